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

/* A value of a feed's kind, without its tolerance: what a feed would mend is for the person at the spreadsheet to
   mend. */
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

#define DROPPED_NOUGHT N_("The spreadsheet has dropped the 0 at the start. Format the column as text, and write the number again, such as 020 7946 0001.")

#define BECAME_SUM N_("The spreadsheet has turned the number into a sum, and its digits are lost. Format the column as text, and write the number again, such as 020 7946 0001.")

/* What may stand in a number: "(020) 7946 0001 ext. 2", "+44 20 7946 0001", "0800 1111", "111". The first group is what is dialled first. */
#define NUMBER_PATTERN "([+(]*[0-9][0-9 ()./–-]*)(?: *(?:x|ext\\.?|extension|option|opt\\.?) *[0-9]+)?"

/* "02079460001" of "+44 (0)20 7946 0001"; with another country's code, and without any, the digits as they are. */
static char *
dup_national (const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean is_code = number[strcspn (number, "+0123456789")] == '+';

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (!is_code && g_str_has_prefix (digits->str, "00"))
    {
      g_string_erase (digits, 0, 2);
      is_code = TRUE;
    }
  if (is_code && g_str_has_prefix (digits->str, "44"))
    g_string_overwrite (g_string_erase (digits, 0, digits->str[2] == '0' ? 2 : 1), 0, "0");
  else if (is_code)
    g_string_prepend_c (digits, '+');

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/*
 * Numbers as Ofcom's National Telephone Numbering Plan gives them out: 0 and ten digits; 0 and nine in some places of
 * 01 and of 0800 and 0500; Childline and NHS Direct were left two of eight. Short ones: 111 and its like, 116 and 118
 * with three more, and five for texts. ITU-T E.164 for other countries: at most 15.
 */
static gboolean
is_whole_number (const char *digits)
{
  static const char *const patterns[] = {
    "0[1-9][0-9]{9}", "01[0-9]{8}", "0[58]00[0-9]{6}", "08001111", "0845464[0-9]", "999|1[0-9]{2}", "11[68][0-9]{3}", "[6-8][0-9]{4}", "\\+[1-9][0-9]{6,14}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (dw_cell_match (patterns[i], digits, NULL))
      return TRUE;

  return FALSE;
}

static const char *
refuse_number (const char *digits)
{
  gsize length = strlen (digits);

  if (*digits != '0' && length >= 6 && length <= 8)
    return _("Write the number with its area code, such as 020 7946 0001.");
  if (*digits == '0' && length > 11)
    return _("There are too many digits for one number. Write it whole, such as 020 7946 0001; further ones belong on lines of their own, or after a semicolon.");

  return _("There are too few digits for a telephone number, or too many. Write it whole, such as 020 7946 0001.");
}

gboolean
dw_cell_is_cut_phone (const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *dialled = NULL;
  g_autofree char *digits = NULL;

  if (!dw_cell_match (NUMBER_PATTERN, trimmed, &match))
    return FALSE;

  dialled = g_match_info_fetch (match, 1);
  digits = dup_national (dialled);
  if (*digits == '0')
    return strlen (digits) < 11 && !is_whole_number (digits);

  return strlen (digits) == 10 && *digits >= '1' && *digits <= '9';
}

DwCell
dw_cell_phone (DwArena    *arena,
               const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  const char *colon = strrchr (text, ':');
  const char *number = colon != NULL ? colon + 1 : text;
  g_autofree char *trimmed = g_strstrip (g_strdup (number));
  g_autofree char *words = colon != NULL ? g_strstrip (g_strndup (text, (gsize) (colon - text))) : NULL;
  g_autofree char *dialled = NULL;
  g_autofree char *digits = NULL;
  DwCell cell;

  if (dw_cell_match ("[0-9.,]+ *E *\\+? *[0-9]+", trimmed, NULL))
    return dw_cell_refuse (_(BECAME_SUM));
  if (!dw_cell_match (NUMBER_PATTERN, trimmed, &match))
    return dw_cell_refuse (_("Write a telephone number such as 020 7946 0001, or one with words before it: “Bookings: 020 7946 0001”."));

  dialled = g_match_info_fetch (match, 1);
  digits = dup_national (dialled);
  if (strlen (digits) == 10 && *digits >= '1' && *digits <= '9')
    return dw_cell_refuse (_(DROPPED_NOUGHT));
  if (!is_whole_number (digits))
    return dw_cell_refuse (refuse_number (digits));

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

static const char *
refuse_age (const char *text)
{
  if (dw_cell_match ("[0-9]{1,2}[ -][a-z]{3}|[a-z]{3}[ -][0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}", text, NULL))
    return _("The spreadsheet has taken ages for a date. Format the column as text, and write one age in years such as 5.");
  if (dw_cell_match ("(?:birth|[0-9.]+ *(?:months?|mths?|years?|yrs?)?) *(?:-|–|—|to) *[0-9].*", text, NULL))
    return _("There are two ages here. Write the first under “Youngest age” and the second under “Oldest age”.");

  return _("Write one age in years such as 5, or in months such as 18 months.");
}

DwCell
dw_cell_age (DwArena    *arena,
             const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) weeks = NULL;
  g_autoptr (GMatchInfo) months = NULL;
  double age = NAN;
  DwCell cell;

  if (dw_cell_match ("(?:from )?birth|new ?born|pregnancy", text, NULL))
    return take_number (0);
  if (dw_cell_match ("([0-9]{1,2}) *(?:weeks?|wks?)(?: old)?", text, &weeks))
    age = fetch_number (weeks, 1) * 7 / 365.25;
  else if (dw_cell_match ("([0-9]{1,2}) *(?:months?|mths?|mo)(?: old)?", text, &months))
    age = fetch_number (months, 1) / 12;
  else if (dw_cell_match ("([0-9]{1,3}(?:\\.[0-9]{1,2})?) *(?:\\+|years?|yrs?|yo)?(?: old)?", text, &match))
    age = fetch_number (match, 1);
  if (isnan (age) || age > 120)
    return dw_cell_refuse (refuse_age (text));

  cell = take_number (age);
  cell.rest = strchr (text, '+') != NULL ? "+" : NULL;
  return cell;
}

DwCell
dw_cell_degrees (DwArena    *arena,
                 const char *text)
{
  if (!dw_cell_match ("[+-]?[0-9]{1,3}(?:\\.[0-9]+)?", text, NULL))
    return dw_cell_refuse (_("Write degrees as a number such as 51.3647 or -0.1402, or leave the cell empty."));

  return take_number (g_ascii_strtod (*text == '+' ? text + 1 : text, NULL));
}

/* Prices as they are written: the first group is the number, the second the words beside it; @unit in pounds. What is
   asked for and has no amount is all words; what "free" only describes ("free parking") is no price. */
#define WORDS_BESIDE "(?:[ ,:/]+(.+))?"
#define AMOUNT "([0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]{1,2})?|[0-9]{1,5}(?:\\.[0-9]{1,2})?)"
#define NOT_FREE "(?! *(?:school|parking|trial|taster|childcare|time|wi-?fi|phone|entitlement|hours|places|meals?|lunch|refreshments|" \
  "for [0-9]+ (?:days?|weeks?|months?|sessions?|visits?)|after|until|before)\\b)"                                  \
  "(?![ ,:–-]*(?:for )?(?:the |your )?(?:first(?! come)|initial|introductory)\\b)"
static const struct { const char *pattern; double unit; } prices[] = {
  { "(?:free|no charge|nil)(?: of charge)?" NOT_FREE "()(?:\\.|[ ,:–-]+(.+))?", 0 },
  { "(?:£|GBP) *" AMOUNT WORDS_BESIDE, 1 },
  { AMOUNT "()", 1 },
  { "([0-9]{1,2}) *p(?:ence)?" WORDS_BESIDE, 0.01 },
  { "()((?:by |a |small |suggested |voluntary )*(?:donations?|contributions?)(?: (?:welcome|only|please|appreciated))?|pay what you can(?: afford)?)", NAN },
};

/* Words beside a price that have another one in them, or go on with its digits. */
#define ANOTHER_PRICE                                                                                           \
  ".*(?:[£€$]|\\bGBP\\b|\\b[0-9]+ *p(?:ence)?\\b|[0-9]\\.[0-9]{2}\\b(?! *[ap]\\.?m)|"                            \
  "\\bfree\\b(?! *(?:parking|wi-?fi|meals?|lunch|refreshments|drinks?|snacks?|tea|coffee)\\b)).*|[0-9., /]+|" \
  "(?:to|or|–|-) *[0-9].*"

/* "2.50" of "2.50", "1200" of "1,200". */
static double
fetch_amount (GMatchInfo *match)
{
  g_autofree char *digits = g_match_info_fetch (match, 1);
  g_auto (GStrv) parts = g_strsplit (digits, ",", -1);
  g_autofree char *whole = g_strjoinv (NULL, parts);

  return g_ascii_strtod (whole, NULL);
}

/* "per child" of "(per child)", where that is all of it. */
static char *
fetch_words (GMatchInfo *match)
{
  g_autofree char *words = g_match_info_fetch (match, 2);
  gsize length = words != NULL ? strlen (words) : 0;

  if (length > 2 && words[0] == '(' && strchr (words, ')') == words + length - 1)
    return g_strndup (words + 1, length - 2);

  return g_steal_pointer (&words);
}

DwCell
dw_cell_cost (DwArena    *arena,
              const char *text)
{
  if (dw_cell_match ("(?:£|GBP)? *[0-9]{1,5},[0-9]{1,2} *(?:£|GBP)?", text, NULL))
    return dw_cell_refuse (_("Write pounds and pence with a point between, such as £2.50."));

  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *words = NULL;
      DwCell cell = { .number = NAN };

      if (!dw_cell_match (prices[i].pattern, text, &match))
        continue;

      words = fetch_words (match);
      if (words != NULL && dw_cell_match (ANOTHER_PRICE, words, NULL))
        return dw_cell_refuse (_("There may be more than one price here. Write each by itself with a semicolon between, such as £5 per adult; £2 per "
                                 "child; Free for under 5s. What cannot be said so belongs under “About the cost”."));

      cell.number = prices[i].unit > 0 ? fetch_amount (match) * prices[i].unit : prices[i].unit;
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
