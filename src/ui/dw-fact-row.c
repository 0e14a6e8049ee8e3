/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-fact-row.h"

#include <glib/gi18n-lib.h>

#include "dw-caption-layout.h"
#include "dw-plain-text.h"
#include "dw-words.h"

struct _DwFactRow
{
  GtkWidget parent_instance;

  GtkLabel *caption;
  GtkLabel *value;
  GtkLinkButton *link;
  GtkLabel *link_label;
  GtkLabel *note;
  GtkLabel *mark;
};

G_DEFINE_FINAL_TYPE (DwFactRow, dw_fact_row, GTK_TYPE_WIDGET)

static void
dw_fact_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dw_fact_row_parent_class)->dispose (object);
}

static void
dw_fact_row_class_init (DwFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_fact_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, DW_TYPE_CAPTION_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "factrow");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DwFactRow, caption);
  gtk_widget_class_bind_template_child (widget_class, DwFactRow, value);
  gtk_widget_class_bind_template_child (widget_class, DwFactRow, link);
  gtk_widget_class_bind_template_child (widget_class, DwFactRow, link_label);
  gtk_widget_class_bind_template_child (widget_class, DwFactRow, note);
  gtk_widget_class_bind_template_child (widget_class, DwFactRow, mark);
}

static void
dw_fact_row_init (DwFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Cost: Free, stated": the whole fact in one breath. */
static void
name_row (DwFactRow    *self,
          const DwLine *line)
{
  const char *basis = dw_words_basis (line->basis);
  /* Translators: a fact's name, the fact, and where it was read: "Cost: Free, stated" */
  g_autofree char *name = basis != NULL ? g_strdup_printf (_ ("%s: %s, %s"), line->label, line->value, basis)
                                        : g_strdup_printf (_ ("%s: %s"), line->label, line->value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What the link says: the site for a web page; for an e-mail address, which stands there to be copied, the deed. */
static void
show_link (DwFactRow    *self,
           const DwLine *line)
{
  const char *said = line->kind == DW_LINE_EMAIL ? _ ("Write an e-mail") : line->value;

  gtk_link_button_set_uri (self->link, line->target);
  dw_plain_text_show (self->link_label, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->link), TRUE);
}

GtkWidget *
dw_fact_row_new (const DwLine *line)
{
  DwFactRow *self = g_object_new (DW_TYPE_FACT_ROW, NULL);
  gboolean is_copied = line->kind == DW_LINE_PHONE || line->kind == DW_LINE_EMAIL;

  name_row (self, line);
  dw_plain_text_show (self->caption, line->label);
  dw_plain_text_show (self->value, line->kind == DW_LINE_WEB && line->target != NULL ? NULL : line->value);
  dw_plain_text_show (self->note, line->note);
  dw_plain_text_show (self->mark, dw_words_basis (line->basis));
  gtk_label_set_selectable (self->value, is_copied);
  if (line->target != NULL)
    show_link (self, line);

  if (line->kind == DW_LINE_GAP)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim");
  if (line->kind == DW_LINE_PHONE)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");

  return GTK_WIDGET (self);
}
