/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>

#include "dw-outbox.h"
#include "dw-paper.h"
#include "dw-words.h"

/* What the command was told beside its verb. */
typedef struct
{
  DwCli *cli;
  const char *kind;
  const char *text;
  const char *feed_name;
} Told;

static void
add_correction (DwJsonWriter       *json,
                const DwCorrection *correction)
{
  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_integer (json, "id", correction->id);
  dw_json_writer_add_text (json, "kind", dw_correction_kind_get_slug (correction->kind));
  dw_json_writer_add_text (json, "text", correction->text);
  dw_json_writer_add_text (json, "service", correction->service);
  dw_json_writer_add_text (json, "source_id", correction->source_id);
  dw_json_writer_add_text (json, "feed", correction->feed);
  dw_json_writer_add_text (json, "email", correction->email);
  dw_cli_add_time (json, "written_at", correction->written_at);
  dw_cli_add_time (json, "handed_at", correction->handed_at);
  dw_json_writer_end_object (json);
}

static void
print_correction (const DwCorrection *correction,
                  gint64              now)
{
  g_autofree char *ago = dw_words_ago (correction->handed_at > 0 ? correction->handed_at : correction->written_at, now);

  dw_paper_printf (0, "%" G_GINT64_FORMAT "  %s (%s)", correction->id, correction->service, correction->feed);
  dw_paper_print (4, 4, dw_correction_kind_get_label (correction->kind));
  if (correction->text != NULL)
    dw_paper_print (4, 4, correction->text);
  if (correction->handed_at > 0)
    dw_paper_printf (4, _("Handed to a mail program %s."), ago);
  else
    dw_paper_printf (4, _("Written %s."), ago);
}

static DwExit
list (const Told *told,
      char      **rest,
      GError    **error)
{
  g_autoptr (DwOutbox) outbox = dw_outbox_open (told->cli->data_dir, error);
  g_autoptr (GPtrArray) corrections = outbox != NULL ? dw_outbox_list (outbox, error) : NULL;
  g_autofree char *notice = outbox != NULL ? dw_outbox_dup_notice (outbox) : NULL;
  DwJsonWriter *json;

  if (corrections == NULL)
    return DW_EXIT_DIRECTORY;
  if (notice != NULL)
    dw_paper_complain (notice);

  if (!told->cli->json)
    {
      for (guint i = 0; i < corrections->len; i++)
        print_correction (g_ptr_array_index (corrections, i), dw_clock_now (told->cli->clock));
      if (corrections->len == 0)
        dw_paper_print (0, 0, _("The outbox is empty."));
      return DW_EXIT_DONE;
    }

  json = dw_json_writer_new ();
  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_begin_list (json, "corrections");
  for (guint i = 0; i < corrections->len; i++)
    add_correction (json, g_ptr_array_index (corrections, i));
  dw_json_writer_end_list (json);
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
  return DW_EXIT_DONE;
}

static int
read_kind (const Told *told,
           GError    **error)
{
  int kind = told->kind != NULL ? dw_correction_kind_by_slug (told->kind) : -1;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < DW_N_CORRECTION_KINDS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", dw_correction_kind_get_slug (i));
  if (kind < 0)
    g_set_error (error, DW_CLI_ERROR, 0, _("Say what is wrong with --kind: %s."), names->str);
  return kind;
}

static DwExit
write_one (const Told *told,
           char      **rest,
           GError    **error)
{
  int kind = read_kind (told, error);
  g_autoptr (DwReader) reader = kind >= 0 ? dw_cli_open_reader (told->cli, error) : NULL;
  g_autoptr (DwRecord) record = reader != NULL ? dw_cli_find_record (reader, rest[1], told->feed_name, error) : NULL;
  g_autoptr (DwCorrection) correction = NULL;
  g_autoptr (DwOutbox) outbox = NULL;
  gint64 id;

  if (record == NULL)
    return DW_EXIT_NOTHING;

  correction = dw_correction_new (record, (DwCorrectionKind) kind, told->text, dw_clock_now (told->cli->clock));
  outbox = dw_outbox_open (told->cli->data_dir, error);
  if (outbox == NULL || (id = dw_outbox_add (outbox, correction, error)) == 0)
    return DW_EXIT_DIRECTORY;

  dw_paper_printf (0, _("Kept as correction %" G_GINT64_FORMAT ". “doorwayctl corrections mail” makes an e-mail of it."), id);
  return DW_EXIT_DONE;
}

static gboolean
read_id (const char *text,
         gint64     *id,
         GError    **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;

  g_set_error (error, DW_CLI_ERROR, 0, _("“%s” is not the number of a correction. “doorwayctl corrections list” shows them."), text);
  return FALSE;
}

static DwExit
mail (const Told *told,
      char      **rest,
      GError    **error)
{
  gint64 id;
  g_autoptr (DwOutbox) outbox = read_id (rest[1], &id, error) ? dw_outbox_open (told->cli->data_dir, error) : NULL;
  g_autoptr (GPtrArray) corrections = outbox != NULL ? dw_outbox_list (outbox, error) : NULL;
  g_autofree char *mailto = NULL;

  if (corrections == NULL)
    return DW_EXIT_NOTHING;

  for (guint i = 0; i < corrections->len; i++)
    {
      const DwCorrection *correction = g_ptr_array_index (corrections, i);

      if (correction->id != id)
        continue;
      mailto = dw_correction_dup_mailto (correction);
      if (correction->email == NULL)
        dw_paper_complain (_("The record names no e-mail address: you will need to find one."));
    }
  if (mailto == NULL)
    {
      g_set_error (error, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_NOT_FOUND, _("There is no correction %" G_GINT64_FORMAT ". “doorwayctl corrections list” shows them."), id);
      return DW_EXIT_NOTHING;
    }

  dw_paper_print_raw (mailto);
  dw_paper_print_raw ("\n");
  return DW_EXIT_DONE;
}

static DwExit
remove_one (const Told *told,
            char      **rest,
            GError    **error)
{
  gint64 id;
  g_autoptr (DwOutbox) outbox = read_id (rest[1], &id, error) ? dw_outbox_open (told->cli->data_dir, error) : NULL;

  if (outbox == NULL || !dw_outbox_remove (outbox, id, error))
    return DW_EXIT_NOTHING;

  dw_paper_print (0, 0, _("Removed."));
  return DW_EXIT_DONE;
}

static const struct
{
  const char *verb;
  guint n_words;
  DwExit (*run) (const Told *told, char **rest, GError **error);
} verbs[] = {
  { "list", 1, list },
  { "write", 2, write_one },
  { "mail", 2, mail },
  { "remove", 2, remove_one },
};

static DwExit
run_verb (const Told *told,
          char      **rest,
          GError    **error)
{
  guint n = rest != NULL ? g_strv_length (rest) : 0;

  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (verbs); i++)
    if (n == verbs[i].n_words && g_str_equal (rest[0], verbs[i].verb))
      return verbs[i].run (told, rest, error);

  g_set_error_literal (error, DW_CLI_ERROR, 0, _("Say what to do with corrections: list, write ID, mail NUMBER or remove NUMBER."));
  return DW_EXIT_USAGE;
}

DwExit
dw_cli_corrections (DwCli  *cli,
                    int     argc,
                    char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *text = NULL;
  g_autofree char *feed_name = NULL;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("With write: what is wrong"), N_ ("KIND") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_ ("With write: more, in your words; nothing about a family"), N_ ("TEXT") },
    { "feed", 0, 0, G_OPTION_ARG_STRING, &feed_name, N_ ("With write: the feed that calls the record so"), N_ ("FEED") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  DwExit end = DW_EXIT_USAGE;

  if (dw_cli_parse (cli, argc, argv, entries, "list | write ID | mail NUMBER | remove NUMBER",
                    _("Keeps corrections of records until you send them. Nothing is sent by Doorway: mail prints a mailto address for "
                      "your own mail program, to the organisation that the record names."),
                    &error))
    {
      const Told told = { cli, kind, text, feed_name };

      end = run_verb (&told, rest, &error);
    }

  return error != NULL ? dw_cli_fail (error) : end;
}
