/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-page.h"
#include "dw-progress.h"

G_BEGIN_DECLS

/**
 * DwWalk:
 *
 * The way through a feed's list, page by page, which ends whatever the server says (feeds.md 4.2, reliability B13). No
 * sockets: it is told of pages and says what to ask for next. One thread.
 *
 * It ends at an empty page, at a page that brings nothing new, at the last page by number or by flag. It begins again,
 * three times at most, when the stated totals change under way. What the server calls the page counts for nothing:
 * only which ids came.
 */
typedef struct _DwWalk DwWalk;

/** DW_WALK_MAX_RESTARTS: how often a list whose totals change is begun again. */
#define DW_WALK_MAX_RESTARTS 3

/**
 * DwWalkStep:
 * @DW_WALK_NEXT: the page counts; ask for the next one
 * @DW_WALK_LAST: the page counts and is the last
 * @DW_WALK_OVER: the page is not part of the list (empty, or a repetition): it was over before
 * @DW_WALK_AGAIN: totals changed: forget every page and ask for page 1
 * @DW_WALK_FAILED: the error says why
 */
typedef enum
{
  DW_WALK_NEXT,
  DW_WALK_LAST,
  DW_WALK_OVER,
  DW_WALK_AGAIN,
  DW_WALK_FAILED,
} DwWalkStep;

/** DwRepeatFunc: Called with each record that came before on an earlier page: the later one replaces it. */
typedef void (*DwRepeatFunc) (guint                index,
                              const DwPageRecord  *record,
                              gpointer             data);

/** dw_walk_new: Returns: (transfer full): a walk before its first page. */
DwWalk *dw_walk_new (void);

/** dw_walk_free: Frees @walk. */
void dw_walk_free (DwWalk *walk);

/** dw_walk_get_page_number: Returns: the page to ask for, from 1. */
guint dw_walk_get_page_number (const DwWalk *walk);

/**
 * dw_walk_take:
 * @page: the page that was asked for
 * @repeated: (nullable) (scope call): told of records that came on an earlier page
 *
 * Returns: what to do; DW_WALK_FAILED with DW_SYNC_ERROR_INCONSISTENT or _TOO_LARGE in @error
 */
DwWalkStep dw_walk_take (DwWalk        *walk,
                         DwPage        *page,
                         DwRepeatFunc   repeated,
                         gpointer       data,
                         GError       **error);

/**
 * dw_walk_check:
 *
 * To be asked when the walk is over: did all come that was promised, and anything at all?
 *
 * Returns: TRUE, or FALSE with DW_SYNC_ERROR_EMPTY or _INCONSISTENT
 */
gboolean dw_walk_check (const DwWalk  *walk,
                        GError       **error);

/** dw_walk_has: Returns: whether the record @id has come and could be read. */
gboolean dw_walk_has (const DwWalk *walk,
                      const char   *id);

/** dw_walk_get_n_seen: Returns: records of the pages that count. */
guint dw_walk_get_n_seen (const DwWalk *walk);

/** dw_walk_get_n_taken: Returns: distinct records among them that could be read. */
guint dw_walk_get_n_taken (const DwWalk *walk);

/** dw_walk_get_n_promised: Returns: the total that the feed states, 0 when it says nothing believable. */
gint64 dw_walk_get_n_promised (const DwWalk *walk);

/**
 * dw_walk_get_n_pages_promised: Returns: the number of pages that the feed states, 0 when it says nothing believable.
 */
gint64 dw_walk_get_n_pages_promised (const DwWalk *walk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwWalk, dw_walk_free)

G_END_DECLS
