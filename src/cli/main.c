/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "dw-cli.h"
#include "dw-paper.h"

static const DwCommand commands[] = {
  { "search", "[TEXT… | -]", N_ ("Find services"), dw_cli_search },
  { "show", "ID", N_ ("Show one service whole"), dw_cli_show },
  { "feeds", "list | add ADDRESS | remove FEED | held | accept FEED | reject FEED", N_ ("Say which feeds the directory is made of, or change them"), dw_cli_feeds },
  { "sync", "[FEED]", N_ ("Fetch one feed, or every feed, again"), dw_cli_sync },
  { "check-feed", "ADDRESS", N_ ("Say what is wrong with a feed, without adding it"), dw_cli_check_feed },
  { "urgent", "", N_ ("Say whom to ring when somebody is not safe"), dw_cli_urgent },
  { "duplicates", "list | same ID ID | not-same ID ID | undo ID ID", N_ ("Say which records of several publishers are one service"), dw_cli_duplicates },
  { "corrections", "list | write ID | mail NUMBER | remove NUMBER", N_ ("Keep corrections of records, to send to their publishers"), dw_cli_corrections },
  { "export", "--format FORMAT", N_ ("Write the directory's records for other programs"), dw_cli_export },
  { "publish", "--from SOURCE --key FILE --out FOLDER", N_ ("Make a signed feed out of a spreadsheet or another feed"), dw_cli_publish },
  { "keys", "new FOLDER | show FILE…", N_ ("Make or show the keys that feeds are signed with"), dw_cli_keys },
};

/* A test says what time it is. */
static DwClock *
make_clock (void)
{
#if DW_TESTING
  const char *now = g_getenv ("DOORWAY_TEST_NOW");

  if (now != NULL)
    return dw_clock_new_fixed (g_ascii_strtoll (now, NULL, 10));
#endif
  return dw_clock_new_system ();
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-12s%s", commands[i].name, _(commands[i].summary));
  return g_string_free (text, FALSE);
}

static const char *
describe_exits (void)
{
  return _("“doorwayctl COMMAND --help” says more of a command. An ADDRESS is https://… or a file.\n\n"
           "Exit status:\n"
           "  0  it did what was asked\n"
           "  1  nothing was found\n"
           "  2  the command line is wrong, or asks for what cannot be\n"
           "  3  a feed or the network did not do, and nothing has changed; or what you have is past its date\n"
           "  4  the directory, or a file to write, could not be used\n"
           "  5  a feed was held until somebody says which copy is right; nothing has changed");
}

static const DwCommand *
find_command (const char  *name,
              GError     **error)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  if (name == NULL)
    g_set_error_literal (error, DW_CLI_ERROR, 0, _("Say what to do. “doorwayctl --help” lists the commands."));
  else
    g_set_error (error, DW_CLI_ERROR, 0, _("There is no command “%s”. “doorwayctl --help” lists them."), name);
  return NULL;
}

/* Options before the command's name hold for every command. */
static gboolean
parse_globals (DwCli    *cli,
               gboolean *version,
               int      *argc,
               char   ***argv,
               GError  **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND…"));
  g_autofree char *summary = describe_commands ();
  const GOptionEntry entries[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &cli->data_dir, N_ ("Use the directory in this folder"), N_ ("FOLDER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print one JSON object"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_ ("Print the version"), NULL },
    { NULL },
  };

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, describe_exits ());
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse (context, argc, argv, error);
}

static DwExit
run (DwCli  *cli,
     int     argc,
     char  **argv)
{
  g_autoptr (GError) error = NULL;
  const DwCommand *command;
  gboolean version = FALSE;

  if (!parse_globals (cli, &version, &argc, &argv, &error))
    return dw_cli_fail (error);
  if (version)
    {
      dw_paper_printf (0, "doorwayctl %s", PACKAGE_VERSION);
      return DW_EXIT_DONE;
    }

  command = find_command (argc > 1 ? argv[1] : NULL, &error);
  if (command == NULL)
    return dw_cli_fail (error);
  if (cli->data_dir == NULL)
    cli->data_dir = dw_store_dup_default_dir ();

  return command->run (cli, argc - 1, argv + 1);
}

int
main (int    argc,
      char **argv)
{
  DwCli cli = { 0 };
  DwExit end;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("doorwayctl");

  /* A file that may not grow is an error to be told, not an end without a word. */
  signal (SIGXFSZ, SIG_IGN);

  cli.clock = make_clock ();
  end = run (&cli, argc, argv);
  dw_cli_tell_renewal (&cli);
  dw_clock_unref (cli.clock);
  g_free (cli.data_dir);

  return dw_paper_finish () || end != DW_EXIT_DONE ? end : DW_EXIT_DIRECTORY;
}
