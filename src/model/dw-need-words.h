/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-service.h"

G_BEGIN_DECLS

/*
 * The needs of a service whose publisher does not speak Doorway's needs. Both tables are data/vocabulary's (needs.csv,
 * mappings.csv), compiled in.
 */

/**
 * dw_need_words_map:
 *
 * Looks for the terms of other vocabularies among the service's taxonomy terms: LGA and esd, the DfE's family hub
 * services, SEND primary needs, Open Eligibility. By name in any case; by code where the taxonomy is the code's.
 *
 * Returns: the terms of DW_FACET_NEED that they mean; 0 for none
 */
DwMask dw_need_words_map (const DwService *service);

/**
 * dw_need_words_read:
 *
 * Reads what says plainly what a service is for: its names, the first sentence of its description, and who it is for.
 * What stands further down is as often what it does beside, or whom it works with. Of the 164 records of the starter
 * directory, words alone tell a need of 144; 95 of 100 needs so told are among those stated, and 62 of 100 stated are
 * told.
 *
 * Returns: the terms of DW_FACET_NEED; 0 for none
 */
DwMask dw_need_words_read (const DwService *service);

G_END_DECLS
