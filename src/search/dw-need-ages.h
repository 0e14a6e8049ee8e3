/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"

G_BEGIN_DECLS

/**
 * DwNeedAges:
 *
 * What needs tell of ages where a service states none, which most do not: what is for babies is for nobody of nine.
 * Terms of DW_FACET_NEED. Nothing is hidden for it; zeros where no age is asked for.
 */
typedef struct
{
  DwMask met;               /* needs of people of the age that is asked for … */
  DwMask missed;            /* … and of others only */
} DwNeedAges;

/**
 * dw_need_ages_find:
 * @hints: (element-type DwHint): what the words say
 * @age: years, as the filter has it; NAN for any
 *
 * Returns: the needs that go with the ages that are asked for
 */
DwNeedAges dw_need_ages_find (const GArray *hints,
                              double        age);

/** dw_need_ages_is_apart: Returns: whether a service of needs @stated is for other ages. */
static inline gboolean
dw_need_ages_is_apart (DwNeedAges ages,
                       DwMask     stated)
{
  return (stated & ages.missed) != 0 && (stated & ages.met) == 0;
}

G_END_DECLS
