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

/** DwHasher: the hash of bytes that come one after the other. */
typedef struct _DwHasher DwHasher;

/** dw_hasher_new: Returns: (transfer full): a hasher of nothing so far. */
DwHasher *dw_hasher_new (void);

/** dw_hasher_add: The @length bytes at @data follow. */
void dw_hasher_add (DwHasher      *hasher,
                    gconstpointer  data,
                    gsize          length);

/** dw_hasher_finish: Frees @hasher. Returns: dw_hash_of() of all that was added, as one text. */
DwHash dw_hasher_finish (DwHasher *hasher);

/** dw_hash_equal: Returns: whether @a and @b are the same hash. */
gboolean dw_hash_equal (const DwHash *a,
                        const DwHash *b);

G_END_DECLS
