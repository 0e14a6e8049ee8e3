/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-search DATA-DIR PLACES FTS5.db QUERIES: times every query against DwSearch (filters, ranking, all counts, 50
 * rows read) and against plain FTS5 `ORDER BY rank LIMIT 50` on the same texts; prints percentiles as JSON. */
#include "config.h"

#include "dw-search.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_percentiles (const char *name,
                   GArray     *times)
{
  g_array_sort (times, compare_doubles);
  printf ("\"%s_p50_ms\": %.4f, \"%s_p99_ms\": %.4f", name, g_array_index (times, double, times->len / 2), name,
          g_array_index (times, double, times->len * 99 / 100));
}

/* Any word, each quoted, the last one a prefix: what a person types, as plain FTS5 takes it. */
static char *
quote_words (const char *query)
{
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  GString *quoted = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (quoted, "%s\"%s\"%s", i > 0 ? " OR " : "", words[i], words[i + 1] == NULL ? "*" : "");

  return g_string_free (quoted, FALSE);
}

static double
time_fts5 (sqlite3_stmt *statement,
           const char   *query)
{
  g_autofree char *quoted = quote_words (query);
  gint64 start = g_get_monotonic_time ();

  sqlite3_bind_text (statement, 1, quoted, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (statement) == SQLITE_ROW)
    ;
  sqlite3_reset (statement);
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static double
time_search (DwSearch   *search,
             DwQuestion *question,
             const char *query,
             guint      *n_interrupted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwAnswer) answer = NULL;
  gint64 start = 0;

  g_free (question->text);
  question->text = g_strdup (query);
  start = g_get_monotonic_time ();
  answer = dw_search_ask (search, question, NULL, &error);
  *n_interrupted += answer == NULL;
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwGazetteer) gazetteer = dw_gazetteer_load (argv[2], &error);
  g_autofree char *folder = g_build_filename (argv[2], "..", "vocabulary", NULL);
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load (folder, NULL);
  g_autoptr (DwSearch) search = dw_search_new (argv[1], gazetteer, vocabulary);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) filtered = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *text = NULL;
  g_auto (GStrv) queries = NULL;
  DwQuestion question;
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  guint n_interrupted = 0;
  guint n_queries = (guint) atoi (argv[5]);

  if (!g_file_get_contents (argv[4], &text, NULL, &error) || sqlite3_open (argv[3], &db) != SQLITE_OK
      || sqlite3_prepare_v2 (db, "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 50", -1, &statement, NULL) != SQLITE_OK)
    g_error ("cannot set up");

  queries = g_strsplit (g_strstrip (text), "\n", -1);
  dw_question_init (&question);
  time_search (search, &question, "", &n_interrupted);

  for (guint i = 0; queries[i] != NULL && i < n_queries; i++)
    {
      double ms = 0;

      question.age = NAN;
      question.chosen[DW_FACET_COST] = 0;
      ms = time_search (search, &question, queries[i], &n_interrupted);
      g_array_append_val (ours, ms);
      question.age = 10;
      question.chosen[DW_FACET_COST] = DW_COST_FREE;
      ms = time_search (search, &question, queries[i], &n_interrupted);
      g_array_append_val (filtered, ms);
      ms = time_fts5 (statement, queries[i]);
      g_array_append_val (plain, ms);
    }

  printf ("{\"queries\": %u, \"interrupted\": %u, ", ours->len, n_interrupted);
  print_percentiles ("search", ours);
  printf (", ");
  print_percentiles ("filtered", filtered);
  printf (", ");
  print_percentiles ("fts5", plain);
  printf ("}\n");

  dw_question_clear (&question);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return 0;
}
