/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-packed.h"

#include "dw-index-format.h"

/* The set takes whole words, so that they are read as such. */
static gsize
count_set_bytes (guint n_services)
{
  return (n_services + G_GUINT64_CONSTANT (63)) / 64 * sizeof (guint64);
}

static gsize
count_half_bytes (guint n_holding)
{
  return ((gsize) n_holding + 1) / 2;
}

gboolean
dw_index_packed_open (DwIndexPacked *packed,
                      const guint8  *bytes,
                      gsize          length,
                      guint          n_services,
                      guint          n_holding)
{
  gsize n_set = count_set_bytes (n_services);
  gsize n_halves = count_half_bytes (n_holding);

  if (n_holding > n_services || length < n_set + n_halves || (length - n_set - n_halves) % DW_INDEX_PACKED_LARGER != 0)
    return FALSE;

  *packed = (DwIndexPacked) {
    .set = bytes,
    .halves = bytes + n_set,
    .larger = bytes + n_set + n_halves,
    .n_services = n_services,
    .n_holding = n_holding,
    .n_larger = (guint) ((length - n_set - n_halves) / DW_INDEX_PACKED_LARGER),
  };
  return TRUE;
}

guint8
dw_index_packed_find_larger (const DwIndexPacked *self,
                             guint                place)
{
  guint first = 0;
  guint end = self->n_larger;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      const guint8 *at = self->larger + (gsize) middle * DW_INDEX_PACKED_LARGER;
      guint32 own;

      memcpy (&own, at, sizeof own);
      if (own == place)
        return MAX (at[sizeof own], 1);
      if (own < place)
        first = middle + 1;
      else
        end = middle;
    }

  return 1;
}

GByteArray *
dw_index_packed_write (const guint8 *list,
                       gsize         length,
                       guint         n_services,
                       guint         n_holding)
{
  gsize n_set = count_set_bytes (n_services);
  gsize n_bytes = n_set + count_half_bytes (n_holding);
  GByteArray *packed = g_byte_array_sized_new ((guint) n_bytes);
  DwIndexCursor cursor = { list, list + length, 0, n_services };
  guint32 service, frequency;

  g_byte_array_set_size (packed, (guint) n_bytes);
  memset (packed->data, 0, n_bytes);
  for (guint32 place = 0; place < n_holding && dw_index_cursor_step (&cursor, &service, &frequency); place++)
    {
      guint64 word;

      memcpy (&word, packed->data + service / 64 * sizeof word, sizeof word);
      word |= G_GUINT64_CONSTANT (1) << (service % 64);
      memcpy (packed->data + service / 64 * sizeof word, &word, sizeof word);

      if (frequency <= 0xf)
        packed->data[n_set + place / 2] |= (guint8) (frequency << (place % 2 * 4));
      else
        {
          guint8 byte = (guint8) frequency;

          g_byte_array_append (packed, (const guint8 *) &place, sizeof place);
          g_byte_array_append (packed, &byte, sizeof byte);
        }
    }

  return packed;
}
