/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-audience.h"

#include "dw-abusers.h"
#include "dw-bits.h"
#include "dw-feared.h"
#include "dw-situations.h"
#include "dw-text-holders.h"
#include "dw-weights.h"
#include "dw-witnesses.h"
#include "dw-word-pattern.h"

#include <string.h>

/* For dw_text_holders_find(): what services write in their names when they are for people who work with families. */
static const char for_workers[] = "professionals|practitioners|for schools|for staff|social care teams|panel";
/* Words, as they are typed or begin, of people who work with families; sorted by nothing: there are few. */
static const char *const workers_words[] = {
  "professional", "practitioner", "worker",  "staff",   "training", "consult",  "sw",      "taf",       "caf",    "mash",
  "refer",        "panel",        "teacher", "school",  "senco",    "dsl",      "client",  "colleague", "thresh", "multi",
  "agency",       "team",         "meeting", "service", "casework", "workshop", "practice",
};

/* What services write in their names and terms when they are for some people in particular; in the order of
   DwAskers. */
static const char *const for_askers[DW_N_ASKERS] = {
  "dads|fathers|male carers",
  "grandparents|kinship",
  "foster carers|fostering|foster families",
  "kinship|special guardians|special guardianship|grandparents",
  "young carers",
  "adoptive|adopters|adopted|post adoption",
  "lone parents|single parents",
  "young parents|young mums|young dads|teenage parents",
  NULL, /* people who work with families: as @for_workers says */
};

static gboolean
find_askers (DwAudience         *self,
             DwReader           *reader,
             const DwCatalogue  *catalogue,
             GError            **error)
{
  guint n = catalogue->columns->n_services;

  for (guint i = 0; i < DW_N_ASKERS; i++)
    {
      const char *phrases = for_askers[i];
      g_autofree guint64 *found
          = phrases != NULL ? dw_text_holders_find (reader, catalogue, DW_TEXT_NAMES_AND_TERMS, phrases, error) : NULL;

      if (phrases != NULL && found == NULL)
        return FALSE;
      DW_BITS_FOREACH (index, found != NULL ? found : self->for_workers, n)
        self->askers[index] |= (guint16) (1u << i);
    }

  return TRUE;
}

DwAudience *
dw_audience_load (DwReader           *reader,
                  const DwCatalogue  *catalogue,
                  GError            **error)
{
  g_autofree guint64 *workers = dw_text_holders_find (reader, catalogue, DW_TEXT_NAMES, for_workers, error);
  g_autofree guint64 *abusers = workers != NULL ? dw_abusers_find (reader, catalogue, error) : NULL;
  DwAudience *self = NULL;

  if (abusers == NULL)
    return NULL;

  self = g_new0 (DwAudience, 1);
  self->askers = g_new0 (guint16, MAX (catalogue->columns->n_services, 1));
  self->for_workers = g_steal_pointer (&workers);
  self->for_abusers = g_steal_pointer (&abusers);
  self->situations = dw_situations_load (reader, catalogue, error);
  if (self->situations != NULL && find_askers (self, reader, catalogue, error))
    return self;

  dw_audience_free (self);
  return NULL;
}

void
dw_audience_free (DwAudience *self)
{
  g_free (self->for_workers);
  g_free (self->for_abusers);
  g_free (self->askers);
  g_free (self->situations);
  g_free (self);
}

static gboolean
begins_with_any (const char        *text,
                 const char *const *list,
                 gsize              n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (text, list[i]))
      return TRUE;

  return FALSE;
}

/* Of whom people tell that they died, and how. */
static const char kin[] = "my|his|her|our|their|lost dad|daddy|father|mum|mummy|mother|nan|nanny|gran|granny|grandma|grandad|grandfather|grandmother"
                          "|brother|sister|uncle|aunt|auntie|cousin|husband|wife|partner";
static const char died[] = "died|dies|dying|dead|death|passed|bereaved|bereavement|grief|grieving|funeral|lost";

/* Takes out what was added for word @item alone. */
static void
drop_added (const DwQueryWords *words,
            DwExpansions       *expansions,
            guint               item)
{
  guint concept = expansions->concept_of[item];
  guint n = 0;

  for (guint i = 0; i < words->n_items; i++)
    if (i != item && expansions->concept_of[i] == concept)
      return;

  for (guint i = 0; i < expansions->n_items; i++)
    if (expansions->items[i].concept == concept)
      g_free (expansions->items[i].text);
    else
      expansions->items[n++] = expansions->items[i];
  expansions->n_items = n;
}

/* Who died asks for nothing: what is for dads is no answer to "my dad died". */
static void
hush_dead (const DwQueryWords *words,
           DwExpansions       *expansions)
{
  gboolean is_told = FALSE;

  for (guint i = 0; i < words->n_all; i++)
    is_told |= dw_word_pattern_match (&words->all[i], 0, died) > 0;

  for (guint i = 0; is_told && expansions->n_items > 0 && i < words->n_all; i++)
    {
      guint end = dw_word_pattern_match (words->all, i, kin);
      int item = end > 0 ? words->item_of[end - 1] : -1;

      if (item < 0)
        continue;
      expansions->is_quiet[item] = expansions->is_hushed[item] = TRUE;
      drop_added (words, expansions, (guint) item);
    }
}

/* Nor does who saw how somebody was hurt. */
static void
hush_asides (const DwQueryWords *words,
             DwExpansions       *expansions)
{
  g_autofree gboolean *asides = dw_witnesses_find (words);

  for (guint i = 0; i < words->n_all; i++)
    if (asides[i] && words->item_of[i] >= 0)
      expansions->is_quiet[words->item_of[i]] = expansions->is_hushed[words->item_of[i]] = TRUE;
}

void
dw_audience_hush (const DwQueryWords *words,
                  DwExpansions       *expansions)
{
  DwMask abuse = dw_facet_find (DW_FACET_NEED, "domestic-abuse");

  hush_dead (words, expansions);
  if ((expansions->needs & abuse) != 0)
    hush_asides (words, expansions);
  if ((expansions->needs & abuse) == 0 || expansions->n_items == 0)
    return;

  for (guint i = 0; i < words->n_all; i++)
    {
      int item = words->item_of[i];

      if (item >= 0 && (expansions->needs_of[item] & abuse) != 0 && dw_feared_is_hurting (words, i))
        expansions->is_quiet[item] = expansions->is_hushed[item] = TRUE;
    }
}

/*
 * A family knows whether it lives with a disability or with abuse, or waits for a child to talk, and says so: where it
 * speaks of other things, what is for those who do is not for it.
 */
static DwMask
find_others_needs (DwMask asked)
{
  DwMask some = dw_facet_find (DW_FACET_NEED, "autism-send") | dw_facet_find (DW_FACET_NEED, "domestic-abuse")
                | dw_facet_find (DW_FACET_NEED, "speech-language");

  return asked != 0 ? some & ~asked : 0;
}

DwAsker
dw_audience_hear (const DwMatches *matches,
                  DwMask           needs,
                  guint            danger)
{
  DwMask hurt = dw_feared_is_hurt (matches->words) ? dw_facet_find (DW_FACET_NEED, "domestic-abuse") : 0;
  DwAsker asker = { .fears_abuse = dw_abusers_are_set_apart (matches, needs, danger) };

  for (guint i = 0; i < MIN (matches->n_terms, matches->words->n_items); i++)
    asker.is_worker |= begins_with_any (dw_matches_get_term (matches, i), workers_words, G_N_ELEMENTS (workers_words));

  for (guint i = 0; i < matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      if (hint->kind == DW_HINT_ASKER)
        *(hint->is_not ? &asker.are_not : &asker.are) |= (guint) hint->terms;
    }
  asker.is_worker |= (asker.are & DW_ASKER_WORKERS) != 0;
  asker.situations = dw_situations_hear (matches);
  asker.others_needs = find_others_needs (matches->expansions->needs | hurt);
  return asker;
}

DwTri
dw_audience_meets (const DwAudience *self,
                   guint             askers,
                   guint             index)
{
  if (self->askers[index] == 0)
    return DW_TRI_NOT_STATED;

  return (self->askers[index] & askers) != 0 ? DW_TRI_YES : DW_TRI_NO;
}

double
dw_audience_weigh (const DwAudience *self,
                   DwAsker           asker,
                   guint             index)
{
  double weight = 1;

  if (!asker.is_worker && dw_bits_has (self->for_workers, index))
    weight *= DW_WEIGHTS.for_workers;

  if ((self->situations[index] & ~asker.situations) != 0)
    weight *= DW_WEIGHTS.others_situation;

  if (asker.are != 0)
    {
      DwTri met = dw_audience_meets (self, asker.are, index);

      weight *= met == DW_TRI_YES  ? DW_WEIGHTS.hint_met[DW_HINT_ASKER]
                : met == DW_TRI_NO ? DW_WEIGHTS.hint_missed[DW_HINT_ASKER]
                                   : 1;
    }

  /* What is for others too is refused by nobody. */
  if (asker.are_not != 0 && self->askers[index] != 0 && (self->askers[index] & ~asker.are_not) == 0)
    weight *= DW_WEIGHTS.hint_missed[DW_HINT_DENIED];

  return weight;
}
