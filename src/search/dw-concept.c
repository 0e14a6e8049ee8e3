/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-concept.h"

#include "dw-weights.h"

#include <math.h>

double
dw_concept_weigh_rarity (guint n_services,
                         guint n_holding)
{
  return log1p ((n_services - n_holding + 0.5) / (n_holding + 0.5));
}

static void
add_to (guint64       **set,
        const guint64  *held,
        guint           n_slots)
{
  if (*set == NULL)
    *set = dw_bits_new (n_slots);
  dw_bits_add (*set, held, n_slots);
}

void
dw_concept_add_word (DwConcept     *self,
                     guint          term,
                     const guint64 *held,
                     double         idf,
                     guint          n_slots)
{
  self->own[self->n_own] = term;
  self->parts[self->n_own++] = (float) idf;
  add_to (&self->any, held, n_slots);
}

void
dw_concept_add_other (DwConcept     *self,
                      const guint64 *held,
                      guint          n_slots)
{
  add_to (&self->any, held, n_slots);
  add_to (&self->added, held, n_slots);
}

void
dw_concept_settle (DwConcept      *self,
                   guint64 *const *held,
                   gboolean        is_whole,
                   guint           n_services,
                   guint           n_slots)
{
  double words_idf = 0;

  if (self->any == NULL)
    self->any = dw_bits_new (n_slots);
  for (guint i = 0; i < self->n_own; i++)
    words_idf += (double) self->parts[i];

  for (guint i = 0; i < self->n_own; i++)
    {
      self->parts[i] = (float) ((double) self->parts[i] / words_idf);
      if (is_whole)
        dw_bits_keep (self->any, held[self->own[i]], n_slots);
    }

  self->n_holding = dw_bits_count (self->any, n_slots);
  if (self->n_own > 0 || self->n_holding > 0 || is_whole)
    self->weight = dw_concept_weigh_rarity (n_services, self->n_holding);
}

float
dw_concept_cover (const DwConcept *self,
                  guint64 *const  *held,
                  guint            slot)
{
  float share = self->added != NULL && dw_bits_has (self->added, slot) ? (float) DW_WEIGHTS.expansion_coverage : 0;
  float own = 0;

  for (guint i = 0; i < self->n_own; i++)
    if (dw_bits_has (held[self->own[i]], slot))
      own += self->parts[i];

  return self->share * (share > own ? share : own);
}

void
dw_concept_clear (DwConcept *self)
{
  g_free (self->added);
  g_free (self->any);
}
