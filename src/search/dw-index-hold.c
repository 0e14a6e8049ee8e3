/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-private.h"

#include "dw-bits.h"
#include "dw-index-spread.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { SHORT_SHARE = 32 };  /* a list of less than that part of the services is taken back one by one */

static DwIndexLoan *
make_loan (guint n_services)
{
  DwIndexLoan *loan = g_new0 (DwIndexLoan, 1);

  loan->frequencies = g_malloc0 (dw_bits_n_words (n_services) * 64);
  loan->services = dw_bits_new (n_services);
  return loan;
}

void
dw_index_loan_free (DwIndexLoan *loan)
{
  g_free (loan->frequencies);
  g_free (loan->services);
  g_free (loan);
}

/* Takes back what was written of the list before. */
static void
wipe (DwIndexLoan *loan,
      guint        n)
{
  if (loan->list != NULL && loan->list_length < n / SHORT_SHARE)
    {
      DwIndexCursor cursor = { loan->list, loan->list + loan->list_length, 0, n };
      guint32 service;
      guint32 frequency;

      while (dw_index_cursor_step (&cursor, &service, &frequency))
        loan->frequencies[service] = 0;
    }
  else
    memset (loan->frequencies, 0, n);

  loan->list = NULL;
}

/* Frequencies for every service of a part, all 0. Fresh memory for every term would cost more than what is written
   there. */
static guint8 *
lend (DwIndexHold *hold,
      guint        part)
{
  GPtrArray *spare = hold->index->spare[part];
  guint n = hold->index->n_own[part];
  /* The one that nobody asked for the longest. */
  DwIndexLoan *loan = spare->len > 0 ? g_ptr_array_steal_index (spare, 0) : make_loan (n);

  wipe (loan, n);
  hold->parts[part].loan = loan;
  hold->parts[part].frequencies = loan->frequencies;
  return loan->frequencies;
}

/* Whoever types asks for nearly the same words at every key: what a list left the last time is still there. */
static gboolean
lend_again (DwIndexHold       *hold,
            guint              part,
            const DwIndexList *list)
{
  GPtrArray *spare = hold->index->spare[part];
  guint64 *words = hold->slots + hold->index->first_slots[part] / 64;

  for (guint i = 0; i < spare->len; i++)
    {
      DwIndexLoan *loan = spare->pdata[i];

      if (loan->list != list->bytes || loan->list_length != list->length)
        continue;
      g_ptr_array_steal_index (spare, i);
      hold->parts[part].loan = loan;
      hold->parts[part].frequencies = loan->frequencies;
      dw_bits_add (words, loan->services, hold->index->n_own[part]);
      return TRUE;
    }

  return FALSE;
}

void
dw_index_hold_clear (DwIndexHold *hold)
{
  for (guint i = 0; i < DW_INDEX_MOST_PARTS; i++)
    {
      if (hold->parts[i].loan != NULL)
        g_ptr_array_add (hold->index->spare[i], hold->parts[i].loan);
      g_free (hold->parts[i].places);
    }
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

static inline void
add_frequency (guint8  *frequencies,
               guint32  service,
               guint32  frequency)
{
  frequencies[service] = (guint8) MIN (frequencies[service] + frequency, 255);
}

/* Sixteen half bytes at a time, which are as many services: a word half typed gathers many of these. */
static void
add_packed (const DwIndexPacked *packed,
            guint8              *frequencies)
{
  gsize n_whole = packed->n_holding / 2 / sizeof (guint64) * sizeof (guint64) * 2; /* of whole chunks */
  guint64 chunk = 0;
  guint place = 0;

  for (gsize word = 0; word < dw_index_packed_n_words (packed); word++, frequencies += 64)
    for (guint64 left = dw_index_packed_get_word (packed, word); left != 0; left &= left - 1, place++, chunk >>= 4)
      {
        guint32 frequency;

        if (place % 16 == 0 && place < n_whole)
          {
            memcpy (&chunk, packed->halves + place / 2, sizeof chunk);
            chunk = GUINT64_FROM_LE (chunk);
          }
        frequency = place < n_whole && (chunk & 0xf) != 0 ? chunk & 0xf : dw_index_packed_get_frequency (packed, place);
        add_frequency (frequencies, (guint32) __builtin_ctzll (left), frequency);
      }
}

/* Adds what stands for every service. */
static void
add_dense (const guint8 *bytes,
           guint         n_services,
           guint8       *frequencies)
{
  guint i = 0;

#ifdef __SSE2__
  for (; i + AT_ONCE <= n_services; i += AT_ONCE)
    {
      __m128i *at = (__m128i *) (gpointer) (frequencies + i);
      __m128i more = _mm_loadu_si128 ((const __m128i *) (gconstpointer) (bytes + i));

      _mm_storeu_si128 (at, _mm_adds_epu8 (_mm_loadu_si128 (at), more));
    }
#endif
  for (; i < n_services; i++)
    add_frequency (frequencies, i, bytes[i]);
}

/* Adds a list to the frequencies of all services; FTS5 counts no more than a byte holds either. */
static void
add_list (const DwIndexList *list,
          guint              n_services,
          guint8            *frequencies)
{
  switch (list->layout)
    {
    case DW_INDEX_DENSE:
      add_dense (list->bytes, n_services, frequencies);
      return;
    case DW_INDEX_PACKED:
      add_packed (&list->packed, frequencies);
      return;
    case DW_INDEX_SPARSE:
      dw_index_spread_more (list->bytes, list->length, n_services, frequencies);
    }
}

/* The set of a packed list is taken as it is, and its frequencies are read only of what is scored. */
static void
take_packed (DwIndexHold         *hold,
             guint                part,
             const DwIndexPacked *packed)
{
  gsize n_words = dw_index_packed_n_words (packed);
  guint32 *places = g_new (guint32, n_words + 1);
  guint64 *words = hold->slots + hold->index->first_slots[part] / 64;
  guint32 place = 0;

  for (gsize i = 0; i < n_words; i++)
    {
      guint64 own = dw_index_packed_get_word (packed, i);

      places[i] = place;
      place += dw_bits_count_word (own);
      words[i] |= own;
    }

  hold->parts[part].packed = *packed;
  hold->parts[part].places = places;
}

static void
set_listed (const DwIndexHold *hold,
            guint              part,
            const DwIndexList *list)
{
  DwIndexCursor cursor = { list->bytes, list->bytes + list->length, 0, hold->index->n_own[part] };
  guint32 service;
  guint32 frequency;

  while (dw_index_cursor_step (&cursor, &service, &frequency))
    dw_bits_set (hold->slots, hold->index->first_slots[part] + service);
}

/* Notes what @list left, for when it is asked for again. */
static void
keep (DwIndexHold       *hold,
      guint              part,
      const DwIndexList *list)
{
  DwIndexLoan *loan = hold->parts[part].loan;
  gsize n_words = dw_bits_n_words (hold->index->n_own[part]);

  loan->list = list->bytes;
  loan->list_length = list->length;
  memcpy (loan->services, hold->slots + hold->index->first_slots[part] / 64, n_words * sizeof *loan->services);
}

void
dw_index_hold_take (DwIndexHold       *hold,
                    guint              part,
                    const DwIndexList *list,
                    gboolean           stays)
{
  guint n = hold->index->n_own[part];

  if (list->layout == DW_INDEX_PACKED)
    {
      take_packed (hold, part, &list->packed);
      return;
    }
  if (list->layout == DW_INDEX_DENSE)
    {
      hold->parts[part].frequencies = list->bytes;
      set_frequent (hold, part);
      return;
    }
  if (stays && lend_again (hold, part, list))
    return;

  dw_index_spread (list->bytes, list->length, n, lend (hold, part));
  if (list->length < n / SHORT_SHARE)
    set_listed (hold, part, list);
  else
    set_frequent (hold, part);
  if (stays)
    keep (hold, part, list);
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
      dw_index_hold_take (hold, part, &list, TRUE);
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
      dw_index_hold_take (hold, part, &list, TRUE);
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
    dw_index_hold_take (hold, part, &list, TRUE);

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
