/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-text-holders.h"

#include "dw-bits.h"

/* For the index, and the same for FTS5. */
static const struct
{
  guint columns;
  const char *filter;
} parts[DW_N_TEXT_PARTS] = {
  [DW_TEXT_NAMES] = { 1u << 0 | 1u << 1, "{name alternate_name} : " },
  [DW_TEXT_NAMES_AND_PLACES] = { 1u << 0 | 1u << 1 | 1u << 5, "{name alternate_name place} : " },
  [DW_TEXT_NAMES_AND_TERMS] = { 1u << 0 | 1u << 1 | 1u << 3, "{name alternate_name terms} : " },
  [DW_TEXT_ALL] = { DW_INDEX_ALL_COLUMNS, "" },
};

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

static gboolean
find_in_tables (DwReader           *reader,
                const DwCatalogue  *catalogue,
                DwTextPart          part,
                GStrv               phrases,
                guint64            *bits,
                GError            **error)
{
  g_autofree char *joined = g_strjoinv ("\" OR \"", phrases);
  g_autofree char *expression = g_strdup_printf ("%s(\"%s\")", parts[part].filter, joined);
  Gathering gathering = { catalogue, bits };

  return dw_reader_match (reader, expression, NULL, gather, &gathering, error);
}

static gboolean
find_in_index (DwReader           *reader,
               const DwCatalogue  *catalogue,
               DwTextPart          part,
               GStrv               phrases,
               guint64            *bits,
               GError            **error)
{
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);

      if (!dw_reader_add_stems (reader, phrases[i], stems, error)
          || !dw_index_add_holders (catalogue->index, (const char *const *) stems->pdata, stems->len,
                                    parts[part].columns, bits, error))
        return FALSE;
    }

  return TRUE;
}

guint64 *
dw_text_holders_find (DwReader           *reader,
                      const DwCatalogue  *catalogue,
                      DwTextPart          part,
                      const char         *phrases,
                      GError            **error)
{
  g_autofree guint64 *bits = dw_bits_new (catalogue->columns->n_services);
  g_auto (GStrv) each = g_strsplit (phrases, "|", -1);
  gboolean is_found = catalogue->index != NULL ? find_in_index (reader, catalogue, part, each, bits, error)
                                               : find_in_tables (reader, catalogue, part, each, bits, error);

  return is_found ? g_steal_pointer (&bits) : NULL;
}
