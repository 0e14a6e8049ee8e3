/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ranking.h"

#include "dw-bits.h"
#include "dw-hint-fit.h"
#include "dw-weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What runs, or does not say, keeps its score. */
static double
weigh_status (DwMask status)
{
  if (status == 0 || (status & DW_STATUS_RUNNING) != 0)
    return 1;
  if ((status & DW_STATUS_PLANNED) != 0)
    return DW_WEIGHTS.planned;
  if ((status & DW_STATUS_PAUSED) != 0)
    return DW_WEIGHTS.paused;

  return DW_WEIGHTS.historic;
}

static double
weigh_needs (DwMask stated,
             DwMask asked)
{
  return (stated & asked) != 0 ? 1 + DW_WEIGHTS.need : 1;
}

static double
weigh_coverage (const DwMatches *matches,
                guint            index)
{
  return DW_WEIGHTS.coverage_floor + (1 - DW_WEIGHTS.coverage_floor) * (double) dw_matches_get_coverage (matches, index);
}

/* @score: of its words, from dw_matches_score_word(). */
static float
weigh (const DwCatalogue *catalogue,
       const DwMatches   *matches,
       guint              index,
       float              score)
{
  double status = weigh_status (dw_catalogue_get_mask (catalogue, DW_FACET_STATUS, index));
  double needs = weigh_needs (dw_catalogue_get_mask (catalogue, DW_FACET_NEED, index), matches->expansions->needs);

  if (matches->words->n_items == 0)
    return (float) status;

  return (float) (status * needs * dw_hint_fit_weigh (catalogue, matches->hints, index) * weigh_coverage (matches, index)
                  * (double) score);
}

/* What a hit is sorted by: smaller comes first. */
typedef struct
{
  guint64 key;
  guint32 hit;              /* place in the array that is being sorted */
} Place;

enum
{
  MANY_OF_A_WORD = 16,      /* slots, of 64, of which the best is told before each is looked at */
  MANY = 8192,              /* hits that are quicker sorted all at once than picked, where a good part of them is wanted */
  DIGIT_BITS = 16,
  N_DIGITS = 64 / DIGIT_BITS,
  RADIX = 1 << DIGIT_BITS,
};

/* An even number of moves from one array to another ends where it began. */
G_STATIC_ASSERT (N_DIGITS % 2 == 0);

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  guint64 left = ((const Place *) a)->key;
  guint64 right = ((const Place *) b)->key;

  return (left > right) - (left < right);
}

/* Moves @from to @to, sorted by one digit and otherwise in the order they had. */
static void
sort_by_digit (const Place *from,
               Place       *to,
               guint        n,
               guint        shift)
{
  g_autofree guint *next = g_new0 (guint, RADIX + 1);

  for (guint i = 0; i < n; i++)
    next[(from[i].key >> shift) % RADIX + 1]++;
  for (guint i = 1; i <= RADIX; i++)
    next[i] += next[i - 1];
  for (guint i = 0; i < n; i++)
    to[next[(from[i].key >> shift) % RADIX]++] = from[i];
}

/* Digit by digit for the many, since a whole directory is sorted at every keystroke; comparing for the few. */
static void
sort_places (Place *places,
             guint  n)
{
  g_autofree Place *other = n > RADIX / 8 ? g_new (Place, n) : NULL;

  if (n < 2)
    return;

  if (other == NULL)
    {
      qsort (places, n, sizeof *places, compare_places);
      return;
    }

  for (guint digit = 0; digit < N_DIGITS; digit += 2)
    {
      sort_by_digit (places, other, n, digit * DIGIT_BITS);
      sort_by_digit (other, places, n, (digit + 1) * DIGIT_BITS);
    }
}

/* The bits of a number that is not negative are in the order of the numbers; the sign bit is left for others. */
static guint64
order_bits (float number)
{
  union { float number; guint32 bits; } both = { .number = number };

  return isnan (number) ? G_MAXINT32 : both.bits & G_MAXINT32;
}

enum { TIE_BITS = 29 };

/* Standings have three bits, and no directory has so many services that a tie needs more than the rest. */
G_STATIC_ASSERT (DW_N_STANDINGS <= 8);

/* Only the order by best fit goes by the place named; but in no order does whoever was hurt meet those first who work with who hurts. */
static guint
find_group (DwOrder    order,
            DwStanding standing)
{
  return order == DW_ORDER_BEST || standing == DW_STANDING_ABUSERS ? standing : 0;
}

static gboolean
is_set_apart (const DwRanking *self,
              guint            index)
{
  return self->asker.fears_abuse && dw_bits_has (self->audience->for_abusers, index);
}

static DwStanding
find_standing (const DwRanking *self,
               guint            index)
{
  return is_set_apart (self, index) ? DW_STANDING_ABUSERS : dw_named_judge (self->named, index);
}

static guint64
make_key (const DwHit *hit,
          guint        group,
          guint64      bits,
          guint32      tie)
{
  return (guint64) (hit->fits != DW_TRI_YES) << 63 | (guint64) group << (TIE_BITS + 31) | bits << TIE_BITS | tie;
}

void
dw_ranking_sort (const DwCatalogue *catalogue,
                 DwOrder            order,
                 DwHit             *hits,
                 guint              n_hits)
{
  g_autofree Place *places = g_new (Place, n_hits);
  g_autofree DwHit *unsorted = g_memdup2 (hits, n_hits * sizeof *hits);

  for (guint i = 0; i < n_hits; i++)
    {
      guint64 bits = order != DW_ORDER_NAME ? G_MAXINT32 - order_bits (hits[i].score) : 0;
      guint group = find_group (order, hits[i].standing);

      places[i] = (Place) { .key = make_key (&hits[i], group, bits, catalogue->name_rank[hits[i].index]), .hit = i };
    }
  sort_places (places, n_hits);

  /* Of several at one place, the best first. */
  if (order == DW_ORDER_NEAREST)
    {
      for (guint i = 0; i < n_hits; i++)
        {
          const DwHit *hit = &hits[places[i].hit];

          places[i].key = make_key (hit, find_group (order, hit->standing), order_bits (hit->distance_m), i);
        }
      sort_places (places, n_hits);
    }

  for (guint i = 0; i < n_hits; i++)
    hits[i] = unsorted[places[i].hit];
}

/* The most that what is known of a service can make of the score of its words. */
static double
find_highest_factor (const DwRanking *self)
{
  const GArray *hints = self->matches->hints;
  gboolean is_asked[DW_N_HINT_KINDS] = { FALSE };
  double factor = self->matches->expansions->needs != 0 ? 1 + DW_WEIGHTS.need : 1;

  for (guint i = 0; i < hints->len; i++)
    is_asked[g_array_index (hints, DwHint, i).kind] = TRUE;
  is_asked[DW_HINT_ASKER] |= self->asker.are != 0;

  for (guint kind = 0; kind < DW_N_HINT_KINDS; kind++)
    if (is_asked[kind])
      factor *= fmax (1, fmax (DW_WEIGHTS.hint_met[kind], DW_WEIGHTS.hint_missed[kind]));

  return factor;
}

static float
score_whole (const DwRanking *self,
             guint            index,
             float            score)
{
  double fit = (double) weigh (self->catalogue, self->matches, index, score);

  return (float) (fit * dw_audience_weigh (self->audience, self->asker, index));
}

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
  guint group = find_group (self->question->order, find_standing (self, index));
  guint64 first = (guint64) !fits << 63 | (guint64) group << 32;
  guint64 by_score = (guint64) (G_MAXINT32 - order_bits (score)) << 32 | name;
  float distance_m = self->distances != NULL ? self->distances[index] : NAN;

  switch (self->question->order)
    {
    case DW_ORDER_NAME:
      return (Candidate) { first | name, 0, index };
    case DW_ORDER_NEAREST:
      return (Candidate) { first | order_bits (distance_m), by_score, index };
    case DW_ORDER_BEST:
      break;
    }

  return (Candidate) { first, by_score, index };
}

/* The best so far: a heap with the last of them on top, which is what the next must come before. */
typedef struct
{
  Candidate *candidates;
  guint n;
  guint n_wanted;
  double highest_factor;    /* see find_highest_factor(), and a little more, for what rounding does */
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

static gboolean
is_too_late (const Best      *best,
             const Candidate *candidate)
{
  return best->n == best->n_wanted && compare_candidates (candidate, &best->candidates[0]) >= 0;
}

/* The score below which nothing that fits, or that may fit, comes among the best any more; 0 where that is not told by scores. */
static float
find_floor (const DwRanking *self,
            const Best      *best,
            gboolean         fits)
{
  const Candidate *last = &best->candidates[0];
  gboolean last_fits = last->first >> 63 == 0;
  union { guint32 bits; float number; } both = { .bits = G_MAXINT32 - (guint32) (last->second >> 32) };

  if (best->n < best->n_wanted || self->question->order != DW_ORDER_BEST || self->named->boroughs != 0)
    return 0;
  if (fits != last_fits)
    return last_fits ? INFINITY : 0;
  /* Before what is set apart comes everything, however low its score. */
  if (last->first << 1 != 0)
    return 0;

  return both.number;
}

static void
note_floors (const DwRanking *self,
             Best            *best)
{
  for (guint fits = 0; fits < G_N_ELEMENTS (best->floors); fits++)
    best->floors[fits] = find_floor (self, best, fits != 0);
}

/*
 * Most services are no use, which is told from the least that must be known of them: first from the most that their words
 * can come to, then from what of the question they cover, and only then from everything.
 */
static void
take_candidate (const DwRanking *self,
                Best            *best,
                gboolean         fits,
                guint            index,
                float            score)
{
  double most = self->matches->words->n_items > 0 ? best->highest_factor * (double) score : best->highest_factor;
  Candidate candidate;

  if (self->matches->words->n_items > 0)
    {
      DwMask asked = self->matches->expansions->needs;

      /* The needs are the greatest of the factors, and soon told. */
      if (asked != 0 && (dw_catalogue_get_mask (self->catalogue, DW_FACET_NEED, index) & asked) == 0)
        most /= 1 + DW_WEIGHTS.need;
      if ((float) most < best->floors[fits])
        return;
      most *= weigh_coverage (self->matches, index);
    }
  if ((float) most < best->floors[fits])
    return;

  candidate = make_candidate (self, fits, index, (float) most);
  if (is_too_late (best, &candidate))
    return;

  candidate = make_candidate (self, fits, index, score_whole (self, index, score));
  if (is_too_late (best, &candidate))
    return;

  if (best->n < best->n_wanted)
    rise (best, candidate);
  else
    sink (best, candidate);
  note_floors (self, best);
}

/* The greatest of 64 scores. None is negative, so their bits are in the order of the numbers, which is quicker told. */
static float
find_greatest (const float *scores)
{
  gint32 bits[64];
  union { gint32 bits; float number; } greatest = { .bits = 0 };

  memcpy (bits, scores, sizeof bits);
  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    greatest.bits = MAX (greatest.bits, bits[i]);

  return greatest.number;
}

static void
take_candidates (const DwRanking *self,
                 const DwFound   *found,
                 Best            *best)
{
  float factor = self->matches->words->n_items > 0 ? (float) best->highest_factor : 0;

  for (gsize word = 0; word < dw_bits_n_words (self->catalogue->columns->n_services); word++)
    {
      guint64 left = found->may[word];
      float scores[64];

      if (left == 0)
        continue;
      dw_matches_score_word (self->matches, word, left, scores);
      if (factor > 0 && dw_bits_count_word (left) > MANY_OF_A_WORD
          && factor * find_greatest (scores) < MIN (best->floors[0], best->floors[1]))
        continue;

      for (; left != 0; left &= left - 1)
        {
          guint bit = (guint) __builtin_ctzll (left);
          gboolean fits = (found->fits[word] >> bit) & 1;

          if (factor <= 0 || factor * scores[bit] >= best->floors[fits])
            take_candidate (self, best, fits, (guint) word * 64 + bit, scores[bit]);
        }
    }
}

DwHit
dw_ranking_make_hit (const DwRanking *self,
                     guint            index)
{
  DwHit hit = dw_filter_make_hit (self->catalogue, self->question, &self->vicinity, self->distances, index);

  hit.score = score_whole (self, index, dw_matches_get_score (self->matches, index));
  hit.standing = (guint8) find_standing (self, index);
  hit.is_for_workers = dw_bits_has (self->audience->for_workers, index);
  return hit;
}

static DwHit *
make_hits (const DwRanking *self,
           const Best      *best)
{
  DwHit *hits = g_new (DwHit, MAX (best->n, 1));

  for (guint i = 0; i < best->n; i++)
    {
      hits[i] = dw_ranking_make_hit (self, best->candidates[i].index);
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

  dw_ranking_sort (self->catalogue, self->question->order, hits, n);
  *n_picked = n;
  return hits;
}

/* Of @slots, those that are set apart. */
static guint64 *
find_apart (const DwRanking *self,
            const guint64   *slots)
{
  guint64 *apart = dw_bits_new (self->catalogue->columns->n_services);

  for (gsize word = 0; self->asker.fears_abuse && word < dw_bits_n_words (self->catalogue->columns->n_services); word++)
    apart[word] = slots[word] & self->audience->for_abusers[word];

  return apart;
}

void
dw_ranking_set_apart (const DwRanking *self,
                      DwFound         *found)
{
  guint n_slots = self->catalogue->columns->n_services;
  g_autofree guint64 *apart = NULL;

  if (!self->asker.fears_abuse || found->n_fits == found->n_may)
    return;

  apart = find_apart (self, found->fits);
  for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
    found->fits[word] &= ~apart[word];
  found->n_fits = dw_bits_count (found->fits, n_slots);
}

void
dw_ranking_count (const DwRanking *self,
                  const guint64   *slots,
                  guint            n,
                  guint            counts[DW_N_STANDINGS])
{
  guint n_slots = self->catalogue->columns->n_services;
  g_autofree guint64 *others = NULL;
  guint n_apart = 0;

  if (self->asker.fears_abuse)
    {
      others = find_apart (self, slots);
      n_apart = dw_bits_count (others, n_slots);
      for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
        others[word] ^= slots[word];
    }

  dw_named_count (self->named, others != NULL ? others : slots, n - n_apart, counts);
  counts[DW_STANDING_ABUSERS] = n_apart;
}

DwHit *
dw_ranking_pick (const DwRanking *self,
                 const DwFound   *found,
                 guint            n_wanted,
                 guint           *n_picked)
{
  Best best = { .n_wanted = MIN (n_wanted, found->n_may), .highest_factor = 1.0001 * find_highest_factor (self) };
  DwHit *hits;

  if (found->n_may > MANY && best.n_wanted > found->n_may / 4)
    return rank_all (self, found, n_picked);

  best.candidates = g_new (Candidate, MAX (best.n_wanted, 1));
  if (best.n_wanted > 0)
    take_candidates (self, found, &best);

  qsort (best.candidates, best.n, sizeof *best.candidates, compare_candidates);
  hits = make_hits (self, &best);
  *n_picked = best.n;
  g_free (best.candidates);
  return hits;
}

/*
 * What of the question's weight the words have that no service holds, and no vocabulary knows for a thing of its own. Where
 * somebody tells a story, and a saying of the vocabulary tells what is needed, those are the story ("massive", "in the
 * supermarket") and take nothing from an answer to the need. Otherwise they may be all that is asked for: "piano teacher".
 */
static double
weigh_story (const DwMatches *matches)
{
  const DwExpansions *expansions = matches->expansions;
  gboolean is_told = expansions->needs != 0 && !expansions->only_leans && matches->words->n_all >= DW_WEIGHTS.story_words;
  double story = 0;

  for (guint i = 0; is_told && i < expansions->n_concepts; i++)
    if (matches->concepts[i].n_holding == 0 && !expansions->is_own_thing[i])
      story += (double) matches->concepts[i].share;

  return story;
}

DwConfidence
dw_ranking_judge (const DwRanking *self,
                  const DwFound   *found)
{
  double enough = DW_WEIGHTS.weak_coverage * (1 - weigh_story (self->matches));

  if (found->n_may == 0)
    return DW_CONFIDENCE_NONE;
  if (self->matches->words->n_items == 0)
    return DW_CONFIDENCE_MATCHES;

  DW_BITS_FOREACH (index, found->may, self->matches->n_slots)
    if (find_standing (self, index) <= DW_STANDING_UNSTATED
        && (self->named->is_all || (double) dw_matches_get_coverage (self->matches, index) >= enough))
      return DW_CONFIDENCE_MATCHES;

  return DW_CONFIDENCE_WEAK;
}
