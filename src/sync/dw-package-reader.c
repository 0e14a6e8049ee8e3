/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-package-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-lines.h"
#include "dw-tabular.h"

struct _DwPackageReader
{
  DwPackage *package;
  DwTabular *tabular;   /* NULL: the files are JSON */
  GPtrArray *files;     /* of DwPackageFile, borrowed: lists first */
  guint next;
  gboolean is_in_lines; /* the file before @next is read line by line */
  DwLines lines;
  GArray *numbers;      /* of guint: the lines of the page last read so */
};

/* What an API has beside services: a static mirror has it in files of these names. */
static const char *const others[] = {
  "organizations", "organisations", "organization", "taxonomies", "taxonomy", "taxonomy_terms", "service_at_locations", "locations",
  "reviews", "vocabularies", "datapackage", "manifest", "openapi", "index", "package",
};

static gboolean
is_of_services (const char *name)
{
  g_auto (GStrv) steps = g_strsplit (name, "/", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (others); j++)
      {
        gsize length = strlen (others[j]);

        if (g_ascii_strncasecmp (steps[i], others[j], length) == 0 && strchr ("-.", steps[i][length]) != NULL)
          return FALSE;
      }

  return TRUE;
}

static gboolean
has_ending (const DwPackageFile *file,
            const char          *ending)
{
  gsize length = strlen (file->name);
  gsize wanted = strlen (ending);

  return length > wanted && g_ascii_strcasecmp (file->name + length - wanted, ending) == 0;
}

static gboolean
is_lines (const DwPackageFile *file)
{
  return has_ending (file, ".ndjson") || has_ending (file, ".jsonl") || dw_lines_is_likely (file->bytes);
}

static gboolean
is_json (const DwPackageFile *file)
{
  return has_ending (file, ".json") || is_lines (file) || g_str_equal (file->name, "data");
}

/* A page has a list of contents; one service has not, or it is read after the pages for nothing. */
static gboolean
is_list (const DwPackageFile *file)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (file->bytes, &length);

  if (text == NULL || length == 0)
    return is_lines (file);

  return is_lines (file) || memmem (text, length, "\"contents\"", 10) != NULL || memmem (text, length, "\"content\"", 9) != NULL;
}

static void
choose_files (DwPackageReader *reader)
{
  GPtrArray *files = dw_package_get_files (reader->package);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < files->len; i++)
      {
        DwPackageFile *file = g_ptr_array_index (files, i);

        if (is_json (file) && is_of_services (file->name) && is_list (file) == (pass == 0))
          g_ptr_array_add (reader->files, file);
      }
}

DwPackageReader *
dw_package_reader_new (DwPackage  *package,
                       GError    **error)
{
  g_autoptr (DwPackageReader) reader = g_new0 (DwPackageReader, 1);

  reader->package = package;
  reader->files = g_ptr_array_new ();
  reader->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  if (dw_tabular_is_package (package))
    {
      reader->tabular = dw_tabular_open (package, error);
      return reader->tabular != NULL ? g_steal_pointer (&reader) : NULL;
    }

  choose_files (reader);
  if (reader->files->len > 0)
    return g_steal_pointer (&reader);

  g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED,
                       _("There is no feed in that package: no table or page of services. Nothing was taken from it."));
  return NULL;
}

void
dw_package_reader_free (DwPackageReader *reader)
{
  g_clear_pointer (&reader->tabular, dw_tabular_free);
  g_clear_pointer (&reader->package, dw_package_free);
  g_clear_pointer (&reader->files, g_ptr_array_unref);
  g_clear_pointer (&reader->numbers, g_array_unref);
  g_free (reader);
}

GBytes *
dw_package_reader_next (DwPackageReader  *reader,
                        const char      **name,
                        GError          **error)
{
  const DwPackageFile *file = NULL;
  GError *problem = NULL;
  GBytes *page = NULL;

  *name = "services";
  if (reader->tabular != NULL)
    return dw_tabular_next (reader->tabular);

  while (reader->is_in_lines || reader->next < reader->files->len)
    {
      if (!reader->is_in_lines)
        reader->next++;
      file = g_ptr_array_index (reader->files, reader->next - 1);
      *name = file->name;
      if (!reader->is_in_lines && !is_lines (file))
        return g_bytes_ref (file->bytes);

      if (!reader->is_in_lines)
        reader->lines = dw_lines_enter (file->bytes);
      reader->is_in_lines = TRUE;
      reader->lines.numbers = reader->numbers;
      page = dw_lines_next (&reader->lines, &problem);
      if (page != NULL)
        return page;
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return NULL;
        }
      reader->is_in_lines = FALSE;
    }

  return NULL;
}

const GArray *
dw_package_reader_get_lines (DwPackageReader *reader)
{
  return reader->is_in_lines ? reader->numbers : NULL;
}

void
dw_package_reader_foreach_loose (DwPackageReader    *reader,
                                 DwTabularLooseFunc  func,
                                 gpointer            data)
{
  if (reader->tabular != NULL)
    dw_tabular_foreach_loose (reader->tabular, func, data);
}
