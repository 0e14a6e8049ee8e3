/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spreadsheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-draft-put.h"
#include "dw-entry-check.h"
#include "dw-limits.h"
#include "dw-public-id.h"
#include "dw-template.h"

struct _DwSpreadsheet
{
  char *space;
  char *today;              /* or NULL */
  DwGazetteer *places;      /* or NULL */
  GPtrArray *tables;        /* of DwTable* */
  GPtrArray *entries;       /* of DwEntry* */
  GHashTable *by_key;       /* of char* to DwEntry* */
  GPtrArray *services;
  GPtrArray *bad;
  GPtrArray *unknown;
  guint n_bad;
};

DwSpreadsheet *
dw_spreadsheet_new (const char  *space,
                    const char  *today,
                    DwGazetteer *places)
{
  DwSpreadsheet *self = g_new0 (DwSpreadsheet, 1);

  self->space = g_strdup (space);
  self->today = g_strdup (today);
  self->places = places != NULL ? dw_gazetteer_ref (places) : NULL;
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) dw_table_free);
  self->entries = g_ptr_array_new_with_free_func (dw_entry_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->services = g_ptr_array_new_with_free_func ((GDestroyNotify) dw_service_unref);
  self->bad = g_ptr_array_new_with_free_func (dw_bad_cell_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dw_spreadsheet_free (DwSpreadsheet *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->services);
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

/* What names the service for good: its ID, else its organisation and name, on which its publisher had better not go back. */
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

static void
check_naming (DwSpreadsheet    *self,
              DwEntry          *entry,
              const DwTableRow *row)
{
  const DwTable *table = entry->table;
  DwEntry *before = g_hash_table_lookup (self->by_key, entry->key);

  if (*get_cell (table, row, DW_COLUMN_NAME) == '\0')
    dw_entry_complain (entry, self->bad, 0, (guint) dw_table_find (table, DW_COLUMN_NAME, 0), _("Write the name of the service."));
  else if (*entry->key == '\0')
    dw_entry_complain (entry, self->bad, 0, get_naming_head (table, row), _("Write a name with letters or digits in it, or give the service an ID."));
  else if (strlen (entry->key) > DW_LIMIT_ID / 2 || strpbrk (entry->key, "\n\t") != NULL)
    dw_entry_complain (entry, self->bad, 0, get_naming_head (table, row), _("Write an ID on one line, of at most 256 signs."));
  else if (before != NULL)
    {
      const DwTableRow *other = g_ptr_array_index (before->table->rows, before->first);
      g_autofree char *write = g_strdup_printf (_("Row %u of %s has this service already. Put the rows of a service one below the other, or give each an ID of its own."),
                                                other->number, before->table->name);

      dw_entry_complain (entry, self->bad, 0, get_naming_head (table, row), write);
    }
  else
    g_hash_table_insert (self->by_key, entry->key, entry);
}

static void
add_entry (DwSpreadsheet *self,
           const DwTable *table,
           guint          first)
{
  const DwTableRow *row = g_ptr_array_index (table->rows, first);
  DwEntry *entry = g_new0 (DwEntry, 1);

  entry->table = table;
  entry->first = first;
  entry->n_rows = 1;
  while (first + entry->n_rows < table->rows->len && goes_on (table, row, g_ptr_array_index (table->rows, first + entry->n_rows)))
    entry->n_rows++;
  entry->key = dup_key (table, row);
  g_ptr_array_add (self->entries, entry);

  check_naming (self, entry, row);
  dw_entry_read (entry, self->space, self->bad);
}

/* A heading of which no cell says anything is nobody's loss. */
static gboolean
has_cells (const DwTable *table,
           guint          head)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (*dw_table_get (g_ptr_array_index (table->rows, i), head) != '\0')
      return TRUE;

  return FALSE;
}

static void
note_unknown (DwSpreadsheet *self,
              const DwTable *table)
{
  for (guint i = 0; i < table->heads->len; i++)
    {
      const DwTableHead *head = &g_array_index (table->heads, DwTableHead, i);

      if (head->column < 0 && *head->title != '\0' && has_cells (table, i))
        g_ptr_array_add (self->unknown, g_strdup (head->title));
    }
}

gboolean
dw_spreadsheet_add (DwSpreadsheet  *self,
                    const char     *name,
                    const char     *bytes,
                    gsize           length,
                    GError        **error)
{
  DwTable *table = dw_table_read (name, bytes, length, error);

  if (table == NULL)
    return FALSE;

  g_ptr_array_add (self->tables, table);
  note_unknown (self, table);
  for (guint row = 0; row < table->rows->len;)
    {
      add_entry (self, table, row);
      row += ((DwEntry *) g_ptr_array_index (self->entries, self->entries->len - 1))->n_rows;
    }

  return TRUE;
}

/* The service that @name means: by its ID, else by its name. */
static DwEntry *
find_service (DwSpreadsheet *self,
              const char    *name)
{
  DwEntry *found = g_hash_table_lookup (self->by_key, name);

  for (guint i = 0; found == NULL && i < self->entries->len; i++)
    {
      DwEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->draft->service->name, name) == 0)
        found = entry;
    }

  return found;
}

static void
settle_programme (DwSpreadsheet *self,
                  DwEntry       *entry)
{
  const char *wanted = entry->draft->programme;
  DwEntry *whole = wanted != NULL ? find_service (self, wanted) : NULL;

  if (wanted == NULL)
    return;
  if (whole == NULL || whole == entry)
    {
      dw_entry_complain (entry, self->bad, 0, dw_entry_find_head (entry, dw_put_programme, NULL),
                         _("Write the ID or the name of another service in this spreadsheet, as it stands there."));
      return;
    }

  dw_draft_set_programme (entry->draft, whole->draft);
}

/* What one row says of an organisation holds for all rows that name it; two that differ are for a person to settle. */
static void
settle_organizations (DwSpreadsheet *self)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* Twice: what the first draft has gathered at the end of the first pass, the second hands to all. */
  for (guint i = 0; i < 2 * self->entries->len; i++)
    {
      DwEntry *entry = g_ptr_array_index (self->entries, i % self->entries->len);
      const DwOrganization *organization = entry->draft->organization;
      DwDraft *first = organization != NULL ? g_hash_table_lookup (firsts, organization->id) : NULL;

      if (organization != NULL && first == NULL)
        g_hash_table_insert (firsts, g_strdup (organization->id), entry->draft);
      else if (organization != NULL && !dw_draft_share_organization (entry->draft, first) && i < self->entries->len)
        dw_entry_complain (entry, self->bad, 0, dw_entry_find_head (entry, dw_put_organization, "description"),
                           _("Another row says something else of this organisation. Write it once, and leave the other cells empty."));
    }
}

/* A service that is whole goes out, unless it would put somebody in danger. One with other cells to mend is looked at too, so that
   nobody mends them all to hear of the next. */
static void
finish_entry (DwSpreadsheet *self,
              DwEntry       *entry)
{
  g_autoptr (DwService) service = NULL;

  if (self->places != NULL)
    dw_entry_check_names (entry, self->places, self->bad);
  service = dw_draft_finish (g_steal_pointer (&entry->draft));
  dw_entry_check_places (entry, service, self->bad);
  dw_entry_check_day (entry, service, self->today, self->bad);
  if (!entry->is_bad)
    g_ptr_array_add (self->services, g_steal_pointer (&service));
  self->n_bad += entry->is_bad;
}

void
dw_spreadsheet_settle (DwSpreadsheet *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    settle_programme (self, g_ptr_array_index (self->entries, i));
  settle_organizations (self);

  for (guint i = 0; i < self->entries->len; i++)
    finish_entry (self, g_ptr_array_index (self->entries, i));
}

GPtrArray *
dw_spreadsheet_get_services (DwSpreadsheet *self)
{
  return self->services;
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
