/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cell.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dw-reading.h"

DwCell
dw_cell_refuse (const char *write)
{
  return (DwCell) { .write = write, .number = NAN };
}

DwCell
dw_cell_take (DwArena    *arena,
              const char *text)
{
  return (DwCell) { .text = dw_arena_strdup (arena, text), .number = NAN };
}

static DwCell
take_number (double number)
{
  return (DwCell) { .number = number };
}

gboolean
dw_cell_match (const char  *pattern,
               const char  *text,
               GMatchInfo **match)
{
  /* Patterns are few and constant: each is compiled once. */
  static GHashTable *compiled;
  static GMutex lock;
  g_autofree char *whole = NULL;
  GRegex *regex;

  g_mutex_lock (&lock);
  if (compiled == NULL)
    compiled = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (compiled, pattern);
  if (regex == NULL)
    {
      whole = g_strconcat ("^(?:", pattern, ")$", NULL);
      regex = g_regex_new (whole, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
      g_assert (regex != NULL);
      g_hash_table_insert (compiled, g_strdup (pattern), regex);
    }
  g_mutex_unlock (&lock);

  return g_regex_match (regex, text, 0, match);
}

/* A value of a feed's kind, without its tolerance: what a feed would mend is for the person at the spreadsheet to mend. */
static DwCell
read_strictly (DwReading   reading,
               const char *write)
{
  if (reading.text == NULL)
    return dw_cell_refuse (write);

  return (DwCell) { .text = reading.text, .number = NAN };
}

DwCell
dw_cell_line (DwArena    *arena,
              const char *text)
{
  return read_strictly (dw_read_line (arena, text, strlen (text)), _("Write a short text on one line."));
}

DwCell
dw_cell_prose (DwArena    *arena,
               const char *text)
{
  return read_strictly (dw_read_prose (arena, text, strlen (text)), _("Write a text."));
}

DwCell
dw_cell_uri (DwArena    *arena,
             const char *text)
{
  return read_strictly (dw_read_uri (arena, text, strlen (text)), _("Write a web address such as https://www.example.org/play, or leave the cell empty."));
}

DwCell
dw_cell_email (DwArena    *arena,
               const char *text)
{
  return read_strictly (dw_read_email (arena, text, strlen (text)), _("Write an e-mail address such as hello@example.org, or leave the cell empty."));
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text);

  return n;
}

/* What may stand in a number: "(020) 7946 0001 ext. 2", "+44 20 7946 0001", "0800 1111", "111". */
#define NUMBER_PATTERN "[+(]*[0-9][0-9 ()./–-]*(?: *(?:x|ext\\.?|extension|option|opt\\.?) *[0-9]+)?"

DwCell
dw_cell_phone (DwArena    *arena,
               const char *text)
{
  const char *colon = strrchr (text, ':');
  const char *number = colon != NULL ? colon + 1 : text;
  g_autofree char *trimmed = g_strstrip (g_strdup (number));
  g_autofree char *words = colon != NULL ? g_strstrip (g_strndup (text, (gsize) (colon - text))) : NULL;
  guint n_digits = count_digits (trimmed);
  DwCell cell;

  if (dw_cell_match ("[0-9.]+E\\+?[0-9]+", trimmed, NULL) || (n_digits == 10 && *trimmed >= '1' && *trimmed <= '9'))
    return dw_cell_refuse (_("The spreadsheet has dropped the 0 at the start. Format the column as text, and write the number again, such as 020 7946 0001."));
  if (!dw_cell_match (NUMBER_PATTERN, trimmed, NULL) || n_digits < 3 || n_digits > 20)
    return dw_cell_refuse (_("Write a telephone number such as 020 7946 0001, or one with words before it: “Bookings: 020 7946 0001”."));

  cell = dw_cell_take (arena, trimmed);
  if (words != NULL && *words != '\0')
    cell.rest = dw_cell_line (arena, words).text;
  return cell;
}

DwCell
dw_cell_postcode (DwArena    *arena,
                  const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *outward = NULL;
  g_autofree char *inward = NULL;
  g_autofree char *postcode = NULL;

  if (!dw_cell_match ("([A-Z]{1,2}[0-9][A-Z0-9]?)\\s*([0-9][A-Z]{2})", text, &match))
    return dw_cell_refuse (_("Write a whole postcode such as SM6 7AA."));

  outward = g_match_info_fetch (match, 1);
  inward = g_match_info_fetch (match, 2);
  postcode = g_strdup_printf ("%s %s", outward, inward);
  for (char *p = postcode; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  return dw_cell_take (arena, postcode);
}

static double
fetch_number (GMatchInfo *match,
              int         group)
{
  g_autofree char *digits = g_match_info_fetch (match, group);

  return g_ascii_strtod (digits, NULL);
}

DwCell
dw_cell_age (DwArena    *arena,
             const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) months = NULL;
  double age = NAN;

  if (dw_cell_match ("(?:from )?birth|new ?born|pregnancy", text, NULL))
    return take_number (0);
  if (dw_cell_match ("([0-9]{1,2}) *(?:months?|mths?|mo)(?: old)?", text, &months))
    age = fetch_number (months, 1) / 12;
  else if (dw_cell_match ("([0-9]{1,3}(?:\\.[0-9]{1,2})?) *(?:\\+|years?|yrs?|yo)?(?: old)?", text, &match))
    age = fetch_number (match, 1);
  if (isnan (age) || age > 120)
    return dw_cell_refuse (_("Write one age in years such as 5, or in months such as 18 months."));

  return take_number (age);
}

DwCell
dw_cell_degrees (DwArena    *arena,
                 const char *text)
{
  if (!dw_cell_match ("[+-]?[0-9]{1,3}(?:\\.[0-9]+)?", text, NULL))
    return dw_cell_refuse (_("Write degrees as a number such as 51.3647 or -0.1402, or leave the cell empty."));

  return take_number (g_ascii_strtod (*text == '+' ? text + 1 : text, NULL));
}

/* Prices as they are written: the first group is the number, the second the words beside it; @unit in pounds. */
#define WORDS_BESIDE "(?:[ ,:/]+(.+))?"
#define AMOUNT "([0-9]{1,5}(?:\\.[0-9]{1,2})?)"
static const struct { const char *pattern; double unit; } prices[] = {
  { "(?:free|no charge|nil)(?: of charge)?()(?:[ ,:–-]+(.+))?", 0 },
  { "(?:£|GBP) *" AMOUNT WORDS_BESIDE, 1 },
  { AMOUNT "()", 1 },
  { "([0-9]{1,2}) *p(?:ence)?" WORDS_BESIDE, 0.01 },
};

DwCell
dw_cell_cost (DwArena    *arena,
              const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *words = NULL;
      DwCell cell = { .number = NAN };

      if (!dw_cell_match (prices[i].pattern, text, &match))
        continue;

      cell.number = prices[i].unit > 0 ? fetch_number (match, 1) * prices[i].unit : 0;
      words = g_match_info_fetch (match, 2);
      cell.rest = words != NULL && *words != '\0' ? dw_cell_line (arena, words).text : NULL;
      return cell;
    }

  return dw_cell_refuse (_("Write Free, or a price such as £2.50 or £2.50 per child. What cannot be said so belongs under “About the cost”."));
}

DwCell
dw_cell_yes_no (DwArena    *arena,
                const char *text)
{
  if (dw_cell_match ("y|yes|true|✓|✔|x|1|term time(?: only)?", text, NULL))
    return take_number (1);
  if (dw_cell_match ("n|no|false|✗|0", text, NULL))
    return take_number (0);

  return dw_cell_refuse (_("Write Yes or No, or leave the cell empty."));
}
