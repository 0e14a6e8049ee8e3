/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-place-entry.h"

#include <glib/gi18n-lib.h>

#include "dw-spoken.h"

#define MAX_SUGGESTIONS 6

struct _DwPlaceEntry
{
  GtkBox parent_instance;

  GtkEntry *entry;
  GtkLabel *problem;
  GtkPopover *popover;
  GtkListBox *list;

  DwGazetteer *gazetteer;
  DwPlace *place;
  GPtrArray *suggestions;   /* of DwPlace, or NULL */
  gboolean is_following;    /* the text follows the question now, not the person */
};

enum
{
  PLACE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DwPlaceEntry, dw_place_entry, GTK_TYPE_BOX)

static void
take_place (DwPlaceEntry *self,
            DwPlace      *place)
{
  gboolean changed = self->place != place;

  g_clear_pointer (&self->place, dw_place_unref);
  self->place = place;
  if (changed)
    g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

static void
say_problem (DwPlaceEntry *self,
             const char   *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/* "Mitcham" with "Merton" beside it; a borough's name says all. */
static GtkWidget *
build_suggestion (const DwPlace *place)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (place->name);
  const char *detail = place->kind == DW_PLACE_BOROUGH ? _ ("borough") : place->borough_name;
  g_autofree char *spoken = NULL;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  if (detail != NULL)
    {
      GtkWidget *beside = gtk_label_new (detail);

      gtk_widget_add_css_class (beside, "provenance");
      gtk_box_append (GTK_BOX (box), beside);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  spoken = detail != NULL ? g_strdup_printf ("%s, %s", place->name, detail) : g_strdup (place->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

/* GTK 4.8 puts what begins with the entry at its left in either direction. */
static void
show_suggestions (DwPlaceEntry *self)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_widget_set_halign (GTK_WIDGET (self->popover), is_rtl ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_popover_popup (self->popover);
}

static void
offer_suggestions (DwPlaceEntry *self,
                   const char   *typed)
{
  GtkListBoxRow *row;

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  if (self->gazetteer != NULL && *typed != '\0')
    self->suggestions = dw_gazetteer_complete (self->gazetteer, typed, MAX_SUGGESTIONS);
  for (guint i = 0; self->suggestions != NULL && i < self->suggestions->len; i++)
    gtk_list_box_append (self->list, build_suggestion (g_ptr_array_index (self->suggestions, i)));

  if (self->suggestions != NULL && self->suggestions->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_suggestions (self);
  else
    gtk_popover_popdown (self->popover);
}

static void
on_changed (DwPlaceEntry *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->is_following)
    return;

  say_problem (self, NULL);
  offer_suggestions (self, typed);
  take_place (self, self->gazetteer != NULL ? dw_gazetteer_resolve (self->gazetteer, typed, NULL) : NULL);
}

static void
choose_suggestion (DwPlaceEntry *self,
                   guint         i)
{
  g_autoptr (DwPlace) place = dw_place_ref (g_ptr_array_index (self->suggestions, i));

  gtk_popover_popdown (self->popover);
  say_problem (self, NULL);
  dw_place_entry_set_place (self, place);
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

/* Says what was expected when what stands there is no place. */
static void
check (DwPlaceEntry *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPlace) place = NULL;

  gtk_popover_popdown (self->popover);
  if (self->place != NULL || self->gazetteer == NULL || *typed == '\0')
    return;

  place = dw_gazetteer_resolve (self->gazetteer, typed, &error);
  if (place == NULL)
    say_problem (self, error->message);
}

static void
on_activate (DwPlaceEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  gboolean is_offering = gtk_widget_get_visible (GTK_WIDGET (self->popover));

  if (is_offering && row != NULL)
    choose_suggestion (self, (guint) gtk_list_box_row_get_index (row));
  else if (is_offering && self->place == NULL && self->suggestions->len > 0)
    choose_suggestion (self, 0);
  else
    check (self);
}

static void
on_row_activated (DwPlaceEntry  *self,
                  GtkListBoxRow *row)
{
  choose_suggestion (self, (guint) gtk_list_box_row_get_index (row));
}

static void
move_selection (DwPlaceEntry *self,
                int           by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = (row != NULL ? gtk_list_box_row_get_index (row) : by > 0 ? -1 : 0) + by;

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, MAX (at, 0)));
}

static gboolean
on_key_pressed (DwPlaceEntry    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_popover_popdown (self->popover);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
dw_place_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DW_PLACE_ENTRY (widget)->entry));
}

static void
dw_place_entry_dispose (GObject *object)
{
  DwPlaceEntry *self = DW_PLACE_ENTRY (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));

  G_OBJECT_CLASS (dw_place_entry_parent_class)->dispose (object);
}

static void
dw_place_entry_finalize (GObject *object)
{
  DwPlaceEntry *self = DW_PLACE_ENTRY (object);

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->place, dw_place_unref);
  g_clear_pointer (&self->gazetteer, dw_gazetteer_unref);

  G_OBJECT_CLASS (dw_place_entry_parent_class)->finalize (object);
}

static void
dw_place_entry_class_init (DwPlaceEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dw_place_entry_dispose;
  object_class->finalize = dw_place_entry_finalize;
  widget_class->grab_focus = dw_place_entry_grab_focus;

  signals[PLACE_CHANGED]
    = g_signal_new ("place-changed", DW_TYPE_PLACE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-place-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, DwPlaceEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, DwPlaceEntry, problem);
  gtk_widget_class_bind_template_child (widget_class, DwPlaceEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, DwPlaceEntry, list);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, check);
}

static void
dw_place_entry_init (DwPlaceEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dw_spoken_name (GTK_WIDGET (self->entry), _ ("Where: postcode, place or borough"));
  dw_spoken_name (GTK_WIDGET (self->list), _ ("Places"));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

void
dw_place_entry_set_gazetteer (DwPlaceEntry *self,
                              DwGazetteer  *gazetteer)
{
  g_return_if_fail (DW_IS_PLACE_ENTRY (self));

  g_clear_pointer (&self->gazetteer, dw_gazetteer_unref);
  self->gazetteer = dw_gazetteer_ref (gazetteer);
  on_changed (self);
}

DwPlace *
dw_place_entry_get_place (DwPlaceEntry *self)
{
  g_return_val_if_fail (DW_IS_PLACE_ENTRY (self), NULL);

  return self->place;
}

void
dw_place_entry_set_place (DwPlaceEntry *self,
                          DwPlace      *place)
{
  g_return_if_fail (DW_IS_PLACE_ENTRY (self));

  if (self->place == place)
    return;

  g_clear_pointer (&self->place, dw_place_unref);
  self->place = place != NULL ? dw_place_ref (place) : NULL;
  self->is_following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), place != NULL ? place->name : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_following = FALSE;
}

gboolean
dw_place_entry_close_suggestions (DwPlaceEntry *self)
{
  g_return_val_if_fail (DW_IS_PLACE_ENTRY (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return FALSE;

  gtk_popover_popdown (self->popover);
  return TRUE;
}
