/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-traits.h"

#include <string.h>

#include "dw-json-bytes.h"

static const guchar traits_of_byte[256] = {
  [0 ... 9] = DW_TRAIT_CONTROL, [10] = DW_TRAIT_LINES, [11 ... 31] = DW_TRAIT_CONTROL, ['&'] = DW_TRAIT_MARKUP,
  ['<'] = DW_TRAIT_MARKUP, ['\\'] = DW_TRAIT_ESCAPE, [127] = DW_TRAIT_CONTROL, [128 ... 255] = DW_TRAIT_HIGH,
};

guint
dw_traits_of (const char *text,
              gsize       length)
{
  const guchar *bytes = (const guchar *) text;
  guint even = 0;
  guint odd = 0;
  gsize i = 0;

  for (; i + 4 <= length; i += 4)
    {
      even |= traits_of_byte[bytes[i]] | traits_of_byte[bytes[i + 1]];
      odd |= traits_of_byte[bytes[i + 2]] | traits_of_byte[bytes[i + 3]];
    }
  for (; i < length; i++)
    even |= traits_of_byte[bytes[i]];

  return even | odd;
}

typedef guint8 Sixteen __attribute__ ((vector_size (16)));

static inline Sixteen
load_sixteen (const char *p)
{
  Sixteen bytes;

  memcpy (&bytes, p, sizeof bytes);
  return bytes;
}

/* All ones in each byte that has a trait. */
static inline Sixteen
mark_sixteen (Sixteen bytes)
{
  return (Sixteen) ((bytes < 0x20) | (bytes > 0x7E) | (bytes == '&') | (bytes == '<') | (bytes == '\\'));
}

/* Nought unless a byte of @word is @byte. */
static inline guint64
mark_byte (guint64 word,
           guchar  byte)
{
  guint64 rest = word ^ DW_EACH_BYTE * byte;

  return (rest - DW_EACH_BYTE) & ~rest;
}

/* The high bits are nought unless a byte of @word has a trait. */
static inline guint64
mark_word (guint64 word)
{
  return ((word - DW_EACH_BYTE * 0x20) & ~word) | word | (word + DW_EACH_BYTE) | mark_byte (word, '&') | mark_byte (word, '<') | mark_byte (word, '\\');
}

/* Whether no byte of a text of 8 bytes or more has a trait. The last bytes may be looked at twice. */
static gboolean
is_plain_ascii (const char *text,
                gsize       length)
{
  const char *last = NULL;
  Sixteen marks;
  guint64 halves[2] = { 0, 0 };

  if (length < 16)
    return ((mark_word (dw_json_load_word (text)) | mark_word (dw_json_load_word (text + length - 8))) & DW_EACH_BYTE * 0x80) == 0;

  last = text + length - 16;
  marks = mark_sixteen (load_sixteen (last));
  for (const char *p = text; p < last; p += 16)
    marks |= mark_sixteen (load_sixteen (p));
  memcpy (halves, &marks, sizeof halves);
  return (halves[0] | halves[1]) == 0;
}

/* The bytes of a text of 1 to 7, each at least once, and letters. */
static inline guint64
load_short (const char *text,
            gsize       length)
{
  if (length >= 4)
    return dw_json_load_half (text) | (guint64) dw_json_load_half (text + length - 4) << 32;

  return (DW_EACH_BYTE * 'a') << 24 | (guint64) (guchar) text[0] << 16 | (guint64) (guchar) text[length / 2] << 8 | (guchar) text[length - 1];
}

gboolean
dw_traits_is_simple (const char *text,
                     gsize       length)
{
  if (length == 0 || text[0] == ' ' || text[length - 1] == ' ')
    return FALSE;

  return length < 8 ? (mark_word (load_short (text, length)) & DW_EACH_BYTE * 0x80) == 0 : is_plain_ascii (text, length);
}

const char *
dw_traits_take_short (DwArena    *arena,
                      const char *text,
                      gsize       length)
{
  /* From the place that is as far before its middle as a text is long: as many bytes of all ones, then none. */
  static const guint8 window[64] = { [0 ... 31] = 0xFF };
  const char *counted = (const char *) window + 32 - length;
  Sixteen first = load_sixteen (text);
  Sixteen second = load_sixteen (text + 16);
  Sixteen marks = (mark_sixteen (first) & load_sixteen (counted)) | (mark_sixteen (second) & load_sixteen (counted + 16));
  guint64 halves[2];
  char *copy = NULL;

  memcpy (halves, &marks, sizeof halves);
  if ((halves[0] | halves[1]) != 0 || length == 0 || text[0] == ' ' || text[length - 1] == ' ')
    return NULL;
  if ((gsize) (arena->end - arena->next) <= DW_TRAITS_SHORT)
    return dw_arena_strndup (arena, text, length);

  copy = arena->next;
  arena->next += length + 1;
  memcpy (copy, &first, sizeof first);
  memcpy (copy + 16, &second, sizeof second);
  copy[length] = '\0';
  return copy;
}
