/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-reading.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define NOT_DATE N_("A date must be written as YYYY-MM-DD.")
#define NOT_DATE_TIME N_("A date and time must be written as YYYY-MM-DDThh:mm:ssZ.")
#define NOT_TIME N_("A time of day must be written as hh:mm.")

enum { DATE_LENGTH = 10 };

/* What is left of a text being read. */
typedef struct
{
  const char *p;
  const char *end;
} Rest;

static gboolean
take (Rest *rest,
      char  wanted)
{
  if (rest->p == rest->end || *rest->p != wanted)
    return FALSE;

  rest->p++;
  return TRUE;
}

/* At least @fewest and at most @most digits. */
static gboolean
take_digits (Rest *rest,
             guint fewest,
             guint most,
             guint *value)
{
  guint n = 0;

  for (*value = 0; n < most && rest->p < rest->end && g_ascii_isdigit (*rest->p); n++, rest->p++)
    *value = *value * 10 + (guint) (*rest->p - '0');

  return n >= fewest;
}

typedef struct
{
  guint year;
  guint month;
  guint day;
} Date;

static gboolean
take_date (Rest *rest,
           Date *date)
{
  return take_digits (rest, 4, 4, &date->year) && take (rest, '-') && take_digits (rest, 2, 2, &date->month)
         && take (rest, '-') && take_digits (rest, 2, 2, &date->day) && date->year > 0
         && g_date_valid_dmy ((GDateDay) date->day, (GDateMonth) date->month, (GDateYear) date->year);
}

typedef struct
{
  guint hour;
  guint minute;
  guint second;
  gboolean has_zone;
  int offset; /* minutes east of UTC */
} Clock;

static gboolean
take_zone (Rest  *rest,
           Clock *clock)
{
  guint hours = 0;
  guint minutes = 0;
  gboolean is_west = FALSE;

  if (rest->p == rest->end)
    return TRUE;

  clock->has_zone = TRUE;
  if (take (rest, 'Z') || take (rest, 'z'))
    return TRUE;

  is_west = take (rest, '-');
  if ((!is_west && !take (rest, '+')) || !take_digits (rest, 2, 2, &hours))
    return FALSE;
  take (rest, ':');
  if (rest->p < rest->end && !take_digits (rest, 2, 2, &minutes))
    return FALSE;

  clock->offset = (int) (hours * 60 + minutes) * (is_west ? -1 : 1);
  return hours <= 14 && minutes < 60;
}

/* hh:mm[:ss[.f]][zone] */
static gboolean
take_clock (Rest  *rest,
            guint  fewest_hour_digits,
            Clock *clock)
{
  guint fraction = 0;

  if (!take_digits (rest, fewest_hour_digits, 2, &clock->hour) || !take (rest, ':')
      || !take_digits (rest, 2, 2, &clock->minute))
    return FALSE;
  if (take (rest, ':') && !take_digits (rest, 2, 2, &clock->second))
    return FALSE;
  if (take (rest, '.') && !take_digits (rest, 1, 9, &fraction))
    return FALSE;

  return clock->hour <= 24 && clock->minute < 60 && clock->second <= 60;
}

DwReading
dw_read_date (DwArena    *arena,
              const char *text,
              gsize       length)
{
  Rest rest = { NULL, NULL };
  Date date = { 0 };
  Clock clock = { 0 };

  dw_reading_clean (arena, &text, &length, FALSE);
  if (length == 0)
    return dw_reading_not_stated ();

  rest = (Rest) { text, text + length };
  if (!take_date (&rest, &date))
    return dw_reading_refused (DW_FAULT_FORMAT, NOT_DATE);
  if (rest.p == rest.end)
    return dw_reading_taken (dw_arena_strndup (arena, text, DATE_LENGTH));

  if ((take (&rest, 'T') || take (&rest, ' ')) && take_clock (&rest, 2, &clock) && take_zone (&rest, &clock)
      && rest.p == rest.end)
    return dw_reading_changed (dw_arena_strndup (arena, text, DATE_LENGTH), DW_FAULT_COERCED, N_("Only a date belongs here; the time of day was left out."));

  return dw_reading_refused (DW_FAULT_FORMAT, NOT_DATE);
}

static void
print_two (char  *text,
           guint  number)
{
  text[0] = (char) ('0' + number / 10 % 10);
  text[1] = (char) ('0' + number % 10);
}

static const char *
print_fields (DwArena     *arena,
              const Date  *date,
              const Clock *clock)
{
  char text[] = "YYYY-MM-DDThh:mm:ssZ";

  print_two (text, date->year / 100);
  print_two (text + 2, date->year);
  print_two (text + 5, date->month);
  print_two (text + 8, date->day);
  print_two (text + 11, clock->hour);
  print_two (text + 14, clock->minute);
  print_two (text + 17, MIN (clock->second, 59));
  return dw_arena_strndup (arena, text, sizeof text - 1);
}

static const char *
print_date_time (DwArena   *arena,
                 GDateTime *moment)
{
  Date date = { (guint) g_date_time_get_year (moment), (guint) g_date_time_get_month (moment),
                (guint) g_date_time_get_day_of_month (moment) };
  Clock clock = { (guint) g_date_time_get_hour (moment), (guint) g_date_time_get_minute (moment),
                  (guint) g_date_time_get_second (moment), TRUE, 0 };

  return print_fields (arena, &date, &clock);
}

/* The moment in UTC; a leap second is taken as the one before. */
static const char *
print_moment (DwArena     *arena,
              const Date  *date,
              const Clock *clock)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) moment = NULL;

  if (clock->offset == 0)
    return print_fields (arena, date, clock);

  local = g_date_time_new_utc ((int) date->year, (int) date->month, (int) date->day, (int) clock->hour,
                               (int) clock->minute, MIN (clock->second, 59));
  moment = local != NULL ? g_date_time_add_minutes (local, -clock->offset) : NULL;
  return moment != NULL ? print_date_time (arena, moment) : NULL;
}

DwReading
dw_read_date_time (DwArena    *arena,
                   const char *text,
                   gsize       length)
{
  Rest rest = { NULL, NULL };
  Date date = { 0 };
  Clock clock = { 0 };
  gboolean has_clock = FALSE;
  const char *moment = NULL;

  dw_reading_clean (arena, &text, &length, FALSE);
  if (length == 0)
    return dw_reading_not_stated ();

  rest = (Rest) { text, text + length };
  if (!take_date (&rest, &date))
    return dw_reading_refused (DW_FAULT_FORMAT, NOT_DATE_TIME);

  has_clock = rest.p < rest.end;
  if (has_clock && (!(take (&rest, 'T') || take (&rest, 't') || take (&rest, ' ')) || !take_clock (&rest, 2, &clock)
                    || !take_zone (&rest, &clock) || rest.p != rest.end || clock.hour == 24))
    return dw_reading_refused (DW_FAULT_FORMAT, NOT_DATE_TIME);

  moment = print_moment (arena, &date, &clock);
  if (moment == NULL)
    return dw_reading_refused (DW_FAULT_FORMAT, NOT_DATE_TIME);
  if (!has_clock)
    return dw_reading_changed (moment, DW_FAULT_COERCED, N_("The time of day is missing; midnight was taken."));
  if (!clock.has_zone)
    return dw_reading_changed (moment, DW_FAULT_COERCED, N_("The time zone is missing; UTC was taken."));

  return dw_reading_taken (moment);
}

DwReading
dw_read_epoch (DwArena *arena,
               gint64   seconds)
{
  /* Nobody's milliseconds are before March 1973, nobody's seconds after the year 5000. */
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds >= 100000000000 ? seconds / 1000 : seconds);

  if (seconds <= 0 || moment == NULL)
    return dw_reading_refused (DW_FAULT_FORMAT, NOT_DATE_TIME);

  return dw_reading_changed (print_date_time (arena, moment), DW_FAULT_COERCED,
                             N_("The time is a number of seconds since 1970; it was read as a date and time."));
}

/* "am", "a.m.", "pm" at the end of a time. Returns 0 when there is none, else 'a' or 'p'. */
static char
take_half_of_day (Rest *rest)
{
  char half = '\0';

  while (rest->p < rest->end && *rest->p == ' ')
    rest->p++;
  if (rest->p == rest->end)
    return '\0';

  half = g_ascii_tolower (*rest->p);
  if (half != 'a' && half != 'p')
    return '\0';

  rest->p++;
  take (rest, '.');
  if (!take (rest, 'm') && !take (rest, 'M'))
    return '\0';
  take (rest, '.');
  return half;
}

/* "9am", "9.30 pm", "12:15PM" */
static gboolean
take_spoken_clock (Rest  *rest,
                   Clock *clock)
{
  char half = '\0';

  if (!take_digits (rest, 1, 2, &clock->hour))
    return FALSE;
  if ((take (rest, ':') || take (rest, '.')) && !take_digits (rest, 2, 2, &clock->minute))
    return FALSE;

  half = take_half_of_day (rest);
  if (half == '\0' || clock->hour == 0 || clock->hour > 12 || clock->minute > 59)
    return FALSE;

  clock->hour = clock->hour % 12 + (half == 'p' ? 12 : 0);
  return rest->p == rest->end;
}

static const char *
print_clock (DwArena     *arena,
             const Clock *clock)
{
  char text[] = "hh:mm";

  print_two (text, clock->hour);
  print_two (text + 3, clock->minute);
  return dw_arena_strndup (arena, text, 5);
}

/* "09:30" */
static gboolean
is_plain_clock (const char *text,
                gsize       length)
{
  if (length != 5 || text[2] != ':' || text[3] < '0' || text[3] > '5' || !g_ascii_isdigit (text[1])
      || !g_ascii_isdigit (text[4]))
    return FALSE;

  return text[0] == '0' || text[0] == '1' || (text[0] == '2' && text[1] <= '3');
}

DwReading
dw_read_time (DwArena    *arena,
              const char *text,
              gsize       length)
{
  Rest rest = { NULL, NULL };
  Clock clock = { 0 };

  if (is_plain_clock (text, length))
    return dw_reading_taken (dw_arena_strndup (arena, text, length));

  dw_reading_clean (arena, &text, &length, FALSE);
  if (length == 0)
    return dw_reading_not_stated ();

  rest = (Rest) { text, text + length };
  if (take_clock (&rest, 1, &clock) && take_zone (&rest, &clock) && rest.p == rest.end)
    {
      if (clock.hour < 24)
        return text[1] != ':' ? dw_reading_taken (print_clock (arena, &clock))
                              : dw_reading_changed (print_clock (arena, &clock), DW_FAULT_COERCED, NOT_TIME);
      if (clock.minute == 0 && clock.second == 0)
        return dw_reading_changed ("23:59", DW_FAULT_COERCED, N_("The last minute of a day is 23:59; 24:00 was read as that."));
      return dw_reading_refused (DW_FAULT_FORMAT, NOT_TIME);
    }

  rest = (Rest) { text, text + length };
  clock = (Clock) { 0 };
  if (take_spoken_clock (&rest, &clock))
    return dw_reading_changed (print_clock (arena, &clock), DW_FAULT_COERCED, NOT_TIME);

  return dw_reading_refused (DW_FAULT_FORMAT, NOT_TIME);
}
