/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "directory-print.h"
#include "dw-page.h"
#include "dw-reader.h"
#include "dw-writer.h"
#include "fault-feed.h"
#include "harm-memory.h"
#include "harm-vfs.h"

/*
 * What a disk, the memory and the power do to a swap, one step after the other: a step fails once or from then on, an allocation
 * of SQLite's fails, the power goes and what was not made safe is there in part. Afterwards the directory is the one from
 * before or the one from after. N_SWEEP steps of each kind, evenly spread; with DOORWAY_FAULT_ALL set, every one.
 */

#define NOON 1767182400 /* 2025-12-31T12:00:00Z */

typedef struct
{
  char *folder;       /* where it happens */
  char *kept;         /* the directory before, as a file elsewhere */
  char *old_print;
  char *new_print;
} Fixture;

static gboolean
put_all (DwSnapshot     *snapshot,
         FaultSnapshot   which,
         GError        **error)
{
  g_autoptr (GBytes) bytes = fault_feed_new_page (which);
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, NULL);
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (DwService) service = dw_page_dup_service (page, i);

      if (!dw_snapshot_put (snapshot, records[i].source_id, records[i].raw, records[i].raw_length, service, error))
        return FALSE;
    }

  return TRUE;
}

/* Opens the directory in @folder and swaps a snapshot in. */
static gboolean
swap (const char     *folder,
      FaultSnapshot   which,
      GError        **error)
{
  const DwFeed draft = { .url = FAULT_FEED_URL, .name = "Fault feed", .trust = DW_TRUST_HTTPS };
  g_autoptr (DwClock) clock = dw_clock_new_fixed (NOON);
  g_autoptr (DwWriter) writer = dw_writer_open (folder, clock, error);
  g_autoptr (DwSnapshot) snapshot = NULL;

  if (writer == NULL)
    return FALSE;
  snapshot = dw_writer_is_new (writer) ? dw_snapshot_begin_new (writer, &draft, error) : dw_snapshot_begin (writer, 1, error);
  if (snapshot == NULL || !put_all (snapshot, which, error))
    return FALSE;

  return dw_snapshot_commit (g_steal_pointer (&snapshot), NULL, 0, 0, NULL, error);
}

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

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (g_remove (path));
    }
}

static void
copy_in (const char *from,
         const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  clear_folder (folder);
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
print_or_fail (const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *print = directory_print (folder, &error);

  g_assert_no_error (error);
  return print;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  harm_vfs_set_fast (TRUE);
  fixture->folder = g_dir_make_tmp ("doorway-sweep-XXXXXX", NULL);
  fixture->kept = g_dir_make_tmp ("doorway-kept-XXXXXX", NULL);
  swap (fixture->folder, FAULT_SNAPSHOT_A, &error);
  g_assert_no_error (error);
  fixture->old_print = print_or_fail (fixture->folder);
  copy_in (fixture->folder, fixture->kept);
  swap (fixture->folder, FAULT_SNAPSHOT_B, &error);
  g_assert_no_error (error);
  fixture->new_print = print_or_fail (fixture->folder);
  g_assert_cmpstr (fixture->new_print, !=, fixture->old_print);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  clear_folder (fixture->folder);
  clear_folder (fixture->kept);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_assert_no_errno (g_rmdir (fixture->kept));
  g_free (fixture->folder);
  g_free (fixture->kept);
  g_free (fixture->old_print);
  g_free (fixture->new_print);
}

/* How far it is from one step to the next that is tried. */
static guint
get_stride (guint n_steps)
{
  return g_getenv ("DOORWAY_FAULT_ALL") != NULL ? 1 : MAX (1, n_steps / N_SWEEP);
}

typedef struct
{
  guint n_tried;
  guint n_old;
  guint n_new;
  guint n_failed;
} Tally;

/* Whoever comes next finds the directory from before or the one from after, and the latter when it was said to be there. */
static gboolean
is_either (Fixture    *fixture,
           const char *folder,
           gboolean    was_said,
           Tally      *tally)
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
  print = directory_print (folder, &error);
  is_old = g_strcmp0 (print, fixture->old_print) == 0;
  is_new = g_strcmp0 (print, fixture->new_print) == 0;
  tally->n_tried++;
  tally->n_old += is_old;
  tally->n_new += is_new;
  return (is_new || (is_old && !was_said)) && !g_file_test (aside, G_FILE_TEST_EXISTS);
}

static void
assert_is_ours (const GError *error)
{
  g_assert_true (error->domain == DW_DB_ERROR || error->domain == DW_STORE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL) && g_str_has_suffix (error->message, "."));
}

static const char *const op_names[HARM_N_OPS] = { "read", "write", "sync", "truncate", "open", "share" };

static void
fail_at (Fixture  *fixture,
         HarmOp    op,
         guint     at,
         int       reason,
         gboolean  forever,
         Tally    *tally)
{
  g_autoptr (GError) error = NULL;
  gboolean is_in;

  copy_in (fixture->kept, fixture->folder);
  harm_vfs_arm (op, at, reason, forever);
  is_in = swap (fixture->folder, FAULT_SNAPSHOT_B, &error);
  harm_vfs_disarm ();
  if (!is_in)
    assert_is_ours (error);
  if (!is_in && reason == ENOSPC && op == HARM_WRITE)
    g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FULL);
  tally->n_failed += !is_in;
  if (!is_either (fixture, fixture->folder, is_in, tally))
    {
      g_test_message ("%s %u fails, %s%s", op_names[op], at, g_strerror (reason), forever ? ", and all after it" : "");
      g_test_fail ();
    }
}

static void
sweep (Fixture  *fixture,
       HarmOp    op,
       int       reason)
{
  Tally tally = { 0 };
  guint n_steps;

  copy_in (fixture->kept, fixture->folder);
  harm_vfs_arm (op, 0, 0, FALSE);
  g_assert_true (swap (fixture->folder, FAULT_SNAPSHOT_B, NULL));
  n_steps = harm_vfs_disarm ();
  g_assert_cmpuint (n_steps, >, 0);
  for (guint at = 1; at <= n_steps; at += get_stride (n_steps))
    {
      fail_at (fixture, op, at, reason, FALSE, &tally);
      fail_at (fixture, op, at, reason, TRUE, &tally);
    }

  g_test_message ("%s, %s: %u of %u tries; it failed %u times, the directory was the old one %u times and the new one %u times", op_names[op],
                  g_strerror (reason), tally.n_tried, 2 * n_steps, tally.n_failed, tally.n_old, tally.n_new);
  /* A WAL that cannot be cut is no harm. */
  g_assert_true (tally.n_failed > 0 || op == HARM_TRUNCATE);
}

static void
test_disk (Fixture       *fixture,
           gconstpointer  data)
{
  for (HarmOp op = HARM_READ; op < HARM_N_OPS; op++)
    sweep (fixture, op, EIO);
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  sweep (fixture, HARM_WRITE, ENOSPC);
  sweep (fixture, HARM_SHARE, ENOSPC);
}

static void
test_disk_read (Fixture       *fixture,
                gconstpointer  data)
{
  static const HarmOp ops[] = { HARM_READ, HARM_OPEN, HARM_SHARE };

  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    {
      guint n_steps;

      harm_vfs_arm (ops[i], 0, 0, FALSE);
      g_assert_true (read_all (fixture->folder, NULL));
      n_steps = harm_vfs_disarm ();
      for (guint at = 1; at <= n_steps; at += get_stride (n_steps))
        {
          g_autoptr (GError) error = NULL;

          harm_vfs_arm (ops[i], at, EIO, at % 2 == 0);
          if (!read_all (fixture->folder, &error))
            assert_is_ours (error);
          harm_vfs_disarm ();
        }
      g_assert_true (read_all (fixture->folder, NULL));
    }
}

static void
test_memory (Fixture       *fixture,
             gconstpointer  data)
{
  Tally tally = { 0 };
  guint n_steps;

  copy_in (fixture->kept, fixture->folder);
  harm_memory_arm (0, FALSE);
  g_assert_true (swap (fixture->folder, FAULT_SNAPSHOT_B, NULL));
  n_steps = harm_memory_disarm ();
  for (guint at = 1; at <= n_steps; at += get_stride (n_steps / 2))
    {
      g_autoptr (GError) error = NULL;
      gboolean is_in;

      copy_in (fixture->kept, fixture->folder);
      harm_memory_arm (at, at % 2 == 0);
      is_in = swap (fixture->folder, FAULT_SNAPSHOT_B, &error);
      harm_memory_disarm ();
      if (!is_in)
        assert_is_ours (error);
      tally.n_failed += !is_in;
      if (!is_either (fixture, fixture->folder, is_in, &tally))
        {
          g_test_message ("allocation %u of %u", at, n_steps);
          g_test_fail ();
        }
    }

  g_test_message ("%u of %u allocations; it failed %u times, the directory was the old one %u times and the new one %u times", tally.n_tried,
                  n_steps, tally.n_failed, tally.n_old, tally.n_new);
  g_assert_cmpuint (tally.n_failed, >, 0);
}

static HarmLog *
record_swap (Fixture *fixture)
{
  copy_in (fixture->kept, fixture->folder);
  harm_vfs_record (fixture->folder);
  g_assert_true (swap (fixture->folder, FAULT_SNAPSHOT_B, NULL));
  harm_vfs_mark ();
  return harm_vfs_end ();
}

/* Returns: after how many losses of power the directory was neither. */
static guint
lose_power (Fixture  *fixture,
            HarmLog  *log,
            gboolean  is_lying,
            Tally    *tally)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-power-XXXXXX", NULL);
  guint n_steps = harm_log_get_length (log);
  guint n_wrong = 0;

  for (guint at = 0; at <= n_steps; at += get_stride (n_steps / 3))
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (20261122 + at);

      clear_folder (folder);
      harm_log_play (log, at, is_lying, rand, folder);
      if (is_either (fixture, folder, harm_log_is_marked (log, at), tally))
        continue;
      n_wrong++;
      if (!is_lying)
        g_test_message ("the power goes after step %u of %u", at, n_steps);
    }

  clear_folder (folder);
  g_assert_no_errno (g_rmdir (folder));
  return n_wrong;
}

static void
test_power (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (HarmLog) log = record_swap (fixture);
  Tally tally = { 0 };

  g_assert_cmpuint (lose_power (fixture, log, FALSE, &tally), ==, 0);
  g_test_message ("%u losses of power of %u: the directory was the old one %u times and the new one %u times", tally.n_tried,
                  harm_log_get_length (log) + 1, tally.n_old, tally.n_new);
  g_assert_cmpuint (tally.n_old, >, 0);
  g_assert_cmpuint (tally.n_new, >, 0);
}

static void
test_lying_disk (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (HarmLog) log = record_swap (fixture);
  Tally tally = { 0 };

  g_assert_cmpuint (lose_power (fixture, log, TRUE, &tally), >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  harm_memory_install ();
  harm_vfs_install ();

#define ADD(title, test) g_test_add ("/fault/sweep/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("whatever the disk refuses, a swap is done or has not happened", test_disk);
  ADD ("wherever the disk is full, a swap is done or has not happened, and says so", test_full);
  ADD ("whatever the disk refuses, a reader says so and can read again", test_disk_read);
  ADD ("whichever allocation of SQLite fails, a swap is done or has not happened", test_memory);
  ADD ("whenever the power goes, the directory is the old one or the new one", test_power);
  ADD ("the test sees a disk that says that things are safe which are not", test_lying_disk);
  return g_test_run ();
}
