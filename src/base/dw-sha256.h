/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_SHA256_BYTES: bytes in a SHA-256. */
#define DW_SHA256_BYTES 32

/** DW_SHA256_HEX: characters of a SHA-256 in hexadecimal, without the final NUL. */
#define DW_SHA256_HEX 64

/** DwSha256: SHA-256 of some bytes (FIPS 180-4): names an object of a signed feed. */
typedef struct
{
  guint8 bytes[DW_SHA256_BYTES];
} DwSha256;

/** dw_sha256_of: Returns: the SHA-256 of the @length bytes at @data. */
DwSha256 dw_sha256_of (gconstpointer data,
                       gsize         length);

/**
 * dw_sha256_find_faster:
 *
 * Hashes from here on with the OpenSSL that libcurl brought into this process, if it did: several times as fast where
 * the processor has instructions for it. It loads nothing. To be called when libcurl has been loaded.
 *
 * Returns: whether it did
 */
gboolean dw_sha256_find_faster (void);

/** dw_sha256_equal: Returns: whether @a and @b are the same. */
gboolean dw_sha256_equal (const DwSha256 *a,
                          const DwSha256 *b);

/** dw_sha256_parse: Reads DW_SHA256_HEX lower-case digits at @hex. Returns: FALSE when they are not that. */
gboolean dw_sha256_parse (const char *hex,
                          DwSha256   *sha256);

/** dw_sha256_dup_hex: Returns: (transfer full): @sha256 in lower-case digits. */
char *dw_sha256_dup_hex (const DwSha256 *sha256);

G_END_DECLS
