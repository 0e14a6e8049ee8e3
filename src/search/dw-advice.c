/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-advice.h"

#include "dw-bits.h"
#include "dw-text-holders.h"

/*
 * What such services call themselves, for dw_text_holders_find(), the most general kind first. A service for special needs alone also gives
 * "information, advice and support": that is no name of a general one.
 */
static const char *const names[] = {
  "family information|families information|information service|information and advice",
  "family hub|childrens centre|early help hub|family centre",
  "request for support|front door|single point of access|single point of contact|one stop shop|citizens advice|early help service|"
  "advice line",
};

/* In the name of something narrower that happens in one. */
static const char narrow[] = "in family hubs|hub panel|hub connectors|therapy|clinics|play|information advice and support";

/* What speaks for a service, and against it, beside the kind of its name: a kind outweighs all of it. */
enum
{
  A_KIND = 1000,
  UNIVERSAL = 200,          /* states that it is for every family */
  OPEN = 50,                /* a family gets in by itself */
  CLOSED = -400,            /* only through somebody else */
  A_NEED = 10,              /* the more it helps with, the more general it is */
};

typedef struct
{
  guint slot;
  int grade;
} Adviser;

struct _DwAdvice
{
  const DwCatalogue *catalogue;
  GArray *advisers;         /* of Adviser */
};

static gboolean
has (const DwCatalogue *catalogue,
     DwFacet            facet,
     guint              slot,
     const char        *term)
{
  return (dw_catalogue_get_mask (catalogue, facet, slot) & dw_facet_find (facet, term)) != 0;
}

static int
grade (const DwCatalogue *catalogue,
       guint              kind,
       guint              slot)
{
  DwMask routes = dw_catalogue_get_mask (catalogue, DW_FACET_ROUTE, slot);
  gboolean is_open = has (catalogue, DW_FACET_ROUTE, slot, "drop-in") || has (catalogue, DW_FACET_ROUTE, slot, "self")
                     || has (catalogue, DW_FACET_ROUTE, slot, "phone");
  int points = (int) (G_N_ELEMENTS (names) - kind) * A_KIND;

  points += has (catalogue, DW_FACET_LEVEL, slot, "universal") ? UNIVERSAL : 0;
  points += is_open ? OPEN : routes != 0 ? CLOSED : 0;
  points += A_NEED * __builtin_popcountll (dw_catalogue_get_mask (catalogue, DW_FACET_NEED, slot));
  return points;
}

/* Whether it runs, or does not say, and is for families. */
static gboolean
is_for_families (const DwCatalogue *catalogue,
                 const DwAudience  *audience,
                 guint              slot)
{
  DwMask status = dw_catalogue_get_mask (catalogue, DW_FACET_STATUS, slot);

  return (status == 0 || (status & DW_STATUS_RUNNING) != 0) && !dw_bits_has (audience->for_workers, slot);
}

DwAdvice *
dw_advice_load (DwReader           *reader,
                const DwCatalogue  *catalogue,
                const DwAudience   *audience,
                GError            **error)
{
  guint n = catalogue->columns->n_services;
  g_autofree guint64 *taken = dw_text_holders_find (reader, catalogue, DW_TEXT_NAMES, narrow, error);
  g_autoptr (DwAdvice) self = NULL;

  if (taken == NULL)
    return NULL;

  self = g_new0 (DwAdvice, 1);
  self->catalogue = catalogue;
  self->advisers = g_array_new (FALSE, FALSE, sizeof (Adviser));
  for (guint kind = 0; kind < G_N_ELEMENTS (names); kind++)
    {
      g_autofree guint64 *found = dw_text_holders_find (reader, catalogue, DW_TEXT_NAMES, names[kind], error);

      if (found == NULL)
        return NULL;
      DW_BITS_FOREACH (slot, found, n)
        if (!dw_bits_has (taken, slot) && is_for_families (catalogue, audience, slot))
          {
            Adviser adviser = { slot, grade (catalogue, kind, slot) };

            g_array_append_val (self->advisers, adviser);
            dw_bits_set (taken, slot);
          }
    }

  return g_steal_pointer (&self);
}

void
dw_advice_free (DwAdvice *self)
{
  g_array_unref (self->advisers);
  g_free (self);
}

/* Where all advisers are for the same boroughs, so is the directory. */
static DwMask
get_only_boroughs (const DwAdvice *self)
{
  DwMask common = G_MAXUINT64;
  DwMask all = 0;

  for (guint i = 0; i < self->advisers->len; i++)
    {
      DwMask stated = dw_catalogue_get_mask (self->catalogue, DW_FACET_BOROUGH, g_array_index (self->advisers, Adviser, i).slot);

      common &= stated;
      all |= stated;
    }

  return common == all ? all : 0;
}

/* Returns: whose advisers may be named; 0: only those that state no place, as for somebody who is near none of the boroughs. */
static DwMask
get_boroughs (const DwAdvice  *self,
              const DwRanking *ranking)
{
  const DwQuestion *question = ranking->question;

  if (question->chosen[DW_FACET_BOROUGH] != 0)
    return question->chosen[DW_FACET_BOROUGH];
  if (question->near != NULL)
    return question->near->borough_code != NULL ? dw_facet_find (DW_FACET_BOROUGH, question->near->borough_code) : 0;

  return ranking->named->boroughs != 0 ? ranking->named->boroughs : get_only_boroughs (self);
}

int
dw_advice_find (const DwAdvice  *self,
                const DwRanking *ranking)
{
  DwMask wanted = get_boroughs (self, ranking);
  const Adviser *best = NULL;

  for (guint i = 0; i < self->advisers->len; i++)
    {
      const Adviser *adviser = &g_array_index (self->advisers, Adviser, i);
      DwMask stated = dw_catalogue_get_mask (self->catalogue, DW_FACET_BOROUGH, adviser->slot);

      /* One that states its place comes before one that may be for anybody; without a place, only the latter is left. */
      if (wanted != 0 ? (stated & wanted) == 0 : stated != 0)
        continue;
      if (best == NULL || adviser->grade > best->grade
          || (adviser->grade == best->grade && self->catalogue->name_rank[adviser->slot] < self->catalogue->name_rank[best->slot]))
        best = adviser;
    }

  return best != NULL ? (int) best->slot : -1;
}
