/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-spare-file.h"
#include "dw-spare-rows.h"

G_BEGIN_DECLS

/*
 * What writing the second copy and putting it back share.
 */

#define DW_SPARE_FEED "feed "
#define DW_SPARE_STARTER "starter "
#define DW_SPARE_DECISION "decision "
/* What waits for an answer: how much, and examples; the list itself comes with the next sync. */
#define DW_SPARE_HELD "held "

/** DwSpare: what is to be kept, as it is in the directory now. */
typedef struct
{
  char *head;         /* how much there is, and of which directory it is */
  GPtrArray *lines;   /* of char*: a word that says what it is, then rows */
  gint64 digest;      /* of all of it, never 0 */
} DwSpare;

/** dw_spare_gather: Returns: (transfer full): what the directory has, or NULL with DW_DB_ERROR. */
DwSpare *dw_spare_gather (DwDb    *db,
                          GError **error);

/** dw_spare_free: Frees @spare. */
void dw_spare_free (DwSpare *spare);

/**
 * dw_spare_digest: Returns: the digest of a whole copy's @head, but for which directory it is of, and @lines, but for
 * those that only ask.
 */
gint64 dw_spare_digest (const char *head,
                        GPtrArray  *lines);

/** dw_spare_read_head: Reads what @head (nullable) says. Returns: FALSE when it is lost. */
gboolean dw_spare_read_head (const char *head,
                             guint      *n_feeds,
                             guint      *n_decisions,
                             gint64     *n_ever,
                             gint64     *store_id);

/**
 * dw_spare_put_line: Puts the rows of @line, which begins with one of the words, into the directory, in whatever
 * transaction is open.
 */
gboolean dw_spare_put_line (DwDb        *db,
                            const char  *line,
                            GError     **error);

/** dw_spare_restore: Gives a new directory, without a feed, what is left in @file. */
gboolean dw_spare_restore (DwDb         *db,
                           const char   *data_dir,
                           DwSpareFile  *file,
                           gboolean      was_begun,
                           GError      **error);

/**
 * dw_spare_mend: Puts @file, which is whole, over rows that came to harm. FALSE with DW_DB_ERROR_DAMAGED when that does
 * not mend them.
 */
gboolean dw_spare_mend (DwDb         *db,
                        const char   *data_dir,
                        DwSpareFile  *file,
                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSpare, dw_spare_free)

G_END_DECLS
