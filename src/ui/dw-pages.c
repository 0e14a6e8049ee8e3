/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-pages.h"

#include <glib/gi18n-lib.h>

#include "dw-corrections-page.h"
#include "dw-feeds-page.h"
#include "dw-help.h"
#include "dw-urgent-panel.h"

static GtkWidget *
build_page (const char  *page,
            DwDirectory *directory)
{
  if (strcmp (page, "keys") == 0)
    return dw_help_build_keys ();
  if (strcmp (page, "about") == 0)
    return dw_help_build_about ();
  if (strcmp (page, "urgent") == 0)
    return dw_urgent_panel_build_page ();
  if (strcmp (page, "corrections") == 0)
    return dw_corrections_page_new (dw_directory_get_data_dir (directory));
  if (strcmp (page, "feeds") == 0)
    return dw_feeds_page_new (dw_directory_get_search (directory), dw_directory_get_syncer (directory));

  return NULL;
}

const char *
dw_pages_get_title (const char *page)
{
  static const struct
  {
    const char *page;
    const char *title;
  } titles[] = {
    { "feeds", N_ ("Feeds") },
    { "keys", N_ ("Keys") },
    { "about", N_ ("About") },
    { "urgent", N_ ("Not safe?") },
    { "corrections", N_ ("Corrections") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (page, titles[i].page) == 0)
      return _ (titles[i].title);

  return _ ("Doorway");
}

void
dw_pages_ensure (GtkStack    *stack,
                 const char  *page,
                 DwDirectory *directory)
{
  GtkWidget *built;

  if (gtk_stack_get_child_by_name (stack, page) != NULL)
    return;

  built = build_page (page, directory);
  g_return_if_fail (built != NULL);
  gtk_stack_add_titled (stack, built, page, dw_pages_get_title (page));
}
