/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dw-care.h"
#include "dw-page.h"
#include "dw-reader.h"
#include "dw-renewal.h"
#include "dw-schema.h"
#include "dw-signed-store.h"
#include "dw-spare-feeds.h"
#include "fault-feed.h"
#include "fault-folder.h"
#include "harm-vfs.h"
#include "tests/support/as-nobody.h"
#include "tests/support/isolated.h"

/*
 * A directory with feeds, keys and decisions comes to harm at N_HARMS places (the build says how many), and so, now and then, does the
 * second copy beside it. What comes back is what was there, or is said to be gone.
 */

#define NOON 1767182400 /* 2025-12-31T12:00:00Z */
#define PAGE 4096

typedef struct
{
  char *folder;
  char *path;         /* of directory.db */
  char *spare;        /* of its second copy */
  DwClock *clock;
} Fixture;

/* A file as it was. */
typedef struct
{
  char *bytes;
  gsize length;
} Kept;

static Kept
keep (const char *path)
{
  Kept kept = { 0 };

  g_assert_true (g_file_get_contents (path, &kept.bytes, &kept.length, NULL));
  return kept;
}

static void
put_back (const char *path,
          Kept        kept)
{
  g_assert_true (g_file_set_contents_full (path, kept.bytes, (gssize) kept.length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("doorway-harm-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, DW_SCHEMA_FILE, NULL);
  fixture->spare = g_build_filename (fixture->folder, DW_SPARE_FILE, NULL);
  fixture->clock = dw_clock_new_fixed (NOON);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  fault_folder_clear (fixture->folder);
  g_assert_no_errno (g_rmdir (fixture->folder));
  dw_clock_unref (fixture->clock);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->spare);
}

static DwWriter *
open_writer (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DwWriter *writer = dw_writer_open (fixture->folder, fixture->clock, &error);

  g_assert_no_error (error);
  return writer;
}

static void
put_page (DwSnapshot    *snapshot,
          FaultSnapshot  which)
{
  g_autoptr (GBytes) bytes = fault_feed_new_page (which);
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, NULL);
  g_autoptr (GError) error = NULL;
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (DwService) service = dw_page_dup_service (page, i);

      dw_snapshot_put (snapshot, records[i].source_id, records[i].raw, records[i].raw_length, service, &error);
      g_assert_no_error (error);
    }
}

static gint64
add_feed (DwWriter   *writer,
          const char *url,
          const char *name)
{
  g_autoptr (GError) error = NULL;
  const DwFeed draft = { .url = url, .name = name, .licence = "OGL 3", .trust = DW_TRUST_HTTPS };
  DwSnapshot *snapshot = dw_snapshot_begin_new (writer, &draft, &error);
  gint64 id;

  g_assert_no_error (error);
  id = dw_snapshot_get_feed_id (snapshot);
  put_page (snapshot, FAULT_SNAPSHOT_A);
  dw_snapshot_commit (snapshot, "\"tag\"", 0, 0, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
add_key (DwManifest *manifest,
         DwKeyRole   role,
         guint8      of)
{
  DwPublicKey key;

  memset (key.id, of, sizeof key.id);
  memset (key.key, of + 1, sizeof key.key);
  dw_manifest_add_key (manifest, role, &key);
}

static DwEdition *
make_edition (char    digit,
              guint64 version)
{
  DwEdition *edition = g_new0 (DwEdition, 1);

  edition->manifest = dw_manifest_new ();
  edition->manifest->feed = g_strnfill (36, digit);
  edition->manifest->name = g_strdup ("Signed");
  edition->manifest->epoch = 3;
  edition->manifest->version = version;
  edition->manifest->issued = NOON;
  edition->manifest->expires = NOON + 1000;
  memset (&edition->hash, digit + (int) version, sizeof edition->hash);
  memset (edition->signer.id, digit, sizeof edition->signer.id);
  add_key (edition->manifest, DW_KEY_SIGN, (guint8) digit);
  add_key (edition->manifest, DW_KEY_RECOVER, (guint8) (digit + 100));
  return edition;
}

/* Takes edition @version of the feed of @digit in, as a sync does once it has judged it. */
static gboolean
take_edition (DwWriter    *writer,
              gint64       feed_id,
              char         digit,
              guint64      version,
              GError     **error)
{
  g_autofree char *url = g_strdup_printf ("https://signed.example/%c/feed.oruk", digit);
  const DwFeed draft = { .url = url, .name = "Signed", .trust = DW_TRUST_SIGNED_PINNED };
  g_autoptr (GHashTable) kept = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  g_autoptr (GPtrArray) mirrors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DwEdition) edition = make_edition (digit, version);
  g_auto (DwSignedState) before = { 0 };
  g_autoptr (DwSnapshot) snapshot = NULL;
  g_autoptr (DwSignedTaker) taker = NULL;

  if (feed_id != 0 && !dw_signed_store_read_state (writer, feed_id, &before, error))
    return FALSE;
  snapshot = feed_id != 0 ? dw_snapshot_begin (writer, feed_id, error) : dw_snapshot_begin_new (writer, &draft, error);
  if (snapshot == NULL)
    return FALSE;

  g_ptr_array_add (mirrors, g_strdup ("https://mirror.example/feed.oruk"));
  taker = dw_signed_taker_new (writer, snapshot, &before, kept, error);
  if (taker == NULL || !dw_signed_taker_accept (taker, edition, error) || !dw_signed_taker_set_mirrors (taker, mirrors, error))
    return FALSE;

  g_clear_pointer (&taker, dw_signed_taker_free);
  return dw_snapshot_commit (g_steal_pointer (&snapshot), NULL, 0, 0, NULL, error);
}

static void
decide (Fixture  *fixture,
        DwWriter *writer,
        gint64    one_feed,
        gint64    other_feed)
{
  static const char *const ids[] = { "s0001", "s0002", "s0003" };
  g_autoptr (DwReader) reader = dw_reader_open (fixture->folder, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      gint64 one = dw_reader_find (reader, one_feed, ids[i], NULL);
      gint64 other = dw_reader_find (reader, other_feed, ids[i], NULL);

      dw_writer_decide_sameness (writer, one, other, i == 0 ? DW_SAMENESS_NONE : DW_SAMENESS_SAME, &error);
      g_assert_no_error (error);
    }
}

enum { N_FEEDS = 4, N_DECISIONS = 3 };

static void
fill (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DwWriter *writer = open_writer (fixture);
  gint64 one = add_feed (writer, "https://one.example/", "One");
  gint64 other = add_feed (writer, "https://other.example/", "Other");

  take_edition (writer, 0, '1', 7, &error);
  g_assert_no_error (error);
  take_edition (writer, 0, '2', 12, &error);
  g_assert_no_error (error);
  decide (fixture, writer, one, other);
  dw_writer_close (writer);
}

static DwDb *
open_raw (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DwDb *db = dw_db_open (fixture->path, DW_SCHEMA_APPLICATION_ID, DW_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  return db;
}

/* All of what a person trusts and said, a text for each feed and each decision. */
static GPtrArray *
list_precious (Fixture *fixture)
{
  static const char *const questions[] = {
    "SELECT 'feed', f.id, f.url, f.name, f.licence, f.trust, f.added_at, s.uuid, s.epoch, s.version, hex (s.manifest), hex (s.signer), s.issued,"
    " s.expires, s.first_seen, s.seen_at, (SELECT group_concat (hex (id) || hex (key) || role) FROM signed_key AS k WHERE k.feed_id = f.id),"
    " (SELECT group_concat (position || url) FROM signed_mirror AS m WHERE m.feed_id = f.id)"
    " FROM feed AS f LEFT JOIN signed_feed AS s ON s.feed_id = f.id ORDER BY f.id",
    "SELECT 'decision', * FROM sameness_decision ORDER BY 2, 3, 4, 5",
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DwDb) db = open_raw (fixture);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (DwStatement) row = dw_statement_new (db, questions[i], &error);
      DwStep step;

      g_assert_no_error (error);
      while ((step = dw_statement_step (row, &error)) == DW_STEP_ROW)
        {
          GString *text = g_string_new (NULL);

          for (int j = 0; j < dw_statement_get_n_columns (row); j++)
            g_string_append_printf (text, "%s|", dw_statement_is_null (row, j) ? "-" : dw_statement_get_text (row, j));
          g_ptr_array_add (list, g_string_free (text, FALSE));
        }
      g_assert_no_error (error);
    }

  return g_steal_pointer (&list);
}

/* How much of @before is in @now. Returns: FALSE when there is anything in @now that was not before: a feed, a key, a number. */
static gboolean
compare (GPtrArray *before,
         GPtrArray *now,
         guint     *n_feeds,
         guint     *n_decisions)
{
  *n_feeds = *n_decisions = 0;
  for (guint i = 0; i < now->len; i++)
    {
      if (!g_ptr_array_find_with_equal_func (before, now->pdata[i], g_str_equal, NULL))
        return FALSE;
      *n_feeds += g_str_has_prefix (now->pdata[i], "feed");
      *n_decisions += g_str_has_prefix (now->pdata[i], "decision");
    }

  return TRUE;
}

static void
harm (Kept  *file,
      GRand *rand)
{
  gsize place = (gsize) g_rand_int_range (rand, 0, (gint32) file->length);

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0: /* a page */
      place -= place % PAGE;
      memset (file->bytes + place, 0, MIN ((gsize) PAGE, file->length - place));
      break;
    case 1: /* some bits near each other */
      for (guint i = 0; i < 40; i++)
        file->bytes[(place + (gsize) g_rand_int_range (rand, 0, 400)) % file->length] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      break;
    default:
      file->length = place;
      break;
    }
}

/* What the notice says, where it speaks of all feeds, of some, or of none. */
static void
assert_is_told (Fixture *fixture,
                guint    n_feeds,
                guint    n_decisions)
{
  g_autofree char *said = dw_renewal_dup_sentence (fixture->folder);
  g_autofree char *some = g_strdup_printf ("Of the %u feeds that you had, %u came back", (guint) N_FEEDS, n_feeds);
  g_autofree char *all = g_strdup_printf ("The %u feeds that you had are here again", (guint) N_FEEDS);
  g_autofree char *unsure = g_strdup_printf ("%u feed", n_feeds);
  g_autofree char *pairs = g_strdup_printf ("for %u of %u pairs", n_decisions, (guint) N_DECISIONS);

  g_assert_true (dw_renewal_is_untold (fixture->folder));
  if (strstr (said, "Look whether") != NULL)
    g_assert_nonnull (strstr (said, unsure));
  else if (n_feeds == N_FEEDS)
    g_assert_true (strstr (said, all) != NULL || strstr (said, "nothing was lost") != NULL);
  else
    g_assert_true (strstr (said, some) != NULL || (n_feeds == 0 && strstr (said, "Add your feeds again") != NULL));
  if (n_decisions < N_DECISIONS && strstr (said, "feeds that you had") != NULL)
    g_assert_nonnull (strstr (said, pairs));
}

typedef struct
{
  guint n_untouched;    /* the directory was used as it was */
  guint n_whole;        /* begun again or put right, and all came back */
  guint n_part;         /* the second copy had come to harm too */
  guint n_refused;      /* taken for another program's, or a newer Doorway's, and left alone */
} Tally;

static void
try_harm (Fixture   *fixture,
          GPtrArray *before,
          gboolean   is_spare_sound,
          Tally     *tally)
{
  g_autoptr (GError) error = NULL;
  DwWriter *writer = dw_writer_open (fixture->folder, fixture->clock, &error);
  g_autoptr (GPtrArray) now = NULL;
  guint n_feeds, n_decisions;

  if (writer == NULL)
    {
      g_assert_true (g_error_matches (error, DW_DB_ERROR, DW_DB_ERROR_NOT_OURS) || g_error_matches (error, DW_DB_ERROR, DW_DB_ERROR_TOO_NEW));
      tally->n_refused++;
      return;
    }

  dw_writer_close (writer);
  now = list_precious (fixture);
  g_assert_true (compare (before, now, &n_feeds, &n_decisions));
  if (!dw_renewal_is_untold (fixture->folder))
    g_assert_cmpuint (now->len, ==, before->len);
  else
    assert_is_told (fixture, n_feeds, n_decisions);
  if (is_spare_sound)
    g_assert_cmpuint (now->len, ==, before->len);

  tally->n_untouched += !dw_renewal_is_untold (fixture->folder);
  tally->n_whole += dw_renewal_is_untold (fixture->folder) && now->len == before->len;
  tally->n_part += now->len < before->len;
  /* What is there now is sound, and has a sound copy. */
  dw_care_note_damage (fixture->folder);
  dw_renewal_dismiss (fixture->folder);
  dw_writer_close (open_writer (fixture));
}

static void
test_harms (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) before = NULL;
  Kept directory, spare;
  Tally tally = { 0 };

  fill (fixture);
  before = list_precious (fixture);
  g_assert_cmpuint (before->len, ==, N_FEEDS + N_DECISIONS);
  directory = keep (fixture->path);
  spare = keep (fixture->spare);
  for (guint32 seed = 0; seed < N_HARMS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (20261122 + seed);
      gboolean is_spare_sound = seed % 4 != 0;
      Kept harmed = { g_memdup2 (directory.bytes, directory.length), directory.length };
      Kept harmed_spare = { g_memdup2 (spare.bytes, spare.length), spare.length };

      fault_folder_clear (fixture->folder);
      harm (&harmed, rand);
      if (!is_spare_sound)
        harm (&harmed_spare, rand);
      put_back (fixture->path, harmed);
      put_back (fixture->spare, harmed_spare);
      if (seed % 2 != 0)
        dw_care_note_damage (fixture->folder);
      try_harm (fixture, before, is_spare_sound, &tally);
      g_free (harmed.bytes);
      g_free (harmed_spare.bytes);
    }

  g_test_message ("%d harms: %u times nothing that matters was hit, %u times all came back, %u times a part, %u times the file was left alone",
                  N_HARMS, tally.n_untouched, tally.n_whole, tally.n_part, tally.n_refused);
  g_assert_cmpuint (tally.n_whole, >, 0);
  g_assert_cmpuint (tally.n_part, >, 0);
  g_free (directory.bytes);
  g_free (spare.bytes);
}

/* The bytes of @needle in the file, changed by one bit; with it the file is written again. */
static void
flip_on_disk (const char *path,
              const char *needle,
              gsize       length)
{
  Kept file = keep (path);
  char *found = memmem (file.bytes, file.length, needle, length);

  g_assert_nonnull (found);
  found[length / 2] ^= 4;
  put_back (path, file);
  g_free (file.bytes);
}

static void
begin_again (Fixture *fixture)
{
  g_autofree char *rubbish = g_strnfill (9000, 'x');

  g_assert_true (g_file_set_contents_full (fixture->path, rubbish, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  dw_writer_close (open_writer (fixture));
}

/* A second copy in which somebody wrote another key, hash and all: what the test must not take for the one that was there. */
static void
test_teeth (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (DwSpareFile) file = NULL;
  guint n_feeds, n_decisions;

  fill (fixture);
  before = list_precious (fixture);
  file = dw_spare_file_read (fixture->spare, NULL);
  g_assert_true (file->is_whole);
  for (guint i = 0; i < file->lines->len; i++)
    {
      char *version = strstr (file->lines->pdata[i], "<int64 12>");

      if (version != NULL)
        memcpy (version, "<int64 11>", strlen ("<int64 11>"));
    }
  g_assert_true (dw_spare_file_write (fixture->spare, file->head, file->lines, NULL));
  begin_again (fixture);
  now = list_precious (fixture);
  g_assert_cmpuint (now->len, ==, before->len);
  g_assert_false (compare (before, now, &n_feeds, &n_decisions));
}

static void
test_flipped_key (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (DwDb) db = NULL;
  g_autofree char *said = NULL;
  char key[32];
  guint n_feeds, n_decisions;

  fill (fixture);
  before = list_precious (fixture);
  memset (key, '2' + 1, sizeof key);
  flip_on_disk (fixture->path, key, sizeof key);
  dw_writer_close (open_writer (fixture));
  now = list_precious (fixture);
  g_assert_true (compare (before, now, &n_feeds, &n_decisions));
  g_assert_cmpuint (now->len, ==, before->len);
  said = dw_renewal_dup_sentence (fixture->folder);
  g_assert_nonnull (strstr (said, "nothing was lost"));

  /* The services are still here. */
  db = open_raw (fixture);
  {
    g_autoptr (DwStatement) row = dw_statement_new (db, "SELECT count(*) FROM service", NULL);

    g_assert_cmpint (dw_statement_step (row, NULL), ==, DW_STEP_ROW);
    g_assert_cmpint (dw_statement_get_int (row, 0), ==, 420);
  }
}

static void
test_flipped_key_alone (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) now = NULL;
  char key[32];

  fill (fixture);
  memset (key, '2' + 1, sizeof key);
  flip_on_disk (fixture->path, key, sizeof key);
  g_assert_no_errno (g_remove (fixture->spare));
  dw_writer_close (open_writer (fixture));
  now = list_precious (fixture);
  g_assert_cmpuint (now->len, ==, 0);
  assert_is_told (fixture, 0, 0);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autofree char *said = NULL;
  guint n_feeds, n_decisions;

  fill (fixture);
  before = list_precious (fixture);
  g_assert_no_errno (g_remove (fixture->path));
  dw_writer_close (open_writer (fixture));
  now = list_precious (fixture);
  g_assert_true (compare (before, now, &n_feeds, &n_decisions));
  g_assert_cmpuint (now->len, ==, before->len);
  said = dw_renewal_dup_sentence (fixture->folder);
  g_assert_nonnull (strstr (said, "not in its folder any more"));
}

/* An edition that was accepted is in the copy, so that no older one is taken after it. */
static void
test_rollback (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DwWriter *writer;

  fill (fixture);
  writer = open_writer (fixture);
  take_edition (writer, 4, '2', 13, &error);
  g_assert_no_error (error);
  dw_writer_close (writer);

  begin_again (fixture);
  writer = open_writer (fixture);
  g_assert_false (take_edition (writer, 4, '2', 12, &error));
  g_assert_error (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_ROLLBACK);
  g_clear_error (&error);
  take_edition (writer, 4, '2', 13, &error);
  g_assert_no_error (error);
  dw_writer_close (writer);
}

/* A disk that does not take the copy takes no edition either: else an older one could come back some day. */
static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *beside = g_strconcat (fixture->spare, ".new", NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GError) error = NULL;
  Kept spare, after;
  DwWriter *writer;

  fill (fixture);
  before = list_precious (fixture);
  spare = keep (fixture->spare);
  g_assert_no_errno (g_mkdir (beside, 0700));
  writer = open_writer (fixture);
  g_assert_false (take_edition (writer, 4, '2', 13, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED);
  dw_writer_close (writer);

  now = list_precious (fixture);
  g_assert_cmpuint (now->len, ==, before->len);
  for (guint i = 0; i < now->len; i++)
    g_assert_cmpstr (now->pdata[i], ==, before->pdata[i]);
  after = keep (fixture->spare);
  g_assert_cmpmem (after.bytes, after.length, spare.bytes, spare.length);
  g_free (spare.bytes);
  g_free (after.bytes);
}

/* What lies under the name of the copy and is none is neither followed nor waited for. */
static void
test_planted (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) now = NULL;
  g_autofree char *elsewhere = g_strconcat (fixture->folder, "/elsewhere", NULL);

  fill (fixture);
  g_assert_no_errno (g_rename (fixture->spare, elsewhere));
  g_assert_no_errno (symlink (elsewhere, fixture->spare));
  begin_again (fixture);
  now = list_precious (fixture);
  g_assert_cmpuint (now->len, ==, 0);

  g_remove (fixture->spare);
  g_assert_no_errno (mkfifo (fixture->spare, 0600));
  begin_again (fixture);
  dw_writer_close (open_writer (fixture));
}

/* A copy that is there and cannot be read is not one that is missing: nothing is begun over it. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GError) error = NULL;
  guint n_feeds, n_decisions;

  fill (fixture);
  before = list_precious (fixture);
  g_assert_no_errno (g_remove (fixture->path));
  as_nobody_begin (fixture->folder);
  g_assert_no_errno (g_chmod (fixture->spare, 0000));
  g_assert_null (dw_writer_open (fixture->folder, fixture->clock, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED);
  g_assert_no_errno (g_chmod (fixture->spare, 0600));
  dw_writer_close (open_writer (fixture));
  as_nobody_end ();
  now = list_precious (fixture);
  g_assert_true (compare (before, now, &n_feeds, &n_decisions));
  g_assert_cmpuint (now->len, ==, before->len);
}

/* For its owner alone, and with nothing beside it that was only on the way. */
static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *beside = g_strconcat (fixture->spare, ".new", NULL);
  struct stat status;

  fill (fixture);
  g_assert_no_errno (stat (fixture->spare, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  /* Nobody turns the power off here. */
  harm_vfs_install ();
  harm_vfs_set_fast (TRUE);

#define ADD(title, test) g_test_add ("/fault/harm/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("what comes back of a harmed directory is what was there, and how much of it is said", test_harms);
  ADD ("the test sees an edition that is not the one that was there", test_teeth);
  ADD ("a key that changed on the disk is put right, and the services stay", test_flipped_key);
  ADD ("a key that changed on the disk is not believed where there is no copy", test_flipped_key_alone);
  ADD ("a directory that is gone gives its feeds back", test_missing);
  ADD ("an older edition is refused after a directory was begun again", test_rollback);
  ADD ("an edition whose number cannot be kept twice is not taken in", test_unwritable);
  ADD ("a link or a pipe in the place of the copy is left alone", test_planted);
  ADD ("a copy that cannot be read is not written over where the directory is gone", test_unreadable);
  ADD ("the copy is for its owner alone", test_folder);
  return g_test_run ();
}
