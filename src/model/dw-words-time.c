/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-words.h"
#include "dw-words-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define MONTH_IN_DAYS 30.44

static const char *const month_words[] = {
  N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
  N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

/* By GDateWeekday − 1. */
static const char *const weekday_words[] = {
  N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
};

const char *
dw_words_weekday (GDateWeekday weekday)
{
  g_return_val_if_fail (g_date_valid_weekday (weekday), NULL);

  return _(weekday_words[weekday - 1]);
}

/* Not g_date_set_parse(): that guesses by locale. */
gboolean
dw_words_read_date (const char *text,
                    GDate      *date)
{
  int year, month, day;

  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1 || month < 1 || day < 1
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

char *
dw_words_date (const char *date)
{
  GDate parsed;

  if (!dw_words_read_date (date, &parsed))
    return NULL;

  /* Translators: month and year: "March 2026" */
  return g_strdup_printf (_("%s %d"), _(month_words[g_date_get_month (&parsed) - 1]), (int) g_date_get_year (&parsed));
}

char *
dw_words_day (const char *date)
{
  GDate parsed;

  if (!dw_words_read_date (date, &parsed))
    return NULL;

  /* Translators: day, month and year: "4 March 2026" */
  return g_strdup_printf (_("%d %s %d"),
                          (int) g_date_get_day (&parsed),
                          _(month_words[g_date_get_month (&parsed) - 1]),
                          (int) g_date_get_year (&parsed));
}

char *
dw_words_checked (const DwFeed *publisher,
                  const char   *assured_date)
{
  g_autofree char *when = dw_words_date (dw_feed_believe_date (publisher, assured_date));

  if (when != NULL && publisher != NULL)
    return g_strdup_printf (_("Last checked by %s in %s"), publisher->name, when);
  if (when != NULL)
    return g_strdup_printf (_("Last checked in %s"), when);
  if (publisher != NULL)
    return g_strdup_printf (_("%s does not say when it was last checked"), publisher->name);

  return g_strdup (_("The publisher does not say when it was last checked"));
}

char *
dw_words_freshness (const DwFeed *publisher,
                    const char   *assured_date)
{
  const char *date = dw_feed_believe_date (publisher, assured_date);

  if (publisher == NULL || !publisher->is_starter)
    return dw_words_checked (publisher, date);
  if (date == NULL)
    return g_strdup (_("From a document of 2010 to 2025: check first"));

  return g_strdup_printf (_("Published %.4s: check first"), date);
}

static void
set_date (GDate     *date,
          GDateTime *time)
{
  int year, month, day;

  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* Midnights between two moments here, so that "yesterday" is yesterday at one minute past twelve; −1 when no calendar
 * reaches that far. */
static int
count_days (gint64 then,
            gint64 now)
{
  g_autoptr (GDateTime) earlier = g_date_time_new_from_unix_local (then);
  g_autoptr (GDateTime) later = g_date_time_new_from_unix_local (now);
  GDate from, to;

  if (earlier == NULL || later == NULL)
    return -1;

  set_date (&from, earlier);
  set_date (&to, later);
  return g_date_days_between (&from, &to);
}

/* "4 March", with the year when it is not this one. */
static char *
say_day_of (gint64 then,
            gint64 now)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (then);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  const char *month;

  if (day == NULL || today == NULL)
    return g_strdup (_("an unknown day"));

  month = _(month_words[g_date_time_get_month (day) - 1]);
  if (g_date_time_get_year (day) == g_date_time_get_year (today))
    /* Translators: day and month: "4 March" */
    return g_strdup_printf (_("%d %s"), g_date_time_get_day_of_month (day), month);

  return g_strdup_printf (_("%d %s %d"), g_date_time_get_day_of_month (day), month, g_date_time_get_year (day));
}

typedef enum
{
  AGE_DAYS,
  AGE_WEEKS,
  AGE_MONTHS,
  AGE_YEARS,
} AgeUnit;

/* The unit that people use for @days, and how many of it: 13 days, 2 weeks, 2 months, 2 years. */
static AgeUnit
choose_unit (int  days,
             int *count)
{
  if (days < 14)
    {
      *count = days;
      return AGE_DAYS;
    }
  if (days < 60)
    {
      *count = days / 7;
      return AGE_WEEKS;
    }
  if (days < 730)
    {
      *count = (int) (days / MONTH_IN_DAYS);
      return AGE_MONTHS;
    }

  *count = (int) (days / 365.25);
  return AGE_YEARS;
}

/* A sentence each, for a language may put the number anywhere. */
static char *
say_ago (AgeUnit unit,
         int     count)
{
  gulong n = (gulong) count;

  switch (unit)
    {
    case AGE_DAYS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", n), count);
    case AGE_WEEKS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d week ago", "%d weeks ago", n), count);
    case AGE_MONTHS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month ago", "%d months ago", n), count);
    case AGE_YEARS:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year ago", "%d years ago", n), count);
    }
}

/* Less than a day ago. */
static char *
say_lately (int seconds)
{
  int minutes = seconds / MINUTE;
  int hours = seconds / HOUR;

  if (minutes == 0)
    return g_strdup (_("just now"));
  if (hours == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute ago", "%d minutes ago", (gulong) minutes), minutes);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour ago", "%d hours ago", (gulong) hours), hours);
}

char *
dw_words_ago (gint64 then,
              gint64 now)
{
  int days = count_days (then, now);
  AgeUnit unit;
  int count;

  if (then > now + MINUTE)
    return say_day_of (then, now);
  if (days <= 0 || now - then < HOUR)
    return say_lately ((int) MAX (now - then, 0));
  if (days == 1)
    return g_strdup (_("yesterday"));

  unit = choose_unit (days, &count);
  return say_ago (unit, count);
}

char *
dw_words_from (gint64 then,
               gint64 now)
{
  int days = count_days (then, now);
  g_autofree char *day = NULL;

  if (days == 0)
    return g_strdup (_("from today"));
  if (days == 1)
    return g_strdup (_("from yesterday"));
  if (days > 1 && days < 7)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (then);

      /* Translators: a copy and the weekday it was fetched on: "from Tuesday" */
      return g_strdup_printf (_("from %s"), dw_words_weekday ((GDateWeekday) g_date_time_get_day_of_week (date)));
    }

  day = say_day_of (then, now);
  return g_strdup_printf (_("from %s"), day);
}
