/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-tabular.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-document.h"
#include "dw-limits.h"
#include "dw-table-file.h"

#define DESCRIPTOR "datapackage.json"

enum { PAGE_BYTES = 4 * 1024 * 1024 };

struct _DwTabular
{
  DwTableFile *tables[DW_N_TABLES]; /* NULL: the package has none */
  guint next;                       /* row of the services */
};

/* What a row may name, from the nearest thing to the furthest: it belongs to the nearest that is there. */
static const char *const owners[] = { "phone_id", "contact_id", "service_at_location_id", "location_id", "service_id", "organization_id" };

static const DwPackageFile *
find_descriptor (DwPackage *package)
{
  GPtrArray *files = dw_package_get_files (package);

  for (guint i = 0; i < files->len; i++)
    {
      const DwPackageFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_path_get_basename (file->name);

      if (g_ascii_strcasecmp (name, DESCRIPTOR) == 0)
        return file;
    }

  return NULL;
}

/* The text of the member @name of @object, or of the first element of the list that it is. */
static const char *
get_text (const DwJsonValue *object,
          const char        *name)
{
  DwJsonCursor cursor = dw_json_enter (object);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    if (dw_json_is_named (&member, name))
      {
        if (member.value.type == DW_JSON_ARRAY && member.value.n_members > 0)
          {
            DwJsonCursor first = dw_json_enter (&member.value);

            dw_json_next (&first, &member);
          }
        return member.value.type == DW_JSON_STRING ? member.value.text : NULL;
      }

  return NULL;
}

/* A resource tells its table by its own name, else by its file's. Descriptors list files that are not there. */
static void
take_resource (DwPackage            *package,
               const char           *folder,
               const DwJsonValue    *resource,
               const DwPackageFile **files)
{
  const char *name = get_text (resource, "name");
  const char *path = get_text (resource, "path");
  g_autofree char *full = NULL;
  g_autofree char *stem = NULL;
  const DwPackageFile *file = NULL;
  DwTableKind kind;

  if (path == NULL)
    return;

  full = g_str_equal (folder, ".") ? g_strdup (path) : g_strconcat (folder, "/", path, NULL);
  file = dw_package_find (package, full);
  stem = g_path_get_basename (path);
  if (file != NULL
      && ((name != NULL && dw_tables_find (name, strlen (name), &kind)) || dw_tables_find (stem, strcspn (stem, "."), &kind))
      && files[kind] == NULL)
    files[kind] = file;
}

static void
read_descriptor (DwPackage            *package,
                 const DwPackageFile **files)
{
  const DwPackageFile *descriptor = find_descriptor (package);
  g_autofree char *folder = descriptor != NULL ? g_path_get_dirname (descriptor->name) : NULL;
  g_auto (DwDocument) document = { 0 };
  DwJsonCursor cursor;
  DwJsonMember member;

  if (descriptor == NULL || !dw_document_open (&document, descriptor->bytes, NULL)
      || document.root.type != DW_JSON_OBJECT)
    return;

  cursor = dw_json_enter (&document.root);
  while (dw_json_next (&cursor, &member))
    if (dw_json_is_named (&member, "resources") && member.value.type == DW_JSON_ARRAY)
      {
        DwJsonCursor resources = dw_json_enter (&member.value);
        DwJsonMember resource;

        while (dw_json_next (&resources, &resource))
          if (resource.value.type == DW_JSON_OBJECT)
            take_resource (package, folder, &resource.value, files);
      }
}

static gboolean
is_csv_named (const DwPackageFile *file,
              const char          *stem)
{
  g_autofree char *name = g_path_get_basename (file->name);
  g_autofree char *wanted = g_strconcat (stem, ".csv", NULL);

  return g_ascii_strcasecmp (name, wanted) == 0;
}

static const DwPackageFile *
find_by_name (DwPackage   *package,
              DwTableKind  kind)
{
  GPtrArray *files = dw_package_get_files (package);

  for (guint i = 0; DW_TABLES[kind].names[i] != NULL; i++)
    for (guint j = 0; j < files->len; j++)
      if (is_csv_named (g_ptr_array_index (files, j), DW_TABLES[kind].names[i]))
        return g_ptr_array_index (files, j);

  return NULL;
}

static void
find_files (DwPackage            *package,
            const DwPackageFile **files)
{
  read_descriptor (package, files);
  for (DwTableKind kind = 0; kind < DW_N_TABLES; kind++)
    if (files[kind] == NULL)
      files[kind] = find_by_name (package, kind);
}

gboolean
dw_tabular_is_package (DwPackage *package)
{
  const DwPackageFile *files[DW_N_TABLES] = { NULL };

  find_files (package, files);
  return files[DW_TABLE_SERVICES] != NULL;
}

/* The table whose rows own rows of @kind through that column, or NULL. Such a column names things of one table only. */
static DwTableFile *
find_owning_table (DwTabular   *tabular,
                   DwTableKind  kind,
                   const char  *column)
{
  guint n_links = 0;
  const DwTableLink *links = dw_tables_get_links (&n_links);

  for (guint i = 0; i < n_links; i++)
    if (links[i].table == kind && g_strcmp0 (links[i].column, column) == 0)
      return tabular->tables[links[i].of];

  return NULL;
}

/* Decides once what each row of a table belongs to: a list that leads past the rows of others would be walked for every
   service. */
static void
settle_owners (DwTabular   *tabular,
               DwTableKind  kind)
{
  DwTableFile *table = tabular->tables[kind];
  guint n_rows = dw_table_file_get_n_rows (table);
  g_autofree guint8 *nearest = g_malloc (MAX (n_rows, 1));
  DwTableFile *owning[G_N_ELEMENTS (owners)];

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    owning[i] = find_owning_table (tabular, kind, owners[i]);

  for (guint row = 0; row < n_rows; row++)
    {
      guint8 i = 0;

      while (i < G_N_ELEMENTS (owners)
             && (owning[i] == NULL
                 || dw_table_file_find (owning[i], "id", dw_table_file_get_named (table, row, owners[i]), DW_TABLE_NO_ROW) == DW_TABLE_NO_ROW))
        i++;
      nearest[row] = i;
    }

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (owning[i] != NULL)
      dw_table_file_index_owned (table, owners[i], nearest, (guint8) i);
}

static void
settle_all_owners (DwTabular *tabular)
{
  for (DwTableKind kind = 0; kind < DW_N_TABLES; kind++)
    if (tabular->tables[kind] != NULL)
      settle_owners (tabular, kind);
}

DwTabular *
dw_tabular_open (DwPackage  *package,
                 GError    **error)
{
  g_autoptr (DwTabular) tabular = g_new0 (DwTabular, 1);
  const DwPackageFile *files[DW_N_TABLES] = { NULL };

  find_files (package, files);
  for (DwTableKind kind = 0; kind < DW_N_TABLES; kind++)
    if (files[kind] != NULL && (tabular->tables[kind] = dw_table_file_read (files[kind], error)) == NULL)
      return NULL;

  if (tabular->tables[DW_TABLE_SERVICES] != NULL)
    {
      settle_all_owners (tabular);
      return g_steal_pointer (&tabular);
    }

  g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED, _("The package has no table of services."));
  return NULL;
}

void
dw_tabular_free (DwTabular *tabular)
{
  for (DwTableKind kind = 0; kind < DW_N_TABLES; kind++)
    g_clear_pointer (&tabular->tables[kind], dw_table_file_free);
  g_free (tabular);
}

/* The table that @column of @kind names rows of by @link, or DW_N_TABLES. */
static guint
get_named_table (const DwTableLink *link,
                 DwTableKind        kind,
                 const char        *column)
{
  if (link->column != NULL)
    return link->table == kind && strcmp (link->column, column) == 0 ? link->of : DW_N_TABLES;

  return link->of == kind && strcmp (link->key, column) == 0 ? link->table : DW_N_TABLES;
}

/* Whether @value is the id of a row of any table that the column may name. */
static gboolean
is_anybodys_id (DwTabular   *tabular,
                DwTableKind  kind,
                const char  *column,
                const char  *value)
{
  guint n_links = 0;
  const DwTableLink *links = dw_tables_get_links (&n_links);

  for (guint i = 0; i < n_links; i++)
    {
      guint named = get_named_table (&links[i], kind, column);

      if (named < DW_N_TABLES && tabular->tables[named] != NULL
          && dw_table_file_find (tabular->tables[named], "id", value, DW_TABLE_NO_ROW) != DW_TABLE_NO_ROW)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_link (DwTableKind  kind,
         const char  *column)
{
  guint n_links = 0;
  const DwTableLink *links = dw_tables_get_links (&n_links);

  for (guint i = 0; i < n_links; i++)
    if (get_named_table (&links[i], kind, column) < DW_N_TABLES)
      return strcmp (column, "id") != 0;

  return FALSE;
}

static void
foreach_loose_of (DwTabular          *tabular,
                  DwTableKind         kind,
                  const char         *column,
                  DwTabularLooseFunc  func,
                  gpointer            data)
{
  const DwTableFile *table = tabular->tables[kind];

  for (guint row = 0; row < dw_table_file_get_n_rows (table); row++)
    {
      const char *value = dw_table_file_get_named (table, row, column);

      if (*value != '\0' && !is_anybodys_id (tabular, kind, column, value))
        func (DW_TABLES[kind].names[0], column, dw_table_file_get_named (table, row, "id"), value, data);
    }
}

void
dw_tabular_foreach_loose (DwTabular          *tabular,
                          DwTabularLooseFunc  func,
                          gpointer            data)
{
  for (DwTableKind kind = 0; kind < DW_N_TABLES; kind++)
    {
      const DwTableFile *table = tabular->tables[kind];

      for (guint i = 0; table != NULL && i < dw_table_file_get_n_columns (table); i++)
        if (is_link (kind, dw_table_file_get_column (table, i)))
          foreach_loose_of (tabular, kind, dw_table_file_get_column (table, i), func, data);
    }
}

static void
append_text (GString    *out,
             const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if ((guchar) *p < ' ')
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

/* RFC 8259: no plus sign, no leading zero, nothing around it. */
static gboolean
is_json_number (const char *text)
{
  const char *p = text + (*text == '-');
  gsize whole = strspn (p, "0123456789");
  gsize part = p[whole] == '.' ? strspn (p + whole + 1, "0123456789") : 0;

  return whole > 0 && whole < 16 && part < 16 && (p[0] != '0' || whole == 1)
         && p[whole + (p[whole] == '.' ? part + 1 : 0)] == '\0' && (p[whole] != '.' || part > 0);
}

static void
append_cell (GString       *out,
             const DwClass *class,
             const char    *column,
             const char    *cell)
{
  const DwField *field = dw_class_find (class, column, strlen (column));

  append_text (out, column);
  g_string_append_c (out, ':');
  if (field != NULL && field->kind == DW_FIELD_NUMBER && is_json_number (cell))
    g_string_append (out, cell);
  else
    append_text (out, cell);
}

static void append_row (DwTabular   *tabular,
                        GString     *out,
                        gsize        start,
                        DwTableKind  kind,
                        guint        row);

static void
append_list (DwTabular         *tabular,
             GString           *out,
             gsize              start,
             const DwTableLink *link,
             const char        *id)
{
  DwTableFile *table = tabular->tables[link->table];
  gboolean has_before = FALSE;

  /* A record that is too long already is left out by its reader: what would follow is not worth writing. */
  for (guint row = dw_table_file_find (table, link->column, id, DW_TABLE_NO_ROW);
       row != DW_TABLE_NO_ROW && out->len - start <= DW_LIMIT_RECORD;
       row = dw_table_file_find (table, link->column, id, row))
    {
      if (!has_before)
        {
          g_string_append_c (out, ',');
          append_text (out, link->member);
        }
      g_string_append (out, has_before ? "," : ":[");
      append_row (tabular, out, start, link->table, row);
      has_before = TRUE;
    }

  if (has_before)
    g_string_append_c (out, ']');
}

static void
append_object (DwTabular         *tabular,
               GString           *out,
               gsize              start,
               const DwTableLink *link,
               const char        *id)
{
  guint row = dw_table_file_find (tabular->tables[link->table], "id", id, DW_TABLE_NO_ROW);

  if (row == DW_TABLE_NO_ROW)
    return;

  g_string_append_c (out, ',');
  append_text (out, link->member);
  g_string_append_c (out, ':');
  append_row (tabular, out, start, link->table, row);
}

static void
append_cells (DwTableFile   *table,
              GString       *out,
              const DwClass *class,
              guint          row)
{
  gboolean has_before = FALSE;

  for (guint column = 0; column < dw_table_file_get_n_columns (table); column++)
    {
      const char *name = dw_table_file_get_column (table, column);
      const char *cell = dw_table_file_get (table, row, column);

      if (*name == '\0' || *cell == '\0')
        continue;
      if (has_before)
        g_string_append_c (out, ',');
      append_cell (out, class, name, cell);
      has_before = TRUE;
    }

  /* What follows begins with a comma. */
  if (!has_before)
    g_string_append (out, "\"id\":null");
}

/* One row and what belongs to it, as an object. @start: where its record began. */
static void
append_row (DwTabular   *tabular,
            GString     *out,
            gsize        start,
            DwTableKind  kind,
            guint        row)
{
  DwTableFile *table = tabular->tables[kind];
  guint n_links = 0;
  const DwTableLink *links = dw_tables_get_links (&n_links);

  g_string_append_c (out, '{');
  append_cells (table, out, DW_TABLES[kind].class, row);
  for (guint i = 0; i < n_links; i++)
    if (links[i].of == kind && tabular->tables[links[i].table] != NULL)
      {
        if (links[i].column != NULL)
          append_list (tabular, out, start, &links[i], dw_table_file_get_named (table, row, "id"));
        else
          append_object (tabular, out, start, &links[i], dw_table_file_get_named (table, row, links[i].key));
      }
  g_string_append_c (out, '}');
}

GBytes *
dw_tabular_next (DwTabular *tabular)
{
  guint n_rows = dw_table_file_get_n_rows (tabular->tables[DW_TABLE_SERVICES]);
  GString *out = NULL;

  if (tabular->next == n_rows)
    return NULL;

  out = g_string_new ("[");
  while (tabular->next < n_rows && out->len < PAGE_BYTES)
    {
      if (out->len > 1)
        g_string_append (out, ",\n");
      append_row (tabular, out, out->len, DW_TABLE_SERVICES, tabular->next++);
    }

  g_string_append_c (out, ']');
  return g_string_free_to_bytes (out);
}
