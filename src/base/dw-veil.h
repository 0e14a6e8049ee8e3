/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_VEIL_KEY_BYTES: of the key of a DwVeil. */
#define DW_VEIL_KEY_BYTES 32

/**
 * DwVeil:
 *
 * What is put into a temporary file under a key that only this process has, and only as long as it runs: whoever finds
 * the file's blocks later finds nothing. It keeps secrets and proves nothing; whether bytes come back as they went is
 * for their owner to check.
 */
typedef struct
{
  guint8 key[DW_VEIL_KEY_BYTES];    /*< private >*/
} DwVeil;

/** dw_veil_new: Returns: (transfer full): a veil with a key of its own. */
DwVeil *dw_veil_new (void);

/** dw_veil_free: Forgets the key. */
void dw_veil_free (DwVeil *veil);

/**
 * dw_veil_apply:
 * @number: of what is veiled; no two different texts may have the same under one veil
 * @at: where in that text @bytes stand: any part of it comes back for itself
 * @bytes: (array length=length): are veiled where they are, or, veiled, come back (XChaCha20)
 */
void dw_veil_apply (const DwVeil *veil,
                    guint64       number,
                    gsize         at,
                    guint8       *bytes,
                    gsize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwVeil, dw_veil_free)

G_END_DECLS
