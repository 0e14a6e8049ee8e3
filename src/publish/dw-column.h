/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-cell.h"
#include "dw-facet.h"

G_BEGIN_DECLS

typedef struct _DwColumn DwColumn;

/** DwDraft: the service that cells are put in: dw-draft.h. */
typedef struct _DwDraft DwDraft;

/** DwColumnGroup: what a column tells of. A row has one service; of the others it can have several. */
typedef enum
{
  DW_COLUMN_SERVICE,
  DW_COLUMN_VENUE,
  DW_COLUMN_SESSION,
} DwColumnGroup;

/**
 * DwColumnFlags:
 * @DW_COLUMN_LIST: a cell holds several, one a line or with semicolons between; further rows and numbered columns add
 *   more
 * @DW_COLUMN_LINES: the several of a cell stand one a line only: semicolons belong to the words
 * @DW_COLUMN_PLAIN: it is in the short template; the others are for those who have more to say
 */
typedef enum
{
  DW_COLUMN_ONE = 0,
  DW_COLUMN_LIST = 1 << 0,
  DW_COLUMN_PLAIN = 1 << 1,
  DW_COLUMN_LINES = 1 << 2,
  DW_COLUMN_SHARED = 1 << 3,
} DwColumnFlags;

/** DwColumnPut: puts @cell, which was understood, where it belongs. Returns: (nullable): what to write instead. */
typedef const char *(*DwColumnPut) (DwDraft        *draft,
                                    const DwColumn *column,
                                    const DwCell   *cell);

/**
 * DwColumn: one column of the template: its words, how its cells are read and where they go in Open Referral UK 3.0.
 */
struct _DwColumn
{
  const char *title;        /* as the template has it */
  const char *also;         /* other titles that mean it, folded, '|' between; NULL for none */
  DwColumnGroup group;
  DwColumnFlags flags;
  DwCellFunc read;
  DwColumnPut put;
  const char *member;       /* the member of the group's class that @put fills, or NULL */
  DwFacet facet;            /* for those that are terms of one */
};

G_END_DECLS
