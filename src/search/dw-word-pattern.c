/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-word-pattern.h"

#include <string.h>

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

      if (p[n - 1] == '*' ? strncmp (word, p, n - 1) == 0 : n == length && memcmp (word, p, n) == 0)
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

  is_optional = pattern[size - 1] == '?';
  if (words[at] != NULL && is_one_of (words[at], pattern, size - (is_optional ? 1 : 0)))
    end = dw_word_pattern_match (words, at + 1, rest);

  return end == 0 && is_optional ? dw_word_pattern_match (words, at, rest) : end;
}
