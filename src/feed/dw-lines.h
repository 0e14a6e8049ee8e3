/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DwLines: a walk through a text of one JSON record a line (NDJSON). On the stack. */
typedef struct
{
  const char *at;   /*< private >*/
  const char *end;  /*< private >*/
  guint n_lines;    /*< private >*/
  GArray *numbers;  /* of guint: where to put the number of the line of each record of the page; or NULL */
} DwLines;

/** dw_lines_is_likely: Returns: whether the first line of @bytes is a whole JSON object and others follow. */
gboolean dw_lines_is_likely (GBytes *bytes);

/** dw_lines_enter: Returns: a walk through @bytes, which must outlive it. */
DwLines dw_lines_enter (GBytes *bytes);

/**
 * dw_lines_next:
 *
 * Returns: (transfer full) (nullable): the next lines, about 4 MiB of them, as a page: a JSON list in which a line that
 *   is no JSON is null; NULL at the end without @error, or with DW_PAGE_ERROR when the last line breaks off: the file
 *   is not whole
 */
GBytes *dw_lines_next (DwLines  *lines,
                       GError  **error);

G_END_DECLS
