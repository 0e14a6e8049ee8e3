/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where the file of a DwSpool is, and who may have it: one crawl of a feed at a time. For dw-spool.c alone.
 */

/**
 * dw_spool_file_open:
 * @key: (nullable): of dw_spool_open()
 * @seconds: how old a file may be that somebody comes back for; older ones in its folder are removed
 * @path: (out) (transfer full) (nullable): its name; NULL: it has none, and is gone when it is closed
 *
 * Opens the file of @key, or one without a name where there is no key or somebody is at work in that of @key.
 *
 * Returns: a descriptor, or −1 with errno
 */
int dw_spool_file_open (const char  *key,
                        gint64       seconds,
                        char       **path);

/** dw_spool_file_forget: Removes the file of @key, unless somebody is at work in it. */
void dw_spool_file_forget (const char *key);

G_END_DECLS
