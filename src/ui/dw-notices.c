/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-notices.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dw-age.h"
#include "dw-distance.h"
#include "dw-named.h"
#include "dw-tell.h"
#include "dw-words.h"

/* In a directory of so many services it is felt when the search index is missing. */
enum { MANY_SERVICES = 20000 };

/* More words than that are a list, not a line. */
enum { MOST_ALSO = 6 };

static gboolean
has_words (const DwQuestion *question)
{
  return question->text != NULL && *question->text != '\0';
}

/* "5 miles of Mitcham" */
static char *
dup_vicinity (const DwQuestion *question)
{
  g_autofree char *distance = dw_distance_dup_asked (question->within_m);

  /* Translators: a distance and a place: "5 miles of Mitcham" */
  return g_strdup_printf (_ ("%s of %s"), distance, question->near->name);
}

static char *
dup_counts (guint n_fits,
            guint n_not_stated)
{
  g_autofree char *fits = g_strdup_printf (ngettext ("%'u fits", "%'u fit", n_fits), n_fits);
  g_autofree char *may_fit = NULL;

  if (n_not_stated == 0)
    return g_steal_pointer (&fits);

  may_fit = g_strdup_printf (ngettext ("%'u may fit", "%'u may fit", n_not_stated), n_not_stated);
  if (n_fits == 0)
    return g_steal_pointer (&may_fit);
  return g_strdup_printf ("%s · %s", fits, may_fit);
}

static gboolean
asks_nothing (const DwAnswer *answer)
{
  return (!has_words (answer->question)
          || (answer->n_words == 0 && answer->n_understood == 0 && answer->telephone == NULL))
         && !dw_question_has_filters (answer->question);
}

char *
dw_notices_dup_count (const DwAnswer *answer)
{
  if (answer->n_hits == 0)
    return g_strdup (asks_nothing (answer) ? _ ("No services") : _ ("None fit"));
  if (answer->confidence == DW_CONFIDENCE_WEAK)
    return g_strdup_printf (ngettext ("%'u shares a little", "%'u share a little", answer->n_hits), answer->n_hits);
  if (asks_nothing (answer))
    return g_strdup_printf (ngettext ("%'u service", "%'u services", answer->n_hits), answer->n_hits);
  if (dw_named_tells_apart (answer))
    return dw_named_dup_counts (answer);

  return dup_counts (answer->n_fits, answer->n_not_stated);
}

/* "“autisim” and “carlshalton”", or NULL when every word is held by some service. */
static char *
dup_unknown_words (const DwAnswer *answer)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < answer->n_words; i++)
    if (answer->words[i].n_services == 0 && !answer->words[i].is_read)
      g_ptr_array_add (words, g_strdup_printf (_ ("“%s”"), answer->words[i].word));
  g_ptr_array_add (words, NULL);

  return dw_words_join ((const char *const *) words->pdata);
}

/* Takes @sentence over. */
static void
add_sentence (GPtrArray *notices,
              char      *sentence)
{
  if (sentence != NULL)
    g_ptr_array_add (notices, sentence);
}

/* That little matches, and who can tell more, is one thing to know. */
static char *
dup_closeness (const DwAnswer *answer)
{
  gboolean is_weak = answer->confidence == DW_CONFIDENCE_WEAK;
  g_autofree char *closeness = is_weak ? dw_tell_dup_weak (answer) : dw_tell_dup_unsaid (answer);
  g_autofree char *ask = is_weak ? dw_tell_dup_ask (answer) : NULL;

  return ask != NULL ? g_strdup_printf ("%s %s", closeness, ask) : g_steal_pointer (&closeness);
}

static char *
dup_unknown (const DwAnswer *answer)
{
  g_autofree char *unknown = dup_unknown_words (answer);

  return unknown != NULL ? g_strdup_printf (_ ("No service has %s."), unknown) : NULL;
}

/* No line ends within a number, which somebody may ring from the screen. */
static char *
dup_helplines (const DwAnswer *answer)
{
  g_autofree char *told = dw_tell_dup_helplines (answer);
  GString *held = g_string_new (NULL);

  for (const char *p = told; p != NULL && *p != '\0'; p++)
    if (*p == ' ' && g_ascii_isdigit (p[1]) && p > told && g_ascii_isdigit (p[-1]))
      g_string_append (held, "\u00a0");
    else
      g_string_append_c (held, *p);

  return g_string_free (held, told == NULL);
}

char **
dw_notices_list (const DwAnswer *answer)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new ();

  add_sentence (notices, dup_helplines (answer));
  if (answer->confidence != DW_CONFIDENCE_WEAK)
    add_sentence (notices, dw_tell_dup_outside (answer));
  add_sentence (notices, dw_tell_dup_where (answer));
  add_sentence (notices, dw_tell_dup_unmeasured (answer));
  add_sentence (notices, dw_tell_dup_telephone (answer));
  add_sentence (notices, dup_closeness (answer));
  add_sentence (notices, dw_tell_dup_no_word (answer));
  add_sentence (notices, dup_unknown (answer));
  add_sentence (notices, dw_tell_dup_stating (answer));
  if (answer->n_words_left_out > 0)
    add_sentence (notices, g_strdup (_ ("That was long: only its first words were searched.")));
  if (answer->is_hurried)
    add_sentence (notices, g_strdup (_ ("This computer was too busy to look for other words too. Search again to find more.")));
  if (answer->without_index && answer->n_services > MANY_SERVICES)
    add_sentence (notices, g_strdup (_ ("The search index is being prepared. Until it is ready, answers are the same and take longer.")));

  g_ptr_array_add (notices, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&notices), FALSE);
}

char *
dw_notices_dup_run (char **notices,
                    guint  first,
                    guint  n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; notices[i] != NULL; i++)
    if (i >= first && i - first < n)
      g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", notices[i]);

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

char *
dw_notices_dup_notice (const DwAnswer *answer)
{
  g_auto (GStrv) notices = dw_notices_list (answer);

  return dw_notices_dup_run (notices, 0, G_MAXUINT);
}

static guint
count_words (const char *const *words)
{
  guint n = 0;

  while (words[n] != NULL)
    n++;

  return n;
}

/* "Also searched: behaviour, parenting and 3 more" */
static char *
dup_expansions (const DwAnswer *answer)
{
  g_autoptr (GString) text = g_string_new (_ ("Also searched: "));
  guint n_also = count_words (answer->also);

  for (guint i = 0; i < MIN (n_also, MOST_ALSO); i++)
    g_string_append_printf (text, i > 0 ? ", %s" : "%s", answer->also[i]);
  if (n_also > MOST_ALSO)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", n_also - MOST_ALSO), n_also - MOST_ALSO);

  return g_strdup (text->str);
}

char *
dw_notices_dup_also (const DwAnswer *answer)
{
  if (answer->question->plain)
    return g_strdup (_ ("Only your own words were searched."));

  return answer->also[0] != NULL ? dup_expansions (answer) : NULL;
}

static gboolean
has_choices (const DwQuestion *question)
{
  for (int i = 0; i < DW_N_FACETS; i++)
    if (question->chosen[i] != 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_filters_besides_distance (const DwQuestion *question)
{
  return has_choices (question) || !isnan (question->age);
}

/* The headline as far as filters and distance are concerned. */
static char *
dup_nothing_fits (const DwAnswer *answer)
{
  const DwQuestion *question = answer->question;

  if (dw_question_has_distance (question) && !has_filters_besides_distance (question))
    {
      g_autofree char *vicinity = dup_vicinity (question);

      return g_strdup_printf (_ ("Nothing within %s"), vicinity);
    }
  if (dw_question_has_filters (question))
    return g_strdup (_ ("Nothing fits all of that"));

  return g_strdup (_ ("Nothing in the directory has those words"));
}

char *
dw_notices_dup_nothing (const DwAnswer *answer)
{
  g_autofree char *unknown = dup_unknown_words (answer);
  g_autofree char *telephone = dw_tell_dup_telephone (answer);

  if (answer->n_services == 0)
    return g_strdup (_ ("The directory is empty"));
  if (telephone != NULL)
    return g_strdup (answer->telephone_is_part ? _ ("That may be part of a telephone number") : _ ("That is a telephone number"));
  if (answer->outside != NULL)
    return g_strdup_printf (_ ("Nothing here for %s"), answer->outside);
  if (unknown != NULL)
    return g_strdup_printf (_ ("No service has %s"), unknown);

  return dup_nothing_fits (answer);
}

static gboolean
has_known_word (const DwAnswer *answer)
{
  for (guint i = 0; i < answer->n_words; i++)
    if (answer->words[i].n_services > 0 || answer->words[i].is_read)
      return TRUE;

  return FALSE;
}

/* Whom to ring is told before @reason (nullable). */
static char *
dup_helplines_and (const DwAnswer *answer,
                   const char     *reason)
{
  g_autofree char *helplines = dup_helplines (answer);

  if (helplines == NULL || reason == NULL)
    return g_strdup (helplines != NULL ? helplines : reason);

  return g_strdup_printf ("%s\n%s", helplines, reason);
}

/* What else there is to know where nothing fits, and of why. */
static char *
dup_reason (const DwAnswer *answer)
{
  g_autofree char *unknown = dup_unknown_words (answer);
  g_autofree char *telephone = dw_tell_dup_telephone (answer);

  if (unknown == NULL || telephone != NULL || answer->outside != NULL)
    return dw_notices_dup_notice (answer);
  if (has_known_word (answer) && dw_question_has_filters (answer->question))
    {
      g_autofree char *rest = dup_nothing_fits (answer);
      g_autofree char *others = g_strdup_printf (_ ("%s for the other words."), rest);

      return dup_helplines_and (answer, others);
    }

  return dup_helplines_and (answer, NULL);
}

char *
dw_notices_dup_explanation (const DwAnswer *answer)
{
  g_autofree char *reason = NULL;
  g_autofree char *ask = NULL;

  if (answer->n_services == 0)
    return dup_helplines_and (answer, _ ("Put the starter directory back, or add a feed on the Feeds page."));

  reason = dup_reason (answer);
  ask = dw_tell_dup_ask (answer);
  if (reason != NULL && ask != NULL)
    return g_strdup_printf ("%s %s", reason, ask);

  return reason != NULL ? g_steal_pointer (&reason) : g_steal_pointer (&ask);
}

char *
dw_notices_dup_advice (const DwAnswer *answer)
{
  if (answer->advice == NULL)
    return NULL;

  return g_strdup_printf (_ ("Ask what else there is: %s"), answer->advice->name);
}

/* Of a place, what is for its borough fits too, wherever it is given. */
static char *
dup_distance_heading (const DwQuestion *question)
{
  g_autofree char *vicinity = dup_vicinity (question);
  const char *borough = question->near->borough_name;

  if (borough == NULL)
    return g_strdup_printf (_ ("Within %s"), vicinity);
  if (strcmp (borough, question->near->name) == 0)
    return g_strdup_printf (_ ("Within %s, or for families there"), vicinity);

  return g_strdup_printf (_ ("Within %s, or for families in %s"), vicinity, borough);
}

/* Of what fits. The words are no filter: it shares some of them, and need not hold all. */
static char *
dup_fits_heading (const DwQuestion *question)
{
  g_autofree char *age = dw_age_dup_text (question->age);

  if (has_choices (question) || (dw_question_has_distance (question) && !isnan (question->age)))
    return g_strdup (_ ("Fit everything you chose"));
  if (dw_question_has_distance (question))
    return dup_distance_heading (question);

  return g_strdup_printf (_ ("For age %s"), age);
}

static const char *
choose_may_heading (const DwAnswer *answer)
{
  const DwQuestion *question = answer->question;

  if (dw_answer_sets_stated_back (answer))
    return _ ("May fit: not stated, or sharing little with your words");
  if (has_choices (question) || (dw_question_has_distance (question) && !isnan (question->age)))
    return _ ("May fit: something you chose is not stated");

  return dw_question_has_distance (question) ? _ ("May be near: where exactly is not stated") : _ ("May fit: ages not stated");
}

/* Above the first that fits, where that is not all there is to say; NULL: nothing. */
static char *
dup_beginning (const DwAnswer *answer)
{
  g_autofree char *heading = answer->n_not_stated > 0 ? dup_fits_heading (answer->question) : NULL;
  g_autofree char *order = dw_tell_dup_order (answer);

  if (heading == NULL)
    return g_steal_pointer (&order);
  if (order == NULL || isnan (answer->hits[0].distance_m))
    return g_steal_pointer (&heading);

  return g_strdup_printf ("%s. %s", heading, order);
}

char *
dw_notices_dup_heading (const DwAnswer *answer,
                        const DwHit    *hit,
                        const DwHit    *before)
{
  gboolean begins_fits = before == NULL && hit->fits == DW_TRI_YES;
  gboolean begins_may = hit->fits != DW_TRI_YES && (before == NULL || before->fits == DW_TRI_YES);

  /* Nothing fits better than anything else: the order is that of a directory, and is said. */
  if (begins_fits && answer->n_hits > 1 && answer->order == DW_ORDER_BEST && asks_nothing (answer))
    return g_strdup (_ ("By name, those that families can use now first"));
  if (begins_may)
    return g_strdup (choose_may_heading (answer));
  if (dw_named_tells_apart (answer) && hit->fits == DW_TRI_YES && (begins_fits || before->standing != hit->standing))
    return dw_named_dup_heading (answer, hit->standing);

  return begins_fits ? dup_beginning (answer) : NULL;
}
