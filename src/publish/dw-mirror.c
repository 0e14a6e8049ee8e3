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

#include "dw-key-note.h"
#include "dw-mirror-edition.h"
#include "dw-publish-file.h"
#include "dw-signed-feed-write.h"

struct _DwMirror
{
  char *folder;
  int lock;                 /* the folder, locked; -1 while there is none */
  DwPublishSettings *settings;
  GBytes *head;             /* feed.oruk as it is there, or NULL */
  DwManifest *manifest;     /* what @head says, or NULL */
  DwManifest *previous;     /* the edition before, or NULL */
  DwArena *arena;           /* owns what @hold tells */
  DwHold hold;
};

void
dw_mirror_free (DwMirror *self)
{
  if (self->lock >= 0)
    close (self->lock);
  g_clear_pointer (&self->settings, dw_publish_settings_free);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_clear_pointer (&self->manifest, dw_manifest_free);
  g_clear_pointer (&self->previous, dw_manifest_free);
  dw_arena_unref (self->arena);
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

/* The manifest behind a signature by one of its own keys, or, where keys were replaced, of @before's (nullable); NULL
   when the bytes are not that. */
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
  if (manifest == NULL
      || !(is_signed_by (&signature, manifest, bytes, length) || is_signed_by (&signature, before, bytes, length)))
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

/* To begin anew is to sign an older edition than the readers have, with the keys that may have been replaced since:
   they would refuse all of it. */
static gboolean
refuse_lost_head (DwMirror  *self,
                  GError   **error)
{
  g_autofree char *shown = g_filename_display_name (self->folder);

  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_FEED,
               _("The file feed.oruk is missing from “%s”, which has been published to before. Readers keep what they have, and nothing was changed. Put "
                 "feed.oruk back from the web server or a copy of the folder, and publish again. If there is none, publish into a new folder, and ask "
                 "readers to add the feed again."), shown);
  return FALSE;
}

static gboolean
load_editions (DwMirror  *self,
               GError   **error)
{
  g_autoptr (GBytes) previous = load (self, "previous.oruk");

  self->head = load (self, "feed.oruk");
  if (self->head == NULL && (previous != NULL || self->settings->version > 0))
    return refuse_lost_head (self, error);

  self->previous = previous != NULL ? read_head (previous, NULL) : NULL;
  self->manifest = self->head != NULL ? read_head (self->head, self->previous) : NULL;
  if (self->head != NULL
      && (self->manifest == NULL || g_ascii_strcasecmp (self->manifest->feed, self->settings->feed) != 0))
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
  self->arena = dw_arena_new ();
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

static gboolean
keep_any (const char *name,
          gpointer    data)
{
  return TRUE;
}

static void
take_head (DwMirror   *self,
           GBytes     *head,
           DwManifest *manifest)
{
  g_clear_pointer (&self->head, g_bytes_unref);
  g_clear_pointer (&self->previous, dw_manifest_free);
  self->head = head;
  self->previous = g_steal_pointer (&self->manifest);
  self->manifest = manifest;
}

static void
sweep (DwMirror       *self,
       DwMirrorReport *report)
{
  g_autofree char *objects = g_build_filename (self->folder, "objects", NULL);
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_listed (listed, self->manifest);
  add_listed (listed, self->previous);
  report->n_files_removed += dw_publish_folder_sweep (objects, keep_object, listed);
  dw_publish_folder_sweep (self->folder, keep_any, NULL);
}

/* Whether feed.oruk as it is there has a signature by @key. */
static gboolean
has_signed (DwMirror          *self,
            const DwPublicKey *key)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (self->head, &length);
  DwSignature signature;

  return dw_signature_parse (bytes, length, &signature)
         && dw_signature_verify (&signature, key, bytes + signature.length, length - signature.length);
}

/*
 * Only the recover key lets in whoever missed that the sign key was replaced: its signature is news where everything
 * else is as it was. So is an edition that takes the place of an older one that was put back: readers have a later one
 * than that.
 */
static gboolean
is_news (DwMirror              *self,
         DwManifest            *manifest,
         const DwMirrorSigning *signing,
         const DwMirrorReport  *report)
{
  return self->manifest == NULL || self->manifest->version < self->settings->version
         || dw_edition_says_more (manifest, self->manifest, signing->now)
         || (report->is_by_recover_key && !has_signed (self, dw_secret_key_get_public (signing->key)));
}

/* What is to be there next, as it will be signed, or as it was when nothing else is said. */
static DwManifest *
plan (DwMirror               *self,
      DwPublication          *publication,
      const DwMirrorSigning  *signing,
      DwMirrorReport         *report,
      GError                **error)
{
  g_autoptr (DwManifest) manifest = dw_edition_plan (self->manifest, self->settings, signing, publication, error);

  if (manifest == NULL)
    return NULL;

  report->is_by_recover_key = self->manifest != NULL && dw_edition_is_recovered (self->manifest, signing);
  report->is_sign_key_new = signing->new_sign_key != NULL;
  report->is_recover_key_new = signing->new_recover_key != NULL;
  report->is_new = is_news (self, manifest, signing, report);
  if (!report->is_new)
    {
      manifest->version = self->manifest->version;
      manifest->issued = self->manifest->issued;
      manifest->expires = self->manifest->expires;
    }
  report->version = manifest->version;
  report->expires = manifest->expires;
  return g_steal_pointer (&manifest);
}

/* The key remembers what it has signed where the folder was put back from an older copy; what is published next comes
   after that. */
static gboolean
check_key_note (DwMirror                *self,
                const DwMirrorSigning   *signing,
                const DwEditionConsent  *consent,
                GError                 **error)
{
  DwPublishSettings *settings = self->settings;
  guint64 known = MAX (settings->version, self->manifest != NULL ? self->manifest->version : 0);
  guint64 signed_last = 0;

  if (signing->key_file != NULL && !dw_key_note_read (signing->key_file, settings->feed, &signed_last, error))
    return FALSE;
  if (signed_last > MAX (known, consent->version))
    {
      g_autofree char *shown = g_filename_display_name (self->folder);

      g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_FEED,
                   _("“%s” is an older copy: edition %" G_GUINT64_FORMAT " of this feed, signed with the same key, came after it. Nothing was published. Put "
                     "the folder back as it was published last, from the web server or a newer copy; or, if there is none, publish again with "
                     "--confirm-older %" G_GUINT64_FORMAT "."), shown, signed_last, signed_last);
      return FALSE;
    }

  settings->version = MAX (settings->version, signed_last);
  return TRUE;
}

/* The edition is there, whatever becomes of the note; without one it is only not noticed if the folder is put back from
   an older copy. */
static void
note_beside_key (DwMirror              *self,
                 const DwMirrorSigning *signing,
                 DwMirrorReport        *report)
{
  g_autoptr (GError) problem = NULL;

  report->is_noted = signing->key_file != NULL
                     && dw_key_note_write (signing->key_file, self->settings->feed, report->version, &problem);
  if (problem != NULL)
    g_debug ("The edition was not noted beside its key: %s", problem->message);
}

gboolean
dw_mirror_publish (DwMirror               *self,
                   DwPublication          *publication,
                   const DwMirrorSigning  *signing,
                   const DwEditionConsent *consent,
                   DwMirrorReport         *report,
                   GError                **error)
{
  DwPublishSettings *settings = self->settings;
  g_autofree char *objects = g_build_filename (self->folder, "objects", NULL);
  g_autoptr (DwManifest) manifest = NULL;
  g_autoptr (GBytes) head = NULL;
  DwMirrorEdition edition = {
    .folder = self->folder, .settings = settings, .publication = publication, .before = self->head, .report = report
  };

  *report = (DwMirrorReport) { FALSE };
  if (!check_key_note (self, signing, consent, error))
    return FALSE;

  dw_publication_sort (publication);
  settings->shard_bits = dw_signed_feed_choose_shards (dw_publication_get_bytes (publication),
                                                       dw_publication_get_n (publication), settings->shard_bits);
  manifest = plan (self, publication, signing, report, error);
  if (manifest == NULL
      || !dw_edition_gate_pass (objects, self->manifest, manifest, publication, settings->shard_bits, consent,
                                signing->now, &self->hold, self->arena, error))
    return FALSE;
  if (report->is_new && (head = dw_signed_feed_write (manifest, signing->key, error)) == NULL)
    return FALSE;

  edition.manifest = manifest;
  edition.head = head;
  if (!dw_mirror_edition_write (&edition, error))
    return FALSE;

  if (report->is_new)
    take_head (self, g_steal_pointer (&head), g_steal_pointer (&manifest));
  note_beside_key (self, signing, report);
  sweep (self, report);
  return TRUE;
}

const DwHold *
dw_mirror_get_hold (DwMirror *self)
{
  return &self->hold;
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
