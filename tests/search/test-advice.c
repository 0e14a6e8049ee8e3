/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-advice.h"
#include "tests/support/isolated.h"

static DwMask
borough (const char *name)
{
  return dw_facet_find (DW_FACET_BOROUGH, name);
}

static Sample
adviser (const char *id,
         const char *name,
         DwMask      boroughs)
{
  Sample sample = sample_named (id, name);

  sample.terms[DW_FACET_BOROUGH] = boroughs;
  sample.terms[DW_FACET_ROUTE] = dw_facet_find (DW_FACET_ROUTE, "drop-in");
  return sample;
}

static void
fill (Directory *directory)
{
  Sample samples[] = {
    adviser ("hub", "Camden Family Hubs", borough ("Camden")),
    adviser ("clinic", "Therapy clinics in family hubs", borough ("Camden")),
    adviser ("information", "Camden Family Information Service", borough ("Camden")),
    adviser ("centre", "Merton children's centre", borough ("Merton")),
    adviser ("past", "Merton Family Information Service", borough ("Merton")),
    adviser ("door", "Hackney early help front door", borough ("Hackney")),
    adviser ("line", "Hackney advice line", borough ("Hackney")),
    adviser ("panel", "Sutton Family Hub panel", borough ("Sutton")),
    adviser ("choir", "Camden choir", borough ("Camden")),
  };

  samples[4].terms[DW_FACET_STATUS] = DW_STATUS_HISTORIC;
  samples[5].terms[DW_FACET_ROUTE] = dw_facet_find (DW_FACET_ROUTE, "professional");
  directory_init (directory);
  directory_fill (directory, samples, G_N_ELEMENTS (samples));
}

static void
assert_adviser (DwSearch   *search,
                const char *text,
                const char *id)
{
  g_autoptr (DwAnswer) answer = ask_text (search, text);

  g_assert_cmpint (answer->confidence, !=, DW_CONFIDENCE_MATCHES);
  g_assert_cmpstr (answer->advice != NULL ? answer->advice->source_id : NULL, ==, id);
}

static void
test_place (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) good = ask_text (search, "choir in Camden");

    /* The most general of those that are for the place, run, and can be reached. */
    assert_adviser (search, "zeppelin in Camden", "information");
    assert_adviser (search, "zeppelin in Mitcham", "centre");
    assert_adviser (search, "zeppelin E8", "line");
    assert_adviser (search, "zeppelin in Sutton", NULL);
    assert_adviser (search, "zeppelin", NULL);
    g_assert_cmpint (good->confidence, ==, DW_CONFIDENCE_MATCHES);
    g_assert_null (good->advice);
  }
  directory_clear (&directory);
}

static void
test_of_use (void)
{
  Sample samples[] = {
    adviser ("silent", "Camden Family Information Service", borough ("Camden")),
    adviser ("hub", "Camden Family Hubs", borough ("Camden")),
    adviser ("panel", "Enfield Family Information Service", borough ("Enfield")),
    adviser ("choir", "Choir", borough ("Enfield")),
  };
  Directory directory;

  /* One that does not say how to reach it, and one that only a professional gets a family into. */
  samples[0].terms[DW_FACET_ROUTE] = 0;
  samples[2].terms[DW_FACET_ROUTE] = dw_facet_find (DW_FACET_ROUTE, "professional");
  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) nobody = ask_text (search, "zeppelin in Enfield");

    assert_adviser (search, "zeppelin in Camden", "hub");
    g_assert_null (nobody->advice);
    g_assert_cmpstr (nobody->ask_in, ==, "Enfield");
  }
  directory_clear (&directory);
}

/* All that a record may say of how to reach a service; the last says nothing. */
static const struct
{
  SampleReached reached;
  SampleReachedBy by;
} ways[] = {
  { REACHED_ITSELF, REACHED_BY_EMAIL },
  { REACHED_ITSELF, REACHED_BY_PAGE },
  { REACHED_ITSELF, REACHED_BY_PHONE },
  { REACHED_ITSELF, REACHED_BY_CONTACTS_EMAIL },
  { REACHED_ITSELF, REACHED_BY_CONTACTS_PHONE },
  { REACHED_THERE, REACHED_BY_PHONE },
  { REACHED_THERE, REACHED_BY_CONTACTS_EMAIL },
  { REACHED_LOCATION, REACHED_BY_PHONE },
  { REACHED_LOCATION, REACHED_BY_CONTACTS_PHONE },
  { REACHED_ORGANIZATION, REACHED_BY_EMAIL },
  { REACHED_ORGANIZATION, REACHED_BY_PAGE },
  { REACHED_ORGANIZATION, REACHED_BY_PHONE },
  { REACHED_ORGANIZATION, REACHED_BY_CONTACTS_EMAIL },
  { REACHED_NOWHERE, REACHED_BY_EMAIL },
};

static const char *
get_borough (guint i)
{
  guint n_terms;

  return dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms)[i].slug;
}

/* One for each borough, in the order of @ways: families refer themselves, and need to know where to. */
static void
fill_ways (Directory *directory)
{
  Sample samples[G_N_ELEMENTS (ways)];

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      samples[i] = adviser (get_borough (i), "Family Information Service", (DwMask) 1 << i);
      samples[i].terms[DW_FACET_ROUTE] = dw_facet_find (DW_FACET_ROUTE, "self");
      samples[i].organisation = "Somebody";
      samples[i].postcode = "E8 1EA";
      samples[i].reached = ways[i].reached;
      samples[i].reached_by = ways[i].by;
    }
  directory_init (directory);
  directory_fill (directory, samples, G_N_ELEMENTS (samples));
}

static void
test_reached (void)
{
  Directory directory;

  fill_ways (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
      {
        g_autoptr (DwAnswer) answer = NULL;
        DwQuestion question;

        dw_question_init (&question);
        question.text = g_strdup ("zeppelin");
        question.chosen[DW_FACET_BOROUGH] = (DwMask) 1 << i;
        answer = ask (search, &question);
        dw_question_clear (&question);
        g_assert_cmpstr (answer->advice != NULL ? answer->advice->source_id : NULL, ==,
                         ways[i].reached != REACHED_NOWHERE ? get_borough (i) : NULL);
      }
  }
  directory_clear (&directory);
}

static void
test_cut_short (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Directory directory;
  DwQuestion question;

  fill_ways (&directory);
  dw_question_init (&question);
  question.chosen[DW_FACET_BOROUGH] = 1;
  {
    g_autoptr (DwReader) reader = dw_reader_open (directory.folder, NULL);
    g_autoptr (DwCatalogue) catalogue = dw_catalogue_load (reader, directory.gazetteer, NULL);
    g_autoptr (DwAudience) audience = dw_audience_load (reader, catalogue, NULL);
    g_autoptr (DwAdvice) advice = dw_advice_load (reader, catalogue, audience, NULL);
    const DwRanking ranking = { .catalogue = catalogue, .audience = audience, .question = &question };

    /* What a cancelled question could not learn, and what one without time could not, the next one does. */
    g_cancellable_cancel (cancellable);
    dw_reader_set_limit (reader, cancellable, 0);
    g_assert_cmpint (dw_advice_find (advice, reader, &ranking), ==, -1);
    dw_reader_set_limit (reader, NULL, 1);
    g_assert_cmpint (dw_advice_find (advice, reader, &ranking), ==, -1);
    dw_reader_set_limit (reader, NULL, 0);
    g_assert_cmpint (dw_advice_find (advice, reader, &ranking), >=, 0);
  }
  dw_question_clear (&question);
  directory_clear (&directory);
}

static void
test_filter (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    DwQuestion question;
    g_autoptr (DwAnswer) chosen = NULL;
    g_autoptr (DwAnswer) near = NULL;

    dw_question_init (&question);
    question.text = g_strdup ("zeppelin Mitcham");
    question.near = dw_gazetteer_find (directory.gazetteer, "E8");
    near = ask (search, &question);
    question.chosen[DW_FACET_BOROUGH] = borough ("Camden");
    chosen = ask (search, &question);

    g_assert_cmpstr (near->advice->source_id, ==, "line");
    g_assert_cmpstr (chosen->advice->source_id, ==, "information");
    g_assert_cmpuint (chosen->summaries->len, ==, chosen->n_hits);
    dw_question_clear (&question);
  }
  directory_clear (&directory);
}

static void
test_no_place (void)
{
  Sample samples[] = {
    adviser ("one", "Family Information Service", borough ("Enfield")),
    adviser ("two", "Enfield family hub", borough ("Enfield")),
    adviser ("choir", "Choir", borough ("Barnet")),
  };
  Directory directory;

  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    assert_adviser (search, "zeppelin", "one");
    assert_adviser (search, "zeppelin in Barnet", NULL);
  }
  directory_clear (&directory);
}

static void
assert_adviser_near (const Directory *directory,
                     DwSearch        *search,
                     const char      *place,
                     const char      *id)
{
  DwQuestion question;
  g_autoptr (DwAnswer) answer = NULL;

  dw_question_init (&question);
  question.text = g_strdup ("zeppelin");
  question.near = dw_gazetteer_find (directory->gazetteer, place);
  g_assert_nonnull (question.near);
  answer = ask (search, &question);
  g_assert_cmpstr (answer->advice != NULL ? answer->advice->source_id : NULL, ==, id);
  dw_question_clear (&question);
}

static void
test_elsewhere (void)
{
  Sample samples[] = {
    adviser ("one", "Merton Family Information Service", borough ("Merton")),
    adviser ("choir", "Choir", borough ("Merton")),
    adviser ("line", "Families' advice line", 0),
  };
  Directory directory;

  for (guint n = G_N_ELEMENTS (samples) - 1; n <= G_N_ELEMENTS (samples); n++)
    {
      directory_init (&directory);
      directory_fill (&directory, samples, n);
      {
        g_autoptr (DwSearch) search = directory_search (&directory);

        assert_adviser_near (&directory, search, "Mitcham", "one");
        assert_adviser_near (&directory, search, "Manchester", n == G_N_ELEMENTS (samples) ? "line" : NULL);
      }
      directory_clear (&directory);
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/search/advice/where nothing fits, the most general service of the place is named, and none of another place", test_place);
  g_test_add_func ("/search/advice/only a service that families can use and reach is named", test_of_use);
  g_test_add_func ("/search/advice/whoever in its record says how to reach it, it can be reached, and else it is not named", test_reached);
  g_test_add_func ("/search/advice/what was cut short before it was known is looked for again", test_cut_short);
  g_test_add_func ("/search/advice/a chosen borough comes before a place, and that before words", test_filter);
  g_test_add_func ("/search/advice/without a place, the directory's only one is meant", test_no_place);
  g_test_add_func ("/search/advice/somebody who is elsewhere is named no service of a borough, but one that states no place", test_elsewhere);
  return g_test_run ();
}
