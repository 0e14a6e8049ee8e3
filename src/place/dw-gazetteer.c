/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-gazetteer.h"

#include "dw-place-key.h"
#include "dw-places.h"
#include "dw-text.h"

#include <math.h>
#include <string.h>

enum { SHOWN_CHARACTERS = 40 };

static const double NEAR_M = 2000;
static const double DEGREE_M = 111195; /* of latitude */

struct _DwGazetteer
{
  gatomicrefcount references;
  DwPlaces places;
};

/* What may stand before a borough's name, as keys. */
static const char *const openings[] = { "london borough of ", "royal borough of ", "borough of ", "lb of ", "lb " };

/* Second halves of "Mitcham, London" that say no more than the first. */
static const char *const surroundings[] = { "london", "greater london" };

DwGazetteer *
dw_gazetteer_load (const char  *folder,
                   GError     **error)
{
  g_autoptr (DwGazetteer) self = g_new0 (DwGazetteer, 1);

  g_atomic_ref_count_init (&self->references);
  if (!dw_places_load (&self->places, folder, error))
    return NULL;

  return g_steal_pointer (&self);
}

DwGazetteer *
dw_gazetteer_ref (DwGazetteer *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dw_gazetteer_unref (DwGazetteer *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  dw_places_clear (&self->places);
  g_free (self);
}

/* --- Names --- */

/* The first name that is not before @key. */
static guint
find_first_name (const DwPlaces *places,
                 const char     *key)
{
  guint low = 0;
  guint high = places->n_names;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (places->names[middle].key, key) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static DwPlace *
find_key (const DwPlaces *places,
          const char     *key)
{
  guint at = find_first_name (places, key);

  return at < places->n_names && strcmp (places->names[at].key, key) == 0 ? places->names[at].place : NULL;
}

static DwPlace *
find_borough (const DwPlaces *places,
              const char     *key)
{
  DwPlace *place = find_key (places, key);

  for (guint i = 0; place == NULL && i < G_N_ELEMENTS (openings); i++)
    if (g_str_has_prefix (key, openings[i]))
      place = find_key (places, key + strlen (openings[i]));

  return place != NULL && place->kind == DW_PLACE_BOROUGH ? place : NULL;
}

static gboolean
is_surrounding (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (surroundings); i++)
    if (g_str_equal (key, surroundings[i]))
      return TRUE;

  return FALSE;
}

/* "Hayes, Bromley" is the Hayes in Bromley; "Richmond, North Yorkshire" is not the one in London. */
static DwPlace *
find_within (const DwPlaces *places,
             const char     *typed)
{
  g_auto (GStrv) halves = g_strsplit (typed, ",", 2);
  g_autofree char *key = dw_place_key_new (halves[0]);
  g_autofree char *where = halves[1] != NULL ? dw_place_key_new (halves[1]) : NULL;
  const DwPlace *borough = NULL;

  if (where == NULL)
    return NULL;

  borough = find_borough (places, where);
  for (guint i = find_first_name (places, key); i < places->n_names && strcmp (places->names[i].key, key) == 0; i++)
    {
      DwPlace *place = places->names[i].place;

      if (place->borough_code != NULL
          && (is_surrounding (where) || (borough != NULL && place->borough_code == borough->borough_code)))
        return place;
    }

  return NULL;
}

static DwPlace *
find_name (const DwPlaces *places,
           const char     *typed)
{
  g_autofree char *key = dw_place_key_new (typed);
  DwPlace *place = find_key (places, key);

  if (place == NULL)
    place = find_borough (places, key);

  return place != NULL ? place : find_within (places, typed);
}

/* --- Postcodes --- */

/* Without a space "E17" is the outcode, since there is one, and "SM67" the sector SM6 7. */
static DwPlace *
find_postcode (const DwPlaces   *places,
               const DwPostcode *postcode)
{
  DwPlace *place = postcode->outcode != 0 ? dw_postcodes_find (&places->outcodes, postcode->outcode) : NULL;

  if (place == NULL && postcode->sector != 0)
    place = dw_postcodes_find (&places->sectors, postcode->sector);

  return place;
}

/* The outcode that an unknown postcode begins with, to be tried instead: what stood before the space, or the
 * longest. */
static const char *
suggest_outcode (const DwPlaces   *places,
                 const DwPostcode *postcode)
{
  gsize longest = MIN (strlen (postcode->letters) - 1, DW_POSTCODE_OUTCODE_BYTES - 1);

  for (gsize length = postcode->outward > 0 ? MIN (postcode->outward, longest) : longest; length >= 2; length--)
    {
      const DwPlace *place = dw_postcodes_find (&places->outcodes, dw_postcode_pack (postcode->letters, length));

      if (place != NULL)
        return place->name;
    }

  return "SM6";
}

/* --- Answers --- */

/* What was typed, fit for a message. */
static char *
shorten (const char *typed)
{
  g_autofree char *clean = dw_text_clean (typed, -1, FALSE, NULL);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (clean, -1) <= SHOWN_CHARACTERS)
    return g_steal_pointer (&clean);

  start = g_utf8_substring (clean, 0, SHOWN_CHARACTERS);
  return g_strconcat (start, "…", NULL);
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static void
set_not_found (const DwPlaces   *places,
               const char       *typed,
               const DwPostcode *postcode,
               GError          **error)
{
  g_autofree char *shown = shorten (typed);

  if (!has_letter (typed))
    g_set_error (error, DW_PLACE_ERROR, DW_PLACE_ERROR_NOT_A_PLACE,
                 _("Type a postcode such as SM6 7, or a place name such as Mitcham."));
  else if (postcode != NULL)
    g_set_error (error, DW_PLACE_ERROR, DW_PLACE_ERROR_NOT_FOUND,
                 _("“%s” is not a postcode that we know. Try the first part, such as %s, or a place name such as Mitcham."),
                 shown, suggest_outcode (places, postcode));
  else
    g_set_error (error, DW_PLACE_ERROR, DW_PLACE_ERROR_NOT_FOUND,
                 _("“%s” is not a place that we know. Try a postcode such as SM6 7, or a town or borough such as Mitcham."), shown);
}

/* @postcode: (out): what @valid is as one, zeros when it is none. */
static DwPlace *
find_any (const DwPlaces *places,
          const char     *valid,
          DwPostcode     *postcode,
          gboolean       *is_postcode)
{
  DwPlace *place = NULL;

  *is_postcode = dw_postcode_read (valid, postcode);
  if (*is_postcode)
    place = find_postcode (places, postcode);
  if (place == NULL && has_letter (valid))
    place = find_name (places, valid);

  return place != NULL ? dw_place_ref (place) : NULL;
}

DwPlace *
dw_gazetteer_resolve (DwGazetteer  *self,
                      const char   *typed,
                      GError      **error)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  DwPostcode postcode = { 0 };
  gboolean is_postcode;
  DwPlace *place = find_any (&self->places, valid, &postcode, &is_postcode);

  if (place == NULL)
    set_not_found (&self->places, valid, is_postcode ? &postcode : NULL, error);

  return place;
}

DwPlace *
dw_gazetteer_find (DwGazetteer *self,
                   const char  *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  DwPostcode postcode = { 0 };
  gboolean is_postcode;

  return find_any (&self->places, valid, &postcode, &is_postcode);
}

DwPlace *
dw_gazetteer_find_meant (DwGazetteer *self,
                         const char  *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *key = dw_place_key_new (valid);
  DwPlace *place = dw_places_find_meant (&self->places, key);

  return place != NULL ? dw_place_ref (place) : NULL;
}

/* How many of @words make @key, 0 for another beginning. */
static guint
count_key_words (const char        *key,
                 const char *const *words)
{
  guint n = 0;

  for (const char *rest = key; *rest != '\0'; n++)
    {
      gsize length = strcspn (rest, " ");

      if (words[n] == NULL || strncmp (words[n], rest, length) != 0 || words[n][length] != '\0')
        return 0;
      rest += length + (rest[length] == ' ');
    }

  return n;
}

DwPlace *
dw_gazetteer_find_region (DwGazetteer       *self,
                          const char *const *words,
                          guint             *n)
{
  *n = 0;
  for (guint i = 0; i < self->places.n_regions; i++)
    {
      *n = count_key_words (self->places.regions[i].key, words);
      if (*n > 0)
        return dw_place_ref (self->places.regions[i].place);
    }

  return NULL;
}

gboolean
dw_gazetteer_locate_postcode (DwGazetteer  *self,
                              const char   *postcode,
                              double       *latitude,
                              double       *longitude,
                              const char  **borough_code)
{
  DwPostcode read = { 0 };
  const DwPlace *sector = NULL;

  if (dw_postcode_read (postcode, &read) && read.sector != 0)
    sector = dw_postcodes_find (&self->places.sectors, read.sector);
  if (sector == NULL)
    return FALSE;

  *latitude = sector->latitude;
  *longitude = sector->longitude;
  if (borough_code != NULL)
    *borough_code = sector->borough_code;

  return TRUE;
}

/* --- Completion --- */

static int
compare_offers (gconstpointer a,
                gconstpointer b)
{
  return dw_places_compare (*(DwPlace *const *) a, *(DwPlace *const *) b);
}

static gboolean
is_offered (const GPtrArray *offers,
            const DwPlace   *place)
{
  for (guint i = 0; i < offers->len; i++)
    if (g_ptr_array_index (offers, i) == place)
      return TRUE;

  return FALSE;
}

static void
offer_names (const DwPlaces *places,
             const char     *typed,
             GPtrArray      *offers)
{
  g_autofree char *key = dw_place_key_new (typed);
  const char *last = "";

  if (*key == '\0')
    return;

  for (guint i = find_first_name (places, key);
       i < places->n_names && g_str_has_prefix (places->names[i].key, key); i++)
    {
      const DwNamed *named = &places->names[i];

      /* Of several places of one name the first is the one that the name resolves to. */
      if (!g_str_equal (named->key, last)
          && (named->place->kind != DW_PLACE_BOROUGH || !is_offered (offers, named->place)))
        g_ptr_array_add (offers, dw_place_ref (named->place));
      last = named->key;
    }

  g_ptr_array_sort (offers, compare_offers);
}

static void
offer_postcodes (const DwPostcodes *postcodes,
                 const char        *start,
                 guint              limit,
                 GPtrArray         *offers)
{
  DwPostcodeKey key = dw_postcode_pack (start, strlen (start));
  guint low = 0;
  guint high = postcodes->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (postcodes->keys[middle] < key)
        low = middle + 1;
      else
        high = middle;
    }

  for (guint i = low;
       i < postcodes->n && offers->len < limit && g_str_has_prefix (postcodes->places[i].name, start); i++)
    g_ptr_array_add (offers, dw_place_ref (&postcodes->places[i]));
}

GPtrArray *
dw_gazetteer_complete (DwGazetteer *self,
                       const char  *typed,
                       guint        limit)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) dw_place_unref);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  DwPostcode postcode = { 0 };

  if (dw_postcode_read (valid, &postcode))
    {
      const DwPlace *place = find_postcode (&self->places, &postcode);
      g_autofree char *sectors = g_strconcat (place != NULL ? place->name : postcode.letters,
                                              place != NULL && place->kind == DW_PLACE_OUTCODE ? " " : NULL, NULL);

      if (postcode.outcode != 0)
        offer_postcodes (&self->places.outcodes, postcode.letters, limit, offers);
      offer_postcodes (&self->places.sectors, sectors, limit, offers);
    }
  else if (has_letter (valid))
    offer_names (&self->places, valid, offers);

  if (offers->len > limit)
    g_ptr_array_set_size (offers, (int) limit);

  return g_steal_pointer (&offers);
}

/* --- Points --- */

/* The first sector, from south to north, that is not south of @latitude. */
static guint
find_first_latitude (const DwPlaces *places,
                     double          latitude)
{
  guint low = 0;
  guint high = places->sectors.n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (places->sectors.places[places->by_latitude[middle]].latitude < latitude)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

const char *
dw_gazetteer_nearest_borough (DwGazetteer *self,
                              double       latitude,
                              double       longitude)
{
  const DwPlaces *places = &self->places;
  const DwPlace *nearest = NULL;
  double reach = NEAR_M / DEGREE_M;
  double least = NEAR_M;

  if (isnan (latitude) || isnan (longitude))
    return NULL;

  for (guint i = find_first_latitude (places, latitude - reach); i < places->sectors.n; i++)
    {
      const DwPlace *sector = &places->sectors.places[places->by_latitude[i]];
      double distance = 0;

      if (sector->latitude > latitude + reach)
        break;
      /* A degree of longitude is at least a third of one of latitude anywhere in the United Kingdom. */
      if (fabs (sector->longitude - longitude) > 3 * reach)
        continue;
      distance = dw_distance_m (latitude, longitude, sector->latitude, sector->longitude);
      if (distance <= least)
        {
          least = distance;
          nearest = sector;
        }
    }

  return nearest != NULL ? nearest->borough_code : NULL;
}
