/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-veil.h"

#include <sodium.h>
#include <string.h>

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
               guint8       *bytes,
               gsize         length)
{
  guint8 nonce[crypto_stream_xchacha20_NONCEBYTES] = { 0 };

  memcpy (nonce, &number, sizeof number);
  crypto_stream_xchacha20_xor (bytes, bytes, length, nonce, veil->key);
}
