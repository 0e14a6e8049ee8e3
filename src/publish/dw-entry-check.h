/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-entry.h"
#include "dw-gazetteer.h"

G_BEGIN_DECLS

/*
 * What is looked for in a service whose cells were all read: what would put somebody in danger or cannot be true, and
 * what its publisher is asked about and may confirm. Complaints go to @bad (of DwBadCell*).
 */

/**
 * dw_entry_check_names: Asks after a borough or a town that nobody knows and that is one slip from one of @places,
 * unless “Are the place names right?” says Yes. Before the draft is finished.
 */
void dw_entry_check_names (DwEntry     *entry,
                           DwGazetteer *places,
                           GPtrArray   *bad);

/**
 * dw_entry_check_places: Complains of what tells where a refuge is (dw_guard_read()), and of an address that reads like
 * somebody's own home (dw-home.h), unless “May the address be known?” says Yes.
 */
void dw_entry_check_places (DwEntry         *entry,
                            const DwService *service,
                            GPtrArray       *bad);

/**
 * dw_entry_check_day: Complains of a day of checking after @today (`YYYY-MM-DD`, nullable: whatever is written is
 * taken).
 */
void dw_entry_check_day (DwEntry         *entry,
                         const DwService *service,
                         const char      *today,
                         GPtrArray       *bad);

/**
 * dw_entry_doubt_name: What a row has that stands among services and is none: the headings once more, a sum, or the
 * title of a part of the sheet, which is a name with nothing beside it.
 *
 * Returns: (nullable): what to write instead
 */
const char *dw_entry_doubt_name (const DwEntry *entry);

G_END_DECLS
