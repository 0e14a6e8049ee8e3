/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

/*
 * All that a directory says, as one hash: every row of every table and every word of the text index's content. Opens the
 * file past the store, which would mend what it finds.
 *
 * Returns: (transfer full) (nullable): the print; NULL with @error when the file does not open, is damaged, its text index
 *   is not that of its text, or a row belongs to nothing
 */
char *directory_print (const char  *folder,
                       GError     **error);

/* The same of the feeds and their services alone, without what is noted of attempts to fetch them. */
char *directory_print_services (const char  *folder,
                                GError     **error);
