/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-renewal-notice.h"

#include "dw-plain-text.h"
#include "dw-renewal.h"
#include "dw-yield.h"

GtkWidget *
dw_renewal_notice_new (const char *data_dir)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *sentence = dw_renewal_dup_sentence (data_dir);
  GtkWidget *notice = NULL;
  GtkWidget *dismiss = NULL;

  g_type_ensure (DW_TYPE_YIELD);
  builder = gtk_builder_new_from_resource ("/org/nowrongdoor/Doorway/ui/renewal.ui");
  notice = GTK_WIDGET (gtk_builder_get_object (builder, "notice"));
  dismiss = GTK_WIDGET (gtk_builder_get_object (builder, "dismiss"));

  dw_plain_text_show (GTK_LABEL (gtk_builder_get_object (builder, "sentence")), sentence);
  dw_yield_set_name (DW_YIELD (gtk_builder_get_object (builder, "room")), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dismiss), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);

  return g_object_ref (notice);
}
