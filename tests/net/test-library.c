/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "dw-curl.h"
#include "dw-fetcher.h"
#include "tests/support/isolated.h"

/* An environment variable says that a file which is no library stands in libcurl's place. */
static gboolean
is_missing (void)
{
  return g_getenv ("DOORWAY_TEST_NO_LIBCURL") != NULL;
}

static gboolean
is_loaded (void)
{
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  return strstr (maps, "/libcurl") != NULL;
}

static void
assert_sentence (const GError *error)
{
  g_assert_error (error, DW_NET_ERROR, DW_NET_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==,
                   "Doorway cannot go online: a part of this computer’s software that it needs for that is missing or too old. "
                   "Whoever looks after this computer can install it. What you have stays as it was.");
}

static void
expect_reason (void)
{
  if (is_missing ())
    g_test_expect_message ("doorway-net", G_LOG_LEVEL_MESSAGE, "*libcurl.so.4*");
}

/* The first test, so that nothing was asked yet. */
static void
test_not_before (void)
{
  g_autoptr (DwFetcher) fetcher = dw_fetcher_new ();

  g_assert_false (is_loaded ());
}

static void
test_address (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  expect_reason ();
  address = dw_net_check_address ("feed.example/api/", &error);
  g_test_assert_expected_messages ();

  g_assert_cmpint (is_loaded (), ==, !is_missing ());
  if (is_missing ())
    assert_sentence (error);
  else
    g_assert_cmpstr (address, ==, "https://feed.example/api");
}

/* Two fetchers, and no port answers; without the library a request ends where it began, each time. */
static void
test_request (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DwFetcher) fetcher = dw_fetcher_new ();
      g_autoptr (DwResponse) response = dw_fetcher_fetch (fetcher, &(DwRequest) { .url = "https://localhost:1/" }, NULL, &error);

      g_assert_null (response);
      if (is_missing ())
        assert_sentence (error);
      else
        g_assert_error (error, DW_NET_ERROR, DW_NET_ERROR_UNREACHABLE);
    }
}

static gpointer
ask (gpointer found)
{
  *(const DwCurl **) found = dw_curl ();
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[8];
  const DwCurl *found[G_N_ELEMENTS (threads)];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asking", ask, &found[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_thread_join (threads[i]);
      g_assert_true (found[i] == dw_curl ());
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/library/libcurl is not loaded before something is asked of the network", test_not_before);
  g_test_add_func ("/library/an address that is typed loads it, or one sentence says that it is missing", test_address);
  g_test_add_func ("/library/a request does likewise, and the next one too", test_request);
  g_test_add_func ("/library/all threads find the same", test_threads);

  return g_test_run ();
}
