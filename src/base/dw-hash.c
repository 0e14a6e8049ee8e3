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

/* Wants to stand at a place of its own choice: more than malloc() gives. */
struct _DwHasher
{
  crypto_generichash_state state;
};

DwHasher *
dw_hasher_new (void)
{
  DwHasher *hasher = g_aligned_alloc0 (1, sizeof *hasher, _Alignof (DwHasher));

  crypto_generichash_init (&hasher->state, NULL, 0, DW_HASH_BYTES);
  return hasher;
}

void
dw_hasher_add (DwHasher      *hasher,
               gconstpointer  data,
               gsize          length)
{
  crypto_generichash_update (&hasher->state, data, length);
}

DwHash
dw_hasher_finish (DwHasher *hasher)
{
  DwHash hash = { { 0 } };

  crypto_generichash_final (&hasher->state, hash.bytes, sizeof hash.bytes);
  g_aligned_free (hasher);
  return hash;
}

gboolean
dw_hash_equal (const DwHash *a,
               const DwHash *b)
{
  return memcmp (a->bytes, b->bytes, DW_HASH_BYTES) == 0;
}
