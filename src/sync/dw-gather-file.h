/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-harvest.h"

G_BEGIN_DECLS

/**
 * dw_gather_from_file:
 * @harvest: an empty one
 * @url: a file: address, of a file or a folder
 *
 * Reads a whole feed that is a file: a page, an archive, a record a line; or a folder of them.
 *
 * Returns: whether @harvest is whole; FALSE with DW_SYNC_ERROR, DW_PAGE_ERROR or G_IO_ERROR
 */
gboolean dw_gather_from_file (DwHarvest   *harvest,
                              DwVisit     *visit,
                              const char  *url,
                              GError     **error);

/**
 * dw_gather_is_package: Returns: whether @bytes are an archive, or a record a line: a whole feed, and no page of one.
 */
gboolean dw_gather_is_package (GBytes *bytes);

/** dw_gather_bytes: The same as dw_gather_from_file() of what a file holds. */
gboolean dw_gather_bytes (DwHarvest   *harvest,
                          DwVisit     *visit,
                          GBytes      *bytes,
                          GError     **error);

/**
 * dw_gather_check_table: Returns: FALSE with DW_SYNC_ERROR_NOT_A_FEED, which says what to do, when @bytes are a table
 * that stands at @url by itself.
 */
gboolean dw_gather_check_table (const char  *url,
                                GBytes      *bytes,
                                GError     **error);

G_END_DECLS
