/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-tell.h"

#include "dw-distance.h"
#include "dw-helplines.h"
#include "dw-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  SHORT_WORDS = 3,          /* a question of so many is what is asked, word for word */
  MOST_UNSAID = 3,
  MOST_SHOWN = 3,
  LOOKED_AT = 5,            /* results, for what they are shown for */
};

static void
add_unsaid (GPtrArray  *unsaid,
            const char *word)
{
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), word);

  if (unsaid->len < MOST_UNSAID && !g_ptr_array_find_with_equal_func (unsaid, quoted, g_str_equal, NULL))
    g_ptr_array_add (unsaid, g_steal_pointer (&quoted));
}

/*
 * The words that tell what is asked and that no service says, while what is searched for them is found; none, where one
 * is said. Things with a name of their own that none has are told whatever stands beside them.
 */
static GPtrArray *
list_unsaid (const DwAnswer *answer)
{
  g_autoptr (GPtrArray) unsaid = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < answer->n_words; i++)
    if (answer->words[i].name != NULL)
      add_unsaid (unsaid, answer->words[i].name);
  if (unsaid->len > 0)
    return g_steal_pointer (&unsaid);

  for (guint i = 0; i < answer->n_words; i++)
    {
      const DwWord *word = &answer->words[i];

      if (!word->is_telling)
        continue;
      if (word->n_services > 0)
        g_ptr_array_set_size (unsaid, 0);
      if (word->n_services > 0)
        break;
      if (word->is_read)
        add_unsaid (unsaid, word->word);
    }

  return g_steal_pointer (&unsaid);
}

/* "No service says A or B", none of which is said. */
static char *
join_with_or (const char *const *words)
{
  g_autoptr (GString) joined = g_string_new (words[0]);

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      /* Translators: between the last two of several words that no service says, with its spaces: "“a”, “b” or “c”" */
      g_string_append (joined, words[i + 1] == NULL ? _ (" or ") : _ (", "));
      g_string_append (joined, words[i]);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* What the first results hold of that which the vocabulary added: what is really shown. */
static char *
dup_shown (const DwAnswer *answer)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < MIN (answer->summaries->len, LOOKED_AT); i++)
    for (const char *const *term = answer->matched[i].words + answer->matched[i].n_own; *term != NULL; term++)
      if (shown->len < MOST_SHOWN && !g_ptr_array_find_with_equal_func (shown, *term, g_str_equal, NULL))
        g_ptr_array_add (shown, (gpointer) (guintptr) *term);
  g_ptr_array_add (shown, NULL);

  return dw_words_join ((const char *const *) shown->pdata);
}

char *
dw_tell_dup_unsaid (const DwAnswer *answer)
{
  g_autoptr (GPtrArray) unsaid = list_unsaid (answer);
  g_autofree char *words = NULL;
  g_autofree char *shown = NULL;

  if (unsaid->len == 0 || answer->confidence == DW_CONFIDENCE_NONE || answer->summaries == NULL
      || (answer->confidence == DW_CONFIDENCE_MATCHES && answer->n_words > SHORT_WORDS))
    return NULL;

  g_ptr_array_add (unsaid, NULL);
  words = join_with_or ((const char *const *) unsaid->pdata);
  shown = dup_shown (answer);
  return shown != NULL ? g_strdup_printf (_ ("No service here says %s. Showing what says %s instead."), words, shown)
                       : g_strdup_printf (_ ("No service here says %s."), words);
}

/* Of a service that is asked for by its name. */
static char *
dup_beyond (const DwAnswer *answer)
{
  const DwQuestion *question = answer->question;
  g_autofree char *within = dw_distance_dup_asked (question->within_m);
  g_autofree char *distance = dw_distance_dup_text (answer->beyond_m);

  if (isnan (answer->beyond_m) && answer->beyond->area != NULL)
    return g_strdup_printf (_ ("“%s” is for %s, which is further than %s from %s."), answer->beyond->name, answer->beyond->area, within,
                            question->near->name);
  if (isnan (answer->beyond_m))
    return g_strdup_printf (_ ("“%s” is further than %s from %s."), answer->beyond->name, within, question->near->name);

  return g_strdup_printf (_ ("“%s” is %s away, further than %s."), answer->beyond->name, distance, within);
}

char *
dw_tell_dup_outside (const DwAnswer *answer)
{
  if (answer->beyond != NULL)
    return dup_beyond (answer);
  if (answer->outside == NULL || answer->telephone != NULL)
    return NULL;
  if (answer->covered == NULL)
    return g_strdup_printf (_ ("No service here says that it is for %s."), answer->outside);

  return g_strdup_printf (_ ("No service here says that it is for %s. This directory has services in %s."), answer->outside,
                          answer->covered);
}

char *
dw_tell_dup_where (const DwAnswer *answer)
{
  for (guint i = 0; i < answer->n_understood; i++)
    if (answer->understood[i].lacks_place)
      return g_strdup (_ ("Doorway does not know where you are, and shows what is near and far. Add a place or a postcode."));

  return NULL;
}

char *
dw_tell_dup_unmeasured (const DwAnswer *answer)
{
  const DwPlace *near = answer->question->near;
  guint n = 0;

  if (!dw_question_has_distance (answer->question) || near->borough_name == NULL || answer->n_ranked < answer->n_hits)
    return NULL;

  for (guint i = 0; i < answer->n_ranked; i++)
    n += answer->hits[i].fits == DW_TRI_YES && isnan (answer->hits[i].distance_m);
  if (n == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of these states no place of its own, and is for all of %s.",
                                       "%u of these state no place of their own, and are for all of %s.", n),
                          n, near->borough_name);
}

char *
dw_tell_dup_order (const DwAnswer *answer)
{
  if (answer->n_hits < 2 || answer->order != DW_ORDER_NEAREST || answer->question->order == DW_ORDER_NEAREST)
    return NULL;
  if (!isnan (answer->hits[0].distance_m))
    return g_strdup (_ ("Nearest first"));
  if (answer->question->near->borough_name == NULL)
    return g_strdup (_ ("By name: how far away is not stated"));

  return g_strdup_printf (_ ("How far away is not stated: what is for %s first"), answer->question->near->borough_name);
}

char *
dw_tell_dup_no_word (const DwAnswer *answer)
{
  g_autofree char *text = g_strstrip (g_strdup (answer->question->text != NULL ? answer->question->text : ""));

  if (*text == '\0' || answer->n_words > 0 || answer->n_understood > 0 || answer->telephone != NULL)
    return NULL;

  return g_strdup (_ ("There is no word in that to search for, so it was left aside."));
}

char *
dw_tell_dup_weak (const DwAnswer *answer)
{
  g_autofree char *outside = dw_tell_dup_outside (answer);
  g_autofree char *unsaid = dw_tell_dup_unsaid (answer);

  if (outside != NULL)
    return g_steal_pointer (&outside);
  if (unsaid != NULL)
    return g_steal_pointer (&unsaid);
  if (answer->only_denies)
    return g_strdup (_ ("Your words only say what you do not want. Say what the help is for, too, like “housing” or “autism”."));
  if (answer->says_little)
    return g_strdup (_ ("Many services have these words. Say what the help is for, like “housing” or “autism”, or for whom."));
  if (answer->named != NULL)
    return g_strdup_printf (_ ("Nothing for %s matches closely. These share a little with your words, or are for elsewhere."), answer->named);

  return g_strdup (_ ("Nothing matches closely. These share a little with your words."));
}

char *
dw_tell_dup_telephone (const DwAnswer *answer)
{
  if (answer->telephone == NULL)
    return NULL;
  if (answer->telephone_is_part)
    return g_strdup_printf (_ ("Telephone numbers are looked up whole, by their ten digits, and %s has fewer. Type all of it, with the code that it begins with."),
                            answer->telephone);
  if (answer->n_telephone > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u service states the telephone number %s.", "%'u services state the telephone number %s.",
                                         answer->n_telephone),
                            answer->n_telephone, answer->telephone);

  return g_strdup_printf (_ ("No service here states %s as its own telephone number. It may be another number of theirs, like a switchboard’s."),
                          answer->telephone);
}

static char *
dup_none_states (const DwAnswer *answer)
{
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *listed = NULL;

  for (guint i = 0; i < answer->n_understood; i++)
    if (answer->understood[i].is_wish && answer->understood[i].n_stating == 0)
      g_ptr_array_add (wishes, g_strdup_printf (_ ("“%s”"), answer->understood[i].label));
  if (wishes->len == 0)
    return NULL;

  g_ptr_array_add (wishes, NULL);
  listed = join_with_or ((const char *const *) wishes->pdata);
  /* Beyond what is ranked nobody has counted. */
  return answer->n_ranked == answer->n_hits ? g_strdup_printf (_ ("None of these states %s. Ask before you go."), listed)
                                            : g_strdup_printf (_ ("None of those that come first states %s. Ask before you go."), listed);
}

static gboolean
is_stated_by_some (const DwAnswer     *answer,
                   const DwUnderstood *wish)
{
  return wish->is_wish && (wish->kind == DW_HINT_DAY || wish->kind == DW_HINT_TIME) && wish->n_stating > 0
         && wish->n_stating < answer->n_hits;
}

char *
dw_tell_dup_stating (const DwAnswer *answer)
{
  g_autofree char *none = answer->n_ranked > 0 ? dup_none_states (answer) : NULL;
  g_autoptr (GString) text = g_string_new (none);

  for (guint i = 0; answer->n_ranked == answer->n_hits && i < answer->n_understood; i++)
    if (is_stated_by_some (answer, &answer->understood[i]))
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%s%u of these states “%s”: ask the others before you go.",
                                           "%s%u of these state “%s”: ask the others before you go.", answer->understood[i].n_stating),
                              text->len > 0 ? " " : "", answer->understood[i].n_stating, answer->understood[i].label);

  for (guint i = 0; i < answer->n_understood; i++)
    if (answer->understood[i].is_price && answer->n_hits > 0)
      g_string_append_printf (text, answer->understood[i].is_sum
                                      ? _ ("%sWhat is free, or states a price within that, comes earlier; of the others, look what they cost.")
                                      : _ ("%sPrices are not compared. What is free comes earlier; of the others, look what they cost."),
                              text->len > 0 ? " " : "");

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

char *
dw_tell_dup_other_times (const DwMatched *matched)
{
  g_autoptr (GString) times = g_string_new (NULL);

  for (guint i = 0; matched->other_times != NULL && matched->other_times[i] != NULL; i++)
    g_string_append_printf (times, i > 0 ? ", %s" : "%s", matched->other_times[i]);

  return times->len > 0 ? g_strdup_printf (_ ("States other times than: %s"), times->str) : NULL;
}

char *
dw_tell_dup_ask (const DwAnswer *answer)
{
  if (answer->confidence == DW_CONFIDENCE_MATCHES || answer->advice != NULL || answer->n_services == 0)
    return NULL;
  if (answer->ask_in != NULL)
    return g_strdup_printf (_ ("The council’s Family Information Service for %s can tell you what else there is."), answer->ask_in);

  return g_strdup (_ ("Your council’s Family Information Service can tell you what else there is."));
}

char *
dw_tell_dup_helplines (const DwAnswer *answer)
{
  g_autoptr (GString) listed = g_string_new (NULL);

  for (guint i = 0; i < DW_HELPLINES_MOST; i++)
    if ((answer->helplines & 1u << i) != 0)
      g_string_append_printf (listed, "%s%s, %s", listed->len > 0 ? "; " : "", _ (dw_helplines_get (i)->name), dw_helplines_get (i)->number);

  /* Translators: followed by names of helplines with their numbers */
  return listed->len > 0 ? g_strdup_printf (_ ("To talk to somebody, for yourself or somebody near you: %s."), listed->str) : NULL;
}

char *
dw_tell_dup_wider (const DwWider *wider)
{
  g_autofree char *fits = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u service", "%'u services", wider->n_fits), wider->n_fits);

  if (wider->n_not_stated == 0)
    return g_strdup_printf ("%s: %s", wider->label, fits);
  if (wider->n_fits == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %'u service that may fit", "%s: %'u services that may fit", wider->n_not_stated),
                            wider->label, wider->n_not_stated);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s, and %'u that may fit", "%s: %s, and %'u that may fit", wider->n_not_stated),
                          wider->label, fits, wider->n_not_stated);
}
