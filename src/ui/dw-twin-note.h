/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-reader.h"

G_BEGIN_DECLS

/**
 * dw_twin_note_new:
 * @service_id: the service that is shown
 * @twin: (transfer none): another publisher's record that is, may be or was said not to be about the same service
 *
 * What is thought of the two, and buttons to say otherwise, which activate `win.decide-sameness` with both numbers and
 * a DwSameness.
 *
 * Returns: (transfer floating): the note
 */
GtkWidget *dw_twin_note_new (gint64              service_id,
                             const DwTwinRecord *twin);

G_END_DECLS
