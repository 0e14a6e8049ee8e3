/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-words.h"
#include "dw-words-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define N_DAYS 7

/* Monday first, as RFC 5545 spells them. */
static const char *const day_codes[N_DAYS] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static const char *const every_day_words[N_DAYS] = {
  N_("Mondays"), N_("Tuesdays"), N_("Wednesdays"), N_("Thursdays"), N_("Fridays"), N_("Saturdays"), N_("Sundays"),
};

/* Of the weekdays in a month: 1 to 5. */
static const char *const ordinal_words[] = { N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth") };

/* One member of RFC 5545 BYDAY: "TH", "1SA", "-1FR". */
typedef struct
{
  int ordinal;              /* 0: every one; −1: the last */
  int day;                  /* 0 is Monday */
} DayRule;

static gboolean
read_day_rule (const char *text,
               DayRule    *rule)
{
  char *end = NULL;
  long ordinal = strtol (text, &end, 10);

  if (ordinal < -5 || ordinal > 5 || (end != text && ordinal == 0))
    return FALSE;

  rule->ordinal = (int) ordinal;
  for (rule->day = 0; rule->day < N_DAYS; rule->day++)
    if (g_ascii_strcasecmp (end, day_codes[rule->day]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
read_day_rules (const char *byday,
                GArray     *rules)
{
  g_auto (GStrv) parts = g_strsplit (byday, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      DayRule rule;

      if (!read_day_rule (g_strstrip (parts[i]), &rule))
        return FALSE;
      g_array_append_val (rules, rule);
    }

  return rules->len > 0;
}

/* "Mondays to Fridays" for a run of three or more days, "Mondays and Tuesdays" else; the rules have no ordinals. */
static char *
say_weekdays (const GArray *rules)
{
  gboolean held[N_DAYS] = { FALSE, };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < rules->len; i++)
    held[g_array_index (rules, DayRule, i).day] = TRUE;

  for (int first = 0; first < N_DAYS; first++)
    {
      int last = first;
      g_autofree char *run = NULL;

      if (!held[first])
        continue;
      while (last + 1 < N_DAYS && held[last + 1])
        last++;
      if (first == 0 && last == N_DAYS - 1)
        return g_strdup (_("Every day"));
      if (last - first < 2)
        {
          g_strv_builder_add (builder, _(every_day_words[first]));
          continue;
        }

      /* Translators: a run of days: "Mondays to Fridays" */
      run = g_strdup_printf (_("%s to %s"), _(every_day_words[first]), _(every_day_words[last]));
      g_strv_builder_add (builder, run);
      first = last;
    }

  parts = g_strv_builder_end (builder);
  return dw_words_join ((const char *const *) parts);
}

static char *
say_monthly_rule (const DayRule *rule)
{
  const char *day = dw_words_weekday ((GDateWeekday) (rule->day + 1));

  if (rule->ordinal == -1)
    return g_strdup_printf (_("the last %s of the month"), day);
  if (rule->ordinal < -1)
    return g_strdup_printf (_("the %s-last %s of the month"), _(ordinal_words[-rule->ordinal - 1]), day);
  if (rule->ordinal > 0)
    return g_strdup_printf (_("the %s %s of the month"), _(ordinal_words[rule->ordinal - 1]), day);

  return g_strdup_printf (_("every %s of the month"), day);
}

static char *
say_month_days (const GArray *rules)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *part = say_monthly_rule (&g_array_index (rules, DayRule, i));

      g_strv_builder_add (builder, part);
    }

  parts = g_strv_builder_end (builder);
  joined = dw_words_join ((const char *const *) parts);
  return dw_words_capitalise (joined);
}

static char *
say_byday (const char *byday)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (DayRule));

  if (!read_day_rules (byday, rules))
    return g_strdup_printf (_("On days given as %s"), byday);

  for (guint i = 0; i < rules->len; i++)
    if (g_array_index (rules, DayRule, i).ordinal != 0)
      return say_month_days (rules);

  return say_weekdays (rules);
}

static char *
say_weekday_of (const char *date)
{
  GDate parsed;

  if (!dw_words_read_date (date, &parsed))
    return g_strdup (_("Weekly"));

  return g_strdup (_(every_day_words[g_date_get_weekday (&parsed) - 1]));
}

/* "Thursdays", "The first Saturday of the month", "Every day", or NULL when no day is stated. */
static char *
say_days (const DwSchedule *schedule)
{
  const char *freq = schedule->freq;
  const char *start = schedule->dtstart;

  if (schedule->byday != NULL)
    return say_byday (schedule->byday);
  if (schedule->bymonthday != NULL)
    return g_strdup_printf (_("On these days of the month: %s"), schedule->bymonthday);
  if (schedule->byyearday != NULL)
    return g_strdup_printf (_("On these days of the year: %s"), schedule->byyearday);
  if (g_strcmp0 (freq, "DAILY") == 0)
    return g_strdup (_("Every day"));
  if (g_strcmp0 (freq, "WEEKLY") == 0)
    return say_weekday_of (start);
  if (g_strcmp0 (freq, "MONTHLY") == 0)
    return g_strdup (_("Monthly"));
  if (g_strcmp0 (freq, "YEARLY") == 0)
    return g_strdup (_("Once a year"));

  return start != NULL ? dw_words_day (start) : NULL;
}

/* "10:00 to 12:00", "all day" for the specification's 00:00 to 23:59, or NULL. */
static char *
say_times (const DwSchedule *schedule)
{
  const char *from = schedule->opens_at;
  const char *to = schedule->closes_at;

  if (from != NULL && to != NULL)
    {
      if (g_str_has_prefix (from, "00:00") && (g_str_has_prefix (to, "23:59") || g_str_has_prefix (to, "24:00")))
        return g_strdup (_("all day"));
      /* Translators: clock times: "10:00 to 12:00" */
      return g_strdup_printf (_("%s to %s"), from, to);
    }
  if (from != NULL)
    return g_strdup_printf (_("from %s"), from);
  if (to != NULL)
    return g_strdup_printf (_("until %s"), to);

  return NULL;
}

/* "every 2 weeks", or NULL when it is every one. */
static char *
say_interval (const DwSchedule *schedule)
{
  int interval;

  if (isnan (schedule->interval) || schedule->interval < 2 || schedule->interval > 1000)
    return NULL;

  interval = (int) schedule->interval;
  if (g_strcmp0 (schedule->freq, "DAILY") == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %d day", "every %d days", (gulong) interval), interval);
  if (g_strcmp0 (schedule->freq, "MONTHLY") == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %d month", "every %d months", (gulong) interval), interval);
  if (g_strcmp0 (schedule->freq, "YEARLY") == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %d year", "every %d years", (gulong) interval), interval);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %d week", "every %d weeks", (gulong) interval), interval);
}

/* "from 4 September 2026 until 18 December 2026": when the rule holds. */
static char *
say_span (const DwSchedule *schedule)
{
  /* dtstart of a rule that repeats is its first day; of one that does not it is the day itself, said already. */
  const char *first = schedule->valid_from != NULL ? schedule->valid_from
                      : schedule->freq != NULL     ? schedule->dtstart
                                                   : NULL;
  g_autofree char *from = dw_words_day (first);
  g_autofree char *to = dw_words_day (schedule->until != NULL ? schedule->until : schedule->valid_to);

  if (from != NULL && to != NULL)
    return g_strdup_printf (_("from %s until %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_("from %s"), from);
  if (to != NULL)
    return g_strdup_printf (_("until %s"), to);

  return NULL;
}

static char *
say_count (const DwSchedule *schedule)
{
  int count;

  if (isnan (schedule->count) || schedule->count < 1 || schedule->count > 10000)
    return NULL;

  count = (int) schedule->count;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d time in all", "%d times in all", (gulong) count), count);
}

static void
append_part (GString    *rule,
             const char *part,
             const char *separator)
{
  if (part == NULL)
    return;

  if (rule->len > 0)
    g_string_append (rule, separator);
  g_string_append (rule, part);
}

char *
dw_words_schedule (const DwSchedule *schedule)
{
  g_autofree char *days = say_days (schedule);
  g_autofree char *times = say_times (schedule);
  g_autofree char *interval = say_interval (schedule);
  g_autofree char *weeks = schedule->byweekno == NULL
                             ? NULL
                             : g_strdup_printf (_("in these weeks of the year: %s"), schedule->byweekno);
  g_autofree char *span = say_span (schedule);
  g_autofree char *count = say_count (schedule);
  g_autoptr (GString) rule = g_string_new (NULL);

  append_part (rule, days, " ");
  append_part (rule, times, g_strcmp0 (times, _("all day")) == 0 ? ", " : " ");
  append_part (rule, interval, ", ");
  append_part (rule, weeks, ", ");
  append_part (rule, span, ", ");
  append_part (rule, count, ", ");

  return rule->len == 0 ? NULL : dw_words_capitalise (rule->str);
}
