/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-reading.h"
#include "fuzz.h"

static const char *const words[] = { "active", "temporarily closed", NULL };

static DwReading
read_word (DwArena    *arena,
           const char *text,
           gsize       length)
{
  return dw_read_word (arena, text, length, words);
}

static gboolean
is_date (const char *text)
{
  return g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d$", text, 0, 0);
}

static gboolean
is_date_time (const char *text)
{
  return g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", text, 0, 0);
}

static gboolean
is_time (const char *text)
{
  return g_regex_match_simple ("^([01]\\d|2[0-3]):[0-5]\\d$", text, 0, 0);
}

static gboolean
is_phone (const char *text)
{
  return strpbrk (text, "*#") == NULL && strpbrk (text, "0123456789") != NULL;
}

static gboolean
is_web_address (const char *text)
{
  return g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://");
}

static gboolean
is_mailbox (const char *text)
{
  return strchr (text, '@') != NULL && strpbrk (text, " \n<>\"") == NULL;
}

static const struct
{
  DwReadFunc read;
  gboolean (*is_right) (const char *text); /* of what was read */
  gboolean is_settled;                     /* what was read is read again as it is */
} readers[] = {
  { dw_read_phone, is_phone, TRUE },
  { dw_read_uri, is_web_address, TRUE },
  { dw_read_email, is_mailbox, TRUE },
  { dw_read_date, is_date, TRUE },
  { dw_read_date_time, is_date_time, TRUE },
  { dw_read_time, is_time, TRUE },
  { dw_read_byday, NULL, TRUE },
  { dw_read_id, NULL, TRUE },
  { read_word, NULL, TRUE },
  { dw_read_line, NULL, FALSE },
  { dw_read_prose, NULL, FALSE },
};

static gboolean
has_control (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < ' ' && *text != '\n')
      return TRUE;

  return FALSE;
}

/* One value of a record: a telephone number, an address, a date, … The first byte says which. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autofree char *valid = size > 0 ? g_utf8_make_valid ((const char *) data + 1, (gssize) size - 1) : NULL;
  gsize which = size > 0 ? data[0] % G_N_ELEMENTS (readers) : 0;
  DwReading reading;
  DwReading again;

  if (size == 0)
    return 0;

  reading = readers[which].read (arena, valid, strlen (valid));
  FUZZ_CHECK (reading.fault == DW_READING_FINE || reading.message != NULL);
  if (reading.text == NULL)
    return 0;

  FUZZ_CHECK (*reading.text != '\0' && g_utf8_validate (reading.text, -1, NULL) && !has_control (reading.text));
  FUZZ_CHECK (readers[which].is_right == NULL || readers[which].is_right (reading.text));

  /* Text that HTML held may look like HTML again. */
  if (!readers[which].is_settled || (readers[which].read == dw_read_phone && strpbrk (reading.text, "<&") != NULL))
    return 0;

  again = readers[which].read (arena, reading.text, strlen (reading.text));
  FUZZ_CHECK (again.text != NULL && strcmp (again.text, reading.text) == 0);
  return 0;
}
