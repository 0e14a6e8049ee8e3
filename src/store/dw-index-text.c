/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-text.h"

#include <string.h>

#include "dw-limits.h"
#include "dw-text.h"

/* No word that a person types is longer; what is, is a picture in base64 or the like. */
#define LONGEST_WORD 64

/* Whether the byte ends a run that is looked at as one: dw_text_words() splits there too. */
static gboolean
is_plain_break (char byte)
{
  return (guchar) byte < 0x80 && !g_ascii_isalnum (byte) && byte != '\'';
}

static void
append_plain (GString    *index,
              const char *run,
              gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (run[i] != '\'')
      g_string_append_c (index, g_ascii_tolower (run[i]));
}

static void
append_folded (GString    *index,
               const char *run,
               gsize       length)
{
  g_autofree char *copy = g_strndup (run, length);
  g_auto (GStrv) words = dw_text_words (copy, G_MAXUINT, LONGEST_WORD);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (index, ' ');
      g_string_append (index, words[i]);
    }
}

static const char *
find_run_end (const char *start,
              gboolean   *is_plain)
{
  const char *end = start;

  *is_plain = TRUE;
  for (; *end != '\0' && !is_plain_break (*end); end++)
    *is_plain = *is_plain && (guchar) *end < 0x80;

  return end;
}

/* At the end of a word. */
static void
cut (GString *index)
{
  const char *space = g_strrstr_len (index->str, DW_LIMIT_INDEX_TEXT, " ");

  g_string_truncate (index, space != NULL ? (gsize) (space - index->str) : 0);
}

void
dw_index_text_append (GString    *index,
                      const char *text)
{
  const char *p = text != NULL ? text : "";

  while (*p != '\0' && index->len < DW_LIMIT_INDEX_TEXT)
    {
      gboolean is_plain;
      const char *end = find_run_end (p, &is_plain);

      if (end > p)
        {
          if (index->len > 0)
            g_string_append_c (index, ' ');
          if (is_plain && (gsize) (end - p) <= LONGEST_WORD)
            append_plain (index, p, end - p);
          else
            append_folded (index, p, end - p);
        }
      p = *end != '\0' ? end + 1 : end;
    }

  if (index->len > DW_LIMIT_INDEX_TEXT)
    cut (index);
}
