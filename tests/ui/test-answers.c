/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <math.h>

#include "dw-directory.h"
#include "dw-inquiry.h"
#include "dw-notices.h"
#include "dw-result-model.h"
#include "dw-tell.h"

/* The window's models on a real directory: the starter directory in a folder of its own. */

#define DEADLINE_S 30
#define METRES_PER_MILE 1609.344

typedef struct
{
  char *folder;
  DwDirectory *directory;
  DwInquiry *inquiry;
  DwResultModel *model;
  guint n_answers;
} Fixture;

static void
wait_until (gboolean (*is_done) (Fixture *fixture),
            Fixture   *fixture)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_S * G_USEC_PER_SEC;

  while (!is_done (fixture) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_done (fixture));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  dw_directory_open_finish (DW_DIRECTORY (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_open (Fixture *fixture)
{
  return dw_directory_get_search (fixture->directory) != NULL;
}

static gboolean
is_answered (Fixture *fixture)
{
  return fixture->n_answers > 0;
}

static void
on_answered (Fixture *fixture)
{
  g_assert_no_error (dw_inquiry_get_error (fixture->inquiry));
  fixture->n_answers++;
}

static DwAnswer *
await_answer (Fixture *fixture)
{
  fixture->n_answers = 0;
  wait_until (is_answered, fixture);
  return dw_inquiry_get_answer (fixture->inquiry);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("doorway-answers-XXXXXX", NULL);
  fixture->directory = dw_directory_new (fixture->folder);
  dw_directory_open_async (fixture->directory, NULL, on_opened, NULL);
  wait_until (is_open, fixture);

  fixture->inquiry = dw_inquiry_new (dw_directory_get_search (fixture->directory));
  fixture->model = dw_result_model_new (fixture->inquiry);
  g_signal_connect_swapped (fixture->inquiry, "answered", G_CALLBACK (on_answered), fixture);
  dw_inquiry_refresh (fixture->inquiry);
  await_answer (fixture);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static gboolean
is_idle (Fixture *fixture)
{
  return !g_main_context_pending (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->model);
  wait_until (is_idle, fixture);
  g_assert_finalize_object (fixture->inquiry);
  g_assert_finalize_object (fixture->directory);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
has_rows_to_begin_with (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model)) >= 20;
}

/* Wants them first, as whoever goes to the list does. */
static gboolean
has_all_rows (Fixture *fixture)
{
  dw_result_model_want_all (fixture->model);

  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model)) == dw_inquiry_get_answer (fixture->inquiry)->n_hits;
}

static void
rows_come_a_few_at_once_then_some_and_all_when_they_are_wanted (Fixture       *fixture,
                                      gconstpointer  data)
{
  guint n_hits = dw_inquiry_get_answer (fixture->inquiry)->n_hits;
  guint n_first = g_list_model_get_n_items (G_LIST_MODEL (fixture->model));

  g_assert_cmpuint (n_hits, >, 100);
  g_assert_cmpuint (n_first, >=, 6);
  g_assert_cmpuint (n_first, <, 20);
  wait_until (has_rows_to_begin_with, fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), <, n_hits);
  wait_until (has_all_rows, fixture);
}

static void
a_row_is_the_same_object_each_time_and_says_its_hit (Fixture       *fixture,
                                                     gconstpointer  data)
{
  DwAnswer *answer = dw_inquiry_get_answer (fixture->inquiry);
  g_autoptr (DwResult) first = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_autoptr (DwResult) again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  const DwSummary *summary = g_ptr_array_index (answer->summaries, 0);
  g_autofree char *name = NULL;

  g_assert_true (first == again);
  g_assert_true (dw_result_is_filled (first));
  g_assert_cmpint (dw_result_get_id (first), ==, answer->hits[0].id);
  g_object_get (first, "name", &name, NULL);
  g_assert_cmpstr (name, ==, summary->name);
  g_assert_cmpuint (dw_result_model_find (fixture->model, answer->hits[3].id), ==, 3);
  g_assert_cmpuint (dw_result_model_find (fixture->model, -1), ==, GTK_INVALID_LIST_POSITION);
}

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  guint      *first_changed)
{
  *first_changed = MIN (*first_changed, position);
}

static void
the_first_rows_stay_and_say_something_else (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr (DwResult) before = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  gint64 id = dw_result_get_id (before);
  g_autoptr (DwResult) after = NULL;
  g_autofree char *name = NULL;
  guint first_changed = G_MAXUINT;
  DwAnswer *answer;

  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_items_changed), &first_changed);
  dw_inquiry_set_text (fixture->inquiry, "debt");
  answer = await_answer (fixture);
  g_assert_cmpuint (answer->n_hits, >, 1);
  g_assert_cmpint (answer->hits[0].id, !=, id);

  after = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_object_get (after, "name", &name, NULL);
  g_assert_true (before == after);
  g_assert_cmpint (dw_result_get_id (after), ==, answer->hits[0].id);
  g_assert_cmpstr (name, ==, ((const DwSummary *) g_ptr_array_index (answer->summaries, 0))->name);
  g_assert_cmpuint (first_changed, >, 0);
  g_signal_handlers_disconnect_by_data (fixture->model, &first_changed);
}

static void
rows_out_of_sight_stay_and_follow_when_they_are_reached (Fixture       *fixture,
                                                         gconstpointer  data)
{
  DwResult *rows[20] = { NULL };
  guint first_changed = G_MAXUINT;
  DwAnswer *answer;

  wait_until (has_rows_to_begin_with, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);

  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_items_changed), &first_changed);
  dw_inquiry_set_text (fixture->inquiry, "family");
  answer = await_answer (fixture);
  g_assert_cmpuint (answer->n_hits, >, G_N_ELEMENTS (rows));
  g_assert_cmpuint (first_changed, ==, G_MAXUINT);

  /* Whoever asks for one gets what this answer found there; whoever scrolls gets them all. */
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (fixture->model), 19));
  g_assert_cmpint (dw_result_get_id (rows[19]), ==, answer->hits[19].id);
  dw_result_model_want_all (fixture->model);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (dw_result_get_id (rows[i]), ==, answer->hits[i].id);
      g_object_unref (rows[i]);
    }
  g_signal_handlers_disconnect_by_data (fixture->model, &first_changed);
}

static void
rows_beyond_what_was_found_go_at_once (Fixture       *fixture,
                                       gconstpointer  data)
{
  DwAnswer *answer;

  wait_until (has_rows_to_begin_with, fixture);
  dw_inquiry_set_text (fixture->inquiry, "toy library");
  answer = await_answer (fixture);
  g_assert_cmpuint (answer->n_hits, >, 0);
  g_assert_cmpuint (answer->n_hits, <, 20);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), <=, answer->n_hits);
}

static gboolean
is_last_row_filled (Fixture *fixture)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
  g_autoptr (DwResult) last = g_list_model_get_item (G_LIST_MODEL (fixture->model), n - 1);

  return dw_result_is_filled (last);
}

static void
a_row_beyond_the_first_page_is_read_when_it_is_looked_at (Fixture       *fixture,
                                                          gconstpointer  data)
{
  DwAnswer *answer = dw_inquiry_get_answer (fixture->inquiry);
  g_autoptr (DwResult) last = NULL;
  g_autofree char *spoken = NULL;

  wait_until (has_all_rows, fixture);
  g_assert_cmpuint (answer->n_hits, >, answer->summaries->len);

  last = g_list_model_get_item (G_LIST_MODEL (fixture->model), answer->n_hits - 1);
  g_assert_false (dw_result_is_filled (last));
  wait_until (is_last_row_filled, fixture);
  g_object_get (last, "spoken", &spoken, NULL);
  g_assert_cmpstr (spoken, !=, "");
  g_assert_null (g_strrstr (spoken, "\u2068"));
}

static void
every_row_says_cost_and_age_even_when_they_are_not_stated (Fixture       *fixture,
                                                           gconstpointer  data)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->model)); i++)
    {
      g_autoptr (DwResult) result = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);
      g_autofree char *facts = NULL;
      g_autofree char *freshness = NULL;

      g_object_get (result, "facts", &facts, "freshness", &freshness, NULL);
      g_assert_true (strstr (facts, "Cost not stated") != NULL || strstr (facts, "Free") != NULL
                     || strstr (facts, "charge") != NULL);
      g_assert_true (strstr (facts, "ge") != NULL);
      g_assert_true (strstr (freshness, "check first") != NULL);
    }
}

static void
only_the_latest_of_many_questions_is_answered_for (Fixture       *fixture,
                                                   gconstpointer  data)
{
  static const char *const typed[] = { "p", "pa", "par", "pare", "paren", "parent", "parenti", "parentin", "parenting" };
  DwAnswer *answer;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    dw_inquiry_set_text (fixture->inquiry, typed[i]);
  do
    answer = await_answer (fixture);
  while (g_strcmp0 (answer->question->text, "parenting") != 0);

  g_assert_cmpuint (answer->n_fits, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), <=, answer->n_hits);
}

static void
what_is_not_stated_is_a_group_of_its_own (Fixture       *fixture,
                                          gconstpointer  data)
{
  DwAnswer *answer;
  g_autoptr (DwResult) first = NULL;
  g_autoptr (DwResult) may_fit = NULL;
  g_autofree char *group = NULL;
  g_autofree char *other_group = NULL;
  g_autofree char *unstated = NULL;
  g_autofree char *count = NULL;

  dw_inquiry_choose (fixture->inquiry, DW_FACET_ROUTE, DW_ROUTE_DROP_IN, TRUE);
  answer = await_answer (fixture);
  g_assert_cmpuint (answer->n_fits, >, 0);
  g_assert_cmpuint (answer->n_not_stated, >, 0);
  wait_until (has_all_rows, fixture);

  first = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  may_fit = g_list_model_get_item (G_LIST_MODEL (fixture->model), answer->n_fits);
  g_object_get (first, "group", &group, NULL);
  g_object_get (may_fit, "group", &other_group, "unstated", &unstated, NULL);
  g_assert_cmpstr (group, ==, "Fit everything you chose");
  g_assert_cmpstr (other_group, ==, "May fit: something you chose is not stated");
  g_assert_cmpstr (unstated, ==, "Not stated: how to get in. Ask first.");

  count = dw_notices_dup_count (answer);
  g_assert_true (g_str_has_suffix (count, " may fit"));
}

/* What stands over the groups of @answer, in order. */
static char *
dup_headings (const DwAnswer *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < answer->n_ranked; i++)
    {
      g_autofree char *heading = dw_notices_dup_heading (answer, &answer->hits[i], i > 0 ? &answer->hits[i - 1] : NULL);

      if (heading != NULL)
        g_string_append_printf (text, text->len > 0 ? " | %s" : "%s", heading);
    }

  return g_strdup (text->str);
}

static void
check_headings (Fixture    *fixture,
                const char *place,
                double      age,
                const char *words,
                const char *wanted)
{
  DwGazetteer *gazetteer = dw_directory_get_gazetteer (fixture->directory);
  g_autoptr (DwPlace) near = place != NULL ? dw_gazetteer_find (gazetteer, place) : NULL;
  g_autofree char *headings = NULL;
  DwAnswer *answer;

  g_assert_true (place == NULL || near != NULL);
  dw_inquiry_clear (fixture->inquiry);
  dw_inquiry_set_within (fixture->inquiry, 5 * METRES_PER_MILE);
  dw_inquiry_set_place (fixture->inquiry, near);
  dw_inquiry_set_age (fixture->inquiry, age);
  dw_inquiry_set_text (fixture->inquiry, words);
  do
    answer = await_answer (fixture);
  while (g_strcmp0 (answer->question->text != NULL ? answer->question->text : "", words) != 0
         || (near != NULL && answer->question->near != near) || isnan (answer->question->age) != isnan (age));

  headings = dup_headings (answer);
  g_assert_cmpstr (headings, ==, wanted);
}

static void
a_heading_says_no_more_than_what_was_chosen (Fixture       *fixture,
                                             gconstpointer  data)
{
  check_headings (fixture, "Mitcham", NAN, "",
                  "Within 5 miles of Mitcham, or for families in Merton | May be near: where exactly is not stated");
  check_headings (fixture, "Hackney", NAN, "",
                  "Within 5 miles of Hackney, or for families there | May be near: where exactly is not stated");
  check_headings (fixture, "Mitcham", NAN, "parenting",
                  "Within 5 miles of Mitcham, or for families in Merton | May be near: where exactly is not stated");
  check_headings (fixture, NULL, 4, "", "For age 4 | May fit: ages not stated");
  check_headings (fixture, NULL, 4, "autism", "For age 4 | May fit: not stated, or sharing little with your words");
  check_headings (fixture, "Hackney", 4, "",
                  "Fit everything you chose | May fit: something you chose is not stated");
  check_headings (fixture, NULL, NAN, "parenting", "");
  check_headings (fixture, NULL, NAN, "within 2 miles of Mitcham",
                  "Within 2 miles of Mitcham, or for families in Merton | May be near: where exactly is not stated");
}

static guint
find_hit (const DwAnswer *answer,
          gint64          id)
{
  guint at = 0;

  while (answer->hits[at].id != id)
    at++;

  return at;
}

static void
without_words_services_stand_by_name_and_that_is_said (Fixture       *fixture,
                                                       gconstpointer  data)
{
  g_autoptr (DwAnswer) first = dw_answer_ref (dw_inquiry_get_answer (fixture->inquiry));
  g_autofree char *headings = dup_headings (first);
  DwAnswer *by_name;

  g_assert_cmpstr (headings, ==, "By name, those that families can use now first");
  dw_inquiry_set_order (fixture->inquiry, DW_ORDER_NAME);
  by_name = await_answer (fixture);
  for (guint i = 1; i < first->n_ranked; i++)
    g_assert_true (first->hits[i - 1].score > first->hits[i].score
                   || find_hit (by_name, first->hits[i - 1].id) < find_hit (by_name, first->hits[i].id));
}

static void
test_telephone (Fixture       *fixture,
                gconstpointer  data)
{
  DwAnswer *answer;
  g_autofree char *title = NULL;
  g_autofree char *notice = NULL;

  dw_inquiry_set_text (fixture->inquiry, "020 7946 0002");
  answer = await_answer (fixture);

  title = dw_notices_dup_nothing (answer);
  notice = dw_notices_dup_notice (answer);
  g_assert_cmpstr (title, ==, "That is a telephone number");
  g_assert_true (g_str_has_prefix (notice, "No service here states 020 7946 0002 as its own telephone number."));
}

static void
test_part_of_telephone (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char *const parts[] = { "020 8", "7946 0002" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      DwAnswer *answer;
      g_autofree char *title = NULL;
      g_autofree char *notice = NULL;

      dw_inquiry_set_text (fixture->inquiry, parts[i]);
      answer = await_answer (fixture);

      title = dw_notices_dup_nothing (answer);
      notice = dw_notices_dup_notice (answer);
      g_assert_cmpuint (answer->n_ranked, ==, 0);
      g_assert_cmpstr (title, ==, "That may be part of a telephone number");
      g_assert_true (g_str_has_prefix (notice, "Telephone numbers are looked up whole,"));
    }
}

static void
a_search_that_finds_nothing_says_so_and_what_is_wider (Fixture       *fixture,
                                                       gconstpointer  data)
{
  DwAnswer *answer;
  g_autofree char *title = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *explanation = NULL;
  g_autofree char *wider = NULL;

  dw_inquiry_set_text (fixture->inquiry, "qqxz");
  answer = await_answer (fixture);

  title = dw_notices_dup_nothing (answer);
  notice = dw_notices_dup_notice (answer);
  g_assert_cmpuint (answer->n_hits, ==, 0);
  g_assert_cmpuint (answer->n_wider, >, 0);
  wider = dw_tell_dup_wider (&answer->wider[0]);
  explanation = dw_notices_dup_explanation (answer);
  g_assert_cmpstr (title, ==, "No service has “qqxz”");
  g_assert_cmpstr (notice, ==, "No service has “qqxz”.");
  g_assert_cmpstr (explanation, ==, "Your council’s Family Information Service can tell you what else there is.");
  g_assert_cmpstr (wider, ==, "Look at every service, without your words: 164 services");
}

static void
a_helpline_is_told_where_nothing_is_found (Fixture       *fixture,
                                           gconstpointer  data)
{
  static const char helpline[] = "To talk to somebody, for yourself or somebody near you: "
                                 "National Gambling Helpline, free and at any time, 0808\u00a08020\u00a0133.";
  DwAnswer *answer;
  g_autofree char *explanation = NULL;
  g_autofree char *empty = NULL;

  dw_inquiry_set_text (fixture->inquiry, "qqxz");
  answer = await_answer (fixture);
  answer->helplines = 1u << 2; /* as where it is "gambling", of which no record speaks */
  explanation = dw_notices_dup_explanation (answer);
  answer->n_services = 0;
  empty = dw_notices_dup_explanation (answer);

  g_assert_true (g_str_has_prefix (explanation, helpline));
  g_assert_true (g_str_has_prefix (empty, helpline));
}

static void
a_correction_shows_no_word_that_no_service_says (Fixture       *fixture,
                                                 gconstpointer  data)
{
  DwAnswer *answer;
  g_auto (GStrv) notices = NULL;
  g_autofree char *first = NULL;
  g_autofree char *all = NULL;

  dw_inquiry_set_text (fixture->inquiry, "cant aford ");
  answer = await_answer (fixture);
  notices = dw_notices_list (answer);
  first = dw_notices_dup_run (notices, 0, 1);
  all = dw_notices_dup_notice (answer);

  g_assert_cmpuint (answer->n_corrections, ==, 1);
  g_assert_cmpstr (answer->corrections[0].shown, ==, "afford");
  g_assert_true (g_str_has_prefix (first, "No service here says “afford”."));
  g_assert_false (answer->corrections[0].is_held);
  g_assert_true (g_str_has_prefix (all, first));
}

static void
a_word_that_a_chip_stands_for_is_not_said_to_be_missing (Fixture       *fixture,
                                                         gconstpointer  data)
{
  DwAnswer *answer;
  g_autofree char *notice = NULL;

  dw_inquiry_set_text (fixture->inquiry, "play monday ");
  answer = await_answer (fixture);

  g_assert_cmpuint (answer->n_words, ==, 2);
  answer->words[1].n_services = 0; /* as where no record has the word */
  notice = dw_notices_dup_notice (answer);
  g_assert_true (answer->words[1].is_read);
  g_assert_true (notice == NULL || strstr (notice, "monday") == NULL);
}

/* Above what may be folded away, and no line ends within a number. */
static void
a_helpline_is_told_before_all_else (Fixture       *fixture,
                                    gconstpointer  data)
{
  DwAnswer *answer;
  g_auto (GStrv) notices = NULL;
  g_autofree char *both = NULL;

  dw_inquiry_set_text (fixture->inquiry, "drink problem");
  answer = await_answer (fixture);
  notices = dw_notices_list (answer);
  both = dw_notices_dup_run (notices, 0, 2);

  g_assert_true (g_str_has_prefix (both, "To talk to somebody, for yourself or somebody near you: Drinkline, about alcohol, 0300\u00a0123\u00a01110.\n"));
  g_assert_nonnull (strstr (both, "\nNo service here says “drink”."));
}

static void
a_weak_answer_does_not_say_that_its_services_fit (Fixture       *fixture,
                                                  gconstpointer  data)
{
  DwQuestion question;
  g_autoptr (DwAnswer) answer = NULL;
  g_autofree char *count = NULL;

  dw_question_init (&question);
  question.text = g_strdup ("sleeping dragons");
  answer = dw_answer_new (&question);
  answer->confidence = DW_CONFIDENCE_WEAK;
  answer->n_services = 164;
  answer->n_hits = answer->n_fits = 23;
  count = dw_notices_dup_count (answer);
  answer->n_hits = answer->n_fits = 0;
  dw_question_clear (&question);

  g_assert_cmpstr (count, ==, "23 share a little");
}

static void
a_text_without_a_word_is_said_to_have_none (Fixture       *fixture,
                                            gconstpointer  data)
{
  DwAnswer *answer;
  g_autofree char *notice = NULL;
  g_autofree char *count = NULL;

  dw_inquiry_set_text (fixture->inquiry, "🙂");
  answer = await_answer (fixture);

  notice = dw_notices_dup_notice (answer);
  count = dw_notices_dup_count (answer);
  g_assert_cmpstr (notice, ==, "There is no word in that to search for, so it was left aside.");
  g_assert_true (g_str_has_suffix (count, " services"));
}

static void
clearing_the_filters_keeps_the_words (Fixture       *fixture,
                                      gconstpointer  data)
{
  const DwQuestion *question = dw_inquiry_get_question (fixture->inquiry);

  dw_inquiry_set_text (fixture->inquiry, "autism");
  dw_inquiry_set_age (fixture->inquiry, 10);
  dw_inquiry_choose (fixture->inquiry, DW_FACET_NEED, 1, TRUE);
  dw_inquiry_clear_filters (fixture->inquiry);

  g_assert_cmpstr (question->text, ==, "autism");
  g_assert_true (isnan (question->age));
  g_assert_false (dw_question_has_filters (question));
  dw_inquiry_clear (fixture->inquiry);
  g_assert_true (question->text == NULL || *question->text == '\0');
  await_answer (fixture);
}

#define ADD_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_TEST ("/answers/a telephone number is said not to be searched, and never that no service has it", test_telephone);
  ADD_TEST ("/answers/a part of a telephone number is said to be one, and finds nothing by its digits", test_part_of_telephone);
  ADD_TEST ("/answers/rows-come-a-few-at-once-then-all-when-wanted", rows_come_a_few_at_once_then_some_and_all_when_they_are_wanted);
  ADD_TEST ("/answers/the-first-rows-stay-and-say-something-else", the_first_rows_stay_and_say_something_else);
  ADD_TEST ("/answers/rows-out-of-sight-stay-and-follow-when-they-are-reached", rows_out_of_sight_stay_and_follow_when_they_are_reached);
  ADD_TEST ("/answers/rows-beyond-what-was-found-go-at-once", rows_beyond_what_was_found_go_at_once);
  ADD_TEST ("/answers/a-row-is-the-same-object-each-time", a_row_is_the_same_object_each_time_and_says_its_hit);
  ADD_TEST ("/answers/a-row-beyond-the-first-page-is-read-when-looked-at",
            a_row_beyond_the_first_page_is_read_when_it_is_looked_at);
  ADD_TEST ("/answers/every-row-says-cost-and-age", every_row_says_cost_and_age_even_when_they_are_not_stated);
  ADD_TEST ("/answers/only-the-latest-question-counts", only_the_latest_of_many_questions_is_answered_for);
  ADD_TEST ("/answers/not-stated-is-a-group-of-its-own", what_is_not_stated_is_a_group_of_its_own);
  ADD_TEST ("/answers/a-heading-says-no-more-than-what-was-chosen", a_heading_says_no_more_than_what_was_chosen);
  ADD_TEST ("/answers/without-words-by-name", without_words_services_stand_by_name_and_that_is_said);
  ADD_TEST ("/answers/nothing-says-what-is-wider", a_search_that_finds_nothing_says_so_and_what_is_wider);
  ADD_TEST ("/answers/a-correction-shows-no-word-that-no-service-says", a_correction_shows_no_word_that_no_service_says);
  ADD_TEST ("/answers/a-word-that-a-chip-stands-for-is-not-said-to-be-missing", a_word_that_a_chip_stands_for_is_not_said_to_be_missing);
  ADD_TEST ("/answers/a-helpline-comes-first", a_helpline_is_told_before_all_else);
  ADD_TEST ("/answers/a-helpline-is-told-where-nothing-is-found", a_helpline_is_told_where_nothing_is_found);
  ADD_TEST ("/answers/weak-is-not-a-fit", a_weak_answer_does_not_say_that_its_services_fit);
  ADD_TEST ("/answers/no-word", a_text_without_a_word_is_said_to_have_none);
  ADD_TEST ("/answers/clearing-the-filters-keeps-the-words", clearing_the_filters_keeps_the_words);

  return g_test_run ();
}
