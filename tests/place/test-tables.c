/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-gazetteer.h"
#include "tests/support/isolated.h"

#include <glib/gstdio.h>
#include <string.h>

/* Good tables, small; each case spoils one of them. */
#define BOROUGHS "code,name,other_names\nE09000024,Merton,\nE09000029,Sutton,\n"
#define SECTORS "sector,latitude,longitude,london_borough_code\nCR4 1,51.4,-0.16,E09000024\nSM6 7,51.37,-0.15,E09000029\n"
#define PLACES "name,latitude,longitude,population,london_borough_code\nMitcham,51.4,-0.17,63393,E09000024\n\"Church End, Eversholt\",51.9,-0.5,,\n"

#define REGIONS "name,town,reach_km\nthe Isle of Mitcham,Mitcham,30\n"

enum { N_TABLES = 4 };

static const char *const names[N_TABLES] = { "london-boroughs.csv", "uk-postcode-sectors.csv", "uk-places.csv", "uk-regions.csv" };

/* Writes the tables into a new folder and loads them; @texts[i] NULL leaves the table out. */
static DwGazetteer *
load (const char *const texts[N_TABLES],
      GError          **error)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-XXXXXX", NULL);
  DwGazetteer *gazetteer = NULL;

  for (guint i = 0; i < N_TABLES; i++)
    if (texts[i] != NULL)
      {
        g_autofree char *path = g_build_filename (folder, names[i], NULL);

        g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      }

  gazetteer = dw_gazetteer_load (folder, error);

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  return gazetteer;
}

static void
assert_bad (guint       table,
            const char *text,
            const char *message)
{
  const char *texts[N_TABLES] = { BOROUGHS, SECTORS, PLACES, REGIONS };
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", message);
  texts[table] = text;
  g_assert_null (load (texts, &error));
  g_assert_error (error, DW_PLACE_ERROR, DW_PLACE_ERROR_BAD_TABLE);
  g_assert_cmpstr (error->message, ==, message);
}

/* @name: NULL where @text begins with none. */
static void
assert_region (DwGazetteer *gazetteer,
               const char  *text,
               const char  *name,
               guint        n_words)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n;
  g_autoptr (DwPlace) region = dw_gazetteer_find_region (gazetteer, (const char *const *) words, &n);

  g_assert_cmpstr (region != NULL ? region->name : NULL, ==, name);
  g_assert_cmpuint (n, ==, n_words);
  g_assert_true (region == NULL || (region->reach_km == 30 && region->latitude > 51));
}

static void
test_good (void)
{
  static const char *const texts[N_TABLES] = { BOROUGHS, SECTORS, PLACES, REGIONS };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwGazetteer) gazetteer = load (texts, &error);
  g_autoptr (DwPlace) mitcham = NULL;
  g_autoptr (DwPlace) church_end = NULL;

  g_assert_no_error (error);
  mitcham = dw_gazetteer_resolve (gazetteer, "Mitcham", NULL);
  church_end = dw_gazetteer_resolve (gazetteer, "Church End Eversholt", NULL);
  g_assert_cmpstr (mitcham->borough_name, ==, "Merton");
  g_assert_cmpuint (mitcham->population, ==, 63393);
  g_assert_cmpstr (church_end->name, ==, "Church End, Eversholt");
  assert_region (gazetteer, "isle of mitcham today", "the Isle of Mitcham", 3);
  assert_region (gazetteer, "isle of mitchams", NULL, 0);
  assert_region (gazetteer, "isle of", NULL, 0);
}

static void
test_spelling_of_lines (void)
{
  static const char *const texts[N_TABLES] = {
    "code,name,other_names\r\nE09000029,Sutton,\"say \"\"Sutton\"\"|Old Sutton\"\r\n",
    "sector,latitude,longitude,london_borough_code\nSM6 7,51.37,-0.15,E09000029",
    "name,latitude,longitude,population,london_borough_code",
    "name,town,reach_km",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwGazetteer) gazetteer = load (texts, &error);
  g_autoptr (DwPlace) sutton = NULL;

  g_assert_no_error (error);
  sutton = dw_gazetteer_resolve (gazetteer, "old sutton", NULL);
  g_assert_cmpstr (sutton->name, ==, "Sutton");
}

static void
test_bad_headers (void)
{
  assert_bad (0, "", "london-boroughs.csv, line 1: expected the columns code,name,other_names");
  assert_bad (1, "sector,lat\nSM6 7,51\n",
              "uk-postcode-sectors.csv, line 1: expected the columns sector,latitude,longitude,london_borough_code");
  assert_bad (2, "name,latitude,longitude,population,london_borough_code,more\n",
              "uk-places.csv, line 1: expected the columns name,latitude,longitude,population,london_borough_code");
}

static void
test_bad_rows (void)
{
  assert_bad (0, "code,name,other_names\nE09000024,Merton\n", "london-boroughs.csv, line 2: cells expected: 3, found: 2");
  assert_bad (0, "code,name,other_names\nE09,Merton,\n",
              "london-boroughs.csv, line 2: expected a code such as E09000024 and a name");
  assert_bad (1, SECTORS "SM6 8,north,-0.15,E09000029\n",
              "uk-postcode-sectors.csv, line 4: “north” is not a number between −90 and 90");
  assert_bad (1, SECTORS "SM6 8,51.3,200,E09000029\n",
              "uk-postcode-sectors.csv, line 4: “200” is not a number between −180 and 180");
  assert_bad (1, SECTORS "SM6 8,nan,0,\n", "uk-postcode-sectors.csv, line 4: “nan” is not a number between −90 and 90");
  assert_bad (1, SECTORS "SM6 8,51.3,0,E08000001\n",
              "uk-postcode-sectors.csv, line 4: “E08000001” is not the code of a London borough");
  assert_bad (1, SECTORS "SM6,51.3,0,\n", "uk-postcode-sectors.csv, line 4: “SM6” is not a postcode sector such as SM6 7");
  assert_bad (1, SECTORS "sm6 8,51.3,0,\n", "uk-postcode-sectors.csv, line 4: “sm6 8” is not a postcode sector such as SM6 7");
  assert_bad (1, SECTORS "SM6 7,51.3,0,\n", "uk-postcode-sectors.csv, line 4: SM6 7 does not come after the sector before it");
  assert_bad (1, SECTORS "\n", "uk-postcode-sectors.csv, line 4: cells expected: 4, found: 1");
  assert_bad (2, PLACES "Nowhere,51,0,many,\n", "uk-places.csv, line 4: “many” is not a whole number");
  assert_bad (2, PLACES "Nowhere,51,0,-3,\n", "uk-places.csv, line 4: “-3” is not a whole number");
  assert_bad (2, PLACES ",51,0,3,\n", "uk-places.csv, line 4: the name is empty");
  assert_bad (2, PLACES "\"Nowhere,51,0,3,\n", "uk-places.csv, line 4: a quotation mark is not closed");
  assert_bad (2, PLACES "\"No\"where,51,0,3,\n", "uk-places.csv, line 4: text stands after a closing quotation mark");
  assert_bad (2, PLACES "a,b,c,d,e,f,g,h,i,j\n", "uk-places.csv, line 4: too many cells");
  assert_bad (3, REGIONS "Kent,Maidstone,80\n", "uk-regions.csv, line 3: “Maidstone” is no place of uk-places.csv");
  assert_bad (3, REGIONS "Kent,Mitcham,far\n", "uk-regions.csv, line 3: “far” is not a whole number");
  assert_bad (3, REGIONS "Kent,Mitcham,\n", "uk-regions.csv, line 3: expected a name, a town and how many kilometres it reaches");
  assert_bad (3, REGIONS ",Mitcham,3\n", "uk-regions.csv, line 3: expected a name, a town and how many kilometres it reaches");
  assert_bad (2, PLACES "N\xFFwhere,51,0,3,\n", "uk-places.csv, line 4: not UTF-8 text");
}

static void
test_missing (void)
{
  for (guint i = 0; i < N_TABLES; i++)
    {
      const char *texts[N_TABLES] = { BOROUGHS, SECTORS, PLACES, REGIONS };
      g_autoptr (GError) error = NULL;

      texts[i] = NULL;
      g_assert_null (load (texts, &error));
      g_assert_error (error, DW_PLACE_ERROR, DW_PLACE_ERROR_BAD_TABLE);
      g_assert_nonnull (strstr (error->message, names[i]));
    }
}

static void
test_empty_tables (void)
{
  static const char *const texts[N_TABLES] = {
    "code,name,other_names\n",
    "sector,latitude,longitude,london_borough_code\n",
    "name,latitude,longitude,population,london_borough_code\n",
    "name,town,reach_km\n",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwGazetteer) gazetteer = load (texts, &error);
  g_autoptr (DwPlace) place = NULL;

  g_assert_no_error (error);
  place = dw_gazetteer_resolve (gazetteer, "SM6 7", &error);
  g_assert_null (place);
  g_assert_error (error, DW_PLACE_ERROR, DW_PLACE_ERROR_NOT_FOUND);
  g_assert_null (dw_gazetteer_nearest_borough (gazetteer, 51, 0));
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/tables/good tables load", test_good);
  g_test_add_func ("/tables/quotes, CRLF and a missing last line end are read", test_spelling_of_lines);
  g_test_add_func ("/tables/wrong columns are refused with the right ones", test_bad_headers);
  g_test_add_func ("/tables/a bad row is refused with file and line", test_bad_rows);
  g_test_add_func ("/tables/a missing table is named", test_missing);
  g_test_add_func ("/tables/empty tables know no place", test_empty_tables);

  return g_test_run ();
}
