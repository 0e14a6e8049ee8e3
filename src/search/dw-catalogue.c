/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-catalogue.h"

#include "dw-text.h"

#include <math.h>
#include <string.h>

/* GSS code → bit, made once a load: a whole table of places is looked up. */
static GHashTable *
index_boroughs (void)
{
  GHashTable *by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_terms = 0;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (terms[i].code != NULL)
      g_hash_table_insert (by_code, g_strdup (terms[i].code), GUINT_TO_POINTER (i + 1));

  return by_code;
}

static DwMask
find_borough (GHashTable *by_code,
              const char *code)
{
  guint place = code != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (by_code, code)) : 0;

  return place != 0 ? G_GUINT64_CONSTANT (1) << (place - 1) : 0;
}

/* Where one place is: its own point, else that of its postcode's sector. FALSE when neither is known. */
static gboolean
locate (DwGazetteer           *gazetteer,
        const DwServicePlace  *place,
        double                *latitude,
        double                *longitude,
        const char           **borough_code)
{
  gboolean has_point = !isnan (place->latitude) && !isnan (place->longitude);
  gboolean has_sector = place->postcode != NULL
                        && dw_gazetteer_locate_postcode (gazetteer, place->postcode, latitude, longitude, borough_code);

  if (has_point)
    {
      *latitude = place->latitude;
      *longitude = place->longitude;
      if (!has_sector)
        *borough_code = dw_gazetteer_nearest_borough (gazetteer, *latitude, *longitude);
    }

  return has_point || has_sector;
}

/*
 * Points and boroughs. A stated service area says whose residents a service is for, which its address does not: a
 * service in Hackney for people of Islington is not one for Hackney. So the borough of a place stands in only where no
 * area names a borough.
 */
static void
locate_services (DwCatalogue *self,
                 DwGazetteer *gazetteer)
{
  g_autoptr (GHashTable) by_code = index_boroughs ();
  const DwColumns *columns = self->columns;
  guint n_points = 0;
  guint next = 0;

  for (guint i = 0; i < columns->n_services; i++)
    {
      DwMask stated = columns->terms[DW_FACET_BOROUGH][i];

      self->boroughs[i] = stated;
      self->first_point[i] = n_points;
      for (; next < columns->n_places && columns->places[next].service == i; next++)
        {
          double latitude = NAN;
          double longitude = NAN;
          const char *code = NULL;

          if (!locate (gazetteer, &columns->places[next], &latitude, &longitude, &code))
            continue;
          self->latitudes[n_points] = (float) latitude;
          self->longitudes[n_points++] = (float) longitude;
          if (stated == 0)
            self->boroughs[i] |= find_borough (by_code, code);
        }
    }

  self->first_point[columns->n_services] = n_points;
}

static void
find_middles (DwCatalogue *self,
              DwGazetteer *gazetteer)
{
  guint n_terms = 0;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (DwPlace) middle = dw_gazetteer_resolve (gazetteer, terms[i].label, NULL);

      self->borough_latitudes[i] = middle != NULL ? (float) middle->latitude : NAN;
      self->borough_longitudes[i] = middle != NULL ? (float) middle->longitude : NAN;
    }
}

typedef struct
{
  char *name;
  guint index;
} Named;

static int
compare_named (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Named *left = a;
  const Named *right = b;
  int order = strcmp (left->name, right->name);

  return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

/* Most names are plain; folding the others whole takes ten times as long. */
static char *
fold_name (const char *name)
{
  return g_str_is_ascii (name) ? g_ascii_strdown (name, -1) : dw_text_fold (name);
}

static void
rank_names (DwCatalogue *self)
{
  guint n = self->columns->n_services;
  g_autofree Named *named = g_new (Named, n);

  for (guint i = 0; i < n; i++)
    named[i] = (Named) { .name = fold_name (self->columns->names[i]), .index = i };

  g_qsort_with_data (named, (int) n, sizeof *named, compare_named, NULL);
  for (guint i = 0; i < n; i++)
    {
      self->name_rank[named[i].index] = i;
      g_free (named[i].name);
    }
}

DwCatalogue *
dw_catalogue_load (DwReader     *reader,
                   DwGazetteer  *gazetteer,
                   GError      **error)
{
  g_autoptr (DwColumns) columns = dw_reader_load_columns (reader, error);
  DwCatalogue *self = NULL;

  if (columns == NULL)
    return NULL;

  self = g_new0 (DwCatalogue, 1);
  self->columns = g_steal_pointer (&columns);
  self->boroughs = g_new0 (DwMask, self->columns->n_services);
  self->first_point = g_new0 (guint, self->columns->n_services + 1);
  self->latitudes = g_new (float, self->columns->n_places);
  self->longitudes = g_new (float, self->columns->n_places);
  self->name_rank = g_new0 (guint32, self->columns->n_services);
  locate_services (self, gazetteer);
  find_middles (self, gazetteer);
  rank_names (self);
  return self;
}

void
dw_catalogue_free (DwCatalogue *self)
{
  dw_columns_free (self->columns);
  g_free (self->boroughs);
  g_free (self->first_point);
  g_free (self->latitudes);
  g_free (self->longitudes);
  g_free (self->name_rank);
  g_free (self);
}

int
dw_catalogue_find (const DwCatalogue *self,
                   gint64             id)
{
  const gint64 *ids = self->columns->ids;
  guint n = self->columns->n_services;
  guint low = 0;
  guint high = n;

  /* Numbers are given one after another, so most services stand where their number says. */
  if (n > 0 && id >= ids[0] && id - ids[0] < (gint64) n && ids[id - ids[0]] == id)
    return (int) (id - ids[0]);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low < n && ids[low] == id ? (int) low : -1;
}

DwMask
dw_catalogue_get_mask (const DwCatalogue *self,
                       DwFacet            facet,
                       guint              index)
{
  return facet == DW_FACET_BOROUGH ? self->boroughs[index] : self->columns->terms[facet][index];
}

float *
dw_catalogue_measure (const DwCatalogue *self,
                      const DwPlace     *near)
{
  guint n = self->columns->n_services;
  float *distances = g_new (float, n);

  for (guint i = 0; i < n; i++)
    {
      double nearest = NAN;

      for (guint j = self->first_point[i]; j < self->first_point[i + 1]; j++)
        nearest = fmin (nearest, dw_distance_m (near->latitude, near->longitude, self->latitudes[j], self->longitudes[j]));
      distances[i] = (float) nearest;
    }

  return distances;
}

DwVicinity
dw_catalogue_find_vicinity (const DwCatalogue *self,
                    const DwPlace     *near,
                    double             within_m)
{
  DwVicinity reach = { near->borough_code != NULL ? dw_facet_find (DW_FACET_BOROUGH, near->borough_code) : 0, 0 };
  guint n_terms = 0;

  dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  for (guint i = 0; i < n_terms; i++)
    {
      double middle = dw_distance_m (near->latitude, near->longitude, (double) self->borough_latitudes[i],
                                     (double) self->borough_longitudes[i]);

      if (middle <= within_m + DW_BOROUGH_RADIUS_M)
        reach.around |= G_GUINT64_CONSTANT (1) << i;
    }

  return reach;
}
