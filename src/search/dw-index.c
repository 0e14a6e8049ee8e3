/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-private.h"

#include "dw-bits.h"
#include "dw-facts.h"
#include "dw-hash.h"
#include "dw-paths.h"
#include "dw-weights.h"

#include <math.h>
#include <string.h>

/* As in FTS5. */
#define BM25_K1 1.2
#define BM25_B 0.75
#define LEAST_RARITY 1e-6

char *
dw_index_dup_folder (const char *data_dir)
{
  g_autofree char *cache = dw_paths_dup_own (g_get_user_cache_dir (), ".cache");
  g_autofree char *absolute = g_canonicalize_filename (data_dir, NULL);
  guint64 digest = dw_index_digest (0, absolute, strlen (absolute));
  g_autofree char *name = g_strdup_printf ("index-%016" G_GINT64_MODIFIER "x", digest);

  return g_build_filename (cache, name, NULL);
}

/* Every term of every facet, in order: bits of masks mean what they did. */
static guint64
digest_facets (guint64 digest)
{
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      guint n_terms;
      const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

      for (guint i = 0; i < n_terms; i++)
        digest = dw_index_digest (digest, terms[i].slug, strlen (terms[i].slug));
    }

  return digest;
}

guint64
dw_index_get_making (void)
{
  const guint32 versions[] = { DW_INDEX_FORMAT, DW_FACTS_VERSION, DW_N_TEXT_COLUMNS, sizeof (DwIndexHeader) };
  guint64 digest = dw_index_digest (1, versions, sizeof versions);

  digest = dw_index_digest (digest, PACKAGE_VERSION, strlen (PACKAGE_VERSION));
  digest = dw_index_digest (digest, DW_WEIGHTS.columns, sizeof DW_WEIGHTS.columns);
  return digest_facets (digest);
}

static guint
count_words (guint n)
{
  return n / 64 + (n % 64 != 0);
}

/* The base's services that changed or went hold no slot any more; FALSE when the delta is of another base. */
static gboolean
lay_out (DwIndex *self)
{
  const DwIndexHeader *base = dw_index_segment_get_header (self->parts[0]);
  const DwIndexHeader *delta = self->n_parts > 1 ? dw_index_segment_get_header (self->parts[1]) : NULL;
  const guint64 *gone = delta != NULL ? dw_index_segment_get_section (self->parts[1], DW_INDEX_GONE) : NULL;

  if (base->base != 0)
    return FALSE;
  if (delta != NULL
      && (delta->base != base->digest || delta->stamp.store_id != base->stamp.store_id
          || delta->sections[DW_INDEX_GONE].length != count_words (base->n_services) * sizeof (guint64)
          || delta->n_services > G_MAXINT32 / 2 || base->n_services > G_MAXINT32 / 2))
    return FALSE;

  self->n_slots = base->n_services;
  if (delta != NULL)
    {
      self->first_slots[1] = count_words (base->n_services) * 64;
      self->n_slots = self->first_slots[1] + delta->n_services;
    }

  self->alive = dw_bits_new (self->n_slots);
  dw_bits_fill (self->alive, base->n_services);
  for (guint i = 0; delta != NULL && i < count_words (base->n_services); i++)
    self->alive[i] &= ~gone[i];
  for (guint i = 0; delta != NULL && i < delta->n_services; i++)
    dw_bits_set (self->alive, self->first_slots[1] + i);
  return TRUE;
}

guint
dw_index_get_n_services_of (const DwIndex *self,
                            guint          part)
{
  return dw_index_segment_get_header (self->parts[part])->n_services;
}

static guint
get_length (const guint16 *ends,
            guint          service)
{
  guint end = ends[service * DW_N_TEXT_COLUMNS + DW_N_TEXT_COLUMNS - 1];

  return end - MIN (end, DW_N_TEXT_COLUMNS - 1);
}

/* What bm25 adds to a frequency below the line: more for a service of many words. */
static void
weigh_lengths (DwIndex *self,
               double   mean_length)
{
  self->norms = g_new0 (float, MAX (self->n_slots, 1));
  for (guint part = 0; part < self->n_parts; part++)
    {
      const guint16 *ends = dw_index_segment_get_section (self->parts[part], DW_INDEX_ENDS);
      float *norms = self->norms + self->first_slots[part];

      for (guint i = 0; i < dw_index_get_n_services_of (self, part); i++)
        norms[i] = (float) (BM25_K1 * (1 - BM25_B + BM25_B * get_length (ends, i) / mean_length));
    }
}

static void
count (DwIndex *self)
{
  guint64 n_tokens = 0;

  for (guint i = 0; i < self->n_parts; i++)
    n_tokens += dw_index_segment_get_header (self->parts[i])->n_tokens;

  if (self->n_parts > 1)
    {
      guint n_base = dw_index_segment_get_header (self->parts[0])->n_services;
      const guint16 *ends = dw_index_segment_get_section (self->parts[0], DW_INDEX_ENDS);

      for (guint i = 0; i < n_base; i++)
        if (!dw_bits_has (self->alive, i))
          n_tokens -= MIN (n_tokens, get_length (ends, i));
    }

  self->n_services = dw_bits_count (self->alive, self->n_slots);
  weigh_lengths (self, self->n_services > 0 ? (double) n_tokens / self->n_services : 1);
}

static void
free_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

DwIndex *
dw_index_new (DwIndexSegment  *base,
              DwIndexSegment  *delta,
              GError         **error)
{
  g_autoptr (DwIndex) self = g_new0 (DwIndex, 1);

  self->n_references = 1;
  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_bytes);
  self->parts[0] = base;
  self->parts[1] = delta;
  self->n_parts = delta != NULL ? 2 : 1;
  if (!lay_out (self))
    {
      g_set_error_literal (error, DW_INDEX_ERROR, DW_INDEX_ERROR_OTHER, "the search index is of two makings");
      return NULL;
    }

  count (self);
  return g_steal_pointer (&self);
}

DwIndex *
dw_index_open (const char  *folder,
               GError     **error)
{
  g_autofree char *base_path = g_build_filename (folder, DW_INDEX_BASE_FILE, NULL);
  g_autofree char *delta_path = g_build_filename (folder, DW_INDEX_DELTA_FILE, NULL);
  g_autoptr (DwIndexSegment) base = dw_index_segment_open (base_path, error);
  g_autoptr (DwIndexSegment) delta = base != NULL ? dw_index_segment_open (delta_path, NULL) : NULL;

  if (base == NULL)
    return NULL;
  if (delta != NULL && dw_index_segment_get_header (delta)->base != dw_index_segment_get_header (base)->digest)
    g_clear_pointer (&delta, dw_index_segment_free);

  return dw_index_new (g_steal_pointer (&base), g_steal_pointer (&delta), error);
}

DwIndex *
dw_index_ref (DwIndex *self)
{
  self->n_references++;
  return self;
}

void
dw_index_unref (DwIndex *self)
{
  if (--self->n_references > 0)
    return;

  for (guint i = 0; i < self->n_parts; i++)
    dw_index_segment_free (self->parts[i]);
  g_free (self->alive);
  g_free (self->norms);
  g_hash_table_unref (self->phrases);
  g_free (self);
}

const DwIndexStamp *
dw_index_get_stamp (const DwIndex *self)
{
  return &dw_index_segment_get_header (self->parts[self->n_parts - 1])->stamp;
}

guint
dw_index_get_n_services (const DwIndex *self)
{
  return self->n_services;
}

guint
dw_index_get_n_slots (const DwIndex *self)
{
  return self->n_slots;
}

const guint64 *
dw_index_get_alive (const DwIndex *self)
{
  return self->alive;
}

DwIndexSegment *const *
dw_index_get_parts (const DwIndex  *self,
                    guint          *n_parts,
                    const guint   **first_slots)
{
  *n_parts = self->n_parts;
  *first_slots = self->first_slots;
  return self->parts;
}

void
dw_index_hold_clear (DwIndexHold *hold)
{
  for (guint i = 0; i < DW_INDEX_MOST_PARTS; i++)
    {
      g_free (hold->parts[i].owned);
      g_clear_pointer (&hold->parts[i].kept, g_bytes_unref);
    }
  *hold = (DwIndexHold) { 0 };
}

/* Puts every service of a part that @dense gives a frequency into the set. */
static void
set_dense (const DwIndex *self,
           guint          part,
           const guint8  *dense,
           guint64       *slots)
{
  guint n = dw_index_get_n_services_of (self, part);
  guint64 *words = slots + self->first_slots[part] / 64;

  for (guint i = 0; i < n; i += 64)
    {
      guint64 word = 0;

      for (guint bit = 0; bit < MIN (64, n - i); bit++)
        word |= (guint64) (dense[i + bit] != 0) << bit;
      words[i / 64] |= word;
    }
}

static void
set_listed (const DwIndex     *self,
            guint              part,
            const DwIndexList *list,
            guint64           *slots)
{
  DwIndexCursor cursor = { list->bytes, list->bytes + list->length, 0, dw_index_get_n_services_of (self, part) };
  guint32 service;
  guint32 frequency;

  while (dw_index_cursor_step (&cursor, &service, &frequency))
    dw_bits_set (slots, self->first_slots[part] + service);
}

static void
take_list (const DwIndex     *self,
           guint              part,
           const DwIndexList *list,
           DwIndexHold       *hold)
{
  hold->parts[part].bytes = list->bytes;
  hold->parts[part].length = list->length;
  hold->parts[part].is_dense = list->is_dense;
  if (list->is_dense)
    set_dense (self, part, list->bytes, hold->slots);
  else
    set_listed (self, part, list, hold->slots);
}

gboolean
dw_index_settle (const DwIndex *self,
                 DwIndexHold   *hold)
{
  for (gsize i = 0; self->n_parts > 1 && i < dw_bits_n_words (self->n_slots); i++)
    hold->slots[i] &= self->alive[i];

  hold->n_services = dw_bits_count (hold->slots, self->n_slots);
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
  for (guint part = 0; part < self->n_parts; part++)
    {
      DwIndexList list;
      guint place;

      if (!dw_index_find_term (self->parts[part], text, length, &place))
        continue;
      if (!dw_index_segment_get_list (self->parts[part], place, &list, error))
        return FALSE;
      take_list (self, part, &list, hold);
    }

  return dw_index_settle (self, hold);
}

static void
add_listed (const DwIndexList *list,
            guint              n_services,
            guint8            *dense)
{
  DwIndexCursor cursor = { list->bytes, list->bytes + list->length, 0, n_services };
  guint32 service;
  guint32 frequency;

  while (dw_index_cursor_step (&cursor, &service, &frequency))
    dense[service] = (guint8) MIN (dense[service] + frequency, 255);
}

static guint8 *
begin_dense (const DwIndex *self,
             guint          part,
             DwIndexHold   *hold)
{
  guint n = dw_index_get_n_services_of (self, part);
  guint8 *dense = g_malloc0 (MAX (n, 1));

  hold->parts[part].owned = dense;
  hold->parts[part].bytes = dense;
  hold->parts[part].length = n;
  hold->parts[part].is_dense = TRUE;
  return dense;
}

/* Adds the terms [first, end) of a part to a frequency for every service. */
static gboolean
gather_run (DwIndex  *self,
            guint     part,
            guint     first,
            guint     end,
            guint8   *dense,
            GError  **error)
{
  for (guint i = first; i < end; i++)
    {
      DwIndexList list;

      if (!dw_index_segment_get_list (self->parts[part], i, &list, error))
        return FALSE;
      if (!list.is_dense)
        add_listed (&list, dw_index_get_n_services_of (self, part), dense);
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
      take_list (self, part, &list, hold);
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
      guint8 *dense = begin_dense (self, part, hold);

      if (!gather_run (self, part, first, end, dense, error))
        return FALSE;
      set_dense (self, part, dense, hold->slots);
      return TRUE;
    }
  if (end - first == 1 && !dw_index_segment_get_list (segment, first, &list, error))
    return FALSE;
  if (end - first == 1)
    take_list (self, part, &list, hold);

  return TRUE;
}

gboolean
dw_index_find_beginning (DwIndex      *self,
                         const char   *text,
                         gsize         length,
                         DwIndexHold  *hold,
                         GError      **error)
{
  for (guint part = 0; part < self->n_parts; part++)
    if (!find_beginning_in (self, part, text, length, hold, error))
      return FALSE;

  return dw_index_settle (self, hold);
}

/* Runs of terms lie within one another or apart: one that begins in a run before it is counted there. */
static gboolean
find_beginnings_in (DwIndex             *self,
                    guint                part,
                    const char *const   *texts,
                    DwIndexHold         *hold,
                    GError             **error)
{
  guint8 *dense = begin_dense (self, part, hold);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      gboolean is_within = FALSE;
      guint first, end;

      for (guint j = 0; j < i; j++)
        is_within |= g_str_has_prefix (texts[i], texts[j]);
      dw_index_segment_find_run (self->parts[part], texts[i], strlen (texts[i]), &first, &end);
      if (!is_within && !gather_run (self, part, first, end, dense, error))
        return FALSE;
    }

  set_dense (self, part, dense, hold->slots);
  return TRUE;
}

gboolean
dw_index_find_beginnings (DwIndex             *self,
                          const char *const   *texts,
                          DwIndexHold         *hold,
                          GError             **error)
{
  for (guint part = 0; part < self->n_parts; part++)
    if (!find_beginnings_in (self, part, texts, hold, error))
      return FALSE;

  return dw_index_settle (self, hold);
}

static void
score_dense (const guint8 *dense,
             const float  *norms,
             guint         n_services,
             float         factor,
             float        *scores)
{
  for (guint i = 0; i < n_services; i++)
    {
      float frequency = (float) dense[i];

      scores[i] += factor * frequency / (frequency + norms[i]);
    }
}

static void
score_listed (const guint8 *bytes,
              gsize         length,
              const float  *norms,
              guint         n_services,
              float         factor,
              float        *scores)
{
  DwIndexCursor cursor = { bytes, bytes + length, 0, n_services };
  guint32 service;
  guint32 frequency;

  while (dw_index_cursor_step (&cursor, &service, &frequency))
    scores[service] += factor * (float) frequency / ((float) frequency + norms[service]);
}

void
dw_index_score (const DwIndex     *self,
                const DwIndexHold *hold,
                double             factor,
                float             *scores)
{
  double rarity = log ((self->n_services - hold->n_services + 0.5) / (hold->n_services + 0.5));
  float weight = (float) (factor * fmax (rarity, LEAST_RARITY) * (BM25_K1 + 1));

  for (guint part = 0; part < self->n_parts; part++)
    {
      guint first = self->first_slots[part];
      guint n = dw_index_get_n_services_of (self, part);

      if (hold->parts[part].bytes == NULL)
        continue;
      if (hold->parts[part].is_dense)
        score_dense (hold->parts[part].bytes, self->norms + first, n, weight, scores + first);
      else
        score_listed (hold->parts[part].bytes, hold->parts[part].length, self->norms + first, n, weight, scores + first);
    }
}
