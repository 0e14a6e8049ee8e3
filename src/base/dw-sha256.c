/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sha256.h"

#include <dlfcn.h>
#include <sodium.h>
#include <string.h>

/* OpenSSL's, by the name of its interface; it uses what processors have for it, which libsodium does not. */
#define LIBRARY "libcrypto.so.3"

typedef unsigned char *(*Digest) (const unsigned char *data,
                                  size_t               length,
                                  unsigned char       *sha256);

G_STATIC_ASSERT (DW_SHA256_BYTES == crypto_hash_sha256_BYTES);

static Digest faster;       /* NULL: libsodium's */

gboolean
dw_sha256_find_faster (void)
{
  void *library = dlopen (LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
  Digest digest = library != NULL ? dlsym (library, "SHA256") : NULL;

  g_atomic_pointer_set (&faster, digest);
  return digest != NULL;
}

DwSha256
dw_sha256_of (gconstpointer data,
              gsize         length)
{
  DwSha256 sha256 = { { 0 } };
  Digest digest = g_atomic_pointer_get (&faster);

  if (digest == NULL || digest (data, length, sha256.bytes) == NULL)
    crypto_hash_sha256 (sha256.bytes, data, length);
  return sha256;
}

gboolean
dw_sha256_equal (const DwSha256 *a,
                 const DwSha256 *b)
{
  return memcmp (a->bytes, b->bytes, DW_SHA256_BYTES) == 0;
}

/* Lower case only, so that one hash has one name. */
static int
digit_value (char digit)
{
  return digit >= 'A' && digit <= 'F' ? -1 : g_ascii_xdigit_value (digit);
}

gboolean
dw_sha256_parse (const char *hex,
                 DwSha256   *sha256)
{
  for (guint i = 0; i < DW_SHA256_BYTES; i++)
    {
      int high = digit_value (hex[2 * i]);
      int low = high >= 0 ? digit_value (hex[2 * i + 1]) : -1;

      if (low < 0)
        return FALSE;
      sha256->bytes[i] = (guint8) (high << 4 | low);
    }

  return TRUE;
}

char *
dw_sha256_dup_hex (const DwSha256 *sha256)
{
  char *hex = g_malloc (DW_SHA256_HEX + 1);

  return sodium_bin2hex (hex, DW_SHA256_HEX + 1, sha256->bytes, DW_SHA256_BYTES);
}
