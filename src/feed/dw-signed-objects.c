/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-signed-feed.h"

/* The objects of a signed feed, packed in a bundle or fetched one by one. */

/* "object ", hash, space, 16 digits, LF. */
#define LONGEST_ANNOUNCEMENT (7 + DW_SHA256_HEX + 1 + 16 + 1)

/* What a packed object says of itself. */
typedef struct
{
  DwSha256 sha256;
  guint64 size;
  gsize length;         /* of the announcement */
} Announcement;

gboolean
dw_edition_check_object (const DwManifestObject *object,
                         GBytes                 *bytes,
                         GError                **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  DwSha256 found = dw_sha256_of (data, length);

  if (length == object->size && dw_sha256_equal (&found, &object->sha256))
    return TRUE;

  g_set_error (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_OBJECT,
               _("A part of the feed (%s) is not what its publisher signed: it is damaged, or somebody changed it on the way. "
                 "Nothing was taken from it."),
               object->name);
  return FALSE;
}

static gboolean
refuse_form (GError **error)
{
  g_set_error_literal (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_FORM,
                       _("The signed feed is cut short or damaged: what follows its list of contents will not do. "
                         "Nothing was taken from it."));
  return FALSE;
}

/* Every object that the manifest lists, by its hash. */
static GHashTable *
list_objects (const DwManifest *manifest)
{
  GHashTable *listed = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for (guint i = 0; i < manifest->objects->len; i++)
    {
      DwManifestObject *object = &g_array_index (manifest->objects, DwManifestObject, i);

      g_hash_table_replace (listed, g_bytes_new_static (object->sha256.bytes, DW_SHA256_BYTES), object);
    }

  return listed;
}

static gboolean
read_size (const char *digits,
           gsize       length,
           guint64    *size)
{
  g_autofree char *text = g_strndup (digits, length);

  return length > 0 && !(digits[0] == '0' && length > 1)
         && g_ascii_string_to_unsigned (text, 10, 0, DW_MANIFEST_OBJECT_BYTES, size, NULL) && strspn (text, "0123456789") == length;
}

static gboolean
read_announcement (const char   *at,
                   gsize         length,
                   Announcement *announcement)
{
  static const char begin[] = "object ";
  const gsize hex = strlen (begin);
  const gsize digits = hex + DW_SHA256_HEX + 1;
  const char *stop = memchr (at, '\n', MIN (length, LONGEST_ANNOUNCEMENT));
  gsize n = stop != NULL ? (gsize) (stop - at) : 0;

  if (n <= digits || memcmp (at, begin, hex) != 0 || at[digits - 1] != ' '
      || !dw_sha256_parse (at + hex, &announcement->sha256)
      || !read_size (at + digits, n - digits, &announcement->size))
    return FALSE;

  announcement->length = n + 1;
  return announcement->size <= length - announcement->length;
}

/* Returns: (nullable): what the manifest says of it; each object but once. */
static const DwManifestObject *
take_listed (GHashTable          *listed,
             const Announcement  *announcement,
             GError             **error)
{
  g_autoptr (GBytes) hash = g_bytes_new (announcement->sha256.bytes, DW_SHA256_BYTES);
  const DwManifestObject *object = g_hash_table_lookup (listed, hash);

  g_hash_table_remove (listed, hash);
  if (object == NULL)
    g_set_error_literal (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_UNLISTED,
                         _("The file holds a part that its publisher did not sign for this edition. Nothing was taken from it."));
  return object;
}

gboolean
dw_edition_unpack (const DwEdition  *edition,
                   GBytes           *bundle,
                   DwObjectFunc      func,
                   gpointer          data,
                   GError          **error)
{
  g_autoptr (GHashTable) listed = list_objects (edition->manifest);
  gsize length;
  const char *bytes = g_bytes_get_data (bundle, &length);
  gsize at = edition->length;

  while (at < length)
    {
      const DwManifestObject *object;
      g_autoptr (GBytes) body = NULL;
      Announcement announcement;

      if (!read_announcement (bytes + at, length - at, &announcement))
        return refuse_form (error);
      object = take_listed (listed, &announcement, error);
      if (object == NULL)
        return FALSE;

      body = g_bytes_new_from_bytes (bundle, at + announcement.length, (gsize) announcement.size);
      if (!dw_edition_check_object (object, body, error) || !func (object, body, data, error))
        return FALSE;
      at += announcement.length + (gsize) announcement.size;
    }

  return TRUE;
}
