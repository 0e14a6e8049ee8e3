/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-facet.h"
#include "dw-gazetteer.h"
#include "dw-paths.h"
#include "dw-postcode.h"
#include "tests/support/isolated.h"

#include <math.h>
#include <string.h>

static DwGazetteer *
load (void)
{
  g_autofree char *folder = dw_paths_dup_data ("places");
  g_autoptr (GError) error = NULL;
  DwGazetteer *gazetteer = dw_gazetteer_load (folder, &error);

  g_assert_no_error (error);
  return gazetteer;
}

static DwPlace *
resolve (DwGazetteer *gazetteer,
         const char  *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_strescape (typed, NULL);
  DwPlace *place = dw_gazetteer_resolve (gazetteer, typed, &error);

  /* Escaped: what is typed here may be no text, and a log is. */
  g_test_message ("%s", shown);
  g_assert_no_error (error);
  return place;
}

static void
assert_refused (DwGazetteer *gazetteer,
                const char  *typed,
                DwPlaceError code,
                const char  *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dw_gazetteer_resolve (gazetteer, typed, &error));
  g_assert_error (error, DW_PLACE_ERROR, (int) code);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

/* What stands in the table for sector @name. */
static char *
read_sector_line (const char *name)
{
  g_autofree char *path = dw_paths_dup_data ("places/uk-postcode-sectors.csv");
  g_autofree char *text = NULL;
  g_autofree char *wanted = g_strconcat ("\n", name, ",", NULL);
  const char *line = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  line = strstr (text, wanted);
  g_assert_nonnull (line);
  return g_strndup (line + 1, strcspn (line + 1, "\n"));
}

static void
test_postcodes (void)
{
  static const struct { const char *typed; DwPlaceKind kind; const char *name; const char *borough; } cases[] = {
    { "E8 1EA", DW_PLACE_SECTOR, "E8 1", "Hackney" },
    { "e8 1ea", DW_PLACE_SECTOR, "E8 1", "Hackney" },
    { "E81EA", DW_PLACE_SECTOR, "E8 1", "Hackney" },
    { "  e8   1 E A ", DW_PLACE_SECTOR, "E8 1", "Hackney" },
    { "E8 1", DW_PLACE_SECTOR, "E8 1", "Hackney" },
    { "E81", DW_PLACE_SECTOR, "E8 1", "Hackney" },
    { "E8 1E", DW_PLACE_SECTOR, "E8 1", "Hackney" },
    { "SM6 7", DW_PLACE_SECTOR, "SM6 7", "Sutton" },
    { "SM67", DW_PLACE_SECTOR, "SM6 7", "Sutton" },
    { "SW1A 1AA", DW_PLACE_SECTOR, "SW1A 1", "Westminster" },
    { "EC1A1BB", DW_PLACE_SECTOR, "EC1A 1", "City of London" },
    { "E17", DW_PLACE_OUTCODE, "E17", "Waltham Forest" },
    { "E1 7", DW_PLACE_SECTOR, "E1 7", NULL },
    { "E8", DW_PLACE_OUTCODE, "E8", "Hackney" },
    { "sm6", DW_PLACE_OUTCODE, "SM6", "Sutton" },
    { "CR4", DW_PLACE_OUTCODE, "CR4", "Merton" },
    { "NW10", DW_PLACE_OUTCODE, "NW10", "Brent" },
    { "BS1 5TR", DW_PLACE_SECTOR, "BS1 5", NULL },
    { "SY1", DW_PLACE_OUTCODE, "SY1", NULL },
  };
  g_autoptr (DwGazetteer) gazetteer = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwPlace) place = resolve (gazetteer, cases[i].typed);

      g_assert_cmpint (place->kind, ==, cases[i].kind);
      g_assert_cmpstr (place->name, ==, cases[i].name);
      if (cases[i].borough != NULL || strchr ("BS", *cases[i].typed) != NULL)
        g_assert_cmpstr (place->borough_name, ==, cases[i].borough);
    }
}

static void
test_sector_is_the_table_row (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  g_autoptr (DwPlace) place = resolve (gazetteer, "E8 1EA");
  g_autofree char *line = read_sector_line ("E8 1");
  g_autofree char *shown = g_strdup_printf ("%s,%.4f,%.4f,%s", place->name, place->latitude, place->longitude, place->borough_code);

  g_assert_cmpstr (shown, ==, line);
}

static void
test_outcode_is_the_middle (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  g_autoptr (DwPlace) outcode = resolve (gazetteer, "E8");
  double latitude = 0;
  guint n = 0;

  for (char digit = '0'; digit <= '9'; digit++)
    {
      char sector[] = { 'E', '8', ' ', digit, '\0' };
      double north = 0;
      double east = 0;

      if (dw_gazetteer_locate_postcode (gazetteer, sector, &north, &east, NULL))
        {
          latitude += north;
          n++;
        }
    }

  g_assert_cmpuint (n, >, 2);
  g_assert_cmpfloat_with_epsilon (outcode->latitude, latitude / n, 1e-9);
}

static void
test_mixed_outcode_has_no_borough (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  guint n_with = 0;
  guint n_without = 0;

  /* NW1 to NW11: some lie in one borough, some across two or three. */
  for (guint i = 1; i <= 11; i++)
    {
      g_autofree char *typed = g_strdup_printf ("NW%u", i);
      g_autoptr (DwPlace) outcode = resolve (gazetteer, typed);
      GHashTable *votes = g_hash_table_new (g_direct_hash, g_direct_equal);
      guint n = 0;
      guint most = 0;

      for (char digit = '0'; digit <= '9'; digit++)
        {
          g_autofree char *sector = g_strdup_printf ("%s %c", typed, digit);
          const char *code = NULL;
          double north = 0;
          double east = 0;
          guint n_votes = 0;

          if (!dw_gazetteer_locate_postcode (gazetteer, sector, &north, &east, &code))
            continue;
          n_votes = GPOINTER_TO_UINT (g_hash_table_lookup (votes, code)) + 1;
          g_hash_table_insert (votes, (gpointer) (gsize) code, GUINT_TO_POINTER (n_votes));
          most = MAX (most, n_votes);
          n++;
        }

      g_assert_true ((outcode->borough_code != NULL) == (most * 2 > n));
      n_with += outcode->borough_code != NULL;
      n_without += outcode->borough_code == NULL;
      g_hash_table_unref (votes);
    }

  g_assert_cmpuint (n_with, >, 0);
  g_assert_cmpuint (n_without, >, 0);
}

static void
test_places (void)
{
  static const struct { const char *typed; const char *name; const char *borough; } cases[] = {
    { "Mitcham", "Mitcham", "Merton" },
    { "Harlesden", "Harlesden", "Brent" },
    { "Edmonton", "Edmonton", "Enfield" },
    { "Carshalton", "Carshalton", "Sutton" },
    { "Wallington", "Wallington", "Sutton" },
    { "mitcham", "Mitcham", "Merton" },
    { " MITCHAM ", "Mitcham", "Merton" },
    { "Mitcham, London", "Mitcham", "Merton" },
    { "Mitcham, Merton", "Mitcham", "Merton" },
    { "Kings Cross", "King's Cross", "Camden" },
    { "King’s Cross", "King's Cross", "Camden" },
    { "Hayes", "Hayes", "Hillingdon" },
    { "Hayes, Bromley", "Hayes", "Bromley" },
    { "Hampton", "Hampton", "Richmond upon Thames" },
    { "St Andrews", "Saint Andrews", NULL },
    { "saint andrews", "Saint Andrews", NULL },
    { "St. Andrews", "Saint Andrews", NULL },
    { "Kingston-upon-Hull", "Kingston upon Hull", NULL },
    { "kingston upon hull", "Kingston upon Hull", NULL },
    { "Bo'ness", "Bo’ness", NULL },
    { "Boness", "Bo’ness", NULL },
    { "Newport", "Newport", NULL },
    { "London", "London", NULL },
    { "Church End, Eversholt", "Church End, Eversholt", NULL },
    { "Mitcham\xFF", "Mitcham", "Merton" },
    { ",Mitcham!", "Mitcham", "Merton" },
  };
  g_autoptr (DwGazetteer) gazetteer = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwPlace) place = resolve (gazetteer, cases[i].typed);

      g_assert_cmpint (place->kind, ==, DW_PLACE_NAME);
      g_assert_cmpstr (place->name, ==, cases[i].name);
      g_assert_cmpstr (place->borough_name, ==, cases[i].borough);
    }
}

static void
test_most_people_first (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  g_autoptr (DwPlace) newport = resolve (gazetteer, "Newport");

  g_assert_cmpuint (newport->population, ==, 306844);
}

static void
test_boroughs (void)
{
  static const struct { const char *typed; const char *name; } cases[] = {
    { "Hackney", "Hackney" },
    { "Sutton", "Sutton" },
    { "Merton", "Merton" },
    { "Hammersmith & Fulham", "Hammersmith and Fulham" },
    { "hammersmith and fulham", "Hammersmith and Fulham" },
    { "H&F", "Hammersmith and Fulham" },
    { "Hammersmith", "Hammersmith and Fulham" },
    { "RBKC", "Kensington and Chelsea" },
    { "Kensington", "Kensington and Chelsea" },
    { "Kingston", "Kingston upon Thames" },
    { "Kingston-upon-Thames", "Kingston upon Thames" },
    { "Richmond", "Richmond upon Thames" },
    { "Barking", "Barking and Dagenham" },
    { "City of London", "City of London" },
    { "London Borough of Hackney", "Hackney" },
    { "London Borough of Barking and Dagenham", "Barking and Dagenham" },
    { "Royal Borough of Greenwich", "Greenwich" },
    { "LB Brent", "Brent" },
    { "City of Westminster", "Westminster" },
  };
  g_autoptr (DwGazetteer) gazetteer = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwPlace) place = resolve (gazetteer, cases[i].typed);

      g_assert_cmpint (place->kind, ==, DW_PLACE_BOROUGH);
      g_assert_cmpstr (place->name, ==, cases[i].name);
      g_assert_cmpstr (place->borough_name, ==, cases[i].name);
    }
}

/* The table of boroughs and the facet of boroughs are the same 33, and each borough's middle lies in it. */
static void
test_boroughs_are_the_facet (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  guint n_terms = 0;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);

  g_assert_cmpuint (n_terms, ==, 33);
  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (DwPlace) place = resolve (gazetteer, terms[i].label);

      g_assert_cmpint (place->kind, ==, DW_PLACE_BOROUGH);
      g_assert_cmpstr (place->borough_code, ==, terms[i].code);
      g_assert_cmpstr (dw_gazetteer_nearest_borough (gazetteer, place->latitude, place->longitude), ==, terms[i].code);
    }
}

static void
test_elsewhere_is_not_london (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();

  assert_refused (gazetteer, "Richmond, North Yorkshire", DW_PLACE_ERROR_NOT_FOUND, NULL);
  assert_refused (gazetteer, "Mitcham, Hackney", DW_PLACE_ERROR_NOT_FOUND, NULL);
}

static void
test_messages (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();

  assert_refused (gazetteer, "SM6 99Z", DW_PLACE_ERROR_NOT_FOUND,
                  "“SM6 99Z” is not a postcode that we know. Try the first part, such as SM6, or a place name such as Mitcham.");
  assert_refused (gazetteer, "e8 0zzz", DW_PLACE_ERROR_NOT_FOUND,
                  "“e8 0zzz” is not a postcode that we know. Try the first part, such as E8, or a place name such as Mitcham.");
  assert_refused (gazetteer, "ZZ99 9ZZ", DW_PLACE_ERROR_NOT_FOUND,
                  "“ZZ99 9ZZ” is not a postcode that we know. Try the first part, such as SM6, or a place name such as Mitcham.");
  assert_refused (gazetteer, "E1 17", DW_PLACE_ERROR_NOT_FOUND,
                  "“E1 17” is not a postcode that we know. Try the first part, such as E1, or a place name such as Mitcham.");
  assert_refused (gazetteer, "Narnia", DW_PLACE_ERROR_NOT_FOUND,
                  "“Narnia” is not a place that we know. Try a postcode such as SM6 7, or a town or borough such as Mitcham.");
  assert_refused (gazetteer, "", DW_PLACE_ERROR_NOT_A_PLACE,
                  "Type a postcode such as SM6 7, or a place name such as Mitcham.");
}

static void
test_hostile (void)
{
  static const struct { const char *typed; DwPlaceError code; } cases[] = {
    { "   \t\n", DW_PLACE_ERROR_NOT_A_PLACE },
    { "!?&,-'", DW_PLACE_ERROR_NOT_A_PLACE },
    { ",", DW_PLACE_ERROR_NOT_A_PLACE },
    { "12345", DW_PLACE_ERROR_NOT_A_PLACE },
    { "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", DW_PLACE_ERROR_NOT_A_PLACE },
    { "\xFF\xFE", DW_PLACE_ERROR_NOT_A_PLACE },
    { "and", DW_PLACE_ERROR_NOT_FOUND },
    { "%s%n%d", DW_PLACE_ERROR_NOT_FOUND },
    { "' OR 1=1 --", DW_PLACE_ERROR_NOT_FOUND },
    { "\u202emahctiM", DW_PLACE_ERROR_NOT_FOUND },
  };
  g_autoptr (DwGazetteer) gazetteer = load ();
  g_autofree char *endless = g_strnfill (10000, 'a');
  g_autofree char *digits = g_strnfill (10000, '1');
  g_autoptr (GError) error = NULL;
  double north = 0;
  double east = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) offers = dw_gazetteer_complete (gazetteer, cases[i].typed, 10);

      g_test_message ("case %u", i);
      assert_refused (gazetteer, cases[i].typed, cases[i].code, NULL);
      g_assert_false (dw_gazetteer_locate_postcode (gazetteer, cases[i].typed, &north, &east, NULL));
      g_assert_cmpuint (offers->len, <=, 10);
    }

  assert_refused (gazetteer, digits, DW_PLACE_ERROR_NOT_A_PLACE, NULL);
  g_assert_null (dw_gazetteer_resolve (gazetteer, endless, &error));
  g_assert_error (error, DW_PLACE_ERROR, DW_PLACE_ERROR_NOT_FOUND);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

/* Random bytes are a place or an error, never anything else. */
static void
test_random_bytes (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);

  for (guint i = 0; i < 1000; i++)
    {
      char typed[24] = "";
      guint length = (guint) g_rand_int_range (random, 0, sizeof typed);
      gboolean is_plain = g_rand_boolean (random);
      g_autoptr (GError) error = NULL;
      g_autoptr (DwPlace) place = NULL;
      g_autoptr (GPtrArray) offers = NULL;

      for (guint j = 0; j < length; j++)
        typed[j] = (char) (is_plain ? "ABES16789 ,"[g_rand_int_range (random, 0, 11)] : g_rand_int_range (random, 1, 256));

      place = dw_gazetteer_resolve (gazetteer, typed, &error);
      offers = dw_gazetteer_complete (gazetteer, typed, 5);
      g_assert_true ((place != NULL) != (error != NULL));
      if (error != NULL)
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_complete (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  g_autoptr (GPtrArray) mit = dw_gazetteer_complete (gazetteer, "Mit", 5);
  g_autoptr (GPtrArray) ha = dw_gazetteer_complete (gazetteer, "ha", 8);
  g_autoptr (GPtrArray) sm6 = dw_gazetteer_complete (gazetteer, "sm6", 8);
  g_autoptr (GPtrArray) e1_7 = dw_gazetteer_complete (gazetteer, "E1 7", 8);
  g_autoptr (GPtrArray) none = dw_gazetteer_complete (gazetteer, "", 8);
  g_autoptr (GPtrArray) no_room = dw_gazetteer_complete (gazetteer, "ha", 0);
  const DwPlace *first = g_ptr_array_index (mit, 0);

  g_assert_cmpstr (first->name, ==, "Mitcham");
  g_assert_cmpuint (ha->len, ==, 8);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (((const DwPlace *) g_ptr_array_index (ha, i))->kind, ==, DW_PLACE_BOROUGH);
  g_assert_cmpstr (((const DwPlace *) g_ptr_array_index (sm6, 0))->name, ==, "SM6");
  g_assert_cmpstr (((const DwPlace *) g_ptr_array_index (sm6, 1))->name, ==, "SM6 0");
  g_assert_cmpuint (e1_7->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (no_room->len, ==, 0);
}

/* What is offered is what comes when it is chosen. */
static void
test_offers_resolve (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();

  for (char letter = 'a'; letter <= 'z'; letter++)
    {
      char typed[] = { letter, '\0' };
      g_autoptr (GPtrArray) offers = dw_gazetteer_complete (gazetteer, typed, 1000);

      for (guint i = 0; i < offers->len; i++)
        {
          const DwPlace *offered = g_ptr_array_index (offers, i);
          g_autoptr (DwPlace) place = dw_gazetteer_resolve (gazetteer, offered->name, NULL);

          g_assert_true (place == offered);
        }
    }
}

static void
test_locate (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  const char *code = "";
  double north = 0;
  double east = 0;

  g_assert_true (dw_gazetteer_locate_postcode (gazetteer, "sm67aa", &north, &east, &code));
  g_assert_cmpstr (code, ==, "E09000029");
  g_assert_true (dw_gazetteer_locate_postcode (gazetteer, "BS1 5TR", &north, &east, &code));
  g_assert_null (code);
  g_assert_false (dw_gazetteer_locate_postcode (gazetteer, "E8", &north, &east, &code));
  g_assert_false (dw_gazetteer_locate_postcode (gazetteer, "E8 10", &north, &east, &code));
  g_assert_false (dw_gazetteer_locate_postcode (gazetteer, "ZZ1 1ZZ", &north, &east, &code));
  g_assert_false (dw_gazetteer_locate_postcode (gazetteer, "", &north, &east, &code));
}

static void
test_nearest_borough (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();

  g_assert_cmpstr (dw_gazetteer_nearest_borough (gazetteer, 51.5450, -0.0553), ==, "E09000012");
  g_assert_cmpstr (dw_gazetteer_nearest_borough (gazetteer, 51.4032, -0.1683), ==, "E09000024");
  g_assert_null (dw_gazetteer_nearest_borough (gazetteer, 52.7073, -2.7553));   /* Shrewsbury */
  g_assert_null (dw_gazetteer_nearest_borough (gazetteer, 51.6550, -0.3960));   /* Watford */
  g_assert_null (dw_gazetteer_nearest_borough (gazetteer, 0, 0));
  g_assert_null (dw_gazetteer_nearest_borough (gazetteer, 100, 101));
  g_assert_null (dw_gazetteer_nearest_borough (gazetteer, NAN, 0));
  g_assert_null (dw_gazetteer_nearest_borough (gazetteer, -INFINITY, INFINITY));
}

/* Reads latitude, longitude and borough code of every row of the table, without the program's own reader. */
typedef struct
{
  double latitude;
  double longitude;
  char code[10];
} Row;

static GArray *
read_rows (void)
{
  g_autofree char *path = dw_paths_dup_data ("places/uk-postcode-sectors.csv");
  g_autofree char *text = NULL;
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const char *line = strchr (text, '\n') + 1; *line != '\0'; line = strchr (line, '\n') + 1)
    {
      Row row = { 0 };
      char *end = NULL;

      row.latitude = g_ascii_strtod (strchr (line, ',') + 1, &end);
      row.longitude = g_ascii_strtod (end + 1, &end);
      g_strlcpy (row.code, end + 1, MIN (sizeof row.code, strcspn (end + 1, "\n") + 1));
      g_array_append_val (rows, row);
    }

  return rows;
}

/* The band of latitudes misses nothing that a look at every sector finds. */
static void
test_nearest_is_nearest (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  g_autoptr (GArray) rows = read_rows ();
  g_autoptr (GRand) random = g_rand_new_with_seed (33);

  for (guint i = 0; i < 40; i++)
    {
      double north = g_rand_double_range (random, 51.25, 51.72);
      double east = g_rand_double_range (random, -0.55, 0.35);
      const char *expected = NULL;
      double least = 2000;

      for (guint j = 0; j < rows->len; j++)
        {
          const Row *row = &g_array_index (rows, Row, j);
          double distance = dw_distance_m (north, east, row->latitude, row->longitude);

          if (distance < least)
            {
              least = distance;
              expected = *row->code != '\0' ? row->code : NULL;
            }
        }

      g_assert_cmpstr (dw_gazetteer_nearest_borough (gazetteer, north, east), ==, expected);
    }
}

static void
test_distance (void)
{
  g_assert_cmpfloat_with_epsilon (dw_distance_m (51.5, -0.1, 51.5, -0.1), 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (dw_distance_m (0, 0, 0, 180), G_PI * 6371008.8, 1);
  g_assert_cmpfloat_with_epsilon (dw_distance_m (51, 0, 52, 0), 111195, 1);
  g_assert_cmpfloat_with_epsilon (dw_distance_m (51.5007, -0.1246, 48.8584, 2.2945), 340560, 300);
}

/* Places of the country, of the whole earth among them, and points that are none. */
static void
test_distances (void)
{
  enum { N = 3000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_autofree float *latitudes = g_new (float, N);
  g_autofree float *longitudes = g_new (float, N);
  g_autofree float *metres = g_new (float, N);

  for (guint round = 0; round < 4; round++)
    {
      double north = round == 3 ? -89.9 : g_rand_double_range (random, 49.9, 60.9);
      double east = g_rand_double_range (random, -8.2, 1.8);

      for (guint i = 0; i < N; i++)
        {
          gboolean is_far = round > 0 && i > N / 2 && i % 500 == 0;

          latitudes[i] = (float) g_rand_double_range (random, is_far ? -90 : 49.9, is_far ? 90 : 60.9);
          longitudes[i] = (float) g_rand_double_range (random, is_far ? -180 : -8.2, is_far ? 180 : 1.8);
        }
      latitudes[0] = (float) north;
      longitudes[0] = (float) east;
      latitudes[1] = round == 2 ? NAN : 90;

      dw_distance_measure_all (north, east, latitudes, longitudes, N, metres);
      for (guint i = 0; i < N; i++)
        {
          double one = dw_distance_m (north, east, (double) latitudes[i], (double) longitudes[i]);

          g_assert_true (isnan (one) == isnan (metres[i]));
          if (!isnan (one))
            g_assert_cmpfloat_with_epsilon ((double) metres[i], one, 0.01 + one * 1e-7);
        }
    }
}

static void
test_distance_text (void)
{
  static const struct { double metres; const char *text; } cases[] = {
    { 0, "within 300 yards" },       { 200, "within 300 yards" },  { 275, "about 300 yards" },
    { 500, "about 500 yards" },      { 640, "about 700 yards" },   { 644, "about 0.4 miles" },
    { 1600, "about 1 mile" },        { 1931, "about 1.2 miles" },  { 3219, "about 2 miles" },
    { 15900, "about 9.9 miles" },    { 16080, "about 10 miles" },  { 17000, "about 11 miles" },
    { 64374, "about 40 miles" },     { 1e6, "about 621 miles" },
  };
  g_autofree char *unknown = dw_distance_dup_text (NAN);

  g_assert_cmpstr (unknown, ==, "distance not known");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dw_distance_dup_text (cases[i].metres);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_place_outlives_gazetteer (void)
{
  DwGazetteer *gazetteer = load ();
  DwGazetteer *again = dw_gazetteer_ref (gazetteer);
  DwPlace *place = resolve (again, "Mitcham");

  dw_gazetteer_unref (gazetteer);
  dw_gazetteer_unref (again);
  g_assert_cmpstr (place->borough_name, ==, "Merton");
  dw_place_unref (place);
}

static gpointer
resolve_on_thread (gpointer data)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (DwPlace) place = dw_gazetteer_resolve (data, i % 2 == 0 ? "Mitcham" : "E8 1EA", NULL);

      g_assert_nonnull (place->borough_code);
    }

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();
  GThread *threads[4] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("resolver", resolve_on_thread, gazetteer);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* Figures, for whoever reads the log. The limit is ten times what a slow machine needs. */
static void
test_speed (void)
{
  gint64 least = G_MAXINT64;
  g_autoptr (DwGazetteer) gazetteer = load ();
  gint64 started = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (DwGazetteer) loaded = NULL;

      started = g_get_monotonic_time ();
      loaded = load ();
      least = MIN (least, g_get_monotonic_time () - started);
    }
  g_test_message ("loading takes %.1f ms", (double) least / 1000);
  g_assert_cmpint (least, <, 500 * 1000);

  started = g_get_monotonic_time ();
  for (guint i = 0; i < 10000; i++)
    {
      double north = 0;
      double east = 0;

      g_assert_true (dw_gazetteer_locate_postcode (gazetteer, "SM6 7AA", &north, &east, NULL));
      g_assert_nonnull (dw_gazetteer_nearest_borough (gazetteer, north, east));
    }
  g_test_message ("a postcode and its borough take %.2f us", (double) (g_get_monotonic_time () - started) / 10000);
}

static void
check_meant (DwGazetteer *gazetteer,
             const char  *typed,
             const char  *expected)
{
  g_autoptr (DwPlace) place = dw_gazetteer_find_meant (gazetteer, typed);

  g_test_message ("%s", typed);
  g_assert_cmpstr (place != NULL ? place->name : NULL, ==, expected);
}

static void
test_meant (void)
{
  g_autoptr (DwGazetteer) gazetteer = load ();

  check_meant (gazetteer, "Mertonn", "Merton");
  check_meant (gazetteer, "Mrton", "Merton");
  check_meant (gazetteer, "metron", "Merton");
  check_meant (gazetteer, "Kingston upon Tames", "Kingston upon Thames");
  check_meant (gazetteer, "Hammersmth & Fulham", "Hammersmith and Fulham");
  check_meant (gazetteer, "Aberdon", NULL);
  check_meant (gazetteer, "Kemt", NULL);
  check_meant (gazetteer, "Beddington", NULL);
  check_meant (gazetteer, "New Town", NULL);
  check_meant (gazetteer, "Heaton", NULL);
  check_meant (gazetteer, "Walington", "Wallington");
  check_meant (gazetteer, "Lodnon", "London");
  check_meant (gazetteer, "Londn", "London");
  check_meant (gazetteer, "Birmingam", "Birmingham");
  check_meant (gazetteer, "Long", NULL);
  check_meant (gazetteer, "Lending", NULL);
  check_meant (gazetteer, "Everywhere", NULL);
  check_meant (gazetteer, "", NULL);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/place/postcodes in any spelling resolve to sector or outcode", test_postcodes);
  g_test_add_func ("/place/a sector is what its row of the table says", test_sector_is_the_table_row);
  g_test_add_func ("/place/an outcode is the middle of its sectors", test_outcode_is_the_middle);
  g_test_add_func ("/place/an outcode has a borough when most of its sectors agree", test_mixed_outcode_has_no_borough);
  g_test_add_func ("/place/place names resolve to point and borough", test_places);
  g_test_add_func ("/place/of places with one name the one with most people comes first", test_most_people_first);
  g_test_add_func ("/place/borough names and their short forms give the borough", test_boroughs);
  g_test_add_func ("/place/the 33 boroughs are those of the facet, each with its middle inside", test_boroughs_are_the_facet);
  g_test_add_func ("/place/a name with another county is not moved to London", test_elsewhere_is_not_london);
  g_test_add_func ("/place/bad input is told what was expected", test_messages);
  g_test_add_func ("/place/a name one slip from a known one may mean it", test_meant);
  g_test_add_func ("/place/hostile input is refused in one short sentence", test_hostile);
  g_test_add_func ("/place/random bytes are a place or an error", test_random_bytes);
  g_test_add_func ("/place/completion offers boroughs, London and many people first", test_complete);
  g_test_add_func ("/place/every offer resolves to itself", test_offers_resolve);
  g_test_add_func ("/place/a postcode is located without a word", test_locate);
  g_test_add_func ("/place/a point has the borough of the nearest sector", test_nearest_borough);
  g_test_add_func ("/place/the nearest sector is the nearest of all", test_nearest_is_nearest);
  g_test_add_func ("/place/distances are great circles", test_distance);
  g_test_add_func ("/place/many distances at once are each what it is alone", test_distances);
  g_test_add_func ("/place/distances are said as people say them", test_distance_text);
  g_test_add_func ("/place/a place outlives its gazetteer", test_place_outlives_gazetteer);
  g_test_add_func ("/place/several threads may ask at once", test_threads);
  g_test_add_func ("/place/loading and locating are quick", test_speed);

  return g_test_run ();
}
