/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwPageParts:
 *
 * A page of a feed, cut between its records into smaller pages, one after the other: what taking a page in needs of
 * memory is then a matter of its longest record and not of how many a publisher puts on one page. On one thread.
 */
typedef struct _DwPageParts DwPageParts;

/**
 * DW_PAGE_PART: bytes of a part, where no record is longer: small enough that what is read of it stays in the
 * processor's cache.
 */
#define DW_PAGE_PART ((gsize) 16 * 1024)

/**
 * dw_page_parts_new: Returns: (transfer full): @page cut into parts of @size bytes; a part holds one record at least.
 */
DwPageParts *dw_page_parts_new (GBytes *page,
                                gsize   size);

/** dw_page_parts_free: Frees @parts; the parts live on. */
void dw_page_parts_free (DwPageParts *parts);

/**
 * dw_page_parts_next:
 *
 * Each part is a page of its own: a list of records as the publisher wrote them. What is no envelope or list, or is not
 * cut plainly, comes whole, as its only part: what is wrong with it, dw_page_parse() says. What an envelope says
 * besides is in no part.
 *
 * Returns: (transfer full) (nullable): the next part, NULL at the end
 */
GBytes *dw_page_parts_next (DwPageParts *parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPageParts, dw_page_parts_free)

G_END_DECLS
