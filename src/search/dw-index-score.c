/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-private.h"

#include "dw-bits.h"

#include <math.h>
#include <string.h>

#define LEAST_RARITY 1e-6

enum { FEW = 12 };          /* of 64 slots, which are quicker scored one by one */

float
dw_index_weigh (const DwIndex     *self,
                const DwIndexHold *hold,
                double             factor)
{
  double rarity = log ((self->n_services - hold->n_services + 0.5) / (hold->n_services + 0.5));

  return (float) (factor * fmax (rarity, LEAST_RARITY) * (DW_INDEX_BM25_K1 + 1));
}

static inline __attribute__ ((always_inline)) void
add_scores (const guint8 *restrict frequencies,
            const float  *restrict norms,
            float                  weight,
            float        *restrict scores)
{
  for (guint i = 0; i < 64; i++)
    {
      float frequency = (float) frequencies[i];

      scores[i] += weight * frequency / (frequency + norms[i]);
    }
}

#if defined __x86_64__

/* Most machines do eight of these at a time, to the same last bit. */
__attribute__ ((target ("avx2"))) static void
add_scores_by_eights (const guint8 *frequencies,
                      const float  *norms,
                      float         weight,
                      float        *scores)
{
  add_scores (frequencies, norms, weight, scores);
}

#endif

/* Scores all of 64 slots. */
static void
score_many (const guint8 *frequencies,
            const float  *norms,
            float         weight,
            float        *scores)
{
#if defined __x86_64__
  if (__builtin_cpu_supports ("avx2"))
    {
      add_scores_by_eights (frequencies, norms, weight, scores);
      return;
    }
#endif

  add_scores (frequencies, norms, weight, scores);
}

static void
score_packed (const DwIndexHold *hold,
              guint              part,
              gsize              word,
              guint64            wanted,
              const float       *norms,
              float              weight,
              float             *scores)
{
  const DwIndexPacked *packed = &hold->parts[part].packed;
  guint64 own = dw_index_packed_get_word (packed, word);
  guint32 place = hold->parts[part].places[word];

  for (; wanted != 0; wanted &= wanted - 1)
    {
      guint bit = (guint) __builtin_ctzll (wanted);
      guint before = dw_bits_count_word (own & ((G_GUINT64_CONSTANT (1) << bit) - 1));
      float frequency = (float) dw_index_packed_get_frequency (packed, place + before);

      scores[bit] += weight * frequency / (frequency + norms[bit]);
    }
}

/* Of many, the frequencies are laid out first: those of the whole word. */
static void
spread_packed (const DwIndexHold *hold,
               guint              part,
               gsize              word,
               guint8             frequencies[64])
{
  const DwIndexPacked *packed = &hold->parts[part].packed;
  guint32 place = hold->parts[part].places[word];

  memset (frequencies, 0, 64);
  for (guint64 own = dw_index_packed_get_word (packed, word); own != 0; own &= own - 1)
    frequencies[__builtin_ctzll (own)] = dw_index_packed_get_frequency (packed, place++);
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
  gboolean is_packed = hold->parts[part].places != NULL;
  guint8 spread[64];
  gboolean are_many;

  wanted &= hold->slots[word];
  if (wanted == 0 || (frequencies == NULL && !is_packed))
    return;

  are_many = self->n_own[part] - left >= 64 && dw_bits_count_word (wanted) > FEW;
  if (is_packed && !are_many)
    {
      score_packed (hold, part, left / 64, wanted, norms, weight, scores);
      return;
    }
  if (is_packed)
    spread_packed (hold, part, left / 64, spread);

  frequencies = is_packed ? spread : frequencies + left;
  if (are_many)
    {
      score_many (frequencies, norms, weight, scores);
      return;
    }

  for (; wanted != 0; wanted &= wanted - 1)
    {
      guint bit = (guint) __builtin_ctzll (wanted);
      float frequency = (float) frequencies[bit];

      scores[bit] += weight * frequency / (frequency + norms[bit]);
    }
}

void
dw_index_fetch_word (const DwIndex     *self,
                     const DwIndexHold *hold,
                     gsize              word,
                     guint64            wanted)
{
  guint first = (guint) word * 64;
  guint part = self->n_parts > 1 && first >= self->first_slots[1];
  guint left = first - self->first_slots[part];

  wanted &= hold->slots[word];
  if (wanted == 0)
    return;

  for (guint64 bits = wanted; bits != 0; bits &= bits - 1)
    __builtin_prefetch (self->norms + first + __builtin_ctzll (bits));
  if (hold->parts[part].places != NULL)
    __builtin_prefetch (hold->parts[part].packed.halves + hold->parts[part].places[left / 64] / 2);
  else if (hold->parts[part].frequencies != NULL)
    __builtin_prefetch (hold->parts[part].frequencies + left);
}
