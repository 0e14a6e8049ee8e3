/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwMapping:
 *
 * A file of this person's own, mapped to be read, that another program may cut and a disk may fail to give: where its
 * bytes cannot be had, zeros are read instead of the program being ended by SIGBUS, and the mapping says that it is
 * torn. What was checked of the bytes before may then be 0, so whoever follows a place or a length in them must keep
 * within bounds if it is.
 *
 * Belongs to one thread; the first one made sets the process's handler of SIGBUS, which leaves to the handler before
 * it, or to the system, whatever does not come from a mapping.
 */
typedef struct _DwMapping DwMapping;

/**
 * dw_mapping_open: Returns: (transfer full): the regular file @path, owned by this person and not empty; NULL with
 * errno, ENOENT where there is none. No link is followed.
 */
DwMapping *dw_mapping_open (const char *path);

/** dw_mapping_free: Unmaps. */
void dw_mapping_free (DwMapping *self);

/** dw_mapping_get_bytes: Returns: (array length=length): the file, as long as it was when it was opened. */
const guint8 *dw_mapping_get_bytes (const DwMapping *self,
                                    gsize           *length);

/**
 * dw_mapping_is_torn: Returns: whether the file is shorter than it was, or bytes of it could not be had when they were
 * read: what was read since it was opened may be zeros.
 */
gboolean dw_mapping_is_torn (const DwMapping *self);

/** dw_mapping_let_go: Its pages no longer count as this program's memory until they are read again. */
void dw_mapping_let_go (DwMapping *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwMapping, dw_mapping_free)

G_END_DECLS
