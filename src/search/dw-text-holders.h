/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"

G_BEGIN_DECLS

/** DwTextPart: the parts of a service's text that something may be looked for in. */
typedef enum
{
  DW_TEXT_NAMES,            /* its name and its other name */
  DW_TEXT_NAMES_AND_PLACES, /* those, and the words of its places and areas */
  DW_TEXT_NAMES_AND_TERMS,
  DW_TEXT_ALL,
  DW_N_TEXT_PARTS,
} DwTextPart;

/**
 * dw_text_holders_find:
 * @phrases: words as they are written, "|" between one phrase and the next: "for staff|panel"
 *
 * Finds the services that hold any of @phrases in @part: words are compared by their stems. In the index of the
 * catalogue, or in the tables where there is none; both find the same.
 *
 * Returns: (transfer full): bit i set: the service in slot i holds one; NULL with DW_DB_ERROR or DW_INDEX_ERROR_DAMAGED
 */
guint64 *dw_text_holders_find (DwReader           *reader,
                               const DwCatalogue  *catalogue,
                               DwTextPart          part,
                               const char         *phrases,
                               GError            **error);

G_END_DECLS
