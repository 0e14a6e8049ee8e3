/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-facts.h"
#include "dw-language.h"
#include "made-record.h"

static const struct
{
  DwSchedule schedule;
  DwMask times;
  DwBasis basis;
} schedules[] = {
  { { .byday = "MO" }, DW_TIMES_MONDAY, DW_BASIS_STATED },
  { { .byday = "2SA,SU" }, DW_TIMES_SATURDAY | DW_TIMES_SUNDAY, DW_BASIS_STATED },
  { { .freq = "DAILY" }, DW_TIMES_DAYS, DW_BASIS_STATED },
  { { .freq = "WEEKLY", .dtstart = "2026-03-07" }, DW_TIMES_SATURDAY, DW_BASIS_STATED },
  { { .freq = "WEEKLY", .dtstart = "2026-13-77" }, 0, DW_BASIS_NONE },
  { { .opens_at = "09:30", .closes_at = "11:00" }, DW_TIMES_MORNING, DW_BASIS_STATED },
  { { .opens_at = "18:00" }, DW_TIMES_EVENING, DW_BASIS_STATED },
  { { .byday = "WE", .opens_at = "15:30:00", .closes_at = "16:30:00" }, 1 << 2 | DW_TIMES_AFTERNOON | DW_TIMES_AFTER_SCHOOL, DW_BASIS_STATED },
  { { .byday = "SU", .opens_at = "15:30", .closes_at = "16:30" }, DW_TIMES_SUNDAY | DW_TIMES_AFTERNOON, DW_BASIS_STATED },
  { { .opens_at = "25:99" }, 0, DW_BASIS_NONE },
  { { .byday = "monday" }, 0, DW_BASIS_NONE },
  { { .description = "Evenings" }, DW_TIMES_EVENING, DW_BASIS_PROSE },
  { { .description = "Mornings and weekends" }, DW_TIMES_MORNING | DW_TIMES_SATURDAY | DW_TIMES_SUNDAY, DW_BASIS_PROSE },
  { { .description = "Not at weekends" }, 0, DW_BASIS_NONE },
  { { .byday = "FR", .description = "Evenings" }, 1 << 4 | DW_TIMES_EVENING, DW_BASIS_STATED },
};

static void
test_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (schedules); i++)
    {
      g_autoptr (DwService) service = make_service ();
      DwSchedule *schedule = append (service, &service->schedules, &DW_CLASS_SCHEDULE);
      const DwSchedule *wanted = &schedules[i].schedule;
      DwFacts facts;

      schedule->byday = wanted->byday;
      schedule->freq = wanted->freq;
      schedule->dtstart = wanted->dtstart;
      schedule->opens_at = wanted->opens_at;
      schedule->closes_at = wanted->closes_at;
      schedule->description = wanted->description;
      facts = dw_facts_read (service);
      g_assert_cmphex (facts.times, ==, schedules[i].times);
      g_assert_cmpint (facts.times_basis, ==, schedules[i].basis);
    }
}

static void
test_words (void)
{
  g_autofree char *weekend = dw_times_dup_text (DW_TIMES_SATURDAY | DW_TIMES_SUNDAY);
  g_autofree char *evenings = dw_times_dup_text (DW_TIMES_EVENING);

  g_assert_cmpstr (weekend, ==, "Saturday and Sunday");
  g_assert_cmpstr (evenings, ==, "Evenings");
}

static void
test_languages (void)
{
  g_autoptr (DwService) service = make_service ();
  DwLanguage *one = append (service, &service->languages, &DW_CLASS_LANGUAGE);
  DwLanguage *other = append (service, &service->languages, &DW_CLASS_LANGUAGE);
  DwFacts facts;

  one->name = "Bangla";
  other->code = "pt-BR";
  facts = dw_facts_read (service);
  g_assert_cmphex (facts.languages, ==, dw_language_find ("Bengali") | dw_language_find ("portuguese"));
  g_assert_cmpuint (dw_language_find ("English"), ==, 0);
  g_assert_cmpuint (dw_language_find ("Klingon"), ==, 0);
  g_assert_cmpuint (dw_language_find (""), ==, 0);
  g_assert_cmpstr (dw_language_get_name (dw_language_find ("farsi")), ==, "Persian");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/times/days and times of day are read as schedules state them", test_times);
  g_test_add_func ("/times/they are said in words", test_words);
  g_test_add_func ("/times/languages are read by name and code", test_languages);
  return g_test_run ();
}
