/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { N_PAGES = 4, MANY = 100 };

typedef struct
{
  char *folder;
  char *path;
  gsize page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *bytes = NULL;

  fixture->page = (gsize) sysconf (_SC_PAGESIZE);
  fixture->folder = g_dir_make_tmp ("doorway-mapping-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "file", NULL);
  bytes = g_strnfill (N_PAGES * fixture->page, 'x');
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) (N_PAGES * fixture->page), NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static guint
count (const DwMapping *mapping)
{
  gsize length;
  const volatile guint8 *bytes = dw_mapping_get_bytes (mapping, &length);
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == 'x';

  return n;
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DwMapping) mapping = dw_mapping_open (fixture->path);

  g_assert_nonnull (mapping);
  g_assert_cmpuint (count (mapping), ==, N_PAGES * fixture->page);
  dw_mapping_let_go (mapping);
  g_assert_cmpuint (count (mapping), ==, N_PAGES * fixture->page);
  g_assert_false (dw_mapping_is_torn (mapping));

  /* Another file of the same name is none of its business. */
  g_assert_true (g_file_set_contents (fixture->path, "short", -1, NULL));
  g_assert_cmpuint (count (mapping), ==, N_PAGES * fixture->page);
  g_assert_false (dw_mapping_is_torn (mapping));
}

static void
test_cut (Fixture       *fixture,
          gconstpointer  data)
{
  static const double pages[] = { 3.5, 3, 1.25, 0 };
  g_autoptr (DwMapping) mapping = dw_mapping_open (fixture->path);
  g_autoptr (DwMapping) untouched = dw_mapping_open (fixture->path);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gsize left = (gsize) (pages[i] * (double) fixture->page);

      g_assert_cmpint (truncate (fixture->path, (off_t) left), ==, 0);
      g_assert_cmpuint (count (mapping), ==, left);
      g_assert_true (dw_mapping_is_torn (mapping));
      g_assert_true (dw_mapping_is_torn (untouched));
    }
}

static void
test_healed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwMapping) mapping = dw_mapping_open (fixture->path);

  g_assert_cmpint (truncate (fixture->path, 0), ==, 0);
  g_assert_cmpuint (count (mapping), ==, 0);
  g_assert_cmpint (truncate (fixture->path, (off_t) (N_PAGES * fixture->page)), ==, 0);

  /* As long as it was: but zeros were read of it. */
  g_assert_true (dw_mapping_is_torn (mapping));
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  DwMapping *mappings[MANY];
  guint n = 0;

  while (n < MANY && (mappings[n] = dw_mapping_open (fixture->path)) != NULL)
    n++;
  g_assert_cmpuint (n, >=, 16);
  g_assert_cmpuint (n, <, MANY);
  g_assert_cmpint (errno, ==, EMFILE);
  while (n > 0)
    dw_mapping_free (mappings[--n]);

  mappings[0] = dw_mapping_open (fixture->path);
  g_assert_nonnull (mappings[0]);
  dw_mapping_free (mappings[0]);
}

static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  g_assert_null (dw_mapping_open (other));
  g_assert_cmpint (errno, ==, ENOENT);
  g_assert_cmpint (symlink (fixture->path, other), ==, 0);
  g_assert_null (dw_mapping_open (other));
  g_assert_cmpint (errno, !=, ENOENT);
  g_unlink (other);
  g_assert_cmpint (mkfifo (other, 0600), ==, 0);
  g_assert_null (dw_mapping_open (other));
  g_unlink (other);
  g_assert_true (g_file_set_contents (other, "", -1, NULL));
  g_assert_null (dw_mapping_open (other));
  g_unlink (other);
  g_assert_null (dw_mapping_open (fixture->folder));
}

/* In a program of its own, which is to end. */
static void
test_not_ours (Fixture       *fixture,
               gconstpointer  data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (DwMapping) mapping = dw_mapping_open (fixture->path);
      int file = open (fixture->path, O_RDONLY | O_CLOEXEC);
      const volatile guint8 *bytes = mmap (NULL, fixture->page, PROT_READ, MAP_SHARED, file, 0);

      g_assert_nonnull (mapping);
      g_assert_cmpint (truncate (fixture->path, 0), ==, 0);
      g_assert_cmpuint (bytes[0], ==, 0);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/base/mapping/a whole file is read, whatever takes its name", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/base/mapping/what was cut off reads as zeros and is told", Fixture, NULL, set_up, test_cut, tear_down);
  g_test_add ("/base/mapping/what read as zeros once is told for good", Fixture, NULL, set_up, test_healed, tear_down);
  g_test_add ("/base/mapping/too many at a time are refused", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/base/mapping/links, pipes, folders and empty files are refused", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/base/mapping/memory that is no mapping of ours ends the program as ever", Fixture, NULL, set_up, test_not_ours, tear_down);
  return g_test_run ();
}
