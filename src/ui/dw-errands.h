/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dw-directory.h"
#include "dw-inquiry.h"

G_BEGIN_DECLS

#define DW_TYPE_ERRANDS (dw_errands_get_type ())
G_DECLARE_FINAL_TYPE (DwErrands, dw_errands, DW, ERRANDS, GObject)

/**
 * DwErrands:
 *
 * What a person sends the writer for and does not wait for: to sync, to put the starter directory back, to remember
 * whether two records are one service; and a correction, which is written about a record that is read first. What came
 * of it is said in a toast, unless the window has gone meanwhile.
 */

/**
 * dw_errands_new:
 * @window: (transfer none): gets the actions `sync`, `restore-starter`, `decide-sameness` and `correct`, once its
 *   directory is open
 * @toasts: (transfer none): where it is said how they went
 * @cancellable: (transfer none): ends them with the window
 *
 * Returns: (transfer full): the errands; the actions go with them
 */
DwErrands *dw_errands_new (GtkApplicationWindow *window,
                           AdwToastOverlay      *toasts,
                           DwDirectory          *directory,
                           DwInquiry            *inquiry,
                           GCancellable         *cancellable);

G_END_DECLS
