/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-hash.h"

#include <sodium.h>
#include <string.h>

DwHash
dw_hash_of (gconstpointer data,
            gsize         length)
{
  DwHash hash = { { 0 } };

  crypto_generichash (hash.bytes, sizeof hash.bytes, data, length, NULL, 0);
  return hash;
}

gboolean
dw_hash_equal (const DwHash *a,
               const DwHash *b)
{
  return memcmp (a->bytes, b->bytes, DW_HASH_BYTES) == 0;
}
