/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwClock:
 *
 * What time it is, passed to whoever needs it, so that a test can say. Immutable; any thread may ask.
 */
typedef struct _DwClock DwClock;

/** dw_clock_new_system: Returns: (transfer full): the computer's wall clock. */
DwClock *dw_clock_new_system (void);

/**
 * dw_clock_new_fixed: Returns: (transfer full): a clock that always says @now, in seconds since 1970-01-01T00:00:00Z.
 */
DwClock *dw_clock_new_fixed (gint64 now);

/** dw_clock_ref: Returns: (transfer full): @clock with one more reference. */
DwClock *dw_clock_ref (DwClock *clock);

/** dw_clock_unref: Drops one reference. */
void dw_clock_unref (DwClock *clock);

/** dw_clock_now: Returns: seconds since 1970-01-01T00:00:00Z. */
gint64 dw_clock_now (const DwClock *clock);

/**
 * dw_clock_get_effort:
 *
 * What a question's time is measured by: a busy computer gives it less, and it must not be answered less for that.
 * Still, nobody waits for ever: what is waited for counts an eighth.
 *
 * Returns: microseconds that this thread has worked, and an eighth of those that it has not, since some time or other:
 *   only the difference of two on the same thread means something
 */
gint64 dw_clock_get_effort (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwClock, dw_clock_unref)

G_END_DECLS
