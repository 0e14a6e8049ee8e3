/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * DwCliOutput:
 *
 * Where a command writes: standard output, what stands at a path and is no file (a FIFO, a device), or a file that
 * appears under its name when it is whole. Begin with an empty one (`{ NULL, }`).
 */
typedef struct
{
  FILE *file;
  char *path;               /* NULL: standard output */
  char *target;             /*< private > the file that @unfinished becomes, behind every link */
  char *unfinished;         /*< private > NULL: written straight */
} DwCliOutput;

/** dw_cli_output_open: Opens @path (NULL: standard output). Returns: FALSE with G_FILE_ERROR. */
gboolean dw_cli_output_open (DwCliOutput  *output,
                             const char   *path,
                             GError      **error);

/** dw_cli_output_fail: Sets the sentence for what could not be written, from errno. Returns: FALSE. */
gboolean dw_cli_output_fail (const DwCliOutput  *output,
                             GError            **error);

/**
 * dw_cli_output_finish: Makes what was written durable and gives the file its name.
 *
 * Returns: FALSE with G_FILE_ERROR; what was there is as it was.
 */
gboolean dw_cli_output_finish (DwCliOutput  *output,
                               GError      **error);

/** dw_cli_output_clear: Closes; what was not finished is gone. */
void dw_cli_output_clear (DwCliOutput *output);

G_END_DECLS
