/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-denials.h"

#include "dw-refusable.h"
#include "dw-text.h"
#include "dw-word-key.h"
#include "dw-word-pattern.h"

#include <math.h>
#include <string.h>

/* Words of a denial that say nothing of what is denied. */
static const char fillers[] = "to|go|going|be|being|get|getting|put|sent|join|joining|use|using|do|doing|take|taking|try|have|having|attend|attending|see|seeing"
                              "|speak|speaking|talk|talking|involve|involving|any|a|an|the|my|our|his|her|another|more|in|at|on|of|into|with|by|through|via|from"
                              "|like|him|them|me|too|very";
/* Words that begin something else. */
static const char beginnings[] = "but|for|because|as|just|only|if|when|near|so|who|that|since|near|not|no|or|help|support|please|instead|until|unless";

/* What a denial begins with. */
typedef enum
{
  WHEREVER = 0,
  UNLESS_TOLD = 1 << 0,     /* not where it is told of somebody: "he is not at school" */
  UNLESS_MISSED = 1 << 1,   /* not where it is what is missed: "there are no groups here", "left without a doctor" */
  UNLESS_FIRST = 1 << 2,    /* not of a body where nothing was asked for before: "not at school" */
  UNLESS_SAID = 1 << 3,     /* not where the vocabulary hears the denial and what is denied as one: "no food" */
  UNLESS_ALONE = 1 << 4,    /* not where nothing of another need is asked for instead: "no housing", but "no housing, just autism" */
} Unless;

enum { KNOWN = DW_REFUSABLE_NAME | DW_REFUSABLE_OFFER };

static const struct
{
  const char *pattern;
  guint refuses;            /* DwRefusable */
  guint n_between;          /* words of its own that what is refused may have: "a parenting course" */
  guint unless;             /* Unless */
  gboolean is_filled;       /* whether fillers may stand behind it */
} denials[] = {
  { "i|we? dont|didnt|doesnt|wouldnt|wont really? want|need|like|fancy|trust", DW_REFUSABLE_WAY | DW_REFUSABLE_OFFICE, 2, UNLESS_SAID, TRUE },
  { "i|we? do|does|did not really? want|need|like|fancy|trust", DW_REFUSABLE_WAY | DW_REFUSABLE_OFFICE, 2, UNLESS_SAID, TRUE },
  { "rather than", DW_REFUSABLE_WAY | DW_REFUSABLE_OFFICE, 2, UNLESS_SAID, TRUE },
  { "instead of", DW_REFUSABLE_WAY | DW_REFUSABLE_OFFICE, 2, UNLESS_SAID, TRUE },
  { "avoid|avoiding|excluding", DW_REFUSABLE_WAY | DW_REFUSABLE_OFFICE, 1, UNLESS_SAID, TRUE },
  { "anything|anywhere|anyone|everything|all but|except", DW_REFUSABLE_WAY | DW_REFUSABLE_BODY | DW_REFUSABLE_OFFICE, 2, UNLESS_SAID, TRUE },
  { "other than", DW_REFUSABLE_WAY | DW_REFUSABLE_BODY | DW_REFUSABLE_OFFICE, 2, UNLESS_SAID, TRUE },
  { "apart from", DW_REFUSABLE_WAY | DW_REFUSABLE_BODY | DW_REFUSABLE_OFFICE, 2, UNLESS_SAID, TRUE },
  { "except for?", DW_REFUSABLE_WAY | DW_REFUSABLE_BODY | DW_REFUSABLE_OFFICE, 2, UNLESS_SAID, TRUE },
  { "not through|via", DW_REFUSABLE_WAY | DW_REFUSABLE_BODY | DW_REFUSABLE_OFFICE | DW_REFUSABLE_ANYTHING, 0, WHEREVER, TRUE },
  { "not for", DW_REFUSABLE_WAY | DW_REFUSABLE_AUDIENCE, 0, UNLESS_TOLD | UNLESS_SAID, FALSE },
  { "not a|an|another|any|the|more", DW_REFUSABLE_WAY | DW_REFUSABLE_BODY | DW_REFUSABLE_OFFICE, 2, UNLESS_TOLD | UNLESS_SAID, FALSE },
  { "not at|in|with|by|on|from|to", DW_REFUSABLE_WAY | DW_REFUSABLE_BODY | DW_REFUSABLE_OFFICE, 0, UNLESS_TOLD | UNLESS_FIRST | UNLESS_SAID, TRUE },
  { "not", DW_REFUSABLE_WAY | DW_REFUSABLE_OFFICE, 0, UNLESS_TOLD | UNLESS_SAID, FALSE },
  { "nothing|non", DW_REFUSABLE_WAY | DW_REFUSABLE_OFFICE, 0, UNLESS_SAID, FALSE },
  { "no", DW_REFUSABLE_WAY | DW_REFUSABLE_OFFICE, 1, UNLESS_MISSED | UNLESS_SAID, FALSE },
  { "without", DW_REFUSABLE_WAY | DW_REFUSABLE_BODY | DW_REFUSABLE_OFFICE, 1, UNLESS_MISSED | UNLESS_SAID, TRUE },
  { "i|we? dont|didnt|doesnt|wouldnt|wont really? want|need|fancy", DW_REFUSABLE_NEED, 0, UNLESS_SAID, FALSE },
  { "i|we? dont|didnt|doesnt|wouldnt|wont really? want|need|fancy any? help|support|advice|information with|for|about|on", DW_REFUSABLE_NEED, 0, WHEREVER, FALSE },
  { "rather than", DW_REFUSABLE_NEED, 0, UNLESS_SAID, FALSE },
  { "instead of", DW_REFUSABLE_NEED, 0, UNLESS_SAID, FALSE },
  { "anything|everything|all but|except", DW_REFUSABLE_NEED, 0, UNLESS_SAID, FALSE },
  { "other|apart than|from", DW_REFUSABLE_NEED, 0, UNLESS_SAID, FALSE },
  { "except for?", DW_REFUSABLE_NEED, 0, UNLESS_SAID, FALSE },
  { "not interested|looking|asking|searching|after|here in|for|about?", DW_REFUSABLE_NEED | DW_REFUSABLE_WAY, 1, UNLESS_SAID, FALSE },
  { "not about", DW_REFUSABLE_NEED | DW_REFUSABLE_WAY, 1, UNLESS_SAID, FALSE },
  { "nothing to do with", DW_REFUSABLE_NEED, 0, UNLESS_SAID, FALSE },
  { "not", DW_REFUSABLE_NEED, 0, UNLESS_TOLD | UNLESS_SAID, FALSE },
  { "no", DW_REFUSABLE_NEED, 0, UNLESS_TOLD | UNLESS_SAID | UNLESS_ALONE, FALSE },
  { "i|we? dont|didnt|doesnt|wouldnt|wont really? want|need|fancy|like a|an|another|any|more?", KNOWN, 0, UNLESS_SAID, FALSE },
  { "rather|instead|other|apart than|of|from", KNOWN, 0, UNLESS_SAID, TRUE },
  { "anything|anywhere|everything|all but|except", KNOWN, 0, UNLESS_SAID, TRUE },
  { "except for?", KNOWN, 0, UNLESS_SAID, TRUE },
  { "not in", DW_REFUSABLE_TONGUE, 0, UNLESS_TOLD, FALSE },
  { "not", DW_REFUSABLE_NAME, 0, UNLESS_SAID, TRUE },
  { "not at|with|by|from|through|via the?", KNOWN, 0, UNLESS_TOLD | UNLESS_SAID, FALSE },
  { "not a|an|another|any|the|more?", KNOWN, 0, UNLESS_TOLD | UNLESS_SAID, FALSE },
  { "no|without another|more|any?", DW_REFUSABLE_NAME, 0, UNLESS_MISSED | UNLESS_SAID, FALSE },
};

#define PEOPLE "son|daughter|child|kid|kids|boy|girl|baby|toddler|teen|teenager|lad|grandson|granddaughter|mum|dad|husband|wife|partner|brother|sister|family|children"
#define PRONOUNS "i|he|she|it|they|we|you|who"
/* Before a denial: that it tells of somebody, … */
static const char told_of[] = PEOPLE "|" PRONOUNS "|im|hes|shes|theyre|its|thats|ive|is|are|am|was|were|be|been|being|old|yo|or|if|why|still|though|has|have|had"
                              "|does|did|will|would|could|can|should|might|school|says";
/* … or of what is missed; … */
static const char missed_by[] = PEOPLE "|" PRONOUNS "|im|hes|shes|theyre|theres|there|is|are|am|was|were|be|been|being|ive|weve|have|has|had|having|got|get|getting|find|found|offered"
                                       "|still|with|left|living|cope|coping|area|because|cos|as";
/* … and behind what is missed. */
static const char missed_where[] = "available|near|nearby|locally|local|here|around|yet|anymore|left|until|round|close|running|open";
static const char missed_at_first[] = "for|in|at|since|or";
/* What begins a wish for something else; who needs another thing may lack both. */
static const char wished_instead[] = "but i|we|id|wed|im|were? also|really? want|like|would|fancy|looking|somewhere|something|anything|anywhere|yes";

typedef struct
{
  const DwQueryWords *words;
  const DwVocabulary *vocabulary; /* (nullable) */
  gboolean *ends;           /* (nullable) of each word: whether a comma, a full stop or the like stands behind it */
  GArray *readings;         /* (nullable) what the vocabulary hears */
  GArray *hints;
} Denying;

/* Where clauses end, of words that were typed so; NULL where that cannot be told. */
static gboolean *
find_ends (const DwQueryWords *words)
{
  g_auto (GStrv) clauses = g_strsplit_set (words->text, ",.;:!?\n()", -1);
  g_autofree gboolean *ends = g_new0 (gboolean, MAX (words->n_all, 1));
  guint n = 0;

  for (guint i = 0; clauses[i] != NULL; i++)
    {
      g_auto (GStrv) of_clause = dw_text_words (clauses[i], G_MAXUINT, G_MAXUINT / 16);

      n += g_strv_length (of_clause);
      if (n > 0 && n <= words->n_all)
        ends[n - 1] = TRUE;
    }

  return n == words->n_all ? g_steal_pointer (&ends) : NULL;
}

/* Whether nothing ends between words @first and @last. */
static gboolean
is_one_clause (const Denying *self,
               guint          first,
               guint          last)
{
  for (guint at = first; self->ends != NULL && at < last; at++)
    if (self->ends[at])
      return FALSE;

  return TRUE;
}

/* Whether the vocabulary hears the words that deny, from @first to @at − 1, and what is denied together. */
static gboolean
is_said (const Denying *self,
         guint          first,
         guint          at,
         guint          begin,
         guint          end)
{
  for (guint i = 0; self->readings != NULL && i < self->readings->len; i++)
    {
      const DwReading *reading = &g_array_index (self->readings, DwReading, i);
      gboolean has_denial = FALSE;
      gboolean has_thing = FALSE;

      for (guint j = 0; j < reading->n_places; j++)
        {
          has_denial |= reading->places[j] >= first && reading->places[j] < at;
          has_thing |= reading->places[j] >= begin && reading->places[j] < end;
        }
      if (has_denial && has_thing)
        return TRUE;
    }

  return FALSE;
}

/* The needs that words @begin to @end − 1 speak of. */
static DwMask
find_needs (const Denying *self,
            guint          begin,
            guint          end)
{
  DwMask needs = 0;

  for (guint i = 0; self->readings != NULL && i < self->readings->len; i++)
    {
      const DwReading *reading = &g_array_index (self->readings, DwReading, i);

      if (reading->first >= begin && reading->first + reading->n <= end)
        needs |= reading->needs;
    }

  return needs;
}

/* Whether behind words @begin to @end − 1 something else is asked for instead: "no debt help, just somewhere to play". "But" alone
 * says so only of what can be nothing but a service, and where a wish stands behind it: "no money but need food" lacks money. */
static gboolean
is_contrasted (const Denying *self,
               guint          begin,
               guint          end)
{
  const DwQueryWords *words = self->words;
  gboolean is_service = dw_refusable_is_service (words, begin, end);

  while (end < words->n_all && (dw_query_words_say (words, end, "please|thanks")
                                || (dw_query_words_say (words, end, "or|nor|and") && dw_refusable_find_end (words, end + 1, DW_REFUSABLE_NEED) > 0)))
    end = MAX (end + 1, dw_refusable_find_end (words, end + 1, DW_REFUSABLE_NEED));
  if (dw_query_words_say (words, end, "but? just|only"))
    {
      if (dw_query_words_say (words, end + 1, "me|my|us|our|the|a|waiting|on"))
        return FALSE;
    }
  else if (!is_service || !dw_query_words_say (words, end, wished_instead))
    return FALSE;

  if ((find_needs (self, end, words->n_all) & ~find_needs (self, begin, end)) != 0)
    return TRUE;
  while (end < words->n_all && dw_refusable_find_end (words, end, DW_REFUSABLE_NEED) == 0)
    end++;

  return end < words->n_all;
}

/* Whether what stands around words @first to @end − 1 makes no refusal of them. */
static gboolean
is_excused (const Denying *self,
            guint          unless,
            guint          first,
            guint          begin,
            guint          end)
{
  const DwQueryWords *words = self->words;
  gboolean has_before = first > 0 && is_one_clause (self, first - 1, first);

  if ((unless & UNLESS_TOLD) != 0 && has_before && dw_query_words_say (words, first - 1, told_of))
    return TRUE;
  if ((unless & UNLESS_FIRST) != 0 && first == 0 && dw_refusable_find_end (words, begin, DW_REFUSABLE_BODY) > 0)
    return TRUE;
  if ((unless & UNLESS_ALONE) != 0 && !is_contrasted (self, begin, end))
    return TRUE;
  if ((unless & UNLESS_MISSED) == 0)
    return FALSE;

  return (has_before && dw_query_words_say (words, first - 1, missed_by))
         || dw_query_words_say (words, end, missed_where)
         || (first == 0 && dw_query_words_say (words, end, missed_at_first));
}

/* Adds to @names what the vocabulary says for words @begin to @end − 1 and is only written otherwise: "food bank". */
static void
add_spellings (const Denying *self,
               guint          begin,
               guint          end,
               GString       *names)
{
  g_autofree char *typed = dw_word_key_joined (names->str);

  for (guint i = 0; self->readings != NULL && i < self->readings->len; i++)
    {
      const DwReading *reading = &g_array_index (self->readings, DwReading, i);

      for (guint j = 0; reading->first >= begin && reading->first + reading->n <= end && reading->finds[j] != NULL; j++)
        {
          g_autofree char *other = dw_word_key_joined (reading->finds[j]);

          if (g_strcmp0 (typed, other) == 0)
            g_string_append_printf (names, "|%s", reading->finds[j]);
        }
    }
}

static void
add (Denying *self,
     guint    first,
     guint    begin,
     guint    end)
{
  g_autoptr (GString) thing = g_string_new (NULL);
  DwHint hint = {
    .kind = DW_HINT_DENIED,
    .minimum_age = NAN,
    .maximum_age = NAN,
    .first = first,
    .n = end - first,
    .is_not = TRUE,
    .is_only_that = TRUE,
  };

  for (guint at = begin; at < end; at++)
    g_string_append_printf (thing, "%s%s", thing->len > 0 ? " " : "", self->words->all[at]);
  hint.label = g_strdup_printf (_("Not: %s"), thing->str);
  if (dw_refusable_find_end (self->words, begin, DW_REFUSABLE_NEED) > 0)
    hint.terms = find_needs (self, begin, end);
  add_spellings (self, begin, end, thing);
  hint.things = g_strdup (thing->str);
  g_array_append_val (self->hints, hint);
}

/* Whether words @first to @end − 1 are understood already: a denied hint has any of them, or one that is no denial ("no referral") the first. */
static gboolean
is_understood (const Denying *self,
               guint          first,
               guint          end)
{
  for (guint i = 0; i < self->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (self->hints, DwHint, i);

      if (hint->first < (hint->is_not ? end : first + 1) && first < hint->first + hint->n)
        return TRUE;
    }

  return FALSE;
}

/* The word behind what of @kinds stands at @at; 0 for nothing. */
static guint
find_thing_end (const Denying *self,
                guint          at,
                guint          kinds)
{
  return MAX (dw_refusable_find_end (self->words, at, kinds),
              dw_refusable_find_known_end (self->vocabulary, self->readings, self->words, at, kinds));
}

/* Finds what is refused from word @at on. Returns the word behind it, 0 for nothing; @begin: (out): where it begins. */
static guint
find_refused (const Denying *self,
              guint          at,
              guint          kinds,
              guint          n_between,
              gboolean       is_filled,
              guint         *begin)
{
  const DwQueryWords *words = self->words;

  while (is_filled && dw_query_words_say (words, at, fillers) && find_thing_end (self, at, kinds) == 0)
    at++;

  *begin = at;
  for (guint i = 0; i <= n_between && at + i < words->n_all; i++)
    {
      guint end = find_thing_end (self, at + i, kinds);

      if (end > 0)
        return end;
      if (dw_query_words_say (words, at + i, beginnings))
        return 0;
    }

  return (kinds & DW_REFUSABLE_ANYTHING) != 0 && at < words->n_all && !dw_query_words_say (words, at, beginnings)
             ? at + 1
             : 0;
}

/* Reads a denial that begins at @first. Returns the word behind what it refuses, 0 for none. */
static guint
read_denial (Denying *self,
             guint    first)
{
  for (guint i = 0; i < G_N_ELEMENTS (denials); i++)
    {
      guint at = dw_word_pattern_match (self->words->all, first, denials[i].pattern);
      guint begin = 0;
      guint end = at > 0
                      ? find_refused (self, at, denials[i].refuses, denials[i].n_between, denials[i].is_filled, &begin)
                      : 0;

      if (end == 0 || !is_one_clause (self, first, end - 1) || is_understood (self, first, end)
          || is_excused (self, denials[i].unless, first, begin, end)
          || ((denials[i].unless & UNLESS_SAID) != 0 && is_said (self, first, at, begin, end)))
        continue;
      add (self, first, begin, end);
      return end;
    }

  return 0;
}

/* Denies the hint that stands behind the "or" at @at. Returns the word behind it, 0 where none does. */
static guint
deny_hint (Denying *self,
           guint    at)
{
  guint begin = at + 1;

  while (dw_query_words_say (self->words, begin, fillers))
    begin++;
  for (guint i = 0; i < self->hints->len; i++)
    {
      DwHint *hint = &g_array_index (self->hints, DwHint, i);

      if (hint->is_not || !dw_hint_kind_can_be_denied (hint->kind) || hint->first <= at || hint->first > begin
          || !is_one_clause (self, at, hint->first))
        continue;
      dw_hint_deny (hint, at);
      return at + hint->n;
    }

  return 0;
}

/* "Not online or in a group": @end is the word behind what is denied. */
static void
read_more (Denying *self,
           guint    end)
{
  while (dw_query_words_say (self->words, end, "or|nor") && is_one_clause (self, end - 1, end))
    {
      guint begin = 0;
      guint next
          = find_refused (self, end + 1, DW_REFUSABLE_WAY | DW_REFUSABLE_OFFICE | DW_REFUSABLE_NEED, 1, TRUE, &begin);

      if (next == 0)
        next = deny_hint (self, end);
      else if (is_one_clause (self, end, next - 1) && !is_understood (self, end, next))
        add (self, end, begin, next);
      else
        next = 0;
      if (next == 0)
        return;
      end = next;
    }
}

/* What is refused is not asked for, whatever else its words say. */
static void
drop_asked (GArray *hints)
{
  for (guint i = hints->len; i > 0; i--)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i - 1);
      gboolean is_within = FALSE;

      for (guint j = 0; j < hints->len && !hint->is_not; j++)
        {
          const DwHint *other = &g_array_index (hints, DwHint, j);

          is_within |= other->kind == DW_HINT_DENIED && hint->first >= other->first
                       && hint->first + hint->n <= other->first + other->n;
        }
      if (is_within)
        g_array_remove_index (hints, i - 1);
    }
}

/* "My son is not in school", "he is not 3 yet" ask for nothing, and refuse nothing. */
static void
drop_told (Denying *self)
{
  for (guint i = self->hints->len; i > 0; i--)
    {
      const DwHint *hint = &g_array_index (self->hints, DwHint, i - 1);
      guint end = hint->first + hint->n;

      if (hint->is_not && (hint->kind == DW_HINT_DELIVERY || hint->kind == DW_HINT_AGE)
          && (is_excused (self, UNLESS_TOLD, hint->first, hint->first + 1, end)
              || is_said (self, hint->first, hint->first + 1, hint->first + 1, end)))
        g_array_remove_index (self->hints, i - 1);
    }
}

static gboolean
may_deny (const DwQueryWords *words)
{
  static const char deniers[] = "not|no|non|nor|without|dont|didnt|doesnt|wouldnt|wont|rather|instead|avoid|avoiding|excluding|except|but|than|apart|nothing";

  for (guint at = 0; at < words->n_all; at++)
    if (dw_query_words_say (words, at, deniers))
      return TRUE;

  return FALSE;
}

void
dw_denials_read (const DwQueryWords *words,
                 const DwVocabulary *vocabulary,
                 GArray             *hints)
{
  g_autofree gboolean *ends = NULL;
  g_autoptr (GArray) readings = NULL;
  Denying self = { .words = words, .vocabulary = vocabulary, .hints = hints };
  guint n_before = hints->len;

  if (!may_deny (words))
    return;

  ends = find_ends (words);
  readings = vocabulary != NULL ? dw_vocabulary_read (vocabulary, words->all, words->n_all) : NULL;
  self.ends = ends;
  self.readings = readings;
  drop_told (&self);
  for (guint at = 0; at < words->n_all;)
    at = MAX (at + 1, read_denial (&self, at));
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->is_not)
        read_more (&self, hint->first + hint->n);
    }
  if (hints->len > n_before)
    drop_asked (hints);
}
