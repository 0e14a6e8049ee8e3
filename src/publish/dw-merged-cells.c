/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-merged-cells.h"

#include <glib/gi18n-lib.h>

#include "dw-template.h"

/* One of the things that people merge cells for. */
typedef struct
{
  gboolean is_filled;       /* a service above in the file of @last has it */
  char *title;              /* its heading, or NULL before the first cell of it */
  char *file;               /* of the first service that lacks it, or NULL */
  guint row;                /* that one's first */
  guint n;                  /* how many lack it */
} Thing;

struct _DwMergedCells
{
  char *last;               /* the file of the service seen last, or NULL */
  Thing organization;
  Thing venue;
};

DwMergedCells *
dw_merged_cells_new (void)
{
  return g_new0 (DwMergedCells, 1);
}

static void
thing_clear (Thing *thing)
{
  g_free (thing->title);
  g_free (thing->file);
}

void
dw_merged_cells_free (DwMergedCells *self)
{
  thing_clear (&self->organization);
  thing_clear (&self->venue);
  g_free (self->last);
  g_free (self);
}

/* The first heading of @group, and of @column where that is not negative, below which @entry says something, or -1. */
static int
find_said (const DwEntry *entry,
           DwColumnGroup  group,
           int            column)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);

  for (guint head = 0; head < entry->table->heads->len; head++)
    {
      int found = g_array_index (entry->table->heads, DwTableHead, head).column;

      if (found < 0 || columns[found].group != group || (column >= 0 && found != column))
        continue;
      for (guint row = 0; row < entry->rows->len; row++)
        if (*dw_table_get (dw_entry_get_row (entry, row), head) != '\0')
          return (int) head;
    }

  return -1;
}

/* @head: where @entry says it, or -1. What no service above had was not merged. */
static void
note_thing (Thing         *thing,
            const char    *name,
            const DwEntry *entry,
            int            head)
{
  if (head >= 0)
    {
      thing->is_filled = TRUE;
      if (thing->n > 0)
        return;
      g_free (thing->title);
      thing->title = g_strdup (g_array_index (entry->table->heads, DwTableHead, head).title);
    }
  else if (thing->is_filled && thing->n++ == 0)
    {
      thing->file = g_strdup (name);
      thing->row = dw_entry_get_row (entry, 0)->number;
    }
}

void
dw_merged_cells_note (DwMergedCells *self,
                      const char    *name,
                      const DwEntry *entry)
{
  if (g_strcmp0 (self->last, name) != 0)
    {
      g_free (self->last);
      self->last = g_strdup (name);
      self->organization.is_filled = FALSE;
      self->venue.is_filled = FALSE;
    }

  note_thing (&self->organization, name, entry, find_said (entry, DW_COLUMN_SERVICE, DW_COLUMN_ORGANISATION));
  /* What has no times may well have no place. */
  if (find_said (entry, DW_COLUMN_SESSION, -1) >= 0)
    note_thing (&self->venue, name, entry, find_said (entry, DW_COLUMN_VENUE, -1));
}

static void
add_note (GPtrArray   *notes,
          const Thing *thing)
{
  if (thing->n > 0)
    g_ptr_array_add (notes, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                          "“%s” is empty for %u service below one that has it, in row %u of %s. If cells are merged there, write it in each row: an empty cell says nothing.",
                                                          "“%s” is empty for %u services below one that has it, the first in row %u of %s. If cells are merged there, write it in each row: an empty cell says nothing.",
                                                          thing->n),
                                             thing->title, thing->n, thing->row, thing->file));
}

GPtrArray *
dw_merged_cells_dup_notes (const DwMergedCells *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);

  add_note (notes, &self->organization);
  add_note (notes, &self->venue);
  return notes;
}
