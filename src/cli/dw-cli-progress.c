/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli-progress.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

static char *
describe (const DwProgress *progress)
{
  g_autofree char *size = g_format_size (progress->bytes);

  switch (progress->phase)
    {
    case DW_SYNC_CONNECTING:
      return g_strdup (_("Connecting…"));
    case DW_SYNC_READING_LIST:
      return g_strdup_printf (ngettext ("Reading the list: page %u, %u service, %s", "Reading the list: page %u, %u services, %s",
                                        progress->services),
                              progress->pages, progress->services, size);
    case DW_SYNC_READING_DETAILS:
      return g_strdup_printf (_("Reading full records: %u of %u, %s"), progress->services, progress->services_in_all, size);
    case DW_SYNC_SAVING:
      return g_strdup_printf (ngettext ("Saving: %u of %u service", "Saving: %u of %u services", progress->services_in_all),
                              progress->services, progress->services_in_all);
    default:
      g_return_val_if_reached (NULL);
    }
}

void
dw_cli_progress (gint64            feed_id,
                 const DwProgress *progress,
                 gpointer          data)
{
  g_autofree char *text = NULL;

  if (!isatty (STDERR_FILENO))
    return;

  text = describe (progress);
  fprintf (stderr, "\r\033[K%s", text);
}

void
dw_cli_progress_end (void)
{
  if (isatty (STDERR_FILENO))
    fputs ("\r\033[K", stderr);
}
