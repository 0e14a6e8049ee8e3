/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** dw_distance_m: Returns: metres between two WGS84 points, great circle (haversine, mean radius 6371008.8 m). */
double dw_distance_m (double latitude_a,
                      double longitude_a,
                      double latitude_b,
                      double longitude_b);

/**
 * dw_distance_measure_all:
 * @latitudes: (array length=n): WGS84 degrees; @longitudes likewise
 * @metres: (out caller-allocates) (array length=n): what dw_distance_m() says of each, as a single number; NAN where a
 *   point has none
 *
 * Measures from one point to many, several times as fast as one by one where they are within a country's reach of it.
 */
void dw_distance_measure_all (double       latitude,
                              double       longitude,
                              const float *latitudes,
                              const float *longitudes,
                              gsize        n,
                              float       *metres);

/**
 * dw_distance_dup_text:
 * @metres: a distance, not negative
 *
 * The distance as people say it, never finer than is known: the middle of a postcode sector is up to 300 m off.
 * Hundreds of yards up to 0.4 miles, then tenths of a mile, from 10 miles on whole miles.
 *
 * Returns: (transfer full): "within 300 yards", "about 500 yards", "about 1 mile", "about 1.2 miles", "about 40 miles";
 *   "distance not known" for NAN
 */
char *dw_distance_dup_text (double metres);

/**
 * dw_distance_dup_asked: Returns: (transfer full): a distance that somebody asks for, in what it was asked in: "2
 * miles", "half a mile", "5 km", "500 metres".
 */
char *dw_distance_dup_asked (double metres);

G_END_DECLS
