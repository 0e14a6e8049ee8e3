/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-object-shelf.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "dw-hash.h"
#include "dw-limits.h"
#include "dw-object-lines.h"
#include "dw-spool.h"
#include "tests/support/isolated.h"

/* What waits of a signed feed for a next sync. */

static const char KEY[] = "a feed";
static const char PLAIN[] = "{\"id\":\"1\",\"name\":\"Stay and play\",\"status\":\"active\"}\n";
static const char REFUGE[] = "{\"id\":\"2\",\"name\":\"Harbour refuge\",\"status\":\"active\",\"description\":\"At 77 Quincunx Street.\"}\n";
static const char FORGED[] = "{\"id\":\"1\",\"name\":\"Forged\",\"status\":\"active\"}\n";
static char NAME[] = "services/0";
static const gint64 NOW = 1800000000;

static DwManifestObject
make_object (const char *text)
{
  DwManifestObject object = { .name = NAME, .size = strlen (text) };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = sizeof object.sha256.bytes;

  g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_get_digest (sum, object.sha256.bytes, &length);
  return object;
}

static DwObjectShelf *
open_shelf (DwManifestObject *first,
            DwManifestObject *second)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  DwObjectShelf *shelf;

  g_ptr_array_add (wanted, first);
  g_ptr_array_add (wanted, second);
  shelf = dw_object_shelf_open (KEY, NOW, wanted, &error);
  g_assert_no_error (error);
  return shelf;
}

static void
put_known (DwObjectShelf          *shelf,
           const DwManifestObject *object,
           const char             *text,
           GHashTable             *known,
           gboolean                may_wait)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (GArray) lines = dw_object_lines_list (body, known);
  g_autoptr (GError) error = NULL;

  dw_object_shelf_put (shelf, object, body, lines, may_wait, &error);
  g_assert_no_error (error);
}

static void
put (DwObjectShelf          *shelf,
     const DwManifestObject *object,
     const char             *text)
{
  put_known (shelf, object, text, NULL, FALSE);
}

static void
assert_holds (DwObjectShelf          *shelf,
              const DwManifestObject *object,
              const char             *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  g_assert_true (dw_object_shelf_has (shelf, object));
  body = dw_object_shelf_get (shelf, object, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), text, strlen (text));
}

/* Somebody who can write the cache, and knows how. */
static void
forge (DwSpoolKind             kind,
       const DwManifestObject *object)
{
  const DwPlan plan = { .began_at = NOW };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwSpool) spool = dw_spool_open (KEY, &error);
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  g_autoptr (GBytes) body = NULL;

  g_byte_array_append (frame, object->sha256.bytes, sizeof object->sha256.bytes);
  g_byte_array_append (frame, (const guint8 *) FORGED, strlen (FORGED));
  body = g_byte_array_free_to_bytes (g_steal_pointer (&frame));
  g_assert_true (dw_spool_begin (spool, &plan, &error));
  g_assert_true (dw_spool_append (spool, kind, body, &error));
}

static void
test_leaves (gconstpointer may_wait)
{
  DwManifestObject plain = make_object (PLAIN), refuge = make_object (REFUGE);
  g_autoptr (DwObjectShelf) shelf = open_shelf (&plain, &refuge);

  put_known (shelf, &refuge, REFUGE, NULL, may_wait != NULL);
  put_known (shelf, &plain, PLAIN, NULL, may_wait != NULL);
  assert_holds (shelf, &refuge, REFUGE);
  assert_holds (shelf, &plain, PLAIN);
  dw_object_shelf_leave (shelf);
  g_clear_pointer (&shelf, dw_object_shelf_free);

  shelf = open_shelf (&plain, &refuge);
  assert_holds (shelf, &plain, PLAIN);
  g_assert_false (dw_object_shelf_has (shelf, &refuge));
}

/* What is forged counts for nothing, and what comes in its place is there for the next sync, behind it. */
static void
test_forged (void)
{
  DwManifestObject plain = make_object (PLAIN), refuge = make_object (REFUGE);

  for (DwSpoolKind kind = DW_SPOOL_PLAN; kind <= DW_SPOOL_OBJECT + 2; kind++)
    {
      g_autoptr (DwObjectShelf) shelf = NULL;

      forge (kind, &plain);
      shelf = open_shelf (&plain, &refuge);
      g_assert_false (dw_object_shelf_has (shelf, &plain));
      put (shelf, &plain, PLAIN);
      dw_object_shelf_leave (shelf);
      g_clear_pointer (&shelf, dw_object_shelf_free);
      shelf = open_shelf (&plain, &refuge);
      assert_holds (shelf, &plain, PLAIN);
    }
}

/* The path of the one file that is there. */
static char *
dup_path (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "doorway", NULL);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  char *path = g_build_filename (folder, g_dir_read_name (names), NULL);

  g_assert_null (g_dir_read_name (names));
  return path;
}

/* Sound frames, and too short for an object, where one was noted. */
static void
test_shrunk (void)
{
  const DwPlan plan = { .began_at = NOW };
  DwManifestObject plain = make_object (PLAIN), refuge = make_object (REFUGE);
  g_autoptr (DwObjectShelf) shelf = NULL;
  g_autoptr (GBytes) few = g_bytes_new_static ("few", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *shrunk = NULL;
  g_autoptr (DwSpool) spool = dw_spool_open (KEY, &error);
  gsize length;

  g_assert_true (dw_spool_begin (spool, &plan, &error));
  g_assert_true (dw_spool_append (spool, DW_SPOOL_OBJECT, few, &error));
  path = dup_path ();
  g_assert_true (g_file_get_contents (path, &shrunk, &length, &error));
  g_clear_pointer (&spool, dw_spool_discard);

  shelf = open_shelf (&plain, &refuge);
  put (shelf, &plain, PLAIN);
  dw_object_shelf_leave (shelf);
  g_clear_pointer (&shelf, dw_object_shelf_free);
  shelf = open_shelf (&plain, &refuge);
  {
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (GFileIOStream) stream = g_file_open_readwrite (file, NULL, &error);

    g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), shrunk, length,
                                              NULL, NULL, &error));
  }
  g_assert_null (dw_object_shelf_get (shelf, &plain, &error));
  g_assert_error (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_OBJECT);
}

static void
test_room (void)
{
  DwManifestObject plain = make_object (PLAIN), refuge = make_object (REFUGE);
  g_autoptr (DwObjectShelf) shelf = open_shelf (&plain, &refuge);

  put (shelf, &plain, PLAIN);
  dw_object_shelf_leave (shelf);
  g_clear_pointer (&shelf, dw_object_shelf_free);

  refuge.size = DW_LIMIT_FEED - 100;
  shelf = open_shelf (&plain, &refuge);
  g_assert_false (dw_object_shelf_has (shelf, &plain));
  put (shelf, &plain, PLAIN);
  assert_holds (shelf, &plain, PLAIN);
}

static guint
hash_hash (gconstpointer hash)
{
  guint value;

  memcpy (&value, hash, sizeof value);
  return value;
}

static gboolean
hashes_equal (gconstpointer a,
              gconstpointer b)
{
  return dw_hash_equal (a, b);
}

/* Returns: a table in which the one line of @text, without its end, is the record 7. */
static GHashTable *
know (const char *text)
{
  GHashTable *known = g_hash_table_new_full (hash_hash, hashes_equal, g_free, g_free);
  const DwHash hash = dw_hash_of (text, strlen (text) - 1);
  const gint64 record = 7;

  g_hash_table_replace (known, g_memdup2 (&hash, sizeof hash), g_memdup2 (&record, sizeof record));
  return known;
}

static void
test_lines (void)
{
  static const char text[] = "{\"id\":\"1\",\"name\":\"Stay and play\",\"status\":\"active\"}\n\n{\"id\":\"3\"}\nlast";
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (GHashTable) known = know (PLAIN);
  g_autoptr (GArray) lines = dw_object_lines_list (body, known);
  const DwObjectLine *first = &g_array_index (lines, DwObjectLine, 0);
  const DwObjectLine *last = &g_array_index (lines, DwObjectLine, 2);

  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpint (first->record, ==, 7);
  g_assert_null (first->bytes);
  g_assert_cmpuint (dw_object_lines_detach (lines), ==, strlen ("{\"id\":\"3\"}last"));
  g_clear_pointer (&body, g_bytes_unref);
  g_assert_cmpint (last->record, ==, 0);
  g_assert_cmpmem (g_bytes_get_data (last->bytes, NULL), g_bytes_get_size (last->bytes), "last", 4);
}

/* A line that cannot be read at all tells whether it was looked at. */
static void
test_known (void)
{
  static const char unreadable[] = "no service\n";
  DwManifestObject plain = make_object (PLAIN), odd = make_object (unreadable);
  g_autoptr (DwObjectShelf) shelf = open_shelf (&plain, &odd);
  g_autoptr (GHashTable) known = know (unreadable);
  g_autoptr (GBytes) body = g_bytes_new_static (unreadable, strlen (unreadable));
  g_autoptr (GArray) lines = dw_object_lines_list (body, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dw_object_shelf_put (shelf, &odd, body, lines, FALSE, &error));
  g_assert_nonnull (error);
  put_known (shelf, &odd, unreadable, known, FALSE);
  dw_object_shelf_leave (shelf);
  g_clear_pointer (&shelf, dw_object_shelf_free);
  shelf = open_shelf (&plain, &odd);
  assert_holds (shelf, &odd, unreadable);
}

/* How many bytes lie in the one file that is there. */
static goffset
measure (void)
{
  g_autofree char *path = dup_path ();
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_size;
}

/* What waits in memory is on the disk as soon as there is much of it. */
static void
test_waits (void)
{
  const gsize length = (gsize) 20 * 1024 * 1024;
  DwManifestObject first = make_object (PLAIN), second = make_object (REFUGE);
  g_autoptr (DwObjectShelf) shelf = open_shelf (&first, &second);
  g_autofree char *text = g_strnfill (length, ' ');
  g_autoptr (GHashTable) known = NULL;
  goffset before = measure ();

  text[length - 1] = '\n';
  known = know (text);
  put_known (shelf, &first, text, known, TRUE);
  g_assert_cmpint (measure (), ==, before);
  assert_holds (shelf, &first, text);
  put_known (shelf, &second, text, known, TRUE);
  g_assert_cmpint (measure (), >, before + 2 * (goffset) length);
  assert_holds (shelf, &first, text);
  assert_holds (shelf, &second, text);
}

/* No file of this process may become longer than @length. */
static void
limit_files (rlim_t length)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (length, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* The disk is full between two objects that wait: the one that is on it is not written again, the other not lost. */
static void
test_full (void)
{
  const gsize length = (gsize) 20 * 1024 * 1024;
  g_autofree char *text = g_strnfill (length, ' ');
  g_autofree char *other = g_strnfill (length - 1, ' ');
  DwManifestObject first, second;
  g_autoptr (DwObjectShelf) shelf = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GBytes) body = g_bytes_new_static (other, length - 1);
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  text[length - 1] = other[length - 2] = '\n';
  first = make_object (text);
  second = make_object (other);
  shelf = open_shelf (&first, &second);
  known = know (text);
  put_known (shelf, &first, text, known, TRUE);
  g_clear_pointer (&known, g_hash_table_unref);
  known = know (other);
  lines = dw_object_lines_list (body, known);

  limit_files ((rlim_t) measure () + length + length / 2);
  g_assert_false (dw_object_shelf_put (shelf, &second, body, lines, TRUE, &error));
  g_assert_nonnull (error);
  limit_files (RLIM_INFINITY);
  dw_object_shelf_leave (shelf);
  g_clear_pointer (&shelf, dw_object_shelf_free);
  shelf = open_shelf (&first, &second);
  assert_holds (shelf, &first, text);
  assert_holds (shelf, &second, other);
}

/* What comes twice takes the place of what waited, and is written once. */
static void
test_twice (void)
{
  DwManifestObject plain = make_object (PLAIN), refuge = make_object (REFUGE);
  g_autoptr (DwObjectShelf) shelf = open_shelf (&plain, &refuge);
  goffset before = measure ();

  put_known (shelf, &plain, PLAIN, NULL, TRUE);
  put_known (shelf, &plain, PLAIN, NULL, TRUE);
  dw_object_shelf_leave (shelf);
  g_assert_cmpint (measure (), <, before + 2 * (goffset) strlen (PLAIN) + 2 * (goffset) sizeof (DwSha256));
  g_clear_pointer (&shelf, dw_object_shelf_free);
  shelf = open_shelf (&plain, &refuge);
  assert_holds (shelf, &plain, PLAIN);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_data_func ("/object-shelf/what-a-publisher-signed-waits-for-a-next-sync-and-what-must-not-be-kept-does-not", NULL, test_leaves);
  g_test_add_data_func ("/object-shelf/the-same-where-it-waits-in-memory-first", NAME, test_leaves);
  g_test_add_func ("/object-shelf/what-waits-in-memory-is-written-when-it-is-much", test_waits);
  g_test_add_func ("/object-shelf/what-could-not-be-written-waits-on-and-what-was-is-not-written-again", test_full);
  g_test_add_func ("/object-shelf/what-comes-twice-waits-once", test_twice);
  g_test_add_func ("/object-shelf/what-was-altered-on-disk-is-not-believed-whatever-kind-it-says-it-is", test_forged);
  g_test_add_func ("/object-shelf/what-became-too-short-on-disk-is-not-what-was-signed", test_shrunk);
  g_test_add_func ("/object-shelf/what-waits-makes-way-where-the-rest-would-find-no-room", test_room);
  g_test_add_func ("/object-shelf/the-lines-of-an-object-are-records-that-are-known-or-what-is-to-be-read", test_lines);
  g_test_add_func ("/object-shelf/what-the-directory-has-in-the-same-bytes-is-not-looked-at-again", test_known);
  return g_test_run ();
}
