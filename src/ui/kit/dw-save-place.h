/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dw_save_place_ask_async:
 * @parent: the window that asks
 * @title: of the dialog, for a person
 * @name: what the file is to be called unless something else is chosen
 * @cancellable: closes the dialog
 * @callback: for dw_save_place_ask_finish()
 *
 * Asks where a file is to be saved; GTK asks before one is replaced. Works from inside a Flatpak too.
 */
void dw_save_place_ask_async (GtkWindow            *parent,
                              const char           *title,
                              const char           *name,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              data);

/**
 * dw_save_place_ask_finish:
 *
 * Returns: (transfer full) (nullable): the file that was chosen, or NULL when nothing was.
 */
GFile *dw_save_place_ask_finish (GAsyncResult *result);

G_END_DECLS
