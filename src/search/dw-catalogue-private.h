/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"

#include <string.h>

G_BEGIN_DECLS

/*
 * What the files of the catalogue share: dw-catalogue-tables.c fills one from the tables, dw-catalogue-index.c from the
 * index, dw-catalogue.c answers from it. Nobody else includes it.
 */

/** DwFoldedName: one of many that stand one after another. */
typedef struct
{
  const char *name;
  gsize length;
  guint index;
} DwFoldedName;

/**
 * dw_folded_name_get: Returns: name @index; an empty one where the ends are in no order, as those of a torn index may
 * be.
 */
static inline DwFoldedName
dw_folded_name_get (const guint32 *ends,
                    const char    *names,
                    guint          index)
{
  guint32 start = index > 0 ? ends[index - 1] : 0;
  guint32 end = ends[index];

  return (DwFoldedName) { .name = names + start, .length = end > start ? end - start : 0, .index = index };
}

/** dw_folded_name_compare: Returns: as memcmp(), a name before those that go on from it. */
static inline int
dw_folded_name_compare (const DwFoldedName *left,
                        const DwFoldedName *right)
{
  int order = memcmp (left->name, right->name, MIN (left->length, right->length));

  return order != 0 ? order : (left->length > right->length) - (left->length < right->length);
}

/** dw_catalogue_new: Returns: (transfer full): one of @columns (transfer full) with nothing beside them. */
DwCatalogue *dw_catalogue_new (DwColumns *columns);

/** dw_catalogue_own: Returns: @bytes, which is now freed with the catalogue. */
gpointer dw_catalogue_own (DwCatalogue *self,
                           gpointer     bytes);

/** dw_catalogue_find_middles: Learns where the boroughs are. */
void dw_catalogue_find_middles (DwCatalogue *self,
                                DwGazetteer *gazetteer);

/** dw_catalogue_get_n_planes: Returns: the sets of @facet: one a term, and one of what states none. */
guint dw_catalogue_get_n_planes (DwFacet facet);

G_END_DECLS
