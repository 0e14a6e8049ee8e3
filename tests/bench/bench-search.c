/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-search compare DATA-DIR QUERIES N ROUNDS FTS5.db   this program and FTS5, turn about, query by query
 * bench-search alone   DATA-DIR QUERIES N ROUNDS           this program
 * bench-search expand  DATA-DIR QUERIES N ROUNDS FOLDER    words that the vocabulary in FOLDER adds to
 * bench-search memory  DATA-DIR QUERIES N                  N questions, then the memory that is held
 *
 * Each time is the least of ROUNDS for that query; percentiles go over the queries. One JSON object.
 */
#include "config.h"

#include "dw-paths.h"
#include "dw-search.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char POSTCODE[] = "SW9 8HE";
static const double WITHIN_M = 5000;
static const double AGE = 10;

typedef enum
{
  FULL,       /* 5 km, free, one age; ranked, counted, 50 rows read */
  OPEN,       /* no filter; the same otherwise */
  FTS5_ANY,   /* ORDER BY rank LIMIT 50 of any of the words, as this program takes them */
  FTS5_ALL,   /* … of all of the words */
  FULL_CPU,   /* FULL and OPEN in processor time */
  OPEN_CPU,
  N_SERIES,
} Series;

static const char *const series_names[N_SERIES] = { "full", "open", "fts5", "fts5_all", "full_cpu", "open_cpu" };

typedef struct
{
  DwSearch *search;
  DwQuestion question;
  DwPlace *place;
  char **queries;
  guint n_queries;
  guint n_rounds;
  sqlite3 *db;
  sqlite3_stmt *statement;
  double *times[N_SERIES];    /* ms, of each query */
  guint n_cut_short;
  guint n_without_index;
  guint n_found;              /* answers that found anything */
  guint n_terms;              /* added by the vocabulary, in all */
} Bench;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_series (Bench      *bench,
              const char *name,
              double     *times)
{
  guint slowest = 0;

  for (guint i = 1; i < bench->n_queries; i++)
    slowest = times[i] > times[slowest] ? i : slowest;
  printf (", \"%s_slowest\": \"%s\"", name, bench->queries[slowest]);
  qsort (times, bench->n_queries, sizeof *times, compare_doubles);
  printf (", \"%s_p50_ms\": %.4f, \"%s_p99_ms\": %.4f, \"%s_max_ms\": %.4f", name, times[bench->n_queries / 2], name,
          times[bench->n_queries * 99 / 100], name, times[bench->n_queries - 1]);
}

/* --- Time --- */

/* The words as plain FTS5 takes them: each quoted, the last one a beginning. */
static char *
quote_words (const char *query,
             const char *joint)
{
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  GString *quoted = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (quoted, "%s\"%s\"%s", i > 0 ? joint : "", words[i], words[i + 1] == NULL ? "*" : "");

  return g_string_free (quoted, FALSE);
}

static double
time_fts5 (Bench      *bench,
           const char *query,
           const char *joint)
{
  g_autofree char *quoted = quote_words (query, joint);
  gint64 start = g_get_monotonic_time ();

  sqlite3_bind_text (bench->statement, 1, quoted, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (bench->statement) == SQLITE_ROW)
    ;
  sqlite3_reset (bench->statement);
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* What the process took of the processors, ms: beside the time by the clock, what other programs on the machine do not lengthen. */
static double
get_cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  return (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6;
}

/* Returns: ms by the clock. @cpu_ms: (out): of the processors */
static double
time_question (Bench      *bench,
               const char *query,
               double     *cpu_ms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwAnswer) answer = NULL;
  gint64 start = 0;
  gint64 end = 0;

  g_free (bench->question.text);
  bench->question.text = g_strdup (query);
  *cpu_ms = get_cpu_ms ();
  start = g_get_monotonic_time ();
  answer = dw_search_ask (bench->search, &bench->question, NULL, &error);
  end = g_get_monotonic_time ();
  *cpu_ms = get_cpu_ms () - *cpu_ms;
  bench->n_cut_short += answer == NULL;
  bench->n_found += answer != NULL && answer->n_hits > 0;
  bench->n_without_index += answer != NULL && answer->without_index;
  for (guint i = 0; answer != NULL && answer->also[i] != NULL; i++)
    bench->n_terms++;

  return (double) (end - start) / 1000.0;
}

static void
set_filters (Bench    *bench,
             gboolean  are_set)
{
  bench->question.age = are_set ? AGE : NAN;
  bench->question.chosen[DW_FACET_COST] = are_set ? DW_COST_FREE : 0;
  bench->question.near = are_set ? bench->place : NULL;
  bench->question.within_m = are_set ? WITHIN_M : INFINITY;
}

static void
note (Bench  *bench,
      Series  series,
      guint   query,
      double  ms)
{
  if (bench->times[series] == NULL)
    {
      bench->times[series] = g_new (double, bench->n_queries);
      for (guint i = 0; i < bench->n_queries; i++)
        bench->times[series][i] = INFINITY;
    }
  bench->times[series][query] = MIN (bench->times[series][query], ms);
}

static void
ask_all (Bench   *bench,
         gboolean with_filters)
{
  for (guint i = 0; i < bench->n_queries; i++)
    {
      double cpu_ms;

      set_filters (bench, with_filters);
      note (bench, with_filters ? FULL : OPEN, i, time_question (bench, bench->queries[i], &cpu_ms));
      note (bench, with_filters ? FULL_CPU : OPEN_CPU, i, cpu_ms);
    }
}

/* Round by round, so that no answer is the one just given; the filters change between two questions of the same words. */
static void
run_rounds (Bench    *bench,
            gboolean  with_filters)
{
  for (guint round = 0; round < bench->n_rounds; round++)
    ask_all (bench, FALSE);
  for (guint round = 0; with_filters && round < bench->n_rounds; round++)
    ask_all (bench, TRUE);
  set_filters (bench, FALSE);
}

static void
run_fts5 (Bench      *bench,
          const char *path)
{
  /* Two rounds at most: a million services take FTS5 seconds a query. */
  guint n_rounds = MIN (bench->n_rounds, 2);

  if (sqlite3_open_v2 (path, &bench->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (bench->db, "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 50", -1, &bench->statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->db));

  for (guint round = 0; round < n_rounds; round++)
    for (guint i = 0; i < bench->n_queries; i++)
      {
        note (bench, FTS5_ANY, i, time_fts5 (bench, bench->queries[i], " OR "));
        note (bench, FTS5_ALL, i, time_fts5 (bench, bench->queries[i], " AND "));
      }

  sqlite3_finalize (bench->statement);
  sqlite3_close (bench->db);
}

/* --- Memory --- */

static void
print_memory (const char *field,
              const char *name)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, field)) == NULL)
    return;

  printf (", \"%s\": %.2f", name, g_ascii_strtod (line + strlen (field), NULL) / 1024);
}

static void
run_memory (Bench *bench,
            guint  n_questions)
{
  double cpu_ms;

  for (guint i = 0; i < n_questions; i++)
    {
      set_filters (bench, i % 2 == 1);
      time_question (bench, bench->queries[i % bench->n_queries], &cpu_ms);
    }
  set_filters (bench, FALSE);

  print_memory ("VmRSS:", "resident_mb");
  print_memory ("RssAnon:", "own_mb");
  print_memory ("RssFile:", "mapped_mb");
  print_memory ("VmHWM:", "peak_mb");
}

/* --- */

static void
load_queries (Bench      *bench,
              const char *path,
              guint       at_most)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);

  bench->queries = g_strsplit (g_strstrip (text), "\n", -1);
  bench->n_queries = MIN (g_strv_length (bench->queries), at_most);
}

static void
set_up (Bench      *bench,
        const char *data_dir,
        const char *vocabulary_folder)
{
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autoptr (GError) error = NULL;
  g_autoptr (DwGazetteer) gazetteer = dw_gazetteer_load (places, &error);
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load (vocabulary_folder, NULL);

  if (gazetteer == NULL || (bench->place = dw_gazetteer_resolve (gazetteer, POSTCODE, &error)) == NULL)
    g_error ("%s", error->message);

  bench->search = dw_search_new (data_dir, gazetteer, vocabulary);
  dw_question_init (&bench->question);
  /* As the window asks. */
  bench->question.without_source = TRUE;
}

/* The first question opens the directory. */
static void
warm_up (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();
  double cpu_ms;

  time_question (bench, "", &cpu_ms);
  printf ("{\"queries\": %u, \"rounds\": %u, \"opening_ms\": %.2f, \"opening_cpu_ms\": %.2f", bench->n_queries, bench->n_rounds,
          (double) (g_get_monotonic_time () - start) / 1000.0, cpu_ms);
  bench->n_terms = bench->n_found = 0;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = dw_paths_dup_data ("vocabulary");
  const char *mode = argc > 4 ? argv[1] : "";
  gboolean is_expanding = g_str_equal (mode, "expand");
  Bench bench = { .n_rounds = argc > 5 ? (guint) g_ascii_strtoull (argv[5], NULL, 10) : 1 };

  if (argc < 5)
    return 2;

  load_queries (&bench, argv[3], g_str_equal (mode, "memory") ? G_MAXUINT : (guint) g_ascii_strtoull (argv[4], NULL, 10));
  set_up (&bench, argv[2], is_expanding ? argv[6] : folder);
  warm_up (&bench);

  if (g_str_equal (mode, "memory"))
    run_memory (&bench, (guint) g_ascii_strtoull (argv[4], NULL, 10));
  else
    run_rounds (&bench, !is_expanding);
  if (g_str_equal (mode, "compare"))
    run_fts5 (&bench, argv[6]);

  for (guint i = 0; i < N_SERIES; i++)
    if (bench.times[i] != NULL)
      print_series (&bench, series_names[i], bench.times[i]);
  printf (", \"cut_short\": %u, \"without_index\": %u, \"found\": %u, \"terms_added\": %.2f}\n", bench.n_cut_short, bench.n_without_index, bench.n_found,
          (double) bench.n_terms / MAX (1, bench.n_queries * bench.n_rounds));

  dw_question_clear (&bench.question);
  dw_place_unref (bench.place);
  g_object_unref (bench.search);
  g_strfreev (bench.queries);
  for (guint i = 0; i < N_SERIES; i++)
    g_free (bench.times[i]);
  return 0;
}
