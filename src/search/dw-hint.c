/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-hint.h"

typedef struct
{
  const char *slug;
  int facet;
} Kind;

/* −1: no facet. */
static const Kind kinds[] = {
  [DW_HINT_PLACE] = { "place", DW_FACET_BOROUGH },    [DW_HINT_AGE] = { "age", -1 },
  [DW_HINT_COST] = { "cost", DW_FACET_COST },         [DW_HINT_DELIVERY] = { "delivery", DW_FACET_DELIVERY },
  [DW_HINT_ROUTE] = { "route", DW_FACET_ROUTE },        [DW_HINT_LEVEL] = { "level", DW_FACET_LEVEL },
  [DW_HINT_ASKER] = { "asker", -1 },              [DW_HINT_DAY] = { "day", -1 },
  [DW_HINT_TIME] = { "time", -1 },                [DW_HINT_LANGUAGE] = { "language", -1 },
  [DW_HINT_DISTANCE] = { "distance", -1 },
  [DW_HINT_DENIED] = { "denied", -1 },
};

const char *
dw_hint_kind_get_slug (DwHintKind kind)
{
  return kinds[kind].slug;
}

int
dw_hint_kind_get_facet (DwHintKind kind)
{
  return kinds[kind].facet;
}

gboolean
dw_hint_kind_is_wish (DwHintKind kind)
{
  return kind == DW_HINT_ROUTE || kind == DW_HINT_COST || kind == DW_HINT_DAY || kind == DW_HINT_TIME;
}

gboolean
dw_hint_kind_can_be_denied (DwHintKind kind)
{
  return kind != DW_HINT_COST && kind != DW_HINT_DISTANCE && kind != DW_HINT_ROUTE && kind != DW_HINT_LEVEL;
}

void
dw_hint_deny (DwHint *hint,
              guint   first)
{
  g_autofree char *label = hint->label;

  hint->n += hint->first - first;
  hint->first = first;
  hint->is_only_that = TRUE;
  hint->is_not = TRUE;
  hint->label = g_strdup_printf (_("Not: %s"), label);
}

void
dw_hint_hush (DwHint *hint)
{
  /* Of a distance that is silent nobody hears. */
  hint->kind = DW_HINT_DISTANCE;
  hint->terms = 0;
  hint->is_aside = hint->is_silent = TRUE;
}

gboolean
dw_hint_is_left_out (const DwHint *hint)
{
  return hint->is_not || hint->is_aside;
}

char *
dw_hint_dup_key (DwHintKind  kind,
                 const char *label)
{
  return g_strconcat (kinds[kind].slug, " ", label, NULL);
}
