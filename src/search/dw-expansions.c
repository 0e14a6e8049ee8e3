/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-expansions-private.h"

#include "dw-alarms.h"
#include "dw-denials.h"
#include "dw-story.h"
#include "dw-word-key.h"

#include <string.h>

enum { MOST_OF_ONE = 8 };                   /* no concept takes all the room */

/* Whether the question's own words, or an expansion taken before, are @text. */
static gboolean
is_said (const DwQueryWords *words,
         const GArray       *items,
         const char         *text)
{
  for (guint i = 0; i < words->n_items; i++)
    if (g_str_equal (words->items[i], text))
      return TRUE;
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (g_array_index (items, DwExpansion, i).text, text))
      return TRUE;

  return FALSE;
}

static guint
count_of (const GArray *items,
          guint         concept)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += g_array_index (items, DwExpansion, i).concept == concept;

  return n;
}

static void
take_finds (const DwVocabulary *vocabulary,
            const DwQueryWords *words,
            const DwReading    *reading,
            const GArray       *hints,
            guint               concept,
            GArray             *items)
{
  guint n = count_of (items, concept);

  for (guint i = 0; reading->finds[i] != NULL && n < MOST_OF_ONE && items->len < DW_EXPANSIONS_MOST; i++)
    if (!is_said (words, items, reading->finds[i]) && !dw_denials_refuse (vocabulary, hints, reading->finds[i]))
      {
        DwExpansion expansion = { .text = g_strdup (reading->finds[i]), .concept = concept };

        g_array_append_val (items, expansion);
        n++;
      }
}

/* Whether @reading is of words that name a thing of its own. */
static gboolean
is_of_name (const GArray    *readings,
            const DwReading *reading)
{
  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *other = &g_array_index (readings, DwReading, i);

      if (other->is_own_thing && reading->first >= other->first && reading->first < other->first + other->n)
        return TRUE;
    }

  return FALSE;
}

/* The concept, of those in @concepts, of the reading before @index that tells of the same need: one thing is asked for,
 * in several ways. −1 for none. What has a name of its own is another thing than what else is said of its need. */
static int
find_said_before (const GArray *readings,
                  const GArray *concepts,
                  guint         index)
{
  const DwReading *reading = &g_array_index (readings, DwReading, index);

  if (reading->leads == NULL || is_of_name (readings, reading))
    return -1;

  for (guint i = 0; i < index; i++)
    {
      const DwReading *before = &g_array_index (readings, DwReading, i);

      if (before->leads == reading->leads && !is_of_name (readings, before))
        return g_array_index (concepts, int, i);
    }

  return -1;
}

/* Makes the words that @reading spans one concept, with its needs: @concept, or, where that is −1, that of the first
   that has one. −1 when all of them were left aside. */
static int
join_words (DwExpansions       *self,
            const DwQueryWords *words,
            const DwReading    *reading,
            int                 concept)
{
  for (guint i = 0; i < reading->n_places; i++)
    {
      int item = words->item_of[reading->places[i]];

      if (item < 0)
        continue;
      self->needs_of[item] |= reading->needs;
      if (concept < 0)
        concept = (int) self->concept_of[item];
      else
        self->concept_of[item] = (guint) concept;
    }

  return concept;
}

static gboolean
is_number (const char *word)
{
  return word[strspn (word, "0123456789")] == '\0';
}

gboolean
dw_expansions_is_quiet (const DwVocabulary *vocabulary,
                        const char         *word)
{
  return is_number (word) || dw_vocabulary_is_quiet (vocabulary, word);
}

gboolean
dw_expansions_is_loud (const DwVocabulary *vocabulary,
                       const DwQueryWords *words,
                       const DwReading    *reading)
{
  return reading->n_places != 1 || !dw_expansions_is_quiet (vocabulary, words->all[reading->places[0]]);
}

/* A quiet word that is a saying by itself ("teenager", "course") is heard only where nothing louder is. */
static void
drop_quiet (const DwVocabulary *vocabulary,
            const DwQueryWords *words,
            GArray             *readings)
{
  g_autoptr (GArray) loud = g_array_new (FALSE, FALSE, sizeof (DwReading));

  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);

      if (dw_expansions_is_loud (vocabulary, words, reading))
        g_array_append_val (loud, *reading);
    }

  if (loud->len > 0 && loud->len < readings->len)
    {
      g_array_set_size (readings, 0);
      g_array_append_vals (readings, loud->data, loud->len);
    }
}

/* In a story of which sayings tell what it is about, marks the words in none of them as quiet. */
static void
mark_loose (DwExpansions       *self,
            const DwQueryWords *words,
            const GArray       *readings)
{
  g_autofree gboolean *is_heard = g_new0 (gboolean, MAX (words->n_items, 1));

  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);

      for (guint j = 0; j < reading->n_places; j++)
        if (words->item_of[reading->places[j]] >= 0)
          is_heard[words->item_of[reading->places[j]]] = TRUE;
    }

  for (guint i = 0; i < words->n_items; i++)
    self->is_quiet[i] |= !is_heard[i];
}

/* A name with words in it that are not searched ("trying for a baby") is searched as it was said, and its words are not. */
static void
take_name (const DwQueryWords *words,
           const DwReading    *reading,
           guint               concept,
           gboolean           *is_in_name,
           GArray             *items)
{
  g_autoptr (GString) name = g_string_new (NULL);
  DwExpansion expansion = { .concept = concept };
  gboolean is_searched = TRUE;

  for (guint i = 0; i < reading->n_places; i++)
    is_searched &= words->item_of[reading->places[i]] >= 0;
  if (is_searched || items->len >= DW_EXPANSIONS_MOST)
    return;

  for (guint i = reading->first; i < reading->first + reading->n; i++)
    {
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words->all[i]);
      if (words->item_of[i] >= 0)
        is_in_name[words->item_of[i]] = TRUE;
    }
  expansion.text = g_string_free (g_steal_pointer (&name), FALSE);
  g_array_append_val (items, expansion);
}

gboolean
dw_expansions_is_how (const DwHint *hint)
{
  return hint->kind == DW_HINT_ROUTE || hint->kind == DW_HINT_COST || hint->kind == DW_HINT_DAY
         || hint->kind == DW_HINT_TIME;
}

gboolean
dw_expansions_is_any_asker (const DwHint *hint)
{
  return hint->kind == DW_HINT_ASKER && hint->terms == DW_ASKER_LONE_PARENTS;
}

/* Whether a word of @hint can be what is asked for, and not only where, of what age, how or when. */
static gboolean
says_what (const DwHint *hint)
{
  return !hint->is_only_that && !dw_expansions_is_how (hint);
}

/*
 * A word that says little beside others ("dads", "toddlers") is what is asked for where the others only say where and when: "dads
 * in Hackney". Unmarks those that sayings are made of. Returns whether there are any.
 */
static gboolean
unmark_asked (DwExpansions       *self,
              const DwQueryWords *words,
              const GArray       *hints,
              const GArray       *readings)
{
  g_autofree gboolean *is_aside = g_memdup2 (self->is_quiet, MAX (words->n_items, 1) * sizeof *is_aside);
  gboolean is_any = FALSE;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      for (guint j = hint->first; !says_what (hint) && j < hint->first + hint->n; j++)
        if (words->item_of[j] >= 0)
          is_aside[words->item_of[j]] = TRUE;
    }
  for (guint i = 0; i < words->n_items; i++)
    if (!is_aside[i])
      return FALSE;

  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);

      if (reading->n_places != 1 || words->item_of[reading->places[0]] < 0)
        continue;
      self->is_quiet[words->item_of[reading->places[0]]] = FALSE;
      is_any = TRUE;
    }

  return is_any;
}

/* Who only asks for help, and does not say with what, is shown ways in; whatever is found, none of it is known to be a
   match. */
static gboolean
only_pleads (const DwQueryWords *words)
{
  static const char pleading[] = "can|could|would|will|you|u|anyone|anybody|someone|somebody|please|pls|plz|help|me|us|i|we|im|am|are|just|really|so|need|want|a"
                                 "|any|some|dont|do|does|not|know|no|idea|what|to|now|anymore|more|else|with|this|it|hi|hello|all|right|thanks|thank|or|and";

  for (guint i = 0; i < words->n_all; i++)
    if (!dw_query_words_say (words, i, pleading))
      return FALSE;

  return TRUE;
}

/*
 * Marks the words that say little, when others say more. Words of a thing with a name of its own are its name, whatever
 * they are; those of another saying are as quiet as anywhere: what they mean together is in what the saying finds.
 */
static void
mark_quiet (DwExpansions       *self,
            const DwVocabulary *vocabulary,
            const DwQueryWords *words,
            const GArray       *hints,
            const GArray       *readings)
{
  gboolean is_any_loud = FALSE;

  for (guint i = 0; vocabulary != NULL && i < words->n_items; i++)
    self->is_quiet[i]
        = !self->is_own_thing[self->concept_of[i]] && dw_expansions_is_quiet (vocabulary, words->items[i]);
  if (readings != NULL && self->needs != 0 && !self->only_leans && dw_story_is (words))
    mark_loose (self, words, readings);
  is_any_loud = readings != NULL && unmark_asked (self, words, hints, readings);
  for (guint i = 0; i < words->n_items; i++)
    is_any_loud |= !self->is_quiet[i];
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    is_any_loud |= g_array_index (readings, DwReading, i).finds[0] != NULL;

  self->says_little = (!is_any_loud || only_pleads (words)) && words->n_items > 0;
  if (!is_any_loud)
    memset (self->is_quiet, 0, words->n_items * sizeof *self->is_quiet);
}

static gboolean
is_within (const DwReading *reading,
           const DwHint    *hint)
{
  return reading->first >= hint->first && reading->first + reading->n <= hint->first + hint->n;
}

static gboolean
says_only_how (const DwReading *reading,
               const GArray    *hints)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if ((dw_expansions_is_how (hint) || dw_expansions_is_any_asker (hint)) && is_within (reading, hint))
        return TRUE;
    }

  return FALSE;
}

/* Leaves out of @readings those that only say how to get in, what it may cost and when, where others say what is
   wanted. */
static void
drop_how (DwExpansions       *self,
          const DwQueryWords *words,
          const GArray       *hints,
          GArray             *readings)
{
  gboolean is_any_what = FALSE;

  for (guint i = 0; i < readings->len; i++)
    is_any_what |= !says_only_how (&g_array_index (readings, DwReading, i), hints);

  for (guint i = readings->len; is_any_what && i > 0; i--)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i - 1);

      if (!says_only_how (reading, hints))
        continue;
      for (guint j = 0; j < reading->n_places; j++)
        if (words->item_of[reading->places[j]] >= 0)
          self->is_hint[words->item_of[reading->places[j]]] = TRUE;
      g_array_remove_index (readings, i - 1);
    }
}

static gboolean
says_any_of (const DwReading *reading,
             const DwHint    *hint)
{
  for (guint i = 0; i < reading->n_places; i++)
    if (reading->places[i] >= hint->first && reading->places[i] < hint->first + hint->n)
      return TRUE;

  return FALSE;
}

/* Whether @hint leaves nothing of @reading: its words are denied, or the name of a place, which is no word without its
 * ending: "Ealing" is no EAL. An age is no word to search for, and part of what is said ("pregnant, 17"), as is
 * what only tells what happened: "my baby died". */
static gboolean
takes_away (const DwQueryWords *words,
            const DwHint       *hint,
            const DwReading    *reading)
{
  g_autofree char *key = NULL;

  if (dw_hint_is_left_out (hint) && (hint->is_not || (hint->kind != DW_HINT_AGE && !hint->is_silent)))
    return says_any_of (reading, hint);
  if (hint->kind != DW_HINT_PLACE || !hint->is_only_that || reading->n_places != 1 || !is_within (reading, hint))
    return FALSE;

  key = dw_word_key (words->all[reading->places[0]]);
  return g_strcmp0 (key, words->all[reading->places[0]]) != 0;
}

/* Who wants no group for dads is not helped by what says "fathers". */
static void
drop_taken (const DwQueryWords *words,
            const GArray       *hints,
            GArray             *readings)
{
  for (guint i = 0; i < hints->len; i++)
    for (guint j = readings->len; j > 0; j--)
      if (takes_away (words, &g_array_index (hints, DwHint, i), &g_array_index (readings, DwReading, j - 1)))
        g_array_remove_index (readings, j - 1);
}

DwExpansions *
dw_expansions_find (const DwVocabulary *vocabulary,
                    const DwQueryWords *words,
                    const GArray       *hints)
{
  DwExpansions *self = g_new0 (DwExpansions, 1);
  g_autoptr (GArray) readings = vocabulary != NULL ? dw_vocabulary_read (vocabulary, words->all, words->n_all) : NULL;
  g_autoptr (GArray) concepts = g_array_new (FALSE, FALSE, sizeof (int));
  GArray *items = g_array_new (FALSE, FALSE, sizeof (DwExpansion));
  g_autofree gboolean *is_in_name = g_new0 (gboolean, MAX (words->n_items, 1));

  self->n_concepts = words->n_items;
  self->concept_of = g_new (guint, MAX (words->n_items, 1));
  self->is_hint = g_new0 (gboolean, MAX (words->n_items, 1));
  self->is_quiet = g_new0 (gboolean, MAX (words->n_items, 1));
  self->is_hushed = g_new0 (gboolean, MAX (words->n_items, 1));
  self->needs_of = g_new0 (DwMask, MAX (words->n_items, 1));
  for (guint i = 0; i < words->n_items; i++)
    self->concept_of[i] = i;

  if (readings != NULL)
    {
      drop_taken (words, hints, readings);
      dw_alarms_drop (words, readings);
      drop_how (self, words, hints, readings);
      drop_quiet (vocabulary, words, readings);
      if (dw_story_is (words))
        dw_story_keep_theme (readings);
      /* Told danger is heard: what else the words may be about has to be said as clearly. */
      dw_alarms_add (vocabulary, words, hints, readings);
      self->only_leans = dw_expansions_add_theme (vocabulary, words, hints, readings);
      self->only_leans |= dw_expansions_add_leaning (vocabulary, words, hints, readings);
    }
  /* Each reading may open a concept, what was added last as well. */
  self->is_own_thing = g_new0 (gboolean, words->n_items + (readings != NULL ? readings->len : 0) + 1);
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);
      int concept = join_words (self, words, reading, find_said_before (readings, concepts, i));

      self->needs |= reading->needs;
      /* A phrase of nothing but empty words still is something to ask for. */
      if (concept < 0)
        concept = (int) self->n_concepts++;
      g_array_append_val (concepts, concept);
      self->is_own_thing[concept] |= reading->is_own_thing;
      if (reading->is_own_thing)
        take_name (words, reading, (guint) concept, is_in_name, items);
      take_finds (vocabulary, words, reading, hints, (guint) concept, items);
    }
  mark_quiet (self, vocabulary, words, hints, readings);
  for (guint i = 0; i < words->n_items; i++)
    self->is_quiet[i] |= is_in_name[i];
  self->n_items = items->len;
  self->items = (DwExpansion *) (gpointer) g_array_free (items, FALSE);
  return self;
}
