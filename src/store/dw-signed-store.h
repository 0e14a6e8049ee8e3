/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-signed-feed.h"
#include "dw-writer.h"

G_BEGIN_DECLS

/*
 * What the directory knows of signed feeds: which edition was accepted, whose keys may sign the next one, and which
 * objects brought which records. Of the writer's thread.
 */

/**
 * dw_signed_store_read_state: Fills @state, which is empty. Returns: FALSE with DW_STORE_ERROR_NOT_FOUND when @feed_id
 * is no signed feed, or DW_DB_ERROR.
 */
gboolean dw_signed_store_read_state (DwWriter       *writer,
                                     gint64          feed_id,
                                     DwSignedState  *state,
                                     GError        **error);

/**
 * dw_signed_store_check_new: Returns: whether no feed of the directory has that UUID; FALSE with DW_STORE_ERROR_EXISTS
 * or DW_DB_ERROR.
 */
gboolean dw_signed_store_check_new (DwWriter    *writer,
                                    const char  *uuid,
                                    GError     **error);

/**
 * dw_signed_store_find: Returns: the number of the feed with that UUID, or 0 with DW_STORE_ERROR_NOT_FOUND or
 * DW_DB_ERROR.
 */
gint64 dw_signed_store_find (DwWriter    *writer,
                             const char  *uuid,
                             GError     **error);

/**
 * dw_signed_store_list_mirrors: Returns: (transfer full) (element-type utf8): where else the feed is to be had, in the
 * order to try; NULL with DW_DB_ERROR.
 */
GPtrArray *dw_signed_store_list_mirrors (DwWriter  *writer,
                                         gint64     feed_id,
                                         GError   **error);

/**
 * dw_signed_store_note_ok:
 * @etag: (nullable): of the head that came; NULL: what is noted stays
 *
 * Notes that the publisher or a mirror said just now that the accepted edition is the newest.
 */
gboolean dw_signed_store_note_ok (DwWriter    *writer,
                                  gint64       feed_id,
                                  const char  *etag,
                                  GError     **error);

/**
 * dw_signed_store_set_alert: Keeps @alert, what somebody has to look into, beside the feed until its next edition is
 * taken in.
 */
gboolean dw_signed_store_set_alert (DwWriter    *writer,
                                    gint64       feed_id,
                                    const char  *alert,
                                    GError     **error);

/** DwHeldObject: an object of the accepted edition whose records are all in the directory. */
typedef struct
{
  gint64 id;
  guint n_taken;
  guint n_quarantined;
  guint n_faults;
} DwHeldObject;

/**
 * dw_signed_store_list_held:
 * @closely: look at every record's hash: an object that brought a damaged one is not listed. Done anyway where the
 *   numbers do not agree
 *
 * Returns: (transfer full) (element-type GBytes DwHeldObject): objects that need not be fetched, by their SHA-256; NULL
 *   with DW_DB_ERROR
 */
GHashTable *dw_signed_store_list_held (DwWriter  *writer,
                                       gint64     feed_id,
                                       gboolean   closely,
                                       GError   **error);

/**
 * dw_signed_store_list_known:
 * @held: as dw_signed_store_list_held() returned it
 * @kept: those of @held that the next edition has too
 *
 * Of an object that changes most records stay as they are. Those of objects in which nothing was dropped or changed are
 * told by their hash, and need no more be read again than those of an object that stays.
 *
 * Returns: (transfer full) (element-type DwHash gint64): the numbers of the records of @held that are not of @kept, by
 *   the hash of the bytes that each came in; NULL with DW_DB_ERROR
 */
GHashTable *dw_signed_store_list_known (DwWriter    *writer,
                                        GHashTable  *held,
                                        GHashTable  *kept,
                                        GError     **error);

/**
 * DwSignedTaker:
 *
 * An edition being taken in, inside the transaction of a snapshot: the snapshot has the records, the taker has which
 * object brought them and which edition it is.
 */
typedef struct _DwSignedTaker DwSignedTaker;

/**
 * dw_signed_taker_new:
 * @snapshot: an open snapshot of the feed, which must outlive the taker
 * @before: what was accepted before, as it was when the edition was judged
 * @kept: (element-type GBytes DwHeldObject): those of dw_signed_store_list_held() that the edition has too. Every other
 *   one is replaced or dropped
 *
 * Returns: (transfer full): a taker, or NULL with DW_STORE_ERROR_LOCKED when another Doorway took an edition in
 *   meanwhile, or DW_DB_ERROR
 */
DwSignedTaker *dw_signed_taker_new (DwWriter             *writer,
                                    DwSnapshot           *snapshot,
                                    const DwSignedState  *before,
                                    GHashTable           *kept,
                                    GError              **error);

/** dw_signed_taker_free: Frees @taker. */
void dw_signed_taker_free (DwSignedTaker *taker);

/**
 * dw_signed_taker_accept: Writes which edition this is, and its keys. To be called first, once; FALSE with
 * DW_SIGNED_ERROR_ROLLBACK or DW_DB_ERROR.
 */
gboolean dw_signed_taker_accept (DwSignedTaker    *taker,
                                 const DwEdition  *edition,
                                 GError          **error);

/**
 * dw_signed_taker_set_mirrors: Notes where else the feed is to be had: @urls (element-type utf8), in the order to try.
 * After dw_signed_taker_accept().
 */
gboolean dw_signed_taker_set_mirrors (DwSignedTaker  *taker,
                                      GPtrArray      *urls,
                                      GError        **error);

/**
 * dw_signed_taker_keep: The record of number @record stays as it is. Returns: FALSE with DW_DB_ERROR_DAMAGED where the
 * feed had none such.
 */
gboolean dw_signed_taker_keep (DwSignedTaker  *taker,
                               gint64          record,
                               GError        **error);

/**
 * dw_signed_taker_add_object:
 * @records: (element-type gint64): the numbers of the records that it brought (dw_snapshot_get_last_id())
 * @n_quarantined: lines that were left out
 * @n_faults: fields that were dropped or changed
 *
 * Notes an object that was put into the snapshot.
 *
 * Returns: FALSE with DW_STORE_ERROR_EXISTS when another object has brought one of the records, or DW_DB_ERROR
 */
gboolean dw_signed_taker_add_object (DwSignedTaker   *taker,
                                     const DwSha256  *sha256,
                                     GArray          *records,
                                     guint            n_quarantined,
                                     guint            n_faults,
                                     GError         **error);

/**
 * dw_signed_taker_finish: Drops the notes of what the edition has not any more. After its last object; FALSE with
 * DW_DB_ERROR.
 */
gboolean dw_signed_taker_finish (DwSignedTaker  *taker,
                                 GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSignedTaker, dw_signed_taker_free)

G_END_DECLS
