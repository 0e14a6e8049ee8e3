/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-text.h"
#include "dw-themes.h"

enum { ROOM, CARING, BOOKS, NOTHING, N_NEEDS };

static const char *const leads[N_NEEDS][2] = { { "housing" }, { "carers" }, { "libraries" }, { NULL } };

static const struct { guint need; const char *sentence; } said[] = {
  { ROOM, "five of us in one bedroom" },
  { ROOM, "two bedrooms and seven people sleeping on top of each other" },
  { ROOM, "my sister moved in and there is no room for her bed" },
  { CARING, "nan looks after the children" },
  { CARING, "nan is raising my sons now" },
  { CARING, "grandson lives with us for good" },
  { BOOKS, "rhyme time at the library" },
  { BOOKS, "borrow a story book for the holidays" },
  { BOOKS, "where can she read after school" },
  { NOTHING, "renew a passport for the holidays" },
  { NOTHING, "passport photos near the station" },
  { NOTHING, "how much is a passport" },
};

typedef struct
{
  DwArena *arena;
  DwSayings *sayings;
  DwThemes *themes;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->arena = dw_arena_new ();
  fixture->sayings = dw_sayings_new (fixture->arena);
  fixture->themes = dw_themes_new (fixture->sayings);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    dw_themes_add (fixture->themes, said[i].need == NOTHING ? NULL : leads[said[i].need], said[i].need == NOTHING ? 0 : 1u << said[i].need,
                   said[i].sentence);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dw_themes_free (fixture->themes);
  dw_sayings_free (fixture->sayings);
  dw_arena_unref (fixture->arena);
}

/* What @question is about, and at which word; NULL for nothing. @silent: (nullable): a word that is something else */
static const char *
read_theme (Fixture     *fixture,
            const char  *question,
            const char  *silent,
            char       **at)
{
  g_auto (GStrv) words = dw_text_words (question, G_MAXUINT, 64);
  guint n = g_strv_length (words);
  g_autofree gboolean *is_silent = g_new0 (gboolean, n + 1);
  DwReading reading;
  double share;

  for (guint i = 0; silent != NULL && i < n; i++)
    is_silent[i] = g_str_equal (words[i], silent);
  if (!dw_themes_read (fixture->themes, words, is_silent, n, &reading, &share) || share < 0.3)
    return NULL;

  g_assert_cmpfloat (share, <=, 1);
  g_assert_cmpuint (reading.n_places, ==, 1);
  g_assert_cmpuint (reading.places[0], ==, reading.first);
  g_assert_true (reading.leads == reading.finds);
  *at = g_strdup (words[reading.first]);
  return reading.leads[0];
}

static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *at = NULL;

  g_assert_cmpstr (read_theme (fixture, "nan moved in with the seven of us and two bedrooms are no room", NULL, &at), ==, "housing");
  g_assert_cmpstr (at, ==, "bedrooms");
}

static void
test_single (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *at = NULL;

  g_assert_cmpstr (read_theme (fixture, "nan raising a grandson", NULL, &at), ==, "carers");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *at = NULL;

  g_assert_null (read_theme (fixture, "a new passport before the holidays", NULL, &at));
  g_assert_null (read_theme (fixture, "aardvark xylophone", NULL, &at));
  g_assert_null (read_theme (fixture, "", NULL, &at));
}

static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *at = NULL;

  g_assert_null (read_theme (fixture, "seven bedroom", "bedroom", &at));
  g_assert_cmpstr (read_theme (fixture, "seven bedroom", NULL, &at), ==, "housing");
}

static void
test_phrases (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *at = NULL;
  g_autofree char *reason = NULL;
  const DwReading reads = { .finds = leads[BOOKS], .leads = leads[BOOKS], .needs = 1u << BOOKS };

  g_assert_true (dw_sayings_add (fixture->sayings, "graphic novels/comics + lend/loan", &reads, &reason));
  g_assert_cmpstr (read_theme (fixture, "who will lend a boy comics", NULL, &at), ==, "libraries");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/themes/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("a question is about what its words together are said for, whatever one of them is said for", test_together);
  ADD ("words of one need tell of it", test_single);
  ADD ("what no service answers, or nobody ever said, is no theme", test_nothing);
  ADD ("a word that is something else does not count", test_silent);
  ADD ("phrases are counted beside sentences", test_phrases);
  return g_test_run ();
}
