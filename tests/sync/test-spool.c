/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spool.h"

#include <string.h>

#include "dw-paths.h"
#include "tests/support/isolated.h"

/* Around the pieces that a body is looked at in, and the blocks of the cipher. */
static const gsize lengths[] = { 0, 1, 63, 64, 65, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 200 * 1000, 3 };

static GBytes *
make_body (guint number)
{
  gsize length = lengths[number];
  guint8 *body = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    body[i] = (guint8) (i % 251 + number);
  return g_bytes_new_take (body, length);
}

static DwSpool *
fill_spool (const char *key)
{
  g_autoptr (GError) error = NULL;
  DwPlan plan = dw_plan_make (NULL, 0);
  DwSpool *spool = dw_spool_open (key, &error);

  g_assert_no_error (error);
  dw_spool_begin (spool, &plan, &error);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GBytes) body = make_body (i);

      g_assert_no_error (error);
      dw_spool_append (spool, i % 2 == 0 ? DW_SPOOL_LIST_PAGE : DW_SPOOL_DETAIL, body, &error);
    }
  g_assert_no_error (error);

  dw_spool_rewind (spool);
  return spool;
}

/* Any part of @text is that part of @body. */
static void
compare (const DwPageText *text,
         GBytes           *body)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  g_autofree guint8 *part = g_malloc (text->length + 1);
  const guint8 *whole = g_bytes_get_data (body, NULL);

  g_assert_cmpuint (text->length, ==, g_bytes_get_size (body));
  for (guint i = 0; i < 200; i++)
    {
      gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->length + 1);
      gsize length = i == 0 ? text->length - at : (gsize) g_rand_int_range (random, 0, (gint32) (text->length - at) + 1);

      g_assert_true (text->read (text->data, at, part, length, NULL));
      g_assert_cmpmem (part, length, whole + at, length);
    }
}

static void
test_same_bytes (gconstpointer key)
{
  DwSpool *spool = fill_spool (key);
  g_autoptr (GError) error = NULL;
  DwSpoolKind kind = DW_SPOOL_PLAN;
  DwPageText text;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GBytes) body = make_body (i);
      guint64 place = dw_spool_tell (spool);
      g_autoptr (GBytes) read = NULL;
      DwHash hash;

      g_assert_true (dw_spool_find (spool, &text, &kind, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (kind, ==, i % 2 == 0 ? DW_SPOOL_LIST_PAGE : DW_SPOOL_DETAIL);
      compare (&text, body);
      hash = *dw_spool_get_hash (spool);

      dw_spool_seek (spool, place);
      read = dw_spool_read (spool, &kind, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (read, body));
      g_assert_true (dw_hash_equal (&hash, dw_spool_get_hash (spool)));
    }

  g_assert_false (dw_spool_find (spool, &text, &kind, &error));
  g_assert_no_error (error);
  g_assert_null (dw_spool_read (spool, &kind, &error));
  g_assert_no_error (error);
  dw_spool_discard (spool);
}

/* One byte of the last piece of the longest body is another. */
static void
damage (void)
{
  g_autofree char *folder = dw_paths_dup_own (g_get_user_cache_dir (), ".cache");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) body = make_body (8);
  gsize length = 0;
  char *found = NULL;
  FILE *file = NULL;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  found = memmem (text, length, g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_assert_nonnull (found);
  file = fopen (path, "r+b");
  if (file == NULL)
    g_error ("%s: %s", path, g_strerror (errno));
  g_assert_no_errno (fseek (file, found - text + (long) g_bytes_get_size (body) - 1, SEEK_SET));
  g_assert_cmpint (fputc ('!', file), ==, '!');
  g_assert_no_errno (fclose (file));
}

static void
test_damage (void)
{
  DwSpool *spool = fill_spool ("a feed");
  DwSpoolKind kind;
  DwPageText text;
  guint64 place = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  damage ();
  for (guint i = 0; i < 8; i++)
    g_assert_true (dw_spool_find (spool, &text, &kind, NULL));

  place = dw_spool_tell (spool);
  g_assert_false (dw_spool_find (spool, &text, &kind, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  dw_spool_seek (spool, place);
  g_assert_null (dw_spool_read (spool, &kind, &again));
  g_assert_error (again, G_IO_ERROR, G_IO_ERROR_FAILED);
  dw_spool_discard (spool);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_data_func ("/spool/what is found is what is read", "a feed", test_same_bytes);
  g_test_add_data_func ("/spool/what is found in a file without a name is what is read", NULL, test_same_bytes);
  g_test_add_func ("/spool/a body that is not what was written is not found", test_damage);
  return g_test_run ();
}
