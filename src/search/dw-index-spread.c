/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-spread.h"

#include <string.h>

/*
 * A list is a gap and whether a frequency follows, in one number; then the frequency: which byte is what is only told
 * by the ones before it, and a throw of dice that no processor foresees. So there is no branch on it. Of eight bytes,
 * of which none goes on in the next, the lowest bits say at once where the first four services begin.
 */
enum
{
  AT_ONCE = 4,              /* services, which take 8 bytes at most */
  SPARSE = 20,              /* a list of fewer bytes than that part of the services has too many gaps of two bytes */
  FURTHEST = AT_ONCE * 63,  /* that they go */
};

#define GOES_ON G_GUINT64_CONSTANT (0x8080808080808080)
#define FOLLOWS G_GUINT64_CONSTANT (0x0101010101010101)

/* By the lowest bits of seven bytes, the first the lowest: where the second, third and fourth service begin, and what
   follows them. */
typedef struct { guint8 second, third, fourth, end; } Stride;

#define NEXT(bits, at) ((at) + 1 + (((bits) >> (at)) & 1))
#define SECOND(bits) NEXT (bits, 0)
#define THIRD(bits) NEXT (bits, SECOND (bits))
#define FOURTH(bits) NEXT (bits, THIRD (bits))
#define STRIDE(bits) { SECOND (bits), THIRD (bits), FOURTH (bits), NEXT (bits, FOURTH (bits)) }
#define STRIDES_4(bits) STRIDE (bits), STRIDE ((bits) + 1), STRIDE ((bits) + 2), STRIDE ((bits) + 3)
#define STRIDES_16(bits) STRIDES_4 (bits), STRIDES_4 ((bits) + 4), STRIDES_4 ((bits) + 8), STRIDES_4 ((bits) + 12)
#define STRIDES_64(bits) STRIDES_16 (bits), STRIDES_16 ((bits) + 16), STRIDES_16 ((bits) + 32), STRIDES_16 ((bits) + 48)

static const Stride strides[128] = { STRIDES_64 (0), STRIDES_64 (64) };

/* The gap, and the frequency, of the service at place @at of eight bytes. */
static inline guint32
get_gap (guint64 bytes,
         guint   at)
{
  return (guint32) (bytes >> (8 * at + 1)) & 0x3f;
}

static inline guint8
get_frequency (guint64 bytes,
               guint   at)
{
  guint32 two = (guint32) (bytes >> (8 * at));
  guint32 frequency = (two >> 8) & (0 - (two & 1)) & 0xff;

  return (guint8) (frequency + (frequency == 0));
}

/* Where one list is spread, nothing is there yet; of several, FTS5 counts no more than a byte holds either. */
static inline void
put (guint8   *frequency,
     guint8    own,
     gboolean  is_added)
{
  guint sum = is_added ? (guint) *frequency + own : own;

  *frequency = (guint8) MIN (sum, 255);
}

/* Takes services by four as long as each has a gap of one byte. Nothing of the list is changed under the cursor: its
   bytes are read once. */
static inline void
spread_fours (DwIndexCursor *cursor,
              guint8        *frequencies,
              gboolean       is_added)
{
  const guint8 *at = cursor->at;
  const guint8 *last = cursor->end - 8;
  guint32 next = cursor->next;
  guint32 last_next = cursor->n_services - FURTHEST;

  while (at <= last && next <= last_next)
    {
      guint64 bytes;
      guint32 first, second, third, fourth;
      Stride stride;

      memcpy (&bytes, at, sizeof bytes);
      bytes = GUINT64_FROM_LE (bytes);
      /* The product brings the lowest bit of each byte into the highest byte, in their order. */
      stride = strides[((bytes & FOLLOWS) * G_GUINT64_CONSTANT (0x0102040810204080)) >> 56 & 0x7f];
      first = get_gap (bytes, 0);
      second = get_gap (bytes, stride.second);
      third = get_gap (bytes, stride.third);
      fourth = get_gap (bytes, stride.fourth);
      if (((bytes & GOES_ON) << (64 - 8 * stride.end)) != 0 || first == 0 || second == 0 || third == 0 || fourth == 0)
        break;

      put (&frequencies[next + first - 1], get_frequency (bytes, 0), is_added);
      put (&frequencies[next + first + second - 1], get_frequency (bytes, stride.second), is_added);
      put (&frequencies[next + first + second + third - 1], get_frequency (bytes, stride.third), is_added);
      next += first + second + third + fourth;
      put (&frequencies[next - 1], get_frequency (bytes, stride.fourth), is_added);
      at += stride.end;
    }

  cursor->at = at;
  cursor->next = next;
}

static inline void
spread (const guint8 *bytes,
        gsize         length,
        guint         n_services,
        guint8       *frequencies,
        gboolean      is_added)
{
  DwIndexCursor cursor = { bytes, bytes + length, 0, n_services };
  gboolean is_sparse = length < n_services / SPARSE || n_services < FURTHEST;
  guint32 service;
  guint32 frequency;

  while (cursor.end - cursor.at >= 8)
    {
      if (!is_sparse)
        spread_fours (&cursor, frequencies, is_added);
      for (guint i = 0; i < AT_ONCE; i++)
        {
          if (!dw_index_cursor_step (&cursor, &service, &frequency))
            return;
          put (&frequencies[service], (guint8) frequency, is_added);
        }
    }

  while (dw_index_cursor_step (&cursor, &service, &frequency))
    put (&frequencies[service], (guint8) frequency, is_added);
}

void
dw_index_spread (const guint8 *bytes,
                 gsize         length,
                 guint         n_services,
                 guint8       *frequencies)
{
  spread (bytes, length, n_services, frequencies, FALSE);
}

void
dw_index_spread_more (const guint8 *bytes,
                      gsize         length,
                      guint         n_services,
                      guint8       *frequencies)
{
  spread (bytes, length, n_services, frequencies, TRUE);
}
