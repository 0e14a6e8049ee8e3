/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-why.h"

#include "dw-bits.h"
#include "dw-hint-fit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What is not stated, as dw_facet_get_thing() says it. */
static const char *const hint_things[DW_N_HINT_KINDS] = {
  [DW_HINT_PLACE] = N_ ("borough"),
  [DW_HINT_AGE] = N_ ("ages"),
  [DW_HINT_COST] = N_ ("cost"),
  [DW_HINT_DELIVERY] = N_ ("how it is given"),
  [DW_HINT_ROUTE] = N_ ("how to get in"),
  [DW_HINT_LEVEL] = N_ ("level of need"),
  [DW_HINT_ASKER] = N_ ("for whom in particular"),
  [DW_HINT_DAY] = N_ ("days"),
  [DW_HINT_TIME] = N_ ("times of day"),
  [DW_HINT_LANGUAGE] = N_ ("languages"),
  [DW_HINT_DENIED] = N_ ("whether it is what you ruled out"),
};

typedef struct
{
  const DwRanking *ranking;
  const DwHit *hit;
  DwArena *arena;
  GArray *fits;             /* of const char *, as are the next */
  GArray *misfits;
  GArray *other_times;
  GArray *unstated;
} Explaining;

/* What a filter and the words both ask for is said once. */
static void
add (Explaining *self,
     GArray     *list,
     const char *text)
{
  const char *kept;

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (g_array_index (list, const char *, i), text))
      return;

  kept = dw_arena_strdup (self->arena, text);
  g_array_append_val (list, kept);
}

/* A hit fits every filter, or does not state what it asks for. */
static void
explain_facet (Explaining *self,
               DwFacet     facet)
{
  DwMask met = self->ranking->question->chosen[facet]
               & dw_catalogue_get_mask (self->ranking->catalogue, facet, self->hit->index);
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

  if (self->ranking->question->chosen[facet] == 0)
    return;
  if ((self->hit->unstated >> facet & 1) != 0)
    add (self, self->unstated, _ (dw_facet_get_thing (facet)));

  for (guint i = 0; i < n_terms; i++)
    if ((met >> i & 1) != 0)
      add (self, self->fits, _ (terms[i].label));
}

static void
explain_age (Explaining *self)
{
  const DwColumns *columns = self->ranking->catalogue->columns;
  guint index = self->hit->index;
  g_autofree char *text = NULL;

  if (isnan (self->ranking->question->age))
    return;

  text = g_strdup_printf (_ ("Age %g"), self->ranking->question->age);
  if (isnan (columns->minimum_age[index]) && isnan (columns->maximum_age[index]))
    add (self, self->unstated, _ (hint_things[DW_HINT_AGE]));
  else
    add (self, self->fits, text);
}

/* Without a stated point, the residents of the place's own borough are served. */
static void
explain_distance (Explaining *self)
{
  const DwQuestion *question = self->ranking->question;
  const DwCatalogue *catalogue = self->ranking->catalogue;
  g_autofree char *text = NULL;

  if (!dw_question_has_distance (question))
    return;

  if (!isnan (self->hit->distance_m))
    text = dw_distance_dup_text ((double) self->hit->distance_m);
  else if ((self->ranking->vicinity.home & dw_catalogue_get_mask (catalogue, DW_FACET_BOROUGH, self->hit->index)) != 0)
    text = g_strdup (question->near->name);

  if (text != NULL)
    add (self, self->fits, text);
  else
    add (self, self->unstated, _ ("where exactly"));
}

static DwTri
meets (const Explaining *self,
       const DwHint     *hint)
{
  DwTri met;

  if (hint->kind != DW_HINT_ASKER)
    return dw_hint_fit_meets (self->ranking->catalogue, hint, self->hit->index);

  met = dw_audience_meets (self->ranking->audience, (guint) hint->terms, self->hit->index);
  if (met == DW_TRI_NOT_STATED || !hint->is_not)
    return met;

  return met == DW_TRI_YES ? DW_TRI_NO : DW_TRI_YES;
}

static gboolean
is_price (const GArray *hints)
{
  for (guint i = 0; i < hints->len; i++)
    if (g_array_index (hints, DwHint, i).is_price)
      return TRUE;

  return FALSE;
}

/* Of one kind, one that is met is enough, as in the ranking: "Merton or Sutton". */
static void
explain_hints (Explaining *self,
               DwHintKind  kind)
{
  const GArray *hints = self->ranking->matches->hints;
  guint n[DW_TRI_NO + 1] = { 0 };

  for (guint i = 0; i < hints->len; i++)
    if (g_array_index (hints, DwHint, i).kind == kind)
      n[meets (self, &g_array_index (hints, DwHint, i))]++;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->kind != kind)
        continue;
      if (n[DW_TRI_YES] > 0 && meets (self, hint) == DW_TRI_YES)
        add (self, self->fits, hint->label);
      else if (n[DW_TRI_YES] == 0 && meets (self, hint) == DW_TRI_NO)
        {
          add (self, self->misfits, hint->label);
          if (kind == DW_HINT_DAY || kind == DW_HINT_TIME)
            add (self, self->other_times, hint->label);
        }
    }

  if (n[DW_TRI_YES] == 0 && n[DW_TRI_NO] == 0 && n[DW_TRI_NOT_STATED] > 0)
    add (self, self->unstated, kind == DW_HINT_COST && is_price (hints) ? _ ("whether it costs no more than that") : _ (hint_things[kind]));
}

static const char *const *
keep (DwArena *arena,
      GArray  *list)
{
  const char **kept = dw_arena_alloc (arena, (list->len + 1) * sizeof *kept);

  for (guint i = 0; i < list->len; i++)
    kept[i] = g_array_index (list, const char *, i);

  return kept;
}

static void
find_words (const Explaining *self,
            DwMatched        *matched)
{
  const DwMatches *matches = self->ranking->matches;
  const char **words = dw_arena_alloc (self->arena, (matches->n_terms + 1) * sizeof *words);
  guint n = 0;

  for (guint term = 0; term < matches->n_terms; term++)
    if (dw_matches_holds (matches, term, self->hit->index))
      {
        words[n++] = dw_arena_strdup (self->arena, dw_matches_get_term (matches, term));
        matched->n_own += term < matches->words->n_items;
      }

  matched->words = words;
}

/* What a closer look told, where it weighs as much as a filter. */
static void
explain_look (Explaining *self)
{
  DwSeen seen = dw_ranking_see (self->ranking, self->hit->index);

  if (seen.name > 0)
    add (self, self->fits, _ ("its name"));
  else if (seen.near > 0.5)
    add (self, self->fits, _ ("your words, close together"));
}

DwMatched
dw_why_find (const DwRanking *ranking,
             const DwHit     *hit,
             DwArena         *arena)
{
  g_autoptr (GArray) fits = g_array_new (FALSE, FALSE, sizeof (const char *));
  g_autoptr (GArray) misfits = g_array_new (FALSE, FALSE, sizeof (const char *));
  g_autoptr (GArray) unstated = g_array_new (FALSE, FALSE, sizeof (const char *));
  g_autoptr (GArray) other_times = g_array_new (FALSE, FALSE, sizeof (const char *));
  Explaining self = { ranking, hit, arena, fits, misfits, other_times, unstated };
  DwMatched matched = { NULL };

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    explain_facet (&self, (DwFacet) facet);
  explain_look (&self);
  explain_age (&self);
  explain_distance (&self);
  for (guint kind = 0; kind < DW_N_HINT_KINDS; kind++)
    if (kind != DW_HINT_DISTANCE)
      explain_hints (&self, (DwHintKind) kind);
  if (hit->is_for_workers && !ranking->asker.is_worker && ranking->matches->words->n_items > 0)
    add (&self, misfits, _ ("it is for people who work with families"));

  find_words (&self, &matched);
  matched.fits = keep (arena, fits);
  matched.misfits = keep (arena, misfits);
  matched.other_times = keep (arena, other_times);
  matched.unstated = keep (arena, unstated);
  return matched;
}

static void
clear_line (gpointer data)
{
  DwWhyLine *line = data;

  g_free (line->value);
}

static void
add_line (GArray            *lines,
          const char        *label,
          const char *const *texts,
          guint              n_texts)
{
  g_autoptr (GString) value = g_string_new (NULL);
  DwWhyLine line = { .label = label };

  for (guint i = 0; i < n_texts && texts[i] != NULL; i++)
    g_string_append_printf (value, i > 0 ? ", %s" : "%s", texts[i]);
  if (value->len == 0)
    return;

  line.value = g_strdup (value->str);
  g_array_append_val (lines, line);
}

static const char *const none[] = { NULL };

static const char *const *
or_none (const char *const *texts)
{
  return texts != NULL ? texts : none;
}

GArray *
dw_why_list_lines (const DwMatched *matched)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (DwWhyLine));

  g_array_set_clear_func (lines, clear_line);
  add_line (lines, _ ("Your words"), or_none (matched->words), matched->n_own);
  add_line (lines, _ ("Also searched"), or_none (matched->words) + matched->n_own, G_MAXUINT);
  add_line (lines, _ ("Fits"), or_none (matched->fits), G_MAXUINT);
  add_line (lines, _ ("Does not fit"), or_none (matched->misfits), G_MAXUINT);
  add_line (lines, _ ("Not stated"), or_none (matched->unstated), G_MAXUINT);
  return lines;
}
