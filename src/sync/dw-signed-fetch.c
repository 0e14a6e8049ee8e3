/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-feed-address.h"
#include "dw-object-lines.h"
#include "dw-signed-load-private.h"

/* Services of a delta that are kept in memory until they are put. */
#define MOST_BYTES_AT_HAND ((gsize) 8 * 1024 * 1024)

/* The objects of an edition, in their order, from whichever address has them as they were signed. */

/* "https://host/folder/feed.oruk" has its objects in "https://host/folder/objects/". */
static char *
dup_object_address (const char             *head_url,
                    const DwManifestObject *object)
{
  const char *slash = strrchr (head_url, '/');
  g_autofree char *hex = dw_sha256_dup_hex (&object->sha256);

  return g_strdup_printf ("%.*s/objects/%s", (int) (slash - head_url), head_url, hex);
}

/* What may come of it: curl takes 0 for no limit. */
static gsize
get_most (const DwManifestObject *object)
{
  return MAX ((gsize) object->size, 1);
}

/* What @url holds: of a server no more than was signed for; of a folder that lies beside the head, the file. */
static GBytes *
load_body (const DwManifestObject  *object,
           DwVisit                 *visit,
           const char              *url,
           GError                 **error)
{
  g_autoptr (DwResponse) response = NULL;

  if (dw_feed_address_is_file (url))
    return dw_feed_address_read_file (url, error);

  response = dw_visit_get_bounded (visit, url, NULL, get_most (object), error);
  return response != NULL ? g_bytes_ref (response->body) : NULL;
}

static GBytes *
fetch_from (const DwManifestObject  *object,
            DwVisit                 *visit,
            const char              *head_url,
            GError                 **error)
{
  g_autofree char *url = dup_object_address (head_url, object);
  g_autoptr (GBytes) body = load_body (object, visit, url, error);

  if (body == NULL || !dw_edition_check_object (object, body, error))
    return NULL;

  return g_steal_pointer (&body);
}

/* More than was signed for is a spoilt object, whatever the network calls it. */
static void
explain (const DwManifestObject  *object,
         GError                 **problem)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  if (!g_error_matches (*problem, DW_NET_ERROR, DW_NET_ERROR_TOO_LARGE) || object->size == 0)
    return;

  g_clear_error (problem);
  dw_edition_check_object (object, nothing, problem);
}

/* Returns: the object's bytes, from the address at @at or the next one that has them, which @at then is. */
static GBytes *
fetch_object (const DwManifestObject  *object,
              DwVisit                 *visit,
              GPtrArray               *urls,
              guint                   *at,
              GError                 **error)
{
  g_autoptr (GError) kept = NULL;

  for (guint i = 0; i < urls->len; i++)
    {
      guint here = (*at + i) % urls->len;
      g_autoptr (GError) problem = NULL;
      GBytes *body = fetch_from (object, visit, urls->pdata[here], &problem);

      if (body != NULL)
        {
          *at = here;
          return body;
        }
      explain (object, &problem);
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) || kept == NULL)
        {
          g_clear_error (&kept);
          kept = g_steal_pointer (&problem);
        }
      if (kept->domain == G_IO_ERROR)
        break;
    }

  g_propagate_error (error, g_steal_pointer (&kept));
  return NULL;
}

static gboolean
refuse_missing (guint    n,
                GError **error)
{
  g_set_error (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_MISSING,
               g_dngettext (GETTEXT_PACKAGE,
                            "The file leaves out %u part of the feed that you do not have. Ask for a file that holds the whole feed. "
                            "Nothing was taken from it.",
                            "The file leaves out %u parts of the feed that you do not have. Ask for a file that holds the whole feed. "
                            "Nothing was taken from it.", n),
               n);
  return FALSE;
}

/* A published folder has them beside its head, in “objects”. One that is not there is counted, not stumbled upon. */
static gboolean
is_beside (const DwManifestObject *object,
           const char             *head_url)
{
  g_autofree char *url = dup_object_address (head_url, object);
  g_autofree char *path = g_filename_from_uri (url, NULL, NULL);

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static gboolean
check_there (DwSignedLoad  *load,
             GPtrArray     *wanted,
             GPtrArray     *urls,
             GError       **error)
{
  guint n_absent = 0;

  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (GBytes) key = dw_signed_load_key (wanted->pdata[i]);

      if (g_hash_table_contains (load->packed, key))
        continue;
      n_absent += urls->len == 0
                  || (dw_feed_address_is_file (urls->pdata[0]) && !is_beside (wanted->pdata[i], urls->pdata[0]));
    }

  return n_absent == 0 || refuse_missing (n_absent, error);
}

static GBytes *
get_object (DwSignedLoad            *load,
            const DwManifestObject  *object,
            DwVisit                 *visit,
            GPtrArray               *urls,
            guint                   *at,
            GError                 **error)
{
  g_autoptr (GBytes) key = dw_signed_load_key (object);
  GBytes *packed = g_hash_table_lookup (load->packed, key);

  return packed != NULL ? g_bytes_ref (packed) : fetch_object (object, visit, urls, at, error);
}

/* Asks for those from @next on before their turn, as many as the visit has room for. Returns the first that was not
   asked for. */
static guint
ask_ahead (DwSignedLoad *load,
           GPtrArray    *wanted,
           guint         next,
           DwVisit      *visit,
           const char   *head_url)
{
  for (; head_url != NULL && !dw_feed_address_is_file (head_url) && next < wanted->len; next++)
    {
      const DwManifestObject *object = wanted->pdata[next];
      g_autoptr (GBytes) key = dw_signed_load_key (object);
      g_autofree char *url = dup_object_address (head_url, object);

      if (!g_hash_table_contains (load->packed, key) && !dw_visit_ask_ahead (visit, url, get_most (object)))
        break;
    }

  return next;
}

/* Hands out each of @wanted, verified. */
static gboolean
hand_out_each (DwSignedLoad  *load,
               GPtrArray     *wanted,
               DwVisit       *visit,
               GPtrArray     *urls,
               DwObjectFunc   func,
               gpointer       data,
               GError       **error)
{
  guint at = load->first_url;
  guint next = 0;

  visit->progress.pages_in_all = wanted->len;
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (GBytes) body = NULL;

      next = ask_ahead (load, wanted, MAX (next, i + 1), visit, at < urls->len ? urls->pdata[at] : NULL);
      if (g_cancellable_set_error_if_cancelled (visit->cancellable, error)
          || (body = get_object (load, wanted->pdata[i], visit, urls, &at, error)) == NULL
          || !func (wanted->pdata[i], body, data, error))
        return FALSE;
      visit->progress.pages = i + 1;
      dw_visit_tell (visit, DW_SYNC_READING_LIST);
    }

  return TRUE;
}

static gboolean
hand_out (DwSignedLoad  *load,
          GPtrArray     *wanted,
          DwVisit       *visit,
          GPtrArray     *urls,
          DwObjectFunc   func,
          gpointer       data,
          GError       **error)
{
  gboolean is_done
      = check_there (load, wanted, urls, error) && hand_out_each (load, wanted, visit, urls, func, data, error);

  dw_visit_end_ahead (visit);
  return is_done;
}

/* Those of the missing objects that no bundle brought. */
static GPtrArray *
list_wanted (DwSignedLoad *load)
{
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; i < load->missing->len; i++)
    {
      g_autoptr (GBytes) key = dw_signed_load_key (load->missing->pdata[i]);

      if (!g_hash_table_contains (load->packed, key))
        g_ptr_array_add (wanted, load->missing->pdata[i]);
    }

  return wanted;
}

/* Most of an object that changed is known. The little that is not is kept at hand too, so that the object need not come
 * back from the shelf: there it waits for a next sync, should this one be cut short. */
static void
keep_at_hand (DwSignedLoad            *load,
              const DwManifestObject  *object,
              GArray                  *lines)
{
  if (load->known == NULL || load->n_bytes_at_hand > MOST_BYTES_AT_HAND)
    return;

  load->n_bytes_at_hand += dw_object_lines_detach (lines);
  g_hash_table_replace (load->at_hand, dw_signed_load_key (object), g_array_ref (lines));
}

static gboolean
keep_object (const DwManifestObject  *object,
             GBytes                  *body,
             gpointer                 data,
             GError                 **error)
{
  DwSignedLoad *load = data;
  g_autoptr (GArray) lines = dw_object_lines_list (body, load->known);

  if (!dw_object_shelf_put (load->shelf, object, body, lines, load->known != NULL, error))
    return FALSE;

  keep_at_hand (load, object, lines);
  return TRUE;
}

/* Those of @wanted that no earlier sync left. */
static GPtrArray *
list_absent (DwObjectShelf *shelf,
             GPtrArray     *wanted)
{
  GPtrArray *absent = g_ptr_array_new ();

  for (guint i = 0; i < wanted->len; i++)
    if (!dw_object_shelf_has (shelf, wanted->pdata[i]))
      g_ptr_array_add (absent, wanted->pdata[i]);

  return absent;
}

gboolean
dw_signed_load_fetch_objects (DwSignedLoad  *load,
                              const char    *key,
                              DwVisit       *visit,
                              GPtrArray     *urls,
                              GError       **error)
{
  g_autoptr (GPtrArray) wanted = list_wanted (load);
  g_autoptr (GPtrArray) absent = NULL;

  if (wanted->len == 0)
    return TRUE;
  load->shelf = dw_object_shelf_open (key, load->now, wanted, error);
  if (load->shelf == NULL)
    return FALSE;

  absent = list_absent (load->shelf, wanted);
  return hand_out (load, absent, visit, urls, keep_object, load, error);
}

gboolean
dw_signed_load_read_objects (DwSignedLoad  *load,
                             DwVisit       *visit,
                             GPtrArray     *urls,
                             DwObjectFunc   func,
                             gpointer       data,
                             GError       **error)
{
  return hand_out (load, load->missing, visit, urls, func, data, error);
}
