/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-private.h"

#include "dw-bits.h"
#include "dw-facts.h"
#include "dw-hash.h"
#include "dw-paths.h"
#include "dw-weights.h"

#include <string.h>

/* As in FTS5. */
#define BM25_B 0.75

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

  self->n_slots = self->n_own[0] = base->n_services;
  if (delta != NULL)
    {
      self->n_own[1] = delta->n_services;
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

      for (guint i = 0; i < self->n_own[part]; i++)
        norms[i] = (float) (DW_INDEX_BM25_K1 * (1 - BM25_B + BM25_B * get_length (ends, i) / mean_length));
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
free_loan (gpointer loan)
{
  dw_index_loan_free (loan);
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
  for (guint i = 0; i < DW_INDEX_MOST_PARTS; i++)
    self->spare[i] = g_ptr_array_new_with_free_func (free_loan);
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
  for (guint i = 0; i < DW_INDEX_MOST_PARTS; i++)
    g_ptr_array_unref (self->spare[i]);
  g_free (self->alive);
  g_free (self->norms);
  g_hash_table_unref (self->phrases);
  g_free (self);
}

void
dw_index_let_go (DwIndex *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    dw_index_segment_let_go (self->parts[i]);
}

gboolean
dw_index_is_torn (const DwIndex *self)
{
  gboolean is_torn = FALSE;

  for (guint i = 0; i < self->n_parts; i++)
    is_torn |= dw_index_segment_is_torn (self->parts[i]);

  return is_torn;
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
