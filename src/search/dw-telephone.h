/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-query-words.h"

G_BEGIN_DECLS

/**
 * DwTelephone:
 *
 * A telephone number in a question: a front desk has a missed call, and wants to know of whom. Services state theirs as
 * marks (DW_MARK_PHONE), so a number is found whole or not at all, in whatever way it is written; one that a publisher
 * masks is found by nobody.
 */
typedef struct
{
  char *number;             /* as typed: "020 8356 5000", "+44 20 8356 5000" */
  gboolean is_whole;        /* whether it has the digits of a whole number; of a part no mark is looked up */
  gboolean is_local;        /* whether it is a part without its code, "7946 0002", which a text may have, or be the number of a charity */
  gboolean is_all;          /* whether nothing else is asked: "who rang me from 020 8356 5000" */
  guint64 *holders;         /* (nullable): slots whose services state it, once that was looked up */
  guint n_holders;
} DwTelephone;

/**
 * dw_telephone_read: Takes the number that @words name, and then what is only said around it, out of the words that are
 * searched. Returns: (transfer full) (nullable): it.
 */
DwTelephone *dw_telephone_read (DwQueryWords *words);

/**
 * dw_telephone_look_up: Looks up who states @self. Returns: FALSE with DW_DB_ERROR, DW_INDEX_ERROR_DAMAGED or
 * G_IO_ERROR_CANCELLED.
 */
gboolean dw_telephone_look_up (DwTelephone        *self,
                               DwReader           *reader,
                               const DwCatalogue  *catalogue,
                               GError            **error);

/**
 * dw_telephone_is_answer: Returns: whether what is found is who states @self (nullable), or nobody, whatever the other
 * words find.
 */
gboolean dw_telephone_is_answer (const DwTelephone *self);

/** dw_telephone_free: Frees @self. */
void dw_telephone_free (DwTelephone *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwTelephone, dw_telephone_free)

G_END_DECLS
