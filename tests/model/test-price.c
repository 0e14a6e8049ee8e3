/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-facts.h"
#include "dw-words.h"
#include "made-record.h"

typedef struct
{
  const char *expected;
  guint n_options;
  DwCostOption options[3];
  const char *fees;
  const char *fees_description;
  const char *description;
  const char *term;             /* of the publisher's own "Doorway cost" */
} Case;

static char *
say (const Case *one)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autoptr (DwService) service = make_service ();
  DwFacts facts;
  DwPrice price;

  service->fees = one->fees;
  service->fees_description = one->fees_description;
  service->description = one->description;
  if (one->term != NULL)
    append_term (service, "Doorway cost", one->term, NULL);
  for (guint i = 0; i < one->n_options; i++)
    *(DwCostOption *) append (service, &service->cost_options, &DW_CLASS_COST_OPTION) = one->options[i];

  facts = dw_facts_read (service);
  price = dw_price_read (service, arena);
  return dw_words_dup_price (&price, facts.terms[DW_FACET_COST], facts.basis[DW_FACET_COST]);
}

static void
check (const Case *cases,
       guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *said = say (&cases[i]);

      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

static void
test_one_sum (void)
{
  static const Case cases[] = {
    { "£2.50", 1, { { .amount = 2.5 } } },
    { "£2.50 a session", 1, { { .amount = 2.5, .currency = "GBP", .amount_description = "a session" } } },
    { "£2.50 a session", 1, { { .amount = 2.5, .option = "A session" } } },
    { "£4 per child, per session", 1, { { .amount = 4, .option = "Per child", .amount_description = "per session" } } },
    { "£3 each", 1, { { .amount = 3, .amount_description = "each" } } },
    { "From £3", 1, { { .amount = 3, .amount_description = "From" } } },
    { "£35 (Under 18s and Over 60s, per 1 hour session)",
      1, { { .amount = 35, .option = "Under 18s and Over 60s", .amount_description = "per 1 hour session" } } },
    { "£35 per hour (until 31 December 2022)",
      1, { { .amount = 35, .amount_description = "per hour", .valid_to = "2022-12-31" } } },
    { "£5 (Adults, from 1 January 2020 to 31 December 2022)",
      1, { { .amount = 5, .option = "Adults", .valid_from = "2020-01-01", .valid_to = "2022-12-31" } } },
    { "£6 (from 1 January 2026)", 2, { { .amount = 5, .valid_to = "2025-12-31" }, { .amount = 6, .valid_from = "2026-01-01" } } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_several_sums (void)
{
  static const Case cases[] = {
    { "£2 to £5 (see their words)", 2, { { .amount = 5, .option = "Adults" }, { .amount = 2, .option = "Children" } } },
    { "£2 to £5 a session",
      2, { { .amount = 5, .amount_description = "a session" }, { .amount = 2, .amount_description = "a session" } } },
    { "£2 to £5", 3, { { .amount = 2 }, { .amount = 4 }, { .amount = 5 } } },
    { "Free for some, else £3", 2, { { .amount = 0, .option = "Under 5s" }, { .amount = 3 } } },
    { "£3 (see their words)", 2, { { .amount = 3 }, { .amount = NAN, .option = "Others pay what they can" } } },
    { "£3 (see their words)", 2, { { .amount = 3 }, { .amount = 10, .currency = "EUR" } } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_conditions (void)
{
  static const Case cases[] = {
    { "Free", 1, { { .amount = 0 } } },
    { "Free (Under 5s)", 1, { { .amount = 0, .option = "Under 5s" } } },
    { "Free", 1, { { .amount = 0, .option = "Free for all" } } },
    { "Free for some (Families on universal credit)", 1, { { .amount = 0, .option = "Families on universal credit" } } },
    { "Free for some (for members)", 1, { { .amount = 0, .amount_description = "for members" } } },
    { "Free for some (First session)", 1, { { .amount = 0, .option = "First session" } } },
    { "£3 (free for universal credit)", 1, { { .amount = 3, .amount_description = "free for universal credit" } } },
    { "£3 (see their words)", 1, { { .amount = 3 } }, .fees = "Free for families on universal credit" },
    { "£3 (see their words)", 1, { { .amount = 3 } }, .fees = "£3, or £8 for a family" },
    { "£3", 1, { { .amount = 3 } }, .fees = "£3.00 on the door" },
    { "£3 (see their words)",
      1, { { .amount = 3, .option = "Only if your social worker has written to us in the six weeks before" } } },
    { "Free (see their words)", 1, { { .amount = 3 } }, .term = "free" },
    { "£3", 1, { { .amount = 3 } }, .term = "paid" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_words (void)
{
  static const Case cases[] = {
    { "Cost not stated" },
    { "Cost: “£2.50 a session”", .fees = "£2.50 a session" },
    { "Cost: “£2.50 a session”", .fees = "£2.50 a session", .fees_description = "£2.50 a session" },
    { "Cost: “Depends on where you live”", .fees = "Depends on where you live" },
    { "Cost: “Free for under 5s, £2 for others”", .fees = "Free for under 5s, £2 for others" },
    { "Cost: “Pay what you can”", 1, { { .amount = NAN, .amount_description = "Pay what you can" } } },
    { "Free (read from the description)", .fees = "Free" },
    { "There is a charge (read from the description)", .fees = "£2.50 a session", .fees_description = "£1 for siblings" },
    { "There is a charge (read from the description)", .description = "It costs £3 a session." },
    { "There is a charge, no amount stated", .term = "paid" },
    { "There is a charge (see their words)", .term = "paid", .fees = "Ask at the desk" },
    { "There is a charge (see their words)", 1, { { .amount = 10, .currency = "EUR" } } },
    { "There is a charge (see their words)", 1, { { .amount = 2079460018 } } },
    { "Cost: see their words", 1, { { .amount = -3, .option = "Deposit\nand more" } } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_ranges (void)
{
  static const struct { double lowest, highest; gboolean is_more; double bound; DwTri expected; } cases[] = {
    { NAN, NAN, FALSE, 5, DW_TRI_NOT_STATED },
    { NAN, NAN, TRUE, 5, DW_TRI_NOT_STATED },
    { 5, 5, FALSE, 5, DW_TRI_YES },
    { 0.5, 5.02, FALSE, 5, DW_TRI_NOT_STATED },
    { 5.02, 5.02, FALSE, 5, DW_TRI_NO },
    { 3.5, 3.5, FALSE, 3.5, DW_TRI_YES },
    { 0.29, 0.29, FALSE, 0.3, DW_TRI_YES },
    { 8, 12, FALSE, 5, DW_TRI_NO },
    { 8, 12, TRUE, 5, DW_TRI_NOT_STATED },
    { 3, 3, TRUE, 5, DW_TRI_YES },
    { 999, 999, FALSE, 999.99, DW_TRI_YES },
    { 1000.5, DW_PRICE_MOST, FALSE, 999.99, DW_TRI_NO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DwPriceRange range = dw_price_range_make (cases[i].lowest, cases[i].highest, cases[i].is_more);

      g_assert_cmpint (dw_price_range_is_within (range, cases[i].bound), ==, cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/price/one sum is said with what it is for", test_one_sum);
  g_test_add_func ("/price/of several sums the lowest and the highest are said", test_several_sums);
  g_test_add_func ("/price/a condition is never left out", test_conditions);
  g_test_add_func ("/price/a range is within a sum, beyond it, or may be either", test_ranges);
  g_test_add_func ("/price/what is no sum is said in their words or not at all", test_words);

  return g_test_run ();
}
