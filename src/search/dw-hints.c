/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-hints.h"

#include "dw-hint-words.h"

#include <math.h>
#include <string.h>

enum
{
  LONGEST_PLACE = 4,    /* words */
  OLDEST = 25,          /* years that people name of a child or young person */
  FIRST_SCHOOL_AGE = 4, /* the younger of year N is N and 4 */
  LAST_SCHOOL_YEAR = 13,
};

/* Places of London that are also words or first names: meant only when the word before says where. */
static const char *const also_words[] = {
  "archway", "barking", "barnes", "belmont", "bow", "greenhill", "hampton", "harrow", "hook", "lee", "london", "poplar", "shirley",
};
static const char *const before_places[] = { "in", "near", "around", "from", "at" };

/* What stands behind a number of years, or of months. */
static const char *const year_words[] = { "year", "years", "yr", "yrs", "yo", "y", "yro" };
static const char *const number_words[] = {
  "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
  "ten",    "eleven", "twelve",   "thirteen", "fourteen", "fifteen", "sixteen",  "seventeen", "eighteen",
};
static const char *const week_words[] = { "week", "weeks", "wk", "wks" };
static const char *const joining_words[] = { "and", "or", "to" };
static const char *const under_words[] = { "under", "below" };
static const char *const over_words[] = { "over", "above" };
static const char *const other_units[] = {
  "mile", "miles", "minutes", "mins", "hours", "hrs", "days", "weeks", "months", "people", "children", "kids", "pounds", "times", "k", "km",
};
static const char *const month_words[] = { "month", "months", "mo", "mth", "mths" };

static gboolean
is_one_of (const char        *word,
           const char *const *list,
           gsize              n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (word, list[i]))
      return TRUE;

  return FALSE;
}

/* Whether the words from @first name a place in London and nothing else. Returns it, NULL when they do not. */
static DwPlace *
find_place (DwGazetteer        *gazetteer,
            const DwQueryWords *words,
            guint               first,
            guint               n)
{
  g_autoptr (GString) name = g_string_new (words->all[first]);
  g_autoptr (DwPlace) place = NULL;
  gboolean said_where = first > 0 && is_one_of (words->all[first - 1], before_places, G_N_ELEMENTS (before_places));

  if (n == 1 && (g_str_equal (name->str, "london")
                 || (!said_where && is_one_of (name->str, also_words, G_N_ELEMENTS (also_words)))))
    return NULL;

  for (guint i = 1; i < n; i++)
    g_string_append_printf (name, " %s", words->all[first + i]);
  place = dw_gazetteer_find (gazetteer, name->str);
  return place != NULL && place->borough_code != NULL ? g_steal_pointer (&place) : NULL;
}

static guint
read_place (DwGazetteer        *gazetteer,
            const DwQueryWords *words,
            guint               first,
            GArray             *hints)
{
  for (guint n = MIN (LONGEST_PLACE, words->n_all - first); n > 0; n--)
    {
      g_autoptr (DwPlace) place = find_place (gazetteer, words, first, n);
      DwHint hint = { .kind = DW_HINT_PLACE, .first = first, .n = n, .minimum_age = NAN, .maximum_age = NAN, .is_only_that = TRUE };

      if (place == NULL)
        continue;

      hint.terms = dw_facet_find (DW_FACET_BOROUGH, place->borough_code);
      hint.label = place->kind == DW_PLACE_BOROUGH ? g_strdup (place->name)
                                                   : g_strdup_printf ("%s, %s", place->name, place->borough_name);
      hint.has_point = place->kind != DW_PLACE_BOROUGH;
      hint.latitude = place->latitude;
      hint.longitude = place->longitude;
      g_array_append_val (hints, hint);
      return n;
    }

  return 0;
}

static char *
dup_age_label (double minimum,
               double maximum)
{
  if (maximum < 1)
    return g_strdup (_("Under 1 year old"));
  if (maximum - minimum < 1)
    return g_strdup_printf (_("Age %d"), (int) minimum);

  return g_strdup_printf (_("Ages %d to %d"), (int) minimum, (int) maximum);
}

static void
add_age (GArray   *hints,
         double    minimum,
         double    maximum,
         guint     first,
         guint     n,
         gboolean  is_only_that)
{
  DwHint hint = {
    .kind = DW_HINT_AGE,
    .label = dup_age_label (minimum, maximum),
    .minimum_age = minimum,
    .maximum_age = maximum,
    .first = first,
    .n = n,
    .is_only_that = is_only_that,
  };

  g_array_append_val (hints, hint);
}

/* Reads a word that is, or begins with, a small number. Returns what stands behind it, NULL when none stands there. */
static const char *
read_number (const char *word,
             guint      *number)
{
  char *end = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (number_words); i++)
    if (g_str_equal (word, number_words[i]))
      {
        *number = i + 1;
        return "";
      }
  if (!g_ascii_isdigit (word[0]) || strspn (word, "0123456789") > 2)
    return NULL;

  *number = (guint) g_ascii_strtoull (word, &end, 10);
  return end;
}

/* How many of the words from @first go with a number of years: "year old", "y o", "yrs". */
static guint
count_unit (const DwQueryWords *words,
            guint               first)
{
  guint n = 1;

  if (first < words->n_all && (g_str_equal (words->all[first], "o") || g_str_has_prefix (words->all[first], "old")))
    n++;

  return n;
}

/* "4 year old", "6 y/o", "12yo", "18 months": the words from @first, that begin with a number. */
static guint
read_number_of_years (const DwQueryWords *words,
                      guint               first,
                      GArray             *hints)
{
  guint number = 0;
  const char *unit = read_number (words->all[first], &number);
  guint n = 1;

  if (unit == NULL)
    return 0;
  if (unit[0] == '\0' && first + 1 < words->n_all)
    {
      unit = words->all[first + 1];
      n = 2;
    }

  if (is_one_of (unit, month_words, G_N_ELEMENTS (month_words)) && number > 0)
    add_age (hints, number / 12, number / 12 + (number < 12 ? 0.99 : 0), first, n - 1 + count_unit (words, first + n), TRUE);
  else if (is_one_of (unit, year_words, G_N_ELEMENTS (year_words)) && number <= OLDEST)
    add_age (hints, number, number, first, n - 1 + count_unit (words, first + n), TRUE);
  else if (is_one_of (unit, week_words, G_N_ELEMENTS (week_words)) && number > 0 && count_unit (words, first + n) > 1)
    add_age (hints, 0, 0.99, first, n + 1, TRUE);
  else
    return 0;

  return g_array_index (hints, DwHint, hints->len - 1).n;
}

/* "3 and 5 year olds": the first of two numbers that share what stands behind the second. */
static guint
read_first_of_two (const DwQueryWords *words,
                   guint               first,
                   GArray             *hints)
{
  guint number = 0;
  guint other = 0;
  const char *rest = first + 3 < words->n_all ? read_number (words->all[first], &number) : NULL;
  const char *other_rest = rest != NULL && rest[0] == '\0' ? read_number (words->all[first + 2], &other) : NULL;

  if (other_rest == NULL || other_rest[0] != '\0' || number > OLDEST || !is_one_of (words->all[first + 1], joining_words, G_N_ELEMENTS (joining_words))
      || !is_one_of (words->all[first + 3], year_words, G_N_ELEMENTS (year_words)))
    return 0;

  add_age (hints, number, number, first, 1, TRUE);
  return 2;
}

/* "under 5", "over 11": what follows must not say that it is something else, as in "over 5 miles". */
static guint
read_bound (const DwQueryWords *words,
            guint               first,
            GArray             *hints)
{
  gboolean is_under = is_one_of (words->all[first], under_words, G_N_ELEMENTS (under_words));
  gboolean is_over = is_one_of (words->all[first], over_words, G_N_ELEMENTS (over_words));
  guint number = 0;
  const char *rest = (is_under || is_over) && first + 1 < words->n_all ? read_number (words->all[first + 1], &number) : NULL;
  const char *behind = first + 2 < words->n_all ? words->all[first + 2] : "";

  if (rest == NULL || (rest[0] != '\0' && !g_str_equal (rest, "s")) || number == 0 || number > OLDEST
      || is_one_of (behind, other_units, G_N_ELEMENTS (other_units)))
    return 0;

  add_age (hints, is_under ? 0 : number, is_under ? number - 1 : OLDEST, first, 2, TRUE);
  return 2;
}

/* "year 9", "yr 6", "aged 7", "age 3". */
static guint
read_named_number (const DwQueryWords *words,
                   guint               first,
                   GArray             *hints)
{
  const char *name = words->all[first];
  gboolean is_school_year = g_str_equal (name, "year") || g_str_equal (name, "yr");
  gboolean is_age = g_str_equal (name, "aged") || g_str_equal (name, "age");
  guint number = 0;
  const char *rest = first + 1 < words->n_all ? read_number (words->all[first + 1], &number) : NULL;

  if (rest == NULL || rest[0] != '\0' || number == 0)
    return 0;

  if (is_school_year && number <= LAST_SCHOOL_YEAR)
    add_age (hints, number + FIRST_SCHOOL_AGE, number + FIRST_SCHOOL_AGE + 1, first, 2, TRUE);
  else if (is_age && number <= OLDEST)
    add_age (hints, number, number, first, 2, TRUE);
  else
    return 0;

  return 2;
}

/* Several lines, or the gazetteer and a line, may say the same. */
static gboolean
is_known (const GArray *hints,
          DwHintKind    kind,
          DwMask        terms,
          guint         first)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->kind == kind && hint->first == first && (hint->terms & terms) == terms)
        return TRUE;
    }

  return FALSE;
}

static void
take_vocabulary (const DwVocabulary *vocabulary,
                 const DwQueryWords *words,
                 guint               unread,
                 GArray             *hints)
{
  g_autoptr (GArray) readings = dw_vocabulary_read_hints (vocabulary, words->all, words->n_all);

  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);
      DwHint hint = {
        .kind = DW_HINT_PLACE, .terms = reading->terms, .minimum_age = NAN, .maximum_age = NAN, .first = reading->first, .n = reading->n,
      };

      while (hint.kind < DW_N_HINT_KINDS && dw_hint_kind_get_facet (hint.kind) != reading->facet)
        hint.kind++;
      if (hint.kind == DW_N_HINT_KINDS || (unread & 1u << hint.kind) != 0
          || is_known (hints, hint.kind, hint.terms, hint.first))
        continue;

      if (hint.kind == DW_HINT_AGE)
        {
          add_age (hints, reading->minimum_age, reading->maximum_age, reading->first, reading->n, FALSE);
          continue;
        }
      hint.label = g_strdup (reading->label);
      hint.is_only_that = hint.kind == DW_HINT_PLACE;
      g_array_append_val (hints, hint);
    }
}

static void
clear_hint (gpointer data)
{
  DwHint *hint = data;

  g_free (hint->label);
}

static int
compare_hints (gconstpointer left,
               gconstpointer right)
{
  const DwHint *a = left;
  const DwHint *b = right;

  return (a->first > b->first) - (a->first < b->first);
}

static gboolean
is_undone (const DwHint      *hint,
           guint              unread,
           const char *const *undone)
{
  g_autofree char *key = dw_hint_dup_key (hint->kind, hint->label);

  return (unread & 1u << hint->kind) != 0 || (undone != NULL && g_strv_contains (undone, key));
}

static void
drop_undone (guint              unread,
             const char *const *undone,
             GArray            *hints)
{
  for (guint i = hints->len; i > 0; i--)
    if (is_undone (&g_array_index (hints, DwHint, i - 1), unread, undone))
      g_array_remove_index (hints, i - 1);
}

GArray *
dw_hints_read (DwGazetteer        *gazetteer,
               const DwVocabulary *vocabulary,
               const DwQueryWords *words,
               guint               unread,
               const char *const  *undone,
               guint               today)
{
  GArray *hints = g_array_new (FALSE, FALSE, sizeof (DwHint));

  g_array_set_clear_func (hints, clear_hint);
  for (guint first = 0; first < words->n_all;)
    {
      guint n = 0;

      if ((unread & 1u << DW_HINT_AGE) == 0)
        n = read_first_of_two (words, first, hints);
      if (n == 0 && (unread & 1u << DW_HINT_AGE) == 0)
        n = read_number_of_years (words, first, hints);
      if (n == 0 && (unread & 1u << DW_HINT_AGE) == 0)
        n = read_bound (words, first, hints);
      if (n == 0 && (unread & 1u << DW_HINT_AGE) == 0)
        n = read_named_number (words, first, hints);
      if (n == 0 && (unread & 1u << DW_HINT_PLACE) == 0)
        n = read_place (gazetteer, words, first, hints);
      first += MAX (n, 1);
    }

  if (vocabulary != NULL)
    take_vocabulary (vocabulary, words, unread, hints);
  dw_hint_words_read (words, today, hints);
  dw_hint_words_deny (words, hints);
  drop_undone (unread, undone, hints);
  g_array_sort (hints, compare_hints);
  return hints;
}
