/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a window may know of a crawl: how far it is and how it failed, without the crawl, the network or the feed. */

G_BEGIN_DECLS

/**
 * DW_SYNC_ERROR: the error domain of crawls. Transfers fail with DW_NET_ERROR, pages with DW_PAGE_ERROR, the directory
 * with DW_DB_ERROR.
 */
#define DW_SYNC_ERROR (dw_sync_error_quark ())

/** dw_sync_error_quark: Returns: the domain of DwSyncError. */
GQuark dw_sync_error_quark (void);

/**
 * DwSyncError:
 * @DW_SYNC_ERROR_BAD_ADDRESS: neither an https address nor a file
 * @DW_SYNC_ERROR_NOT_A_FEED: reachable, but not Open Referral
 * @DW_SYNC_ERROR_INCONSISTENT: the pages contradict each other (totals change, fewer services than promised): nothing
 *   was taken
 * @DW_SYNC_ERROR_EMPTY: the feed has no service; the old directory stays
 * @DW_SYNC_ERROR_TOO_LARGE: more pages or services than the limits allow
 * @DW_SYNC_ERROR_NO_SPACE: the disk is full
 * @DW_SYNC_ERROR_TOO_SLOW: the visit was as long as a visit may be; what came is kept for the next
 */
typedef enum
{
  DW_SYNC_ERROR_BAD_ADDRESS,
  DW_SYNC_ERROR_NOT_A_FEED,
  DW_SYNC_ERROR_INCONSISTENT,
  DW_SYNC_ERROR_EMPTY,
  DW_SYNC_ERROR_TOO_LARGE,
  DW_SYNC_ERROR_NO_SPACE,
  DW_SYNC_ERROR_TOO_SLOW,
} DwSyncError;

/** DwSyncPhase: what a sync is doing. */
typedef enum
{
  DW_SYNC_CONNECTING,
  DW_SYNC_READING_LIST,
  DW_SYNC_READING_DETAILS,
  DW_SYNC_SAVING,
} DwSyncPhase;

/** DwProgress: how far a sync is. Totals are 0 until they are known, and are what the feed claims. */
typedef struct
{
  DwSyncPhase phase;
  guint pages;
  guint pages_in_all;
  guint services;
  guint services_in_all;
  guint64 bytes;              /* over the wire */
} DwProgress;

/** DwProgressFunc: Called on the crawl's thread. */
typedef void (*DwProgressFunc) (const DwProgress *progress,
                                gpointer          data);

G_END_DECLS
