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
