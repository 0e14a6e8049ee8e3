/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * SQLite's memory, of which the n-th piece is not to be had. GLib's own ends the program, and is no matter of this.
 */

/** harm_memory_install: Before anything of SQLite is used. */
void harm_memory_install (void);

/** harm_memory_arm: @at: which allocation fails, from 1; 0: none, they are only counted. @forever: and every one after it. */
void harm_memory_arm (guint    at,
                      gboolean forever);

/** harm_memory_disarm: Nothing fails any more. Returns: how many there were since it was armed. */
guint harm_memory_disarm (void);

G_END_DECLS
