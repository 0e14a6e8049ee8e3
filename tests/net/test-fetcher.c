/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "net-fixture.h"
#include "tests/support/isolated.h"

static char *
make_feed_url (const char *path)
{
  return g_strconcat (g_getenv ("DOORWAY_TEST_NGINX"), path, NULL);
}

static DwResponse *
fetch (Fixture     *fixture,
       const char  *path,
       const char  *etag,
       GError     **error)
{
  g_autofree char *url = make_feed_url (path);
  const DwRequest request = { .url = url, .etag = etag, .deadline_seconds = 20 };

  return dw_fetcher_fetch (fixture->fetcher, &request, NULL, error);
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = fetch (fixture, "/services?page=2", NULL, &error);
  g_autofree char *path = g_build_filename (g_getenv ("DOORWAY_TEST_FEED"), "services", "page-2.json", NULL);
  g_autofree char *expected = NULL;
  gsize length = 0;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &expected, &length, &error));
  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), expected, length);
  g_assert_cmpuint (response->wire_bytes, >, 0);
  g_assert_cmpuint (response->wire_bytes, <, length / 5);
  g_assert_cmpint (response->date, >, 1600000000);
  g_assert_nonnull (response->etag);
  g_assert_true (g_str_has_suffix (response->final_url, "/services?page=2"));
}

static void
test_not_modified (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) first = fetch (fixture, "/services?page=1", NULL, &error);
  g_autoptr (DwResponse) second = NULL;

  g_assert_no_error (error);
  second = fetch (fixture, "/services?page=1", first->etag, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->status, ==, 304);
  g_assert_cmpuint (g_bytes_get_size (second->body), ==, 0);
  g_assert_cmpstr (second->etag, ==, first->etag);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fixture, "/services?page=99", NULL, &error));
  g_assert_error (error, DW_NET_ERROR, DW_NET_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "localhost"));
}

/* What the server saw of us is compared whole: anything more would be something to recognise a person by. */
static void
test_headers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *url = make_url ("localhost", "good", "/ask/headers");
  g_autofree char *expected = g_strdup_printf ("{\"host\": \"localhost:%s\", \"user-agent\": \"doorway/0\", "
                                               "\"accept\": \"application/json\", \"accept-encoding\": \"gzip\", "
                                               "\"if-none-match\": \"W/\\\"1\\\"\"}", g_getenv ("DOORWAY_TEST_PORT_GOOD"));
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = dw_fetcher_fetch (fixture->fetcher,
                                                      &(DwRequest) { .url = url, .etag = "W/\"1\"", .deadline_seconds = 20 },
                                                      NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), expected, strlen (expected));
}

static void
test_hostile_etag (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *url = make_url ("localhost", "good", "/ask/headers");
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = url, .etag = "\"1\"\r\nCookie: x" },
                                                      NULL, &error);

  g_assert_no_error (error);
  g_assert_null (g_strstr_len (g_bytes_get_data (response->body, NULL), (gssize) g_bytes_get_size (response->body), "cookie"));
}

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  GThread *thread;
  guint n_pending;
  guint n_cancelled;
  guint n_answered;
} Waiting;

static void
init_waiting (Waiting *waiting)
{
  *waiting = (Waiting) { g_main_loop_new (NULL, FALSE), g_cancellable_new (), g_thread_self (), 0, 0, 0 };
}

static void
clear_waiting (Waiting *waiting)
{
  g_main_loop_unref (waiting->loop);
  g_object_unref (waiting->cancellable);
}

static void
on_home (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = dw_fetcher_fetch_finish (DW_FETCHER (object), result, &error);

  g_assert_true (g_thread_self () == waiting->thread);
  if (response == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  waiting->n_answered += response != NULL;
  waiting->n_cancelled += response == NULL;
  waiting->n_pending--;
  if (waiting->n_pending == 0)
    g_main_loop_quit (waiting->loop);
}

static void
begin (Fixture    *fixture,
       Waiting    *waiting,
       const char *url)
{
  waiting->n_pending++;
  dw_fetcher_fetch_async (fixture->fetcher, &(DwRequest) { .url = url, .deadline_seconds = 30 }, waiting->cancellable, on_home,
                          waiting);
}

/* Goes on until the server has @n held or hung up; every question is a request, so there is no busy loop. */
static void
wait_for_count (Fixture    *fixture,
                const char *name,
                gint64      n)
{
  for (guint i = 0; i < 2000; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      if (ask_count (fixture->fetcher, name) >= n)
        return;
    }

  g_error ("The server never counted %" G_GINT64_FORMAT " for “%s”", n, name);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  const char *path = data;
  g_autofree char *url = make_url ("localhost", "good", path);
  gint64 n_hung_up = ask_count (fixture->fetcher, "hung_up");
  gint64 cancelled_at = 0;
  Waiting waiting;

  init_waiting (&waiting);
  begin (fixture, &waiting, url);
  wait_for_count (fixture, "held", 1);
  g_assert_cmpuint (waiting.n_pending, ==, 1);

  cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (waiting.cancellable);
  g_main_loop_run (waiting.loop);
  g_test_message ("cancelled in %.1f ms", (double) (g_get_monotonic_time () - cancelled_at) / 1000);

  /* Not the answer, which never came, and not the deadline: and the server sees that nobody is there any more. */
  g_assert_cmpuint (waiting.n_cancelled, ==, 1);
  wait_for_count (fixture, "hung_up", n_hung_up + 1);
  clear_waiting (&waiting);
}

/* The mean of many: one slow turn of a busy machine says nothing, and without its wake-up the thread sleeps for a second. */
static void
test_cancel_is_prompt (Fixture       *fixture,
                       gconstpointer  data)
{
  enum { ROUNDS = 20, PROMISE_MS = 50 };
  g_autofree char *url = make_url ("localhost", "good", "/stall/head");
  gint64 waited = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 n_hung_up = ask_count (fixture->fetcher, "hung_up");
      gint64 cancelled_at = 0;
      Waiting waiting;

      init_waiting (&waiting);
      begin (fixture, &waiting, url);
      wait_for_count (fixture, "held", 1);
      cancelled_at = g_get_monotonic_time ();
      g_cancellable_cancel (waiting.cancellable);
      g_main_loop_run (waiting.loop);
      waited += g_get_monotonic_time () - cancelled_at;
      wait_for_count (fixture, "hung_up", n_hung_up + 1);
      clear_waiting (&waiting);
    }

  g_test_message ("%.2f ms on average", (double) waited / 1000 / ROUNDS);
  g_assert_cmpint (waited / 1000 / ROUNDS, <, PROMISE_MS);
}

static void
test_cancel_in_handshake (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *url = make_url ("localhost", "silent", "/");
  gint64 n_hung_up = ask_count (fixture->fetcher, "hung_up");
  Waiting waiting;

  init_waiting (&waiting);
  begin (fixture, &waiting, url);
  wait_for_count (fixture, "held", 1);
  g_cancellable_cancel (waiting.cancellable);
  g_main_loop_run (waiting.loop);
  g_assert_cmpuint (waiting.n_cancelled, ==, 1);
  wait_for_count (fixture, "hung_up", n_hung_up + 1);
  clear_waiting (&waiting);
}

static void
test_cancel_in_queue (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *held = make_url ("a.localhost", "good", "/stall/head");
  Waiting waiting;

  init_waiting (&waiting);
  for (guint i = 0; i < 10; i++)
    begin (fixture, &waiting, held);
  wait_for_count (fixture, "held", 4);
  g_assert_cmpint (ask_count (fixture->fetcher, "held"), ==, 4);

  g_cancellable_cancel (waiting.cancellable);
  g_main_loop_run (waiting.loop);
  g_assert_cmpuint (waiting.n_cancelled, ==, 10);
  clear_waiting (&waiting);
}

static void
test_cancelled_before (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *url = make_url ("localhost", "good", "/good");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 n_before = ask_count (fixture->fetcher, "requests");

  g_cancellable_cancel (cancellable);
  g_assert_null (dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = url }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ask_count (fixture->fetcher, "requests"), ==, n_before + 1);
}

/* The server holds every request until there are as many as can be; more would have been seen. */
static void
test_per_host (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *url = make_url ("localhost", "good", "/ask/together?n=4");
  Waiting waiting;

  init_waiting (&waiting);
  for (guint i = 0; i < 12; i++)
    begin (fixture, &waiting, url);
  g_main_loop_run (waiting.loop);

  g_assert_cmpuint (waiting.n_answered, ==, 12);
  g_assert_cmpint (ask_count (fixture->fetcher, "together_most"), ==, 4);
  clear_waiting (&waiting);
}

static void
test_in_all (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const hosts[] = { "a.localhost", "b.localhost", "c.localhost", "d.localhost", "e.localhost", "f.localhost" };
  Waiting waiting;

  init_waiting (&waiting);
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *url = make_url (hosts[i % G_N_ELEMENTS (hosts)], "good", "/ask/together?n=16");

      begin (fixture, &waiting, url);
    }
  g_main_loop_run (waiting.loop);

  g_assert_cmpuint (waiting.n_answered, ==, 24);
  g_assert_cmpint (ask_count (fixture->fetcher, "together_most"), ==, 16);
  clear_waiting (&waiting);
}

static gpointer
fetch_many (gpointer data)
{
  DwFetcher *fetcher = data;

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *path = g_strdup_printf ("/services/service-%u", i);
      g_autofree char *name = g_strdup_printf ("Stay and play %u\"", i);
      g_autofree char *url = make_feed_url (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (DwResponse) response = dw_fetcher_fetch (fetcher, &(DwRequest) { .url = url, .deadline_seconds = 30 }, NULL,
                                                          &error);

      g_assert_no_error (error);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (response->body, NULL), (gssize) g_bytes_get_size (response->body), name));
    }

  return NULL;
}

static void
test_many_threads (Fixture       *fixture,
                   gconstpointer  data)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("caller", fetch_many, fixture->fetcher);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

typedef struct
{
  GCancellable *cancellable;
  gulong delay_us;
} Canceller;

/* The delay waits for nothing: it spreads the cancellations over the whole life of a transfer. */
static gpointer
cancel_soon (gpointer data)
{
  const Canceller *canceller = data;

  g_usleep (canceller->delay_us);
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

static void
test_cancel_races (Fixture       *fixture,
                   gconstpointer  data)
{
  guint n_cancelled = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *url = make_feed_url ("/services?page=1");
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DwResponse) response = NULL;
      Canceller canceller = { cancellable, i * 50 };
      GThread *thread = g_thread_new ("canceller", cancel_soon, &canceller);

      response = dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = url, .deadline_seconds = 30 }, cancellable, &error);
      g_assert_true ((response == NULL) == g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      n_cancelled += response == NULL;
      g_thread_join (thread);
    }

  g_test_message ("%u of 100 were cancelled in time", n_cancelled);
}

/* The caller lets go of the fetcher while a transfer runs: the task keeps it until the answer is home. */
static void
test_let_go (void)
{
  DwFetcher *fetcher = dw_fetcher_new ();
  Fixture fixture = { fetcher };
  g_autofree char *url = make_url ("localhost", "good", "/good");
  Waiting waiting;

  init_waiting (&waiting);
  begin (&fixture, &waiting, url);
  g_object_add_weak_pointer (G_OBJECT (fetcher), (gpointer *) &fixture.fetcher);
  g_object_unref (fetcher);
  g_assert_nonnull (fixture.fetcher);
  g_main_loop_run (waiting.loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture.fetcher);
  g_assert_cmpuint (waiting.n_answered, ==, 1);
  clear_waiting (&waiting);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add ("/fetcher/a page arrives whole, unpacked and with its ETag", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/fetcher/an unchanged page answers 304 to its ETag", Fixture, NULL, set_up, test_not_modified, tear_down);
  g_test_add ("/fetcher/a missing page is not found", Fixture, NULL, set_up, test_missing, tear_down);

  g_test_add ("/fetcher/a request says nothing about who asks", Fixture, NULL, set_up, test_headers, tear_down);
  g_test_add ("/fetcher/an ETag with a line end adds no header", Fixture, NULL, set_up, test_hostile_etag, tear_down);
  g_test_add ("/fetcher/cancelling ends a wait for an answer at once", Fixture, "/stall/head", set_up, test_cancel, tear_down);
  g_test_add ("/fetcher/cancelling ends a stalled body at once", Fixture, "/stall/body", set_up, test_cancel, tear_down);
  g_test_add ("/fetcher/cancelling takes less than 50 ms", Fixture, NULL, set_up, test_cancel_is_prompt, tear_down);
  g_test_add ("/fetcher/cancelling ends a stalled handshake at once", Fixture, NULL, set_up, test_cancel_in_handshake, tear_down);
  g_test_add ("/fetcher/cancelling empties the queue", Fixture, NULL, set_up, test_cancel_in_queue, tear_down);
  g_test_add ("/fetcher/what is cancelled before it starts asks nobody", Fixture, NULL, set_up, test_cancelled_before, tear_down);
  g_test_add ("/fetcher/at most four requests go to one host at once", Fixture, NULL, set_up, test_per_host, tear_down);
  g_test_add ("/fetcher/at most sixteen requests run at once", Fixture, NULL, set_up, test_in_all, tear_down);
  g_test_add ("/fetcher/eight threads share one fetcher", Fixture, NULL, set_up, test_many_threads, tear_down);
  g_test_add ("/fetcher/cancelling at any moment is safe", Fixture, NULL, set_up, test_cancel_races, tear_down);
  g_test_add_func ("/fetcher/a fetcher that is let go answers what was asked", test_let_go);

  return g_test_run ();
}
