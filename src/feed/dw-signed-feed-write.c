/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-signed-feed-write.h"

#include <string.h>

#define BEST_BYTES (16 * 1024)
#define FEWEST_BYTES (4 * 1024)
#define MOST_BYTES (64 * 1024)

GBytes *
dw_signed_feed_write (DwManifest         *manifest,
                      const DwSecretKey  *key,
                      GError            **error)
{
  g_autofree char *text = dw_manifest_dup_text (manifest, error);
  g_autofree char *comment = dw_manifest_dup_comment (manifest);
  g_autofree char *head = NULL;
  char *whole;

  if (text == NULL)
    return NULL;

  head = dw_signature_make (key, text, strlen (text), comment);
  whole = g_strconcat (head, text, NULL);
  return g_bytes_new_take (whole, strlen (whole));
}

void
dw_signed_feed_append_object (GByteArray    *bundle,
                              gconstpointer  bytes,
                              gsize          length)
{
  DwSha256 sha256 = dw_sha256_of (bytes, length);
  g_autofree char *hex = dw_sha256_dup_hex (&sha256);
  g_autofree char *line = g_strdup_printf ("object %s %" G_GSIZE_FORMAT "\n", hex, length);

  g_byte_array_append (bundle, (const guint8 *) line, (guint) strlen (line));
  g_byte_array_append (bundle, bytes, (guint) length);
}

static gboolean
is_between (guint64 n_bytes,
            int     bits,
            guint64 fewest,
            guint64 most)
{
  guint64 mean = n_bytes >> bits;

  return mean >= fewest && mean <= most;
}

int
dw_signed_feed_choose_shards (guint64 n_bytes,
                              guint64 n_services,
                              int     bits_before)
{
  int bits = 0;

  if (bits_before >= 0 && bits_before <= DW_SHARD_BITS_MOST
      && is_between (n_bytes, bits_before, FEWEST_BYTES, MOST_BYTES))
    return bits_before;

  while (bits < DW_SHARD_BITS_MOST && n_bytes >> bits > BEST_BYTES && n_services >> bits > 1)
    bits++;

  return bits;
}

guint
dw_signed_feed_get_shard (const char *id,
                          int         bits)
{
  DwSha256 sha256 = dw_sha256_of (id, strlen (id));

  g_return_val_if_fail (bits >= 0 && bits <= DW_SHARD_BITS_MOST, 0);

  return ((guint) sha256.bytes[0] << 8 | sha256.bytes[1]) >> (16 - bits);
}

char *
dw_signed_feed_dup_shard (const char *id,
                          int         bits)
{
  int n_digits = (bits + 3) / 4;

  g_return_val_if_fail (bits >= 0 && bits <= DW_SHARD_BITS_MOST, NULL);

  if (bits == 0)
    return g_strdup ("services/all");

  return g_strdup_printf ("services/%0*x", n_digits, dw_signed_feed_get_shard (id, bits) << (4 * n_digits - bits));
}
