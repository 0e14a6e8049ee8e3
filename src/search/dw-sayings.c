/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-sayings.h"

#include "dw-text.h"
#include "dw-word-key.h"

#include <string.h>

enum
{
  MOST_SAYINGS = 50000,
  MOST_PARTS = 4,
  MOST_CHOICES = 48,    /* words for one part */
  LONGEST_WORD = 64,    /* characters */
  MOST_BETWEEN = 2,     /* words without meaning between two that stand side by side */
  FURTHEST = 10,        /* words from the first to the last of parts that stand apart */
};

/* One way to say one part: words side by side. */
typedef struct
{
  const char *const *keys;
  guint n_keys;
  gboolean is_literal;    /* every word counts, small ones too, and nothing stands between */
} Choice;

typedef struct
{
  Choice *choices;
  guint n_choices;
} Part;

typedef struct
{
  Part *parts;
  guint n_parts;
  DwReading reads;
} Saying;

struct _DwSayings
{
  DwArena *arena;         /* not owned */
  GPtrArray *unspaced;    /* of Saying: one word in writing without spaces, found inside longer ones */
  GHashTable *by_first;   /* first key of any choice of the first part → GPtrArray of Saying, each once */
  guint n_sayings;
};

static void
free_sayings (gpointer sayings)
{
  g_ptr_array_unref (sayings);
}

DwSayings *
dw_sayings_new (DwArena *arena)
{
  DwSayings *self = g_new0 (DwSayings, 1);

  self->arena = arena;
  self->unspaced = g_ptr_array_new ();
  self->by_first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_sayings);
  return self;
}

void
dw_sayings_free (DwSayings *self)
{
  g_hash_table_unref (self->by_first);
  g_ptr_array_unref (self->unspaced);
  g_free (self);
}

/* The words of @text that count; all of them when @is_literal. */
static guint
list_keys (DwSayings   *self,
           char       **words,
           gboolean     is_literal,
           const char **keys)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *key = dw_word_key (words[i]);

      if (key != NULL || is_literal)
        keys[n++] = dw_arena_strdup (self->arena, key != NULL ? key : words[i]);
    }

  return n;
}

/* Words of which only one would count are taken as they stand: "mum to be" would be heard wherever somebody writes "mum". */
static void
make_choice (DwSayings   *self,
             const char  *text,
             Choice      *choice,
             char       **reason)
{
  g_auto (GStrv) words = dw_text_words (text, 2 * DW_SAYINGS_MAX_WORDS, LONGEST_WORD);
  const char **keys = dw_arena_alloc (self->arena, (2 * DW_SAYINGS_MAX_WORDS + 1) * sizeof *keys);

  choice->keys = keys;
  choice->n_keys = list_keys (self, words, FALSE, keys);
  choice->is_literal = choice->n_keys < 2 && choice->n_keys < g_strv_length (words);
  if (choice->is_literal)
    choice->n_keys = list_keys (self, words, TRUE, keys);

  if (choice->n_keys == 0)
    *reason = g_strdup_printf (_("“%s” has no word"), text);
  else if (choice->n_keys > DW_SAYINGS_MAX_WORDS)
    *reason = g_strdup_printf (_("“%s” is longer than %d words"), text, DW_SAYINGS_MAX_WORDS);
}

static gboolean
make_part (DwSayings   *self,
           const char  *text,
           guint        n_parts,
           Part        *part,
           char       **reason)
{
  g_auto (GStrv) choices = g_strsplit (text, n_parts > 1 ? "/" : "\n", -1);

  part->n_choices = g_strv_length (choices);
  if (part->n_choices == 0)
    {
      *reason = g_strdup_printf (_("“%s” has no word"), text);
      return FALSE;
    }
  if (part->n_choices > MOST_CHOICES)
    {
      *reason = g_strdup_printf (_("“%s” has more than %d words for one part"), text, MOST_CHOICES);
      return FALSE;
    }
  part->choices = dw_arena_alloc (self->arena, MAX (part->n_choices, 1) * sizeof *part->choices);
  for (guint i = 0; i < part->n_choices; i++)
    {
      make_choice (self, g_strstrip (choices[i]), &part->choices[i], reason);
      if (*reason != NULL)
        return FALSE;
    }

  return TRUE;
}

static guint
count_keys (const Saying *saying)
{
  guint n = 0;

  for (guint i = 0; i < saying->n_parts; i++)
    {
      guint longest = 0;

      for (guint j = 0; j < saying->parts[i].n_choices; j++)
        longest = MAX (longest, saying->parts[i].choices[j].n_keys);
      n += longest;
    }

  return n;
}

/* Whether @text is in a writing that puts no spaces between words. */
static gboolean
is_unspaced (const char *text)
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

static void
add_to_index (DwSayings *self,
              Saying    *saying)
{
  if (saying->n_parts == 1 && saying->parts[0].choices[0].n_keys == 1 && is_unspaced (saying->parts[0].choices[0].keys[0]))
    {
      g_ptr_array_add (self->unspaced, saying);
      return;
    }

  for (guint i = 0; i < saying->parts[0].n_choices; i++)
    {
      const char *key = saying->parts[0].choices[i].keys[0];
      GPtrArray *sayings = g_hash_table_lookup (self->by_first, key);

      if (sayings == NULL)
        {
          sayings = g_ptr_array_new ();
          g_hash_table_insert (self->by_first, g_strdup (key), sayings);
        }
      if (sayings->len == 0 || g_ptr_array_index (sayings, sayings->len - 1) != saying)
        g_ptr_array_add (sayings, saying);
    }
}

gboolean
dw_sayings_add (DwSayings        *self,
                const char       *say,
                const DwReading  *reads,
                char            **reason)
{
  g_auto (GStrv) parts = g_strsplit (say, "+", -1);
  Saying *saying = dw_arena_alloc (self->arena, sizeof *saying);
  guint n_parts = MAX (g_strv_length (parts), 1);

  if (n_parts > MOST_PARTS)
    *reason = g_strdup_printf (_("“%s” has more than %d parts"), say, MOST_PARTS);
  else if (self->n_sayings >= MOST_SAYINGS)
    *reason = g_strdup_printf (_("there are more than %d phrases"), MOST_SAYINGS);
  if (*reason != NULL)
    return FALSE;

  *saying = (Saying) { .n_parts = n_parts, .reads = *reads };
  saying->parts = dw_arena_alloc (self->arena, n_parts * sizeof *saying->parts);
  for (guint i = 0; i < n_parts; i++)
    if (!make_part (self, parts[0] != NULL ? parts[i] : "", n_parts, &saying->parts[i], reason))
      return FALSE;
  if (count_keys (saying) > DW_SAYINGS_MAX_WORDS)
    {
      *reason = g_strdup_printf (_("“%s” is longer than %d words"), say, DW_SAYINGS_MAX_WORDS);
      return FALSE;
    }

  add_to_index (self, saying);
  self->n_sayings++;
  return TRUE;
}

guint
dw_sayings_get_size (const DwSayings *self)
{
  return self->n_sayings;
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
        const Choice   *choice,
        guint           at)
{
  return (choice->is_literal || !question->is_small[at]) && g_str_equal (question->keys[at], choice->keys[0]);
}

/* Whether @choice stands at word @first, side by side. Adds its places to @heard. */
static gboolean
hear_choice (const Question *question,
             const Choice   *choice,
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
           const Part     *part,
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
      const Saying   *saying,
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
      const char *key = ((const Saying *) g_ptr_array_index (self->unspaced, i))->parts[0].choices[0].keys[0];

      if (strlen (key) > longest && strstr (question->keys[at], key) != NULL)
        longest = strlen (key);
    }

  for (guint i = 0; longest > 0 && i < self->unspaced->len; i++)
    {
      const Saying *saying = g_ptr_array_index (self->unspaced, i);
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
      if (is_unspaced (question.keys[first]))
        hear_inside (self, &question, first, found);
    }

  return choose (found, n_words);
}
