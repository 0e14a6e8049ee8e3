/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * minimal-list QUERIES.txt KEYSTROKES   (under tests/support/headless)
 *
 * The reference of the window that is typed into: one of the same size with an entry and a list view of fifty plain labels,
 * all of them new at every key. It searches nothing. One JSON object; see typist.h.
 */
#include "config.h"

#include <adwaita.h>

#include "typist.h"

enum
{
  N_ROWS = 50,
};

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0F, NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
on_changed (GtkEditable   *entry,
            GtkStringList *rows)
{
  g_auto (GStrv) texts = g_new0 (char *, N_ROWS + 1);

  for (int i = 0; i < N_ROWS; i++)
    texts[i] = g_strdup_printf ("A service that has “%s”, number %d of fifty", gtk_editable_get_text (entry), i + 1);
  gtk_string_list_splice (rows, 0, g_list_model_get_n_items (G_LIST_MODEL (rows)), (const char *const *) texts);
  typist_note_answer (FALSE);
}

static void
on_activate (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkStringList *rows = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), rows);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows))), factory));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  on_changed (GTK_EDITABLE (entry), rows);
  typist_type (GTK_EDITABLE (entry), window);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) queries = NULL;
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  if (argc < 3 || !g_file_get_contents (argv[1], &text, NULL, NULL))
    return 2;

  queries = g_strsplit (g_strstrip (text), "\n", -1);
  typist_begin (GTK_APPLICATION (application), queries, (guint) g_ascii_strtoull (argv[2], NULL, 10));
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
