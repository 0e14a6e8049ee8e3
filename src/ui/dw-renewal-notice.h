/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dw_renewal_notice_new:
 * @data_dir: whose directory was begun again
 *
 * What a person is to know of it, until they activate `win.dismiss-renewal`, the action of its button.
 *
 * Returns: (transfer full): the notice; the keyboard goes to its button, which says it all to a screen reader
 */
GtkWidget *dw_renewal_notice_new (const char *data_dir);

G_END_DECLS
