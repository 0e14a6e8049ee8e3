/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-named.h"

#include "dw-bits.h"
#include "dw-words.h"

#include <glib/gi18n-lib.h>

/* More boroughs than these are a part of London, and no list that anybody reads. */
enum { MOST_LISTED = 3 };

/* Whether the words are names of places, and some that say nothing beside them. */
static gboolean
asks_for_all (const DwMatches *matches)
{
  g_autofree gboolean *names = g_new0 (gboolean, matches->words->n_all + 1);

  if (matches->expansions->n_items > 0)
    return FALSE;

  for (guint i = 0; i < matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      for (guint j = hint->first; hint->kind == DW_HINT_PLACE && j < hint->first + hint->n; j++)
        names[j] = TRUE;
    }
  for (guint i = 0; i < matches->words->n_all; i++)
    if (matches->words->item_of[i] >= 0 && !names[i] && !matches->expansions->is_quiet[matches->words->item_of[i]])
      return FALSE;

  return TRUE;
}

static DwMask
find_boroughs (const DwMatches *matches)
{
  DwMask boroughs = 0;

  for (guint i = 0; i < matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      if (hint->kind == DW_HINT_PLACE && !hint->is_not)
        boroughs |= hint->terms;
    }

  return boroughs;
}

/* Who holds every word, the name of the place too, is named by them, however little each of them says. */
static void
add_named_whole (const DwNamed   *self,
                 const DwMatches *matches,
                 guint64         *holders)
{
  g_autofree guint64 *whole = dw_matches_get_all (matches);

  for (guint i = 0; i < matches->words->n_items; i++)
    dw_bits_keep (whole, matches->held[i], self->n_slots);

  dw_bits_add (holders, whole, self->n_slots);
}

static const char *
find_outside (const DwMatches *matches)
{
  for (guint i = 0; i < matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (matches->hints, DwHint, i);

      if (hint->outside_km > 0 && !hint->is_not)
        return hint->label;
    }

  return NULL;
}

/* Who holds something of what is asked beside the place, the age and the like; everybody, where nobody does. */
static guint64 *
find_holders (const DwNamed   *self,
              const DwMatches *matches)
{
  g_autofree guint64 *holders = dw_bits_new (self->n_slots);

  for (guint i = 0; !self->is_all && i < matches->expansions->n_concepts; i++)
    if (matches->concepts[i].share > 0)
      dw_bits_add (holders, matches->concepts[i].any, self->n_slots);
  if (!self->is_all && matches->words->n_items > 1)
    add_named_whole (self, matches, holders);

  return dw_bits_count (holders, self->n_slots) > 0 ? g_steal_pointer (&holders) : dw_matches_get_all (matches);
}

static void
tell_apart (DwNamed           *self,
            const DwCatalogue *catalogue,
            const DwMatches   *matches)
{
  g_autofree guint64 *holders = find_holders (self, matches);
  guint n_terms;
  const guint64 *unstated;

  dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  unstated = dw_catalogue_get_plane (catalogue, DW_FACET_BOROUGH, n_terms);
  for (guint i = 0; i < DW_N_STANDINGS; i++)
    self->standing[i] = dw_bits_new (self->n_slots);

  for (gsize word = 0; word < dw_bits_n_words (self->n_slots); word++)
    {
      guint64 there = 0;

      for (DwMask left = self->boroughs; left != 0; left &= left - 1)
        there |= dw_catalogue_get_plane (catalogue, DW_FACET_BOROUGH, (guint) __builtin_ctzll (left))[word];

      self->standing[DW_STANDING_THERE][word] = holders[word] & there;
      self->standing[DW_STANDING_UNSTATED][word] = holders[word] & ~there & unstated[word];
      self->standing[DW_STANDING_ELSEWHERE][word] = holders[word] & ~there & ~unstated[word];
      self->standing[DW_STANDING_LITTLE][word] = matches->alive[word] & ~holders[word];
    }
}

DwNamed *
dw_named_read (const DwCatalogue *catalogue,
               const DwMatches   *matches)
{
  DwNamed *self = g_new0 (DwNamed, 1);

  self->boroughs = find_boroughs (matches);
  self->outside = self->boroughs == 0 ? find_outside (matches) : NULL;
  self->n_slots = matches->n_slots;
  self->is_all = dw_named_is_any (self) && asks_for_all (matches);
  if (dw_named_is_any (self))
    tell_apart (self, catalogue, matches);

  return self;
}

gboolean
dw_named_is_any (const DwNamed *self)
{
  return self->boroughs != 0 || self->outside != NULL;
}

void
dw_named_free (DwNamed *self)
{
  for (guint i = 0; i < DW_N_STANDINGS; i++)
    g_free (self->standing[i]);

  g_free (self);
}

guint64 *
dw_named_find (const DwNamed   *self,
               const DwMatches *matches)
{
  g_autofree guint64 *found = dw_matches_get_any (matches);

  /* Nothing else is asked, and nothing is there. */
  if (self->is_all && self->outside != NULL && !dw_telephone_is_answer (matches->telephone))
    return dw_bits_new (self->n_slots);
  if (self->is_all && !dw_telephone_is_answer (matches->telephone))
    dw_bits_add (found, self->standing[DW_STANDING_THERE], self->n_slots);

  return g_steal_pointer (&found);
}

DwStanding
dw_named_judge (const DwNamed *self,
                guint          index)
{
  guint standing = DW_STANDING_THERE;

  while (dw_named_is_any (self) && standing < DW_STANDING_LITTLE && !dw_bits_has (self->standing[standing], index))
    standing++;

  return (DwStanding) standing;
}

void
dw_named_count (const DwNamed *self,
                const guint64 *slots,
                guint          n,
                guint          counts[DW_N_STANDINGS])
{
  for (guint i = 0; i < DW_N_STANDINGS; i++)
    counts[i] = !dw_named_is_any (self) ? (i == DW_STANDING_THERE ? n : 0)
                                    : dw_bits_count_words (slots, self->standing[i], dw_bits_n_words (self->n_slots));
}

char *
dw_named_dup_label (const DwNamed *self)
{
  const char *labels[MOST_LISTED + 1] = { NULL };
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  guint n = 0;

  if (self->outside != NULL)
    return g_strdup (self->outside);
  if (self->boroughs == ((DwMask) 1 << n_terms) - 1)
    return g_strdup (_ ("London"));

  for (guint i = 0; i < n_terms; i++)
    if ((self->boroughs >> i & 1) != 0)
      {
        if (n == MOST_LISTED)
          return NULL;
        labels[n++] = terms[i].label;
      }

  return n > 0 ? dw_words_join (labels) : NULL;
}

gboolean
dw_named_tells_apart (const DwAnswer *answer)
{
  return answer->names_place && answer->question->order == DW_ORDER_BEST
         && answer->n_standing[DW_STANDING_THERE] < answer->n_fits;
}

char *
dw_named_dup_heading (const DwAnswer *answer,
                      DwStanding      standing)
{
  switch (standing)
    {
    case DW_STANDING_THERE:
      return answer->named != NULL ? g_strdup_printf (_ ("For %s"), answer->named) : g_strdup (_ ("For the places in your words"));
    case DW_STANDING_UNSTATED:
      return g_strdup (_ ("No London borough stated: ask whether it is for you"));
    case DW_STANDING_ELSEWHERE:
      return g_strdup (_ ("For families elsewhere: ask before you go"));
    case DW_STANDING_ABUSERS:
      return g_strdup (_ ("For people who have been abusive"));
    case DW_STANDING_LITTLE:
    default:
      return g_strdup (_ ("Share little with your words"));
    }
}

char *
dw_named_dup_counts (const DwAnswer *answer)
{
  const guint *n = answer->n_standing;
  g_autoptr (GString) text = g_string_new (NULL);

  if (answer->named != NULL)
    g_string_append_printf (text, _ ("%'u for %s"), n[DW_STANDING_THERE], answer->named);
  else
    g_string_append_printf (text, _ ("%'u for the places in your words"), n[DW_STANDING_THERE]);
  if (n[DW_STANDING_UNSTATED] > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, ", %'u states no London borough", ", %'u state no London borough", n[DW_STANDING_UNSTATED]),
                            n[DW_STANDING_UNSTATED]);
  if (n[DW_STANDING_ELSEWHERE] > 0)
    g_string_append_printf (text, _ (", %'u for elsewhere"), n[DW_STANDING_ELSEWHERE]);
  if (n[DW_STANDING_LITTLE] > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, ", %'u shares little", ", %'u share little", n[DW_STANDING_LITTLE]),
                            n[DW_STANDING_LITTLE]);
  if (n[DW_STANDING_ABUSERS] > 0)
    g_string_append_printf (text, _ (", %'u for people who have been abusive"), n[DW_STANDING_ABUSERS]);
  if (answer->n_not_stated > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, ", %'u may fit", ", %'u may fit", answer->n_not_stated),
                            answer->n_not_stated);

  return g_strdup (text->str);
}

const char *
dw_standing_get_slug (DwStanding standing)
{
  static const char *const slugs[DW_N_STANDINGS] = { "there", "no borough", "elsewhere", "little", "abusers" };

  return slugs[standing];
}
