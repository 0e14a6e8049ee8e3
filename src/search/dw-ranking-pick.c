/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ranking-private.h"

#include "dw-bits.h"

#include <math.h>
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum
{
  MANY = 8192,              /* hits that are quicker sorted all at once than picked, where a good part of them is
                               wanted */
  MANY_WAITING = 16,        /* words of a set whose candidates are fetched from memory before the first of them is
                               scored */
  FEW = 6,                  /* of 64 candidates, which are asked one by one whether their score is worth working out */
};

/* One that may be among the first, and what it is sorted by: smaller comes first. */
typedef struct
{
  guint64 first;
  guint64 second;
  guint32 index;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;

  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;

  return (left->second > right->second) - (left->second < right->second);
}

static Candidate
make_candidate (const DwRanking *self,
                gboolean         fits,
                guint            index,
                float            score)
{
  guint32 name = self->catalogue->name_rank[index];
  guint group = dw_ranking_find_group (self->order, dw_ranking_find_standing (self, index));
  guint64 first = (guint64) !fits << 63 | (guint64) group << 32;
  guint64 by_score = (guint64) (G_MAXINT32 - dw_ranking_order_bits (score)) << 32 | name;
  gboolean is_home = (dw_catalogue_get_mask (self->catalogue, DW_FACET_BOROUGH, index) & self->home) != 0;
  float distance_m = dw_ranking_tell_distance (self->distances != NULL ? self->distances[index] : NAN, is_home);

  switch (self->order)
    {
    case DW_ORDER_NAME:
      return (Candidate) { first | name, 0, index };
    case DW_ORDER_NEAREST:
      return (Candidate) { first | dw_ranking_order_bits (distance_m), by_score, index };
    case DW_ORDER_BEST:
      break;
    }

  return (Candidate) { first, by_score, index };
}

/* The score that a candidate was made of; in the order of names there is none in it. */
static float
get_score (const Candidate *candidate)
{
  union { guint32 bits; float number; } both = { .bits = G_MAXINT32 - (guint32) (candidate->second >> 32) };

  return both.number;
}

/* The best so far: a heap with the last of them on top, which is what the next must come before. */
typedef struct
{
  Candidate *candidates;
  guint n;
  guint n_wanted;
  double highest_factor;    /* see dw_ranking_find_highest_factor() */
  double raised[DW_N_RAISED];  /* the highest factor of those that are raised so */
  float floors[2];          /* of what may fit, of what fits: see find_floor() */
} Best;

static void
sink (Best      *best,
      Candidate  candidate)
{
  guint at = 0;

  for (guint child = 1; child < best->n; child = 2 * at + 1)
    {
      if (child + 1 < best->n && compare_candidates (&best->candidates[child + 1], &best->candidates[child]) > 0)
        child++;
      if (compare_candidates (&best->candidates[child], &candidate) <= 0)
        break;
      best->candidates[at] = best->candidates[child];
      at = child;
    }

  best->candidates[at] = candidate;
}

static void
rise (Best      *best,
      Candidate  candidate)
{
  guint at = best->n++;

  for (; at > 0 && compare_candidates (&best->candidates[(at - 1) / 2], &candidate) < 0; at = (at - 1) / 2)
    best->candidates[at] = best->candidates[(at - 1) / 2];

  best->candidates[at] = candidate;
}

/* Puts in one that is not too late. */
static void
put_in (Best      *best,
        Candidate  candidate)
{
  if (best->n < best->n_wanted)
    rise (best, candidate);
  else
    sink (best, candidate);
}

static gboolean
is_too_late (const Best      *best,
             const Candidate *candidate)
{
  return best->n == best->n_wanted && compare_candidates (candidate, &best->candidates[0]) >= 0;
}

/* The score below which nothing that fits, or that may fit, comes among the best any more; 0 where that is not told by
   scores. */
static float
find_floor (const DwRanking *self,
            const Best      *best,
            gboolean         fits)
{
  const Candidate *last = &best->candidates[0];
  gboolean last_fits = last->first >> 63 == 0;

  if (best->n < best->n_wanted || self->order != DW_ORDER_BEST || dw_named_is_any (self->named))
    return 0;
  if (fits != last_fits)
    return last_fits ? INFINITY : 0;
  /* Before what is set apart comes everything, however low its score. */
  if (last->first << 1 != 0)
    return 0;

  return get_score (last);
}

static void
note_floors (const DwRanking *self,
             Best            *best)
{
  for (guint fits = 0; fits < G_N_ELEMENTS (best->floors); fits++)
    best->floors[fits] = find_floor (self, best, fits != 0);
}

/*
 * Most services are no use, which is told from the least that must be known of them: first from the most that their
 * words can come to, then from what of the question they cover, and only then from everything. @factor: the most that
 * it can be raised by
 */
static void
take_candidate (const DwRanking *self,
                Best            *best,
                gboolean         fits,
                guint            index,
                float            score,
                double           factor)
{
  gboolean has_words = self->matches->words->n_items > 0;
  double most = has_words ? factor * (double) dw_ranking_raise (self, score) : best->highest_factor;
  Candidate candidate;
  float whole;

  if ((float) most < best->floors[fits])
    return;
  if (has_words)
    most *= dw_ranking_weigh_coverage (self, index);
  if ((float) most < best->floors[fits])
    return;

  /* Where no score tells it, the order may: by name, and to the nearest. */
  if (best->floors[fits] <= 0 && best->n == best->n_wanted)
    {
      candidate = make_candidate (self, fits, index, (float) most);
      if (is_too_late (best, &candidate))
        return;
    }

  whole = dw_ranking_score_whole (self, index, score);
  if (whole < best->floors[fits])
    return;

  candidate = make_candidate (self, fits, index, whole);
  if (is_too_late (best, &candidate))
    return;

  put_in (best, candidate);
  note_floors (self, best);
}

/* Of 64 scores, those that are at least @least: a bit each. */
static guint64
find_reaching (const float *scores,
               float        least)
{
  guint64 reaching = 0;

#ifdef __SSE2__
  for (guint i = 0; i < 64; i += 4)
    reaching |= (guint64) (guint) _mm_movemask_ps (_mm_cmpge_ps (_mm_loadu_ps (scores + i), _mm_set1_ps (least))) << i;
#else
  for (guint i = 0; i < 64; i++)
    reaching |= (guint64) (scores[i] >= least) << i;
#endif

  return reaching;
}

static double
get_raised (const Best      *best,
            const DwRaising *raising,
            guint            bit)
{
  return best->raised[dw_raising_tell (raising, bit)];
}

/*
 * Of the candidates of one word of a set, @left, those that the terms which they hold can bring among the best: to know
 * that takes a part of the time that their scores take.
 */
static guint64
keep_reaching (const DwRanking *self,
               const DwFound   *found,
               const Best      *best,
               const DwRaising *raising,
               gsize            word,
               guint64          left)
{
  guint64 reaching = left;

  for (; left != 0; left &= left - 1)
    {
      guint bit = (guint) __builtin_ctzll (left);
      guint index = (guint) word * 64 + bit;
      float least = best->floors[(found->fits[word] >> bit) & 1];
      double most = get_raised (best, raising, bit) * (double) dw_matches_get_most (self->matches, index);

      if ((float) most < least || (float) (most * dw_ranking_weigh_coverage (self, index)) < least)
        reaching ^= left & -left;
    }

  return reaching;
}

/* Candidates of one word of a set. */
typedef struct
{
  gsize word;
  guint64 left;
  gboolean are_few;
  DwRaising raising;        /* of few */
} Waiting;

/* Those whose terms reach far enough; what their scores are made of is fetched, and comes while others are looked
   at. */
static Waiting
wait_for (const DwRanking *self,
          const DwFound   *found,
          const Best      *best,
          gsize            word,
          guint64          left)
{
  Waiting waiting = { .word = word, .left = left, .are_few = dw_bits_count_word (left) <= FEW };

  if (waiting.are_few)
    {
      waiting.raising = dw_ranking_find_raising (self, word);
      if (best->floors[TRUE] > 0 || best->floors[FALSE] > 0)
        waiting.left = keep_reaching (self, found, best, &waiting.raising, word, left);
      dw_matches_fetch_word (self->matches, word, waiting.left);
    }

  return waiting;
}

/* By what their words come to. */
static void
take_scored (const DwRanking *self,
             const DwFound   *found,
             Best            *best,
             const Waiting   *waiting)
{
  gsize word = waiting->word;
  guint64 fitting = found->fits[word];
  float factor = (float) best->highest_factor;
  DwRaising raising = waiting->raising;
  guint64 left;
  float scores[64];

  dw_matches_score_word (self->matches, word, waiting->left, scores);
  left = waiting->left
         & ((find_reaching (scores, best->floors[TRUE] / factor) & fitting)
            | (find_reaching (scores, best->floors[FALSE] / factor) & ~fitting));
  if (left != 0 && !waiting->are_few)
    raising = dw_ranking_find_raising (self, word);

  for (; left != 0; left &= left - 1)
    {
      guint bit = (guint) __builtin_ctzll (left);

      take_candidate (self, best, (fitting >> bit) & 1, (guint) word * 64 + bit, scores[bit],
                      get_raised (best, &raising, bit));
    }
}

/* Of one word of a set, those that may still come among the best. */
static guint64
find_left (const DwFound *found,
           const Best    *best,
           gsize          word)
{
  /* What fits may have taken all places. */
  return isinf (best->floors[FALSE]) ? found->may[word] & found->fits[word] : found->may[word];
}

/* From word @first of the sets to that before @end. */
static void
take_worded (const DwRanking *self,
             const DwFound   *found,
             Best            *best,
             gsize            first,
             gsize            end)
{
  Waiting waiting[MANY_WAITING];
  guint n = 0;

  for (gsize word = first; word < end; word++)
    {
      guint64 left = find_left (found, best, word);

      if (left != 0)
        waiting[n] = wait_for (self, found, best, word, left);
      if (left != 0 && waiting[n].left != 0)
        n++;
      for (guint i = 0; (n == MANY_WAITING || word + 1 == end) && i < n; i++)
        take_scored (self, found, best, &waiting[i]);
      if (n == MANY_WAITING)
        n = 0;
    }
}

static void
take_wordless (const DwRanking *self,
               const DwFound   *found,
               Best            *best,
               gsize            first,
               gsize            end)
{
  for (gsize word = first; word < end; word++)
    for (guint64 left = find_left (found, best, word); left != 0; left &= left - 1)
      {
        guint bit = (guint) __builtin_ctzll (left);

        take_candidate (self, best, (found->fits[word] >> bit) & 1, (guint) word * 64 + bit, 0, best->highest_factor);
      }
}

/* The best of what each hand has seen. */
typedef struct
{
  const DwRanking *ranking;
  const DwFound *found;
  Best best[DW_HELPER_HANDS];
} Picking;

static void
take_part (gpointer data,
           guint    hand,
           guint    part)
{
  Picking *picking = data;
  const DwCatalogue *catalogue = picking->ranking->catalogue;
  gsize first = dw_catalogue_get_part (catalogue, part);
  gsize end = dw_catalogue_get_part (catalogue, part + 1);
  Best best = picking->best[hand]; /* the hands' own stand too close together in memory */

  if (picking->ranking->matches->words->n_items > 0)
    take_worded (picking->ranking, picking->found, &best, first, end);
  else
    take_wordless (picking->ranking, picking->found, &best, first, end);
  picking->best[hand] = best;
}

/* No two services stand at one place, so that it does not matter who has seen which. */
static void
join (Best       *best,
      const Best *other)
{
  for (guint i = 0; i < other->n; i++)
    if (!is_too_late (best, &other->candidates[i]))
      put_in (best, other->candidates[i]);
}

static Best
pick_best (const DwRanking *self,
           const DwFound   *found,
           guint            n_wanted)
{
  Picking picking = { .ranking = self, .found = found };
  Best best = { .n_wanted = n_wanted, .highest_factor = dw_ranking_find_highest_factor (self) };

  for (guint raised = 0; raised < DW_N_RAISED; raised++)
    best.raised[raised] = dw_ranking_find_highest_raised (self, raised);
  for (guint hand = 0; hand < DW_HELPER_HANDS; hand++)
    {
      picking.best[hand] = best;
      picking.best[hand].candidates = g_new (Candidate, MAX (n_wanted, 1));
    }

  if (n_wanted > 0)
    dw_helper_share (self->catalogue->helper, dw_catalogue_count_parts (self->catalogue), take_part, &picking);

  for (guint hand = 1; hand < DW_HELPER_HANDS; hand++)
    {
      join (&picking.best[0], &picking.best[hand]);
      g_free (picking.best[hand].candidates);
    }
  return picking.best[0];
}

static DwHit *
make_hits (const DwRanking *self,
           const Best      *best)
{
  DwHit *hits = g_new (DwHit, MAX (best->n, 1));

  for (guint i = 0; i < best->n; i++)
    {
      guint index = best->candidates[i].index;

      hits[i] = self->order == DW_ORDER_NAME
                    ? dw_ranking_make_hit (self, index)
                    : dw_ranking_make_scored_hit (self, index, get_score (&best->candidates[i]));
      hits[i].fits = best->candidates[i].first >> 63 == 0 ? DW_TRI_YES : DW_TRI_NOT_STATED;
    }

  return hits;
}

static DwHit *
rank_all (const DwRanking *self,
          const DwFound   *found,
          guint           *n_picked)
{
  DwHit *hits = g_new (DwHit, found->n_may);
  guint n = 0;

  DW_BITS_FOREACH (index, found->may, self->catalogue->columns->n_services)
    {
      hits[n] = dw_ranking_make_hit (self, index);
      hits[n++].fits = dw_bits_has (found->fits, index) ? DW_TRI_YES : DW_TRI_NOT_STATED;
    }

  dw_ranking_sort (self->catalogue, self->order, self->home, hits, n);
  dw_ranking_look_closer (self, hits, n);
  *n_picked = n;
  return hits;
}

DwHit *
dw_ranking_pick (const DwRanking *self,
                 const DwFound   *found,
                 guint            n_wanted,
                 guint           *n_picked)
{
  guint n_looked_at = MIN (MAX (n_wanted, DW_CLOSER_LOOK_MOST), found->n_may);
  Best best;
  DwHit *hits;

  if (found->n_may > MANY && n_looked_at > found->n_may / 4)
    return rank_all (self, found, n_picked);

  best = pick_best (self, found, n_looked_at);
  qsort (best.candidates, best.n, sizeof *best.candidates, compare_candidates);
  hits = make_hits (self, &best);
  dw_ranking_look_closer (self, hits, best.n);
  *n_picked = MIN (best.n, n_wanted);
  g_free (best.candidates);
  return hits;
}
