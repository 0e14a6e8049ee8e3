/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-places.h"

#include <string.h>

enum { SHORTEST_BOROUGH = 5, SHORTEST_TOWN = 7, FEWEST_PEOPLE = 20000 };
enum { SHORTEST_METROPOLIS = 5, FEWEST_IN_METROPOLIS = 1000000 };

/* Whether one letter too many, too few or wrong, or two that changed places, make @a of @b: not the first, which few
 * get wrong, nor a space, as "New Town" is as good as "Newtown". Keys are folded: a letter is a byte, or nearly
 * always. */
static gboolean
is_one_slip (const char *a,
             gsize       a_length,
             const char *b,
             gsize       b_length)
{
  gsize start = 0;
  gsize end = 0;
  gsize shorter = MIN (a_length, b_length);
  gsize longer = MAX (a_length, b_length);

  if (longer - shorter > 1)
    return FALSE;

  while (start < shorter && a[start] == b[start])
    start++;
  while (end < shorter - start && a[a_length - 1 - end] == b[b_length - 1 - end])
    end++;
  if (start == 0 || a[start] == ' ' || b[start] == ' ')
    return FALSE;
  if (start + end + 1 >= longer)
    return TRUE;

  return a_length == b_length && start + end + 2 == a_length && a[start] == b[start + 1] && a[start + 1] == b[start];
}

/* Short names of towns are too near to those of hamlets and streets; but who writes "Lodnon" means London. */
static gboolean
may_be_meant (const DwPlace *place,
              gsize          length)
{
  if (place->kind == DW_PLACE_BOROUGH)
    return length >= SHORTEST_BOROUGH;
  if (place->population >= FEWEST_IN_METROPOLIS)
    return length >= SHORTEST_METROPOLIS;

  return length >= SHORTEST_TOWN && (place->borough_code != NULL || place->population >= FEWEST_PEOPLE);
}

DwPlace *
dw_places_find_meant (const DwPlaces *places,
                      const char     *key)
{
  gsize length = strlen (key);
  DwPlace *found = NULL;

  for (guint i = 0; i < places->n_names; i++)
    {
      const DwNamed *named = &places->names[i];
      gsize named_length = strlen (named->key);

      if (may_be_meant (named->place, MIN (length, named_length)) && is_one_slip (key, length, named->key, named_length)
          && (found == NULL || dw_places_compare (named->place, found) < 0))
        found = named->place;
    }

  return found;
}
