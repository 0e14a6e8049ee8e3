/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-class-json.h"
#include "dw-facts.h"
#include "dw-page.h"
#include "dw-paths.h"
#include "dw-publication.h"
#include "dw-spreadsheet.h"
#include "dw-template.h"
#include "dw-words.h"

#include <string.h>

static DwGazetteer *
get_places (void)
{
  static DwGazetteer *places;

  if (places == NULL)
    {
      g_autofree char *folder = dw_paths_dup_data ("places");
      g_autoptr (GError) error = NULL;

      places = dw_gazetteer_load (folder, &error);
      g_assert_no_error (error);
    }

  return places;
}

/* A spreadsheet that was read, and its services. */
typedef struct
{
  DwSpreadsheet *spreadsheet;
  GPtrArray *services;      /* of DwService* */
} Sheet;

static void
sheet_free (Sheet *sheet)
{
  g_clear_pointer (&sheet->spreadsheet, dw_spreadsheet_free);
  g_ptr_array_unref (sheet->services);
  g_free (sheet);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

static gboolean
keep_service (DwService  *service,
              gpointer    data,
              GError    **error)
{
  g_ptr_array_add (data, dw_service_ref (service));
  return TRUE;
}

static Sheet *
read_text (const char *text)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  g_autoptr (GError) error = NULL;

  sheet->spreadsheet = dw_spreadsheet_new (NULL, "2026-11-22", get_places ());
  sheet->services = g_ptr_array_new_with_free_func ((GDestroyNotify) dw_service_unref);
  dw_spreadsheet_survey (sheet->spreadsheet, "sheet.csv", text, strlen (text), &error);
  g_assert_no_error (error);
  dw_spreadsheet_read (sheet->spreadsheet, "sheet.csv", text, strlen (text), keep_service, sheet->services, &error);
  g_assert_no_error (error);
  return sheet;
}

/* A DwPublishSink to @data, a GString. */
static gboolean
keep_bytes (gconstpointer   bytes,
            gsize           length,
            gpointer        data,
            GError        **error)
{
  g_string_append_len (data, bytes, (gssize) length);
  return TRUE;
}

/* Tables with one thing wrong, and where and what is said of it. */
typedef struct
{
  const char *title;
  const char *table;
  guint row;
  const char *column;
  const char *write;    /* a part of it */
} Bad;

static const Bad bad[] = {
  { "a missing name", "ID,Name\nx,\n", 2, "B", "Write the name" },
  { "the title of a part of the sheet", "Name,Cost\nMONDAY,\nPlay,Free\n", 2, "A", "title of a part" },
  { "a sum below the services", "Name,Cost\nPlay,Free\nTotal services: 1,1\n", 3, "A", "like a sum" },
  { "the headings once more", "Name,Organisation\nPlay,Centre\nName,Organisation\n", 3, "A", "headings once more" },
  { "a name of signs only", "Name\n!!!\n", 2, "A", "letters or digits" },
  { "the same service twice, apart", "Name,Cost\nPlay,Free\nSing,Free\nPlay,Free\n", 4, "A", "Row 2 of sheet.csv" },
  { "the same ID twice, apart", "ID,Name\na,Play\nb,Sing\na,Play\n", 4, "A", "Row 2 of sheet.csv" },
  { "a row that contradicts the one before", "Name,Youngest age\nPlay,0\n,2\n", 3, "B", "says something else" },
  { "an unknown need", "Name,What does it help with?\nPlay,Autism and SEND; Fun\n", 2, "B", "Domestic abuse" },
  { "an unknown way in", "Name,How do people get in?\nPlay,Magic\n", 2, "B", "Just turn up" },
  { "a status that is no status", "Name,Is it running?\nPlay,Maybe\n", 2, "B", "Paused" },
  { "an oldest age that is none", "Name,Youngest age,Oldest age\nPlay,0,5+\n", 2, "C", "says no oldest age" },
  { "a first date on another day than the session", "Name,Day,First date\nPlay,Mon,03/04/2026\n", 2, "C", "another day of the week" },
  { "a first date on none of the days", "Name,Day,First date\nPlay,Mon; Thu,03/04/2026\n", 2, "C", "another day of the week" },
  { "two times in a cell", "Name,Day,Starts,Ends\nPlay,Mon,9.30-11,\n", 2, "C", "There are two times" },
  { "a time whose nought is lost", "Name,Day,Starts\nPlay,Mon,9.3\n", 2, "C", "taken the time for a number" },
  { "a time saved as a part of the day", "Name,Day,Starts\nPlay,Mon,0.395833333333333\n", 2, "C", "taken the time for a number" },
  { "two ages in a cell", "Name,Youngest age\nPlay,0-5\n", 2, "B", "There are two ages" },
  { "ages that became a date", "Name,Youngest age\nPlay,02-May\n", 2, "B", "taken ages for a date" },
  { "pence behind a comma", "Name,Cost\nPlay,\"£1,50\"\n", 2, "B", "with a point between" },
  { "what is free at first only", "Name,Cost\nPlay,Free: first session\n", 2, "B", "Write Free, or a price" },
  { "what is free for some weeks only", "Name,Cost\nPlay,Free for 6 weeks\n", 2, "B", "Write Free, or a price" },
  { "what is free from the second time on", "Name,Cost\nPlay,Free after the first visit\n", 2, "B", "Write Free, or a price" },
  { "ages upside down", "Name,Youngest age,Oldest age\nPlay,5,2\n", 2, "C", "below the youngest" },
  { "a time that may be night", "Name,Day,Starts\nPlay,Mon,1.30\n", 2, "C", "1.30pm" },
  { "an end before the start", "Name,Day,Starts,Ends\nPlay,Mon,1pm,9am\n", 2, "D", "ends before it starts" },
  { "an end before the start, with a cell after it", "Name,Day,Starts,Ends,Term time only?\nPlay,Mon,2pm,1pm,Yes\n", 2, "D", "ends before it starts" },
  { "an end before the start on several days", "Name,Day,Starts,Ends,Term time only?\nPlay,Mon-Wed; Fri,2pm,1pm,Yes\n", 2, "D", "ends before it starts" },
  { "a time that may be night on several days", "Name,Day,Starts\nPlay,Mon; Tue,1.30\n", 2, "C", "1.30pm" },
  { "an end before the start in the second session", "Name,Day,Starts,Ends,Day 2,Starts 2,Ends 2,About the session 2\nPlay,Mon,1pm,2pm,Tue,2pm,1pm,Songs\n", 2, "G",
    "ends before it starts" },
  { "an end without a start, in term time", "Name,Day,Ends,Term time only?\nPlay,Mon,9am,Yes\n", 2, "C", "when it starts" },
  { "a time without a day, in term time", "Name,Day,Starts,Term time only?\nPlay,,9am,Yes\n", 2, "C", "Write the day" },
  { "a fortnight without a first date, in term time", "Name,Day,How often,Term time only?\nPlay,Mon,Every 2 weeks,Yes\n", 2, "C", "First date" },
  { "a last date before the first, with words", "Name,Day,First date,Last date,About the session\nPlay,Mon,2/2/2027,1/2/2027,Songs\n", 2, "D", "comes before the first" },
  { "a point in another country, with a way there", "Name,Venue,Latitude,Longitude,Getting there\nPlay,Hall,40.7,-74,Bus\n", 2, "D", "not in the United Kingdom" },
  { "an end without a start", "Name,Day,Ends\nPlay,Mon,9am\n", 2, "C", "when it starts" },
  { "a time without a day", "Name,Day,Starts\nPlay,,9am\n", 2, "C", "Write the day" },
  { "three days and two starts", "Name,Day,Starts\nPlay,Mon; Tue; Wed,9am; 10am\n", 2, "C", "2 values here" },
  { "a fortnight without a first date", "Name,Day,How often\nPlay,Mon,Every 2 weeks\n", 2, "C", "First date" },
  { "a day that is every other week or once a month", "Name,Day\nPlay,Every second Wednesday\n", 2, "B", "second Wed" },
  { "a day that may be every other week", "Name,Day\nPlay,Every second Wednesday\n", 2, "B", "How often" },
  { "a day every other month", "Name,Day\nPlay,Wednesday every other month\n", 2, "B", "first Monday" },
  { "a day every other week", "Name,Day\nPlay,Every other Wednesday\n", 2, "B", "How often" },
  { "days of alternate weeks", "Name,Day\nPlay,Alternate Tuesdays\n", 2, "B", "First date" },
  { "a way in that does not say how", "Name,How do people get in?\nPlay,Book\n", 2, "B", "Ring them" },
  { "a way in that may be two", "Name,How do people get in?\nPlay,Referral\n", 2, "B", "You can refer yourself" },
  { "a monthly day every two weeks", "Name,Day,How often\nPlay,First Monday,Every 2 weeks\n", 2, "C", "once a month" },
  { "a last date before the first", "Name,Day,First date,Last date\nPlay,Mon,2/2/2027,1/2/2027\n", 2, "D", "comes before the first" },
  { "two venues and three sessions", "Name,Venue,Day\nPlay,Hall; Hut,Mon; Tue; Wed\n", 2, "B", "row of its own" },
  { "half a postcode", "Name,Venue,Postcode\nPlay,Hall,SM6\n", 2, "C", "SM6 7AA" },
  { "a latitude alone", "Name,Venue,Latitude\nPlay,Hall,51.4\n", 2, "C", "or neither" },
  { "a point that is turned round", "Name,Venue,Latitude,Longitude\nPlay,Hall,-0.14,51.36\n", 2, "D", "changed places" },
  { "a point in another country", "Name,Venue,Latitude,Longitude\nPlay,Hall,40.7,-74\n", 2, "D", "not in the United Kingdom" },
  { "a venue that is nowhere", "Name,Venue,Getting there\nPlay,,Bus 127\n", 2, "C", "name of the venue" },
  { "a UPRN that is none", "Name,Venue,UPRN\nPlay,Hall,12a\n", 2, "C", "twelve digits" },
  { "a company number without its nought", "Name,Organisation,Company number\nPlay,Centre,1234567\n", 2, "C", "eight signs" },
  { "a charity number that is none", "Name,Organisation,Charity number\nPlay,Centre,about 12\n", 2, "C", "1234567" },
  { "an organisation told of and not named", "Name,Organisation,About the organisation\nPlay,,Nice\n", 2, "C", "name of the organisation" },
  { "an organisation told of in three cells and not named", "Name,Organisation,About the organisation,Organisation website,Charity number\n"
    "Play,,Nice,https://example.org,1234567\n", 2, "C", "name of the organisation" },
  { "an organisation told in two ways", "Name,Organisation,About the organisation\nPlay,Centre,A centre.\nSing,Centre,A club.\n", 3, "C", "Another row" },
  { "a part of nothing", "Name,Part of\nPlay,Everything\n", 2, "B", "another service in this spreadsheet" },
  { "a part of itself", "Name,Part of\nPlay,Play\n", 2, "B", "another service" },
  { "words of a source that is not named", "Name,Source document,Where in the source\nPlay,,page 3\n", 2, "C", "Source document" },
  { "the address of a refuge", "Name,Description,Phone,Venue,Postcode\nSafe house,A refuge for women,111,Hall,SM6 7AA\n", 2, "D", "must not be known" },
  { "the address of a refuge in its description", "Name,Description,Phone\nSafe house,A refuge for women at 12 Quibble Lane.,111\n", 2, "B", "Take the address out" },
  { "the postcode of a refuge in its times", "Name,Description,Times\nSafe house,A refuge for women,\"Ring first, then SM6 7AA\"\n", 2, "C", "Take the address out" },
  { "where a refuge is, in words", "Name,Description,\"Where, in your words\"\nSafe house,A refuge for women,Opposite the mill\n", 2, "C", "Leave this empty" },
  { "a borough with a slip in it", "Name,Area it is for\nPlay,Mertonn\n", 2, "B", "Is “Merton” meant?" },
  { "a borough with two letters that changed places", "Name,Area it is for\nPlay,Hackeny\n", 2, "B", "Is “Hackney” meant?" },
  { "a borough with a slip among others", "Name,Area it is for\nPlay,Sutton and London Borough of Croydn\n", 2, "B", "Is “Croydon” meant?" },
  { "a town with a slip in it", "Name,Venue,Town\nPlay,Hall,Walington\n", 2, "C", "Is “Wallington” meant?" },
  { "the commonest town with a slip in it", "Name,Venue,Town\nPlay,Hall,Lodnon\n", 2, "C", "Is “London” meant?" },
  { "the address of a place to flee to", "Name,Description,Address\nDaisy,Accommodation for women fleeing a violent partner,12 Quibble Lane\n", 2, "C", "must not be known" },
  { "an address beside words that it is not given out", "Name,Description,Address\nDaisy,Address withheld,12 Quibble Lane\n", 2, "C", "not given out" },
  { "an address behind words that it is not given out", "Name,Description\nDaisy,\"Location not disclosed: SM6 7AA\"\n", 2, "B", "not given out" },
  { "the address of a childminder", "Name,Address,Postcode\nBusy Bees Childminding,12 Quibble Lane,SM6 7AA\n", 2, "B", "somebody’s own home" },
  { "a home in the description", "Name,Description\nPlay,\"Come and play at my house, 12 Quibble.\"\n", 2, "B", "Take the house" },
  { "a postcode where the description says whose home it is", "Name,Description,How to book\nPlay,We meet in Anna's flat.,Write to SM6 7AA\n", 2, "C", "Take the house" },
  { "a telephone number cut short", "Name,Phone\nPlay,020 7946\n", 2, "B", "too few digits" },
  { "a telephone number that became a sum", "Name,Phone\nPlay,2.08E+09\n", 2, "B", "its digits are lost. Format the column as text" },
  { "a telephone number that lost its nought", "Name,Phone\nPlay,2079460001\n", 2, "B", "dropped the 0" },
  { "an end at midnight that may mean noon", "Name,Day,Starts,Ends\nPlay,Mon,9am,12am\n", 2, "D", "noon or 12pm" },
  { "an end after midnight", "Name,Day,Starts,Ends\nPlay,Mon,8pm,12.30am\n", 2, "D", "past midnight" },
  { "a check on a day to come", "Name,Last checked\nPlay,24/11/2026\n", 2, "B", "still to come" },
  { "a sum that went wrong", "Name,Cost\nPlay,#REF!\n", 2, "B", "sum went wrong" },
  { "a column too narrow", "Name,Last checked\nPlay,########\n", 2, "B", "too narrow" },
  { "a comma that was not kept together", "Name,Description\nPlay,Toys, songs\n", 2, "C", "has a cell too many" },
  { "a comma that was not kept together, below headings that end in nothing", "Name,Description,,\nPlay,Toys, songs,\n", 2, "C", "has a cell too many" },
  { "a comma that moved all that comes after it",
    "Name,Organisation,What happens there,Cost,Phone,Email,Day,Starts,Youngest age,Postcode\n"
    "Play,Centre,Toys, songs,Free,020 7946 0001,play@example.org,Mon,9.30am,0,SM6 7AA\n", 2, "K", "a comma inside a cell" },
  { "a comma in what an organisation is, which other rows need not contradict",
    "Name,Organisation,About the organisation,Cost\nPlay,Centre,Warm, kind,Free\nSing,Centre,Warm and kind,Free\n", 2, "E", "a cell too many" },
  { "a comma in the second row of a service", "Name,Youngest age,Day,Times\nPlay,2,Mon,Ring first\nPlay,3,Tue,Ring, then come\n", 3, "E", "a cell too many" },
  { "a cell in a column without a heading", "Name,,Cost\nPlay,note,Free\n", 2, "B", "No heading stands" },
  { "a bad cell in the second Day", "Name,Day,Day 2\nPlay,Mon,Someday\n", 2, "C", "Mon to Fri" },
  { "a bad cell below a title row", "My services\n\nName,Cost\nPlay,cheap\n", 4, "B", "£2.50" },
  { "a bad cell below a heading of two lines", "Name,\"Youngest\nage\"\nPlay,some\n", 2, "B", "Write" },
  { "a bad cell in column AB", "Name,,,,,,,,,,,,,,,,,,,,,,,,,,,Cost\nPlay,,,,,,,,,,,,,,,,,,,,,,,,,,,cheap\n", 2, "AB", "£2.50" },
};

static void
test_bad (gconstpointer data)
{
  const Bad *one = data;
  g_autoptr (Sheet) sheet = read_text (one->table);
  const GPtrArray *cells = dw_spreadsheet_get_bad_cells (sheet->spreadsheet);
  const GPtrArray *services = sheet->services;
  const DwBadCell *cell = NULL;

  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *line = dw_bad_cell_dup_line (g_ptr_array_index (cells, i));

      g_test_message ("%s", line);
      g_assert_null (strchr (line, '\n'));
      g_assert_null (strstr (line, "()"));
    }
  g_assert_cmpuint (cells->len, ==, 1);
  g_assert_cmpuint (dw_spreadsheet_get_n_bad (sheet->spreadsheet), ==, 1);
  cell = g_ptr_array_index (cells, 0);
  g_assert_cmpuint (cell->row, ==, one->row);
  g_assert_cmpstr (cell->column, ==, one->column);
  g_assert_nonnull (strstr (cell->write, one->write));
  g_assert_true (g_str_has_suffix (cell->write, "."));

  /* Nothing half known comes out. */
  for (guint i = 0; i < services->len; i++)
    g_assert_cmpstr (((DwService *) g_ptr_array_index (services, i))->name, !=, one->row == 3 && services->len > 0 ? "Sing" : "");
}

/* Who mends a venue and is then told of the times in the same row mends twice. */
static void
test_all_of_a_row (void)
{
  g_autoptr (Sheet) sheet = read_text ("Name,Cost,Postcode,Day,Starts,Ends\nPlay,cheap,Mitcham,Mon,12-2,\nSing,,Mitcham; SM6 7AA,Mon; Tue,10am,9am\n");
  const GPtrArray *cells = dw_spreadsheet_get_bad_cells (sheet->spreadsheet);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      const DwBadCell *cell = g_ptr_array_index (cells, i);

      g_string_append_printf (found, "%u%s ", cell->row, cell->column);
    }
  g_assert_cmpstr (found->str, ==, "2B 2C 2E 3C 3F ");
  g_string_free (found, TRUE);
}

/* Who mends a row goes through it from left to right. */
static void
test_order (void)
{
  g_autoptr (Sheet) sheet = read_text ("Website,Starts,Day,Name,Cost\nsee leaflet,1.30,Mon,Play,cheap\n,,,Sing,dear\nno site,,Someday,,\n");
  const GPtrArray *cells = dw_spreadsheet_get_bad_cells (sheet->spreadsheet);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf (found, "%u%s ", ((const DwBadCell *) g_ptr_array_index (cells, i))->row,
                            ((const DwBadCell *) g_ptr_array_index (cells, i))->column);
  g_assert_cmpstr (found->str, ==, "2A 2B 2E 3E 4A 4C ");
}

/* Files that are no table at all. */
static void
test_not_a_table (void)
{
  static const struct { const char *bytes; gsize length; const char *said; } files[] = {
    { "", 0, "empty" },
    { "PK\3\4xxxx", 8, "workbook" },
    { "\xd0\xcf\x11\xe0xxxx", 8, "old Excel" },
    { "%PDF-1.7", 8, "PDF" },
    { "\xef\xbb\xbf\n<!DOCTYPE html><title>Name</title>", 40, "a web page" },
    { "a,b\n1,2\n", 8, "Name of the service" },
    { "Name 2,Starts\n,13:30\n", 21, "Name of the service" },
    { "source_id,name,fetched_at,feed_url\na,b,c,d\n", 43, "exported" },
    { "Name,Cost\n\"Play,Free\n", 21, "line 2 is not closed" },
    { "Name,Cost\n\"Play\"x,Free\n", 23, "line 2, text stands after" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (DwSpreadsheet) sheet = dw_spreadsheet_new (NULL, "2026-11-22", get_places ());
      g_autoptr (GError) error = NULL;

      g_assert_false (dw_spreadsheet_survey (sheet, "it.csv", files[i].bytes, files[i].length, &error));
      g_assert_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_TABLE);
      g_assert_nonnull (strstr (error->message, files[i].said));
    }
}

/* The services of @text as one text of JSON. */
static char *
dup_json (const char *text)
{
  g_autoptr (Sheet) sheet = read_text (text);
  const GPtrArray *services = sheet->services;
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_cmpuint (dw_spreadsheet_get_bad_cells (sheet->spreadsheet)->len, ==, 0);
  for (guint i = 0; i < services->len; i++)
    {
      g_autofree char *json = dw_class_dup_json (&DW_CLASS_SERVICE, g_ptr_array_index (services, i));

      g_string_append_printf (all, "%s\n", json);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* "Self-referral" is what an office writes for "You can refer yourself". */
static void
test_other_words (void)
{
  static const struct { const char *title; const char *usual; const char *other; } said[] = {
    { "How do people get in?", "You can refer yourself", "Self-referral" },
    { "How do people get in?", "Just turn up", "Drop-in" },
    { "How do people get in?", "Just turn up", "No need to book" },
    { "How do people get in?", "Ring them", "Ring" },
    { "How do people get in?", "Ring them", "phone us" },
    { "How do people get in?", "Through a professional", "GP referral" },
    { "How do people get in?", "Through school; Through a professional", "via school; Health visitor" },
    { "What does it help with?", "Pregnancy, babies and toddlers", "Babies" },
    { "What does it help with?", "Autism and SEND; Mental health and feelings", "SEND; Wellbeing" },
    { "What does it help with?", "Domestic abuse", "Domestic violence" },
    { "How is it given?", "At a place you go to", "Face-to-face" },
    { "How is it given?", "Online", "Zoom" },
    { "How is it given?", "In more than one way", "In person and online" },
    { "Level of help", "For everyone", "Open to all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *usual = g_strdup_printf ("Name,%s\nPlay,\"%s\"\n", said[i].title, said[i].usual);
      g_autofree char *other = g_strdup_printf ("Name,%s\nPlay,\"%s\"\n", said[i].title, said[i].other);
      g_autofree char *usual_json = dup_json (usual);
      g_autofree char *other_json = dup_json (other);

      g_assert_cmpstr (other_json, ==, usual_json);
    }
}

/* One pair of services, as different programs and people save it. */
static void
test_same_table (void)
{
  static const char *const tables[] = {
    "Name,Organisation,Cost,Phone,Day,Starts\nPlay,Centre,\xc2\xa3" "2,020 7946 0001; 020 7946 0002,Mon; Thu,9.30am\nSing,Centre,Free,,,\n",
    "\xef\xbb\xbfNAME OF THE SERVICE*;organisation;COST;telephone;days;start time\r\nPlay;Centre;\xc2\xa3" "2;\"020 7946 0001\n020 7946 0002\";\"Mon\nThu\";09:30\r\nSing;Centre;Free;;;\r\n",
    "name,provider,price,tel,day,starts\nPlay,Centre,\xa3" "2.00,020 7946 0001,Mon,9:30\n,,,020 7946 0002,Thu,9:30\nSing,Centre,free,n/a,-,tbc",
    "Cost,Day 2,Phone 2,Starts,Starts 2,Day,Phone,Organisation,Name\n2,Thu,020 7946 0002,0930,9.30,Mondays,020 7946 0001,Centre,Play\nFREE,,,,,,,Centre,Sing\n",
    "Name\tOrganisation\tCost\tPhone\tDay\tStarts\nPlay\tCentre\t\xc2\xa3" "2\t020 7946 0001\tMon\t9.30am\nPlay\tCentre\t\xc2\xa3" "2\t020 7946 0002\tThu\t9.30am\n\t\t\t\t\t\nSing\tCentre\tFree\t\t\t\n",
  };
  g_autofree char *first = dup_json (tables[0]);

  g_assert_nonnull (strstr (first, "\"byday\":\"TH\""));
  for (guint i = 1; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *other = dup_json (tables[i]);

      g_assert_cmpstr (other, ==, first);
    }
}

/* What the spreadsheet says comes out of Doorway's own reader as facts, with no fault on the way. */
static void
test_facts (void)
{
  g_autofree char *path = dw_paths_dup_data ("template/services-example.csv");
  g_autofree char *text = NULL;
  g_autoptr (Sheet) sheet = NULL;
  g_autoptr (DwPublication) publication = dw_publication_new ();
  g_autoptr (DwPage) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const DwPageRecord *records = NULL;
  const DwService *play = NULL;
  DwFacts facts;
  guint n = 0;
  GString *json = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  sheet = read_text (text);
  g_assert_cmpuint (dw_spreadsheet_get_bad_cells (sheet->spreadsheet)->len, ==, 0);
  for (guint i = 0; i < sheet->services->len; i++)
    {
      const DwService *service = g_ptr_array_index (sheet->services, i);

      g_assert_false (dw_publication_has (publication, service->id));
      g_assert_true (dw_publication_add (publication, service, &error));
      g_assert_true (dw_publication_has (publication, service->id));
    }

  json = g_string_new (NULL);
  g_assert_true (dw_publication_put_page (publication, 1, 10, keep_bytes, json, &error));
  bytes = g_string_free_to_bytes (json);
  page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  g_assert_no_error (error);
  records = dw_page_get_records (page, &n);
  g_assert_cmpuint (n, ==, 3);
  dw_page_get_faults (page, &n, NULL);
  g_assert_cmpuint (n, ==, 0);

  play = records[0].object;
  facts = dw_facts_read (play);
  g_assert_cmpuint (facts.terms[DW_FACET_ROUTE], ==, DW_ROUTE_DROP_IN);
  g_assert_cmpuint (facts.terms[DW_FACET_COST], ==, DW_COST_SOME);
  g_assert_cmpint (facts.basis[DW_FACET_ROUTE], ==, DW_BASIS_STATED);
  g_assert_cmpfloat (facts.minimum_age, <=, 0);
  g_assert_cmpuint (play->service_at_locations.n_items, ==, 2);
  facts = dw_facts_read (records[2].object);
  g_assert_cmpuint (facts.terms[DW_FACET_ROUTE], ==, DW_ROUTE_PROFESSIONAL | DW_ROUTE_SCHOOL);
  g_assert_cmpuint (facts.terms[DW_FACET_COST], ==, DW_COST_FREE);
}

/* A cell about the cost, whether its service is free, and what a row says of it. */
static void
test_costs (void)
{
  static const struct { const char *cell; DwMask costs; const char *said; } written[] = {
    { "Free", DW_COST_FREE, "Free" },
    { "\"Free, donations welcome\"", DW_COST_FREE, "Free (donations welcome)" },
    { "Free: to all", DW_COST_FREE, "Free (to all)" },
    { "Free to everyone", DW_COST_FREE, "Free (to everyone)" },
    { "Free for under 5s", DW_COST_SOME, "Free for some (for under 5s)" },
    { "Free for siblings", DW_COST_SOME, "Free for some (for siblings)" },
    { "Free if you have a library card", DW_COST_SOME, "Free for some (if you have a library card)" },
    { "Free with a referral", DW_COST_SOME, "Free for some (with a referral)" },
    { "Free on Mondays", DW_COST_SOME, "Free for some (on Mondays)" },
    { "£5; Free for siblings", DW_COST_SOME, "Free for some, else £5" },
    { "\"£1,200\"", DW_COST_PAID, "£1200" },
    { "£5: session", DW_COST_PAID, "£5 (session)" },
    { "£5 a session", DW_COST_PAID, "£5 a session" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *text = g_strdup_printf ("Name,Cost\nPlay,%s\n", written[i].cell);
      g_autoptr (Sheet) sheet = read_text (text);
      g_autoptr (DwArena) arena = dw_arena_new ();
      const DwService *service = NULL;
      g_autofree char *said = NULL;
      DwFacts facts;
      DwPrice price;

      g_test_message ("%s", written[i].cell);
      g_assert_cmpuint (dw_spreadsheet_get_bad_cells (sheet->spreadsheet)->len, ==, 0);
      service = g_ptr_array_index (sheet->services, 0);
      facts = dw_facts_read (service);
      price = dw_price_read (service, arena);
      said = dw_words_dup_price (&price, facts.terms[DW_FACET_COST], facts.basis[DW_FACET_COST]);
      g_assert_cmpstr (said, ==, written[i].said);
      g_assert_cmpuint (facts.terms[DW_FACET_COST], ==, written[i].costs);
    }
}

/* Midnight begins the day on which something starts, and ends the one on which it ends. */
static void
test_midnight (void)
{
  g_autofree char *until = dup_json ("Name,Day,Starts,Ends\nPlay,Mon,8pm,midnight\n");
  g_autofree char *all_day = dup_json ("Name,Day,Starts,Ends\nPlay,Mon,midnight,24:00\n");
  g_autofree char *early = dup_json ("Name,Day,Starts,Ends\nPlay,Mon,12am,12.30am\n");
  g_autofree char *noon = dup_json ("Name,Day,Starts,Ends\nPlay,Mon,9am,12pm\n");

  g_assert_nonnull (strstr (until, "\"opens_at\":\"20:00\",\"closes_at\":\"23:59\""));
  g_assert_nonnull (strstr (all_day, "\"opens_at\":\"00:00\",\"closes_at\":\"23:59\""));
  g_assert_nonnull (strstr (early, "\"opens_at\":\"00:00\",\"closes_at\":\"00:30\""));
  g_assert_nonnull (strstr (noon, "\"opens_at\":\"09:00\",\"closes_at\":\"12:00\""));
}

/* Two boroughs in a cell are two areas; half of a borough's name, and what is none, is not taken apart. */
static void
test_areas (void)
{
  static const struct { const char *cell; const char *names; } written[] = {
    { "Merton", "Merton;" },
    { "merton & sutton", "Merton;Sutton;" },
    { "Merton/Sutton", "Merton;Sutton;" },
    { "Merton and Sutton", "Merton;Sutton;" },
    { "\"Merton, Sutton and Croydon\"", "Merton;Sutton;Croydon;" },
    { "LB Merton & LB Sutton", "Merton;Sutton;" },
    { "Merton; merton & sutton", "Merton;Sutton;" },
    { "Hammersmith & Fulham", "Hammersmith and Fulham;" },
    { "Ealing and Hammersmith and Fulham", "Ealing;Hammersmith and Fulham;" },
    { "Merton and surrounding areas", "Merton and surrounding areas?" },
    { "Sutton Coldfield and Merton", "Sutton Coldfield and Merton?" },
    { "Mitcham/Morden", "Mitcham/Morden?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *text = g_strdup_printf ("Name,Area it is for\nPlay,%s\n", written[i].cell);
      g_autoptr (Sheet) sheet = read_text (text);
      g_autoptr (GString) names = g_string_new (NULL);
      const DwService *service = NULL;

      g_assert_cmpuint (dw_spreadsheet_get_bad_cells (sheet->spreadsheet)->len, ==, 0);
      service = g_ptr_array_index (sheet->services, 0);
      DW_LIST_FOREACH (DwServiceArea, area, &service->service_areas)
        g_string_append_printf (names, "%s%s", area->name, area->uri != NULL ? ";" : "?");
      g_assert_cmpstr (names->str, ==, written[i].names);
    }
}

/* Silence stays silence: an empty cell, a dash and a missing column make the same record. */
static void
test_silence (void)
{
  g_autofree char *missing = dup_json ("Name,About\nPlay,Toys\n");
  g_autofree char *empty = dup_json ("Name,About,Cost,Youngest age,Phone,Venue,Day,Term time only?\nPlay,Toys,,-,n/a,TBC,,\n");

  g_assert_cmpstr (missing, ==, "{\"id\":\"play\",\"name\":\"Play\",\"description\":\"Toys\",\"status\":\"active\"}\n");
  g_assert_cmpstr (empty, ==, missing);
}

/* Help against abuse is published without a place, or with one that its publisher means to be known. */
static void
test_safety (void)
{
  g_autoptr (Sheet) nowhere = read_text ("Name,Description,Phone\nSafe house,A refuge for women,111\n");
  g_autoptr (Sheet) untold = read_text ("Name,Description,Venue\nDaisy,Address withheld,Undisclosed location\n");
  g_autoptr (Sheet) known = read_text ("Name,Description,Venue,May the address be known?\nAdvice,A refuge runs it,Town hall,Yes\n");

  g_assert_cmpuint (nowhere->services->len, ==, 1);
  g_assert_cmpuint (untold->services->len, ==, 1);
  g_assert_cmpuint (known->services->len, ==, 1);
}

/* What a publisher is asked about and says Yes to is published as it stands; and what is no home and no slip is not asked about. */
static void
test_confirmed (void)
{
  static const char *const fine[] = {
    "Name,Area,Are the place names right?\nPlay,Mertonn,Yes\n",
    "Name,Address,Postcode,May the address be known?\nBusy Bees Childminding,12 Quibble Lane,SM6 7AA,Yes\n",
    "Name,Area\nPlay,\"Hammersmith and Fulham; Kingston upon Thames, St Helier & Surrey Downs\"\n",
    "Name,Area,Venue,Town\nPlay,Greater London; Kent; Hayes,Hall,Rose Hill\n",
    "Name,Description,Venue,Address,Postcode\nChildminders' drop-in,For every childminder in the borough.,Hall,12 Quibble Lane,SM6 7AA\n",
    "Name,Description,Venue,Address\nPlay,\"I began this group in my kitchen, and now we are many.\",Methodist Hall,12 Quibble Lane\n",
    "Name,Description\nPlay,We visit you at your home. Our office is at 12 Quibble Lane.\n",
    "Name,Description\nPlay,Help for children's homes. Meet at St Mary's House or 12 Quibble Lane.\n",
    "Name,Organisation,Description\nPlay,Busy Bees Childminding,Near the park in Cheam.\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr (Sheet) sheet = read_text (fine[i]);
      const GPtrArray *cells = dw_spreadsheet_get_bad_cells (sheet->spreadsheet);

      for (guint j = 0; j < cells->len; j++)
        {
          g_autofree char *line = dw_bad_cell_dup_line (g_ptr_array_index (cells, j));

          g_test_message ("%s", line);
        }
      g_assert_cmpuint (cells->len, ==, 0);
      g_assert_cmpuint (sheet->services->len, ==, 1);
    }
}

/* Who mends one cell must not find the next complaint behind it. */
static void
test_safety_beside (void)
{
  g_autoptr (Sheet) sheet = read_text ("Name,Description,Cost,Venue,Last checked\nSafe house,A refuge for women,cheap,Hall,1/1/2030\nPlay,,,,22/11/2026\n");

  g_assert_cmpuint (dw_spreadsheet_get_bad_cells (sheet->spreadsheet)->len, ==, 3);
  g_assert_cmpuint (dw_spreadsheet_get_n_bad (sheet->spreadsheet), ==, 1);
  g_assert_cmpuint (sheet->services->len, ==, 1);
}

/* Read twice, a file that somebody saves meanwhile would be neither the one nor the other. */
static void
test_changed_meanwhile (void)
{
  static const char before[] = "Name,Part of\nPlay,\nPlay on Monday,Play\n";
  static const char after[] = "Name,Part of\nSing,\nPlay on Monday,Play\n";
  g_autoptr (DwSpreadsheet) sheet = dw_spreadsheet_new (NULL, NULL, NULL);
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func ((GDestroyNotify) dw_service_unref);
  g_autoptr (GError) error = NULL;

  g_assert_true (dw_spreadsheet_survey (sheet, "sheet.csv", before, strlen (before), &error));
  g_assert_no_error (error);
  g_assert_false (dw_spreadsheet_read (sheet, "sheet.csv", after, strlen (after), keep_service, services, &error));
  g_assert_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_TABLE);
  g_assert_nonnull (strstr (error->message, "was changed while it was read"));
  g_assert_cmpuint (services->len, ==, 0);
}

/* Of merged cells only the first is saved. What has no times may well have no place, and what stands above the first
   cell that is filled was not merged with it. */
static void
test_merged_cells (void)
{
  g_autoptr (Sheet) merged = read_text ("Name,Run by,Cost,Building,Day\nHelp,,Free,,\nPlay,Centre,Free,Hall,Mon\nSing,,Free,,Tue\nRing,,Free,,\n");
  g_autoptr (Sheet) whole = read_text ("Name,Run by,Building,Day\nPlay,Centre,Hall,Mon\n,,,Tue\nSing,Centre,Hall,Tue\n");
  g_autoptr (GPtrArray) notes = dw_spreadsheet_dup_notes (merged->spreadsheet);
  g_autoptr (GPtrArray) none = dw_spreadsheet_dup_notes (whole->spreadsheet);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), "“Run by” is empty for 2 services below one that has it, the first in row 4 of sheet.csv."));
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 1), "“Building” is empty for 1 service below one that has it, in row 4 of sheet.csv."));
  g_assert_cmpuint (dw_spreadsheet_get_bad_cells (merged->spreadsheet)->len, ==, 0);
}

static void
test_unknown_columns (void)
{
  g_autoptr (Sheet) sheet = read_text ("Name,Colour,Fax,Size\nPlay,red,,3\n");
  const GPtrArray *unknown = dw_spreadsheet_get_unknown (sheet->spreadsheet);

  g_assert_cmpuint (unknown->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (unknown, 0), ==, "Colour");
  g_assert_cmpstr (g_ptr_array_index (unknown, 1), ==, "Size");
  g_assert_cmpuint (sheet->services->len, ==, 1);
}

/* One venue tells all on the service, as the UK profile has it; with two, each has its own times. */
static void
test_venues (void)
{
  g_autoptr (Sheet) one = read_text ("Name,Venue,Day\nPlay,Hall,Mon\n,,Tue\n,Hall,Wed\n");
  g_autoptr (Sheet) two = read_text ("Name,Venue,Day\nPlay,Hall,Mon\n,,Tue\n,Hut,Wed\n");
  const DwService *service = g_ptr_array_index (one->services, 0);
  const DwServiceAtLocation *at = NULL;

  g_assert_cmpuint (service->service_at_locations.n_items, ==, 1);
  g_assert_cmpuint (service->schedules.n_items, ==, 3);

  service = g_ptr_array_index (two->services, 0);
  g_assert_cmpuint (service->service_at_locations.n_items, ==, 2);
  g_assert_cmpuint (service->schedules.n_items, ==, 0);
  at = service->service_at_locations.items[0];
  g_assert_cmpuint (at->schedules.n_items, ==, 2);
  at = service->service_at_locations.items[1];
  g_assert_cmpuint (at->schedules.n_items, ==, 1);
}

static void
test_guide (void)
{
  g_autofree char *guide_path = dw_paths_dup_data ("template/README.md");
  g_autofree char *template_path = dw_paths_dup_data ("template/services-template.csv");
  g_autofree char *guide = NULL;
  g_autofree char *template = NULL;
  g_auto (GStrv) titles = NULL;
  guint n_columns = 0;
  guint n_plain = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);

  g_assert_true (g_file_get_contents (guide_path, &guide, NULL, NULL));
  g_assert_true (g_file_get_contents (template_path, &template, NULL, NULL));
  for (guint i = 0; i < n_columns; i++)
    {
      gboolean is_plain = (columns[i].flags & DW_COLUMN_PLAIN) != 0;
      g_autofree char *bold = g_strdup_printf ("**%s**", columns[i].title);

      n_plain += is_plain;
      g_assert_nonnull (strstr (guide, columns[i].title));
      g_assert_cmpint (strstr (guide, bold) != NULL, ==, is_plain);
      g_assert_cmpint (dw_template_find (columns[i].title, NULL), ==, (int) i);
    }

  g_strchomp (template);
  g_strdelimit (template, "\"", ' ');
  titles = g_strsplit (template, ",", -1);
  for (guint i = 0; titles[i] != NULL; i++)
    {
      int column = dw_template_find (titles[i], NULL);

      /* "How to get in, in your words" has a comma of its own. */
      if (strstr (titles[i], "in your words") != NULL || strstr (titles[i], "How to get in") != NULL)
        continue;
      g_assert_cmpint (column, >=, 0);
      g_assert_cmpint (columns[column].flags & DW_COLUMN_PLAIN, !=, 0);
    }
  g_assert_cmpuint (g_strv_length (titles), ==, n_plain + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/publish/bad cells/%s is told with its row and column", bad[i].title);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/publish/spreadsheet/every bad cell of a row is told at once, times beside a venue that is wrong too", test_all_of_a_row);
  g_test_add_func ("/publish/spreadsheet/bad cells are told from left to right, row by row", test_order);
  g_test_add_func ("/publish/spreadsheet/what offices write for a term is that term", test_other_words);
  g_test_add_func ("/publish/spreadsheet/a file that is no table says what it is", test_not_a_table);
  g_test_add_func ("/publish/spreadsheet/five ways to save the same services make the same records", test_same_table);
  g_test_add_func ("/publish/spreadsheet/what a cell says of the cost is what a row says of it", test_costs);
  g_test_add_func ("/publish/spreadsheet/midnight begins a day or ends it", test_midnight);
  g_test_add_func ("/publish/spreadsheet/boroughs beside each other in a cell are areas each", test_areas);
  g_test_add_func ("/publish/spreadsheet/the example reads back without a fault and with its facts", test_facts);
  g_test_add_func ("/publish/spreadsheet/an empty cell states nothing", test_silence);
  g_test_add_func ("/publish/spreadsheet/a refuge is published without a place, or with one that may be known", test_safety);
  g_test_add_func ("/publish/spreadsheet/a refuge's place and a day to come are told beside other bad cells", test_safety_beside);
  g_test_add_func ("/publish/spreadsheet/what a publisher confirms is published, and what is no home and no slip is not asked about", test_confirmed);
  g_test_add_func ("/publish/spreadsheet/a file that is saved between the two times it is read is told, and nothing of it comes", test_changed_meanwhile);
  g_test_add_func ("/publish/spreadsheet/an organisation and a venue that merged cells have lost are told", test_merged_cells);
  g_test_add_func ("/publish/spreadsheet/columns that nobody knows are left out and named", test_unknown_columns);
  g_test_add_func ("/publish/spreadsheet/times stand where a reader can tell their venue", test_venues);
  g_test_add_func ("/publish/template/the guide and the template have every column", test_guide);
  return g_test_run ();
}
