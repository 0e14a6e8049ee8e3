/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dw-crawl.h"
#include "dw-feed-address.h"
#include "tests/support/isolated.h"

static void
test_https (void)
{
  static const struct { const char *typed, *url; } cases[] = {
    { "https://example.org/api", "https://example.org/api" },
    { "  example.org/api/v3/ ", "https://example.org/api/v3" },
    { "https://example.org/api/services?page=1&per_page=50", "https://example.org/api/services" },
    { "https://example.org/api#top", "https://example.org/api" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = dw_crawl_check_address (cases[i].typed, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (url, ==, cases[i].url);
    }
}

static void
test_files (void)
{
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *relative = g_build_filename (here, "feeds", "a b.json", NULL);
  g_autofree char *relative_url = g_filename_to_uri (relative, NULL, NULL);
  g_autofree char *home = g_build_filename (g_get_home_dir (), "feed.json", NULL);
  g_autofree char *home_url = g_filename_to_uri (home, NULL, NULL);
  const struct { const char *typed, *url; } cases[] = {
    { "/srv/feed.json", "file:///srv/feed.json" },
    { "file:///srv/../srv/a%20b.json", "file:///srv/a%20b.json" },
    { "file://localhost/srv/feed.json", "file:///srv/feed.json" },
    { "feeds/a b.json", relative_url },
    { "./feeds/../feeds/a b.json", relative_url },
    { "~/feed.json", home_url },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = dw_crawl_check_address (cases[i].typed, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (url, ==, cases[i].url);
    }
}

static void
test_wrong (void)
{
  static const char *const typed[] = {
    "", "   ", "http://example.org/api", "ftp://example.org", "javascript:alert(1)", "https://", "file://server/share/x.json",
    "https://example.org/api?key=1", "https://user:secret@example.org/", "example.org\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = dw_crawl_check_address (typed[i], &error);

      g_assert_null (url);
      g_assert_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_BAD_ADDRESS);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_parts (void)
{
  static const char *const bases[] = { "https://example.org/api", "https://example.org/api/services" };

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autofree char *root = dw_feed_address_dup_root (bases[i]);
      g_autofree char *page = dw_feed_address_dup_page (bases[i], 3, "");
      g_autofree char *detail = dw_feed_address_dup_detail (bases[i], "a/b?c#d é%");
      g_autofree char *name = dw_feed_address_dup_name (bases[i]);

      g_assert_cmpstr (root, ==, "https://example.org/api/");
      g_assert_cmpstr (page, ==, "https://example.org/api/services?page=3&per_page=100");
      g_assert_cmpstr (detail, ==, "https://example.org/api/services/a%2Fb%3Fc%23d%20%C3%A9%25");
      g_assert_cmpstr (name, ==, "example.org");
      g_assert_null (dw_feed_address_dup_detail (bases[i], ".."));
    }
}

static void
test_only_regular_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "feed.json", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo.json", NULL);
  g_autofree char *symbolic = g_build_filename (folder, "link.json", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.json", NULL);
  const char *const refused[] = { folder, fifo, symbolic, missing };
  g_autofree char *url = g_filename_to_uri (file, NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_set_contents (file, "[]", -1, NULL));
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink (file, symbolic), ==, 0);

  bytes = dw_feed_address_read_file (url, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *other = g_filename_to_uri (refused[i], NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (dw_feed_address_read_file (other, &error));
      g_assert_nonnull (error);
    }

  g_unlink (file);
  g_unlink (fifo);
  g_unlink (symbolic);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/address/an address is taken as people type and copy it", test_https);
  g_test_add_func ("/address/a path and a file address name the same file", test_files);
  g_test_add_func ("/address/what is neither is refused with a sentence", test_wrong);
  g_test_add_func ("/address/an id cannot leave its place in an address", test_parts);
  g_test_add_func ("/address/only a regular file is read, and no link is followed", test_only_regular_files);
  return g_test_run ();
}
