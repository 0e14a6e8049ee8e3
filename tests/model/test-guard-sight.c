/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-guard.h"

/*
 * Made-up sentences that were written before anybody looked whether the tables know them: what they find of the next.
 * "+" is kept back, "-" is not, "?" ought to be kept back and is not yet.
 */

static const char *folder;

static gboolean
is_kept_back (const char *sentence)
{
  DwService service = { .name = "A service", .description = sentence };

  return dw_guard_read (&service) != DW_GUARD_NONE;
}

/* Holds each sentence of the file @name that begins with @mark to be @kept. */
static void
check_sentences (const char *name,
                 char        mark,
                 gboolean    kept)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;
  guint n_other = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if ((*line)[0] == mark && (*line)[1] == '\t')
      {
        n++;
        if (is_kept_back (*line + 2) != kept)
          {
            g_test_message ("%s: %s", kept ? "shown" : "kept back", *line);
            n_other++;
          }
      }

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n_other, ==, 0);
}

static void
check_set (gconstpointer name)
{
  check_sentences (name, '+', TRUE);
  check_sentences (name, '-', FALSE);
  /* One that is kept back by now is a "+": whoever breaks it later is to know. */
  check_sentences (name, '?', FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  g_test_add_data_func ("/guard/sight/the first set is told as far as it is marked", "first-sight.txt", check_set);
  g_test_add_data_func ("/guard/sight/the second set is told as far as it is marked", "second-sight.txt", check_set);
  g_test_add_data_func ("/guard/sight/the third set is told as far as it is marked", "third-sight.txt", check_set);
  return g_test_run ();
}
