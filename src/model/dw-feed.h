/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hold.h"
#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwTrust: how sure it is that a feed is its publisher's.
 *
 * @DW_TRUST_FILE: somebody had the file
 * @DW_TRUST_HTTPS: its server is whom it says; what it serves may have been changed there
 * @DW_TRUST_SIGNED_FIRST_USE: signed with the key that was met first
 * @DW_TRUST_SIGNED_PINNED: signed with a key that somebody had from the publisher beforehand
 *
 * Stored by number: append only.
 */
typedef enum
{
  DW_TRUST_FILE,
  DW_TRUST_HTTPS,
  DW_TRUST_SIGNED_FIRST_USE,
  DW_TRUST_SIGNED_PINNED,
} DwTrust;

/** DwSignedFacts: what a signed feed says of its present edition. */
typedef struct
{
  guint64 epoch;
  guint64 version;
  gint64 issued;
  gint64 expires;             /* after this the publisher promised to have said something newer */
  const char *key;            /* the number of the key that signed it, as minisign shows it */
  const char *alert;          /* what somebody has to look into, one sentence, or NULL */
} DwSignedFacts;

/**
 * DwFeed:
 *
 * One subscription: a publisher's feed and how it last went. Immutable and shared; texts are UTF-8, NULL when not
 * known; times are seconds since 1970-01-01T00:00:00Z, 0 when it never happened.
 */
typedef struct
{
  gint64 id;                  /* in directory.db; 0 before it is stored */
  const char *url;            /* https://… base URL, or file:///… of a local feed file */
  const char *name;           /* the publisher, as shown */
  const char *licence;        /* or NULL: not stated */
  const char *attribution;    /* to be shown with its facts, or NULL */
  const char *notice;         /* a caution that goes with every record of it, or NULL */
  DwTrust trust;
  gboolean is_starter;        /* the directory that ships with Doorway */
  gint64 added_at;
  gint64 attempted_at;        /* last sync that got through to the server, good or bad */
  gint64 synced_at;           /* last sync that ended with a whole directory */
  const char *last_problem;   /* one sentence for a person; NULL when the last sync was good */
  guint n_services;
  guint n_faults;             /* fields dropped or changed in the last good sync */
  guint n_quarantined;        /* records left out in the last good sync */
  const char *etag;           /* of the first page of the committed snapshot, or NULL */
  const DwHold *hold;         /* a snapshot that waits for somebody to say whether it is right, or NULL */
  const DwSignedFacts *edition;       /* of a signed feed; else NULL */
  DwArena *arena;             /*< private >*/
} DwFeed;

/**
 * dw_feed_new:
 * @draft: (transfer none): the values; texts are copied, arena is ignored
 *
 * Returns: (transfer full): an immutable copy
 */
DwFeed *dw_feed_new (const DwFeed *draft);

/**
 * dw_feed_is_stale:
 *
 * Returns: whether @feed is signed and @now is past the date until which its publisher vouched for it: to be checked
 *   before travelling.
 */
gboolean dw_feed_is_stale (const DwFeed *feed,
                           gint64        now);

/** dw_feed_is_behind: Returns: whether @feed could not be brought up to date at @now, or is dw_feed_is_stale(). */
gboolean dw_feed_is_behind (const DwFeed *feed,
                            gint64        now);

/**
 * dw_feed_believe_date:
 * @date: (nullable): `YYYY-MM-DD`, on which a record of @feed (nullable) says that somebody checked it
 *
 * Nobody can have checked a record after it was fetched; a day more is for clocks and zones.
 *
 * Returns: (transfer none) (nullable): @date, or NULL when it was still to come
 */
const char *dw_feed_believe_date (const DwFeed *feed,
                                  const char   *date);

/** dw_feed_ref: Returns: (transfer full): @feed with one more reference. Any thread. */
DwFeed *dw_feed_ref (DwFeed *feed);

/** dw_feed_unref: Drops one reference. Any thread. */
void dw_feed_unref (DwFeed *feed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwFeed, dw_feed_unref)

/**
 * DwRecord:
 *
 * One service as it is in the directory: the record, the facts worked out of it, and where all of it comes from
 * (product rule 2). Immutable; any thread. A fact's source is the feed, when that was fetched, when the publisher last
 * checked it (`service->assured_date`) and the fact's own basis.
 */
typedef struct _DwRecord DwRecord;

/**
 * dw_record_new:
 * @id: the service's number in directory.db
 * @feed: (transfer none): where it comes from
 * @source_id: the feed's own id of the record
 * @service: (transfer full): the record
 * @raw: (transfer none): the publisher's own bytes, JSON
 * @fetched_at: when these bytes were fetched
 *
 * Returns: (transfer full): an immutable record with one reference
 */
DwRecord *dw_record_new (gint64      id,
                         DwFeed     *feed,
                         const char *source_id,
                         DwService  *service,
                         GBytes     *raw,
                         gint64      fetched_at);

/** dw_record_ref: Returns: (transfer full): @record with one more reference. */
DwRecord *dw_record_ref (DwRecord *record);

/** dw_record_unref: Drops one reference. */
void dw_record_unref (DwRecord *record);

/** dw_record_get_id: Returns: the service's number in directory.db; it changes when the directory is rebuilt. */
gint64 dw_record_get_id (DwRecord *record);

/** dw_record_get_feed: Returns: (transfer none): the feed it comes from. */
DwFeed *dw_record_get_feed (DwRecord *record);

/** dw_record_get_source_id: Returns: (transfer none): the feed's own id of the record. */
const char *dw_record_get_source_id (DwRecord *record);

/** dw_record_get_service: Returns: (transfer none): the service. */
DwService *dw_record_get_service (DwRecord *record);

/** dw_record_get_raw: Returns: (transfer none): the publisher's own bytes, JSON. */
GBytes *dw_record_get_raw (DwRecord *record);

/** dw_record_get_fetched_at: Returns: seconds since 1970-01-01T00:00:00Z. */
gint64 dw_record_get_fetched_at (DwRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwRecord, dw_record_unref)

G_END_DECLS
