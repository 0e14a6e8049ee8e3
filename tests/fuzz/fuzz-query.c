/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-expansions.h"
#include "dw-limits.h"
#include "dw-paths.h"
#include "dw-urgent.h"
#include "fuzz.h"

enum { MOST_BYTES_A_CHARACTER = 4 };

static DwGazetteer *gazetteer;
static DwVocabulary *vocabulary;

static void
set_up (void)
{
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autofree char *words = dw_paths_dup_data ("vocabulary");

  gazetteer = dw_gazetteer_load (places, NULL);
  vocabulary = dw_vocabulary_load (words, NULL);
  FUZZ_CHECK (gazetteer != NULL && dw_vocabulary_get_size (vocabulary) > 0);
}

/* Strings in quotation marks, with `*` and OR outside of them and nothing else: so nothing in a word can be an operator. */
static void
check_expression (const char *expression)
{
  const char *at = expression;

  FUZZ_CHECK (g_utf8_validate (expression, -1, NULL));
  do
    {
      FUZZ_CHECK (*at++ == '"');
      while (*at != '"' || at[1] == '"')
        {
          FUZZ_CHECK (*at != '\0');
          at += *at == '"' ? 2 : 1;
        }
      at++;
      at += *at == '*';
      FUZZ_CHECK (*at == '\0' || *at == ' ');
      if (*at == ' ')
        at += g_str_has_prefix (at, " OR ") ? strlen (" OR ") : 1;
    }
  while (*at != '\0');
}

static void
check_words (const DwQueryWords *words)
{
  g_autofree char *stems = dw_query_words_dup_stem_expression (words);

  FUZZ_CHECK (words->n_items <= DW_LIMIT_QUERY_WORDS && words->n_items <= words->n_all);
  FUZZ_CHECK (words->prefix >= -1 && words->prefix < (int) words->n_items);
  for (guint i = 0; i < words->n_items; i++)
    {
      g_autofree char *expression = dw_query_words_dup_expression (words, i);

      FUZZ_CHECK (*words->items[i] != '\0' && strlen (words->items[i]) <= MOST_BYTES_A_CHARACTER * DW_LIMIT_QUERY_WORD);
      check_expression (expression);
    }
  for (guint i = 0; i < words->n_all; i++)
    FUZZ_CHECK (words->item_of[i] >= -1 && words->item_of[i] < (int) words->n_items);
  if (stems != NULL)
    check_expression (stems);
}

static void
check_hints (const GArray *hints)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      FUZZ_CHECK ((guint) hint->kind < DW_N_HINT_KINDS && g_utf8_validate (hint->label, -1, NULL));
    }
}

static void
check_expansions (const DwExpansions *expansions,
                  const DwQueryWords *words)
{
  FUZZ_CHECK (expansions->n_items <= DW_EXPANSIONS_MOST);
  for (guint i = 0; i < words->n_items; i++)
    FUZZ_CHECK (expansions->concept_of[i] < expansions->n_concepts);
  for (guint i = 0; i < expansions->n_items; i++)
    {
      g_autofree char *expression = dw_expansions_dup_expression (expansions, i);

      FUZZ_CHECK (expansions->items[i].concept < expansions->n_concepts);
      check_expression (expression);
    }
}

/* A question, as somebody types it: what is made of it before anything is searched. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (DwQueryWords) words = NULL;
  g_autoptr (GArray) hints = NULL;
  g_autoptr (DwExpansions) expansions = NULL;

  if (gazetteer == NULL)
    set_up ();

  words = dw_query_words_parse (text);
  check_words (words);
  hints = dw_hints_read (gazetteer, vocabulary, words, 0, NULL, 1);
  check_hints (hints);
  expansions = dw_expansions_find (vocabulary, words, hints);
  check_expansions (expansions, words);
  dw_expansions_take_hints (expansions, words, hints);
  FUZZ_CHECK ((dw_urgent_read (text) & ~(DW_URGENT_ALL | DW_URGENT_YOUNG)) == 0);
  return 0;
}
