/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-matches-private.h"

#include "dw-bits.h"

#include <string.h>

typedef struct
{
  DwMatches *matches;
  const DwCatalogue *catalogue;
  guint term;
} Taking;

/* NULL with @error. */
static GPtrArray *
stem (DwReader    *reader,
      const char  *text,
      GError     **error)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);

  return dw_reader_add_stems (reader, text, stems, error) ? g_steal_pointer (&stems) : NULL;
}

static void
take_holder (gint64   service_id,
             double   score,
             gpointer data)
{
  Taking *taking = data;
  DwMatches *self = taking->matches;
  int index = dw_catalogue_find (taking->catalogue, service_id);

  if (index < 0 || dw_matches_holds (self, taking->term, (guint) index))
    return;

  dw_bits_set (self->held[taking->term], (guint) index);
  self->n_held[taking->term]++;
}

/* Whether word @term may be the beginning of others. One that the vocabulary has read is whole. */
static gboolean
may_go_on (const DwMatches *self,
           guint            term)
{
  if ((int) term != self->words->prefix)
    return FALSE;
  for (guint i = 0; i < self->expansions->n_items; i++)
    if (self->expansions->items[i].concept == dw_matches_get_concept (self, term))
      return FALSE;

  return TRUE;
}

/* Finds who holds a word in the tables. Returns the expression that found them, NULL with @error. */
static char *
find_holders (DwMatches  *self,
              Taking     *taking,
              DwReader   *reader,
              GError    **error)
{
  g_autofree char *expression = dw_query_words_dup_expression (self->words, taking->term);
  g_autofree char *stems = NULL;

  if (!dw_reader_match (reader, expression, NULL, take_holder, taking, error))
    return NULL;

  if (self->n_held[taking->term] == 0 && may_go_on (self, taking->term))
    stems = dw_query_words_dup_stem_expression (self->words);
  if (stems == NULL)
    return g_steal_pointer (&expression);

  return dw_reader_match (reader, stems, NULL, take_holder, taking, error) ? g_steal_pointer (&stems) : NULL;
}

/* Finds who holds what @text is made of, in the index. @is_beginning: its last stem may go on. */
static gboolean
find_in_index (DwMatches  *self,
               DwIndex    *index,
               guint       term,
               GPtrArray  *stems,
               gboolean    is_beginning,
               GError    **error)
{
  DwIndexHold *hold = &self->holds[term];
  const char *first = stems->len > 0 ? stems->pdata[0] : NULL;
  gboolean is_found = TRUE;

  hold->slots = self->held[term];
  if (stems->len > 1)
    is_found = dw_index_find_phrase (index, (const char *const *) stems->pdata, stems->len, DW_INDEX_ALL_COLUMNS, hold,
                                     error);
  else if (stems->len == 1)
    is_found = is_beginning ? dw_index_find_beginning (index, first, strlen (first), hold, error)
                            : dw_index_find_stem (index, first, strlen (first), hold, error);

  self->n_held[term] = hold->n_services;
  return is_found;
}

/* The beginnings of a word half typed that is longer than its stem is going to be; see dw_query_words_dup_stems(). */
static gboolean
find_half_typed (DwMatches  *self,
                 Taking     *taking,
                 DwReader   *reader,
                 GError    **error)
{
  DwIndexHold *hold = &self->holds[taking->term];
  g_auto (GStrv) beginnings = dw_query_words_dup_stems (self->words);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; beginnings[i] != NULL; i++)
    if (!dw_reader_add_stems (reader, beginnings[i], texts, error))
      return FALSE;
  if (texts->len == 0)
    return TRUE;

  g_ptr_array_add (texts, NULL);
  dw_index_hold_clear (hold);
  hold->slots = self->held[taking->term];
  if (!dw_index_find_beginnings (taking->catalogue->index, (const char *const *) texts->pdata, hold, error))
    return FALSE;

  self->n_held[taking->term] = hold->n_services;
  return TRUE;
}

/* Looks for a word in the index, and in the tables what the index has no answer to: a beginning of several stems. */
static gboolean
find_word (DwMatches  *self,
           Taking     *taking,
           DwReader   *reader,
           GError    **error)
{
  guint term = taking->term;
  gboolean is_beginning = (int) term == self->words->prefix;
  g_autoptr (GPtrArray) stems = NULL;

  if (taking->catalogue->index != NULL)
    stems = stem (reader, self->words->items[term], error);
  if (taking->catalogue->index != NULL && stems == NULL)
    return FALSE;

  if (stems == NULL || (is_beginning && stems->len > 1))
    {
      self->expressions[term] = find_holders (self, taking, reader, error);
      return self->expressions[term] != NULL;
    }

  return find_in_index (self, taking->catalogue->index, term, stems, is_beginning, error)
         && (self->n_held[term] > 0 || !may_go_on (self, term) || find_half_typed (self, taking, reader, error));
}

DwMatches *
dw_matches_find (DwReader           *reader,
                 const DwCatalogue  *catalogue,
                 DwQueryWords       *words,
                 DwExpansions       *expansions,
                 GArray             *hints,
                 GError            **error)
{
  g_autoptr (DwMatches) self = dw_matches_new (words, expansions, hints, catalogue);
  Taking taking = { .matches = self, .catalogue = catalogue };

  for (; taking.term < words->n_items; taking.term++)
    if (!dw_reader_has_time (reader, error) || !find_word (self, &taking, reader, error))
      return NULL;

  return g_steal_pointer (&self);
}

/* What was found of a term before time was up is not all of it, and would be counted as if it were. */
static void
forget_term (DwMatches *self,
             guint      term)
{
  memset (self->held[term], 0, dw_bits_n_words (self->n_slots) * sizeof *self->held[term]);
  self->n_held[term] = 0;
}

/* Looks for a term that the vocabulary added in the index. */
static gboolean
find_added (DwMatches  *self,
            DwIndex    *index,
            guint       term,
            DwReader   *reader,
            GError    **error)
{
  g_autoptr (GPtrArray) stems = stem (reader, dw_matches_get_term (self, term), error);

  return stems != NULL && find_in_index (self, index, term, stems, FALSE, error);
}

gboolean
dw_matches_expand (DwMatches          *self,
                   DwReader           *reader,
                   const DwCatalogue  *catalogue,
                   GError            **error)
{
  Taking taking = { .matches = self, .catalogue = catalogue, .term = self->words->n_items };
  gboolean is_whole = TRUE;

  for (; catalogue->index != NULL && is_whole && taking.term < self->n_terms; taking.term++)
    {
      is_whole = dw_reader_has_time (reader, error);
      if (is_whole && !find_added (self, catalogue->index, taking.term, reader, error))
        return FALSE;
    }

  for (; catalogue->index == NULL && is_whole && taking.term < self->n_terms; taking.term++)
    {
      g_autofree char *expression = dw_expansions_dup_expression (self->expansions, taking.term - self->words->n_items);

      is_whole = dw_reader_match (reader, expression, NULL, take_holder, &taking, error);
      if (is_whole)
        self->expressions[taking.term] = g_steal_pointer (&expression);
      else
        forget_term (self, taking.term);
    }

  dw_matches_weigh_terms (self);
  return is_whole;
}
