/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/**
 * DwTokenizer:
 *
 * What a text index of FTS5 makes of a text: `porter unicode61 remove_diacritics 2`, by FTS5's own code, so that
 * whoever finds words beside FTS5 finds the same. Belongs to the thread of its database, which must outlive it.
 */
typedef struct _DwTokenizer DwTokenizer;

/** DwTokenFunc: Called with each token: @length bytes of UTF-8 at @token, alive during the call. */
typedef void (*DwTokenFunc) (const char *token,
                             gsize       length,
                             gpointer    data);

/** dw_tokenizer_new: Returns: (transfer full): a tokenizer of the SQLite behind @db, or NULL with DW_DB_ERROR. */
DwTokenizer *dw_tokenizer_new (DwDb    *db,
                               GError **error);

/** dw_tokenizer_free: Frees the tokenizer; before its database is closed. */
void dw_tokenizer_free (DwTokenizer *self);

/**
 * dw_tokenizer_run:
 * @text: (array length=length): UTF-8
 *
 * Calls @func with each token of @text, in order, maybe none.
 *
 * Returns: whether all of @text was read; FALSE with DW_DB_ERROR
 */
gboolean dw_tokenizer_run (DwTokenizer  *self,
                           const char   *text,
                           gsize         length,
                           DwTokenFunc   func,
                           gpointer      data,
                           GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwTokenizer, dw_tokenizer_free)

G_END_DECLS
