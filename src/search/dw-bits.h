/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Sets of services as bits of 64-bit words: bit i is service i. Small enough to stand here whole.
 */

/** dw_bits_n_words: Returns: how many 64-bit words hold @n bits; at least one. */
static inline gsize
dw_bits_n_words (guint n)
{
  return (gsize) n / 64 + 1;
}

/** dw_bits_new: Returns: (transfer full): an empty set over @n services; free it with g_free(). */
static inline guint64 *
dw_bits_new (guint n)
{
  return g_new0 (guint64, dw_bits_n_words (n));
}

/** dw_bits_set: Puts @index into the set. */
static inline void
dw_bits_set (guint64 *bits,
             guint    index)
{
  bits[index / 64] |= G_GUINT64_CONSTANT (1) << (index % 64);
}

/** dw_bits_has: Returns: whether @index is in the set. */
static inline gboolean
dw_bits_has (const guint64 *bits,
             guint          index)
{
  return (bits[index / 64] >> (index % 64)) & 1;
}

/** dw_bits_fill: Puts all of the @n services into the set. */
static inline void
dw_bits_fill (guint64 *bits,
              guint    n)
{
  for (gsize i = 0; i < n / 64; i++)
    bits[i] = G_MAXUINT64;
  if (n % 64 != 0)
    bits[n / 64] |= (G_GUINT64_CONSTANT (1) << (n % 64)) - 1;
}

/** dw_bits_add: Puts everything in @more into the set; both are over @n services. */
static inline void
dw_bits_add (guint64       *bits,
             const guint64 *more,
             guint          n)
{
  for (gsize i = 0; i < dw_bits_n_words (n); i++)
    bits[i] |= more[i];
}

/** dw_bits_keep: Leaves in the set only what is in @others too; both are over @n services. */
static inline void
dw_bits_keep (guint64       *bits,
              const guint64 *others,
              guint          n)
{
  for (gsize i = 0; i < dw_bits_n_words (n); i++)
    bits[i] &= others[i];
}

/** dw_bits_keep_either: Leaves in the set only what is in one of two others; all are over @n services. */
static inline void
dw_bits_keep_either (guint64       *restrict bits,
                     const guint64 *restrict one,
                     const guint64 *restrict other,
                     guint                   n)
{
  for (gsize i = 0; i < dw_bits_n_words (n); i++)
    bits[i] &= one[i] | other[i];
}

/** dw_bits_count_word: Returns: how many bits are set in @word. */
static inline guint
dw_bits_count_word (guint64 word)
{
  word -= (word >> 1) & G_GUINT64_CONSTANT (0x5555555555555555);
  word = (word & G_GUINT64_CONSTANT (0x3333333333333333)) + ((word >> 2) & G_GUINT64_CONSTANT (0x3333333333333333));
  word = (word + (word >> 4)) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  return (guint) ((word * G_GUINT64_CONSTANT (0x0101010101010101)) >> 56);
}

/**
 * dw_bits_count_words: Returns: how many bits are set in the @n_words words at @bits, which are masked with those at
 * @mask where it is not NULL.
 */
guint dw_bits_count_words (const guint64 *bits,
                           const guint64 *mask,
                           gsize          n_words);

/** dw_bits_count: Returns: how many of the @n services are in the set. */
static inline guint
dw_bits_count (const guint64 *bits,
               guint          n)
{
  return dw_bits_count_words (bits, NULL, dw_bits_n_words (n));
}

/** DW_BITS_FOREACH: Loops @index over the members of @bits, a set over @n services, in ascending order. */
#define DW_BITS_FOREACH(index, bits, n)                                                                         \
  for (gsize index##_word = 0; index##_word < dw_bits_n_words (n); index##_word++)                               \
    for (guint64 index##_left = (bits)[index##_word]; index##_left != 0; index##_left &= index##_left - 1)       \
      for (guint index = (guint) (index##_word * 64) + (guint) __builtin_ctzll (index##_left), index##_once = 1; \
           index##_once != 0;                                                                                    \
           index##_once = 0)

G_END_DECLS
