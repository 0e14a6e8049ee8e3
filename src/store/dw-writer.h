/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-clock.h"
#include "dw-crawl-notes.h"
#include "dw-feed.h"
#include "dw-hash.h"
#include "dw-likeness.h"

G_BEGIN_DECLS

/** DW_STORE_ERROR: the error domain of the public directory. Database troubles come as DW_DB_ERROR. */
#define DW_STORE_ERROR (dw_store_error_quark ())

/** dw_store_error_quark: Returns: the domain of DwStoreError. */
GQuark dw_store_error_quark (void);

/**
 * DwStoreError:
 * @DW_STORE_ERROR_NOT_FOUND: no such feed or record
 * @DW_STORE_ERROR_EXISTS: that feed is already in the directory
 * @DW_STORE_ERROR_RECORD_DAMAGED: the record's bytes no longer have its hash: it is hidden until it is fetched again
 * @DW_STORE_ERROR_SAME_FEED: two records of one feed are two services: their publisher says so
 * @DW_STORE_ERROR_LOCKED: another Doorway is writing the directory
 * @DW_STORE_ERROR_HELD: a snapshot would change so much that somebody has to look at it first
 */
typedef enum
{
  DW_STORE_ERROR_NOT_FOUND,
  DW_STORE_ERROR_EXISTS,
  DW_STORE_ERROR_RECORD_DAMAGED,
  DW_STORE_ERROR_LOCKED,
  DW_STORE_ERROR_SAME_FEED,
  DW_STORE_ERROR_HELD,
} DwStoreError;

/** dw_store_dup_default_dir: Returns: (transfer full): `$XDG_DATA_HOME/doorway`, always absolute. */
char *dw_store_dup_default_dir (void);

/**
 * DwWriter:
 *
 * The one write connection to `directory.db` in a data folder. Belongs to the thread that opened it. Holds
 * `sync.lock` (an OFD lock) only while a snapshot is open, so that two Doorways never crawl at once.
 */
typedef struct _DwWriter DwWriter;

/**
 * dw_writer_open:
 * @data_dir: made 0700 when missing
 *
 * Opens or makes `directory.db`, upgrades its schema, and works derived tables out again when DW_FACTS_VERSION moved.
 * A directory.db that is not a database (damaged) is set aside as `directory.db.damaged` and a new one begun, since all
 * of it can be fetched again (dw-renewal.h tells whoever uses it); a newer one is refused untouched.
 *
 * Returns: (transfer full): the writer, or NULL with DW_DB_ERROR or DW_STORE_ERROR
 */
DwWriter *dw_writer_open (const char  *data_dir,
                          DwClock     *clock,
                          GError     **error);

/** dw_writer_close: Closes; an open snapshot is rolled back. */
void dw_writer_close (DwWriter *writer);

/** dw_writer_is_new: Returns: whether the directory never had a feed: the starter directory is due. */
gboolean dw_writer_is_new (DwWriter *writer);

/**
 * dw_writer_add_feed:
 * @draft: url and name are required; ids, times and counts are ignored
 *
 * Adds a feed without services. Whoever has the services adds both at once, with dw_snapshot_begin_new().
 *
 * Returns: the feed's id, or 0 with DW_STORE_ERROR_EXISTS or DW_DB_ERROR
 */
gint64 dw_writer_add_feed (DwWriter      *writer,
                           const DwFeed  *draft,
                           GError       **error);

/** dw_writer_remove_feed: Removes a feed and everything it brought, in one transaction. */
gboolean dw_writer_remove_feed (DwWriter  *writer,
                                gint64     feed_id,
                                GError   **error);

/**
 * dw_writer_note_attempt:
 * @problem: (nullable): one sentence for a person; NULL: it went well and nothing had changed
 *
 * Notes that a sync was tried now without a new snapshot. synced_at moves only when @problem is NULL.
 */
gboolean dw_writer_note_attempt (DwWriter    *writer,
                                 gint64       feed_id,
                                 const char  *problem,
                                 GError     **error);

/**
 * dw_writer_note_unreached:
 * @problem: one sentence for a person
 *
 * Notes that there was no way to the feed's server. No time moves: the publisher was not asked, so nothing holds back
 * the next try.
 */
gboolean dw_writer_note_unreached (DwWriter    *writer,
                                   gint64       feed_id,
                                   const char  *problem,
                                   GError     **error);

/**
 * dw_writer_decide_sameness:
 * @one: a service's number
 * @other: another's, of another feed
 * @sameness: SAME or NONE, as a person says; MAYBE takes back what was said
 *
 * Remembers whether two records are about one service, in one transaction; it holds for as long as their feeds have
 * them, and again when they come back. The records stay apart.
 *
 * Returns: FALSE with DW_STORE_ERROR_NOT_FOUND, DW_STORE_ERROR_SAME_FEED or DW_DB_ERROR
 */
gboolean dw_writer_decide_sameness (DwWriter    *writer,
                                    gint64       one,
                                    gint64       other,
                                    DwSameness   sameness,
                                    GError     **error);
/** dw_writer_read_notes: Reads what is noted of the feed's server; all is 0 where nothing is. */
gboolean dw_writer_read_notes (DwWriter      *writer,
                               gint64         feed_id,
                               DwCrawlNotes  *notes,
                               GError       **error);

/** dw_writer_write_notes: Notes @notes, without a snapshot. */
gboolean dw_writer_write_notes (DwWriter            *writer,
                                gint64               feed_id,
                                const DwCrawlNotes  *notes,
                                GError             **error);

/**
 * dw_writer_read_items: Returns: (transfer full) (element-type utf8 DwHash): of every record with a noted item its
 * source id and the item's hash.
 */
GHashTable *dw_writer_read_items (DwWriter  *writer,
                                  gint64     feed_id,
                                  GError   **error);

/**
 * dw_writer_list_absent: Returns: (transfer full) (element-type utf8): source ids of the feed that are not among the
 * keys of @seen, at most @most.
 */
GPtrArray *dw_writer_list_absent (DwWriter    *writer,
                                  gint64       feed_id,
                                  GHashTable  *seen,
                                  guint        most,
                                  GError     **error);

/** dw_writer_get_now: Returns: what time it is by the writer's clock. */
gint64 dw_writer_get_now (DwWriter *writer);

/** dw_writer_get_data_dir: Returns: (transfer none): the data folder. */
const char *dw_writer_get_data_dir (DwWriter *writer);

/** DwSnapshotSummary: what a committed snapshot changed, in services. */
typedef struct
{
  guint n_added;
  guint n_changed;
  guint n_unchanged;
  guint n_removed;
  guint n_absent;             /* of the unchanged: not in this list, and gone if not in the next either */
} DwSnapshotSummary;

/**
 * DwSnapshotKind: what becomes of a record that is neither put, kept nor removed.
 *
 * @DW_SNAPSHOT_WHOLE: it is gone: one document says all there is
 * @DW_SNAPSHOT_LISTED: it is gone when it was absent from the complete list before too (feeds.md 1.5)
 * @DW_SNAPSHOT_DELTA: it stays
 */
typedef enum
{
  DW_SNAPSHOT_WHOLE,
  DW_SNAPSHOT_LISTED,
  DW_SNAPSHOT_DELTA,
} DwSnapshotKind;

/**
 * DwSnapshotGate: what happens to a snapshot that dw_hold_is_due().
 *
 * @DW_GATE_OPEN: it is taken in like any other
 * @DW_GATE_CHECK: the commit fails with DW_STORE_ERROR_HELD, and nothing has changed
 * @DW_GATE_HOLD: nothing of the snapshot goes into the directory: the commit keeps what it would change beside it,
 *   until dw_writer_accept_hold(), dw_writer_reject_hold() or the next commit of the feed. For the same records, after
 *   a commit that failed with DW_STORE_ERROR_HELD
 */
typedef enum
{
  DW_GATE_OPEN,
  DW_GATE_CHECK,
  DW_GATE_HOLD,
} DwSnapshotGate;

/**
 * DwSnapshot:
 *
 * A whole feed being swapped in: one transaction, from dw_snapshot_begin() to dw_snapshot_commit(). Until the commit
 * every reader sees the old directory; a crash leaves the old one. Records that are put and unchanged (same hash) cost
 * no rewriting; records not put are gone at the commit.
 */
typedef struct _DwSnapshot DwSnapshot;

/**
 * dw_snapshot_begin: Returns: (transfer full): the snapshot, or NULL with DW_STORE_ERROR_LOCKED, _NOT_FOUND or
 * DW_DB_ERROR.
 */
DwSnapshot *dw_snapshot_begin (DwWriter  *writer,
                               gint64     feed_id,
                               GError   **error);

/**
 * dw_snapshot_begin_new:
 * @draft: as for dw_writer_add_feed()
 *
 * Like dw_snapshot_begin(), of a feed that comes with it: the feed and its services are in the directory together, at
 * the commit, or not at all.
 *
 * Returns: (transfer full): the snapshot, or NULL with DW_STORE_ERROR_LOCKED, _EXISTS or DW_DB_ERROR
 */
DwSnapshot *dw_snapshot_begin_new (DwWriter      *writer,
                                   const DwFeed  *draft,
                                   GError       **error);

/** dw_snapshot_begin_as: Like dw_snapshot_begin(), which begins a DW_SNAPSHOT_WHOLE at an open gate. */
DwSnapshot *dw_snapshot_begin_as (DwWriter        *writer,
                                  gint64           feed_id,
                                  DwSnapshotKind   kind,
                                  DwSnapshotGate   gate,
                                  GError         **error);

/** dw_snapshot_get_feed_id: Returns: the feed that it is of. */
gint64 dw_snapshot_get_feed_id (DwSnapshot *snapshot);

/**
 * dw_snapshot_put:
 * @source_id: the feed's own id; one that was put before in this snapshot is replaced
 * @raw: the publisher's bytes of the record, @raw_length of them, at most 16 MiB
 * @service: the same record, parsed
 *
 * Bytes that are stored already are not written again. After a failure every further put, and the commit, fail with the
 * same error: the old directory stands.
 *
 * Returns: whether the record is in the snapshot; FALSE with DW_DB_ERROR
 */
gboolean dw_snapshot_put (DwSnapshot       *snapshot,
                          const char       *source_id,
                          const char       *raw,
                          gsize             raw_length,
                          const DwService  *service,
                          GError          **error);

/**
 * dw_snapshot_get_last_id: Returns: the number of the record put last; 0 where it was set aside, as all are that a gate
 * holds.
 */
gint64 dw_snapshot_get_last_id (DwSnapshot *snapshot);

/** dw_snapshot_note_item: Notes that the record put last is the full form of a list's item whose hash is @item. */
gboolean dw_snapshot_note_item (DwSnapshot    *snapshot,
                                const DwHash  *item,
                                GError       **error);

/**
 * dw_snapshot_keep: The feed still has the record @source_id as it is in the directory. Returns: FALSE with
 * DW_STORE_ERROR_NOT_FOUND when it is not there.
 */
gboolean dw_snapshot_keep (DwSnapshot  *snapshot,
                           const char  *source_id,
                           GError     **error);

/** dw_snapshot_remove: The publisher says that there is no record @source_id; harmless when there is none. */
gboolean dw_snapshot_remove (DwSnapshot  *snapshot,
                             const char  *source_id,
                             GError     **error);

/** dw_snapshot_set_notes: What the commit notes of the feed's server. */
void dw_snapshot_set_notes (DwSnapshot          *snapshot,
                            const DwCrawlNotes  *notes);
/**
 * dw_snapshot_keep_number: The feed still has the record @id (a service's number) as it is in the directory. Returns:
 * FALSE when the feed had no such record before.
 */
gboolean dw_snapshot_keep_number (DwSnapshot *snapshot,
                                  gint64      id);

/**
 * dw_snapshot_commit:
 * @etag: (nullable): of the feed's first page
 * @n_faults: fields dropped or changed
 * @n_quarantined: records left out
 * @summary: (out) (optional): what changed
 *
 * Removes what was not put (see DwSnapshotKind), ends what was held of the feed, marks the feed synced now, raises the
 * store's generation when any service was added, changed or removed, commits and frees the snapshot.
 *
 * Returns: whether it is in the directory; FALSE: the old directory stands
 */
gboolean dw_snapshot_commit (DwSnapshot         *snapshot,
                             const char         *etag,
                             guint               n_faults,
                             guint               n_quarantined,
                             DwSnapshotSummary  *summary,
                             GError            **error);

/** dw_snapshot_abandon: Rolls back and frees the snapshot: nothing changed. */
void dw_snapshot_abandon (DwSnapshot *snapshot);

/**
 * dw_writer_accept_hold:
 * @summary: (out) (optional): what changed
 *
 * Takes in what was held of the feed, in one transaction.
 *
 * Returns: whether it is in the directory; FALSE with DW_STORE_ERROR_NOT_FOUND when nothing is held (any more), or
 *   DW_DB_ERROR
 */
gboolean dw_writer_accept_hold (DwWriter           *writer,
                                gint64              feed_id,
                                DwSnapshotSummary  *summary,
                                GError            **error);

/**
 * dw_writer_reject_hold: Throws away what was held of the feed. The same snapshot is not held again: its commit in
 * DW_GATE_HOLD keeps nothing.
 */
gboolean dw_writer_reject_hold (DwWriter  *writer,
                                gint64     feed_id,
                                GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwWriter, dw_writer_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSnapshot, dw_snapshot_abandon)

G_END_DECLS
