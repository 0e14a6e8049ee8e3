/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-place-doubt.h"

#include "dw-borough.h"

/* "Mertonn" of "London Borough of Mertonn". */
static const char *
skip_openings (const char *name)
{
  static const char *const openings[] = { "the ", "royal ", "london ", "borough ", "lb ", "city ", "of " };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_ascii_strncasecmp (name, openings[i], strlen (openings[i])) == 0)
      name += strlen (openings[i]);

  return name;
}

/* The place that @name, one name, may mean and does not say; NULL when it says one, or nothing that is near to one. */
static DwPlace *
find_meant (DwGazetteer *places,
            const char  *name)
{
  g_autoptr (DwPlace) known = dw_borough_read_names (name) == 0 ? dw_gazetteer_find (places, name) : NULL;
  const char *bare = skip_openings (name);

  if (known != NULL || dw_borough_read_names (name) != 0)
    return NULL;

  return dw_gazetteer_find_meant (places, *bare != '\0' ? bare : name);
}

/* A cell may hold several names, some of which hold an "and" themselves. */
DwPlace *
dw_place_doubt_find (DwGazetteer *places,
                     const char  *text)
{
  DwPlace *meant = find_meant (places, text);
  g_autoptr (GString) spelled = g_string_new (text);
  g_auto (GStrv) names = NULL;

  g_string_replace (spelled, " and ", ",", 0);
  names = g_strsplit_set (spelled->str, ",;/&\n()", -1);
  for (guint i = 0; meant == NULL && names[i] != NULL && names[1] != NULL; i++)
    meant = find_meant (places, g_strstrip (names[i]));

  return meant;
}
