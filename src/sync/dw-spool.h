/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-progress.h"

G_BEGIN_DECLS

/**
 * DwSpool:
 *
 * Where the bodies of a crawl wait until the crawl is whole: one file in `$XDG_CACHE_HOME/doorway` that has no name, so
 * that nothing is left of it however the program ends. Bodies come back in the order they went in. One thread.
 */
typedef struct _DwSpool DwSpool;

/** DwSpoolKind: what a body is. */
typedef enum
{
  DW_SPOOL_LIST_PAGE,
  DW_SPOOL_DETAIL,
} DwSpoolKind;

/** dw_spool_new: Returns: (transfer full): an empty spool, or NULL with DW_SYNC_ERROR_NO_SPACE or G_IO_ERROR. */
DwSpool *dw_spool_new (GError **error);

/** dw_spool_free: Frees @spool; its file is gone. */
void dw_spool_free (DwSpool *spool);

/** dw_spool_append: Adds @body; FALSE with DW_SYNC_ERROR_NO_SPACE, _TOO_LARGE (past DW_LIMIT_FEED bytes in all) or G_IO_ERROR. */
gboolean dw_spool_append (DwSpool      *spool,
                          DwSpoolKind   kind,
                          GBytes       *body,
                          GError      **error);

/** dw_spool_clear: Forgets every body. */
gboolean dw_spool_clear (DwSpool  *spool,
                         GError  **error);

/** dw_spool_rewind: The next dw_spool_read() gives the first body. */
void dw_spool_rewind (DwSpool *spool);

/** dw_spool_read: Returns: (transfer full) (nullable): the next body; NULL without @error after the last, NULL with G_IO_ERROR when the file cannot be read. */
GBytes *dw_spool_read (DwSpool      *spool,
                       DwSpoolKind  *kind,
                       GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSpool, dw_spool_free)

G_END_DECLS
