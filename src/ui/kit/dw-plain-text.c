/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-plain-text.h"

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_DIRECTIONAL_ISOLATE "\u2069"

/* An isolate ends with its line (Unicode Bidirectional Algorithm, P1), so each line has its own. */
char *
dw_plain_text_isolate (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv (POP_DIRECTIONAL_ISOLATE "\n" FIRST_STRONG_ISOLATE, lines);

  return g_strconcat (FIRST_STRONG_ISOLATE, joined, POP_DIRECTIONAL_ISOLATE, NULL);
}

void
dw_plain_text_show (GtkLabel   *label,
                    const char *text)
{
  g_autofree char *isolated = NULL;

  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  if (text == NULL)
    text = "";

  isolated = dw_plain_text_isolate (text);
  gtk_label_set_use_markup (label, FALSE);
  if (g_str_equal (gtk_label_get_text (label), isolated))
    return;

  gtk_label_set_text (label, isolated);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
