/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-arena.h"
#include "dw-clock.h"
#include "dw-hash.h"
#include "dw-paths.h"
#include "dw-task.h"
#include "dw-veil.h"
#include "tests/support/isolated.h"

#include <string.h>
#include <time.h>

static void
test_arena (void)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  const char *text = dw_arena_strdup (arena, "kept");
  char *big = dw_arena_alloc (arena, 100000);

  for (int i = 0; i < 5000; i++)
    {
      gint64 *number = dw_arena_alloc (arena, sizeof *number);

      g_assert_cmpuint (GPOINTER_TO_SIZE (number) % sizeof (double), ==, 0);
      g_assert_cmpint (*number, ==, 0);
      *number = i;
    }

  memset (big, 1, 100000);
  g_assert_cmpstr (text, ==, "kept");
  g_assert_null (dw_arena_strdup (arena, NULL));
  g_assert_cmpstr (dw_arena_strndup (arena, "abc", 2), ==, "ab");
}

static void
test_hash (void)
{
  /* BLAKE2b-128 of "abc" by an independent program: `b2sum -l 128`. */
  static const guint8 expected[] = { 0xcf, 0x4a, 0xb7, 0x91, 0xc6, 0x2b, 0x8d, 0x2b,
                                     0x21, 0x09, 0xc9, 0x02, 0x75, 0x28, 0x78, 0x16 };
  DwHash abc = dw_hash_of ("abc", 3);
  DwHash abd = dw_hash_of ("abd", 3);

  g_assert_cmpmem (abc.bytes, DW_HASH_BYTES, expected, sizeof expected);
  g_assert_true (dw_hash_equal (&abc, &abc));
  g_assert_false (dw_hash_equal (&abc, &abd));
}

/* Works for @us of the processor's time, by the thread's own clock. */
static void
work (gint64 us)
{
  struct timespec at;
  gint64 end;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &at);
  end = at.tv_sec * G_USEC_PER_SEC + at.tv_nsec / 1000 + us;
  while (at.tv_sec * G_USEC_PER_SEC + at.tv_nsec / 1000 < end)
    clock_gettime (CLOCK_THREAD_CPUTIME_ID, &at);
}

static void
test_effort (void)
{
  gint64 wall = g_get_monotonic_time ();
  gint64 start = dw_clock_get_effort ();
  gint64 effort;

  work (8000);
  effort = dw_clock_get_effort () - start;
  g_assert_cmpint (effort, >=, 7000);
  g_assert_cmpint (effort, <=, g_get_monotonic_time () - wall + 2);
}

static void
test_clock (void)
{
  g_autoptr (DwClock) fixed = dw_clock_new_fixed (1790000000);
  g_autoptr (DwClock) real = dw_clock_new_system ();
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (dw_clock_now (fixed), ==, 1790000000);
  g_assert_cmpint (dw_clock_now (real), >=, before);
}

static void
test_paths (void)
{
  g_autofree char *places = dw_paths_dup_data ("places");

  g_assert_true (g_str_has_prefix (places, g_getenv ("DOORWAY_PKGDATADIR")));
  g_assert_true (g_str_has_suffix (places, "/places"));
}

static void
test_paths_of_a_build (void)
{
  g_autofree char *told = g_strdup (g_getenv ("DOORWAY_PKGDATADIR"));
  g_autofree char *places = NULL;

  g_unsetenv ("DOORWAY_PKGDATADIR");
  places = dw_paths_dup_data ("places");
  g_setenv ("DOORWAY_PKGDATADIR", told, TRUE);

  g_assert_true (g_file_test (places, G_FILE_TEST_IS_DIR));
}

static gpointer
work_in_order (GTask     *task,
               gpointer   data,
               GError   **error)
{
  GString *order = data;

  g_string_append (order, g_task_get_task_data (task));
  return g_strdup (order->str);
}

static gpointer
work_and_fail (GTask     *task,
               gpointer   data,
               GError   **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "planned");
  return NULL;
}

static void
take_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_worker (void)
{
  DwWorker *worker = dw_worker_new ("test", g_string_new (NULL), free_string);
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  GAsyncResult *results[4] = { NULL };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) cancellation = NULL;

  g_cancellable_cancel (cancelled);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      GTask *task = g_task_new (source, i == 3 ? cancelled : NULL, take_result, &results[i]);

      g_task_set_task_data (task, g_strdup_printf ("%u", i), g_free);
      dw_worker_push (worker, task, i == 2 ? work_and_fail : work_in_order, g_free);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    await (&results[i]);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *order = g_task_propagate_pointer (G_TASK (results[i]), NULL);

      g_assert_cmpstr (order, ==, i == 0 ? "0" : "01");
    }
  g_assert_null (g_task_propagate_pointer (G_TASK (results[2]), &failure));
  g_assert_error (failure, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_null (g_task_propagate_pointer (G_TASK (results[3]), &cancellation));
  g_assert_error (cancellation, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_object_unref (results[i]);
  dw_worker_stop (worker);
  g_assert_finalize_object (source);
}

static gpointer
work_at_once (GTask     *task,
              gpointer   data,
              GError   **error)
{
  return g_strdup ("done");
}

/* A blocking call makes a context, waits in it and frees it: the worker may still be letting go of what it sent there. */
static void
test_short_lived_homes (void)
{
  DwWorker *worker = dw_worker_new ("test", NULL, NULL);

  for (guint round = 0; round < 10000; round++)
    {
      g_autoptr (GMainContext) context = g_main_context_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autofree char *done = NULL;

      g_main_context_push_thread_default (context);
      dw_worker_push (worker, g_task_new (NULL, NULL, take_result, &result), work_at_once, g_free);
      while (result == NULL)
        g_main_context_iteration (context, TRUE);
      g_main_context_pop_thread_default (context);
      done = g_task_propagate_pointer (G_TASK (result), NULL);
      g_assert_cmpstr (done, ==, "done");
    }

  dw_worker_stop (worker);
}

/* The folder that is told by a relative path is where nothing may be made. */
static void
test_own_paths (void)
{
  g_autofree char *told = dw_paths_dup_own ("/srv/told", ".local/share");
  g_autofree char *relative = dw_paths_dup_own ("relative", ".local/share");
  g_autofree char *empty = dw_paths_dup_own ("", ".cache");

  g_assert_cmpstr (told, ==, "/srv/told/doorway");
  g_assert_true (g_path_is_absolute (relative));
  g_assert_true (g_str_has_suffix (relative, "/.local/share/doorway"));
  g_assert_true (g_path_is_absolute (empty));
  g_assert_true (g_str_has_suffix (empty, "/.cache/doorway"));
}

/* The same bytes under two numbers, or under two keys, have nothing in common; veiled twice they are themselves. */
static void
test_veil (void)
{
  static const char text[] = "17 Hidden Lane, 17 Hidden Lane, 17 Hidden Lane";
  g_autoptr (DwVeil) veil = dw_veil_new ();
  g_autoptr (DwVeil) other = dw_veil_new ();
  char first[sizeof text], second[sizeof text], third[sizeof text];

  memcpy (first, text, sizeof text);
  memcpy (second, text, sizeof text);
  memcpy (third, text, sizeof text);
  dw_veil_apply (veil, 0, 0, (guint8 *) first, sizeof first);
  dw_veil_apply (veil, 1, 0, (guint8 *) second, sizeof second);
  dw_veil_apply (other, 0, 0, (guint8 *) third, sizeof third);
  g_assert_null (memmem (first, sizeof first, "Hidden", 6));
  g_assert_cmpint (memcmp (first, second, sizeof first), !=, 0);
  g_assert_cmpint (memcmp (first, third, sizeof first), !=, 0);
  dw_veil_apply (veil, 0, 0, (guint8 *) first, sizeof first);
  g_assert_cmpstr (first, ==, text);
}

/* Any part comes back for itself. */
static void
test_veil_part (void)
{
  g_autoptr (DwVeil) veil = dw_veil_new ();
  guint8 whole[300], veiled[300], part[300];

  for (guint i = 0; i < sizeof whole; i++)
    veiled[i] = whole[i] = (guint8) (7 * i);
  dw_veil_apply (veil, 5, 0, veiled, sizeof veiled);

  for (gsize at = 0; at <= sizeof whole; at++)
    for (gsize length = 0; at + length <= sizeof whole; length += 1 + length / 3)
      {
        memcpy (part, veiled + at, length);
        dw_veil_apply (veil, 5, at, part, length);
        g_assert_cmpmem (part, length, whole + at, length);
      }
}

static void
test_hash_of_parts (void)
{
  static const char text[] = "BLAKE2b has blocks of 128 bytes, and this text is longer than one of them, so that what is added crosses "
                             "from the first one into the second at one place or another";
  DwHash whole = dw_hash_of (text, sizeof text);

  for (gsize length = 0; length < sizeof text; length++)
    {
      DwHasher *hasher = dw_hasher_new ();
      DwHash hash;

      dw_hasher_add (hasher, text, length);
      dw_hasher_add (hasher, text + length, sizeof text - length);
      hash = dw_hasher_finish (hasher);
      g_assert_true (dw_hash_equal (&hash, &whole));
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/base/veil/what is veiled shows nothing, and comes back", test_veil);
  g_test_add_func ("/base/veil/any part of what is veiled comes back for itself", test_veil_part);
  g_test_add_func ("/base/hash/bytes that come in parts hash as all of them", test_hash_of_parts);
  g_test_add_func ("/base/an arena gives zeroed aligned memory and keeps texts", test_arena);
  g_test_add_func ("/base/a record hash is BLAKE2b-128", test_hash);
  g_test_add_func ("/base/a fixed clock stands still", test_clock);
  g_test_add_func ("/base/clock/work counts whole, and no second counts more than once", test_effort);
  g_test_add_func ("/base/data files are found without installing", test_paths);
  g_test_add_func ("/base/a program in its build folder finds the data of its sources", test_paths_of_a_build);
  g_test_add_func ("/base/a person's own folder is absolute, whatever the environment says", test_own_paths);
  g_test_add_func ("/base/a worker runs tasks in order and drops its references at home", test_worker);
  g_test_add_func ("/base/a worker may outlive the contexts it sends its results to", test_short_lived_homes);
  return g_test_run ();
}
