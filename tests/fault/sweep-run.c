/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sweep-run.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "dw-writer.h"
#include "fault-folder.h"

#define NOON 1767182400 /* 2025-12-31T12:00:00Z */

static void
copy_in (const char *from,
         const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  fault_folder_clear (folder);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents_full (target, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

static char *
print_or_fail (Sweep *sweep)
{
  g_autoptr (GError) error = NULL;
  char *print = sweep->print (sweep->folder, &error);

  g_assert_no_error (error);
  return print;
}

void
sweep_set_up (Sweep    *sweep,
              SweepJob  before)
{
  g_autoptr (GError) error = NULL;

  harm_vfs_set_fast (TRUE);
  sweep->folder = g_dir_make_tmp ("doorway-sweep-XXXXXX", NULL);
  sweep->kept = g_dir_make_tmp ("doorway-kept-XXXXXX", NULL);
  before (sweep->folder, &error);
  g_assert_no_error (error);
  sweep->old_print = print_or_fail (sweep);
  copy_in (sweep->folder, sweep->kept);
  sweep->job (sweep->folder, &error);
  g_assert_no_error (error);
  sweep->new_print = print_or_fail (sweep);
  g_assert_cmpstr (sweep->new_print, !=, sweep->old_print);
}

void
sweep_tear_down (Sweep *sweep)
{
  fault_folder_clear (sweep->folder);
  fault_folder_clear (sweep->kept);
  g_assert_no_errno (g_rmdir (sweep->folder));
  g_assert_no_errno (g_rmdir (sweep->kept));
  g_free (sweep->folder);
  g_free (sweep->kept);
  g_free (sweep->old_print);
  g_free (sweep->new_print);
}

void
sweep_reset (Sweep *sweep)
{
  copy_in (sweep->kept, sweep->folder);
}

guint
sweep_get_stride (guint n_steps)
{
  return g_getenv ("DOORWAY_FAULT_ALL") != NULL ? 1 : MAX (1, n_steps / N_SWEEP);
}

gboolean
sweep_is_either (Sweep      *sweep,
                 const char *folder,
                 gboolean    was_said,
                 SweepTally *tally)
{
  g_autoptr (DwClock) clock = dw_clock_new_fixed (NOON);
  g_autoptr (GError) error = NULL;
  DwWriter *writer = dw_writer_open (folder, clock, &error);
  g_autofree char *aside = g_build_filename (folder, "directory.db.damaged", NULL);
  g_autofree char *print = NULL;
  gboolean is_old, is_new;

  if (writer == NULL)
    {
      g_test_message ("not opened: %s", error->message);
      return FALSE;
    }
  dw_writer_close (writer);
  print = sweep->print (folder, &error);
  is_old = g_strcmp0 (print, sweep->old_print) == 0;
  is_new = g_strcmp0 (print, sweep->new_print) == 0;
  tally->n_tried++;
  tally->n_old += is_old;
  tally->n_new += is_new;
  return (is_new || (is_old && !was_said)) && !g_file_test (aside, G_FILE_TEST_EXISTS);
}

static const char *const op_names[HARM_N_OPS] = { "read", "write", "sync", "truncate", "open", "share" };

static void
fail_at (Sweep      *sweep,
         HarmOp      op,
         guint       at,
         int         reason,
         gboolean    forever,
         SweepTally *tally)
{
  g_autoptr (GError) error = NULL;
  gboolean is_in;

  sweep_reset (sweep);
  harm_vfs_arm (op, at, reason, forever);
  is_in = sweep->job (sweep->folder, &error);
  harm_vfs_disarm ();
  if (!is_in)
    sweep->check (error, op == HARM_WRITE ? reason : 0);
  tally->n_failed += !is_in;
  if (!sweep_is_either (sweep, sweep->folder, is_in, tally))
    {
      g_test_message ("%s %u fails, %s%s", op_names[op], at, g_strerror (reason), forever ? ", and all after it" : "");
      g_test_fail ();
    }
}

void
sweep_disk (Sweep  *sweep,
            HarmOp  op,
            int     reason)
{
  SweepTally tally = { 0 };
  guint n_steps;

  sweep_reset (sweep);
  harm_vfs_arm (op, 0, 0, FALSE);
  g_assert_true (sweep->job (sweep->folder, NULL));
  n_steps = harm_vfs_disarm ();
  g_assert_cmpuint (n_steps, >, 0);
  for (guint at = 1; at <= n_steps; at += sweep_get_stride (n_steps))
    {
      fail_at (sweep, op, at, reason, FALSE, &tally);
      fail_at (sweep, op, at, reason, TRUE, &tally);
    }

  g_test_message ("%s, %s: %u of %u tries; it failed %u times, the directory was the old one %u times and the new one %u times", op_names[op],
                  g_strerror (reason), tally.n_tried, 2 * n_steps, tally.n_failed, tally.n_old, tally.n_new);
  /* A WAL that cannot be cut is no harm. */
  g_assert_true (tally.n_failed > 0 || op == HARM_TRUNCATE);
}

static HarmLog *
record (Sweep *sweep)
{
  sweep_reset (sweep);
  harm_vfs_record (sweep->folder);
  g_assert_true (sweep->job (sweep->folder, NULL));
  harm_vfs_mark ();
  return harm_vfs_end ();
}

guint
sweep_power (Sweep      *sweep,
             gboolean    is_lying,
             SweepTally *tally)
{
  g_autoptr (HarmLog) log = record (sweep);
  g_autofree char *folder = g_dir_make_tmp ("doorway-power-XXXXXX", NULL);
  guint n_steps = harm_log_get_length (log);
  guint n_wrong = 0;

  for (guint at = 0; at <= n_steps; at += sweep_get_stride (n_steps / 3))
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (20261122 + at);

      fault_folder_clear (folder);
      harm_log_play (log, at, is_lying, rand, folder);
      if (sweep_is_either (sweep, folder, harm_log_is_marked (log, at), tally))
        continue;
      n_wrong++;
      if (!is_lying)
        g_test_message ("the power goes after step %u of %u", at, n_steps);
    }

  g_test_message ("%u losses of power of %u%s: the directory was the old one %u times, the new one %u times and neither %u times", tally->n_tried,
                  n_steps + 1, is_lying ? " with a disk that lies" : "", tally->n_old, tally->n_new, n_wrong);
  fault_folder_clear (folder);
  g_assert_no_errno (g_rmdir (folder));
  return n_wrong;
}
