/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-gazetteer.h"
#include "dw-query-words.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * DwHintKind:
 * @DW_HINT_PLACE: where, as boroughs
 * @DW_HINT_AGE: of whom, as years
 * @DW_HINT_COST: what it may cost
 * @DW_HINT_DELIVERY: where or how help is given
 * @DW_HINT_ROUTE: how a family gets in
 */
typedef enum
{
  DW_HINT_PLACE,
  DW_HINT_AGE,
  DW_HINT_COST,
  DW_HINT_DELIVERY,
  DW_HINT_ROUTE,
} DwHintKind;

/** DW_N_HINT_KINDS: how many kinds there are. */
#define DW_N_HINT_KINDS (DW_HINT_ROUTE + 1)

/** DwHint: one thing that is understood of a question's words. It moves services up or down, and hides none. */
typedef struct
{
  DwHintKind kind;
  char *label;              /* for a person: "Mitcham, Merton", "Age 4", "Ages 13 to 18", "Just turn up" */
  DwMask terms;             /* of the facet that goes with @kind; 0 for ages */
  double minimum_age;       /* years, of DW_HINT_AGE; else NAN */
  double maximum_age;
  guint first;              /* the words that say it, as places in DwQueryWords.all */
  guint n;
  gboolean is_only_that;    /* whether the words say nothing else: "Mitcham", "4 year old"; not "baby" */
} DwHint;

/** dw_hint_kind_get_slug: Returns: the kind's name in files and on the command line: "place", "age", … */
const char *dw_hint_kind_get_slug (DwHintKind kind);

/** dw_hint_kind_get_facet: Returns: the facet that a hint's terms are of; −1 for ages. */
int dw_hint_kind_get_facet (DwHintKind kind);

/**
 * dw_hints_read:
 * @vocabulary: (nullable): what it reads as a hint
 * @unread: bits (1 << DwHintKind) of kinds that are not to be read
 *
 * Understands places by name or postcode where they can only be meant ("Bow" only after "in"), numbers of years, and what
 * the vocabulary's hints say.
 *
 * Returns: (transfer full) (element-type DwHint): in the order of the words
 */
GArray *dw_hints_read (DwGazetteer        *gazetteer,
                       const DwVocabulary *vocabulary,
                       const DwQueryWords *words,
                       guint               unread);

G_END_DECLS
