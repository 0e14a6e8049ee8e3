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
          if (scored->highest_factor * (double) scores[bit] > (double) scored->best)
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

        if (scored->highest_factor * (double) score >= (double) enough && dw_ranking_score_words (self, index, score) >= enough)
          continue;
        found->fits[word] ^= left & -left;
        found->n_fits--;
      }
}

void
dw_ranking_keep_answers (const DwRanking *self,
                         DwFound         *found)
{
  g_autofree float *scores = NULL;
  Scored scored;

  if (found->n_fits == found->n_may || self->matches->words->n_items == 0 || dw_question_has_distance (self->question))
    return;

  scores = g_new0 (float, MAX (found->n_fits, 1));
  scored = (Scored) { .scores = scores, .highest_factor = dw_ranking_find_highest_factor (self) };
  score_all (self, found, &scored);
  keep_enough (self, found, &scored);
}
