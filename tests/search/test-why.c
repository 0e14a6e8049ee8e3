/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-tell.h"
#include "dw-why.h"

#include <string.h>

static Directory directory;
static DwSearch *search;

static void
fill (void)
{
  Sample samples[] = {
    sample_named ("fits", "Talking group"), sample_named ("not", "Talking club"),
    sample_named ("silent", "Talking line"), sample_named ("workers", "Talking for professionals"),
    sample_named ("wednesday", "Singing circle"), sample_named ("sunday", "Singing hour"), sample_named ("whenever", "Singing"),
  };

  samples[0].minimum_age = 2;
  samples[0].maximum_age = 5;
  samples[0].terms[DW_FACET_COST] = DW_COST_FREE;
  samples[1].minimum_age = 11;
  samples[1].maximum_age = 16;
  samples[1].terms[DW_FACET_COST] = DW_COST_PAID;
  samples[4].weekday = "WE";
  samples[5].weekday = "SU";
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
}

/* "Fits: Age 4, Free | Not stated: cost" */
static char *
describe (const GArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DwWhyLine *line = &g_array_index (lines, DwWhyLine, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? " | " : "", line->label, line->value);
    }

  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): why hit @at is there, as the answer says. */
static char *
describe_hit (const DwAnswer *answer,
              const char     *id)
{
  for (guint i = 0; i < answer->summaries->len; i++)
    if (g_str_equal (((const DwSummary *) answer->summaries->pdata[i])->source_id, id))
      {
        g_autoptr (GArray) lines = dw_why_list_lines (&answer->matched[i]);

        return describe (lines);
      }

  return g_strdup ("not found");
}

static void
assert_why (const DwAnswer *answer,
            const char     *id,
            const char     *expected)
{
  g_autofree char *why = describe_hit (answer, id);

  g_assert_cmpstr (why, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (DwAnswer) answer = ask_text (search, "free talking 4 year old ");

  assert_why (answer, "fits", "Your words: free, talking | Fits: Age 4, Free");
  assert_why (answer, "not", "Your words: talking | Does not fit: Age 4, Free");
  assert_why (answer, "silent", "Your words: talking | Not stated: ages, cost");
  assert_why (answer, "workers", "Your words: talking | Does not fit: it is for people who work with families | Not stated: ages, cost");
}

static void
assert_stating (const char *text,
                const char *expected)
{
  g_autoptr (DwAnswer) answer = ask_text (search, text);
  g_autofree char *said = dw_tell_dup_stating (answer);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_stating (void)
{
  assert_stating ("singing on sunday", "1 of these states “Sunday”: ask the others before you go.");
  assert_stating ("singing on friday evening", "None of these states “Friday” or “Evenings”. Ask before you go.");
  assert_stating ("singing", NULL);
  assert_stating ("singing not weekends", NULL);
}

/* Of an answer so long that not all of it is ranked. */
static void
test_long (void)
{
  DwUnderstood wish = { .kind = DW_HINT_COST, .label = "Free", .is_wish = TRUE };
  g_autoptr (DwAnswer) answer = NULL;
  g_autofree char *said = NULL;
  DwQuestion question;

  dw_question_init (&question);
  answer = dw_answer_new (&question);
  dw_question_clear (&question);
  answer->n_hits = DW_ANSWER_RANKED + 1;
  answer->n_ranked = DW_ANSWER_RANKED;
  answer->understood = &wish;
  answer->n_understood = 1;

  said = dw_tell_dup_stating (answer);
  g_assert_cmpstr (said, ==, "None of those that come first states “Free”. Ask before you go.");
}

static void
test_other_times (void)
{
  g_autoptr (DwAnswer) answer = ask_text (search, "singing on sunday");

  g_assert_cmpuint (answer->summaries->len, ==, 3);
  for (guint i = 0; i < answer->summaries->len; i++)
    {
      const DwSummary *summary = answer->summaries->pdata[i];
      g_autofree char *said = dw_tell_dup_other_times (&answer->matched[i]);

      g_assert_cmpstr (said, ==, strcmp (summary->source_id, "wednesday") == 0 ? "States other times than: Sunday" : NULL);
    }
}

static void
test_filters (void)
{
  g_autoptr (DwAnswer) answer = NULL;
  g_autoptr (DwAnswer) all = ask_text (search, "");
  DwQuestion question;

  dw_question_init (&question);
  question.age = 4;
  question.chosen[DW_FACET_COST] = DW_COST_FREE | DW_COST_SOME;
  answer = ask (search, &question);
  dw_question_clear (&question);

  assert_why (answer, "fits", "Fits: Free, Age 4");
  assert_why (answer, "not", "not found");
  assert_why (answer, "silent", "Not stated: cost, ages");
  assert_why (all, "silent", "");
}

static void
on_explained (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  GArray **lines = data;

  *lines = dw_search_explain_finish (DW_SEARCH (source), result, NULL);
  g_assert_nonnull (*lines);
}

/* A list that scrolls beyond what the answer brought asks for one result at a time, whatever was asked since. */
static void
test_one (void)
{
  g_autoptr (DwAnswer) answer = ask_text (search, "free talking 4 year old ");
  g_autoptr (DwAnswer) later = ask_text (search, "line ");

  g_assert_cmpuint (answer->summaries->len, ==, 4);
  for (guint i = 0; i < answer->n_hits; i++)
    {
      g_autoptr (GArray) lines = NULL;
      g_autoptr (GArray) brought = dw_why_list_lines (&answer->matched[i]);
      g_autofree char *said = NULL;
      g_autofree char *expected = describe (brought);

      dw_search_explain_async (search, answer, answer->hits[i].id, NULL, on_explained, &lines);
      while (lines == NULL)
        g_main_context_iteration (NULL, TRUE);

      said = describe (lines);
      g_assert_cmpstr (said, ==, expected);
    }
}

static void
test_workers (void)
{
  g_autoptr (DwAnswer) answer = ask_text (search, "talking");

  for (guint i = 0; i < answer->n_hits; i++)
    {
      const DwSummary *summary = answer->summaries->pdata[i];

      g_assert_cmpint (answer->hits[i].is_for_workers, ==, strcmp (summary->source_id, "workers") == 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  directory_init (&directory);
  folder = g_build_filename (g_getenv ("DOORWAY_PKGDATADIR"), "vocabulary", NULL);
  directory.vocabulary = dw_vocabulary_load (folder, NULL);
  search = directory_search (&directory);
  fill ();

  g_test_add_func ("/why/every result says what of the words it fits, does not fit and does not state", test_words);
  g_test_add_func ("/why/an answer says how many state the day that was asked for, and that none states a wish", test_stating);
  g_test_add_func ("/why/of a long answer no more is said than what was counted", test_long);
  g_test_add_func ("/why/a service that states other days than the one asked for says so", test_other_times);
  g_test_add_func ("/why/every result says what of the filters it fits and does not state", test_filters);
  g_test_add_func ("/why/any one result is explained later as the answer explained it", test_one);
  g_test_add_func ("/why/what is for people who work with families is marked", test_workers);

  status = g_test_run ();
  g_assert_finalize_object (search);
  g_clear_pointer (&directory.vocabulary, dw_vocabulary_unref);
  directory_clear (&directory);
  return status;
}
