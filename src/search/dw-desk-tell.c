/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-desk-tell.h"

#include "dw-helplines.h"
#include "dw-hint-fit.h"
#include "dw-spelling.h"

/* Of several words, as one was typed for two, each has its own count. */
static gboolean
is_unheld (const DwAnswer *answer,
           const char     *word)
{
  for (guint i = 0; i < answer->n_words; i++)
    if (answer->words[i].n_services == 0 && g_str_equal (answer->words[i].word, word))
      return TRUE;

  return FALSE;
}

static void
list_corrections (const GArray *corrections,
                  DwAnswer     *answer)
{
  guint n = corrections != NULL ? corrections->len : 0;

  answer->n_corrections = n;
  answer->corrections = dw_arena_alloc (answer->arena, MAX (n, 1) * sizeof *answer->corrections);
  for (guint i = 0; i < n; i++)
    {
      const DwCorrected *corrected = &g_array_index (corrections, DwCorrected, i);
      g_autofree char *key = dw_spelling_dup_key (corrected->typed);

      answer->corrections[i] = (DwCorrection) {
        .typed = dw_arena_strdup (answer->arena, corrected->typed),
        .shown = dw_arena_strdup (answer->arena, corrected->shown),
        .is_held = !is_unheld (answer, corrected->shown),
        .key = dw_arena_strdup (answer->arena, key),
      };
    }
}

/* The terms that found something, of what the vocabulary added. */
static void
list_also (const DwMatches *matches,
           DwAnswer        *answer)
{
  const char **also = dw_arena_alloc (answer->arena, (matches->expansions->n_items + 1) * sizeof *also);
  guint n = 0;

  for (guint term = matches->words->n_items; term < matches->n_terms; term++)
    if (matches->n_held[term] > 0)
      also[n++] = dw_arena_strdup (answer->arena, dw_matches_get_term (matches, term));

  answer->also = also;
}

/* The thing with a name of its own that word @word is of, where no service holds all of its name: "home start". */
static const char *
dup_unheld_name (const DwMatches *matches,
                 guint            word,
                 DwAnswer        *answer)
{
  const DwExpansions *expansions = matches->expansions;
  guint concept = expansions->concept_of[word];
  g_autoptr (GString) name = g_string_new (NULL);

  if (!expansions->is_own_thing[concept] || matches->concepts[concept].n_holding > 0)
    return NULL;

  for (guint i = 0; i < matches->words->n_items; i++)
    if (expansions->concept_of[i] == concept)
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", matches->words->items[i]);

  return dw_arena_strdup (answer->arena, name->str);
}

static void
count_words (const DwMatches *matches,
             DwAnswer        *answer)
{
  guint n = matches->words->n_items;

  answer->n_words = n;
  answer->n_words_left_out = matches->words->n_left_out;
  answer->words = dw_arena_alloc (answer->arena, MAX (n, 1) * sizeof *answer->words);

  for (guint i = 0; i < n; i++)
    answer->words[i] = (DwWord) {
      .word = dw_arena_strdup (answer->arena, matches->words->items[i]),
      .n_services = matches->n_held[i],
      .is_read = dw_matches_is_read (matches, i) || matches->expansions->is_hint[i],
      .is_telling = !matches->expansions->is_quiet[i] && !matches->expansions->is_hint[i],
      .name = dup_unheld_name (matches, i, answer),
    };
}

/* What is understood and in force; both lists of this file leave out the same. */
static GPtrArray *
list_told (const DwMatches *matches)
{
  GPtrArray *told = g_ptr_array_new ();

  for (guint i = 0; i < matches->hints->len; i++)
    if (!g_array_index (matches->hints, DwHint, i).is_silent)
      g_ptr_array_add (told, &g_array_index (matches->hints, DwHint, i));

  return told;
}

static void
list_understood (const DwMatches *matches,
                 DwAnswer        *answer)
{
  g_autoptr (GPtrArray) told = list_told (matches);
  guint n = told->len;

  answer->n_understood = n;
  answer->understood = dw_arena_alloc (answer->arena, MAX (n, 1) * sizeof *answer->understood);
  for (guint i = 0; i < n; i++)
    {
      const DwHint *hint = told->pdata[i];
      g_autofree char *key = dw_hint_dup_key (hint->kind, hint->label);

      answer->understood[i] = (DwUnderstood) {
        .kind = hint->kind,
        .is_not = hint->is_not,
        .is_price = hint->is_price,
        .is_sum = hint->at_most > 0,
        .lacks_place = hint->kind == DW_HINT_DISTANCE && answer->question->near == NULL,
        .label = dw_arena_strdup (answer->arena, hint->label),
        .key = dw_arena_strdup (answer->arena, key),
      };
    }
}

static void
tell_telephone (const DwMatches *matches,
                DwAnswer        *answer)
{
  if (matches->telephone == NULL)
    return;

  answer->telephone = dw_arena_strdup (answer->arena, matches->telephone->number);
  answer->n_telephone = matches->telephone->n_holders;
  answer->telephone_is_part = !matches->telephone->is_whole;
}

void
dw_desk_tell_words (const DwMatches *matches,
                    const GArray    *corrections,
                    DwAnswer        *answer)
{
  count_words (matches, answer);
  list_also (matches, answer);
  list_understood (matches, answer);
  tell_telephone (matches, answer);
  answer->helplines = dw_helplines_hear (matches);
  list_corrections (corrections, answer);
}

void
dw_desk_tell_stating (const DwRanking *ranking,
                      DwAnswer        *answer)
{
  g_autoptr (GPtrArray) told = list_told (ranking->matches);

  for (guint i = 0; i < told->len; i++)
    {
      const DwHint *hint = told->pdata[i];

      answer->understood[i].is_wish = dw_hint_kind_is_wish (hint->kind) && !hint->is_not && !hint->is_price;
      for (guint j = 0; answer->understood[i].is_wish && j < answer->n_ranked; j++)
        answer->understood[i].n_stating
            += dw_hint_fit_meets (ranking->catalogue, hint, answer->hits[j].index) == DW_TRI_YES;
    }
}
