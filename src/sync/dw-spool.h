/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-hash.h"
#include "dw-page-parts.h"
#include "dw-plan.h"
#include "dw-progress.h"

G_BEGIN_DECLS

/**
 * DwSpool:
 *
 * Where the bodies of a crawl wait until the crawl is whole: a file in `$XDG_CACHE_HOME/doorway`, 0600, that begins
 * with the crawl's plan. Each body carries its hash, so that a file that was cut short or damaged is as good as its
 * first sound part. A crawl that is killed, or loses its network, goes on from there the next time. Bodies come back in
 * the order they went in. One thread; one crawl of a feed at a time: a second one spools into a file without a name.
 */
typedef struct _DwSpool DwSpool;

/** DW_SPOOL_SECONDS: how old a crawl may be that is gone on with. Older files are removed by whoever spools next. */
#define DW_SPOOL_SECONDS (24 * 60 * 60)

/**
 * DwSpoolKind: what a body is.
 * @DW_SPOOL_OBJECT: of a signed feed, behind its SHA-256
 */
typedef enum
{
  DW_SPOOL_PLAN,
  DW_SPOOL_LIST_PAGE,
  DW_SPOOL_DETAIL,
  DW_SPOOL_OBJECT,
} DwSpoolKind;

/**
 * dw_spool_open:
 * @key: (nullable): what tells this crawl from every other on this computer; NULL: nothing is to be left for a next one
 *
 * Returns: (transfer full): a spool, which may hold what an earlier crawl left; NULL with DW_SYNC_ERROR_NO_SPACE or
 *   G_IO_ERROR
 */
DwSpool *dw_spool_open (const char  *key,
                        GError     **error);

/** dw_spool_close: Frees @spool; what it holds stays for a next crawl. */
void dw_spool_close (DwSpool *spool);

/** dw_spool_discard: Frees @spool; its file is gone. */
void dw_spool_discard (DwSpool *spool);

/**
 * dw_spool_resume:
 * @plan: (out): by which the crawl goes on
 *
 * Looks at what an earlier crawl left and cuts off what is not sound; dw_spool_read() then gives its bodies.
 *
 * Returns: whether there is anything to go on with
 */
gboolean dw_spool_resume (DwSpool *spool,
                          DwPlan  *plan);

/** dw_spool_begin: Forgets everything; a crawl by @plan begins. */
gboolean dw_spool_begin (DwSpool       *spool,
                         const DwPlan  *plan,
                         GError       **error);

/**
 * dw_spool_append: Adds @body; FALSE with DW_SYNC_ERROR_NO_SPACE, _TOO_LARGE (past DW_LIMIT_FEED bytes in all) or
 * G_IO_ERROR. What could not be added whole is not there at all.
 */
gboolean dw_spool_append (DwSpool      *spool,
                          DwSpoolKind   kind,
                          GBytes       *body,
                          GError      **error);

/** dw_spool_rewind: The next dw_spool_read() gives the first body after the plan. */
void dw_spool_rewind (DwSpool *spool);

/**
 * dw_spool_read: Returns: (transfer full) (nullable): the next body; NULL without @error after the last, NULL with
 * G_IO_ERROR when the file cannot be read or is not what was written.
 */
GBytes *dw_spool_read (DwSpool      *spool,
                       DwSpoolKind  *kind,
                       GError      **error);

/**
 * dw_spool_find:
 * @text: (out): the next body, which can be read until the spool is used for anything else
 *
 * As dw_spool_read(), for a body that need not be in memory as a whole: it is checked, piece by piece, and then can be
 * read again, any part of it.
 *
 * Returns: whether there is one
 */
gboolean dw_spool_find (DwSpool      *spool,
                        DwPageText   *text,
                        DwSpoolKind  *kind,
                        GError      **error);

/** dw_spool_tell: Returns: where the body that the next dw_spool_read() gives is. */
guint64 dw_spool_tell (const DwSpool *spool);

/** dw_spool_seek: The next dw_spool_read() gives the body at @place. */
void dw_spool_seek (DwSpool *spool,
                    guint64  place);

/** dw_spool_get_end: Returns: where the next dw_spool_append() puts its body. */
guint64 dw_spool_get_end (const DwSpool *spool);

/** dw_spool_get_hash: Returns: the hash of the body that was last added or read. */
const DwHash *dw_spool_get_hash (const DwSpool *spool);

/** dw_spool_forget: Removes what a crawl with @key left, unless one is at work. */
void dw_spool_forget (const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSpool, dw_spool_close)

G_END_DECLS
