/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-word-pattern.h"

#include <string.h>

/* @pattern of @n bytes: a whole word, the beginning of one (`suicid*`) or a part of one (`*打我*`). */
static gboolean
is_like (const char *word,
         gsize       length,
         const char *pattern,
         gsize       n)
{
  if (n > 2 && pattern[0] == '*' && pattern[n - 1] == '*')
    return memmem (word, length, pattern + 1, n - 2) != NULL;
  if (n > 0 && pattern[n - 1] == '*')
    return strncmp (word, pattern, n - 1) == 0;

  return n == length && memcmp (word, pattern, n) == 0;
}

static gboolean
is_one_of (const char *word,
           const char *alternatives,
           gsize       size)
{
  gsize length = strlen (word);

  for (const char *p = alternatives; p < alternatives + size;)
    {
      gsize left = (gsize) (alternatives + size - p);
      const char *end = memchr (p, '|', left);
      gsize n = end != NULL ? (gsize) (end - p) : left;

      if (is_like (word, length, p, n))
        return TRUE;
      p += n + 1;
    }

  return FALSE;
}

/* An optional word may stand or not, so both are tried. */
guint
dw_word_pattern_match (char       **words,
                       guint        at,
                       const char  *pattern)
{
  gsize size = strcspn (pattern, " ");
  const char *rest = pattern + size + (pattern[size] == ' ');
  gboolean is_optional;
  guint end = 0;

  if (size == 0)
    return at;
  if (size == 1 && pattern[0] == '$')
    return words[at] == NULL ? at : 0;

  is_optional = pattern[size - 1] == '?';
  if (words[at] != NULL && is_one_of (words[at], pattern, size - (is_optional ? 1 : 0)))
    end = dw_word_pattern_match (words, at + 1, rest);

  return end == 0 && is_optional ? dw_word_pattern_match (words, at, rest) : end;
}

static guint64
mark (guint8 first,
      guint8 second)
{
  return G_GUINT64_CONSTANT (1) << ((first * 29u + second) % 64);
}

guint64
dw_word_pattern_mark (const char *word)
{
  return mark ((guint8) word[0], word[0] != '\0' ? (guint8) word[1] : 0);
}

/* Of one alternative of @n bytes. */
static guint64
get_alternative_marks (const char *alternative,
                       gsize       n)
{
  gboolean is_beginning = n > 0 && alternative[n - 1] == '*';

  /* A part of a word, any word, or a beginning that says too little. */
  if (n == 0 || alternative[0] == '*' || (is_beginning && n < 3))
    return G_MAXUINT64;

  return mark ((guint8) alternative[0], n > 1 ? (guint8) alternative[1] : 0);
}

guint64
dw_word_pattern_get_marks (const char *pattern)
{
  guint64 marks = 0;
  gboolean is_optional = TRUE;

  while (is_optional && *pattern != '\0')
    {
      gsize size = strcspn (pattern, " ");
      gsize left;

      is_optional = size > 0 && pattern[size - 1] == '?';
      left = size - (is_optional ? 1 : 0);
      for (const char *p = pattern, *end = pattern + left; p < end;)
        {
          const char *bar = memchr (p, '|', (gsize) (end - p));
          gsize n = bar != NULL ? (gsize) (bar - p) : (gsize) (end - p);

          marks |= get_alternative_marks (p, n);
          p += n + 1;
        }
      pattern += size + (pattern[size] == ' ');
    }

  return marks;
}
