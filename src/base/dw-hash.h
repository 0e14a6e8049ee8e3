/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_HASH_BYTES: bytes in a record's hash (BLAKE2b-128). */
#define DW_HASH_BYTES 16

/** DwHash: BLAKE2b-128 of some bytes: finds damage and change; it is not a signature. */
typedef struct
{
  guint8 bytes[DW_HASH_BYTES];
} DwHash;

/** dw_hash_of: Returns: the BLAKE2b-128 hash of the @length bytes at @data. */
DwHash dw_hash_of (gconstpointer data,
                   gsize         length);

/** dw_hash_equal: Returns: whether @a and @b are the same hash. */
gboolean dw_hash_equal (const DwHash *a,
                        const DwHash *b);

G_END_DECLS
