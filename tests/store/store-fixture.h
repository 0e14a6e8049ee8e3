/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "dw-db.h"
#include "dw-page.h"
#include "dw-reader.h"
#include "dw-schema.h"
#include "dw-writer.h"

/* A data folder of one test's own, and feeds put into it as a sync does: from bytes, through the parser. */

#define NOON 1767182400 /* 2025-12-31T12:00:00Z */

typedef struct
{
  char *folder;
  char *path; /* of directory.db */
  DwClock *clock;
} Fixture;

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("doorway-store-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, DW_SCHEMA_FILE, NULL);
  fixture->clock = dw_clock_new_fixed (NOON);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_remove (path));
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  dw_clock_unref (fixture->clock);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline DwWriter *
open_writer (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DwWriter *writer = dw_writer_open (fixture->folder, fixture->clock, &error);

  g_assert_no_error (error);
  return writer;
}

static inline DwReader *
open_reader (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DwReader *reader = dw_reader_open (fixture->folder, &error);

  g_assert_no_error (error);
  return reader;
}

/* The database itself, past the store: to look at what it wrote, and to do damage. */
static inline DwDb *
open_raw (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DwDb *db = dw_db_open (fixture->path, DW_SCHEMA_APPLICATION_ID, DW_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  return db;
}

static inline void
run_sql (Fixture    *fixture,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwDb) db = open_raw (fixture);

  dw_db_exec (db, "Testing", sql, &error);
  g_assert_no_error (error);
}

static inline gint64
read_int (Fixture    *fixture,
          const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwDb) db = open_raw (fixture);
  g_autoptr (DwStatement) statement = dw_statement_new (db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (dw_statement_step (statement, &error), ==, DW_STEP_ROW);
  return dw_statement_get_int (statement, 0);
}

static inline gint64
add_feed (DwWriter   *writer,
          const char *url,
          const char *name)
{
  g_autoptr (GError) error = NULL;
  const DwFeed draft = { .url = url, .name = name, .trust = DW_TRUST_HTTPS };
  gint64 id = dw_writer_add_feed (writer, &draft, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* Puts every service of @json, an array of services. */
static inline gboolean
put_services (DwSnapshot  *snapshot,
              const char  *json,
              GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) refusal = NULL;
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &refusal);
  const DwPageRecord *records;
  guint n_records;

  g_assert_no_error (refusal);
  records = dw_page_get_records (page, &n_records);
  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (DwService) service = dw_page_dup_service (page, i);

      g_assert_nonnull (service);
      if (!dw_snapshot_put (snapshot, records[i].source_id, records[i].raw, records[i].raw_length, service, error))
        return FALSE;
    }

  return TRUE;
}

/* A whole sync of a feed whose services are @json. */
static inline DwSnapshotSummary
sync_feed (DwWriter   *writer,
           gint64      feed_id,
           const char *json)
{
  g_autoptr (GError) error = NULL;
  DwSnapshot *snapshot = dw_snapshot_begin (writer, feed_id, &error);
  DwSnapshotSummary summary = { 0 };

  g_assert_no_error (error);
  put_services (snapshot, json, &error);
  g_assert_no_error (error);
  dw_snapshot_commit (snapshot, NULL, 0, 0, &summary, &error);
  g_assert_no_error (error);
  return summary;
}

static inline gint64
find_id (DwReader   *reader,
         const char *source_id)
{
  g_autoptr (GError) error = NULL;
  gint64 id = dw_reader_find (reader, 0, source_id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline void
count_match (gint64   service_id,
             double   score,
             gpointer data)
{
  g_assert_cmpint (service_id, >, 0);
  g_assert_cmpfloat (score, >, 0);
  (*(guint *) data)++;
}

static inline guint
count_matches (DwReader   *reader,
               const char *expression)
{
  static const double weights[DW_N_TEXT_COLUMNS] = { 10, 8, 5, 3, 1, 2 };
  g_autoptr (GError) error = NULL;
  guint n_matches = 0;

  dw_reader_match (reader, expression, weights, count_match, &n_matches, &error);
  g_assert_no_error (error);
  return n_matches;
}

#define THREE_SERVICES                                                                                                \
  "[{\"id\":\"a\",\"name\":\"Stay and play\",\"status\":\"active\",\"description\":\"For babies and toddlers.\","      \
  "\"minimum_age\":0,\"maximum_age\":4,\"assured_date\":\"2025-11-30\","                                              \
  "\"organization\":{\"id\":\"o\",\"name\":\"Hackney Council\",\"description\":\"A council\"},"                       \
  "\"service_areas\":[{\"id\":\"sa\",\"name\":\"Hackney\"},{\"id\":\"sb\",\"name\":\"Islington\"}],"                  \
  "\"service_at_locations\":[{\"id\":\"sal\",\"location\":{\"id\":\"l\",\"location_type\":\"physical\","              \
  "\"name\":\"Ann Tayler Centre\",\"latitude\":51.54,\"longitude\":-0.06,\"addresses\":[{\"id\":\"ad\","              \
  "\"address_1\":\"1-13 Triangle Road\",\"city\":\"London\",\"state_province\":\"London\",\"postal_code\":\"E8 3RP\"," \
  "\"country\":\"GB\",\"address_type\":\"physical\"}]}}]},"                                                           \
  "{\"id\":\"b\",\"name\":\"Parents\\u2019 evening group\",\"status\":\"active\",\"description\":\"A parenting course.\"}," \
  "{\"id\":\"c\",\"name\":\"Debt advice\",\"status\":\"inactive\"}]"
