/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-confirmations.h"

#include <glib/gi18n-lib.h>

#include "dw-draft-put.h"
#include "dw-table.h"
#include "dw-template.h"

struct _DwConfirmations
{
  GHashTable *said;     /* of char*, an id, to DwConfirmation flags */
};

void
dw_confirmations_free (DwConfirmations *self)
{
  g_hash_table_unref (self->said);
  g_free (self);
}

/* What a Yes below the heading of @column confirms; 0 for other columns. */
static guint
get_meaning (int column)
{
  guint n_columns = 0;
  const DwColumn *columns = dw_template_get_columns (&n_columns);

  if (column < 0)
    return 0;

  return columns[column].put == dw_put_names_right      ? DW_CONFIRM_NAMES
         : columns[column].put == dw_put_public_address ? DW_CONFIRM_ADDRESS
                                                        : 0;
}

static gboolean
refuse (const DwTable    *table,
        const DwTableRow *row,
        const char       *what,
        GError          **error)
{
  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_TABLE, _("Row %u of “%s” confirms nothing that can be understood: %s"),
               row->number, table->name, what);
  return FALSE;
}

static gboolean
take_row (DwConfirmations   *self,
          const DwTable     *table,
          const DwTableRow  *row,
          GError           **error)
{
  int id_head = dw_table_find (table, DW_COLUMN_ID, 0);
  const char *id = id_head >= 0 ? dw_table_get (row, (guint) id_head) : "";
  guint flags = 0;

  if (*id == '\0')
    return refuse (table, row, _("write the ID of the service under “ID”, as the feed has it."), error);

  for (guint i = 0; i < table->heads->len; i++)
    {
      guint meaning = get_meaning (g_array_index (table->heads, DwTableHead, i).column);
      const char *text = dw_table_get (row, i);
      DwCell cell = { NULL };

      if (meaning == 0 || *text == '\0')
        continue;
      cell = dw_cell_yes_no (NULL, text);
      if (cell.write != NULL)
        return refuse (table, row, cell.write, error);
      flags |= cell.number > 0 ? meaning : 0;
    }

  g_hash_table_insert (self->said, g_strdup (id), GUINT_TO_POINTER (flags));
  return TRUE;
}

DwConfirmations *
dw_confirmations_read (const char  *name,
                       const char  *bytes,
                       gsize        length,
                       GError     **error)
{
  g_autoptr (DwTable) table = dw_table_open (name, bytes, length, error);
  g_autoptr (DwConfirmations) self = NULL;
  DwTableRow *row = NULL;

  if (table == NULL)
    return NULL;

  self = g_new0 (DwConfirmations, 1);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  do
    {
      gboolean is_taken = dw_table_next (table, &row, error) && (row == NULL || take_row (self, table, row, error));
      gboolean is_end = row == NULL;

      g_clear_pointer (&row, dw_table_row_free);
      if (!is_taken)
        return NULL;
      if (is_end)
        return g_steal_pointer (&self);
    }
  while (TRUE);
}

gboolean
dw_confirmations_has (const DwConfirmations *self,
                      const char            *id,
                      DwConfirmation         what)
{
  return self != NULL && (GPOINTER_TO_UINT (g_hash_table_lookup (self->said, id)) & what) != 0;
}
