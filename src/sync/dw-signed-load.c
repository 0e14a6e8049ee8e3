/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-signed-load.h"

#include <glib/gi18n-lib.h>

#include "dw-feed-address.h"
#include "dw-limits.h"
#include "dw-signed-load-private.h"

DwSignedLoad *
dw_signed_load_new (const DwSignedState *before,
                    gint64               now)
{
  DwSignedLoad *load = g_new0 (DwSignedLoad, 1);

  load->before = before;
  load->now = now;
  load->packed = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                        (GDestroyNotify) g_bytes_unref);
  load->at_hand = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                         (GDestroyNotify) g_array_unref);
  load->missing = g_ptr_array_new ();
  return load;
}

void
dw_signed_load_free (DwSignedLoad *load)
{
  g_clear_pointer (&load->edition, dw_edition_free);
  g_clear_pointer (&load->held, g_hash_table_unref);
  g_clear_pointer (&load->known, g_hash_table_unref);
  g_clear_pointer (&load->shelf, dw_object_shelf_free);
  g_hash_table_unref (load->packed);
  g_hash_table_unref (load->at_hand);
  g_ptr_array_unref (load->missing);
  g_free (load->etag);
  g_free (load);
}

GBytes *
dw_signed_load_key (const DwManifestObject *object)
{
  return g_bytes_new (object->sha256.bytes, sizeof object->sha256.bytes);
}

static gboolean
note_packed (const DwManifestObject  *object,
             GBytes                  *bytes,
             gpointer                 data,
             GError                 **error)
{
  DwSignedLoad *load = data;

  g_hash_table_replace (load->packed, dw_signed_load_key (object), g_bytes_ref (bytes));
  return TRUE;
}

gboolean
dw_signed_load_take_bundle (DwSignedLoad  *load,
                            GBytes        *bundle,
                            GError       **error)
{
  load->edition = dw_edition_read (bundle, load->before, load->now, error);

  return load->edition != NULL && dw_edition_unpack (load->edition, bundle, note_packed, load, error);
}

/* What a signature says of a feed tells more than what a network says. */
static void
keep_more_telling (GError **kept,
                   GError  *problem)
{
  if (*kept == NULL || ((*kept)->domain != DW_SIGNED_ERROR && problem->domain == DW_SIGNED_ERROR))
    {
      g_clear_error (kept);
      *kept = problem;
    }
  else
    g_error_free (problem);
}

static gboolean
explain_missing (GError  *problem,
                 GError **error)
{
  if (g_error_matches (problem, DW_NET_ERROR, DW_NET_ERROR_NOT_FOUND))
    g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_NOT_A_FEED,
                         _("There is no signed feed at that address. Check the address with the publisher."));
  else
    g_propagate_error (error, g_error_copy (problem));
  return FALSE;
}

/* Asks one address. @edition is set when it gave one, and stays NULL when it said that nothing has changed. */
static gboolean
ask (DwSignedLoad  *load,
     DwVisit       *visit,
     const char    *url,
     const char    *etag,
     DwEdition    **edition,
     char         **new_etag,
     GError       **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwResponse) response = dw_visit_get_bounded (visit, url, etag, DW_SIGNED_HEAD_BYTES, &problem);

  *edition = NULL;
  if (response == NULL)
    return explain_missing (problem, error);
  if (response->status == 304)
    {
      *new_etag = g_strdup (etag);
      return TRUE;
    }

  *new_etag = g_strdup (response->etag);
  *edition = dw_edition_read (response->body, load->before, load->now, error);
  return *edition != NULL;
}

/* Whether what an address said is the last word: something new, or that what we have is still vouched for. */
static gboolean
is_last_word (DwSignedLoad    *load,
              const DwEdition *edition,
              gint64           expires)
{
  return edition != NULL ? !edition->is_unchanged || !edition->is_stale : load->now < expires;
}

static void
take_answer (DwSignedLoad *load,
             guint         i,
             DwEdition    *edition,
             char         *etag)
{
  g_clear_pointer (&load->edition, dw_edition_free);
  load->edition = edition;
  load->is_confirmed = edition == NULL;
  load->first_url = i;
  g_free (load->etag);
  load->etag = i == 0 ? g_steal_pointer (&etag) : NULL;
  g_free (etag);
}

gboolean
dw_signed_load_fetch_head (DwSignedLoad  *load,
                           DwVisit       *visit,
                           GPtrArray     *urls,
                           const char    *etag,
                           gint64         expires,
                           GError       **error)
{
  g_autoptr (GError) kept = NULL;
  gboolean is_answered = FALSE;
  gboolean is_done = FALSE;

  dw_visit_tell (visit, DW_SYNC_CONNECTING);
  for (guint i = 0; i < urls->len && !is_done; i++)
    {
      GError *problem = NULL;
      DwEdition *edition;
      char *new_etag = NULL;

      if (g_cancellable_set_error_if_cancelled (visit->cancellable, error))
        return FALSE;
      if (!ask (load, visit, urls->pdata[i], i == 0 ? etag : NULL, &edition, &new_etag, &problem))
        {
          g_free (new_etag);
          keep_more_telling (&kept, problem);
          continue;
        }

      is_done = is_last_word (load, edition, expires);
      if (is_done || !is_answered)
        take_answer (load, i, edition, new_etag);
      else
        {
          g_clear_pointer (&edition, dw_edition_free);
          g_free (new_etag);
        }
      is_answered = TRUE;
    }

  if (!is_answered)
    g_propagate_error (error, g_steal_pointer (&kept));
  return is_answered;
}

gboolean
dw_signed_load_take_first (DwSignedLoad  *load,
                           DwVisit       *visit,
                           GPtrArray     *urls,
                           GError       **error)
{
  gboolean is_file = dw_feed_address_is_file (urls->pdata[0]);
  g_autoptr (GBytes) bundle = is_file ? dw_feed_address_read_file (urls->pdata[0], error) : NULL;

  if (is_file && bundle == NULL)
    return FALSE;

  return is_file ? dw_signed_load_take_bundle (load, bundle, error)
                 : dw_signed_load_fetch_head (load, visit, urls, NULL, 0, error);
}

gboolean
dw_signed_load_is_confirmed (DwSignedLoad *load)
{
  return load->is_confirmed;
}

const DwEdition *
dw_signed_load_get_edition (DwSignedLoad *load)
{
  return load->edition;
}

const char *
dw_signed_load_get_etag (DwSignedLoad *load)
{
  return load->etag;
}

gboolean
dw_signed_load_check_size (DwSignedLoad  *load,
                           GError       **error)
{
  const DwManifest *manifest = load->edition->manifest;

  if (manifest->n_services <= DW_LIMIT_SERVICES && dw_manifest_get_bytes (manifest) <= DW_LIMIT_SIGNED_FEED)
    return TRUE;

  g_set_error_literal (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_TOO_LARGE,
                       _("The feed is larger than Doorway takes in. Nothing was taken from it."));
  return FALSE;
}

void
dw_signed_load_set_held (DwSignedLoad *load,
                         GHashTable   *held)
{
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GHashTable) kept
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free);
  GArray *objects = load->edition->manifest->objects;

  g_ptr_array_set_size (load->missing, 0);
  for (guint i = 0; i < objects->len; i++)
    {
      DwManifestObject *object = &g_array_index (objects, DwManifestObject, i);
      g_autoptr (GBytes) key = dw_signed_load_key (object);
      const DwHeldObject *noted = g_hash_table_lookup (held, key);

      if (!g_hash_table_add (seen, g_bytes_ref (key)))
        continue;
      if (noted != NULL)
        g_hash_table_replace (kept, g_bytes_ref (key), g_memdup2 (noted, sizeof *noted));
      else
        g_ptr_array_add (load->missing, object);
    }

  g_hash_table_unref (held);
  g_clear_pointer (&load->held, g_hash_table_unref);
  load->held = g_steal_pointer (&kept);
}

void
dw_signed_load_set_known (DwSignedLoad *load,
                          GHashTable   *known)
{
  g_clear_pointer (&load->known, g_hash_table_unref);
  load->known = known;
}

GHashTable *
dw_signed_load_get_held (DwSignedLoad *load)
{
  return load->held;
}

void
dw_signed_load_leave (DwSignedLoad *load)
{
  if (load->shelf != NULL)
    dw_object_shelf_leave (load->shelf);
}

guint
dw_signed_load_count_missing (DwSignedLoad *load)
{
  return load->missing->len;
}
