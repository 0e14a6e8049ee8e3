/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl-report.h"

G_BEGIN_DECLS

/**
 * DwFeedCheck:
 *
 * The check of one feed, for the publisher who can act on it: what is wrong, told apart by kind with examples; how many
 * records say what families ask; and which of its terms Doorway reads no need from. Borrowed while a report is written.
 */
typedef struct
{
  const char *address;              /* as it was typed */
  const DwCrawlReport *report;      /* of a check */
  gint64 now;                       /* seconds since 1970-01-01T00:00:00Z */
} DwFeedCheck;

/** DW_FEED_CHECK_MONTHS: a record that was checked in as many months counts as lately assured. */
#define DW_FEED_CHECK_MONTHS 6

/**
 * dw_feed_check_dup_assured_since:
 *
 * Returns: (transfer full): the first day that counts as lately assured at @now, `YYYY-MM-DD`.
 */
char *dw_feed_check_dup_assured_since (gint64 now);

/**
 * dw_feed_check_dup_early:
 *
 * Returns: (transfer full) (nullable): a sentence on records that say they were checked on a day still to come, which
 *   nobody can believe; NULL when there are none.
 */
char *dw_feed_check_dup_early (const DwFeedCheck *check);

/** dw_feed_check_dup_share: Returns: (transfer full): "12 of 40 (30 %)"; "none of 40" for 0; "all 40". */
char *dw_feed_check_dup_share (guint n,
                               guint n_in_all);

/**
 * dw_feed_check_dup_sample:
 *
 * Returns: (transfer full) (nullable): a sentence when only some of the records were read whole, so that shares are of
 *   those; else NULL.
 */
char *dw_feed_check_dup_sample (const DwFeedCheck *check);

/**
 * dw_feed_check_dup_records:
 *
 * Returns: (transfer full): a sentence on how many records there are, and how many can be taken in.
 */
char *dw_feed_check_dup_records (const DwFeedCheck *check);

/** dw_feed_check_dup_lately: Returns: (transfer full): a sentence on how many records were checked lately. */
char *dw_feed_check_dup_lately (const DwFeedCheck *check);

/**
 * dw_feed_check_dup_term:
 *
 * Returns: (transfer full): a term, the list it is of and how many records carry it, in words.
 */
char *dw_feed_check_dup_term (const DwUnmappedTerm *term);

/**
 * dw_feed_check_dup_title: Returns: (transfer full): what the report is of: its address; of a file or a folder no more
 *   than its name, as the report is handed to somebody who need not know where it lies
 */
char *dw_feed_check_dup_title (const DwFeedCheck *check);

/**
 * dw_feed_check_dup_json:
 *
 * Returns: (transfer full): one JSON object (RFC 8259): address, version, problem, warning, records_seen,
 *   records_taken, quarantined, pages, requests, bytes, faults_in_all, faults (as DwCrawlReport.faults), fault_groups
 *   (place, kind, handling, message, count, examples), coverage (records_read_whole, items (item, stated,
 *   read_from_description), assured_since, assured_lately, assured_in_future) and terms_without_need (taxonomy, name,
 *   services)
 */
char *dw_feed_check_dup_json (const DwFeedCheck *check);

/**
 * dw_feed_check_dup_html:
 *
 * Returns: (transfer full): the same for people, one HTML 5 document that asks for nothing else: no script, no picture,
 *   no address to fetch. What a feed says is in it as text only.
 */
char *dw_feed_check_dup_html (const DwFeedCheck *check);

G_END_DECLS
