/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-template.h"

/* The reading of one entry under way. */
typedef struct
{
  DwEntry *entry;
  DwDraft *draft;
  GPtrArray *bad;
  guint row;                /* index of the row being read, among the entry's */
  DwColumnGroup group;      /* of the blocks being read */
  guint occurrence;
  guint piece;
  int last_head;            /* heading of the last cell that was put, for complaints that are no cell's in particular */
  gboolean is_block_bad;
} Reading;

void
dw_entry_free (gpointer data)
{
  DwEntry *entry = data;

  g_clear_pointer (&entry->draft, dw_draft_free);
  g_ptr_array_unref (entry->rows);
  g_free (entry->key);
  g_free (entry);
}

const DwTableRow *
dw_entry_get_row (const DwEntry *entry,
                  guint          row)
{
  return g_ptr_array_index (entry->rows, row);
}

void
dw_entry_complain (DwEntry    *entry,
                   GPtrArray  *bad,
                   guint       row,
                   guint       head,
                   const char *write)
{
  DwBadCell *cell = dw_bad_cell_new (entry->table, dw_entry_get_row (entry, row), head, write);

  entry->is_bad = TRUE;

  /* A cell that holds for several days is read for each of them, and mended once. */
  for (guint i = bad->len; i > 0 && ((const DwBadCell *) g_ptr_array_index (bad, i - 1))->row == cell->row; i--)
    if (dw_bad_cell_equal (g_ptr_array_index (bad, i - 1), cell))
      {
        dw_bad_cell_free (cell);
        return;
      }
  g_ptr_array_add (bad, cell);
}

guint
dw_entry_find_head (const DwEntry *entry,
                    DwColumnPut    put,
                    const char    *member)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].put == put && (member == NULL || g_strcmp0 (columns[i].member, member) == 0))
      return (guint) MAX (dw_table_find (entry->table, i, 0), 0);

  return 0;
}

static void
complain (Reading    *reading,
          guint       head,
          const char *write)
{
  dw_entry_complain (reading->entry, reading->bad, reading->row, head, write);
  reading->is_block_bad = TRUE;
}

/* What a spreadsheet shows where a sum went wrong or a column is too narrow. */
static gboolean
is_sum_gone_wrong (const char *text)
{
  return dw_cell_match ("#(?:REF!|N/A|NAME\\?|VALUE!|DIV/0!|NUM!|NULL!|#+)", text, NULL);
}

static void
put_piece (Reading        *reading,
           const DwColumn *column,
           guint           head,
           const char     *piece)
{
  DwCell cell;
  const char *write = NULL;

  if (is_sum_gone_wrong (piece))
    {
      complain (reading, head, _("The spreadsheet shows that a sum went wrong, or that the column is too narrow, and saved that. Mend it there."));
      return;
    }

  cell = column->read (reading->draft->arena, piece);
  write = cell.write != NULL ? cell.write : column->put (reading->draft, column, &cell);
  reading->last_head = (int) head;
  if (write != NULL)
    complain (reading, head, write);
}

/* The values in a cell: one a line, or else with semicolons between, where the column may have several. */
static char **
split (const DwColumn *column,
       const char     *text)
{
  gboolean has_lines = strchr (text, '\n') != NULL || (column->flags & DW_COLUMN_LINES) != 0;
  char **pieces = g_strsplit (text, has_lines ? "\n" : ";", (column->flags & DW_COLUMN_LIST) != 0 ? -1 : 1);
  guint n = 0;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_strstrip (pieces[i]);
      if (*pieces[i] == '\0')
        g_free (pieces[i]);
      else
        pieces[n++] = pieces[i];
    }
  pieces[n] = NULL;

  return pieces;
}

static void
put_list (Reading        *reading,
          const DwColumn *column,
          guint           head,
          GHashTable     *known)
{
  g_auto (GStrv) pieces = split (column, dw_table_get (dw_entry_get_row (reading->entry, reading->row), head));

  for (guint i = 0; pieces[i] != NULL; i++)
    if (g_hash_table_add (known, g_strdup (pieces[i])))
      put_piece (reading, column, head, pieces[i]);
}

/* A column that a service has one of: the first cell that says something; a further row may only say the same. */
static void
put_one (Reading         *reading,
         const DwColumn  *column,
         guint            head,
         const char     **known)
{
  const char *text = dw_table_get (dw_entry_get_row (reading->entry, reading->row), head);

  if (*text == '\0')
    return;
  if (*known == NULL)
    put_piece (reading, column, head, *known = text);
  else if (strcmp (*known, text) != 0)
    complain (reading, head, _("An earlier cell of the same service says something else. Write it once, and leave this cell empty."));
}

/* Goes through the cells of @column, over all rows of the entry and all headings that mean it. */
static void
read_column (Reading        *reading,
             guint           index,
             const DwColumn *column)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *first = NULL;

  for (reading->row = 0; reading->row < reading->entry->rows->len; reading->row++)
    for (guint occurrence = 0; occurrence < reading->entry->table->n_occurrences; occurrence++)
      {
        int head = dw_table_find (reading->entry->table, index, occurrence);

        if (head < 0)
          continue;
        if ((column->flags & DW_COLUMN_LIST) != 0)
          put_list (reading, column, (guint) head, known);
        else
          put_one (reading, column, (guint) head, &first);
      }
}

/* Calls @visit for every heading of the group and occurrence being read whose cell says something. */
static void
foreach_cell (Reading *reading,
              void   (*visit) (Reading        *reading,
                               const DwColumn *column,
                               guint           head,
                               char          **pieces,
                               gpointer        data),
              gpointer data)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      int head
          = columns[i].group == reading->group ? dw_table_find (reading->entry->table, i, reading->occurrence) : -1;
      const char *text = head >= 0 ? dw_table_get (dw_entry_get_row (reading->entry, reading->row), (guint) head) : "";
      g_auto (GStrv) pieces = NULL;

      if (*text == '\0')
        continue;
      pieces = split (&columns[i], text);
      visit (reading, &columns[i], (guint) head, pieces, data);
    }
}

static void
count_pieces (Reading         *reading,
              const DwColumn  *column,
              guint            head,
              char           **pieces,
              gpointer         data)
{
  guint *most = data;

  *most = MAX (*most, g_strv_length (pieces));
}

/* A single value holds for each of several: one start time for three days. */
static void
put_block_cell (Reading         *reading,
                const DwColumn  *column,
                guint            head,
                char           **pieces,
                gpointer         data)
{
  guint n_blocks = GPOINTER_TO_UINT (data);
  guint n_pieces = g_strv_length (pieces);

  if (n_pieces == 1 || n_pieces == n_blocks)
    put_piece (reading, column, head, pieces[n_pieces == 1 ? 0 : reading->piece]);
  else if (reading->piece == 0)
    {
      g_autofree char *write = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                             "There is %u value here where the cells beside it have %u. Write one for all, or one for each.",
                                                             "There are %u values here where the cells beside it have %u. Write one for all, or one for each.",
                                                             n_pieces),
                                                n_pieces, n_blocks);

      complain (reading, head, write);
    }
}

/* How many venues or sessions stand under the headings of this occurrence in this row. */
static guint
count_blocks (Reading *reading)
{
  guint n = 0;

  foreach_cell (reading, count_pieces, &n);
  return n;
}

/* The block as a whole says what cannot be: @member is the one of its columns that the complaint is about, or NULL. */
static void
complain_of_block (Reading    *reading,
                   const char *member,
                   const char *write)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);
  int head = -1;

  for (guint i = 0; member != NULL && head < 0 && i < n_columns; i++)
    if (columns[i].group == reading->group && g_strcmp0 (columns[i].member, member) == 0)
      head = dw_table_find (reading->entry->table, i, reading->occurrence);

  complain (reading, (guint) (head >= 0 ? head : reading->last_head), write);
}

static void
read_venues (Reading   *reading,
             GPtrArray *venues)
{
  guint n = 0;

  reading->group = DW_COLUMN_VENUE;
  for (reading->occurrence = 0; reading->occurrence < reading->entry->table->n_occurrences; reading->occurrence++)
    for (n = count_blocks (reading), reading->piece = 0; reading->piece < n; reading->piece++)
      {
        const char *write = NULL;
        const char *member = NULL;

        reading->is_block_bad = FALSE;
        dw_draft_begin_venue (reading->draft);
        foreach_cell (reading, put_block_cell, GUINT_TO_POINTER (n));
        write = reading->is_block_bad ? NULL : dw_draft_end_venue (reading->draft, &member);
        if (write != NULL)
          complain_of_block (reading, member, write);
        else if (!reading->is_block_bad)
          g_ptr_array_add (venues, reading->draft->at);
      }
}

static guint
count_sessions (Reading *reading)
{
  guint n = 0;

  reading->group = DW_COLUMN_SESSION;
  for (reading->occurrence = 0; reading->occurrence < reading->entry->table->n_occurrences; reading->occurrence++)
    n += count_blocks (reading);

  return n;
}

/* Where the @index'th session of a row is. Beside several venues, sessions and venues go in pairs. */
static DwServiceAtLocation *
choose_venue (Reading         *reading,
              const GPtrArray *venues,
              guint            index)
{
  if (venues->len == 0)
    return reading->row > 0 ? reading->draft->at : NULL;

  return g_ptr_array_index (venues, venues->len == 1 ? 0 : index);
}

static void
read_sessions (Reading         *reading,
               const GPtrArray *venues)
{
  guint index = 0;
  guint n = 0;
  guint first = reading->draft->sessions->len;
  const char *doubt = NULL;

  reading->group = DW_COLUMN_SESSION;
  for (reading->occurrence = 0; reading->occurrence < reading->entry->table->n_occurrences; reading->occurrence++)
    for (n = count_blocks (reading), reading->piece = 0; reading->piece < n; reading->piece++, index++)
      {
        const char *write = NULL;
        const char *member = NULL;

        reading->is_block_bad = FALSE;
        dw_draft_begin_session (reading->draft);
        foreach_cell (reading, put_block_cell, GUINT_TO_POINTER (n));
        if (!reading->is_block_bad)
          write = dw_draft_end_session (reading->draft, choose_venue (reading, venues, index), &member);
        if (write != NULL)
          complain_of_block (reading, member, write);
      }

  doubt = dw_draft_check_first_dates (reading->draft, first);
  reading->occurrence = 0;
  if (doubt != NULL)
    complain_of_block (reading, "dtstart", doubt);
}

static void
read_row (Reading *reading)
{
  g_autoptr (GPtrArray) venues = g_ptr_array_new ();
  gboolean was_bad = reading->entry->is_bad;
  guint n_sessions = count_sessions (reading);

  reading->entry->is_bad = FALSE;
  read_venues (reading, venues);
  if (!reading->entry->is_bad && venues->len > 1 && n_sessions > 0 && n_sessions != venues->len)
    complain (reading, (guint) reading->last_head, _("Nobody can tell which session is where. Give each venue a row of its own, with its sessions."));
  else
    {
      /* Whoever mends the venue wants to know of the times as well; where they belong does not matter then. */
      if (reading->entry->is_bad)
        g_ptr_array_set_size (venues, 0);
      read_sessions (reading, venues);
    }
  reading->entry->is_bad |= was_bad;
}

static gboolean
has_title (const DwTable *table,
           guint          head)
{
  return head < table->heads->len && *g_array_index (table->heads, DwTableHead, head).title != '\0';
}

/* The first cell of @row that says something behind the last heading, or -1. */
static int
find_behind_heads (const DwTable    *table,
                   const DwTableRow *row)
{
  guint n_titled = table->heads->len;

  while (n_titled > 0 && !has_title (table, n_titled - 1))
    n_titled--;
  for (guint head = n_titled; head < row->n_cells; head++)
    if (*row->cells[head] != '\0')
      return (int) head;

  return -1;
}

gboolean
dw_entry_is_shifted (DwEntry   *entry,
                     GPtrArray *bad)
{
  gboolean is_shifted = FALSE;

  for (guint row = 0; row < entry->rows->len; row++)
    {
      int head = find_behind_heads (entry->table, dw_entry_get_row (entry, row));

      if (head < 0)
        continue;
      is_shifted = TRUE;
      if (bad != NULL)
        dw_entry_complain (entry, bad, row, (guint) head,
                           _("This row has a cell too many. Is there a comma inside a cell that wants quotation marks round it? A spreadsheet program puts "
                             "them there when it saves the sheet."));
    }

  return is_shifted;
}

static void
check_stray_cells (Reading *reading)
{
  const DwTableRow *row = dw_entry_get_row (reading->entry, reading->row);

  for (guint head = 0; head < row->n_cells; head++)
    if (*row->cells[head] != '\0' && !has_title (reading->entry->table, head))
      {
        complain (reading, head, _("No heading stands above this cell. Write one there, or empty the cell."));
        return;
      }
}

void
dw_entry_survey (DwEntry    *entry,
                 const char *space)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);
  g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func (dw_bad_cell_free);
  Reading reading = { .entry = entry, .bad = bad };

  entry->draft = reading.draft = dw_draft_new (space, entry->key);
  for (guint i = 0; i < n_columns; i++)
    if ((columns[i].flags & DW_COLUMN_SHARED) != 0)
      read_column (&reading, i, &columns[i]);
}

void
dw_entry_read (DwEntry    *entry,
               const char *space,
               GPtrArray  *bad)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);
  Reading reading = { .entry = entry, .bad = bad };

  entry->draft = reading.draft = dw_draft_new (space, entry->key);
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].group == DW_COLUMN_SERVICE && columns[i].put != NULL)
      read_column (&reading, i, &columns[i]);
  for (reading.row = 0; reading.row < entry->rows->len; reading.row++)
    {
      check_stray_cells (&reading);
      read_row (&reading);
    }
}
