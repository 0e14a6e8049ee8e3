/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-expansions-private.h"

#include "dw-alarms.h"

/* How likely a theme must be where no phrase tells of a need, and where one tells of another. */
static const double LIKELY_ALONE = 0.25;
static const double LIKELY_BESIDE = 0.7;

static const float QUIET_LOUDNESS = 0.4f;   /* of a word that says little, where the others are asked what they lean
                                               to */

/* How much each word of the question can say of what it is about: nothing where a hint or a name has it. */
static float *
measure_loudness (const DwVocabulary *vocabulary,
                  const DwQueryWords *words,
                  const GArray       *hints)
{
  float *loudness = g_new0 (float, MAX (words->n_all, 1));

  for (guint i = 0; i < words->n_all; i++)
    if (words->item_of[i] >= 0)
      loudness[i] = dw_expansions_is_quiet (vocabulary, words->all[i]) ? QUIET_LOUDNESS : 1;
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      for (guint j = hint->first; (hint->is_only_that || dw_expansions_is_how (hint)) && j < hint->first + hint->n; j++)
        loudness[j] = 0;
    }

  return loudness;
}

gboolean
dw_expansions_add_theme (const DwVocabulary *vocabulary,
                         const DwQueryWords *words,
                         const GArray       *hints,
                         GArray             *readings)
{
  g_autofree gboolean *is_silent = g_new0 (gboolean, MAX (words->n_all, 1));
  gboolean is_any_loud = FALSE;
  gboolean is_only = TRUE;
  DwReading theme = { 0 };
  guint n_told = 0;
  double share = 0;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->is_only_that || hint->is_not || dw_expansions_is_how (hint) || dw_expansions_is_any_asker (hint))
        for (guint j = hint->first; j < hint->first + hint->n; j++)
          is_silent[j] = TRUE;
    }
  dw_alarms_silence (words, readings, is_silent);
  for (guint i = 0; i < words->n_all; i++)
    {
      n_told += !is_silent[i];
      is_any_loud |= !is_silent[i] && words->item_of[i] >= 0 && !dw_expansions_is_quiet (vocabulary, words->all[i]);
    }
  if (n_told < DW_THEMES_LEAST_WORDS || !is_any_loud
      || !dw_vocabulary_read_theme (vocabulary, words->all, is_silent, words->n_all, &theme, &share)
      || !dw_alarms_believe (vocabulary, words, &theme))
    return FALSE;

  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);

      /* What only danger has told of has no words, and is told. */
      if (reading->leads == theme.leads || reading->is_own_thing
          || (reading->n_places == 0 && (theme.needs & ~reading->needs) == 0))
        return FALSE;
      is_only &= reading->needs == 0;
    }

  if (share < (is_only ? LIKELY_ALONE : LIKELY_BESIDE))
    return FALSE;

  g_array_append_val (readings, theme);
  return is_only;
}

gboolean
dw_expansions_add_leaning (const DwVocabulary *vocabulary,
                           const DwQueryWords *words,
                           const GArray       *hints,
                           GArray             *readings)
{
  g_autofree float *loudness = measure_loudness (vocabulary, words, hints);
  DwReading leaning = { 0 };

  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);

      if ((reading->needs != 0 && dw_expansions_is_loud (vocabulary, words, reading)) || reading->is_own_thing)
        return FALSE;
    }

  if (!dw_vocabulary_lean (vocabulary, words->all, loudness, words->n_all, &leaning)
      || !dw_alarms_believe (vocabulary, words, &leaning))
    return FALSE;

  g_array_append_val (readings, leaning);
  return TRUE;
}
