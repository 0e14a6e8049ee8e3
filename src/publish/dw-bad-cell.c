/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-bad-cell.h"

#include <glib/gi18n-lib.h>

/* As much of a cell as tells which one it is. */
enum { SHOWN_CHARACTERS = 60 };

void
dw_bad_cell_free (gpointer data)
{
  DwBadCell *bad = data;

  g_free (bad->record);
  g_free (bad->name);
  g_free (bad->table);
  g_free (bad->column);
  g_free (bad->title);
  g_free (bad->found);
  g_free (bad->write);
  g_free (bad);
}

/* "A" to "Z", "AA", … */
static char *
dup_letters (guint head)
{
  GString *letters = g_string_new (NULL);

  for (guint rest = head + 1; rest > 0; rest = (rest - 1) / 26)
    g_string_prepend_c (letters, (char) ('A' + (rest - 1) % 26));

  return g_string_free (letters, FALSE);
}

static char *
dup_start (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= SHOWN_CHARACTERS)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, SHOWN_CHARACTERS);
  return g_strconcat (start, "…", NULL);
}

/* A heading may have breaks in it, as whoever made the sheet wanted it to look. */
static char *
dup_on_one_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\r\n", ' ');
}

DwBadCell *
dw_bad_cell_new (const DwTable    *table,
                 const DwTableRow *row,
                 guint             head,
                 const char       *write)
{
  DwBadCell *bad = g_new0 (DwBadCell, 1);

  bad->table = g_strdup (table->name);
  bad->row = row->number;
  bad->head = head;
  bad->column = dup_letters (head);
  bad->title = dup_on_one_line (head < table->heads->len ? g_array_index (table->heads, DwTableHead, head).title : "");
  bad->found = dup_start (dw_table_get (row, head));
  bad->write = g_strdup (write);
  return bad;
}

DwBadCell *
dw_bad_cell_new_of_record (const char *id,
                           const char *name,
                           const char *title,
                           const char *found,
                           const char *write)
{
  DwBadCell *bad = g_new0 (DwBadCell, 1);

  bad->record = g_strdup (id);
  bad->name = dup_on_one_line (name);
  bad->title = g_strdup (title);
  bad->found = dup_start (found);
  bad->write = g_strdup (write);
  return bad;
}

gboolean
dw_bad_cell_equal (const DwBadCell *one,
                   const DwBadCell *other)
{
  return one->row == other->row && g_strcmp0 (one->column, other->column) == 0
         && g_strcmp0 (one->table, other->table) == 0 && g_str_equal (one->write, other->write);
}

int
dw_bad_cell_compare (const DwBadCell *one,
                     const DwBadCell *other)
{
  int rows = (one->row > other->row) - (one->row < other->row);

  return rows != 0 ? rows : (one->head > other->head) - (one->head < other->head);
}

char *
dw_bad_cell_dup_line (const DwBadCell *bad)
{
  g_autofree char *found = dup_on_one_line (bad->found);

  if (bad->record != NULL)
    return g_strdup_printf (_("“%s” (ID %s), %s: “%s”. %s"), bad->name, bad->record, bad->title, found, bad->write);
  if (*bad->title == '\0')
    return g_strdup_printf (_("Row %u, column %s: “%s”. %s"), bad->row, bad->column, found, bad->write);
  if (*found == '\0')
    return g_strdup_printf (_("Row %u, column %s (%s): the cell is empty. %s"), bad->row, bad->column, bad->title, bad->write);

  return g_strdup_printf (_("Row %u, column %s (%s): “%s”. %s"), bad->row, bad->column, bad->title, found, bad->write);
}
