/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-derive.h"
#include "dw-page.h"
#include "dw-roll.h"
#include "dw-writer-private.h"

G_BEGIN_DECLS

/*
 * What the files of the snapshot share.
 */

/** DwSnapshotStatement: what a snapshot asks of its database, again and again. */
typedef enum
{
  DW_SNAPSHOT_FIND,
  DW_SNAPSHOT_INSERT,
  DW_SNAPSHOT_UPDATE,
  DW_SNAPSHOT_DELETE,
  DW_SNAPSHOT_FORGET,
  DW_SNAPSHOT_NOTE_ITEM,
  DW_SNAPSHOT_NOTE_ABSENT,
  DW_SNAPSHOT_SET_ASIDE,
  DW_SNAPSHOT_TAKE_BACK,
  DW_SNAPSHOT_LIKENESS,
  DW_SNAPSHOT_N_STATEMENTS,
} DwSnapshotStatement;

struct _DwSnapshot
{
  DwWriter *writer;
  gint64 feed_id;
  DwSnapshotKind kind;
  DwSnapshotGate gate;
  gint64 now;                 /* when its records were fetched */
  int lock;
  DwStatement *statements[DW_SNAPSHOT_N_STATEMENTS];
  DwDeriver *deriver;
  DwRoll *roll;
  guint n_added;
  gboolean moves_twins;       /* a record changed by which twins are told */
  gboolean withholds;         /* a record changed, and withholds a place that it may have told before */
  gint64 last_id;             /* of the record put last; 0 where it was set aside */
  DwHold change;              /* what it changes, for the gate; examples are in the list below */
  GPtrArray *examples;        /* of char*[3]: name, was, now */
  guint n_phone_examples;     /* of these, those of telephone numbers */
  DwHold asked;               /* what was asked before the copy to compare with was lost, where @was_asked */
  gboolean was_asked;
  DwArena *arena;             /* (nullable): owns the examples of @asked */
  DwHash digest;              /* of what is held, whatever the order; worked out at the end, as n_added is then */
  DwCrawlNotes notes;
  gboolean has_notes;
  GError *trouble;            /* of the first put that failed: SQLite may have ended the transaction, and nothing may
                                 follow it */
};

/**
 * dw_snapshot_put_derived:
 * @hash: of the record's bytes
 * @derived: (nullable): what is written of the record, where it was worked out before
 *
 * As dw_snapshot_put().
 */
gboolean dw_snapshot_put_derived (DwSnapshot          *snapshot,
                                  const DwPageRecord  *record,
                                  const DwHash        *hash,
                                  const DwDerived     *derived,
                                  GError             **error);

/**
 * dw_snapshot_count_phones: Counts, for the gate, what becomes of the telephone numbers of the record @source_id, whose
 * bytes were @json.
 */
void dw_snapshot_count_phones (DwSnapshot       *snapshot,
                               gconstpointer     json,
                               gsize             length,
                               const DwService  *service);

/** dw_snapshot_set_gate: Puts @snapshot, which was just begun, before @gate. Returns: FALSE with DW_DB_ERROR. */
gboolean dw_snapshot_set_gate (DwSnapshot      *snapshot,
                               DwSnapshotGate   gate,
                               GError         **error);

/** dw_snapshot_set_aside: Keeps @raw (NULL: it is gone) of the record @source_id beside the directory. */
gboolean dw_snapshot_set_aside (DwSnapshot     *snapshot,
                                const char     *source_id,
                                gconstpointer   raw,
                                gsize           raw_length,
                                GError        **error);

/** dw_snapshot_take_back: Drops what was set aside of the record @source_id, which came once more as it is stored. */
gboolean dw_snapshot_take_back (DwSnapshot  *snapshot,
                                gint64       id,
                                const char  *source_id,
                                GError     **error);

/** dw_snapshot_forget: Removes the record @id and all that hangs on it. */
gboolean dw_snapshot_forget (DwSnapshot  *snapshot,
                             gint64       id,
                             GError     **error);

/**
 * dw_snapshot_pass_gate: Returns: whether the snapshot may go in; FALSE with DW_STORE_ERROR_HELD or DW_DB_ERROR. Before
 * anything absent is removed.
 */
gboolean dw_snapshot_pass_gate (DwSnapshot  *snapshot,
                                GError     **error);

/** dw_snapshot_hold: Instead of a commit's work, at DW_GATE_HOLD: sets aside what is gone and says what is held. */
gboolean dw_snapshot_hold (DwSnapshot  *snapshot,
                           guint        n_faults,
                           guint        n_quarantined,
                           GError     **error);

/** dw_snapshot_end_hold: Deletes what is held of the feed. */
gboolean dw_snapshot_end_hold (DwDb    *db,
                               gint64   feed_id,
                               GError **error);

/** dw_snapshot_fail_again: Sets the error of the first put that failed. Returns: FALSE. */
gboolean dw_snapshot_fail_again (DwSnapshot  *snapshot,
                                 GError     **error);

/** dw_snapshot_free: Frees the snapshot, whose transaction has ended. */
void dw_snapshot_free (DwSnapshot *snapshot);

G_END_DECLS
