/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-lines.h"
#include "dw-package.h"
#include "fuzz.h"
#include "page-promises.h"

/* A file that somebody gives: packed or not, with a record a line or not. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (DwPackage) package = dw_package_is_archive (bytes) ? dw_package_open (bytes, &error) : NULL;
  DwLines lines = dw_lines_enter (bytes);
  GBytes *page = NULL;

  if (dw_package_is_archive (bytes))
    FUZZ_CHECK ((package == NULL) == (error != NULL));
  for (guint i = 0; package != NULL && i < dw_package_get_files (package)->len; i++)
    {
      const DwPackageFile *file = g_ptr_array_index (dw_package_get_files (package), i);

      FUZZ_CHECK (file->name[0] != '/' && dw_package_find (package, file->name) != NULL);
    }

  dw_lines_is_likely (bytes);
  g_clear_error (&error);
  while ((page = dw_lines_next (&lines, &error)) != NULL)
    {
      check_page_promises (page);
      g_bytes_unref (page);
    }

  return 0;
}
