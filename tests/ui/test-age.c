/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "dw-age.h"

typedef struct
{
  const char *typed;
  double years;             /* NAN: none */
  gboolean is_understood;
} Case;

static const Case cases[] = {
  { "", NAN, TRUE },
  { "   ", NAN, TRUE },
  { "10", 10, TRUE },
  { " 10 years ", 10, TRUE },
  { "0", 0, TRUE },
  { "2½", 2.5, TRUE },
  { "2.5", 2.5, TRUE },
  { "2,5", 2.5, TRUE },
  { "10.", NAN, FALSE },
  { "6 months", 0.5, TRUE },
  { "18m", 1.5, TRUE },
  { "120", 120, TRUE },
  { "121", NAN, FALSE },
  { "1e999", NAN, FALSE },
  { "-3", NAN, FALSE },
  { "ten", NAN, FALSE },
  { "0x10", NAN, FALSE },
  { "10 ducks", NAN, FALSE },
  { "nan", NAN, FALSE },
};

static void
an_age_is_read_as_people_type_it (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double years = -1;
      gboolean is_understood = dw_age_parse (cases[i].typed, &years);

      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpint (is_understood, ==, cases[i].is_understood);
      if (isnan (cases[i].years))
        g_assert_true (isnan (years));
      else
        g_assert_cmpfloat_with_epsilon (years, cases[i].years, 1e-9);
    }
}

static void
an_age_that_is_written_reads_back (void)
{
  static const double ages[] = { 0, 0.5, 1, 1.5, 2, 2.5, 10, 17, 120 };

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *text = dw_age_dup_text (ages[i]);
      double years;

      g_assert_true (dw_age_parse (text, &years));
      g_assert_cmpfloat_with_epsilon (years, ages[i], 1e-9);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/age/is-read-as-people-type-it", an_age_is_read_as_people_type_it);
  g_test_add_func ("/age/that-is-written-reads-back", an_age_that_is_written_reads_back);

  return g_test_run ();
}
