/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-packed.h"
#include "dw-index-spread.h"

#include <string.h>

/* Lists that are spread four services at a time, or packed, beside a walk along them one by one. Memory is of their own length, for the sanitizers. */
enum
{
  SEED = 9,
  N_LISTS = 3000,
  MOST_SERVICES = 3000,
};

static GByteArray *
write_list (GRand  *random,
            guint   n_services,
            double  share,
            double  frequent)
{
  GByteArray *list = g_byte_array_new ();
  guint next = 0;

  for (guint service = 0; service < n_services; service++)
    {
      gboolean follows = g_rand_double (random) < frequent;
      guint8 code[6];
      guint n;

      if (g_rand_double (random) >= share)
        continue;
      n = dw_index_write_varint (code, (service + 1 - next) << 1 | (follows ? 1 : 0));
      if (follows)
        code[n++] = (guint8) g_rand_int_range (random, 2, 256);
      g_byte_array_append (list, code, n);
      next = service + 1;
    }

  return list;
}

static void
harm (GByteArray *list,
      GRand      *random)
{
  guint n = list->len > 0 ? (guint) g_rand_int_range (random, 1, 5) : 0;

  for (guint i = 0; i < n; i++)
    list->data[g_rand_int_range (random, 0, (gint32) list->len)] = (guint8) g_rand_int_range (random, 0, 256);
  if (g_rand_boolean (random))
    g_byte_array_set_size (list, (guint) g_rand_int_range (random, 0, (gint32) list->len + 1));
}

/* Returns: how many services the list has. */
static guint
assert_alike (const GByteArray *list,
              guint             n_services)
{
  g_autofree guint8 *bytes = g_memdup2 (list->data, list->len);
  g_autofree guint8 *expected = g_new0 (guint8, n_services);
  g_autofree guint8 *frequencies = g_new0 (guint8, n_services);
  DwIndexCursor cursor = { bytes, bytes + list->len, 0, n_services };
  guint32 service, frequency;
  guint n = 0;

  for (; dw_index_cursor_step (&cursor, &service, &frequency); n++)
    expected[service] = (guint8) frequency;

  dw_index_spread (bytes, list->len, n_services, frequencies);
  g_assert_cmpmem (frequencies, n_services, expected, n_services);

  dw_index_spread_more (bytes, list->len, n_services, frequencies);
  for (guint i = 0; i < n_services; i++)
    expected[i] = (guint8) MIN (2 * expected[i], 255);
  g_assert_cmpmem (frequencies, n_services, expected, n_services);
  return n;
}

static void
test_lists (gconstpointer data)
{
  gboolean are_harmed = data != NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_found = 0;

  for (guint i = 0; i < N_LISTS; i++)
    {
      guint n_services = (guint) g_rand_int_range (random, 1, i % 2 == 0 ? MOST_SERVICES : 300);
      double share = i % 3 == 0 ? g_rand_double (random) : g_rand_double_range (random, 0, 0.1);
      g_autoptr (GByteArray) list = write_list (random, n_services, share, g_rand_double (random));

      if (are_harmed)
        harm (list, random);
      n_found += assert_alike (list, n_services);
    }

  g_assert_cmpuint (n_found, >, N_LISTS);
}

/* A packed list says what @list says; where @packed is harmed, whatever it says is of the segment. */
static void
assert_packed (const GByteArray *list,
               const GByteArray *packed,
               guint             n_services,
               guint             n_holding,
               gboolean          is_harmed)
{
  g_autofree guint8 *bytes = g_memdup2 (packed->data, packed->len);
  DwIndexCursor cursor = { list->data, list->data + list->len, 0, n_services };
  DwIndexPackedWalk walk = { .left = 0 };
  guint32 service, frequency, expected_service, expected_frequency;
  gboolean is_open = dw_index_packed_open (&walk.packed, bytes, packed->len, n_services, n_holding);

  g_assert_true (is_open || is_harmed);
  if (!is_open)
    return;

  while (dw_index_packed_step (&walk, &service, &frequency))
    {
      g_assert_cmpuint (service, <, n_services);
      g_assert_cmpuint (frequency, >, 0);
      if (is_harmed)
        continue;
      g_assert_true (dw_index_cursor_step (&cursor, &expected_service, &expected_frequency));
      g_assert_cmpuint (service, ==, expected_service);
      g_assert_cmpuint (frequency, ==, expected_frequency);
    }

  g_assert_true (is_harmed || !dw_index_cursor_step (&cursor, &expected_service, &expected_frequency));
}

static void
test_packed (gconstpointer data)
{
  gboolean are_harmed = data != NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_LISTS; i++)
    {
      guint n_services = (guint) g_rand_int_range (random, 1, i % 2 == 0 ? MOST_SERVICES : 300);
      g_autoptr (GByteArray) list = write_list (random, n_services, g_rand_double (random), g_rand_double (random));
      guint n_holding = assert_alike (list, n_services);
      g_autoptr (GByteArray) packed = dw_index_packed_write (list->data, list->len, n_services, n_holding);

      if (are_harmed)
        harm (packed, random);
      assert_packed (list, packed, n_services, n_holding, are_harmed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/search/index-spread/a list says of every service what a walk along it says", NULL, test_lists);
  g_test_add_data_func ("/search/index-spread/a damaged list is left where a walk along it ends", GINT_TO_POINTER (TRUE), test_lists);
  g_test_add_data_func ("/search/index-spread/a packed list says what a walk along it says", NULL, test_packed);
  g_test_add_data_func ("/search/index-spread/nothing is read beyond a damaged packed list", GINT_TO_POINTER (TRUE), test_packed);
  return g_test_run ();
}
