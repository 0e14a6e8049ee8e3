/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-outbox-task.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dw-db.h"
#include "tests/support/as-nobody.h"

#define NOW G_GINT64_CONSTANT (1773316800) /* 2026-03-12T12:00:00Z */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("doorway-outbox-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "outbox.db", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static DwCorrection *
make_correction (const char       *organisation_email,
                 const char       *service_email,
                 DwCorrectionKind  kind,
                 const char       *text)
{
  const DwFeed draft = { .url = "https://one.example", .name = "Hackney" };
  g_autoptr (DwFeed) feed = dw_feed_new (&draft);
  g_autoptr (GBytes) raw = g_bytes_new_static ("{}", 2);
  DwService *service = dw_service_new_in (dw_arena_new ());
  DwOrganization *organisation = dw_class_new (&DW_CLASS_ORGANIZATION, service->arena);
  g_autoptr (DwRecord) record = NULL;

  service->id = "a";
  service->name = "Toy & book library";
  service->email = service_email;
  service->assurer_email = "assurer@example.org";
  service->organization = organisation;
  organisation->email = organisation_email;
  record = dw_record_new (7, feed, "a", service, raw, NOW);
  return dw_correction_new (record, kind, text, NOW);
}

static DwOutbox *
open_outbox (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DwOutbox *outbox = dw_outbox_open (fixture->folder, &error);

  g_assert_no_error (error);
  return outbox;
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwCorrection) correction = make_correction ("council@example.org", NULL, DW_CORRECTION_CLOSED, "Shut in May.\nA sign says so.");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (DwOutbox) again = NULL;
  const DwCorrection *kept;
  struct stat status;
  gint64 id;

  {
    g_autoptr (DwOutbox) outbox = open_outbox (fixture);

    id = dw_outbox_add (outbox, correction, &error);
    g_assert_no_error (error);
  }

  again = open_outbox (fixture);
  list = dw_outbox_list (again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  kept = g_ptr_array_index (list, 0);
  g_assert_cmpint (kept->id, ==, id);
  g_assert_cmpint (kept->kind, ==, DW_CORRECTION_CLOSED);
  g_assert_cmpstr (kept->text, ==, "Shut in May.\nA sign says so.");
  g_assert_cmpstr (kept->service, ==, "Toy & book library");
  g_assert_cmpstr (kept->feed, ==, "Hackney");
  g_assert_cmpint (kept->written_at, ==, NOW);
  g_assert_cmpint (kept->handed_at, ==, 0);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwCorrection) correction = make_correction (NULL, NULL, DW_CORRECTION_FULL, NULL);
  g_autoptr (DwOutbox) outbox = open_outbox (fixture);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) gone = NULL;
  gint64 first = dw_outbox_add (outbox, correction, NULL);
  gint64 second = dw_outbox_add (outbox, correction, NULL);

  g_assert_true (dw_outbox_mark_handed (outbox, second, NOW + 5, NULL));
  list = dw_outbox_list (outbox, NULL);
  g_assert_cmpint (((DwCorrection *) g_ptr_array_index (list, 0))->id, ==, first);
  g_assert_cmpint (((DwCorrection *) g_ptr_array_index (list, 1))->handed_at, ==, NOW + 5);

  g_assert_true (dw_outbox_remove (outbox, first, NULL));
  g_assert_false (dw_outbox_remove (outbox, first, &gone));
  g_assert_error (gone, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_NOT_FOUND);
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwCorrection) correction = make_correction (NULL, NULL, DW_CORRECTION_OTHER, "x");
  g_autofree char *sql = g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                                          " INSERT INTO correction (kind, service, source_id, feed, feed_url, written_at)"
                                          " SELECT 'other', 'Play', i, 'Hackney', 'https://one.example', i FROM n; UPDATE spare SET digest = 0",
                                          DW_OUTBOX_MOST - 1);
  g_autoptr (DwOutbox) outbox = open_outbox (fixture);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) full = NULL;
  DwDb *db = dw_db_open (fixture->path, 0x44774f42, DW_DB_READ_WRITE, NULL);

  /* Most of them at once: each is written into the second copy with all before it. */
  g_assert_cmpint (dw_outbox_add (outbox, correction, NULL), ==, 1);
  g_assert_true (dw_db_exec (db, "Testing", sql, NULL));
  dw_db_close (db);
  g_assert_cmpint (dw_outbox_add (outbox, correction, NULL), ==, DW_OUTBOX_MOST);
  g_assert_cmpint (dw_outbox_add (outbox, correction, &full), ==, 0);
  g_assert_error (full, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_FULL);
  list = dw_outbox_list (outbox, NULL);
  g_assert_cmpuint (list->len, ==, DW_OUTBOX_MOST);
}

static void
test_says_nothing (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DwCorrection) blank = make_correction (NULL, NULL, DW_CORRECTION_OTHER, " \n ");
  g_autoptr (DwCorrection) closed = make_correction (NULL, NULL, DW_CORRECTION_CLOSED, NULL);
  g_autoptr (DwOutbox) outbox = open_outbox (fixture);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dw_outbox_add (outbox, blank, &error), ==, 0);
  g_assert_error (error, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_SAYS_NOTHING);
  g_assert_cmpint (dw_outbox_add (outbox, closed, NULL), ==, 1);
  list = dw_outbox_list (outbox, NULL);
  g_assert_cmpuint (list->len, ==, 1);
}

/* Corrections that say their number, in an outbox that is then closed. */
static void
write_some (Fixture *fixture,
            guint    n)
{
  g_autoptr (DwOutbox) outbox = open_outbox (fixture);

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *text = g_strdup_printf ("It is closed.\nSaid by neighbour %u.", i);
      g_autoptr (DwCorrection) correction = make_correction ("council@example.org", NULL, DW_CORRECTION_CLOSED, text);

      g_assert_cmpint (dw_outbox_add (outbox, correction, NULL), ==, i);
    }
}

/* All that a correction says, but for the order of them. */
static char *
print_outbox (Fixture *fixture)
{
  g_autoptr (DwOutbox) outbox = open_outbox (fixture);
  g_autoptr (GPtrArray) list = dw_outbox_list (outbox, NULL);
  g_autoptr (GString) print = g_string_new (NULL);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DwCorrection *one = g_ptr_array_index (list, i);

      g_string_append_printf (print, "%" G_GINT64_FORMAT " %d %s %s %s %s %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", one->id, (int) one->kind,
                              one->text, one->service, one->source_id, one->feed, one->feed_url, one->email, one->written_at, one->handed_at);
    }

  return g_string_free (g_steal_pointer (&print), FALSE);
}

static char *
read_file (Fixture    *fixture,
           const char *name,
           gsize      *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *bytes = NULL;

  if (!g_file_get_contents (path, &bytes, length, NULL))
    g_error ("%s cannot be read", path);
  return bytes;
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *bytes,
            gsize       length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static gboolean
is_there (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
says (Fixture    *fixture,
      const char *name,
      const char *words)
{
  gsize length = 0;
  g_autofree char *bytes = read_file (fixture, name, &length);

  return memmem (bytes, length, words, strlen (words)) != NULL;
}

static char *
dup_notice (Fixture *fixture)
{
  g_autoptr (DwOutbox) outbox = open_outbox (fixture);

  return dw_outbox_dup_notice (outbox);
}

/* A number of the header is another: it is a newer Doorway's, or another program's. */
static gboolean
is_refused (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwOutbox) outbox = dw_outbox_open (fixture->folder, &error);

  return g_error_matches (error, DW_DB_ERROR, DW_DB_ERROR_NOT_OURS) || g_error_matches (error, DW_DB_ERROR, DW_DB_ERROR_TOO_NEW);
}

/* Whatever is done to the outbox, all that was in it comes back, and nothing is left of the damaged one. */
static void
test_harmed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_begun = 0, n_refused = 0;

  write_some (fixture, 40);
  before = print_outbox (fixture);
  bytes = read_file (fixture, "outbox.db", &length);
  for (guint seed = 0; seed < N_HARMS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (20261122 + seed);
      g_autofree char *harmed = g_memdup2 (bytes, length);
      g_autofree char *after = NULL;
      g_autofree char *notice = NULL;
      gsize left = seed % 5 == 0 ? (gsize) g_rand_int_range (rand, 0, (int) length) : length;

      for (int n = g_rand_int_range (rand, 1, 200); n > 0; n--)
        harmed[g_rand_int_range (rand, 0, (int) length)] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      write_file (fixture, "outbox.db", harmed, left);
      if (is_refused (fixture))
        {
          n_refused++;
          continue;
        }
      after = print_outbox (fixture);
      if (g_strcmp0 (after, before) != 0)
        g_test_message ("seed %u: %s", seed, after);
      g_assert_cmpstr (after, ==, before);
      notice = dup_notice (fixture);
      g_assert_null (notice);
      g_assert_false (is_there (fixture, "outbox.db.damaged"));
      n_begun++;
    }

  g_test_message ("%u harms made good, %u that made it the file of another program, which is left alone", n_begun, n_refused);
  g_assert_cmpuint (n_begun, >, n_refused);
}

static void
test_teeth (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *spare = NULL;
  gsize length;
  char *said;

  write_some (fixture, 3);
  before = print_outbox (fixture);
  bytes = read_file (fixture, "outbox.db", &length);
  said = memmem (bytes, length, "neighbour 2", strlen ("neighbour 2"));
  g_assert_nonnull (said);
  said[strlen ("neighbour ")] = '7';
  spare = g_build_filename (fixture->folder, "outbox.spare", NULL);
  g_assert_no_errno (g_remove (spare));
  write_file (fixture, "outbox.db", bytes, length);
  after = print_outbox (fixture);
  g_assert_cmpstr (after, !=, before);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_some (fixture, 5);
  before = print_outbox (fixture);
  g_assert_no_errno (g_remove (fixture->path));
  after = print_outbox (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Neither file nor copy: what lies there is kept as it is, somebody is told where, and corrections can be written again. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *aside = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *told = NULL;
  gsize length;

  write_file (fixture, "outbox.db", "not a database, and somebody's", strlen ("not a database, and somebody's"));
  write_some (fixture, 1);
  aside = read_file (fixture, "outbox.db.damaged", &length);
  g_assert_cmpstr (aside, ==, "not a database, and somebody's");
  notice = dup_notice (fixture);
  g_assert_nonnull (strstr (notice, "outbox.db.damaged”"));
  g_free (aside);
  aside = g_strconcat (fixture->path, ".damaged", NULL);
  g_assert_no_errno (g_remove (aside));
  told = dup_notice (fixture);
  g_assert_null (told);
}

/* The first may be all that is left of somebody's corrections; the second comes back whole and goes. */
static void
test_damaged_again (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *aside = NULL;
  g_autofree char *notice = NULL;
  gsize length;

  write_file (fixture, "outbox.db", "the first", strlen ("the first"));
  write_some (fixture, 1);
  write_file (fixture, "outbox.db", "the second", strlen ("the second"));
  notice = dup_notice (fixture);
  g_assert_nonnull (strstr (notice, "outbox.db.damaged”"));
  aside = read_file (fixture, "outbox.db.damaged", &length);
  g_assert_cmpstr (aside, ==, "the first");
  g_assert_false (is_there (fixture, "outbox.db.damaged-2"));
}

/* Each of those that were kept is told, whichever of them are left. */
static void
test_told_of_all (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *first = g_strconcat (fixture->path, ".damaged", NULL);
  g_autofree char *notice = NULL;
  g_autofree char *left = NULL;

  write_file (fixture, "outbox.db.damaged", "the first", strlen ("the first"));
  write_file (fixture, "outbox.db", "the second", strlen ("the second"));
  notice = dup_notice (fixture);
  g_assert_nonnull (strstr (notice, "outbox.db.damaged”"));
  g_assert_nonnull (strstr (notice, "outbox.db.damaged-2”"));
  g_assert_no_errno (g_remove (first));
  left = dup_notice (fixture);
  g_assert_nonnull (left);
  g_assert_null (strstr (left, "outbox.db.damaged”"));
  g_assert_nonnull (strstr (left, "outbox.db.damaged-2”"));
}

/* A copy that is there and cannot be read is not a copy that is missing: it may be all that is left. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *spare = g_build_filename (fixture->folder, "outbox.spare", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  DwOutbox *outbox;

  write_some (fixture, 3);
  before = print_outbox (fixture);
  g_assert_no_errno (g_remove (fixture->path));
  as_nobody_begin (fixture->folder);
  g_assert_no_errno (g_chmod (spare, 0000));
  outbox = dw_outbox_open (fixture->folder, &error);
  g_assert_null (outbox);
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "outbox.spare”"));
  g_assert_no_errno (g_chmod (spare, 0600));
  after = print_outbox (fixture);
  g_assert_cmpstr (after, ==, before);

  /* While the outbox itself is sound, the copy is made again. */
  g_assert_no_errno (g_chmod (spare, 0000));
  g_clear_pointer (&after, g_free);
  after = print_outbox (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (says (fixture, "outbox.spare", "neighbour 3"));
  as_nobody_end ();
}

enum { N_FAILED_COMMITS = 60 };

/* Changes that cannot be committed: each puts the copy back as the outbox is. */
static void
fail_to_remove (Fixture *fixture)
{
  g_autoptr (DwOutbox) outbox = open_outbox (fixture);

  for (guint i = 0; i < N_FAILED_COMMITS; i++)
    g_assert_false (dw_outbox_remove (outbox, 1, NULL));
}

/* What one program removes does not come back because another one's change failed meanwhile. */
static void
test_taken_back (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DwCorrection) correction = make_correction (NULL, NULL, DW_CORRECTION_CLOSED, "Said by somebody else.");
  DwDb *db;
  GPid child;
  int status;

  write_some (fixture, 1);
  db = dw_db_open (fixture->path, 0x44774f42, DW_DB_READ_WRITE, NULL);
  g_assert_true (dw_db_exec (db, "Testing",
                             "CREATE TABLE trap (id INTEGER REFERENCES correction (id) DEFERRABLE INITIALLY DEFERRED);"
                             " INSERT INTO trap VALUES (1)", NULL));
  dw_db_close (db);
  child = fork ();
  if (child == 0)
    {
      fail_to_remove (fixture);
      _exit (0);
    }

  while (waitpid (child, &status, WNOHANG) == 0)
    {
      g_autoptr (DwOutbox) outbox = open_outbox (fixture);
      gint64 id = dw_outbox_add (outbox, correction, NULL);

      g_assert_cmpint (id, >, 1);
      g_assert_true (dw_outbox_remove (outbox, id, NULL));
      for (guint i = 0; i < 5; i++, g_usleep (2000))
        g_assert_false (says (fixture, "outbox.spare", "somebody else"));
    }
  g_assert_cmpint (status, ==, 0);
  g_assert_true (says (fixture, "outbox.spare", "neighbour 1"));
}

/* A copy that came to harm too gives what is sound of it, and says that it is not all. */
static void
test_both_damaged (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *spare = NULL;
  g_autofree char *after = NULL;
  g_autofree char *notice = NULL;
  gsize length;
  char *said;

  write_some (fixture, 3);
  write_file (fixture, "outbox.db", "harmed", strlen ("harmed"));
  spare = read_file (fixture, "outbox.spare", &length);
  said = strstr (spare, "neighbour 2");
  g_assert_nonnull (said);
  said[strlen ("neighbour ")] = '7';
  write_file (fixture, "outbox.spare", spare, length);
  after = print_outbox (fixture);
  g_assert_nonnull (strstr (after, "neighbour 1"));
  g_assert_nonnull (strstr (after, "neighbour 3"));
  g_assert_null (strstr (after, "neighbour 7"));
  g_assert_null (strstr (after, "neighbour 2"));
  notice = dup_notice (fixture);
  g_assert_nonnull (notice);
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  write_some (fixture, 3);
  g_assert_true (says (fixture, "outbox.spare", "neighbour 2"));
  {
    g_autoptr (DwOutbox) outbox = open_outbox (fixture);

    g_assert_true (dw_outbox_remove (outbox, 2, NULL));
    g_assert_false (says (fixture, "outbox.spare", "neighbour 2"));
  }
  g_assert_true (says (fixture, "outbox.spare", "neighbour 3"));
  g_assert_false (says (fixture, "outbox.db", "neighbour 2"));
  g_assert_false (is_there (fixture, "outbox.spare.new"));
}

/* Where the copy cannot be written nothing changes, neither here nor there. */
static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DwCorrection) correction = make_correction (NULL, NULL, DW_CORRECTION_FULL, NULL);
  g_autofree char *beside = g_build_filename (fixture->folder, "outbox.spare.new", NULL);
  g_autofree char *inside = g_build_filename (beside, "mine", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  write_some (fixture, 2);
  before = print_outbox (fixture);
  g_assert_no_errno (g_mkdir (beside, 0700));
  g_assert_no_errno (g_mkdir (inside, 0700));
  {
    g_autoptr (DwOutbox) outbox = open_outbox (fixture);

    g_assert_cmpint (dw_outbox_add (outbox, correction, &error), ==, 0);
    g_assert_cmpuint (error->domain, ==, DW_DB_ERROR);
    g_assert_false (dw_outbox_remove (outbox, 1, NULL));
  }
  g_assert_no_errno (g_rmdir (inside));
  g_assert_no_errno (g_rmdir (beside));
  after = print_outbox (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (says (fixture, "outbox.spare", "neighbour 1"));
}

/* An outbox of a Doorway that made no copies gets one when it is opened. */
static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DwDb *db;

  write_some (fixture, 3);
  before = print_outbox (fixture);
  db = dw_db_open (fixture->path, 0x44774f42, DW_DB_READ_WRITE, NULL);
  g_assert_true (dw_db_exec (db, "Testing", "DROP TABLE spare; PRAGMA user_version = 1", NULL));
  dw_db_close (db);
  {
    g_autofree char *spare = g_build_filename (fixture->folder, "outbox.spare", NULL);

    g_assert_no_errno (g_remove (spare));
  }
  after = print_outbox (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (says (fixture, "outbox.spare", "neighbour 3"));
}

static void
test_mail (void)
{
  g_autoptr (DwCorrection) correction = make_correction ("council@example.org", "desk@example.org", DW_CORRECTION_WRONG_NUMBER, "It is 020 7946 0018 & more?");
  g_autofree char *mailto = dw_correction_dup_mailto (correction);

  g_assert_true (g_str_has_prefix (mailto, "mailto:council@example.org?subject=Correction%3A%20Toy%20%26%20book%20library&body="));
  g_assert_nonnull (strstr (mailto, "%0D%0AIt%20is%20020%207946%200018%20%26%20more%3F%0D%0A"));
  g_assert_null (strstr (mailto, "assurer"));
  g_assert_null (strpbrk (mailto, " \r\n"));
}

static void
test_recipient (void)
{
  static const struct { const char *organisation; const char *service; const char *email; } table[] = {
    { NULL, "desk@example.org", "desk@example.org" },
    { "a@example.org?attach=/etc/passwd", "desk@example.org", "desk@example.org" },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DwCorrection) correction = make_correction (table[i].organisation, table[i].service, DW_CORRECTION_OTHER, NULL);

      g_assert_cmpstr (correction->email, ==, table[i].email);
    }
}

static void
test_text (void)
{
  g_autofree char *endless = g_strnfill (DW_CORRECTION_TEXT * 3, 'w');
  g_autoptr (DwCorrection) cut = make_correction (NULL, NULL, DW_CORRECTION_OTHER, endless);
  g_autoptr (DwCorrection) blank = make_correction (NULL, NULL, DW_CORRECTION_OTHER, " \n ");
  g_autoptr (DwCorrection) hostile = make_correction (NULL, NULL, DW_CORRECTION_OTHER, "a\x1b[2J\u202e" "b");

  g_assert_cmpint (g_utf8_strlen (cut->text, -1), ==, DW_CORRECTION_TEXT);
  g_assert_null (blank->text);
  g_assert_cmpstr (hostile->text, ==, "a[2Jb");
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
test_tasks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  dw_outbox_add_async (fixture->folder, make_correction (NULL, NULL, DW_CORRECTION_FULL, NULL), NULL, on_done, &added);
  g_assert_true (dw_outbox_change_finish (await (&added), NULL));
  dw_outbox_list_async (fixture->folder, NULL, on_done, &listed);
  list = dw_outbox_list_finish (await (&listed), &notice, NULL);
  g_assert_null (notice);
  g_assert_cmpuint (list->len, ==, 1);
  dw_outbox_remove_async (fixture->folder, 99, NULL, on_done, &removed);
  g_assert_false (dw_outbox_change_finish (await (&removed), &error));
  g_assert_error (error, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_NOT_FOUND);
}

#define ADD(title, func) g_test_add ("/vault/outbox/" title, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a correction is there when the outbox is opened again, for its owner alone", test_kept);
  ADD ("what was handed over comes last, what is removed is gone", test_changes);
  ADD ("something else that is wrong is kept with words only, what a kind says without", test_says_nothing);
  ADD ("a full outbox loses nothing and says so", test_full);
  ADD ("an outbox that is harmed comes back whole from its second copy, and nothing of the harmed one stays", test_harmed);
  ADD ("a harmed correction without a copy is another one, so the test would see it", test_teeth);
  ADD ("an outbox that is gone comes back from its second copy", test_missing);
  ADD ("a damaged outbox without a copy is kept aside as it is, with a word, and another begun", test_damaged);
  ADD ("an outbox that was kept aside stays when another one is damaged", test_damaged_again);
  ADD ("every outbox that was kept aside is told of, whichever are left", test_told_of_all);
  ADD ("a second copy that cannot be read is not written over where the outbox is new", test_unreadable);
  ADD ("a change that fails puts back no correction that another program removed meanwhile", test_taken_back);
  ADD ("of a copy that is harmed too the sound corrections come back, with a word", test_both_damaged);
  ADD ("what is removed is gone from the second copy too", test_removed);
  ADD ("where the second copy cannot be written nothing is changed", test_unwritable);
  ADD ("an outbox of an older Doorway gets its copy when it is opened", test_older);
  ADD ("a window's tasks come home", test_tasks);
  g_test_add_func ("/vault/outbox/a mail has its words escaped and never the assurer's address", test_mail);
  g_test_add_func ("/vault/outbox/a mail goes to a plain public address or to none", test_recipient);
  g_test_add_func ("/vault/outbox/words are cleaned and cut", test_text);

  return g_test_run ();
}
