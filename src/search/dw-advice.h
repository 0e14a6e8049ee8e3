/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-ranking.h"

G_BEGIN_DECLS

/**
 * DwAdvice:
 *
 * Services that can tell a family what else there is where it lives, whatever it needs: a family information service, a
 * family hub or children's centre, a council's front door to early help. Told by what their records call themselves and
 * state, in one generation of the directory; no record is known by its name alone. Only one that families can use is
 * named: not what is for professionals alone, nor what does not say how to reach it. Of one thread.
 */
typedef struct _DwAdvice DwAdvice;

/**
 * dw_advice_load: Returns: (transfer full): the general advice services of the present generation, or NULL with
 * DW_DB_ERROR.
 */
DwAdvice *dw_advice_load (DwReader           *reader,
                          const DwCatalogue  *catalogue,
                          const DwAudience   *audience,
                          GError            **error);

/** dw_advice_free: Frees @self. */
void dw_advice_free (DwAdvice *self);

/**
 * dw_advice_find:
 * @reader: in the generation of @self; its limit holds
 *
 * The place of a question is the borough that it chose, else the one that its place lies in, else the one that its
 * words name. Without any, only a service that states no area is for everybody who may ask; or, where no place was
 * given, one of the only boroughs that the directory has such services of.
 *
 * Whether families can use and reach a service stands in its record, so up to eight records are read; the answer is
 * kept for the next question about the same place. Where the limit of @reader cut that short nothing is kept, and none
 * is known.
 *
 * Returns: the slot of the most general advice service for the place of the question of @ranking, −1 where none is
 *   known
 */
int dw_advice_find (DwAdvice        *self,
                    DwReader        *reader,
                    const DwRanking *ranking);

/**
 * dw_advice_get_place: Returns: (nullable): the one borough that the question of @ranking is about; NULL for none or
 * several.
 */
const char *dw_advice_get_place (const DwAdvice  *self,
                                 const DwRanking *ranking);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwAdvice, dw_advice_free)

G_END_DECLS
