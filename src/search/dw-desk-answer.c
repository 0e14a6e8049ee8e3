/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-desk-private.h"

#include "dw-beyond.h"
#include "dw-clock.h"
#include "dw-desk-tell.h"
#include "dw-filter.h"
#include "dw-judge.h"
#include "dw-ranking.h"
#include "dw-served.h"
#include "dw-urgent.h"
#include "dw-why.h"
#include "dw-wider.h"
#include "dw-writer.h"

#include <glib/gi18n-lib.h>

enum
{
  ROWS_US = 2000 * 1000,    /* for the rows themselves, fifty by their numbers: what was found is shown, however slow
                               the machine */
  MANY_HOLD = 4,            /* words that more than this part of all services hold tell nothing apart */
  N_BESIDE = 2,             /* rows that are read beside those that are shown: who can advise, and a name that is
                               further away */
  MAX_TRIES = 3,            /* answers begun again because the directory changed under them */
};

/* Distances stay while the place does. */
static const float *
measure (DwDesk        *self,
         const DwPlace *near)
{
  if (near == NULL)
    return NULL;

  if (self->distances == NULL || near->latitude < self->near_latitude || near->latitude > self->near_latitude
      || near->longitude < self->near_longitude || near->longitude > self->near_longitude)
    {
      g_free (self->distances);
      self->distances = dw_catalogue_measure (self->catalogue, near);
      self->near_latitude = near->latitude;
      self->near_longitude = near->longitude;
    }

  return self->distances;
}

/* @asked, with the place and the distance that its words say. */
static DwQuestion *
dup_meant (const DwQuestion *asked,
           const DwMatches  *matches)
{
  DwQuestion *meant = dw_question_copy (asked);

  for (guint i = 0; i < matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      if (hint->kind != DW_HINT_DISTANCE || hint->is_silent)
        continue;
      if (isfinite (hint->within_m))
        meant->within_m = hint->within_m;
      if (hint->place == NULL)
        continue;
      g_clear_pointer (&meant->near, dw_place_unref);
      meant->near = dw_place_ref (hint->place);
    }

  return meant;
}

/* Whether anything is understood but where. */
static gboolean
says_whom_or_how (const DwMatches *matches)
{
  for (guint i = 0; i < matches->hints->len; i++)
    if (g_array_index (matches->hints, DwHint, i).kind != DW_HINT_DISTANCE)
      return TRUE;

  return FALSE;
}

static DwOrder
find_order (const DwQuestion *question,
            const DwMatches  *matches)
{
  gboolean is_any_best = matches->words->n_items > 0 || matches->telephone != NULL || says_whom_or_how (matches);

  return question->order == DW_ORDER_BEST && question->near != NULL && !is_any_best ? DW_ORDER_NEAREST
                                                                                    : question->order;
}

static DwRanking
get_ranking (DwDesk         *self,
             const DwAnswer *answer)
{
  const DwQuestion *question = answer->question;

  return (DwRanking){
    .catalogue = self->catalogue,
    .matches = self->matches,
    .audience = self->audience,
    .asker = dw_audience_hear (self->matches, question->chosen[DW_FACET_NEED], answer->urgent),
    .open = dw_ranking_find_open (),
    .need_ages = dw_need_ages_find (self->matches->hints, question->age),
    .named = self->named,
    .look = self->look,
    .question = question,
    .order = find_order (question, self->matches),
    .vicinity = dw_filter_find_vicinity (self->catalogue, question),
    .home = question->near != NULL && question->near->borough_code != NULL
                ? dw_facet_find (DW_FACET_BOROUGH, question->near->borough_code)
                : 0,
    .distances = measure (self, question->near),
  };
}

static void
tell_standings (const DwRanking *ranking,
                const DwFound   *found,
                DwAnswer        *answer)
{
  g_autofree char *named = dw_named_dup_label (ranking->named);

  answer->names_place = dw_named_is_any (ranking->named);
  answer->named = named != NULL ? dw_arena_strdup (answer->arena, named) : NULL;
  if (ranking->named->outside != NULL)
    {
      g_autofree char *covered = dw_served_dup_boroughs (ranking->catalogue);

      answer->outside = answer->named;
      answer->covered = covered != NULL ? dw_arena_strdup (answer->arena, covered) : NULL;
    }
  dw_ranking_count (ranking, found->fits, found->n_fits, answer->n_standing);
}

static gboolean
only_denies (const DwMatches *matches)
{
  gboolean is_any_denied = FALSE;

  for (guint i = 0; i < matches->hints->len; i++)
    is_any_denied |= g_array_index (matches->hints, DwHint, i).is_not;

  return is_any_denied && matches->words->n_items == 0;
}

static void
rank (DwDesk   *self,
      DwAnswer *answer)
{
  const DwQuestion *question = answer->question;
  g_autofree guint64 *among = dw_named_find (self->named, self->matches);
  const DwRanking ranking = get_ranking (self, answer);
  guint64 asked_for = (guint64) question->offset + MIN (question->limit, DW_QUESTION_MAX_LIMIT);
  g_auto (DwFound) found = { 0 };

  dw_filter_apply (self->catalogue, question, among, ranking.distances, self->matches, answer->facets, &found);
  dw_ranking_set_apart (&ranking, &found);
  dw_ranking_keep_answers (&ranking, &found);
  answer->n_hits = found.n_may;
  answer->n_fits = found.n_fits;
  answer->n_not_stated = found.n_may - found.n_fits;
  answer->hits
      = dw_ranking_pick (&ranking, &found, (guint) CLAMP (asked_for, DW_ANSWER_RANKED, G_MAXUINT), &answer->n_ranked);
  answer->says_little = self->matches->expansions->says_little && !says_whom_or_how (self->matches)
                        && !dw_question_has_filters (question) && found.n_may > answer->n_services / MANY_HOLD;
  answer->only_denies = only_denies (self->matches) && !dw_question_has_filters (question);
  answer->confidence = dw_judge_find (&ranking, &found, answer);
  tell_standings (&ranking, &found, answer);
  dw_desk_tell_stating (&ranking, answer);
  dw_beyond_tell (&ranking, &found, answer);
  dw_wider_propose (&ranking, among, answer);
}

static gboolean
summarise (DwDesk        *self,
           DwAnswer      *answer,
           GCancellable  *cancellable,
           gint64         start,
           GError       **error)
{
  guint first = MIN (answer->question->offset, answer->n_ranked);
  guint n = MIN (MIN (answer->question->limit, DW_QUESTION_MAX_LIMIT), answer->n_ranked - first);
  g_autofree gint64 *ids = g_new (gint64, n + N_BESIDE);
  guint n_ids = n;
  const DwRanking ranking = get_ranking (self, answer);
  gint64 now = dw_clock_get_effort ();
  int adviser = -1;

  answer->matched = dw_arena_alloc (answer->arena, MAX (n, 1) * sizeof *answer->matched);
  for (guint i = 0; i < n; i++)
    {
      ids[i] = answer->hits[first + i].id;
      answer->matched[i] = dw_why_find (&ranking, &answer->hits[first + i], answer->arena);
    }

  if (!dw_desk_begin (self, cancellable, MAX (start + self->question_us, now + ROWS_US), error))
    return FALSE;

  if (answer->confidence != DW_CONFIDENCE_MATCHES)
    {
      adviser = dw_advice_find (self->advice, self->reader, &ranking);
      answer->ask_in = dw_advice_get_place (self->advice, &ranking);
    }
  if (adviser >= 0)
    ids[n_ids++] = self->catalogue->columns->ids[adviser];
  if (answer->beyond_id != 0)
    ids[n_ids++] = answer->beyond_id;
  answer->summaries = dw_reader_read_summaries (self->reader, ids, n_ids, !answer->question->without_source, error);
  if (answer->summaries != NULL && answer->beyond_id != 0)
    answer->beyond = g_ptr_array_steal_index (answer->summaries, --n_ids);
  if (answer->summaries != NULL && adviser >= 0)
    answer->advice = g_ptr_array_steal_index (answer->summaries, --n_ids);

  return answer->summaries != NULL;
}

/* What is made once, for the first question that needs it, is no work of that question: it would find less than the
   next one that is the same. */
static void
prepare (DwDesk           *self,
         const DwQuestion *question)
{
  guint n_spaces = 0;

  for (const char *p = question->text; p != NULL && *p != '\0'; p++)
    n_spaces += *p == ' ';
  if (n_spaces + 1 >= DW_THEMES_LEAST_WORDS && self->vocabulary != NULL && !question->plain)
    dw_vocabulary_prepare_themes (self->vocabulary);
}

static DwAnswer *
answer_once (DwDesk            *self,
             const DwQuestion  *question,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (DwAnswer) answer = NULL;
  g_autoptr (DwQuestion) meant = NULL;
  gint64 start = 0;

  if (!dw_desk_catch_up (self, error))
    return NULL;

  prepare (self, question);
  start = dw_clock_get_effort ();
  if (!dw_desk_match_words (self, question, cancellable, start, error))
    return NULL;

  meant = dup_meant (question, self->matches);
  answer = dw_answer_new (meant);
  answer->order = find_order (meant, self->matches);
  answer->generation = self->catalogue->columns->generation;
  answer->n_services = self->catalogue->n_services - dw_twin_sets_get_n_doubles (self->catalogue->twins);
  answer->without_index = self->catalogue->index == NULL;
  answer->is_hurried = self->is_hurried;
  dw_desk_tell_words (self->matches, self->corrections, answer);
  /* Somebody in danger may be in no state to spell: "he hitts me" is heard too. */
  answer->urgent |= self->matches->words->told;
  if (answer->urgent == 0 && self->vocabulary != NULL)
    {
      const DwQueryWords *words = self->matches->words;

      answer->urgent = dw_danger_read (dw_vocabulary_get_danger (self->vocabulary), words->all, words->n_all);
      if (answer->urgent != 0 && dw_urgent_is_young (words->all))
        answer->urgent |= DW_URGENT_YOUNG;
    }
  rank (self, answer);

  return summarise (self, answer, cancellable, start, error) ? g_steal_pointer (&answer) : NULL;
}

/* A damaged list was met, or the file went under what was read of it: the index goes, and the question begins again
   without it. */
static gboolean
gives_up_index (DwDesk  *self,
                GError **error)
{
  if (self->catalogue == NULL || self->catalogue->index == NULL
      || ((*error == NULL || (*error)->domain != DW_INDEX_ERROR) && !dw_index_is_torn (self->catalogue->index)))
    return FALSE;

  g_clear_error (error);
  dw_index_source_discard (self->source);
  dw_desk_forget_generation (self);
  return TRUE;
}

static void
tell_changed (GError **error)
{
  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND, _("The directory has changed since. Please search again."));
}

DwAnswer *
dw_desk_answer (DwDesk            *self,
                const DwQuestion  *question,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr (DwAnswer) answer = NULL;
  gint64 generation = -1;

  for (guint i = 0; i < MAX_TRIES && (answer == NULL || generation != answer->generation); i++)
    {
      g_autoptr (GError) problem = NULL;

      g_clear_pointer (&answer, dw_answer_unref);
      answer = answer_once (self, question, cancellable, &problem);
      if (gives_up_index (self, &problem))
        {
          g_clear_pointer (&answer, dw_answer_unref);
          continue;
        }

      generation = answer != NULL ? dw_reader_get_generation (self->reader, &problem) : -1;
      if (generation < 0)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          dw_desk_settle_failure (self, cancellable, error);
          return NULL;
        }
      /* The words were matched in the newer directory, perhaps: their matches are of no one generation. */
      if (generation != answer->generation)
        dw_desk_forget_generation (self);
    }

  if (answer == NULL)
    tell_changed (error);
  return g_steal_pointer (&answer);
}

static GArray *
rank_all (DwDesk         *self,
          const DwAnswer *answer)
{
  g_autofree guint64 *among = dw_named_find (self->named, self->matches);
  const DwRanking ranking = get_ranking (self, answer);
  g_autofree DwFacetCounts *facets = g_new (DwFacetCounts, DW_N_FACETS);
  g_auto (DwFound) found = { 0 };
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (DwHit));
  guint n_hits = 0;
  g_autofree DwHit *hits = NULL;

  dw_filter_apply (self->catalogue, answer->question, among, ranking.distances, self->matches, facets, &found);
  dw_ranking_set_apart (&ranking, &found);
  dw_ranking_keep_answers (&ranking, &found);
  hits = dw_ranking_pick (&ranking, &found, G_MAXUINT, &n_hits);
  return g_array_append_vals (ranked, hits, n_hits);
}

/* Goes back to what @answer was made of, when that is still there. */
static gboolean
return_to (DwDesk          *self,
           const DwAnswer  *answer,
           GCancellable    *cancellable,
           GError         **error)
{
  if (!dw_desk_catch_up (self, error)
      || !dw_desk_match_words (self, answer->question, cancellable, dw_clock_get_effort (), error))
    return FALSE;

  if (self->catalogue->columns->generation == answer->generation)
    return TRUE;

  tell_changed (error);
  return FALSE;
}

static GArray *
fail (DwDesk        *self,
      GCancellable  *cancellable,
      GError        *problem,
      GError       **error)
{
  g_propagate_error (error, problem);
  dw_desk_settle_failure (self, cancellable, error);
  return NULL;
}

GArray *
dw_desk_rank (DwDesk          *self,
              const DwAnswer  *answer,
              GCancellable    *cancellable,
              GError         **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (GArray) ranked = return_to (self, answer, cancellable, &problem) ? rank_all (self, answer) : NULL;

      if (gives_up_index (self, &problem))
        continue;
      if (ranked == NULL)
        return fail (self, cancellable, g_steal_pointer (&problem), error);
      return g_steal_pointer (&ranked);
    }

  tell_changed (error);
  return NULL;
}

/* NULL where the service is gone. */
static GArray *
explain_once (DwDesk         *self,
              const DwAnswer *answer,
              gint64          service_id)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  int index = dw_catalogue_find (self->catalogue, service_id);
  DwRanking ranking;
  DwMatched matched;
  DwHit hit;

  if (index < 0)
    return NULL;

  ranking = get_ranking (self, answer);
  hit = dw_ranking_make_hit (&ranking, (guint) index);
  matched = dw_why_find (&ranking, &hit, arena);
  return dw_why_list_lines (&matched);
}

GArray *
dw_desk_explain (DwDesk          *self,
                 const DwAnswer  *answer,
                 gint64           service_id,
                 GCancellable    *cancellable,
                 GError         **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (GArray) lines = NULL;
      gboolean is_there = return_to (self, answer, cancellable, &problem);

      if (is_there)
        lines = explain_once (self, answer, service_id);
      if (gives_up_index (self, &problem))
        continue;
      if (!is_there)
        return fail (self, cancellable, g_steal_pointer (&problem), error);
      if (lines == NULL)
        tell_changed (error);
      return g_steal_pointer (&lines);
    }

  tell_changed (error);
  return NULL;
}
