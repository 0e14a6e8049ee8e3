/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-facts.h"
#include "dw-guard.h"
#include "dw-sheet-others.h"
#include "dw-words.h"
#include "made-record.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* 2026-03-12 12:00:00Z, a Thursday. */
#define NOW G_GINT64_CONSTANT (1773316800)

static DwSheet *
make_sheet (DwService    *service,
            const DwFeed *draft)
{
  static const DwFeed plain = { .url = "https://example.org/feed", .name = "Merton Council", .trust = DW_TRUST_HTTPS };
  g_autoptr (DwFeed) feed = dw_feed_new (draft != NULL ? draft : &plain);
  g_autoptr (GBytes) raw = g_bytes_new_static ("{}", 2);
  g_autoptr (DwRecord) record = dw_record_new (7, feed, "acacia-hub", service, raw, NOW - 3 * 86400);

  return dw_sheet_new (record, NOW);
}

static DwService *
make_acacia (void)
{
  DwService *service = dw_service_new_in (dw_arena_new ());

  service->id = "acacia-hub";
  service->name = "Acacia hub";
  return service;
}

/* The first line of @section called @label, or NULL. */
static const DwLine *
find_line (const DwSheet *sheet,
           DwSection      section,
           const char    *label)
{
  for (guint i = 0; i < sheet->n_lines[section]; i++)
    if (g_strcmp0 (sheet->lines[section][i].label, label) == 0)
      return &sheet->lines[section][i];

  return NULL;
}

static const DwLine *
get_line (const DwSheet *sheet,
          DwSection      section,
          const char    *label)
{
  const DwLine *line = find_line (sheet, section, label);

  if (line == NULL)
    g_error ("No line is called %s", label);

  return line;
}

static void
assert_line (const DwSheet *sheet,
             DwSection      section,
             const char    *label,
             const char    *value,
             DwBasis        basis)
{
  const DwLine *line = get_line (sheet, section, label);

  g_assert_cmpstr (line->value, ==, value);
  g_assert_cmpint (line->basis, ==, basis);
}

static void
test_sections (void)
{
  static const char *const titles[] = { "How to get in", "When", "Where", "Who it is for", "Cost", "Contact", "What it is",
                                        "What other publishers say", "Where this comes from" };

  g_assert_cmpint (DW_N_SECTIONS, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < DW_N_SECTIONS; i++)
    g_assert_cmpstr (dw_section_get_title ((DwSection) i), ==, titles[i]);
}

static DwRecord *
make_record (const char *publisher,
             double      oldest,
             const char *phone,
             const char *assured)
{
  const DwFeed draft = { .url = publisher, .name = publisher, .trust = DW_TRUST_HTTPS };
  g_autoptr (DwFeed) feed = dw_feed_new (&draft);
  g_autoptr (GBytes) raw = g_bytes_new_static ("{}", 2);
  DwService *service = make_acacia ();

  service->maximum_age = oldest;
  service->assured_date = assured;
  ((DwPhone *) append (service, &service->phones, &DW_CLASS_PHONE))->number = phone;
  return dw_record_new (7, feed, "acacia-hub", service, raw, NOW);
}

static void
test_others (void)
{
  g_autoptr (DwRecord) one = make_record ("Merton", 5, "020 7946 0018", "2026-03-04");
  g_autoptr (DwRecord) two = make_record ("Hackney", 7, "(020) 7946 0018", NULL);
  g_autoptr (DwRecord) three = make_record ("Camden", NAN, "020 7946 0018", NULL);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (DwSheet) sheet = NULL;

  g_ptr_array_add (others, two);
  g_ptr_array_add (others, three);
  sheet = dw_sheet_new_beside (one, others, NOW);

  g_assert_cmpuint (sheet->n_lines[DW_SECTION_OTHERS], ==, 3);
  assert_line (sheet, DW_SECTION_OTHERS, "Also listed by", "Hackney, no date of checking, as “Acacia hub”", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_OTHERS, "Ages",
               "Merton, checked March 2026: Up to age 5\nHackney, no date of checking: Up to age 7\n"
               "Camden, no date of checking: not stated", DW_BASIS_NONE);
}

static void
test_agreement (void)
{
  g_autoptr (DwRecord) one = make_record ("Merton", 5, "020 7946 0018", NULL);
  g_autoptr (DwRecord) two = make_record ("Hackney", 5, "02079460018", NULL);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (DwSheet) sheet = NULL;

  g_ptr_array_add (others, two);
  sheet = dw_sheet_new_beside (one, others, NOW);

  assert_line (sheet, DW_SECTION_OTHERS, "Where they differ", "They agree in what both say.", DW_BASIS_NONE);
}

static void
test_silence (void)
{
  g_autoptr (DwSheet) sheet = make_sheet (make_acacia (), NULL);

  for (guint i = 0; i < DW_N_SECTIONS; i++)
    g_assert_cmpuint (sheet->n_lines[i] > 0, ==, i != DW_SECTION_OTHERS);

  assert_line (sheet, DW_SECTION_WHEN, "Times", "Times not stated. Ask before you go.", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_COST, "Cost", "Cost not stated. Ask first.", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_CONTACT, "Contact",
               "Contact not stated. Your council's Family Information Service can help you find out.", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_ROUTE, "Papers to bring", "Not stated", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_WHERE, "Access", "Not stated", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_SOURCE, "Checked", "Merton Council does not say when it was last checked", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_SOURCE, "Fetched", "9 March 2026, 3 days ago", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_SOURCE, "How it came", "Over a secure connection (HTTPS)", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_SOURCE, "Licence", "Not stated", DW_BASIS_NONE);
  g_assert_cmpint (get_line (sheet, DW_SECTION_COST, "Cost")->kind, ==, DW_LINE_GAP);
  g_assert_null (sheet->status);
  g_assert_null (sheet->organisation);
}

static guint
count_gaps (const DwSheet *sheet,
            DwSection      section,
            const char    *label)
{
  guint n = 0;

  for (guint i = 0; i < sheet->n_lines[section]; i++)
    n += sheet->lines[section][i].kind == DW_LINE_GAP && g_str_equal (sheet->lines[section][i].label, label);

  return n;
}

static void
test_only_words (void)
{
  DwService *service = make_acacia ();
  g_autoptr (DwSheet) sheet = NULL;

  service->application_process = "Through the single point of entry to the hub.";
  service->fees = "Depends on where you live.";
  service->eligibility_description = "Children aged 2-19";
  sheet = make_sheet (service, NULL);

  assert_line (sheet, DW_SECTION_ROUTE, "Way in", "Through the single point of entry to the hub.", DW_BASIS_STATED);
  assert_line (sheet, DW_SECTION_COST, "Cost", "Depends on where you live.", DW_BASIS_STATED);
  assert_line (sheet, DW_SECTION_WHO, "Ages", "See “Who can use it”", DW_BASIS_NONE);
  g_assert_cmpuint (count_gaps (sheet, DW_SECTION_ROUTE, "Way in"), ==, 0);
  g_assert_cmpuint (count_gaps (sheet, DW_SECTION_COST, "Cost"), ==, 0);
  g_assert_cmpuint (count_gaps (sheet, DW_SECTION_WHO, "Ages"), ==, 0);
}

static void
test_words_without_ages (void)
{
  static const char *const texts[] = { "Parents and carers in Hackney", "Families at levels 2 and 3", "Children of all ages" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DwService *service = make_acacia ();
      g_autoptr (DwSheet) sheet = NULL;

      service->eligibility_description = texts[i];
      sheet = make_sheet (service, NULL);
      g_assert_cmpuint (count_gaps (sheet, DW_SECTION_WHO, "Ages"), ==, 1);
    }
}

static void
test_price (void)
{
  DwService *service = make_acacia ();
  DwCostOption *price = append (service, &service->cost_options, &DW_CLASS_COST_OPTION);
  g_autoptr (DwSheet) sheet = NULL;

  price->amount = 4.5;
  price->amount_description = "a session";
  sheet = make_sheet (service, NULL);

  assert_line (sheet, DW_SECTION_COST, "Cost", "£4.50: a session", DW_BASIS_STATED);
  g_assert_cmpuint (sheet->n_lines[DW_SECTION_COST], ==, 1);
}

static DwService *
make_full_service (void)
{
  DwService *service = make_acacia ();
  DwPhone *phone = append (service, &service->phones, &DW_CLASS_PHONE);
  DwContact *contact = append (service, &service->contacts, &DW_CLASS_CONTACT);
  DwSchedule *schedule = append (service, &service->schedules, &DW_CLASS_SCHEDULE);
  DwServiceArea *area = append (service, &service->service_areas, &DW_CLASS_SERVICE_AREA);
  DwServiceAtLocation *there = append (service, &service->service_at_locations, &DW_CLASS_SERVICE_AT_LOCATION);
  DwLocation *location = dw_class_new (&DW_CLASS_LOCATION, service->arena);
  DwAddress *address = append (service, &location->addresses, &DW_CLASS_ADDRESS);
  DwCostOption *price = append (service, &service->cost_options, &DW_CLASS_COST_OPTION);

  phone->number = "0845 000 0000";
  phone->description = "Weekdays";
  contact->title = "Hub manager";
  contact->name = "A. Person";
  contact->email = "hub@example.org";
  schedule->freq = "WEEKLY";
  schedule->byday = "TH";
  schedule->opens_at = "10:00";
  schedule->closes_at = "12:00";
  schedule->description = "Term time only";
  area->name = "Merton";
  there->location = location;
  location->location_type = "physical";
  location->name = "Acacia centre";
  address->address_1 = "1 Hill Street";
  address->postal_code = "CR4 0AA";
  price->amount = 2;
  price->option = "Under 5s";
  service->minimum_age = 0;
  service->maximum_age = 5;
  service->url = "https://www.example.org/hubs/acacia";
  service->assured_date = "2026-02-01";
  service->assurer_email = "assurer@example.org";
  service->status = "temporarily closed";
  service->alert = "Closed for the holidays";
  service->description = "A warm place. You can self-refer.";
  append_term (service, "Doorway source document", NULL, "Hub leaflet of 2019");
  append_term (service, "Doorway level of need", "universal", "Universal");
  return service;
}

static void
test_run_by (void)
{
  DwOrganization same = { .name = "Merton Council", .description = "Merton Council" };
  DwOrganization other = { .name = "Merton Council", .description = "A London borough" };
  DwService *first = make_acacia ();
  DwService *second = make_acacia ();
  g_autoptr (DwSheet) once = NULL;
  g_autoptr (DwSheet) twice = NULL;

  first->organization = &same;
  second->organization = &other;
  once = make_sheet (first, NULL);
  twice = make_sheet (second, NULL);
  assert_line (once, DW_SECTION_WHAT, "Run by", "Merton Council", DW_BASIS_STATED);
  assert_line (twice, DW_SECTION_WHAT, "Run by", "Merton Council\nA London borough", DW_BASIS_STATED);
}

static void
test_taken_in (void)
{
  const DwFeed starter = { .name = "Starter directory", .trust = DW_TRUST_FILE, .is_starter = TRUE };
  g_autoptr (DwSheet) sheet = make_sheet (make_acacia (), &starter);

  assert_line (sheet, DW_SECTION_SOURCE, "Taken in", "9 March 2026, 3 days ago", DW_BASIS_NONE);
  g_assert_null (find_line (sheet, DW_SECTION_SOURCE, "Fetched"));
}

static void
test_replaced_key (void)
{
  const DwSignedFacts first = { .epoch = 1, .version = 3, .key = "C1AFC5A42BA2263" };
  const DwSignedFacts second = { .epoch = 2, .version = 4, .key = "77AFC5A42BA2263" };
  const DwFeed before = { .name = "Merton Council", .trust = DW_TRUST_SIGNED_FIRST_USE, .edition = &first };
  const DwFeed after = { .name = "Merton Council", .trust = DW_TRUST_SIGNED_FIRST_USE, .edition = &second };
  g_autofree char *met = dw_words_how_it_came (&before);
  g_autofree char *replaced = dw_words_how_it_came (&after);

  g_assert_cmpstr (met, ==, "Signed with the key that it was first met with, key C1AFC5A42BA2263");
  g_assert_cmpstr (replaced, ==, "Signed with a key that goes back to the one that it was first met with"
                                 " (the publisher has replaced a key), key 77AFC5A42BA2263");
}

static void
test_full (void)
{
  g_autoptr (DwSheet) sheet = make_sheet (make_full_service (), NULL);
  const DwLine *phone = get_line (sheet, DW_SECTION_CONTACT, "Phone");
  const DwLine *web = get_line (sheet, DW_SECTION_CONTACT, "Web page");
  const DwLine *email = get_line (sheet, DW_SECTION_CONTACT, "Hub manager");

  g_assert_cmpstr (sheet->status, ==, "Paused");
  g_assert_cmpstr (sheet->alert, ==, "Closed for the holidays");
  assert_line (sheet, DW_SECTION_ROUTE, "Way in", "You can refer yourself", DW_BASIS_PROSE);
  assert_line (sheet, DW_SECTION_WHEN, "Times", "Thursdays 10:00 to 12:00\nTerm time only", DW_BASIS_STATED);
  assert_line (sheet, DW_SECTION_WHERE, "Address", "Acacia centre\n1 Hill Street, CR4 0AA", DW_BASIS_STATED);
  assert_line (sheet, DW_SECTION_WHERE, "Area served", "Merton", DW_BASIS_STATED);
  assert_line (sheet, DW_SECTION_WHERE, "Access", "Access for disabled people not stated. Ring before you go.", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_WHO, "Ages", "Ages 0 to 5", DW_BASIS_STATED);
  assert_line (sheet, DW_SECTION_WHO, "Level of need", "For everyone", DW_BASIS_STATED);
  assert_line (sheet, DW_SECTION_COST, "Cost", "£2: Under 5s", DW_BASIS_STATED);
  g_assert_cmpint (phone->kind, ==, DW_LINE_PHONE);
  g_assert_cmpstr (phone->value, ==, "0845 000 0000");
  g_assert_cmpstr (phone->note, ==, "Weekdays\nCalls to this number cost more than usual.");
  g_assert_cmpint (web->kind, ==, DW_LINE_WEB);
  g_assert_cmpstr (web->value, ==, "example.org/hubs/acacia");
  g_assert_cmpstr (web->target, ==, "https://www.example.org/hubs/acacia");
  g_assert_cmpint (email->kind, ==, DW_LINE_EMAIL);
  g_assert_cmpstr (email->target, ==, "mailto:hub@example.org");
  assert_line (sheet, DW_SECTION_SOURCE, "Checked", "Last checked by Merton Council in February 2026", DW_BASIS_NONE);
  assert_line (sheet, DW_SECTION_SOURCE, "Source document", "Hub leaflet of 2019", DW_BASIS_STATED);
  assert_line (sheet, DW_SECTION_SOURCE, "Record", "acacia-hub", DW_BASIS_STATED);
  g_assert_null (find_line (sheet, DW_SECTION_SOURCE, "Level of need"));
}

static void
test_assurer (void)
{
  g_autoptr (DwSheet) sheet = make_sheet (make_full_service (), NULL);

  for (guint section = 0; section < DW_N_SECTIONS; section++)
    for (guint i = 0; i < sheet->n_lines[section]; i++)
      {
        const DwLine *line = &sheet->lines[section][i];

        g_assert_null (strstr (line->value, "assurer@"));
        g_assert_true (line->target == NULL || strstr (line->target, "assurer@") == NULL);
        g_assert_true (line->note == NULL || strstr (line->note, "assurer@") == NULL);
      }
}

static void
test_hidden (void)
{
  DwService *service = make_acacia ();
  DwPhone *phone = append (service, &service->phones, &DW_CLASS_PHONE);
  g_autoptr (DwSheet) sheet = NULL;

  phone->number = "*21*07700900123#";
  service->url = "javascript:alert(1)";
  service->email = "hub@example.org?attach=/etc/passwd";
  sheet = make_sheet (service, NULL);

  for (guint i = 0; i < sheet->n_lines[DW_SECTION_CONTACT]; i++)
    {
      g_assert_null (sheet->lines[DW_SECTION_CONTACT][i].target);
      g_assert_cmpint (sheet->lines[DW_SECTION_CONTACT][i].kind, ==, DW_LINE_TEXT);
      g_assert_null (strstr (sheet->lines[DW_SECTION_CONTACT][i].value, "*21*"));
    }
}

static void
test_too_much (void)
{
  DwService *service = make_acacia ();
  g_autofree char *long_text = g_strnfill (200000, 'a');
  gsize total = 0;
  g_autoptr (DwSheet) sheet = NULL;

  service->description = long_text;
  for (guint i = 0; i < 100; i++)
    ((DwSchedule *) append (service, &service->schedules, &DW_CLASS_SCHEDULE))->description = long_text;
  sheet = make_sheet (service, NULL);

  for (guint section = 0; section < DW_N_SECTIONS; section++)
    for (guint i = 0; i < sheet->n_lines[section]; i++)
      total += strlen (sheet->lines[section][i].value);
  g_assert_cmpuint (total, <, 80000);
  g_assert_true (g_str_has_suffix (get_line (sheet, DW_SECTION_WHAT, "Description")->value, "(shortened here)"));
  g_assert_nonnull (find_line (sheet, DW_SECTION_WHEN, "More"));
}

static void
test_starter (void)
{
  DwFeed draft = { .url = "file:///starter.json", .name = "Starter directory", .is_starter = TRUE,
                   .notice = "From published documents. Check before use." };
  g_autoptr (DwSheet) sheet = make_sheet (make_acacia (), &draft);

  g_assert_cmpstr (sheet->notice, ==, "From published documents. Check before use.");
  assert_line (sheet, DW_SECTION_SOURCE, "How it came", "Comes with Doorway", DW_BASIS_NONE);
  g_assert_null (find_line (sheet, DW_SECTION_SOURCE, "Feed address"));
}

/* Nobody must think that it was forgotten: an address that is withheld says so, and why. */
static void
test_withheld (void)
{
  static const struct { const char *withheld; const char *told; } reasons[] = {
    { DW_GUARD_MASKED, "The publisher does not give the exact address. Ask the service where to go." },
    { DW_GUARD_AT_HOME, "The address is withheld: this reads like somebody’s own home. Ring or write to ask where to go." },
    { DW_GUARD_KEPT, "The address is withheld: the service says that it is not given out. Ring or write to it to ask where to go." },
    { DW_GUARD_SAFE, "The address is kept secret, so that people are safe there. Ask the service where to go." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      DwService *service = make_acacia ();
      DwServiceAtLocation *there = append (service, &service->service_at_locations, &DW_CLASS_SERVICE_AT_LOCATION);
      DwLocation *location = dw_class_new (&DW_CLASS_LOCATION, service->arena);
      g_autoptr (DwSheet) sheet = NULL;

      there->location = location;
      location->doorway_withheld = reasons[i].withheld;
      sheet = make_sheet (service, NULL);
      assert_line (sheet, DW_SECTION_WHERE, "Address", reasons[i].told, DW_BASIS_STATED);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/who runs it is said once", test_run_by);
  g_test_add_func ("/sheet/what came with the program was not fetched", test_taken_in);
  g_test_add_func ("/sheet/how to get in comes first and the source last", test_sections);
  g_test_add_func ("/sheet/a key that took the place of another is not called the one that was met first", test_replaced_key);
  g_test_add_func ("/sheet/a record that says nothing has every section and says so", test_silence);
  g_test_add_func ("/model/sheet/publishers who differ stand beside each other with the date of each", test_others);
  g_test_add_func ("/model/sheet/publishers who agree are said to", test_agreement);
  g_test_add_func ("/sheet/every fact is said in words with its basis", test_full);
  g_test_add_func ("/sheet/what only the publisher's words say is not called not stated", test_only_words);
  g_test_add_func ("/sheet/words that tell no age leave the ages not stated", test_words_without_ages);
  g_test_add_func ("/sheet/a known price is told and not only that there is one", test_price);
  g_test_add_func ("/sheet/an address that is withheld says so and why", test_withheld);
  g_test_add_func ("/sheet/the assurer's address is never shown", test_assurer);
  g_test_add_func ("/sheet/what may not be dialled or opened is text", test_hidden);
  g_test_add_func ("/sheet/an endless record is shortened and says so", test_too_much);
  g_test_add_func ("/sheet/the starter directory carries its notice", test_starter);

  return g_test_run ();
}
