/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-signed-store.h"
#include "dw-writer-private.h"

G_BEGIN_DECLS

/*
 * What the files of the taker share.
 */

/** DwSignedTakerStatement: what a taker asks of its database, again and again. */
typedef enum
{
  DW_SIGNED_TAKER_ADD_OBJECT,
  DW_SIGNED_TAKER_TAKE_OVER_OBJECT,
  DW_SIGNED_TAKER_LIST_RECORDS,
  DW_SIGNED_TAKER_FIND_RECORD,
  DW_SIGNED_TAKER_ADD_RECORD,
  DW_SIGNED_TAKER_DROP_RECORD,
  DW_SIGNED_TAKER_DROP_RECORDS,
  DW_SIGNED_TAKER_DROP_OBJECT,
  DW_SIGNED_TAKER_N_STATEMENTS,
} DwSignedTakerStatement;

/** DwSignedTakenOver: an object that has the number of another now. */
typedef struct
{
  gint64 id;
  DwSha256 sha256;
  guint n_taken;
  guint n_quarantined;
  guint n_faults;
} DwSignedTakenOver;

struct _DwSignedTaker
{
  DwWriter *writer;
  DwSnapshot *snapshot;
  gint64 feed_id;
  GHashTable *replaced;     /* of gint64: numbers of objects that the edition has not, and that none of its own has
                               taken over yet */
  GHashTable *replaced_as;  /* of GBytes to gint64: the same by their SHA-256 */
  GArray *taken_over;       /* of DwSignedTakenOver, which are noted at the end: their hashes are anywhere in the table,
                               and of pages that are touched between all others SQLite writes many more than once */
  DwStatement *statements[DW_SIGNED_TAKER_N_STATEMENTS];
};

G_END_DECLS
