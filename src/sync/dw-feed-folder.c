/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-folder.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "dw-feed-address.h"
#include "dw-limits.h"
#include "dw-progress.h"

/* How deep folders may lie in each other: no feed is deeper, and a loop of mounts ends. */
enum { DEEPEST = 8 };

static gboolean
is_wanted (const char *name)
{
  static const char *const endings[] = { ".json", ".ndjson", ".jsonl", ".csv" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;

  return FALSE;
}

static gboolean read_folder (DwPackage   *package,
                             const char  *path,
                             const char  *label,
                             guint        depth,
                             GError     **error);

static gboolean
read_file (DwPackage   *package,
           const char  *path,
           const char  *label,
           GError     **error)
{
  g_autofree char *url = g_filename_to_uri (path, NULL, error);
  g_autoptr (GBytes) bytes = url != NULL ? dw_feed_address_read_file (url, error) : NULL;

  return bytes != NULL && dw_package_add (package, label, bytes, error);
}

static gboolean
read_entry (DwPackage   *package,
            const char  *folder,
            const char  *label_of_folder,
            const char  *name,
            guint        depth,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *label = *label_of_folder != '\0' ? g_strconcat (label_of_folder, "/", name, NULL) : g_strdup (name);

  if (name[0] == '.' || g_file_test (path, G_FILE_TEST_IS_SYMLINK) || !g_utf8_validate (name, -1, NULL))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return depth == DEEPEST || read_folder (package, path, label, depth + 1, error);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !is_wanted (name))
    return TRUE;

  return read_file (package, path, label, error);
}

static gboolean
read_folder (DwPackage   *package,
             const char  *path,
             const char  *label,
             guint        depth,
             GError     **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  if (dir == NULL)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The folder “%s” could not be read. Nothing has changed."), shown);
      return FALSE;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!read_entry (package, path, label, name, depth, error))
      return FALSE;

  return TRUE;
}

DwPackage *
dw_feed_folder_read (const char  *url,
                     GError     **error)
{
  g_autofree char *path = g_filename_from_uri (url, NULL, error);
  g_autoptr (DwPackage) package = dw_package_new ();

  if (path == NULL || !read_folder (package, path, "", 0, error))
    return NULL;
  if (dw_package_get_files (package)->len > 0)
    return g_steal_pointer (&package);

  g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_NOT_A_FEED,
                       _("There is no feed in that folder: it has no .json or .ndjson file, and no .csv tables of a data package. Give the feed’s own folder or file, or its https:// address. Nothing has changed."));
  return NULL;
}
