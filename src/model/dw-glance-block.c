/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-glance-block.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_SHUFFLE 1
#include <immintrin.h>
#else
#define HAS_SHUFFLE 0
#endif

static const guint64 EACH_BYTE = G_GUINT64_CONSTANT (0x0101010101010101);

/* The high bit of each byte of @word that is a letter or digit of ASCII. */
static guint64
mark_letters (guint64 word)
{
  guint64 low = word & EACH_BYTE * 0x7F;
  guint64 lower = low | EACH_BYTE * 0x20;
  guint64 letters = (lower + EACH_BYTE * (0x80 - 'a')) & ~(lower + EACH_BYTE * (0x7F - 'z'));
  guint64 digits = (low + EACH_BYTE * (0x80 - '0')) & ~(low + EACH_BYTE * (0x7F - '9'));

  return (letters | digits) & ~word & EACH_BYTE * 0x80;
}

/* The high bit of each of eight bytes, as eight bits. */
static guint64
gather_bits (guint64 high)
{
  return ((high >> 7) * G_GUINT64_CONSTANT (0x0102040810204080)) >> 56;
}

DwGlanceBits
dw_glance_look_plainly (const char *block)
{
  DwGlanceBits bits = { 0, 0, G_MAXUINT64 };

  for (guint i = 0; i < DW_GLANCE_BLOCK / 8; i++)
    {
      guint64 word = 0;

      memcpy (&word, block + 8 * i, sizeof word);
      word = GUINT64_FROM_LE (word);
      bits.high |= gather_bits (word & EACH_BYTE * 0x80) << 8 * i;
      bits.letters |= gather_bits (mark_letters (word)) << 8 * i;
    }

  return bits;
}

#if HAS_SHUFFLE

__attribute__ ((target ("ssse3"))) static inline __m128i
load (const void *p)
{
  return _mm_loadu_si128 ((const __m128i *) p);
}

__attribute__ ((target ("ssse3"))) static inline __m128i
is_between (__m128i bytes,
            char    first,
            char    last)
{
  __m128i from_first = _mm_sub_epi8 (bytes, _mm_set1_epi8 (first));

  return _mm_cmpeq_epi8 (_mm_min_epu8 (from_first, _mm_set1_epi8 ((char) (last - first))), from_first);
}

/* Of each byte, which of eight groups of words have one like it in the place @i of their letters. */
__attribute__ ((target ("ssse3"))) static inline __m128i
find_groups (const DwGlanceGroups *groups,
             guint                 i,
             __m128i               bytes)
{
  const __m128i nibble = _mm_set1_epi8 (0x0F);
  /* An index counts by its low half; one of 0x80 or more gives nought. */
  __m128i low = _mm_shuffle_epi8 (load (groups->low[i]), bytes);
  __m128i high = _mm_shuffle_epi8 (load (groups->high[i]), _mm_and_si128 (_mm_srli_epi16 (bytes, 4), nibble));

  return _mm_and_si128 (low, high);
}

/* Sixteen bytes at once: the groups of words that have each of their first letters, as far as can be told. */
__attribute__ ((target ("ssse3"))) static inline __m128i
find_words (const DwGlanceGroups *groups,
            const char           *block)
{
  __m128i found = _mm_set1_epi8 (-1);

  for (guint i = DW_GLANCE_LETTERS - 1; i > 0; i--)
    {
      __m128i letter = find_groups (groups, i, load (block + i));

      /* DW_GLANCE_DOUBT is the sign. */
      found = _mm_or_si128 (_mm_and_si128 (letter, found), _mm_cmpgt_epi8 (_mm_setzero_si128 (), letter));
    }

  return _mm_and_si128 (find_groups (groups, 0, load (block)), found);
}

/* A byte beyond ASCII is as doubtful. */
static inline void
add_doubt (DwGlanceBits *bits,
           const char   *block)
{
  for (guint i = 1; i < DW_GLANCE_LETTERS; i++)
    bits->may |= bits->high >> i;
  for (guint i = 0; i < DW_GLANCE_AHEAD; i++)
    if ((guchar) block[DW_GLANCE_BLOCK + i] >= 0x80)
      bits->may |= G_MAXUINT64 << (DW_GLANCE_BLOCK - DW_GLANCE_AHEAD + i);
}

__attribute__ ((target ("ssse3"))) static DwGlanceBits
look_by_shuffle (const DwGlanceGroups *groups,
                 const char           *block)
{
  DwGlanceBits bits = { 0, 0, 0 };

  for (guint i = 0; i < DW_GLANCE_BLOCK; i += 16)
    {
      __m128i first = load (block + i);
      __m128i lower = _mm_or_si128 (first, _mm_set1_epi8 (0x20));
      __m128i letters = _mm_or_si128 (is_between (lower, 'a', 'z'), is_between (first, '0', '9'));
      __m128i none = _mm_cmpeq_epi8 (find_words (groups, block + i), _mm_setzero_si128 ());

      bits.letters |= (guint64) _mm_movemask_epi8 (letters) << i;
      bits.high |= (guint64) _mm_movemask_epi8 (first) << i;
      bits.may |= ((guint64) _mm_movemask_epi8 (none) ^ 0xFFFF) << i;
    }

  add_doubt (&bits, block);
  return bits;
}

__attribute__ ((target ("avx2"))) static inline __m256i
load_wide (const void *p)
{
  return _mm256_loadu_si256 ((const __m256i *) p);
}

__attribute__ ((target ("avx2"))) static inline __m256i
is_between_wide (__m256i bytes,
                 char    first,
                 char    last)
{
  __m256i from_first = _mm256_sub_epi8 (bytes, _mm256_set1_epi8 (first));

  return _mm256_cmpeq_epi8 (_mm256_min_epu8 (from_first, _mm256_set1_epi8 ((char) (last - first))), from_first);
}

__attribute__ ((target ("avx2"))) static inline __m256i
find_groups_wide (const DwGlanceGroups *groups,
                  guint                 i,
                  __m256i               bytes)
{
  const __m256i nibble = _mm256_set1_epi8 (0x0F);
  __m256i low = _mm256_shuffle_epi8 (_mm256_broadcastsi128_si256 (load (groups->low[i])), bytes);
  __m256i high = _mm256_shuffle_epi8 (_mm256_broadcastsi128_si256 (load (groups->high[i])),
                                      _mm256_and_si256 (_mm256_srli_epi16 (bytes, 4), nibble));

  return _mm256_and_si256 (low, high);
}

__attribute__ ((target ("avx2"))) static inline guint64
gather_wide (__m256i bytes)
{
  return (guint32) _mm256_movemask_epi8 (bytes);
}

/* The same, thirty-two bytes at once. */
__attribute__ ((target ("avx2"), always_inline)) static inline __m256i
find_words_wide (const DwGlanceGroups *groups,
                 const char           *block)
{
  __m256i found = _mm256_set1_epi8 (-1);

  for (guint i = DW_GLANCE_LETTERS - 1; i > 0; i--)
    {
      __m256i letter = find_groups_wide (groups, i, load_wide (block + i));

      found = _mm256_or_si256 (_mm256_and_si256 (letter, found), _mm256_cmpgt_epi8 (_mm256_setzero_si256 (), letter));
    }

  return _mm256_and_si256 (find_groups_wide (groups, 0, load_wide (block)), found);
}

__attribute__ ((target ("avx2"))) static inline DwGlanceBits
look_by_wide_shuffle (const DwGlanceGroups *groups,
                      const char           *block)
{
  DwGlanceBits bits = { 0, 0, 0 };

  for (guint i = 0; i < DW_GLANCE_BLOCK; i += 32)
    {
      __m256i first = load_wide (block + i);
      __m256i lower = _mm256_or_si256 (first, _mm256_set1_epi8 (0x20));
      __m256i letters = _mm256_or_si256 (is_between_wide (lower, 'a', 'z'), is_between_wide (first, '0', '9'));
      __m256i none = _mm256_cmpeq_epi8 (find_words_wide (groups, block + i), _mm256_setzero_si256 ());

      bits.letters |= gather_wide (letters) << i;
      bits.high |= gather_wide (first) << i;
      bits.may |= (gather_wide (none) ^ G_MAXUINT32) << i;
    }

  add_doubt (&bits, block);
  return bits;
}

/* Whether a whole block is found, of which @bits tells. Letters like those of a word stand within other words twice as
 * often as at the beginning of one. */
__attribute__ ((target ("avx2"))) static gboolean
find_by_wide_shuffle (const DwGlanceGroups  *groups,
                      const char           **block,
                      const char            *end,
                      DwGlanceBits          *bits)
{
  const __m256i beyond = _mm256_set1_epi8 ((char) 0x80);
  const char *start = *block;

  for (const char *p = start; end - p >= DW_GLANCE_BLOCK + DW_GLANCE_AHEAD; *block = p += DW_GLANCE_BLOCK)
    {
      __m256i found = _mm256_or_si256 (find_words_wide (groups, p), find_words_wide (groups, p + 32));
      __m256i bytes = _mm256_or_si256 (load_wide (p), load_wide (p + 32));

      bytes = _mm256_or_si256 (bytes, load_wide (p + 32 + DW_GLANCE_AHEAD));
      found = _mm256_or_si256 (found, _mm256_and_si256 (bytes, beyond));
      if (_mm256_testz_si256 (found, found))
        continue;

      *bits = look_by_wide_shuffle (groups, p);
      if (bits->high != 0 || dw_glance_find_starts (bits, p > start && g_ascii_isalnum (p[-1])) != 0)
        return TRUE;
    }

  return FALSE;
}

#endif

/* What the DW_GLANCE_BLOCK + DW_GLANCE_AHEAD bytes at @block hold. */
static DwGlanceBits
look (const DwGlanceGroups *groups,
      const char           *block)
{
#if HAS_SHUFFLE
  if (__builtin_cpu_supports ("avx2"))
    return look_by_wide_shuffle (groups, block);
  if (__builtin_cpu_supports ("ssse3"))
    return look_by_shuffle (groups, block);
#endif

  return dw_glance_look_plainly (block);
}

DwGlanceBits
dw_glance_find (const DwGlanceGroups  *groups,
                const char           **block,
                const char            *end)
{
  char last[DW_GLANCE_BLOCK + DW_GLANCE_AHEAD];
  gsize left = 0;

#if HAS_SHUFFLE
  DwGlanceBits bits;

  if (__builtin_cpu_supports ("avx2") && find_by_wide_shuffle (groups, block, end, &bits))
    return bits;
#endif

  left = (gsize) (end - *block);
  if (left >= sizeof last)
    return look (groups, *block);

  memset (last + left, 0, sizeof last - left);
  return look (groups, memcpy (last, *block, left));
}

gboolean
dw_glance_look_by (guint                 n_bytes,
                   const DwGlanceGroups *groups,
                   const char           *block,
                   DwGlanceBits         *bits)
{
#if HAS_SHUFFLE
  if (n_bytes == 32 && __builtin_cpu_supports ("avx2"))
    {
      *bits = look_by_wide_shuffle (groups, block);
      return TRUE;
    }
  if (n_bytes == 16 && __builtin_cpu_supports ("ssse3"))
    {
      *bits = look_by_shuffle (groups, block);
      return TRUE;
    }
#endif

  return FALSE;
}
