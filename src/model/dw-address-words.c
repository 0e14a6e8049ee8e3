/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-address-words.h"

#include <string.h>

/*
 * By hand and not by patterns: a feed with one refuge or one masked address in it would have PCRE2 and what it compiles
 * in memory, 0.4 MiB of an import's peak. tests/model/test-address-words.c has the patterns that say the same, and
 * holds this against them.
 */

/* What ends a street's name, in any case, or with a capital alone: "on the way" and "open court" are none. */
static const char *const streets[] = { "street", "road", "avenue", "lane", "crescent", "terrace", "gardens", "mews" };
static const char *const capital_streets[] = {
  "St", "Rd", "Ave", "Close", "Drive", "Grove", "Way", "Place", "Court", "Square", "Hill", "Rise", "Row", "Walk",
};

/* Words that never stand in a street's name keep "1 in 4 on the road" out. */
static const char *const others[] = {
  "in", "on", "of", "and", "or", "to", "at", "by", "a", "an", "the", "hour", "hours", "minute", "minutes", "min",
  "mins", "mile", "miles", "day", "days", "week", "weeks", "year", "years", "people",
};

enum { MOST_DIGITS = 4, MOST_WORDS = 3 };

static gboolean
is_word (gunichar character)
{
  return character < 0x80 ? g_ascii_isalnum ((char) character) || character == '_' : g_unichar_isalnum (character);
}

/* The letter of ASCII that @character is in lower case, or itself: the long s and the sign of kelvin are letters. */
static gunichar
fold (gunichar character)
{
  if (character < 0x80)
    return (gunichar) g_ascii_tolower ((char) character);

  return character == 0x17f ? 's' : character == 0x212a ? 'k' : character;
}

static gboolean
is_ascii_letter (const char *p)
{
  gunichar character = fold (g_utf8_get_char (p));

  return character >= 'a' && character <= 'z';
}

/* Behind the white space at @p. */
static const char *
skip_space (const char *p)
{
  for (;; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character != '\v' && character != 0x85 && character != 0x180e && !g_unichar_isspace (character))
        return p;
    }
}

/* Behind the letters and digits at @p. */
static const char *
skip_word (const char *p)
{
  while (is_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* Whether from @p to @end is @name, which is ASCII: as it is written, or in any case where it is in lower case. */
static gboolean
is_name (const char *p,
         const char *end,
         const char *name)
{
  gboolean has_capital = g_ascii_isupper (*name);

  for (; p < end && *name != '\0'; p = g_utf8_next_char (p), name++)
    if ((has_capital ? g_utf8_get_char (p) : fold (g_utf8_get_char (p))) != (gunichar) *name)
      return FALSE;

  return p == end && *name == '\0';
}

static gboolean
is_one_of (const char        *p,
           const char        *end,
           const char *const *names,
           gsize              n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (is_name (p, end, names[i]))
      return TRUE;

  return FALSE;
}

#define IS_ONE_OF(p, end, names) is_one_of (p, end, names, G_N_ELEMENTS (names))

/* Behind the second half of a postcode, and the space before it, at @p; NULL where there is none. */
static const char *
read_inward (const char *p)
{
  p = skip_space (p);
  if (!g_ascii_isdigit (*p++))
    return NULL;
  for (guint i = 0; i < 2; i++, p = g_utf8_next_char (p))
    if (!is_ascii_letter (p))
      return NULL;

  return is_word (g_utf8_get_char (p)) ? NULL : p;
}

/* Behind the postcode that begins at @p, where a word does; NULL where none does. */
static const char *
read_postcode (const char *p)
{
  const char *end = NULL;

  for (guint i = 0; i < 2 && is_ascii_letter (p); i++)
    p = g_utf8_next_char (p);
  if (!g_ascii_isdigit (*p++))
    return NULL;

  if (g_ascii_isdigit (*p) || is_ascii_letter (p))
    end = read_inward (g_utf8_next_char (p));
  return end != NULL ? end : read_inward (p);
}

static gboolean
is_of_street (gunichar character)
{
  return g_unichar_isalpha (character) || character == '\'' || character == 0x2019 || character == '.'
         || character == '-';
}

/* Behind the word of a street's name at @p, and the space behind it; NULL where there is none. */
static const char *
read_street_word (const char *p)
{
  const char *end = p;
  const char *next = NULL;

  if (IS_ONE_OF (p, skip_word (p), others))
    return NULL;
  while (is_of_street (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  next = skip_space (end);
  return end > p && next > end ? next : NULL;
}

/* Behind the house and street that begin at @p, where a word does; NULL where none do. As much as may belong. */
static const char *
read_house (const char *p)
{
  gsize n_digits = strspn (p, "0123456789");
  const char *word = p + n_digits;
  const char *found = NULL;

  if (n_digits == 0 || n_digits > MOST_DIGITS)
    return NULL;
  word += g_ascii_isalpha (*word);
  word += *word == ',';
  p = word;
  word = skip_space (word);
  if (word == p)
    return NULL;

  for (guint i = 0; i < MOST_WORDS && (word = read_street_word (word)) != NULL; i++)
    {
      const char *end = skip_word (word);

      if (IS_ONE_OF (word, end, streets) || IS_ONE_OF (word, end, capital_streets))
        found = end;
    }

  return found;
}

static const char *
find (const char  *text,
      gboolean     with_houses,
      const char **end)
{
  const char *behind = NULL;

  for (const char *p = text; *p != '\0'; p = skip_word (p))
    {
      while (*p != '\0' && !is_word (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      behind = is_ascii_letter (p) ? read_postcode (p) : with_houses ? read_house (p) : NULL;
      if (behind == NULL)
        continue;
      if (end != NULL)
        *end = behind;
      return p;
    }

  return NULL;
}

const char *
dw_address_words_find (const char  *text,
                       const char **end)
{
  return find (text, TRUE, end);
}

const char *
dw_address_words_find_postcode (const char  *text,
                                const char **end)
{
  return find (text, FALSE, end);
}
