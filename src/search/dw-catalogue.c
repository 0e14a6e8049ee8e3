/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-catalogue-private.h"

#include "dw-bits.h"

#include <math.h>

/* Memory of the catalogue's own, freed with it. */
gpointer
dw_catalogue_own (DwCatalogue *self,
                  gpointer     bytes)
{
  g_ptr_array_add (self->owned, bytes);
  return bytes;
}

void
dw_catalogue_find_middles (DwCatalogue *self,
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

guint
dw_catalogue_get_n_planes (DwFacet facet)
{
  guint n_terms = 0;

  dw_facet_get_terms (facet, &n_terms);
  return n_terms + 1;
}

DwCatalogue *
dw_catalogue_new (DwColumns *columns)
{
  DwCatalogue *self = g_new0 (DwCatalogue, 1);

  self->columns = columns;
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->memos = g_new0 (DwMemo, 2);
  return self;
}

const guint64 *
dw_catalogue_get_plane (const DwCatalogue *self,
                        DwFacet            facet,
                        guint              bit)
{
  return self->planes[facet] + bit * dw_bits_n_words (self->columns->n_services);
}

void
dw_catalogue_free (DwCatalogue *self)
{
  g_clear_pointer (&self->twins, dw_twin_sets_free);
  if (self->index != NULL)
    {
      g_free (self->columns);
      dw_index_unref (self->index);
    }
  else
    dw_columns_free (self->columns);

  for (guint i = 0; i < 2; i++)
    {
      g_free (self->memos[i].fits);
      g_free (self->memos[i].unstated);
    }

  g_free (self->memos);
  g_ptr_array_unref (self->owned);
  g_free (self);
}

static int
find_in_run (const gint64 *ids,
             guint         n,
             gint64        id)
{
  guint64 guess = n > 0 ? (guint64) id - (guint64) ids[0] : 0;
  guint low = 0;
  guint high = n;

  /* Numbers are given one after another, so most services stand where their number says. */
  if (guess < n && ids[guess] == id)
    return (int) guess;

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

int
dw_catalogue_find (const DwCatalogue *self,
                   gint64             id)
{
  for (guint run = 0; run < DW_INDEX_MOST_PARTS; run++)
    {
      guint first = self->first_slots[run];
      int at = find_in_run (self->columns->ids + first, self->n_run_slots[run], id);

      if (at >= 0 && dw_bits_has (self->alive, first + (guint) at))
        return (int) first + at;
    }

  return -1;
}

double
dw_catalogue_measure_slot (const DwCatalogue *self,
                           double             latitude,
                           double             longitude,
                           guint              slot)
{
  double nearest = NAN;

  for (guint i = self->first_point[slot]; i < self->first_point[slot + 1]; i++)
    nearest = fmin (nearest, dw_distance_m (latitude, longitude, self->latitudes[i], self->longitudes[i]));

  return nearest;
}

const char *
dw_catalogue_get_name (const DwCatalogue *self,
                       guint              slot,
                       gsize             *length)
{
  DwFoldedName named;

  if (self->name_ends != NULL)
    named = dw_folded_name_get (self->name_ends, self->folded_names, slot);
  else
    {
      guint n_parts;
      const guint *first_slots;
      DwIndexSegment *const *parts = dw_index_get_parts (self->index, &n_parts, &first_slots);
      guint part = slot >= first_slots[1] ? 1 : 0;

      named = dw_folded_name_get (dw_index_segment_get_section (parts[part], DW_INDEX_NAME_ENDS),
                                  dw_index_segment_get_section (parts[part], DW_INDEX_NAMES), slot - first_slots[part]);
    }

  *length = named.length;
  return named.name;
}

typedef struct
{
  const DwCatalogue *catalogue;
  const DwPlace *near;
  float *points;    /* metres to each point */
  float *distances; /* to each service */
} Measuring;

static void
measure_part (gpointer data,
              guint    hand,
              guint    part)
{
  Measuring *measuring = data;
  const DwCatalogue *self = measuring->catalogue;
  guint n = self->columns->n_services;
  guint first = (guint) MIN (dw_catalogue_get_part (self, part) * 64, n);
  guint end = (guint) MIN (dw_catalogue_get_part (self, part + 1) * 64, n);
  /* Each is read once: of a torn index they may be 0 the next time. */
  guint point = self->first_point[first];
  guint last = self->first_point[end];

  if (point < last)
    dw_distance_measure_all (measuring->near->latitude, measuring->near->longitude, self->latitudes + point,
                             self->longitudes + point, last - point, measuring->points + point);
  for (guint i = first; i < end; i++)
    {
      float nearest = NAN;

      for (point = self->first_point[i]; point < self->first_point[i + 1]; point++)
        if (isnan (nearest) || measuring->points[point] < nearest)
          nearest = measuring->points[point];
      measuring->distances[i] = nearest;
    }
}

float *
dw_catalogue_measure (const DwCatalogue *self,
                      const DwPlace     *near)
{
  guint n = self->columns->n_services;
  g_autofree float *points = g_new (float, self->n_points);
  Measuring measuring = { self, near, points, g_new (float, n) };

  dw_helper_share (self->helper, dw_catalogue_count_parts (self), measure_part, &measuring);
  return measuring.distances;
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

gboolean
dw_catalogue_load_twins (DwCatalogue  *self,
                         DwReader     *reader,
                         GError      **error)
{
  g_autoptr (GArray) leaders = dw_reader_load_twin_leaders (reader, error);
  GArray *slots;

  if (leaders == NULL)
    return FALSE;

  slots = g_array_new (FALSE, FALSE, sizeof (DwTwinSlot));
  for (guint i = 0; i < leaders->len; i++)
    {
      const DwTwinLeader *leader = &g_array_index (leaders, DwTwinLeader, i);
      int slot = dw_catalogue_find (self, leader->service);
      const DwTwinSlot member = { leader->leader, (guint) slot };

      if (slot >= 0)
        g_array_append_val (slots, member);
    }

  self->twins = dw_twin_sets_new (slots);
  return TRUE;
}
