/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwPageText:
 * @length: bytes of the page
 * @read: gives the @length bytes at @at, which are within the page; FALSE with @error
 * @data: for @read
 *
 * The text of a page of a feed, which need not be in memory.
 */
typedef struct
{
  gsize length;
  gboolean (*read) (gpointer   data,
                    gsize      at,
                    gpointer   bytes,
                    gsize      length,
                    GError   **error);
  gpointer data;
} DwPageText;

/** dw_page_text_of: Returns: the text that @bytes are; they are borrowed. */
DwPageText dw_page_text_of (GBytes *bytes);

/**
 * DwPageParts:
 *
 * A page of a feed, cut between its records into smaller pages, one after the other: what taking a page in needs of
 * memory is then a matter of its longest record and not of how many a publisher puts on one page, since the text is
 * looked at and read piece by piece too. On one thread.
 */
typedef struct _DwPageParts DwPageParts;

/**
 * DW_PAGE_PART: bytes of a part, where no record is longer: small enough that what is read of it stays in the
 * processor's cache.
 */
#define DW_PAGE_PART ((gsize) 16 * 1024)

/**
 * dw_page_parts_new:
 * @page: its text stays readable, and the same, as long as the parts are asked for
 *
 * Returns: (transfer full) (nullable): @page cut into parts of @size bytes; a part holds one record at least. NULL with
 *   the error of @page
 */
DwPageParts *dw_page_parts_new (const DwPageText  *page,
                                gsize              size,
                                GError           **error);

/** dw_page_parts_free: Frees @parts; what was taken of them lives on. */
void dw_page_parts_free (DwPageParts *parts);

/**
 * dw_page_parts_next:
 *
 * Each part is a page of its own: a list of records as the publisher wrote them. What is no envelope or list, or is not
 * cut plainly, comes whole, as its only part: what is wrong with it, dw_page_parse() says. What an envelope says
 * besides is in no part.
 *
 * Returns: (transfer full) (nullable): the next part, NULL at the end, or with the error of the page
 */
GBytes *dw_page_parts_next (DwPageParts  *parts,
                            GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPageParts, dw_page_parts_free)

G_END_DECLS
