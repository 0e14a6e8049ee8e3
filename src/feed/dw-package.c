/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-package.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-archive.h"
#include "dw-limits.h"

enum { CHUNK = 64 * 1024 };

struct _DwPackage
{
  GPtrArray *files;   /* of DwPackageFile */
  gsize n_bytes;
  gboolean is_sorted;
};

static void
free_file (gpointer data)
{
  DwPackageFile *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

DwPackage *
dw_package_new (void)
{
  DwPackage *package = g_new0 (DwPackage, 1);

  package->files = g_ptr_array_new_with_free_func (free_file);
  return package;
}

void
dw_package_free (DwPackage *package)
{
  g_ptr_array_unref (package->files);
  g_free (package);
}

static gboolean
leads_out (const char *name)
{
  g_auto (GStrv) steps = g_strsplit_set (name, "/\\", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    if (g_str_equal (steps[i], ".."))
      return TRUE;

  return *name == '/' || *name == '\\' || (g_ascii_isalpha (name[0]) && name[1] == ':');
}

static gboolean
set_too_large (GError **error)
{
  g_set_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_TOO_LARGE,
               _("The package holds more than Doorway takes in: at most %d files and %" G_GSIZE_FORMAT " MiB unpacked, and not %d times its packed size."),
               DW_LIMIT_PACKAGE_FILES, DW_LIMIT_PACKAGE >> 20, DW_LIMIT_PACKAGE_RATIO);
  return FALSE;
}

gboolean
dw_package_add (DwPackage   *package,
                const char  *name,
                GBytes      *bytes,
                GError     **error)
{
  DwPackageFile *file = NULL;

  if (leads_out (name))
    {
      g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED,
                           _("The package names a file outside of itself, which no publisher's does. Nothing was taken from it."));
      return FALSE;
    }
  if (package->files->len == DW_LIMIT_PACKAGE_FILES || g_bytes_get_size (bytes) > DW_LIMIT_PACKAGE - package->n_bytes)
    return set_too_large (error);

  file = g_new0 (DwPackageFile, 1);
  file->name = g_strdup (name);
  file->bytes = g_bytes_ref (bytes);
  package->n_bytes += g_bytes_get_size (bytes);
  package->is_sorted = FALSE;
  g_ptr_array_add (package->files, file);
  return TRUE;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const DwPackageFile *one = *(DwPackageFile *const *) a;
  const DwPackageFile *other = *(DwPackageFile *const *) b;

  return strverscmp (one->name, other->name);
}

GPtrArray *
dw_package_get_files (DwPackage *package)
{
  if (!package->is_sorted)
    g_ptr_array_sort (package->files, compare_files);

  package->is_sorted = TRUE;
  return package->files;
}

const DwPackageFile *
dw_package_find (DwPackage  *package,
                 const char *name)
{
  for (guint i = 0; i < package->files->len; i++)
    {
      const DwPackageFile *file = g_ptr_array_index (package->files, i);

      if (g_ascii_strcasecmp (file->name, name) == 0)
        return file;
    }

  return NULL;
}

static gboolean
begins_with (GBytes     *bytes,
             const char *magic,
             gsize       length)
{
  return g_bytes_get_size (bytes) > length && memcmp (g_bytes_get_data (bytes, NULL), magic, length) == 0;
}

gboolean
dw_package_is_archive (GBytes *bytes)
{
  return begins_with (bytes, "PK\3\4", 4) || begins_with (bytes, "\x1f\x8b", 2);
}

static gboolean
set_broken (GError **error)
{
  g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED,
                       _("The package is damaged, cut short or locked with a password, and cannot be unpacked. Fetch it again, or ask its publisher."));
  return FALSE;
}

/* The entry that @archive stands at, of at most @room bytes. */
static GBytes *
read_entry (struct archive  *archive,
            gsize            room,
            GError         **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 chunk[CHUNK];
  la_ssize_t n = 0;

  while ((n = dw_archive ()->read_data (archive, chunk, sizeof chunk)) > 0)
    {
      if ((gsize) n > room - content->len)
        {
          set_too_large (error);
          return NULL;
        }
      g_byte_array_append (content, chunk, (guint) n);
    }
  if (n < 0)
    {
      set_broken (error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static gboolean
read_entries (DwPackage       *package,
              struct archive  *archive,
              gsize            room,
              GError         **error)
{
  struct archive_entry *entry = NULL;
  int status;

  while ((status = dw_archive ()->read_next_header (archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *name = dw_archive ()->entry_pathname (entry);
      g_autoptr (GBytes) bytes = NULL;

      if (name == NULL)
        return set_broken (error);
      if (dw_archive ()->entry_filetype (entry) != AE_IFREG && !g_str_equal (name, "data"))
        continue;

      bytes = read_entry (archive, room - package->n_bytes, error);
      if (bytes == NULL || !dw_package_add (package, name, bytes, error))
        return FALSE;
    }

  return (status == ARCHIVE_EOF && package->files->len > 0) || set_broken (error);
}

DwPackage *
dw_package_open (GBytes  *archive,
                 GError **error)
{
  g_autoptr (DwPackage) package = dw_package_new ();
  const DwArchive *library = dw_archive ();
  struct archive *reader = NULL;
  gsize length = g_bytes_get_size (archive);
  gsize room = MIN (DW_LIMIT_PACKAGE, MAX (length, (gsize) CHUNK) * DW_LIMIT_PACKAGE_RATIO);
  gboolean is_read;

  if (library == NULL)
    {
      g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED,
                           _("Doorway cannot unpack this file: a part of this computer’s software that it needs for that is missing. "
                             "Whoever looks after this computer can install it."));
      return NULL;
    }

  reader = library->read_new ();
  /* Nothing but these two: each further format is a further reader of what strangers send. */
  if (begins_with (archive, "PK\3\4", 4))
    library->read_support_format_zip (reader);
  else
    {
      library->read_support_format_raw (reader);
      library->read_support_filter_gzip (reader);
    }

  if (library->read_open_memory (reader, g_bytes_get_data (archive, NULL), length) != ARCHIVE_OK)
    is_read = set_broken (error);
  else
    is_read = read_entries (package, reader, room, error);

  library->read_free (reader);
  return is_read ? g_steal_pointer (&package) : NULL;
}
