/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-places.h"

#include "dw-csv.h"
#include "dw-place-key.h"

#include <string.h>

enum { GSS_LENGTH = 9 };

/* No borough has so many people: a place in London that has more is London. */
static const guint LARGEST_BOROUGH = 500000;

int
dw_places_compare (const DwPlace *a,
                   const DwPlace *b)
{
  gboolean a_is_borough = a->kind == DW_PLACE_BOROUGH;
  gboolean b_is_borough = b->kind == DW_PLACE_BOROUGH;
  gboolean a_is_near = a->borough_code != NULL;
  gboolean b_is_near = b->borough_code != NULL;

  if (a_is_borough != b_is_borough)
    return a_is_borough ? -1 : 1;
  if (a_is_near != b_is_near)
    return a_is_near ? -1 : 1;
  if (a->population != b->population)
    return a->population > b->population ? -1 : 1;

  /* Any order that is always the same. */
  return strcmp (a->name, b->name);
}

static int
compare_named (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const DwNamed *first = a;
  const DwNamed *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : dw_places_compare (first->place, second->place);
}

/* --- The tables --- */

/* Copies of the items of @array in the arena of @places. */
static gpointer
keep (DwPlaces *places,
      GArray   *array)
{
  gsize size = array->len * (gsize) g_array_get_element_size (array);
  gpointer copy = dw_arena_alloc (places->arena, MAX (size, 1));

  if (size > 0)
    memcpy (copy, array->data, size);

  return copy;
}

static gboolean
expect_cells (const DwCsv *csv,
              guint        n_cells,
              GError     **error)
{
  return csv->n_cells == n_cells || dw_csv_fail (csv, error, _("cells expected: %u, found: %u"), n_cells, csv->n_cells);
}

/* Whether a table was read to its end; else moves the @problem that stopped it. */
static gboolean
is_whole (GError **problem,
          GError **error)
{
  if (*problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (problem));
  return FALSE;
}

static gboolean
load_boroughs (DwPlaces   *places,
               const char *folder,
               GPtrArray  *other_names,
               GError    **error)
{
  g_autoptr (GArray) boroughs = g_array_new (FALSE, FALSE, sizeof (DwPlace));
  g_auto (DwCsv) csv = { 0 };
  g_autoptr (GError) problem = NULL;

  if (!dw_csv_open (&csv, places->arena, folder, "london-boroughs.csv", "code,name,other_names", error))
    return FALSE;

  while (dw_csv_next (&csv, &problem))
    {
      DwPlace borough = { .kind = DW_PLACE_BOROUGH, .arena = places->arena };

      if (!expect_cells (&csv, 3, error))
        return FALSE;
      borough.borough_code = csv.cells[0];
      borough.borough_name = borough.name = csv.cells[1];
      if (strlen (borough.borough_code) != GSS_LENGTH || *borough.name == '\0')
        return dw_csv_fail (&csv, error, _("expected a code such as E09000024 and a name"));
      g_array_append_val (boroughs, borough);
      g_ptr_array_add (other_names, csv.cells[2]);
    }

  places->boroughs = keep (places, boroughs);
  places->n_boroughs = boroughs->len;
  return is_whole (&problem, error);
}

/* Gives @place the borough of cell @cell; an empty cell is a place outside London. */
static gboolean
set_borough (const DwPlaces *places,
             const DwCsv    *csv,
             guint           cell,
             DwPlace        *place,
             GError        **error)
{
  const char *code = csv->cells[cell];

  if (*code == '\0')
    return TRUE;

  for (guint i = 0; i < places->n_boroughs; i++)
    if (strcmp (places->boroughs[i].borough_code, code) == 0)
      {
        place->borough_code = places->boroughs[i].borough_code;
        place->borough_name = places->boroughs[i].borough_name;
        return TRUE;
      }

  return dw_csv_fail (csv, error, _("“%.20s” is not the code of a London borough"), code);
}

static gboolean
read_sector (const DwPlaces *places,
             const DwCsv    *csv,
             DwPostcodeKey   last,
             DwPostcodeKey  *key,
             DwPlace        *sector,
             GError        **error)
{
  DwPostcode postcode = { 0 };

  if (!expect_cells (csv, 4, error))
    return FALSE;

  sector->name = csv->cells[0];
  *key = dw_postcode_pack (sector->name, strlen (sector->name));
  if (!dw_postcode_read (sector->name, &postcode) || postcode.sector != *key)
    return dw_csv_fail (csv, error, _("“%.20s” is not a postcode sector such as SM6 7"), sector->name);
  if (*key <= last)
    return dw_csv_fail (csv, error, _("%s does not come after the sector before it"), sector->name);

  return dw_csv_get_degrees (csv, 1, 90, &sector->latitude, error)
         && dw_csv_get_degrees (csv, 2, 180, &sector->longitude, error)
         && set_borough (places, csv, 3, sector, error);
}

static gboolean
load_sectors (DwPlaces   *places,
              const char *folder,
              GError    **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (DwPostcodeKey));
  g_autoptr (GArray) sectors = g_array_new (FALSE, FALSE, sizeof (DwPlace));
  g_auto (DwCsv) csv = { 0 };
  g_autoptr (GError) problem = NULL;
  DwPostcodeKey key = 0;

  if (!dw_csv_open (&csv, places->arena, folder, "uk-postcode-sectors.csv", "sector,latitude,longitude,london_borough_code", error))
    return FALSE;

  while (dw_csv_next (&csv, &problem))
    {
      DwPlace sector = { .kind = DW_PLACE_SECTOR, .arena = places->arena };

      if (!read_sector (places, &csv, key, &key, &sector, error))
        return FALSE;
      g_array_append_val (keys, key);
      g_array_append_val (sectors, sector);
    }

  places->sectors = (DwPostcodes) { keep (places, keys), keep (places, sectors), sectors->len };
  return is_whole (&problem, error);
}

static gboolean
load_names (DwPlaces   *places,
            const char *folder,
            GArray     *named,
            GError    **error)
{
  g_auto (DwCsv) csv = { 0 };
  g_autoptr (GError) problem = NULL;

  if (!dw_csv_open (&csv, places->arena, folder, "uk-places.csv", "name,latitude,longitude,population,london_borough_code", error))
    return FALSE;

  while (dw_csv_next (&csv, &problem))
    {
      DwPlace *place = dw_arena_alloc (places->arena, sizeof *place);
      g_autofree char *key = NULL;
      DwNamed name = { NULL, place };

      if (!expect_cells (&csv, 5, error))
        return FALSE;
      *place = (DwPlace) { .kind = DW_PLACE_NAME, .name = csv.cells[0], .arena = places->arena };
      key = dw_place_key_new (place->name);
      if (*key == '\0')
        return dw_csv_fail (&csv, error, _("the name is empty"));
      if (!dw_csv_get_degrees (&csv, 1, 90, &place->latitude, error)
          || !dw_csv_get_degrees (&csv, 2, 180, &place->longitude, error)
          || !dw_csv_get_count (&csv, 3, &place->population, error) || !set_borough (places, &csv, 4, place, error))
        return FALSE;
      if (place->population > LARGEST_BOROUGH)
        place->borough_code = place->borough_name = NULL;
      name.key = dw_arena_strdup (places->arena, key);
      g_array_append_val (named, name);
    }

  return is_whole (&problem, error);
}

static void
add_name (DwPlaces   *places,
          GArray     *named,
          const char *name,
          DwPlace    *place)
{
  g_autofree char *key = dw_place_key_new (name);
  DwNamed entry = { dw_arena_strdup (places->arena, key), place };

  g_array_append_val (named, entry);
}

/* The first place of that name. */
static const DwPlace *
find_town (const GArray *named,
           const char   *name)
{
  g_autofree char *key = dw_place_key_new (name);

  for (guint i = 0; i < named->len; i++)
    if (g_str_equal (g_array_index (named, DwNamed, i).key, key))
      return g_array_index (named, DwNamed, i).place;

  return NULL;
}

/* A line of the table, which lies where its main town does. */
static gboolean
read_region (DwPlaces     *places,
             const DwCsv  *csv,
             const GArray *named,
             DwPlace      *region,
             GError      **error)
{
  const DwPlace *town = NULL;

  if (!expect_cells (csv, 3, error) || !dw_csv_get_count (csv, 2, &region->reach_km, error))
    return FALSE;
  if (*csv->cells[0] == '\0' || region->reach_km == 0)
    return dw_csv_fail (csv, error, _("expected a name, a town and how many kilometres it reaches"));

  town = find_town (named, csv->cells[1]);
  if (town == NULL)
    return dw_csv_fail (csv, error, _("“%.40s” is no place of uk-places.csv"), csv->cells[1]);

  region->kind = DW_PLACE_NAME;
  region->arena = places->arena;
  region->name = csv->cells[0];
  region->latitude = town->latitude;
  region->longitude = town->longitude;
  return TRUE;
}

/* "the Isle of Wight" is found under what people type of it. */
static gboolean
load_regions (DwPlaces      *places,
              const char    *folder,
              const GArray  *named,
              GError       **error)
{
  g_autoptr (GArray) regions = g_array_new (FALSE, FALSE, sizeof (DwNamed));
  g_auto (DwCsv) csv = { 0 };
  g_autoptr (GError) problem = NULL;

  if (!dw_csv_open (&csv, places->arena, folder, "uk-regions.csv", "name,town,reach_km", error))
    return FALSE;

  while (dw_csv_next (&csv, &problem))
    {
      DwPlace *region = dw_arena_alloc (places->arena, sizeof *region);
      const char *name = NULL;

      *region = (DwPlace) { 0 };
      if (!read_region (places, &csv, named, region, error))
        return FALSE;
      name = g_str_has_prefix (region->name, "the ") ? region->name + strlen ("the ") : region->name;
      add_name (places, regions, name, region);
    }

  places->regions = keep (places, regions);
  places->n_regions = regions->len;
  return is_whole (&problem, error);
}

/* --- What is worked out from them --- */

/* The borough that more than half of @n sectors lie in. */
static const DwPlace *
find_majority (const DwPlace *sectors,
               guint          n)
{
  const DwPlace *leader = NULL;
  guint n_votes = 0;
  guint n_agree = 0;

  /* Boyer and Moore: if any borough has more than half, it is the last leader. */
  for (guint i = 0; i < n; i++)
    {
      if (n_votes == 0)
        leader = &sectors[i];
      if (sectors[i].borough_code == leader->borough_code)
        n_votes++;
      else
        n_votes--;
    }

  for (guint i = 0; i < n; i++)
    n_agree += leader != NULL && sectors[i].borough_code == leader->borough_code;

  return n_agree * 2 > n ? leader : NULL;
}

static DwPlace
make_outcode (DwPlaces      *places,
              const DwPlace *sectors,
              guint          n)
{
  DwPlace outcode = { .kind = DW_PLACE_OUTCODE, .arena = places->arena };
  const DwPlace *majority = find_majority (sectors, n);

  outcode.name = dw_arena_strndup (places->arena, sectors->name, strcspn (sectors->name, " "));
  outcode.borough_code = majority != NULL ? majority->borough_code : NULL;
  outcode.borough_name = majority != NULL ? majority->borough_name : NULL;
  for (guint i = 0; i < n; i++)
    {
      outcode.latitude += sectors[i].latitude / n;
      outcode.longitude += sectors[i].longitude / n;
    }

  return outcode;
}

/* Sectors of one outcode stand together, since a space sorts before every letter and digit. */
static void
work_out_outcodes (DwPlaces *places)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (DwPostcodeKey));
  g_autoptr (GArray) outcodes = g_array_new (FALSE, FALSE, sizeof (DwPlace));

  for (guint first = 0, end = 0; first < places->sectors.n; first = end)
    {
      const DwPlace *sectors = &places->sectors.places[first];
      gsize length = strcspn (sectors->name, " ") + 1;
      DwPostcodeKey key = dw_postcode_pack (sectors->name, length - 1);
      DwPlace outcode = { 0 };

      for (end = first + 1;
           end < places->sectors.n && strncmp (places->sectors.places[end].name, sectors->name, length) == 0; end++)
        ;
      outcode = make_outcode (places, sectors, end - first);
      g_array_append_val (keys, key);
      g_array_append_val (outcodes, outcode);
    }

  places->outcodes = (DwPostcodes) { keep (places, keys), keep (places, outcodes), outcodes->len };
}

/* The middle of a borough's sectors: sectors hold about as many homes each, so it is where its people are. */
static void
work_out_middles (DwPlaces *places)
{
  for (guint i = 0; i < places->n_boroughs; i++)
    {
      DwPlace *borough = &places->boroughs[i];
      guint n = 0;

      for (guint j = 0; j < places->sectors.n; j++)
        if (places->sectors.places[j].borough_code == borough->borough_code)
          {
            n++;
            borough->latitude += (places->sectors.places[j].latitude - borough->latitude) / n;
            borough->longitude += (places->sectors.places[j].longitude - borough->longitude) / n;
          }
    }
}

/* Boroughs are found under their names and the other names that people use ("H&F|Hammersmith"). */
static void
add_borough_names (DwPlaces  *places,
                   GArray    *named,
                   GPtrArray *other_names)
{
  for (guint i = 0; i < places->n_boroughs; i++)
    {
      g_auto (GStrv) others = g_strsplit (g_ptr_array_index (other_names, i), "|", -1);

      add_name (places, named, places->boroughs[i].name, &places->boroughs[i]);
      for (char **other = others; *other != NULL; other++)
        if (**other != '\0')
          add_name (places, named, *other, &places->boroughs[i]);
    }
}

static int
compare_latitude (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const DwPlaces *places = data;
  double first = places->sectors.places[*(const guint *) a].latitude;
  double second = places->sectors.places[*(const guint *) b].latitude;

  return first < second ? -1 : first > second;
}

static void
sort_by_latitude (DwPlaces *places)
{
  guint n = places->sectors.n;

  places->by_latitude = dw_arena_alloc (places->arena, MAX (n, 1) * sizeof (guint));
  for (guint i = 0; i < n; i++)
    places->by_latitude[i] = i;
  g_qsort_with_data (places->by_latitude, (int) n, sizeof (guint), compare_latitude, places);
}

gboolean
dw_places_load (DwPlaces    *places,
                const char  *folder,
                GError     **error)
{
  g_autoptr (GPtrArray) other_names = g_ptr_array_new ();
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (DwNamed));

  *places = (DwPlaces) { .arena = dw_arena_new () };
  if (!load_boroughs (places, folder, other_names, error) || !load_sectors (places, folder, error)
      || !load_names (places, folder, named, error))
    return FALSE;

  work_out_outcodes (places);
  work_out_middles (places);
  sort_by_latitude (places);

  add_borough_names (places, named, other_names);
  g_array_sort_with_data (named, compare_named, NULL);
  places->names = keep (places, named);
  places->n_names = named->len;
  return load_regions (places, folder, named, error);
}

void
dw_places_clear (DwPlaces *places)
{
  g_clear_pointer (&places->arena, dw_arena_unref);
}

DwPlace *
dw_postcodes_find (const DwPostcodes *postcodes,
                   DwPostcodeKey      key)
{
  guint low = 0;
  guint high = postcodes->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (postcodes->keys[middle] == key)
        return &postcodes->places[middle];
      if (postcodes->keys[middle] < key)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}
