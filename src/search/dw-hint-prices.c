/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-hint-prices.h"

#include "dw-word-pattern.h"

#include <math.h>
#include <string.h>

/* Before a price, … */
static const char *const bounds[] = {
  "under|below|max|maximum|upto", "less|cheaper|lower|fewer than", "up to", "no|not more than", "at most|max", "costs|costing less|under than?", "for|costs|costing|only just|only|under?",
};
/* … behind it, … */
static const char *const behind[] = {
  "or less|under|below|cheaper", "max|maximum|tops|at", "a|an|per|each|every session|sessions|class|week|time|go|child|month|hour|day|head|person|lesson|meal|visit", "each",
};
/* … and what it is said in. */
static const char units[] = "pounds|pound|quid|gbp";
static const struct
{
  const char *pattern;
  guint pounds;
} notes[] = {
  { "a|one? fiver", 5 }, { "a|one? tenner", 10 }, { "a|one pound|quid", 1 },
};
/* What is owed, lacked or weighed costs nobody. */
static const char told[] = "owe|owes|owed|owing|debt|debts|lost|lose|losing|weigh|weighs|arrears|rent|bill|bills|fine|fined|stole|stolen|borrowed|paid|earn|earns|left";
static const char *const numbers[] = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten" };

/* A sum by itself, at either end of what is typed, is what it may cost where it is no more pounds than these. */
enum { MOST_DIGITS = 3, PENCE_DIGITS = 2, MOST_BARE = 20 };

/* A number of pounds, and its unit: "5 pounds", "5quid", "5 pounds 50". Returns the word behind it, 0 for none. */
static guint
read_pounds (const DwQueryWords *words,
             guint               at,
             guint              *pounds,
             guint              *pence)
{
  const char *word = words->all[at];
  gsize n_digits = strspn (word, "0123456789");
  guint end = at + 1;

  *pence = 0;
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (dw_word_pattern_match (words->all, at, notes[i].pattern) > 0)
      {
        *pounds = notes[i].pounds;
        return dw_word_pattern_match (words->all, at, notes[i].pattern);
      }

  *pounds = n_digits > 0 && n_digits <= MOST_DIGITS ? (guint) g_ascii_strtoull (word, NULL, 10) : 0;
  for (guint i = 0; n_digits == 0 && i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (word, numbers[i]))
      *pounds = i + 1;
  if (*pounds == 0)
    return 0;

  if (n_digits > 0 && word[n_digits] != '\0')
    return g_str_equal (word + n_digits, "quid") ? end : 0;
  if (end >= words->n_all || dw_word_pattern_match (words->all, end, units) == 0)
    return 0;

  end++;
  if (end < words->n_all && n_digits > 0 && strlen (words->all[end]) == PENCE_DIGITS && strspn (words->all[end], "0123456789") == PENCE_DIGITS)
    *pence = (guint) g_ascii_strtoull (words->all[end++], NULL, 10);
  return end;
}

static guint
match_any (const DwQueryWords *words,
           guint               at,
           const char *const  *patterns,
           guint               n_patterns)
{
  guint end = 0;

  for (guint i = 0; at < words->n_all && i < n_patterns; i++)
    end = MAX (end, dw_word_pattern_match (words->all, at, patterns[i]));

  return end;
}

/* Whether a sum that no word bounds is a price. */
static gboolean
is_bare_price (const DwQueryWords *words,
               guint               first,
               guint               end,
               guint               pounds)
{
  for (guint i = 0; i < words->n_all; i++)
    if (dw_word_pattern_match (&words->all[i], 0, told) > 0)
      return FALSE;

  return pounds <= MOST_BARE && (first == 0 || end == words->n_all);
}

guint
dw_hint_prices_read (const DwQueryWords *words,
                     guint               first,
                     GArray             *hints)
{
  guint at = MAX (first, match_any (words, first, bounds, G_N_ELEMENTS (bounds)));
  guint pounds = 0;
  guint pence = 0;
  guint end = at < words->n_all ? read_pounds (words, at, &pounds, &pence) : 0;
  guint whole = end > 0 ? match_any (words, end, behind, G_N_ELEMENTS (behind)) : 0;
  DwHint hint = { .kind = DW_HINT_COST, .minimum_age = NAN, .maximum_age = NAN, .first = first, .is_only_that = TRUE, .is_price = TRUE };

  if (end == 0 || (at == first && whole == 0 && !is_bare_price (words, first, end, pounds)) || (first > 0 && dw_word_pattern_match (&words->all[first - 1], 0, told) > 0))
    return 0;

  hint.terms = dw_facet_find (DW_FACET_COST, "free");
  hint.n = MAX (end, whole) - first;
  hint.label = pence > 0 ? g_strdup_printf (_("At most £%u.%02u"), pounds, pence) : g_strdup_printf (_("At most £%u"), pounds);
  g_array_append_val (hints, hint);
  return hint.n;
}
