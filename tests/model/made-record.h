/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-service.h"

/* Records made by hand, in the arena of their service. */

static inline DwService *
make_service (void)
{
  DwService *service = dw_service_new_in (dw_arena_new ());

  service->id = "one";
  service->name = "A service";
  return service;
}

/* A new struct of @class at the end of @list. */
static inline gpointer
append (DwService     *service,
        DwList        *list,
        const DwClass *class)
{
  gpointer *items = dw_arena_alloc (service->arena, sizeof (gpointer) * (list->n_items + 1));

  for (guint i = 0; i < list->n_items; i++)
    items[i] = list->items[i];
  items[list->n_items] = dw_class_new (class, service->arena);
  list->items = items;
  return items[list->n_items++];
}

static inline DwTaxonomyTerm *
append_term (DwService  *service,
             const char *taxonomy,
             const char *code,
             const char *name)
{
  DwAttribute *attribute = append (service, &service->attributes, &DW_CLASS_ATTRIBUTE);
  DwTaxonomyTerm *term = dw_class_new (&DW_CLASS_TAXONOMY_TERM, service->arena);

  term->taxonomy = taxonomy;
  term->code = code;
  term->name = name;
  attribute->taxonomy_term = term;
  return term;
}
