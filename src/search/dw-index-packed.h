/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-bits.h"

#include <string.h>

G_BEGIN_DECLS

/**
 * DwIndexPacked:
 *
 * A list of many services that is read without being walked along: a set of the services, then half a byte for each
 * service in it, in their order: its frequency, or 0 where that takes more; then those that do, each a guint32, the
 * place of the service among those of the list, and a byte. Borrowed. Nothing is read beyond its bytes, whatever they
 * say.
 */
typedef struct
{
  const guint8 *set;
  const guint8 *halves;
  const guint8 *larger;
  guint n_services;         /* of the segment */
  guint n_holding;
  guint n_larger;
} DwIndexPacked;

/** DW_INDEX_PACKED_LARGER: bytes of a frequency that is more than half a byte holds. */
#define DW_INDEX_PACKED_LARGER 5

/** dw_index_packed_n_words: Returns: how many words of 64 bits the set has. */
static inline gsize
dw_index_packed_n_words (const DwIndexPacked *self)
{
  return (self->n_services + G_GUINT64_CONSTANT (63)) / 64;
}

/** dw_index_packed_open: Reads the @length bytes of a list. Returns: whether they can be one. */
gboolean dw_index_packed_open (DwIndexPacked *packed,
                               const guint8  *bytes,
                               gsize          length,
                               guint          n_services,
                               guint          n_holding);

/**
 * dw_index_packed_find_larger: Returns: the frequency of the service at @place among those of the list, of which half a
 * byte says 0.
 */
guint8 dw_index_packed_find_larger (const DwIndexPacked *self,
                                    guint                place);

/**
 * dw_index_packed_write: Returns: (transfer full): the list of @n_holding services that is written as
 * dw_index_write_service() does, packed.
 */
GByteArray *dw_index_packed_write (const guint8 *list,
                                   gsize         length,
                                   guint         n_services,
                                   guint         n_holding);

/** dw_index_packed_get_word: Returns: of the set, the services from 64 × @word. */
static inline guint64
dw_index_packed_get_word (const DwIndexPacked *self,
                          gsize                word)
{
  guint left = self->n_services - (guint) word * 64;
  guint64 bits;

  memcpy (&bits, self->set + word * sizeof bits, sizeof bits);
  return left < 64 ? bits & ((G_GUINT64_CONSTANT (1) << left) - 1) : bits;
}

/** dw_index_packed_get_frequency: Returns: the frequency of the service at @place among those of the list: 1 to 255. */
static inline guint8
dw_index_packed_get_frequency (const DwIndexPacked *self,
                               guint                place)
{
  guint8 frequency = place < self->n_holding ? self->halves[place / 2] >> (place % 2 * 4) & 0xf : 1;

  return frequency != 0 ? frequency : dw_index_packed_find_larger (self, place);
}

/** DwIndexPackedWalk: a walk along one; all but the list is 0 to begin with. */
typedef struct
{
  DwIndexPacked packed;
  gsize next_word;
  guint64 left;             /* of the word before that */
  guint place;
} DwIndexPackedWalk;

/** dw_index_packed_step: Returns: whether there is a next service. */
static inline gboolean
dw_index_packed_step (DwIndexPackedWalk *self,
                      guint32           *service,
                      guint32           *frequency)
{
  while (self->left == 0)
    {
      if (self->next_word == dw_index_packed_n_words (&self->packed))
        return FALSE;
      self->left = dw_index_packed_get_word (&self->packed, self->next_word++);
    }

  *service = (guint32) (self->next_word - 1) * 64 + (guint32) __builtin_ctzll (self->left);
  *frequency = dw_index_packed_get_frequency (&self->packed, self->place++);
  self->left &= self->left - 1;
  return TRUE;
}

G_END_DECLS
