/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-chips.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dw-age.h"
#include "dw-wrap.h"

/* What a chip takes away: a term of a facet, or one of these. */
#define CHIP_AGE (DW_N_FACETS + 0)
#define CHIP_PLACE (DW_N_FACETS + 1)

struct _DwChips
{
  GtkWidget parent_instance;

  DwWrap *wrap;
  DwInquiry *inquiry;
  char *shown;              /* what the chips say and take away, to tell whether anything is new */
  char *words;              /* the question's, when these chips came */
};

G_DEFINE_FINAL_TYPE (DwChips, dw_chips, GTK_TYPE_WIDGET)

static void
on_remove (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  DwChips *self = DW_CHIPS (widget);
  guint what;
  guint64 mask;

  g_variant_get (parameter, "(ut)", &what, &mask);
  if (what == CHIP_AGE)
    dw_inquiry_set_age (self->inquiry, NAN);
  else if (what == CHIP_PLACE)
    dw_inquiry_set_place (self->inquiry, NULL);
  else if (what < DW_N_FACETS)
    dw_inquiry_choose (self->inquiry, (DwFacet) what, mask, FALSE);
}

static void
on_undo (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  dw_inquiry_undo (DW_CHIPS (widget)->inquiry, g_variant_get_string (parameter, NULL));
}

static GtkWidget *
add_button (DwChips    *self,
            const char *text,
            const char *tooltip)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *spoken = g_strdup_printf (_ ("Take away: %s"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cross);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, tooltip != NULL ? tooltip : spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  dw_wrap_append (self->wrap, chip);
  return chip;
}

static void
add_chip (DwChips    *self,
          guint       what,
          DwMask      mask,
          const char *text)
{
  GtkWidget *chip = add_button (self, text, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "(ut)", what, mask);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "chips.remove");
}

/* What was understood of the words looks another way than what was chosen: it moves services, and hides none. */
static void
add_understood (DwChips            *self,
                const DwUnderstood *understood)
{
  const char *tooltip = understood->is_not
                            ? _ ("Understood from your words: this was not searched, and services that say so come later. Press to take it away.")
                        : understood->kind == DW_HINT_DISTANCE
                            ? _ ("Understood from your words: only what is so near, may be, or is for families there is shown. Press to take it away.")
                        : understood->kind == DW_HINT_PLACE
                            ? _ ("Understood from your words: what is for this place comes first, then what states no London borough, then what is for elsewhere. Press to take it away.")
                            : _ ("Understood from your words: services that say so come earlier. Press to take it away.");
  GtkWidget *chip = add_button (self, understood->label, tooltip);

  gtk_widget_add_css_class (chip, "understood");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", understood->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "chips.undo");
}

/* "Nothing for “autisim” · showing autism": pressing it searches what was typed. */
static void
add_correction (DwChips            *self,
                const DwCorrection *correction)
{
  g_autofree char *text = correction->is_held ? g_strdup_printf (_ ("Nothing for “%s” · showing %s"), correction->typed, correction->shown)
                                              : g_strdup_printf (_ ("“%s” read as “%s”"), correction->typed, correction->shown);
  GtkWidget *chip = add_button (self, text, _ ("Press to search what you typed instead."));

  gtk_widget_add_css_class (chip, "corrected");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", correction->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "chips.undo");
}

static gboolean
is_undone (const DwQuestion *question,
           const char       *key)
{
  return question->undone != NULL && g_strv_contains ((const char *const *) question->undone, key);
}

/* An answer may be to an earlier question: what was undone since is not shown. */
static void
add_all_understood (DwChips          *self,
                    const DwQuestion *question)
{
  DwAnswer *answer = dw_inquiry_get_answer (self->inquiry);

  if (answer == NULL || question->text == NULL)
    return;

  for (guint i = 0; i < answer->n_corrections; i++)
    if (!is_undone (question, answer->corrections[i].key))
      add_correction (self, &answer->corrections[i]);
  for (guint i = 0; i < answer->n_understood; i++)
    if (!is_undone (question, answer->understood[i].key))
      add_understood (self, &answer->understood[i]);
}

static void
add_chips_of_facet (DwChips *self,
                    DwFacet  facet,
                    DwMask   chosen)
{
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if ((chosen >> i & 1) != 0)
      add_chip (self, facet, G_GUINT64_CONSTANT (1) << i, _ (terms[i].label));
}

/* Where the words say another place to measure from, it goes by that one. */
static gboolean
is_near_in_force (DwChips          *self,
                  const DwQuestion *question)
{
  DwAnswer *answer = question->text != NULL ? dw_inquiry_get_answer (self->inquiry) : NULL;

  for (guint i = 0; answer != NULL && i < answer->n_understood; i++)
    if (answer->understood[i].kind == DW_HINT_DISTANCE && !is_undone (question, answer->understood[i].key)
        && answer->question->near != NULL && !g_str_equal (answer->question->near->name, question->near->name))
      return FALSE;

  return TRUE;
}

static void
add_all (DwChips          *self,
         const DwQuestion *question)
{
  if (question->near != NULL && is_near_in_force (self, question))
    {
      g_autofree char *text = g_strdup_printf (_ ("Near %s"), question->near->name);

      add_chip (self, CHIP_PLACE, 0, text);
    }
  if (!isnan (question->age))
    {
      g_autofree char *age = dw_age_dup_text (question->age);
      g_autofree char *text = g_strdup_printf (_ ("Age %s"), age);

      add_chip (self, CHIP_AGE, 0, text);
    }
  for (int i = 0; i < DW_N_FACETS; i++)
    add_chips_of_facet (self, (DwFacet) i, question->chosen[i]);
  add_all_understood (self, question);
}

/* Everything that add_all() goes by. */
static char *
describe (DwChips          *self,
          const DwQuestion *question)
{
  DwAnswer *answer = question->text != NULL ? dw_inquiry_get_answer (self->inquiry) : NULL;
  GString *all = g_string_new (question->near != NULL ? question->near->name : "");

  g_string_append_printf (all, "\n%g\n", question->age);
  for (int i = 0; i < DW_N_FACETS; i++)
    g_string_append_printf (all, "%" G_GINT64_MODIFIER "x ", question->chosen[i]);
  for (guint i = 0; answer != NULL && i < answer->n_corrections; i++)
    if (!is_undone (question, answer->corrections[i].key))
      g_string_append_printf (all, "\n%s %s %s", answer->corrections[i].key, answer->corrections[i].typed, answer->corrections[i].shown);
  for (guint i = 0; answer != NULL && i < answer->n_understood; i++)
    if (!is_undone (question, answer->understood[i].key))
      g_string_append_printf (all, "\n%s %s", answer->understood[i].key, answer->understood[i].label);

  return g_string_free (all, FALSE);
}

/*
 * What is understood of half a word goes again with the next letter. The line stays until the words go, so that the
 * whole page neither jumps under whoever types nor is painted anew; a chip that is pressed takes it along.
 */
static void
keep_room (DwChips          *self,
           const DwQuestion *question,
           gboolean          is_pressed)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_chips = gtk_widget_get_first_child (GTK_WIDGET (self->wrap)) != NULL;
  gboolean has_words = question->text != NULL && *question->text != '\0';
  gboolean is_typing = has_words && !is_pressed && g_strcmp0 (question->text, self->words) != 0;

  if (!has_chips && is_typing && gtk_widget_get_visible (widget))
    gtk_widget_set_size_request (widget, -1, gtk_widget_get_height (widget));
  else
    gtk_widget_set_size_request (widget, -1, -1);
  gtk_widget_set_visible (widget, has_chips || (is_typing && gtk_widget_get_visible (widget)));
}

/* With each question and each answer, and only when something else is to be shown: a chip that has the focus is not
 * replaced at every key. */
static void
follow (DwChips *self)
{
  const DwQuestion *question = dw_inquiry_get_question (self->inquiry);
  gboolean had_focus = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  g_autofree char *shown = describe (self, question);

  if (g_strcmp0 (self->shown, shown) == 0)
    {
      if (question->text == NULL || *question->text == '\0')
        keep_room (self, question, FALSE);
      return;
    }

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  dw_wrap_remove_all (self->wrap);
  add_all (self, question);
  keep_room (self, question, had_focus);
  g_free (self->words);
  self->words = g_strdup (question->text);
  if (had_focus && !gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-words", NULL);
}

static void
dw_chips_dispose (GObject *object)
{
  DwChips *self = DW_CHIPS (object);

  g_clear_object (&self->inquiry);
  if (self->wrap != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->wrap)));

  G_OBJECT_CLASS (dw_chips_parent_class)->dispose (object);
}

static void
dw_chips_finalize (GObject *object)
{
  g_free (DW_CHIPS (object)->shown);
  g_free (DW_CHIPS (object)->words);

  G_OBJECT_CLASS (dw_chips_parent_class)->finalize (object);
}

static void
dw_chips_class_init (DwChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = dw_chips_finalize;

  gtk_widget_class_install_action (widget_class, "chips.remove", "(ut)", on_remove);
  gtk_widget_class_install_action (widget_class, "chips.undo", "s", on_undo);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dw_chips_init (DwChips *self)
{
  self->wrap = DW_WRAP (dw_wrap_new ());
  g_object_set (self->wrap, "column-spacing", 6, "row-spacing", 6, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->wrap), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dw_chips_set_inquiry (DwChips   *self,
                      DwInquiry *inquiry)
{
  g_return_if_fail (DW_IS_CHIPS (self));
  g_return_if_fail (self->inquiry == NULL);

  self->inquiry = g_object_ref (inquiry);
  g_signal_connect_object (inquiry, "question-changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (inquiry, "answered", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
}
