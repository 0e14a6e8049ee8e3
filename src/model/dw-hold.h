/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"

G_BEGIN_DECLS

/** DW_HOLD_GONE_PERCENT: a snapshot that leaves out more of a feed's services than this is held (reliability C12). */
#define DW_HOLD_GONE_PERCENT 30
/**
 * DW_HOLD_PHONES_PERCENT: a snapshot that replaces more of a feed's telephone numbers than this is held (reliability
 * C12).
 */
#define DW_HOLD_PHONES_PERCENT 20
/** DW_HOLD_FROM: fewer services gone or numbers changed than this happen on any day, and hold nothing. */
#define DW_HOLD_FROM 2
/** DW_HOLD_EXAMPLES: the most examples of each kind that are kept. */
#define DW_HOLD_EXAMPLES 5

/** DwHoldExample: one service of those that a held snapshot leaves out or gives other numbers. */
typedef struct
{
  const char *name;           /* as it is in the directory */
  const char *was;            /* its telephone numbers, joined by ", "; NULL: the service is gone */
  const char *now;            /* what they would be; "" for none; NULL with @was */
} DwHoldExample;

/**
 * DwHold:
 *
 * A snapshot of a feed that came whole but would change so much that somebody has to say whether it is right. What the
 * directory had before stays until then. Immutable; owned by the DwFeed that it belongs to.
 */
typedef struct
{
  gint64 held_at;             /* when it was fetched, seconds since 1970-01-01T00:00:00Z */
  guint n_before;             /* services of the feed in the directory */
  guint n_added;
  guint n_changed;
  guint n_gone;
  guint n_phones_before;      /* telephone numbers of the services that are there before and after */
  guint n_phones_changed;     /* of these, those that are no more */
  const DwHoldExample *examples;      /* first those gone, then those with other numbers */
  guint n_examples;
} DwHold;

/**
 * dw_hold_copy:
 *
 * Returns: (transfer none) (nullable): a copy of @hold (NULL stays NULL) whose every part @arena owns.
 */
const DwHold *dw_hold_copy (const DwHold *hold,
                            DwArena      *arena);

/** dw_hold_is_gone_due: Returns: whether @hold leaves out more services than dw_hold_is_due() lets pass. */
gboolean dw_hold_is_gone_due (const DwHold *hold);

/** dw_hold_is_phones_due: Returns: whether @hold changes more telephone numbers than that. */
gboolean dw_hold_is_phones_due (const DwHold *hold);

/** dw_hold_is_due: Returns: whether a snapshot that changes what @hold counts is to be held. */
gboolean dw_hold_is_due (const DwHold *hold);

/**
 * dw_hold_dup_reason:
 *
 * Returns: (transfer full): why it is held, as a sentence: "The new list leaves out 40 of 100 services."
 */
char *dw_hold_dup_reason (const DwHold *hold);

/**
 * dw_hold_dup_problem:
 *
 * Returns: (transfer full): the reason, and that what is there stays until somebody has looked.
 */
char *dw_hold_dup_problem (const DwHold *hold);

/**
 * dw_hold_dup_example:
 *
 * Returns: (transfer full): @example as a line: "Stay and play: 020 7946 0001 becomes 020 7946 0002".
 */
char *dw_hold_dup_example (const DwHoldExample *example);

G_END_DECLS
