/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-bad-cell.h"
#include "dw-draft.h"

G_BEGIN_DECLS

/** DwEntry: one service in a spreadsheet: the rows that tell of it, and what they came to. */
typedef struct
{
  const DwTable *table;
  GPtrArray *rows;      /* of DwTableRow*; at least one */
  char *key;            /* names it in ids */
  DwDraft *draft;       /* while it is being put together */
  gboolean is_bad;      /* at least one of its cells was not understood */
} DwEntry;

/** dw_entry_free: Frees @data, a DwEntry. */
void dw_entry_free (gpointer data);

/**
 * dw_entry_complain: Says in @bad (of DwBadCell*) that the cell below heading @head in the @row'th row of @entry is to
 * be mended.
 */
void dw_entry_complain (DwEntry    *entry,
                        GPtrArray  *bad,
                        guint       row,
                        guint       head,
                        const char *write);

/**
 * dw_entry_find_head: Returns: the first heading of the rows of @entry whose column is put by @put, and fills @member
 * where that is not NULL; 0 when there is none.
 */
guint dw_entry_find_head (const DwEntry *entry,
                          DwColumnPut    put,
                          const char    *member);

/** dw_entry_get_row: Returns: (transfer none): the @row'th row of @entry. */
const DwTableRow *dw_entry_get_row (const DwEntry *entry,
                                    guint          row);

/**
 * dw_entry_is_shifted:
 * @bad: (nullable): of DwBadCell*
 *
 * Whether a row of @entry has a cell too many: a text without quotation marks round it falls apart at its commas, and
 * what comes after it stands below the wrong headings. Says so in @bad, a sentence a row; whatever else could be said
 * of such rows would be of the wrong cells.
 */
gboolean dw_entry_is_shifted (DwEntry   *entry,
                              GPtrArray *bad);

/**
 * dw_entry_survey: Puts only what other services may build on (DW_COLUMN_SHARED) into the draft of @entry, and
 * complains of nothing.
 */
void dw_entry_survey (DwEntry    *entry,
                      const char *space);

/** dw_entry_read: Puts the draft of @entry together from its rows; what is not understood goes to @bad. */
void dw_entry_read (DwEntry    *entry,
                    const char *space,
                    GPtrArray  *bad);

G_END_DECLS
