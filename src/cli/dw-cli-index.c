/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include "dw-index-make.h"
#include "dw-paths.h"
#include "dw-vocabulary.h"

/* The phrases of the vocabulary that a search will use; what is wrong with it is said there. */
static char **
dup_phrases (const DwCli *cli)
{
  g_autofree char *folder = dw_paths_dup_data ("vocabulary");
  g_autofree char *own = g_build_filename (cli->data_dir, "vocabulary", NULL);
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load_with_own (folder, own, NULL);

  return dw_vocabulary_dup_phrases (vocabulary);
}

void
dw_cli_bring_index (DwCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autofree char *folder = dw_index_dup_folder (cli->data_dir);
  g_autoptr (DwReader) reader = dw_reader_open (cli->data_dir, &error);
  g_autoptr (DwGazetteer) gazetteer = reader != NULL ? dw_gazetteer_load (places, &error) : NULL;
  g_auto (GStrv) phrases = NULL;

  /* A delta needs no phrases, and reading the vocabulary takes as long as a small sync. */
  if (gazetteer != NULL && dw_index_make_small (folder, reader, gazetteer, G_MAXINT, NULL))
    return;

  if (gazetteer != NULL)
    phrases = dup_phrases (cli);
  if (phrases == NULL || !dw_index_make (folder, reader, gazetteer, (const char *const *) phrases, NULL, NULL, &error))
    g_debug ("The search index stays as it was: %s", error != NULL ? error->message : "");
}
