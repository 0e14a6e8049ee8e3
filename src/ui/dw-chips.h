/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-inquiry.h"

G_BEGIN_DECLS

#define DW_TYPE_CHIPS (dw_chips_get_type ())
G_DECLARE_FINAL_TYPE (DwChips, dw_chips, DW, CHIPS, GtkWidget)

/**
 * DwChips:
 *
 * What narrows the answer, beside the words: a chip for each chosen value, the place and the age. Pressing one takes it
 * away.
 */

/** dw_chips_set_inquiry: Follows @inquiry; to be called once. */
void dw_chips_set_inquiry (DwChips   *self,
                           DwInquiry *inquiry);

G_END_DECLS
