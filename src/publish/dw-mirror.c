/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-mirror.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "dw-mirror-page.h"
#include "dw-publish-file.h"
#include "dw-signed-feed-write.h"

/* So many pages of services wait for their names at a time. */
enum { MOST_WAITING = 4096 };

struct _DwMirror
{
  char *folder;
  int lock;                 /* the folder, locked; -1 while there is none */
  DwPublishSettings *settings;
  GBytes *head;             /* feed.oruk as it is there, or NULL */
  DwManifest *manifest;     /* what @head says, or NULL */
  DwManifest *previous;     /* the edition before, or NULL */
};

/* One edition being written. */
typedef struct
{
  DwMirror *mirror;
  DwPublication *publication;
  DwManifest *manifest;
  DwMirrorReport *report;
} Writing;

void
dw_mirror_free (DwMirror *self)
{
  if (self->lock >= 0)
    close (self->lock);
  g_clear_pointer (&self->settings, dw_publish_settings_free);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_clear_pointer (&self->manifest, dw_manifest_free);
  g_clear_pointer (&self->previous, dw_manifest_free);
  g_free (self->folder);
  g_free (self);
}

static gboolean
lock_folder (DwMirror  *self,
             GError   **error)
{
  g_autofree char *shown = g_filename_display_name (self->folder);

  if (!dw_publish_folder_make (self->folder, error))
    return FALSE;

  self->lock = g_open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (self->lock >= 0 && (flock (self->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK))
    return TRUE;

  if (self->lock < 0)
    g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_WRITE, _("“%s” could not be opened (%s)."), shown, g_strerror (errno));
  else
    g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_WRITE, _("Another program is publishing to “%s”. Try again when it has finished."), shown);
  return FALSE;
}

static gboolean
is_signed_by (const DwSignature *signature,
              const DwManifest  *keys,
              const char        *text,
              gsize              length)
{
  for (guint i = 0; keys != NULL && i < keys->keys->len; i++)
    if (dw_signature_verify (signature, &g_array_index (keys->keys, DwManifestKey, i).key, text, length))
      return TRUE;

  return FALSE;
}

/* The manifest behind a signature by one of its own keys, or, where keys were replaced, of @before's (nullable); NULL when the bytes are not that. */
static DwManifest *
read_head (GBytes           *head,
           const DwManifest *before)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (head, &length);
  g_autoptr (DwManifest) manifest = NULL;
  DwSignature signature;

  if (!dw_signature_parse (bytes, length, &signature))
    return NULL;

  bytes += signature.length;
  length -= signature.length;
  manifest = dw_manifest_parse (bytes, length, NULL);
  if (manifest == NULL || !(is_signed_by (&signature, manifest, bytes, length) || is_signed_by (&signature, before, bytes, length)))
    return NULL;

  return g_steal_pointer (&manifest);
}

static GBytes *
load (DwMirror   *self,
      const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &bytes, &length, NULL) ? g_bytes_new_take (bytes, length) : NULL;
}

static gboolean
load_editions (DwMirror  *self,
               GError   **error)
{
  g_autoptr (GBytes) previous = load (self, "previous.oruk");

  self->head = load (self, "feed.oruk");
  self->previous = previous != NULL ? read_head (previous, NULL) : NULL;
  self->manifest = self->head != NULL ? read_head (self->head, self->previous) : NULL;
  if (self->head != NULL && (self->manifest == NULL || g_ascii_strcasecmp (self->manifest->feed, self->settings->feed) != 0))
    {
      g_autofree char *shown = g_filename_display_name (self->folder);

      g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_FEED,
                   _("The file feed.oruk in “%s” is damaged, or of another feed. Put back the one that was published last."), shown);
      return FALSE;
    }

  return TRUE;
}

DwMirror *
dw_mirror_open (const char  *folder,
                GError     **error)
{
  g_autoptr (DwMirror) self = g_new0 (DwMirror, 1);

  self->folder = g_strdup (folder);
  self->lock = -1;
  self->settings = dw_publish_settings_load (folder, error);
  if (self->settings == NULL || !lock_folder (self, error) || !load_editions (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

DwPublishSettings *
dw_mirror_get_settings (DwMirror *self)
{
  return self->settings;
}

const DwManifest *
dw_mirror_get_manifest (DwMirror *self)
{
  return self->manifest;
}

/* A batch for a folder of the mirror, or for the mirror itself. */
static DwPublishBatch *
begin_batch (const Writing *writing,
             const char    *folder,
             GError       **error)
{
  g_autofree char *path = g_build_filename (writing->mirror->folder, folder, NULL);

  return dw_publish_batch_new (path, error);
}

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
write_objects (Writing  *writing,
               GError  **error)
{
  g_autoptr (DwPublishBatch) batch = begin_batch (writing, "objects", error);
  Objects objects = { batch, 0 };

  if (batch == NULL || !dw_publication_foreach_shard (writing->publication, writing->mirror->settings->shard_bits, write_object, &objects, error))
    return FALSE;

  writing->report->n_objects = objects.n;
  return dw_publish_batch_commit (batch, &writing->report->n_objects_written, error);
}

/* Whether `services/@id.json` is a name that every file system and web server takes, and no page has. */
static gboolean
can_be_a_name (const char *id)
{
  static const char fine[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";

  return strlen (id) <= 200 && strspn (id, fine) == strlen (id) && *id != '.' && *id != '\0' && strcmp (id, "index") != 0 && !g_str_has_prefix (id, "page-");
}

static gboolean
write_detail (Writing         *writing,
              DwPublishBatch  *batch,
              guint            index,
              GError         **error)
{
  g_autofree char *name = g_strconcat (dw_publication_get_id (writing->publication, index), ".json", NULL);

  dw_publish_batch_begin (batch, name);
  return dw_publication_put (writing->publication, index, dw_publish_batch_append, batch, error) && dw_publish_batch_end (batch, error);
}

static gboolean
write_details (Writing         *writing,
               DwPublishBatch  *batch,
               GError         **error)
{
  for (guint i = 0; i < dw_publication_get_n (writing->publication); i++)
    {
      if (!can_be_a_name (dw_publication_get_id (writing->publication, i)))
        {
          writing->report->n_without_page++;
          continue;
        }
      if (!write_detail (writing, batch, i, error))
        return FALSE;
      if (dw_publish_batch_get_n (batch) >= MOST_WAITING && !dw_publish_batch_commit (batch, &writing->report->n_files_written, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_page (Writing         *writing,
            DwPublishBatch  *batch,
            const char      *name,
            guint            number,
            GError         **error)
{
  dw_publish_batch_begin (batch, name);
  return dw_publication_put_page (writing->publication, number, DW_PUBLICATION_PAGE, dw_publish_batch_append, batch, error) &&
         dw_publish_batch_end (batch, error);
}

/* Page 1 has a second name, for servers that know nothing of questions in an address. */
static gboolean
write_pages (Writing  *writing,
             GError  **error)
{
  g_autoptr (DwPublishBatch) batch = begin_batch (writing, "services", error);
  guint n_pages = dw_publication_get_n_pages (writing->publication);

  if (batch == NULL || !write_details (writing, batch, error))
    return FALSE;

  for (guint number = 1; number <= n_pages; number++)
    {
      g_autofree char *name = g_strdup_printf ("page-%u.json", number);

      if (!write_page (writing, batch, name, number, error))
        return FALSE;
    }

  return write_page (writing, batch, "index.json", 1, error) && dw_publish_batch_commit (batch, &writing->report->n_files_written, error);
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
write_lines (Writing         *writing,
             DwPublishBatch  *batch,
             GError         **error)
{
  dw_publish_batch_begin (batch, "services.ndjson");
  return dw_publication_put_lines (writing->publication, dw_publish_batch_append, batch, error) && dw_publish_batch_end (batch, error);
}

static gboolean
write_front (Writing  *writing,
             GError  **error)
{
  const DwPublishSettings *settings = writing->mirror->settings;
  g_autoptr (DwPublishBatch) batch = begin_batch (writing, "", error);

  return batch != NULL && write_lines (writing, batch, error) &&
         write_and_free (batch, "index.json", dw_mirror_page_dup_api (settings), error) &&
         write_and_free (batch, "index.html", dw_mirror_page_dup_html (settings, writing->manifest), error) &&
         dw_publish_batch_commit (batch, &writing->report->n_files_written, error);
}

/* The edition that is there becomes the one before, and the new one takes its place in one step. */
static gboolean
write_head (Writing                *writing,
            const DwMirrorSigning  *signing,
            GError                **error)
{
  DwMirror *mirror = writing->mirror;
  g_autofree char *path = g_build_filename (mirror->folder, "feed.oruk", NULL);
  g_autofree char *previous = g_build_filename (mirror->folder, "previous.oruk", NULL);
  g_autoptr (GBytes) head = dw_signed_feed_write (writing->manifest, signing->key, error);
  guint *n_written = &writing->report->n_files_written;

  if (head == NULL)
    return FALSE;
  if (mirror->head != NULL &&
      !dw_publish_file_write (previous, g_bytes_get_data (mirror->head, NULL), g_bytes_get_size (mirror->head), n_written, error))
    return FALSE;
  if (!dw_publish_file_write (path, g_bytes_get_data (head, NULL), g_bytes_get_size (head), n_written, error))
    return FALSE;

  g_clear_pointer (&mirror->head, g_bytes_unref);
  g_clear_pointer (&mirror->previous, dw_manifest_free);
  mirror->head = g_steal_pointer (&head);
  mirror->previous = g_steal_pointer (&mirror->manifest);
  mirror->manifest = g_steal_pointer (&writing->manifest);
  return TRUE;
}

/* Adds the names of the files that hold the objects of @manifest. */
static void
add_listed (GHashTable       *listed,
            const DwManifest *manifest)
{
  for (guint i = 0; manifest != NULL && i < manifest->objects->len; i++)
    g_hash_table_add (listed, dw_sha256_dup_hex (&g_array_index (manifest->objects, DwManifestObject, i).sha256));
}

/* What neither edition needs goes; what is no object of a feed is somebody else's. */
static gboolean
keep_object (const char *name,
             gpointer    data)
{
  DwSha256 sha256;

  return strlen (name) != DW_SHA256_HEX || !dw_sha256_parse (name, &sha256) || g_hash_table_contains (data, name);
}

/* "page-3.json" of a feed that has three pages, or more. */
static gboolean
is_page (DwPublication *publication,
         const char    *name)
{
  g_autofree char *wanted = NULL;
  guint64 number = 0;

  if (!g_str_has_prefix (name, "page-"))
    return FALSE;

  number = g_ascii_strtoull (name + strlen ("page-"), NULL, 10);
  wanted = g_strdup_printf ("page-%" G_GUINT64_FORMAT ".json", number);
  return number >= 1 && number <= dw_publication_get_n_pages (publication) && g_str_equal (name, wanted);
}

static gboolean
keep_page (const char *name,
           gpointer    data)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (name, ".json") || g_str_equal (name, "index.json") || is_page (data, name))
    return TRUE;

  id = g_strndup (name, strlen (name) - strlen (".json"));
  return can_be_a_name (id) && dw_publication_has (data, id);
}

static gboolean
keep_any (const char *name,
          gpointer    data)
{
  return TRUE;
}

static void
sweep (Writing *writing)
{
  g_autofree char *objects = g_build_filename (writing->mirror->folder, "objects", NULL);
  g_autofree char *services = g_build_filename (writing->mirror->folder, "services", NULL);
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_listed (listed, writing->mirror->manifest);
  add_listed (listed, writing->mirror->previous);
  writing->report->n_files_removed += dw_publish_folder_sweep (objects, keep_object, listed);
  writing->report->n_files_removed += dw_publish_folder_sweep (services, keep_page, writing->publication);
  dw_publish_folder_sweep (writing->mirror->folder, keep_any, NULL);
}

static gboolean
write_all (Writing                *writing,
           const DwMirrorSigning  *signing,
           GError                **error)
{
  DwMirrorReport *report = writing->report;

  if (!dw_publish_settings_save (writing->mirror->settings, writing->mirror->folder, &report->n_files_written, error) ||
      !write_objects (writing, error) || !write_pages (writing, error) || !write_front (writing, error))
    return FALSE;

  return !report->is_new || write_head (writing, signing, error);
}

gboolean
dw_mirror_publish (DwMirror               *self,
                   DwPublication          *publication,
                   const DwMirrorSigning  *signing,
                   DwMirrorReport         *report,
                   GError                **error)
{
  DwPublishSettings *settings = self->settings;
  Writing writing = { .mirror = self, .publication = publication, .report = report };
  gboolean is_written = FALSE;

  *report = (DwMirrorReport) { FALSE };
  dw_publication_sort (publication);
  settings->shard_bits = dw_signed_feed_choose_shards (dw_publication_get_bytes (publication), dw_publication_get_n (publication), settings->shard_bits);
  writing.manifest = dw_edition_plan (self->manifest, settings, signing, publication, error);
  if (writing.manifest == NULL)
    return FALSE;

  report->is_new = self->manifest == NULL || dw_edition_says_more (writing.manifest, self->manifest, signing->now);
  if (!report->is_new)
    {
      writing.manifest->version = self->manifest->version;
      writing.manifest->issued = self->manifest->issued;
      writing.manifest->expires = self->manifest->expires;
    }
  report->version = writing.manifest->version;
  report->expires = writing.manifest->expires;

  is_written = write_all (&writing, signing, error);
  g_clear_pointer (&writing.manifest, dw_manifest_free);
  if (is_written)
    sweep (&writing);
  return is_written;
}

static gboolean
put_object (DwMirror                *self,
            const DwManifestObject  *object,
            const char              *hex,
            DwPublishSink            sink,
            gpointer                 data,
            GError                 **error)
{
  g_autofree char *name = g_build_filename ("objects", hex, NULL);
  g_autoptr (GBytes) bytes = load (self, name);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  DwSha256 sha256 = { { 0 } };

  if (bytes != NULL)
    sha256 = dw_sha256_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (bytes == NULL || !dw_sha256_equal (&sha256, &object->sha256))
    {
      g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_FEED, _("The file objects/%s is not there, or damaged. Publish again, and it is mended."), hex);
      return FALSE;
    }

  dw_signed_feed_append_object (packed, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return sink (packed->data, packed->len, data, error);
}

gboolean
dw_mirror_put_bundle (DwMirror       *self,
                      gboolean        only_changed,
                      DwPublishSink   sink,
                      gpointer        data,
                      GError        **error)
{
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (self->head != NULL, FALSE);

  add_listed (before, only_changed ? self->previous : NULL);
  if (!sink (g_bytes_get_data (self->head, NULL), g_bytes_get_size (self->head), data, error))
    return FALSE;
  for (guint i = 0; i < self->manifest->objects->len; i++)
    {
      const DwManifestObject *object = &g_array_index (self->manifest->objects, DwManifestObject, i);
      g_autofree char *hex = dw_sha256_dup_hex (&object->sha256);

      if (!g_hash_table_contains (before, hex) && !put_object (self, object, hex, sink, data, error))
        return FALSE;
    }

  return TRUE;
}
