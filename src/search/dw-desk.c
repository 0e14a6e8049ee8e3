/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-desk.h"

#include "dw-advice.h"
#include "dw-audience.h"
#include "dw-filter.h"
#include "dw-index-source.h"
#include "dw-matches.h"
#include "dw-ranking.h"
#include "dw-spelling.h"
#include "dw-why.h"
#include "dw-wider.h"
#include "dw-writer.h"

#include <glib/gi18n-lib.h>

enum
{
  QUESTION_US = 250 * 1000, /* the longest that one question may keep the database busy */
  EXPANDING_US = 80 * 1000, /* of it, when no more of what the vocabulary adds is looked for */
  SCORING_US = 150 * 1000,  /* of it, when scoring ends: rows must still be read */
  ROWS_US = 2000 * 1000,    /* for the rows themselves, fifty by their numbers: what was found is shown, however slow the machine */
  MAX_TRIES = 3,            /* answers begun again because the directory changed under them */
};

struct _DwDesk
{
  char *data_dir;
  DwGazetteer *gazetteer;
  DwVocabulary *vocabulary; /* or NULL */
  DwIndexSource *source;    /* of the search index */
  DwReader *reader;         /* NULL until the directory exists and was opened */
  DwCatalogue *catalogue;   /* of the generation last seen */
  DwAudience *audience;     /* of the services of that generation */
  DwAdvice *advice;         /* of them */
  DwMatches *matches;       /* of the words last asked, in that generation: filters change more often than words */
  DwNamed *named;           /* the place that they name */
  DwQuestion *matched;      /* the question that brought them */
  GArray *corrections;      /* (nullable) of DwCorrected, in its words */
  DwDictionary *dictionary; /* (nullable) of the words of that generation, once one was needed */
  float *distances;         /* of the services of that generation from @near, or NULL */
  double near_latitude;
  double near_longitude;
  gint64 deadline;          /* of what the reader does now, monotonic µs; 0 for none */
};

DwDesk *
dw_desk_new (const char   *data_dir,
             DwGazetteer  *gazetteer,
             DwVocabulary *vocabulary)
{
  DwDesk *self = g_new0 (DwDesk, 1);

  self->data_dir = g_strdup (data_dir);
  self->gazetteer = dw_gazetteer_ref (gazetteer);
  self->source = dw_index_source_new (data_dir, gazetteer, vocabulary);
  self->vocabulary = vocabulary != NULL ? dw_vocabulary_ref (vocabulary) : NULL;
  return self;
}

static void
forget_generation (DwDesk *self)
{
  g_clear_pointer (&self->distances, g_free);
  g_clear_pointer (&self->named, dw_named_free);
  g_clear_pointer (&self->matches, dw_matches_free);
  g_clear_pointer (&self->matched, dw_question_free);
  g_clear_pointer (&self->corrections, g_array_unref);
  g_clear_pointer (&self->dictionary, dw_dictionary_free);
  g_clear_pointer (&self->advice, dw_advice_free);
  g_clear_pointer (&self->audience, dw_audience_free);
  g_clear_pointer (&self->catalogue, dw_catalogue_free);
}

static void
close_reader (DwDesk *self)
{
  forget_generation (self);
  g_clear_pointer (&self->reader, dw_reader_close);
}

void
dw_desk_free (DwDesk *self)
{
  close_reader (self);
  dw_index_source_free (self->source);
  dw_gazetteer_unref (self->gazetteer);
  g_clear_pointer (&self->vocabulary, dw_vocabulary_unref);
  g_free (self->data_dir);
  g_free (self);
}

void
dw_desk_keep_index (DwDesk *self)
{
  dw_index_source_keep (self->source);
}

/* Bounds what the reader does next, opening it when that is still to do. @deadline: monotonic µs, 0 for none. */
static gboolean
begin (DwDesk        *self,
       GCancellable  *cancellable,
       gint64         deadline,
       GError       **error)
{
  if (self->reader == NULL)
    self->reader = dw_reader_open (self->data_dir, error);
  if (self->reader == NULL)
    return FALSE;

  self->deadline = deadline;
  dw_reader_set_limit (self->reader, cancellable, deadline);
  return TRUE;
}

static gboolean
is_late (DwDesk *self)
{
  return self->deadline != 0 && g_get_monotonic_time () >= self->deadline;
}

/*
 * After a failure: what was cancelled says so in GIO's way, and a reader that failed for another reason than time or a
 * single record is opened anew next time, because the file may have been set aside and replaced.
 */
static void
settle_failure (DwDesk        *self,
                GCancellable  *cancellable,
                GError       **error)
{
  GError *cancelled = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &cancelled))
    {
      g_clear_error (error);
      g_propagate_error (error, cancelled);
    }
  else if (!is_late (self) && !(error != NULL && *error != NULL && (*error)->domain == DW_STORE_ERROR))
    close_reader (self);
}

/* From the index where there is one of this generation, else from the tables. */
static DwCatalogue *
load_catalogue (DwDesk  *self,
                gint64   generation,
                GError **error)
{
  g_autoptr (DwIndex) index = dw_index_source_open (self->source, self->reader, generation);
  DwCatalogue *catalogue = index != NULL ? dw_catalogue_new_from_index (index, self->gazetteer, NULL) : NULL;

  if (catalogue != NULL)
    return catalogue;
  if (index != NULL)
    dw_index_source_discard (self->source);

  return dw_catalogue_load (self->reader, self->gazetteer, error);
}

/* Loading the columns is not cut short: every later question needs them, and a typist would never see them done. */
static gboolean
catch_up (DwDesk  *self,
          GError **error)
{
  gint64 generation = begin (self, NULL, 0, error) ? dw_reader_get_generation (self->reader, error) : -1;

  if (generation < 0)
    return FALSE;
  if (self->catalogue != NULL && self->catalogue->columns->generation == generation
      && !dw_index_source_has_news (self->source))
    return TRUE;

  forget_generation (self);
  self->catalogue = load_catalogue (self, generation, error);
  if (self->catalogue != NULL && dw_catalogue_load_twins (self->catalogue, self->reader, error))
    self->audience = dw_audience_load (self->reader, self->catalogue, error);
  if (self->audience != NULL)
    self->advice = dw_advice_load (self->reader, self->catalogue, self->audience, error);
  if (self->advice == NULL)
    forget_generation (self);

  return self->advice != NULL;
}

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

/* Scores until @deadline. On a busy machine, or in a directory beyond measure, words then count alike: a plainer order
 * with exact counts is an answer, an excuse is none. */
static gboolean
score (DwDesk        *self,
       DwMatches     *matches,
       GCancellable  *cancellable,
       gint64         deadline,
       GError       **error)
{
  g_autoptr (GError) cut = NULL;

  if (!begin (self, cancellable, deadline, error))
    return FALSE;
  if (dw_matches_score (matches, self->reader, self->catalogue, &cut))
    return TRUE;

  if (!is_late (self) || g_cancellable_is_cancelled (cancellable))
    {
      g_propagate_error (error, g_steal_pointer (&cut));
      return FALSE;
    }

  g_debug ("Words count alike: scoring took too long");
  dw_matches_score_alike (matches);
  return TRUE;
}

/* The vocabulary's terms help where there is time for them; the person's own words are the question. */
static gboolean
expand (DwDesk        *self,
        DwMatches     *matches,
        GCancellable  *cancellable,
        gint64         deadline,
        GError       **error)
{
  g_autoptr (GError) cut = NULL;

  if (!begin (self, cancellable, deadline, error))
    return FALSE;
  if (dw_matches_expand (matches, self->reader, self->catalogue, &cut) || (is_late (self) && !g_cancellable_is_cancelled (cancellable)))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cut));
  return FALSE;
}

/* What @words (transfer full) find, not scored yet; NULL with @error. */
static DwMatches *
find_matches (DwDesk            *self,
              const DwQuestion  *question,
              DwQueryWords      *words,
              GCancellable      *cancellable,
              gint64             start,
              GError           **error)
{
  GArray *hints = dw_hints_read (self->gazetteer, self->vocabulary, words, question->unread, (const char *const *) question->undone,
                                 question->today);
  DwExpansions *expansions = dw_expansions_find (question->plain ? NULL : self->vocabulary, words, hints);
  g_autoptr (DwMatches) matches = NULL;

  dw_expansions_take_hints (expansions, words, hints);
  dw_audience_hush (words, expansions);
  if (!begin (self, cancellable, start + QUESTION_US, error))
    {
      dw_query_words_free (words);
      dw_expansions_free (expansions);
      g_array_unref (hints);
      return NULL;
    }

  matches = dw_matches_find (self->reader, self->catalogue, words, expansions, hints, error);
  return matches != NULL && expand (self, matches, cancellable, start + EXPANDING_US, error) ? g_steal_pointer (&matches) : NULL;
}

static gboolean
has_silent_word (const DwMatches *matches)
{
  for (guint i = 0; i < matches->words->n_items; i++)
    if (matches->n_held[i] == 0 && !dw_matches_is_read (matches, i))
      return TRUE;

  return FALSE;
}

/* Words that nothing holds may be mistyped: what is then searched is said, and undone by its key. FALSE with @error. */
static gboolean
correct (DwDesk            *self,
         const DwQuestion  *question,
         DwMatches        **matches,
         GCancellable      *cancellable,
         gint64             start,
         GError           **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) cut = NULL;

  g_clear_pointer (&self->corrections, g_array_unref);
  if (question->plain || !has_silent_word (*matches))
    return TRUE;

  if (self->dictionary == NULL && self->catalogue->index != NULL)
    self->dictionary = dw_dictionary_new_from_index (self->catalogue->index, self->reader, self->vocabulary);
  if (self->dictionary == NULL && begin (self, cancellable, start + SCORING_US, &cut))
    self->dictionary = dw_dictionary_load (self->reader, self->vocabulary, &cut);

  /* Without time for the dictionary, the words are what they are. */
  if (self->dictionary == NULL && is_late (self) && !g_cancellable_is_cancelled (cancellable))
    return TRUE;
  if (self->dictionary == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cut));
      return FALSE;
    }

  self->corrections = dw_spelling_correct (self->dictionary, self->gazetteer, *matches, (const char *const *) question->undone, &text);
  if (self->corrections == NULL)
    return TRUE;

  g_clear_pointer (matches, dw_matches_free);
  *matches = find_matches (self, question, dw_query_words_parse (text), cancellable, start, error);
  return *matches != NULL;
}

static gboolean
match_words (DwDesk            *self,
             const DwQuestion  *question,
             GCancellable      *cancellable,
             gint64             start,
             GError           **error)
{
  g_autoptr (DwMatches) matches = NULL;

  if (self->matches != NULL && dw_question_reads_alike (self->matched, question) && g_strcmp0 (self->matched->text, question->text) == 0)
    return TRUE;

  g_clear_pointer (&self->named, dw_named_free);
  g_clear_pointer (&self->matches, dw_matches_free);
  matches = find_matches (self, question, dw_query_words_parse (question->text), cancellable, start, error);
  if (matches == NULL || !correct (self, question, &matches, cancellable, start, error)
      || !score (self, matches, cancellable, start + SCORING_US, error))
    return FALSE;

  self->matches = g_steal_pointer (&matches);
  self->named = dw_named_read (self->catalogue, self->matches);
  g_clear_pointer (&self->matched, dw_question_free);
  self->matched = dw_question_copy (question);
  return TRUE;
}

/* Somebody in danger may be in no state to spell: "he hitts me" is heard too. */
static void
hear_danger (const DwDesk *self,
             DwAnswer     *answer)
{
  g_autofree char *text = self->corrections != NULL ? g_strjoinv (" ", self->matches->words->all) : NULL;

  if (text != NULL)
    answer->urgent |= dw_urgent_read (text);
}

static void
list_corrections (const DwDesk *self,
                  DwAnswer     *answer)
{
  guint n = self->corrections != NULL ? self->corrections->len : 0;

  answer->n_corrections = n;
  answer->corrections = dw_arena_alloc (answer->arena, MAX (n, 1) * sizeof *answer->corrections);
  for (guint i = 0; i < n; i++)
    {
      const DwCorrected *corrected = &g_array_index (self->corrections, DwCorrected, i);
      g_autofree char *key = dw_spelling_dup_key (corrected->typed);

      answer->corrections[i] = (DwCorrection) {
        .typed = dw_arena_strdup (answer->arena, corrected->typed),
        .shown = dw_arena_strdup (answer->arena, corrected->shown),
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
    };
}

static void
list_understood (const DwMatches *matches,
                 DwAnswer        *answer)
{
  guint n = matches->hints->len;

  answer->n_understood = n;
  answer->understood = dw_arena_alloc (answer->arena, MAX (n, 1) * sizeof *answer->understood);
  for (guint i = 0; i < n; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      g_autofree char *key = dw_hint_dup_key (hint->kind, hint->label);

      answer->understood[i] = (DwUnderstood) {
        .kind = hint->kind,
        .label = dw_arena_strdup (answer->arena, hint->label),
        .key = dw_arena_strdup (answer->arena, key),
      };
    }
}

static DwRanking
get_ranking (DwDesk           *self,
             const DwQuestion *question)
{
  return (DwRanking) {
    .catalogue = self->catalogue,
    .matches = self->matches,
    .audience = self->audience,
    .asker = dw_audience_hear (self->matches),
    .named = self->named,
    .question = question,
    .vicinity = dw_filter_find_vicinity (self->catalogue, question),
    .distances = measure (self, question->near),
  };
}

static void
tell_standings (const DwRanking *ranking,
                const DwFound   *found,
                DwAnswer        *answer)
{
  g_autofree char *named = dw_named_dup_label (ranking->named);

  answer->names_place = ranking->named->boroughs != 0;
  answer->named = named != NULL ? dw_arena_strdup (answer->arena, named) : NULL;
  dw_ranking_count (ranking, found->fits, found->n_fits, answer->n_standing);
}

static void
rank (DwDesk   *self,
      DwAnswer *answer)
{
  const DwQuestion *question = answer->question;
  g_autofree guint64 *among = dw_named_find (self->named, self->matches);
  const DwRanking ranking = get_ranking (self, question);
  guint64 asked_for = (guint64) question->offset + MIN (question->limit, DW_QUESTION_MAX_LIMIT);
  g_auto (DwFound) found = { 0 };

  dw_filter_apply (self->catalogue, question, among, ranking.distances, self->matches, answer->facets, &found);
  dw_ranking_set_apart (&ranking, &found);
  answer->n_hits = found.n_may;
  answer->n_fits = found.n_fits;
  answer->n_not_stated = found.n_may - found.n_fits;
  answer->hits = dw_ranking_pick (&ranking, &found, (guint) CLAMP (asked_for, DW_ANSWER_RANKED, G_MAXUINT), &answer->n_ranked);
  answer->confidence = dw_ranking_judge (&ranking, &found);
  tell_standings (&ranking, &found, answer);
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
  g_autofree gint64 *ids = g_new (gint64, n + 1);
  const DwRanking ranking = get_ranking (self, answer->question);
  gint64 now = g_get_monotonic_time ();
  int adviser = answer->confidence != DW_CONFIDENCE_MATCHES ? dw_advice_find (self->advice, &ranking) : -1;

  answer->matched = dw_arena_alloc (answer->arena, MAX (n, 1) * sizeof *answer->matched);
  for (guint i = 0; i < n; i++)
    {
      ids[i] = answer->hits[first + i].id;
      answer->matched[i] = dw_why_find (&ranking, &answer->hits[first + i], answer->arena);
    }

  if (adviser >= 0)
    ids[n] = self->catalogue->columns->ids[adviser];
  if (begin (self, cancellable, MAX (start + QUESTION_US, now + ROWS_US), error))
    answer->summaries = dw_reader_read_summaries (self->reader, ids, n + (adviser >= 0), error);
  if (answer->summaries != NULL && adviser >= 0)
    answer->advice = g_ptr_array_steal_index (answer->summaries, n);

  return answer->summaries != NULL;
}

static DwAnswer *
answer_once (DwDesk            *self,
             const DwQuestion  *question,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (DwAnswer) answer = NULL;
  gint64 start = 0;

  if (!catch_up (self, error))
    return NULL;

  start = g_get_monotonic_time ();
  if (!match_words (self, question, cancellable, start, error))
    return NULL;

  answer = dw_answer_new (question);
  answer->generation = self->catalogue->columns->generation;
  answer->n_services = self->catalogue->n_services - dw_twin_sets_get_n_doubles (self->catalogue->twins);
  answer->without_index = self->catalogue->index == NULL;
  count_words (self->matches, answer);
  list_also (self->matches, answer);
  list_understood (self->matches, answer);
  list_corrections (self, answer);
  hear_danger (self, answer);
  rank (self, answer);

  return summarise (self, answer, cancellable, start, error) ? g_steal_pointer (&answer) : NULL;
}

/* A damaged list was met: the index goes, and the question begins again without it. */
static gboolean
gives_up_index (DwDesk  *self,
                GError **error)
{
  if (self->catalogue == NULL || self->catalogue->index == NULL || error == NULL || *error == NULL
      || (*error)->domain != DW_INDEX_ERROR)
    return FALSE;

  g_clear_error (error);
  dw_index_source_discard (self->source);
  forget_generation (self);
  return TRUE;
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
      if (answer == NULL && gives_up_index (self, &problem))
        continue;

      generation = answer != NULL ? dw_reader_get_generation (self->reader, &problem) : -1;
      if (generation < 0)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          settle_failure (self, cancellable, error);
          return NULL;
        }
      /* The words were matched in the newer directory, perhaps: their matches are of no one generation. */
      if (generation != answer->generation)
        forget_generation (self);
    }

  return g_steal_pointer (&answer);
}

static GArray *
rank_all (DwDesk         *self,
          const DwAnswer *answer)
{
  g_autofree guint64 *among = dw_named_find (self->named, self->matches);
  const DwRanking ranking = get_ranking (self, answer->question);
  g_autofree DwFacetCounts *facets = g_new (DwFacetCounts, DW_N_FACETS);
  g_auto (DwFound) found = { 0 };
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (DwHit));
  guint n_hits = 0;
  g_autofree DwHit *hits = NULL;

  dw_filter_apply (self->catalogue, answer->question, among, ranking.distances, self->matches, facets, &found);
  dw_ranking_set_apart (&ranking, &found);
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
  if (!catch_up (self, error) || !match_words (self, answer->question, cancellable, g_get_monotonic_time (), error))
    {
      settle_failure (self, cancellable, error);
      return FALSE;
    }

  if (self->catalogue->columns->generation == answer->generation)
    return TRUE;

  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND, _("The directory has changed since. Please search again."));
  return FALSE;
}

GArray *
dw_desk_rank (DwDesk          *self,
              const DwAnswer  *answer,
              GCancellable    *cancellable,
              GError         **error)
{
  return return_to (self, answer, cancellable, error) ? rank_all (self, answer) : NULL;
}

GArray *
dw_desk_explain (DwDesk          *self,
                 const DwAnswer  *answer,
                 gint64           service_id,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  int index = return_to (self, answer, cancellable, error) ? dw_catalogue_find (self->catalogue, service_id) : -1;
  DwRanking ranking;
  DwMatched matched;
  DwHit hit;

  if (index < 0)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND, _("The directory has changed since. Please search again."));
      return NULL;
    }

  ranking = get_ranking (self, answer->question);
  hit = dw_ranking_make_hit (&ranking, (guint) index);
  matched = dw_why_find (&ranking, &hit, arena);
  return dw_why_list_lines (&matched);
}

GPtrArray *
dw_desk_read_summaries (DwDesk        *self,
                        const gint64  *ids,
                        guint          n_ids,
                        GCancellable  *cancellable,
                        GError       **error)
{
  GPtrArray *summaries = NULL;

  if (begin (self, cancellable, 0, error))
    summaries = dw_reader_read_summaries (self->reader, ids, n_ids, error);
  if (summaries == NULL)
    settle_failure (self, cancellable, error);

  return summaries;
}

DwRecord *
dw_desk_read_record (DwDesk        *self,
                     gint64         service_id,
                     GCancellable  *cancellable,
                     GError       **error)
{
  DwRecord *record = NULL;

  if (begin (self, cancellable, 0, error))
    record = dw_reader_read_record (self->reader, service_id, error);
  if (record == NULL)
    settle_failure (self, cancellable, error);

  return record;
}

GPtrArray *
dw_desk_read_twins (DwDesk        *self,
                    gint64         service_id,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GPtrArray *twins = NULL;

  if (begin (self, cancellable, 0, error))
    twins = dw_reader_read_twins (self->reader, service_id, error);
  if (twins == NULL)
    settle_failure (self, cancellable, error);

  return twins;
}

GPtrArray *
dw_desk_list_feeds (DwDesk        *self,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GPtrArray *feeds = NULL;

  if (begin (self, cancellable, 0, error))
    feeds = dw_reader_list_feeds (self->reader, error);
  if (feeds == NULL)
    settle_failure (self, cancellable, error);

  return feeds;
}
