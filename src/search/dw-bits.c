/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-bits.h"

static guint
count_plainly (const guint64 *bits,
               const guint64 *mask,
               gsize          n_words)
{
  guint count = 0;

  for (gsize i = 0; i < n_words; i++)
    count += dw_bits_count_word (mask != NULL ? bits[i] & mask[i] : bits[i]);

  return count;
}

#if defined __x86_64__

/* Nearly every machine has an instruction for it, but the program is built for those too that have none. */
__attribute__ ((target ("popcnt"))) static guint
count_at_once (const guint64 *bits,
               const guint64 *mask,
               gsize          n_words)
{
  guint64 count = 0;

  for (gsize i = 0; i < n_words; i++)
    count += (guint64) __builtin_popcountll (mask != NULL ? bits[i] & mask[i] : bits[i]);

  return (guint) count;
}

#endif

guint
dw_bits_count_words (const guint64 *bits,
                     const guint64 *mask,
                     gsize          n_words)
{
#if defined __x86_64__
  if (__builtin_cpu_supports ("popcnt"))
    return count_at_once (bits, mask, n_words);
#endif

  return count_plainly (bits, mask, n_words);
}
