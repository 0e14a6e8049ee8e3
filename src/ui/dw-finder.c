/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-finder.h"

#include "dw-filter-panel.h"
#include "dw-panes.h"
#include "dw-question-bar.h"
#include "dw-record-page.h"
#include "dw-result-list.h"
#include "dw-yield.h"

/* Records that Alt+Left can go back to. */
#define MAX_VISITED 100

struct _DwFinder
{
  GtkBox parent_instance;

  DwQuestionBar *question;
  DwPanes *panes;
  DwFilterPanel *filters;
  DwResultList *results;

  GtkWidget *record;
  DwInquiry *inquiry;
  GArray *visited;          /* of gint64, the records that were shown */
  guint at;                 /* index of the one shown now */
  gboolean is_travelling;   /* going back or forward: not a new visit */
};

typedef enum
{
  PROP_IS_DEEP = 1,
  PROP_IS_NARROW,
} DwFinderProperty;

static GParamSpec *properties[PROP_IS_NARROW + 1];

G_DEFINE_FINAL_TYPE (DwFinder, dw_finder, GTK_TYPE_BOX)

static void
visit (DwFinder *self,
       gint64    id)
{
  if (self->is_travelling || id == 0)
    return;

  if (self->visited->len > 0)
    g_array_set_size (self->visited, self->at + 1);
  if (self->visited->len == MAX_VISITED)
    g_array_remove_index (self->visited, 0);
  g_array_append_val (self->visited, id);
  self->at = self->visited->len - 1;
}

static void
show_record (DwFinder *self,
             gint64    id)
{
  dw_record_page_set_service_id (DW_RECORD_PAGE (self->record), id);
  dw_record_page_explain (DW_RECORD_PAGE (self->record), id != 0 ? dw_inquiry_get_answer (self->inquiry) : NULL);
}

static void
on_selected (DwFinder *self)
{
  gint64 id = dw_result_list_get_selected_id (self->results);

  visit (self, id);
  if (dw_panes_is_seen (self->panes, DW_PANE_END))
    show_record (self, id);
}

static void
on_open (DwFinder *self,
         gint64    id,
         gboolean  by_key)
{
  gboolean is_narrow = dw_panes_get_mode (self->panes) == DW_PANES_NARROW;

  show_record (self, id);
  if (is_narrow)
    dw_panes_set_showing (self->panes, DW_PANE_END);
  if (is_narrow || by_key)
    gtk_widget_grab_focus (self->record);
}

/* What the person does not see has nothing to offer; the question makes room for what stands in front of it. */
static void
follow_panes (DwFinder *self)
{
  DwPanesMode mode = dw_panes_get_mode (self->panes);
  DwPane showing = dw_panes_get_showing (self->panes);

  if (self->record != NULL && mode == DW_PANES_NARROW)
    gtk_widget_add_css_class (self->record, "alone");
  else if (self->record != NULL)
    gtk_widget_remove_css_class (self->record, "alone");
  gtk_widget_set_visible (GTK_WIDGET (self->question), mode != DW_PANES_NARROW || showing == DW_PANE_MIDDLE);
  dw_question_bar_set_narrow (self->question, mode == DW_PANES_NARROW);
  dw_result_list_set_folded (self->results, mode != DW_PANES_WIDE);
  dw_filter_panel_set_in_front (self->filters, mode != DW_PANES_WIDE);
  if (dw_panes_is_seen (self->panes, DW_PANE_END) && self->record != NULL)
    show_record (self, dw_result_list_get_selected_id (self->results));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_DEEP]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NARROW]);
}

static void
dw_finder_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch ((DwFinderProperty) property_id)
    {
    case PROP_IS_DEEP:
      g_value_set_boolean (value, dw_finder_get_is_deep (DW_FINDER (object)));
      return;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, dw_panes_get_mode (DW_FINDER (object)->panes) == DW_PANES_NARROW);
      return;
    }
}

static void
dw_finder_dispose (GObject *object)
{
  DwFinder *self = DW_FINDER (object);

  g_clear_object (&self->inquiry);
  self->record = NULL;

  G_OBJECT_CLASS (dw_finder_parent_class)->dispose (object);
}

static void
dw_finder_finalize (GObject *object)
{
  g_array_unref (DW_FINDER (object)->visited);

  G_OBJECT_CLASS (dw_finder_parent_class)->finalize (object);
}

static void
dw_finder_class_init (DwFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dw_finder_get_property;
  object_class->dispose = dw_finder_dispose;
  object_class->finalize = dw_finder_finalize;

  properties[PROP_IS_DEEP] = g_param_spec_boolean ("is-deep", NULL, NULL, FALSE, read_only);
  properties[PROP_IS_NARROW] = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE, read_only);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (DW_TYPE_FILTER_PANEL);
  g_type_ensure (DW_TYPE_PANES);
  g_type_ensure (DW_TYPE_QUESTION_BAR);
  g_type_ensure (DW_TYPE_RESULT_LIST);
  g_type_ensure (DW_TYPE_YIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, DwFinder, question);
  gtk_widget_class_bind_template_child (widget_class, DwFinder, panes);
  gtk_widget_class_bind_template_child (widget_class, DwFinder, filters);
  gtk_widget_class_bind_template_child (widget_class, DwFinder, results);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, follow_panes);
}

static void
dw_finder_init (DwFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->visited = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
dw_finder_set_inquiry (DwFinder    *self,
                       DwInquiry   *inquiry,
                       DwDirectory *directory)
{
  g_return_if_fail (DW_IS_FINDER (self));
  g_return_if_fail (self->inquiry == NULL);

  self->inquiry = g_object_ref (inquiry);
  self->record = dw_record_page_new (dw_inquiry_get_search (inquiry));
  gtk_widget_add_css_class (self->record, "end-pane");
  g_object_set (self->panes, "end", self->record, NULL);
  dw_filter_panel_set_inquiry (self->filters, inquiry);
  dw_result_list_set_inquiry (self->results, inquiry);
  dw_question_bar_set_inquiry (self->question, inquiry, dw_directory_get_gazetteer (directory));
}

void
dw_finder_capture_keys (DwFinder  *self,
                        GtkWidget *widget)
{
  g_return_if_fail (DW_IS_FINDER (self));

  dw_question_bar_capture_keys (self->question, widget);
}

void
dw_finder_reload_record (DwFinder *self)
{
  g_return_if_fail (DW_IS_FINDER (self));

  if (self->record != NULL)
    dw_record_page_reload (DW_RECORD_PAGE (self->record));
}

gboolean
dw_finder_get_is_deep (DwFinder *self)
{
  DwPanesMode mode;

  g_return_val_if_fail (DW_IS_FINDER (self), FALSE);

  mode = dw_panes_get_mode (self->panes);
  return mode != DW_PANES_WIDE && !dw_panes_is_seen (self->panes, DW_PANE_MIDDLE);
}

void
dw_finder_focus_words (DwFinder *self)
{
  g_return_if_fail (DW_IS_FINDER (self));

  if (dw_panes_get_mode (self->panes) == DW_PANES_NARROW)
    dw_finder_show_results (self);
  dw_question_bar_focus_words (self->question);
}

void
dw_finder_focus_place (DwFinder *self)
{
  g_return_if_fail (DW_IS_FINDER (self));

  if (dw_panes_get_mode (self->panes) == DW_PANES_NARROW)
    dw_finder_show_results (self);
  dw_question_bar_focus_place (self->question);
}

void
dw_finder_focus_results (DwFinder *self)
{
  g_return_if_fail (DW_IS_FINDER (self));

  dw_finder_show_results (self);
  dw_result_list_focus (self->results);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Where F6 goes, in this order. */
typedef enum
{
  STOP_QUESTION,
  STOP_FILTERS,
  STOP_WAYS,                /* on from a weak answer: above the rows, where there are any */
  STOP_RESULTS,
  STOP_RECORD,
  N_STOPS,
} Stop;

static Stop
find_stop (DwFinder *self)
{
  if (dw_result_list_is_on_ways (self->results))
    return STOP_WAYS;
  if (has_focus_within (GTK_WIDGET (self->filters)))
    return STOP_FILTERS;
  if (has_focus_within (GTK_WIDGET (self->results)))
    return STOP_RESULTS;
  if (self->record != NULL && has_focus_within (self->record))
    return STOP_RECORD;

  return STOP_QUESTION;
}

/* Whether @stop was there to take the focus. */
static gboolean
focus_stop (DwFinder *self,
            Stop      stop)
{
  switch (stop)
    {
    case STOP_QUESTION:
      if (gtk_widget_get_visible (GTK_WIDGET (self->question)))
        dw_question_bar_focus_words (self->question);
      return gtk_widget_get_visible (GTK_WIDGET (self->question));
    case STOP_FILTERS:
      return dw_panes_is_seen (self->panes, DW_PANE_START)
             && gtk_widget_child_focus (GTK_WIDGET (self->filters), GTK_DIR_TAB_FORWARD);
    case STOP_WAYS:
      return dw_panes_is_seen (self->panes, DW_PANE_MIDDLE) && dw_result_list_focus_ways (self->results);
    case STOP_RESULTS:
      if (dw_panes_is_seen (self->panes, DW_PANE_MIDDLE))
        dw_result_list_focus (self->results);
      return dw_panes_is_seen (self->panes, DW_PANE_MIDDLE);
    case STOP_RECORD:
      return dw_panes_is_seen (self->panes, DW_PANE_END) && gtk_widget_child_focus (self->record, GTK_DIR_TAB_FORWARD);
    case N_STOPS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
dw_finder_focus_next_pane (DwFinder *self,
                           gboolean  backward)
{
  int at;

  g_return_if_fail (DW_IS_FINDER (self));

  at = (int) find_stop (self);
  for (int tried = 1; tried < N_STOPS; tried++)
    if (focus_stop (self, (Stop) ((at + (backward ? N_STOPS - tried : tried)) % N_STOPS)))
      return;
}

void
dw_finder_show_filters (DwFinder *self)
{
  g_return_if_fail (DW_IS_FINDER (self));

  dw_panes_set_showing (self->panes, DW_PANE_START);
  gtk_widget_child_focus (GTK_WIDGET (self->filters), GTK_DIR_TAB_FORWARD);
}

void
dw_finder_show_results (DwFinder *self)
{
  gboolean was_hidden;

  g_return_if_fail (DW_IS_FINDER (self));

  was_hidden = !dw_panes_is_seen (self->panes, DW_PANE_MIDDLE);
  dw_panes_set_showing (self->panes, DW_PANE_MIDDLE);
  if (was_hidden)
    dw_result_list_focus (self->results);
}

void
dw_finder_toggle_need (DwFinder *self,
                       guint     i)
{
  DwMask mask = G_GUINT64_CONSTANT (1) << i;
  guint n_terms;

  g_return_if_fail (DW_IS_FINDER (self));

  dw_facet_get_terms (DW_FACET_NEED, &n_terms);
  if (self->inquiry == NULL || i >= n_terms)
    return;

  dw_inquiry_choose (self->inquiry, DW_FACET_NEED, mask,
                     (dw_inquiry_get_question (self->inquiry)->chosen[DW_FACET_NEED] & mask) == 0);
}

gboolean
dw_finder_step_back (DwFinder *self)
{
  g_return_val_if_fail (DW_IS_FINDER (self), FALSE);

  if (dw_finder_get_is_deep (self))
    {
      dw_finder_show_results (self);
      return TRUE;
    }
  if (dw_question_bar_step_back (self->question))
    return TRUE;
  if (dw_question_bar_is_on_words (self->question))
    return FALSE;

  dw_finder_focus_words (self);
  return TRUE;
}

static void
travel (DwFinder *self,
        guint     at)
{
  gint64 id = g_array_index (self->visited, gint64, at);

  self->at = at;
  self->is_travelling = TRUE;
  dw_result_list_select (self->results, id);
  self->is_travelling = FALSE;
  show_record (self, id);
}

void
dw_finder_go_back (DwFinder *self)
{
  g_return_if_fail (DW_IS_FINDER (self));

  if (dw_finder_get_is_deep (self))
    dw_finder_show_results (self);
  else if (self->visited->len > 0 && dw_result_list_get_selected_id (self->results) == 0)
    travel (self, self->at);
  else if (self->at > 0)
    travel (self, self->at - 1);
}

void
dw_finder_go_forward (DwFinder *self)
{
  g_return_if_fail (DW_IS_FINDER (self));

  if (dw_panes_get_mode (self->panes) == DW_PANES_NARROW && dw_result_list_get_selected_id (self->results) != 0)
    on_open (self, dw_result_list_get_selected_id (self->results), TRUE);
  else if (self->at + 1 < self->visited->len)
    travel (self, self->at + 1);
}
