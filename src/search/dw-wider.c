/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-wider.h"

#include "dw-bits.h"
#include "dw-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Fewer fitting services than this is little, and wider questions are proposed. */
enum { LITTLE = 3 };

static const double METRES_A_MILE = 1609.344;
static const guint MILES[] = { 1, 2, 5, 10, 25 };

/* How far a proposal goes from what was asked; the nearest come first. Fewer words are none: any word finds, so a
 * question of fewer words finds the same or less. */
typedef enum
{
  STEP_NAME,
  STEP_FURTHER,
  STEP_ONE_FILTER,
  STEP_NO_FILTER,
  STEP_NO_WORDS,
} Step;

typedef struct
{
  Step step;
  char *label;
  DwQuestion *question;
  DwTally tally;
} Proposal;

typedef struct
{
  const DwCatalogue *catalogue;
  const DwMatches *matches;
  const float *distances;
  const DwAnswer *answer;
  const guint64 *among;       /* what the question's words find */
  GArray *proposals;
} Proposing;

static void
clear_proposal (gpointer data)
{
  Proposal *proposal = data;

  g_free (proposal->label);
  g_clear_pointer (&proposal->question, dw_question_free);
}

/* The distance that the words say is the question's own by now: it can be another. */
static void
undo_distance (const DwAnswer *answer,
               DwQuestion     *question)
{
  g_autoptr (GStrvBuilder) undone = g_strv_builder_new ();
  gboolean is_any = FALSE;

  for (guint i = 0; i < answer->n_understood; i++)
    if (answer->understood[i].kind == DW_HINT_DISTANCE && !answer->understood[i].lacks_place)
      {
        g_strv_builder_add (undone, answer->understood[i].key);
        is_any = TRUE;
      }
  if (!is_any)
    return;

  for (char **key = question->undone; key != NULL && *key != NULL; key++)
    g_strv_builder_add (undone, *key);
  g_strfreev (question->undone);
  question->undone = g_strv_builder_end (undone);
}

static DwQuestion *
copy_question (const Proposing *self)
{
  DwQuestion *question = dw_question_copy (self->answer->question);

  question->offset = 0;
  undo_distance (self->answer, question);
  return question;
}

static gboolean
finds_more (const DwAnswer *answer,
            DwTally         tally)
{
  return tally.n_fits > answer->n_fits
         || (tally.n_fits == answer->n_fits && tally.n_not_stated > answer->n_not_stated);
}

/* Takes @question and @label over; keeps them when @tally is worth it. */
static void
take (Proposing  *self,
      Step        step,
      char       *label,
      DwQuestion *question,
      DwTally     tally)
{
  Proposal proposal = { .step = step, .label = label, .question = question, .tally = tally };

  if (finds_more (self->answer, tally))
    g_array_append_val (self->proposals, proposal);
  else
    clear_proposal (&proposal);
}

static void
try_filters (Proposing  *self,
             Step        step,
             char       *label,
             DwQuestion *question)
{
  take (self, step, label, question, dw_filter_count (self->catalogue, question, self->among, self->distances));
}

/* The first distance beyond the one asked that finds more, and any distance when that finds more still. */
static void
propose_further (Proposing *self)
{
  double asked_m = self->answer->question->within_m;
  guint before = self->proposals->len;

  for (guint i = 0; i < G_N_ELEMENTS (MILES) && self->proposals->len == before; i++)
    if (MILES[i] * METRES_A_MILE > asked_m)
      {
        DwQuestion *question = copy_question (self);
        char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Look within %u mile", "Look within %u miles", MILES[i]), MILES[i]);

        question->within_m = MILES[i] * METRES_A_MILE;
        try_filters (self, STEP_FURTHER, label, question);
      }

  if (self->proposals->len == before)
    {
      DwQuestion *question = copy_question (self);

      question->within_m = INFINITY;
      try_filters (self, STEP_FURTHER, g_strdup (_("Look at any distance")), question);
    }
}

/* Whether any but the distance is chosen. */
static gboolean
has_other_filters (const DwQuestion *question)
{
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    if (question->chosen[facet] != 0)
      return TRUE;

  return !isnan (question->age);
}

static void
drop_filters (DwQuestion *question)
{
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    question->chosen[facet] = 0;

  question->age = NAN;
  question->within_m = INFINITY;
}

/* The service of that very name is further away. */
static void
propose_name (Proposing *self)
{
  DwQuestion *question = copy_question (self);
  const char *label = has_other_filters (question) ? _("Look for that name at any distance, without filters")
                                                   : _("Look for that name at any distance");

  drop_filters (question);
  try_filters (self, STEP_NAME, g_strdup (label), question);
}

/* How a filter on @facet is taken back, of one term and of several. */
static const struct
{
  const char *one;
  const char *several;
} withouts[DW_N_FACETS] = {
  [DW_FACET_NEED] = { N_("Look without the need “%s”"), N_("Look for any need") },
  [DW_FACET_BOROUGH] = { N_("Look beyond %s"), N_("Look in every borough") },
  [DW_FACET_ROUTE] = { N_("Look without the way in “%s”"), N_("Look for any way in") },
  [DW_FACET_COST] = { N_("Look without the cost “%s”"), N_("Look at any cost") },
  [DW_FACET_DELIVERY] = { N_("Look without “%s”"), N_("Look wherever and however help is given") },
  [DW_FACET_LEVEL] = { N_("Look without the level of need “%s”"), N_("Look for any level of need") },
  [DW_FACET_STATUS] = { N_("Look without “%s”"), N_("Look whether it runs or not") },
};

/* @sentence is of the table, and no format that a compiler could check. */
static char *
put_in (const char *sentence,
        const char *term)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

  return g_strjoinv (term, parts);
}

static char *
dup_without (guint  facet,
             DwMask chosen)
{
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms ((DwFacet) facet, &n_terms);

  if ((chosen & (chosen - 1)) != 0)
    return g_strdup (_ (withouts[facet].several));

  return put_in (_ (withouts[facet].one), _ (terms[__builtin_ctzll (chosen)].label));
}

/* Returns how many filters there are, distance not counted: it is widened by propose_further(). */
static guint
propose_without_one (Proposing *self)
{
  const DwQuestion *asked = self->answer->question;
  guint n_filters = 0;

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    if (asked->chosen[facet] != 0)
      {
        DwQuestion *question = copy_question (self);

        question->chosen[facet] = 0;
        n_filters++;
        try_filters (self, STEP_ONE_FILTER,
                     dup_without (facet, asked->chosen[facet]), question);
      }

  if (!isnan (asked->age))
    {
      DwQuestion *question = copy_question (self);

      question->age = NAN;
      n_filters++;
      try_filters (self, STEP_ONE_FILTER, g_strdup (_("Look for every age")), question);
    }

  return n_filters;
}

static void
propose_without_filters (Proposing *self)
{
  DwQuestion *question = copy_question (self);

  drop_filters (question);
  try_filters (self, STEP_NO_FILTER, g_strdup (_("Look without any filter")), question);
}

static void
propose_without_words (Proposing *self)
{
  g_autofree guint64 *all = dw_matches_get_all (self->matches);
  DwQuestion *question = copy_question (self);
  gboolean has_filters = dw_question_has_filters (question);

  g_clear_pointer (&question->text, g_free);
  take (self, STEP_NO_WORDS, g_strdup (has_filters ? _("Look at everything that fits the filters, without your words") : _("Look at every service, without your words")), question,
        dw_filter_count (self->catalogue, question, all, self->distances));
}

static int
compare_proposals (gconstpointer left,
                   gconstpointer right)
{
  const Proposal *a = left;
  const Proposal *b = right;

  if (a->step != b->step)
    return a->step < b->step ? -1 : 1;
  if (a->tally.n_fits != b->tally.n_fits)
    return a->tally.n_fits > b->tally.n_fits ? -1 : 1;

  return (a->tally.n_not_stated < b->tally.n_not_stated) - (a->tally.n_not_stated > b->tally.n_not_stated);
}

static void
hand_over (const Proposing *self,
           DwAnswer        *answer)
{
  answer->n_wider = MIN (self->proposals->len, DW_WIDER_MOST);
  answer->wider = dw_arena_alloc (answer->arena, MAX (answer->n_wider, 1) * sizeof *answer->wider);

  for (guint i = 0; i < answer->n_wider; i++)
    {
      Proposal *proposal = &g_array_index (self->proposals, Proposal, i);

      answer->wider[i] = (DwWider) {
        .label = dw_arena_strdup (answer->arena, proposal->label),
        .question = g_steal_pointer (&proposal->question),
        .n_fits = proposal->tally.n_fits,
        .n_not_stated = proposal->tally.n_not_stated,
      };
    }
}

void
dw_wider_propose (const DwRanking *ranking,
                  const guint64   *among,
                  DwAnswer        *answer)
{
  gboolean is_sure = answer->confidence == DW_CONFIDENCE_MATCHES;
  g_autoptr (GArray) proposals = g_array_new (FALSE, FALSE, sizeof (Proposal));
  Proposing self = { ranking->catalogue, ranking->matches, ranking->distances, answer, among, proposals };
  gboolean has_distance = dw_question_has_distance (answer->question);

  if (is_sure && answer->n_fits >= LITTLE && answer->beyond_id == 0)
    return;

  g_array_set_clear_func (proposals, clear_proposal);
  if (answer->beyond_id != 0)
    propose_name (&self);
  else if (has_distance)
    propose_further (&self);
  if (propose_without_one (&self) + (has_distance ? 1 : 0) > 1)
    propose_without_filters (&self);
  if (ranking->matches->words->n_items > 0 || ranking->named->outside != NULL)
    propose_without_words (&self);

  g_array_sort (proposals, compare_proposals);
  hand_over (&self, answer);
}
