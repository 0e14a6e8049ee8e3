/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facts.h"
#include "dw-feed.h"
#include "dw-line.h"
#include "dw-words.h"

G_BEGIN_DECLS

/* How the files of dw-sheet fill a sheet: a fill function a section, each adding lines to the section being made. */

/** DwSheetMaker: a sheet being made. */
typedef struct
{
  DwRecord *record;
  DwFeed *feed;
  const DwService *service;
  DwFacts facts;
  DwReach reach;
  gint64 now;
  DwArena *arena;
  GArray *lines;            /* of DwLine: the section being made */
  gboolean has_advised;     /* whether a gap of this section said what to do */
  gsize room;               /* characters that may still be taken whole */
} DwSheetMaker;

/**
 * dw_sheet_keep:
 *
 * Returns: (nullable): @text in the sheet's memory, shortened, and saying so, when there is too much of it.
 */
const char *dw_sheet_keep (DwSheetMaker *maker,
                           const char   *text);

/** dw_sheet_add: Adds a line, unless @value is NULL or empty. Returns: whether it did. */
gboolean dw_sheet_add (DwSheetMaker *maker,
                       DwLineKind    kind,
                       const char   *label,
                       const char   *value,
                       DwBasis       basis);

/** dw_sheet_take: Adds a line of text and frees @value (transfer full). Returns: whether it did. */
gboolean dw_sheet_take (DwSheetMaker *maker,
                        const char   *label,
                        char         *value,
                        DwBasis       basis);

/** dw_sheet_add_web: Adds a web address, as text when it may not be opened. Returns: whether it did. */
gboolean dw_sheet_add_web (DwSheetMaker *maker,
                           const char   *label,
                           const char   *address);

/** dw_sheet_gap: Adds what is not stated; the first gap of a section says what to do about it. */
void dw_sheet_gap (DwSheetMaker *maker,
                   const char   *label,
                   DwGap         gap);

/**
 * dw_sheet_append: Appends @part to @text, after @separator when there is text already; nothing when @part is NULL or
 * empty.
 */
void dw_sheet_append (GString    *text,
                      const char *separator,
                      const char *part);

/** dw_sheet_fill_route: How to get in. */
void dw_sheet_fill_route (DwSheetMaker *maker);

/** dw_sheet_fill_when: When. */
void dw_sheet_fill_when (DwSheetMaker *maker);

/** dw_sheet_fill_where: Where. */
void dw_sheet_fill_where (DwSheetMaker *maker);

/** dw_sheet_fill_who: Who it is for. */
void dw_sheet_fill_who (DwSheetMaker *maker);

/** dw_sheet_fill_cost: Cost. */
void dw_sheet_fill_cost (DwSheetMaker *maker);

/** dw_sheet_fill_contact: Contact. */
void dw_sheet_fill_contact (DwSheetMaker *maker);

/** dw_sheet_fill_what: What it is. */
void dw_sheet_fill_what (DwSheetMaker *maker);

/** dw_sheet_fill_source: Where this comes from. */
void dw_sheet_fill_source (DwSheetMaker *maker);

G_END_DECLS
