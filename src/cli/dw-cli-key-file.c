/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli-key-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dw-publish-error.h"

/* Longer than any key file, and no more than a wrong file may cost. */
enum { MOST_BYTES = 64 * 1024 };

static gpointer
refuse (const char    *path,
        const GError  *problem,
        GError       **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_KEY, _("The key file “%s” could not be read: %s%s"), shown, problem->message,
               g_str_has_suffix (problem->message, ".") ? "" : ".");
  return NULL;
}

static GMappedFile *
open_file (const char  *path,
           GError     **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  if (file != NULL && g_mapped_file_get_length (file) > MOST_BYTES)
    {
      g_set_error_literal (error, DW_KEY_ERROR, DW_KEY_ERROR_FORM, _("it is too long for one."));
      return NULL;
    }

  return g_steal_pointer (&file);
}

GArray *
dw_cli_key_file_read_public (const char  *path,
                             GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GMappedFile) file = open_file (path, &problem);
  GArray *keys = NULL;

  if (file != NULL)
    keys = dw_public_keys_parse (g_mapped_file_get_length (file) > 0 ? g_mapped_file_get_contents (file) : "", g_mapped_file_get_length (file), &problem);
  return keys != NULL ? keys : refuse (path, problem, error);
}

DwSecretKey *
dw_cli_key_file_read_secret (const char  *path,
                             GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GMappedFile) file = open_file (path, &problem);
  DwSecretKey *key = NULL;

  if (file != NULL)
    key = dw_secret_key_parse (g_mapped_file_get_length (file) > 0 ? g_mapped_file_get_contents (file) : "", g_mapped_file_get_length (file), &problem);
  return key != NULL ? key : refuse (path, problem, error);
}
