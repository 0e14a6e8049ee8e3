/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"
#include "dw-facts.h"
#include "dw-likeness.h"
#include "dw-price.h"
#include "dw-service-words.h"

G_BEGIN_DECLS

/** DwDerivedPlace: where a service can be met. Degrees of WGS84, both NAN where only @postcode is known. */
typedef struct
{
  double latitude;
  double longitude;
  const char *postcode;     /* (nullable) */
} DwDerivedPlace;

/**
 * DwDerived:
 *
 * What is worked out of a record, as it is written into the tables that the record is found by. Plain values, made on
 * any thread and never changed; texts are owned by its arena or by the service.
 *
 * Where a place must not be known, the record does not have it (feed/dw-redact.h): nothing here need ask for that
 * again.
 */
typedef struct
{
  DwFacts facts;
  DwPrice price;
  const char *description;                      /* (nullable): its beginning */
  const char *area;                             /* (nullable): names of the areas served */
  gint64 assured_day;                           /* days since 1970-01-01 */
  gboolean has_assured_day;
  const DwMark *marks;                          /* array of n_marks */
  guint n_marks;
  const DwDerivedPlace *places;                 /* array of n_places */
  guint n_places;
  const char *words[DW_N_WORD_COLUMNS];         /* a line of folded words a column; all NULL where they are left out */
  gsize word_lengths[DW_N_WORD_COLUMNS];        /* in bytes */
} DwDerived;

/**
 * dw_derived_work_out:
 * @with_words: FALSE leaves the words out, which only benchmarks ask for
 *
 * Returns: (transfer none): what is worked out of @service, owned by @arena; @service must live as long
 */
const DwDerived *dw_derived_work_out (const DwService *service,
                                      gboolean         with_words,
                                      DwArena         *arena);

/**
 * dw_derived_takes_back:
 * @after, @before: of the same record, with their words
 *
 * Returns: whether words or a point that @before is found by are not in @after. Words set in at one point take nothing
 *   back; nor does a name that changed, because nothing is ever cleared from a name
 */
gboolean dw_derived_takes_back (const DwDerived *after,
                                const DwDerived *before);

G_END_DECLS
