/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-correction.h"

G_BEGIN_DECLS

/** DW_OUTBOX_ERROR: the error domain of the outbox. Database troubles come as DW_DB_ERROR. */
#define DW_OUTBOX_ERROR (dw_outbox_error_quark ())

/** dw_outbox_error_quark: Returns: the domain of DwOutboxError. */
GQuark dw_outbox_error_quark (void);

/**
 * DwOutboxError:
 * @DW_OUTBOX_ERROR_NOT_FOUND: no such correction
 * @DW_OUTBOX_ERROR_FULL: DW_OUTBOX_MOST are kept
 * @DW_OUTBOX_ERROR_SAYS_NOTHING: neither its kind nor its text says what is wrong
 */
typedef enum
{
  DW_OUTBOX_ERROR_NOT_FOUND,
  DW_OUTBOX_ERROR_FULL,
  DW_OUTBOX_ERROR_SAYS_NOTHING,
} DwOutboxError;

/** DW_OUTBOX_MOST: the most corrections that wait at once. */
#define DW_OUTBOX_MOST 1000

/**
 * DwOutbox:
 *
 * Corrections that wait to be handed to a mail program, in `outbox.db` of a data folder (0600), apart from the
 * directory: that can be fetched again, these cannot. A correction names a record and says what is wrong with it;
 * nothing of the family that found out. Belongs to the thread that opened it. Each change is one transaction, on the
 * disk when it returns, and in a second copy beside it (dw-outbox-spare.h) too: what is removed is gone from both.
 */
typedef struct _DwOutbox DwOutbox;

/**
 * dw_outbox_open:
 *
 * A damaged one is put right from its second copy. What cannot be is set aside, as it is, and another begun with what
 * the copy has.
 *
 * Returns: (transfer full): the outbox of @data_dir, which is made when it is missing; NULL with DW_DB_ERROR
 */
DwOutbox *dw_outbox_open (const char  *data_dir,
                          GError     **error);

/** dw_outbox_close: Closes. */
void dw_outbox_close (DwOutbox *self);

/**
 * dw_outbox_dup_notice:
 *
 * Returns: (transfer full) (nullable): while a damaged outbox lies aside from which not everything came back: that, and
 *   where it is
 */
char *dw_outbox_dup_notice (DwOutbox *self);

/**
 * dw_outbox_add: Keeps @correction.
 *
 * Returns: its id, or 0 with DW_OUTBOX_ERROR_FULL, DW_OUTBOX_ERROR_SAYS_NOTHING or DW_DB_ERROR
 */
gint64 dw_outbox_add (DwOutbox            *self,
                      const DwCorrection  *correction,
                      GError             **error);

/**
 * dw_outbox_list:
 *
 * Returns: (transfer full) (element-type DwCorrection): all of them, what was never handed over first, then the newest.
 */
GPtrArray *dw_outbox_list (DwOutbox  *self,
                           GError   **error);

/**
 * dw_outbox_mark_handed: Notes that correction @id was handed to a mail program at @now. It stays until it is removed:
 * nobody knows whether it was sent.
 */
gboolean dw_outbox_mark_handed (DwOutbox  *self,
                                gint64     id,
                                gint64     now,
                                GError   **error);

/** dw_outbox_remove: Forgets correction @id. */
gboolean dw_outbox_remove (DwOutbox  *self,
                           gint64     id,
                           GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwOutbox, dw_outbox_close)

G_END_DECLS
