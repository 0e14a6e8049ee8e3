/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-renewal.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dw-schema.h"

#define NOTE_FILE "directory.renewed"

void
dw_renewal_note (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, NOTE_FILE, NULL);

  g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

gboolean
dw_renewal_is_untold (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, NOTE_FILE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
dw_renewal_dismiss (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, NOTE_FILE, NULL);

  g_remove (path);
}

char *
dw_renewal_dup_sentence (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, DW_SCHEMA_FILE ".damaged", NULL);
  g_autofree char *shown = g_filename_display_name (path);

  return g_strdup_printf (_("The directory on this computer was damaged and could not be read, so Doorway began a new one with the starter "
                            "directory. Add your feeds again, with their keys; what was said of records that are, or are not, one service is to be "
                            "said again too. Corrections that you wrote are still here. The damaged file is kept as “%s”."), shown);
}
