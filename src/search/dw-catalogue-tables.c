/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-catalogue-private.h"

#include "dw-bits.h"
#include "dw-text.h"

#include <math.h>

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
  DwMask *boroughs = dw_catalogue_own (self, g_new0 (DwMask, columns->n_services));
  guint32 *first_point = dw_catalogue_own (self, g_new0 (guint32, columns->n_services + 1));
  float *latitudes = dw_catalogue_own (self, g_new (float, columns->n_places));
  float *longitudes = dw_catalogue_own (self, g_new (float, columns->n_places));
  guint n_points = 0;
  guint next = 0;

  for (guint i = 0; i < columns->n_services; i++)
    {
      DwMask stated = columns->terms[DW_FACET_BOROUGH][i];

      boroughs[i] = stated;
      first_point[i] = n_points;
      for (; next < columns->n_places && columns->places[next].service == i; next++)
        {
          double latitude = NAN;
          double longitude = NAN;
          const char *code = NULL;

          if (!locate (gazetteer, &columns->places[next], &latitude, &longitude, &code))
            continue;
          latitudes[n_points] = (float) latitude;
          longitudes[n_points++] = (float) longitude;
          if (stated == 0)
            boroughs[i] |= find_borough (by_code, code);
        }
    }

  first_point[columns->n_services] = n_points;
  self->n_points = n_points;
  self->boroughs = boroughs;
  self->first_point = first_point;
  self->latitudes = latitudes;
  self->longitudes = longitudes;
}

static int
compare_named (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const DwFoldedName *left = a;
  const DwFoldedName *right = b;
  int order = dw_folded_name_compare (left, right);

  return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

/* Most names are plain; folding the others whole takes ten times as long. */
static char *
fold_name (const char *name)
{
  return g_str_is_ascii (name) ? g_ascii_strdown (name, -1) : dw_text_fold (name);
}

static void
fold_names (DwCatalogue *self)
{
  guint n = self->columns->n_services;
  guint32 *ends = dw_catalogue_own (self, g_new (guint32, n));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = fold_name (self->columns->names[i]);

      g_string_append (names, name);
      ends[i] = (guint32) names->len;
    }

  self->name_ends = ends;
  self->folded_names = dw_catalogue_own (self, g_string_free (names, FALSE));
}

static void
rank_names (DwCatalogue *self)
{
  guint n = self->columns->n_services;
  guint32 *ranks = dw_catalogue_own (self, g_new (guint32, n));
  g_autofree DwFoldedName *named = g_new (DwFoldedName, n);

  for (guint i = 0; i < n; i++)
    named[i] = dw_folded_name_get (self->name_ends, self->folded_names, i);

  g_qsort_with_data (named, (int) n, sizeof *named, compare_named, NULL);
  for (guint i = 0; i < n; i++)
    ranks[named[i].index] = i;
  self->name_rank = ranks;
}

static void
fill_planes (const DwMask *masks,
             guint         n_masks,
             guint         n_terms,
             guint64      *planes)
{
  gsize n_words = dw_bits_n_words (n_masks);

  for (guint i = 0; i < n_masks; i++)
    {
      if (masks[i] == 0)
        dw_bits_set (planes + n_terms * n_words, i);
      for (DwMask mask = masks[i]; mask != 0; mask &= mask - 1)
        if ((guint) __builtin_ctzll (mask) < n_terms)
          dw_bits_set (planes + (guint) __builtin_ctzll (mask) * n_words, i);
    }
}

static void
lay_planes (DwCatalogue *self)
{
  guint n = self->columns->n_services;

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      guint n_planes = dw_catalogue_get_n_planes (facet);
      guint64 *planes = dw_catalogue_own (self, g_new0 (guint64, n_planes * dw_bits_n_words (n)));

      fill_planes (facet == DW_FACET_BOROUGH ? self->boroughs : self->columns->terms[facet], n, n_planes - 1, planes);
      self->planes[facet] = planes;
    }
}

DwCatalogue *
dw_catalogue_load_since (DwReader     *reader,
                         DwGazetteer  *gazetteer,
                         gint64        since,
                         GError      **error)
{
  DwColumns *columns = dw_reader_load_columns_since (reader, since, error);
  DwCatalogue *self = NULL;
  guint64 *alive = NULL;

  if (columns == NULL)
    return NULL;

  self = dw_catalogue_new (columns);
  self->n_services = self->n_run_slots[0] = columns->n_services;
  alive = dw_catalogue_own (self, dw_bits_new (columns->n_services));
  dw_bits_fill (alive, columns->n_services);
  self->alive = alive;
  locate_services (self, gazetteer);
  dw_catalogue_find_middles (self, gazetteer);
  fold_names (self);
  rank_names (self);
  lay_planes (self);
  return self;
}

DwCatalogue *
dw_catalogue_load (DwReader     *reader,
                   DwGazetteer  *gazetteer,
                   GError      **error)
{
  return dw_catalogue_load_since (reader, gazetteer, -1, error);
}
