/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "dw-minisign.h"

G_BEGIN_DECLS

/** DW_TRUSTED_COMMENT: how the third line of a signature begins. */
#define DW_TRUSTED_COMMENT "trusted comment: "

/** DwSignatureBytes: the second line of a signature, decoded. */
typedef struct
{
  guint8 algorithm[2];
  guint8 key_id[DW_KEY_ID_BYTES];
  guint8 signature[crypto_sign_BYTES];
} DwSignatureBytes;

G_STATIC_ASSERT (sizeof (DwSignatureBytes) == 74);

/** dw_base64_read: Reads exactly @n_bytes of canonical, padded base64. Returns: FALSE when @text is not that. */
gboolean dw_base64_read (const char *text,
                         gsize       length,
                         gpointer    bytes,
                         gsize       n_bytes);

/** dw_base64_dup: Returns: (transfer full): @bytes as canonical, padded base64. */
char *dw_base64_dup (gconstpointer bytes,
                     gsize         n_bytes);

G_END_DECLS
