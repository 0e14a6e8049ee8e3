/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-index-format.h"
#include "dw-index-make.h"
#include "tests/support/isolated.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A search that keeps its index: what it answers while there is none, after it is there, and after harm. */
enum
{
  N_SAMPLES = 400,
  PATIENCE_US = 30 * 1000 * 1000,
  PAUSE_US = 2000,
  N_MAKINGS = 12,
  MAKING_SECONDS = 120,
};

typedef struct
{
  Directory directory;
  DwSearch *search;
  Sample samples[N_SAMPLES];
  char ids[N_SAMPLES][8];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  directory_init (&fixture->directory);
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_snprintf (fixture->ids[i], sizeof fixture->ids[i], "s%u", i);
      fixture->samples[i] = sample_named (fixture->ids[i], i % 3 == 0 ? "Parenting course" : "Debt advice");
      fixture->samples[i].description = i % 7 == 0 ? "Stay and play for families" : "An hour a week";
      fixture->samples[i].terms[DW_FACET_COST] = i % 2 == 0 ? DW_COST_FREE : 0;
    }
  directory_fill (&fixture->directory, fixture->samples, N_SAMPLES);
  fixture->search = directory_search (&fixture->directory);
  dw_search_keep_index (fixture->search);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->search);
  directory_clear (&fixture->directory);
}

/* Asks until the index answers. */
static DwAnswer *
ask_index (Fixture    *fixture,
           const char *text)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;
  DwAnswer *answer = ask_text (fixture->search, text);

  while (answer->without_index)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (PAUSE_US);
      dw_answer_unref (answer);
      answer = ask_text (fixture->search, text);
    }

  return answer;
}

static void
assert_same (const DwAnswer *left,
             const DwAnswer *right)
{
  g_assert_cmpuint (left->n_hits, ==, right->n_hits);
  g_assert_cmpuint (left->n_fits, ==, right->n_fits);
  g_assert_cmpuint (left->n_services, ==, right->n_services);
  g_assert_cmpmem (left->facets, sizeof left->facets, right->facets, sizeof right->facets);
  g_assert_cmpuint (left->n_ranked, ==, right->n_ranked);
  for (guint i = 0; i < left->n_ranked; i++)
    g_assert_cmpint (left->hits[i].id, ==, right->hits[i].id);
}

static char *
dup_path (Fixture    *fixture,
          const char *name)
{
  g_autofree char *folder = dw_index_dup_folder (fixture->directory.folder);

  return g_build_filename (folder, name, NULL);
}

static void
test_made (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const texts[] = { "", "parent", "debt advice families", "stay and play", "zebra" };
  g_autofree char *path = dup_path (fixture, DW_INDEX_BASE_FILE);
  g_autofree char *folder = g_path_get_dirname (path);
  DwSearch *plain = NULL;
  g_autoptr (DwAnswer) present = NULL;
  GStatBuf status;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DwAnswer) first = ask_text (fixture->search, texts[i]);
      g_autoptr (DwAnswer) indexed = ask_index (fixture, texts[i]);

      assert_same (first, indexed);
    }

  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode, ==, S_IFREG | 0600);
  g_assert_cmpint (g_lstat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode, ==, S_IFDIR | 0700);

  /* A search that keeps none uses the one that is there. */
  plain = directory_search (&fixture->directory);
  present = ask_text (plain, "debt");
  g_assert_false (present->without_index);
  g_assert_finalize_object (plain);
}

static void
test_small_change (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DwAnswer) before = ask_index (fixture, "debt");
  g_autoptr (DwAnswer) after = NULL;
  g_autoptr (DwAnswer) zebra = NULL;

  fixture->samples[1].name = "Zebra riding";
  fixture->samples[5] = sample_named ("new", "Debt helpline");
  directory_fill (&fixture->directory, fixture->samples, N_SAMPLES);

  after = ask_text (fixture->search, "debt");
  g_assert_false (after->without_index);
  g_assert_cmpint (after->generation, >, before->generation);
  g_assert_cmpuint (after->n_services, ==, N_SAMPLES);
  g_assert_cmpuint (after->n_hits, ==, before->n_hits - 1);
  zebra = ask_text (fixture->search, "zebra");
  g_assert_cmpuint (zebra->n_hits, ==, 1);
}

static void
test_large_change (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DwAnswer) before = ask_index (fixture, "debt");
  g_autoptr (DwAnswer) meanwhile = NULL;
  g_autoptr (DwAnswer) after = NULL;

  for (guint i = 0; i < N_SAMPLES / 2; i++)
    fixture->samples[i].name = "Zebra riding";
  directory_fill (&fixture->directory, fixture->samples, N_SAMPLES);

  meanwhile = ask_text (fixture->search, "zebra");
  g_assert_cmpuint (meanwhile->n_hits, ==, N_SAMPLES / 2);
  after = ask_index (fixture, "zebra");
  assert_same (meanwhile, after);
}

static void
harm (const char *path,
      gsize       at,
      gboolean    is_cut)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[at % length] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, is_cut ? (gssize) (at % length) : (gssize) length, NULL));
}

static void
test_harm (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture, DW_INDEX_BASE_FILE);
  g_autoptr (DwAnswer) whole = ask_index (fixture, "debt families");

  for (guint i = 0; i < 24; i++)
    {
      DwSearch *search = directory_search (&fixture->directory);
      g_autoptr (DwAnswer) answer = NULL;
      g_autoptr (DwAnswer) mended = NULL;

      harm (path, 97 + 1009 * (gsize) i, i % 2 == 0);
      dw_search_keep_index (search);
      answer = ask_text (search, "debt families");
      assert_same (answer, whole);
      g_assert_finalize_object (search);

      /* A new one is made. */
      search = directory_search (&fixture->directory);
      dw_search_keep_index (search);
      for (mended = ask_text (search, "debt"); mended->without_index; mended = ask_text (search, "debt"))
        dw_answer_unref (g_steal_pointer (&mended));
      g_assert_finalize_object (search);
    }
}

/* Our own program never writes into a file that it moved into place; another may. */
static void
test_cut_under_way (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture, DW_INDEX_BASE_FILE);
  g_autoptr (DwAnswer) whole = ask_index (fixture, "debt families");
  g_autoptr (DwAnswer) cut = NULL;
  g_autoptr (DwAnswer) mended = NULL;

  g_assert_cmpint (truncate (path, 0), ==, 0);
  cut = ask_text (fixture->search, "families debt");
  g_assert_true (cut->without_index);
  g_assert_cmpuint (cut->n_hits, ==, whole->n_hits);

  /* The next search makes it anew; this one tries again in a minute. */
  g_assert_finalize_object (g_steal_pointer (&fixture->search));
  fixture->search = directory_search (&fixture->directory);
  dw_search_keep_index (fixture->search);
  mended = ask_index (fixture, "debt families");
  assert_same (mended, whole);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* As a failing disk may: in its place, under the same time, and the lists alone, so that words still lead to them. */
static void
spoil_lists (const char *path)
{
  g_autofree char *bytes = NULL;
  const DwIndexPlace *place;
  int fd = g_open (path, O_WRONLY, 0);
  struct stat before;

  g_assert_cmpint (fstat (fd, &before), ==, 0);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  place = &((const DwIndexHeader *) (gpointer) bytes)->sections[DW_INDEX_LISTS];
  memset (bytes + place->offset, 0xff, place->length);
  g_assert_cmpint (pwrite (fd, bytes + place->offset, place->length, (off_t) place->offset), ==, (gssize) place->length);
  g_assert_cmpint (futimens (fd, (const struct timespec[]) { before.st_atim, before.st_mtim }), ==, 0);
  close (fd);
}

/* What is asked of an answer whose words the index has not looked up yet, and cannot any more, is told from the tables,
   as a question would be. */
static void
test_spoilt_behind_an_answer (Fixture       *fixture,
                                 gconstpointer  explains)
{
  g_autofree char *path = dup_path (fixture, DW_INDEX_BASE_FILE);
  DwSearch *elsewhere = directory_search (&fixture->directory);
  g_autoptr (DwAnswer) whole = ask_text (elsewhere, "debt families");
  g_autoptr (DwAnswer) other = ask_index (fixture, "parent");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) told = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (elsewhere);
  spoil_lists (path);
  if (explains != NULL)
    {
      dw_search_explain_async (fixture->search, whole, whole->hits[0].id, NULL, on_done, &result);
      told = dw_search_explain_finish (fixture->search, wait_for (&result), &error);
    }
  else
    {
      dw_search_rank_async (fixture->search, whole, NULL, on_done, &result);
      told = dw_search_rank_finish (fixture->search, wait_for (&result), &error);
    }

  g_assert_no_error (error);
  g_assert_cmpuint (told->len, >, 0);
  if (explains == NULL)
    g_assert_cmpuint (told->len, ==, whole->n_hits);
}

enum { N_CUTS = 40, LATEST_CUT_US = 3000 };

typedef struct
{
  const char *path;
  gint32 length;
  gint32 after_us;
} Cut;

static gpointer
cut_after (gpointer data)
{
  const Cut *cut = data;

  g_usleep ((gulong) cut->after_us);
  g_assert_cmpint (truncate (cut->path, cut->length), ==, 0);
  return NULL;
}

/* Whenever it happens: before a question, between two of its words, or behind its last. */
static void
test_cut_at_any_moment (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char *const texts[] = { "debt families", "parent", "stay and play", "", "an hour", "course advice", "families" };
  g_autofree char *path = dup_path (fixture, DW_INDEX_BASE_FILE);
  DwAnswer *whole[G_N_ELEMENTS (texts)];
  g_autofree char *bytes = NULL;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    whole[i] = ask_index (fixture, texts[i]);
  g_assert_finalize_object (g_steal_pointer (&fixture->search));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  /* It makes none itself. */
  fixture->search = directory_search (&fixture->directory);

  for (guint round = 0; round < N_CUTS; round++)
    {
      Cut cut = { path, g_test_rand_int_range (0, (gint32) length), g_test_rand_int_range (0, LATEST_CUT_US) };
      g_autoptr (DwAnswer) first = NULL;
      GThread *thread;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      first = ask_text (fixture->search, "hour");
      g_assert_false (first->without_index);
      thread = g_thread_new ("cut", cut_after, &cut);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autoptr (DwAnswer) answer = ask_text (fixture->search, texts[i]);

          assert_same (answer, whole[i]);
        }
      g_thread_join (thread);
    }

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dw_answer_unref (whole[i]);
}

static void
take_copy (Fixture  *fixture,
           char    **bytes,
           gsize    *length,
           gboolean  is_put_back)
{
  g_autofree char *path = g_build_filename (fixture->directory.folder, "directory.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);

  /* Nobody has the file open: all of it is in the file. */
  g_assert_finalize_object (g_steal_pointer (&fixture->search));
  g_unlink (log);
  g_unlink (shared);
  if (is_put_back)
    g_assert_true (g_file_set_contents (path, *bytes, (gssize) *length, NULL));
  else
    g_assert_true (g_file_get_contents (path, bytes, length, NULL));
}

static void
rename_one (Fixture    *fixture,
            const char *name)
{
  fixture->samples[1].name = name;
  directory_fill (&fixture->directory, fixture->samples, N_SAMPLES);
  fixture->search = directory_search (&fixture->directory);
  dw_search_keep_index (fixture->search);
}

/* The directory goes on from an older copy, and comes to the same number as the one that was lost: with other services. */
static void
test_put_back (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *copy = NULL;
  gsize length;
  gint64 generation;

  take_copy (fixture, &copy, &length, FALSE);
  rename_one (fixture, "Zebra riding");
  {
    g_autoptr (DwAnswer) zebra = ask_index (fixture, "zebra");

    g_assert_cmpuint (zebra->n_hits, ==, 1);
    generation = zebra->generation;
  }

  take_copy (fixture, &copy, &length, TRUE);
  rename_one (fixture, "Otter swimming");
  {
    g_autoptr (DwAnswer) first = ask_text (fixture->search, "otter");
    g_autoptr (DwAnswer) otter = ask_index (fixture, "otter");
    g_autoptr (DwAnswer) zebra = ask_index (fixture, "zebra");

    g_assert_cmpint (otter->generation, ==, generation);
    g_assert_cmpuint (first->n_hits, ==, 1);
    g_assert_cmpuint (otter->n_hits, ==, 1);
    g_assert_cmpuint (zebra->n_hits, ==, 0);
  }
}

typedef struct
{
  Fixture *fixture;
  int is_done;              /* atomic */
} Making;

/* Makes whole indexes one after another, as if each were missing. The search's own keeper may find one missing, and be quicker. */
static gpointer
make_again_and_again (gpointer data)
{
  Making *making = data;
  Fixture *fixture = making->fixture;
  g_autofree char *folder = dw_index_dup_folder (fixture->directory.folder);
  g_autofree char *path = dup_path (fixture, DW_INDEX_BASE_FILE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (fixture->directory.folder, &error);
  gint64 end = g_get_monotonic_time () + MAKING_SECONDS * G_USEC_PER_SEC;
  guint n_made = 0;

  g_assert_no_error (error);
  while (n_made < N_MAKINGS && g_get_monotonic_time () < end)
    {
      DwIndexMade made;

      g_unlink (path);
      /* Refused while the keeper has the lock. */
      if (dw_index_make (folder, reader, fixture->directory.gazetteer, NULL, NULL, &made, &error))
        n_made++;
      else
        g_assert_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_FAILED);
      g_clear_error (&error);
      g_thread_yield ();
    }

  g_assert_cmpuint (n_made, ==, N_MAKINGS);
  g_atomic_int_set (&making->is_done, TRUE);
  return NULL;
}

static void
test_while_making (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const texts[] = { "debt", "parent families", "d", "stay and play", "advcie" };
  g_autoptr (DwSearch) search = directory_search (&fixture->directory);
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  Making making = { .fixture = fixture };
  g_autoptr (DwAnswer) made = ask_index (fixture, "debt");
  GThread *thread = NULL;
  guint n_asked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (expected, ask_text (search, texts[i]));

  thread = g_thread_new ("making", make_again_and_again, &making);
  for (; !g_atomic_int_get (&making.is_done) || n_asked < G_N_ELEMENTS (texts); n_asked++)
    {
      guint which = n_asked % G_N_ELEMENTS (texts);
      g_autoptr (DwAnswer) answer = ask_text (search, texts[which]);

      assert_same (answer, expected->pdata[which]);
    }
  g_thread_join (thread);

  g_test_message ("%u questions during %u makings", n_asked, (guint) N_MAKINGS);
  for (guint i = 0; i < expected->len; i++)
    dw_answer_unref (expected->pdata[i]);
  g_assert_cmpuint (made->n_hits, >, 0);
}

/* As another program does while it makes the index: for as long as it likes. */
static void
test_lock_held (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture, "lock");
  g_autofree char *folder = g_path_get_dirname (path);
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int file = -1;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (fcntl (file, F_OFD_SETLK, &whole), ==, 0);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (DwAnswer) answer = ask_text (fixture->search, i % 2 == 0 ? "debt" : "parent");

      g_assert_true (answer->without_index);
      g_assert_cmpuint (answer->n_hits, >, 0);
    }
  close (file);
}

/* One that came from elsewhere, with services of its own under the same numbers. */
static void
test_of_another (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture, DW_INDEX_BASE_FILE);
  g_autofree char *theirs = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  Directory other;

  directory_init (&other);
  fixture->samples[1].name = "Zebra riding";
  directory_fill (&other, fixture->samples, N_SAMPLES);
  {
    g_autofree char *folder = dw_index_dup_folder (other.folder);
    g_autoptr (DwReader) reader = dw_reader_open (other.folder, NULL);

    theirs = g_build_filename (folder, DW_INDEX_BASE_FILE, NULL);
    g_assert_true (dw_index_make (folder, reader, other.gazetteer, NULL, NULL, NULL, NULL));
  }
  g_assert_true (g_file_get_contents (theirs, &bytes, &length, NULL));
  directory_clear (&other);

  dw_answer_unref (ask_index (fixture, "debt"));
  g_assert_finalize_object (g_steal_pointer (&fixture->search));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  fixture->search = directory_search (&fixture->directory);
  dw_search_keep_index (fixture->search);
  {
    g_autoptr (DwAnswer) first = ask_text (fixture->search, "zebra");
    g_autoptr (DwAnswer) later = ask_index (fixture, "zebra");

    g_assert_true (first->without_index);
    g_assert_cmpuint (first->n_hits, ==, 0);
    g_assert_cmpuint (later->n_hits, ==, 0);
  }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
#define ADD(sentence, function) g_test_add ("/search/index-keep/" sentence, Fixture, NULL, set_up, function, tear_down)
  ADD ("an index is made in the background and answers as the tables do", test_made);
  ADD ("a small change is in the index at the next question", test_small_change);
  ADD ("after a large change the tables answer until the index is there", test_large_change);
  ADD ("a damaged index costs no answer and is made anew", test_harm);
  ADD ("an index that is cut while it is in use costs no answer", test_cut_under_way);
  g_test_add ("/search/index-keep/an answer is ranked on after its index was spoilt", Fixture, NULL, set_up,
              test_spoilt_behind_an_answer, tear_down);
  g_test_add ("/search/index-keep/an answer is explained after its index was spoilt", Fixture, "explain", set_up,
              test_spoilt_behind_an_answer, tear_down);
  ADD ("a file that is cut at any moment changes no answer", test_cut_at_any_moment);
  ADD ("the index of a directory that was lost is not taken for that of an older copy which went on", test_put_back);
  ADD ("while indexes are made one after another every question is answered right", test_while_making);
  ADD ("while another program holds the lock of the index questions are answered from the tables", test_lock_held);
  ADD ("an index of another directory is not answered from", test_of_another);
  return g_test_run ();
}
