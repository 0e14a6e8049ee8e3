/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-times.h"

#include "dw-phrase.h"
#include "dw-words.h"

#include <stdio.h>

enum
{
  N_DAYS = 7,
  N_TIMES = 12,
  WEEKDAYS = 0x1F,
  NOON = 12 * 60,           /* minutes since midnight */
  SCHOOL_ENDS = 15 * 60 + 30,
  AFTERNOON_ENDS = 17 * 60,
  EVENING = 17 * 60 + 30,
};

static const char *const day_codes[N_DAYS] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static const char *const labels[N_TIMES] = {
  N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
  N_ ("Mornings"), N_ ("Afternoons"), N_ ("Evenings"), N_ ("After school"), N_ ("School holidays"),
};

/* What publishers write where a schedule has no days or hours. */
static const DwPhrase phrases[] = {
  { 1 << 0, "monday|mondays", NULL, NULL },
  { 1 << 1, "tuesday|tuesdays", NULL, NULL },
  { 1 << 2, "wednesday|wednesdays", NULL, NULL },
  { 1 << 3, "thursday|thursdays", NULL, NULL },
  { 1 << 4, "friday|fridays", NULL, NULL },
  { DW_TIMES_SATURDAY, "saturday|saturdays", NULL, NULL },
  { DW_TIMES_SUNDAY, "sunday|sundays", NULL, NULL },
  { DW_TIMES_SATURDAY | DW_TIMES_SUNDAY, "weekend|weekends", NULL, NULL },
  { DW_TIMES_DAYS, "every|each day", NULL, NULL },
  { DW_TIMES_DAYS, "daily", NULL, NULL },
  { WEEKDAYS, "weekday|weekdays", NULL, NULL },
  { DW_TIMES_MORNING, "morning|mornings", NULL, NULL },
  { DW_TIMES_AFTERNOON, "afternoon|afternoons", NULL, NULL },
  { DW_TIMES_EVENING, "evening|evenings|twilight", NULL, NULL },
  { DW_TIMES_AFTER_SCHOOL, "after school", NULL, NULL },
  { DW_TIMES_AFTER_SCHOOL, "after-school|afterschool", NULL, NULL },
  { DW_TIMES_HOLIDAYS, "school|summer|easter|christmas holiday|holidays", NULL, NULL },
  { DW_TIMES_HOLIDAYS, "half term|terms", NULL, NULL },
};

static DwPhraseBook book = DW_PHRASE_BOOK (phrases);

/* "MO,2WE": an ordinal before a day says which of the month; it is that day all the same. */
static DwMask
read_byday (const char *byday)
{
  g_auto (GStrv) parts = g_strsplit (byday != NULL ? byday : "", ",", 64);
  DwMask days = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *code = g_strstrip (parts[i]);

      while (*code != '\0' && !g_ascii_isalpha (*code))
        code++;
      for (guint day = 0; day < N_DAYS; day++)
        if (g_ascii_strcasecmp (code, day_codes[day]) == 0)
          days |= 1u << day;
    }

  return days;
}

/* A weekly rule without days is on the day it starts. */
static DwMask
read_start (const DwSchedule *schedule)
{
  guint year, month, day;

  if (g_strcmp0 (schedule->freq, "WEEKLY") != 0 || schedule->dtstart == NULL
      || sscanf (schedule->dtstart, "%4u-%2u-%2u", &year, &month, &day) != 3
      || month > G_DATE_DECEMBER || year > G_MAXUINT16
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;

  {
    g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);

    return 1u << (g_date_get_weekday (date) - G_DATE_MONDAY);
  }
}

/* Minutes since midnight, −1 for none. */
static int
read_clock (const char *text)
{
  guint hours, minutes;

  if (text == NULL)
    return -1;

  /* Nearly all are "09:30". */
  if (g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && text[2] == ':' && g_ascii_isdigit (text[3])
      && g_ascii_isdigit (text[4]))
    {
      hours = (guint) (text[0] - '0') * 10 + (guint) (text[1] - '0');
      minutes = (guint) (text[3] - '0') * 10 + (guint) (text[4] - '0');
    }
  else if (sscanf (text, "%2u:%2u", &hours, &minutes) != 2)
    return -1;
  if (hours > 24 || minutes > 59)
    return -1;

  return (int) (hours * 60 + minutes);
}

static DwMask
read_hours (const DwSchedule *schedule,
            DwMask            days)
{
  int opens = read_clock (schedule->opens_at);
  int closes = read_clock (schedule->closes_at);
  DwMask parts = 0;

  if (opens < 0)
    return 0;
  if (closes <= opens)
    closes = closes < 0 ? opens + 1 : 24 * 60;

  if (opens < NOON)
    parts |= DW_TIMES_MORNING;
  if (opens < AFTERNOON_ENDS && closes > NOON)
    parts |= DW_TIMES_AFTERNOON;
  if (closes > EVENING)
    parts |= DW_TIMES_EVENING;
  if ((days == 0 || (days & WEEKDAYS) != 0) && opens < EVENING && closes > SCHOOL_ENDS)
    parts |= DW_TIMES_AFTER_SCHOOL;

  return parts;
}

static void
read_schedules (const DwList *schedules,
                DwMask       *stated,
                DwMask       *prose)
{
  DW_LIST_FOREACH (DwSchedule, schedule, schedules)
    {
      DwMask days = read_byday (schedule->byday);

      if (days == 0)
        days = g_strcmp0 (schedule->freq, "DAILY") == 0 ? DW_TIMES_DAYS : read_start (schedule);
      *stated |= days | read_hours (schedule, days);
      *prose |= dw_phrase_read (schedule->description, &book) | dw_phrase_read (schedule->notes, &book);
    }
}

DwMask
dw_times_read (const DwService *service,
               DwBasis         *basis)
{
  DwMask stated = 0;
  DwMask prose = 0;

  read_schedules (&service->schedules, &stated, &prose);
  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    {
      read_schedules (&there->schedules, &stated, &prose);
      if (there->location != NULL)
        read_schedules (&there->location->schedules, &stated, &prose);
    }

  *basis = stated != 0 ? DW_BASIS_STATED : prose != 0 ? DW_BASIS_PROSE : DW_BASIS_NONE;
  return stated | prose;
}

char *
dw_times_dup_text (DwMask times)
{
  const char *parts[N_TIMES + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < N_TIMES; i++)
    if ((times >> i & 1) != 0)
      parts[n++] = _(labels[i]);

  return n > 0 ? dw_words_join (parts) : g_strdup ("");
}
