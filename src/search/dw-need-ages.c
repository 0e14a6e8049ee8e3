/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-need-ages.h"

#include "dw-hints.h"

#include <math.h>

/* Whom the needs are about that are about an age: from, to, in years. Wide: a birthday decides nothing. */
static const struct
{
  const char *need;
  double from;
  double to;
} of_ages[] = {
  { "baby-infant", 0, 6 },
  { "school-support", 3, 19 },
  { "youth", 9, 26 },
};

static void
take_ages (DwNeedAges *self,
           double      from,
           double      to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (of_ages); i++)
    {
      gboolean is_apart = from > of_ages[i].to || to < of_ages[i].from;

      *(is_apart ? &self->missed : &self->met) |= dw_facet_find (DW_FACET_NEED, of_ages[i].need);
    }
}

DwNeedAges
dw_need_ages_find (const GArray *hints,
                   double        age)
{
  DwNeedAges self = { 0 };

  if (!isnan (age))
    take_ages (&self, age, age);
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->kind == DW_HINT_AGE && !hint->is_not)
        take_ages (&self, hint->minimum_age, hint->maximum_age);
    }

  /* Of several ages, one is enough. */
  self.missed &= ~self.met;
  return self;
}
