/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-text-holders.h"

#include "dw-bits.h"

typedef struct
{
  const DwCatalogue *catalogue;
  guint64 *bits;
} Gathering;

static void
gather (gint64   service_id,
        double   score,
        gpointer data)
{
  Gathering *gathering = data;
  int slot = dw_catalogue_find (gathering->catalogue, service_id);

  if (slot >= 0)
    dw_bits_set (gathering->bits, (guint) slot);
}

guint64 *
dw_text_holders_find (DwReader           *reader,
                      const DwCatalogue  *catalogue,
                      const char         *expression,
                      GError            **error)
{
  g_autofree guint64 *bits = dw_bits_new (catalogue->columns->n_services);
  Gathering gathering = { catalogue, bits };

  return dw_reader_match (reader, expression, NULL, gather, &gathering, error) ? g_steal_pointer (&bits) : NULL;
}
