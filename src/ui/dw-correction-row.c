/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-correction-row.h"

#include <glib/gi18n-lib.h>

#include "dw-plain-text.h"
#include "dw-words.h"
#include "dw-wrap.h"

GtkWidget *
dw_correction_row_build_label (const char *text,
                               const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  dw_plain_text_show (GTK_LABEL (label), text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_button (GtkWidget          *buttons,
               const char         *label,
               const char         *action,
               const DwCorrection *correction)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", correction->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, correction->service,
                                  -1);
  dw_wrap_append (DW_WRAP (buttons), button);
}

GtkWidget *
dw_correction_row_new (const DwCorrection *correction,
                       gint64              now)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = dw_wrap_new ();
  g_autofree char *when
      = dw_words_ago (correction->handed_at > 0 ? correction->handed_at : correction->written_at, now);
  g_autofree char *handed = g_strdup_printf (_ ("Handed to the mail program %s"), when);
  g_autofree char *written = g_strdup_printf (_ ("Written %s"), when);
  g_autofree char *to = correction->email != NULL ? g_strdup_printf (_ ("To %s"), correction->email)
                                                  : g_strdup_printf (_ ("%s gives no e-mail address: you will need to find one."), correction->feed);

  g_object_set (buttons, "column-spacing", 6, "row-spacing", 6, NULL);
  gtk_widget_add_css_class (row, "dw-card");
  gtk_widget_add_css_class (row, "fact-card");
  gtk_widget_add_css_class (row, "correction");
  gtk_box_append (GTK_BOX (row), dw_correction_row_build_label (correction->service, "section-name"));
  gtk_box_append (GTK_BOX (row),
                  dw_correction_row_build_label (dw_correction_kind_get_label (correction->kind), NULL));
  if (correction->text != NULL)
    gtk_box_append (GTK_BOX (row), dw_correction_row_build_label (correction->text, NULL));
  gtk_box_append (GTK_BOX (row), dw_correction_row_build_label (to, "provenance"));
  gtk_box_append (GTK_BOX (row),
                  dw_correction_row_build_label (correction->handed_at > 0 ? handed : written, "provenance"));
  append_button (buttons, _ ("Write the e-mail"), "corrections.mail", correction);
  append_button (buttons, _ ("Copy the text"), "corrections.copy", correction);
  append_button (buttons, _ ("Remove"), "corrections.remove", correction);
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}

GtkWidget *
dw_correction_row_new_removed (const DwCorrection *correction)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = dw_wrap_new ();
  /* TRANSLATORS: %s: the name of a service. */
  g_autofree char *sentence = g_strdup_printf (_ ("What you wrote about “%s” is removed."), correction->service);

  gtk_box_append (GTK_BOX (row), dw_correction_row_build_label (sentence, NULL));
  append_button (buttons, _ ("Put it back"), "corrections.put-back", correction);
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}
