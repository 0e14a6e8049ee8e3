/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-question-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dw-age.h"
#include "dw-chips.h"
#include "dw-place-entry.h"
#include "dw-spoken.h"
#include "dw-wrap.h"
#include "dw-yield.h"

#define METRES_PER_MILE 1609.344

struct _DwQuestionBar
{
  GtkBox parent_instance;

  GtkSearchEntry *words;
  DwPlaceEntry *place;
  GtkDropDown *distance;
  GtkEntry *age;
  GtkLabel *age_problem;
  DwChips *chips;

  DwInquiry *inquiry;
  GtkWidget *captured;      /* unowned: an ancestor, which forgets the controller with itself */
  GtkEventController *capture;
  gboolean is_following;    /* the entries follow the question now, not the person */
};

G_DEFINE_FINAL_TYPE (DwQuestionBar, dw_question_bar, GTK_TYPE_BOX)

/* In the order of the drop-down; the last is any distance. */
static const double miles[] = { 1, 2, 5, 10, 25, INFINITY };

static void
on_words_changed (DwQuestionBar *self)
{
  if (!self->is_following && self->inquiry != NULL)
    dw_inquiry_set_text (self->inquiry, gtk_editable_get_text (GTK_EDITABLE (self->words)));
}

static void
on_words_activate (DwQuestionBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-results", NULL);
}

/* The search entry keeps Escape to itself; here it steps back like everywhere. */
static void
on_stop_search (DwQuestionBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.step-back", NULL);
}

/* Down goes to what was found; the entry itself has no use for it. */
static gboolean
on_words_key_pressed (DwQuestionBar   *self,
                      guint            keyval,
                      guint            keycode,
                      GdkModifierType  state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-results", NULL);
  return GDK_EVENT_STOP;
}

/* A key that begins a word: a letter, a digit, or an accent that a letter will follow. */
static gboolean
begins_word (guint           keyval,
             GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gboolean is_accent = keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_longsolidusoverlay;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;

  return is_accent || keyval == GDK_KEY_Multi_key || (letter != 0 && g_unichar_isgraph (letter));
}

static gboolean
is_typing_elsewhere (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (window));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

/* Just typing is Ctrl+F and then typing: the focus goes along at the first key, or the next ones would be the list's.
 * */
static gboolean
on_captured_key_pressed (DwQuestionBar   *self,
                         guint            keyval,
                         guint            keycode,
                         GdkModifierType  state)
{
  if (!begins_word (keyval, state) || is_typing_elsewhere (self->captured))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-words", NULL);
  return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (self->capture),
                                           GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->words))));
}

static double
get_distance (DwQuestionBar *self)
{
  return miles[MIN (gtk_drop_down_get_selected (self->distance), G_N_ELEMENTS (miles) - 1)] * METRES_PER_MILE;
}

static void
on_distance_changed (DwQuestionBar *self)
{
  if (!self->is_following && self->inquiry != NULL)
    dw_inquiry_set_within (self->inquiry, get_distance (self));
}

static void
on_place_changed (DwQuestionBar *self)
{
  DwPlace *place = dw_place_entry_get_place (self->place);

  if (self->inquiry == NULL)
    return;

  dw_inquiry_set_within (self->inquiry, get_distance (self));
  dw_inquiry_set_place (self->inquiry, place);
}

static void
say_age_problem (DwQuestionBar *self,
                 const char    *problem)
{
  gtk_label_set_label (self->age_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->age_problem), problem != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->age), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->age), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->age), "error");
}

static void
on_age_changed (DwQuestionBar *self)
{
  double years;

  if (self->is_following || self->inquiry == NULL)
    return;

  say_age_problem (self, NULL);
  dw_age_parse (gtk_editable_get_text (GTK_EDITABLE (self->age)), &years);
  dw_inquiry_set_age (self->inquiry, years);
}

static void
check_age (DwQuestionBar *self)
{
  double years;

  if (!dw_age_parse (gtk_editable_get_text (GTK_EDITABLE (self->age)), &years))
    say_age_problem (self, _ ("Type an age up to 120 in years, such as 10, or in months, such as 6 months."));
}

/* How far from no place is not worth a line of a narrow window. */
static void
show_distance (DwQuestionBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->distance),
                          gtk_widget_get_sensitive (GTK_WIDGET (self->distance))
                            || !gtk_widget_has_css_class (GTK_WIDGET (self), "narrow"));
}

static void
follow_distance (DwQuestionBar    *self,
                 const DwQuestion *question)
{
  double wanted = question->within_m / METRES_PER_MILE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->distance), question->near != NULL);
  show_distance (self);
  if (question->near == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (miles); i++)
    if (miles[i] >= wanted - 0.01)
      {
        gtk_drop_down_set_selected (self->distance, i);
        return;
      }
}

static void
follow_age (DwQuestionBar    *self,
            const DwQuestion *question)
{
  g_autofree char *text = NULL;
  double shown;

  dw_age_parse (gtk_editable_get_text (GTK_EDITABLE (self->age)), &shown);
  if ((isnan (question->age) && isnan (shown)) || fabs (question->age - shown) < 1e-9)
    return;

  text = dw_age_dup_text (question->age);
  gtk_editable_set_text (GTK_EDITABLE (self->age), text);
  say_age_problem (self, NULL);
}

/* The question may also change from outside: a wider question, a chip taken away, all cleared. */
static void
follow_question (DwQuestionBar *self)
{
  const DwQuestion *question = dw_inquiry_get_question (self->inquiry);
  const char *text = question->text != NULL ? question->text : "";

  self->is_following = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->words)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->words), text);
  dw_place_entry_set_place (self->place, question->near);
  follow_distance (self, question);
  follow_age (self, question);
  self->is_following = FALSE;
}

static void
dw_question_bar_dispose (GObject *object)
{
  DwQuestionBar *self = DW_QUESTION_BAR (object);

  g_clear_object (&self->inquiry);

  G_OBJECT_CLASS (dw_question_bar_parent_class)->dispose (object);
}

static void
dw_question_bar_class_init (DwQuestionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_question_bar_dispose;

  g_type_ensure (DW_TYPE_PLACE_ENTRY);
  g_type_ensure (DW_TYPE_CHIPS);
  g_type_ensure (DW_TYPE_WRAP);
  g_type_ensure (DW_TYPE_YIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-question-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DwQuestionBar, words);
  gtk_widget_class_bind_template_child (widget_class, DwQuestionBar, place);
  gtk_widget_class_bind_template_child (widget_class, DwQuestionBar, distance);
  gtk_widget_class_bind_template_child (widget_class, DwQuestionBar, age);
  gtk_widget_class_bind_template_child (widget_class, DwQuestionBar, age_problem);
  gtk_widget_class_bind_template_child (widget_class, DwQuestionBar, chips);
  gtk_widget_class_bind_template_callback (widget_class, on_words_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_words_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_words_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_place_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_distance_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_age_changed);
  gtk_widget_class_bind_template_callback (widget_class, check_age);
}

/* What is typed here is nobody else's business: no suggestions by the input method, no spelling, no undo to read back.
 * */
static void
make_private (GtkWidget *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  gtk_text_set_input_hints (GTK_TEXT (text), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_editable_set_enable_undo (text, FALSE);
}

static void
dw_question_bar_init (DwQuestionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dw_spoken_name (GTK_WIDGET (self->distance), _ ("How far"));
  make_private (GTK_WIDGET (self->words));
  make_private (GTK_WIDGET (self->age));
}

void
dw_question_bar_set_inquiry (DwQuestionBar *self,
                             DwInquiry     *inquiry,
                             DwGazetteer   *gazetteer)
{
  g_return_if_fail (DW_IS_QUESTION_BAR (self));
  g_return_if_fail (self->inquiry == NULL);

  self->inquiry = g_object_ref (inquiry);
  g_signal_connect_object (inquiry, "question-changed", G_CALLBACK (follow_question), self, G_CONNECT_SWAPPED);
  dw_place_entry_set_gazetteer (self->place, gazetteer);
  dw_chips_set_inquiry (self->chips, inquiry);
  on_words_changed (self);
  on_age_changed (self);
  follow_question (self);
}

void
dw_question_bar_set_narrow (DwQuestionBar *self,
                            gboolean       is_narrow)
{
  g_return_if_fail (DW_IS_QUESTION_BAR (self));

  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  show_distance (self);
}

void
dw_question_bar_capture_keys (DwQuestionBar *self,
                              GtkWidget     *widget)
{
  g_return_if_fail (DW_IS_QUESTION_BAR (self));

  if (self->captured == widget)
    return;
  if (self->captured != NULL)
    gtk_widget_remove_controller (self->captured, self->capture);

  self->captured = widget;
  self->capture = NULL;
  if (widget == NULL)
    return;

  self->capture = gtk_event_controller_key_new ();
  g_signal_connect_object (self->capture, "key-pressed", G_CALLBACK (on_captured_key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, self->capture);
}

void
dw_question_bar_focus_words (DwQuestionBar *self)
{
  g_return_if_fail (DW_IS_QUESTION_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->words));
  gtk_editable_select_region (GTK_EDITABLE (self->words), 0, -1);
}

void
dw_question_bar_focus_place (DwQuestionBar *self)
{
  g_return_if_fail (DW_IS_QUESTION_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->place));
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

gboolean
dw_question_bar_step_back (DwQuestionBar *self)
{
  GtkWidget *entries[] = { GTK_WIDGET (self->words), GTK_WIDGET (self->age) };

  g_return_val_if_fail (DW_IS_QUESTION_BAR (self), FALSE);

  if (dw_place_entry_close_suggestions (self->place))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (has_focus_within (entries[i]) && *gtk_editable_get_text (GTK_EDITABLE (entries[i])) != '\0')
      {
        gtk_editable_set_text (GTK_EDITABLE (entries[i]), "");
        return TRUE;
      }

  if (has_focus_within (GTK_WIDGET (self->place)) && dw_place_entry_get_place (self->place) != NULL)
    {
      dw_inquiry_set_place (self->inquiry, NULL);
      return TRUE;
    }

  return FALSE;
}

gboolean
dw_question_bar_is_on_words (DwQuestionBar *self)
{
  g_return_val_if_fail (DW_IS_QUESTION_BAR (self), FALSE);

  return has_focus_within (GTK_WIDGET (self->words));
}
