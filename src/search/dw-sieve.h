/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-question.h"
#include "dw-tri.h"

G_BEGIN_DECLS

/*
 * What the filters of one question are, and what they let through of sets of services. dw-filter.c alone asks it; what
 * a filter means is told in dw-filter.h.
 */

/** DW_SIEVE_AGE: beside the facets, whose bit is 1 << facet. */
#define DW_SIEVE_AGE (1u << 7)

/** DW_SIEVE_DISTANCE: likewise. */
#define DW_SIEVE_DISTANCE (1u << 8)

/** DW_SIEVE_MOST: filters that a question has at most. */
#define DW_SIEVE_MOST (DW_N_FACETS + 2)

/** DwSieveFilter: one filter of a question. Where it has no sets, each service that is asked about is looked at. */
typedef struct
{
  guint filter;             /* its bit */
  int facet;                /* −1: age or distance */
  const guint64 *fits;      /* (nullable): of all services, those that it fits … */
  const guint64 *unstated;  /* … and those that do not say */
  guint64 *joined;          /* (nullable): @fits, when several terms are chosen */
} DwSieveFilter;

/** DwSieve: the filters of one question. On the stack; clear it with dw_sieve_clear(). */
typedef struct
{
  const DwCatalogue *catalogue;
  const DwQuestion *question;
  const float *distances;
  float within_m;           /* the greatest of these numbers within that of @question */
  DwVicinity vicinity;
  DwSieveFilter filters[DW_SIEVE_MOST]; /* those with sets first */
  guint n_filters;
} DwSieve;

/** DwSifted: what 64 services come to: what fits, and what may. */
typedef struct
{
  guint64 fits;
  guint64 may;
} DwSifted;

/**
 * dw_sieve_make:
 * @distances: (nullable): of every service, metres
 *
 * Returns: the filters of @question, none of which outlives its arguments
 */
DwSieve dw_sieve_make (const DwCatalogue *catalogue,
                       const DwQuestion  *question,
                       const float       *distances);

/** dw_sieve_clear: Frees what it holds. */
void dw_sieve_clear (DwSieve *self);

/**
 * dw_sieve_remember: Gives every filter its sets: ages and distances of the question before are most often those of
 * this one.
 */
void dw_sieve_remember (DwSieve *self);

/** dw_sieve_sift: Returns: what is left of @among, of the 64 services from 64 × @word. */
DwSifted dw_sieve_sift (const DwSieve *self,
                        guint64        among,
                        gsize          word);

/**
 * dw_sieve_sift_all:
 * @among: a set over all slots
 * @fits: (out) (transfer full): those of @among that fit
 * @may: (out) (transfer full): those that fit or may
 * @but_for: (out) (array fixed-size=9): of each facet's filter, what would be found but for it alone; NULL for the
 *   others
 *
 * The same of all services at once, where every filter has its sets: each is gone along from end to end, which
 * processors do many words at a time.
 */
void dw_sieve_sift_all (const DwSieve  *self,
                        const guint64  *among,
                        guint64       **fits,
                        guint64       **may,
                        guint64       **but_for);

/** dw_sieve_fits_age: Returns: whether @age is within what is stated; NAN is not stated. */
DwTri dw_sieve_fits_age (float  minimum,
                         float  maximum,
                         double age);

/**
 * dw_sieve_fits_distance:
 * @distance_m: NAN where no point is stated
 * @areas: the boroughs whose residents it is for, where they are stated
 *
 * Returns: whether a service is within @within_m, or serves those who live there
 */
DwTri dw_sieve_fits_distance (float             distance_m,
                              double            within_m,
                              DwMask            areas,
                              const DwVicinity *vicinity);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwSieve, dw_sieve_clear)

G_END_DECLS
