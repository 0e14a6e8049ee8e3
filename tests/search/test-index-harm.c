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
  guint8 *bytes;            /* of the base */
  gsize length;
  guint8 *delta;
  gsize delta_length;
} Whole;

static gboolean
ask_base (const Whole  *whole,
          const guint8 *bytes,
          gsize         length)
{
  return harm_ask ((HarmBytes) { bytes, length }, NULL, whole->gazetteer);
}

/* The base as it was made, and a delta beside it. */
static gboolean
ask_with_delta (const Whole  *whole,
                const guint8 *bytes,
                gsize         length)
{
  const HarmBytes delta = { bytes, length };

  return harm_ask ((HarmBytes) { whole->bytes, whole->length }, &delta, whole->gazetteer);
}

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
  g_autofree char *delta_path = g_build_filename (folder, DW_INDEX_DELTA_FILE, NULL);
  g_autofree char *lock = g_build_filename (folder, "lock", NULL);
  g_autoptr (DwReader) reader = NULL;
  DwIndexMade made;
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

  samples[3].name = "Zebra riding for parents";
  samples[N_SAMPLES - 1] = sample_named ("new", "Debt course");
  directory_fill (&directory, samples, N_SAMPLES);
  g_assert_true (dw_index_make (folder, reader, directory.gazetteer, phrases, NULL, &made, &error));
  g_assert_cmpint (made, ==, DW_INDEX_MADE_DELTA);
  g_assert_true (g_file_get_contents (delta_path, (char **) &whole->delta, &whole->delta_length, &error));

  g_unlink (path);
  g_unlink (delta_path);
  g_unlink (lock);
  g_rmdir (folder);
  g_clear_pointer (&reader, dw_reader_close);
  directory_clear (&directory);
}

static void
test_whole (gconstpointer data)
{
  const Whole *whole = data;

  g_assert_true (ask_base (whole, whole->bytes, whole->length));
  g_assert_true (ask_with_delta (whole, whole->delta, whole->delta_length));
}

static void
test_cut (gconstpointer data)
{
  const Whole *whole = data;
  g_autofree guint8 *longer = g_malloc0 (whole->length + 1);

  memcpy (longer, whole->bytes, whole->length);
  g_assert_false (ask_base (whole, longer, whole->length + 1));
  for (gsize length = 0; length < whole->length; length++)
    g_assert_false (ask_base (whole, whole->bytes, length));
  for (gsize length = 0; length < whole->delta_length; length++)
    g_assert_false (ask_with_delta (whole, whole->delta, length));
}

static gboolean
is_in_section (const guint8 *bytes,
               gsize         at)
{
  DwIndexHeader header;

  memcpy (&header, bytes, sizeof header);
  for (guint i = 0; i < DW_INDEX_N_SECTIONS; i++)
    if (at >= header.sections[i].offset && at - header.sections[i].offset < header.sections[i].length)
      return TRUE;

  return at < sizeof header;
}

typedef gboolean (*Asking) (const Whole  *whole,
                            const guint8 *bytes,
                            gsize         length);

static void
flip (const Whole  *whole,
      const guint8 *bytes,
      gsize         length,
      Asking        asking)
{
  g_autofree guint8 *harmed = g_memdup2 (bytes, length);

  for (gsize at = 0; at < length; at++)
    {
      harmed[at] ^= (guint8) (1 << at % 8);
      g_assert_cmpint (asking (whole, harmed, length), ==, !is_in_section (bytes, at));
      harmed[at] = bytes[at];
    }
}

static void
test_flip (gconstpointer data)
{
  const Whole *whole = data;

  flip (whole, whole->bytes, whole->length, ask_base);
  flip (whole, whole->delta, whole->delta_length, ask_with_delta);
}

/* Returns: how many were answered from. */
static guint
harm_and_mend (const Whole  *whole,
               const guint8 *bytes,
               gsize         length,
               Asking        asking)
{
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_answered = 0;

  for (guint i = 0; i < N_MENDED; i++)
    {
      g_autofree guint8 *harmed = g_memdup2 (bytes, length);
      guint n_harmed = (guint) g_rand_int_range (random, 1, 4);

      for (guint j = 0; j < n_harmed; j++)
        harmed[g_rand_int_range (random, 0, (gint32) length)] = (guint8) g_rand_int_range (random, 0, 256);
      harm_mend (harmed, length);
      n_answered += asking (whole, harmed, length);
    }

  g_rand_free (random);
  return n_answered;
}

static void
test_mended (gconstpointer data)
{
  const Whole *whole = data;

  /* Most must get past the digests, or nothing was tried. */
  g_assert_cmpuint (harm_and_mend (whole, whole->bytes, whole->length, ask_base), >, N_MENDED / 4);
}

static void
test_mended_delta (gconstpointer data)
{
  const Whole *whole = data;

  g_assert_cmpuint (harm_and_mend (whole, whole->delta, whole->delta_length, ask_with_delta), >, N_MENDED / 4);
}

/* Puts both files down as they were made, whoever cut them before. */
static void
put_down (const Whole *whole,
          const char  *folder)
{
  g_autofree char *base = g_build_filename (folder, DW_INDEX_BASE_FILE, NULL);
  g_autofree char *delta = g_build_filename (folder, DW_INDEX_DELTA_FILE, NULL);

  g_assert_true (g_file_set_contents (base, (const char *) whole->bytes, (gssize) whole->length, NULL));
  g_assert_true (g_file_set_contents (delta, (const char *) whole->delta, (gssize) whole->delta_length, NULL));
}

static void
test_torn (gconstpointer data)
{
  static const char *const files[] = { DW_INDEX_BASE_FILE, DW_INDEX_DELTA_FILE };
  const Whole *whole = data;
  const gsize lengths[] = { whole->length, whole->delta_length };
  g_autofree char *folder = g_dir_make_tmp ("doorway-index-XXXXXX", NULL);
  gsize step = (gsize) sysconf (_SC_PAGESIZE) / 2;

  for (guint file = 0; file < G_N_ELEMENTS (files); file++)
    for (gsize length = 0; length < lengths[file]; length += step)
      for (guint is_late = 0; is_late < 2; is_late++)
        {
          put_down (whole, folder);
          g_assert_true (harm_ask_cut (folder, files[file], length, is_late != 0, whole->gazetteer));
        }

  for (guint file = 0; file < G_N_ELEMENTS (files); file++)
    {
      g_autofree char *path = g_build_filename (folder, files[file], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* A directory whose places of points in the index take more than a page. Returns: (transfer full): the index's folder. */
static char *
make_large (Directory *directory)
{
  enum { N_MANY = 3000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GStringChunk) ids = g_string_chunk_new (1024);
  g_autofree Sample *samples = g_new (Sample, N_MANY);
  char *folder = g_dir_make_tmp ("doorway-index-XXXXXX", NULL);

  directory_init (directory);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);

      samples[i] = sample_named (g_string_chunk_insert (ids, id), "Stay and play");
      samples[i].postcode = "E8 1EA";
    }
  directory_fill (directory, samples, N_MANY);

  reader = dw_reader_open (directory->folder, &error);
  g_assert_no_error (error);
  g_assert_true (dw_index_make (folder, reader, directory->gazetteer, NULL, NULL, NULL, &error));
  return folder;
}

/* Where a page ends among the places of points: those before it stay as they are, those behind it become 0. */
static gsize
find_cut (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, DW_INDEX_BASE_FILE, NULL);
  g_autofree char *bytes = NULL;
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  const DwIndexPlace *place;
  gsize cut;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  place = &((const DwIndexHeader *) (gpointer) bytes)->sections[DW_INDEX_FIRST_POINT];
  cut = (place->offset + page) / page * page;
  g_assert_cmpuint (cut, <, place->offset + place->length);
  return cut;
}

static void
test_torn_points (gconstpointer data)
{
  Directory directory;
  g_autofree char *folder = make_large (&directory);
  g_autofree char *path = g_build_filename (folder, DW_INDEX_BASE_FILE, NULL);
  g_autofree char *lock = g_build_filename (folder, "lock", NULL);

  g_assert_true (harm_ask_cut (folder, DW_INDEX_BASE_FILE, find_cut (folder), TRUE, directory.gazetteer));
  g_unlink (path);
  g_unlink (lock);
  g_rmdir (folder);
  directory_clear (&directory);
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
  g_assert_true (ask_base (whole, (const guint8 *) bytes, length));
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
  g_test_add_data_func ("/search/index-mended/what has the right digests and says anything leads nowhere else", &whole, test_mended);
  g_test_add_data_func ("/search/index-mended-delta/a delta beside a base that has the right digests and says anything leads nowhere else", &whole, test_mended_delta);
  g_test_add_data_func ("/search/index-harm/a file that is cut while it is read says so, and leads nowhere else", &whole, test_torn);
  g_test_add_data_func ("/search/index-harm/of a file that is cut among its points all distances are measured, and lead nowhere else", &whole, test_torn_points);
  g_test_add_data_func ("/search/index-harm/files of another format or machine are told from damaged ones", &whole, test_others);
  g_test_add_data_func ("/search/index-harm/what the fuzzer begins with is of the present format and answered from", &whole, test_seed);
  g_test_add_func ("/search/index-harm/links, pipes and empty files are no index", test_files);
  failed = g_test_run ();
  dw_gazetteer_unref (whole.gazetteer);
  g_free (whole.bytes);
  g_free (whole.delta);
  return failed;
}
