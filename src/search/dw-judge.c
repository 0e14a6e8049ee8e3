/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-judge.h"

#include "dw-bits.h"
#include "dw-language.h"
#include "dw-weights.h"

#include <math.h>
#include <string.h>

/* Of each group of an answer, those that are looked at: about what a screen shows. */
enum { LOOKED_AT = 10 };

/* Letters of the shortest name of a language that is no small word of another: "de" is German's code. */
enum { SHORTEST_LANGUAGE = 4 };

/* What DwSeen.name is of a name that is the whole question, where the place is left aside. */
static const double ITS_NAME = 0.99;

typedef struct
{
  const DwRanking *ranking;
  const DwMatches *matches;
  gboolean *is_aside;       /* of each concept: whether an answer is not judged by it */
  double enough;            /* what a service must cover of the others; 0 where there are none */
} Judge;

static gboolean
is_word_wished (const DwMatches *matches,
                guint            word)
{
  for (guint i = 0; i < matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      for (guint j = hint->first; dw_hint_kind_is_wish (hint->kind) && !hint->is_price && j < hint->first + hint->n;
           j++)
        if (matches->words->item_of[j] == (int) word)
          return TRUE;
    }

  return FALSE;
}

static gboolean
is_wish (const DwMatches *matches,
         guint            concept)
{
  const DwConcept *asked = &matches->concepts[concept];

  for (guint i = 0; i < asked->n_own; i++)
    if (!is_word_wished (matches, asked->own[i]))
      return FALSE;

  return asked->n_own > 0;
}

static gboolean
is_word_of_place (const DwMatches *matches,
                  guint            word)
{
  for (guint i = 0; i < matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      for (guint j = hint->first; hint->kind == DW_HINT_PLACE && j < hint->first + hint->n; j++)
        if (matches->words->item_of[j] == (int) word)
          return TRUE;
    }

  return FALSE;
}

static gboolean
is_place (const DwMatches *matches,
          guint            concept)
{
  const DwConcept *asked = &matches->concepts[concept];

  for (guint i = 0; i < asked->n_own; i++)
    if (!is_word_of_place (matches, asked->own[i]))
      return FALSE;

  return asked->n_own > 0;
}

/* Whether a saying of the vocabulary tells what is needed, in so many words that some are only the story around it. */
static gboolean
is_story (const DwMatches *matches)
{
  return matches->expansions->needs != 0 && !matches->expansions->only_leans
         && matches->words->n_all >= DW_WEIGHTS.story_words;
}

/* A thing with a name of its own may be all that is asked for, and so may a phrase of words that are not searched. */
static gboolean
is_only_told (const DwMatches *matches,
              guint            concept)
{
  gboolean has_words = FALSE;
  DwMask needs = 0;

  if (matches->expansions->is_own_thing[concept])
    return FALSE;

  for (guint i = 0; i < matches->words->n_items; i++)
    if (matches->expansions->concept_of[i] == concept)
      {
        has_words = TRUE;
        needs |= matches->expansions->needs_of[i];
      }

  return matches->concepts[concept].n_holding == 0 || (has_words && needs == 0);
}

/* Peoples and faiths that no language is called after. */
static const char peoples[] = "bangladeshi|pakistani|afghan|indian|nigerian|ghanaian|eritrean|ethiopian|syrian|iraqi|iranian|moroccan|algerian|sudanese"
                              "|congolese|caribbean|african|roma|gypsy|traveller|jewish|muslim|sikh|hindu|brazilian|colombian|kosovan|irish|latin";

/* The word of concept @concept that names a language, or the people of one; −1 for none. English is to be
   learnt, whoever asks: "aulas de ingles". */
static int
find_people (const DwMatches *matches,
             guint            concept)
{
  DwMask learnt = dw_language_find ("english") | dw_language_find ("bsl");

  for (guint at = 0; at < matches->words->n_all; at++)
    {
      int item = matches->words->item_of[at];

      if (item >= 0 && matches->expansions->concept_of[item] == concept
          && ((strlen (matches->words->all[at]) >= SHORTEST_LANGUAGE
               && (dw_language_find (matches->words->all[at]) & ~learnt) != 0)
              || dw_query_words_say (matches->words, at, peoples)))
        return item;
    }

  return -1;
}

/*
 * A wish ("free", "evenings") is for the services to state, not for the answer to be judged by. And where somebody tells a story,
 * what tells of no need, or is held by nobody, is the story ("massive", "in the supermarket") and takes nothing from an answer to the
 * need. In a short question it may be all that is asked for: "piano teacher". A place, and a language, is asked for where nothing else is: of
 * "Turkish speaking, Hackney" every service there would hold the half.
 */
static void
begin (Judge           *self,
       const DwRanking *ranking)
{
  const DwMatches *matches = ranking->matches;
  guint n = matches->expansions->n_concepts;
  gboolean says_what = FALSE;
  gboolean says_more = FALSE;
  double asked = 0;

  *self = (Judge) { .ranking = ranking, .matches = matches, .is_aside = g_new0 (gboolean, MAX (n, 1)) };
  for (guint i = 0; i < n; i++)
    {
      self->is_aside[i] = is_wish (matches, i) || (is_story (matches) && is_only_told (matches, i));
      if (self->is_aside[i] || matches->concepts[i].share <= 0 || is_place (matches, i))
        continue;
      says_what = TRUE;
      says_more |= find_people (matches, i) < 0;
    }
  for (guint i = 0; i < n; i++)
    {
      self->is_aside[i] |= (says_what && is_place (matches, i)) || (says_more && find_people (matches, i) >= 0);
      asked += self->is_aside[i] ? 0 : (double) matches->concepts[i].share;
    }

  self->enough = DW_WEIGHTS.weak_coverage * asked;
}

static gboolean
states_language (const Judge *self,
                 guint        slot)
{
  for (guint i = 0; i < self->matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (self->matches->hints, DwHint, i);

      if (hint->kind == DW_HINT_LANGUAGE && !hint->is_not
          && (self->ranking->catalogue->columns->languages[slot] & hint->terms) != 0)
        return TRUE;
    }

  return FALSE;
}

static double
cover_by_own (const Judge *self,
              guint        concept,
              guint        slot)
{
  const DwConcept *asked = &self->matches->concepts[concept];
  double own = 0;

  for (guint i = 0; i < asked->n_own; i++)
    own += dw_matches_holds (self->matches, asked->own[i], slot) ? (double) asked->parts[i] : 0;

  return own;
}

static double
cover_by_added (const Judge *self,
                guint        concept,
                guint        slot)
{
  const DwConcept *asked = &self->matches->concepts[concept];
  double part = asked->added != NULL && dw_bits_has (asked->added, slot)
                    ? dw_matches_find_part_added (self->matches, concept, slot)
                    : 0;

  return part <= 0 || part < DW_WEIGHTS.weak_added ? 0 : fmin (1, 0.5 + part);
}

/* What services write of communities in general is no help in Urdu. */
static double
cover_people (const Judge *self,
              guint        word,
              guint        slot)
{
  return dw_matches_holds (self->matches, word, slot) || states_language (self, slot) ? 1 : 0;
}

static double
cover (const Judge *self,
       guint        slot)
{
  double covered = 0;

  for (guint i = 0; i < self->matches->expansions->n_concepts; i++)
    {
      const DwConcept *asked = &self->matches->concepts[i];
      int people;
      double own;
      double added;

      if (self->is_aside[i] || asked->share <= 0 || !dw_bits_has (asked->any, slot))
        continue;
      own = cover_by_own (self, i, slot);
      people = find_people (self->matches, i);
      added = people >= 0 ? cover_people (self, (guint) people, slot) : cover_by_added (self, i, slot);
      covered += (double) asked->share * (own > added ? own : added);
    }

  return covered;
}

/* Who is called what is asked for, neither more nor less, answers however little each of the words says. */
static gboolean
is_called_so (const Judge *self,
              guint        slot)
{
  return dw_ranking_see (self->ranking, slot).name > ITS_NAME;
}

/* What is for families in a situation of which the question does not speak: grief for a child in care is not that for a
   grandmother. */
static gboolean
is_for_others (const DwRanking *ranking,
               guint            slot)
{
  return (ranking->audience->situations[slot] & ~ranking->asker.situations) != 0;
}

/* Where nothing but wishes is asked, what holds a word of them answers. */
static gboolean
is_answer (const Judge *self,
           const DwHit *hit)
{
  if (hit->standing > DW_STANDING_UNSTATED)
    return FALSE;

  return self->ranking->named->is_all || is_called_so (self, hit->index)
         || (cover (self, hit->index) >= self->enough && !is_for_others (self->ranking, hit->index));
}

static gboolean
has_answer (const Judge *self,
            const DwHit *hits,
            guint        n_hits)
{
  for (guint i = 0; i < MIN (n_hits, LOOKED_AT); i++)
    if (is_answer (self, &hits[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_of_asker (const DwMatches *matches,
             guint            word)
{
  for (guint i = 0; i < matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      for (guint j = hint->first; hint->kind == DW_HINT_ASKER && j < hint->first + hint->n; j++)
        if (matches->words->item_of[j] == (int) word)
          return TRUE;
    }

  return FALSE;
}

/* Those for whom there is help of their own, and of whom few others know enough. */
#define OF_THEIR_OWN ((guint) (DW_ASKER_FOSTER | DW_ASKER_KINSHIP | DW_ASKER_ADOPTERS))

/* Whether nothing is asked but who it is for ("foster carers"), and none of the best is for them: what is for all carers is no answer. */
static gboolean
is_for_nobody (const DwRanking *ranking,
               const DwHit     *hits,
               guint            n_hits)
{
  const DwMatches *matches = ranking->matches;
  guint askers = ranking->asker.are & OF_THEIR_OWN;

  for (guint i = 0; askers != 0 && i < matches->words->n_items; i++)
    if (!matches->expansions->is_quiet[i] && !matches->expansions->is_hint[i] && !is_of_asker (matches, i))
      return FALSE;
  for (guint i = 0; askers != 0 && i < MIN (n_hits, LOOKED_AT); i++)
    if (dw_audience_meets (ranking->audience, askers, hits[i].index) == DW_TRI_YES)
      return FALSE;

  return askers != 0;
}

/* Whatever order is wanted, the best are judged. */
static DwHit *
pick_best (const DwRanking *ranking,
           const DwFound   *found,
           guint            n_wanted,
           guint           *n_picked)
{
  DwQuestion question = *ranking->question;
  DwRanking best = *ranking;

  question.order = DW_ORDER_BEST;
  best.question = &question;
  return dw_ranking_pick (&best, found, n_wanted, n_picked);
}

DwConfidence
dw_judge_find (const DwRanking *ranking,
               const DwFound   *found,
               const DwAnswer  *answer)
{
  gboolean is_best = answer->question->order == DW_ORDER_BEST;
  guint n_hits = answer->n_ranked;
  g_autofree DwHit *picked = NULL;
  const DwHit *hits = answer->hits;
  guint n_fitting;
  gboolean is_sure;
  Judge judge;

  if (found->n_may == 0)
    return DW_CONFIDENCE_NONE;
  if (dw_telephone_is_answer (ranking->matches->telephone))
    return DW_CONFIDENCE_MATCHES;
  if (ranking->matches->words->n_items == 0)
    return answer->only_denies ? DW_CONFIDENCE_WEAK : DW_CONFIDENCE_MATCHES;
  if (answer->says_little)
    return DW_CONFIDENCE_WEAK;

  if (!is_best)
    {
      picked = pick_best (ranking, found, DW_ANSWER_RANKED, &n_hits);
      hits = picked;
    }
  n_fitting = MIN (found->n_fits, n_hits);

  begin (&judge, ranking);
  is_sure = (has_answer (&judge, hits, n_fitting) || has_answer (&judge, hits + n_fitting, n_hits - n_fitting))
            && !is_for_nobody (ranking, hits, n_hits);
  g_free (judge.is_aside);
  return is_sure ? DW_CONFIDENCE_MATCHES : DW_CONFIDENCE_WEAK;
}
