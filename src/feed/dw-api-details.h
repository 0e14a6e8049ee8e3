/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"
#include "dw-fault.h"

G_BEGIN_DECLS

/**
 * DwApiDetails: what `/` of an API says of itself. NULL where it says nothing. Owned by the caller's arena.
 */
typedef struct
{
  const char *version;      /* "HSDS-UK-3.0" */
  const char *profile;
  const char *openapi_url;
  const DwFault *faults;    /* (array length=n_faults): what is missing or not what it should be; record is
                               DW_FAULT_NO_RECORD */
  guint n_faults;
} DwApiDetails;

/**
 * dw_api_details_parse:
 * @arena: owns the texts
 * @details: (out caller-allocates): what was read
 *
 * Returns: TRUE when @bytes is an Open Referral metadata object; FALSE with DW_PAGE_ERROR when it is anything else
 */
gboolean dw_api_details_parse (GBytes        *bytes,
                               DwArena       *arena,
                               DwApiDetails  *details,
                               GError       **error);

G_END_DECLS
