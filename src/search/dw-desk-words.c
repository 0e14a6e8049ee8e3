/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-desk-private.h"

#include "dw-clock.h"
#include "dw-denials.h"
#include "dw-hint-fit.h"
#include "dw-outside.h"
#include "dw-served.h"
#include "dw-spelling.h"

enum
{
  TELEPHONE_US = 2000 * 1000,   /* at most, beside a question's own time */
};

/* Hundredths of a question's time. */
enum
{
  EXPANDING = 32,           /* when no more of what the vocabulary adds is looked for */
  CORRECTING = 48,          /* when no more mistyped words are */
  SCORING = 60,             /* when scoring ends: rows must still be read */
};

static gint64
tell_deadline (const DwDesk *self,
               gint64        start,
               gint64        hundredths)
{
  return start + self->question_us * hundredths / 100;
}

/* Scores until @deadline. On a busy machine, or in a directory beyond measure, words then count alike: a plainer order
 * with exact counts is an answer, an excuse is none. */
static gboolean
score (DwDesk        *self,
       DwMatches     *matches,
       GCancellable  *cancellable,
       gint64         deadline,
       GError       **error)
{
  g_autoptr (GError) cut = NULL;

  if (!dw_desk_begin (self, cancellable, deadline, error))
    return FALSE;
  if (dw_matches_score (matches, self->reader, self->catalogue, &cut))
    return TRUE;

  if (!dw_desk_is_late (self) || g_cancellable_is_cancelled (cancellable))
    {
      g_propagate_error (error, g_steal_pointer (&cut));
      return FALSE;
    }

  g_debug ("Words count alike: scoring took too long");
  dw_matches_score_alike (matches);
  return TRUE;
}

/* Without time for it, the words' fit alone is the order. FALSE with @error. */
static gboolean
look_closer (DwDesk           *self,
             const DwMatches  *matches,
             GCancellable     *cancellable,
             gint64            deadline,
             GError          **error)
{
  g_autoptr (GError) cut = NULL;

  if (!dw_desk_begin (self, cancellable, deadline, error))
    return FALSE;

  self->look = dw_closer_look_new (matches, self->reader, self->catalogue, &cut);
  if (self->look != NULL || (dw_desk_is_late (self) && !g_cancellable_is_cancelled (cancellable)))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cut));
  return FALSE;
}

/* The vocabulary's terms help where there is time for them; the person's own words are the question. */
static gboolean
expand (DwDesk        *self,
        DwMatches     *matches,
        GCancellable  *cancellable,
        gint64         deadline,
        GError       **error)
{
  g_autoptr (GError) cut = NULL;

  if (!dw_desk_begin (self, cancellable, deadline, error))
    return FALSE;
  if (dw_matches_expand (matches, self->reader, self->catalogue, &cut))
    return TRUE;
  if (dw_desk_is_late (self) && !g_cancellable_is_cancelled (cancellable))
    {
      self->is_hurried = TRUE;
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&cut));
  return FALSE;
}

/* All services have to be asked, which takes longer than words in a large directory, and is what was asked for. FALSE
   with @error. */
static gboolean
look_up_telephone (DwDesk        *self,
                   DwTelephone   *telephone,
                   GCancellable  *cancellable,
                   gint64         start,
                   GError       **error)
{
  return dw_desk_begin (self, cancellable, MAX (start, dw_clock_get_effort ()) + TELEPHONE_US, error)
         && dw_telephone_look_up (telephone, self->reader, self->catalogue, error)
         && dw_desk_begin (self, cancellable, MAX (start, dw_clock_get_effort ()) + self->question_us, error);
}

/* What @words are understood to say, in this directory; only those that are still searched stay in them. NULL with
 * @error. */
static GArray *
read_hints (DwDesk            *self,
            const DwQuestion  *question,
            DwQueryWords      *words,
            GCancellable      *cancellable,
            gint64             start,
            GError           **error)
{
  const char *const *undone = (const char *const *) question->undone;
  g_autoptr (GArray) hints = dw_hints_read (self->gazetteer, self->vocabulary, words, question->unread, undone,
                                            question->today);

  if (question->plain)
    dw_outside_keep_words (hints);
  if (!dw_desk_begin (self, cancellable, start + self->question_us, error)
      || !dw_served_drop (hints, words, self->reader, self->catalogue, error))
    return NULL;

  dw_denials_leave_out (words, self->vocabulary, hints);
  return g_steal_pointer (&hints);
}

/* What @words (transfer full) find, not scored yet; NULL with @error. */
static DwMatches *
find_matches (DwDesk            *self,
              const DwQuestion  *question,
              DwQueryWords      *words,
              GCancellable      *cancellable,
              gint64             start,
              GError           **error)
{
  GArray *hints = read_hints (self, question, words, cancellable, start, error);
  DwExpansions *expansions = NULL;
  g_autoptr (DwTelephone) telephone = NULL;
  g_autoptr (DwMatches) matches = NULL;

  if (hints == NULL)
    {
      dw_query_words_free (words);
      return NULL;
    }

  telephone = dw_telephone_read (words);
  expansions = dw_expansions_find (question->plain ? NULL : self->vocabulary, words, hints);
  dw_expansions_take_hints (expansions, words, hints);
  dw_audience_hush (words, expansions);
  matches = dw_matches_find (self->reader, self->catalogue, words, expansions, hints, error);
  if (matches != NULL && telephone != NULL && !look_up_telephone (self, telephone, cancellable, start, error))
    return NULL;
  if (matches != NULL)
    matches->telephone = g_steal_pointer (&telephone);

  return matches != NULL && dw_hint_fit_look_up (matches->hints, self->reader, self->catalogue, error)
         && expand (self, matches, cancellable, tell_deadline (self, start, EXPANDING), error)
           ? g_steal_pointer (&matches) : NULL;
}

static gboolean
has_doubtful_word (const DwMatches *matches)
{
  for (guint i = 0; i < matches->words->n_items; i++)
    if (dw_spelling_is_doubtful (matches, i))
      return TRUE;

  return FALSE;
}

/* Words that nothing holds may be mistyped: what is then searched is said, and undone by its key. FALSE with @error. */
static gboolean
correct (DwDesk            *self,
         const DwQuestion  *question,
         DwMatches        **matches,
         GCancellable      *cancellable,
         gint64             start,
         GError           **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) cut = NULL;
  DwQueryWords *corrected = NULL;

  g_clear_pointer (&self->corrections, g_array_unref);
  if (question->plain || !has_doubtful_word (*matches))
    return TRUE;

  if (self->dictionary == NULL && self->catalogue->index != NULL)
    self->dictionary = dw_dictionary_new_from_index (self->catalogue->index, self->reader, self->vocabulary);
  if (self->dictionary == NULL && dw_desk_begin (self, cancellable, tell_deadline (self, start, CORRECTING), &cut))
    self->dictionary = dw_dictionary_load (self->reader, self->vocabulary, &cut);

  /* Without time for the dictionary, the words are what they are. */
  if (self->dictionary == NULL && dw_desk_is_late (self) && !g_cancellable_is_cancelled (cancellable))
    {
      self->is_hurried = TRUE;
      return TRUE;
    }
  if (self->dictionary == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cut));
      return FALSE;
    }

  self->corrections
      = dw_spelling_correct (self->dictionary, self->gazetteer, *matches, (const char *const *) question->undone,
                             tell_deadline (self, start, CORRECTING), &text);
  if (self->corrections == NULL)
    return TRUE;

  corrected = dw_query_words_parse (text);
  corrected->told |= (*matches)->words->told;
  g_clear_pointer (matches, dw_matches_free);
  *matches = find_matches (self, question, corrected, cancellable, start, error);
  return *matches != NULL;
}

gboolean
dw_desk_match_words (DwDesk            *self,
                     const DwQuestion  *question,
                     GCancellable      *cancellable,
                     gint64             start,
                     GError           **error)
{
  g_autoptr (DwMatches) matches = NULL;

  if (self->matches != NULL && !self->is_hurried && dw_question_reads_alike (self->matched, question)
      && g_strcmp0 (self->matched->text, question->text) == 0)
    return TRUE;

  self->is_hurried = FALSE;
  g_clear_pointer (&self->look, dw_closer_look_free);
  g_clear_pointer (&self->named, dw_named_free);
  g_clear_pointer (&self->matches, dw_matches_free);
  matches = find_matches (self, question, dw_query_words_parse (question->text), cancellable, start, error);
  if (matches == NULL || !correct (self, question, &matches, cancellable, start, error)
      || !score (self, matches, cancellable, tell_deadline (self, start, SCORING), error)
      || !look_closer (self, matches, cancellable, tell_deadline (self, start, SCORING), error))
    return FALSE;

  self->matches = g_steal_pointer (&matches);
  self->named = dw_named_read (self->catalogue, self->matches);
  g_clear_pointer (&self->matched, dw_question_free);
  self->matched = dw_question_copy (question);
  return TRUE;
}
