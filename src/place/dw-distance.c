/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-distance.h"

#include <math.h>

static const double EARTH_RADIUS_M = 6371008.8;
static const double YARD_M = 0.9144;
static const double MILE_M = 1609.344;

/* Below this a sector's middle says no more than "near". */
static const double NEAREST_YARDS = 300;
static const double MOST_YARDS = 704; /* 0.4 miles */

double
dw_distance_m (double latitude_a,
               double longitude_a,
               double latitude_b,
               double longitude_b)
{
  const double radians = G_PI / 180;
  double up = sin ((latitude_b - latitude_a) * radians / 2);
  double across = sin ((longitude_b - longitude_a) * radians / 2);
  double chord = up * up + cos (latitude_a * radians) * cos (latitude_b * radians) * across * across;

  return 2 * EARTH_RADIUS_M * asin (MIN (1, sqrt (chord)));
}

/* As near as this a few terms of the series of sine, cosine and arcsine are as exact as the functions. */
static const double NEAR_LATITUDE_DEGREES = 11;
static const double NEAR_LONGITUDE_DEGREES = 22;

enum
{
  MANY = 256, /* points that are measured at a time */
};

static gboolean
are_near (double       latitude,
          double       longitude,
          const float *latitudes,
          const float *longitudes,
          gsize        n)
{
  guint n_near = 0;

  for (gsize i = 0; i < n; i++)
    n_near += (fabs ((double) latitudes[i] - latitude) <= NEAR_LATITUDE_DEGREES)
              & (fabs ((double) longitudes[i] - longitude) <= NEAR_LONGITUDE_DEGREES);

  return n_near == n;
}

static inline double
sine (double x)
{
  double y = x * x;

  return x * (1 - y * (1.0 / 6) * (1 - y * (1.0 / 20) * (1 - y * (1.0 / 42))));
}

/* Without branches and calls, so that the compiler does several at once; the root alone it cannot. */
static void
measure_near (double       latitude,
              double       longitude,
              const float *latitudes,
              const float *longitudes,
              gsize        n,
              float       *metres)
{
  const double radians = G_PI / 180;
  double cosine_here = cos (latitude * radians);
  double sine_here = sin (latitude * radians);
  double chords[MANY];

  for (gsize i = 0; i < n; i++)
    {
      double half = ((double) latitudes[i] - latitude) * radians / 2;
      double up = sine (half);
      double across = sine (((double) longitudes[i] - longitude) * radians / 2);
      double cosine_there = cosine_here * (1 - 2 * up * up) - sine_here * sine (2 * half);

      chords[i] = up * up + cosine_here * cosine_there * across * across;
    }

  for (gsize i = 0; i < n; i++)
    {
      double c = chords[i];
      double arc = 1 + c * (1.0 / 6 + c * (3.0 / 40 + c * (5.0 / 112 + c * (35.0 / 1152 + c * (63.0 / 2816)))));

      metres[i] = (float) (2 * EARTH_RADIUS_M * sqrt (c) * arc);
    }
}

void
dw_distance_measure_all (double       latitude,
                         double       longitude,
                         const float *latitudes,
                         const float *longitudes,
                         gsize        n,
                         float       *metres)
{
  for (gsize first = 0; first < n; first += MANY)
    {
      gsize few = MIN (n - first, MANY);

      if (are_near (latitude, longitude, latitudes + first, longitudes + first, few))
        measure_near (latitude, longitude, latitudes + first, longitudes + first, few, metres + first);
      else
        for (gsize i = first; i < first + few; i++)
          metres[i] = (float) dw_distance_m (latitude, longitude, (double) latitudes[i], (double) longitudes[i]);
    }
}

char *
dw_distance_dup_text (double metres)
{
  double yards = metres / YARD_M;
  double tenths = round (metres / MILE_M * 10);
  long whole = 0;

  if (isnan (metres))
    return g_strdup (_("distance not known"));
  if (yards < NEAREST_YARDS - 50)
    return g_strdup_printf (_("within %d yards"), (int) NEAREST_YARDS);
  if (yards < MOST_YARDS)
    {
      whole = 100 * lround (yards / 100);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "about %ld yard", "about %ld yards", (gulong) whole), whole);
    }
  if (tenths < 100 && lround (tenths) % 10 != 0)
    return g_strdup_printf (_("about %.1f miles"), tenths / 10);

  whole = lround (metres / MILE_M);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "about %ld mile", "about %ld miles", (gulong) whole), whole);
}

static gboolean
is_whole (double number)
{
  return number > 0.5 && fabs (number - round (number)) < 0.01;
}

char *
dw_distance_dup_asked (double metres)
{
  double miles = metres / MILE_M;
  long whole = lround (miles);

  if (is_whole (miles))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%ld mile", "%ld miles", (gulong) whole), whole);
  if (is_whole (miles * 4) && lround (miles * 4) < 4)
    return g_strdup (lround (miles * 4) == 1 ? _("a quarter of a mile") : lround (miles * 4) == 2 ? _("half a mile") : _("three quarters of a mile"));
  if (is_whole (miles * 4))
    return g_strdup_printf (_("%g miles"), round (miles * 4) / 4);
  if (is_whole (metres / 500) && metres > 999)
    return g_strdup_printf (_("%g km"), round (metres / 500) / 2);
  if (is_whole (metres / 50) && metres < 1000)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%ld metre", "%ld metres", (gulong) lround (metres)), lround (metres));
  if (metres < 1000 && is_whole (metres / YARD_M / 50))
    {
      whole = lround (metres / YARD_M);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%ld yard", "%ld yards", (gulong) whole), whole);
    }

  return g_strdup_printf (_("%.1f miles"), miles);
}
