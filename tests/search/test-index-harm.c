/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"
#include "index-harm.h"

#include "dw-index-make.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Whatever becomes of the bytes of an index, it answers or is refused. What was made wrong and given right digests gets
 * past the first checks: then nothing that it says may lead out of it.
 *
 * usage: test-search-index-harm --write tests/fuzz/corpus/index/base.index   after a change of the format
 */
enum
{
  N_SAMPLES = 24,
  N_MENDED = 30000,
  SEED = 5,
};

typedef struct
{
  DwGazetteer *gazetteer;
  guint8 *bytes;
  gsize length;
} Whole;

/* What the fuzzer begins with; one of another format is refused before anything in it is looked at. */
#define SEED_FILE "tests", "fuzz", "corpus", "index", "base.index"

/* With lists of their own; the last is held by nobody. */
static const char *const phrases[] = { "debt advice", "parenting course", "course debt", NULL };

static void
make_whole (Whole *whole)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("doorway-index-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, DW_INDEX_BASE_FILE, NULL);
  g_autofree char *lock = g_build_filename (folder, "lock", NULL);
  g_autoptr (DwReader) reader = NULL;
  Sample samples[N_SAMPLES];
  Directory directory;
  char ids[N_SAMPLES][8];

  directory_init (&directory);
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_snprintf (ids[i], sizeof ids[i], "s%u", i);
      samples[i] = sample_named (ids[i], i % 2 == 0 ? "Parenting course for parents" : "Debt advice, advice on debt");
      samples[i].description = "Stay and play, play and stay: family groups for families";
      samples[i].postcode = i % 3 == 0 ? "E8 1EA" : NULL;
      samples[i].terms[DW_FACET_COST] = DW_COST_FREE;
    }
  directory_fill (&directory, samples, N_SAMPLES);

  reader = dw_reader_open (directory.folder, &error);
  g_assert_no_error (error);
  g_assert_true (dw_index_make (folder, reader, directory.gazetteer, phrases, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (path, (char **) &whole->bytes, &whole->length, &error));
  g_assert_no_error (error);
  whole->gazetteer = dw_gazetteer_ref (directory.gazetteer);

  g_unlink (path);
  g_unlink (lock);
  g_rmdir (folder);
  g_clear_pointer (&reader, dw_reader_close);
  directory_clear (&directory);
}

static void
test_whole (gconstpointer data)
{
  const Whole *whole = data;

  g_assert_true (harm_ask (whole->bytes, whole->length, whole->gazetteer));
}

static void
test_cut (gconstpointer data)
{
  const Whole *whole = data;
  g_autofree guint8 *longer = g_malloc0 (whole->length + 1);

  memcpy (longer, whole->bytes, whole->length);
  g_assert_false (harm_ask (longer, whole->length + 1, whole->gazetteer));
  for (gsize length = 0; length < whole->length; length++)
    g_assert_false (harm_ask (whole->bytes, length, whole->gazetteer));
}

static gboolean
is_in_section (const Whole *whole,
               gsize        at)
{
  DwIndexHeader header;

  memcpy (&header, whole->bytes, sizeof header);
  for (guint i = 0; i < DW_INDEX_N_SECTIONS; i++)
    if (at >= header.sections[i].offset && at - header.sections[i].offset < header.sections[i].length)
      return TRUE;

  return at < sizeof header;
}

static void
test_flip (gconstpointer data)
{
  const Whole *whole = data;
  g_autofree guint8 *harmed = g_memdup2 (whole->bytes, whole->length);

  for (gsize at = 0; at < whole->length; at++)
    {
      harmed[at] ^= (guint8) (1 << at % 8);
      g_assert_cmpint (harm_ask (harmed, whole->length, whole->gazetteer), ==, !is_in_section (whole, at));
      harmed[at] = whole->bytes[at];
    }
}

static void
test_mended (gconstpointer data)
{
  const Whole *whole = data;
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_answered = 0;

  for (guint i = 0; i < N_MENDED; i++)
    {
      g_autofree guint8 *harmed = g_memdup2 (whole->bytes, whole->length);
      guint n_harmed = (guint) g_rand_int_range (random, 1, 4);

      for (guint j = 0; j < n_harmed; j++)
        harmed[g_rand_int_range (random, 0, (gint32) whole->length)] = (guint8) g_rand_int_range (random, 0, 256);
      harm_mend (harmed, whole->length);
      n_answered += harm_ask (harmed, whole->length, whole->gazetteer);
    }

  /* Most must get past the digests, or nothing was tried. */
  g_assert_cmpuint (n_answered, >, N_MENDED / 4);
  g_rand_free (random);
}

static void
assert_refused (const Whole  *whole,
                gsize         at,
                guint8        byte,
                DwIndexError  code)
{
  g_autoptr (GError) error = NULL;
  guint8 *copy = g_aligned_alloc (whole->length, 1, DW_INDEX_ALIGNMENT);
  g_autoptr (GBytes) held = g_bytes_new_with_free_func (copy, whole->length, g_aligned_free, copy);

  memcpy (copy, whole->bytes, whole->length);
  copy[at] = byte;
  g_assert_null (dw_index_segment_new (held, &error));
  g_assert_error (error, DW_INDEX_ERROR, (int) code);
}

static void
test_others (gconstpointer data)
{
  const Whole *whole = data;

  assert_refused (whole, 0, '?', DW_INDEX_ERROR_OTHER);
  {
    /* As a machine of the other byte order writes it. */
    guint64 magic = GUINT64_SWAP_LE_BE (DW_INDEX_MAGIC);
    g_autofree guint8 *bytes = g_memdup2 (whole->bytes, whole->length);
    const Whole swapped = { .bytes = bytes, .length = whole->length };

    memcpy (bytes, &magic, sizeof magic);
    assert_refused (&swapped, 0, bytes[0], DW_INDEX_ERROR_OTHER);
  }
  assert_refused (whole, offsetof (DwIndexHeader, format), 99, DW_INDEX_ERROR_OTHER);
  assert_refused (whole, offsetof (DwIndexHeader, n_services), 99, DW_INDEX_ERROR_DAMAGED);
}

static void
test_seed (gconstpointer data)
{
  const Whole *whole = data;
  g_autofree char *path = g_build_filename (g_getenv ("DOORWAY_SOURCE"), SEED_FILE, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >=, sizeof (DwIndexHeader));
  g_assert_cmpuint (((const DwIndexHeader *) (gpointer) bytes)->format, ==, DW_INDEX_FORMAT);
  g_assert_true (harm_ask ((const guint8 *) bytes, length, whole->gazetteer));
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-index-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, DW_INDEX_BASE_FILE, NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dw_index_open (folder, &error));
  g_assert_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (other, "nothing", -1, NULL));
  g_assert_cmpint (symlink (other, path), ==, 0);
  g_assert_null (dw_index_open (folder, &error));
  g_assert_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_OTHER);
  g_clear_error (&error);
  g_unlink (path);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (dw_index_open (folder, &error));
  g_assert_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_OTHER);
  g_clear_error (&error);
  g_unlink (path);

  g_assert_true (g_file_set_contents (path, "", -1, NULL));
  g_assert_null (dw_index_open (folder, &error));
  g_assert_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_OTHER);
  g_unlink (path);
  g_unlink (other);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  Whole whole = { 0 };
  int failed;

  g_test_init (&argc, &argv, NULL);
  make_whole (&whole);
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return g_file_set_contents (argv[2], (const char *) whole.bytes, (gssize) whole.length, NULL) ? 0 : 1;

  g_test_add_data_func ("/search/index-harm/what was written is answered from", &whole, test_whole);
  g_test_add_data_func ("/search/index-harm/a file cut anywhere is refused", &whole, test_cut);
  g_test_add_data_func ("/search/index-harm/every byte that is another is found out", &whole, test_flip);
  g_test_add_data_func ("/search/index-harm/what has the right digests and says anything leads nowhere else", &whole, test_mended);
  g_test_add_data_func ("/search/index-harm/files of another format or machine are told from damaged ones", &whole, test_others);
  g_test_add_data_func ("/search/index-harm/what the fuzzer begins with is of the present format and answered from", &whole, test_seed);
  g_test_add_func ("/search/index-harm/links, pipes and empty files are no index", test_files);
  failed = g_test_run ();
  dw_gazetteer_unref (whole.gazetteer);
  g_free (whole.bytes);
  return failed;
}
