/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dw-spare-file.h"
#include "tests/support/isolated.h"

/*
 * A second copy on a disk that makes nothing safe. The library asks this program's fsync().
 */

typedef enum
{
  NOTHING,
  FILES,
  FOLDERS,
} Unsafe;

static Unsafe unsafe;

int
fsync (int fd)
{
  struct stat status;
  Unsafe kind = fstat (fd, &status) == 0 && S_ISDIR (status.st_mode) ? FOLDERS : FILES;

  if (kind != unsafe)
    return fdatasync (fd);

  errno = EIO;
  return -1;
}

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  unsafe = NOTHING;
  fixture->folder = g_dir_make_tmp ("doorway-spare-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.spare", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_no_errno (g_remove (fixture->path));
  /* Nothing that was begun is left beside it. */
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
write_copy (Fixture     *fixture,
            const char  *said,
            GError     **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, g_strdup (said));
  return dw_spare_file_write (fixture->path, "one", lines, error);
}

/* The copy is whole and says this. */
static void
assert_says (Fixture    *fixture,
             const char *said)
{
  g_autoptr (DwSpareFile) file = dw_spare_file_read (fixture->path, NULL);

  g_assert_nonnull (file);
  g_assert_true (file->is_whole);
  g_assert_cmpuint (file->lines->len, ==, 1);
  g_assert_cmpstr (file->lines->pdata[0], ==, said);
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (write_copy (fixture, "old", NULL));
  assert_says (fixture, "old");
  g_assert_true (write_copy (fixture, "new", NULL));
  assert_says (fixture, "new");
}

static void
test_unsafe_file (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_copy (fixture, "old", NULL));
  unsafe = FILES;
  g_assert_false (write_copy (fixture, "new", &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED);
  assert_says (fixture, "old");
}

/* Which of the two is there then is not promised, and that it is whole is; whoever writes again brings back what holds. */
static void
test_unsafe_folder (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_copy (fixture, "old", NULL));
  unsafe = FOLDERS;
  g_assert_false (write_copy (fixture, "new", &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED);
  assert_says (fixture, "new");
  g_assert_false (write_copy (fixture, "old", NULL));
  assert_says (fixture, "old");
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/db/spare/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("a second copy says what was written last", test_whole);
  ADD ("on a disk that does not make a file safe the copy from before stands", test_unsafe_file);
  ADD ("on a disk that does not make a name safe the copy is whole, and what is written over it stands", test_unsafe_folder);
  return g_test_run ();
}
