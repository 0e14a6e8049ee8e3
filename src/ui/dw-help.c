/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-help.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dw-spoken.h"

/*
 * Every key, once: what it does for the person and for the action. No entry may use Shift alone: pressed three times it
 * is the quick exit. Keys without an action are told here and handled where they are pressed.
 */
static const struct
{
  const char *what;
  const char *key;          /* as accelerator */
  const char *action;
} keys[] = {
  { N_ ("Search, or just type"), "<Control>f", "win.focus-words" },
  { N_ ("Place"), "<Control>l", "win.focus-place" },
  { N_ ("Choose a need, in the order of the filters"), "<Control>1", "win.toggle-need(uint32 0)" },
  { NULL, "<Control>2", "win.toggle-need(uint32 1)" },
  { NULL, "<Control>3", "win.toggle-need(uint32 2)" },
  { NULL, "<Control>4", "win.toggle-need(uint32 3)" },
  { NULL, "<Control>5", "win.toggle-need(uint32 4)" },
  { NULL, "<Control>6", "win.toggle-need(uint32 5)" },
  { NULL, "<Control>7", "win.toggle-need(uint32 6)" },
  { NULL, "<Control>8", "win.toggle-need(uint32 7)" },
  { NULL, "<Control>9", "win.toggle-need(uint32 8)" },
  { N_ ("To the results, from the search"), "Down", NULL },
  { N_ ("Open the selected service"), "Return", NULL },
  { N_ ("Next part of the window"), "F6", "win.next-pane(false)" },
  { N_ ("The part before"), "<Shift>F6", "win.next-pane(true)" },
  { N_ ("Back"), "<Alt>Left", "win.back" },
  { N_ ("Forward"), "<Alt>Right", "win.forward" },
  { N_ ("Step back once"), "Escape", NULL },
  { N_ ("Whom to ring when somebody is not safe"), "<Control>u", "win.urgent" },
  { N_ ("Sync the feeds now"), "<Control>r", "win.sync" },
  { N_ ("Menu"), "F10", NULL },
  { N_ ("All keys"), "<Control>question", "win.keys" },
  { N_ ("Leave Doorway"), "<Control>q", "app.quit" },
};

static char *
dup_key_label (const char *accelerator)
{
  guint keyval;
  GdkModifierType modifiers;

  gtk_accelerator_parse (accelerator, &keyval, &modifiers);
  return gtk_accelerator_get_label (keyval, modifiers);
}

static GtkWidget *
build_key_row (const char *what,
               const char *key)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = g_str_has_suffix (key, "1") ? g_strdup (_ ("Ctrl+1 … 9")) : dup_key_label (key);
  GtkWidget *beside = gtk_label_new (label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  gtk_widget_add_css_class (beside, "key");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), beside);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
  return row;
}

GtkWidget *
dw_help_build_keys (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].what != NULL)
      {
        GtkWidget *row = build_key_row (_ (keys[i].what), keys[i].key);

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        dw_spoken_name (gtk_widget_get_parent (row), _ ("Keyboard keys"));
      }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return page;
}

GtkWidget *
dw_help_build_about (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/nowrongdoor/Doorway/ui/about.ui");
  g_autofree char *version = g_strdup_printf (_ ("Version %s"), PACKAGE_VERSION);

  gtk_label_set_label (GTK_LABEL (gtk_builder_get_object (builder, "version")), version);
  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "page")));
}

void
dw_help_set_keys (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].action != NULL)
      gtk_application_set_accels_for_action (application, keys[i].action, (const char *[]){ keys[i].key, NULL });
}
