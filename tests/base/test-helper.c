/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-helper.h"

enum { N_PARTS = 16, N_ROUNDS = 2000 };

typedef struct
{
  int n_done[N_PARTS];      /* each by one hand */
  int n_begun;              /* atomic */
  guint last[DW_HELPER_HANDS];
  GThread *hands[DW_HELPER_HANDS];
} Work;

static void
do_part (gpointer data,
         guint    hand,
         guint    part)
{
  Work *work = data;

  g_assert_cmpuint (hand, <, DW_HELPER_HANDS);
  work->n_done[part]++;
  g_assert_true (work->hands[hand] == NULL || (work->hands[hand] == g_thread_self () && work->last[hand] < part));
  work->hands[hand] = g_thread_self ();
  work->last[hand] = part;
}

static void
assert_all_done (const Work *work)
{
  for (guint part = 0; part < N_PARTS; part++)
    g_assert_cmpint (work->n_done[part], ==, 1);
}

static void
test_each_once (void)
{
  g_autoptr (DwHelper) helper = dw_helper_new ("test-helper");

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Work work = { { 0 } };

      dw_helper_share (helper, N_PARTS, do_part, &work);
      assert_all_done (&work);
      g_assert_true (work.hands[0] == NULL || work.hands[0] == g_thread_self ());
      g_assert_true (work.hands[1] != g_thread_self ());
    }
}

static void
test_alone (void)
{
  Work work = { { 0 } };

  dw_helper_share (NULL, N_PARTS, do_part, &work);
  assert_all_done (&work);
  g_assert_true (work.hands[0] == g_thread_self ());
  g_assert_null (work.hands[1]);
}

/* Ends only when both hands are in a part at once. */
static void
wait_for_other (gpointer data,
                guint    hand,
                guint    part)
{
  Work *work = data;

  g_atomic_int_inc (&work->n_begun);
  while (g_atomic_int_get (&work->n_begun) < DW_HELPER_HANDS)
    g_thread_yield ();
}

static void
test_at_once (void)
{
  g_autoptr (DwHelper) helper = dw_helper_new ("test-helper");
  Work work = { { 0 } };

  dw_helper_share (helper, DW_HELPER_HANDS, wait_for_other, &work);
  g_assert_cmpint (work.n_begun, ==, DW_HELPER_HANDS);
}

static void
test_unused (void)
{
  dw_helper_free (dw_helper_new ("test-helper"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/helper/each part is done once, whoever does it", test_each_once);
  g_test_add_func ("/base/helper/without a helper one does all", test_alone);
  g_test_add_func ("/base/helper/two work at once", test_at_once);
  g_test_add_func ("/base/helper/one that was never asked ends", test_unused);
  return g_test_run ();
}
