/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* How JSON is gone through many bytes at a time. */

/* DW_EACH_BYTE: times a byte, a word of eight of it. */
#define DW_EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)

/** dw_json_load_word: Returns: the eight bytes at @p, in the order of this machine. */
static inline guint64
dw_json_load_word (const char *p)
{
  guint64 word = 0;

  memcpy (&word, p, sizeof word);
  return word;
}

/** dw_json_load_half: Returns: the four bytes at @p, in the order of this machine. */
static inline guint32
dw_json_load_half (const char *p)
{
  guint32 half = 0;

  memcpy (&half, p, sizeof half);
  return half;
}

/**
 * dw_json_is_same: memcmp() in place: names are short, and to call it costs more than to compare. What is compared may
 * overlap.
 */
static inline gboolean
dw_json_is_same (const char *a,
                 const char *b,
                 gsize       length)
{
  if (length > 16)
    return memcmp (a, b, length) == 0;
  if (length >= 8)
    return ((dw_json_load_word (a) ^ dw_json_load_word (b))
            | (dw_json_load_word (a + length - 8) ^ dw_json_load_word (b + length - 8)))
           == 0;
  if (length >= 4)
    return ((dw_json_load_half (a) ^ dw_json_load_half (b))
            | (dw_json_load_half (a + length - 4) ^ dw_json_load_half (b + length - 4)))
           == 0;

  return length == 0 || (a[0] == b[0] && a[length / 2] == b[length / 2] && a[length - 1] == b[length - 1]);
}

/** dw_json_skip_space: Returns: the first byte at or behind @p that is no white space of JSON, or @end. */
static inline const char *
dw_json_skip_space (const char *p,
                    const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;

  return p;
}

G_END_DECLS
