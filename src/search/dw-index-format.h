/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-reader.h"

#include <math.h>

G_BEGIN_DECLS

/*
 * What is where in a file of the search index. One file is one segment: the services of one generation, or those
 * written since. Numbers are in the byte order of the machine that made the file: another one says so and makes its
 * own.
 *
 *   DwIndexHeader, padded to DW_INDEX_ALIGNMENT
 *   the sections, each aligned; what each holds is told beside DwIndexSection
 *
 * A list of services is, for each service, a varint of (difference to the one before << 1 | whether a frequency
 * follows) and, where it does, the frequency: the sum of the weights of the columns of every occurrence, at most 255;
 * it is 1 where it is not written. The first difference is counted from −1. A list that would take more than three
 * bytes for four services is a dense one instead: a byte for every service, its frequency, or 0 where it is not in the
 * list. A list of fewer, that is still long, is packed where that takes no more than twice the bytes
 * (dw-index-packed.h). A varint is seven bits a byte, the lowest first, the eighth set in all but the last. Beside a
 * list of a term stand the positions: for each service a varint of how many bytes they take, where a frequency was
 * written, and the positions as differences. A position counts the tokens of a service over all columns, and one more
 * between two columns, so that a phrase never spans two.
 */

#define DW_INDEX_MAGIC G_GUINT64_CONSTANT (0x0a5845444e495744) /* "DWINDEX\n" where the lowest byte comes first */
#define DW_INDEX_FORMAT 7
#define DW_INDEX_ALIGNMENT 64

/** DwIndexSection: the sections of a file, in their order, and what each is an array of. n: services of the segment. */
typedef enum
{
  DW_INDEX_TERMS,           /* DwIndexEntry, in the order of their text's bytes */
  DW_INDEX_PREFIXES,        /* DwIndexEntry, in that order: beginnings that would take long to gather */
  DW_INDEX_PHRASES,         /* DwIndexEntry, in that order: stems with a space between, of a base; also those that
                               nobody holds */
  DW_INDEX_TEXTS,           /* bytes of the texts of all three */
  DW_INDEX_LISTS,           /* bytes; checked entry by entry */
  DW_INDEX_POSITIONS,       /* bytes; checked entry by entry */
  DW_INDEX_ENDS,            /* n × 6 guint16: the position after each column's last token, at most 65535 */
  DW_INDEX_IDS,             /* n gint64, ascending */
  DW_INDEX_ASSURED,         /* n gint32 */
  DW_INDEX_MASKS,           /* 7 × n DwMask, as stated */
  DW_INDEX_BOROUGHS,        /* n DwMask, of areas or places */
  DW_INDEX_MINIMUM_AGE,     /* n float */
  DW_INDEX_MAXIMUM_AGE,     /* n float */
  DW_INDEX_TIMES,           /* n DwMask */
  DW_INDEX_LANGUAGES,       /* n DwMask */
  DW_INDEX_PRICES,          /* n DwPriceRange */
  DW_INDEX_FIRST_POINT,     /* n + 1 guint32 */
  DW_INDEX_LATITUDES,       /* float */
  DW_INDEX_LONGITUDES,      /* float */
  DW_INDEX_NAME_RANK,       /* n guint32 */
  DW_INDEX_NAME_ENDS,       /* n guint32: where each folded name ends in DW_INDEX_NAMES */
  DW_INDEX_NAMES,           /* bytes: the folded names, one after another */
  DW_INDEX_PLANES,          /* guint64: of each facet a set of services for each term, and one for not stated */
  DW_INDEX_GONE,            /* guint64: of a delta, the set of the base's services that changed or went */
  DW_INDEX_WORDS,           /* DwIndexWord, by length, then by their text's bytes: words as they are spelt, for who
                               mistypes one */
  DW_INDEX_WORD_TEXTS,      /* bytes of their texts */
} DwIndexSection;

#define DW_INDEX_N_SECTIONS (DW_INDEX_WORD_TEXTS + 1)

/** DwIndexStamp: of what directory and which generation a file is, and by which program. */
typedef struct
{
  gint64 store_id;
  gint64 generation;
  gint64 mark;              /* of that generation: see dw_reader_get_mark() */
  guint64 making;           /* digest of all that the making depends on beside the rows: versions, facets, weights */
} DwIndexStamp;

/** DwIndexPlace: where a section is. */
typedef struct
{
  guint64 offset;
  guint64 length;           /* bytes */
  guint64 digest;           /* of its bytes; 0 for those checked entry by entry */
} DwIndexPlace;

/** DwIndexHeader: the beginning of a file. */
typedef struct
{
  guint64 magic;
  guint32 format;
  guint32 n_services;
  DwIndexStamp stamp;
  guint64 base;             /* digest of the header of the base that a delta belongs to; 0: this is a base */
  guint64 n_tokens;         /* of all services */
  guint64 file_length;
  DwIndexPlace sections[DW_INDEX_N_SECTIONS];
  guint64 digest;           /* of everything before it */
} DwIndexHeader;

/** DwIndexLayout: how a list is written: see above. */
typedef enum
{
  DW_INDEX_SPARSE,
  DW_INDEX_DENSE,
  DW_INDEX_PACKED,
} DwIndexLayout;

/** DwIndexEntry: a term, a beginning of terms, or a phrase. */
typedef struct
{
  guint64 list;             /* offset in DW_INDEX_LISTS */
  guint64 positions;        /* offset in DW_INDEX_POSITIONS */
  guint32 list_length;      /* bytes; n_services for a dense one, which is a frequency for every service */
  guint32 positions_length; /* bytes; 0 for a beginning and a phrase */
  guint32 text;             /* offset in DW_INDEX_TEXTS */
  guint16 text_length;
  guint8 layout;            /* DwIndexLayout */
  guint8 spare;
  guint32 n_holding;        /* services */
  guint32 list_digest;
  guint32 positions_digest;
  guint32 spare_too;
} DwIndexEntry;

G_STATIC_ASSERT (sizeof (DwIndexEntry) == 48);

/** DW_INDEX_LEAST_LETTERS, DW_INDEX_MOST_LETTERS: of a DwIndexWord. */
#define DW_INDEX_LEAST_LETTERS 3
#define DW_INDEX_MOST_LETTERS 32

/** DwIndexWord: a word of the letters a to z. */
typedef struct
{
  guint32 letters : 26;     /* bit i: has the letter a + i */
  guint32 length : 6;       /* letters */
  guint32 n_uses;           /* how often it stands in the columns */
  guint32 text;             /* offset in DW_INDEX_WORD_TEXTS */
} DwIndexWord;

G_STATIC_ASSERT (sizeof (DwIndexWord) == 12);

/**
 * dw_index_digest: Returns: a number that another content hardly has; of any length; begin with @seed 0 and go on with
 * what came.
 */
static inline guint64
dw_index_digest (guint64       seed,
                 gconstpointer bytes,
                 gsize         length)
{
  const guint64 prime = G_GUINT64_CONSTANT (0x9e3779b185ebca87);
  const guint8 *at = bytes;
  guint64 lanes[4] = { seed ^ length, seed + prime, seed ^ (prime << 1), seed - prime };
  guint64 tail[4] = { 0 };
  guint64 digest = 0;

  for (; length >= sizeof lanes; at += sizeof lanes, length -= sizeof lanes)
    for (guint i = 0; i < 4; i++)
      {
        guint64 word;

        __builtin_memcpy (&word, at + 8 * i, sizeof word);
        lanes[i] = (lanes[i] ^ word) * prime;
        lanes[i] ^= lanes[i] >> 29;
      }

  if (length > 0)
    __builtin_memcpy (tail, at, length);
  for (guint i = 0; i < 4; i++)
    {
      digest = (digest ^ lanes[i] ^ tail[i]) * prime;
      digest ^= digest >> 32;
    }

  return digest;
}

/**
 * dw_index_read_varint: Reads one number at *@at, which moves on, and never beyond @end. Returns: the number; 0 at the
 * end.
 */
static inline guint32
dw_index_read_varint (const guint8 **at,
                      const guint8  *end)
{
  const guint8 *p = *at;
  guint32 value = 0;

  for (guint shift = 0; p < end && shift < 35; shift += 7)
    {
      guint8 byte = *p++;

      value |= (guint32) (byte & 0x7f) << (shift & 31);
      if (byte < 0x80)
        break;
    }

  *at = p;
  return value;
}

/** DwIndexCursor: a walk along one list. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  guint32 next;             /* one more than the service that the walk stands at */
  guint32 n_services;       /* of the segment */
} DwIndexCursor;

/**
 * dw_index_cursor_step:
 * @service: (out): the next service, smaller than the segment's number of them whatever the bytes say
 * @frequency: (out): 1 to 255
 *
 * Returns: whether there is one
 */
static inline gboolean
dw_index_cursor_step (DwIndexCursor *self,
                      guint32       *service,
                      guint32       *frequency)
{
  guint32 code;
  guint32 next;

  if (self->at >= self->end)
    return FALSE;

  code = self->at[0] < 0x80 ? *self->at++ : dw_index_read_varint (&self->at, self->end);
  next = self->next + (code >> 1);
  if (next > self->n_services || next <= self->next)
    return FALSE;

  self->next = next;
  *service = next - 1;
  *frequency = 1;
  if ((code & 1) != 0)
    {
      if (self->at >= self->end)
        return FALSE;
      *frequency = MAX (*self->at, 1);
      self->at++;
    }

  return TRUE;
}

/** dw_index_write_varint: Writes @value at @at, which has room for 5 bytes. Returns: how many bytes it took. */
static inline guint
dw_index_write_varint (guint8  *at,
                       guint32  value)
{
  guint n = 0;

  for (; value >= 0x80; value >>= 7)
    at[n++] = (guint8) (value | 0x80);
  at[n++] = (guint8) value;
  return n;
}

/** dw_index_round_weight: Returns: what one occurrence in a column of @weight counts in a frequency. */
static inline guint32
dw_index_round_weight (double weight)
{
  return (guint32) CLAMP (lround (weight), 1, 255);
}

/** DW_INDEX_LONGEST_SERVICE: bytes that one service takes in a list at most. */
#define DW_INDEX_LONGEST_SERVICE 6

/**
 * dw_index_write_service: Writes one service of a list at @at: how far it is from the one before, and its frequency
 * unless that is 1. Returns: how many bytes it took.
 */
static inline guint
dw_index_write_service (guint8  *at,
                        guint32  difference,
                        guint32  frequency)
{
  guint n = dw_index_write_varint (at, difference << 1 | (frequency != 1));

  if (frequency != 1)
    at[n++] = (guint8) frequency;
  return n;
}

G_END_DECLS
