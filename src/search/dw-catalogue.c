/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-catalogue.h"

#include "dw-bits.h"
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

/* Memory of the catalogue's own, freed with it. */
static gpointer
own (DwCatalogue *self,
     gpointer     bytes)
{
  g_ptr_array_add (self->owned, bytes);
  return bytes;
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
  DwMask *boroughs = own (self, g_new0 (DwMask, columns->n_services));
  guint32 *first_point = own (self, g_new0 (guint32, columns->n_services + 1));
  float *latitudes = own (self, g_new (float, columns->n_places));
  float *longitudes = own (self, g_new (float, columns->n_places));
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
  self->boroughs = boroughs;
  self->first_point = first_point;
  self->latitudes = latitudes;
  self->longitudes = longitudes;
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
  const char *name;
  gsize length;
  guint index;
} Named;

static int
compare_bytes (const char *left,
               gsize       left_length,
               const char *right,
               gsize       right_length)
{
  int order = memcmp (left, right, MIN (left_length, right_length));

  return order != 0 ? order : (left_length > right_length) - (left_length < right_length);
}

static int
compare_named (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Named *left = a;
  const Named *right = b;
  int order = compare_bytes (left->name, left->length, right->name, right->length);

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
  guint32 *ends = own (self, g_new (guint32, n));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = fold_name (self->columns->names[i]);

      g_string_append (names, name);
      ends[i] = (guint32) names->len;
    }

  self->name_ends = ends;
  self->folded_names = own (self, g_string_free (names, FALSE));
}

static Named
get_named (const guint32 *ends,
           const char    *names,
           guint          index)
{
  guint32 start = index > 0 ? ends[index - 1] : 0;

  return (Named) { .name = names + start, .length = ends[index] - start, .index = index };
}

static void
rank_names (DwCatalogue *self)
{
  guint n = self->columns->n_services;
  guint32 *ranks = own (self, g_new (guint32, n));
  g_autofree Named *named = g_new (Named, n);

  for (guint i = 0; i < n; i++)
    named[i] = get_named (self->name_ends, self->folded_names, i);

  g_qsort_with_data (named, (int) n, sizeof *named, compare_named, NULL);
  for (guint i = 0; i < n; i++)
    ranks[named[i].index] = i;
  self->name_rank = ranks;
}

static guint
get_n_planes (DwFacet facet)
{
  guint n_terms = 0;

  dw_facet_get_terms (facet, &n_terms);
  return n_terms + 1;
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
      guint n_planes = get_n_planes (facet);
      guint64 *planes = own (self, g_new0 (guint64, n_planes * dw_bits_n_words (n)));

      fill_planes (facet == DW_FACET_BOROUGH ? self->boroughs : self->columns->terms[facet], n, n_planes - 1, planes);
      self->planes[facet] = planes;
    }
}

static DwCatalogue *
new_catalogue (DwColumns *columns)
{
  DwCatalogue *self = g_new0 (DwCatalogue, 1);

  self->columns = columns;
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->memos = g_new0 (DwMemo, 2);
  return self;
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

  self = new_catalogue (columns);
  self->n_services = self->n_run_slots[0] = columns->n_services;
  alive = own (self, dw_bits_new (columns->n_services));
  dw_bits_fill (alive, columns->n_services);
  self->alive = alive;
  locate_services (self, gazetteer);
  find_middles (self, gazetteer);
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

  joined = own (self, g_malloc0 (dw_index_get_n_slots (self->index) * size + 1));
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
  guint32 *joined = own (self, g_new0 (guint32, n_slots + 1));
  float *latitudes, *longitudes;
  guint n_base;

  for (guint part = 0; part < n_parts; part++)
    first[part] = dw_index_segment_get_section (parts[part], DW_INDEX_FIRST_POINT);

  n_base = first[0][self->n_run_slots[0]];
  for (guint i = 0; i <= n_slots; i++)
    joined[i] = i < self->n_run_slots[0]  ? first[0][i]
                : i < first_slots[1]      ? n_base
                                          : n_base + first[1][i - first_slots[1]];

  /* One more than there are: a directory may know no point, and nothing is copied to NULL. */
  latitudes = own (self, g_new (float, joined[n_slots] + 1));
  longitudes = own (self, g_new (float, joined[n_slots] + 1));
  for (guint part = 0; part < n_parts; part++)
    {
      gsize length = first[part][self->n_run_slots[part]] * sizeof (float);

      memcpy (latitudes + (part > 0 ? n_base : 0), dw_index_segment_get_section (parts[part], DW_INDEX_LATITUDES), length);
      memcpy (longitudes + (part > 0 ? n_base : 0), dw_index_segment_get_section (parts[part], DW_INDEX_LONGITUDES), length);
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
  guint32 *joined = own (self, g_new0 (guint32, MAX (dw_index_get_n_slots (self->index), 1)));
  g_autofree guint32 *base = dup_by_rank (parts[0], self->n_run_slots[0]);
  g_autofree guint32 *delta = dup_by_rank (parts[1], self->n_run_slots[1]);
  guint i = 0;

  if (base == NULL || delta == NULL)
    return FALSE;

  for (guint j = 0; j <= self->n_run_slots[1]; j++)
    {
      Named next = { 0 };

      if (j < self->n_run_slots[1])
        next = get_named (dw_index_segment_get_section (parts[1], DW_INDEX_NAME_ENDS),
                          dw_index_segment_get_section (parts[1], DW_INDEX_NAMES), delta[j]);
      for (; i < self->n_run_slots[0]; i++)
        {
          Named named = get_named (dw_index_segment_get_section (parts[0], DW_INDEX_NAME_ENDS),
                                   dw_index_segment_get_section (parts[0], DW_INDEX_NAMES), base[i]);

          if (next.name != NULL && compare_bytes (named.name, named.length, next.name, next.length) > 0)
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

  for (guint facet = 0; facet < DW_N_FACETS; first_plane += get_n_planes (facet++))
    {
      guint64 *joined = n_parts > 1 ? own (self, g_new0 (guint64, get_n_planes (facet) * n_words)) : NULL;

      self->planes[facet] = joined != NULL ? joined
                                           : (const guint64 *) dw_index_segment_get_section (parts[0], DW_INDEX_PLANES)
                                                 + first_plane * n_words;
      for (guint part = 0; joined != NULL && part < n_parts; part++)
        {
          const guint64 *planes = dw_index_segment_get_section (parts[part], DW_INDEX_PLANES);
          gsize n_own = dw_bits_n_words (self->n_run_slots[part]);
          gsize n_used = MIN (n_own, n_words - first_slots[part] / 64);

          for (guint i = 0; i < get_n_planes (facet); i++)
            for (gsize word = 0; word < n_used; word++)
              joined[i * n_words + first_slots[part] / 64 + word] |= planes[(first_plane + i) * n_own + word];
        }
    }
}

static gboolean
take_names_and_points (DwCatalogue *self,
                       guint        n_parts)
{
  if (n_parts > 1)
    {
      join_points (self);
      return join_ranks (self);
    }

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
  columns->assured_day = join (self, DW_INDEX_ASSURED, 0, sizeof (gint32));
  self->boroughs = join (self, DW_INDEX_BOROUGHS, 0, sizeof (DwMask));
}

DwCatalogue *
dw_catalogue_new_from_index (DwIndex      *index,
                             DwGazetteer  *gazetteer,
                             GError      **error)
{
  g_autoptr (DwCatalogue) self = new_catalogue (g_new0 (DwColumns, 1));
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
  find_middles (self, gazetteer);
  if (take_names_and_points (self, n_parts))
    return g_steal_pointer (&self);

  g_set_error_literal (error, DW_INDEX_ERROR, DW_INDEX_ERROR_DAMAGED, "the names of the search index have no order");
  return NULL;
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
