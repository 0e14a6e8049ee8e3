/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-vocabulary-hint.h"

#include <glib/gi18n-lib.h>

/* "13-18" or "4" */
static gboolean
read_ages (const char *cell,
           DwReading  *reads)
{
  guint64 minimum;
  guint64 maximum;
  g_auto (GStrv) ages = g_strsplit (cell, "-", 3);
  guint n = g_strv_length (ages);

  if (n == 0 || n > 2 || !g_ascii_string_to_unsigned (ages[0], 10, 0, 120, &minimum, NULL)
      || !g_ascii_string_to_unsigned (ages[n - 1], 10, minimum, 120, &maximum, NULL))
    return FALSE;

  reads->minimum_age = (double) minimum;
  reads->maximum_age = (double) maximum;
  return TRUE;
}

/* The terms of @facet that @cell lists, and their labels joined. */
static gboolean
read_terms (DwArena    *arena,
            DwFacet     facet,
            const char *cell,
            DwReading  *reads)
{
  g_auto (GStrv) names = g_strsplit (cell, "|", -1);
  g_autoptr (GString) label = g_string_new (NULL);
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

  for (guint i = 0; names[i] != NULL; i++)
    {
      DwMask term = dw_facet_find (facet, names[i]);

      if (term == 0)
        return FALSE;
      reads->terms |= term;
      g_string_append_printf (label, "%s%s", i > 0 ? ", " : "", _(terms[__builtin_ctzll (term)].label));
    }

  reads->label = dw_arena_strdup (arena, label->str);
  return reads->terms != 0;
}

gboolean
dw_vocabulary_hint_read (DwArena    *arena,
                         const char *cell,
                         DwReading  *reads)
{
  return reads->facet < 0 ? read_ages (cell, reads) : read_terms (arena, (DwFacet) reads->facet, cell, reads);
}
