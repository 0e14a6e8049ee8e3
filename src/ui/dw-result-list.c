/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-result-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dw-answer-notes.h"
#include "dw-leave.h"
#include "dw-nothing-page.h"
#include "dw-notices.h"
#include "dw-result-model.h"
#include "dw-result-row.h"
#include "dw-spoken.h"
#include "dw-urgent-panel.h"
#include "dw-wrap.h"

/* In pixels: a row of five lines with no heading, at the usual size of text. */
#define LEAST_ROW_HEIGHT 120

struct _DwResultList
{
  GtkBox parent_instance;

  GtkLabel *count;
  GtkDropDown *order;
  GtkWidget *filters_button;
  DwUrgentPanel *urgent;
  DwAnswerNotes *notes;
  GtkStack *stack;
  GtkListView *list;
  DwNothingPage *nothing;

  DwInquiry *inquiry;
  DwResultModel *model;
  GtkSingleSelection *selection;
  gint64 selected_id;
  gboolean is_asking;       /* the question changed, and its answer is not here yet */
  gboolean is_following;    /* selection and order follow the answer now, not the person */
};

typedef enum
{
  PROP_SELECTED_ID = 1,
} DwResultListProperty;

static GParamSpec *properties[PROP_SELECTED_ID + 1];

enum
{
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DwResultList, dw_result_list, GTK_TYPE_BOX)

static void
on_row_activated (DwResultList *self,
                  guint         position)
{
  g_autoptr (DwResult) result = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (result == NULL)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPEN], 0, dw_result_get_id (result), TRUE);
}

/* What opens is the record whose name was pressed, wherever it stands by now. */
static void
on_row_clicked (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DwResultList *self = DW_RESULT_LIST (widget);
  gint64 id = g_variant_get_int64 (parameter);

  dw_result_list_select (self, id);
  g_signal_emit (self, signals[OPEN], 0, id, FALSE);
}

static void
on_selected (DwResultList *self)
{
  DwResult *result = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_following || result == NULL || self->selected_id == dw_result_get_id (result))
    return;

  self->selected_id = dw_result_get_id (result);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
}

static void
follow_selection (DwResultList *self)
{
  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection, self->selected_id != 0
                                                        ? dw_result_model_find (self->model, self->selected_id)
                                                        : GTK_INVALID_LIST_POSITION);
  self->is_following = FALSE;
}

static void
on_order_changed (DwResultList *self)
{
  if (!self->is_following && self->inquiry != NULL)
    dw_inquiry_set_order (self->inquiry, (DwOrder) gtk_drop_down_get_selected (self->order));
}

/* "Nearest" without a place would order by nothing: the place is asked for instead. */
static void
follow_question (DwResultList *self)
{
  const DwQuestion *question = dw_inquiry_get_question (self->inquiry);

  self->is_asking = TRUE;
  self->is_following = TRUE;
  gtk_drop_down_set_selected (self->order, question->order);
  self->is_following = FALSE;

  if (question->order == DW_ORDER_NEAREST && question->near == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-place", NULL);
}

static void
show_error (DwResultList *self)
{
  const GError *error = dw_inquiry_get_error (self->inquiry);

  gtk_label_set_label (self->count, "");
  /* Whom to ring is the program's own, and needs no directory. */
  dw_urgent_panel_show (self->urgent, dw_urgent_read (dw_inquiry_get_question (self->inquiry)->text));
  dw_answer_notes_show (self->notes, gtk_widget_get_visible (GTK_WIDGET (self->urgent)));
  dw_nothing_page_show_error (self->nothing, error->message);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/* Among the hits that are ranked: what stands far below them is not what the person sees beside the record. */
static gboolean
is_hit (const DwAnswer *answer,
        gint64          id)
{
  for (guint i = 0; i < answer->n_ranked; i++)
    if (answer->hits[i].id == id)
      return TRUE;

  return FALSE;
}

/*
 * What was chosen among other results is not left standing beside these. The same question again, after a sync, takes
 * nothing away from a reader who went back to an earlier record.
 */
static void
drop_stale_selection (DwResultList   *self,
                      const DwAnswer *answer)
{
  if (self->is_asking && self->selected_id != 0 && !is_hit (answer, self->selected_id))
    dw_result_list_select (self, 0);
  self->is_asking = FALSE;
}

/* Where the window is too short for all of it, the list scrolls with what stands above it. */
static void
show_top (DwResultList *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (page != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page)), 0);
}

static void
on_answered (DwResultList *self)
{
  DwAnswer *answer = dw_inquiry_get_answer (self->inquiry);
  g_autofree char *count = NULL;

  if (self->is_asking)
    show_top (self);
  if (dw_inquiry_get_error (self->inquiry) != NULL)
    {
      show_error (self);
      return;
    }

  drop_stale_selection (self, answer);
  follow_selection (self);
  count = dw_notices_dup_count (answer);
  gtk_label_set_label (self->count, count);
  dw_urgent_panel_show (self->urgent, answer->urgent);
  dw_answer_notes_show (self->notes, answer->urgent != 0);

  if (answer->n_hits == 0)
    dw_nothing_page_show_answer (self->nothing, answer);
  else if (self->selected_id == 0 || gtk_single_selection_get_selected_item (self->selection) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  gtk_stack_set_visible_child_name (self->stack, answer->n_hits > 0 ? "list" : "nothing");
}

static void
on_widen (DwResultList *self,
          guint         i)
{
  DwAnswer *answer = dw_inquiry_get_answer (self->inquiry);

  if (answer != NULL && i < answer->n_wider)
    dw_inquiry_set_question (self->inquiry, answer->wider[i].question);
}

/* The record of who can tell more, which is most often no hit. */
static void
on_ask (DwResultList *self,
        gint64        id)
{
  dw_result_list_select (self, id);
  g_signal_emit (self, signals[OPEN], 0, id, TRUE);
}

static void
on_show_all (DwResultList *self)
{
  dw_inquiry_clear (self->inquiry);
}

static void
dw_result_list_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DwResultList *self = DW_RESULT_LIST (object);

  switch ((DwResultListProperty) property_id)
    {
    case PROP_SELECTED_ID:
      g_value_set_int64 (value, self->selected_id);
      return;
    }
}

static void
dw_result_list_dispose (GObject *object)
{
  DwResultList *self = DW_RESULT_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->inquiry);

  G_OBJECT_CLASS (dw_result_list_parent_class)->dispose (object);
}

static void
dw_result_list_class_init (DwResultListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dw_result_list_get_property;
  object_class->dispose = dw_result_list_dispose;

  properties[PROP_SELECTED_ID] = g_param_spec_int64 ("selected-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[OPEN]
    = g_signal_new ("open", DW_TYPE_RESULT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                    G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "results.open", "x", on_row_clicked);

  g_type_ensure (DW_TYPE_ANSWER_NOTES);
  g_type_ensure (DW_TYPE_NOTHING_PAGE);
  g_type_ensure (DW_TYPE_RESULT_ROW);
  g_type_ensure (DW_TYPE_URGENT_PANEL);
  g_type_ensure (DW_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-result-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DwResultList, count);
  gtk_widget_class_bind_template_child (widget_class, DwResultList, order);
  gtk_widget_class_bind_template_child (widget_class, DwResultList, filters_button);
  gtk_widget_class_bind_template_child (widget_class, DwResultList, urgent);
  gtk_widget_class_bind_template_child (widget_class, DwResultList, notes);
  gtk_widget_class_bind_template_child (widget_class, DwResultList, stack);
  gtk_widget_class_bind_template_child (widget_class, DwResultList, list);
  gtk_widget_class_bind_template_child (widget_class, DwResultList, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_order_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_widen);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  gtk_widget_class_bind_template_callback (widget_class, on_ask);
}

static void
want_all (DwResultList *self)
{
  if (self->model != NULL)
    dw_result_model_want_all (self->model);
}

static void
on_scrolled (DwResultList  *self,
             GtkAdjustment *adjustment)
{
  if (gtk_adjustment_get_value (adjustment) > 0)
    want_all (self);
}

static void
on_room_changed (DwResultList  *self,
                 GtkAdjustment *adjustment)
{
  guint n = (guint) ceil (gtk_adjustment_get_page_size (adjustment) / LEAST_ROW_HEIGHT);

  if (self->model != NULL && n > 0)
    dw_result_model_set_seen (self->model, n);
}

/* Whoever scrolls or goes there by key wants more than the rows that came with the answer. */
static void
watch_list (DwResultList *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (want_all), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), focus);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_room_changed), self, G_CONNECT_SWAPPED);
}

static void
dw_result_list_init (DwResultList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  watch_list (self);
  dw_spoken_name (GTK_WIDGET (self->order), _ ("Order"));
  dw_leave_on_tab (GTK_WIDGET (self->list));
}

void
dw_result_list_set_inquiry (DwResultList *self,
                            DwInquiry    *inquiry)
{
  g_return_if_fail (DW_IS_RESULT_LIST (self));
  g_return_if_fail (self->inquiry == NULL);

  /* The model is first to hear of an answer: what follows here counts on its rows. */
  self->inquiry = g_object_ref (inquiry);
  self->model = dw_result_model_new (inquiry);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  dw_answer_notes_set_inquiry (self->notes, inquiry);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (follow_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (inquiry, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (inquiry, "question-changed", G_CALLBACK (follow_question), self, G_CONNECT_SWAPPED);
}

void
dw_result_list_set_folded (DwResultList *self,
                           gboolean      folded)
{
  g_return_if_fail (DW_IS_RESULT_LIST (self));

  gtk_widget_set_visible (self->filters_button, folded);
}

gint64
dw_result_list_get_selected_id (DwResultList *self)
{
  g_return_val_if_fail (DW_IS_RESULT_LIST (self), 0);

  return self->selected_id;
}

void
dw_result_list_select (DwResultList *self,
                       gint64        id)
{
  g_return_if_fail (DW_IS_RESULT_LIST (self));

  if (self->selected_id == id)
    return;

  self->selected_id = id;
  if (self->selection != NULL)
    follow_selection (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
}

void
dw_result_list_focus (DwResultList *self)
{
  guint position;

  g_return_if_fail (DW_IS_RESULT_LIST (self));

  if (self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    {
      gtk_widget_child_focus (GTK_WIDGET (self->nothing), GTK_DIR_TAB_FORWARD);
      return;
    }

  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position = 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

gboolean
dw_result_list_focus_ways (DwResultList *self)
{
  g_return_val_if_fail (DW_IS_RESULT_LIST (self), FALSE);

  return gtk_widget_get_mapped (dw_answer_notes_get_ways (self->notes))
         && gtk_widget_child_focus (dw_answer_notes_get_ways (self->notes), GTK_DIR_TAB_FORWARD);
}

gboolean
dw_result_list_is_on_ways (DwResultList *self)
{
  g_return_val_if_fail (DW_IS_RESULT_LIST (self), FALSE);

  return (gtk_widget_get_state_flags (dw_answer_notes_get_ways (self->notes)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}
