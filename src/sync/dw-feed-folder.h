/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-package.h"

G_BEGIN_DECLS

/**
 * dw_feed_folder_read:
 * @url: the file: address of a folder
 *
 * Reads its files, and those of the folders in it, that a feed may be in: .json, .ndjson, .jsonl and .csv. Links,
 * hidden files and whatever is no file are passed over; nothing is read from outside of the folder.
 *
 * Returns: (transfer full): the files, named by their path from the folder; NULL with DW_PAGE_ERROR, DW_SYNC_ERROR or
 *   G_IO_ERROR
 */
DwPackage *dw_feed_folder_read (const char  *url,
                                GError     **error);

G_END_DECLS
