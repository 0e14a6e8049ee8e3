/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ranking-private.h"

#include "dw-bits.h"
#include "dw-weights.h"

#include <math.h>
#include <string.h>

/* The words' scores of those that fit, slot by slot, and the whole score of the best of all that may. */
typedef struct
{
  float *scores;
  double highest_factor;    /* of whole scores to words' scores */
  float best;
} Scored;

static void
score_all (const DwRanking *self,
           const DwFound   *found,
           Scored          *scored)
{
  guint n = 0;

  for (gsize word = 0; word < dw_bits_n_words (self->catalogue->columns->n_services); word++)
    {
      guint64 left = found->may[word];
      float scores[64];

      if (left == 0)
        continue;
      dw_matches_score_word (self->matches, word, left, scores);
      for (; left != 0; left &= left - 1)
        {
          guint bit = (guint) __builtin_ctzll (left);
          guint index = (guint) word * 64 + bit;

          if (((found->fits[word] >> bit) & 1) != 0)
            scored->scores[n++] = scores[bit];
          if (scored->highest_factor * (double) dw_ranking_raise (self, scores[bit]) > (double) scored->best)
            scored->best = fmaxf (scored->best, dw_ranking_score_words (self, index, scores[bit]));
        }
    }
}

static void
keep_enough (const DwRanking *self,
             DwFound         *found,
             const Scored    *scored)
{
  float enough = (float) DW_WEIGHTS.answering * scored->best;
  guint n = 0;

  for (gsize word = 0; word < dw_bits_n_words (self->catalogue->columns->n_services); word++)
    for (guint64 left = found->fits[word]; left != 0; left &= left - 1, n++)
      {
        guint index = (guint) word * 64 + (guint) __builtin_ctzll (left);
        float score = scored->scores[n];

        if (scored->highest_factor * (double) dw_ranking_raise (self, score) >= (double) enough
            && dw_ranking_score_words (self, index, score) >= enough)
          continue;
        found->fits[word] ^= left & -left;
        found->n_fits--;
      }
}

/* --- Near a place --- */

/* Who holds a word that is asked for, or states a need that the words speak of. */
static guint64 *
find_asked (const DwRanking *self)
{
  const DwMatches *matches = self->matches;
  guint n_slots = self->catalogue->columns->n_services;
  guint64 *asked = dw_bits_new (n_slots);

  for (guint i = 0; i < matches->expansions->n_concepts; i++)
    for (guint j = 0; j < matches->concepts[i].n_own; j++)
      dw_bits_add (asked, matches->held[matches->concepts[i].own[j]], n_slots);
  for (DwMask left = matches->expansions->needs; left != 0; left &= left - 1)
    dw_bits_add (asked, dw_catalogue_get_plane (self->catalogue, DW_FACET_NEED, (guint) __builtin_ctzll (left)),
                 n_slots);

  return asked;
}

/* Whether slot @index holds enough of what the vocabulary added for any thing that is asked. */
static gboolean
is_told_by_others (const DwRanking *self,
                   guint            index)
{
  const DwMatches *matches = self->matches;

  for (guint i = 0; i < matches->expansions->n_concepts; i++)
    if (matches->concepts[i].added != NULL && dw_bits_has (matches->concepts[i].added, index)
        && dw_matches_find_part_added (matches, i, index) >= DW_WEIGHTS.weak_added)
      return TRUE;

  return FALSE;
}

/*
 * What is near stays before what may be anywhere, but not for one general word that the vocabulary added ("safety"
 * for "my partner hits me") where others hold what is asked.
 */
static void
keep_telling (const DwRanking *self,
              DwFound         *found)
{
  guint n_slots = self->catalogue->columns->n_services;
  g_autofree guint64 *asked = find_asked (self);
  guint64 others = 0;

  for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
    others |= asked[word] & found->may[word] & ~found->fits[word];
  if (others == 0)
    return;

  for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
    for (guint64 left = found->fits[word] & ~asked[word]; left != 0; left &= left - 1)
      if (!is_told_by_others (self, (guint) word * 64 + (guint) __builtin_ctzll (left)))
        {
          found->fits[word] ^= left & -left;
          found->n_fits--;
        }
}

static void
keep_scoring (const DwRanking *self,
              DwFound         *found)
{
  g_autofree float *scores = g_new0 (float, MAX (found->n_fits, 1));
  Scored scored = { .scores = scores, .highest_factor = dw_ranking_find_highest_factor (self) };

  score_all (self, found, &scored);
  keep_enough (self, found, &scored);
}

/* --- Where only a price is asked for --- */

/* What states neither that it is free nor a sum within the price may cost no more than that, and is no match for it. */
static void
keep_meeting (const DwRanking *self,
              const DwHint    *hint,
              DwFound         *found)
{
  const guint64 *free_of_charge
      = dw_catalogue_get_plane (self->catalogue, DW_FACET_COST, (guint) __builtin_ctzll (hint->terms));
  const DwPriceRange *prices = self->catalogue->columns->prices;

  for (gsize word = 0; word < dw_bits_n_words (self->catalogue->columns->n_services); word++)
    for (guint64 left = found->fits[word] & ~free_of_charge[word]; left != 0; left &= left - 1)
      {
        guint index = (guint) word * 64 + (guint) __builtin_ctzll (left);

        if (hint->at_most <= 0 || dw_price_range_is_within (prices[index], hint->at_most) != DW_TRI_YES)
          found->fits[word] ^= left & -left;
      }
}

static void
keep_priced (const DwRanking *self,
             DwFound         *found)
{
  const GArray *hints = self->matches->hints;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->kind != DW_HINT_COST || !dw_hint_is_left_out (hint) || hint->is_not)
        continue;
      keep_meeting (self, hint, found);
      found->n_fits = dw_bits_count (found->fits, self->catalogue->columns->n_services);
    }
}

void
dw_ranking_keep_answers (const DwRanking *self,
                         DwFound         *found)
{
  if (self->matches->words->n_items == 0)
    {
      keep_priced (self, found);
      return;
    }
  if (found->n_fits == found->n_may)
    return;

  if (dw_question_has_distance (self->question))
    keep_telling (self, found);
  else
    keep_scoring (self, found);
}
