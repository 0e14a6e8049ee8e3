/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-veil.h"

#include <sodium.h>
#include <string.h>

/* Bytes that one number of the cipher's counter stands for. */
enum { BLOCK = 64 };

G_STATIC_ASSERT (DW_VEIL_KEY_BYTES == crypto_stream_xchacha20_KEYBYTES);

DwVeil *
dw_veil_new (void)
{
  DwVeil *veil = g_new (DwVeil, 1);

  if (sodium_init () < 0)
    g_error ("The library of ciphers could not be started");

  randombytes_buf (veil->key, sizeof veil->key);
  return veil;
}

void
dw_veil_free (DwVeil *veil)
{
  sodium_memzero (veil->key, sizeof veil->key);
  g_free (veil);
}

void
dw_veil_apply (const DwVeil *veil,
               guint64       number,
               gsize         at,
               guint8       *bytes,
               gsize         length)
{
  guint8 nonce[crypto_stream_xchacha20_NONCEBYTES] = { 0 };
  guint8 block[BLOCK] = { 0 };
  gsize skipped = at % BLOCK;
  gsize n = skipped > 0 ? MIN (BLOCK - skipped, length) : 0;

  memcpy (nonce, &number, sizeof number);
  /* The rest of a block that was begun before. */
  if (n > 0)
    {
      memcpy (block + skipped, bytes, n);
      crypto_stream_xchacha20_xor_ic (block, block, sizeof block, nonce, at / BLOCK, veil->key);
      memcpy (bytes, block + skipped, n);
      sodium_memzero (block, sizeof block);
    }
  if (length > n)
    crypto_stream_xchacha20_xor_ic (bytes + n, bytes + n, length - n, nonce, (at + n) / BLOCK, veil->key);
}
