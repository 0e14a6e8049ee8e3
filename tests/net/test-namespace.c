/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "net-fixture.h"
#include "tests/support/isolated.h"

static void
assert_ends (Fixture    *fixture,
             const char *url,
             int         code,
             const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = url, .deadline_seconds = 14 }, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, DW_NET_ERROR, code);
  if (says != NULL)
    g_assert_nonnull (strstr (error->message, says));
}

static void
test_private_name (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *by_name = make_url ("inside.example", "good", "/good");
  g_autofree char *by_number = make_url ("10.99.0.1", "good", "/good");
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = by_number }, NULL, &error);

  g_assert_no_error (error);
  assert_ends (fixture, by_name, DW_NET_ERROR_UNREACHABLE, "private network");
}

static void
test_nothing_sent (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *by_name = make_url ("inside.example", "good", "/good");
  gint64 n_before = ask_count (fixture->fetcher, "requests");

  assert_ends (fixture, by_name, DW_NET_ERROR_UNREACHABLE, NULL);
  g_assert_cmpint (ask_count (fixture->fetcher, "requests"), ==, n_before + 1);
}

static void
test_offline (Fixture       *fixture,
              gconstpointer  data)
{
  assert_ends (fixture, "https://192.0.2.1/", DW_NET_ERROR_OFFLINE, "not connected");
  assert_ends (fixture, "https://feed.example/", DW_NET_ERROR_OFFLINE, "not connected");
}

typedef struct
{
  GMainLoop *loop;
  GError *error;
} Ending;

static void
on_ended (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  Ending *ending = data;

  g_assert_null (dw_fetcher_fetch_finish (DW_FETCHER (object), result, &ending->error));
  g_main_loop_quit (ending->loop);
}

static gboolean
cancel (gpointer cancellable)
{
  if (cancellable == NULL)
    g_error ("Nothing happened for too long");

  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* The name server never answers and the look-up itself takes 10 s to give up; neither cancelling nor others wait for it. */
static void
test_deaf_name_server (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *other = make_url ("10.99.0.1", "good", "/good");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Ending ending = { g_main_loop_new (NULL, FALSE), NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = NULL;
  gint64 started_at = g_get_monotonic_time ();

  dw_fetcher_fetch_async (fixture->fetcher, &(DwRequest) { .url = "https://deaf.example/", .deadline_seconds = 30 }, cancellable,
                          on_ended, &ending);
  /* Nothing can be seen from here of the look-up under way; half a second is long enough for it to have begun. */
  g_timeout_add (500, cancel, cancellable);
  g_main_loop_run (ending.loop);
  g_assert_error (ending.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  response = dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = other }, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%.0f ms", (double) (g_get_monotonic_time () - started_at) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - started_at, <, 8 * G_USEC_PER_SEC);

  g_error_free (ending.error);
  g_main_loop_unref (ending.loop);
}

static void
test_deadline_in_lookup (Fixture       *fixture,
                         gconstpointer  data)
{
  gint64 started_at = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = "https://deaf.example/", .deadline_seconds = 1 }, NULL,
                                   &error));
  g_assert_error (error, DW_NET_ERROR, DW_NET_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - started_at, <, 8 * G_USEC_PER_SEC);
}

/* A default route appears: now a name without a server is a wrong name, not a missing network. */
static void
test_unknown_name (Fixture       *fixture,
                   gconstpointer  data)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  const char *command[] = { "ip", "route", "add", "default", "dev", "lo", NULL };
  g_autoptr (GSubprocess) ip = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, NULL);
  guint patience = 0;

  if (ip == NULL || !g_subprocess_wait_check (ip, NULL, NULL))
    {
      g_test_skip ("The network here cannot be changed.");
      return;
    }

  patience = g_timeout_add_seconds (20, cancel, NULL);
  while (!g_network_monitor_get_network_available (monitor))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);

  assert_ends (fixture, "https://feed.example/", DW_NET_ERROR_NO_SUCH_HOST, "feed.example");
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add ("/namespace/a name must not lead into a private network, a number may", Fixture, NULL, set_up, test_private_name,
              tear_down);
  g_test_add ("/namespace/a server inside is not sent a single request", Fixture, NULL, set_up, test_nothing_sent, tear_down);
  g_test_add ("/namespace/without a network it says so", Fixture, NULL, set_up, test_offline, tear_down);
  g_test_add ("/namespace/a name server that never answers holds up nobody", Fixture, NULL, set_up, test_deaf_name_server,
              tear_down);
  g_test_add ("/namespace/the deadline covers looking up the name", Fixture, NULL, set_up, test_deadline_in_lookup, tear_down);

  g_test_add ("/namespace/with a network, an unknown name is the name's fault", Fixture, NULL, set_up, test_unknown_name,
              tear_down);

  return g_test_run ();
}
