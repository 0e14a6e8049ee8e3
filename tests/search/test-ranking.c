/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ranking.h"

#include <math.h>

enum
{
  MOST = 30000, /* enough that a directory is sorted digit by digit */
  SEED = 7,
};

/* Whether @a may stand before @b, said as plainly as the header says it. */
static gboolean
is_ordered (const DwCatalogue *catalogue,
            DwOrder            order,
            const DwHit       *a,
            const DwHit       *b)
{
  if (a->fits != b->fits)
    return a->fits == DW_TRI_YES;
  if (order == DW_ORDER_NEAREST && isnan (a->distance_m) != isnan (b->distance_m))
    return isnan (b->distance_m);
  if (order == DW_ORDER_NEAREST && (a->distance_m < b->distance_m || a->distance_m > b->distance_m))
    return a->distance_m < b->distance_m;
  if (order != DW_ORDER_NAME && (a->score < b->score || a->score > b->score))
    return a->score > b->score;

  return catalogue->name_rank[a->index] < catalogue->name_rank[b->index];
}

static void
make_hits (GRand *random,
           DwHit *hits,
           guint  n)
{
  for (guint i = 0; i < n; i++)
    hits[i] = (DwHit) {
      .id = i + 1,
      .index = i,
      .fits = g_rand_boolean (random) ? DW_TRI_YES : DW_TRI_NOT_STATED,
      /* Few values, so that ties are common. */
      .score = (float) g_rand_int_range (random, 0, 50) / 8.0f,
      .distance_m = g_rand_boolean (random) ? (float) g_rand_int_range (random, 0, 200) * 100.0f : NAN,
    };
}

static void
shuffle (GRand   *random,
         guint32 *ranks,
         guint    n)
{
  for (guint i = 0; i < n; i++)
    ranks[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (random, 0, (gint32) i);
      guint32 kept = ranks[i - 1];

      ranks[i - 1] = ranks[j];
      ranks[j] = kept;
    }
}

static void
assert_sorted (GRand   *random,
               DwOrder  order,
               guint    n)
{
  g_autofree guint32 *ranks = g_new (guint32, MAX (n, 1));
  g_autofree DwHit *hits = g_new0 (DwHit, MAX (n, 1));
  g_autofree gboolean *seen = g_new0 (gboolean, n + 1);
  DwCatalogue catalogue = { .name_rank = ranks };

  make_hits (random, hits, n);
  shuffle (random, ranks, n);
  dw_ranking_sort (&catalogue, order, 0, hits, n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_false (seen[hits[i].id]);
      seen[hits[i].id] = TRUE;
      g_assert_cmpuint (hits[i].index + 1, ==, hits[i].id);
      if (i > 0)
        g_assert_true (is_ordered (&catalogue, order, &hits[i - 1], &hits[i]));
    }
}

static void
test_sort (void)
{
  static const guint sizes[] = { 0, 1, 2, 3, 1000, MOST };
  GRand *random = g_rand_new_with_seed (SEED);

  for (DwOrder order = DW_ORDER_BEST; order <= DW_ORDER_NAME; order++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      assert_sorted (random, order, sizes[i]);

  g_rand_free (random);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/ranking/few and many hits are sorted by fit, order, score and name", test_sort);
  return g_test_run ();
}
