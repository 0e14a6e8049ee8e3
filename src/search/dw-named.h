/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-catalogue.h"
#include "dw-matches.h"

G_BEGIN_DECLS

/** DwNamed: the place that the words of a question name, and who stands how to it, before any filter. */
typedef struct
{
  DwMask boroughs;          /* of all places named and neither denied nor undone; 0 for none: everything then stands
                               alike */
  const char *outside;      /* (nullable): where those are none, a place outside them where no service is; of the
                               matches */
  gboolean is_all;          /* whether they ask for nothing else: everything there is found, whether it holds them or
                               not */
  guint64 *standing[DW_N_STANDINGS]; /* slots that stand so; NULL where no place is named */
  guint n_slots;
} DwNamed;

/**
 * dw_named_read: Returns: (transfer full): the place that the words of @matches, which are expanded, name in
 * @catalogue.
 */
DwNamed *dw_named_read (const DwCatalogue *catalogue,
                        const DwMatches   *matches);

/** dw_named_is_any: Returns: whether a place is named that services stand to differently. */
gboolean dw_named_is_any (const DwNamed *self);

/** dw_named_free: Frees @self. */
void dw_named_free (DwNamed *self);

/** dw_named_find: Returns: (transfer full): the slots that the words of @matches find; see dw_matches_get_any(). */
guint64 *dw_named_find (const DwNamed   *self,
                        const DwMatches *matches);

/** dw_named_judge: Returns: how the service in slot @index stands to @self. */
DwStanding dw_named_judge (const DwNamed *self,
                           guint          index);

/** dw_named_count: Counts how many of @slots, of which there are @n, stand how to @self. */
void dw_named_count (const DwNamed *self,
                     const guint64 *slots,
                     guint          n,
                     guint          counts[DW_N_STANDINGS]);

/**
 * dw_named_dup_label: Returns: (transfer full) (nullable): the place for a person: "Hackney", "Merton and Sutton"; NULL
 * for none, or for too many to list.
 */
char *dw_named_dup_label (const DwNamed *self);

/**
 * dw_named_tells_apart: Returns: whether the hits of @answer that fit stand in groups by the place that its words name.
 */
gboolean dw_named_tells_apart (const DwAnswer *answer);

/**
 * dw_named_dup_heading: Returns: (transfer full): what stands over the hits of @answer that stand so, translated: "For
 * Hackney", "For families elsewhere".
 */
char *dw_named_dup_heading (const DwAnswer *answer,
                            DwStanding      standing);

/**
 * dw_named_dup_counts: Returns: (transfer full): how many of what fits stands how, and how many may fit, translated: "3
 * for Hackney, 75 for elsewhere, 2 may fit".
 */
char *dw_named_dup_counts (const DwAnswer *answer);

/** dw_standing_get_slug: Returns: the name of @standing in JSON: "there", … */
const char *dw_standing_get_slug (DwStanding standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwNamed, dw_named_free)

G_END_DECLS
