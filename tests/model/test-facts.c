/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-borough.h"
#include "dw-facts.h"
#include "made-record.h"
#include "tests/support/isolated.h"

#include <math.h>

/* --- Records made by hand --- */

static DwCostOption *
append_price (DwService *service,
              double     amount)
{
  DwCostOption *option = append (service, &service->cost_options, &DW_CLASS_COST_OPTION);

  option->amount = amount;
  return option;
}

static DwServiceArea *
append_area (DwService  *service,
             const char *name,
             const char *uri)
{
  DwServiceArea *area = append (service, &service->service_areas, &DW_CLASS_SERVICE_AREA);

  area->name = name;
  area->uri = uri;
  return area;
}

#define assert_fact(facts, facet, mask, from)                    \
  G_STMT_START {                                                 \
    g_assert_cmphex ((facts).terms[facet], ==, (DwMask) (mask)); \
    g_assert_cmpint ((facts).basis[facet], ==, from);            \
  } G_STMT_END

/* --- Silence --- */

static void
test_silence (void)
{
  g_autoptr (DwService) service = make_service ();
  DwFacts facts = dw_facts_read (service);

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    assert_fact (facts, facet, 0, DW_BASIS_NONE);
  g_assert_true (isnan (facts.minimum_age));
  g_assert_true (isnan (facts.maximum_age));
  g_assert_cmpint (facts.age_basis, ==, DW_BASIS_NONE);
  g_assert_cmpint (facts.needs_referral, ==, DW_TRI_NOT_STATED);
  g_assert_null (facts.route_text);
  g_assert_null (facts.who_for);
}

/* --- Doorway's own terms --- */

static void
test_own_terms (void)
{
  g_autoptr (DwService) service = make_service ();
  DwFacts facts;

  append_term (service, "Doorway need", "housing", "A place to live");
  append_term (service, "Doorway need", NULL, "Money and food");
  append_term (service, "Doorway route in", "panel", NULL);
  append_term (service, "Somebody's needs", "domestic-abuse", "Domestic abuse");
  append_term (service, NULL, "youth", "Young people");
  facts = dw_facts_read (service);

  assert_fact (facts, DW_FACET_NEED,
               dw_facet_find (DW_FACET_NEED, "housing") | dw_facet_find (DW_FACET_NEED, "money-food"), DW_BASIS_STATED);
  assert_fact (facts, DW_FACET_ROUTE, DW_ROUTE_PANEL, DW_BASIS_STATED);
  g_assert_cmpint (facts.needs_referral, ==, DW_TRI_YES);
}

static void
test_terms_win (void)
{
  g_autoptr (DwService) service = make_service ();
  DwFacts facts;

  service->status = "inactive";
  service->application_process = "Just drop in.";
  service->fees = "£5";
  append_term (service, "Doorway status", "planned", "Planned");
  append_term (service, "Doorway route in", "professional", NULL);
  append_term (service, "Doorway cost", "free", NULL);
  facts = dw_facts_read (service);

  assert_fact (facts, DW_FACET_STATUS, DW_STATUS_PLANNED, DW_BASIS_STATED);
  assert_fact (facts, DW_FACET_ROUTE, DW_ROUTE_PROFESSIONAL, DW_BASIS_STATED);
  assert_fact (facts, DW_FACET_COST, DW_COST_FREE, DW_BASIS_STATED);
  g_assert_cmpstr (facts.route_text, ==, "Just drop in.");
}

static void
test_unknown_term_is_silence (void)
{
  g_autoptr (DwService) service = make_service ();
  DwFacts facts;

  service->status = "active";
  append_term (service, "Doorway status", "unknown", "Not known");
  facts = dw_facts_read (service);

  assert_fact (facts, DW_FACET_STATUS, 0, DW_BASIS_NONE);
}

static void
test_status (void)
{
  static const struct { const char *status; DwMask term; } cases[] = {
    { "active", DW_STATUS_RUNNING },
    { "temporarily closed", DW_STATUS_PAUSED },
    { "inactive", DW_STATUS_HISTORIC },
    { "defunct", DW_STATUS_HISTORIC },
    { NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwService) service = make_service ();

      service->status = cases[i].status;
      assert_fact (dw_facts_read (service), DW_FACET_STATUS, cases[i].term, cases[i].term != 0 ? DW_BASIS_STATED : DW_BASIS_NONE);
    }
}

/* --- Cost --- */

static void
test_amounts (void)
{
  static const struct { double amounts[2]; DwMask term; } cases[] = {
    { { 0, 0 }, DW_COST_FREE },
    { { 0, 3.5 }, DW_COST_SOME },
    { { 2, 3 }, DW_COST_PAID },
    { { -1, NAN }, 0 },
    { { -1, 4 }, DW_COST_PAID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwService) service = make_service ();

      append_price (service, cases[i].amounts[0]);
      append_price (service, cases[i].amounts[1]);
      assert_fact (dw_facts_read (service), DW_FACET_COST, cases[i].term, cases[i].term != 0 ? DW_BASIS_STATED : DW_BASIS_NONE);
    }
}

static void
test_old_price (void)
{
  g_autoptr (DwService) service = make_service ();
  DwCostOption *old = append_price (service, 4);
  DwCostOption *current = append_price (service, 0);

  old->valid_to = "2024-03-31";
  current->valid_from = "2024-04-01";
  assert_fact (dw_facts_read (service), DW_FACET_COST, DW_COST_FREE, DW_BASIS_STATED);

  current->valid_from = NULL;
  assert_fact (dw_facts_read (service), DW_FACET_COST, DW_COST_SOME, DW_BASIS_STATED);
}

static void
test_amount_words (void)
{
  g_autoptr (DwService) service = make_service ();
  DwCostOption *option = append_price (service, 0);

  option->amount_description = "£3 for families out of the borough";
  assert_fact (dw_facts_read (service), DW_FACET_COST, DW_COST_SOME, DW_BASIS_STATED);

  option->amount = NAN;
  assert_fact (dw_facts_read (service), DW_FACET_COST, DW_COST_PAID, DW_BASIS_PROSE);
}

static void
test_fees (void)
{
  static const struct { const char *fees; DwMask term; } cases[] = {
    { "Free", DW_COST_FREE },
    { "FREE!", DW_COST_FREE },
    { "No charge", DW_COST_FREE },
    { "There is no charge for this service.", DW_COST_FREE },
    { "£0.00", DW_COST_FREE },
    { "£5", DW_COST_PAID },
    { "£1,250 a term", DW_COST_PAID },
    { "From £2.50/session", DW_COST_PAID },
    { "Charges apply.", DW_COST_PAID },
    { "Free for under 5s", DW_COST_SOME },
    { "Free for members, £3 for others", DW_COST_SOME },
    { "Free to families on Universal Credit", DW_COST_SOME },
    { "First session free", DW_COST_SOME },
    { "A donation of £2 is welcome", DW_COST_SOME },
    { "Not free", 0 },
    { "This is not a free service", 0 },
    { "Please feel free to ask", 0 },
    { "Feel free to ask about fees", 0 },
    { "Fee free places", DW_COST_SOME },
    { "Free parking", 0 },
    { "Contact us for prices", 0 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwService) service = make_service ();

      g_test_message ("fees: %s", cases[i].fees);
      service->fees = cases[i].fees;
      assert_fact (dw_facts_read (service), DW_FACET_COST, cases[i].term,
                   cases[i].term != 0 ? DW_BASIS_PROSE : *cases[i].fees != '\0' ? DW_BASIS_WORDS : DW_BASIS_NONE);
    }
}

static void
test_cost_in_description (void)
{
  static const struct { const char *description; DwMask term; } cases[] = {
    { "Sessions are free of charge and open to all.", DW_COST_FREE },
    { "The group is free to attend.", DW_COST_FREE },
    { "A free and confidential listening service.", DW_COST_FREE },
    { "There is no charge.", DW_COST_FREE },
    { "All courses are free.", DW_COST_FREE },
    { "It costs £3 a session.", DW_COST_PAID },
    { "£4.50 per child, snack included.", DW_COST_PAID },
    { "Sessions are free. The trip costs £6.", DW_COST_SOME },
    { "Free to attend for those on benefits, otherwise £4.", DW_COST_SOME },
    { "The group is free to attend. It is worth £40.", DW_COST_FREE },
    { "Helps families to claim free school meals.", 0 },
    { "Please feel free to join in.", 0 },
    { "Feel free to attend with a friend.", 0 },
    { "A smoke free service for teenagers.", 0 },
    { "Support for a drug-free life.", 0 },
    { "Homes free from violence.", 0 },
    { "Free childcare for two year olds is explained.", 0 },
    { "Come when you are free.", 0 },
    { "The course is free for schools that buy the package.", 0 },
    { "Training is free of charge to schools.", 0 },
    { "This is not free of charge.", 0 },
    { "The session is no longer free of charge.", 0 },
    { "£59,141 was set aside for the hub.", 0 },
    { "One family cleared £60,000 of debt.", 0 },
    { "A £15 per child voucher in the holidays.", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwService) service = make_service ();

      g_test_message ("description: %s", cases[i].description);
      service->description = cases[i].description;
      assert_fact (dw_facts_read (service), DW_FACET_COST, cases[i].term, cases[i].term != 0 ? DW_BASIS_PROSE : DW_BASIS_NONE);
    }
}

/* --- Route in --- */

static void
test_route_phrases (void)
{
  static const struct { const char *text; DwMask term; } cases[] = {
    { "Parents can self-refer.", DW_ROUTE_SELF },
    { "Self referral, or referral from Early Help colleagues.", DW_ROUTE_SELF },
    { "You can refer yourself online.", DW_ROUTE_SELF },
    { "No referral needed.", DW_ROUTE_SELF },
    { "You don’t need a referral.", DW_ROUTE_SELF },
    { "You do not need a referral.", DW_ROUTE_SELF },
    { "Drop in or book an appointment.", DW_ROUTE_DROP_IN },
    { "A weekly drop-in for parents.", DW_ROUTE_DROP_IN },
    { "You do not need to book, just turn up.", DW_ROUTE_DROP_IN },
    { "Please feel free to drop in.", DW_ROUTE_DROP_IN },
    { "All are welcome to drop in.", DW_ROUTE_DROP_IN },
    { "No appointment necessary", DW_ROUTE_DROP_IN },
    { "Call us on the number below.", DW_ROUTE_PHONE },
    { "Call and ask for a consultation.", DW_ROUTE_PHONE },
    { "Through your child’s school.", DW_ROUTE_SCHOOL },
    { "Schools can refer at any time.", DW_ROUTE_SCHOOL },
    { "Referred by a health visitor.", DW_ROUTE_PROFESSIONAL },
    { "Professional referral only.", DW_ROUTE_PROFESSIONAL },
    { "Ask your GP; your GP can refer.", DW_ROUTE_PROFESSIONAL },
    { "A weekly multi-agency Early Help Panel picks the families most in need.", DW_ROUTE_PANEL },
    { "Self-refer, or ask to be referred by your school.", DW_ROUTE_SELF | DW_ROUTE_SCHOOL },
    { "Families cannot self-refer.", 0 },
    { "Sorry, we cannot accept self-referrals.", 0 },
    { "We are unable to take self referrals.", 0 },
    { "Self-referral is not possible.", 0 },
    { "Self-referrals are no longer accepted.", 0 },
    { "This is not a drop-in.", 0 },
    { "It isn’t a drop-in service.", 0 },
    { "The drop-in is suspended.", 0 },
    { "Do not just turn up.", 0 },
    { "Worried about a drop in attendance?", 0 },
    { "A sharp drop in income.", 0 },
    { "Attendance tends to drop in winter.", 0 },
    { "Some feel safe to drop in there.", 0 },
    { "We saw drop-in numbers rise.", 0 },
    { "A walk in the park.", 0 },
    { "Turn up the music.", 0 },
    { "No direct parent route is given.", 0 },
    { "The actual route is not given.", 0 },
    { "We refer families to other help.", 0 },
    { "A panel of parents shapes the service.", 0 },
    { "Solar panel advice.", 0 },
    { "Getting ready for school.", 0 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwService) service = make_service ();

      g_test_message ("route: %s", cases[i].text);
      service->application_process = cases[i].text;
      assert_fact (dw_facts_read (service), DW_FACET_ROUTE, cases[i].term,
                   cases[i].term != 0 ? DW_BASIS_PROSE : *cases[i].text != '\0' ? DW_BASIS_WORDS : DW_BASIS_NONE);

      service->description = cases[i].text;
      service->application_process = NULL;
      assert_fact (dw_facts_read (service), DW_FACET_ROUTE, cases[i].term, cases[i].term != 0 ? DW_BASIS_PROSE : DW_BASIS_NONE);
    }
}

static void
test_process_before_description (void)
{
  g_autoptr (DwService) service = make_service ();

  service->application_process = "Referred by your GP.";
  service->description = "There is a drop-in next door.";
  assert_fact (dw_facts_read (service), DW_FACET_ROUTE, DW_ROUTE_PROFESSIONAL, DW_BASIS_PROSE);
}

static void
test_needs_referral (void)
{
  static const struct { const char *slug; DwTri needs; } cases[] = {
    { "drop-in", DW_TRI_NO },     { "self", DW_TRI_NO },          { "phone", DW_TRI_NO },
    { "school", DW_TRI_YES },     { "professional", DW_TRI_YES }, { "panel", DW_TRI_YES },
    { "carrier-pigeon", DW_TRI_NOT_STATED },
  };
  g_autoptr (DwService) both = make_service ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwService) service = make_service ();

      append_term (service, "Doorway route in", cases[i].slug, NULL);
      g_assert_cmpint (dw_facts_read (service).needs_referral, ==, cases[i].needs);
    }

  append_term (both, "Doorway route in", "professional", NULL);
  append_term (both, "Doorway route in", "self", NULL);
  g_assert_cmpint (dw_facts_read (both).needs_referral, ==, DW_TRI_NO);
}

/* --- Delivery, boroughs, ages, who for --- */

static void
test_delivery (void)
{
  g_autoptr (DwService) service = make_service ();
  DwServiceAtLocation *there = append (service, &service->service_at_locations, &DW_CLASS_SERVICE_AT_LOCATION);
  DwLocation *location = dw_class_new (&DW_CLASS_LOCATION, service->arena);
  DwSchedule *schedule = append (service, &service->schedules, &DW_CLASS_SCHEDULE);

  there->location = location;
  assert_fact (dw_facts_read (service), DW_FACET_DELIVERY, 0, DW_BASIS_NONE);

  location->location_type = "postal";
  assert_fact (dw_facts_read (service), DW_FACET_DELIVERY, 0, DW_BASIS_NONE);

  location->location_type = "physical";
  assert_fact (dw_facts_read (service), DW_FACET_DELIVERY, 0, DW_BASIS_NONE);

  location->latitude = 51.5;
  assert_fact (dw_facts_read (service), DW_FACET_DELIVERY, DW_DELIVERY_VENUE, DW_BASIS_STATED);

  location->location_type = "virtual";
  schedule->attending_type = "In person";
  assert_fact (dw_facts_read (service), DW_FACET_DELIVERY, DW_DELIVERY_ONLINE | DW_DELIVERY_VENUE, DW_BASIS_STATED);

  schedule->attending_type = "home visit";
  assert_fact (dw_facts_read (service), DW_FACET_DELIVERY, DW_DELIVERY_ONLINE | DW_DELIVERY_HOME, DW_BASIS_STATED);

  append_term (service, "Doorway delivery", "school", NULL);
  assert_fact (dw_facts_read (service), DW_FACET_DELIVERY, DW_DELIVERY_SCHOOL, DW_BASIS_STATED);
}

static DwMask
boroughs (const char *first,
          const char *second)
{
  return dw_facet_find (DW_FACET_BOROUGH, first) | (second != NULL ? dw_facet_find (DW_FACET_BOROUGH, second) : 0);
}

static void
test_borough_names (void)
{
  static const struct { const char *name; const char *first; const char *second; } cases[] = {
    { "Hackney", "hackney", NULL },
    { "hackney ", "hackney", NULL },
    { "London Borough of Hackney", "hackney", NULL },
    { "LB Sutton", "sutton", NULL },
    { "Merton Council", "merton", NULL },
    { "Hammersmith & Fulham", "hammersmith-and-fulham", NULL },
    { "Hammersmith and Fulham", "hammersmith-and-fulham", NULL },
    { "H&F", "hammersmith-and-fulham", NULL },
    { "Royal Borough of Kensington and Chelsea", "kensington-and-chelsea", NULL },
    { "RBKC", "kensington-and-chelsea", NULL },
    { "Kensington and Chelsea and Westminster", "kensington-and-chelsea", "westminster" },
    { "Westminster and Kensington and Chelsea", "kensington-and-chelsea", "westminster" },
    { "City of Westminster", "westminster", NULL },
    { "City of London", "city-of-london", NULL },
    { "Barnet, Brent", "barnet", "brent" },
    { "Barnet and Brent", "barnet", "brent" },
    { "Barnet / Brent (all wards)", "barnet", "brent" },
    { "London Borough of Richmond", "richmond-upon-thames", NULL },
    { "Kingston upon Thames", "kingston-upon-thames", NULL },
    { "Royal Borough of Kingston", "kingston-upon-thames", NULL },
    { "E09000024", "merton", NULL },
  };
  static const char *const elsewhere[] = {
    "Sutton Coldfield", "Richmond, North Yorkshire", "Kingston upon Hull", "Barnetby", "Camden Town", "Shropshire", "", "and", "&", ",,,",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("area: %s", cases[i].name);
      g_assert_cmphex (dw_borough_read_names (cases[i].name), ==, boroughs (cases[i].first, cases[i].second));
    }

  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_test_message ("area: %s", elsewhere[i]);
      g_assert_cmphex (dw_borough_read_names (elsewhere[i]), ==, 0);
    }

  g_assert_cmphex (dw_borough_read_names (NULL), ==, 0);
}

static void
test_every_borough (void)
{
  guint n_terms = 0;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  DwMask every = 0;

  g_assert_cmpuint (n_terms, ==, 33);
  for (guint i = 0; i < n_terms; i++)
    {
      g_autofree char *uri = g_strconcat ("http://statistics.data.gov.uk/id/statistical-geography/", terms[i].code, NULL);

      g_assert_cmphex (dw_borough_read_code (uri), ==, G_GUINT64_CONSTANT (1) << i);
      g_assert_cmphex (dw_borough_read_names (terms[i].label), ==, G_GUINT64_CONSTANT (1) << i);
      every |= G_GUINT64_CONSTANT (1) << i;
    }

  g_assert_cmphex (dw_borough_read_names ("London"), ==, every);
  g_assert_cmphex (dw_borough_read_names ("England and Wales"), ==, every);
  g_assert_cmphex (dw_borough_read_code ("E12000007"), ==, every);
  g_assert_cmphex (dw_borough_read_code ("http://example.org/E06000051"), ==, 0);
  g_assert_cmphex (dw_borough_read_code ("E0900002"), ==, 0);
  g_assert_cmphex (dw_borough_read_code ("XE09000024"), ==, 0);
  g_assert_cmphex (dw_borough_read_code (NULL), ==, 0);
}

static void
test_boroughs_of_areas (void)
{
  g_autoptr (DwService) service = make_service ();
  DwServiceAtLocation *there = append (service, &service->service_at_locations, &DW_CLASS_SERVICE_AT_LOCATION);
  DwServiceArea *area = append (service, &there->service_areas, &DW_CLASS_SERVICE_AREA);

  append_area (service, "Merton", "http://statistics.data.gov.uk/id/statistical-geography/E09000029");
  area->service_area = "Brent";
  assert_fact (dw_facts_read (service), DW_FACET_BOROUGH, boroughs ("sutton", "brent"), DW_BASIS_STATED);
}

static void
assert_age (double age,
            double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (age));
  else
    g_assert_cmpfloat_with_epsilon (age, expected, 1e-9);
}

static void
test_ages (void)
{
  static const struct { double youngest, oldest, shown_youngest, shown_oldest; } cases[] = {
    { 0, 5, 0, 5 },
    { 2, 19, 2, 19 },
    { 11, 11, 11, 11 },
    { 18, NAN, 18, NAN },
    { NAN, 25, NAN, 25 },
    { 0, NAN, 0, NAN },
    { -1, 18, NAN, 18 },
    { -1, -1, NAN, NAN },
    { 5, 999, 5, NAN },
    { 18, 5, NAN, NAN },
    { 0, 0, NAN, NAN },
    { INFINITY, 5, NAN, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwService) service = make_service ();
      DwFacts facts;
      gboolean is_stated = !isnan (cases[i].shown_youngest) || !isnan (cases[i].shown_oldest);

      service->minimum_age = cases[i].youngest;
      service->maximum_age = cases[i].oldest;
      facts = dw_facts_read (service);
      assert_age (facts.minimum_age, cases[i].shown_youngest);
      assert_age (facts.maximum_age, cases[i].shown_oldest);
      g_assert_cmpint (facts.age_basis, ==, is_stated ? DW_BASIS_STATED : DW_BASIS_NONE);
    }
}

static void
assert_bases (const DwService *service,
              DwBasis          route,
              DwBasis          cost)
{
  DwFacts facts = dw_facts_read (service);

  g_assert_cmpint (facts.basis[DW_FACET_ROUTE], ==, route);
  g_assert_cmpint (facts.basis[DW_FACET_COST], ==, cost);
  g_assert_true ((facts.terms[DW_FACET_ROUTE] == 0) == (route == DW_BASIS_WORDS));
  g_assert_true ((facts.terms[DW_FACET_COST] == 0) == (cost == DW_BASIS_WORDS));
}

static void
test_words_alone (void)
{
  g_autoptr (DwService) service = make_service ();

  service->application_process = "Through the single point of entry to the hub.";
  service->fees_description = "Depends on where you live.";
  assert_bases (service, DW_BASIS_WORDS, DW_BASIS_WORDS);

  service->application_process = "You can self-refer.";
  service->fees_description = "Free of charge";
  assert_bases (service, DW_BASIS_PROSE, DW_BASIS_PROSE);

  append_term (service, "Doorway route in", "unknown", NULL);
  assert_bases (service, DW_BASIS_WORDS, DW_BASIS_PROSE);
}

static void
test_who_for (void)
{
  g_autoptr (DwService) service = make_service ();
  DwAttribute *attribute = NULL;

  append_term (service, "Audience", NULL, "New parents");
  g_assert_null (dw_facts_read (service).who_for);

  attribute = service->attributes.items[0];
  attribute->link_type = "audience";
  g_assert_cmpstr (dw_facts_read (service).who_for, ==, "New parents");

  service->eligibility_description = "Parents of children under 5";
  g_assert_cmpstr (dw_facts_read (service).who_for, ==, "Parents of children under 5");
}

static void
test_terms_text (void)
{
  g_autoptr (DwService) service = make_service ();
  g_autofree char *none = dw_facts_dup_terms_text (service);
  g_autofree char *some = NULL;

  append_term (service, "Doorway need", "housing", "Housing");
  append_term (service, "Doorway status", "running", "Running");
  append_term (service, "Doorway source document", NULL, "A spotlight");
  append_term (service, "Somebody's words", NULL, "Damp homes");
  append_term (service, "Somebody's words", "x", NULL);
  some = dw_facts_dup_terms_text (service);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (some, ==, "Housing Damp homes");
}

/* Words without end, of every kind, are read in bounded time and to no harm. */
static void
test_hostile_prose (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DwService) service = make_service ();
  gint64 started = g_get_monotonic_time ();

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, i % 3 == 0 ? "free, " : i % 3 == 1 ? "££-’.\xF0\x9F\x98\x80 " : "no referral refer by the ");
  service->description = service->application_process = service->fees = text->str;
  dw_facts_read (service);

  g_assert_cmpint (g_get_monotonic_time () - started, <, 5 * G_TIME_SPAN_SECOND);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/facts/a record that says nothing states nothing", test_silence);
  g_test_add_func ("/facts/terms of Doorway's own taxonomies are read by code or name", test_own_terms);
  g_test_add_func ("/facts/Doorway's own terms win over other fields", test_terms_win);
  g_test_add_func ("/facts/a Doorway term we do not know leaves the fact not stated", test_unknown_term_is_silence);
  g_test_add_func ("/facts/every status of the standard has its meaning", test_status);
  g_test_add_func ("/facts/amounts tell free, free for some and paid", test_amounts);
  g_test_add_func ("/facts/what only the publisher's own words say is neither known nor unsaid", test_words_alone);
  g_test_add_func ("/facts/a price that another one replaced does not count", test_old_price);
  g_test_add_func ("/facts/the words beside an amount qualify it", test_amount_words);
  g_test_add_func ("/facts/the fees field is read with care", test_fees);
  g_test_add_func ("/facts/a description tells a cost only in plain words", test_cost_in_description);
  g_test_add_func ("/facts/ways in are read from plain words and not from denials", test_route_phrases);
  g_test_add_func ("/facts/how to apply is read before the description", test_process_before_description);
  g_test_add_func ("/facts/a family that can come itself needs no referral", test_needs_referral);
  g_test_add_func ("/facts/delivery comes from kinds of place and ways of attending", test_delivery);
  g_test_add_func ("/facts/boroughs are read from whole names only", test_borough_names);
  g_test_add_func ("/facts/all 33 boroughs are read from code and name", test_every_borough);
  g_test_add_func ("/facts/a code wins over the name beside it", test_boroughs_of_areas);
  g_test_add_func ("/facts/ages are checked and never swapped", test_ages);
  g_test_add_func ("/facts/who it is for comes from eligibility or audience", test_who_for);
  g_test_add_func ("/facts/the text of terms leaves out those about the record", test_terms_text);
  g_test_add_func ("/facts/endless prose is read in bounded time", test_hostile_prose);

  return g_test_run ();
}
