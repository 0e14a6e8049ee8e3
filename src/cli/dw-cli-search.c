/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include "dw-cli-answer.h"
#include "dw-cli-question.h"
#include "dw-cli-urgent.h"
#include "dw-paper.h"
#include "dw-paths.h"
#include "dw-search.h"

/* Nobody types on while the terminal answers, and a script wants the same answer on a busy machine. */
enum { PATIENCE_MS = 2000 };

/* A line that cannot be read is worth a word to whoever wrote it, and no reason to find nothing. */
static DwVocabulary *
load_vocabulary (const DwCli *cli)
{
  g_autofree char *folder = dw_paths_dup_data ("vocabulary");
  g_autofree char *own = g_build_filename (cli->data_dir, "vocabulary", NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  DwVocabulary *vocabulary = dw_vocabulary_load_with_own (folder, own, faults);

  for (guint i = 0; i < faults->len; i++)
    dw_paper_complain (g_ptr_array_index (faults, i));

  return vocabulary;
}

static DwExit
answer_question (DwCli             *cli,
                 DwGazetteer       *gazetteer,
                 const DwQuestion  *question,
                 gboolean           explain,
                 GError           **error)
{
  g_autoptr (DwReader) reader = dw_cli_open_reader (cli, error);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;
  g_autoptr (DwVocabulary) vocabulary = NULL;
  g_autoptr (DwSearch) search = NULL;
  g_autoptr (DwAnswer) answer = NULL;

  if (feeds == NULL)
    return DW_EXIT_DIRECTORY;

  vocabulary = load_vocabulary (cli);
  search = dw_search_new (cli->data_dir, gazetteer, vocabulary);
  dw_search_set_time (search, PATIENCE_MS);
  answer = dw_search_ask (search, question, NULL, error);
  if (answer == NULL)
    {
      dw_cli_name_remedy (error);
      return DW_EXIT_DIRECTORY;
    }

  if (cli->json)
    dw_cli_print_answer_json (answer, feeds, dw_clock_now (cli->clock));
  else
    dw_cli_print_answer (cli, answer, feeds, explain);
  return answer->n_hits > 0 ? DW_EXIT_DONE : DW_EXIT_NOTHING;
}

/* Words of danger are answered even where the directory cannot be read. */
static void
answer_danger (const DwCli      *cli,
               const DwQuestion *question)
{
  guint when = dw_urgent_read (question->text);
  DwJsonWriter *json = NULL;

  if (when == 0)
    return;
  if (!cli->json)
    {
      dw_cli_print_urgent (when);
      return;
    }

  json = dw_json_writer_new ();
  dw_json_writer_begin_object (json, NULL);
  dw_cli_add_urgent (json, when);
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
}

DwExit
dw_cli_search (DwCli  *cli,
               int     argc,
               char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autoptr (DwGazetteer) gazetteer = dw_gazetteer_load (places, &error);
  DwQuestion question;
  gboolean explain = FALSE;
  DwExit end;

  if (gazetteer == NULL || !dw_cli_read_question (cli, argc, argv, gazetteer, &question, &explain, &error))
    return dw_cli_fail (error);

  end = answer_question (cli, gazetteer, &question, explain, &error);
  if (error != NULL)
    answer_danger (cli, &question);
  dw_question_clear (&question);
  return error != NULL ? dw_cli_fail (error) : end;
}
