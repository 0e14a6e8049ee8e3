/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-walk.h"

#include <glib/gi18n-lib.h>

#include "dw-hash.h"
#include "dw-limits.h"
#include "dw-tri.h"

struct _DwWalk
{
  GHashTable *identities;     /* of char*: every record that came, to the page where it could be read, 0 if it could
                                 not */
  guint page_number;
  guint n_restarts;
  guint n_seen;
  guint n_taken;
  gint64 total_items;         /* as first stated; 0: nothing believable */
  gint64 total_pages;
};

DwWalk *
dw_walk_new (void)
{
  DwWalk *walk = g_new0 (DwWalk, 1);

  walk->identities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->page_number = 1;
  return walk;
}

void
dw_walk_free (DwWalk *walk)
{
  g_hash_table_unref (walk->identities);
  g_free (walk);
}

guint
dw_walk_get_page_number (const DwWalk *walk)
{
  return walk->page_number;
}

/*
 * A record without an id is known by its bytes and by how many like it came before on its page, so that it counts
 * once, and a page that is repeated brings nothing new. No id begins with a control character.
 */
static char *
dup_identity (const DwPageRecord *record,
              GHashTable         *anonymous)
{
  DwHash hash;
  g_autofree char *key = NULL;
  guint n_before;

  if (record->source_id != NULL)
    return g_strdup (record->source_id);

  hash = dw_hash_of (record->raw, record->raw_length);
  key = g_base64_encode (hash.bytes, sizeof hash.bytes);
  n_before = GPOINTER_TO_UINT (g_hash_table_lookup (anonymous, key));
  g_hash_table_insert (anonymous, g_strdup (key), GUINT_TO_POINTER (n_before + 1));
  return g_strdup_printf ("\001%s %u", key, n_before);
}

/* Nothing is counted until the page is known to bring something new. */
static GPtrArray *
read_identities (DwPage *page)
{
  g_autoptr (GHashTable) anonymous = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *identities = g_ptr_array_new_with_free_func (g_free);
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    g_ptr_array_add (identities, dup_identity (&records[i], anonymous));

  return identities;
}

static gboolean
brings_something_new (DwWalk    *walk,
                      GPtrArray *identities)
{
  for (guint i = 0; i < identities->len; i++)
    if (!g_hash_table_contains (walk->identities, identities->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
count_records (DwWalk       *walk,
               DwPage       *page,
               GPtrArray    *identities,
               DwRepeatFunc  repeated,
               gpointer      data)
{
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      guint taken_from = GPOINTER_TO_UINT (g_hash_table_lookup (walk->identities, identities->pdata[i]));
      gboolean is_taken = records[i].object != NULL;

      /* What repeats within its page, the page reports. */
      if (is_taken && taken_from != 0 && taken_from != walk->page_number && repeated != NULL)
        repeated (i, &records[i], data);
      if (is_taken && taken_from == 0)
        walk->n_taken++;
      g_hash_table_insert (walk->identities, g_strdup (identities->pdata[i]),
                           GUINT_TO_POINTER (is_taken ? walk->page_number : taken_from));
    }
  walk->n_seen += n_records;
}

/* Prism says "0 items" above an item, and −9007199254740991: neither is a statement. */
static gboolean
totals_have_changed (DwWalk             *walk,
                     const DwPagination *said)
{
  gboolean changed = FALSE;

  if (said->total_items > 0 && walk->total_items > 0)
    changed = said->total_items != walk->total_items;
  if (said->total_pages > 0 && walk->total_pages > 0)
    changed = changed || said->total_pages != walk->total_pages;

  if (walk->total_items <= 0)
    walk->total_items = MAX (said->total_items, 0);
  if (walk->total_pages <= 0)
    walk->total_pages = MAX (said->total_pages, 0);
  return changed;
}

static DwWalkStep
begin_again (DwWalk  *walk,
             GError **error)
{
  if (walk->n_restarts++ == DW_WALK_MAX_RESTARTS)
    {
      g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT,
                           _("The feed kept changing while it was read. The copy you have stays as it is. Try again later."));
      return DW_WALK_FAILED;
    }

  g_hash_table_remove_all (walk->identities);
  walk->page_number = 1;
  walk->n_seen = 0;
  walk->n_taken = 0;
  walk->total_items = 0;
  walk->total_pages = 0;
  return DW_WALK_AGAIN;
}

static gboolean
check_limits (DwWalk  *walk,
              GError **error)
{
  if (walk->page_number < DW_LIMIT_PAGES && walk->n_seen <= DW_LIMIT_SERVICES)
    return TRUE;

  g_set_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_TOO_LARGE,
               _("The feed goes on past %d pages or %d services, more than Doorway takes in. The copy you have stays as it is."),
               DW_LIMIT_PAGES, DW_LIMIT_SERVICES);
  return FALSE;
}

static gboolean
check_promise (const DwWalk  *walk,
               gboolean       is_broken,
               GError       **error)
{
  guint n_sent = g_hash_table_size (walk->identities);
  g_autofree char *said = NULL;
  g_autofree char *sent = NULL;

  if (walk->total_items == 0 || !is_broken)
    return TRUE;

  said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" G_GINT64_FORMAT " service", "%" G_GINT64_FORMAT " services",
                                       (gulong) walk->total_items), walk->total_items);
  sent = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u different one", "%u different ones", n_sent), n_sent);
  /* Translators: "5 services", "3 different ones" */
  g_set_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT,
               _("The feed says it has %s but sent %s. Nothing was taken from it; tell the publisher, or try again later."), said, sent);
  return FALSE;
}

DwWalkStep
dw_walk_take (DwWalk        *walk,
              DwPage        *page,
              DwRepeatFunc   repeated,
              gpointer       data,
              GError       **error)
{
  const DwPagination *said = dw_page_get_pagination (page);
  g_autoptr (GPtrArray) identities = read_identities (page);

  if (totals_have_changed (walk, said))
    return begin_again (walk, error);
  if (identities->len == 0 || !brings_something_new (walk, identities))
    return DW_WALK_OVER;

  count_records (walk, page, identities, repeated, data);
  if (said->last_page == DW_TRI_YES || (walk->total_pages > 0 && walk->page_number >= walk->total_pages))
    return DW_WALK_LAST;
  if (!check_limits (walk, error)
      || !check_promise (walk, g_hash_table_size (walk->identities) > walk->total_items, error))
    return DW_WALK_FAILED;

  walk->page_number++;
  return DW_WALK_NEXT;
}

gboolean
dw_walk_check (const DwWalk  *walk,
               GError       **error)
{
  guint n_distinct = g_hash_table_size (walk->identities);

  if (n_distinct == 0)
    {
      g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_EMPTY,
                           _("The feed has no services in it. The copy you have, if any, stays as it is."));
      return FALSE;
    }
  if (!check_promise (walk, n_distinct != walk->total_items, error))
    return FALSE;
  if (walk->n_taken == 0)
    {
      g_set_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_EMPTY,
                   g_dngettext (GETTEXT_PACKAGE,
                                "The %u record in the feed could not be read. The copy you have, if any, stays as it is.",
                                "None of the %u records in the feed could be read. The copy you have, if any, stays as it is.", walk->n_seen),
                   walk->n_seen);
      return FALSE;
    }

  return TRUE;
}

gboolean
dw_walk_has (const DwWalk *walk,
             const char   *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (walk->identities, id)) != 0;
}

guint
dw_walk_get_n_seen (const DwWalk *walk)
{
  return walk->n_seen;
}

guint
dw_walk_get_n_taken (const DwWalk *walk)
{
  return walk->n_taken;
}

gint64
dw_walk_get_n_promised (const DwWalk *walk)
{
  return walk->total_items;
}

gint64
dw_walk_get_n_pages_promised (const DwWalk *walk)
{
  return walk->total_pages;
}
