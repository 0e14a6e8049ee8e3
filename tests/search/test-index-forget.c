/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"
#include "dw-index.h"
#include "dw-index-make.h"
#include "tests/support/isolated.h"

enum { N_SAMPLES = 40 };

static void
make_index (const Directory *directory,
            DwIndexMade      expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (directory->folder, &error);
  g_autofree char *folder = dw_index_dup_folder (directory->folder);
  DwIndexMade made;

  g_assert_true (dw_index_make (folder, reader, directory->gazetteer, NULL, NULL, &made, &error));
  g_assert_no_error (error);
  g_assert_cmpint (made, ==, expected);
}

static gboolean
has_delta (const Directory *directory)
{
  g_autofree char *folder = dw_index_dup_folder (directory->folder);
  g_autofree char *path = g_build_filename (folder, DW_INDEX_DELTA_FILE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A base keeps the words of what changed in the delta beside it, a place that is withheld since among them. */
static void
test_withheld (void)
{
  Directory directory;
  Sample samples[N_SAMPLES];

  directory_init (&directory);
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);

      samples[i] = sample_named (g_intern_string (id), "Play group");
      samples[i].postcode = "E8 1EA";
    }
  directory_fill (&directory, samples, N_SAMPLES);
  make_index (&directory, DW_INDEX_MADE_BASE);

  samples[3].name = "Zebra riding";
  directory_fill (&directory, samples, N_SAMPLES);
  make_index (&directory, DW_INDEX_MADE_DELTA);
  g_assert_true (has_delta (&directory));

  samples[5].name = "Marigold Refuge";
  directory_fill (&directory, samples, N_SAMPLES);
  make_index (&directory, DW_INDEX_MADE_BASE);
  g_assert_false (has_delta (&directory));

  samples[7].name = "Otter swimming";
  directory_fill (&directory, samples, N_SAMPLES);
  make_index (&directory, DW_INDEX_MADE_DELTA);
  directory_clear (&directory);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/search/index-forget/what must not be known any more goes with the whole index", test_withheld);
  return g_test_run ();
}
