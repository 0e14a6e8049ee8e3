/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cell.h"
#include "dw-csv-reader.h"
#include "dw-public-id.h"

#include <math.h>
#include <string.h>

/* For its table, which nothing else shows: a slug that is mistyped there would find nothing, in silence. */
#include "../../src/publish/dw-other-words.c"

/* What is read of @typed: its text, or its number; NULL and NAN where it must be refused. */
typedef struct
{
  DwCellFunc read;
  const char *typed;
  const char *text;
  double number;
  const char *rest;
} Case;

static const Case cases[] = {
  { dw_cell_date, "21/11/2026", "2026-11-21", NAN, NULL },
  { dw_cell_date, "2026-11-21", "2026-11-21", NAN, NULL },
  { dw_cell_date, "2026-11-21 00:00:00", "2026-11-21", NAN, NULL },
  { dw_cell_date, "1.2.26", "2026-02-01", NAN, NULL },
  { dw_cell_date, "21-11-2026 00:00", "2026-11-21", NAN, NULL },
  { dw_cell_date, "21 November 2026", "2026-11-21", NAN, NULL },
  { dw_cell_date, "21st Nov, 2026", "2026-11-21", NAN, NULL },
  { dw_cell_date, "29/02/2028", "2028-02-29", NAN, NULL },
  { dw_cell_date, "29/02/2027", NULL, NAN, NULL },
  { dw_cell_date, "11/21/2026", NULL, NAN, NULL },
  { dw_cell_date, "46347", NULL, NAN, NULL },
  { dw_cell_date, "last week", NULL, NAN, NULL },
  { dw_cell_date, "21/11", NULL, NAN, NULL },
  { dw_cell_time, "9.30am", "09:30", NAN, NULL },
  { dw_cell_time, "09:30", "09:30", NAN, NULL },
  { dw_cell_time, "9:30", "09:30", NAN, NULL },
  { dw_cell_time, "09:30:00", "09:30", NAN, NULL },
  { dw_cell_time, "1.30 PM", "13:30", NAN, NULL },
  { dw_cell_time, "1 p.m.", "13:00", NAN, NULL },
  { dw_cell_time, "12pm", "12:00", NAN, NULL },
  { dw_cell_time, "12am", "00:00", NAN, NULL },
  { dw_cell_time, "12.30am", "00:30", NAN, NULL },
  { dw_cell_time, "12.30pm", "12:30", NAN, NULL },
  { dw_cell_time, "12 noon", "12:00", NAN, NULL },
  { dw_cell_time, "00:00", "00:00", NAN, NULL },
  { dw_cell_time, "midnight", "24:00", NAN, NULL },
  { dw_cell_time, "12 midnight", "24:00", NAN, NULL },
  { dw_cell_time, "24:00", "24:00", NAN, NULL },
  { dw_cell_time, "24:01", NULL, NAN, NULL },
  { dw_cell_time, "0.30am", NULL, NAN, NULL },
  { dw_cell_time, "noon", "12:00", NAN, NULL },
  { dw_cell_time, "1330", "13:30", NAN, NULL },
  { dw_cell_time, "01:30", "01:30", NAN, NULL },
  { dw_cell_time, "1.30", NULL, NAN, NULL },
  { dw_cell_time, "8", NULL, NAN, NULL },
  { dw_cell_time, "25:00", NULL, NAN, NULL },
  { dw_cell_time, "13.30pm", NULL, NAN, NULL },
  { dw_cell_time, "9.75am", NULL, NAN, NULL },
  { dw_cell_time, "0.25", NULL, NAN, NULL },
  { dw_cell_time, "0.3958333", NULL, NAN, NULL },
  { dw_cell_time, "after school", NULL, NAN, NULL },
  { dw_cell_days, "Mon", "MO", 0, NULL },
  { dw_cell_days, "Mondays", "MO", 0, NULL },
  { dw_cell_days, "Weds", "WE", 0, NULL },
  { dw_cell_days, "Mon, Wed and Fri", "MO,WE,FR", 0, NULL },
  { dw_cell_days, "Fri & Mon", "MO,FR", 0, NULL },
  { dw_cell_days, "Monday-Friday", "MO,TU,WE,TH,FR", 0, NULL },
  { dw_cell_days, "Sat to Mon", "MO,SA,SU", 0, NULL },
  { dw_cell_days, "weekdays", "MO,TU,WE,TH,FR", 0, NULL },
  { dw_cell_days, "Every day", "MO,TU,WE,TH,FR,SA,SU", 0, NULL },
  { dw_cell_days, "First Monday of the month", "1MO", 1, NULL },
  { dw_cell_days, "2nd and 4th Tuesday", "2TU,4TU", 1, NULL },
  { dw_cell_days, "last Friday", "-1FR", 1, NULL },
  { dw_cell_days, "M", NULL, NAN, NULL },
  { dw_cell_days, "T", NULL, NAN, NULL },
  { dw_cell_days, "Mon to", NULL, NAN, NULL },
  { dw_cell_days, "first", NULL, NAN, NULL },
  { dw_cell_days, "first Mon, and every Tue", NULL, NAN, NULL },
  { dw_cell_days, "term time", NULL, NAN, NULL },
  { dw_cell_days, "Every other Wednesday", NULL, NAN, NULL },
  { dw_cell_days, "Every second Wednesday", NULL, NAN, NULL },
  { dw_cell_days, "Every third Wednesday", NULL, NAN, NULL },
  { dw_cell_days, "Every fourth week, Wednesday", NULL, NAN, NULL },
  { dw_cell_days, "Every third Wednesday of the month", "3WE", 1, NULL },
  { dw_cell_days, "Every second Monday and fourth Tuesday", "2MO,4TU", 1, NULL },
  { dw_cell_days, "Every second Monday and Tuesday", NULL, NAN, NULL },
  { dw_cell_days, "Every second month, Wednesday", NULL, NAN, NULL },
  { dw_cell_days, "Every second week, Wednesday", NULL, NAN, NULL },
  { dw_cell_days, "Every other Wednesday of the month", NULL, NAN, NULL },
  { dw_cell_days, "Every second Wednesday of the month", "2WE", 1, NULL },
  { dw_cell_days, "Every 2nd Wed in each month", "2WE", 1, NULL },
  { dw_cell_days, "Every second and fourth Wednesday", "2WE,4WE", 1, NULL },
  { dw_cell_days, "every 2nd & last Fri", "2FR,-1FR", 1, NULL },
  { dw_cell_days, "Alternate Tuesdays", NULL, NAN, NULL },
  { dw_cell_days, "Thursdays, every fortnight", NULL, NAN, NULL },
  { dw_cell_every, "weekly", NULL, 1, NULL },
  { dw_cell_every, "Every other week", NULL, 2, NULL },
  { dw_cell_every, "every 3 weeks", NULL, 3, NULL },
  { dw_cell_every, "monthly", NULL, NAN, NULL },
  { dw_cell_age, "5", NULL, 5, NULL },
  { dw_cell_age, "5 years", NULL, 5, NULL },
  { dw_cell_age, "18+", NULL, 18, "+" },
  { dw_cell_age, "18 months", NULL, 1.5, NULL },
  { dw_cell_age, "6 weeks", NULL, 6 * 7 / 365.25, NULL },
  { dw_cell_age, "birth", NULL, 0, NULL },
  { dw_cell_age, "0-5", NULL, NAN, NULL },
  { dw_cell_age, "-1", NULL, NAN, NULL },
  { dw_cell_age, "200", NULL, NAN, NULL },
  { dw_cell_age, "any", NULL, NAN, NULL },
  { dw_cell_cost, "Free", NULL, 0, NULL },
  { dw_cell_cost, "FREE for siblings", NULL, 0, "for siblings" },
  { dw_cell_cost, "£2.50", NULL, 2.5, NULL },
  { dw_cell_cost, "2.50", NULL, 2.5, NULL },
  { dw_cell_cost, "£2.50 per child", NULL, 2.5, "per child" },
  { dw_cell_cost, "£3/family", NULL, 3, "family" },
  { dw_cell_cost, "50p a session", NULL, 0.5, "a session" },
  { dw_cell_cost, "£0", NULL, 0, NULL },
  { dw_cell_cost, "a donation", NULL, NAN, "a donation" },
  { dw_cell_cost, "Suggested donation", NULL, NAN, "Suggested donation" },
  { dw_cell_cost, "Donations welcome", NULL, NAN, "Donations welcome" },
  { dw_cell_cost, "Pay what you can", NULL, NAN, "Pay what you can" },
  { dw_cell_cost, "£1,200", NULL, 1200, NULL },
  { dw_cell_cost, "1,200", NULL, 1200, NULL },
  { dw_cell_cost, "£1,200.50 a year", NULL, 1200.5, "a year" },
  { dw_cell_cost, "£12,500", NULL, 12500, NULL },
  { dw_cell_cost, "£12,50", NULL, NAN, NULL },
  { dw_cell_cost, "£1,2000", NULL, NAN, NULL },
  { dw_cell_cost, "£1, 200", NULL, NAN, NULL },
  { dw_cell_cost, "£1 200", NULL, NAN, NULL },
  { dw_cell_cost, "£30, 10 weeks", NULL, 30, "10 weeks" },
  { dw_cell_cost, "£5: session", NULL, 5, "session" },
  { dw_cell_cost, "£5 until 9.30am", NULL, 5, "until 9.30am" },
  { dw_cell_cost, "£5 free parking", NULL, 5, "free parking" },
  { dw_cell_cost, "£5, free for siblings", NULL, NAN, NULL },
  { dw_cell_cost, "£2 per child, £5 per family", NULL, NAN, NULL },
  { dw_cell_cost, "£2 or 3", NULL, NAN, NULL },
  { dw_cell_cost, "£2 to £5", NULL, NAN, NULL },
  { dw_cell_cost, "£3/£2 concessions", NULL, NAN, NULL },
  { dw_cell_cost, "50p or 75p", NULL, NAN, NULL },
  { dw_cell_cost, "£0 for under 5s, 50p for others", NULL, NAN, NULL },
  { dw_cell_cost, "Free for under 5s, £2 for others", NULL, NAN, NULL },
  { dw_cell_cost, "Free, donations welcome", NULL, 0, "donations welcome" },
  { dw_cell_cost, "Free (donations welcome)", NULL, 0, "donations welcome" },
  { dw_cell_cost, "£2 (per child)", NULL, 2, "per child" },
  { dw_cell_cost, "Free.", NULL, 0, NULL },
  { dw_cell_cost, "Free: to all", NULL, 0, "to all" },
  { dw_cell_cost, "Free parking", NULL, NAN, NULL },
  { dw_cell_cost, "Free trial", NULL, NAN, NULL },
  { dw_cell_cost, "donation bank", NULL, NAN, NULL },
  { dw_cell_cost, "£2-£5", NULL, NAN, NULL },
  { dw_cell_cost, "freedom pass", NULL, NAN, NULL },
  { dw_cell_cost, "2.50 or 3", NULL, NAN, NULL },
  { dw_cell_phone, "020 7946 0001", "020 7946 0001", NAN, NULL },
  { dw_cell_phone, "Bookings: 020 7946 0001", "020 7946 0001", NAN, "Bookings" },
  { dw_cell_phone, "+44 (0)20 7946 0001 ext. 2", "+44 (0)20 7946 0001 ext. 2", NAN, NULL },
  { dw_cell_phone, "111", "111", NAN, NULL },
  { dw_cell_phone, "999", "999", NAN, NULL },
  { dw_cell_phone, "101", "101", NAN, NULL },
  { dw_cell_phone, "Police: 101", "101", NAN, "Police" },
  { dw_cell_phone, "116123", "116123", NAN, NULL },
  { dw_cell_phone, "2.08E+9", NULL, NAN, NULL },
  { dw_cell_phone, "2,08E+09", NULL, NAN, NULL },
  { dw_cell_phone, "911", NULL, NAN, NULL },
  { dw_cell_phone, "2079460001", NULL, NAN, NULL },
  { dw_cell_phone, "2.08E+09", NULL, NAN, NULL },
  { dw_cell_phone, "ask at the desk", NULL, NAN, NULL },
  { dw_cell_phone, "*#06#", NULL, NAN, NULL },
  { dw_cell_phone, "12", NULL, NAN, NULL },
  { dw_cell_phone, "020 7946", NULL, NAN, NULL },
  { dw_cell_phone, "7946 0001", NULL, NAN, NULL },
  { dw_cell_phone, "020 7946 00012", NULL, NAN, NULL },
  { dw_cell_phone, "020 7946 0001 / 0002", NULL, NAN, NULL },
  { dw_cell_phone, "0044 20 7946 0001", "0044 20 7946 0001", NAN, NULL },
  { dw_cell_phone, "+44 20 7946", NULL, NAN, NULL },
  { dw_cell_phone, "+353 1 496 0000", "+353 1 496 0000", NAN, NULL },
  { dw_cell_phone, "016977 2000", "016977 2000", NAN, NULL },
  { dw_cell_phone, "0800 1111", "0800 1111", NAN, NULL },
  { dw_cell_phone, "0800 123456", "0800 123456", NAN, NULL },
  { dw_cell_phone, "116 123", "116 123", NAN, NULL },
  { dw_cell_phone, "Text: 85258", "85258", NAN, "Text" },
  { dw_cell_phone, "07700 900123 x 4", "07700 900123 x 4", NAN, NULL },
  { dw_cell_postcode, "sm6 7aa", "SM6 7AA", NAN, NULL },
  { dw_cell_postcode, "EC1A1BB", "EC1A 1BB", NAN, NULL },
  { dw_cell_postcode, "SM6", NULL, NAN, NULL },
  { dw_cell_postcode, "SM6 7AAA", NULL, NAN, NULL },
  { dw_cell_postcode, "SM6 7A4", NULL, NAN, NULL },
  { dw_cell_degrees, "51.3647", NULL, 51.3647, NULL },
  { dw_cell_degrees, "51,3647", NULL, NAN, NULL },
  { dw_cell_yes_no, "Y", NULL, 1, NULL },
  { dw_cell_yes_no, "No", NULL, 0, NULL },
  { dw_cell_yes_no, "sometimes", NULL, NAN, NULL },
  { dw_cell_uri, "www.example.org", "https://www.example.org", NAN, NULL },
  { dw_cell_uri, "see leaflet", NULL, NAN, NULL },
  { dw_cell_email, "hello@example.org", "hello@example.org", NAN, NULL },
  { dw_cell_email, "hello at example", NULL, NAN, NULL },
};

static void
test_cell (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (DwArena) arena = dw_arena_new ();
  DwCell cell = one->read (arena, one->typed);
  gboolean is_refused = one->text == NULL && one->rest == NULL && isnan (one->number);

  if (cell.write != NULL)
    g_test_message ("%s", cell.write);
  g_assert_cmpint (cell.write != NULL, ==, is_refused);
  if (is_refused)
    {
      g_assert_true (g_str_has_suffix (cell.write, "."));
      return;
    }

  g_assert_cmpstr (cell.text, ==, one->text);
  g_assert_cmpstr (cell.rest, ==, one->rest);
  if (isnan (one->number))
    g_assert_true (isnan (cell.number));
  else
    g_assert_cmpfloat_with_epsilon (cell.number, one->number, 1e-9);
}

static void
test_ids (void)
{
  g_autofree char *same = dw_public_id ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org");
  g_autofree char *kept = dw_public_id ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6f1c2b1e-7c43-4a62-9f0e-0f0a4a9f3b11");
  g_autofree char *bare = dw_public_id (NULL, "stay-and-play");
  g_autofree char *slug = dw_public_slug ("  Hammersmith & Fulham’s Café!  ");

  /* The example of Python's documentation of uuid5, which follows RFC 4122. */
  g_assert_cmpstr (same, ==, "886313e1-3b8a-5372-9b90-0c9aee199e5d");
  g_assert_cmpstr (kept, ==, "6f1c2b1e-7c43-4a62-9f0e-0f0a4a9f3b11");
  g_assert_cmpstr (bare, ==, "stay-and-play");
  g_assert_cmpstr (slug, ==, "hammersmith-and-fulhams-cafe");
}

static void
check_text (const char *bytes,
            gsize       length,
            const char *expected)
{
  g_autofree char *text = dw_csv_dup_text (bytes, length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_encodings (void)
{
  check_text ("\xef\xbb\xbfName", 7, "Name");
  check_text ("Caf\xc3\xa9", 5, "Café");
  check_text ("Caf\xe9 \xa3" "2 \x92", 9, "Café £2 ’");
  check_text ("\xff\xfeN\0a\0", 6, "Na");
  check_text ("\xfe\xff\0N\0a", 6, "Na");
  check_text ("Name\rCaf\xe9\r", 10, "Name\nCafé\n");
  check_text ("\"a\rb\"\r\n", 7, "\"a\rb\"\r\n");
  check_text ("", 0, "");
  check_text ("\x81\xe9", 2, "\xef\xbf\xbd\xef\xbf\xbd");
}

static void
test_separators (void)
{
  g_assert_cmpint (dw_csv_guess_separator ("a,b,c\n1;2;3;4;5"), ==, ',');
  g_assert_cmpint (dw_csv_guess_separator ("\"a,b,c,d\";e;f"), ==, ';');
  g_assert_cmpint (dw_csv_guess_separator ("a\tb\tc, d"), ==, '\t');
  g_assert_cmpint (dw_csv_guess_separator (""), ==, ',');
}

static void
test_slugs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GRegex) regex = g_regex_new (others[i].pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, &error);
      guint n_terms = 0;
      guint n_found = 0;
      const DwTerm *terms = dw_facet_get_terms (others[i].facet, &n_terms);

      g_test_message ("%s: %s", others[i].slug, others[i].pattern);
      g_assert_no_error (error);
      for (guint j = 0; j < n_terms; j++)
        if (g_str_equal (terms[j].slug, others[i].slug))
          {
            n_found++;
            g_assert_cmpuint (dw_facet_find (others[i].facet, others[i].slug), ==, G_GUINT64_CONSTANT (1) << j);
          }
      g_assert_cmpuint (n_found, ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = g_strdelimit (g_strdup (cases[i].typed), "/", '|');
      gboolean is_refused = cases[i].text == NULL && isnan (cases[i].number);
      g_autofree char *path = g_strdup_printf ("/publish/cells/%03u “%s” is %s", i, shown, is_refused ? "refused with what to write" : "understood");

      g_test_add_data_func (path, &cases[i], test_cell);
    }
  g_test_add_func ("/publish/ids/the same key of the same feed is always the same UUID", test_ids);
  g_test_add_func ("/publish/other words/every row is of one term of its facet", test_slugs);
  g_test_add_func ("/publish/text/every way a spreadsheet program saves text is read", test_encodings);
  g_test_add_func ("/publish/text/what stands between cells is found out", test_separators);
  return g_test_run ();
}
