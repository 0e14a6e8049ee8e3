/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dw-index-make.h"
#include "dw-index.h"
#include "dw-reader.h"
#include "fault-swap.h"
#include "kill-points.h"
#include "victim-run.h"
#include "tests/support/isolated.h"

/*
 * The making of the search index, of which every step that touches a disk is refused, or the last one that there is. Afterwards each file of it is the
 * one from before or the one from after, what opens is whole, and the next making ends at the new one.
 */

typedef struct
{
  char *folder;           /* the directory, of which the index is to be made anew */
  char *index;
  char *kept;             /* the index of the directory before */
  GHashTable *old_files;  /* of char*, a name, to GBytes */
  GHashTable *new_files;
  DwGazetteer *gazetteer;
} Fixture;

static gboolean
make (Fixture  *fixture,
      GError  **error)
{
  g_autoptr (DwReader) reader = dw_reader_open (fixture->folder, error);

  return reader != NULL && dw_index_make (fixture->index, reader, fixture->gazetteer, NULL, NULL, NULL, error);
}

/* But for the lock, which holds nothing. */
static GHashTable *
read_files (const char *folder)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *bytes;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      if (length > 0)
        g_hash_table_insert (files, g_strdup (name), g_bytes_new_take (bytes, length));
      else
        g_free (bytes);
    }

  return files;
}

static gboolean
is_in (GHashTable *files,
       const char *name,
       GBytes     *bytes)
{
  GBytes *wanted = g_hash_table_lookup (files, name);

  return wanted != NULL && g_bytes_equal (wanted, bytes);
}

/* Whether @files are all of @wanted and nothing else. */
static gboolean
are_these (GHashTable *files,
           GHashTable *wanted)
{
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    if (!is_in (wanted, name, bytes))
      return FALSE;

  return g_hash_table_size (files) == g_hash_table_size (wanted);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *places = g_build_filename (g_getenv ("DOORWAY_PKGDATADIR"), "places", NULL);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("doorway-sweep-XXXXXX", NULL);
  fixture->index = g_dir_make_tmp ("doorway-index-XXXXXX", NULL);
  fixture->kept = g_dir_make_tmp ("doorway-kept-XXXXXX", NULL);
  fixture->gazetteer = dw_gazetteer_load (places, &error);
  g_assert_no_error (error);
  g_assert_true (fault_swap (fixture->folder, FAULT_SNAPSHOT_A, NULL) && make (fixture, NULL));
  fixture->old_files = read_files (fixture->index);
  victim_copy_folder (fixture->index, fixture->kept);
  g_assert_true (fault_swap (fixture->folder, FAULT_SNAPSHOT_B, NULL) && make (fixture, NULL));
  fixture->new_files = read_files (fixture->index);
  g_assert_false (are_these (fixture->old_files, fixture->new_files));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  victim_remove_folder (fixture->folder);
  victim_remove_folder (fixture->index);
  victim_remove_folder (fixture->kept);
  g_free (fixture->folder);
  g_free (fixture->index);
  g_free (fixture->kept);
  g_hash_table_unref (fixture->old_files);
  g_hash_table_unref (fixture->new_files);
  dw_gazetteer_unref (fixture->gazetteer);
}

typedef struct
{
  guint n_tried, n_failed, n_old, n_new;
} Tally;

/* Whether every file that a reader looks at is of one making or the other, and what was said to be done is. */
static gboolean
is_either (Fixture  *fixture,
           gboolean  was_said,
           Tally    *tally)
{
  g_autoptr (GHashTable) files = read_files (fixture->index);
  gboolean is_old = are_these (files, fixture->old_files);
  gboolean is_new = are_these (files, fixture->new_files);
  GHashTableIter iter;
  gpointer name, bytes;

  tally->n_tried++;
  tally->n_failed += !was_said;
  tally->n_old += is_old;
  tally->n_new += is_new;
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    if (!g_str_has_prefix (name, "making-") && !is_in (fixture->old_files, name, bytes) && !is_in (fixture->new_files, name, bytes))
      return FALSE;

  return !was_said || is_new;
}

static void
assert_made_next (Fixture *fixture)
{
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;

  make (fixture, &error);
  g_assert_no_error (error);
  files = read_files (fixture->index);
  g_assert_true (are_these (files, fixture->new_files));
}

/* How the steps of a making are, and with what it begins. */
static guint
count_steps (Fixture *fixture)
{
  victim_copy_folder (fixture->kept, fixture->index);
  kill_points_arm (0, KILL_BEFORE);
  g_assert_true (make (fixture, NULL));
  return (guint) strlen (kill_points_get_trace ());
}

static guint
get_stride (guint n_steps)
{
  return g_getenv ("DOORWAY_FAULT_ALL") != NULL ? 1 : MAX (1, n_steps / (4 * N_SWEEP));
}

/* Returns: how often it ended otherwise than it may. */
static guint
sweep (Fixture *fixture,
       KillHow  how,
       Tally   *tally)
{
  guint n_steps = count_steps (fixture);
  guint n_wrong = 0;

  for (guint at = 1; at <= n_steps; at += get_stride (n_steps))
    {
      g_autoptr (GError) error = NULL;
      gboolean is_made;

      victim_copy_folder (fixture->kept, fixture->index);
      kill_points_arm (at, how);
      is_made = make (fixture, &error);
      kill_points_get_trace ();
      if (!is_made)
        g_assert_true (error != NULL && g_utf8_validate (error->message, -1, NULL));
      if (!is_either (fixture, is_made, tally))
        {
          n_wrong++;
          g_test_message ("step %u of %u", at, n_steps);
        }
      else if (how != KILL_LIED)
        assert_made_next (fixture);
    }

  g_test_message ("%u of %u steps: it failed %u times, the index was the old one %u times and the new one %u times", tally->n_tried, n_steps,
                  tally->n_failed, tally->n_old, tally->n_new);
  return n_wrong;
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  Tally once = { 0 }, from_then_on = { 0 };

  g_assert_cmpuint (sweep (fixture, KILL_REFUSED, &once), ==, 0);
  g_assert_cmpuint (once.n_failed, >, 0);
  g_assert_cmpuint (sweep (fixture, KILL_REFUSED_ON, &from_then_on), ==, 0);
  g_assert_cmpuint (from_then_on.n_failed, >, 0);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_steps = count_steps (fixture);
  Tally tally = { 0 };

  for (guint at = 1; at <= n_steps; at += get_stride (n_steps))
    {
      int status;
      pid_t child;

      victim_copy_folder (fixture->kept, fixture->index);
      child = fork ();
      if (child == 0)
        {
          kill_points_arm (at, at % 2 == 0 ? KILL_TORN : KILL_BEFORE);
          _exit (make (fixture, NULL) ? 0 : 1);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (is_either (fixture, WIFEXITED (status) && WEXITSTATUS (status) == 0, &tally));
      assert_made_next (fixture);
    }

  g_test_message ("killed at %u of %u steps: the index was the old one %u times and the new one %u times", tally.n_failed, n_steps, tally.n_old,
                  tally.n_new);
  g_assert_cmpuint (tally.n_failed, >, 0);
}

static void
test_lied (Fixture       *fixture,
           gconstpointer  data)
{
  Tally tally = { 0 };

  g_assert_cmpuint (sweep (fixture, KILL_LIED, &tally), >, 0);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/fault/sweep-index/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("whatever the disk refuses, each file of the index is the old one or the new one, and the next making is whole", test_refused);
  ADD ("wherever the making is killed, each file of the index is the old one or the new one, and the next making is whole", test_killed);
  ADD ("the test sees a disk that says that it wrote what it did not", test_lied);
  return g_test_run ();
}
