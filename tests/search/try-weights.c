/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The program's own weights under another name, and beside them a copy that can be changed, which the room is linked to. */
#define DW_WEIGHTS own_weights
#include "../../src/search/dw-weights.c"
#undef DW_WEIGHTS

#include "dw-desk.h"
#include "dw-paths.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/*
 * Answers many searches by other weights, for tests/search/try-weights: a line of standard input is filters
 * (`borough=Hackney&age=4`), a tab and the words; a line of output is the answer's confidence and the slugs, best first.
 * usage: try-weights DATA_DIR [WEIGHT=VALUE …]
 */
DwWeights tried_weights __asm__ ("DW_WEIGHTS");

#define WEIGHT(member) { #member, G_STRUCT_OFFSET (DwWeights, member) }

static const struct
{
  const char *name;
  gsize offset;
} names[] = {
  WEIGHT (columns[0]),    WEIGHT (columns[1]),  WEIGHT (columns[2]), WEIGHT (columns[3]),         WEIGHT (columns[4]), WEIGHT (columns[5]),
  WEIGHT (coverage_floor), WEIGHT (expansion),  WEIGHT (need),       WEIGHT (expansion_coverage), WEIGHT (hint_word),  WEIGHT (quiet_word),
  WEIGHT (for_workers),   WEIGHT (planned),     WEIGHT (paused),     WEIGHT (historic),           WEIGHT (weak_coverage),
  WEIGHT (answering),     WEIGHT (name),        WEIGHT (near),        WEIGHT (fresh),      WEIGHT (close),
  WEIGHT (rarity),  WEIGHT (way_in),   WEIGHT (for_all),
  WEIGHT (saying_word), WEIGHT (others_need), WEIGHT (others_situation),   WEIGHT (beside),      WEIGHT (other_age),
  WEIGHT (own_age),
};

static gboolean
set_weight (const char *text)
{
  const char *equals = strchr (text, '=');

  for (gsize i = 0; equals != NULL && i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i].name) == (gsize) (equals - text) && strncmp (names[i].name, text, (gsize) (equals - text)) == 0)
      {
        G_STRUCT_MEMBER (double, &tried_weights, names[i].offset) = g_ascii_strtod (equals + 1, NULL);
        return TRUE;
      }

  g_printerr ("There is no weight “%s”.\n", text);
  return FALSE;
}

static void
set_filters (DwQuestion  *question,
             DwGazetteer *gazetteer,
             const char  *filters)
{
  g_auto (GStrv) all = g_strsplit (filters, "&", -1);

  for (guint i = 0; all[i] != NULL && all[i][0] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (all[i], "=", 2);
      int facet = g_str_equal (pair[0], "borough") ? DW_FACET_BOROUGH : g_str_equal (pair[0], "need") ? DW_FACET_NEED : -1;

      if (facet >= 0)
        question->chosen[facet] |= dw_facet_find ((DwFacet) facet, pair[1]);
      else if (g_str_equal (pair[0], "age"))
        question->age = g_ascii_strtod (pair[1], NULL);
      else if (g_str_equal (pair[0], "near"))
        question->near = dw_gazetteer_find (gazetteer, pair[1]);
    }
}

static void
answer (DwDesk      *desk,
        DwGazetteer *gazetteer,
        char        *line)
{
  static const char *const confidences[] = { "matches", "weak", "none" };
  char *tab = strchr (line, '\t');
  g_autoptr (GError) error = NULL;
  g_autoptr (DwAnswer) found = NULL;
  DwQuestion question;

  line[strcspn (line, "\n")] = '\0';
  dw_question_init (&question);
  question.limit = 10;
  if (tab != NULL)
    {
      *tab = '\0';
      set_filters (&question, gazetteer, line);
    }
  question.text = g_strdup (tab != NULL ? tab + 1 : line);

  found = dw_desk_answer (desk, &question, NULL, &error);
  g_print ("%s", found != NULL ? confidences[found->confidence] : error->message);
  for (guint i = 0; found != NULL && i < found->summaries->len; i++)
    g_print (" %s", ((DwSummary *) found->summaries->pdata[i])->source_id);
  g_print ("\n");
  dw_question_clear (&question);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = dw_paths_dup_data ("vocabulary");
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autoptr (DwGazetteer) gazetteer = dw_gazetteer_load (places, &error);
  g_autoptr (DwVocabulary) vocabulary = gazetteer != NULL ? dw_vocabulary_load (words, NULL) : NULL;
  g_autoptr (DwDesk) desk = NULL;
  char line[8192];

  if (vocabulary == NULL || argc < 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: try-weights DATA_DIR [WEIGHT=VALUE …]");
      return 1;
    }

  tried_weights = own_weights;
  for (int i = 2; i < argc; i++)
    if (!set_weight (argv[i]))
      return 1;

  desk = dw_desk_new (argv[1], gazetteer, vocabulary);
  while (fgets (line, sizeof line, stdin) != NULL)
    answer (desk, gazetteer, line);

  return 0;
}
