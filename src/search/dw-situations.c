/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-situations.h"

#include "dw-bits.h"
#include "dw-text-holders.h"

enum { MOST_WORDS = 16 };

/* What services write that are for families in the situation, where they write it, and how words begin that speak of
   it. */
static const struct
{
  DwTextPart part;
  const char *services;
  const char *words[MOST_WORDS];
} situations[] = {
  { DW_TEXT_NAMES_AND_TERMS, "HMP|prison|prisoners", { "hmp", "prison", "jail", "inmate", "inside", "sentence", "behind bars", "probation" } },
  { DW_TEXT_ALL, "asylum|refugee|refugees",
    { "asylum", "refugee", "hotel", "home office", "new arrivals", "immigra", "migrant", "afghan", "ukrain", "syria", "fled", "visa" } },
  { DW_TEXT_ALL, "taken into care|care proceedings|lost children to care|lost children|children removed",
    { "taken into care", "into care", "removed", "lost children", "care proceedings", "custody", "court", "taken away", "proceedings", "recurrent", "adopted" } },
  { DW_TEXT_NAMES_AND_TERMS, "youth justice|stop and search|trouble with the police|diversion",
    { "youth justice", "police", "court", "arrest", "offen", "crim", "search", "yot", "diversion", "trouble with the police", "caution", "prosecut" } },
  { DW_TEXT_NAMES_AND_TERMS, "volunteering", { "volunteer", "leader", "pgl", "champion", "train to lead", "train", "give", "helping", "mentor", "befriend" } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (situations) <= 8);

guint8 *
dw_situations_load (DwReader           *reader,
                    const DwCatalogue  *catalogue,
                    GError            **error)
{
  g_autofree guint8 *of_slot = g_new0 (guint8, MAX (catalogue->columns->n_services, 1));

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      g_autofree guint64 *found
          = dw_text_holders_find (reader, catalogue, situations[i].part, situations[i].services, error);

      if (found == NULL)
        return NULL;
      DW_BITS_FOREACH (index, found, catalogue->columns->n_services)
        of_slot[index] |= (guint8) (1u << i);
    }

  return g_steal_pointer (&of_slot);
}

static gboolean
speaks_of (const char        *term,
           const char *const *words)
{
  for (guint i = 0; i < MOST_WORDS && words[i] != NULL; i++)
    if (g_str_has_prefix (term, words[i]))
      return TRUE;

  return FALSE;
}

guint8
dw_situations_hear (const DwMatches *matches)
{
  guint8 heard = 0;

  if (matches->n_terms == 0)
    return G_MAXUINT8;

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    for (guint term = 0; term < matches->n_terms; term++)
      if (speaks_of (dw_matches_get_term (matches, term), situations[i].words))
        heard |= (guint8) (1u << i);

  return heard;
}
