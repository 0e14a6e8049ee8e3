/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwGuard:
 * @DW_GUARD_NONE: its places may be known
 * @DW_GUARD_HOME: it is at somebody's own home (dw-home.h): no more than its town may be known
 * @DW_GUARD_UNTOLD: it says itself that its address is not given out (dw-untold.h): its places must not be known
 * @DW_GUARD_SAFETY: a refuge, or a service for people who flee from abuse: its places must not be known
 *
 * Whether the places of a service must be kept from everybody. Publishers are asked to leave refuges out, and do not
 * always.
 */
typedef enum
{
  DW_GUARD_NONE,
  DW_GUARD_HOME,
  DW_GUARD_UNTOLD,
  DW_GUARD_SAFETY,
} DwGuard;

/**
 * DW_GUARD_MASKED: what `doorway_withheld` of a location says when its publisher masks the address
 * (`mask_exact_address`).
 */
#define DW_GUARD_MASKED "masked"

/** DW_GUARD_AT_HOME: what `doorway_withheld` of a location says of a service that is @DW_GUARD_HOME. */
#define DW_GUARD_AT_HOME "home"

/** DW_GUARD_KEPT: what `doorway_withheld` of a location says of a service that is @DW_GUARD_UNTOLD. */
#define DW_GUARD_KEPT "untold"

/** DW_GUARD_SAFE: what `doorway_withheld` of a location says of a service that is @DW_GUARD_SAFETY. */
#define DW_GUARD_SAFE "safety"

/**
 * dw_guard_read:
 *
 * The one rule of what must not be found by its place. Reads the names of the service and its organisation, its terms,
 * and in its description and who it is for only what says that there is somewhere to flee to, or that it is for
 * nobody else than people who are not safe. A term counts where every term of its taxonomy is of that kind: a
 * children's centre that lists domestic abuse among ten needs keeps its address. What says that an address is not given
 * out, or that it is at somebody's home, is looked for in all that a service and its places say of themselves; but what
 * is in a building that everybody may walk into (dw_home_is_venue()) is at nobody's home. An attribute named or valued "public
 * address", of the service or of a place, says that its publisher means the address to be known.
 *
 * Returns: what holds of the places of @service
 */
DwGuard dw_guard_read (const DwService *service);

/**
 * dw_guard_has_public_place:
 *
 * Returns: whether an attribute "public address" of @service or of a place of it says that its address may be known.
 */
gboolean dw_guard_has_public_place (const DwService *service);

G_END_DECLS
