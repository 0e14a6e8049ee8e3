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
