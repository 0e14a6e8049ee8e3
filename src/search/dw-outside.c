/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-outside.h"

#include "dw-common-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

enum
{
  LARGE_TOWN = 60000,       /* people: known by its name alone */
  SMALL_TOWN = 5000,        /* people: known where "in" goes before */
  SHORT_NAME = 4,           /* letters: as good as any other word */
  TOWN_KM = 30,             /* what a town's services are within */
};

/* Large towns whose names are also words, churches or people's: meant only when the word before says where. */
static const char *const also_words[] = {
  "ashford", "bath", "battle", "bedford", "bolton", "bradford", "buckley", "bury", "chester", "crawley", "derby",
  "devon", "essex", "grays", "halifax", "hastings", "high peak", "hull", "kingswood", "lincoln", "mansfield",
  "nelson", "newport", "norfolk", "poole", "preston", "reading", "rugby", "saint peters", "somerset", "st albans",
  "st helens", "st peters", "stafford", "street", "stroud", "suffolk", "warwick", NULL,
};

/* Short names that are no other word. */
static const char *const short_names[] = { "kent", "york", NULL };

static const char *const before_places[] = { "in", "near", "around", "across", NULL };

/* Before a name: it is of a person, a title or a way that lies behind. */
static const char *const before_others[] = {
  "of", "mr", "mrs", "miss", "ms", "dr", "sir", "lady", "lord", "duke", "prince", "princess", "called", "named",
  "new", "to", "uncle", "aunt", "auntie", NULL,
};

/* After a name: it is of a street or a house. */
static const char *const after_others[] = {
  "road", "rd", "street", "lane", "avenue", "ave", "close", "gate", "square", "gardens", "terrace", "place",
  "way", "court", "house", "hall", "estate", "crescent", "grove", "drive", "mews", "park", "university",
  "college", "united", "city", "terrier", "pudding", NULL,
};

/* After "in Reading" go these, or nothing: "in reading and writing", "in battle with the council" are no places. */
static const char *const after_places[] = {
  "for", "who", "please", "now", "my", "i", "im", "we", "our", "today", "tomorrow", "tonight", "this", "on",
  "near", "area", "town", NULL,
};

/* Before "in reading": what somebody can be good or bad at. */
static const char *const before_skills[] = {
  "interested", "interest", "behind", "struggling", "struggle", "struggles", "difficulty", "difficulties",
  "trouble", "lesson", "lessons", "skill", "skills", "improve", "improvement", "help", "confidence", "confident",
  "progress", "level", "levels", "delay", "delayed", "better", "best", "training", "test", "tests", "ahead",
  "problem", "problems", "good", "bad", "poor", "low", "falling", "sleep", "sleeping", "slept", "believe", "lost",
  "put", "still", "fell", "live", "lived", "is", "him", "her", NULL,
};

/* London in these is a part of it, or something else that is called so. */
static const char *const before_parts[] = {
  "east", "west", "north", "south", "central", "greater", "inner", "outer", "northeast", "northwest", "southeast",
  "southwest", NULL,
};

/* Whether @name, which is another word too, is said as a place's in the words around it. */
static gboolean
is_said_plainly (const DwQueryWords *words,
                 guint               first,
                 guint               n)
{
  const char *after = words->all[first + n];

  /* A month is far likelier than the town. */
  if (g_str_equal (words->all[first], "march"))
    return FALSE;

  return (after == NULL || g_strv_contains (after_places, after))
         && (first < 2 || !g_strv_contains (before_skills, words->all[first - 2]));
}

/* @is_large: whether it is known by its name alone. */
static gboolean
is_meant (const DwQueryWords *words,
          guint               first,
          guint               n,
          gboolean            is_large)
{
  g_autofree char *name = dw_query_words_dup_run (words, first, n);
  const char *before = first > 0 ? words->all[first - 1] : "";
  const char *after = words->all[first + n];
  gboolean is_word = n == 1 && (strlen (name) <= SHORT_NAME || dw_common_words_have (name));
  gboolean is_other = is_word || g_strv_contains (also_words, name);

  if (after != NULL && g_strv_contains (after_others, after))
    return FALSE;
  if (g_strv_contains (before_places, before))
    return !is_other || is_said_plainly (words, first, n);

  /* "Moved from Leeds" does not say where; "from Leeds" does. */
  if (g_str_equal (before, "from") && first > 1)
    return FALSE;

  return is_large && !g_strv_contains (before_others, before) && (!is_other || g_strv_contains (short_names, name));
}

static guint
take (GArray        *hints,
      const DwPlace *place,
      guint          first,
      guint          n)
{
  DwHint hint = {
    .kind = DW_HINT_PLACE,
    .label = g_strdup (place->name),
    .first = first,
    .n = n,
    .minimum_age = NAN,
    .maximum_age = NAN,
    .is_only_that = TRUE,
    .is_aside = TRUE,
    .outside_km = place->reach_km > 0 ? place->reach_km : TOWN_KM,
    .latitude = place->latitude,
    .longitude = place->longitude,
  };

  g_array_append_val (hints, hint);
  return n;
}

static guint
read_region (DwGazetteer        *gazetteer,
             const DwQueryWords *words,
             guint               first,
             GArray             *hints)
{
  guint n;
  g_autoptr (DwPlace) region = dw_gazetteer_find_region (gazetteer, (const char *const *) words->all + first, &n);

  return region != NULL && is_meant (words, first, n, TRUE) ? take (hints, region, first, n) : 0;
}

static guint
read_london (const DwQueryWords *words,
             guint               first,
             GArray             *hints)
{
  DwHint hint = {
    .kind = DW_HINT_PLACE, .first = first, .n = 1, .minimum_age = NAN, .maximum_age = NAN, .is_only_that = TRUE,
    .is_aside = TRUE,
  };
  const char *before = first > 0 ? words->all[first - 1] : "";
  guint n_terms;

  if (g_strv_contains (before_parts, before) || g_strv_contains (before_others, before)
      || (words->all[first + 1] != NULL
          && !(g_strv_contains (before_places, before) && g_strv_contains (after_places, words->all[first + 1]))))
    return 0;

  dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  hint.terms = ((DwMask) 1 << n_terms) - 1;
  hint.label = g_strdup (_("London"));
  g_array_append_val (hints, hint);
  return 1;
}

guint
dw_outside_read (DwGazetteer        *gazetteer,
                 const DwPlace      *place,
                 const DwQueryWords *words,
                 guint               first,
                 guint               n,
                 GArray             *hints)
{
  gboolean is_name = place != NULL && place->kind == DW_PLACE_NAME;
  guint n_region = 0;

  if (g_str_equal (words->all[first], "london") && n <= 1)
    return read_london (words, first, hints);
  if (n <= 1)
    n_region = read_region (gazetteer, words, first, hints);
  if (n_region > 0 || place == NULL)
    return n_region;

  /* "S1" and "B1" are sections and levels too. */
  if (!is_name && n == 1 && strlen (words->all[first]) <= SHORT_NAME
      && (first == 0 || !g_strv_contains (before_places, words->all[first - 1])))
    return 0;
  if (is_name && (place->population < SMALL_TOWN || !is_meant (words, first, n, place->population >= LARGE_TOWN)))
    return 0;

  return take (hints, place, first, n);
}

void
dw_outside_keep_words (GArray *hints)
{
  for (guint i = hints->len; i > 0; i--)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i - 1);

      if (hint->kind == DW_HINT_PLACE)
        hint->is_aside = FALSE;
      if (hint->outside_km > 0)
        g_array_remove_index (hints, i - 1);
    }
}
