/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-clock.h"

#include <time.h>

struct _DwClock
{
  gatomicrefcount references;
  gboolean is_fixed;
  gint64 fixed_now;
};

DwClock *
dw_clock_new_system (void)
{
  DwClock *clock = g_new0 (DwClock, 1);

  g_atomic_ref_count_init (&clock->references);
  return clock;
}

DwClock *
dw_clock_new_fixed (gint64 now)
{
  DwClock *clock = dw_clock_new_system ();

  clock->is_fixed = TRUE;
  clock->fixed_now = now;
  return clock;
}

DwClock *
dw_clock_ref (DwClock *clock)
{
  g_atomic_ref_count_inc (&clock->references);
  return clock;
}

void
dw_clock_unref (DwClock *clock)
{
  if (g_atomic_ref_count_dec (&clock->references))
    g_free (clock);
}

gint64
dw_clock_now (const DwClock *clock)
{
  return clock->is_fixed ? clock->fixed_now : g_get_real_time () / G_USEC_PER_SEC;
}

gint64
dw_clock_get_effort (void)
{
  struct timespec worked = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &worked);
  return (7 * (worked.tv_sec * G_USEC_PER_SEC + worked.tv_nsec / 1000) + g_get_monotonic_time ()) / 8;
}
