/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli-urgent.h"

#include <glib/gi18n.h>

#include "dw-paper.h"

enum { INDENT = 2, HANGING = 4 };

void
dw_cli_print_urgent (guint when)
{
  g_autofree const DwUrgentContact **contacts = dw_urgent_list_contacts (when);

  dw_paper_print (0, 0, dw_urgent_get_title (when));
  for (guint i = 0; contacts[i] != NULL; i++)
    {
      const char *name = _(contacts[i]->name);
      g_autofree char *line = contacts[i]->number != NULL ? g_strdup_printf ("%s  %s. %s", contacts[i]->number, name, _(contacts[i]->what))
                                                          : g_strdup_printf ("%s. %s", name, _(contacts[i]->what));

      dw_paper_print (INDENT, HANGING, line);
    }
}

static void
add_contacts (DwJsonWriter *json,
              guint         when)
{
  g_autofree const DwUrgentContact **contacts = dw_urgent_list_contacts (when);

  dw_json_writer_begin_list (json, "contacts");
  for (guint i = 0; contacts[i] != NULL; i++)
    {
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "number", contacts[i]->number);
      dw_json_writer_add_text (json, "name", _(contacts[i]->name));
      dw_json_writer_add_text (json, "what", _(contacts[i]->what));
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
}

void
dw_cli_add_urgent (DwJsonWriter *json,
                   guint         when)
{
  dw_json_writer_begin_object (json, "urgent");
  dw_json_writer_add_boolean (json, "called_for", when != 0);
  dw_json_writer_add_text (json, "title", dw_urgent_get_title (when));
  dw_json_writer_begin_list (json, "about");
  for (guint i = 0; i < DW_N_URGENT; i++)
    if ((when & 1u << i) != 0)
      dw_json_writer_add_text (json, NULL, dw_urgent_get_slug (i));
  dw_json_writer_end_list (json);
  add_contacts (json, when);
  dw_json_writer_end_object (json);
}

DwExit
dw_cli_urgent (DwCli  *cli,
               int     argc,
               char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };

  if (!dw_cli_parse (cli, argc, argv, entries, "",
                     _("Says whom to ring when somebody is not safe. The numbers are Doorway's own, from no feed, and need no network."), &error))
    return dw_cli_fail (error);
  if (rest != NULL)
    {
      g_set_error_literal (&error, DW_CLI_ERROR, 0, _("“urgent” takes nothing after it."));
      return dw_cli_fail (error);
    }

  if (cli->json)
    {
      DwJsonWriter *json = dw_json_writer_new ();

      dw_json_writer_begin_object (json, NULL);
      dw_cli_add_urgent (json, DW_URGENT_ALL);
      dw_json_writer_end_object (json);
      dw_cli_print_json (json);
    }
  else
    dw_cli_print_urgent (DW_URGENT_ALL);

  return DW_EXIT_DONE;
}
