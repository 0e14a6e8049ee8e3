/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-mirror-edition.h"

#include <string.h>

#include "dw-mirror-page.h"
#include "dw-publish-switch.h"

/* One edition's objects being written. */
typedef struct
{
  DwPublishBatch *batch;
  guint n;
} Objects;

static gboolean
write_object (const char     *name,
              const GString  *text,
              gpointer        data,
              GError        **error)
{
  Objects *objects = data;
  DwSha256 sha256 = dw_sha256_of (text->str, text->len);
  g_autofree char *hex = dw_sha256_dup_hex (&sha256);

  objects->n++;
  return dw_publish_batch_write (objects->batch, hex, text->str, text->len, error);
}

static gboolean
write_objects (const DwMirrorEdition  *edition,
               GError                **error)
{
  g_autofree char *folder = g_build_filename (edition->folder, "objects", NULL);
  g_autoptr (DwPublishBatch) batch = dw_publish_batch_new (folder, error);
  Objects objects = { batch, 0 };

  if (batch == NULL
      || !dw_publication_foreach_shard (edition->publication, edition->settings->shard_bits, write_object, &objects,
                                        error))
    return FALSE;

  edition->report->n_objects = objects.n;
  return dw_publish_batch_commit (batch, &edition->report->n_objects_written, error);
}

/* Whether `services/@id.json` is a name that every file system and web server takes, and no page has. */
static gboolean
can_be_a_name (const char *id)
{
  static const char fine[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";

  return strlen (id) <= 200 && strspn (id, fine) == strlen (id) && *id != '.' && *id != '\0' && strcmp (id, "index") != 0 && !g_str_has_prefix (id, "page-");
}

static gboolean
write_detail (const DwMirrorEdition  *edition,
              DwPublishBatch         *batch,
              guint                   index,
              GError                **error)
{
  g_autofree char *name = g_strconcat (dw_publication_get_id (edition->publication, index), ".json", NULL);

  dw_publish_batch_begin (batch, name);
  return dw_publication_put (edition->publication, index, dw_publish_batch_append, batch, error)
         && dw_publish_batch_end (batch, error);
}

static gboolean
write_details (const DwMirrorEdition  *edition,
               DwPublishBatch         *batch,
               GError                **error)
{
  for (guint i = 0; i < dw_publication_get_n (edition->publication); i++)
    {
      if (!can_be_a_name (dw_publication_get_id (edition->publication, i)))
        {
          edition->report->n_without_page++;
          continue;
        }
      if (!write_detail (edition, batch, i, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_page (const DwMirrorEdition  *edition,
            DwPublishBatch         *batch,
            const char             *name,
            guint                   number,
            GError                **error)
{
  dw_publish_batch_begin (batch, name);
  return dw_publication_put_page (edition->publication, number, DW_PUBLICATION_PAGE, dw_publish_batch_append, batch,
                                  error)
         && dw_publish_batch_end (batch, error);
}

/* Page 1 has a second name, for servers that know nothing of questions in an address. */
static gboolean
write_lists (const DwMirrorEdition  *edition,
             DwPublishBatch         *batch,
             GError                **error)
{
  guint n_pages = dw_publication_get_n_pages (edition->publication);

  for (guint number = 1; number <= n_pages; number++)
    {
      g_autofree char *name = g_strdup_printf ("page-%u.json", number);

      if (!write_page (edition, batch, name, number, error))
        return FALSE;
    }

  return write_page (edition, batch, "index.json", 1, error);
}

/* Pages of services are all written by now: another is of one that is gone. What is no page is somebody's own. */
static gboolean
is_no_page (const char *name,
            gpointer    data)
{
  return !g_str_has_suffix (name, ".json");
}

static gboolean
write_pages (const DwMirrorEdition  *edition,
             DwPublishSwitch        *last,
             GError                **error)
{
  g_autofree char *folder = g_build_filename (edition->folder, "services", NULL);
  g_autoptr (DwPublishBatch) batch = dw_publish_batch_new_beside (folder, error);
  DwMirrorReport *report = edition->report;

  if (batch == NULL || !write_details (edition, batch, error) || !write_lists (edition, batch, error) ||
      !dw_publish_batch_carry (batch, is_no_page, NULL, &report->n_files_removed, error))
    return FALSE;

  report->n_files_written += dw_publish_batch_get_n (batch);
  if (dw_publish_batch_get_n (batch) > 0 || report->n_files_removed > 0)
    dw_publish_switch_add (last, batch);
  return TRUE;
}

static gboolean
write_and_free (DwPublishBatch  *batch,
                const char      *name,
                GString         *text,
                GError         **error)
{
  gboolean is_written = dw_publish_batch_write (batch, name, text->str, text->len, error);

  g_string_free (text, TRUE);
  return is_written;
}

static gboolean
write_lines (const DwMirrorEdition  *edition,
             DwPublishBatch         *batch,
             GError                **error)
{
  dw_publish_batch_begin (batch, "services.ndjson");
  return dw_publication_put_lines (edition->publication, dw_publish_batch_append, batch, error)
         && dw_publish_batch_end (batch, error);
}

static gboolean
write_bytes (DwPublishBatch  *batch,
             const char      *name,
             GBytes          *bytes,
             GError         **error)
{
  return dw_publish_batch_write (batch, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* The edition that is there becomes the one before. */
static gboolean
write_heads (const DwMirrorEdition  *edition,
             DwPublishBatch         *batch,
             GError                **error)
{
  if (edition->head == NULL)
    return TRUE;

  return (edition->before == NULL || write_bytes (batch, "previous.oruk", edition->before, error)) &&
         write_bytes (batch, "feed.oruk", edition->head, error);
}

/* The files of the mirror itself, feed.oruk last. */
static gboolean
write_front (const DwMirrorEdition  *edition,
             DwPublishSwitch        *last,
             GError                **error)
{
  const DwPublishSettings *settings = edition->settings;
  g_autoptr (DwPublishBatch) batch = dw_publish_batch_new (edition->folder, error);

  if (batch == NULL || !write_and_free (batch, DW_PUBLISH_SETTINGS_FILE, dw_publish_settings_print (settings), error) ||
      !write_lines (edition, batch, error) ||
      !write_and_free (batch, "index.json", dw_mirror_page_dup_api (settings), error) ||
      !write_and_free (batch, "index.html", dw_mirror_page_dup_html (settings, edition->manifest), error) ||
      !write_heads (edition, batch, error))
    return FALSE;

  edition->report->n_files_written += dw_publish_batch_get_n (batch);
  dw_publish_switch_add (last, batch);
  return TRUE;
}

/* A folder without its settings is taken for somebody else's: those of a new feed come before all else. */
static gboolean
claim (const DwMirrorEdition  *edition,
       GError                **error)
{
  g_autoptr (DwPublishBatch) batch = edition->before == NULL ? dw_publish_batch_new (edition->folder, error) : NULL;

  if (edition->before != NULL)
    return TRUE;

  return batch != NULL
         && write_and_free (batch, DW_PUBLISH_SETTINGS_FILE, dw_publish_settings_print (edition->settings), error)
         && dw_publish_batch_commit (batch, &edition->report->n_files_written, error);
}

/* After feed.oruk: of an edition that was never there no number is used up. It tells a feed.oruk that is lost or an
   older one from a new feed. */
static void
note_number (const DwMirrorEdition *edition)
{
  g_autofree char *path = g_build_filename (edition->folder, DW_PUBLISH_SETTINGS_FILE, NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GString) text = NULL;

  edition->settings->epoch = edition->manifest->epoch;
  edition->settings->version = MAX (edition->settings->version, edition->manifest->version);
  text = dw_publish_settings_print (edition->settings);
  if (!dw_publish_batch_write_alone (path, text->str, text->len, &edition->report->n_files_written, &problem))
    g_debug ("The number of the edition was not noted: %s", problem->message);
}

gboolean
dw_mirror_edition_write (const DwMirrorEdition  *edition,
                         GError                **error)
{
  g_autoptr (DwPublishSwitch) last = dw_publish_switch_new ();

  if (!claim (edition, error) || !write_pages (edition, last, error) || !write_front (edition, last, error)
      || !write_objects (edition, error) || !dw_publish_switch_commit (last, error))
    return FALSE;

  note_number (edition);
  return TRUE;
}
