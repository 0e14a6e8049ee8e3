/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "dw-page.h"
#include "dw-signed-feed-write.h"

/*
 * A publisher of signed feeds for tests, which can also do what an honest one never does.
 *
 * usage: sign-feed keys FOLDER NAME
 *          writes NAME.key and NAME.pub
 *        sign-feed write FOLDER SERVICES --key FILE --sign PUB --recover PUB --feed UUID --epoch N --version N
 *                        --issued SECONDS --expires SECONDS [--bits N] [--claim N]
 *          SERVICES: newline-delimited JSON. Writes FOLDER/feed.oruk, FOLDER/objects/… and FOLDER/bundle.oruk.
 *          --claim: how many services to say there are
 */

typedef struct
{
  char *key, *sign, *recover, *feed;
  gint64 epoch, version, issued, expires;
  int bits, claim;
} Wishes;

static void
fail (GError *error)
{
  g_printerr ("sign-feed: %s\n", error->message);
  exit (1);
}

static char *
read_file (const char *path,
           gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *text;

  if (!g_file_get_contents (path, &text, length, &error))
    fail (error);
  return text;
}

static void
write_file (const char    *folder,
            const char    *name,
            gconstpointer  bytes,
            gsize          length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, &error))
    fail (error);
}

static void
make_keys (const char *folder,
           const char *name)
{
  g_autoptr (DwSecretKey) key = dw_secret_key_new ();
  g_autofree char *public_name = g_strconcat (name, ".pub", NULL);
  g_autofree char *secret_name = g_strconcat (name, ".key", NULL);
  g_autofree char *public_file = dw_public_key_dup_file (dw_secret_key_get_public (key));
  char *secret_file = dw_secret_key_dup_file (key);

  write_file (folder, public_name, public_file, strlen (public_file));
  write_file (folder, secret_name, secret_file, strlen (secret_file));
  dw_secret_text_free (secret_file);
}

static void
add_public (DwManifest *manifest,
            DwKeyRole   role,
            const char *path)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = read_file (path, &length);
  g_autoptr (GArray) keys = dw_public_keys_parse (text, length, &error);

  if (keys == NULL)
    fail (error);
  dw_manifest_add_key (manifest, role, &g_array_index (keys, DwPublicKey, 0));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every service by the name of its object; each line begins with its id, so that sorting lines sorts ids. */
static GHashTable *
cut (const char *path,
     int         bits,
     guint      *n)
{
  GHashTable *shards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  gsize length;
  g_autofree char *text = read_file (path, &length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize n_line = strlen (lines[i]);
      g_autoptr (GBytes) line = g_bytes_new_static (lines[i], n_line);
      g_autoptr (DwService) service = n_line > 0 ? dw_page_parse_service (line, NULL) : NULL;
      g_autofree char *name = NULL;
      GPtrArray *shard;

      if (n_line == 0)
        continue;
      name = dw_signed_feed_dup_shard (service != NULL && service->id != NULL ? service->id : "", bits);
      shard = g_hash_table_lookup (shards, name);
      if (shard == NULL)
        g_hash_table_insert (shards, g_strdup (name), shard = g_ptr_array_new_with_free_func (g_free));
      g_ptr_array_add (shard, g_strconcat (lines[i], "\n", NULL));
      (*n)++;
    }

  return shards;
}

static void
write_objects (DwManifest *manifest,
               GHashTable *shards,
               const char *folder,
               GByteArray *packed)
{
  g_autofree char *objects = g_build_filename (folder, "objects", NULL);
  GHashTableIter each;
  gpointer name, lines;

  g_mkdir_with_parents (objects, 0755);
  g_hash_table_iter_init (&each, shards);
  while (g_hash_table_iter_next (&each, &name, &lines))
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autofree char *hex = NULL;
      DwSha256 hash;

      g_ptr_array_sort (lines, compare_lines);
      for (guint i = 0; i < ((GPtrArray *) lines)->len; i++)
        g_string_append (body, ((GPtrArray *) lines)->pdata[i]);
      hash = dw_sha256_of (body->str, body->len);
      hex = dw_sha256_dup_hex (&hash);
      write_file (objects, hex, body->str, body->len);
      dw_manifest_add_object (manifest, name, &hash, body->len);
      dw_signed_feed_append_object (packed, body->str, body->len);
    }
}

static void
write_feed (const char   *folder,
            const char   *services,
            const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwManifest) manifest = dw_manifest_new ();
  guint n = 0;
  g_autoptr (GHashTable) shards = cut (services, wishes->bits, &n);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (GByteArray) bundle = g_byte_array_new ();
  gsize length;
  char *secret = read_file (wishes->key, &length);
  g_autoptr (DwSecretKey) key = dw_secret_key_parse (secret, length, &error);
  g_autoptr (GBytes) head = NULL;

  if (key == NULL)
    fail (error);
  dw_secret_text_free (secret);

  manifest->feed = g_strdup (wishes->feed);
  manifest->name = g_strdup ("Example Council Family Directory");
  manifest->epoch = (guint64) wishes->epoch;
  manifest->version = (guint64) wishes->version;
  manifest->issued = wishes->issued;
  manifest->expires = wishes->expires;
  manifest->n_services = wishes->claim >= 0 ? (guint64) wishes->claim : n;
  add_public (manifest, DW_KEY_SIGN, wishes->sign);
  add_public (manifest, DW_KEY_RECOVER, wishes->recover);
  write_objects (manifest, shards, folder, packed);

  head = dw_signed_feed_write (manifest, key, &error);
  if (head == NULL)
    fail (error);
  write_file (folder, "feed.oruk", g_bytes_get_data (head, NULL), g_bytes_get_size (head));
  g_byte_array_append (bundle, g_bytes_get_data (head, NULL), (guint) g_bytes_get_size (head));
  g_byte_array_append (bundle, packed->data, packed->len);
  write_file (folder, "bundle.oruk", bundle->data, bundle->len);
}

int
main (int    argc,
      char **argv)
{
  static Wishes wishes = { .epoch = 1, .version = 1, .claim = -1 }; /* static: what its options hold lives as long as the program */
  const GOptionEntry entries[] = {
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &wishes.key, NULL, NULL },
    { "sign", 0, 0, G_OPTION_ARG_FILENAME, &wishes.sign, NULL, NULL },
    { "recover", 0, 0, G_OPTION_ARG_FILENAME, &wishes.recover, NULL, NULL },
    { "feed", 0, 0, G_OPTION_ARG_STRING, &wishes.feed, NULL, NULL },
    { "epoch", 0, 0, G_OPTION_ARG_INT64, &wishes.epoch, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_INT64, &wishes.version, NULL, NULL },
    { "issued", 0, 0, G_OPTION_ARG_INT64, &wishes.issued, NULL, NULL },
    { "expires", 0, 0, G_OPTION_ARG_INT64, &wishes.expires, NULL, NULL },
    { "bits", 0, 0, G_OPTION_ARG_INT, &wishes.bits, NULL, NULL },
    { "claim", 0, 0, G_OPTION_ARG_INT, &wishes.claim, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    fail (error);
  if (argc != 4)
    return 2;

  if (strcmp (argv[1], "keys") == 0)
    make_keys (argv[2], argv[3]);
  else
    write_feed (argv[2], argv[3], &wishes);
  return 0;
}
