/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-directory DATA-DIR REFERENCE.db QUERIES.txt N: N made-up services straight into a directory, as pages of 500 that
 * are never written down, and the same names, organisations and descriptions into REFERENCE.db for other engines to
 * index. Memory does not grow with N. */
#include "config.h"

#include "corpus.h"
#include "put-page.h"

#include <sqlite3.h>
#include <string.h>

enum { PAGE = 500, N_CSV = 5, N_QUERIES = 600 };

typedef struct
{
  Corpus *corpus;
  DwSnapshot *snapshot;
  sqlite3 *db;
  sqlite3_stmt *insert;
  guint n_services;
} Making;

static const char reference[] =
  "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;"
  "CREATE TABLE service (id INTEGER PRIMARY KEY, name, organization, description);";

static void
run (sqlite3    *db,
     const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
}

static void
put_reference (Making          *making,
               guint            number,
               const DwService *service)
{
  const char *organisation = service->organization != NULL ? service->organization->name : NULL;

  sqlite3_bind_int64 (making->insert, 1, number);
  sqlite3_bind_text (making->insert, 2, service->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (making->insert, 3, organisation, -1, SQLITE_STATIC);
  sqlite3_bind_text (making->insert, 4, service->description, -1, SQLITE_STATIC);
  if (sqlite3_step (making->insert) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (making->db));
  sqlite3_reset (making->insert);
}

static GBytes *
make_page (Making *making,
           guint   first,
           guint   end)
{
  GString *json = g_string_new (NULL);
  GString *csv[N_CSV];

  for (guint i = 0; i < N_CSV; i++)
    csv[i] = g_string_new (NULL);

  g_string_append_printf (json, "{\"total_items\":%u,\"contents\":[", making->n_services);
  for (guint number = first; number < end; number++)
    {
      corpus_append_service (making->corpus, number, json, csv);
      g_string_append_c (json, number + 1 < end ? ',' : ']');
    }
  g_string_append_c (json, '}');

  for (guint i = 0; i < N_CSV; i++)
    g_string_free (csv[i], TRUE);

  return g_string_free_to_bytes (json);
}

static void
make_services (Making *making)
{
  for (guint first = 0; first < making->n_services; first += PAGE)
    {
      g_autoptr (GBytes) bytes = make_page (making, first, MIN (making->n_services, first + PAGE));
      g_autoptr (DwPage) page = put_page (making->snapshot, bytes);
      guint n_records = 0;
      const DwPageRecord *records = dw_page_get_records (page, &n_records);

      for (guint i = 0; i < n_records; i++)
        put_reference (making, first + i + 1, records[i].object);
    }
}

static void
write_queries (Corpus     *corpus,
               const char *path)
{
  g_autoptr (GString) queries = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *query = corpus_dup_query (corpus, i);

      g_string_append_printf (queries, "%s\n", query);
    }
  if (!g_file_set_contents (path, queries->str, (gssize) queries->len, &error))
    g_error ("%s", error->message);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DwClock) clock = dw_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DwWriter) writer = dw_writer_open (argv[1], clock, &error);
  DwFeed draft = { .url = "https://feed.example", .name = "Made up" };
  Making making = { .corpus = corpus_new (), .n_services = (guint) g_ascii_strtoull (argv[4], NULL, 10) };

  if (writer == NULL || sqlite3_open (argv[2], &making.db) != SQLITE_OK)
    g_error ("%s", error != NULL ? error->message : "Cannot make the reference");
  run (making.db, reference);
  if (sqlite3_prepare_v2 (making.db, "INSERT INTO service VALUES (?, ?, ?, ?)", -1, &making.insert, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (making.db));

  making.snapshot = dw_snapshot_begin_new (writer, &draft, &error);
  if (making.snapshot == NULL)
    g_error ("%s", error->message);
  make_services (&making);
  if (!dw_snapshot_commit (making.snapshot, NULL, 0, 0, NULL, &error))
    g_error ("%s", error->message);

  sqlite3_finalize (making.insert);
  run (making.db, "COMMIT");
  sqlite3_close (making.db);
  write_queries (making.corpus, argv[3]);
  corpus_free (making.corpus);
  return 0;
}
