/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spelling.h"

#include "dw-clock.h"
#include "dw-common-words.h"
#include "dw-language.h"
#include "dw-tongues.h"

/* People: of a smaller place, its name is more likely to be another word with a mistake. */
enum { SMALLEST_KNOWN = 5000 };

static void
clear_corrected (gpointer data)
{
  DwCorrected *corrected = data;

  g_free (corrected->typed);
  g_free (corrected->shown);
}

char *
dw_spelling_dup_key (const char *typed)
{
  return g_strconcat ("spelling ", typed, NULL);
}

/* Whether place @at of all words is part of what was understood in another way. */
static gboolean
is_understood (const DwMatches *matches,
               guint            at)
{
  for (guint i = 0; i < matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      if (at >= hint->first && at < hint->first + hint->n)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_anything_held (const DwMatches *matches)
{
  for (guint i = 0; i < matches->words->n_items; i++)
    if (matches->n_held[i] > 0)
      return TRUE;

  return FALSE;
}

/* A mistake that many make in an everyday word goes before a word of the directory that happens to be near. */
static char *
correct_word (const DwDictionary *dictionary,
              const char         *word)
{
  const char *meant = dw_common_words_find_meant (word);

  return meant != NULL ? g_strdup (meant) : dw_dictionary_correct (dictionary, word);
}

gboolean
dw_spelling_is_doubtful (const DwMatches *matches,
                         guint            word)
{
  return (matches->n_held[word] == 0 && !dw_matches_is_read (matches, word))
         || dw_common_words_is_misspelt (matches->words->items[word]);
}

/* Whether word @at names a place, and means it: a village that few have heard of ("Corse"), beside words that services hold, does not. */
static gboolean
is_place (DwGazetteer     *gazetteer,
          const DwMatches *matches,
          guint            at)
{
  static const char *const before_places[] = { "in", "near", "around", "from", "at", NULL };
  char **all = matches->words->all;
  g_autoptr (DwPlace) place = dw_gazetteer_find (gazetteer, all[at]);

  return place != NULL
         && (place->kind != DW_PLACE_NAME || place->borough_code != NULL || place->population >= SMALLEST_KNOWN
             || (at > 0 && g_strv_contains (before_places, all[at - 1])) || !is_anything_held (matches));
}

static gboolean
is_mistake (DwGazetteer       *gazetteer,
            const DwMatches   *matches,
            const char *const *undone,
            guint              at)
{
  int item = matches->words->item_of[at];
  const char *word = matches->words->all[at];
  g_autofree char *key = dw_spelling_dup_key (word);

  if (item < 0 || !dw_spelling_is_doubtful (matches, (guint) item) || is_understood (matches, at)
      || (undone != NULL && g_strv_contains (undone, key)) || dw_language_find (word) != 0
      || dw_common_words_have (word))
    return FALSE;

  return !is_place (gazetteer, matches, at);
}

GArray *
dw_spelling_correct (const DwDictionary  *dictionary,
                     DwGazetteer         *gazetteer,
                     const DwMatches     *matches,
                     const char *const   *undone,
                     gint64               deadline,
                     char               **text)
{
  g_autoptr (GArray) corrections = g_array_new (FALSE, FALSE, sizeof (DwCorrected));
  g_autoptr (GString) whole = g_string_new (NULL);
  gboolean ends_corrected = FALSE;
  guint n_looked_up = 0;

  if (dw_tongues_are_other (matches->words))
    return NULL;

  g_array_set_clear_func (corrections, clear_corrected);
  for (guint at = 0; at < matches->words->n_all; at++)
    {
      const char *word = matches->words->all[at];
      gboolean has_time = n_looked_up == 0 || dw_clock_get_effort () < deadline;
      gboolean is_looked_up = has_time && is_mistake (gazetteer, matches, undone, at);
      g_autofree char *shown = is_looked_up ? correct_word (dictionary, word) : NULL;
      DwCorrected corrected = { NULL, NULL };

      n_looked_up += is_looked_up;
      ends_corrected = shown != NULL;
      g_string_append_printf (whole, "%s%s", at > 0 ? " " : "", shown != NULL ? shown : word);
      if (shown == NULL)
        continue;
      corrected.typed = g_strdup (word);
      corrected.shown = g_steal_pointer (&shown);
      g_array_append_val (corrections, corrected);
    }

  if (corrections->len == 0)
    return NULL;

  /* A space ends the last word: only one that is still being typed may go on. */
  if (ends_corrected || matches->words->prefix < 0)
    g_string_append_c (whole, ' ');
  *text = g_strdup (whole->str);
  return g_steal_pointer (&corrections);
}
