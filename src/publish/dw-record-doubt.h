/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-confirmations.h"
#include "dw-gazetteer.h"
#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwRecordDoubt:
 *
 * What is asked of a service that does not come from a spreadsheet, by the rules that hold for one (dw-entry-check.h):
 * telephone numbers that were cut, boroughs and towns one slip from a known one, the address of somebody's own home, a
 * day of checking that is to come. A refuge's place is not asked after: Doorway's reader has left it out.
 */
typedef struct
{
  DwGazetteer *places;
  const char *today;                    /* (nullable): `YYYY-MM-DD`, as for dw_spreadsheet_new() */
  const DwConfirmations *confirmations; /* (nullable) */
} DwRecordDoubt;

/**
 * dw_record_doubt: Adds to @bad (of DwBadCell*) what @service is asked about and nobody has confirmed. Returns: whether
 * there is nothing.
 */
gboolean dw_record_doubt (const DwRecordDoubt *check,
                          const DwService     *service,
                          GPtrArray           *bad);

G_END_DECLS
