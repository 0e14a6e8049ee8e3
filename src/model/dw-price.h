/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"
#include "dw-facet.h"
#include "dw-service.h"
#include "dw-tri.h"

#include <math.h>

G_BEGIN_DECLS

/**
 * DwPrice:
 *
 * What a record states of its price, short enough for a row of results. DW_PRICE_NOTHING: nothing that is short enough.
 *
 * A sum is only ever one that a cost_option has as a number, in pounds. Everything else, another currency too, stays in
 * the publisher's own words.
 */
typedef struct
{
  double lowest;        /* pounds, above nought; NAN where no sum is stated */
  double highest;       /* pounds; NAN where no sum is stated */
  const char *words;    /* beside a sum: what or whom it is for; without one: their words for the cost; or NULL */
  const char *from;     /* YYYY-MM-DD from which the sums hold, or NULL */
  const char *until;    /* YYYY-MM-DD until which the sums hold, or NULL */
  gboolean is_more;     /* more is said of the cost than these hold */
} DwPrice;

/** DW_PRICE_NOTHING: Initialises a price of which nothing is stated. */
#define DW_PRICE_NOTHING { .lowest = NAN, .highest = NAN }

/** DW_PRICE_MOST: pounds; a sum above it is a slip of the keyboard or a telephone number, and not repeated. */
#define DW_PRICE_MOST 99999.0

/**
 * dw_price_read:
 * @arena: owns what of the price is not the service's own
 *
 * Reads cost_options, fees and fees_description. An option counts unless dw_price_is_past(). Words of more than 48
 * characters are left out, and so is what differs from option to option; @is_more then tells of it.
 *
 * Returns: the price of @service; its texts live as long as @service and @arena
 */
DwPrice dw_price_read (const DwService *service,
                       DwArena         *arena);

/**
 * dw_price_is_past:
 *
 * Without a clock, a price is known to be past when another of @options begins after it ended.
 *
 * Returns: whether @option, one of @options, is past
 */
gboolean dw_price_is_past (const DwCostOption *option,
                           const DwList       *options);

/** DwPriceRange: what sums a record states, in four bytes: for filters. In units of 2p, the lowest rounded down. */
typedef struct
{
  guint16 lowest;           /* 1 more than it is; 1 too where more is said of the cost, which may be less */
  guint16 highest;          /* likewise, rounded up; 0: no sum is stated */
} DwPriceRange;

/** dw_price_range_make: Returns: a range of @lowest to @highest pounds, NAN: none; @is_more of DwPrice. */
DwPriceRange dw_price_range_make (double   lowest,
                                  double   highest,
                                  gboolean is_more);

/** dw_price_range_is_within: Returns: whether all of @range is at most @pounds; NOT_STATED where a part may be. */
DwTri dw_price_range_is_within (DwPriceRange range,
                                double       pounds);

/** dw_price_is_said: Returns: whether @price has a sum or words. */
gboolean dw_price_is_said (const DwPrice *price);

G_END_DECLS
