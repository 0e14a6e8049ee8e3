/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-facts.h"
#include "dw-feed.h"
#include "dw-likeness.h"
#include "dw-price.h"

G_BEGIN_DECLS

/**
 * DwReader:
 *
 * A read-only connection to a data folder's `directory.db`. Belongs to the thread that opened it. Reads never wait for
 * a writer.
 */
typedef struct _DwReader DwReader;

/**
 * dw_reader_open: Returns: (transfer full): the reader, or NULL with DW_DB_ERROR (DW_STORE_ERROR_NOT_FOUND: no
 * directory yet, or one whose making was cut short before anything was in it).
 */
DwReader *dw_reader_open (const char  *data_dir,
                          GError     **error);

/** dw_reader_close: Closes. */
void dw_reader_close (DwReader *reader);

/**
 * dw_reader_get_generation:
 *
 * To be asked before each piece of work: where a writer set a damaged directory aside meanwhile, the reader goes over
 * to the new one here.
 *
 * Returns: the store's generation, raised when a feed comes or goes or any service changes; −1 with @error
 */
gint64 dw_reader_get_generation (DwReader  *reader,
                                 GError   **error);

/**
 * dw_reader_get_store_id:
 *
 * Returns: the number that tells this store from any other; 0 where it has none yet (version 1) or with @error
 */
gint64 dw_reader_get_store_id (DwReader  *reader,
                               GError   **error);

/**
 * dw_reader_get_mark:
 * @generation: one that the store has or had
 *
 * Returns: a number drawn when the store came to @generation: another where an older copy was put back and went on from
 * there; 0 where none was drawn (written by an older program), or with @error
 */
gint64 dw_reader_get_mark (DwReader  *reader,
                           gint64     generation,
                           GError   **error);

/**
 * dw_reader_set_limit: Bounds every later call: @cancellable (nullable) and @deadline (dw_clock_get_effort(), 0 none)
 * end it with DW_DB_ERROR_INTERRUPTED.
 */
void dw_reader_set_limit (DwReader     *reader,
                          GCancellable *cancellable,
                          gint64        deadline);

/**
 * dw_reader_has_time: For who works beside the reader within its limit. Returns: whether that is not reached; FALSE
 * with DW_DB_ERROR_INTERRUPTED.
 */
gboolean dw_reader_has_time (DwReader  *reader,
                             GError   **error);

/** dw_reader_list_feeds: Returns: (transfer full) (element-type DwFeed): every feed, starter first, then by name. */
GPtrArray *dw_reader_list_feeds (DwReader  *reader,
                                 GError   **error);

/**
 * dw_reader_read_record:
 *
 * Reads one record, checks its hash, parses it.
 *
 * Returns: (transfer full): the record, or NULL with DW_STORE_ERROR_NOT_FOUND or _RECORD_DAMAGED
 */
DwRecord *dw_reader_read_record (DwReader  *reader,
                                 gint64     service_id,
                                 GError   **error);

/**
 * dw_reader_find:
 * @feed_id: a feed, or 0 for any
 * @source_id: the feed's own id of the record
 *
 * Returns: the service's number, or 0 with DW_STORE_ERROR_NOT_FOUND
 */
gint64 dw_reader_find (DwReader    *reader,
                       gint64       feed_id,
                       const char  *source_id,
                       GError     **error);

/** DwRecordFunc: Called with each record; FALSE (with @error) ends the walk. */
typedef gboolean (*DwRecordFunc) (DwRecord  *record,
                                  gpointer   data,
                                  GError   **error);

/**
 * dw_reader_foreach_record: Walks every record of @feed_id (0: of all feeds) in one snapshot, by number. Damaged ones
 * are skipped and counted in @n_damaged.
 */
gboolean dw_reader_foreach_record (DwReader      *reader,
                                   gint64         feed_id,
                                   DwRecordFunc   func,
                                   gpointer       data,
                                   guint         *n_damaged,
                                   GError       **error);

/** DwTwin: a service of another feed that is, may be or was said not to be the same service. */
typedef struct
{
  gint64 id;                /* its number */
  DwSameness sameness;      /* NONE: a person told them apart */
  gboolean is_decided;      /* a person said so */
} DwTwin;

/**
 * dw_reader_list_twins: Returns: (transfer full) (element-type DwTwin): what is thought of others and the service
 * @service_id, by number; mostly empty.
 */
GArray *dw_reader_list_twins (DwReader  *reader,
                              gint64     service_id,
                              GError   **error);

/** DwTwinRecord: a twin with its record. */
typedef struct
{
  DwTwin twin;
  DwRecord *record;
} DwTwinRecord;

/**
 * dw_reader_read_twins: Returns: (transfer full) (element-type DwTwinRecord): as dw_reader_list_twins(), with their
 * records; a damaged one is left out.
 */
GPtrArray *dw_reader_read_twins (DwReader  *reader,
                                 gint64     service_id,
                                 GError   **error);

/**
 * dw_twin_records_list_same: Returns: (transfer full) (element-type DwRecord): of @twins (element-type DwTwinRecord),
 * the records of those that are the same service.
 */
GPtrArray *dw_twin_records_list_same (GPtrArray *twins);

/** DwTwinPair: two services of different feeds, the one of the lower number first. */
typedef struct
{
  gint64 one;
  DwTwin other;
} DwTwinPair;

/**
 * dw_reader_list_twin_pairs: Returns: (transfer full) (element-type DwTwinPair): every pair that is, may be or was said
 * not to be one service, by number.
 */
GArray *dw_reader_list_twin_pairs (DwReader  *reader,
                                   GError   **error);

/** DwTwinLeader: @service is one of a group of twins, which is known by its lowest number, @leader. */
typedef struct
{
  gint64 service;
  gint64 leader;
} DwTwinLeader;

/**
 * dw_reader_load_twin_leaders: Returns: (transfer full) (element-type DwTwinLeader): every service that is the same as
 * others, by number.
 */
GArray *dw_reader_load_twin_leaders (DwReader  *reader,
                                     GError   **error);

/** DwServicePlace: one place of one service, as stated: a point, a postcode or the name of an area it serves. */
typedef struct
{
  guint32 service;          /* index into DwColumns.ids */
  float latitude;           /* WGS84 degrees, NAN when not stated */
  float longitude;
  const char *postcode;     /* or NULL; owned by the columns */
} DwServicePlace;

/**
 * DwColumns:
 *
 * What filters need of every service, as arrays of @n_services in ascending order of id. Immutable once loaded.
 */
typedef struct
{
  gint64 generation;
  guint n_services;
  gint64 *ids;
  gint64 *feed_ids;
  DwMask *terms[DW_N_FACETS];   /* each an array of n_services */
  float *minimum_age;           /* years, NAN not stated */
  float *maximum_age;
  gint32 *assured_day;          /* days since 1970-01-01, G_MININT32 not stated */
  DwServicePlace *places;       /* sorted by service */
  guint n_places;
  DwMask *times;                /* bits of DwTimes; 0 not stated */
  DwMask *languages;            /* bits of dw_language_find(); 0 not stated */
  DwPriceRange *prices;
  const char **names;           /* each as stated */
  GStringChunk *texts;          /*< private >*/
} DwColumns;

/** dw_reader_load_columns: Returns: (transfer full): the columns of the present generation. */
DwColumns *dw_reader_load_columns (DwReader  *reader,
                                   GError   **error);

/**
 * dw_reader_load_columns_since:
 * @since: a generation, or −1 for every service
 *
 * To be asked of a store that has a dw_reader_get_store_id().
 *
 * Returns: (transfer full): the columns, as of the present generation, of the services written after generation @since
 */
DwColumns *dw_reader_load_columns_since (DwReader  *reader,
                                         gint64     since,
                                         GError   **error);

/** dw_columns_free: Frees the columns. */
void dw_columns_free (DwColumns *columns);

/**
 * DW_N_TEXT_COLUMNS: columns of the text index, in order: name, alternate name, organisation, terms, description,
 * place.
 */
#define DW_N_TEXT_COLUMNS 6

/** DwTextFunc: Called with a service and its words, a line for each text column; FALSE (with @error) ends the walk. */
typedef gboolean (*DwTextFunc) (gint64              service_id,
                                const char *const  *columns,
                                gpointer            data,
                                GError            **error);

/**
 * dw_reader_foreach_text: Walks the words of the services written after generation @since (−1: of all), by number, in
 * one snapshot.
 */
gboolean dw_reader_foreach_text (DwReader    *reader,
                                 gint64       since,
                                 DwTextFunc   func,
                                 gpointer     data,
                                 GError     **error);

/** dw_reader_count_services: Returns: how many services there are, in next to no time; −1 with @error. */
gint64 dw_reader_count_services (DwReader  *reader,
                                 GError   **error);

/** DwIdFunc: Called with a service's number. */
typedef void (*DwIdFunc) (gint64   service_id,
                          gpointer data);

/**
 * dw_reader_foreach_id: Walks the numbers of all services, in no order, in a store that has a dw_reader_get_store_id().
 */
gboolean dw_reader_foreach_id (DwReader  *reader,
                               DwIdFunc   func,
                               gpointer   data,
                               GError   **error);

/**
 * dw_reader_find_marked: Walks the numbers of the services of whose facts one has @mark, in no order. Reads every
 * service's marks.
 */
gboolean dw_reader_find_marked (DwReader  *reader,
                                DwMark     mark,
                                DwIdFunc   func,
                                gpointer   data,
                                GError   **error);

/** DwStemFunc: Called with each stem: @length bytes of UTF-8 at @stem, alive during the call. */
typedef void (*DwStemFunc) (const char *stem,
                            gsize       length,
                            gpointer    data);

/**
 * dw_reader_stem: Calls @func with each stem that the text index holds for @text, in order, by the text index's own
 * code.
 */
gboolean dw_reader_stem (DwReader    *reader,
                         const char  *text,
                         gsize        length,
                         DwStemFunc   func,
                         gpointer     data,
                         GError     **error);

/**
 * dw_reader_add_stems: Adds each stem of @text, as dw_reader_stem() tells them, to @stems (element-type utf8), which
 * owns them.
 */
gboolean dw_reader_add_stems (DwReader    *reader,
                              const char  *text,
                              GPtrArray   *stems,
                              GError     **error);

/** DwMatchFunc: Called with each matching service and its bm25 score (higher is better). */
typedef void (*DwMatchFunc) (gint64   service_id,
                             double   score,
                             gpointer data);

/**
 * dw_reader_match:
 * @expression: an FTS5 expression whose every term is quoted by the caller
 * @weights: (nullable) (array fixed-size=6): bm25 weight of each text column; NULL: nobody asks for scores, they are 0,
 *   and the walk is some thirty times quicker
 *
 * Streams every matching service, in no order.
 */
gboolean dw_reader_match (DwReader      *reader,
                          const char    *expression,
                          const double  *weights,
                          DwMatchFunc    func,
                          gpointer       data,
                          GError       **error);

/**
 * DwSummary: what a result row says of one service. Texts NULL when not stated. Immutable; shared.
 */
typedef struct
{
  gint64 id;
  gint64 feed_id;
  const char *source_id;      /* NULL where sources were not asked for */
  const char *name;
  const char *organisation;
  const char *description;    /* its first 400 characters or so, plain text */
  const char *area;           /* names of the areas served, joined by ", ", or NULL */
  DwMask terms[DW_N_FACETS];
  DwBasis basis[DW_N_FACETS];
  double minimum_age;
  double maximum_age;
  const char *assured_date;   /* YYYY-MM-DD or NULL */
  DwPrice price;
  gint64 fetched_at;          /* when a sync last brought these very bytes; 0 where sources were not asked for */
  DwArena *arena;             /*< private >*/
} DwSummary;

/** dw_summary_ref: Returns: (transfer full): @summary with one more reference. */
DwSummary *dw_summary_ref (DwSummary *summary);

/** dw_summary_unref: Drops one reference. */
void dw_summary_unref (DwSummary *summary);

/**
 * dw_reader_read_summaries:
 * @ids: (array length=n_ids): service numbers
 * @with_source: whether @source_id and @fetched_at are wanted, which cost as much as all the rest
 *
 * Returns: (transfer full) (element-type DwSummary): summaries in the order of @ids; NULL elements for those gone
 */
GPtrArray *dw_reader_read_summaries (DwReader      *reader,
                                     const gint64  *ids,
                                     guint          n_ids,
                                     gboolean       with_source,
                                     GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwReader, dw_reader_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwColumns, dw_columns_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSummary, dw_summary_unref)

G_END_DECLS
