/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-filter.h"

#include "dw-bits.h"
#include "dw-sieve.h"

#include <math.h>
#include <string.h>

/* What the filters of a question say of one service. A facet's bit is 1 << facet. Neither: it fits. */
typedef struct
{
  guint against;        /* filters that something stated contradicts */
  guint unstated;       /* filters that ask for what is not stated */
} Verdict;

static void
note (Verdict *verdict,
      DwTri    fits,
      guint    filter)
{
  if (fits == DW_TRI_NO)
    verdict->against |= filter;
  else if (fits == DW_TRI_NOT_STATED)
    verdict->unstated |= filter;
}

static Verdict
judge (const DwCatalogue *catalogue,
       const DwQuestion  *question,
       const DwVicinity  *vicinity,
       guint              index,
       float              distance_m)
{
  const DwColumns *columns = catalogue->columns;
  Verdict verdict = { 0, 0 };

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      DwMask chosen = question->chosen[facet];
      DwMask has = chosen != 0 ? dw_catalogue_get_mask (catalogue, facet, index) : 0;

      if (chosen != 0 && (has & chosen) == 0)
        note (&verdict, has == 0 ? DW_TRI_NOT_STATED : DW_TRI_NO, 1u << facet);
    }

  if (!isnan (question->age))
    note (&verdict, dw_sieve_fits_age (columns->minimum_age[index], columns->maximum_age[index], question->age),
          DW_SIEVE_AGE);
  if (dw_question_has_distance (question))
    note (&verdict,
          dw_sieve_fits_distance (distance_m, question->within_m, columns->terms[DW_FACET_BOROUGH][index], vicinity),
          DW_SIEVE_DISTANCE);

  return verdict;
}

static float
distance_of (const float *distances,
             guint        index)
{
  return distances != NULL ? distances[index] : NAN;
}

DwVicinity
dw_filter_find_vicinity (const DwCatalogue *catalogue,
                         const DwQuestion  *question)
{
  if (!dw_question_has_distance (question))
    return (DwVicinity) { 0, 0 };

  return dw_catalogue_find_vicinity (catalogue, question->near, question->within_m);
}

/* What the records of one service are weighed by. */
typedef struct
{
  const DwCatalogue *catalogue;
  const DwMatches *matches; /* (nullable) */
  gint32 date;              /* today; 0: not known */
} Weighing;

/* The day of checking, then the words: an old record that says more of them tells less of what is true now. */
static double
weigh_twin (gconstpointer data,
            guint         slot)
{
  const Weighing *weighing = data;
  gint32 day = weighing->catalogue->columns->assured_day[slot];
  double score = weighing->matches != NULL ? (double) dw_matches_get_score (weighing->matches, slot) : 0;

  /* Nobody can have checked it on a day that is still to come. */
  return (day > 0 && day <= weighing->date ? day : 0) + score / (1 + score);
}

static void
keep_one_each (const DwCatalogue *catalogue,
               DwFound           *found,
               const Weighing    *weighing)
{
  gsize n_words = dw_bits_n_words (catalogue->columns->n_services);

  if (catalogue->twins == NULL || dw_twin_sets_get_n_doubles (catalogue->twins) == 0)
    return;

  dw_twin_sets_keep_one (catalogue->twins, found->may, found->fits, weigh_twin, weighing);
  for (gsize word = 0; word < n_words; word++)
    found->fits[word] &= found->may[word];
}

DwTally
dw_filter_count (const DwCatalogue *catalogue,
                 const DwQuestion  *question,
                 const guint64     *among,
                 const float       *distances)
{
  g_auto (DwSieve) sieve = dw_sieve_make (catalogue, question, distances);
  guint n_slots = catalogue->columns->n_services;
  g_auto (DwFound) found = { .may = dw_bits_new (n_slots), .fits = dw_bits_new (n_slots) };

  for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
    if (among[word] != 0)
      {
        DwSifted sifted = dw_sieve_sift (&sieve, among[word], word);

        found.may[word] = sifted.may;
        found.fits[word] = sifted.fits;
      }

  keep_one_each (catalogue, &found, &(Weighing) { catalogue, NULL, question->date });
  found.n_fits = dw_bits_count (found.fits, n_slots);
  return (DwTally) { .n_fits = found.n_fits, .n_not_stated = dw_bits_count (found.may, n_slots) - found.n_fits };
}

static void
count_mask (DwFacetCounts *counts,
            DwMask         mask)
{
  if (mask == 0)
    counts->not_stated++;
  for (; mask != 0; mask &= mask - 1)
    counts->counts[__builtin_ctzll (mask)]++;
}

enum
{
  WORDS_A_SERVICE = 8,      /* words of a set that are counted while one service is looked at */
  AHEAD = 16,               /* services whose masks are fetched while others are counted: few of many stand far apart */
};

/* A set, and who is in it one by one where they are few: facet after facet walks along them. */
typedef struct
{
  const guint64 *bits;
  guint n;
  guint32 *slots;           /* or NULL: not listed yet */
} Counted;

static void
list_slots (Counted *set,
            guint    n_slots)
{
  guint n = 0;

  if (set->slots != NULL)
    return;

  set->slots = g_new (guint32, set->n + 1);
  DW_BITS_FOREACH (index, set->bits, n_slots)
    set->slots[n++] = index;
  set->n = n;
}

static gboolean
is_few (const DwCatalogue *catalogue,
        DwFacet            facet,
        const Counted     *set)
{
  guint n_terms = 0;

  dw_facet_get_terms (facet, &n_terms);
  return set->n < dw_bits_n_words (catalogue->columns->n_services) * n_terms / WORDS_A_SERVICE;
}

/* What of the facets is counted, part by part; each hand has sums of its own. */
typedef struct
{
  const DwCatalogue *catalogue;
  const Counted *sets[DW_N_FACETS];
  DwFacetCounts counts[DW_HELPER_HANDS][DW_N_FACETS];
} Counting;

static void
count_listed (const Counted *set,
              const DwMask  *masks,
              guint          first,
              guint          end,
              DwFacetCounts *counts)
{
  for (guint i = first; i < end; i++)
    {
      __builtin_prefetch (&masks[set->slots[MIN (i + AHEAD, set->n - 1)]]);
      count_mask (counts, masks[set->slots[i]]);
    }
}

/* Few services are counted one by one, many by how much of each term's own set they are. */
static void
count_part (gpointer data,
            guint    hand,
            guint    part)
{
  Counting *counting = data;
  const DwCatalogue *catalogue = counting->catalogue;
  gsize first = dw_catalogue_get_part (catalogue, part);
  gsize n_words = dw_catalogue_get_part (catalogue, part + 1) - first;
  guint n_parts = dw_catalogue_count_parts (catalogue);

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      const Counted *set = counting->sets[facet];
      DwFacetCounts *counts = &counting->counts[hand][facet];
      guint n_terms = 0;

      if (is_few (catalogue, (DwFacet) facet, set))
        {
          count_listed (set, dw_catalogue_get_masks (catalogue, (DwFacet) facet),
                        (guint) ((guint64) set->n * part / n_parts), (guint) ((guint64) set->n * (part + 1) / n_parts),
                        counts);
          continue;
        }

      dw_facet_get_terms ((DwFacet) facet, &n_terms);
      for (guint i = 0; i <= n_terms; i++)
        {
          const guint64 *plane = dw_catalogue_get_plane (catalogue, (DwFacet) facet, i);
          guint n = dw_bits_count_words (set->bits + first, plane + first, n_words);

          *(i < n_terms ? &counts->counts[i] : &counts->not_stated) += n;
        }
    }
}

static void
add_counts (DwFacetCounts       *sum,
            const DwFacetCounts *more)
{
  for (guint i = 0; i < G_N_ELEMENTS (sum->counts); i++)
    sum->counts[i] += more->counts[i];
  sum->not_stated += more->not_stated;
}

/* A service counts in a facet when nothing but this facet's own choice speaks against it. */
static void
count_facets (const DwSieve  *sieve,
              const DwFound  *found,
              guint64       **but_for,
              DwFacetCounts  *facets)
{
  const DwCatalogue *catalogue = sieve->catalogue;
  guint n_slots = catalogue->columns->n_services;
  Counted all = { found->may, found->n_may, NULL };
  Counted others[DW_SIEVE_MOST] = { { NULL } };
  Counted *sets[DW_N_FACETS];
  Counting counting = { .catalogue = catalogue };

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    sets[facet] = &all;
  for (guint i = 0; i < sieve->n_filters; i++)
    if (but_for[i] != NULL)
      {
        others[i] = (Counted) { but_for[i], dw_bits_count (but_for[i], n_slots), NULL };
        sets[sieve->filters[i].facet] = &others[i];
      }
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      if (is_few (catalogue, (DwFacet) facet, sets[facet]))
        list_slots (sets[facet], n_slots);
      counting.sets[facet] = sets[facet];
    }

  dw_helper_share (catalogue->helper, dw_catalogue_count_parts (catalogue), count_part, &counting);
  memcpy (facets, counting.counts[0], DW_N_FACETS * sizeof *facets);
  for (guint hand = 1; hand < DW_HELPER_HANDS; hand++)
    for (guint facet = 0; facet < DW_N_FACETS; facet++)
      add_counts (&facets[facet], &counting.counts[hand][facet]);

  g_free (all.slots);
  for (guint i = 0; i < sieve->n_filters; i++)
    g_free (others[i].slots);
}

void
dw_filter_apply (const DwCatalogue *catalogue,
                 const DwQuestion  *question,
                 const guint64     *among,
                 const float       *distances,
                 const DwMatches   *matches,
                 DwFacetCounts     *facets,
                 DwFound           *found)
{
  g_auto (DwSieve) sieve = dw_sieve_make (catalogue, question, distances);
  guint n_slots = catalogue->columns->n_services;
  guint64 *but_for[DW_SIEVE_MOST] = { NULL };
  const Weighing weighing = { catalogue, matches, question->date };

  dw_sieve_remember (&sieve);
  *found = (DwFound) { 0 };
  dw_sieve_sift_all (&sieve, among, &found->fits, &found->may, but_for);
  keep_one_each (catalogue, found, &weighing);
  for (guint i = 0; i < sieve.n_filters; i++)
    if (but_for[i] != NULL && catalogue->twins != NULL)
      dw_twin_sets_keep_one (catalogue->twins, but_for[i], NULL, weigh_twin, &weighing);

  found->n_may = dw_bits_count (found->may, n_slots);
  found->n_fits = dw_bits_count (found->fits, n_slots);
  count_facets (&sieve, found, but_for, facets);
  for (guint i = 0; i < sieve.n_filters; i++)
    g_free (but_for[i]);
}

void
dw_found_clear (DwFound *found)
{
  g_clear_pointer (&found->may, g_free);
  g_clear_pointer (&found->fits, g_free);
}

DwHit
dw_filter_make_hit (const DwCatalogue *catalogue,
                    const DwQuestion  *question,
                    const DwVicinity  *vicinity,
                    const float       *distances,
                    guint              index)
{
  const guint FACETS = (1u << DW_N_FACETS) - 1;
  float distance_m = distance_of (distances, index);
  guint unstated = judge (catalogue, question, vicinity, index, distance_m).unstated;
  guint others = (unstated & ~FACETS) != 0 ? 1u << 7 : 0;

  return (DwHit) {
    .id = catalogue->columns->ids[index],
    .distance_m = distance_m,
    .fits = unstated == 0 ? DW_TRI_YES : DW_TRI_NOT_STATED,
    .unstated = (guint8) ((unstated & FACETS) | others),
    .index = index,
  };
}
