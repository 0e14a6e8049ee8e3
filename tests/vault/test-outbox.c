/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-outbox-task.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "dw-db.h"

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
  g_autoptr (DwOutbox) outbox = open_outbox (fixture);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) full = NULL;

  for (guint i = 0; i < DW_OUTBOX_MOST; i++)
    g_assert_cmpint (dw_outbox_add (outbox, correction, NULL), >, 0);
  g_assert_cmpint (dw_outbox_add (outbox, correction, &full), ==, 0);
  g_assert_error (full, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_FULL);
  list = dw_outbox_list (outbox, NULL);
  g_assert_cmpuint (list->len, ==, DW_OUTBOX_MOST);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "not a database, and somebody's", -1, NULL));
  g_assert_null (dw_outbox_open (fixture->folder, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, DW_DB_ERROR);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "not a database, and somebody's");
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
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  dw_outbox_add_async (fixture->folder, make_correction (NULL, NULL, DW_CORRECTION_FULL, NULL), NULL, on_done, &added);
  g_assert_true (dw_outbox_change_finish (await (&added), NULL));
  dw_outbox_list_async (fixture->folder, NULL, on_done, &listed);
  list = dw_outbox_list_finish (await (&listed), NULL);
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
  ADD ("a full outbox loses nothing and says so", test_full);
  ADD ("a damaged outbox is left as it is", test_damaged);
  ADD ("a window's tasks come home", test_tasks);
  g_test_add_func ("/vault/outbox/a mail has its words escaped and never the assurer's address", test_mail);
  g_test_add_func ("/vault/outbox/a mail goes to a plain public address or to none", test_recipient);
  g_test_add_func ("/vault/outbox/words are cleaned and cut", test_text);

  return g_test_run ();
}
