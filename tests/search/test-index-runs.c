/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-index-draft.h"
#include "dw-index-runs.h"
#include "tests/support/isolated.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* What a draft has no room for in memory: it must come back as it was, and leave nothing behind. */
enum
{
  N_SERVICES = 5000,        /* so many that beginnings have lists of their own too */
  N_WORDS = 400,
  A_SERVICE = 12,           /* words */
  EVERYTHING = 1 << 30,
  SEED = 11,
};

typedef struct
{
  char *folder;
  DwReader *reader;
  Directory directory;
} Fixture;

static const double weights[DW_N_TEXT_COLUMNS] = { 10, 8, 4, 6, 1, 2 };

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Sample sample = sample_named ("a", "Choir");

  directory_init (&fixture->directory);
  directory_fill (&fixture->directory, &sample, 1);
  fixture->reader = dw_reader_open (fixture->directory.folder, &error);
  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("doorway-runs-XXXXXX", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dw_reader_close (fixture->reader);
  directory_clear (&fixture->directory);

  /* Nothing was left there, or it could not go. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static gboolean
note (const DwIndexDraftList  *list,
      gpointer                 data,
      GError                 **error)
{
  GByteArray *seen = data;

  g_byte_array_append (seen, (const guint8 *) list->text, (guint) list->text_length);
  g_byte_array_append (seen, (const guint8 *) &list->n_holding, sizeof list->n_holding);
  g_byte_array_append (seen, (const guint8 *) &list->list_length, sizeof list->list_length);
  if (list->list_length > 0)
    g_byte_array_append (seen, list->list, (guint) list->list_length);
  if (list->positions_length > 0)
    g_byte_array_append (seen, list->positions, (guint) list->positions_length);
  return TRUE;
}

/* Words of which some are in nearly every service, and most in few. */
static gboolean
add_services (DwIndexDraft  *draft,
              DwReader      *reader,
              GError       **error)
{
  GRand *random = g_rand_new_with_seed (SEED);
  gboolean is_added = TRUE;

  for (guint i = 0; is_added && i < N_SERVICES; i++)
    {
      g_autoptr (GString) words = g_string_new ("choir");
      const char *columns[DW_N_TEXT_COLUMNS] = { "", "", "", "", "", "" };

      for (guint j = 0; j < A_SERVICE; j++)
        {
          double share = g_rand_double (random);

          g_string_append_printf (words, " w%uq%u", (guint) (share * 4), (guint) (share * share * share * N_WORDS));
        }
      columns[0] = "singing";
      columns[4] = words->str;
      is_added = dw_index_draft_add (draft, columns, reader, error);
    }

  g_rand_free (random);
  return is_added;
}

/* Every list of a draft that may have @most_bytes in memory, twice over: walks begin anew. */
static GBytes *
list_all (Fixture *fixture,
          gsize    most_bytes)
{
  g_autoptr (DwIndexDraft) draft = dw_index_draft_new (weights, fixture->folder, most_bytes);
  g_autoptr (GByteArray) seen = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (add_services (draft, fixture->reader, &error));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (dw_index_draft_foreach_term (draft, note, seen, &error));
      g_assert_true (dw_index_draft_foreach_prefix (draft, note, seen, &error));
      g_assert_true (dw_index_draft_foreach_position (draft, note, seen, &error));
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&seen));
}

static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) whole = list_all (fixture, EVERYTHING);
  g_autoptr (GBytes) in_runs = list_all (fixture, 1);

  g_assert_cmpuint (g_bytes_get_size (whole), >, 4 * N_SERVICES * A_SERVICE);
  g_assert_true (g_bytes_equal (whole, in_runs));
}

/* Pieces of any length, in many runs; a number that none of them has is empty. */
static void
test_pieces (Fixture       *fixture,
             gconstpointer  data)
{
  enum { N_RUNS = 9, N_NUMBERS = 2000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwIndexRuns) runs = dw_index_runs_new (fixture->folder, &error);
  g_autoptr (GByteArray) taken = g_byte_array_new ();
  g_autofree guint8 *bytes = g_malloc (200 * 1000);

  g_assert_no_error (error);
  for (guint run = 0; run < N_RUNS; run++)
    {
      dw_index_runs_begin (runs);
      for (guint32 number = run; number < N_NUMBERS; number += run + 1)
        {
          gsize length = number == 1000 ? 200 * 1000 : 1 + number % 77;

          memset (bytes, (int) ('a' + run), length);
          g_assert_true (dw_index_runs_put (runs, number, bytes, length, &error));
        }
    }

  for (guint walk = 0; walk < 2; walk++)
    {
      g_assert_true (dw_index_runs_rewind (runs, &error));
      for (guint32 number = 0; number < N_NUMBERS + 10; number++)
        {
          gsize length = number == 1000 ? 200 * 1000 : 1 + number % 77;
          gsize at = 0;

          g_byte_array_set_size (taken, 0);
          g_assert_true (dw_index_runs_take (runs, number, taken, &error));
          for (guint run = 0; run < N_RUNS; run++)
            if (number < N_NUMBERS && number >= run && (number - run) % (run + 1) == 0)
              {
                g_assert_cmpuint (at + length, <=, taken->len);
                g_assert_cmpint (taken->data[at], ==, 'a' + (int) run);
                g_assert_cmpint (taken->data[at + length - 1], ==, 'a' + (int) run);
                at += length;
              }
          g_assert_cmpuint (at, ==, taken->len);
        }
    }
}

/* What a disk has left, as a program sees it: no file may grow beyond @length bytes. */
static void
limit_files (rlim_t length)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = length < limit.rlim_max ? length : limit.rlim_max;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwIndexDraft) draft = dw_index_draft_new (weights, fixture->folder, 1);
  g_autoptr (GError) error = NULL;

  limit_files (300 * 1000);
  g_assert_false (add_services (draft, fixture->reader, &error));
  limit_files (RLIM_INFINITY);
  g_assert_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_FAILED);
  g_test_message ("%s", error->message);
  g_clear_error (&error);

  g_clear_pointer (&draft, dw_index_draft_free);
  draft = dw_index_draft_new (weights, "/nowhere/at/all", 1);
  g_assert_false (add_services (draft, fixture->reader, &error));
  g_assert_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_FAILED);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
#define ADD(sentence, function) g_test_add ("/search/index-runs/" sentence, Fixture, NULL, set_up, function, tear_down)
  ADD ("pieces put away in runs come back in the order of the runs, walk after walk", test_pieces);
  ADD ("lists that had no room in memory are the same as those that had", test_same);
  ADD ("where there is no room on the disk either, making the index fails with a sentence", test_full);
  return g_test_run ();
}
