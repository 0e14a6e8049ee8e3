/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-manifest.h"

#include <string.h>

G_DEFINE_QUARK (dw-signed-error-quark, dw_signed_error)

static const char *const role_names[] = {
  [DW_KEY_SIGN] = "sign",
  [DW_KEY_RECOVER] = "recover",
};

static void
clear_object (gpointer data)
{
  DwManifestObject *object = data;

  g_free (object->name);
}

DwManifest *
dw_manifest_new (void)
{
  DwManifest *manifest = g_new0 (DwManifest, 1);

  manifest->schema = g_strdup ("oruk-3.0");
  manifest->keys = g_array_new (FALSE, FALSE, sizeof (DwManifestKey));
  manifest->objects = g_array_new (FALSE, FALSE, sizeof (DwManifestObject));
  g_array_set_clear_func (manifest->objects, clear_object);
  return manifest;
}

void
dw_manifest_free (DwManifest *manifest)
{
  g_free (manifest->feed);
  g_free (manifest->name);
  g_free (manifest->schema);
  g_free (manifest->publisher);
  g_free (manifest->licence);
  g_free (manifest->attribution);
  g_array_unref (manifest->keys);
  g_array_unref (manifest->objects);
  g_free (manifest);
}

void
dw_manifest_add_key (DwManifest        *manifest,
                     DwKeyRole          role,
                     const DwPublicKey *key)
{
  const DwManifestKey added = { .key = *key, .role = role };

  g_array_append_val (manifest->keys, added);
}

void
dw_manifest_add_object (DwManifest     *manifest,
                        const char     *name,
                        const DwSha256 *sha256,
                        guint64         size)
{
  const DwManifestObject added = { .name = g_strdup (name), .sha256 = *sha256, .size = size };

  g_array_append_val (manifest->objects, added);
}

guint64
dw_manifest_get_bytes (const DwManifest *manifest)
{
  guint64 sum = 0;

  for (guint i = 0; i < manifest->objects->len; i++)
    sum += g_array_index (manifest->objects, DwManifestObject, i).size;

  return sum;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const DwManifestObject *first = a;
  const DwManifestObject *second = b;

  return strcmp (first->name, second->name);
}

static void
append_time (GString    *text,
             const char *member,
             gint64      time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *written = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  g_string_append_printf (text, "%s %s\n", member, written != NULL ? written : "");
}

static void
append_keys (GString          *text,
             const DwManifest *manifest)
{
  for (guint i = 0; i < manifest->keys->len; i++)
    {
      const DwManifestKey *key = &g_array_index (manifest->keys, DwManifestKey, i);
      g_autofree char *written = dw_public_key_dup_text (&key->key);

      g_string_append_printf (text, "key %s %s\n", role_names[key->role], written);
    }
}

/* In the order in which their lines stand. */
static void
append_extensions (GString          *text,
                   const DwManifest *manifest)
{
  if (manifest->publisher != NULL)
    g_string_append_printf (text, "x-publisher %s\n", manifest->publisher);
  if (manifest->licence != NULL)
    g_string_append_printf (text, "x-licence %s\n", manifest->licence);
  if (manifest->attribution != NULL)
    g_string_append_printf (text, "x-attribution %s\n", manifest->attribution);
}

static void
append_objects (GString          *text,
                const DwManifest *manifest)
{
  for (guint i = 0; i < manifest->objects->len; i++)
    {
      const DwManifestObject *object = &g_array_index (manifest->objects, DwManifestObject, i);
      g_autofree char *hex = dw_sha256_dup_hex (&object->sha256);

      g_string_append_printf (text, "object %s %s %" G_GUINT64_FORMAT "\n", object->name, hex, object->size);
    }
}

/* Whatever is wrong with @manifest, the reader of its text finds. */
char *
dw_manifest_dup_text (DwManifest  *manifest,
                      GError     **error)
{
  g_autoptr (GString) text = g_string_new ("oruk-feed-manifest 1\n");
  g_autoptr (DwManifest) read_back = NULL;

  g_return_val_if_fail (manifest->feed != NULL && manifest->name != NULL, NULL);

  g_array_sort (manifest->objects, compare_names);
  g_string_append_printf (text, "feed urn:uuid:%s\nname %s\n", manifest->feed, manifest->name);
  g_string_append_printf (text, "epoch %" G_GUINT64_FORMAT "\nversion %" G_GUINT64_FORMAT "\n", manifest->epoch, manifest->version);
  append_time (text, "issued", manifest->issued);
  append_time (text, "expires", manifest->expires);
  g_string_append_printf (text, "schema %s\nservices %" G_GUINT64_FORMAT "\nbytes %" G_GUINT64_FORMAT "\n", manifest->schema,
                          manifest->n_services, dw_manifest_get_bytes (manifest));
  append_keys (text, manifest);
  append_extensions (text, manifest);
  append_objects (text, manifest);
  g_string_append (text, "end\n");

  read_back = dw_manifest_parse (text->str, text->len, error);
  return read_back != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
dw_manifest_dup_comment (const DwManifest *manifest)
{
  return g_strdup_printf ("oruk-feed-manifest 1 urn:uuid:%s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, manifest->feed,
                          manifest->epoch, manifest->version);
}
