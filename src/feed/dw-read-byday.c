/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-reading.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define NOT_BYDAY N_("Weekdays must be written as in iCalendar: MO,TU or 1SA or -1FR.")

static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
static const char *const weekday_names[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

/* A weekday by its two letters, or its name or the beginning of it, with or without an s: "Weds", "Mondays". */
static const char *
find_weekday (const char *text,
              gsize       length,
              gboolean   *is_canonical)
{
  gsize stem = length > 3 && g_ascii_tolower (text[length - 1]) == 's' ? length - 1 : length;

  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    {
      *is_canonical = length == 2 && memcmp (weekdays[i], text, 2) == 0;
      if (*is_canonical)
        return weekdays[i];
      if (stem >= 2 && stem <= strlen (weekday_names[i]) && g_ascii_strncasecmp (weekday_names[i], text, stem) == 0)
        return weekdays[i];
    }

  return NULL;
}

/* Appends one entry, "[[+-]n]DAY" with n from 1 to 53. */
static gboolean
append_weekday (GString    *list,
                const char *text,
                gsize       length,
                gboolean   *is_canonical)
{
  gsize sign = text[0] == '-' || text[0] == '+' ? 1 : 0;
  gsize n = sign;
  guint ordinal = 0;
  const char *day = NULL;

  for (; n < length && n < sign + 2 && g_ascii_isdigit (text[n]); n++)
    ordinal = ordinal * 10 + (guint) (text[n] - '0');
  if ((n == sign && sign == 1) || (n > sign && (ordinal == 0 || ordinal > 53)))
    return FALSE;

  day = find_weekday (text + n, length - n, is_canonical);
  if (day == NULL)
    return FALSE;

  if (list->len > 0)
    g_string_append_c (list, ',');
  if (n > sign)
    g_string_append_printf (list, "%s%u", text[0] == '-' ? "-" : "", ordinal);
  g_string_append (list, day);
  return TRUE;
}

static gboolean
is_weekday (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (text[0] == weekdays[i][0] && text[1] == weekdays[i][1])
      return TRUE;

  return FALSE;
}

/* "MO,TU": whether @text is nothing but weekdays as in iCalendar. */
static gboolean
is_plain_list (const char *text,
               gsize       length)
{
  if (length % 3 != 2)
    return FALSE;
  for (gsize i = 0; i < length; i += 3)
    if (!is_weekday (text + i) || (i > 0 && text[i - 1] != ','))
      return FALSE;

  return TRUE;
}

DwReading
dw_read_byday (DwArena    *arena,
               const char *text,
               gsize       length)
{
  g_autoptr (GString) list = NULL;
  gboolean is_canonical = TRUE;

  if (is_plain_list (text, length))
    return dw_reading_taken (dw_arena_strndup (arena, text, length));

  list = g_string_new (NULL);

  dw_reading_clean (arena, &text, &length, FALSE);
  for (gsize start = 0, stop = 0; start < length; start = stop)
    {
      gboolean is_entry_canonical = TRUE;

      while (start < length && strchr (",; ", text[start]) != NULL)
        start++;
      for (stop = start; stop < length && strchr (",; ", text[stop]) == NULL;)
        stop++;
      if (stop > start && !append_weekday (list, text + start, stop - start, &is_entry_canonical))
        return dw_reading_refused (DW_FAULT_FORMAT, NOT_BYDAY);
      is_canonical &= is_entry_canonical;
    }

  if (list->len == 0)
    return dw_reading_not_stated ();
  if (is_canonical)
    return dw_reading_taken (dw_arena_strndup (arena, list->str, list->len));

  return dw_reading_changed (dw_arena_strndup (arena, list->str, list->len), DW_FAULT_COERCED, NOT_BYDAY);
}
