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

struct _DwSignedTaker
{
  DwWriter *writer;
  DwSnapshot *snapshot;
  gint64 feed_id;
  GHashTable *replaced;     /* of gint64: numbers of objects that the edition has not, and that none of its own has
                               taken over yet */
  GHashTable *replaced_as;  /* of GBytes to gint64: the same by their SHA-256 */
  DwStatement *statements[DW_SIGNED_TAKER_N_STATEMENTS];
};

G_END_DECLS
