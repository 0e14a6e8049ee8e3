/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** fault_folder_clear: Removes every file in @folder, which has no folders in it. */
void fault_folder_clear (const char *folder);

G_END_DECLS
