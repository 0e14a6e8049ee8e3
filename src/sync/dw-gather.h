/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-harvest.h"

G_BEGIN_DECLS

/**
 * dw_gather_from_server:
 * @harvest: an empty one
 * @visit: how to fetch and whom to tell
 * @url: a base address, or that of a file
 * @etag: (nullable): of the copy in the directory
 *
 * Asks what the API is, pages through its list and asks for full records where the list is shallow (of a check: of a
 * few). Where a file of a whole feed is instead (dw-gather-file.h), takes that: the plan then says so. With @etag the
 * report may come back `unchanged`: then there is nothing to store.
 *
 * Returns: whether @harvest is whole; FALSE with DW_SYNC_ERROR, DW_NET_ERROR, DW_PAGE_ERROR or G_IO_ERROR
 */
gboolean dw_gather_from_server (DwHarvest   *harvest,
                                DwVisit     *visit,
                                const char  *url,
                                const char  *etag,
                                GError     **error);

G_END_DECLS
