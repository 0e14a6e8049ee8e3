/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-advice.h"

#include "dw-bits.h"
#include "dw-text-holders.h"
#include "dw-writer.h"

/*
 * What such services call themselves, for dw_text_holders_find(), the most general kind first. A service for special
 * needs alone also gives "information, advice and support": that is no name of a general one.
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
  A_NEED = 10,              /* the more it helps with, the more general it is */
};

typedef struct
{
  guint slot;
  int grade;
} Adviser;

/* So many records are looked into for one that a family can use. */
enum { MOST_TRIED = 8 };

struct _DwAdvice
{
  const DwCatalogue *catalogue;
  GArray *advisers;         /* of Adviser, the best first */
  gboolean is_known;        /* the last answer, for a question of the same boroughs: most are */
  DwMask known_for;
  int known;
};

static gboolean
has (const DwCatalogue *catalogue,
     DwFacet            facet,
     guint              slot,
     const char        *term)
{
  return (dw_catalogue_get_mask (catalogue, facet, slot) & dw_facet_find (facet, term)) != 0;
}

static gboolean
is_open (const DwCatalogue *catalogue,
         guint              slot)
{
  return has (catalogue, DW_FACET_ROUTE, slot, "drop-in") || has (catalogue, DW_FACET_ROUTE, slot, "self")
         || has (catalogue, DW_FACET_ROUTE, slot, "phone");
}

static int
grade (const DwCatalogue *catalogue,
       guint              kind,
       guint              slot)
{
  int points = (int) (G_N_ELEMENTS (names) - kind) * A_KIND;

  points += has (catalogue, DW_FACET_LEVEL, slot, "universal") ? UNIVERSAL : 0;
  points += is_open (catalogue, slot) ? OPEN : 0;
  points += A_NEED * __builtin_popcountll (dw_catalogue_get_mask (catalogue, DW_FACET_NEED, slot));
  return points;
}

/* Whether it runs, or does not say, and is for families, not only through somebody else. */
static gboolean
is_for_families (const DwCatalogue *catalogue,
                 const DwAudience  *audience,
                 guint              slot)
{
  DwMask status = dw_catalogue_get_mask (catalogue, DW_FACET_STATUS, slot);

  gboolean is_closed = dw_catalogue_get_mask (catalogue, DW_FACET_ROUTE, slot) != 0 && !is_open (catalogue, slot);

  return (status == 0 || (status & DW_STATUS_RUNNING) != 0) && !is_closed && !dw_bits_has (audience->for_workers, slot);
}

static int
compare_advisers (gconstpointer left,
                  gconstpointer right,
                  gpointer      data)
{
  const DwAdvice *self = data;
  const Adviser *a = left;
  const Adviser *b = right;

  if (a->grade != b->grade)
    return a->grade > b->grade ? -1 : 1;

  return self->catalogue->name_rank[a->slot] < self->catalogue->name_rank[b->slot] ? -1 : 1;
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

  g_array_sort_with_data (self->advisers, compare_advisers, self);
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
      DwMask stated
          = dw_catalogue_get_mask (self->catalogue, DW_FACET_BOROUGH, g_array_index (self->advisers, Adviser, i).slot);

      common &= stated;
      all |= stated;
    }

  return common == all ? all : 0;
}

/* Returns: whose advisers may be named; 0: only those that state no place, as for somebody who is near none of the
   boroughs. */
static DwMask
get_boroughs (const DwAdvice  *self,
              const DwRanking *ranking)
{
  const DwQuestion *question = ranking->question;

  if (question->chosen[DW_FACET_BOROUGH] != 0)
    return question->chosen[DW_FACET_BOROUGH];
  if (question->near != NULL)
    return question->near->borough_code != NULL ? dw_facet_find (DW_FACET_BOROUGH, question->near->borough_code) : 0;

  if (ranking->named->outside != NULL)
    return 0;

  return ranking->named->boroughs != 0 ? ranking->named->boroughs : get_only_boroughs (self);
}

static gboolean
has_contact (const DwList *contacts,
             const DwList *phones)
{
  DW_LIST_FOREACH (DwContact, contact, contacts)
    if (contact->email != NULL || contact->phones.n_items > 0)
      return TRUE;

  return phones->n_items > 0;
}

/* Whether its record says how to reach it: a number, an address of mail or of a page; its own, of a place or of who
   runs it. */
static gboolean
can_be_reached (const DwService *service)
{
  const DwOrganization *organization = service->organization;

  if (service->email != NULL || service->url != NULL || has_contact (&service->contacts, &service->phones))
    return TRUE;

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (has_contact (&there->contacts, &there->phones)
        || (there->location != NULL && has_contact (&there->location->contacts, &there->location->phones)))
      return TRUE;

  return organization != NULL
         && (organization->email != NULL || organization->website != NULL
             || has_contact (&organization->contacts, &organization->phones));
}

/* Whether its record says that it is for people who work with families, and speaks of no family itself. */
static gboolean
is_for_workers_alone (const DwService *service)
{
  const char *who = service->eligibility_description;

  return who != NULL && g_regex_match_simple ("\\b(professional|practitioner|staff|worker)", who, G_REGEX_CASELESS, 0)
         && !g_regex_match_simple ("^[^.]*\\b(families|parents|carers|anyone|everyone|young people)\\b", who, G_REGEX_CASELESS, 0);
}

/* A record that is gone or damaged is of no use; of one that could not be read nothing is known: FALSE with @error. */
static gboolean
is_of_use (const DwAdvice  *self,
           DwReader        *reader,
           guint            slot,
           GError         **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwRecord) record = dw_reader_read_record (reader, self->catalogue->columns->ids[slot], &problem);
  const DwService *service = record != NULL ? dw_record_get_service (record) : NULL;

  if (problem != NULL && problem->domain != DW_STORE_ERROR)
    g_propagate_error (error, g_steal_pointer (&problem));

  return service != NULL && !is_for_workers_alone (service)
         && (has (self->catalogue, DW_FACET_ROUTE, slot, "drop-in") || can_be_reached (service));
}

/*
 * One that states its place comes before one that may be for anybody; without a place, only the latter is left. −1 with
 * @problem where the time was up, or the directory could not be read, before that was known.
 */
static int
find_for (const DwAdvice  *self,
          DwReader        *reader,
          DwMask           wanted,
          GError         **problem)
{
  g_autoptr (GError) cut = NULL;
  guint n_tried = 0;

  for (guint i = 0; cut == NULL && i < self->advisers->len && n_tried < MOST_TRIED; i++)
    {
      guint slot = g_array_index (self->advisers, Adviser, i).slot;
      DwMask stated = dw_catalogue_get_mask (self->catalogue, DW_FACET_BOROUGH, slot);

      if (wanted != 0 ? (stated & wanted) == 0 : stated != 0)
        continue;
      if (dw_reader_has_time (reader, &cut) && is_of_use (self, reader, slot, &cut))
        return (int) slot;
      n_tried++;
    }

  if (cut != NULL)
    g_propagate_error (problem, g_steal_pointer (&cut));
  return -1;
}

int
dw_advice_find (DwAdvice        *self,
                DwReader        *reader,
                const DwRanking *ranking)
{
  DwMask wanted = get_boroughs (self, ranking);
  g_autoptr (GError) problem = NULL;
  int found;

  if (self->is_known && self->known_for == wanted)
    return self->known;

  found = find_for (self, reader, wanted, &problem);
  /* The next question may have the time that this one had not. */
  if (problem != NULL)
    return -1;

  self->is_known = TRUE;
  self->known_for = wanted;
  self->known = found;
  return found;
}

const char *
dw_advice_get_place (const DwAdvice  *self,
                     const DwRanking *ranking)
{
  DwMask wanted = get_boroughs (self, ranking);
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);

  if (wanted == 0 || (wanted & (wanted - 1)) != 0)
    return NULL;

  return terms[__builtin_ctzll (wanted)].label;
}
