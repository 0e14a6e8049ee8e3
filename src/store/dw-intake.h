/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-page-parts.h"
#include "dw-page.h"
#include "dw-writer.h"

G_BEGIN_DECLS

/**
 * DwIntake:
 *
 * Pages on their way into a snapshot, in parts (feed/dw-page-parts.h). A thread of its own reads the next part, hashes
 * its records and works out what is written of them, while the caller's, which owns the database, writes the part
 * before. What is handed over is never changed. No part is begun while more than DW_LIMIT_INTAKE bytes of others wait
 * to be written: how large a page is, memory does not tell.
 */
typedef struct _DwIntake DwIntake;

/**
 * DwIntakeFunc:
 * @page: (out): the next page, whose text can be read until the function is called again
 * @tag: (out): whatever tells the caller which page it is
 *
 * Called, as the text's own function is, on the intake's thread only, until it returns FALSE.
 *
 * Returns: whether there is a page; FALSE at the end, or with @error set
 */
typedef gboolean (*DwIntakeFunc) (gpointer     data,
                                  DwPageText  *page,
                                  guint       *tag,
                                  GError     **error);

/**
 * dw_intake_new:
 * @data: for @next; stays with the thread until the intake is freed
 *
 * Returns: (transfer full): an intake into @snapshot, which outlives it
 */
DwIntake *dw_intake_new (DwSnapshot   *snapshot,
                         DwIntakeFunc  next,
                         gpointer      data);

/**
 * dw_intake_next:
 *
 * Waits for the next part of a page, which is a page of fewer records, with the tag of its page. The part before is
 * freed.
 *
 * Returns: (transfer none) (nullable): the part; NULL at the end, or with the error of @next or DW_PAGE_ERROR
 */
DwPage *dw_intake_next (DwIntake  *intake,
                        guint     *tag,
                        GError   **error);

/** dw_intake_put: dw_snapshot_put() of the record @index, which is of use, of the part that came last. */
gboolean dw_intake_put (DwIntake  *intake,
                        guint      index,
                        GError   **error);

/** dw_intake_free: Ends the thread, after the part that it is at, and frees the intake. */
void dw_intake_free (DwIntake *intake);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIntake, dw_intake_free)

G_END_DECLS
