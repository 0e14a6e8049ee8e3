/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-hint.h"
#include "dw-tri.h"

G_BEGIN_DECLS

/**
 * dw_hint_fit_meets: Returns: whether service @index states what @hint asks for; NOT_STATED for DW_HINT_ASKER, which
 * DwAudience knows.
 */
DwTri dw_hint_fit_meets (const DwCatalogue *catalogue,
                         const DwHint      *hint,
                         guint              index);

/**
 * dw_hint_fit_look_up: Looks up in @catalogue who calls itself what @hints (element-type DwHint) refuse. Returns: FALSE
 * with DW_DB_ERROR or DW_INDEX_ERROR_DAMAGED.
 */
gboolean dw_hint_fit_look_up (GArray             *hints,
                              DwReader           *reader,
                              const DwCatalogue  *catalogue,
                              GError            **error);

/**
 * dw_hint_fit_weigh:
 * @hints: (element-type DwHint): of several of one kind any will do, and each kind counts once: "Wimbledon or Mitcham"
 *
 * Returns: the factor of the score of service @index for what it states of @hints; what it does not state leaves it at
 *   1
 */
double dw_hint_fit_weigh (const DwCatalogue *catalogue,
                          const GArray      *hints,
                          guint              index);

G_END_DECLS
