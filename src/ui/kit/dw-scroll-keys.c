/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-scroll-keys.h"

static const struct
{
  guint key;
  GtkScrollType scroll;
} scroll_keys[] = {
  { GDK_KEY_Down, GTK_SCROLL_STEP_DOWN },
  { GDK_KEY_Up, GTK_SCROLL_STEP_UP },
  { GDK_KEY_space, GTK_SCROLL_PAGE_DOWN },
  { GDK_KEY_Page_Down, GTK_SCROLL_PAGE_DOWN },
  { GDK_KEY_Page_Up, GTK_SCROLL_PAGE_UP },
  { GDK_KEY_Home, GTK_SCROLL_START },
  { GDK_KEY_End, GTK_SCROLL_END },
};

static GtkShortcut *
make_shortcut (guint         key,
               GtkScrollType scroll)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_signal_action_new ("scroll-child"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new ("(ib)", scroll, FALSE));
  return shortcut;
}

void
dw_scroll_keys_add (GtkScrolledWindow *scroller)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (scroll_keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          make_shortcut (scroll_keys[i].key, scroll_keys[i].scroll));
  gtk_widget_add_controller (GTK_WIDGET (scroller), keys);
}
