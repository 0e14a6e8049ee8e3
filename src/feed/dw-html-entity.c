/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-html-entity.h"

#include <string.h>

enum { LONGEST_NAME = 8 };

typedef struct
{
  const char *name;
  gunichar character;
} Entity;

/* The references that word processors and web editors write into descriptions; others stay as they are. */
static const Entity entities[] = {
  { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", ' ' },
  { "pound", 0xA3 }, { "euro", 0x20AC }, { "copy", 0xA9 }, { "reg", 0xAE }, { "trade", 0x2122 }, { "deg", 0xB0 },
  { "hellip", 0x2026 }, { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "lsquo", 0x2018 }, { "rsquo", 0x2019 },
  { "sbquo", 0x201A }, { "ldquo", 0x201C }, { "rdquo", 0x201D }, { "bdquo", 0x201E }, { "bull", 0x2022 },
  { "middot", 0xB7 }, { "laquo", 0xAB }, { "raquo", 0xBB }, { "times", 0xD7 }, { "frac12", 0xBD }, { "frac14", 0xBC },
  { "frac34", 0xBE }, { "sect", 0xA7 }, { "para", 0xB6 }, { "shy", 0xAD }, { "ensp", ' ' }, { "emsp", ' ' },
  { "thinsp", ' ' }, { "zwnj", 0x200C }, { "zwj", 0x200D }, { "agrave", 0xE0 }, { "aacute", 0xE1 }, { "acirc", 0xE2 },
  { "auml", 0xE4 }, { "aring", 0xE5 }, { "aelig", 0xE6 }, { "ccedil", 0xE7 }, { "egrave", 0xE8 }, { "eacute", 0xE9 },
  { "ecirc", 0xEA }, { "euml", 0xEB }, { "igrave", 0xEC }, { "iacute", 0xED }, { "icirc", 0xEE }, { "iuml", 0xEF },
  { "ntilde", 0xF1 }, { "ograve", 0xF2 }, { "oacute", 0xF3 }, { "ocirc", 0xF4 }, { "ouml", 0xF6 }, { "oslash", 0xF8 },
  { "ugrave", 0xF9 }, { "uacute", 0xFA }, { "ucirc", 0xFB }, { "uuml", 0xFC }, { "szlig", 0xDF }, { "Eacute", 0xC9 },
  { "rarr", 0x2192 }, { "larr", 0x2190 }, { "check", 0x2713 },
};

/* What &#128; to &#159; mean to every browser (HTML standard, numeric character reference end state): Windows-1252. */
static const gunichar windows_1252[32] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static gunichar
character_of_code (guint code)
{
  if (code >= 0x80 && code < 0xA0)
    return windows_1252[code - 0x80];
  if (code == 0xA0)
    return ' ';
  if (code == 0 || !g_unichar_validate (code))
    return 0xFFFD;

  return code;
}

/* Behind `&#`. */
static gunichar
read_code (const char *p,
           const char *end,
           gsize      *used)
{
  const char *start = p;
  gboolean is_hex = p < end && (*p == 'x' || *p == 'X');
  guint code = 0;
  int digit = -1;

  for (p += is_hex; p < end; p++)
    {
      digit = is_hex ? g_ascii_xdigit_value (*p) : g_ascii_digit_value (*p);
      if (digit < 0)
        break;
      code = MIN (code * (is_hex ? 16 : 10) + (guint) digit, 0x110000);
    }
  if (p == start + is_hex)
    return 0;

  p += p < end && *p == ';';
  *used = (gsize) (p - start) + 2;
  return character_of_code (code);
}

gunichar
dw_html_entity (const char *text,
                gsize       length,
                gsize      *used)
{
  const char *end = text + length;
  gsize n = 0;

  if (length > 2 && text[1] == '#')
    return read_code (text + 2, end, used);

  while (1 + n < length && n < LONGEST_NAME && g_ascii_isalnum (text[1 + n]))
    n++;
  if (1 + n == length || text[1 + n] != ';')
    return 0;

  *used = n + 2;
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strncmp (entities[i].name, text + 1, n) == 0 && entities[i].name[n] == '\0')
      return entities[i].character;

  return 0;
}
