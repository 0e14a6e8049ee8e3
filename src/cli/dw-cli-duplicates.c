/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>

#include "dw-paper.h"

static const struct
{
  const char *verb;
  DwSameness sameness;
  const char *done;
} decisions[] = {
  { "same", DW_SAMENESS_SAME, N_ ("Shown as one service from now on. “doorwayctl duplicates undo” takes that back:") },
  { "not-same", DW_SAMENESS_NONE, N_ ("Shown as two services from now on. “doorwayctl duplicates undo” takes that back:") },
  { "undo", DW_SAMENESS_MAYBE, N_ ("What was said of these two is forgotten:") },
};

static const char *
name_sameness (const DwTwin *twin)
{
  switch (twin->sameness)
    {
    case DW_SAMENESS_SAME:
      return "same";
    case DW_SAMENESS_NONE:
      return "not-same";
    case DW_SAMENESS_MAYBE:
    default:
      return "maybe";
    }
}

static const char *
describe_sameness (const DwTwin *twin)
{
  if (twin->is_decided)
    return twin->sameness == DW_SAMENESS_SAME ? _("One service, as somebody here said:") : _("Two services, as somebody here said:");

  return twin->sameness == DW_SAMENESS_SAME ? _("One service:") : _("May be one service:");
}

static void
add_record (DwJsonWriter *json,
            const char   *name,
            DwRecord     *record)
{
  dw_json_writer_begin_object (json, name);
  dw_json_writer_add_integer (json, "id", dw_record_get_id (record));
  dw_json_writer_add_text (json, "source_id", dw_record_get_source_id (record));
  dw_json_writer_add_text (json, "name", dw_record_get_service (record)->name);
  dw_json_writer_add_text (json, "feed", dw_record_get_feed (record)->name);
  dw_json_writer_end_object (json);
}

static void
print_pair (const char *what,
            DwRecord   *one,
            DwRecord   *other)
{
  dw_paper_print (0, 0, what);
  dw_paper_printf (2, "%" G_GINT64_FORMAT "  %s (%s)", dw_record_get_id (one), dw_record_get_service (one)->name, dw_record_get_feed (one)->name);
  dw_paper_printf (2, "%" G_GINT64_FORMAT "  %s (%s)", dw_record_get_id (other), dw_record_get_service (other)->name,
                   dw_record_get_feed (other)->name);
}

static DwExit
list_pairs (DwCli   *cli,
            GError **error)
{
  g_autoptr (DwReader) reader = dw_cli_open_reader (cli, error);
  g_autoptr (GArray) pairs = reader != NULL ? dw_reader_list_twin_pairs (reader, error) : NULL;
  g_autoptr (DwJsonWriter) json = dw_json_writer_new ();

  if (pairs == NULL)
    return DW_EXIT_DIRECTORY;

  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_begin_list (json, "duplicates");
  for (guint i = 0; i < pairs->len; i++)
    {
      const DwTwinPair *pair = &g_array_index (pairs, DwTwinPair, i);
      g_autoptr (DwRecord) one = dw_reader_read_record (reader, pair->one, NULL);
      g_autoptr (DwRecord) other = dw_reader_read_record (reader, pair->other.id, NULL);

      /* A damaged record is told of by show and sync. */
      if (one == NULL || other == NULL)
        continue;
      if (!cli->json)
        print_pair (describe_sameness (&pair->other), one, other);
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "sameness", name_sameness (&pair->other));
      dw_json_writer_add_boolean (json, "decided", pair->other.is_decided);
      add_record (json, "one", one);
      add_record (json, "other", other);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
  dw_json_writer_end_object (json);

  if (cli->json)
    dw_cli_print_json (g_steal_pointer (&json));
  else if (pairs->len == 0)
    dw_paper_print (0, 0, _("No two publishers list the same service."));
  return DW_EXIT_DONE;
}

static DwExit
decide (DwCli   *cli,
        char   **ids,
        guint    decision,
        GError **error)
{
  g_autoptr (DwReader) reader = dw_cli_open_reader (cli, error);
  g_autoptr (DwRecord) one = reader != NULL ? dw_cli_find_record (reader, ids[0], NULL, error) : NULL;
  g_autoptr (DwRecord) other = one != NULL ? dw_cli_find_record (reader, ids[1], NULL, error) : NULL;
  g_autoptr (DwSyncDesk) desk = dw_cli_open_desk (cli);
  DwJsonWriter *json;

  if (other == NULL)
    return DW_EXIT_NOTHING;
  if (!dw_sync_desk_decide_sameness (desk, dw_record_get_id (one), dw_record_get_id (other),
                                     decisions[decision].sameness, NULL, error))
    return DW_EXIT_DIRECTORY;

  if (!cli->json)
    {
      print_pair (_(decisions[decision].done), one, other);
      return DW_EXIT_DONE;
    }

  json = dw_json_writer_new ();
  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "decision", decisions[decision].verb);
  add_record (json, "one", one);
  add_record (json, "other", other);
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
  return DW_EXIT_DONE;
}

static DwExit
run_verb (DwCli   *cli,
          char   **rest,
          GError **error)
{
  guint n = rest != NULL ? g_strv_length (rest) : 0;

  if (n == 1 && g_str_equal (rest[0], "list"))
    return list_pairs (cli, error);
  for (guint i = 0; n == 3 && i < G_N_ELEMENTS (decisions); i++)
    if (g_str_equal (rest[0], decisions[i].verb))
      return decide (cli, rest + 1, i, error);

  g_set_error_literal (error, DW_CLI_ERROR, 0, _("Say what to do with duplicates: list, same ID ID, not-same ID ID or undo ID ID."));
  return DW_EXIT_USAGE;
}

DwExit
dw_cli_duplicates (DwCli  *cli,
                   int     argc,
                   char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  DwExit end = DW_EXIT_USAGE;

  if (dw_cli_parse (cli, argc, argv, entries, "list | same ID ID | not-same ID ID | undo ID ID",
                    _("Lists which records of several publishers are, or may be, about one service, and remembers what you say of "
                      "two of them. The records themselves never change. ID is as for “doorwayctl show”."),
                    &error))
    end = run_verb (cli, rest, &error);

  return error != NULL ? dw_cli_fail (error) : end;
}
