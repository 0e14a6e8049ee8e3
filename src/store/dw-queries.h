/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/**
 * DwQuery:
 *
 * One question that the store asks its database: the SQL, and the names that its columns must have, in the order of the
 * enum beside it. A test compares them with what SQLite says.
 */
typedef struct
{
  const char *sql;
  const char *const *columns;
  guint n_columns;
} DwQuery;

/** DwFeedColumn: columns of DW_QUERY_FEEDS, and the first ones of DW_QUERY_RECORD and DW_QUERY_RECORDS. */
typedef enum
{
  DW_FEED_ID,
  DW_FEED_URL,
  DW_FEED_NAME,
  DW_FEED_LICENCE,
  DW_FEED_ATTRIBUTION,
  DW_FEED_NOTICE,
  DW_FEED_TRUST,
  DW_FEED_IS_STARTER,
  DW_FEED_ADDED_AT,
  DW_FEED_ATTEMPTED_AT,
  DW_FEED_SYNCED_AT,
  DW_FEED_LAST_PROBLEM,
  DW_FEED_N_SERVICES,
  DW_FEED_N_FAULTS,
  DW_FEED_N_QUARANTINED,
  DW_FEED_ETAG,
  DW_FEED_EPOCH,
  DW_FEED_VERSION,
  DW_FEED_ISSUED,
  DW_FEED_EXPIRES,
  DW_FEED_SIGNER,
  DW_FEED_ALERT,
  DW_FEED_N_COLUMNS,
} DwFeedColumn;

/** DwRecordColumn: further columns of DW_QUERY_RECORD and DW_QUERY_RECORDS. */
typedef enum
{
  DW_RECORD_ID = DW_FEED_N_COLUMNS,
  DW_RECORD_SOURCE_ID,
  DW_RECORD_HASH,
  DW_RECORD_FETCHED_AT,
  DW_RECORD_JSON,
  DW_RECORD_N_COLUMNS,
} DwRecordColumn;

/** DwRawColumn: columns of DW_QUERY_RAW. */
typedef enum
{
  DW_RAW_ID,
  DW_RAW_FEED_ID,
  DW_RAW_HASH,
  DW_RAW_JSON,
  DW_RAW_FETCHED_AT,
  DW_RAW_N_COLUMNS,
} DwRawColumn;

/** DwFactColumn: columns of DW_QUERY_FACTS; the masks stand in the order of DwFacet. */
typedef enum
{
  DW_FACT_ID,
  DW_FACT_FEED_ID,
  DW_FACT_TERMS,
  DW_FACT_MINIMUM_AGE = DW_FACT_TERMS + 7,
  DW_FACT_MAXIMUM_AGE,
  DW_FACT_ASSURED_DAY,
  DW_FACT_NAME,
  DW_FACT_TIMES,
  DW_FACT_LANGUAGES,
  DW_FACT_PRICE_LOW,
  DW_FACT_PRICE_HIGH,
  DW_FACT_PRICE_MORE,
  DW_FACT_N_COLUMNS,
} DwFactColumn;

/** DwPlaceColumn: columns of DW_QUERY_PLACES. */
typedef enum
{
  DW_PLACE_SERVICE_ID,
  DW_PLACE_LATITUDE,
  DW_PLACE_LONGITUDE,
  DW_PLACE_POSTCODE,
  DW_PLACE_N_COLUMNS,
} DwPlaceColumn;

/** DwSummaryColumn: columns of DW_QUERY_SUMMARY and DW_QUERY_SUMMARY_ALONE; the masks stand in the order of DwFacet. */
typedef enum
{
  DW_SUMMARY_ID,
  DW_SUMMARY_FEED_ID,
  DW_SUMMARY_SOURCE_ID,
  DW_SUMMARY_NAME,
  DW_SUMMARY_ORGANISATION,
  DW_SUMMARY_DESCRIPTION,
  DW_SUMMARY_AREA,
  DW_SUMMARY_TERMS,
  DW_SUMMARY_BASES = DW_SUMMARY_TERMS + 7,
  DW_SUMMARY_MINIMUM_AGE,
  DW_SUMMARY_MAXIMUM_AGE,
  DW_SUMMARY_ASSURED_DATE,
  DW_SUMMARY_PRICE_LOW,
  DW_SUMMARY_PRICE_HIGH,
  DW_SUMMARY_PRICE_MORE,
  DW_SUMMARY_PRICE_WORDS,
  DW_SUMMARY_PRICE_FROM,
  DW_SUMMARY_PRICE_UNTIL,
  DW_SUMMARY_FETCHED_AT,
  DW_SUMMARY_N_COLUMNS,
} DwSummaryColumn;

/** DwMatchColumn: columns of DW_QUERY_MATCH. */
typedef enum
{
  DW_MATCH_ID,
  DW_MATCH_RANK,
  DW_MATCH_N_COLUMNS,
} DwMatchColumn;

/** DwTextColumn: columns of DW_QUERY_TEXTS and DW_QUERY_TEXTS_SINCE; six words columns from DW_TEXT_FIRST. */
typedef enum
{
  DW_TEXT_ID,
  DW_TEXT_FIRST,
  DW_TEXT_N_COLUMNS = DW_TEXT_FIRST + 6,
} DwTextColumn;

/** DW_QUERY_FEEDS: every feed, the starter first, then by name. */
extern const DwQuery DW_QUERY_FEEDS;
/** DW_QUERY_RECORD: the record numbered ?1, with its feed. */
extern const DwQuery DW_QUERY_RECORD;
/** DW_QUERY_RECORDS: every record of the feed ?1 (0: of all), with its feed, by number. */
extern const DwQuery DW_QUERY_RECORDS;
/** DW_QUERY_RAW: every record's own bytes, by number. */
extern const DwQuery DW_QUERY_RAW;
/** DW_QUERY_FACTS: what filters ask of every service, by number. */
extern const DwQuery DW_QUERY_FACTS;

/** DW_QUERY_PLACES: every place of every service, by the service's number. */
extern const DwQuery DW_QUERY_PLACES;
/** DW_QUERY_FACTS_SINCE: DW_QUERY_FACTS of the services written after generation ?1. */
extern const DwQuery DW_QUERY_FACTS_SINCE;
/** DW_QUERY_PLACES_SINCE: DW_QUERY_PLACES of the services written after generation ?1. */
extern const DwQuery DW_QUERY_PLACES_SINCE;
/** DW_QUERY_TEXTS: the words of every service, by number. */
extern const DwQuery DW_QUERY_TEXTS;
/** DW_QUERY_TEXTS_SINCE: DW_QUERY_TEXTS of the services written after generation ?1. */
extern const DwQuery DW_QUERY_TEXTS_SINCE;
/** DW_QUERY_SUMMARY: what a row of results says of the service ?1. */
extern const DwQuery DW_QUERY_SUMMARY;
/** DW_QUERY_SUMMARY_ALONE: the same without the source_id and fetched_at of its raw record, which is not looked for. */
extern const DwQuery DW_QUERY_SUMMARY_ALONE;
/** DW_QUERY_HOLD: the services that match the expression ?1, unscored. */
extern const DwQuery DW_QUERY_HOLD;

/** DwMarkedColumn: columns of DW_QUERY_MARKED. */
typedef enum
{
  DW_MARKED_ID,
  DW_MARKED_N_COLUMNS,
} DwMarkedColumn;

/** DW_QUERY_MARKED: the services with the mark ?1, as it is stored: every eight bytes are one. */
extern const DwQuery DW_QUERY_MARKED;

/** DW_QUERY_MATCH: the services that match the expression ?1 under the column weights ?2 to ?7. */
extern const DwQuery DW_QUERY_MATCH;

/** dw_query_prepare: Returns: (transfer full): @query prepared, or NULL with DW_DB_ERROR. */
DwStatement *dw_query_prepare (const DwQuery  *query,
                               DwDb           *db,
                               GError        **error);

/**
 * dw_query_ensure:
 * @statement: (inout) (nullable): where the prepared query is kept
 *
 * Prepares @query on the first call and keeps it for the next ones.
 *
 * Returns: whether @statement is there, reset
 */
gboolean dw_query_ensure (const DwQuery  *query,
                          DwDb           *db,
                          DwStatement   **statement,
                          GError        **error);

G_END_DECLS
