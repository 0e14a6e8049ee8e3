/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json-text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A strict reader that builds nothing: simdjson says only that a text is wrong, this says where. It runs on bad pages
 * only. The open containers are bits of one word: 1 for an object, 0 for an array. */
typedef struct
{
  const char *start;
  const char *p;
  const char *end;
  guint64 is_object;
  guint depth;
  guint max_depth;
  DwJsonFlaw flaw;
} Check;

static gboolean
flawed (Check     *check,
        DwJsonFlaw flaw)
{
  check->flaw = flaw;
  return FALSE;
}

static void
skip_space (Check *check)
{
  while (check->p < check->end && (*check->p == ' ' || *check->p == '\n' || *check->p == '\r' || *check->p == '\t'))
    check->p++;
}

static gboolean
at (const Check *check,
    char         wanted)
{
  return check->p < check->end && *check->p == wanted;
}

static gboolean
take (Check *check,
      char   wanted)
{
  skip_space (check);
  if (!at (check, wanted))
    return FALSE;

  check->p++;
  return TRUE;
}

/* Behind a backslash. */
static gboolean
check_escape (Check *check)
{
  if (check->p == check->end || strchr ("\"\\/bfnrtu", *check->p) == NULL || *check->p == '\0')
    return flawed (check, DW_JSON_FLAW_SYNTAX);
  if (*check->p++ != 'u')
    return TRUE;

  for (guint i = 0; i < 4; i++, check->p++)
    if (check->p == check->end || !g_ascii_isxdigit (*check->p))
      return flawed (check, DW_JSON_FLAW_SYNTAX);

  return TRUE;
}

static gboolean
check_string (Check *check)
{
  check->p++;
  while (check->p < check->end && *check->p != '"')
    if (*check->p++ == '\\' && !check_escape (check))
      return FALSE;
  if (check->p == check->end)
    return flawed (check, DW_JSON_FLAW_SYNTAX);

  check->p++;
  return TRUE;
}

static gsize
skip_digits (Check *check)
{
  const char *start = check->p;

  while (check->p < check->end && g_ascii_isdigit (*check->p))
    check->p++;

  return (gsize) (check->p - start);
}

/* The same bounds as simdjson: whole numbers in 64 bits, others finite. */
static gboolean
number_fits (const char *start,
             gsize       length,
             gboolean    is_whole)
{
  g_autofree char *text = g_strndup (start, length);

  if (!is_whole)
    return isfinite (g_ascii_strtod (text, NULL));

  errno = 0;
  if (*text == '-')
    g_ascii_strtoll (text, NULL, 10);
  else
    g_ascii_strtoull (text, NULL, 10);
  return errno != ERANGE;
}

static gboolean
check_number (Check *check)
{
  const char *start = check->p;
  gboolean is_whole = TRUE;

  check->p += at (check, '-');
  if (at (check, '0'))
    check->p++;
  else if (skip_digits (check) == 0)
    return flawed (check, DW_JSON_FLAW_SYNTAX);

  if (at (check, '.'))
    {
      is_whole = FALSE;
      check->p++;
      if (skip_digits (check) == 0)
        return flawed (check, DW_JSON_FLAW_SYNTAX);
    }
  if (at (check, 'e') || at (check, 'E'))
    {
      is_whole = FALSE;
      check->p++;
      check->p += at (check, '+') || at (check, '-');
      if (skip_digits (check) == 0)
        return flawed (check, DW_JSON_FLAW_SYNTAX);
    }
  if (number_fits (start, (gsize) (check->p - start), is_whole))
    return TRUE;

  check->p = start;
  return flawed (check, DW_JSON_FLAW_NUMBER);
}

static gboolean
check_word (Check      *check,
            const char *word)
{
  for (; *word != '\0'; word++, check->p++)
    if (!at (check, *word))
      return flawed (check, DW_JSON_FLAW_SYNTAX);

  return TRUE;
}

static gboolean
check_scalar (Check *check)
{
  if (check->p == check->end)
    return flawed (check, DW_JSON_FLAW_SYNTAX);

  switch (*check->p)
    {
    case '"':
      return check_string (check);
    case 't':
      return check_word (check, "true");
    case 'f':
      return check_word (check, "false");
    case 'n':
      return check_word (check, "null");
    default:
      return check_number (check);
    }
}

static gboolean
check_key (Check *check)
{
  skip_space (check);
  if (!at (check, '"'))
    return flawed (check, DW_JSON_FLAW_SYNTAX);

  return check_string (check) && (take (check, ':') || flawed (check, DW_JSON_FLAW_SYNTAX));
}

static gboolean
is_in_object (const Check *check)
{
  return (check->is_object >> (check->depth - 1) & 1) == 1;
}

/* Opens a container. @is_complete is set when it closes at once: then it is no level, as simdjson counts. */
static gboolean
open_container (Check    *check,
                gboolean *is_complete)
{
  gboolean is_object = *check->p == '{';
  const char *start = check->p++;

  *is_complete = take (check, is_object ? '}' : ']');
  if (*is_complete)
    return TRUE;

  if (check->depth == check->max_depth)
    {
      check->p = start;
      return flawed (check, DW_JSON_FLAW_DEPTH);
    }

  check->is_object &= ~(G_GUINT64_CONSTANT (1) << check->depth);
  check->is_object |= (guint64) is_object << check->depth;
  check->depth++;
  return !is_object || check_key (check);
}

/* Behind a value: closes what closes, until another value is due or nothing is open. */
static gboolean
close_containers (Check *check)
{
  while (check->depth > 0)
    {
      if (take (check, ','))
        return !is_in_object (check) || check_key (check);
      if (!take (check, is_in_object (check) ? '}' : ']'))
        return flawed (check, DW_JSON_FLAW_SYNTAX);
      check->depth--;
    }

  return TRUE;
}

static gboolean
check_text (Check *check)
{
  do
    {
      gboolean is_complete = TRUE;

      skip_space (check);
      if (at (check, '{') || at (check, '['))
        {
          if (!open_container (check, &is_complete))
            return FALSE;
        }
      else if (!check_scalar (check))
        return FALSE;

      if (is_complete && !close_containers (check))
        return FALSE;
    }
  while (check->depth > 0);

  skip_space (check);
  return check->p == check->end || flawed (check, DW_JSON_FLAW_SYNTAX);
}

DwJsonFlaw
dw_json_check (const char *text,
               gsize       length,
               guint       max_depth,
               gsize      *offset)
{
  Check check = { text, text, text + length, 0, 0, MIN (max_depth, 64), DW_JSON_FLAW_NONE };

  check_text (&check);
  *offset = (gsize) (check.p - text);
  return check.flaw;
}
