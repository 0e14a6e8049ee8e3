/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dw-landing.h"
#include "dw-scroll-keys.h"
#include "dw-urgent.h"
#include "dw-wrap.h"

/* Above the results a few numbers are an answer; more would hide the results. */
enum { MOST_ABOVE = 4 };

struct _DwUrgentPanel
{
  GtkBox parent_instance;

  DwLanding *heading;
  GtkLabel *title;
  GtkWidget *contacts;      /* NULL until something is shown */
  GtkWidget *more;
  guint when;
};

G_DEFINE_FINAL_TYPE (DwUrgentPanel, dw_urgent_panel, GTK_TYPE_BOX)

static GtkWidget *
build_label (const char *text,
             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A number is there to be dialled, and may be copied; who it is stands beside it. Their terms stand where there is
 * room. */
static GtkWidget *
build_contact (const DwUrgentContact *contact,
               gboolean               is_whole)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = dw_wrap_new ();
  g_autofree char *spoken = NULL;

  g_object_set (head, "column-spacing", 9, NULL);
  if (contact->number != NULL)
    {
      GtkWidget *number = build_label (contact->number, "urgent-number");

      /* Where writing runs from right to left, the groups of its digits would change places. */
      gtk_widget_set_direction (number, GTK_TEXT_DIR_LTR);
      gtk_label_set_wrap (GTK_LABEL (number), FALSE);
      gtk_label_set_selectable (GTK_LABEL (number), TRUE);
      dw_wrap_append (DW_WRAP (head), number);
      spoken = g_strdup_printf ("%s: %s", _ (contact->name), contact->number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
  dw_wrap_append (DW_WRAP (head), build_label (_ (contact->name), "urgent-name"));
  gtk_box_append (GTK_BOX (box), head);
  if (is_whole || contact->number == NULL)
    gtk_box_append (GTK_BOX (box), build_label (_ (contact->what), "urgent-what"));
  return box;
}

/*
 * A box of its own every time: GTK 4.8 goes on counting a box that was measured empty as one whose height does not
 * depend on its width, and the panel then stands as tall as at its least width.
 */
static GtkWidget *
build_contacts (guint    when,
                gboolean is_whole)
{
  g_autofree const DwUrgentContact **contacts = dw_urgent_list_contacts (when);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; contacts[i] != NULL && (is_whole || i < MOST_ABOVE); i++)
    gtk_box_append (GTK_BOX (box), build_contact (contacts[i], is_whole));

  return box;
}

static void
show_contacts (DwUrgentPanel *self,
               guint          when,
               gboolean       is_whole)
{
  if (self->contacts != NULL)
    gtk_box_remove (GTK_BOX (self), self->contacts);

  self->contacts = build_contacts (when, is_whole);
  gtk_box_insert_child_after (GTK_BOX (self), self->contacts, GTK_WIDGET (self->heading));
}

static void
dw_urgent_panel_class_init (DwUrgentPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DW_TYPE_LANDING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-urgent-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DwUrgentPanel, heading);
  gtk_widget_class_bind_template_child (widget_class, DwUrgentPanel, title);
  gtk_widget_class_bind_template_child (widget_class, DwUrgentPanel, more);
}

static void
dw_urgent_panel_init (DwUrgentPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Above results it is said as an alert, and is no stop on the way to them. */
  gtk_widget_set_focusable (GTK_WIDGET (self->heading), FALSE);
}

void
dw_urgent_panel_show (DwUrgentPanel *self,
                      guint          when)
{
  g_return_if_fail (DW_IS_URGENT_PANEL (self));

  /* A number that is being copied is not taken away by the next letter typed. */
  if (self->when == when)
    return;

  self->when = when;
  gtk_widget_set_visible (GTK_WIDGET (self), when != 0);
  if (when == 0)
    return;

  gtk_label_set_label (self->title, dw_urgent_get_title (when));
  dw_landing_set_name (self->heading, dw_urgent_get_title (when));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, dw_urgent_get_title (when), -1);
  show_contacts (self, when, FALSE);
}

GtkWidget *
dw_urgent_panel_build_page (void)
{
  GtkWidget *page = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  DwUrgentPanel *self = g_object_new (DW_TYPE_URGENT_PANEL, NULL);

  dw_urgent_panel_show (self, DW_URGENT_ALL);
  show_contacts (self, DW_URGENT_ALL, TRUE);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self->heading), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "alone");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self));
  /* What lands here lands on the heading, which says where it is. */
  gtk_widget_set_focusable (page, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (page), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), clamp);
  dw_scroll_keys_add (GTK_SCROLLED_WINDOW (page));
  return page;
}
