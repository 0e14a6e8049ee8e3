/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-catalogue-private.h"

#include "dw-bits.h"

#include <string.h>

/* One array out of those of the segments, each from its first slot on; 0 between them. */
static gpointer
join (DwCatalogue    *self,
      DwIndexSection  section,
      guint           first_item,
      gsize           size)
{
  guint n_parts;
  const guint *first_slots;
  DwIndexSegment *const *parts = dw_index_get_parts (self->index, &n_parts, &first_slots);
  guint8 *joined;

  if (n_parts == 1)
    {
      const guint8 *bytes = dw_index_segment_get_section (parts[0], section);

      return (gpointer) (guintptr) (bytes + (gsize) first_item * self->n_run_slots[0] * size);
    }

  joined = dw_catalogue_own (self, g_malloc0 (dw_index_get_n_slots (self->index) * size + 1));
  for (guint part = 0; part < n_parts; part++)
    {
      const guint8 *bytes = dw_index_segment_get_section (parts[part], section);
      gsize length = self->n_run_slots[part] * size;

      memcpy (joined + first_slots[part] * size, bytes + first_item * length, length);
    }

  return joined;
}

/* Points stand one after another: those of the delta after those of the base. */
static void
join_points (DwCatalogue *self)
{
  guint n_parts;
  const guint *first_slots;
  DwIndexSegment *const *parts = dw_index_get_parts (self->index, &n_parts, &first_slots);
  guint n_slots = dw_index_get_n_slots (self->index);
  const guint32 *first[DW_INDEX_MOST_PARTS] = { NULL };
  guint32 *joined = dw_catalogue_own (self, g_new0 (guint32, n_slots + 1));
  float *latitudes, *longitudes;
  guint n_base, n_delta;

  g_assert (n_parts == G_N_ELEMENTS (first));
  for (guint part = 0; part < n_parts; part++)
    first[part] = dw_index_segment_get_section (parts[part], DW_INDEX_FIRST_POINT);

  /* Read once: of a torn index they may be 0 the next time. */
  n_base = first[0][self->n_run_slots[0]];
  n_delta = first[1][self->n_run_slots[1]];
  for (guint i = 0; i < n_slots; i++)
    joined[i] = i < self->n_run_slots[0]  ? MIN (first[0][i], n_base)
                : i < first_slots[1]      ? n_base
                                          : n_base + MIN (first[1][i - first_slots[1]], n_delta);
  joined[n_slots] = n_base + n_delta;
  self->n_points = n_base + n_delta;

  /* One more than there are: a directory may know no point, and nothing is copied to NULL. */
  latitudes = dw_catalogue_own (self, g_new (float, joined[n_slots] + 1));
  longitudes = dw_catalogue_own (self, g_new (float, joined[n_slots] + 1));
  for (guint part = 0; part < n_parts; part++)
    {
      gsize length = (part > 0 ? n_delta : n_base) * sizeof (float);

      memcpy (latitudes + (part > 0 ? n_base : 0), dw_index_segment_get_section (parts[part], DW_INDEX_LATITUDES),
              length);
      memcpy (longitudes + (part > 0 ? n_base : 0), dw_index_segment_get_section (parts[part], DW_INDEX_LONGITUDES),
              length);
    }
  self->first_point = joined;
  self->latitudes = latitudes;
  self->longitudes = longitudes;
}

/* The services of a segment in the order of their names; NULL when its ranks are none. */
static guint32 *
dup_by_rank (DwIndexSegment *segment,
             guint           n)
{
  const guint32 *ranks = dw_index_segment_get_section (segment, DW_INDEX_NAME_RANK);
  g_autofree guint32 *by_rank = g_new (guint32, MAX (n, 1));

  memset (by_rank, 0xff, n * sizeof *by_rank);
  for (guint i = 0; i < n; i++)
    if (ranks[i] >= n || by_rank[ranks[i]] != G_MAXUINT32)
      return NULL;
    else
      by_rank[ranks[i]] = i;

  return g_steal_pointer (&by_rank);
}

/* Both segments are in the order of names: one walk along both gives each service its place among all. */
static gboolean
join_ranks (DwCatalogue *self)
{
  guint n_parts;
  const guint *first_slots;
  DwIndexSegment *const *parts = dw_index_get_parts (self->index, &n_parts, &first_slots);
  guint32 *joined = dw_catalogue_own (self, g_new0 (guint32, MAX (dw_index_get_n_slots (self->index), 1)));
  g_autofree guint32 *base = dup_by_rank (parts[0], self->n_run_slots[0]);
  g_autofree guint32 *delta = dup_by_rank (parts[1], self->n_run_slots[1]);
  guint i = 0;

  if (base == NULL || delta == NULL)
    return FALSE;

  for (guint j = 0; j <= self->n_run_slots[1]; j++)
    {
      DwFoldedName next = { 0 };

      if (j < self->n_run_slots[1])
        next = dw_folded_name_get (dw_index_segment_get_section (parts[1], DW_INDEX_NAME_ENDS),
                          dw_index_segment_get_section (parts[1], DW_INDEX_NAMES), delta[j]);
      for (; i < self->n_run_slots[0]; i++)
        {
          DwFoldedName named = dw_folded_name_get (dw_index_segment_get_section (parts[0], DW_INDEX_NAME_ENDS),
                                   dw_index_segment_get_section (parts[0], DW_INDEX_NAMES), base[i]);

          if (next.name != NULL && dw_folded_name_compare (&named, &next) > 0)
            break;
          joined[base[i]] = i + j;
        }
      if (next.name != NULL)
        joined[first_slots[1] + delta[j]] = i + j;
    }

  self->name_rank = joined;
  return TRUE;
}

static void
join_planes (DwCatalogue *self)
{
  guint n_parts;
  const guint *first_slots;
  DwIndexSegment *const *parts = dw_index_get_parts (self->index, &n_parts, &first_slots);
  gsize n_words = dw_bits_n_words (dw_index_get_n_slots (self->index));
  guint first_plane = 0;

  for (guint facet = 0; facet < DW_N_FACETS; first_plane += dw_catalogue_get_n_planes (facet++))
    {
      guint64 *joined
          = n_parts > 1 ? dw_catalogue_own (self, g_new0 (guint64, dw_catalogue_get_n_planes (facet) * n_words)) : NULL;

      self->planes[facet] = joined != NULL ? joined
                                           : (const guint64 *) dw_index_segment_get_section (parts[0], DW_INDEX_PLANES)
                                                 + first_plane * n_words;
      for (guint part = 0; joined != NULL && part < n_parts; part++)
        {
          const guint64 *planes = dw_index_segment_get_section (parts[part], DW_INDEX_PLANES);
          gsize n_own = dw_bits_n_words (self->n_run_slots[part]);
          gsize n_used = MIN (n_own, n_words - first_slots[part] / 64);

          for (guint i = 0; i < dw_catalogue_get_n_planes (facet); i++)
            for (gsize word = 0; word < n_used; word++)
              joined[i * n_words + first_slots[part] / 64 + word] |= planes[(first_plane + i) * n_own + word];
        }
    }
}

static gboolean
take_names_and_points (DwCatalogue          *self,
                       guint                 n_parts,
                       const DwIndexSegment *base)
{
  const DwIndexPlace *latitudes = &dw_index_segment_get_header (base)->sections[DW_INDEX_LATITUDES];

  if (n_parts > 1)
    {
      join_points (self);
      return join_ranks (self);
    }

  self->n_points = (guint) (latitudes->length / sizeof (float));
  self->first_point = join (self, DW_INDEX_FIRST_POINT, 0, sizeof (guint32));
  self->latitudes = join (self, DW_INDEX_LATITUDES, 0, sizeof (float));
  self->longitudes = join (self, DW_INDEX_LONGITUDES, 0, sizeof (float));
  self->name_rank = join (self, DW_INDEX_NAME_RANK, 0, sizeof (guint32));
  self->name_ends = join (self, DW_INDEX_NAME_ENDS, 0, sizeof (guint32));
  self->folded_names = join (self, DW_INDEX_NAMES, 0, 1);
  return TRUE;
}

static void
take_columns (DwCatalogue *self)
{
  DwColumns *columns = self->columns;

  columns->ids = join (self, DW_INDEX_IDS, 0, sizeof (gint64));
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    columns->terms[facet] = join (self, DW_INDEX_MASKS, facet, sizeof (DwMask));
  columns->minimum_age = join (self, DW_INDEX_MINIMUM_AGE, 0, sizeof (float));
  columns->maximum_age = join (self, DW_INDEX_MAXIMUM_AGE, 0, sizeof (float));
  columns->times = join (self, DW_INDEX_TIMES, 0, sizeof (DwMask));
  columns->languages = join (self, DW_INDEX_LANGUAGES, 0, sizeof (DwMask));
  columns->prices = join (self, DW_INDEX_PRICES, 0, sizeof (DwPriceRange));
  columns->assured_day = join (self, DW_INDEX_ASSURED, 0, sizeof (gint32));
  self->boroughs = join (self, DW_INDEX_BOROUGHS, 0, sizeof (DwMask));
}

DwCatalogue *
dw_catalogue_new_from_index (DwIndex      *index,
                             DwGazetteer  *gazetteer,
                             GError      **error)
{
  g_autoptr (DwCatalogue) self = dw_catalogue_new (g_new0 (DwColumns, 1));
  guint n_parts;
  const guint *first_slots;
  DwIndexSegment *const *parts = dw_index_get_parts (index, &n_parts, &first_slots);

  self->index = dw_index_ref (index);
  self->n_services = dw_index_get_n_services (index);
  self->alive = dw_index_get_alive (index);
  self->columns->generation = dw_index_get_stamp (index)->generation;
  self->columns->n_services = dw_index_get_n_slots (index);
  for (guint part = 0; part < n_parts; part++)
    {
      self->first_slots[part] = first_slots[part];
      self->n_run_slots[part] = dw_index_segment_get_header (parts[part])->n_services;
    }

  take_columns (self);
  join_planes (self);
  dw_catalogue_find_middles (self, gazetteer);
  if (take_names_and_points (self, n_parts, parts[0]))
    return g_steal_pointer (&self);

  g_set_error_literal (error, DW_INDEX_ERROR, DW_INDEX_ERROR_DAMAGED, "the names of the search index have no order");
  return NULL;
}
