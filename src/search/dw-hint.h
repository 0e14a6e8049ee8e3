/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-place.h"

G_BEGIN_DECLS

/**
 * DwHintKind:
 * @DW_HINT_PLACE: where, as boroughs
 * @DW_HINT_AGE: of whom, as years
 * @DW_HINT_COST: what it may cost
 * @DW_HINT_DELIVERY: where or how help is given
 * @DW_HINT_ROUTE: how a family gets in
 * @DW_HINT_LEVEL: how much help
 * @DW_HINT_ASKER: who asks, or for whom; bits of DwAskers
 * @DW_HINT_DAY: on which day; bits of DwTimes, as is the next
 * @DW_HINT_TIME: at what time of day
 * @DW_HINT_LANGUAGE: in which language; bits of dw_language_find()
 * @DW_HINT_DISTANCE: within how far of a place: the one that hides services, as the control beside the place does
 * @DW_HINT_DENIED: a kind of help that is refused, or who gives it; always denied
 */
typedef enum
{
  DW_HINT_PLACE,
  DW_HINT_AGE,
  DW_HINT_COST,
  DW_HINT_DELIVERY,
  DW_HINT_ROUTE,
  DW_HINT_LEVEL,
  DW_HINT_ASKER,
  DW_HINT_DAY,
  DW_HINT_TIME,
  DW_HINT_LANGUAGE,
  DW_HINT_DISTANCE,
  DW_HINT_DENIED,
} DwHintKind;

/** DW_N_HINT_KINDS: how many kinds there are. */
#define DW_N_HINT_KINDS (DW_HINT_DENIED + 1)

/** DwAskers: people who look for services of their own, as bits. */
typedef enum
{
  DW_ASKER_DADS = 1 << 0,
  DW_ASKER_GRANDPARENTS = 1 << 1,
  DW_ASKER_FOSTER = 1 << 2,
  DW_ASKER_KINSHIP = 1 << 3,
  DW_ASKER_YOUNG_CARERS = 1 << 4,
  DW_ASKER_ADOPTERS = 1 << 5,
  DW_ASKER_LONE_PARENTS = 1 << 6,
  DW_ASKER_YOUNG_PARENTS = 1 << 7,
  DW_ASKER_WORKERS = 1 << 8,
} DwAskers;

/** DW_N_ASKERS: how many bits there are. */
#define DW_N_ASKERS 9

/**
 * DwHint: one thing that is understood of a question's words. It moves services up or down, and hides none, but for a
 * distance.
 */
typedef struct
{
  DwHintKind kind;
  char *label;              /* for a person: "Mitcham, Merton", "Age 4", "Ages 13 to 18", "Just turn up" */
  DwMask terms;             /* of what goes with @kind; 0 for ages; of DW_HINT_DENIED: the needs it is, where a need is
                               refused */
  double minimum_age;       /* years, of DW_HINT_AGE; else NAN */
  double maximum_age;
  gboolean has_point;       /* of DW_HINT_PLACE: whether it is smaller than a borough, and where; WGS84 degrees */
  double latitude;
  double longitude;
  guint first;              /* the words that say it, as places in DwQueryWords.all */
  guint n;
  gboolean is_not;          /* whether it is denied: "not online" */
  gboolean is_only_that;    /* whether the words say nothing else: "Mitcham", "4 year old"; not "baby" */
  char *things;             /* of DW_HINT_DENIED: what is refused, in every way to write it: "foodbank|food bank"; else NULL */
  gboolean is_aside;        /* whether its words are not searched: London, or a place outside it; "costs nothing" */
  guint outside_km;         /* of a place outside the boroughs, around its point: how far it reaches; else 0 */
  DwPlace *place;           /* (nullable): of DW_HINT_PLACE, which it is; of DW_HINT_DISTANCE, measured from there;
                               NULL: the person must say where */
  double within_m;          /* of DW_HINT_DISTANCE: metres; INFINITY for "near me" */
  gboolean is_silent;       /* whether it only keeps its words from being searched: told by another, or taken away */
  gboolean is_price;        /* of DW_HINT_COST: whether it says how much at most; what is free fits, and what states a
                               sum within at_most */
  double at_most;           /* of a price: pounds; 0 where no sum is said, so that stated sums tell nothing */
  guint64 *holders;         /* (nullable): the slots of a catalogue whose services call themselves so, once that was
                               looked up */
} DwHint;

/** dw_hint_kind_get_slug: Returns: the kind's name in files and on the command line: "place", "age", … */
const char *dw_hint_kind_get_slug (DwHintKind kind);

/** dw_hint_kind_get_facet: Returns: the facet that a hint's terms are of; −1 for kinds that are no facet. */
int dw_hint_kind_get_facet (DwHintKind kind);

/**
 * dw_hint_kind_is_wish: Returns: whether @kind is how, when or at what cost: asked of a service, and no reason to look
 * for another.
 */
gboolean dw_hint_kind_is_wish (DwHintKind kind);

/**
 * dw_hint_kind_can_be_denied: Returns: whether a hint of @kind means something where it is denied: "not free" is a
 * complaint, and nobody asks for a way in by ruling one out.
 */
gboolean dw_hint_kind_can_be_denied (DwHintKind kind);

/** dw_hint_deny: Turns @hint around, since words from @first on, up to its own, deny it. */
void dw_hint_deny (DwHint *hint,
                   guint   first);

/** dw_hint_hush: Makes @hint one that asks for nothing, and only keeps its words from being searched. */
void dw_hint_hush (DwHint *hint);

/**
 * dw_hint_is_left_out:
 *
 * Returns: whether the words of @hint are not searched: what is denied, prices, which no text is compared by, and
 *   places where no service is, and distances
 */
gboolean dw_hint_is_left_out (const DwHint *hint);

/** dw_hint_dup_key: Returns: (transfer full): what names a hint to undo it: "age Age 4". */
char *dw_hint_dup_key (DwHintKind  kind,
                       const char *label);

G_END_DECLS
