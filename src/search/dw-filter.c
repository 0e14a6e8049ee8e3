/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-filter.h"

#include "dw-bits.h"

#include <math.h>
#include <string.h>

/* What the filters of a question say of one service. A facet's bit is 1 << facet. Neither: it fits. */
typedef struct
{
  guint against;        /* filters that something stated contradicts */
  guint unstated;       /* filters that ask for what is not stated */
} Verdict;

enum
{
  FILTER_AGE = 1 << 7,
  FILTER_DISTANCE = 1 << 8,
};

/* A facet is a bit of DwHit.unstated, and bit 7 is left for age and distance. */
G_STATIC_ASSERT (DW_N_FACETS == 7);

static DwTri
fits_age (float  minimum,
          float  maximum,
          double age)
{
  if (isnan (minimum) && isnan (maximum))
    return DW_TRI_NOT_STATED;
  if (!isnan (minimum) && age < (double) minimum)
    return DW_TRI_NO;

  /* "Up to 5" holds until the sixth birthday. */
  return !isnan (maximum) && floor (age) > (double) maximum ? DW_TRI_NO : DW_TRI_YES;
}

/* @areas: the boroughs whose residents it is for, where they are stated. */
static DwTri
fits_distance (float             distance_m,
               double            within_m,
               DwMask            areas,
               const DwVicinity *vicinity)
{
  if (!isnan (distance_m))
    return (double) distance_m <= within_m ? DW_TRI_YES : DW_TRI_NO;
  if ((areas & vicinity->home) != 0)
    return DW_TRI_YES;

  return areas == 0 || (areas & vicinity->around) != 0 ? DW_TRI_NOT_STATED : DW_TRI_NO;
}

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
    note (&verdict, fits_age (columns->minimum_age[index], columns->maximum_age[index], question->age), FILTER_AGE);
  if (dw_question_has_distance (question))
    note (&verdict, fits_distance (distance_m, question->within_m, columns->terms[DW_FACET_BOROUGH][index], vicinity),
          FILTER_DISTANCE);

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

/* One filter of a question. Where it has no sets, each service that is asked about is looked at. */
typedef struct
{
  guint filter;             /* its bit in a verdict */
  int facet;                /* −1: age or distance */
  const guint64 *fits;      /* (nullable): of all services, those that it fits … */
  const guint64 *unstated;  /* … and those that do not say */
  guint64 *joined;          /* (nullable): @fits, when several terms are chosen */
} Filter;

enum { MOST_FILTERS = DW_N_FACETS + 2 };

typedef struct
{
  const DwCatalogue *catalogue;
  const DwQuestion *question;
  const float *distances;
  DwVicinity vicinity;
  Filter filters[MOST_FILTERS];
  guint n_filters;
} Sieve;

static void
clear_sieve (Sieve *sieve)
{
  for (guint i = 0; i < sieve->n_filters; i++)
    g_free (sieve->filters[i].joined);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sieve, clear_sieve)

static DwMemo *
get_memo (const Sieve *sieve,
          guint        filter)
{
  return &sieve->catalogue->memos[filter == FILTER_DISTANCE];
}

static void
make_key (const Sieve *sieve,
          guint        filter,
          double      *key)
{
  const DwQuestion *question = sieve->question;

  key[0] = filter == FILTER_AGE ? question->age : question->near->latitude;
  key[1] = filter == FILTER_AGE ? 0 : question->near->longitude;
  key[2] = filter == FILTER_AGE ? 0 : question->within_m;
  key[3] = filter == FILTER_AGE || question->near->borough_code == NULL ? 0 : g_str_hash (question->near->borough_code);
}

/* Whether the memo of @filter is of this very question. */
static gboolean
is_remembered (const Sieve *sieve,
               guint        filter)
{
  double key[4];

  make_key (sieve, filter, key);
  return get_memo (sieve, filter)->fits != NULL && memcmp (key, get_memo (sieve, filter)->key, sizeof key) == 0;
}

/* The sets of the chosen terms of a facet, joined where there are several. */
static Filter
make_facet_filter (const Sieve *sieve,
                   DwFacet      facet)
{
  Filter filter = { .filter = 1u << facet, .facet = (int) facet };
  guint n_slots = sieve->catalogue->columns->n_services;
  guint n_terms = 0;

  dw_facet_get_terms (facet, &n_terms);
  filter.unstated = dw_catalogue_get_plane (sieve->catalogue, facet, n_terms);
  for (DwMask chosen = sieve->question->chosen[facet]; chosen != 0; chosen &= chosen - 1)
    {
      guint term = (guint) __builtin_ctzll (chosen);

      if (term >= n_terms)
        continue;
      if (filter.fits != NULL && filter.joined == NULL)
        filter.joined = g_memdup2 (filter.fits, dw_bits_n_words (n_slots) * sizeof *filter.fits);
      if (filter.joined != NULL)
        dw_bits_add (filter.joined, dw_catalogue_get_plane (sieve->catalogue, facet, term), n_slots);
      filter.fits = filter.joined != NULL ? filter.joined : dw_catalogue_get_plane (sieve->catalogue, facet, term);
    }

  if (filter.fits == NULL)
    filter.fits = filter.joined = dw_bits_new (n_slots);
  return filter;
}

static Filter
make_number_filter (const Sieve *sieve,
                    guint        filter)
{
  const DwMemo *memo = is_remembered (sieve, filter) ? get_memo (sieve, filter) : NULL;

  return (Filter) {
    .filter = filter,
    .facet = -1,
    .fits = memo != NULL ? memo->fits : NULL,
    .unstated = memo != NULL ? memo->unstated : NULL,
  };
}

static Sieve
make_sieve (const DwCatalogue *catalogue,
            const DwQuestion  *question,
            const float       *distances)
{
  Sieve sieve = { .catalogue = catalogue, .question = question, .distances = distances };

  sieve.vicinity = dw_filter_find_vicinity (catalogue, question);
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    if (question->chosen[facet] != 0)
      sieve.filters[sieve.n_filters++] = make_facet_filter (&sieve, (DwFacet) facet);
  if (!isnan (question->age))
    sieve.filters[sieve.n_filters++] = make_number_filter (&sieve, FILTER_AGE);
  if (dw_question_has_distance (question))
    sieve.filters[sieve.n_filters++] = make_number_filter (&sieve, FILTER_DISTANCE);

  return sieve;
}

/* Of the 64 services of one word of a set: those that a filter fits, and those that do not say. */
typedef struct
{
  guint64 fits;
  guint64 unstated;
} Parted;

/* Ages and distances have no sets of their own: each service that is asked about is looked at. */
static Parted
part_by_number (const Sieve *sieve,
                guint        filter,
                guint64      left,
                guint        first)
{
  const DwColumns *columns = sieve->catalogue->columns;
  const DwQuestion *question = sieve->question;
  Parted parted = { 0, 0 };

  for (; left != 0; left &= left - 1)
    {
      guint bit = (guint) __builtin_ctzll (left);
      guint index = first + bit;
      DwTri fits = filter == FILTER_AGE
                       ? fits_age (columns->minimum_age[index], columns->maximum_age[index], question->age)
                       : fits_distance (distance_of (sieve->distances, index), question->within_m,
                                        columns->terms[DW_FACET_BOROUGH][index], &sieve->vicinity);

      parted.fits |= (guint64) (fits == DW_TRI_YES) << bit;
      parted.unstated |= (guint64) (fits == DW_TRI_NOT_STATED) << bit;
    }

  return parted;
}

static void
remember (const Sieve *sieve,
          guint        filter)
{
  guint n_slots = sieve->catalogue->columns->n_services;
  DwMemo *memo = get_memo (sieve, filter);

  if (memo->fits == NULL)
    {
      memo->fits = dw_bits_new (n_slots);
      memo->unstated = dw_bits_new (n_slots);
    }

  for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
    {
      Parted parted = part_by_number (sieve, filter, sieve->catalogue->alive[word], (guint) word * 64);

      memo->fits[word] = parted.fits;
      memo->unstated[word] = parted.unstated;
    }
  make_key (sieve, filter, memo->key);
}

/* Ages and distances of the question before are most often those of this one. */
static void
remember_numbers (Sieve *sieve)
{
  for (guint i = 0; i < sieve->n_filters; i++)
    if (sieve->filters[i].fits == NULL)
      {
        remember (sieve, sieve->filters[i].filter);
        sieve->filters[i] = make_number_filter (sieve, sieve->filters[i].filter);
      }
}

/* What one word of @among comes to: what fits, and what may. */
typedef struct
{
  guint64 fits;
  guint64 may;
} Sifted;

static Sifted
sift (const Sieve *sieve,
      guint64      among,
      gsize        word)
{
  Sifted sifted = { .fits = among, .may = among };

  for (guint i = 0; i < sieve->n_filters; i++)
    {
      const Filter *filter = &sieve->filters[i];
      Parted parted = filter->fits != NULL ? (Parted) { filter->fits[word], filter->unstated[word] }
                                           : part_by_number (sieve, filter->filter, among, (guint) word * 64);

      sifted.fits &= parted.fits;
      sifted.may &= parted.fits | parted.unstated;
    }

  return sifted;
}

/*
 * The same of all words at once, where every filter has its sets: each is gone along from end to end, which processors do many
 * words at a time. @but_for: of each facet's filter, what would be found but for it alone; NULL for the others.
 */
static void
sift_all (const Sieve    *sieve,
          const guint64  *among,
          DwFound        *found,
          guint64       **but_for)
{
  guint n_slots = sieve->catalogue->columns->n_services;
  gsize length = dw_bits_n_words (n_slots) * sizeof *among;

  found->may = g_memdup2 (among, length);
  found->fits = g_memdup2 (among, length);
  for (guint i = 0; i < sieve->n_filters; i++)
    but_for[i] = sieve->filters[i].facet >= 0 ? g_memdup2 (among, length) : NULL;

  for (guint i = 0; i < sieve->n_filters; i++)
    {
      const Filter *filter = &sieve->filters[i];

      dw_bits_keep (found->fits, filter->fits, n_slots);
      dw_bits_keep_either (found->may, filter->fits, filter->unstated, n_slots);
      for (guint j = 0; j < sieve->n_filters; j++)
        if (j != i && but_for[j] != NULL)
          dw_bits_keep_either (but_for[j], filter->fits, filter->unstated, n_slots);
    }
}

/* For twins. */
static float
get_score (gconstpointer data,
           guint         slot)
{
  return dw_matches_get_score (data, slot);
}

static void
keep_one_each (const DwCatalogue *catalogue,
               DwFound           *found,
               const DwMatches   *matches)
{
  gsize n_words = dw_bits_n_words (catalogue->columns->n_services);

  if (catalogue->twins == NULL || dw_twin_sets_get_n_doubles (catalogue->twins) == 0)
    return;

  dw_twin_sets_keep_one (catalogue->twins, found->may, found->fits, matches != NULL ? get_score : NULL, matches);
  for (gsize word = 0; word < n_words; word++)
    found->fits[word] &= found->may[word];
}

DwTally
dw_filter_count (const DwCatalogue *catalogue,
                 const DwQuestion  *question,
                 const guint64     *among,
                 const float       *distances)
{
  g_auto (Sieve) sieve = make_sieve (catalogue, question, distances);
  guint n_slots = catalogue->columns->n_services;
  g_auto (DwFound) found = { .may = dw_bits_new (n_slots), .fits = dw_bits_new (n_slots) };

  for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
    if (among[word] != 0)
      {
        Sifted sifted = sift (&sieve, among[word], word);

        found.may[word] = sifted.may;
        found.fits[word] = sifted.fits;
      }

  keep_one_each (catalogue, &found, NULL);
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

/* Words of a set that are counted while one service is looked at. */
enum { WORDS_A_SERVICE = 8 };

/* Few services are counted one by one, many by how much of each term's own set they are. */
static void
count_facet (const DwCatalogue *catalogue,
             DwFacet            facet,
             const guint64     *set,
             guint              n_set,
             DwFacetCounts     *counts)
{
  guint n_slots = catalogue->columns->n_services;
  gsize n_words = dw_bits_n_words (n_slots);
  guint n_terms = 0;

  dw_facet_get_terms (facet, &n_terms);
  if (n_set < n_words * n_terms / WORDS_A_SERVICE)
    {
      DW_BITS_FOREACH (index, set, n_slots)
        count_mask (counts, dw_catalogue_get_mask (catalogue, facet, index));
      return;
    }

  for (guint i = 0; i < n_terms; i++)
    counts->counts[i] = dw_bits_count_words (set, dw_catalogue_get_plane (catalogue, facet, i), n_words);
  counts->not_stated = dw_bits_count_words (set, dw_catalogue_get_plane (catalogue, facet, n_terms), n_words);
}

/* A service counts in a facet when nothing but this facet's own choice speaks against it. */
static void
count_facets (const Sieve    *sieve,
              const DwFound  *found,
              guint64       **but_for,
              DwFacetCounts  *facets)
{
  guint n_slots = sieve->catalogue->columns->n_services;
  const guint64 *sets[DW_N_FACETS];
  guint n_sets[DW_N_FACETS];

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      sets[facet] = found->may;
      n_sets[facet] = found->n_may;
    }
  for (guint i = 0; i < sieve->n_filters; i++)
    if (but_for[i] != NULL)
      {
        sets[sieve->filters[i].facet] = but_for[i];
        n_sets[sieve->filters[i].facet] = dw_bits_count (but_for[i], n_slots);
      }

  memset (facets, 0, DW_N_FACETS * sizeof *facets);
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    count_facet (sieve->catalogue, facet, sets[facet], n_sets[facet], &facets[facet]);
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
  g_auto (Sieve) sieve = make_sieve (catalogue, question, distances);
  guint n_slots = catalogue->columns->n_services;
  guint64 *but_for[MOST_FILTERS] = { NULL };

  remember_numbers (&sieve);
  *found = (DwFound) { 0 };
  sift_all (&sieve, among, found, but_for);
  keep_one_each (catalogue, found, matches);
  for (guint i = 0; i < sieve.n_filters; i++)
    if (but_for[i] != NULL && catalogue->twins != NULL)
      dw_twin_sets_keep_one (catalogue->twins, but_for[i], NULL, matches != NULL ? get_score : NULL, matches);

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
