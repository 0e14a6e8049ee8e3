/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "dw-net-error.h"
#include "dw-paths.h"
#include "dw-reader.h"
#include "dw-syncer-check.h"
#include "dw-syncer.h"
#include "dw-writer.h"

#define NOW 1790000000
#define HOUR (60 * 60)
#define DEADLINE_SECONDS 30

typedef struct
{
  char *data_dir;
  DwSyncer *syncer;
  GCancellable *cancellable;
  GAsyncResult *result;
  guint n_progress;
  guint phases;             /* bit i: DwSyncPhase i was told of */
  guint n_done;
  char *problem;            /* of the last feed that was done */
  guint n_changed;
  guint n_busy;
} Fixture;

static void
on_progress (Fixture          *fixture,
             gint64            feed_id,
             const DwProgress *progress)
{
  fixture->n_progress++;
  fixture->phases |= 1u << progress->phase;
}

static void
on_feed_done (Fixture    *fixture,
              gint64      feed_id,
              const char *problem)
{
  fixture->n_done++;
  g_free (fixture->problem);
  fixture->problem = g_strdup (problem);
}

static void
on_changed (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
on_busy (Fixture *fixture)
{
  fixture->n_busy++;
}

static void
start (Fixture *fixture,
       gint64   now)
{
  g_autofree char *starter = dw_paths_dup_data ("starter/starter.json");
  g_autoptr (DwClock) clock = dw_clock_new_fixed (now);

  fixture->syncer = dw_syncer_new (fixture->data_dir, starter, clock);
  g_signal_connect_swapped (fixture->syncer, "progress", G_CALLBACK (on_progress), fixture);
  g_signal_connect_swapped (fixture->syncer, "feed-done", G_CALLBACK (on_feed_done), fixture);
  g_signal_connect_swapped (fixture->syncer, "directory-changed", G_CALLBACK (on_changed), fixture);
  g_signal_connect_swapped (fixture->syncer, "notify::busy", G_CALLBACK (on_busy), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->data_dir = g_dir_make_tmp ("doorway-XXXXXX", NULL);
  fixture->cancellable = g_cancellable_new ();
  start (fixture, NOW);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const names[] = { "directory.db", "directory.db-wal", "directory.db-shm", "sync.lock" };

  g_assert_finalize_object (fixture->syncer);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->data_dir, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->data_dir);
  g_clear_object (&fixture->result);
  g_object_unref (fixture->cancellable);
  g_free (fixture->data_dir);
  g_free (fixture->problem);
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *fixture = data;

  fixture->result = g_object_ref (result);
}

static gboolean
on_deadline (gpointer data)
{
  g_test_message ("Nothing happened for %d seconds", DEADLINE_SECONDS);
  g_assert_not_reached ();
  return G_SOURCE_REMOVE;
}

static void
run_until (const void *flag,
           gboolean  (*is_reached) (const void *flag))
{
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, on_deadline, NULL);

  while (!is_reached (flag))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

static gboolean
is_set (const void *flag)
{
  return *(void *const *) flag != NULL;
}

static gboolean
is_counted (const void *flag)
{
  return *(const guint *) flag > 0;
}

/* Returns: (transfer none): the result of the call just made. */
static GAsyncResult *
await (Fixture *fixture)
{
  run_until (&fixture->result, is_set);
  return fixture->result;
}

static void
forget (Fixture *fixture)
{
  /* What a task still holds is let go of in the loop. */
  g_clear_object (&fixture->result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture->n_progress = fixture->phases = fixture->n_done = fixture->n_changed = fixture->n_busy = 0;
}

static void
prepare (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dw_syncer_prepare_async (fixture->syncer, NULL, on_result, fixture);
  g_assert_true (dw_syncer_prepare_finish (fixture->syncer, await (fixture), &error));
  g_assert_no_error (error);
}

static gint64
add (Fixture     *fixture,
     const char  *url,
     GError     **error)
{
  gint64 feed_id;

  dw_syncer_add_feed_async (fixture->syncer, url, NULL, NULL, fixture->cancellable, on_result, fixture);
  feed_id = dw_syncer_add_feed_finish (fixture->syncer, await (fixture), error);
  return feed_id;
}

static guint
count_feeds (Fixture *fixture)
{
  g_autoptr (DwReader) reader = dw_reader_open (fixture->data_dir, NULL);
  g_autoptr (GPtrArray) feeds = dw_reader_list_feeds (reader, NULL);

  return feeds->len;
}

static void
test_prepare (Fixture       *fixture,
              gconstpointer  data)
{
  prepare (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (count_feeds (fixture), ==, 1);
  forget (fixture);

  prepare (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  forget (fixture);
}

static void
test_add_and_remove (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 feed_id;
  gboolean busy;

  prepare (fixture);
  forget (fixture);

  feed_id = add (fixture, g_getenv ("DOORWAY_TEST_NGINX"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (feed_id, >, 0);
  g_assert_cmpuint (fixture->phases, ==, 1 << DW_SYNC_CONNECTING | 1 << DW_SYNC_READING_LIST | 1 << DW_SYNC_SAVING);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_null (fixture->problem);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  forget (fixture);

  g_assert_cmpint (add (fixture, g_getenv ("DOORWAY_TEST_NGINX"), &error), ==, 0);
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_EXISTS);
  forget (fixture);

  dw_syncer_remove_feed_async (fixture->syncer, feed_id, NULL, on_result, fixture);
  g_object_get (fixture->syncer, "busy", &busy, NULL);
  g_assert_true (busy);
  g_assert_true (dw_syncer_remove_feed_finish (fixture->syncer, await (fixture), NULL));
  g_assert_cmpuint (count_feeds (fixture), ==, 1);
  forget (fixture);
  g_object_get (fixture->syncer, "busy", &busy, NULL);
  g_assert_false (busy);
}

static void
test_sync (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 feed_id;

  prepare (fixture);
  forget (fixture);
  feed_id = add (fixture, g_getenv ("DOORWAY_TEST_NGINX"), &error);
  forget (fixture);

  for (guint i = 0; i < 2; i++)
    {
      dw_syncer_sync_async (fixture->syncer, i == 0 ? feed_id : 0, NULL, on_result, fixture);
      g_assert_true (dw_syncer_sync_finish (fixture->syncer, await (fixture), &error));
      g_assert_no_error (error);
      g_assert_cmpuint (fixture->n_done, ==, 1);
      forget (fixture);
    }

  dw_syncer_sync_async (fixture->syncer, 999, NULL, on_result, fixture);
  g_assert_false (dw_syncer_sync_finish (fixture->syncer, await (fixture), &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
  forget (fixture);
}

/* Cancels what waits for a server that never answers, and sees that it ends in half a second. */
static void
cancel_a_silent_add (Fixture  *fixture,
                     gboolean  everything)
{
  g_autoptr (GError) error = NULL;
  gint64 started;

  dw_syncer_add_feed_async (fixture->syncer, g_getenv ("DOORWAY_TEST_SILENT"), NULL, NULL, fixture->cancellable, on_result, fixture);
  run_until (&fixture->n_progress, is_counted);
  started = g_get_monotonic_time ();
  if (everything)
    dw_syncer_cancel (fixture->syncer);
  else
    g_cancellable_cancel (fixture->cancellable);

  g_assert_cmpint (dw_syncer_add_feed_finish (fixture->syncer, await (fixture), &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - started, <, G_USEC_PER_SEC / 2);
  g_assert_cmpuint (count_feeds (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  forget (fixture);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  prepare (fixture);
  forget (fixture);
  cancel_a_silent_add (fixture, TRUE);
  cancel_a_silent_add (fixture, FALSE);
  g_cancellable_reset (fixture->cancellable);

  /* What comes after runs as ever. */
  g_assert_cmpint (add (fixture, g_getenv ("DOORWAY_TEST_NGINX"), NULL), >, 0);
  forget (fixture);
}

/* Jobs run in order: when a later one is done, what was due is done too. */
static void
begin_again_at (Fixture *fixture,
                gint64   now)
{
  g_assert_finalize_object (fixture->syncer);
  start (fixture, now);
  dw_syncer_watch (fixture->syncer);
  prepare (fixture);
}

static void
test_watch (Fixture       *fixture,
            gconstpointer  data)
{
  prepare (fixture);
  forget (fixture);
  g_assert_cmpint (add (fixture, g_getenv ("DOORWAY_TEST_NGINX"), NULL), >, 0);
  forget (fixture);

  begin_again_at (fixture, NOW + 23 * HOUR);
  g_assert_cmpuint (fixture->n_done, ==, 0);
  forget (fixture);

  begin_again_at (fixture, NOW + 25 * HOUR);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_null (fixture->problem);
  forget (fixture);

  /* The clock was put back by a year: the copy seems to come from the future, and that excuses nothing. */
  begin_again_at (fixture, NOW - 365 * 24 * HOUR);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  forget (fixture);
}

/* Begins again with one feed beside the starter, subscribed to and never synced. */
static void
begin_with (Fixture    *fixture,
            const char *url)
{
  g_autoptr (DwClock) clock = dw_clock_new_fixed (NOW);
  g_autoptr (GError) error = NULL;
  const DwFeed draft = { .url = url, .name = "Example", .trust = DW_TRUST_HTTPS };
  DwWriter *writer = NULL;

  prepare (fixture);
  forget (fixture);
  g_assert_finalize_object (fixture->syncer);
  writer = dw_writer_open (fixture->data_dir, clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dw_writer_add_feed (writer, &draft, &error), >, 0);
  dw_writer_close (writer);
  start (fixture, NOW);
}

static void
assert_tried_at (Fixture *fixture,
                 gint64   now,
                 guint    n_tries)
{
  begin_again_at (fixture, now);
  g_assert_cmpuint (fixture->n_done, ==, n_tries);
  g_assert_true (n_tries == 0 || fixture->problem != NULL);
  forget (fixture);
}

/* Returns: an address where nobody listens. */
static char *
dup_closed_url (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return g_strdup_printf ("https://localhost:%u", port);
}

static void
test_watch_unreached (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *url = dup_closed_url ();

  begin_with (fixture, url);
  assert_tried_at (fixture, NOW, 1);
  assert_tried_at (fixture, NOW + 1, 1);
  assert_tried_at (fixture, NOW + 2, 1);
}

static void
test_watch_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *url = g_strconcat (g_getenv ("DOORWAY_TEST_NGINX"), "/nothing-here", NULL);

  begin_with (fixture, url);
  assert_tried_at (fixture, NOW, 1);
  assert_tried_at (fixture, NOW + HOUR / 2, 0);
  assert_tried_at (fixture, NOW + HOUR - 1, 1);
}

static void
test_check_without_keys (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *url = dup_closed_url ();
  g_autofree char *typed = g_strconcat (url, "/feed.oruk", NULL);
  g_autofree char *path = g_build_filename (fixture->data_dir, "directory.db", NULL);
  g_autoptr (GError) error = NULL;

  prepare (fixture);
  forget (fixture);
  for (guint i = 0; i < 2; i++)
    {
      dw_syncer_check_async (fixture->syncer, typed, NULL, on_result, fixture);
      g_assert_null (dw_syncer_check_finish (fixture->syncer, await (fixture), &error));
      g_test_message ("%s", error->message);
      g_assert_true ((error->domain == DW_NET_ERROR) == (i == 0));
      g_clear_error (&error);
      forget (fixture);

      g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_true (g_file_set_contents (path, "no directory", -1, NULL));
    }
}

#define ADD(title, test) g_test_add ("/syncer/" title, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a new directory gets the starter once", test_prepare);
  ADD ("a feed is added with its progress told, refused a second time, and removed", test_add_and_remove);
  ADD ("one feed or every feed is synced, and one that is not there is an error", test_sync);
  ADD ("what is cancelled ends at once and leaves nothing", test_cancel);
  ADD ("a feed is synced by itself when its copy is older than a day, by any clock", test_watch);
  ADD ("a feed that could not be reached is tried again as soon as there may be a connection", test_watch_unreached);
  ADD ("a feed whose server refused it is left in peace until the next hourly look", test_watch_refused);
  ADD ("the check of a signed feed asks nobody when the keys that the directory trusts cannot be read", test_check_without_keys);
  return g_test_run ();
}
