/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-harvest.h"

G_BEGIN_DECLS

/**
 * dw_gather_details:
 * @url: the feed's base address
 *
 * Asks for the full record of every shallow item that has none yet (of a check: of a few). One that is missing or of
 * something else leaves the list's record, and a word of it in the report.
 *
 * Returns: FALSE with DW_SYNC_ERROR, DW_NET_ERROR, DW_PAGE_ERROR or G_IO_ERROR
 */
gboolean dw_gather_details (DwHarvest   *harvest,
                            DwVisit     *visit,
                            const char  *url,
                            GError     **error);

/** dw_gather_detail_again: Adds a full record that an earlier crawl fetched. */
gboolean dw_gather_detail_again (DwHarvest  *harvest,
                                 GBytes     *body,
                                 GError    **error);

/**
 * DW_GATHER_MOST_ABSENT: of so many records that are absent from a list, none is asked for: that is for two lists to
 * say.
 */
#define DW_GATHER_MOST_ABSENT 21

/**
 * dw_gather_absent:
 * @absent: (element-type utf8): ids of records that the directory has and the list has not, at most
 *   DW_GATHER_MOST_ABSENT
 *
 * Asks for each, so that what is truly gone goes at once (feeds.md 1.5). What is found, or cannot be asked for, stays
 * for now.
 *
 * Returns: FALSE with DW_SYNC_ERROR or G_IO_ERROR_CANCELLED
 */
gboolean dw_gather_absent (DwHarvest   *harvest,
                           DwVisit     *visit,
                           const char  *url,
                           GPtrArray   *absent,
                           GError     **error);

G_END_DECLS
