/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "canary.h"
#include "directory-print.h"
#include "dw-page.h"
#include "dw-writer.h"
#include "fault-feed.h"
#include "tests/support/isolated.h"

/*
 * A disk that fills up, for each of N_SIZES sizes of what is left on it (the build says how many): a small memory disk of the test's own, in a process
 * whose mounts nobody else sees.
 */

#define DISK_SIZE "24m"
#define MOST_FREE (40 * 64 * 1024)
#define SKIPPED 77

static DwSnapshot *
begin (DwWriter  *writer,
       GError   **error)
{
  const DwFeed draft = { .url = FAULT_FEED_URL, .name = "Fault feed", .trust = DW_TRUST_HTTPS };

  return dw_writer_is_new (writer) ? dw_snapshot_begin_new (writer, &draft, error) : dw_snapshot_begin (writer, 1, error);
}

static gboolean
import (const char     *folder,
        FaultSnapshot   which,
        GError        **error)
{
  g_autoptr (DwClock) clock = dw_clock_new_fixed (1767182400);
  g_autoptr (GBytes) bytes = fault_feed_new_page (which);
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, NULL);
  g_autoptr (DwWriter) writer = dw_writer_open (folder, clock, error);
  DwSnapshot *snapshot;
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  if (writer == NULL)
    return FALSE;
  snapshot = begin (writer, error);
  if (snapshot == NULL)
    return FALSE;

  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (DwService) service = dw_page_dup_service (page, i);

      if (!dw_snapshot_put (snapshot, records[i].source_id, records[i].raw, records[i].raw_length, service, error))
        {
          dw_snapshot_abandon (snapshot);
          return FALSE;
        }
    }

  return dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, error);
}

/* Fills the disk but for @n_free bytes. */
static void
fill_disk (const char *ballast,
           goffset     n_free)
{
  int fd = g_open (ballast, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  g_autofree char *block = g_malloc0 (4096);
  goffset length = 0;

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, 4096) == 4096)
    length += 4096;
  g_assert_no_errno (ftruncate (fd, MAX (length - n_free, 0)));
  close (fd);
}

static char *
print_or_fail (const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *print = directory_print (folder, &error);

  g_assert_no_error (error);
  return print;
}

/* Copies the directory that was put by into place. */
static void
put_back (const char *kept,
          const char *path)
{
  g_autofree char *content = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  gsize length;

  g_remove (wal);
  g_remove (shm);
  g_assert_true (g_file_get_contents (kept, &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

/* How often each thing happened. */
typedef struct
{
  guint n_refused;
  guint n_taken;
} Tally;

static void
try_size (const char *folder,
          const char *ballast,
          goffset     n_free,
          const char *old_print,
          const char *new_print,
          Tally      *tally)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  gboolean is_in;

  fill_disk (ballast, n_free);
  is_in = import (folder, FAULT_SNAPSHOT_B, &error);
  if (!is_in)
    g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FULL);
  g_assert_no_errno (g_remove (ballast));

  after = print_or_fail (folder);
  g_assert_cmpstr (after, ==, is_in ? new_print : old_print);
  tally->n_taken += is_in;
  tally->n_refused += !is_in;

  g_clear_error (&error);
  g_assert_true (import (folder, FAULT_SNAPSHOT_B, &error));
  g_assert_no_error (error);
  again = print_or_fail (folder);
  g_assert_cmpstr (again, ==, new_print);
}

/* Opens a directory that is to be written anew: with too little room it works all the same, and is written anew when there is some. */
static void
try_wipe (const char *folder,
          const char *ballast,
          goffset     n_free,
          const char *noted_print,
          const char *print,
          Tally      *tally)
{
  g_autoptr (DwClock) clock = dw_clock_new_fixed (1767182400);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  gboolean is_noted;
  DwWriter *writer;

  fill_disk (ballast, n_free);
  writer = dw_writer_open (folder, clock, &error);
  if (writer == NULL)
    g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FULL);
  g_clear_pointer (&writer, dw_writer_close);
  g_assert_no_errno (g_remove (ballast));

  after = print_or_fail (folder);
  is_noted = canary_is_noted (folder);
  g_assert_cmpstr (after, ==, is_noted ? noted_print : print);
  tally->n_taken += !is_noted;
  tally->n_refused += is_noted;
  g_assert_true (is_noted || !canary_is_there (folder));

  g_clear_error (&error);
  writer = dw_writer_open (folder, clock, &error);
  g_assert_no_error (error);
  dw_writer_close (writer);
  again = print_or_fail (folder);
  g_assert_cmpstr (again, ==, print);
  g_assert_false (canary_is_noted (folder));
  g_assert_false (canary_is_there (folder));
}

static void
keep (const char *path,
      const char *kept)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (kept, content, (gssize) length, NULL));
}

/* What VACUUM writes aside is on the small disk too. */
static int
try_wipes (const char *disk,
           const char *kept)
{
  g_autofree char *folder = g_build_filename (disk, "data", NULL);
  g_autofree char *path = g_build_filename (folder, "directory.db", NULL);
  g_autofree char *ballast = g_build_filename (disk, "ballast", NULL);
  g_autofree char *print = NULL;
  g_autofree char *noted_print = NULL;
  Tally tally = { 0 };

  g_setenv ("SQLITE_TMPDIR", disk, TRUE);
  g_assert_true (import (folder, FAULT_SNAPSHOT_A, NULL));
  print = print_or_fail (folder);
  canary_plant (folder);
  noted_print = print_or_fail (folder);
  keep (path, kept);
  for (int i = 0; i < N_SIZES; i++)
    {
      put_back (kept, path);
      try_wipe (folder, ballast, (goffset) i * MOST_FREE * 2 / N_SIZES, noted_print, print, &tally);
    }

  g_print ("# %d sizes of free space: %u times too little and it was done later, %u times enough\n", N_SIZES, tally.n_refused, tally.n_taken);
  return tally.n_refused > 0 && tally.n_taken > 0 ? 0 : 1;
}

static gboolean
mount_small_disk (const char *disk)
{
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("tmpfs", disk, "tmpfs", 0, "size=" DISK_SIZE) == 0;
}

static int
try_swaps (const char *disk,
                const char *kept)
{
  g_autofree char *folder = g_build_filename (disk, "data", NULL);
  g_autofree char *path = g_build_filename (folder, "directory.db", NULL);
  g_autofree char *ballast = g_build_filename (disk, "ballast", NULL);
  g_autofree char *old_print = NULL;
  g_autofree char *new_print = NULL;
  Tally tally = { 0 };

  g_assert_true (import (folder, FAULT_SNAPSHOT_A, NULL));
  old_print = print_or_fail (folder);
  keep (path, kept);
  g_assert_true (import (folder, FAULT_SNAPSHOT_B, NULL));
  new_print = print_or_fail (folder);

  for (int i = 0; i < N_SIZES; i++)
    {
      put_back (kept, path);
      try_size (folder, ballast, (goffset) i * MOST_FREE / N_SIZES, old_print, new_print, &tally);
    }

  g_print ("# %d sizes of free space: %u times too little and the old directory stood, %u times enough\n", N_SIZES,
           tally.n_refused, tally.n_taken);
  return tally.n_refused > 0 && tally.n_taken > 0 ? 0 : 1;
}

/* @work: what is done on the small disk, in a process of its own */
static void
use_small_disk (int (*work) (const char *disk,
                             const char *kept))
{
  g_autofree char *disk = g_dir_make_tmp ("doorway-full-XXXXXX", NULL);
  g_autofree char *kept = g_strconcat (disk, ".kept", NULL);
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      int result = mount_small_disk (disk) ? work (disk, kept) : SKIPPED;

      fflush (stdout);
      _exit (result);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_remove (kept);
  g_rmdir (disk);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == SKIPPED)
    g_test_skip ("mounting is not allowed here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_full_disk (void)
{
  use_small_disk (try_swaps);
}

static void
test_full_wipe (void)
{
  use_small_disk (try_wipes);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/fault/full/a full disk refuses a swap in one sentence and the old directory stands", test_full_disk);
  g_test_add_func ("/fault/full/a directory that is to be written anew works on a full disk, and is written anew when there is room", test_full_wipe);
  return g_test_run ();
}
