/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cell.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* When a thing happens, as people in offices write it. */

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };
static const char *const day_codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
static const char *const day_names[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

static guint
fetch_uint (GMatchInfo *match,
            int         group)
{
  g_autofree char *digits = g_match_info_fetch (match, group);
  guint64 value = 0;

  g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT, &value, NULL);
  return (guint) value;
}

static guint
fetch_month (GMatchInfo *match,
             int         group)
{
  g_autofree char *name = g_match_info_fetch (match, group);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (name, months[i], 3) == 0)
      return i + 1;

  return 0;
}

DwCell
dw_cell_date (DwArena    *arena,
              const char *text)
{
  g_autoptr (GMatchInfo) iso = NULL;
  g_autoptr (GMatchInfo) british = NULL;
  g_autoptr (GMatchInfo) named = NULL;
  g_autofree char *written = NULL;
  guint day = 0;
  guint month = 0;
  guint year = 0;

  if (dw_cell_match ("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.Z]*)?", text, &iso))
    {
      year = fetch_uint (iso, 1);
      month = fetch_uint (iso, 2);
      day = fetch_uint (iso, 3);
    }
  else if (dw_cell_match ("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?: 00:00(?::00)?)?", text, &british))
    {
      day = fetch_uint (british, 1);
      month = fetch_uint (british, 2);
      year = fetch_uint (british, 3);
    }
  else if (dw_cell_match ("([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ ,-]+([0-9]{4}|[0-9]{2})", text, &named))
    {
      day = fetch_uint (named, 1);
      month = fetch_month (named, 2);
      year = fetch_uint (named, 3);
    }
  if (year > 0 && year < 100)
    year += 2000;
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return dw_cell_refuse (_("Write a date, day first, such as 21/11/2026, or 2026-11-21."));

  written = g_strdup_printf ("%04u-%02u-%02u", year, month, day);
  return dw_cell_take (arena, written);
}

/* The hour of the day, or 24 and more when it cannot be told: "0.25" is what a spreadsheet saves of 6 in the morning. */
static guint
settle_hour (guint       hour,
             const char *digits,
             const char *half)
{
  if (*half == '\0')
    return (hour >= 1 && hour <= 8 && *digits != '0') || strcmp (digits, "0") == 0 ? 99 : hour;
  if (hour < 1 || hour > 12)
    return 99;

  return hour % 12 + (g_ascii_tolower (*half) == 'p' ? 12 : 0);
}

/* What to write instead of @text, by what offices and their spreadsheets put there. */
static const char *
refuse_time (const char *text)
{
  if (dw_cell_match (".*[0-9apmn] *(?:-|–|—|\\bto\\b|\\buntil\\b|\\btill?\\b) *(?:[0-9]|noon|mid).*", text, NULL))
    return _("There are two times here. Write when it starts under “Starts”, such as 9.30am, and when it ends under “Ends”.");
  if (dw_cell_match ("[0-9]{1,2}\\.[0-9]|0?\\.[0-9]+", text, NULL))
    return _("The spreadsheet has taken the time for a number. Write it with am or pm, such as 9.30am, or with a colon, such as 13:30.");

  return _("Write a time such as 9.30am, 1.30pm or 13:30, so that morning and afternoon cannot be mistaken.");
}

DwCell
dw_cell_time (DwArena    *arena,
              const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hour_digits = NULL;
  g_autofree char *half = NULL;
  g_autofree char *written = NULL;
  guint hour = 99;
  guint minute = 0;

  if (dw_cell_match ("(?:12 ?)?(?:noon|mid-?day)", text, NULL))
    return dw_cell_take (arena, "12:00");
  if (dw_cell_match ("(?:12 ?)?mid-?night|24[:.]?00(?::00)?", text, NULL))
    return dw_cell_take (arena, "24:00");
  if (dw_cell_match ("([0-9]{1,2})(?:[:.,h]([0-9]{2})(?::00)?)? *([ap])?\\.?m?\\.?|([0-9]{2})([0-9]{2})", text, &match))
    {
      g_autofree char *run = g_match_info_fetch (match, 4);
      gboolean is_run = run != NULL && *run != '\0';

      hour_digits = g_match_info_fetch (match, is_run ? 4 : 1);
      half = is_run ? g_strdup ("") : g_match_info_fetch (match, 3);
      hour = settle_hour (fetch_uint (match, is_run ? 4 : 1), hour_digits, half != NULL ? half : "");
      minute = fetch_uint (match, is_run ? 5 : 2);
    }
  if (hour > 23 || minute > 59)
    return dw_cell_refuse (refuse_time (text));

  written = g_strdup_printf ("%02u:%02u", hour, minute);
  return dw_cell_take (arena, written);
}

/* The day that @word names, by its whole name or its beginning, with or without an s; -1 for none. */
static int
find_day (const char *word)
{
  gsize length = strlen (word);

  if (length > 3 && word[length - 1] == 's')
    length--;
  if (length < 2)
    return -1;
  for (int i = 0; i < (int) G_N_ELEMENTS (day_names); i++)
    if (length <= strlen (day_names[i]) && strncmp (day_names[i], word, length) == 0)
      return i;

  return -1;
}

/* "first", "1st", "last": the day of that name in the month; 0 for none. */
static int
find_ordinal (const char *word)
{
  static const struct { const char *word; int number; } ordinals[] = {
    { "first", 1 }, { "1st", 1 }, { "second", 2 }, { "2nd", 2 }, { "third", 3 }, { "3rd", 3 },
    { "fourth", 4 }, { "4th", 4 }, { "fifth", 5 }, { "5th", 5 }, { "last", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (strcmp (word, ordinals[i].word) == 0)
      return ordinals[i].number;

  return 0;
}

/* Days as they are read, word by word. */
typedef struct
{
  gboolean days[7];
  int ordinals[5];
  guint n_ordinals;
  int last_day;         /* -1 before the first */
  gboolean is_range;    /* "to" stands before the next day */
  gboolean has_monthly; /* an ordinal was used up by a day */
  GString *monthly;
} Days;

static void
mark_range (Days *days,
            int   from,
            int   to)
{
  for (int day = from; day != to; day = (day + 1) % 7)
    days->days[day] = TRUE;
  days->days[to] = TRUE;
}

static void
add_monthly (Days *days,
             int   day)
{
  for (guint i = 0; i < days->n_ordinals; i++)
    g_string_append_printf (days->monthly, "%s%d%s", days->monthly->len > 0 ? "," : "", days->ordinals[i], day_codes[day]);
  days->n_ordinals = 0;
}

static gboolean
take_day (Days *days,
          int   day)
{
  if (days->n_ordinals > 0)
    add_monthly (days, day);
  else if (days->is_range && days->last_day >= 0)
    mark_range (days, days->last_day, day);
  else if (days->is_range)
    return FALSE;
  else
    days->days[day] = TRUE;

  days->is_range = FALSE;
  days->last_day = day;
  return TRUE;
}

static gboolean
take_word (Days       *days,
           const char *word)
{
  int day = find_day (word);
  int ordinal = find_ordinal (word);

  if (day >= 0)
    return take_day (days, day);
  if (ordinal != 0 && days->n_ordinals < G_N_ELEMENTS (days->ordinals))
    {
      days->ordinals[days->n_ordinals++] = ordinal;
      return TRUE;
    }
  if (strcmp (word, "to") == 0)
    return days->is_range = TRUE;
  if (strcmp (word, "weekdays") == 0 || strcmp (word, "weekday") == 0)
    mark_range (days, 0, 4);
  else if (strcmp (word, "weekends") == 0 || strcmp (word, "weekend") == 0)
    mark_range (days, 5, 6);
  else if (strcmp (word, "daily") == 0)
    mark_range (days, 0, 6);
  else
    return strcmp (word, "and") == 0 || strcmp (word, "every") == 0 || strcmp (word, "the") == 0 || strcmp (word, "of") == 0 ||
           strcmp (word, "month") == 0 || strcmp (word, "each") == 0 || strcmp (word, "in") == 0;

  return TRUE;
}

static gboolean
read_days (Days       *days,
           const char *text)
{
  g_autoptr (GString) spelled = g_string_new (text);
  g_auto (GStrv) words = NULL;
  gboolean is_fine = TRUE;

  g_string_ascii_down (spelled);
  g_string_replace (spelled, "every day", "daily", 0);
  g_string_replace (spelled, "–", " to ", 0);
  g_string_replace (spelled, "-", " to ", 0);
  g_string_replace (spelled, "&", " and ", 0);
  words = g_strsplit_set (spelled->str, " ,/+.\n", -1);
  for (guint i = 0; is_fine && words[i] != NULL; i++)
    is_fine = *words[i] == '\0' || take_word (days, words[i]);

  return is_fine && days->n_ordinals == 0 && !days->is_range;
}

/* "Every second Wednesday": every 2 weeks to some, once a month to others; so with the third and the fourth. Another
   ordinal or the month tells. */
static gboolean
may_be_of_weeks (const char *text)
{
  return dw_cell_match ("every (?:second|2nd|third|3rd|fourth|4th) .*", text, NULL)
         && !dw_cell_match (".* (?:(?:of|in) )?(?:the|each|every) month", text, NULL)
         && !dw_cell_match ("every .*(?:\\band|&) ?(?:every |the )?(?:first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last) .*", text, NULL);
}

DwCell
dw_cell_days (DwArena    *arena,
              const char *text)
{
  g_autoptr (GString) weekly = g_string_new (NULL);
  g_autoptr (GString) monthly = g_string_new (NULL);
  Days days = { .last_day = -1, .monthly = monthly };
  gboolean is_fine = read_days (&days, text);
  DwCell cell;

  for (guint i = 0; i < G_N_ELEMENTS (day_codes); i++)
    if (days.days[i])
      g_string_append_printf (weekly, "%s%s", weekly->len > 0 ? "," : "", day_codes[i]);
  if (dw_cell_match (".*every (?:other|second|2nd) months?\\b.*", text, NULL))
    is_fine = FALSE;
  else if (dw_cell_match ("(?:every other|alternate|every (?:second|2nd|third|3rd|fourth|4th) weeks?\\b) ?.*|fortnightly.*|.*(?:fortnight|alternate weeks?|every 2 weeks)", text, NULL))
    return dw_cell_refuse (_("Write the day alone here, such as Wed, and every 2 weeks under “How often” with the date of the first one under “First date”."));
  else if (may_be_of_weeks (text))
    return dw_cell_refuse (_("This may mean two things. If it is every 2 weeks, write the day alone here, such as Wed, and every 2 weeks under “How often” "
                             "with the date of the first one under “First date”. If it is the second of each month, write second Wed. So with 3 and 4 weeks."));
  if (!is_fine || (weekly->len > 0) == (monthly->len > 0))
    return dw_cell_refuse (_("Write days such as Mon, or Mon and Wed, or Mon to Fri, or first Monday."));

  cell = dw_cell_take (arena, weekly->len > 0 ? weekly->str : monthly->str);
  cell.number = monthly->len > 0;
  return cell;
}

DwCell
dw_cell_every (DwArena    *arena,
               const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  DwCell cell = { .number = NAN };

  if (dw_cell_match ("every week|weekly|each week|1", text, NULL))
    cell.number = 1;
  else if (dw_cell_match ("every (?:other|second) week|fortnightly|every fortnight|bi-?weekly", text, NULL))
    cell.number = 2;
  else if (dw_cell_match ("(?:every )?([1-9])(?: weeks?)?", text, &match))
    cell.number = fetch_uint (match, 1);
  if (isnan (cell.number))
    return dw_cell_refuse (_("Write every week, or every 2 weeks with the date of the first one. For once a month, write the day as first Monday."));

  return cell;
}
