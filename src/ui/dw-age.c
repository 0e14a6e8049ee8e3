/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-age.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_YEARS 120

/* Words after the number, folded, in every language that is offered beside English ones. */
static gboolean
is_unit (const char *word,
         const char *english,
         const char *translated)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autofree char *offered = g_utf8_casefold (translated, -1);

  return g_str_has_prefix (english, folded) || g_str_has_prefix (offered, folded);
}

/* Digits, and digits after a point or comma: strtod() would also take hexadecimal, "inf" and exponents. */
static double
read_number (char **text)
{
  double number = 0;
  double unit = 1;

  while (g_ascii_isdigit (**text))
    number = number * 10 + g_ascii_digit_value (*(*text)++);
  if ((**text == '.' || **text == ',') && g_ascii_isdigit ((*text)[1]))
    for ((*text)++; g_ascii_isdigit (**text); (*text)++)
      number += g_ascii_digit_value (**text) * (unit /= 10);

  return number;
}

gboolean
dw_age_parse (const char *typed,
              double     *years)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  char *end = text;
  double number;

  *years = NAN;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_isdigit (*text))
    return FALSE;

  number = read_number (&end);
  if (g_str_has_prefix (end, "½"))
    {
      number += 0.5;
      end += strlen ("½");
    }
  end = g_strchug (end);
  if (*end != '\0' && is_unit (end, "months", _ ("months")))
    number /= 12;
  else if (*end != '\0' && !is_unit (end, "years", _ ("years")))
    return FALSE;
  if (!(number <= MAX_YEARS))
    return FALSE;

  *years = number;
  return TRUE;
}

char *
dw_age_dup_text (double years)
{
  double months = years * 12;

  if (isnan (years))
    return g_strdup ("");
  if (years < 2 && fabs (months - round (months)) < 1e-6 && fabs (years - round (years)) > 1e-6)
    return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) round (months)), (int) round (months));

  return g_strdup_printf ("%g", years);
}
