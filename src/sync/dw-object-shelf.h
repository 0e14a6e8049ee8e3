/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-signed-feed.h"

G_BEGIN_DECLS

/**
 * DwObjectShelf:
 *
 * Where the verified objects of an edition wait until all are there, found by their hash. With a key it can be left for
 * a next sync, of this edition or a later one, which need not ask for them again. Only objects stay as they were signed
 * and in which nothing must not be kept: of the others each sync asks again, and what waits of them on the disk only
 * this process can read. Under DwSpool's rules: 0600, one sync at a time, of no use after a day and removed by the next
 * sync then. One thread.
 */
typedef struct _DwObjectShelf DwObjectShelf;

/**
 * dw_object_shelf_open:
 * @key: (nullable): what tells this feed from every other on this computer; NULL: nothing is to be left
 * @now: seconds since 1970-01-01T00:00:00Z
 * @wanted: (element-type DwManifestObject): what may be of use
 *
 * Takes up what an earlier sync left of @wanted, as far as it still is what was signed; where the rest of @wanted would
 * find no room behind it, forgets it all.
 *
 * Returns: (transfer full): a shelf, or NULL with DW_SYNC_ERROR_NO_SPACE or G_IO_ERROR
 */
DwObjectShelf *dw_object_shelf_open (const char  *key,
                                     gint64       now,
                                     GPtrArray   *wanted,
                                     GError     **error);

/** dw_object_shelf_free: Frees @shelf. What it holds is gone, unless dw_object_shelf_leave() was called. */
void dw_object_shelf_free (DwObjectShelf *shelf);

/** dw_object_shelf_leave: What is there stays on the disk for a next sync. */
void dw_object_shelf_leave (DwObjectShelf *shelf);

/** dw_object_shelf_forget: Removes what a sync with @key left, unless one is at work. */
void dw_object_shelf_forget (const char *key);

/** dw_object_shelf_has: Returns: whether @object is there. */
gboolean dw_object_shelf_has (DwObjectShelf           *shelf,
                              const DwManifestObject  *object);

/**
 * dw_object_shelf_put:
 * @body: the bytes of @object, verified
 * @lines: (element-type DwObjectLine): the lines of @body
 * @may_wait: whether @body may stay in memory for a while. A fetch that is done within seconds then writes nothing that
 *   is thrown away at its end; one that takes longer writes it out, and so does dw_object_shelf_leave()
 *
 * Returns: FALSE with DW_PAGE_ERROR where @body cannot be read as services, DW_SYNC_ERROR_NO_SPACE, _TOO_LARGE or
 *   G_IO_ERROR
 */
gboolean dw_object_shelf_put (DwObjectShelf           *shelf,
                              const DwManifestObject  *object,
                              GBytes                  *body,
                              GArray                  *lines,
                              gboolean                 may_wait,
                              GError                 **error);

/**
 * dw_object_shelf_get:
 *
 * Returns: (transfer full): the services of @object, one a line, as they were signed; NULL with G_IO_ERROR or
 *   DW_SIGNED_ERROR_OBJECT when they are not what was signed
 */
GBytes *dw_object_shelf_get (DwObjectShelf           *shelf,
                             const DwManifestObject  *object,
                             GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwObjectShelf, dw_object_shelf_free)

G_END_DECLS
