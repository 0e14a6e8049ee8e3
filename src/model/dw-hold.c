/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-hold.h"

#include <glib/gi18n-lib.h>

const DwHold *
dw_hold_copy (const DwHold *hold,
              DwArena      *arena)
{
  DwHold *copy = NULL;
  DwHoldExample *examples = NULL;

  if (hold == NULL)
    return NULL;

  copy = dw_arena_alloc (arena, sizeof *copy);
  *copy = *hold;
  examples = dw_arena_alloc (arena, MAX (hold->n_examples, 1) * sizeof *examples);
  for (guint i = 0; i < hold->n_examples; i++)
    {
      examples[i].name = dw_arena_strdup (arena, hold->examples[i].name);
      examples[i].was = dw_arena_strdup (arena, hold->examples[i].was);
      examples[i].now = dw_arena_strdup (arena, hold->examples[i].now);
    }
  copy->examples = examples;
  return copy;
}

static gboolean
is_too_much (guint n,
             guint of,
             guint percent)
{
  return n >= DW_HOLD_FROM && (guint64) n * 100 > (guint64) of * percent;
}

gboolean
dw_hold_is_gone_due (const DwHold *hold)
{
  return is_too_much (hold->n_gone, hold->n_before, DW_HOLD_GONE_PERCENT);
}

gboolean
dw_hold_is_phones_due (const DwHold *hold)
{
  return is_too_much (hold->n_phones_changed, hold->n_phones_before, DW_HOLD_PHONES_PERCENT);
}

gboolean
dw_hold_is_due (const DwHold *hold)
{
  return dw_hold_is_gone_due (hold) || dw_hold_is_phones_due (hold);
}

static char *
say_gone (const DwHold *hold)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The publisher's new list leaves out %u of %u service.",
                                       "The publisher's new list leaves out %u of %u services.", hold->n_before),
                          hold->n_gone, hold->n_before);
}

static char *
say_phones (const DwHold *hold)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The publisher's new list changes %u of %u telephone number.",
                                       "The publisher's new list changes %u of %u telephone numbers.",
                                       hold->n_phones_before),
                          hold->n_phones_changed, hold->n_phones_before);
}

char *
dw_hold_dup_reason (const DwHold *hold)
{
  g_autofree char *gone = NULL;
  g_autofree char *phones = NULL;

  if (dw_hold_is_gone_due (hold))
    gone = say_gone (hold);
  if (gone == NULL || dw_hold_is_phones_due (hold))
    phones = say_phones (hold);

  if (gone != NULL && phones != NULL)
    return g_strdup_printf ("%s %s", gone, phones);
  return gone != NULL ? g_steal_pointer (&gone) : g_steal_pointer (&phones);
}

char *
dw_hold_dup_problem (const DwHold *hold)
{
  g_autofree char *reason = dw_hold_dup_reason (hold);

  return g_strdup_printf (_("%s What you have stays as it is until somebody says which is right."), reason);
}

char *
dw_hold_dup_example (const DwHoldExample *example)
{
  if (example->was == NULL)
    return g_strdup_printf (_("%s: left out"), example->name);
  if (*example->now == '\0')
    return g_strdup_printf (_("%s: %s, then no number"), example->name, example->was);

  return g_strdup_printf (_("%s: %s becomes %s"), example->name, example->was, example->now);
}
