/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-directory.h"

G_BEGIN_DECLS

/**
 * dw_pages_get_title: Returns: the title of the window on @page (nullable): translated, "Doorway" for all that has
 * none.
 */
const char *dw_pages_get_title (const char *page);

/**
 * dw_pages_ensure:
 * @directory: is open, for `corrections` and `feeds`
 *
 * Builds @page, one of `keys`, `about`, `urgent`, `corrections` and `feeds`, where @stack has none of that name: pages
 * wait until they are asked for, and the window is there sooner.
 */
void dw_pages_ensure (GtkStack    *stack,
                      const char  *page,
                      DwDirectory *directory);

G_END_DECLS
