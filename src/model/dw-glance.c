/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-glance.h"

#include <string.h>

/*
 * A text is looked at in blocks of 64 bytes, each of which gives one word of bits: where words begin. The processor
 * guesses wrong once a block then, not at the end of each word.
 */
enum { BLOCK = DW_GLANCE_BLOCK, SECOND_SHIFT = 5, THIRD_SHIFT = 10, N_THIRDS = 4, N_MARKS = N_THIRDS << THIRD_SHIFT };

G_STATIC_ASSERT (N_MARKS == 64 * 64);

enum { BITS = 31, DOUBTFUL = 0x80, LONGEST = 31 };

/* Of each byte the low bits of a letter or digit, the same in either case and never nought; of what may be left out of
 * a word or go on with it, DOUBTFUL; nought of what parts words. */
static const guint8 kinds[256] = {
  ['\''] = DOUBTFUL,
  ['-'] = DOUBTFUL,
  ['0'] = 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
  ['A'] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
  ['a'] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
  [0x80 ... 0xFF] = DOUBTFUL,
};

/* Of the kinds of three bytes. No branch: nobody can guess where a short word ends. */
static inline guint
get_mark (guint first,
          guint second,
          guint third)
{
  guint bits = second & BITS;

  return (first & BITS) | bits << SECOND_SHIFT | (third % N_THIRDS & -(guint) (bits != 0)) << THIRD_SHIFT;
}

static inline guint
get_lengths_index (const char *word)
{
  guint first = kinds[(guchar) word[0]] & BITS;

  return first << 2 ^ (kinds[(guchar) word[1]] & BITS);
}

static inline gboolean
may_begin (const DwGlance *glance,
           const char     *p)
{
  guint second = kinds[(guchar) p[1]];
  guint third = p[1] != '\0' ? kinds[(guchar) p[2]] : 0;
  guint mark = get_mark (kinds[(guchar) p[0]], second, third);
  guint is_marked = (guint) (glance->marks[mark / 64] >> mark % 64) & 1;

  return (is_marked | (second & DOUBTFUL) | (third & DOUBTFUL & -(guint) (second != 0))) != 0;
}

/* Adds @byte, in either case, to what the words of @group have at place @i; nought: anything. */
static void
add_byte (DwGlanceGroups *groups,
          guint           i,
          guchar          byte,
          guint8          group)
{
  gboolean is_letter = g_ascii_isalpha ((char) byte);

  for (guint nibble = 0; nibble < 16; nibble++)
    {
      gboolean is_high = nibble == (guint) byte >> 4 || (is_letter && nibble == ((guint) byte ^ 0x20) >> 4);

      groups->low[i][nibble] |= byte == '\0' || nibble == (byte & 15u) ? group : 0;
      groups->high[i][nibble] |= byte == '\0' || is_high ? group : 0;
    }
}

static void
add_to_group (DwGlance   *glance,
              const char *word,
              guint       group)
{
  gsize length = strlen (word);
  guint8 bit = (guint8) (1u << group);
  guint mark = get_mark (kinds[(guchar) word[0]], kinds[(guchar) word[1]],
                         word[1] != '\0' ? kinds[(guchar) word[2]] : 0);

  g_return_if_fail (g_ascii_isalnum (*word));
  glance->lengths[get_lengths_index (word)] |= 1u << MIN (strlen (word), (gsize) LONGEST);
  glance->marks[mark / 64] |= G_GUINT64_CONSTANT (1) << mark % 64;
  for (guint i = 0; i < DW_GLANCE_LETTERS; i++)
    {
      add_byte (&glance->groups, i, i < length && g_ascii_isalnum (word[i]) ? (guchar) word[i] : '\0', bit);
      for (const char *p = i > 0 ? "'-" : ""; *p != '\0'; p++)
        add_byte (&glance->groups, i, (guchar) *p, DW_GLANCE_DOUBT);
    }
}

void
dw_glance_add (DwGlance   *glance,
               const char *word)
{
  add_to_group (glance, word, (kinds[(guchar) word[0]] ^ kinds[(guchar) word[1]]) % DW_GLANCE_GROUPS);
}

static int
compare_words (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

void
dw_glance_add_all (DwGlance *glance,
                   char    **words)
{
  guint n_words = g_strv_length (words);

  /* Words that begin alike share a group, which tells them apart from more. */
  qsort (words, n_words, sizeof *words, compare_words);
  for (guint i = 0; i < n_words; i++)
    add_to_group (glance, words[i], i * DW_GLANCE_GROUPS / n_words);
}

gboolean
dw_glance_may_begin (const DwGlance *glance,
                     const char     *p)
{
  return may_begin (glance, p);
}

DwGlanceWalk
dw_glance_walk (const DwGlance *glance,
                const char     *text,
                const char     *end)
{
  return (DwGlanceWalk) { .glance = glance, .start = text, .rest = text, .end = end };
}

/* Whether only dashes, quotation marks and letters like é are beyond ASCII, of which none is read as a letter of
 * ASCII. */
static gboolean
is_familiar (const char *p,
             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) p[i];
      gboolean is_known = byte < 0xC0 || byte == 0xC3 || (byte == 0xE2 && (guchar) p[i + 1] == 0x80)
                          || (byte == 0xC2 && (guchar) p[i + 1] != 0xA3);

      if (!is_known)
        return FALSE;
    }

  return TRUE;
}

/* Finds where words that may be of the set begin in the next block. FALSE at the end. */
static gboolean
enter_block (DwGlanceWalk *walk)
{
  const char *p = walk->rest;
  gsize length = 0;
  DwGlanceBits bits;

  if (p == walk->end)
    return FALSE;

  bits = dw_glance_find (&walk->glance->groups, &p, walk->end);
  length = MIN ((gsize) (walk->end - p), (gsize) BLOCK);
  walk->block = p;
  walk->rest = p + length;
  walk->letters = bits.letters;
  walk->is_foreign = bits.high != 0 && !is_familiar (walk->block, length);
  walk->starts = dw_glance_find_starts (&bits, p > walk->start && g_ascii_isalnum (p[-1]));
  return !walk->is_foreign;
}

/* Whether a word of the set that begins like that at @start of the block is as long as it. TRUE in doubt: where it may
 * go on behind the block, or behind a hyphen. */
static gboolean
may_be_as_long (const DwGlanceWalk *walk,
                guint               start)
{
  guint64 behind = ~(walk->letters >> start);
  guint length = behind != 0 ? (guint) __builtin_ctzll (behind) : DW_GLANCE_BLOCK;
  const char *end = walk->block + start + length;

  return end >= walk->rest || (kinds[(guchar) *end] & DOUBTFUL) != 0
         || (walk->glance->lengths[get_lengths_index (walk->block + start)] >> MIN (length, (guint) LONGEST) & 1) != 0;
}

const char *
dw_glance_next (DwGlanceWalk *walk)
{
  do
    while (walk->starts != 0)
      {
        guint start = (guint) __builtin_ctzll (walk->starts);

        walk->starts &= walk->starts - 1;
        if (may_begin (walk->glance, walk->block + start) && may_be_as_long (walk, start))
          return walk->block + start;
      }
  while (enter_block (walk));

  return NULL;
}
