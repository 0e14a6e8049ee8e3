/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-denials.h"

#include "dw-text.h"
#include "dw-word-key.h"

/* Of @words->all, those that are denied. */
static gboolean *
mark_denied (const DwQueryWords *words,
             const GArray       *hints)
{
  g_autofree gboolean *is_denied_word = NULL;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (!dw_hint_is_left_out (hint))
        continue;
      if (is_denied_word == NULL)
        is_denied_word = g_new0 (gboolean, words->n_all + 1);
      for (guint at = hint->first; at < hint->first + hint->n; at++)
        is_denied_word[at] = TRUE;
    }

  return g_steal_pointer (&is_denied_word);
}

/* Of words that say little by themselves, those that say something together: "things to do". */
static void
mark_sayings (const DwQueryWords *words,
              const DwVocabulary *vocabulary,
              const gboolean     *is_denied_word,
              gboolean           *is_kept)
{
  g_autoptr (GArray) readings = vocabulary != NULL ? dw_vocabulary_read (vocabulary, words->all, words->n_all) : NULL;

  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);
      gboolean is_free = TRUE;

      for (guint j = 0; j < reading->n_places; j++)
        is_free &= !is_denied_word[reading->places[j]];
      for (guint j = 0; is_free && j < reading->n_places; j++)
        is_kept[reading->places[j]] = TRUE;
    }
}

void
dw_denials_leave_out (DwQueryWords       *words,
                      const DwVocabulary *vocabulary,
                      const GArray       *hints)
{
  g_autofree gboolean *is_denied_word = mark_denied (words, hints);
  g_autofree gboolean *is_kept = NULL;
  gboolean is_any = FALSE;

  if (is_denied_word == NULL)
    return;

  is_kept = g_new0 (gboolean, words->n_all + 1);
  for (guint at = 0; at < words->n_all; at++)
    {
      is_kept[at] = words->item_of[at] >= 0 && !is_denied_word[at];
      is_any |= is_kept[at];
    }
  if (!is_any)
    mark_sayings (words, vocabulary, is_denied_word, is_kept);

  dw_query_words_keep (words, is_kept);
}

/* Whether @text says a way, a time or a cost that @hint denies: "virtual", where it is "not online". */
static gboolean
says_denied (const DwVocabulary *vocabulary,
             const DwHint       *hint,
             const char         *text)
{
  int facet = dw_hint_kind_get_facet (hint->kind);
  g_auto (GStrv) words = dw_text_words (text, G_MAXUINT, G_MAXUINT / 16);
  g_autoptr (GArray) readings = dw_vocabulary_read_hints (vocabulary, words, g_strv_length (words));

  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);

      if (reading->facet == facet && (reading->terms & hint->terms) != 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
dw_denials_refuse (const DwVocabulary *vocabulary,
                   const GArray       *hints,
                   const char         *text)
{
  g_autofree char *key = NULL;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);
      g_auto (GStrv) names = hint->things != NULL ? g_strsplit (hint->things, "|", -1) : NULL;

      if (hint->is_not && hint->kind != DW_HINT_DENIED && says_denied (vocabulary, hint, text))
        return TRUE;
      if (key == NULL && names != NULL)
        key = dw_word_key_joined (text);
      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        {
          g_autofree char *refused = dw_word_key_joined (names[j]);

          if (g_strcmp0 (key, refused) == 0)
            return TRUE;
        }
    }

  return FALSE;
}
