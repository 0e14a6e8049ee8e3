/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-roll.h"

/* Adds @step, 2 @step, … @n @step, the multiples of 7 first. */
static void
add_all (DwRoll *roll,
         guint   n,
         gint64  step)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = n; i > 0; i--)
      if ((i % 7 == 0) == (pass == 0))
        dw_roll_add (roll, i * step);
  dw_roll_close (roll);
}

static void
test_order (void)
{
  static const gint64 steps[] = { 1, 3, 2047, 2048, 123456789, G_MAXINT64 / 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DwRoll) roll = dw_roll_new ();
      gint64 id;

      add_all (roll, 5000, steps[i]);
      g_assert_cmpuint (dw_roll_get_length (roll), ==, 5000);
      for (guint at = 0; at < 5000; at++)
        {
          g_assert_cmpint (dw_roll_get (roll, at, &id), ==, DW_ROLL_UNSEEN);
          g_assert_cmpint (id, ==, (at + 1) * steps[i]);
        }
    }
}

static void
test_marks (void)
{
  g_autoptr (DwRoll) roll = dw_roll_new ();
  gint64 id;

  add_all (roll, 100, 10);
  for (guint i = 0; i <= 1010; i++)
    g_assert_cmpint (dw_roll_mark (roll, i, DW_ROLL_SEEN), ==, i > 0 && i <= 1000 && i % 10 == 0);
  g_assert_true (dw_roll_mark (roll, 500, DW_ROLL_CHANGED));
  g_assert_true (dw_roll_mark (roll, 500, DW_ROLL_SEEN));
  g_assert_cmpint (dw_roll_get (roll, 49, &id), ==, DW_ROLL_CHANGED);
  g_assert_true (dw_roll_is_before (roll, 490, DW_ROLL_CHANGED));
  g_assert_false (dw_roll_is_before (roll, 500, DW_ROLL_CHANGED));
  g_assert_false (dw_roll_is_before (roll, 501, DW_ROLL_CHANGED));
  dw_roll_take_back (roll, 500);
  g_assert_cmpint (dw_roll_get (roll, 49, &id), ==, DW_ROLL_SEEN);
}

/* A row's number that a damaged file makes up hides none of the others. */
static void
test_harm (void)
{
  g_autoptr (DwRoll) roll = dw_roll_new ();

  dw_roll_add (roll, 7);
  dw_roll_add (roll, -3);
  dw_roll_add (roll, 5);
  dw_roll_close (roll);
  for (gint64 id = -5; id < 10; id++)
    g_assert_cmpint (dw_roll_mark (roll, id, DW_ROLL_SEEN), ==, id == 7 || id == -3 || id == 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/roll/numbers-that-come-in-any-order-are-in-theirs", test_order);
  g_test_add_func ("/store/roll/a-mark-only-rises-and-is-of-a-service-that-is-on-the-roll", test_marks);
  g_test_add_func ("/store/roll/a-number-that-is-none-of-a-row-hides-no-other", test_harm);
  return g_test_run ();
}
