/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "canary.h"
#include "directory-print.h"
#include "dw-reader.h"
#include "dw-schema.h"
#include "dw-writer.h"
#include "victim-run.h"
#include "tests/support/isolated.h"

/* N_SWAP_STEPS: steps to die at while a feed is swapped; the promise asks for 200. N_OTHER_STEPS: in the other sweeps. Both
   come from the build. */

static const char *victim;

typedef struct
{
  char *base;
  char *old;     /* a directory with snapshot A */
  char *new;     /* the same after the job was done */
  char *scratch; /* where the victim dies */
} Fixture;

/* In memory where there is such a folder: a killed process loses nothing that the system has, so nothing is proved by
   waiting for a disk. */
static char *
make_base (void)
{
  char *base = g_strdup ("/dev/shm/doorway-kill-XXXXXX");

  if (g_mkdtemp (base) != NULL)
    return base;

  g_free (base);
  return g_dir_make_tmp ("doorway-kill-XXXXXX", NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->base = make_base ();
  g_assert_nonnull (fixture->base);
  fixture->old = g_build_filename (fixture->base, "old", NULL);
  fixture->new = g_build_filename (fixture->base, "new", NULL);
  fixture->scratch = g_build_filename (fixture->base, "scratch", NULL);
  g_assert_cmpint (victim_run (victim, fixture->old, "import-a", KILL_BEFORE, 0, NULL), ==, VICTIM_DONE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  victim_remove_folder (fixture->old);
  victim_remove_folder (fixture->new);
  victim_remove_folder (fixture->scratch);
  victim_remove_folder (fixture->base);
  g_free (fixture->old);
  g_free (fixture->new);
  g_free (fixture->scratch);
  g_free (fixture->base);
}

/* What was found at all steps of one sweep. */
typedef struct
{
  char *old_print;
  char *new_print;
  guint n_points;
  guint n_old;
  guint n_new;
  guint n_mixtures; /* neither, or a directory that does not open */
  guint n_stuck;    /* doing the job again did not reach the new directory */
} Sweep;

static void
clear_sweep (Sweep *sweep)
{
  g_free (sweep->old_print);
  g_free (sweep->new_print);
}

static char *
print_or_fail (const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *print = directory_print (folder, &error);

  g_assert_no_error (error);
  return print;
}

/* What the victim left: the old directory, the new one, or something that must not be. */
static void
judge (Fixture *fixture,
       Sweep   *sweep,
       guint    at)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *print = directory_print (fixture->scratch, &error);

  if (g_strcmp0 (print, sweep->old_print) == 0)
    sweep->n_old++;
  else if (g_strcmp0 (print, sweep->new_print) == 0)
    sweep->n_new++;
  else
    {
      sweep->n_mixtures++;
      g_test_message ("step %u: %s", at, error != NULL ? error->message : "a mixture");
    }
}

static void
judge_again (Fixture    *fixture,
             Sweep      *sweep,
             const char *job,
             guint       at)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *print = NULL;

  if (victim_run (victim, fixture->scratch, job, KILL_BEFORE, 0, NULL) == VICTIM_DONE)
    print = directory_print (fixture->scratch, &error);
  if (g_strcmp0 (print, sweep->new_print) == 0)
    return;

  sweep->n_stuck++;
  g_test_message ("step %u: doing it again: %s", at, error != NULL ? error->message : "another directory");
}

static void
die_at (Fixture    *fixture,
        Sweep      *sweep,
        const char *job,
        KillHow     how,
        guint       at)
{
  victim_copy_folder (fixture->old, fixture->scratch);
  g_assert_cmpint (victim_run (victim, fixture->scratch, job, how, at, NULL), ==, VICTIM_KILLED);
  sweep->n_points++;
  judge (fixture, sweep, at);
}

/* Kills @job at about @n_steps steps, writes in turn before and in the middle of their bytes. */
static Sweep
sweep_job (Fixture    *fixture,
           const char *job,
           guint       n_steps,
           gboolean    do_again)
{
  Sweep sweep = { .old_print = print_or_fail (fixture->old) };
  g_autofree char *trace = NULL;
  g_autoptr (GArray) steps = NULL;

  victim_copy_folder (fixture->old, fixture->new);
  g_assert_cmpint (victim_run (victim, fixture->new, job, KILL_BEFORE, 0, &trace), ==, VICTIM_DONE);
  sweep.new_print = print_or_fail (fixture->new);
  g_assert_cmpstr (sweep.new_print, !=, sweep.old_print);

  steps = victim_choose_steps (trace, n_steps);
  for (guint i = 0; i < steps->len; i++)
    {
      die_at (fixture, &sweep, job, i % 2 == 0 ? KILL_BEFORE : KILL_TORN, g_array_index (steps, guint, i));
      if (do_again)
        judge_again (fixture, &sweep, job, g_array_index (steps, guint, i));
    }

  g_print ("# %s: killed at %u of %" G_GSIZE_FORMAT " steps: %u times the old directory, %u times the new one, "
           "%u mixtures, %u stuck\n",
           job, sweep.n_points, strlen (trace), sweep.n_old, sweep.n_new, sweep.n_mixtures, sweep.n_stuck);
  return sweep;
}

static void
test_swap (Fixture       *fixture,
           gconstpointer  data)
{
  Sweep sweep = sweep_job (fixture, "import-b", N_SWAP_STEPS, TRUE);

  g_assert_cmpuint (sweep.n_points, >=, N_SWAP_STEPS);
  g_assert_cmpuint (sweep.n_mixtures, ==, 0);
  g_assert_cmpuint (sweep.n_stuck, ==, 0);
  g_assert_cmpuint (sweep.n_old, >, 0);
  g_assert_cmpuint (sweep.n_new, >, 0);
  clear_sweep (&sweep);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  Sweep sweep = sweep_job (fixture, "remove", N_OTHER_STEPS, TRUE);

  g_assert_cmpuint (sweep.n_mixtures, ==, 0);
  g_assert_cmpuint (sweep.n_stuck, ==, 0);
  g_assert_cmpuint (sweep.n_old, >, 0);
  g_assert_cmpuint (sweep.n_new, >, 0);
  clear_sweep (&sweep);
}

/* The checker on trial: the same sweep over a swap by two commits must find mixtures. */
static void
test_teeth (Fixture       *fixture,
            gconstpointer  data)
{
  Sweep sweep = sweep_job (fixture, "half-way", N_OTHER_STEPS, FALSE);

  g_assert_cmpuint (sweep.n_old, >, 0);
  g_assert_cmpuint (sweep.n_mixtures, >, 0);
  g_assert_cmpuint (sweep.n_new, >, 0);
  clear_sweep (&sweep);
}

static void
test_teeth_words (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->old, DW_SCHEMA_FILE, NULL);
  g_autofree char *before = print_or_fail (fixture->old);
  g_autofree char *after = NULL;
  DwDb *db = dw_db_open (path, DW_SCHEMA_APPLICATION_ID, DW_DB_READ_WRITE, NULL);

  g_assert_true (dw_db_exec (db, "Testing", "UPDATE service_text SET place = '' WHERE rowid = 7", NULL));
  dw_db_close (db);
  after = print_or_fail (fixture->old);
  g_assert_cmpstr (after, !=, before);
}

/* Whoever reads first, as every reading command does, finds a directory or is told that there is none yet: nothing else. */
static void
assert_can_be_read (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (folder, &error);

  if (reader == NULL)
    g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
}

/* From nothing: whatever was left can be read from, opening it for writing works, and the job is done. */
static void
test_create (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *print = print_or_fail (fixture->old);
  g_autofree char *trace = NULL;
  g_autoptr (GArray) steps = NULL;

  g_assert_cmpint (victim_run (victim, fixture->scratch, "import-a", KILL_BEFORE, 0, &trace), ==, VICTIM_DONE);
  steps = victim_choose_steps (trace, N_OTHER_STEPS);
  for (guint i = 0; i < steps->len; i++)
    {
      guint at = g_array_index (steps, guint, i);
      g_autofree char *found = NULL;

      victim_remove_folder (fixture->scratch);
      g_assert_cmpint (victim_run (victim, fixture->scratch, "import-a", i % 2 == 0 ? KILL_BEFORE : KILL_TORN, at, NULL),
                       ==, VICTIM_KILLED);
      assert_can_be_read (fixture->scratch);
      g_assert_cmpint (victim_run (victim, fixture->scratch, "import-a", KILL_BEFORE, 0, NULL), ==, VICTIM_DONE);
      found = print_or_fail (fixture->scratch);
      g_assert_cmpstr (found, ==, print);
    }
  g_print ("# making the directory: killed at %u of %" G_GSIZE_FORMAT " steps, made whole every time\n", steps->len,
           strlen (trace));
}

/* The file is written anew for what an older Doorway left in free pages: a kill in the middle of that loses no record, and the
   next opening does it again. */
static void
test_wipe (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *print = print_or_fail (fixture->old);
  g_autofree char *noted_print = NULL;
  g_autofree char *trace = NULL;
  g_autoptr (GArray) steps = NULL;
  guint n_to_do = 0;

  canary_plant (fixture->old);
  noted_print = print_or_fail (fixture->old);
  victim_copy_folder (fixture->old, fixture->new);
  g_assert_cmpint (victim_run (victim, fixture->new, "open", KILL_BEFORE, 0, &trace), ==, VICTIM_DONE);
  g_assert_false (canary_is_there (fixture->new));

  steps = victim_choose_steps (trace, N_OTHER_STEPS);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *found = NULL;
      g_autofree char *again = NULL;
      gboolean is_noted;

      victim_copy_folder (fixture->old, fixture->scratch);
      g_assert_cmpint (victim_run (victim, fixture->scratch, "open", i % 2 == 0 ? KILL_BEFORE : KILL_TORN, g_array_index (steps, guint, i), NULL),
                       ==, VICTIM_KILLED);
      found = print_or_fail (fixture->scratch);
      is_noted = canary_is_noted (fixture->scratch);
      g_assert_cmpstr (found, ==, is_noted ? noted_print : print);
      n_to_do += is_noted;

      g_assert_cmpint (victim_run (victim, fixture->scratch, "open", KILL_BEFORE, 0, NULL), ==, VICTIM_DONE);
      again = print_or_fail (fixture->scratch);
      g_assert_cmpstr (again, ==, print);
      g_assert_false (canary_is_noted (fixture->scratch));
      g_assert_false (canary_is_there (fixture->scratch));
    }
  g_print ("# writing the file anew: killed at %u of %" G_GSIZE_FORMAT " steps, %u times still to do, done every time in the end\n", steps->len,
           strlen (trace), n_to_do);
  g_assert_cmpuint (n_to_do, >, 0);
  g_assert_cmpuint (n_to_do, <, steps->len);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_assert_cmpint (argc, ==, 2);
  victim = argv[1];

  /* For the victims, where a sanitizer is built in: walking every frame at every allocation makes each ten times slower. */
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);

#define ADD(title, test) g_test_add ("/fault/kill/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("a swap killed anywhere leaves the old directory or the new one and can be done again", test_swap);
  ADD ("a removal killed anywhere leaves the feed whole or gone", test_remove);
  ADD ("making a directory killed anywhere can be done again", test_create);
  ADD ("writing the file anew after an upgrade, killed anywhere, loses nothing and is done at the next opening", test_wipe);
  ADD ("a swap by two commits is found out", test_teeth);
  ADD ("a single word that is missing is found out", test_teeth_words);
  return g_test_run ();
}
