/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-private.h"

#include "dw-bits.h"

#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define LEAST_RARITY 1e-6

enum
{
  SHORT_SHARE = 32,         /* a list of less than that part of the services is taken back one by one */
  FEW = 12,                 /* of 64 slots, which are quicker scored one by one */
};

/* Frequencies for every service of a part, all 0. Fresh memory for every term would cost more than what is written there. */
static guint8 *
lend (DwIndexHold *hold,
      guint        part)
{
  GPtrArray *spare = hold->index->spare[part];
  guint8 *lent = spare->len > 0 ? g_ptr_array_steal_index_fast (spare, spare->len - 1)
                                : g_malloc0 (dw_bits_n_words (hold->index->n_own[part]) * 64);

  hold->parts[part].lent = lent;
  hold->parts[part].frequencies = lent;
  return lent;
}

static void
take_back (DwIndexHold *hold,
           guint        part)
{
  guint n = hold->index->n_own[part];
  guint8 *lent = hold->parts[part].lent;
  const guint8 *list = hold->parts[part].list;
  gsize length = hold->parts[part].list_length;

  if (list != NULL && length < n / SHORT_SHARE)
    {
      DwIndexCursor cursor = { list, list + length, 0, n };
      guint32 service;
      guint32 frequency;

      while (dw_index_cursor_step (&cursor, &service, &frequency))
        lent[service] = 0;
    }
  else
    memset (lent, 0, n);

  g_ptr_array_add (hold->index->spare[part], lent);
}

void
dw_index_hold_clear (DwIndexHold *hold)
{
  for (guint i = 0; i < DW_INDEX_MOST_PARTS; i++)
    if (hold->parts[i].lent != NULL)
      take_back (hold, i);
  *hold = (DwIndexHold) { 0 };
}

enum { AT_ONCE = 16 };

/* Which of 16 bytes are not 0: a bit each, the first the lowest. */
static inline guint64
tell_bytes (const guint8 *bytes)
{
#ifdef __SSE2__
  __m128i all = _mm_loadu_si128 ((const __m128i *) (gconstpointer) bytes);

  return (guint64) (~_mm_movemask_epi8 (_mm_cmpeq_epi8 (all, _mm_setzero_si128 ())) & 0xffff);
#else
  guint64 told = 0;

  for (guint i = 0; i < AT_ONCE; i++)
    told |= (guint64) (bytes[i] != 0) << i;

  return told;
#endif
}

/* Puts every service of a part that has a frequency into the set. */
static void
set_frequent (const DwIndexHold *hold,
              guint              part)
{
  const guint8 *frequencies = hold->parts[part].frequencies;
  guint n = hold->index->n_own[part];
  guint64 *words = hold->slots + hold->index->first_slots[part] / 64;

  for (guint i = 0; i < n / AT_ONCE; i++)
    words[i * AT_ONCE / 64] |= tell_bytes (frequencies + (gsize) i * AT_ONCE) << (i * AT_ONCE % 64);
  for (guint i = n / AT_ONCE * AT_ONCE; i < n; i++)
    words[i / 64] |= (guint64) (frequencies[i] != 0) << (i % 64);
}

/* Adds a list to the frequencies of all services; FTS5 counts no more than a byte holds either. */
static void
add_list (const DwIndexList *list,
          guint              n_services,
          guint8            *frequencies)
{
  DwIndexCursor cursor = { list->bytes, list->bytes + list->length, 0, n_services };
  guint32 service;
  guint32 frequency;

  if (list->is_dense)
    for (guint i = 0; i < n_services; i++)
      frequencies[i] = (guint8) MIN (frequencies[i] + list->bytes[i], 255);
  else
    while (dw_index_cursor_step (&cursor, &service, &frequency))
      frequencies[service] = (guint8) MIN (frequencies[service] + frequency, 255);
}

/*
 * Writes a list to the frequencies of all services, which have none yet. It is what a question spends most of its time on:
 * whether a frequency follows is a throw of dice that no processor foresees, so there is no branch on it.
 */
static void
spread (const DwIndexList *list,
        guint              n_services,
        guint8            *frequencies)
{
  DwIndexCursor cursor = { list->bytes, list->bytes + list->length, 0, n_services };
  guint32 service;
  guint32 frequency;

  while (cursor.end - cursor.at >= 8)
    {
      guint32 code = *cursor.at < 0x80 ? *cursor.at++ : dw_index_read_varint (&cursor.at, cursor.end - 1);
      guint32 follows = code & 1;

      frequency = *cursor.at & (0 - follows);
      cursor.at += follows;
      if (code < 2 || (code >> 1) > n_services - cursor.next)
        return;
      cursor.next += code >> 1;
      frequencies[cursor.next - 1] = (guint8) (frequency + (frequency == 0));
    }

  while (dw_index_cursor_step (&cursor, &service, &frequency))
    frequencies[service] = (guint8) frequency;
}

static void
set_listed (const DwIndexHold *hold,
            guint              part)
{
  const guint8 *list = hold->parts[part].list;
  DwIndexCursor cursor = { list, list + hold->parts[part].list_length, 0, hold->index->n_own[part] };
  guint32 service;
  guint32 frequency;

  while (dw_index_cursor_step (&cursor, &service, &frequency))
    dw_bits_set (hold->slots, hold->index->first_slots[part] + service);
}

void
dw_index_hold_take (DwIndexHold       *hold,
                    guint              part,
                    const DwIndexList *list)
{
  guint n = hold->index->n_own[part];

  if (list->is_dense)
    {
      hold->parts[part].frequencies = list->bytes;
      set_frequent (hold, part);
      return;
    }

  hold->parts[part].list = list->bytes;
  hold->parts[part].list_length = list->length;
  spread (list, n, lend (hold, part));
  if (list->length < n / SHORT_SHARE)
    set_listed (hold, part);
  else
    set_frequent (hold, part);
}

gboolean
dw_index_hold_settle (DwIndexHold *hold)
{
  const DwIndex *index = hold->index;

  for (gsize i = 0; index->n_parts > 1 && i < dw_bits_n_words (index->n_slots); i++)
    hold->slots[i] &= index->alive[i];

  hold->n_services = dw_bits_count (hold->slots, index->n_slots);
  return TRUE;
}

/* Terms stand in the order of their bytes: the first that begins with @text is @text itself, if any is. */
gboolean
dw_index_find_term (DwIndexSegment *part,
                    const char     *text,
                    gsize           length,
                    guint          *place)
{
  gsize own_length;
  guint n_holding;
  guint end;

  dw_index_segment_find_run (part, text, length, place, &end);
  if (*place == end)
    return FALSE;

  dw_index_segment_get_term (part, *place, &own_length, &n_holding);
  return own_length == length;
}

gboolean
dw_index_find_stem (DwIndex      *self,
                    const char   *text,
                    gsize         length,
                    DwIndexHold  *hold,
                    GError      **error)
{
  hold->index = self;
  for (guint part = 0; part < self->n_parts; part++)
    {
      DwIndexList list;
      guint place;

      if (!dw_index_find_term (self->parts[part], text, length, &place))
        continue;
      if (!dw_index_segment_get_list (self->parts[part], place, &list, error))
        return FALSE;
      dw_index_hold_take (hold, part, &list);
    }

  return dw_index_hold_settle (hold);
}

/* Adds the terms [first, end) of a part to a frequency for every service. */
static gboolean
gather_run (DwIndex  *self,
            guint     part,
            guint     first,
            guint     end,
            guint8   *frequencies,
            GError  **error)
{
  for (guint i = first; i < end; i++)
    {
      DwIndexList list;

      if (!dw_index_segment_get_list (self->parts[part], i, &list, error))
        return FALSE;
      add_list (&list, self->n_own[part], frequencies);
    }

  return TRUE;
}

static gboolean
find_beginning_in (DwIndex      *self,
                   guint         part,
                   const char   *text,
                   gsize         length,
                   DwIndexHold  *hold,
                   GError      **error)
{
  DwIndexSegment *segment = self->parts[part];
  g_autoptr (GError) damage = NULL;
  DwIndexList list;
  guint first, end;

  if (dw_index_segment_find_prefix (segment, text, length, &list, &damage))
    {
      dw_index_hold_take (hold, part, &list);
      return TRUE;
    }
  if (damage != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }

  dw_index_segment_find_run (segment, text, length, &first, &end);
  if (end - first > 1)
    {
      if (!gather_run (self, part, first, end, lend (hold, part), error))
        return FALSE;
      set_frequent (hold, part);
      return TRUE;
    }
  if (end - first == 1 && !dw_index_segment_get_list (segment, first, &list, error))
    return FALSE;
  if (end - first == 1)
    dw_index_hold_take (hold, part, &list);

  return TRUE;
}

gboolean
dw_index_find_beginning (DwIndex      *self,
                         const char   *text,
                         gsize         length,
                         DwIndexHold  *hold,
                         GError      **error)
{
  hold->index = self;
  for (guint part = 0; part < self->n_parts; part++)
    if (!find_beginning_in (self, part, text, length, hold, error))
      return FALSE;

  return dw_index_hold_settle (hold);
}

/* Runs of terms lie within one another or apart: one that begins in a run before it is counted there. */
static gboolean
find_beginnings_in (DwIndex             *self,
                    guint                part,
                    const char *const   *texts,
                    DwIndexHold         *hold,
                    GError             **error)
{
  guint8 *frequencies = lend (hold, part);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      gboolean is_within = FALSE;
      guint first, end;

      for (guint j = 0; j < i; j++)
        is_within |= g_str_has_prefix (texts[i], texts[j]);
      dw_index_segment_find_run (self->parts[part], texts[i], strlen (texts[i]), &first, &end);
      if (!is_within && !gather_run (self, part, first, end, frequencies, error))
        return FALSE;
    }

  set_frequent (hold, part);
  return TRUE;
}

gboolean
dw_index_find_beginnings (DwIndex             *self,
                          const char *const   *texts,
                          DwIndexHold         *hold,
                          GError             **error)
{
  hold->index = self;
  for (guint part = 0; part < self->n_parts; part++)
    if (!find_beginnings_in (self, part, texts, hold, error))
      return FALSE;

  return dw_index_hold_settle (hold);
}

float
dw_index_weigh (const DwIndex     *self,
                const DwIndexHold *hold,
                double             factor)
{
  double rarity = log ((self->n_services - hold->n_services + 0.5) / (hold->n_services + 0.5));

  return (float) (factor * fmax (rarity, LEAST_RARITY) * (DW_INDEX_BM25_K1 + 1));
}

static void
score_many (const guint8 *restrict frequencies,
            const float  *restrict norms,
            guint                  n,
            float                  weight,
            float        *restrict scores)
{
  for (guint i = 0; i < n; i++)
    {
      float frequency = (float) frequencies[i];

      scores[i] += weight * frequency / (frequency + norms[i]);
    }
}

void
dw_index_score_word (const DwIndex     *self,
                     const DwIndexHold *hold,
                     float              weight,
                     gsize              word,
                     guint64            wanted,
                     float             *scores)
{
  guint first = (guint) word * 64;
  guint part = self->n_parts > 1 && first >= self->first_slots[1];
  const guint8 *frequencies = hold->parts[part].frequencies;
  const float *norms = self->norms + first;
  guint left = first - self->first_slots[part];

  wanted &= hold->slots[word];
  if (wanted == 0 || frequencies == NULL)
    return;

  frequencies += left;
  left = self->n_own[part] - left;
  if (left >= 64 && dw_bits_count_word (wanted) > FEW)
    {
      score_many (frequencies, norms, 64, weight, scores);
      return;
    }

  for (; wanted != 0; wanted &= wanted - 1)
    {
      guint bit = (guint) __builtin_ctzll (wanted);
      float frequency = (float) frequencies[bit];

      scores[bit] += weight * frequency / (frequency + norms[bit]);
    }
}
