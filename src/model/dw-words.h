/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-feed.h"
#include "dw-price.h"
#include "dw-service.h"
#include "dw-tri.h"

G_BEGIN_DECLS

/*
 * Facts in plain, translated sentences, for every screen, page and terminal. No function adds to what is known: a fact
 * that is not stated says so. Texts of a publisher pass through unchanged, to be shown as plain text.
 *
 * Times are seconds since 1970-01-01T00:00:00Z and are said in the computer's time zone; @now is what time it is.
 */

/**
 * DwGap:
 *
 * What a record does not say, of the things that a family needs to know before it goes.
 */
typedef enum
{
  DW_GAP_ROUTE,
  DW_GAP_PAPERS,
  DW_GAP_WAIT,
  DW_GAP_TIMES,
  DW_GAP_AREA,
  DW_GAP_ADDRESS,
  DW_GAP_ACCESS,
  DW_GAP_AGES,
  DW_GAP_ELIGIBILITY,
  DW_GAP_LEVEL,
  DW_GAP_LANGUAGES,
  DW_GAP_COST,
  DW_GAP_CONTACT,
  DW_GAP_DESCRIPTION,
} DwGap;

/**
 * DwReach:
 * @DW_REACH_NONE: the record gives no way to ask
 * @DW_REACH_WRITE: an e-mail or web address, and no telephone
 * @DW_REACH_RING: a telephone number
 *
 * How the people behind a record can be asked: decides what to do about what it does not say.
 */
typedef enum
{
  DW_REACH_NONE,
  DW_REACH_WRITE,
  DW_REACH_RING,
} DwReach;

/**
 * dw_words_reach:
 *
 * Returns: how @service can be asked: its own telephones, its contacts', locations' and organisation's count.
 */
DwReach dw_words_reach (const DwService *service);

/**
 * dw_words_gap:
 *
 * Returns: (transfer full): what is not stated and what to do about it: "Times not stated. Ring before you go."
 */
char *dw_words_gap (DwGap   gap,
                    DwReach reach);

/**
 * dw_words_basis:
 *
 * Returns: (nullable): the mark of a fact's source: "stated", "read from the description", or NULL for none.
 */
const char *dw_words_basis (DwBasis basis);

/**
 * dw_words_route:
 *
 * Returns: the widest open door of @routes (bits of DW_FACET_ROUTE): "You can refer yourself"; 0: "How to get in not
 *   stated".
 */
const char *dw_words_route (DwMask routes);

/**
 * dw_words_dup_route:
 *
 * Returns: (transfer full): dw_words_route() with where it comes from: "Ring first (read from the description)", "How
 *   to get in: see their words".
 */
char *dw_words_dup_route (DwMask  routes,
                          DwBasis basis);

/**
 * dw_words_routes:
 *
 * Returns: (transfer full): every way in of @routes, widest first and so that none denies another, NULL-terminated;
 *   empty for 0
 */
char **dw_words_routes (DwMask routes);

/**
 * dw_words_cost:
 *
 * Returns: @costs (bits of DW_FACET_COST) in short: "Free", "Free for some", "There is a charge", "Cost not stated".
 */
const char *dw_words_cost (DwMask costs);

/**
 * dw_words_dup_price:
 * @costs: bits of DW_FACET_COST of the same service, which say whether any of it is free
 *
 * What a row of results says of the cost: no more than is stated, and as much of it as is short.
 *
 * Returns: (transfer full): "£2.50 a session", "£2 to £5 (see their words)", "Free (Under 5s)", "Free for some, else
 *   £3", "Cost: “£2.50 a session”" in the publisher's words, "There is a charge, no amount stated", "Free
 *   (read from the description)"
 */
char *dw_words_dup_price (const DwPrice *price,
                          DwMask         costs,
                          DwBasis        basis);

/**
 * dw_words_cost_option:
 *
 * Returns: (transfer full) (nullable): one price: "£4.50: under 5s, a session", or NULL when it says nothing.
 */
char *dw_words_cost_option (const DwCostOption *option);

/**
 * dw_words_ages:
 *
 * Returns: (transfer full): years, NAN when not stated: "Ages 5 to 11", "Age 18 and over", "Up to age 5", "Ages not
 *   stated".
 */
char *dw_words_ages (double minimum,
                     double maximum);

/**
 * dw_words_levels:
 *
 * Returns: (transfer full) (nullable): bits of DW_FACET_LEVEL: "For everyone", "For families who need some extra help",
 *   … or NULL for 0.
 */
char *dw_words_levels (DwMask levels);

/**
 * dw_words_deliveries:
 *
 * Returns: (transfer full) (nullable): bits of DW_FACET_DELIVERY: "Comes to your home", "By phone and online", … or
 *   NULL for 0.
 */
char *dw_words_deliveries (DwMask deliveries);

/**
 * dw_words_status:
 *
 * Returns: (nullable): what to warn of: "Planned", "Paused", "No longer running"; NULL for running and not stated.
 */
const char *dw_words_status (DwMask statuses);

/** dw_words_join: Returns: (transfer full) (nullable): "A, B and C" of the NULL-terminated @parts; NULL for none. */
char *dw_words_join (const char *const *parts);

/**
 * dw_words_address:
 *
 * Returns: (transfer full) (nullable): one line: "12 Hill Street, London, E8 1EA"; NULL when it is empty.
 */
char *dw_words_address (const DwAddress *address);

/**
 * dw_words_date:
 *
 * Returns: (transfer full) (nullable): month and year of a `YYYY-MM-DD` (a time may follow): "March 2026"; NULL when it
 *   is none.
 */
char *dw_words_date (const char *date);

/**
 * dw_words_day:
 *
 * Returns: (transfer full) (nullable): the whole date of a `YYYY-MM-DD`: "4 March 2026"; NULL when it is none.
 */
char *dw_words_day (const char *date);

/**
 * dw_words_checked:
 * @publisher: (nullable): the feed that a record comes from: who publishes it says when it was checked, and not who
 *   runs the service
 * @assured_date: (nullable): `YYYY-MM-DD`
 *
 * Returns: (transfer full): "Last checked by Merton directory in March 2026", or "Merton directory does not say when it
 *   was last checked"
 */
char *dw_words_checked (const DwFeed *publisher,
                        const char   *assured_date);

/**
 * dw_words_freshness:
 *
 * Returns: (transfer full): the same; of the starter directory, whose documents were published and never checked:
 *   "Published 2024: check first".
 */
char *dw_words_freshness (const DwFeed *publisher,
                          const char   *assured_date);

/**
 * dw_words_ago:
 *
 * Returns: (transfer full): "just now", "20 minutes ago", "yesterday", "3 days ago", "2 months ago"; a time to come as
 *   its date.
 */
char *dw_words_ago (gint64 then,
                    gint64 now);

/**
 * dw_words_from:
 *
 * Returns: (transfer full): what a copy is called by its day: "from today", "from Tuesday", "from 4 March", "from 4
 *   March 2025".
 */
char *dw_words_from (gint64 then,
                     gint64 now);

/**
 * dw_words_trust:
 *
 * Returns: how sure a feed is its publisher's, in a word: "Signed (pinned)", "Signed (first use)", "HTTPS", "File".
 */
const char *dw_words_trust (DwTrust trust);

/**
 * dw_words_how_it_came:
 *
 * Returns: (transfer full): the same at length, with the number of the key where there is one.
 */
char *dw_words_how_it_came (const DwFeed *feed);

/**
 * dw_words_stale:
 *
 * Returns: (transfer full): that what was vouched for until @expires is out of date: "… Check before travelling."
 */
char *dw_words_stale (gint64 expires);

/**
 * dw_words_notice:
 *
 * Returns: (transfer full) (nullable): the caution that goes with every record of @feed as of @now: that it is out of
 *   date, and its own notice.
 */
char *dw_words_notice (const DwFeed *feed,
                       gint64        now);

/**
 * dw_words_schedule:
 *
 * The rule of @schedule as it is stated, without working dates out: "Thursdays 10:00 to 12:00, every 2 weeks",
 * "The first Saturday of the month", "Mondays to Fridays, all day". A part that is not understood is said in the
 * publisher's own letters. The schedule's description, notes, link and attending type are not in it.
 *
 * Returns: (transfer full) (nullable): the rule, or NULL when nothing but texts is stated
 */
char *dw_words_schedule (const DwSchedule *schedule);

G_END_DECLS
