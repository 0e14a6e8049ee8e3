/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-index DATA-DIR   makes the search index anew, then again after one service in a hundred was written anew. One JSON
 *                        object: CPU and wall seconds of both, bytes of the base, the most memory that making took.
 * bench-index DATA-DIR N   the second of these alone, N times, for a profile of it: the base is one that was made before.
 * bench-index DATA-DIR 0   the first alone: nothing is written to the directory.
 */
#include "config.h"

#include "dw-index-make.h"
#include "dw-paths.h"
#include "dw-vocabulary.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

static const char touching[] =
  "BEGIN IMMEDIATE;"
  "UPDATE store_meta SET value = value + 1 WHERE name = 'generation';"
  "UPDATE service_fact SET generation = (SELECT value FROM store_meta WHERE name = 'generation') WHERE id % 100 = 7;"
  "COMMIT;";

static double
get_cpu_s (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
make (const char  *name,
      const char  *folder,
      DwReader    *reader,
      DwGazetteer *gazetteer,
      const char *const *phrases,
      DwIndexMade  expected)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double cpu_s = get_cpu_s ();
  DwIndexMade made;

  if (!dw_index_make (folder, reader, gazetteer, phrases, NULL, &made, &error) || made != expected)
    g_error ("%s: %s", name, error != NULL ? error->message : "something else was made");
  printf ("\"%s_cpu_s\": %.4f, \"%s_wall_s\": %.4f, ", name, get_cpu_s () - cpu_s, name,
          (double) (g_get_monotonic_time () - start) / 1e6);
}

static void
touch (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "directory.db", NULL);
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK || sqlite3_exec (db, touching, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("cannot change the directory: %s", sqlite3_errmsg (db));
  sqlite3_close (db);
}

/* Each change lies over the ones before it: the services are the same. */
static void
make_deltas (guint        n,
             const char  *data_dir,
             const char  *folder,
             DwReader    *reader,
             DwGazetteer *gazetteer)
{
  for (guint i = 0; i < n; i++)
    {
      printf ("{");
      touch (data_dir);
      make ("delta", folder, reader, gazetteer, NULL, DW_INDEX_MADE_DELTA);
      printf ("\"of\": %u}\n", n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autofree char *folder = argc > 1 ? dw_index_dup_folder (argv[1]) : NULL;
  g_autoptr (DwGazetteer) gazetteer = dw_gazetteer_load (places, &error);
  g_autoptr (DwReader) reader = folder != NULL ? dw_reader_open (argv[1], &error) : NULL;
  g_autofree char *words = dw_paths_dup_data ("vocabulary");
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load (words, NULL);
  g_auto (GStrv) phrases = dw_vocabulary_dup_phrases (vocabulary);
  g_autoptr (DwIndex) index = NULL;
  const char *const names[] = { DW_INDEX_BASE_FILE, DW_INDEX_DELTA_FILE };
  gint64 n_bytes = 0;
  gint64 start;
  struct rusage usage;

  if (reader == NULL || gazetteer == NULL)
    g_error ("cannot set up: %s", error != NULL ? error->message : "usage");

  if (argc > 2 && !g_str_equal (argv[2], "0"))
    {
      make_deltas ((guint) g_ascii_strtoull (argv[2], NULL, 10), argv[1], folder, reader, gazetteer);
      return 0;
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }

  printf ("{");
  make ("base", folder, reader, gazetteer, (const char *const *) phrases, DW_INDEX_MADE_BASE);
  getrusage (RUSAGE_SELF, &usage);
  start = g_get_monotonic_time ();
  index = dw_index_open (folder, &error);
  printf ("\"open_ms\": %.3f, ", (double) (g_get_monotonic_time () - start) / 1000);
  if (index != NULL)
    {
      guint n_parts;
      const guint *first_slots;
      const DwIndexHeader *header = dw_index_segment_get_header (dw_index_get_parts (index, &n_parts, &first_slots)[0]);

      n_bytes = (gint64) header->file_length;
      for (guint i = 0; i < DW_INDEX_N_SECTIONS; i++)
        fprintf (stderr, "section %u: %.1f bytes a service\n", i, (double) header->sections[i].length / MAX (header->n_services, 1));
      printf ("\"services\": %u, \"bytes_per_service\": %.1f, ", header->n_services, (double) n_bytes / MAX (header->n_services, 1));
    }

  if (argc == 2)
    {
      touch (argv[1]);
      make ("delta", folder, reader, gazetteer, (const char *const *) phrases, DW_INDEX_MADE_DELTA);
    }
  printf ("\"bytes\": %" G_GINT64_FORMAT ", \"peak_mb\": %.1f}\n", n_bytes, (double) usage.ru_maxrss / 1024);
  return 0;
}
