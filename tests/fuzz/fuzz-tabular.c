/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-page.h"
#include "dw-tabular.h"
#include "fuzz.h"
#include "page-promises.h"

/* A tabular package in one text: "=== NAME" on a line of its own begins the file NAME. */
static DwPackage *
split_files (const guint8 *data,
             gsize         size)
{
  static const char mark[] = "=== ";
  DwPackage *package = dw_package_new ();
  const char *text = (const char *) data;
  const char *end = text + size;
  const char *next = NULL;

  for (const char *p = memmem (text, size, mark, 4); p != NULL; p = next)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      g_autofree char *name = stop != NULL ? g_strndup (p + 4, (gsize) (stop - p - 4)) : NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (stop == NULL)
        break;
      next = memmem (stop, (gsize) (end - stop), mark, 4);
      bytes = g_bytes_new (stop + 1, (gsize) ((next != NULL && next > stop ? next : end) - stop - 1));
      dw_package_add (package, name, bytes, NULL);
    }

  return package;
}

/* A page may be too large, and a table called services.csv may hold places; that it is no JSON is never the publisher's
   doing. */
static gboolean
is_of_publisher (const GError *error)
{
  return g_error_matches (error, DW_PAGE_ERROR, DW_PAGE_ERROR_TOO_LARGE)
         || g_error_matches (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED);
}

/* Whatever the tables hold, what is made of them is JSON, and a page to the reader of records where it is of services. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (DwPackage) package = split_files (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DwTabular) tabular = NULL;
  GBytes *page = NULL;

  if (!dw_tabular_is_package (package))
    return 0;

  tabular = dw_tabular_open (package, &error);
  FUZZ_CHECK ((tabular == NULL) == (error != NULL));
  while (tabular != NULL && (page = dw_tabular_next (tabular)) != NULL)
    {
      g_autoptr (DwPage) read = NULL;

      read = dw_page_parse (page, &DW_CLASS_SERVICE, &error);
      FUZZ_CHECK (read != NULL || is_of_publisher (error));
      g_clear_error (&error);
      check_page_promises (page);
      g_bytes_unref (page);
    }

  return 0;
}
