/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_PUBLISH_ERROR: the error domain of publishing. */
#define DW_PUBLISH_ERROR (dw_publish_error_quark ())

/** dw_publish_error_quark: Returns: the domain of DwPublishError. */
GQuark dw_publish_error_quark (void);

/**
 * DwPublishError:
 * @DW_PUBLISH_ERROR_BAD_TABLE: a file is no spreadsheet that can be read
 * @DW_PUBLISH_ERROR_BAD_CELLS: cells, or records, have to be mended first; nothing was published
 * @DW_PUBLISH_ERROR_BAD_KEY: a key file cannot be read, or is not one that the feed names
 * @DW_PUBLISH_ERROR_BAD_FEED: the folder holds a feed that cannot be gone on with
 * @DW_PUBLISH_ERROR_HELD: the edition would change so much that its publisher is asked first; nothing was published
 * @DW_PUBLISH_ERROR_WRITE: a file could not be written; the feed is as it was
 *
 * Messages are one sentence or two for a person.
 */
typedef enum
{
  DW_PUBLISH_ERROR_BAD_TABLE,
  DW_PUBLISH_ERROR_BAD_CELLS,
  DW_PUBLISH_ERROR_BAD_KEY,
  DW_PUBLISH_ERROR_BAD_FEED,
  DW_PUBLISH_ERROR_HELD,
  DW_PUBLISH_ERROR_WRITE,
} DwPublishError;

G_END_DECLS
