/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-index-make.h"
#include "dw-paths.h"
#include "dw-writer.h"
#include "tests/support/isolated.h"

enum { PATIENCE_US = 10 * G_USEC_PER_SEC };

typedef struct
{
  Directory directory;
  DwSearch *search;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  directory_init (&fixture->directory);
  fixture->search = directory_search (&fixture->directory);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->search);
  directory_clear (&fixture->directory);
}

static void
fill_two (Fixture *fixture)
{
  Sample samples[] = { sample_named ("parents", "Parenting course"), sample_named ("debt", "Debt advice") };

  samples[0].description = "Café for mums, “stay & play” and Ünïcode";
  samples[1].organisation = "Citizens";
  directory_fill (&fixture->directory, samples, G_N_ELEMENTS (samples));
}

static void
assert_found (Fixture    *fixture,
              const char *text,
              const char *expected)
{
  g_autoptr (DwAnswer) answer = ask_text (fixture->search, text);
  g_autofree char *ids = list_ids (answer);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  fill_two (fixture);

  assert_found (fixture, "parenting ", "parents");
  assert_found (fixture, "PARENTS", "parents");
  assert_found (fixture, "cafe", "parents");
  assert_found (fixture, "unicode", "parents");
  assert_found (fixture, "citiz", "debt");
  assert_found (fixture, "citiz ", "");
  assert_found (fixture, "debt parents", "debt parents");
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  const char *whole = "parenting";

  fill_two (fixture);
  for (gsize n = 1; n <= strlen (whole); n++)
    {
      g_autofree char *typed = g_strndup (whole, n);
      g_autoptr (DwAnswer) answer = ask_text (fixture->search, typed);

      g_assert_cmpuint (answer->n_hits, ==, 1);
      g_assert_cmpstr (answer->matched[0].words[0], ==, typed);
    }
}

static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const texts[] = {
    "", " ", "\"", "\"\"\"", "*", "(", ")", "NEAR(", "NEAR(a b, 2)", "a AND", "NOT", "OR OR", "name:debt", "^debt", "-debt", "debt*",
    "{name}: debt", "'; DROP TABLE service; --", "\\", "%s%n", "\x01\x02\x1b[31m", "\xE2\x80\xAE" "debt", "\xF0\x9F\x98\x80\xF0\x9F\x8E\x89",
    "\xFF\xFE", "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7", "\xE0\xA6\xAC\xE0\xA6\xBE\xE0\xA6\x82\xE0\xA6\xB2\xE0\xA6\xBE", "+debt", "debt\tadvice\n",
  };
  g_autofree char *long_word = g_strnfill (1000000, 'x');
  g_autoptr (GString) many = g_string_new (NULL);

  fill_two (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DwAnswer) answer = ask_text (fixture->search, texts[i]);

      g_assert_cmpuint (answer->n_services, ==, 2);
    }

  assert_found (fixture, "-debt", "debt");
  assert_found (fixture, "NOT (debt\"*", "debt");
  assert_found (fixture, "\xE2\x80\xAE" "debt", "debt");
  assert_found (fixture, long_word, "");

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (many, "word%u ", i);
  g_string_prepend (many, "debt ");
  assert_found (fixture, many->str, "debt");
}

static void
test_no_directory (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DwQuestion question;

  dw_question_init (&question);
  g_assert_null (dw_search_ask (fixture->search, &question, NULL, &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);

  fill_two (fixture);
  assert_found (fixture, "debt", "debt");
}

static void
test_generation (Fixture       *fixture,
                 gconstpointer  data)
{
  const Sample sample = sample_named ("new", "Debt helpline");
  g_autoptr (DwAnswer) before = NULL;
  g_autoptr (DwAnswer) after = NULL;

  fill_two (fixture);
  before = ask_text (fixture->search, "debt");
  directory_fill (&fixture->directory, &sample, 1);
  after = ask_text (fixture->search, "debt");

  g_assert_cmpint (after->generation, >, before->generation);
  g_assert_cmpuint (before->n_services, ==, 2);
  g_assert_cmpuint (after->n_services, ==, 1);
  assert_found (fixture, "debt", "new");
}

static void
test_empty_directory (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DwAnswer) answer = NULL;

  directory_fill (&fixture->directory, NULL, 0);
  answer = ask_text (fixture->search, "debt advi");
  g_assert_cmpint (answer->confidence, ==, DW_CONFIDENCE_NONE);
  g_assert_cmpuint (answer->n_wider, ==, 0);
}

static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  Sample samples[5] = { sample_named ("1", "A"), sample_named ("2", "B"), sample_named ("3", "C"), sample_named ("4", "D"), sample_named ("5", "E") };
  g_autoptr (DwAnswer) middle = NULL;
  g_autoptr (DwAnswer) beyond = NULL;
  g_autofree char *ids = NULL;
  DwQuestion question;

  directory_fill (&fixture->directory, samples, G_N_ELEMENTS (samples));
  dw_question_init (&question);
  question.offset = 1;
  question.limit = 2;
  middle = ask (fixture->search, &question);
  question.offset = 7;
  beyond = ask (fixture->search, &question);

  ids = list_ids (middle);
  g_assert_cmpstr (ids, ==, "2 3");
  g_assert_cmpuint (middle->n_hits, ==, 5);
  g_assert_cmpuint (beyond->summaries->len, ==, 0);
}

/* --- Without waiting --- */

typedef struct
{
  GAsyncResult *result;
} Waiting;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Waiting *waiting = data;

  waiting->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Waiting *waiting)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  while (waiting->result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_thread_yield ();
    }

  return waiting->result;
}

static void
ask_async (Fixture      *fixture,
           const char   *text,
           GCancellable *cancellable,
           Waiting      *waiting)
{
  DwQuestion question;

  dw_question_init (&question);
  question.text = g_strdup (text);
  *waiting = (Waiting) { .result = NULL };
  dw_search_ask_async (fixture->search, &question, cancellable, on_done, waiting);
  dw_question_clear (&question);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  fill_two (fixture);

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DwAnswer) answer = NULL;
      Waiting older;
      Waiting newer;

      ask_async (fixture, "parenting", NULL, &older);
      ask_async (fixture, "debt", NULL, &newer);

      g_assert_null (dw_search_ask_finish (fixture->search, wait_for (&older), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      answer = dw_search_ask_finish (fixture->search, wait_for (&newer), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->n_hits, ==, 1);
      g_object_unref (older.result);
      g_object_unref (newer.result);
    }
}

static void
test_callers_cancellable (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Waiting waiting;

  fill_two (fixture);
  ask_async (fixture, "debt", cancellable, &waiting);
  g_cancellable_cancel (cancellable);

  g_assert_null (dw_search_ask_finish (fixture->search, wait_for (&waiting), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (waiting.result);
  assert_found (fixture, "debt", "debt");
}

static void
test_reading (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwAnswer) answer = NULL;
  g_autoptr (GPtrArray) summaries = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (DwRecord) record = NULL;
  Waiting first;
  Waiting second;
  Waiting third;
  Waiting fourth;
  gint64 ids[2] = { 0, 987654 };

  fill_two (fixture);
  answer = ask_text (fixture->search, "debt");
  ids[0] = answer->hits[0].id;

  first = second = third = (Waiting) { .result = NULL };
  dw_search_read_summaries_async (fixture->search, ids, 2, NULL, on_done, &first);
  dw_search_read_record_async (fixture->search, ids[0], NULL, on_done, &second);
  dw_search_list_feeds_async (fixture->search, NULL, on_done, &third);
  ask_async (fixture, "parenting", NULL, &fourth);

  summaries = dw_search_read_summaries_finish (fixture->search, wait_for (&first), &error);
  g_assert_no_error (error);
  record = dw_search_read_record_finish (fixture->search, wait_for (&second), &error);
  g_assert_no_error (error);
  feeds = dw_search_list_feeds_finish (fixture->search, wait_for (&third), &error);
  g_assert_no_error (error);

  g_assert_cmpuint (summaries->len, ==, 2);
  g_assert_nonnull (summaries->pdata[0]);
  g_assert_null (summaries->pdata[1]);
  g_assert_cmpstr (dw_record_get_source_id (record), ==, "debt");
  g_assert_cmpuint (feeds->len, ==, 1);

  g_clear_pointer (&answer, dw_answer_unref);
  answer = dw_search_ask_finish (fixture->search, wait_for (&fourth), &error);
  g_assert_no_error (error);
  g_object_unref (first.result);
  g_object_unref (second.result);
  g_object_unref (third.result);
  g_object_unref (fourth.result);
}

static void
test_missing_record (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Waiting waiting = { .result = NULL };

  fill_two (fixture);
  dw_search_read_record_async (fixture->search, 987654, NULL, on_done, &waiting);
  g_assert_null (dw_search_read_record_finish (fixture->search, wait_for (&waiting), &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
  g_object_unref (waiting.result);
}

static void
make_index (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (fixture->directory.folder, &error);
  g_autofree char *folder = dw_index_dup_folder (fixture->directory.folder);

  g_assert_no_error (error);
  g_assert_true (dw_index_make (folder, reader, fixture->directory.gazetteer, NULL, NULL, NULL, &error));
}

/* Whether a search that has @milliseconds for a question leaves something out of its first one, or has no answer. */
static gboolean
is_hurried (Fixture      *fixture,
            DwVocabulary *vocabulary,
            guint         milliseconds)
{
  g_autoptr (DwSearch) search = dw_search_new (fixture->directory.folder, fixture->directory.gazetteer, vocabulary);
  g_autoptr (DwAnswer) answer = NULL;
  DwQuestion question;

  dw_question_init (&question);
  question.text = g_strdup ("my husband gambles all our money away ");
  dw_search_set_time (search, milliseconds);
  answer = dw_search_ask (search, &question, NULL, NULL);
  dw_question_clear (&question);
  return answer == NULL || answer->is_hurried;
}

static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *tables = dw_paths_dup_data ("vocabulary");
  g_autoptr (DwVocabulary) used = dw_vocabulary_load (tables, NULL);
  g_autoptr (DwVocabulary) fresh = dw_vocabulary_load (tables, NULL);
  guint milliseconds = 10;

  fill_two (fixture);
  make_index (fixture);
  g_assert_false (is_hurried (fixture, used, 60 * 1000));
  while (is_hurried (fixture, used, milliseconds))
    milliseconds *= 2;

  g_assert_false (is_hurried (fixture, fresh, 4 * milliseconds));
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/search/search/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("any word finds, in any case, with or without accents and endings", test_words);
  ADD ("a service stays found while its word is being typed", test_typing);
  ADD ("quotes, operators, control characters and floods of words are only words", test_hostile);
  ADD ("a directory that comes later is found when it is there", test_no_directory);
  ADD ("a change of the directory is seen by the next question", test_generation);
  ADD ("an empty directory has an answer", test_empty_directory);
  ADD ("an answer brings the summaries of its window and the ids of all", test_window);
  ADD ("a newer question cancels the older", test_newer);
  ADD ("the caller's cancellable ends a question", test_callers_cancellable);
  ADD ("summaries, records and feeds are read beside questions", test_reading);
  ADD ("a record that is gone says so", test_missing_record);
  ADD ("the first question of many words gets what the next one gets", test_first);
  return g_test_run ();
}
