/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-way.h"

#include "dw-plain-text.h"

GtkWidget *
dw_way_new (const char       *text,
            GtkJustification  justify)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_justify (GTK_LABEL (label), justify);
  gtk_label_set_xalign (GTK_LABEL (label), justify == GTK_JUSTIFY_CENTER ? 0.5f : 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "way");
  dw_way_set_text (button, text);
  return button;
}

void
dw_way_set_text (GtkWidget  *way,
                 const char *text)
{
  dw_plain_text_show (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (way))), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (way), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
