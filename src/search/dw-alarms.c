/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-alarms.h"

#include "dw-urgent.h"

static gboolean
speaks_of_abuse (const DwReading *reading)
{
  return (reading->needs & dw_facet_find (DW_FACET_NEED, "domestic-abuse")) != 0;
}

static gboolean
is_harmless (const DwReading *reading,
             const gboolean  *harmless)
{
  for (guint i = 0; i < reading->n_places; i++)
    if (harmless[reading->places[i]])
      return TRUE;

  return FALSE;
}

void
dw_alarms_drop (const DwQueryWords *words,
                GArray             *readings)
{
  g_autofree gboolean *harmless = NULL;

  for (guint i = readings->len; i > 0; i--)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i - 1);

      if (!speaks_of_abuse (reading))
        continue;
      if (harmless == NULL && dw_urgent_read (words->text) != 0)
        return;
      if (harmless == NULL)
        harmless = dw_urgent_find_harmless (words->all);
      if (is_harmless (reading, harmless))
        g_array_remove_index (readings, i - 1);
    }
}

gboolean
dw_alarms_believe (const DwVocabulary *vocabulary,
                   const DwQueryWords *words,
                   const DwReading    *leaning)
{
  guint n_loud = 0;
  guint told;

  if (!speaks_of_abuse (leaning))
    return TRUE;

  for (guint i = 0; i < words->n_items; i++)
    n_loud += !dw_vocabulary_is_quiet (vocabulary, words->items[i]);

  /* Who fears what they may do themselves is helped by others. */
  told = dw_urgent_read (words->text);
  return (told & DW_URGENT_PARENT) == 0 && (n_loud <= 1 || told != 0);
}
