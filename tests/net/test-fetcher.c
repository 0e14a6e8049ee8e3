/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-fetcher.h"

typedef struct
{
  DwFetcher *fetcher;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->fetcher = dw_fetcher_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->fetcher);
}

static char *
make_url (const char *path)
{
  return g_strconcat (g_getenv ("DOORWAY_TEST_NGINX"), path, NULL);
}

static DwResponse *
fetch (Fixture     *fixture,
       const char  *path,
       const char  *etag,
       GError     **error)
{
  g_autofree char *url = make_url (path);
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/fetcher/a page arrives whole, unpacked and with its ETag", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/fetcher/an unchanged page answers 304 to its ETag", Fixture, NULL, set_up, test_not_modified, tear_down);
  g_test_add ("/fetcher/a missing page is not found", Fixture, NULL, set_up, test_missing, tear_down);

  return g_test_run ();
}
