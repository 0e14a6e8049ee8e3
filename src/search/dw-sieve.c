/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sieve.h"

#include "dw-bits.h"

#include <math.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* A facet is a bit of DwHit.unstated, and bit 7 is left for age and distance. */
G_STATIC_ASSERT (DW_N_FACETS == 7);

DwTri
dw_sieve_fits_age (float  minimum,
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

DwTri
dw_sieve_fits_distance (float             distance_m,
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

static DwMemo *
get_memo (const DwSieve *self,
          guint          filter)
{
  return &self->catalogue->memos[filter == DW_SIEVE_DISTANCE];
}

static void
make_key (const DwSieve *self,
          guint          filter,
          double        *key)
{
  const DwQuestion *question = self->question;

  key[0] = filter == DW_SIEVE_AGE ? question->age : question->near->latitude;
  key[1] = filter == DW_SIEVE_AGE ? 0 : question->near->longitude;
  key[2] = filter == DW_SIEVE_AGE ? 0 : question->within_m;
  key[3]
      = filter == DW_SIEVE_AGE || question->near->borough_code == NULL ? 0 : g_str_hash (question->near->borough_code);
}

/* Whether the memo of @filter is of this very question. */
static gboolean
is_remembered (const DwSieve *self,
               guint          filter)
{
  const DwMemo *memo = get_memo (self, filter);
  double key[G_N_ELEMENTS (memo->key)];
  guint n_same = 0;

  make_key (self, filter, key);
  while (n_same < G_N_ELEMENTS (key) && key[n_same] <= memo->key[n_same] && key[n_same] >= memo->key[n_same])
    n_same++;

  return memo->fits != NULL && n_same == G_N_ELEMENTS (key);
}

/* The sets of the chosen terms of a facet, joined where there are several. */
static DwSieveFilter
make_facet_filter (const DwSieve *self,
                   DwFacet        facet)
{
  DwSieveFilter filter = { .filter = 1u << facet, .facet = (int) facet };
  guint n_slots = self->catalogue->columns->n_services;
  guint n_terms = 0;

  dw_facet_get_terms (facet, &n_terms);
  filter.unstated = dw_catalogue_get_plane (self->catalogue, facet, n_terms);
  for (DwMask chosen = self->question->chosen[facet]; chosen != 0; chosen &= chosen - 1)
    {
      guint term = (guint) __builtin_ctzll (chosen);

      if (term >= n_terms)
        continue;
      if (filter.fits != NULL && filter.joined == NULL)
        filter.joined = g_memdup2 (filter.fits, dw_bits_n_words (n_slots) * sizeof *filter.fits);
      if (filter.joined != NULL)
        dw_bits_add (filter.joined, dw_catalogue_get_plane (self->catalogue, facet, term), n_slots);
      filter.fits = filter.joined != NULL ? filter.joined : dw_catalogue_get_plane (self->catalogue, facet, term);
    }

  if (filter.fits == NULL)
    filter.fits = filter.joined = dw_bits_new (n_slots);
  return filter;
}

static DwSieveFilter
make_number_filter (const DwSieve *self,
                    guint          filter)
{
  const DwMemo *memo = is_remembered (self, filter) ? get_memo (self, filter) : NULL;

  return (DwSieveFilter) {
    .filter = filter,
    .facet = -1,
    .fits = memo != NULL ? memo->fits : NULL,
    .unstated = memo != NULL ? memo->unstated : NULL,
  };
}

/* The greatest single number that is at most @number. */
static float
round_down (double number)
{
  float rounded = (float) number;

  return (double) rounded > number ? nextafterf (rounded, -INFINITY) : rounded;
}

DwSieve
dw_sieve_make (const DwCatalogue *catalogue,
               const DwQuestion  *question,
               const float       *distances)
{
  DwSieve self = { .catalogue = catalogue, .question = question, .distances = distances };
  gboolean has_distance = dw_question_has_distance (question);
  DwSieveFilter numbers[2];
  guint n_numbers = 0;

  if (has_distance)
    {
      self.within_m = round_down (question->within_m);
      self.vicinity = dw_catalogue_find_vicinity (catalogue, question->near, question->within_m);
    }
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    if (question->chosen[facet] != 0)
      self.filters[self.n_filters++] = make_facet_filter (&self, (DwFacet) facet);
  if (!isnan (question->age))
    numbers[n_numbers++] = make_number_filter (&self, DW_SIEVE_AGE);
  if (has_distance)
    numbers[n_numbers++] = make_number_filter (&self, DW_SIEVE_DISTANCE);

  for (guint i = 0; i < n_numbers; i++)
    if (numbers[i].fits != NULL)
      self.filters[self.n_filters++] = numbers[i];
  for (guint i = 0; i < n_numbers; i++)
    if (numbers[i].fits == NULL)
      self.filters[self.n_filters++] = numbers[i];

  return self;
}

void
dw_sieve_clear (DwSieve *self)
{
  for (guint i = 0; i < self->n_filters; i++)
    g_free (self->filters[i].joined);
}

/* Of the 64 services of one word of a set: those that a filter fits, and those that do not say. */
typedef struct
{
  guint64 fits;
  guint64 unstated;
} Parted;

static DwTri
fits_number (const DwSieve *self,
             guint          filter,
             guint          index)
{
  const DwColumns *columns = self->catalogue->columns;

  if (filter == DW_SIEVE_AGE)
    return dw_sieve_fits_age (columns->minimum_age[index], columns->maximum_age[index], self->question->age);

  return dw_sieve_fits_distance (self->distances != NULL ? self->distances[index] : NAN, self->question->within_m,
                                 columns->terms[DW_FACET_BOROUGH][index], &self->vicinity);
}

static Parted
part_one_by_one (const DwSieve *self,
                 guint          filter,
                 guint64        left,
                 guint          first)
{
  Parted parted = { 0, 0 };

  for (; left != 0; left &= left - 1)
    {
      guint bit = (guint) __builtin_ctzll (left);
      DwTri fits = fits_number (self, filter, first + bit);

      parted.fits |= (guint64) (fits == DW_TRI_YES) << bit;
      parted.unstated |= (guint64) (fits == DW_TRI_NOT_STATED) << bit;
    }

  return parted;
}

#ifdef __SSE2__

/* Of 16 comparisons, four in each, those that are true: a bit each. */
static inline guint64
tell_true (__m128 first,
           __m128 second,
           __m128 third,
           __m128 fourth)
{
  __m128i low = _mm_packs_epi32 (_mm_castps_si128 (first), _mm_castps_si128 (second));
  __m128i high = _mm_packs_epi32 (_mm_castps_si128 (third), _mm_castps_si128 (fourth));

  return (guint64) _mm_movemask_epi8 (_mm_packs_epi16 (low, high));
}

#endif

/* Of 64 numbers, those that are at most @most, and those that are numbers at all. */
static void
compare (const float *numbers,
         float        most,
         guint64     *are_within,
         guint64     *are_known)
{
  *are_within = *are_known = 0;
#ifdef __SSE2__
  for (guint i = 0; i < 64; i += 16)
    {
      __m128 limit = _mm_set1_ps (most);
      __m128 first = _mm_loadu_ps (numbers + i);
      __m128 second = _mm_loadu_ps (numbers + i + 4);
      __m128 third = _mm_loadu_ps (numbers + i + 8);
      __m128 fourth = _mm_loadu_ps (numbers + i + 12);

      *are_within |= tell_true (_mm_cmple_ps (first, limit), _mm_cmple_ps (second, limit),
                                _mm_cmple_ps (third, limit), _mm_cmple_ps (fourth, limit)) << i;
      *are_known |= tell_true (_mm_cmpord_ps (first, first), _mm_cmpord_ps (second, second),
                               _mm_cmpord_ps (third, third), _mm_cmpord_ps (fourth, fourth)) << i;
    }
#else
  for (guint i = 0; i < 64; i++)
    {
      *are_within |= (guint64) (numbers[i] <= most) << i;
      *are_known |= (guint64) !isnan (numbers[i]) << i;
    }
#endif
}

/* Most services state where they are, which is then told of many at once. */
static Parted
part_by_distance (const DwSieve *self,
                  guint64        among,
                  guint          first)
{
  Parted parted;
  guint64 are_within, are_known;

  compare (self->distances + first, self->within_m, &are_within, &are_known);
  parted = part_one_by_one (self, DW_SIEVE_DISTANCE, among & ~are_known, first);
  parted.fits |= among & are_within;
  return parted;
}

/* As dw_sieve_fits_age() has it, of many at once. */
static Parted
part_by_age (const DwSieve *self,
             guint64        among,
             guint          first)
{
  const DwColumns *columns = self->catalogue->columns;
  double age = self->question->age;
  guint64 has_least, has_most, are_old_enough, are_past;

  compare (columns->minimum_age + first, round_down (age), &are_old_enough, &has_least);
  compare (columns->maximum_age + first, nextafterf (round_down (floor (age)), -INFINITY), &are_past, &has_most);
  return (Parted) {
    .fits = among & (has_least | has_most) & (are_old_enough | ~has_least) & ~are_past,
    .unstated = among & ~(has_least | has_most),
  };
}

/* Ages and distances have no sets of their own. */
static Parted
part_by_number (const DwSieve *self,
                guint          filter,
                guint64        among,
                guint          first)
{
  gboolean is_whole_word = first + 64 <= self->catalogue->columns->n_services;

  if (!is_whole_word || among == 0)
    return part_one_by_one (self, filter, among, first);
  if (filter == DW_SIEVE_AGE)
    return part_by_age (self, among, first);

  return self->distances != NULL ? part_by_distance (self, among, first) : part_one_by_one (self, filter, among, first);
}

static void
remember (const DwSieve *self,
          guint          filter)
{
  guint n_slots = self->catalogue->columns->n_services;
  DwMemo *memo = get_memo (self, filter);

  if (memo->fits == NULL)
    {
      memo->fits = dw_bits_new (n_slots);
      memo->unstated = dw_bits_new (n_slots);
    }

  for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
    {
      Parted parted = part_by_number (self, filter, self->catalogue->alive[word], (guint) word * 64);

      memo->fits[word] = parted.fits;
      memo->unstated[word] = parted.unstated;
    }
  make_key (self, filter, memo->key);
}

void
dw_sieve_remember (DwSieve *self)
{
  for (guint i = 0; i < self->n_filters; i++)
    if (self->filters[i].fits == NULL)
      {
        remember (self, self->filters[i].filter);
        self->filters[i] = make_number_filter (self, self->filters[i].filter);
      }
}

/* What has no set of its own comes last, and looks only at what the others have left. */
DwSifted
dw_sieve_sift (const DwSieve *self,
               guint64        among,
               gsize          word)
{
  DwSifted sifted = { .fits = among, .may = among };

  for (guint i = 0; i < self->n_filters; i++)
    {
      const DwSieveFilter *filter = &self->filters[i];
      Parted parted = filter->fits != NULL ? (Parted) { filter->fits[word], filter->unstated[word] }
                                           : part_by_number (self, filter->filter, sifted.may, (guint) word * 64);

      sifted.fits &= parted.fits;
      sifted.may &= parted.fits | parted.unstated;
    }

  return sifted;
}

void
dw_sieve_sift_all (const DwSieve  *self,
                   const guint64  *among,
                   guint64       **fits,
                   guint64       **may,
                   guint64       **but_for)
{
  guint n_slots = self->catalogue->columns->n_services;
  gsize length = dw_bits_n_words (n_slots) * sizeof *among;

  *may = g_memdup2 (among, length);
  *fits = g_memdup2 (among, length);
  for (guint i = 0; i < self->n_filters; i++)
    but_for[i] = self->filters[i].facet >= 0 ? g_memdup2 (among, length) : NULL;

  for (guint i = 0; i < self->n_filters; i++)
    {
      const DwSieveFilter *filter = &self->filters[i];

      dw_bits_keep (*fits, filter->fits, n_slots);
      dw_bits_keep_either (*may, filter->fits, filter->unstated, n_slots);
      for (guint j = 0; j < self->n_filters; j++)
        if (j != i && but_for[j] != NULL)
          dw_bits_keep_either (but_for[j], filter->fits, filter->unstated, n_slots);
    }
}
