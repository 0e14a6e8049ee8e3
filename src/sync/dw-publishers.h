/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DwPublisher: a publisher that Doorway knows of, offered when adding a feed. Texts NULL when not known. */
typedef struct
{
  char *name;
  char *url;
  char *state;      /* what was last known of its feed, one phrase */
} DwPublisher;

/**
 * dw_publishers_load:
 * @path: the list that ships with Doorway, a JSON object {contents: [{id, name, url, state}]}
 *
 * Returns: (transfer full) (element-type DwPublisher): the publishers in the file's order, or NULL with G_IO_ERROR,
 *   G_FILE_ERROR or DW_PAGE_ERROR
 */
GPtrArray *dw_publishers_load (const char  *path,
                               GError     **error);

G_END_DECLS
