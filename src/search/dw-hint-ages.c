/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-hint-ages.h"

#include "dw-word-pattern.h"

#include <math.h>
#include <string.h>

enum
{
  OLDEST = 25,              /* years that people name of a child or young person */
  FIRST_SCHOOL_AGE = 4,     /* the younger of year N is N and 4 */
  LAST_SCHOOL_YEAR = 13,
  N_KEY_STAGES = 4,
};

static const char *const number_words[] = {
  "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
  "ten",    "eleven", "twelve",   "thirteen", "fourteen", "fifteen", "sixteen",  "seventeen", "eighteen",
};

/* What stands behind a number of years, of months, of weeks; and what makes a number no age at all. */
#define YEARS "year|years|yr|yrs|yo|y|yro"
#define MONTHS "month|months|mo|mth|mths"
static const char years[] = YEARS;
static const char months[] = MONTHS;
static const char weeks[] = "week|weeks|wk|wks";
static const char no_ages[] = MONTHS "|mile|miles|minute|minutes|mins|hour|hours|hrs|day|days|week|weeks|people|children|kids|pound|pounds|pm|am|oclock"
                                     "|times|k|km|foot|ft|feet|stone|of|percent|out|bed|bedroom|bedrooms|other|others|more|st|grand|quid";

/* How long something takes, and not how old somebody is: by what stands behind a number of months or years, … */
static const char lasting[] = "pregnant|pregnancy|gone|ago|behind|late|later|wait|waiting|left|now|into|after|since|apart|overdue|arrears|scan|antenatal|prison|sentence";
/* … or before it. */
static const char during[] = "waiting|waited|wait|waits|list|lists|queue|delay|for|been|last|past|within|every|after|since|over|another|next|first";

/* Who is so old, up to the number. */
static const char *const of_whom[] = {
  "hes|shes|im only|just|now?",
  "i am only|just|now?",
  "he|she|son|daughter|child|boy|girl|kid|lad|grandson|granddaughter|grandchild|brother|sister|niece|nephew|stepson|stepdaughter is? only|just|now?",
  "kids|children|boys|girls|sons|daughters|twins are? aged|only?",
};

/* The same of who expects a child, from the age on at which that is likelier than months. */
static const char expecting[] = "pregnant and|at? im|i? am? only|just|aged?";
enum { YOUNGEST_EXPECTING = 12 };

/* Where in its schooling a child is: from and to how many years. */
static const struct
{
  const char *pattern;
  double minimum;
  double maximum;
} schools[] = {
  { "starting|starts|start|transition|moving|moves|move|going up? to? secondary|high school?", 10, 11 },
  { "secondary school", 11, 16 },
  { "at|in secondary", 11, 16 },
  { "primary school", 4, 11 },
  { "at|in primary", 4, 11 },
  { "starting|starts|start big? school", 3, 5 },
};

static const struct
{
  double minimum;
  double maximum;
} key_stages[N_KEY_STAGES] = { { 5, 7 }, { 7, 11 }, { 11, 14 }, { 14, 16 } };

static char *
dup_label (double minimum,
           double maximum)
{
  if (maximum < 1)
    return g_strdup (_("Under 1 year old"));
  if (maximum - minimum < 1)
    return g_strdup_printf (_("Age %d"), (int) minimum);

  return g_strdup_printf (_("Ages %d to %d"), (int) minimum, (int) maximum);
}

void
dw_hint_ages_add (GArray   *hints,
                  double    minimum,
                  double    maximum,
                  guint     first,
                  guint     n,
                  gboolean  is_only_that)
{
  DwHint hint = {
    .kind = DW_HINT_AGE,
    .label = dup_label (minimum, maximum),
    .minimum_age = minimum,
    .maximum_age = maximum,
    .first = first,
    .n = n,
    .is_only_that = is_only_that,
  };

  g_array_append_val (hints, hint);
}

/* Reads a word that is, or begins with, a small number. Returns what stands behind it in the word, NULL when it is
   none. */
static const char *
read_number (const DwQueryWords *words,
             guint               at,
             guint              *number)
{
  const char *word = at < words->n_all ? words->all[at] : "";
  char *end = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (number_words); i++)
    if (g_str_has_prefix (word, number_words[i]) && (word[strlen (number_words[i])] == '\0' || g_str_equal (word + strlen (number_words[i]), "s")))
      {
        *number = i + 1;
        return word + strlen (number_words[i]);
      }
  if (!g_ascii_isdigit (word[0]) || strspn (word, "0123456789") > 2)
    return NULL;

  *number = (guint) g_ascii_strtoull (word, &end, 10);
  return end;
}

/* A whole word that is a number of years people name of a young person. */
static gboolean
read_age (const DwQueryWords *words,
          guint               at,
          guint              *number)
{
  const char *rest = read_number (words, at, number);

  return rest != NULL && rest[0] == '\0' && *number > 0 && *number <= OLDEST;
}

/* How many of the words from @at go with a number of years: "year old", "y o", "yrs". */
static guint
count_unit (const DwQueryWords *words,
            guint               at)
{
  return 1 + (at < words->n_all && (g_str_equal (words->all[at], "o") || g_str_has_prefix (words->all[at], "old")));
}

/* The word before @first, "is about" and the like passed over: "the waiting list is over 3 years". n_all for none. */
static guint
find_before (const DwQueryWords *words,
             guint               first)
{
  static const char between[] = "is|are|was|about|around|nearly|almost|up|to|of|now|already|currently|like";
  guint at = first;

  while (at > 0 && dw_query_words_say (words, at - 1, between))
    at--;

  return at > 0 ? at - 1 : words->n_all;
}

static gboolean
is_duration (const DwQueryWords *words,
             guint               first,
             guint               end)
{
  static const char waits[] = "list|lists|wait|waits|waiting|queue|delay";
  gboolean is_old = g_str_has_prefix (words->all[end - 1], "old") || g_str_equal (words->all[end - 1], "o");

  return !is_old
         && (dw_query_words_say (words, end, lasting) || (first > 0 && dw_query_words_say (words, first - 1, during))
             || dw_query_words_say (words, find_before (words, first), waits));
}

/* "4 year old", "6 y/o", "12yo", "18 months", "two and a half year old": the words from @first, that begin with a number. */
static guint
read_with_unit (const DwQueryWords *words,
                guint               first,
                GArray             *hints)
{
  guint number = 0;
  const char *rest = read_number (words, first, &number);
  guint whole_years = number / 12;
  guint end = first + 1;
  g_autofree char *rest_of_word = NULL;
  char *own_unit[] = { NULL, NULL };
  char **unit = own_unit;
  guint n;

  if (rest == NULL || number == 0)
    return 0;
  if (rest[0] == '\0')
    {
      end = MAX (end, dw_word_pattern_match (words->all, end, "and a half"));
      if (end >= words->n_all)
        return 0;
      unit = &words->all[end++];
    }
  else
    {
      rest_of_word = g_strdup (rest);
      own_unit[0] = rest_of_word;
    }

  n = end - first - 1 + count_unit (words, end);
  if (is_duration (words, first, first + n))
    return 0;

  if (dw_word_pattern_match (unit, 0, months) > 0)
    dw_hint_ages_add (hints, whole_years, whole_years + (number < 12 ? 0.99 : 0), first, n, TRUE);
  else if (dw_word_pattern_match (unit, 0, years) > 0 && number <= OLDEST)
    dw_hint_ages_add (hints, number, number, first, n, TRUE);
  else if (dw_word_pattern_match (unit, 0, weeks) > 0 && count_unit (words, end) > 1)
    dw_hint_ages_add (hints, 0, 0.99, first, n, TRUE);
  else
    return 0;

  return n;
}

/* "5 to 11 year olds", "aged 5-11" is a range; "3 and 5 year olds" are two ages, of which the second is read by itself. */
static guint
read_two (const DwQueryWords *words,
          guint               first,
          GArray             *hints)
{
  gboolean is_named = dw_query_words_say (words, first, "aged|ages|age");
  guint at = first + is_named;
  guint number = 0;
  guint other = 0;
  gboolean is_range;
  guint end;

  if (!read_age (words, at, &number) && !(is_named && dw_query_words_say (words, at, "0")))
    return 0;
  is_range = dw_query_words_say (words, at + 1, "to") || read_age (words, at + 1, &other);
  end = is_range && !dw_query_words_say (words, at + 1, "to") ? at + 1 : at + 2;
  if ((!is_range && !dw_query_words_say (words, at + 1, "and|or")) || !read_age (words, end, &other) || (!is_named && !dw_query_words_say (words, end + 1, years)))
    return 0;

  if (!is_range)
    {
      dw_hint_ages_add (hints, number, number, at, 1, TRUE);
      if (is_named && !dw_query_words_say (words, end + 1, years))
        dw_hint_ages_add (hints, other, other, end, 1, TRUE);
      return end - first;
    }
  if (other <= number)
    return 0;

  end += 1;
  if (dw_query_words_say (words, end, years))
    end += count_unit (words, end + 1);
  dw_hint_ages_add (hints, number, other, first, end - first, TRUE);
  return end - first;
}

/* "0 to 6 months", "6-12 months", "under 18 months", "aged 9 months": in months, from one number to the other. */
static guint
read_months (const DwQueryWords *words,
             guint               first,
             GArray             *hints)
{
  gboolean is_under = dw_query_words_say (words, first, "under|below");
  guint at = first + (is_under || dw_query_words_say (words, first, "aged|age|ages"));
  guint from = 0;
  guint to = 0;
  guint end;
  const char *rest = read_number (words, at, &from);

  if (rest == NULL || rest[0] != '\0')
    return 0;
  end = at + 1 + dw_query_words_say (words, at + 1, "to");
  if (dw_query_words_say (words, end, months) && end == at + 1 && at > first)
    to = from;
  else if (is_under || (rest = read_number (words, end, &to)) == NULL || rest[0] != '\0' || to <= from
           || !dw_query_words_say (words, ++end, months))
    return 0;
  if (is_under)
    from = 0;

  end += count_unit (words, end + 1);
  if (is_duration (words, first, end))
    return 0;
  from /= 12;
  to /= 12;
  dw_hint_ages_add (hints, from, to < 1 ? 0.99 : to, first, end - first, TRUE);
  return end - first;
}

/* "under 5", "over 11": what follows must not say that it is something else, as in "over 5 miles". */
static guint
read_bound (const DwQueryWords *words,
            guint               first,
            GArray             *hints)
{
  gboolean is_under = dw_query_words_say (words, first, "under|below");
  guint number = 0;
  const char *rest = is_under || dw_query_words_say (words, first, "over|above") ? read_number (words, first + 1, &number) : NULL;

  if (rest == NULL || (rest[0] != '\0' && !g_str_equal (rest, "s")) || number == 0 || number > OLDEST || dw_query_words_say (words, first + 2, no_ages))
    return 0;

  dw_hint_ages_add (hints, is_under ? 0 : number, is_under ? (number > 1 ? number - 1 : 0.99) : OLDEST, first, 2, TRUE);
  return 2;
}

/* "nearly 3", "turning 5", "just turned 4". */
static guint
read_about (const DwQueryWords *words,
            guint               first,
            GArray             *hints)
{
  guint turned = dw_word_pattern_match (words->all, first, "turned");
  guint at = MAX (turned, dw_word_pattern_match (words->all, first, "nearly|almost|approaching|turning|turns"));
  guint number = 0;
  guint end;

  if (at == 0 || !read_age (words, at, &number) || dw_query_words_say (words, at + 1, no_ages))
    return 0;

  end = at + 1;
  if (dw_query_words_say (words, end, years))
    end += count_unit (words, end + 1);
  dw_hint_ages_add (hints, turned > 0 ? number : number - 1, number, first, end - first, TRUE);
  return end - first;
}

/* "Im pregnant and 16", "pregnant 17": no weeks, and no children. */
static guint
read_expecting (const DwQueryWords *words,
                guint               first,
                GArray             *hints)
{
  guint at = dw_word_pattern_match (words->all, first, expecting);
  guint number = 0;

  if (at == 0 || !read_age (words, at, &number) || number < YOUNGEST_EXPECTING
      || dw_query_words_say (words, at + 1, no_ages)
      || dw_query_words_say (words, at + 1, years) || dw_query_words_say (words, at + 1, weeks))
    return 0;

  dw_hint_ages_add (hints, number, number, at, 1, TRUE);
  return at + 1 - first;
}

/* "He is 7", "my daughter, 13", "the kids are 2 and 4". */
static guint
read_of_whom (const DwQueryWords *words,
              guint               first,
              GArray             *hints)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_whom); i++)
    {
      guint at = dw_word_pattern_match (words->all, first, of_whom[i]);
      guint number = 0;
      guint other = 0;
      guint end;

      if (at == 0 || !read_age (words, at, &number) || dw_query_words_say (words, at + 1, no_ages)
          || dw_query_words_say (words, at + 1, years) || dw_query_words_say (words, at + 1, "and a half"))
        continue;

      end = at + 1 + dw_query_words_say (words, at + 1, "to");
      if (read_age (words, end, &other) && other > number && !dw_query_words_say (words, end + 1, no_ages))
        {
          dw_hint_ages_add (hints, number, other, at, end + 1 - at, TRUE);
          return end + 1 - first;
        }

      dw_hint_ages_add (hints, number, number, at, 1, TRUE);
      if (!dw_query_words_say (words, at + 1, "and|or") || !read_age (words, at + 2, &other) || dw_query_words_say (words, at + 3, no_ages))
        return at + 1 - first;
      dw_hint_ages_add (hints, other, other, at + 2, 1, TRUE);
      return at + 3 - first;
    }

  return 0;
}

/* "year 9", "y9", "aged 7", "key stage 2", "ks2". */
static guint
read_named (const DwQueryWords *words,
            guint               first,
            GArray             *hints)
{
  static const char *const glued[] = { "yr", "y", "ks" };
  const char *word = words->all[first];
  guint stage = dw_word_pattern_match (words->all, first, "key stage");
  guint year = dw_word_pattern_match (words->all, first, "year|yr");
  guint age = dw_word_pattern_match (words->all, first, "aged|age");
  guint end = MAX (stage, MAX (year, age)) + 1;
  guint number = 0;

  if (stage == 0 && year == 0 && age == 0)
    for (guint i = 0; i < G_N_ELEMENTS (glued) && number == 0; i++)
      {
        const char *digits = word + strlen (glued[i]);

        if (!g_str_has_prefix (word, glued[i]) || digits[0] == '\0' || strlen (digits) > 2 || strspn (digits, "0123456789") != strlen (digits))
          continue;
        number = (guint) g_ascii_strtoull (digits, NULL, 10);
        stage = word[0] == 'k';
        year = !stage;
        end = first + 1;
      }
  else if (!read_age (words, end - 1, &number))
    return 0;

  if (number == 0 || dw_query_words_say (words, end, months) || (year > 0 && number > LAST_SCHOOL_YEAR)
      || (stage > 0 && number > N_KEY_STAGES))
    return 0;

  if (stage > 0)
    dw_hint_ages_add (hints, key_stages[number - 1].minimum, key_stages[number - 1].maximum, first, end - first, TRUE);
  else
    dw_hint_ages_add (hints, year > 0 ? number + FIRST_SCHOOL_AGE : number,
                      year > 0 ? number + FIRST_SCHOOL_AGE + 1 : number, first, end - first, TRUE);
  return end - first;
}

static guint
read_school (const DwQueryWords *words,
             guint               first,
             GArray             *hints)
{
  for (guint i = 0; i < G_N_ELEMENTS (schools); i++)
    {
      guint end = dw_word_pattern_match (words->all, first, schools[i].pattern);

      if (end == 0)
        continue;
      dw_hint_ages_add (hints, schools[i].minimum, schools[i].maximum, first, end - first, FALSE);
      return end - first;
    }

  return 0;
}

guint
dw_hint_ages_read (const DwQueryWords *words,
                   guint               first,
                   GArray             *hints)
{
  static guint (*const readers[]) (const DwQueryWords *words, guint first, GArray *hints) = {
    read_months, read_two, read_with_unit, read_bound, read_about, read_of_whom, read_expecting, read_named,
    read_school,
  };
  guint n = 0;

  for (guint i = 0; n == 0 && i < G_N_ELEMENTS (readers); i++)
    n = readers[i] (words, first, hints);

  return n;
}
