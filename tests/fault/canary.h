/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What an older Doorway left in pages that it freed, and the note that the file is to be written anew for it: see dw-wipe.h.
 */

/** canary_plant: Leaves words in free pages of the directory in @folder, and the note that they are to go. */
void canary_plant (const char *folder);

/** canary_is_there: Returns: whether the words are in any file of @folder. */
gboolean canary_is_there (const char *folder);

/** canary_is_noted: Returns: whether the directory in @folder still says that it is to be written anew. */
gboolean canary_is_noted (const char *folder);

G_END_DECLS
