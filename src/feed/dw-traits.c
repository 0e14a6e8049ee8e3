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
  return ((word - DW_EACH_BYTE * 0x20) & ~word) | word | (word + DW_EACH_BYTE) | mark_byte (word, '&')
         | mark_byte (word, '<') | mark_byte (word, '\\');
}

/* Whether no byte of a text of 8 bytes or more has a trait. The last bytes may be looked at twice. */
static gboolean
is_plain_ascii (const char *text,
                gsize       length)
{
  const char *last = NULL;
  DwSixteen marks;

  if (length < 16)
    return ((mark_word (dw_json_load_word (text)) | mark_word (dw_json_load_word (text + length - 8)))
            & DW_EACH_BYTE * 0x80)
           == 0;

  last = text + length - 16;
  marks = dw_sixteen_mark (dw_sixteen_load (last));
  for (const char *p = text; p < last; p += 16)
    marks |= dw_sixteen_mark (dw_sixteen_load (p));
  return dw_sixteen_is_nought (marks);
}

/* The bytes of a text of 1 to 7, each at least once, and letters. */
static inline guint64
load_short (const char *text,
            gsize       length)
{
  if (length >= 4)
    return dw_json_load_half (text) | (guint64) dw_json_load_half (text + length - 4) << 32;

  return (DW_EACH_BYTE * 'a') << 24 | (guint64) (guchar) text[0] << 16 | (guint64) (guchar) text[length / 2] << 8
         | (guchar) text[length - 1];
}

gboolean
dw_traits_is_simple (const char *text,
                     gsize       length)
{
  if (length == 0 || text[0] == ' ' || text[length - 1] == ' ')
    return FALSE;

  return length < 8 ? (mark_word (load_short (text, length)) & DW_EACH_BYTE * 0x80) == 0
                    : is_plain_ascii (text, length);
}
