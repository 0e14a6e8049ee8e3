/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spreadsheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-draft-put.h"
#include "dw-entry-check.h"
#include "dw-limits.h"
#include "dw-merged-cells.h"
#include "dw-organizations.h"
#include "dw-public-id.h"
#include "dw-sha256.h"
#include "dw-template.h"

/* A file that was surveyed. */
typedef struct
{
  char *name;
  DwSha256 sha256;
} File;

/* A service that was surveyed. */
typedef struct
{
  char *key;
  char *name;               /* or NULL */
  guint file;               /* index in @files */
  guint row;                /* its first */
} Known;

struct _DwSpreadsheet
{
  char *space;
  char *today;              /* or NULL */
  DwGazetteer *places;      /* or NULL */
  GArray *files;            /* of File */
  GHashTable *by_key;       /* of char* to Known*, which it owns */
  GHashTable *by_name;      /* of char* to Known*, the first of that name */
  DwOrganizations *organizations;
  DwMergedCells *merged;
  guint n_read;             /* files */
  GPtrArray *bad;
  GPtrArray *unknown;
  guint n_bad;
};

static void
file_clear (gpointer data)
{
  g_free (((File *) data)->name);
}

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->key);
  g_free (known->name);
  g_free (known);
}

DwSpreadsheet *
dw_spreadsheet_new (const char  *space,
                    const char  *today,
                    DwGazetteer *places)
{
  DwSpreadsheet *self = g_new0 (DwSpreadsheet, 1);

  self->space = g_strdup (space);
  self->today = g_strdup (today);
  self->places = places != NULL ? dw_gazetteer_ref (places) : NULL;
  self->files = g_array_new (FALSE, FALSE, sizeof (File));
  g_array_set_clear_func (self->files, file_clear);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, known_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->organizations = dw_organizations_new ();
  self->merged = dw_merged_cells_new ();
  self->bad = g_ptr_array_new_with_free_func (dw_bad_cell_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dw_spreadsheet_free (DwSpreadsheet *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_key);
  dw_organizations_free (self->organizations);
  dw_merged_cells_free (self->merged);
  g_array_unref (self->files);
  g_ptr_array_unref (self->bad);
  g_ptr_array_unref (self->unknown);
  g_free (self->space);
  g_free (self->today);
  g_clear_pointer (&self->places, dw_gazetteer_unref);
  g_free (self);
}

/* The cell of @column in @row, "" when the table has no such column. */
static const char *
get_cell (const DwTable    *table,
          const DwTableRow *row,
          guint             column)
{
  int head = dw_table_find (table, column, 0);

  return head >= 0 ? dw_table_get (row, (guint) head) : "";
}

/* Whether @row goes on telling of the service whose first row is @first: it says the same name, or none. */
static gboolean
goes_on (const DwTable    *table,
         const DwTableRow *first,
         const DwTableRow *row)
{
  static const guint columns[] = { DW_COLUMN_ID, DW_COLUMN_NAME, DW_COLUMN_ORGANISATION };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *said = get_cell (table, row, columns[i]);

      if (*said != '\0' && g_utf8_collate (said, get_cell (table, first, columns[i])) != 0)
        return FALSE;
      /* The same ID says it all: whatever else differs is for the reader of its cells to complain of. */
      if (*said != '\0' && columns[i] == DW_COLUMN_ID)
        return TRUE;
    }

  return TRUE;
}

/* What names the service for good: its ID, else its organisation and name, on which its publisher had better not go
   back. */
static char *
dup_key (const DwTable    *table,
         const DwTableRow *row)
{
  const char *id = get_cell (table, row, DW_COLUMN_ID);
  g_autofree char *words = NULL;

  if (*id != '\0')
    return g_strdup (id);

  words = g_strjoin (" ", get_cell (table, row, DW_COLUMN_ORGANISATION), get_cell (table, row, DW_COLUMN_NAME), NULL);
  return dw_public_slug (words);
}

/* The heading to complain of what names a service. */
static guint
get_naming_head (const DwTable    *table,
                 const DwTableRow *row)
{
  gboolean has_id = *get_cell (table, row, DW_COLUMN_ID) != '\0';

  return (guint) dw_table_find (table, has_id ? DW_COLUMN_ID : DW_COLUMN_NAME, 0);
}

/* --- Rows become entries --- */

/* A walk through a table, an entry at a time. */
typedef struct
{
  DwTable *table;
  DwTableRow *ahead;        /* the row after the entry last made, or NULL behind the last */
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->ahead, dw_table_row_free);
  g_clear_pointer (&walk->table, dw_table_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
begin_walk (Walk        *walk,
            const char  *name,
            const char  *bytes,
            gsize        length,
            GError     **error)
{
  walk->table = dw_table_open (name, bytes, length, error);
  return walk->table != NULL && dw_table_next (walk->table, &walk->ahead, error);
}

/* The next service: its first row, and those that go on telling of it. @entry is NULL behind the last. */
static gboolean
next_entry (Walk      *walk,
            DwEntry  **entry,
            GError   **error)
{
  const DwTableRow *first = walk->ahead;

  *entry = NULL;
  if (first == NULL)
    return TRUE;

  *entry = g_new0 (DwEntry, 1);
  (*entry)->table = walk->table;
  (*entry)->rows = g_ptr_array_new_with_free_func (dw_table_row_free);
  (*entry)->key = dup_key (walk->table, first);
  do
    {
      g_ptr_array_add ((*entry)->rows, g_steal_pointer (&walk->ahead));
      if (!dw_table_next (walk->table, &walk->ahead, error))
        return FALSE;
    }
  while (walk->ahead != NULL && goes_on (walk->table, first, walk->ahead));

  return TRUE;
}

/* --- What rows say of each other --- */

static gboolean
is_key_fine (const char *key)
{
  return *key != '\0' && strlen (key) <= DW_LIMIT_ID / 2 && strpbrk (key, "\n\t") == NULL;
}

/* The first service of a key has it. */
static void
note_entry (DwSpreadsheet *self,
            DwEntry       *entry)
{
  Known *known = NULL;

  dw_entry_survey (entry, self->space);
  if (!dw_entry_is_shifted (entry, NULL))
    dw_organizations_note (self->organizations, entry->draft);
  if (!is_key_fine (entry->key) || g_hash_table_contains (self->by_key, entry->key))
    return;

  known = g_new0 (Known, 1);
  known->key = g_strdup (entry->key);
  known->name = g_strdup (entry->draft->service->name);
  known->file = self->files->len - 1;
  known->row = dw_entry_get_row (entry, 0)->number;
  g_hash_table_insert (self->by_key, known->key, known);
  if (known->name != NULL && !g_hash_table_contains (self->by_name, known->name))
    g_hash_table_insert (self->by_name, known->name, known);
}

/* A heading of which no cell says anything is nobody's loss. */
static void
note_unknown (DwSpreadsheet *self,
              const DwTable *table)
{
  for (guint i = 0; i < table->heads->len; i++)
    {
      const DwTableHead *head = &g_array_index (table->heads, DwTableHead, i);

      if (head->column < 0 && *head->title != '\0' && head->is_used)
        g_ptr_array_add (self->unknown, g_strdup (head->title));
    }
}

gboolean
dw_spreadsheet_survey (DwSpreadsheet  *self,
                       const char     *name,
                       const char     *bytes,
                       gsize           length,
                       GError        **error)
{
  g_auto (Walk) walk = { NULL, NULL };
  File file = { g_strdup (name), dw_sha256_of (bytes, length) };
  gboolean is_more = TRUE;

  g_array_append_val (self->files, file);
  if (!begin_walk (&walk, name, bytes, length, error))
    return FALSE;

  while (is_more)
    {
      DwEntry *entry = NULL;
      gboolean is_read = next_entry (&walk, &entry, error);

      if (is_read && entry != NULL)
        {
          note_entry (self, entry);
          if (dw_entry_doubt_name (entry) == NULL)
            dw_merged_cells_note (self->merged, name, entry);
        }
      is_more = entry != NULL;
      g_clear_pointer (&entry, dw_entry_free);
      if (!is_read)
        return FALSE;
    }

  note_unknown (self, walk.table);
  return TRUE;
}

/* --- One service --- */

static void
check_naming (DwSpreadsheet *self,
              DwEntry       *entry)
{
  const DwTable *table = entry->table;
  const DwTableRow *row = dw_entry_get_row (entry, 0);
  const Known *known = g_hash_table_lookup (self->by_key, entry->key);
  const char *doubt = dw_entry_doubt_name (entry);

  if (*get_cell (table, row, DW_COLUMN_NAME) == '\0')
    dw_entry_complain (entry, self->bad, 0, (guint) dw_table_find (table, DW_COLUMN_NAME, 0), _("Write the name of the service."));
  else if (doubt != NULL)
    dw_entry_complain (entry, self->bad, 0, (guint) dw_table_find (table, DW_COLUMN_NAME, 0), doubt);
  else if (*entry->key == '\0')
    dw_entry_complain (entry, self->bad, 0, get_naming_head (table, row), _("Write a name with letters or digits in it, or give the service an ID."));
  else if (!is_key_fine (entry->key))
    dw_entry_complain (entry, self->bad, 0, get_naming_head (table, row), _("Write an ID on one line, of at most 256 signs."));
  else if (known->file + 1 != self->n_read || known->row != row->number)
    {
      g_autofree char *write = g_strdup_printf (_("Row %u of %s has this service already. Put the rows of a service one below the other, or give each an ID of its own."),
                                                known->row, g_array_index (self->files, File, known->file).name);

      dw_entry_complain (entry, self->bad, 0, get_naming_head (table, row), write);
    }
}

/* The service that is meant by its ID, else by its name. */
static void
settle_programme (DwSpreadsheet *self,
                  DwEntry       *entry)
{
  const char *wanted = entry->draft->programme;
  const Known *whole = wanted != NULL ? g_hash_table_lookup (self->by_key, wanted) : NULL;

  if (wanted == NULL)
    return;
  if (whole == NULL)
    whole = g_hash_table_lookup (self->by_name, wanted);
  if (whole == NULL || strcmp (whole->key, entry->key) == 0)
    {
      dw_entry_complain (entry, self->bad, 0, dw_entry_find_head (entry, dw_put_programme, NULL),
                         _("Write the ID or the name of another service in this spreadsheet, as it stands there."));
      return;
    }

  dw_draft_set_programme (entry->draft, whole->key, whole->name);
}

/* What one row says of an organisation holds for all rows that name it; two that differ are for a person to settle. */
static void
settle_organization (DwSpreadsheet *self,
                     DwEntry       *entry)
{
  if (!dw_organizations_tell (self->organizations, entry->draft))
    dw_entry_complain (entry, self->bad, 0, dw_entry_find_head (entry, dw_put_organization, "description"),
                       _("Another row says something else of this organisation. Write it once, and leave the other cells empty."));
}

static int
compare_bad (gconstpointer one,
             gconstpointer other,
             gpointer      data)
{
  return dw_bad_cell_compare (*(DwBadCell *const *) one, *(DwBadCell *const *) other);
}

/* A service that is whole goes out, unless it would put somebody in danger. One with other cells to mend is looked at
   too, so that nobody mends them all to hear of the next. */
static gboolean
finish_entry (DwSpreadsheet      *self,
              DwEntry            *entry,
              DwSpreadsheetFunc   func,
              gpointer            data,
              GError            **error)
{
  g_autoptr (DwService) service = NULL;
  guint first_bad = self->bad->len;

  if (dw_entry_is_shifted (entry, self->bad))
    {
      self->n_bad++;
      return TRUE;
    }

  check_naming (self, entry);
  dw_entry_read (entry, self->space, self->bad);
  settle_programme (self, entry);
  settle_organization (self, entry);
  if (self->places != NULL)
    dw_entry_check_names (entry, self->places, self->bad);
  service = dw_draft_finish (g_steal_pointer (&entry->draft));
  dw_entry_check_places (entry, service, self->bad);
  dw_entry_check_day (entry, service, self->today, self->bad);
  /* As whoever mends them goes through the sheet. */
  if (self->bad->len > first_bad)
    g_qsort_with_data (&g_ptr_array_index (self->bad, first_bad), (int) (self->bad->len - first_bad), sizeof (gpointer),
                       compare_bad, NULL);
  self->n_bad += entry->is_bad;
  return entry->is_bad || func (service, data, error);
}

/* Whether @bytes are those of the file surveyed at this place. */
static gboolean
check_file (DwSpreadsheet  *self,
            const char     *name,
            const char     *bytes,
            gsize           length,
            GError        **error)
{
  DwSha256 sha256 = dw_sha256_of (bytes, length);

  if (self->n_read < self->files->len
      && dw_sha256_equal (&sha256, &g_array_index (self->files, File, self->n_read).sha256))
    return TRUE;

  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_TABLE, _("“%s” was changed while it was read. Nothing was published. Try again when it is saved."), name);
  return FALSE;
}

gboolean
dw_spreadsheet_read (DwSpreadsheet      *self,
                     const char         *name,
                     const char         *bytes,
                     gsize               length,
                     DwSpreadsheetFunc   func,
                     gpointer            data,
                     GError            **error)
{
  g_auto (Walk) walk = { NULL, NULL };
  gboolean is_more = TRUE;

  if (!check_file (self, name, bytes, length, error) || !begin_walk (&walk, name, bytes, length, error))
    return FALSE;

  self->n_read++;
  while (is_more)
    {
      DwEntry *entry = NULL;
      gboolean is_fine
          = next_entry (&walk, &entry, error) && (entry == NULL || finish_entry (self, entry, func, data, error));

      is_more = entry != NULL;
      g_clear_pointer (&entry, dw_entry_free);
      if (!is_fine)
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
dw_spreadsheet_get_bad_cells (DwSpreadsheet *self)
{
  return self->bad;
}

guint
dw_spreadsheet_get_n_bad (DwSpreadsheet *self)
{
  return self->n_bad;
}

GPtrArray *
dw_spreadsheet_get_unknown (DwSpreadsheet *self)
{
  return self->unknown;
}

GPtrArray *
dw_spreadsheet_dup_notes (DwSpreadsheet *self)
{
  return dw_merged_cells_dup_notes (self->merged);
}
