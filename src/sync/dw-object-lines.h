/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_object_lines_next:
 * @body: an object of a signed feed: a service a line
 * @at: (inout): 0 for the first; how far it is read
 *
 * Returns: (transfer full) (nullable): the next line that is not empty, without its end; NULL after the last
 */
GBytes *dw_object_lines_next (GBytes *body,
                              gsize  *at);

G_END_DECLS
