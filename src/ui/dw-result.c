/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-result.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dw-words.h"

/* Publishers' texts are set apart, so that none turns the direction of its neighbours. */
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"
/* Never at the beginning of a line. */
#define SEPARATOR "\u00a0· "

#define UNSTATED_AGE_OR_DISTANCE (1 << 7)

typedef enum
{
  PROP_NAME = 1,
  PROP_WHERE,
  PROP_ROUTE,
  PROP_ROUTE_ICON,
  PROP_FACTS,
  PROP_MATCHED,
  PROP_UNSTATED,
  PROP_FRESHNESS,
  PROP_CHECK_FIRST,
  PROP_BADGE,
  PROP_GROUP,
  PROP_SPOKEN,
} DwResultProperty;

#define N_TEXTS (PROP_SPOKEN + 1)

struct _DwResult
{
  GObject parent_instance;

  DwHit hit;
  gboolean is_filled;
  gboolean check_first;
  char *texts[N_TEXTS];   /* by property */
};

static GParamSpec *properties[N_TEXTS];

G_DEFINE_FINAL_TYPE (DwResult, dw_result, G_TYPE_OBJECT)

static void
append_isolated (GString    *line,
                 const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (line->len > 0)
    g_string_append (line, SEPARATOR);
  g_string_append_printf (line, FIRST_STRONG_ISOLATE "%s" POP_ISOLATE, text);
}

/* "Barnet", "Barnet and Camden", "7 boroughs", or the publisher's own names of the area. */
static char *
describe_area (const DwSummary *summary)
{
  DwMask boroughs = summary->terms[DW_FACET_BOROUGH];
  const char *names[3] = { NULL };
  guint n_boroughs = 0;
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if ((boroughs >> i & 1) != 0 && n_boroughs++ < 2)
      names[n_boroughs - 1] = terms[i].label;

  if (n_boroughs > 2)
    return g_strdup_printf (ngettext ("%u borough", "%u boroughs", n_boroughs), n_boroughs);
  if (n_boroughs > 0)
    return dw_words_join (names);

  return g_strdup (summary->area);
}

static char *
describe_where (DwResult        *self,
                const DwSummary *summary)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *area = describe_area (summary);

  append_isolated (line, summary->organisation);
  append_isolated (line, area);
  if (!isnan (self->hit.distance_m))
    {
      g_autofree char *distance = dw_distance_dup_text (self->hit.distance_m);

      append_isolated (line, distance);
    }

  return g_strdup (line->str);
}

static char *
describe_facts (const DwSummary *summary)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *ages = dw_words_ages (summary->minimum_age, summary->maximum_age);
  g_autofree char *deliveries = dw_words_deliveries (summary->terms[DW_FACET_DELIVERY]);
  g_autofree char *cost
      = dw_words_dup_price (&summary->price, summary->terms[DW_FACET_COST], summary->basis[DW_FACET_COST]);

  append_isolated (line, cost);
  append_isolated (line, ages);
  append_isolated (line, deliveries);

  return g_strdup (line->str);
}

/* The wider the way in, the wider the door in the picture. */
static const char *
choose_route_icon (DwMask routes)
{
  if (routes == 0)
    return "doorway-route-unknown-symbolic";
  if (routes & DW_ROUTE_DROP_IN)
    return "doorway-route-open-symbolic";
  if (routes & (DW_ROUTE_SELF | DW_ROUTE_PHONE))
    return "doorway-route-ask-symbolic";
  return "doorway-route-referred-symbolic";
}

static char *
join_words (const char *const *words)
{
  g_autoptr (GString) joined = g_string_new (words[0]);

  for (guint i = 1; words[i] != NULL; i++)
    g_string_append_printf (joined, ", %s", words[i]);

  return g_strdup (joined->str);
}

static char *
describe_matched (const char *const *words,
                  const char        *other_times)
{
  g_autofree char *joined = NULL;
  g_autofree char *matched = NULL;

  if (words == NULL || words[0] == NULL)
    return g_strdup (other_times);

  joined = join_words (words);
  matched = g_strdup_printf (_ ("Matched: %s"), joined);
  return other_times == NULL ? g_steal_pointer (&matched) : g_strconcat (other_times, SEPARATOR, matched, NULL);
}

/* One bit stands for both: what was not asked for cannot be what is missing. */
static char *
choose_age_or_distance (const DwQuestion *question)
{
  if (question->near == NULL)
    return _ ("ages");
  if (isnan (question->age))
    return _ ("where exactly");
  return _ ("ages or where exactly");
}

static char *
describe_unstated (guint8            unstated,
                   const DwQuestion *question)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < DW_N_FACETS; i++)
    if ((unstated >> i & 1) != 0)
      g_ptr_array_add (parts, _ (dw_facet_get_thing (i)));
  if ((unstated & UNSTATED_AGE_OR_DISTANCE) != 0)
    g_ptr_array_add (parts, choose_age_or_distance (question));
  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  joined = dw_words_join ((const char *const *) parts->pdata);
  return g_strdup_printf (_ ("Not stated: %s. Ask first."), joined);
}

/* The starter directory was published, not checked. */
static gboolean
is_to_be_checked (const DwSummary *summary,
                  const DwFeed    *feed)
{
  return dw_feed_believe_date (feed, summary->assured_date) == NULL || (feed != NULL && feed->is_starter);
}

static char *
describe_badge (DwResult        *self,
                const DwSummary *summary)
{
  const char *status = dw_words_status (summary->terms[DW_FACET_STATUS]);

  if (!self->hit.is_for_workers)
    return g_strdup (status);

  return status != NULL ? g_strdup_printf ("%s · %s", _ ("For professionals"), status) : g_strdup (_ ("For professionals"));
}

/* What a screen reader says of the row, most telling first. */
static char *
speak (DwResult *self)
{
  static const DwResultProperty order[]
    = { PROP_NAME, PROP_BADGE, PROP_WHERE, PROP_ROUTE, PROP_FACTS, PROP_UNSTATED, PROP_FRESHNESS };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *text = self->texts[order[i]];

      if (text != NULL && *text != '\0')
        g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", text);
    }
  g_string_replace (line, FIRST_STRONG_ISOLATE, "", 0);
  g_string_replace (line, POP_ISOLATE, "", 0);
  g_string_replace (line, SEPARATOR, ", ", 0);

  return g_strdup (line->str);
}

/* Takes @text and notifies when it is news. */
static void
take_text (DwResult         *self,
           DwResultProperty  property,
           char             *text)
{
  if (g_strcmp0 (self->texts[property], text) == 0)
    {
      g_free (text);
      return;
    }

  g_free (self->texts[property]);
  self->texts[property] = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
dw_result_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DwResult *self = DW_RESULT (object);

  if (property_id == PROP_CHECK_FIRST)
    g_value_set_boolean (value, self->check_first);
  else
    g_value_set_string (value, self->texts[property_id]);
}

static void
dw_result_finalize (GObject *object)
{
  DwResult *self = DW_RESULT (object);

  for (int i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (dw_result_parent_class)->finalize (object);
}

static void
dw_result_class_init (DwResultClass *klass)
{
  static const char *const names[N_TEXTS] = {
    [PROP_NAME] = "name",           [PROP_WHERE] = "where",         [PROP_ROUTE] = "route",
    [PROP_ROUTE_ICON] = "route-icon", [PROP_FACTS] = "facts",       [PROP_MATCHED] = "matched",
    [PROP_UNSTATED] = "unstated",   [PROP_FRESHNESS] = "freshness", [PROP_CHECK_FIRST] = "check-first",
    [PROP_BADGE] = "badge",         [PROP_GROUP] = "group",         [PROP_SPOKEN] = "spoken",
  };
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dw_result_get_property;
  object_class->finalize = dw_result_finalize;

  for (int i = PROP_NAME; i < N_TEXTS; i++)
    properties[i] = i == PROP_CHECK_FIRST ? g_param_spec_boolean (names[i], NULL, NULL, FALSE, read_only)
                                          : g_param_spec_string (names[i], NULL, NULL, NULL, read_only);
  g_object_class_install_properties (object_class, N_TEXTS, properties);
}

static void
dw_result_init (DwResult *self)
{
}

DwResult *
dw_result_new (const DwHit      *hit,
               const DwQuestion *question,
               const char       *group)
{
  DwResult *self = g_object_new (DW_TYPE_RESULT, NULL);

  self->texts[PROP_SPOKEN] = g_strdup (_ ("Being read"));
  dw_result_take_hit (self, hit, question, group);
  return self;
}

void
dw_result_take_hit (DwResult         *self,
                    const DwHit      *hit,
                    const DwQuestion *question,
                    const char       *group)
{
  g_return_if_fail (DW_IS_RESULT (self));

  self->hit = *hit;
  self->is_filled = FALSE;
  take_text (self, PROP_GROUP, g_strdup (group));
  take_text (self, PROP_UNSTATED, describe_unstated (hit->unstated, question));
}

gint64
dw_result_get_id (DwResult *self)
{
  g_return_val_if_fail (DW_IS_RESULT (self), 0);

  return self->hit.id;
}

gboolean
dw_result_is_filled (DwResult *self)
{
  g_return_val_if_fail (DW_IS_RESULT (self), FALSE);

  return self->is_filled;
}

/* What was a row of another service may not keep a word of it. */
static void
fill_as_gone (DwResult *self)
{
  take_text (self, PROP_NAME, g_strdup (_ ("No longer in the directory")));
  for (int i = PROP_WHERE; i < N_TEXTS; i++)
    if (i != PROP_CHECK_FIRST && i != PROP_GROUP && i != PROP_SPOKEN)
      take_text (self, (DwResultProperty) i, NULL);
}

static void
set_check_first (DwResult *self,
                 gboolean  check_first)
{
  if (self->check_first == check_first)
    return;

  self->check_first = check_first;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECK_FIRST]);
}

static void
fill_from_summary (DwResult          *self,
                   const DwSummary   *summary,
                   const char *const *matched,
                   const char        *other_times,
                   const DwFeed      *feed)
{
  DwMask routes = summary->terms[DW_FACET_ROUTE];

  take_text (self, PROP_FRESHNESS, dw_words_freshness (feed, summary->assured_date));
  set_check_first (self, is_to_be_checked (summary, feed));
  take_text (self, PROP_NAME, g_strdup (summary->name));
  take_text (self, PROP_WHERE, describe_where (self, summary));
  take_text (self, PROP_ROUTE, dw_words_dup_route (routes, summary->basis[DW_FACET_ROUTE]));
  take_text (self, PROP_ROUTE_ICON, g_strdup (choose_route_icon (routes)));
  take_text (self, PROP_FACTS, describe_facts (summary));
  take_text (self, PROP_MATCHED, describe_matched (matched, other_times));
  take_text (self, PROP_BADGE, describe_badge (self, summary));
}

void
dw_result_fill (DwResult          *self,
                const DwSummary   *summary,
                const char *const *matched,
                const char        *other_times,
                const DwFeed      *feed)
{
  g_return_if_fail (DW_IS_RESULT (self));

  self->is_filled = TRUE;
  if (summary == NULL)
    fill_as_gone (self);
  else
    fill_from_summary (self, summary, matched, other_times, feed);
  take_text (self, PROP_SPOKEN, speak (self));
}
