/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-text.h"

#include <string.h>

enum { MAX_MARKS = 4 };

static const gunichar REPLACEMENT = 0xFFFD;

/* Unicode's bidirectional controls: marks, embeddings, overrides and isolates. */
static gboolean
is_bidi_control (gunichar character)
{
  return character == 0x061C || character == 0x200E || character == 0x200F
         || (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

/* Characters nobody sees: zero-width signs, soft hyphen, byte order mark, tags, variation controls stay out of the
 * list. The joiners U+200C and U+200D stay: Persian, Bengali and emoji need them. */
static gboolean
is_invisible (gunichar character)
{
  return character == 0x00AD || character == 0x200B || character == 0x2060 || character == 0xFEFF
         || (character >= 0x2061 && character <= 0x2064) || (character >= 0xE0000 && character <= 0xE007F);
}

static gboolean
is_control (gunichar character)
{
  return character < 0x20 || (character >= 0x7F && character <= 0x9F);
}

static gboolean
is_mark (gunichar character)
{
  return g_unichar_ismark (character);
}

/* The marks that people leave out when they type: accents, Hebrew points, Arabic vowels. The vowel signs of Bengali,
 * Tamil and their kin are marks too, but a word without them is another word: they stay. */
static gboolean
is_accent (gunichar character)
{
  return is_mark (character)
         && ((character >= 0x0300 && character <= 0x036F) || (character >= 0x0591 && character <= 0x05C7)
             || (character >= 0x0610 && character <= 0x061A) || (character >= 0x064B && character <= 0x065F)
             || character == 0x0670 || (character >= 0x06D6 && character <= 0x06ED)
             || (character >= 0x1AB0 && character <= 0x1AFF) || (character >= 0x1DC0 && character <= 0x1DFF)
             || (character >= 0x20D0 && character <= 0x20FF) || (character >= 0xFE00 && character <= 0xFE2F));
}

/* The same for a text of ASCII alone, which has nothing to decompose: most words of most feeds. NULL when @text is
   not. */
static char *
fold_plain (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *folded = g_malloc (length + 1);
  gsize n = 0;
  gboolean want_space = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) text[i] >= 0x80)
        return NULL;
      if (g_unichar_isspace ((guchar) text[i]))
        {
          want_space = n > 0;
          continue;
        }
      if (is_control ((guchar) text[i]))
        continue;
      if (want_space)
        folded[n++] = ' ';
      want_space = FALSE;
      folded[n++] = g_ascii_tolower (text[i]);
    }

  folded[n] = '\0';
  return g_steal_pointer (&folded);
}

static char *
fold_any (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *cased = NULL;
  g_autofree char *again = NULL;
  GString *folded = g_string_sized_new (strlen (text));
  gboolean want_space = FALSE;

  if (decomposed == NULL)
    return g_string_free (folded, FALSE);

  cased = g_utf8_casefold (decomposed, -1);
  again = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);

  for (const char *p = again; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character))
        {
          want_space = folded->len > 0;
          continue;
        }
      if (is_accent (character) || is_control (character) || is_bidi_control (character) || is_invisible (character))
        continue;
      if (want_space)
        g_string_append_c (folded, ' ');
      want_space = FALSE;
      g_string_append_unichar (folded, character == 0x0131 ? 'i' : character);
    }

  return g_string_free (folded, FALSE);
}

char *
dw_text_fold (const char *text)
{
  char *folded = fold_plain (text);

  return folded != NULL ? folded : fold_any (text);
}

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2019 || character == 0x02BC;
}

static gboolean
is_word_character (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalnum ((char) character);

  return g_unichar_isalnum (character) || is_mark (character);
}

/* Adds the word in @raw, folded and cut, unless folding left nothing. */
static void
take_word (GPtrArray *words,
           GString   *raw,
           guint      max_characters)
{
  g_autofree char *folded = dw_text_fold (raw->str);

  if (*folded != '\0')
    {
      if (g_utf8_strlen (folded, -1) > (glong) max_characters)
        *g_utf8_offset_to_pointer (folded, (glong) max_characters) = '\0';
      g_ptr_array_add (words, g_steal_pointer (&folded));
    }

  g_string_truncate (raw, 0);
}

char **
dw_text_words (const char *text,
               guint       max_words,
               guint       max_characters)
{
  GPtrArray *words = g_ptr_array_new ();
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0' && words->len < max_words; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      /* A word is cut at some length in any case; what is far beyond it need not be gathered. */
      if (is_word_character (character))
        {
          if (raw->len < 16 * (gsize) max_characters)
            g_string_append_unichar (raw, character);
        }
      else if (!(is_apostrophe (character) && raw->len > 0) && !is_bidi_control (character) && !is_invisible (character)
               && raw->len > 0)
        take_word (words, raw, max_characters);
    }

  if (raw->len > 0 && words->len < max_words)
    take_word (words, raw, max_characters);

  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/* One character of what may be shown, or nothing. Returns whether it stayed as it was. */
static gboolean
append_clean (GString  *clean,
              gunichar  character,
              gboolean  keep_lines,
              guint    *n_marks)
{
  *n_marks = is_mark (character) ? *n_marks + 1 : 0;

  if (character == '\n' || character == '\t')
    {
      g_string_append_c (clean, keep_lines && character == '\n' ? '\n' : ' ');
      return TRUE;
    }
  if (is_control (character) || is_bidi_control (character) || is_invisible (character) || *n_marks > MAX_MARKS)
    return FALSE;

  g_string_append_unichar (clean, character);
  return TRUE;
}

char *
dw_text_clean (const char *text,
               gssize      length,
               gboolean    keep_lines,
               gboolean   *changed)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  GString *clean = g_string_sized_new ((gsize) (end - text));
  gboolean is_changed = FALSE;
  guint n_marks = 0;

  for (const char *p = text; p < end;)
    {
      gunichar character = g_utf8_get_char_validated (p, end - p);

      if (*p == '\0' || character == (gunichar) -1 || character == (gunichar) -2)
        {
          g_string_append_unichar (clean, REPLACEMENT);
          is_changed = TRUE;
          p++;
          continue;
        }
      p = g_utf8_next_char (p);
      if (character == '\r')
        {
          p += p < end && *p == '\n';
          character = '\n';
        }
      if (!append_clean (clean, character, keep_lines, &n_marks))
        is_changed = TRUE;
    }

  if (changed != NULL)
    *changed = is_changed;

  return g_strstrip (g_string_free (clean, FALSE));
}

char *
dw_text_escape_for_terminal (const char *text)
{
  GString *escaped = g_string_sized_new (strlen (text));
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\n' || character == '\t')
        g_string_append_c (escaped, (char) character);
      else if (is_control (character))
        g_string_append_printf (escaped, "\\x%02x", character);
      else if (is_bidi_control (character) || is_invisible (character))
        g_string_append_printf (escaped, "\\u%04x", character);
      else
        g_string_append_unichar (escaped, character);
    }

  return g_string_free (escaped, FALSE);
}
