/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-story.h"

enum { LONG = 16 };           /* words; of the searches that people type, hardly any has as many */

/* Found on invented stories: from half to three quarters does about as well. */
static const double LEAST_OF_LOUDEST = 0.6;

gboolean
dw_story_is (const DwQueryWords *words)
{
  return words->n_all >= LONG;
}

/* Whether a reading of the same words, before the one at @index, speaks of @needs too. */
static gboolean
is_counted (const GArray *readings,
            guint         index,
            DwMask        needs)
{
  const DwReading *one = &g_array_index (readings, DwReading, index);

  for (guint i = 0; i < index; i++)
    {
      const DwReading *other = &g_array_index (readings, DwReading, i);

      if (other->first == one->first && other->n_places == one->n_places && (other->needs & needs) != 0)
        return TRUE;
    }

  return FALSE;
}

/* How many words speak of any of @needs. */
static guint
measure_loudness (const GArray *readings,
                  DwMask        needs)
{
  guint n = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *one = &g_array_index (readings, DwReading, i);

      if ((one->needs & needs) != 0 && !is_counted (readings, i, needs))
        n += one->n_places;
    }

  return n;
}

void
dw_story_keep_theme (GArray *readings)
{
  g_autofree guint *loudness = g_new0 (guint, MAX (readings->len, 1u));
  guint loudest = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      loudness[i] = measure_loudness (readings, g_array_index (readings, DwReading, i).needs);
      loudest = loudness[i] > loudest ? loudness[i] : loudest;
    }

  for (guint i = readings->len; i > 0; i--)
    if (g_array_index (readings, DwReading, i - 1).needs != 0 && loudness[i - 1] < LEAST_OF_LOUDEST * loudest)
      g_array_remove_index (readings, i - 1);
}
