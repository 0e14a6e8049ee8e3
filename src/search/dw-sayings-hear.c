/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sayings.h"

#include "dw-sayings-private.h"
#include "dw-word-key.h"

#include <string.h>

enum
{
  MOST_BETWEEN = 2,     /* words without meaning between two that stand side by side */
  FURTHEST = 10,        /* words from the first to the last of parts that stand apart */
};

gboolean
dw_sayings_is_unspaced (const char *text)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_THAI,
    G_UNICODE_SCRIPT_KHMER, G_UNICODE_SCRIPT_LAO, G_UNICODE_SCRIPT_MYANMAR,
  };
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (text));

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;

  return FALSE;
}

/* A question that is listened to. */
typedef struct
{
  char **words;
  char **keys;          /* of each word: what it is compared by; a word that sayings pass over by itself */
  gboolean *is_small;   /* of each word: whether sayings pass over it, but for literal ones */
  guint n;
} Question;

static gboolean
begins (const Question *question,
        const DwSayingChoice   *choice,
        guint           at)
{
  return (choice->is_literal || !question->is_small[at]) && g_str_equal (question->keys[at], choice->keys[0]);
}

/* Whether @choice stands at word @first, side by side. Adds its places to @heard. */
static gboolean
hear_choice (const Question *question,
             const DwSayingChoice   *choice,
             guint           first,
             DwReading      *heard)
{
  guint n_between = 0;
  guint n = 0;

  for (guint at = first; n < choice->n_keys; at++)
    {
      if (at >= question->n)
        return FALSE;
      if (question->is_small[at] && !choice->is_literal)
        continue;
      if (g_str_equal (question->keys[at], choice->keys[n]))
        {
          heard->places[heard->n_places + n++] = (guint16) at;
          n_between = 0;
        }
      else if (choice->is_literal || n_between++ >= MOST_BETWEEN || !dw_word_is_empty (question->words[at]) || g_str_equal (question->keys[at], "not"))
        return FALSE;
    }

  heard->n_places += n;
  return TRUE;
}

/* Whether any two of the @heard->n_places words are the same, or too far from one another. */
static gboolean
is_tangled (const DwReading *heard)
{
  guint first = heard->places[0];
  guint last = heard->places[0];

  for (guint i = 1; i < heard->n_places; i++)
    {
      first = MIN (first, heard->places[i]);
      last = MAX (last, heard->places[i]);
      for (guint j = 0; j < i; j++)
        if (heard->places[i] == heard->places[j])
          return TRUE;
    }

  return last - first > FURTHEST;
}

/* Hears @part anywhere; the longest way to say it, the nearest to what was heard before, is taken. */
static gboolean
hear_part (const Question *question,
           const DwSayingPart     *part,
           DwReading      *heard)
{
  DwReading best = *heard;
  guint least = G_MAXUINT;
  guint start = heard->places[0] - MIN (heard->places[0], FURTHEST);
  guint end = MIN (question->n, heard->places[0] + FURTHEST + 1u);

  for (guint at = start; at < end; at++)
    for (guint i = 0; i < part->n_choices; i++)
      {
        DwReading one = *heard;
        guint away = (guint) ABS ((int) at - (int) heard->places[0]);

        if (!begins (question, &part->choices[i], at) || !hear_choice (question, &part->choices[i], at, &one)
            || is_tangled (&one))
          continue;
        if (one.n_places > best.n_places || (one.n_places == best.n_places && away < least))
          {
            best = one;
            least = away;
          }
      }

  if (best.n_places == heard->n_places)
    return FALSE;

  *heard = best;
  return TRUE;
}

static int
compare_places (const void *a,
                const void *b)
{
  return *(const guint16 *) a - *(const guint16 *) b;
}

/* Hears @saying where a choice of its first part begins at @first. */
static void
hear (const Question *question,
      const DwSaying   *saying,
      guint           first,
      GArray         *found)
{
  for (guint i = 0; i < saying->parts[0].n_choices; i++)
    {
      DwReading heard = saying->reads;
      gboolean is_heard = FALSE;

      heard.n_places = 0;
      is_heard = begins (question, &saying->parts[0].choices[i], first)
                 && hear_choice (question, &saying->parts[0].choices[i], first, &heard);
      for (guint part = 1; is_heard && part < saying->n_parts; part++)
        is_heard = hear_part (question, &saying->parts[part], &heard);
      if (!is_heard)
        continue;

      qsort (heard.places, heard.n_places, sizeof heard.places[0], compare_places);
      heard.first = heard.places[0];
      heard.n = heard.places[heard.n_places - 1] - heard.first + 1u;
      g_array_append_val (found, heard);
    }
}

/* The longest saying inside the one word at @at, of all as long each. */
static void
hear_inside (const DwSayings *self,
             const Question  *question,
             guint            at,
             GArray          *found)
{
  gsize longest = 0;

  for (guint i = 0; i < self->unspaced->len; i++)
    {
      const char *key = ((const DwSaying *) g_ptr_array_index (self->unspaced, i))->parts[0].choices[0].keys[0];

      if (strlen (key) > longest && strstr (question->keys[at], key) != NULL)
        longest = strlen (key);
    }

  for (guint i = 0; longest > 0 && i < self->unspaced->len; i++)
    {
      const DwSaying *saying = g_ptr_array_index (self->unspaced, i);
      const char *key = saying->parts[0].choices[0].keys[0];
      DwReading heard = saying->reads;

      if (strlen (key) != longest || strstr (question->keys[at], key) == NULL)
        continue;
      heard.places[0] = (guint16) at;
      heard.n_places = 1;
      heard.first = at;
      heard.n = 1;
      g_array_append_val (found, heard);
    }
}

/* The longest first; of those the ones whose words stand nearest together, and then the first. */
static int
compare_lengths (gconstpointer left,
                 gconstpointer right)
{
  const DwReading *a = left;
  const DwReading *b = right;

  if (a->n_places != b->n_places)
    return a->n_places > b->n_places ? -1 : 1;
  if (a->n != b->n)
    return a->n < b->n ? -1 : 1;

  return (a->first > b->first) - (a->first < b->first);
}

static int
compare_firsts (gconstpointer left,
                gconstpointer right)
{
  const DwReading *a = left;
  const DwReading *b = right;

  return (a->first > b->first) - (a->first < b->first);
}

static gboolean
are_same_words (const DwReading *a,
                const DwReading *b)
{
  return a->n_places == b->n_places && memcmp (a->places, b->places, a->n_places * sizeof a->places[0]) == 0;
}

/* Leaves the readings of @found of which no word was heard in a longer one. */
static GArray *
choose (GArray *found,
        guint   n_words)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (DwReading));
  g_autofree guint *heard_in = g_new0 (guint, MAX (n_words, 1));   /* of each word: which of @chosen, plus one */

  g_array_sort (found, compare_lengths);
  for (guint i = 0; i < found->len; i++)
    {
      const DwReading *one = &g_array_index (found, DwReading, i);
      guint other = 0;

      for (guint j = 0; j < one->n_places && other == 0; j++)
        other = heard_in[one->places[j]];
      if (other > 0 && !are_same_words (one, &g_array_index (chosen, DwReading, other - 1)))
        continue;

      g_array_append_val (chosen, *one);
      for (guint j = 0; j < one->n_places; j++)
        heard_in[one->places[j]] = chosen->len;
    }

  g_array_sort (chosen, compare_firsts);
  return chosen;
}

GArray *
dw_sayings_read (const DwSayings  *self,
                 char            **words,
                 guint             n_words)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DwReading));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_full (n_words + 1, g_free);
  g_autofree gboolean *is_small = g_new0 (gboolean, MAX (n_words, 1));
  Question question = { .words = words, .is_small = is_small, .n = n_words };

  for (guint i = 0; i < n_words; i++)
    {
      char *key = dw_word_key (words[i]);

      is_small[i] = key == NULL;
      g_ptr_array_add (keys, key != NULL ? key : g_strdup (words[i]));
    }
  question.keys = (char **) keys->pdata;

  for (guint first = 0; first < n_words; first++)
    {
      const GPtrArray *sayings = g_hash_table_lookup (self->by_first, question.keys[first]);

      for (guint i = 0; sayings != NULL && i < sayings->len; i++)
        hear (&question, g_ptr_array_index (sayings, i), first, found);
      if (dw_sayings_is_unspaced (question.keys[first]))
        hear_inside (self, &question, first, found);
    }

  return choose (found, n_words);
}
