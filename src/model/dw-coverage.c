/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-coverage.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dw-facts.h"
#include "dw-limits.h"
#include "dw-words.h"

struct _DwCoverage
{
  guint n_services;
  guint n_stated[DW_N_COVERAGE_ITEMS];
  guint n_read[DW_N_COVERAGE_ITEMS];
  GPtrArray *assured;       /* of char*: dates, YYYY-MM-DD */
  GHashTable *unmapped;     /* "taxonomy\nname" → DwUnmappedTerm */
};

static const struct
{
  const char *slug;
  const char *label;
  const char *advice;
} items[DW_N_COVERAGE_ITEMS] = {
  [DW_COVERAGE_ROUTE] = { "route", N_ ("How to get in"), N_ ("Say in application_process whether families can just come, refer themselves or need somebody to refer them.") },
  [DW_COVERAGE_PHONE] = { "phone", N_ ("A telephone number"), N_ ("Give one in contacts[].phones[] or phones[].") },
  [DW_COVERAGE_COST] = { "cost", N_ ("What it costs"), N_ ("Give cost_options[] with an amount; an amount of 0 says that it is free.") },
  [DW_COVERAGE_AGES] = { "ages", N_ ("The ages it is for"), N_ ("Give minimum_age and maximum_age in years; leave out what has no limit.") },
  [DW_COVERAGE_TIMES] = { "times", N_ ("When it is on"), N_ ("Give schedules[] with freq, byday, opens_at and closes_at.") },
  [DW_COVERAGE_COORDINATES] = { "coordinates", N_ ("Where it is, as a point"), N_ ("Give latitude and longitude in service_at_locations[].location.") },
  [DW_COVERAGE_ASSURED] = { "assured", N_ ("When it was last checked"), N_ ("Give assured_date each time somebody has checked the record.") },
  [DW_COVERAGE_NEED] = { "need", N_ ("What the help is for"), N_ ("Give attributes[] with a taxonomy_term that names the need.") },
};

const char *
dw_coverage_item_get_slug (DwCoverageItem item)
{
  return items[item].slug;
}

const char *
dw_coverage_item_get_label (DwCoverageItem item)
{
  return _(items[item].label);
}

const char *
dw_coverage_item_get_advice (DwCoverageItem item)
{
  return _(items[item].advice);
}

static void
unmapped_term_free (gpointer data)
{
  DwUnmappedTerm *term = data;

  g_free ((gpointer) (guintptr) term->taxonomy);
  g_free ((gpointer) (guintptr) term->name);
  g_free (term);
}

DwCoverage *
dw_coverage_new (void)
{
  DwCoverage *self = g_new0 (DwCoverage, 1);

  self->assured = g_ptr_array_new_with_free_func (g_free);
  self->unmapped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unmapped_term_free);
  return self;
}

void
dw_coverage_free (DwCoverage *self)
{
  g_ptr_array_unref (self->assured);
  g_hash_table_unref (self->unmapped);
  g_free (self);
}

static gboolean
has_times (const DwService *service)
{
  if (service->schedules.n_items > 0)
    return TRUE;

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (there->schedules.n_items > 0 || (there->location != NULL && there->location->schedules.n_items > 0))
      return TRUE;

  return FALSE;
}

static gboolean
has_point (const DwService *service)
{
  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (there->location != NULL && !isnan (there->location->latitude) && !isnan (there->location->longitude))
      return TRUE;

  return FALSE;
}

static void
count (DwCoverage     *self,
       DwCoverageItem  item,
       DwBasis         basis)
{
  self->n_stated[item] += basis == DW_BASIS_STATED;
  self->n_read[item] += basis == DW_BASIS_PROSE;
}

static void
count_if (DwCoverage     *self,
          DwCoverageItem  item,
          gboolean        is_stated)
{
  count (self, item, is_stated ? DW_BASIS_STATED : DW_BASIS_NONE);
}

static const char *
get_taxonomy (const DwTaxonomyTerm *term)
{
  if (term->taxonomy != NULL)
    return term->taxonomy;

  return term->taxonomy_detail != NULL ? term->taxonomy_detail->name : NULL;
}

static gboolean
is_unmapped (const DwTaxonomyTerm *term)
{
  const char *taxonomy = get_taxonomy (term);

  if (term->name == NULL || (taxonomy != NULL && g_str_has_prefix (taxonomy, "Doorway ")))
    return FALSE;

  return dw_facet_find (DW_FACET_NEED, term->name) == 0
         && (term->code == NULL || dw_facet_find (DW_FACET_NEED, term->code) == 0);
}

/* @seen: keys of this record, for one that carries a term twice. Past the limit new terms are not kept: a feed must not
 * fill the memory. */
static void
count_unmapped (DwCoverage           *self,
                const DwTaxonomyTerm *term,
                GHashTable           *seen)
{
  const char *taxonomy = get_taxonomy (term);
  char *key = g_strdup_printf ("%s\n%s", taxonomy != NULL ? taxonomy : "", term->name);
  DwUnmappedTerm *unmapped = g_hash_table_lookup (self->unmapped, key);
  gboolean is_new = !g_hash_table_contains (seen, key);

  if (is_new && unmapped == NULL && g_hash_table_size (self->unmapped) < DW_LIMIT_UNMAPPED_TERMS)
    {
      unmapped = g_new0 (DwUnmappedTerm, 1);
      unmapped->taxonomy = g_strdup (taxonomy);
      unmapped->name = g_strdup (term->name);
      g_hash_table_insert (self->unmapped, g_strdup (key), unmapped);
    }
  if (is_new && unmapped != NULL)
    unmapped->n_services++;

  g_hash_table_add (seen, key);
}

static void
count_terms (DwCoverage   *self,
             const DwList *attributes,
             GHashTable   *seen)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    if (attribute->taxonomy_term != NULL && is_unmapped (attribute->taxonomy_term))
      count_unmapped (self, attribute->taxonomy_term, seen);
}

void
dw_coverage_add (DwCoverage      *self,
                 const DwService *service)
{
  DwFacts facts = dw_facts_read (service);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->n_services++;
  count (self, DW_COVERAGE_ROUTE, facts.basis[DW_FACET_ROUTE]);
  count (self, DW_COVERAGE_COST, facts.basis[DW_FACET_COST]);
  count (self, DW_COVERAGE_NEED, facts.basis[DW_FACET_NEED]);
  count (self, DW_COVERAGE_AGES, facts.age_basis);
  count_if (self, DW_COVERAGE_PHONE, dw_words_reach (service) == DW_REACH_RING);
  count_if (self, DW_COVERAGE_TIMES, has_times (service));
  count_if (self, DW_COVERAGE_COORDINATES, has_point (service));
  count_if (self, DW_COVERAGE_ASSURED, service->assured_date != NULL);

  if (service->assured_date != NULL)
    g_ptr_array_add (self->assured, g_strdup (service->assured_date));
  count_terms (self, &service->attributes, seen);
  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    count_terms (self, &there->attributes, seen);
}

guint
dw_coverage_get_n_services (const DwCoverage *self)
{
  return self->n_services;
}

guint
dw_coverage_get_n_stated (const DwCoverage *self,
                          DwCoverageItem    item)
{
  return self->n_stated[item];
}

guint
dw_coverage_get_n_read (const DwCoverage *self,
                        DwCoverageItem    item)
{
  return self->n_read[item];
}

guint
dw_coverage_get_n_assured (const DwCoverage *self,
                           const char       *from,
                           const char       *to)
{
  guint n = 0;

  for (guint i = 0; i < self->assured->len; i++)
    {
      const char *date = g_ptr_array_index (self->assured, i);

      n += strcmp (date, from) >= 0 && (to == NULL || strcmp (date, to) <= 0);
    }

  return n;
}

static int
compare_unmapped (gconstpointer a,
                  gconstpointer b)
{
  const DwUnmappedTerm *one = *(DwUnmappedTerm *const *) a;
  const DwUnmappedTerm *other = *(DwUnmappedTerm *const *) b;

  if (one->n_services != other->n_services)
    return one->n_services < other->n_services ? 1 : -1;
  if (strcmp (one->name, other->name) != 0)
    return strcmp (one->name, other->name);

  return g_strcmp0 (one->taxonomy, other->taxonomy);
}

GPtrArray *
dw_coverage_list_unmapped (const DwCoverage *self)
{
  GPtrArray *terms = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer term;

  g_hash_table_iter_init (&iter, self->unmapped);
  while (g_hash_table_iter_next (&iter, NULL, &term))
    g_ptr_array_add (terms, term);

  g_ptr_array_sort (terms, compare_unmapped);
  return terms;
}
