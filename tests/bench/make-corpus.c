/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-corpus FOLDER N: writes page-1.json … (500 services each), service.csv … and queries.txt into FOLDER. */
#include "config.h"

#include "corpus.h"

#include <stdio.h>
#include <stdlib.h>

enum { PAGE = 500, N_CSV = 5, N_QUERIES = 600 };

/* A million services are more than memory holds: the tables are written page by page. */
static void
append_rows (FILE    *file,
             GString *rows)
{
  if (fwrite (rows->str, 1, rows->len, file) != rows->len)
    g_error ("Cannot write the tables");
  g_string_truncate (rows, 0);
}

static FILE *
open_table (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = fopen (path, "wbe");

  if (file == NULL)
    g_error ("Cannot write %s", path);
  return file;
}

static void
write_file (const char    *folder,
            const char    *name,
            const GString *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_NONE, 0644, &error))
    g_error ("%s", error->message);
}

int
main (int    argc,
      char **argv)
{
  static const char *const csv_names[N_CSV] = { "service.csv", "place.csv", "term.csv", "schedule.csv", "cost.csv" };
  Corpus *corpus = corpus_new ();
  guint n_services = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 1000;
  guint n_pages = (n_services + PAGE - 1) / PAGE;
  GString *csv[N_CSV];
  FILE *files[N_CSV];
  g_autoptr (GString) queries = g_string_new (NULL);

  for (guint i = 0; i < N_CSV; i++)
    {
      csv[i] = g_string_new (NULL);
      files[i] = open_table (argv[1], csv_names[i]);
    }

  for (guint page = 0; page < n_pages; page++)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("page-%u.json", page + 1);
      guint end = MIN (n_services, (page + 1) * PAGE);

      g_string_append_printf (json, "{\"total_items\":%u,\"total_pages\":%u,\"page_number\":%u,\"size\":%u,\"contents\":[",
                              n_services, n_pages, page + 1, end - page * PAGE);
      for (guint number = page * PAGE; number < end; number++)
        {
          corpus_append_service (corpus, number, json, csv);
          g_string_append_c (json, number + 1 < end ? ',' : ']');
        }
      g_string_append_c (json, '}');
      write_file (argv[1], name, json);
      for (guint i = 0; i < N_CSV; i++)
        append_rows (files[i], csv[i]);
    }

  for (guint i = 0; i < N_CSV; i++)
    {
      if (fclose (files[i]) != 0)
        g_error ("Cannot write the tables");
      g_string_free (csv[i], TRUE);
    }
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *query = corpus_dup_query (corpus, i);

      g_string_append_printf (queries, "%s\n", query);
    }
  write_file (argv[1], "queries.txt", queries);
  corpus_free (corpus);
  return 0;
}
