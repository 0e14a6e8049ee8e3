/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-expansions-private.h"

#include "dw-denials.h"
#include "dw-word-key.h"

/* Whether @hint only says who asks, for whom there is hardly help of their own: "a job for a lone parent". */
static gboolean
is_of_any_asker (const DwHint *hint)
{
  return hint->kind == DW_HINT_ASKER && hint->terms == DW_ASKER_LONE_PARENTS;
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

      if ((dw_expansions_is_of_how (hint->kind) || is_of_any_asker (hint)) && is_within (reading, hint))
        return TRUE;
    }

  return FALSE;
}

void
dw_expansions_drop_how (DwExpansions       *self,
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
 * ending: "Ealing" is no EAL. An age is no word to search for, and part of what is said: "pregnant, 17". */
static gboolean
takes_away (const DwQueryWords *words,
            const DwHint       *hint,
            const DwReading    *reading)
{
  g_autofree char *key = NULL;

  if (dw_hint_is_left_out (hint) && (hint->is_not || hint->kind != DW_HINT_AGE))
    return says_any_of (reading, hint);
  if (hint->kind != DW_HINT_PLACE || !hint->is_only_that || reading->n_places != 1 || !is_within (reading, hint))
    return FALSE;

  key = dw_word_key (words->all[reading->places[0]]);
  return g_strcmp0 (key, words->all[reading->places[0]]) != 0;
}

void
dw_expansions_drop_taken (const DwQueryWords *words,
                          const GArray       *hints,
                          GArray             *readings)
{
  for (guint i = 0; i < hints->len; i++)
    for (guint j = readings->len; j > 0; j--)
      if (takes_away (words, &g_array_index (hints, DwHint, i), &g_array_index (readings, DwReading, j - 1)))
        g_array_remove_index (readings, j - 1);
}
