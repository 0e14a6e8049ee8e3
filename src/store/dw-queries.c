/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-queries.h"

#include "dw-facet.h"

G_STATIC_ASSERT (DW_FACT_MINIMUM_AGE - DW_FACT_TERMS == DW_N_FACETS);
G_STATIC_ASSERT (DW_SUMMARY_BASES - DW_SUMMARY_TERMS == DW_N_FACETS);

#define FEED_SQL                                                                                                     \
  "f.id AS feed_id, f.url AS url, f.name AS feed_name, f.licence AS licence, f.attribution AS attribution,"          \
  " f.notice AS notice, f.trust AS trust, f.is_starter AS is_starter, f.added_at AS added_at,"                       \
  " f.attempted_at AS attempted_at, f.synced_at AS synced_at, f.last_problem AS last_problem,"                       \
  " f.n_services AS n_services, f.n_faults AS n_faults, f.n_quarantined AS n_quarantined, f.etag AS etag,"               \
  " e.epoch AS epoch, e.version AS version, e.issued AS issued, e.expires AS expires, e.signer AS signer, e.alert AS alert"

/* What a signed feed says of its edition; all NULL of one that is not signed. */
#define EDITION_SQL " LEFT JOIN signed_feed AS e ON e.feed_id = f.id"

/* A sync that found the same bytes fetched them again: what was true then is known as of then. */
#define FETCHED_SQL "max(r.fetched_at, f.synced_at) AS fetched_at"

#define RECORD_SQL                                                                                                   \
  "SELECT " FEED_SQL ", r.id AS id, r.source_id AS source_id, r.hash AS hash, " FETCHED_SQL ", r.json AS json"       \
  " FROM raw_record AS r JOIN feed AS f ON f.id = r.feed_id" EDITION_SQL

#define TERMS_SQL(table)                                                                                             \
  table ".need AS need, " table ".borough AS borough, " table ".route AS route, " table ".cost AS cost, " table      \
        ".delivery AS delivery, " table ".level AS level, " table ".status AS status"

#define FEED_NAMES                                                                                                   \
  [DW_FEED_ID] = "feed_id", [DW_FEED_URL] = "url", [DW_FEED_NAME] = "feed_name", [DW_FEED_LICENCE] = "licence",      \
  [DW_FEED_ATTRIBUTION] = "attribution", [DW_FEED_NOTICE] = "notice", [DW_FEED_TRUST] = "trust",                     \
  [DW_FEED_IS_STARTER] = "is_starter", [DW_FEED_ADDED_AT] = "added_at", [DW_FEED_ATTEMPTED_AT] = "attempted_at",     \
  [DW_FEED_SYNCED_AT] = "synced_at", [DW_FEED_LAST_PROBLEM] = "last_problem", [DW_FEED_N_SERVICES] = "n_services",   \
  [DW_FEED_N_FAULTS] = "n_faults", [DW_FEED_N_QUARANTINED] = "n_quarantined", [DW_FEED_ETAG] = "etag", \
  [DW_FEED_EPOCH] = "epoch", [DW_FEED_VERSION] = "version", [DW_FEED_ISSUED] = "issued",                             \
  [DW_FEED_EXPIRES] = "expires", [DW_FEED_SIGNER] = "signer", [DW_FEED_ALERT] = "alert"

#define TERMS_NAMES(first)                                                                                           \
  [(first) + DW_FACET_NEED] = "need", [(first) + DW_FACET_BOROUGH] = "borough", [(first) + DW_FACET_ROUTE] = "route", \
  [(first) + DW_FACET_COST] = "cost", [(first) + DW_FACET_DELIVERY] = "delivery",                                    \
  [(first) + DW_FACET_LEVEL] = "level", [(first) + DW_FACET_STATUS] = "status"

static const char *const feed_columns[] = { FEED_NAMES };

static const char *const record_columns[] = {
  FEED_NAMES,
  [DW_RECORD_ID] = "id",
  [DW_RECORD_SOURCE_ID] = "source_id",
  [DW_RECORD_HASH] = "hash",
  [DW_RECORD_FETCHED_AT] = "fetched_at",
  [DW_RECORD_JSON] = "json",
};

static const char *const raw_columns[] = {
  [DW_RAW_ID] = "id",
  [DW_RAW_FEED_ID] = "feed_id",
  [DW_RAW_HASH] = "hash",
  [DW_RAW_JSON] = "json",
  [DW_RAW_FETCHED_AT] = "fetched_at",
};

static const char *const fact_columns[] = {
  [DW_FACT_ID] = "id",
  [DW_FACT_FEED_ID] = "feed_id",
  TERMS_NAMES (DW_FACT_TERMS),
  [DW_FACT_MINIMUM_AGE] = "minimum_age",
  [DW_FACT_MAXIMUM_AGE] = "maximum_age",
  [DW_FACT_ASSURED_DAY] = "assured_day",
  [DW_FACT_NAME] = "name",
  [DW_FACT_TIMES] = "times",
  [DW_FACT_LANGUAGES] = "languages",
  [DW_FACT_PRICE_LOW] = "price_low",
  [DW_FACT_PRICE_HIGH] = "price_high",
  [DW_FACT_PRICE_MORE] = "price_more",
};

static const char *const place_columns[] = {
  [DW_PLACE_SERVICE_ID] = "service_id",
  [DW_PLACE_LATITUDE] = "latitude",
  [DW_PLACE_LONGITUDE] = "longitude",
  [DW_PLACE_POSTCODE] = "postcode",
};

static const char *const summary_columns[] = {
  [DW_SUMMARY_ID] = "id",
  [DW_SUMMARY_FEED_ID] = "feed_id",
  [DW_SUMMARY_SOURCE_ID] = "source_id",
  [DW_SUMMARY_NAME] = "name",
  [DW_SUMMARY_ORGANISATION] = "organisation",
  [DW_SUMMARY_DESCRIPTION] = "description",
  [DW_SUMMARY_AREA] = "area",
  TERMS_NAMES (DW_SUMMARY_TERMS),
  [DW_SUMMARY_BASES] = "bases",
  [DW_SUMMARY_MINIMUM_AGE] = "minimum_age",
  [DW_SUMMARY_MAXIMUM_AGE] = "maximum_age",
  [DW_SUMMARY_ASSURED_DATE] = "assured_date",
  [DW_SUMMARY_PRICE_LOW] = "price_low",
  [DW_SUMMARY_PRICE_HIGH] = "price_high",
  [DW_SUMMARY_PRICE_MORE] = "price_more",
  [DW_SUMMARY_PRICE_WORDS] = "price_words",
  [DW_SUMMARY_PRICE_FROM] = "price_from",
  [DW_SUMMARY_PRICE_UNTIL] = "price_until",
  [DW_SUMMARY_FETCHED_AT] = "fetched_at",
};

static const char *const text_columns[] = {
  [DW_TEXT_ID] = "id",
  [DW_TEXT_FIRST] = "name",
  [DW_TEXT_FIRST + 1] = "alternate_name",
  [DW_TEXT_FIRST + 2] = "organisation",
  [DW_TEXT_FIRST + 3] = "terms",
  [DW_TEXT_FIRST + 4] = "description",
  [DW_TEXT_FIRST + 5] = "place",
};

static const char *const match_columns[] = {
  [DW_MATCH_ID] = "id",
  [DW_MATCH_RANK] = "rank",
};

const DwQuery DW_QUERY_FEEDS = {
  "SELECT " FEED_SQL " FROM feed AS f" EDITION_SQL " ORDER BY f.is_starter DESC, f.name COLLATE NOCASE, f.id",
  feed_columns,
  DW_FEED_N_COLUMNS,
};

const DwQuery DW_QUERY_RECORD = { RECORD_SQL " WHERE r.id = ?1", record_columns, DW_RECORD_N_COLUMNS };

const DwQuery DW_QUERY_RECORDS = {
  RECORD_SQL " WHERE ?1 IN (0, r.feed_id) ORDER BY r.id",
  record_columns,
  DW_RECORD_N_COLUMNS,
};

const DwQuery DW_QUERY_RAW = {
  "SELECT id, feed_id, hash, json, fetched_at FROM raw_record ORDER BY id",
  raw_columns,
  DW_RAW_N_COLUMNS,
};

#define FACTS_SQL                                                                                                    \
  "SELECT t.id AS id, t.feed_id AS feed_id, " TERMS_SQL ("t") ", t.minimum_age AS minimum_age,"                      \
  " t.maximum_age AS maximum_age, t.assured_day AS assured_day, t.name AS name, t.times AS times,"                   \
  " t.languages AS languages, t.price_low AS price_low, t.price_high AS price_high, t.price_more AS price_more"       \
  " FROM service_fact AS t"

/* What was written since is little: its numbers come first, in their order, from their index. Asked for it in any
   plainer way SQLite walks all of the table, which has them in order too. */
#define SINCE_SQL                                                                                                    \
  " WHERE t.id IN (SELECT id FROM service_fact INDEXED BY service_fact_generation WHERE generation > ?1) ORDER BY t.id"

#define WORDS_SQL                                                                                                    \
  "x.name AS name, x.alternate_name AS alternate_name, x.organisation AS organisation, x.terms AS terms,"            \
  " x.description AS description, x.place AS place"

const DwQuery DW_QUERY_FACTS = { FACTS_SQL " ORDER BY t.id", fact_columns, DW_FACT_N_COLUMNS };

const DwQuery DW_QUERY_FACTS_SINCE = { FACTS_SQL SINCE_SQL, fact_columns, DW_FACT_N_COLUMNS };

const DwQuery DW_QUERY_PLACES = {
  "SELECT service_id, latitude, longitude, postcode FROM service_place ORDER BY service_id, place",
  place_columns,
  DW_PLACE_N_COLUMNS,
};

const DwQuery DW_QUERY_PLACES_SINCE = {
  "SELECT p.service_id AS service_id, p.latitude AS latitude, p.longitude AS longitude, p.postcode AS postcode"
  " FROM service_fact AS t CROSS JOIN service_place AS p ON p.service_id = t.id" SINCE_SQL ", p.place",
  place_columns,
  DW_PLACE_N_COLUMNS,
};

const DwQuery DW_QUERY_TEXTS = {
  "SELECT x.rowid AS id, " WORDS_SQL " FROM service_text AS x ORDER BY x.rowid",
  text_columns,
  DW_TEXT_N_COLUMNS,
};

const DwQuery DW_QUERY_TEXTS_SINCE = {
  "SELECT t.id AS id, " WORDS_SQL " FROM service_fact AS t CROSS JOIN service_text AS x ON x.rowid = t.id" SINCE_SQL,
  text_columns,
  DW_TEXT_N_COLUMNS,
};

#define SUMMARY_SQL(source_id, fetched_at)                                                                           \
  "SELECT s.id AS id, t.feed_id AS feed_id, " source_id " AS source_id, t.name AS name, s.organisation AS organisation," \
  " s.description AS description, s.area AS area, " TERMS_SQL ("t") ", t.bases AS bases,"                            \
  " t.minimum_age AS minimum_age, t.maximum_age AS maximum_age, s.assured_date AS assured_date,"                      \
  " t.price_low AS price_low, t.price_high AS price_high, t.price_more AS price_more, s.price_words AS price_words," \
  " s.price_from AS price_from, s.price_until AS price_until, " fetched_at                                           \
  " FROM service AS s JOIN service_fact AS t ON t.id = s.id"

const DwQuery DW_QUERY_SUMMARY = {
  SUMMARY_SQL ("r.source_id", FETCHED_SQL) " JOIN raw_record AS r ON r.id = s.id JOIN feed AS f ON f.id = r.feed_id WHERE s.id = ?1",
  summary_columns,
  DW_SUMMARY_N_COLUMNS,
};

/* Raw records are most of the file: not looking for one is half of what a row costs. */
const DwQuery DW_QUERY_SUMMARY_ALONE = {
  SUMMARY_SQL ("NULL", "0 AS fetched_at") " WHERE s.id = ?1",
  summary_columns,
  DW_SUMMARY_N_COLUMNS,
};

const DwQuery DW_QUERY_HOLD = {
  "SELECT rowid AS id, 0.0 AS rank FROM service_text WHERE service_text MATCH ?1",
  match_columns,
  DW_MATCH_N_COLUMNS,
};

static const char *const marked_columns[] = {
  [DW_MARKED_ID] = "id",
};

const DwQuery DW_QUERY_MARKED = {
  "SELECT id FROM service WHERE marks IS NOT NULL AND (instr(marks, ?1) - 1) % 8 = 0",
  marked_columns,
  DW_MARKED_N_COLUMNS,
};

const DwQuery DW_QUERY_MATCH = {
  "SELECT rowid AS id, bm25(service_text, ?2, ?3, ?4, ?5, ?6, ?7) AS rank FROM service_text"
  " WHERE service_text MATCH ?1",
  match_columns,
  DW_MATCH_N_COLUMNS,
};

DwStatement *
dw_query_prepare (const DwQuery  *query,
                  DwDb           *db,
                  GError        **error)
{
  return dw_statement_new (db, query->sql, error);
}

gboolean
dw_query_ensure (const DwQuery  *query,
                 DwDb           *db,
                 DwStatement   **statement,
                 GError        **error)
{
  if (*statement == NULL)
    *statement = dw_query_prepare (query, db, error);
  else
    dw_statement_reset (*statement);

  return *statement != NULL;
}
