/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-place.h"

G_DEFINE_QUARK (dw-place-error-quark, dw_place_error)

DwPlace *
dw_place_ref (DwPlace *place)
{
  dw_arena_ref (place->arena);
  return place;
}

void
dw_place_unref (DwPlace *place)
{
  dw_arena_unref (place->arena);
}
