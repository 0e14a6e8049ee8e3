/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DwConfirmation: what a publisher may confirm of a service. */
typedef enum
{
  DW_CONFIRM_NAMES = 1 << 0,    /* “Are the place names right?” */
  DW_CONFIRM_ADDRESS = 1 << 1,  /* “May the address be known?” */
} DwConfirmation;

/**
 * DwConfirmations:
 *
 * What was confirmed of services that do not come from a spreadsheet, and so have no columns to confirm it in. Never
 * changes.
 */
typedef struct _DwConfirmations DwConfirmations;

/**
 * dw_confirmations_read:
 * @name: of the file, for messages
 * @bytes: (array length=length): a spreadsheet with the columns “ID”, “Name of the service” and those of DwConfirmation
 *
 * Returns: (transfer full): what it says; NULL with DW_PUBLISH_ERROR_BAD_TABLE
 */
DwConfirmations *dw_confirmations_read (const char  *name,
                                        const char  *bytes,
                                        gsize        length,
                                        GError     **error);

/** dw_confirmations_free: Frees @self. */
void dw_confirmations_free (DwConfirmations *self);

/** dw_confirmations_has: Returns: whether @what was confirmed of the service @id; never of a NULL @self. */
gboolean dw_confirmations_has (const DwConfirmations *self,
                               const char            *id,
                               DwConfirmation         what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwConfirmations, dw_confirmations_free)

G_END_DECLS
