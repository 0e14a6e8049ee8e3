/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"
#include "dw-derived.h"

G_BEGIN_DECLS

/**
 * DwDeriver:
 *
 * Writes what is worked out of a record: its facts, what a row of results says, its places, its words. Every table that
 * a record is found by is written here and nowhere else.
 *
 * A service for people who flee from abuse is found by its areas alone: its addresses, towns and points go neither into
 * the words nor into the places.
 */
typedef struct _DwDeriver DwDeriver;

/** dw_deriver_new: Returns: (transfer full): a deriver that writes to @db, or NULL with DW_DB_ERROR. */
DwDeriver *dw_deriver_new (DwDb    *db,
                           GError **error);

/**
 * dw_deriver_set_fetched_at: What is put from now on was fetched at @time, seconds since 1970; a day of checking that
 * was still to come then is not stated. 0: nothing is known of that.
 */
void dw_deriver_set_fetched_at (DwDeriver *deriver,
                                gint64     time);

/** dw_deriver_free: Frees the deriver; before its database is closed. */
void dw_deriver_free (DwDeriver *deriver);

/** dw_deriver_takes_words: Returns: whether words are written: TRUE but in a benchmark. */
gboolean dw_deriver_takes_words (DwDeriver *deriver);

/** dw_deriver_put_derived: As dw_deriver_put(), of what was worked out before. */
gboolean dw_deriver_put_derived (DwDeriver        *deriver,
                                 gint64            id,
                                 gint64            feed_id,
                                 const DwService  *service,
                                 const DwDerived  *derived,
                                 GError          **error);

/**
 * dw_deriver_put: Works out and writes all derived rows of the record @id of @feed_id, of which there are none yet, as
 * of the next generation.
 */
gboolean dw_deriver_put (DwDeriver        *deriver,
                         gint64            id,
                         gint64            feed_id,
                         const DwService  *service,
                         GError          **error);

/**
 * dw_deriver_change:
 * @derived: (nullable): what was worked out before
 *
 * Brings the derived rows of the record @id up to @service. Only its facts are written in any case, as of the next
 * generation.
 */
gboolean dw_deriver_change (DwDeriver        *deriver,
                            gint64            id,
                            gint64            feed_id,
                            const DwService  *service,
                            const DwDerived  *derived,
                            GError          **error);

/** dw_deriver_remove: Removes all derived rows of the record @id. */
gboolean dw_deriver_remove (DwDeriver  *deriver,
                            gint64      id,
                            GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwDeriver, dw_deriver_free)

G_END_DECLS
