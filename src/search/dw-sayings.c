/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-sayings.h"

#include "dw-sayings-private.h"
#include "dw-text.h"
#include "dw-word-key.h"

enum
{
  MOST_SAYINGS = 50000,
  MOST_PARTS = 4,
  MOST_CHOICES = 48,    /* words for one part */
  LONGEST_WORD = 64,    /* characters */
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
  self->all = g_ptr_array_new ();
  self->unspaced = g_ptr_array_new ();
  self->by_first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_sayings);
  return self;
}

void
dw_sayings_free (DwSayings *self)
{
  g_hash_table_unref (self->by_first);
  g_ptr_array_unref (self->unspaced);
  g_ptr_array_unref (self->all);
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

/* Whether none of @keys says anything by itself: "cant get", which is what would be left of "cant get to you". */
static gboolean
are_empty (const char *const *keys,
           guint              n_keys)
{
  for (guint i = 0; i < n_keys; i++)
    if (!dw_word_is_empty (keys[i]))
      return FALSE;

  return TRUE;
}

/* Words of which only one would count, or none that says anything, are taken as they stand: "mum to be" would be heard wherever somebody writes "mum". */
static void
make_choice (DwSayings   *self,
             const char  *text,
             DwSayingChoice      *choice,
             char       **reason)
{
  g_auto (GStrv) words = dw_text_words (text, 2 * DW_SAYINGS_MAX_WORDS, LONGEST_WORD);
  const char **keys = dw_arena_alloc (self->arena, (2 * DW_SAYINGS_MAX_WORDS + 1) * sizeof *keys);

  choice->keys = keys;
  choice->n_keys = list_keys (self, words, FALSE, keys);
  choice->is_literal
      = choice->n_keys < g_strv_length (words) && (choice->n_keys < 2 || are_empty (keys, choice->n_keys));
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
           DwSayingPart        *part,
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
count_keys (const DwSaying *saying)
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

static void
add_to_index (DwSayings *self,
              DwSaying    *saying)
{
  if (saying->n_parts == 1 && saying->parts[0].choices[0].n_keys == 1
      && dw_sayings_is_unspaced (saying->parts[0].choices[0].keys[0]))
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
  DwSaying *saying = dw_arena_alloc (self->arena, sizeof *saying);
  guint n_parts = MAX (g_strv_length (parts), 1);

  if (n_parts > MOST_PARTS)
    *reason = g_strdup_printf (_("“%s” has more than %d parts"), say, MOST_PARTS);
  else if (self->all->len >= MOST_SAYINGS)
    *reason = g_strdup_printf (_("there are more than %d phrases"), MOST_SAYINGS);
  if (*reason != NULL)
    return FALSE;

  *saying = (DwSaying) { .n_parts = n_parts, .reads = *reads };
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
  g_ptr_array_add (self->all, saying);
  return TRUE;
}

guint
dw_sayings_get_size (const DwSayings *self)
{
  return self->all->len;
}
