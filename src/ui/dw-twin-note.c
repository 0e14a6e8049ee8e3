/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-twin-note.h"

#include <glib/gi18n-lib.h>

#include "dw-plain-text.h"
#include "dw-wrap.h"

/* A case of DwTwin: what is said of it, and what a person may say. */
typedef struct
{
  DwSameness sameness;
  gboolean is_decided;
  DwSameness offers[2];     /* MAYBE: take back what was said */
  guint n_offers;
} Case;

static const Case cases[] = {
  { DW_SAMENESS_SAME, FALSE, { DW_SAMENESS_NONE }, 1 },
  { DW_SAMENESS_MAYBE, FALSE, { DW_SAMENESS_SAME, DW_SAMENESS_NONE }, 2 },
  { DW_SAMENESS_SAME, TRUE, { DW_SAMENESS_MAYBE }, 1 },
  { DW_SAMENESS_NONE, TRUE, { DW_SAMENESS_MAYBE }, 1 },
};

static char *
describe (const DwTwinRecord *twin)
{
  const char *publisher = dw_record_get_feed (twin->record)->name;
  const char *name = dw_record_get_service (twin->record)->name;

  switch (twin->twin.sameness)
    {
    case DW_SAMENESS_SAME:
      /* Translators: a publisher, then what it calls the service */
      return twin->twin.is_decided ? g_strdup_printf (_ ("Somebody here said that %s lists this service too, as “%s”."), publisher, name)
                                   : g_strdup_printf (_ ("%s lists this service too, as “%s”."), publisher, name);
    case DW_SAMENESS_NONE:
      return g_strdup_printf (_ ("Somebody here said that “%2$s” of %1$s is another service."), publisher, name);
    case DW_SAMENESS_MAYBE:
    default:
      return g_strdup_printf (_ ("“%2$s” of %1$s may be the same service."), publisher, name);
    }
}

static const char *
name_offer (DwSameness offer)
{
  switch (offer)
    {
    case DW_SAMENESS_SAME:
      return _ ("The same service");
    case DW_SAMENESS_NONE:
      return _ ("Not the same service");
    case DW_SAMENESS_MAYBE:
    default:
      return _ ("Take that back");
    }
}

static GtkWidget *
make_button (gint64              service_id,
             const DwTwinRecord *twin,
             DwSameness          offer,
             const char         *description)
{
  GtkWidget *button = gtk_button_new_with_label (name_offer (offer));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xxu)", service_id, twin->twin.id, (guint32) offer);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.decide-sameness");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return button;
}

GtkWidget *
dw_twin_note_new (gint64              service_id,
                  const DwTwinRecord *twin)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *buttons = g_object_new (DW_TYPE_WRAP, "column-spacing", 6, "row-spacing", 6, NULL);
  g_autofree char *text = describe (twin);

  dw_plain_text_show (GTK_LABEL (label), text);
  gtk_widget_add_css_class (note, "twin-note");
  gtk_box_append (GTK_BOX (note), label);
  gtk_box_append (GTK_BOX (note), buttons);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].sameness == twin->twin.sameness && cases[i].is_decided == twin->twin.is_decided)
      for (guint j = 0; j < cases[i].n_offers; j++)
        gtk_widget_set_parent (make_button (service_id, twin, cases[i].offers[j], text), buttons);

  return note;
}
