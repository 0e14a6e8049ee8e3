/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-expansions.h"

#include <string.h>

static void
clear_expansion (gpointer data)
{
  DwExpansion *expansion = data;

  g_free (expansion->text);
}

void
dw_expansions_take_hints (DwExpansions       *self,
                          const DwQueryWords *words,
                          const GArray       *hints)
{
  guint n_marked = 0;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      for (guint j = hint->first; hint->is_only_that && j < hint->first + hint->n; j++)
        if (words->item_of[j] >= 0)
          self->is_hint[words->item_of[j]] = TRUE;
    }

  for (guint i = 0; i < words->n_items; i++)
    n_marked += self->is_hint[i];
  if (n_marked == words->n_items)
    memset (self->is_hint, 0, words->n_items * sizeof *self->is_hint);
}

void
dw_expansions_free (DwExpansions *self)
{
  for (guint i = 0; i < self->n_items; i++)
    clear_expansion (&self->items[i]);

  g_free (self->items);
  g_free (self->concept_of);
  g_free (self->is_hint);
  g_free (self->is_quiet);
  g_free (self->is_hushed);
  g_free (self->needs_of);
  g_free (self->is_own_thing);
  g_free (self);
}

char *
dw_expansions_dup_expression (const DwExpansions *self,
                              guint               item)
{
  /* Folded words are letters, marks and digits with single spaces between: nothing in them can end a string. */
  return g_strdup_printf ("\"%s\"", self->items[item].text);
}
