/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-feed.h"
#include "dw-line.h"

G_BEGIN_DECLS

/**
 * DwSection:
 *
 * The parts of a record as people read it, in the order that they need them: how to get in comes first. OTHERS is what
 * other publishers of the same service say; it is empty but in a sheet of dw_sheet_new_beside().
 */
typedef enum
{
  DW_SECTION_ROUTE,
  DW_SECTION_WHEN,
  DW_SECTION_WHERE,
  DW_SECTION_WHO,
  DW_SECTION_COST,
  DW_SECTION_CONTACT,
  DW_SECTION_WHAT,
  DW_SECTION_OTHERS,
  DW_SECTION_SOURCE,
} DwSection;

/** DW_N_SECTIONS: how many sections there are. */
#define DW_N_SECTIONS (DW_SECTION_SOURCE + 1)

/** dw_section_get_title: Returns: the section's heading, translated: "How to get in". */
const char *dw_section_get_title (DwSection section);

/**
 * DwSheet:
 *
 * A record laid out in words, section by section, for a screen, a page or a terminal. Nothing is left out silently: a
 * missing fact has a line of its own, and what is too long or too much says that it was shortened. `assurer_email` is
 * never in it. Owned by one holder; the texts belong to the sheet.
 */
typedef struct
{
  const char *name;
  const char *organisation;         /* or NULL */
  const char *status;               /* "Planned", "Paused", "No longer running", or NULL */
  const char *notice;               /* the feed's caution for every record of it, or NULL */
  const char *alert;                /* the publisher's notice for this service, or NULL */
  DwLine *lines[DW_N_SECTIONS];
  guint n_lines[DW_N_SECTIONS];     /* at least 1, but for OTHERS */
  DwArena *arena;                   /*< private >*/
} DwSheet;

/**
 * dw_sheet_new:
 * @now: what time it is, in seconds since 1970-01-01T00:00:00Z
 *
 * Returns: (transfer full): @record in words, in the language of the program
 */
DwSheet *dw_sheet_new (DwRecord *record,
                       gint64    now);

/** dw_sheet_free: Frees @sheet with its texts. */
void dw_sheet_free (DwSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSheet, dw_sheet_free)

G_END_DECLS
