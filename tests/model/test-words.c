/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-words.h"

#include <locale.h>
#include <math.h>

#define DAY G_GINT64_CONSTANT (86400)

/* 2026-03-12 12:00:00Z, a Thursday. */
#define NOW G_GINT64_CONSTANT (1773316800)

static void
take_and_compare (char       *said,
                  const char *expected)
{
  g_assert_cmpstr (said, ==, expected);
  g_free (said);
}

static void
test_route (void)
{
  g_auto (GStrv) every = dw_words_routes (DW_ROUTE_PANEL | DW_ROUTE_SELF);
  g_auto (GStrv) none = dw_words_routes (0);
  g_autofree char *read = dw_words_dup_route (DW_ROUTE_PHONE, DW_BASIS_PROSE);
  g_autofree char *words = dw_words_dup_route (0, DW_BASIS_WORDS);
  g_autofree char *silence = dw_words_dup_route (0, DW_BASIS_NONE);

  g_assert_cmpstr (read, ==, "Ring first (read from the description)");
  g_assert_cmpstr (words, ==, "How to get in: see their words");
  g_assert_cmpstr (silence, ==, "How to get in not stated");
  g_assert_cmpstr (dw_words_route (0), ==, "How to get in not stated");
  g_assert_cmpstr (dw_words_route (DW_ROUTE_DROP_IN | DW_ROUTE_PROFESSIONAL), ==, "Just turn up");
  g_assert_cmpstr (dw_words_route (DW_ROUTE_PHONE), ==, "Ring first");
  g_assert_cmpstr (dw_words_route (DW_ROUTE_SCHOOL), ==, "Ask your school");
  g_assert_cmpstr (dw_words_route (DW_ROUTE_PROFESSIONAL),
                   ==,
                   "A professional has to ask for you: school, GP, health visitor");
  g_assert_cmpuint (g_strv_length (every), ==, 2);
  g_assert_cmpstr (every[0], ==, "You can refer yourself");
  g_assert_cmpstr (every[1], ==, "A panel decides");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* Beside a way that is open to the family, nobody else has to ask. */
static void
test_two_ways (void)
{
  static const struct
  {
    DwMask routes;
    const char *expected;
  } table[] = {
    { DW_ROUTE_SELF | DW_ROUTE_PROFESSIONAL, "You can ask yourself, or a professional can ask for you: school, GP, health visitor" },
    { DW_ROUTE_SELF | DW_ROUTE_PHONE | DW_ROUTE_PROFESSIONAL | DW_ROUTE_PANEL,
      "You can ask yourself, or a professional can ask for you: school, GP, health visitor; Ring first; A panel decides" },
    { DW_ROUTE_DROP_IN | DW_ROUTE_PROFESSIONAL, "Just turn up; Or a professional can ask for you: school, GP, health visitor" },
    { DW_ROUTE_PHONE | DW_ROUTE_PROFESSIONAL, "Ring first; Or a professional can ask for you: school, GP, health visitor" },
    { DW_ROUTE_SCHOOL | DW_ROUTE_PROFESSIONAL, "Ask your school; A professional has to ask for you: school, GP, health visitor" },
    { DW_ROUTE_PROFESSIONAL | DW_ROUTE_PANEL, "A professional has to ask for you: school, GP, health visitor; A panel decides" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) ways = dw_words_routes (table[i].routes);

      take_and_compare (g_strjoinv ("; ", ways), table[i].expected);
    }
}

static void
test_cost (void)
{
  g_assert_cmpstr (dw_words_cost (0), ==, "Cost not stated");
  g_assert_cmpstr (dw_words_cost (DW_COST_FREE), ==, "Free");
  g_assert_cmpstr (dw_words_cost (DW_COST_PAID), ==, "There is a charge");
  g_assert_cmpstr (dw_words_cost (DW_COST_FREE | DW_COST_PAID), ==, "Free for some");
  g_assert_cmpstr (dw_words_cost (DW_COST_SOME), ==, "Free for some");
}

static void
test_price (void)
{
  static const struct
  {
    DwCostOption option;
    const char *expected;
  } table[] = {
    { { .amount = 4.5, .option = "Under 5s", .amount_description = "a session" }, "£4.50: Under 5s, a session" },
    { { .amount = 4, .currency = "GBP" }, "£4" },
    { { .amount = 0, .option = "Siblings" }, "Free: Siblings" },
    { { .amount = 10, .currency = "eur" }, "€10" },
    { { .amount = 12.25, .currency = "SEK" }, "12.25 SEK" },
    { { .amount = NAN, .amount_description = "Pay what you can" }, "Pay what you can" },
    { { .amount = 3, .valid_to = "2026-08-31" }, "£3: until 31 August 2026" },
    { { .amount = 3, .valid_from = "2026-01-01", .valid_to = "2026-08-31" },
      "£3: from 1 January 2026 to 31 August 2026" },
    { { .amount = NAN, .valid_from = "2026-01-01" }, NULL },
    { { .amount = NAN }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    take_and_compare (dw_words_cost_option (&table[i].option), table[i].expected);
}

static void
test_ages (void)
{
  static const struct
  {
    double minimum, maximum;
    const char *expected;
  } table[] = {
    { NAN, NAN, "Ages not stated" },
    { 5, 11, "Ages 5 to 11" },
    { 0, 5, "Ages 0 to 5" },
    { 18, NAN, "Age 18 and over" },
    { 0, NAN, "From birth" },
    { NAN, 5, "Up to age 5" },
    { 16, 16, "Age 16" },
    { 0.5, 1.5, "Ages 6 months to 18 months" },
    { 2.5, 4, "Ages 2.5 to 4" },
    { 6 * 7 / 365.25, NAN, "Age 6 weeks and over" },
    { 7 / 365.25, 4 * 7 / 365.25, "Ages 1 week to 4 weeks" },
    { 0, 13 * 7 / 365.25, "Ages 0 to 13 weeks" },
    { 0.12, 0.5, "Ages 6 weeks to 6 months" },
    { 0.08, 0.25, "Ages 1 month to 3 months" },
    { 1. / 12, 60 * 7 / 365.25, "Ages 1 month to 60 weeks" },
    { 0.92, 1.3, "Ages 11 months to 16 months" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    take_and_compare (dw_words_ages (table[i].minimum, table[i].maximum), table[i].expected);
}

static void
test_terms (void)
{
  take_and_compare (dw_words_levels (0), NULL);
  take_and_compare (dw_words_levels (DW_LEVEL_UNIVERSAL), "For everyone");
  take_and_compare (dw_words_levels (DW_LEVEL_TARGETED | DW_LEVEL_SPECIALIST),
                    "For families who need some extra help and specialist help");
  take_and_compare (dw_words_levels (DW_LEVEL_STATUTORY), "Help that the law requires");
  take_and_compare (dw_words_deliveries (0), NULL);
  take_and_compare (dw_words_deliveries (DW_DELIVERY_HOME | DW_DELIVERY_ONLINE | DW_DELIVERY_PHONE),
                    "Comes to your home, online and by phone");
  take_and_compare (dw_words_deliveries (DW_DELIVERY_SCHOOL), "In schools");
  g_assert_null (dw_words_status (0));
  g_assert_null (dw_words_status (DW_STATUS_RUNNING));
  g_assert_cmpstr (dw_words_status (DW_STATUS_RUNNING | DW_STATUS_PLANNED), ==, "Planned");
  g_assert_cmpstr (dw_words_status (DW_STATUS_HISTORIC), ==, "No longer running");
}

static void
test_gaps (void)
{
  take_and_compare (dw_words_gap (DW_GAP_TIMES, DW_REACH_RING), "Times not stated. Ring before you go.");
  take_and_compare (dw_words_gap (DW_GAP_COST, DW_REACH_RING), "Cost not stated. Ask when you ring.");
  take_and_compare (dw_words_gap (DW_GAP_COST, DW_REACH_WRITE), "Cost not stated. Write and ask.");
  take_and_compare (dw_words_gap (DW_GAP_COST, DW_REACH_NONE), "Cost not stated. Ask first.");
  take_and_compare (dw_words_gap (DW_GAP_CONTACT, DW_REACH_NONE),
                    "Contact not stated. Your council's Family Information Service can help you find out.");

  for (guint gap = 0; gap <= DW_GAP_DESCRIPTION; gap++)
    {
      g_autofree char *said = dw_words_gap ((DwGap) gap, DW_REACH_NONE);

      g_assert_true (g_str_has_suffix (said, "."));
    }
}

static void
test_reach (void)
{
  DwPhone phone = { .number = "020 7946 0000" };
  gpointer phones[] = { &phone };
  DwContact contact = { .email = "hub@example.org" };
  gpointer contacts[] = { &contact };
  DwService service = { .name = "Hub" };

  g_assert_cmpint (dw_words_reach (&service), ==, DW_REACH_NONE);
  service.contacts = (DwList) { contacts, 1 };
  g_assert_cmpint (dw_words_reach (&service), ==, DW_REACH_WRITE);
  contact.phones = (DwList) { phones, 1 };
  g_assert_cmpint (dw_words_reach (&service), ==, DW_REACH_RING);
}

static void
test_dates (void)
{
  const DwFeed starter = { .name = "Starter directory", .is_starter = TRUE };
  const DwFeed publisher = { .name = "Merton Council" };

  take_and_compare (dw_words_date ("2026-03-04"), "March 2026");
  take_and_compare (dw_words_date ("2026-03-04T00:00:00Z"), "March 2026");
  take_and_compare (dw_words_day ("2026-03-04"), "4 March 2026");
  take_and_compare (dw_words_day ("2026-02-30"), NULL);
  take_and_compare (dw_words_day ("-001-02-30"), NULL);
  take_and_compare (dw_words_day ("soon"), NULL);
  take_and_compare (dw_words_day (NULL), NULL);
  take_and_compare (dw_words_checked (&publisher, "2026-03-04"), "Last checked by Merton Council in March 2026");
  take_and_compare (dw_words_checked (&(DwFeed) { .name = "Merton Council", .synced_at = 1772600000 /* 2026-03-04 */ }, "2026-03-05"),
                    "Last checked by Merton Council in March 2026");
  take_and_compare (dw_words_checked (&(DwFeed) { .name = "Merton Council", .synced_at = 1772600000 }, "2026-03-06"),
                    "Merton Council does not say when it was last checked");
  take_and_compare (dw_words_checked (NULL, "2026-03-04"), "Last checked in March 2026");
  take_and_compare (dw_words_checked (&publisher, NULL), "Merton Council does not say when it was last checked");
  take_and_compare (dw_words_checked (NULL, NULL), "The publisher does not say when it was last checked");
  take_and_compare (dw_words_freshness (&publisher, "2026-03-04"), "Last checked by Merton Council in March 2026");
  take_and_compare (dw_words_freshness (&starter, "2024-03-04"), "Published 2024: check first");
  take_and_compare (dw_words_freshness (&starter, NULL), "From a document of 2010 to 2025: check first");
}

static void
test_elapsed (void)
{
  static const struct
  {
    gint64 seconds;
    const char *ago, *from;
  } table[] = {
    { 0, "just now", "from today" },
    { 60, "1 minute ago", "from today" },
    { 25 * 60, "25 minutes ago", "from today" },
    { 3 * 3600, "3 hours ago", "from today" },
    { 13 * 3600, "yesterday", "from yesterday" },
    { 2 * DAY, "2 days ago", "from Tuesday" },
    { 6 * DAY, "6 days ago", "from Friday" },
    { 8 * DAY, "8 days ago", "from 4 March" },
    { 15 * DAY, "2 weeks ago", "from 25 February" },
    { 90 * DAY, "2 months ago", "from 12 December 2025" },
    { 800 * DAY, "2 years ago", "from 2 January 2024" },
    { -3 * DAY, "15 March", "from 15 March" },
    { G_MAXINT64, "an unknown day", "from an unknown day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 then = table[i].seconds == G_MAXINT64 ? G_MAXINT64 : NOW - table[i].seconds;

      take_and_compare (dw_words_ago (then, NOW), table[i].ago);
      take_and_compare (dw_words_from (then, NOW), table[i].from);
    }
}

/* A number of 0 is as little stated as NAN. */
static void
test_schedules (void)
{
  static const struct
  {
    DwSchedule schedule;
    const char *expected;
  } table[] = {
    { { .freq = "WEEKLY", .byday = "TH", .opens_at = "10:00", .closes_at = "12:00", .interval = 2 },
      "Thursdays 10:00 to 12:00, every 2 weeks" },
    { { .freq = "WEEKLY", .byday = "MO,TU,WE,TH,FR", .opens_at = "09:00", .closes_at = "17:00", .interval = 1 },
      "Mondays to Fridays 09:00 to 17:00" },
    { { .byday = "TU, mo" }, "Mondays and Tuesdays" },
    { { .byday = "MO,TU,WE,SA,SU" }, "Mondays to Wednesdays, Saturdays and Sundays" },
    { { .byday = "MO,TU,WE,TH,FR,SA,SU", .opens_at = "00:00", .closes_at = "23:59" }, "Every day, all day" },
    { { .freq = "WEEKLY", .dtstart = "2026-03-12" }, "Thursdays, from 12 March 2026" },
    { { .freq = "WEEKLY" }, "Weekly" },
    { { .freq = "MONTHLY", .byday = "1SA" }, "The first Saturday of the month" },
    { { .freq = "MONTHLY", .byday = "1SA,-1FR", .opens_at = "10:00" },
      "The first Saturday of the month and the last Friday of the month from 10:00" },
    { { .freq = "MONTHLY", .bymonthday = "2,-5", .interval = 3 },
      "On these days of the month: 2,-5, every 3 months" },
    { { .freq = "DAILY", .interval = 2, .count = 5 }, "Every day, every 2 days, 5 times in all" },
    { { .dtstart = "2026-05-02", .closes_at = "12:00" }, "2 May 2026 until 12:00" },
    { { .opens_at = "10:00", .closes_at = "12:00" }, "10:00 to 12:00" },
    { { .byday = "TH", .valid_from = "2026-01-05", .until = "2026-07-20" },
      "Thursdays, from 5 January 2026 until 20 July 2026" },
    { { .byday = "Thursday" }, "On days given as Thursday" },
    { { .byday = "9TH" }, "On days given as 9TH" },
    { { .description = "Ring for times" }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    take_and_compare (dw_words_schedule (&table[i].schedule), table[i].expected);
}

static void
test_address (void)
{
  DwAddress address = {
    .address_1 = "12 Hill Street", .city = "London", .region = "London", .state_province = "Greater London",
    .postal_code = "E8 1EA",
  };
  DwAddress empty = { .id = "a1", .country = "GB" };

  take_and_compare (dw_words_address (&address), "12 Hill Street, London, Greater London, E8 1EA");
  take_and_compare (dw_words_address (&empty), NULL);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/the route in is said from the widest door", test_route);
  g_test_add_func ("/words/two ways in are said as two, and none denies the other", test_two_ways);
  g_test_add_func ("/words/a cost that is not stated is never free", test_cost);
  g_test_add_func ("/words/a price is said with what it is for", test_price);
  g_test_add_func ("/words/ages are said as people say them", test_ages);
  g_test_add_func ("/words/level, delivery and status are plain words", test_terms);
  g_test_add_func ("/words/a gap says what to do about it", test_gaps);
  g_test_add_func ("/words/who can be rung is found wherever the number hangs", test_reach);
  g_test_add_func ("/words/dates are said with the month in letters", test_dates);
  g_test_add_func ("/words/elapsed time is said by calendar days", test_elapsed);
  g_test_add_func ("/words/a schedule is said as it is stated", test_schedules);
  g_test_add_func ("/words/an address is one line", test_address);

  return g_test_run ();
}
