/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli-publish-report.h"

#include <glib/gi18n.h>

#include "dw-paper.h"
#include "dw-words.h"

/* More than a person reads at once; --json has them all. */
enum { SHOWN_CELLS = 200 };

/* From so many cells on with one thing wrong, it is said once, with the rows of so many others. */
enum { FEWEST_ALIKE = 4, NAMED_ROWS = 3 };

/* What cells of one column that say the same have in common. */
static char *
dup_reason (const DwBadCell *cell)
{
  return g_strdup_printf ("%s\n%s\n%s", cell->table, cell->column, cell->write);
}

/* How often each reason stands in @bad. Records of a feed are each told. */
static GHashTable *
count_reasons (GPtrArray *bad)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < bad->len; i++)
    if (((const DwBadCell *) g_ptr_array_index (bad, i))->record == NULL)
      {
        char *reason = dup_reason (g_ptr_array_index (bad, i));
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, reason));

        g_hash_table_replace (counts, reason, GUINT_TO_POINTER (n + 1));
      }

  return counts;
}

/* "The same is to mend in 199 more cells, beginning with rows 3, 4, 5.", of @n in all, from the one at @first on. */
static void
print_others (GPtrArray  *bad,
              guint       first,
              const char *reason,
              guint       n)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  guint n_told = 0;

  for (guint i = first + 1; i < bad->len && n_told < NAMED_ROWS; i++)
    {
      const DwBadCell *cell = g_ptr_array_index (bad, i);
      g_autofree char *other = dup_reason (cell);

      if (g_str_equal (other, reason))
        g_string_append_printf (rows, "%s%u", n_told++ > 0 ? ", " : "", cell->row);
    }
  dw_paper_printf (4, g_dngettext (GETTEXT_PACKAGE, "The same is to mend in %u more cell, in row %s.",
                                   "The same is to mend in %u more cells, beginning with rows %s.", n - 1),
                   n - 1, rows->str);
}

/* A reason that repeats is said once, with the first few of its rows: who mends a column mends it in one go. */
static gboolean
print_cell (GPtrArray  *bad,
            guint       index,
            GHashTable *counts)
{
  const DwBadCell *cell = g_ptr_array_index (bad, index);
  g_autofree char *reason = cell->record == NULL ? dup_reason (cell) : NULL;
  guint n = reason != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, reason)) : 1;
  g_autofree char *line = NULL;

  if (n == 0)
    return FALSE;

  line = dw_bad_cell_dup_line (cell);
  dw_paper_print (2, 4, line);
  if (n >= FEWEST_ALIKE)
    {
      print_others (bad, index, reason, n);
      g_hash_table_insert (counts, g_steal_pointer (&reason), GUINT_TO_POINTER (0));
    }

  return TRUE;
}

static void
print_cells (GPtrArray *bad)
{
  g_autoptr (GHashTable) counts = count_reasons (bad);
  const char *table = NULL;
  guint n_shown = 0;
  guint i = 0;

  for (; i < bad->len && n_shown < SHOWN_CELLS; i++)
    {
      const DwBadCell *cell = g_ptr_array_index (bad, i);

      if (cell->table != NULL && g_strcmp0 (table, cell->table) != 0)
        dw_paper_printf (0, "%s:", cell->table);
      table = cell->table;
      n_shown += print_cell (bad, i, counts);
    }
  if (i < bad->len)
    dw_paper_print (2, 2, _("… and more; --json lists them all."));
}

static char *
join (GPtrArray *texts)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s“%s”", i > 0 ? ", " : "", (const char *) g_ptr_array_index (texts, i));

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

void
dw_cli_publish_print_source (const DwCliSource *source)
{
  guint n = dw_publication_get_n (source->publication);
  g_autoptr (GPtrArray) notes = NULL;

  if (n == 0 && source->n_bad > 0 && source->spreadsheet != NULL)
    dw_paper_print (0, 0, _("No service can be published as it is. Mend the cells that are told here, save the sheet again, and publish it."));
  else
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "%u service can be published as it is.", "%u services can be published as they are.", n), n);
  if (source->n_mended > 0)
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "%u field of them was left out or mended. “doorwayctl check-feed” says which.",
                                     "%u fields of them were left out or mended. “doorwayctl check-feed” says which.", source->n_mended), source->n_mended);
  if (source->asked != NULL)
    print_cells (source->asked);
  if (source->spreadsheet == NULL)
    return;

  if (dw_spreadsheet_get_unknown (source->spreadsheet)->len > 0)
    {
      g_autofree char *titles = join (dw_spreadsheet_get_unknown (source->spreadsheet));

      dw_paper_printf (0, _("Columns that the template does not know were left out: %s."), titles);
    }
  notes = dw_spreadsheet_dup_notes (source->spreadsheet);
  for (guint i = 0; i < notes->len; i++)
    dw_paper_print (0, 0, g_ptr_array_index (notes, i));
  print_cells (dw_spreadsheet_get_bad_cells (source->spreadsheet));
}

void
dw_cli_publish_print_hold (const DwHold *hold)
{
  dw_paper_printf (0, _("The edition as it would be: %u new, %u changed, %u gone of %u."), hold->n_added, hold->n_changed, hold->n_gone, hold->n_before);
  for (guint i = 0; i < MIN (hold->n_examples, SHOWN_CELLS); i++)
    {
      g_autofree char *example = dw_hold_dup_example (&hold->examples[i]);

      dw_paper_print (2, 4, example);
    }
  if (hold->n_examples > SHOWN_CELLS)
    dw_paper_print (2, 2, _("… and more; --json lists them all."));
}

static char *
dup_date (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time);
  g_autofree char *date = g_date_time_format (moment, "%Y-%m-%d");

  return dw_words_day (date);
}

/* What signing with the recover key means for whoever publishes next, and for those who do not read this edition. */
static void
print_keys (const DwMirrorReport *report)
{
  if (!report->is_new || !report->is_by_recover_key)
    return;

  if (report->is_recover_key_new)
    dw_paper_print (0, 0, _("The recover key is replaced. Readers learn of it from this edition only: leave it in place until all of them have it. Whoever "
                            "misses it is refused from the next one on, and has to add the feed again with the new keys."));
  else if (report->is_sign_key_new)
    dw_paper_print (0, 0, _("The sign key is replaced. Readers learn of it from this edition: whoever misses it is refused from the next one on. To let them "
                            "in, publish once more with the recover key as --key."));
  else
    dw_paper_print (0, 0, _("This edition is signed with the recover key, which lets in whoever missed that a key was replaced. Publish with the sign key from "
                            "now on, and put the recover key back into its drawer."));
}

void
dw_cli_publish_print_mirror (const char           *folder,
                             DwMirror             *mirror,
                             const DwMirrorReport *report)
{
  g_autofree char *expires = dup_date (report->expires);

  if (report->is_new)
    dw_paper_printf (0, _("Edition %" G_GUINT64_FORMAT " of “%s” is in %s."), report->version, dw_mirror_get_settings (mirror)->name, folder);
  else
    dw_paper_printf (0, _("Nothing has changed: edition %" G_GUINT64_FORMAT " of “%s” stays as it is."), report->version, dw_mirror_get_settings (mirror)->name);
  dw_paper_printf (0, _("Objects: %u, newly written: %u. Other files written: %u. Files removed: %u."),
                   report->n_objects, report->n_objects_written, report->n_files_written, report->n_files_removed);
  if (report->n_without_page > 0)
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "%u service has an ID that cannot be the name of a file: it has no page of its own.",
                                     "%u services have IDs that cannot be the names of files: they have no pages of their own.", report->n_without_page),
                     report->n_without_page);
  print_keys (report);
  if (dw_mirror_get_settings (mirror)->licence == NULL)
    dw_paper_print (0, 0, _("No licence is stated: nobody who reads the feed can tell what they may do with it. Say it once with --licence, such as “Open "
                            "Government Licence v3.0”."));
  if (!report->is_noted)
    dw_paper_printf (0, _("That edition could not be noted beside the key: if %s is ever put back from an older copy, it will not be noticed."), folder);
  dw_paper_printf (0, _("Publish again before %s: after that day readers are told that the feed may be out of date."), expires);
}

void
dw_cli_publish_print_left_out (const DwCliSource *source)
{
  if (source->n_left_out > 0)
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "%u service was left out.", "%u services were left out.", source->n_left_out), source->n_left_out);
}

static void
add_cell (DwJsonWriter    *json,
          const DwBadCell *cell)
{
  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "file", cell->table);
  dw_json_writer_add_integer (json, "row", cell->row);
  dw_json_writer_add_text (json, "column", cell->column);
  dw_json_writer_add_text (json, "title", cell->title);
  dw_json_writer_add_text (json, "found", cell->found);
  dw_json_writer_add_text (json, "write", cell->write);
  dw_json_writer_end_object (json);
}

static void
add_record (DwJsonWriter    *json,
            const DwBadCell *cell)
{
  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "id", cell->record);
  dw_json_writer_add_text (json, "name", cell->name);
  dw_json_writer_add_text (json, "title", cell->title);
  dw_json_writer_add_text (json, "found", cell->found);
  dw_json_writer_add_text (json, "write", cell->write);
  dw_json_writer_end_object (json);
}

static void
add_asked (DwJsonWriter    *json,
           const GPtrArray *asked)
{
  dw_json_writer_begin_list (json, "records_to_look_at");
  for (guint i = 0; i < asked->len; i++)
    add_record (json, g_ptr_array_index (asked, i));
  dw_json_writer_end_list (json);
}

static void
add_spreadsheet (DwJsonWriter  *json,
                 DwSpreadsheet *spreadsheet)
{
  const GPtrArray *bad = dw_spreadsheet_get_bad_cells (spreadsheet);
  const GPtrArray *unknown = dw_spreadsheet_get_unknown (spreadsheet);
  g_autoptr (GPtrArray) notes = dw_spreadsheet_dup_notes (spreadsheet);

  dw_json_writer_begin_list (json, "bad_cells");
  for (guint i = 0; i < bad->len; i++)
    add_cell (json, g_ptr_array_index (bad, i));
  dw_json_writer_end_list (json);
  dw_json_writer_begin_list (json, "unknown_columns");
  for (guint i = 0; i < unknown->len; i++)
    dw_json_writer_add_text (json, NULL, g_ptr_array_index (unknown, i));
  dw_json_writer_end_list (json);
  dw_json_writer_begin_list (json, "notes");
  for (guint i = 0; i < notes->len; i++)
    dw_json_writer_add_text (json, NULL, g_ptr_array_index (notes, i));
  dw_json_writer_end_list (json);
}

static void
add_mirror (DwJsonWriter         *json,
            DwMirror             *mirror,
            const DwMirrorReport *report)
{
  const DwPublishSettings *settings = dw_mirror_get_settings (mirror);

  dw_json_writer_begin_object (json, "edition");
  dw_json_writer_add_text (json, "feed", settings->feed);
  dw_json_writer_add_text (json, "name", settings->name);
  dw_json_writer_add_boolean (json, "new", report->is_new);
  dw_json_writer_add_integer (json, "epoch", (gint64) dw_mirror_get_manifest (mirror)->epoch);
  dw_json_writer_add_integer (json, "version", (gint64) report->version);
  dw_cli_add_time (json, "expires", report->expires);
  dw_json_writer_add_integer (json, "objects", report->n_objects);
  dw_json_writer_add_integer (json, "objects_written", report->n_objects_written);
  dw_json_writer_add_integer (json, "files_written", report->n_files_written);
  dw_json_writer_add_integer (json, "files_removed", report->n_files_removed);
  dw_json_writer_add_integer (json, "without_page", report->n_without_page);
  dw_json_writer_add_boolean (json, "noted", report->is_noted);
  dw_json_writer_end_object (json);
}

void
dw_cli_publish_print_json (const DwCliSource    *source,
                           DwMirror             *mirror,
                           const DwMirrorReport *report)
{
  DwJsonWriter *json = dw_json_writer_new ();

  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_integer (json, "services", dw_publication_get_n (source->publication));
  dw_json_writer_add_integer (json, "services_to_mend", source->n_bad);
  dw_json_writer_add_integer (json, "services_left_out", source->n_left_out);
  dw_json_writer_add_integer (json, "fields_mended", source->n_mended);
  if (source->asked != NULL)
    add_asked (json, source->asked);
  if (source->spreadsheet != NULL)
    add_spreadsheet (json, source->spreadsheet);
  if (mirror != NULL && report == NULL)
    dw_cli_add_hold (json, "held", dw_mirror_get_hold (mirror));
  if (report != NULL)
    add_mirror (json, mirror, report);
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
}
