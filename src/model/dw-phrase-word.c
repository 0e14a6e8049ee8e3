/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-phrase-word.h"

#include <string.h>

static gboolean
begins_word (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character) || character == 0xA3;
}

/* Whether @character, with @next after it, goes on with a word that @is_price when it began with a pound sign. */
static gboolean
goes_on (gunichar character,
         gunichar next,
         gboolean is_price)
{
  return begins_word (character) || ((character == '-' || character == 0x2011) && g_unichar_isalnum (next))
         || ((character == '.' || character == ',') && is_price && g_unichar_isdigit (next));
}

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2019;
}

static gboolean
ends_clause (gunichar character)
{
  if (g_unichar_isspace (character))
    return character == '\n';

  return character > 0x7F || strchr ("/\"*_", (int) character) == NULL;
}

DwPhraseScan
dw_phrase_word_scan (const char *text)
{
  return (DwPhraseScan) { text, text + strnlen (text, DW_PHRASE_MOST_BYTES) };
}

gboolean
dw_phrase_word_find (DwPhraseScan *scan,
                     gboolean     *has_ended)
{
  *has_ended = FALSE;
  while (scan->p < scan->end)
    {
      gunichar character = (guchar) *scan->p;

      if (character == ' ' || character == '\'')
        {
          scan->p++;
          continue;
        }
      if (g_ascii_isalnum (*scan->p))
        return TRUE;
      if (character >= 0x80)
        character = g_utf8_get_char (scan->p);
      if (character >= 0x80 && begins_word (character))
        return TRUE;

      *has_ended |= !is_apostrophe (character) && ends_clause (character);
      scan->p = g_utf8_next_char (scan->p);
    }

  return FALSE;
}

gboolean
dw_phrase_word_is_begun (const char *start,
                         const char *p)
{
  const char *before = g_utf8_find_prev_char (start, p);

  /* A hyphen goes on with a word if a letter is right behind it, an apostrophe whatever is. */
  if (before != NULL && (*before == '-' || g_utf8_get_char (before) == 0x2011))
    before = g_utf8_find_prev_char (start, before);
  while (before != NULL && is_apostrophe (g_utf8_get_char (before)))
    before = g_utf8_find_prev_char (start, before);

  return before == NULL || !begins_word (g_utf8_get_char (before));
}

static void
append_character (DwPhraseWord *word,
                  gunichar      character)
{
  if (word != NULL && word->length < DW_PHRASE_LONGEST_WORD)
    word->length += (guint) g_unichar_to_utf8 (character, word->text + word->length);
}

void
dw_phrase_word_read (DwPhraseScan *scan,
                     DwPhraseWord *word)
{
  gboolean is_price = scan->p[0] == DW_PHRASE_POUND[0] && scan->p[1] == DW_PHRASE_POUND[1];

  if (word != NULL)
    word->length = 0;
  while (scan->p < scan->end)
    {
      gunichar character = (guchar) *scan->p;

      /* Nearly every character is one of these. */
      if (g_ascii_isalnum (*scan->p))
        {
          if (word != NULL && word->length < DW_PHRASE_LONGEST_WORD)
            word->text[word->length++] = *scan->p | 0x20; /* lower case, of a letter; a digit has it */
          scan->p++;
          continue;
        }
      if (character == ' ')
        break;
      character = g_utf8_get_char (scan->p);
      if (!is_apostrophe (character))
        {
          if (!goes_on (character, g_utf8_get_char (g_utf8_next_char (scan->p)), is_price))
            break;
          append_character (word, character == 0x2011 ? '-' : g_unichar_tolower (character));
        }
      scan->p = g_utf8_next_char (scan->p);
    }

  if (word != NULL)
    word->text[word->length] = '\0';
}
