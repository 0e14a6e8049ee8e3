/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-hint-bare-ages.h"

#include "dw-hint-ages.h"
#include "dw-word-key.h"

#include <string.h>

enum
{
  OLDEST = 25,              /* years, of a range: youth work ends there */
  OLDEST_ALONE = 18,
  MOST_DIGITS = 2,
  LAST_HOUR = 12,
};

/* A number behind these counts, names or dates something, or is an hour. */
static const char not_before[]
  = "a|an|about|after|all|and|another|appendix|around|article|at|band|before|block|btec|bus|by|category|channel|chapter|class|court|covid|day|days|door|earn"
    "|every|family|first|flat|floor|for|form|formula|from|gate|gcse|gcses|got|grade|grades|group|half|has|have|house|in|increase|into|is|item|junction|key|last|level|levels"
    "|line|lost|months|need|next|nights|no|number|numbers|nvq|of|on|only|open|option|or|over|owe|page|paragraph|part|past|pay|phase|pip|plan|platform"
    "|bill|bills|fare|fares|fee|fees|q|radio|regulation|room|round|route|rule|schedule|section|set|since|size|stage|stages|step|steps|tax|term|than|the|these|those|tier|till|times|to|top|type"
    "|under|unit|until|version|was|week|weeks|with|wk|x|years|zone|january|february|march|april|may|june|july|august|september|october|november"
    "|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday";
/* Before a range: hours, and how long or how many. */
static const char not_before_range[] = "at|band|bands|between|bus|buses|covid|during|every|for|from|gcse|grade|grades|have|level|levels|of|open|opens|route|routes|size|sizes|step|steps|stage|stages|takes|tier|tiers|times|took|wait|"
                                       "waiting|zone|zones";
/* What follows either, so that it counts something else. */
static const char not_behind[]
  = "mile|miles|minute|minutes|mins|min|hour|hours|hrs|day|days|week|weeks|wks|month|months|night|nights|people|children|kids|adults|parents|babies|boys|girls|sons"
    "|daughters|pound|pounds|p|pm|am|oclock|times|time|x|k|km|m|foot|ft|feet|stone|of|percent|out|bed|beds|bedroom|bedrooms|other|others|more|st|grand|quid|sessions"
    "|session|classes|lessons|places|rooms|steps|stage|plus|half|to|on|a|nil|all|and|or";
static const char whose[]
  = "boy|girl|son|daughter|toddler|baby|teen|teenager|child|kid|lad|grandson|granddaughter|grandchild|niece|nephew|brother|sister|stepson|stepdaughter";

/* A word of one or two digits; or, where @is_plural, one with an "s" behind them. */
static gboolean
read_digits (const DwQueryWords *words,
             guint               at,
             gboolean            is_plural,
             guint              *number)
{
  const char *word = at < words->n_all ? words->all[at] : "";
  gsize n = strspn (word, G_CSET_DIGITS);

  *number = n > 0 ? (guint) g_ascii_strtoull (word, NULL, 10) : 0;
  return n > 0 && n <= MOST_DIGITS && strcmp (word + n, is_plural ? "s" : "") == 0;
}

static gboolean
has_digit (const DwQueryWords *words,
           guint               at)
{
  return at < words->n_all && strpbrk (words->all[at], G_CSET_DIGITS) != NULL;
}

/* Whether a dash joins words @at and @at + 1, which are numbers. */
static gboolean
is_dashed (const DwQueryWords *words,
           guint               at)
{
  static const char *const dashes[] = { "-", " - ", "–", " – " };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      g_autofree char *joined = g_strconcat (words->all[at], dashes[i], words->all[at + 1], NULL);

      if (strstr (words->text, joined) != NULL)
        return TRUE;
    }

  return FALSE;
}

static const DwHint *
find_hint (const GArray *hints,
           guint         at)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (at >= hint->first && at < hint->first + hint->n)
        return hint;
    }

  return NULL;
}

static void
add (GArray *hints,
     double  minimum,
     double  maximum,
     guint   first,
     guint   n)
{
  dw_hint_ages_add (hints, minimum, maximum, first, n, TRUE);
}

/* "5 to 11", "16-25", "0-5s", and no hours, parts or marks. */
static guint
read_range (const DwQueryWords *words,
            guint               at,
            GArray             *hints)
{
  guint end = at + 1 + dw_query_words_say (words, at + 1, "to");
  gboolean is_people = FALSE;
  guint from;
  guint to;

  if (!read_digits (words, at, FALSE, &from)
      || (!read_digits (words, end, FALSE, &to) && !(is_people = read_digits (words, end, TRUE, &to)))
      || to <= from || to > OLDEST || (end == at + 1 && !is_dashed (words, at)))
    return 0;
  if ((at > 0 && (has_digit (words, at - 1) || (!is_people && dw_query_words_say (words, at - 1, not_before_range))))
      || has_digit (words, end + 1) || dw_query_words_say (words, end + 1, not_behind)
      || find_hint (hints, end) != NULL)
    return 0;

  add (hints, from, to, at, end + 1 - at);
  return end + 1 - at;
}

/* "Pregnant at 15", and not "open at 15". */
static gboolean
is_told_of_age (const DwQueryWords *words,
                guint               at,
                guint               number)
{
  static const char of_hours[] = "open|opens|opening|start|starts|starting|finish|finishes|end|ends|close|closes|meet|meets|be|there|session|sessions|class|group";

  return number > LAST_HOUR && at > 1 && dw_query_words_say (words, at - 1, "at") && !dw_query_words_say (words, at - 2, of_hours);
}

/* "Swimming 3", "autistic, 10", "boy 9 hits": at the end, before what is understood, or behind a child. */
static guint
read_one (const DwQueryWords *words,
          guint               at,
          GArray             *hints)
{
  gboolean is_told = at > 0 && dw_query_words_say (words, at - 1, whose);
  guint number;

  if (!read_digits (words, at, FALSE, &number) || at == 0 || number == 0 || number > OLDEST_ALONE
      || has_digit (words, at - 1) || has_digit (words, at + 1)
      || (dw_query_words_say (words, at - 1, not_before) && !is_told_of_age (words, at, number))
      || dw_query_words_say (words, at + 1, not_behind))
    return 0;
  if (!is_told && at + 1 < words->n_all && find_hint (hints, at + 1) == NULL)
    return 0;

  add (hints, number, number, at, 1);
  return 1;
}

void
dw_hint_bare_ages_read (const DwQueryWords *words,
                        GArray             *hints)
{
  for (guint at = 0; at < words->n_all;)
    {
      guint n = find_hint (hints, at) == NULL ? read_range (words, at, hints) : 1;

      if (n == 0)
        n = read_one (words, at, hints);
      at += MAX (n, 1);
    }
}

/* A number that is an age is no part of a telephone number; and where nothing is asked but for whom and where, every
   service is. */
void
dw_hint_bare_ages_settle (const DwQueryWords *words,
                          const DwVocabulary *vocabulary,
                          GArray             *hints)
{
  g_autoptr (GArray) readings = vocabulary != NULL ? dw_vocabulary_read (vocabulary, words->all, words->n_all) : NULL;
  gboolean is_all = readings == NULL || readings->len == 0;

  for (guint at = 0; at < words->n_all; at++)
    {
      const DwHint *hint = find_hint (hints, at);
      gboolean is_whom
          = hint != NULL
            && (hint->kind == DW_HINT_AGE || hint->kind == DW_HINT_PLACE || hint->kind == DW_HINT_DISTANCE);

      is_all &= (is_whom && hint->is_only_that) || dw_word_is_empty (words->all[at]);
    }

  for (guint i = 0; i < hints->len; i++)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i);
      gboolean is_number = TRUE;

      for (guint at = hint->first; at < hint->first + hint->n; at++)
        is_number &= has_digit (words, at) || dw_query_words_say (words, at, "to|aged|ages");
      hint->is_aside |= hint->kind == DW_HINT_AGE && hint->is_only_that && (is_all || is_number);
    }
}
