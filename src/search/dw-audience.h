/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-matches.h"
#include "dw-tri.h"

G_BEGIN_DECLS

/**
 * DwAudience:
 *
 * Services for somebody else than a family that asks for help, told by their own words, in one generation of the
 * directory. Immutable.
 */
typedef struct
{
  guint64 *for_workers;     /* bit i set: service i says in its name that it is for people who work with families */
  guint64 *for_abusers;     /* service i is for people who abuse, and not for survivors too */
  guint8 *situations;       /* of each service: see dw_situations_load() */
  guint16 *askers;          /* bits of DwAskers that service i says in its names or terms that it is for; 0 not
                               stated */
} DwAudience;

/**
 * dw_audience_load: Returns: (transfer full): the audience of the present generation's services, or NULL with
 * DW_DB_ERROR.
 */
DwAudience *dw_audience_load (DwReader           *reader,
                              const DwCatalogue  *catalogue,
                              GError            **error);

/** dw_audience_free: Frees the audience. */
void dw_audience_free (DwAudience *self);

/** DwAsker: who a question sounds like. */
typedef struct
{
  gboolean is_worker;       /* uses the words of people who work with families */
  guint are;                /* bits of DwAskers, as understood and not undone */
  guint are_not;            /* bits of DwAskers for whom it is not to be: "not for dads" */
  gboolean fears_abuse;     /* as dw_abusers_are_set_apart() says */
  guint8 situations;        /* that it speaks of */
  DwMask others_needs;      /* terms of DW_FACET_NEED that only some families have, of which a question that speaks of
                               needs says nothing */
} DwAsker;

/**
 * dw_audience_hear:
 * @needs: terms of DW_FACET_NEED that are filtered by
 * @danger: bits of DwUrgent that the question tells of, guessed or not
 *
 * Returns: who the question of @matches sounds like
 */
DwAsker dw_audience_hear (const DwMatches *matches,
                          DwMask           needs,
                          guint            danger);

/**
 * dw_audience_hush:
 *
 * Words for how somebody was hurt ("he hits me") say what is needed, and nothing of whom to ask: where a saying has told
 * what they mean, a service that holds them by chance ("families hit by rising rents") is no better for it. The same
 * words outside of that saying ("panic attacks") keep their weight. So it is with who died ("my dad died").
 */
void dw_audience_hush (const DwQueryWords *words,
                       DwExpansions       *expansions);

/** dw_audience_meets: Returns: whether service @index says that it is for any of @askers, bits of DwAskers. */
DwTri dw_audience_meets (const DwAudience *self,
                         guint             askers,
                         guint             index);

/** dw_audience_weigh: Returns: the factor of the score of service @index for @asker. */
double dw_audience_weigh (const DwAudience *self,
                          DwAsker           asker,
                          guint             index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwAudience, dw_audience_free)

G_END_DECLS
