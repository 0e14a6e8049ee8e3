/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-served.h"

#include "dw-bits.h"
#include "dw-text-holders.h"
#include "dw-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum { MOST_COVERED = 4 };    /* boroughs that are listed; of more the first three */

static const double KM_A_DEGREE = 111.195;

/* Whether any service that states no borough is within @hint's reach. A square is near enough, and quick. */
static gboolean
is_any_near (const DwCatalogue *catalogue,
             const DwHint      *hint,
             const guint64     *unstated)
{
  double height = hint->outside_km / KM_A_DEGREE;
  double width = height / cos (hint->latitude * G_PI / 180);

  for (gsize word = 0; word < dw_bits_n_words (catalogue->columns->n_services); word++)
    for (guint64 left = unstated[word] & catalogue->alive[word]; left != 0; left &= left - 1)
      {
        gsize slot = word * 64 + (gsize) __builtin_ctzll (left);

        for (guint32 point = catalogue->first_point[slot]; point < catalogue->first_point[slot + 1]; point++)
          if (fabs ((double) catalogue->latitudes[point] - hint->latitude) < height
              && fabs ((double) catalogue->longitudes[point] - hint->longitude) < width)
            return TRUE;
      }

  return FALSE;
}

/* Whether any service is called @name, has it among its places, or says it and states no borough. */
static gboolean
look_up_name (DwReader           *reader,
              const DwCatalogue  *catalogue,
              const char         *name,
              const guint64      *unstated,
              gboolean           *is_any,
              GError            **error)
{
  g_autofree guint64 *called = dw_text_holders_find (reader, catalogue, DW_TEXT_NAMES_AND_PLACES, name, error);
  g_autofree guint64 *saying = NULL;

  if (called != NULL)
    saying = dw_text_holders_find (reader, catalogue, DW_TEXT_ALL, name, error);
  if (saying == NULL)
    return FALSE;

  *is_any = FALSE;
  for (gsize word = 0; word < dw_bits_n_words (catalogue->columns->n_services); word++)
    *is_any |= ((called[word] | (saying[word] & unstated[word])) & catalogue->alive[word]) != 0;

  return TRUE;
}

static gboolean
look_up (const DwHint       *hint,
         const DwQueryWords *words,
         DwReader           *reader,
         const DwCatalogue  *catalogue,
         gboolean           *is_served,
         GError            **error)
{
  g_autofree char *name = dw_query_words_dup_run (words, hint->first, hint->n);
  guint n_terms;
  const guint64 *unstated;

  dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  unstated = dw_catalogue_get_plane (catalogue, DW_FACET_BOROUGH, n_terms);
  *is_served = is_any_near (catalogue, hint, unstated);

  return *is_served || look_up_name (reader, catalogue, name, unstated, is_served, error);
}

gboolean
dw_served_drop (GArray              *hints,
                const DwQueryWords  *words,
                DwReader            *reader,
                const DwCatalogue   *catalogue,
                GError             **error)
{
  for (guint i = hints->len; i > 0; i--)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i - 1);
      gboolean is_served;

      if (hint->outside_km == 0 || hint->is_not)
        continue;
      if (!look_up (hint, words, reader, catalogue, &is_served, error))
        return FALSE;
      if (is_served)
        g_array_remove_index (hints, i - 1);
    }

  return TRUE;
}

static gboolean
is_any_for (const DwCatalogue *catalogue,
            guint              borough)
{
  const guint64 *plane = dw_catalogue_get_plane (catalogue, DW_FACET_BOROUGH, borough);

  for (gsize word = 0; word < dw_bits_n_words (catalogue->columns->n_services); word++)
    if ((plane[word] & catalogue->alive[word]) != 0)
      return TRUE;

  return FALSE;
}

char *
dw_served_dup_boroughs (const DwCatalogue *catalogue)
{
  const char *labels[MOST_COVERED + 1] = { NULL };
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  guint n = 0;
  guint n_more;

  for (guint i = 0; i < n_terms; i++)
    if (is_any_for (catalogue, i))
      {
        if (n < MOST_COVERED)
          labels[n] = terms[i].label;
        n++;
      }

  if (n == 0)
    return NULL;
  if (n <= MOST_COVERED)
    return dw_words_join (labels);

  n_more = n - MOST_COVERED + 1;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %s, %s and %u more", "%s, %s, %s and %u more", n_more), labels[0],
                          labels[1], labels[2], n_more);
}
