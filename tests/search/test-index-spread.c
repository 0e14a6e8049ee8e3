/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-spread.h"

#include <string.h>

/* Lists that are spread four services at a time, beside a walk along them one by one. Memory is of their own length, for the sanitizers. */
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/search/index-spread/a list says of every service what a walk along it says", NULL, test_lists);
  g_test_add_data_func ("/search/index-spread/a damaged list is left where a walk along it ends", GINT_TO_POINTER (TRUE), test_lists);
  return g_test_run ();
}
