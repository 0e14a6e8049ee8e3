/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>

#include "directory-print.h"
#include "dw-reader.h"
#include "dw-writer.h"
#include "fault-swap.h"
#include "harm-memory.h"
#include "harm-vfs.h"
#include "sweep-run.h"
#include "tests/support/isolated.h"

/*
 * What a disk, the memory and the power do to a swap, one step after the other: a step fails once or from then on, an allocation
 * of SQLite's fails, the power goes and what was not made safe is there in part (sweep-run.h).
 */

/* A reader that somebody looks at meanwhile: every call returns, with an error of ours or without. */
static gboolean
read_all (const char  *folder,
          GError     **error)
{
  g_autoptr (DwReader) reader = dw_reader_open (folder, error);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;
  g_autoptr (DwColumns) columns = feeds != NULL ? dw_reader_load_columns (reader, error) : NULL;

  return columns != NULL;
}

static gboolean
swap_first (const char  *folder,
            GError     **error)
{
  return fault_swap (folder, FAULT_SNAPSHOT_A, error);
}

static gboolean
swap_second (const char  *folder,
             GError     **error)
{
  return fault_swap (folder, FAULT_SNAPSHOT_B, error);
}

static void
assert_is_ours (const GError *error,
                int           reason)
{
  g_assert_true (error->domain == DW_DB_ERROR || error->domain == DW_STORE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL) && g_str_has_suffix (error->message, "."));
  if (reason == ENOSPC)
    g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FULL);
}

static void
set_up (Sweep         *fixture,
        gconstpointer  data)
{
  fixture->job = swap_second;
  fixture->print = directory_print;
  fixture->check = assert_is_ours;
  sweep_set_up (fixture, swap_first);
}

static void
tear_down (Sweep         *fixture,
           gconstpointer  data)
{
  sweep_tear_down (fixture);
}

static void
test_disk (Sweep         *fixture,
           gconstpointer  data)
{
  for (HarmOp op = HARM_READ; op < HARM_N_OPS; op++)
    sweep_disk (fixture, op, EIO);
}

static void
test_full (Sweep         *fixture,
           gconstpointer  data)
{
  sweep_disk (fixture, HARM_WRITE, ENOSPC);
  sweep_disk (fixture, HARM_SHARE, ENOSPC);
}

static void
test_disk_read (Sweep         *fixture,
                gconstpointer  data)
{
  static const HarmOp ops[] = { HARM_READ, HARM_OPEN, HARM_SHARE };

  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    {
      guint n_steps;

      harm_vfs_arm (ops[i], 0, 0, FALSE);
      g_assert_true (read_all (fixture->folder, NULL));
      n_steps = harm_vfs_disarm ();
      for (guint at = 1; at <= n_steps; at += sweep_get_stride (n_steps))
        {
          g_autoptr (GError) error = NULL;

          harm_vfs_arm (ops[i], at, EIO, at % 2 == 0);
          if (!read_all (fixture->folder, &error))
            assert_is_ours (error, 0);
          harm_vfs_disarm ();
        }
      g_assert_true (read_all (fixture->folder, NULL));
    }
}

static void
test_memory (Sweep         *fixture,
             gconstpointer  data)
{
  SweepTally tally = { 0 };
  guint n_steps;

  sweep_reset (fixture);
  harm_memory_arm (0, FALSE);
  g_assert_true (fault_swap (fixture->folder, FAULT_SNAPSHOT_B, NULL));
  n_steps = harm_memory_disarm ();
  for (guint at = 1; at <= n_steps; at += sweep_get_stride (n_steps / 2))
    {
      g_autoptr (GError) error = NULL;
      gboolean is_in;

      sweep_reset (fixture);
      harm_memory_arm (at, at % 2 == 0);
      is_in = fault_swap (fixture->folder, FAULT_SNAPSHOT_B, &error);
      harm_memory_disarm ();
      if (!is_in)
        assert_is_ours (error, 0);
      tally.n_failed += !is_in;
      if (!sweep_is_either (fixture, fixture->folder, is_in, &tally))
        {
          g_test_message ("allocation %u of %u", at, n_steps);
          g_test_fail ();
        }
    }

  g_test_message ("%u of %u allocations; it failed %u times, the directory was the old one %u times and the new one %u times", tally.n_tried,
                  n_steps, tally.n_failed, tally.n_old, tally.n_new);
  g_assert_cmpuint (tally.n_failed, >, 0);
}

static void
test_power (Sweep         *fixture,
            gconstpointer  data)
{
  SweepTally tally = { 0 };

  g_assert_cmpuint (sweep_power (fixture, FALSE, &tally), ==, 0);
  g_assert_cmpuint (tally.n_old, >, 0);
  g_assert_cmpuint (tally.n_new, >, 0);
}

static void
test_lying_disk (Sweep         *fixture,
                 gconstpointer  data)
{
  SweepTally tally = { 0 };

  g_assert_cmpuint (sweep_power (fixture, TRUE, &tally), >, 0);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  harm_memory_install ();
  harm_vfs_install ();

#define ADD(title, test) g_test_add ("/fault/sweep/" title, Sweep, NULL, set_up, test, tear_down)
  ADD ("whatever the disk refuses, a swap is done or has not happened", test_disk);
  ADD ("wherever the disk is full, a swap is done or has not happened, and says so", test_full);
  ADD ("whatever the disk refuses, a reader says so and can read again", test_disk_read);
  ADD ("whichever allocation of SQLite fails, a swap is done or has not happened", test_memory);
  ADD ("whenever the power goes, the directory is the old one or the new one", test_power);
  ADD ("the test sees a disk that says that things are safe which are not", test_lying_disk);
  return g_test_run ();
}
