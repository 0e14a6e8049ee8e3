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

/* What says without a sum how much it may cost: nothing, or little. */
static const struct
{
  gboolean is_free;
  const char *pattern;
} wishes[] = {
  { TRUE, "costs|cost|costing|charges nothing" },
  { TRUE, "doesnt|dont|wont|not cost|charge anything|money" },
  { TRUE, "no costs|cost|charge|charges|fee|fees" },
  { TRUE, "without cost|costing|costs|charge|fees anything|money?" },
  { TRUE, "without paying|pay anything|money?" },
  { TRUE, "not paying|pay anything|money" },
  { TRUE, "nothing to pay" },
  { TRUE, "dont|not want to pay" },
  { FALSE, "doesnt|dont|wont|not cost a lot|fortune|bomb" },
  { FALSE, "doesnt|dont|wont|not cost too? much" },
  { FALSE, "isnt|not too|very|really? expensive|pricey|dear" },
  { FALSE, "cheap|cheaper|cheapest|inexpensive|affordable|budget" },
  { FALSE, "low|lower|reasonable cost|costs|price|prices|priced|fee|fees" },
  { FALSE, "reasonably priced" },
  { FALSE, "on a budget" },
};
/* Behind them, what is no price: "no cost of living help", "affordable housing", "budget advice". */
static const char not_of_it[] = "of|housing|home|homes|house|houses|flat|flats|rent|rents|warmth|energy|advice|help|planning|sheet|account";

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

static gboolean
is_all_asked (const DwQueryWords *words,
              guint               first,
              guint               end)
{
  for (guint at = 0; at < words->n_all; at++)
    if (words->item_of[at] >= 0 && (at < first || at >= end))
      return FALSE;

  return TRUE;
}

/* Words for little are searched beside others, as services may have them too: "affordable". Returns how many words
 * were taken. */
static guint
read_wish (const DwQueryWords *words,
           guint               first,
           GArray             *hints)
{
  DwMask free_of_charge = dw_facet_find (DW_FACET_COST, "free");
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_COST, &n_terms);

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      guint end = dw_word_pattern_match (words->all, first, wishes[i].pattern);
      DwHint hint = {
        .kind = DW_HINT_COST,
        .terms = free_of_charge,
        .minimum_age = NAN,
        .maximum_age = NAN,
        .first = first,
        .n = end - first,
        .is_price = !wishes[i].is_free,
      };

      if (end == 0 || (end < words->n_all && dw_word_pattern_match (&words->all[end], 0, not_of_it) > 0))
        continue;
      hint.is_aside = hint.is_only_that = wishes[i].is_free || is_all_asked (words, first, end);
      hint.label = g_strdup (wishes[i].is_free ? _(terms[__builtin_ctzll (free_of_charge)].label) : _("Low cost"));
      g_array_append_val (hints, hint);
      return hint.n;
    }

  return 0;
}

/* Returns how many words were taken. */
static guint
read_sum (const DwQueryWords *words,
          guint               first,
          GArray             *hints)
{
  guint at = MAX (first, match_any (words, first, bounds, G_N_ELEMENTS (bounds)));
  guint pounds = 0;
  guint pence = 0;
  guint end = at < words->n_all ? read_pounds (words, at, &pounds, &pence) : 0;
  guint whole = end > 0 ? match_any (words, end, behind, G_N_ELEMENTS (behind)) : 0;
  DwHint hint = { .kind = DW_HINT_COST, .minimum_age = NAN, .maximum_age = NAN, .first = first, .is_only_that = TRUE };

  if (end == 0 || (at == first && whole == 0 && !is_bare_price (words, first, end, pounds))
      || (first > 0 && dw_word_pattern_match (&words->all[first - 1], 0, told) > 0))
    return 0;

  hint.is_price = hint.is_aside = TRUE;
  hint.at_most = pounds + pence / 100.0;
  hint.terms = dw_facet_find (DW_FACET_COST, "free");
  hint.n = MAX (end, whole) - first;
  hint.label = pence > 0 ? g_strdup_printf (_("At most £%u.%02u"), pounds, pence) : g_strdup_printf (_("At most £%u"), pounds);
  g_array_append_val (hints, hint);
  return hint.n;
}

guint
dw_hint_prices_read (const DwQueryWords *words,
                     guint               first,
                     GArray             *hints)
{
  guint n = read_sum (words, first, hints);

  return n > 0 ? n : read_wish (words, first, hints);
}

static gboolean
is_said_with_more (const DwHint    *hint,
                   const DwReading *reading)
{
  guint n_within = 0;

  for (guint i = 0; i < reading->n_places; i++)
    n_within += reading->places[i] >= hint->first && reading->places[i] < hint->first + hint->n;

  return n_within > 0 && n_within < reading->n_places;
}

void
dw_hint_prices_keep_said (const DwQueryWords *words,
                          const DwVocabulary *vocabulary,
                          GArray             *hints)
{
  g_autoptr (GArray) readings = NULL;

  for (guint i = 0; i < hints->len; i++)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->kind != DW_HINT_COST || !hint->is_aside)
        continue;
      if (readings == NULL)
        readings = dw_vocabulary_read (vocabulary, words->all, words->n_all);
      for (guint j = 0; j < readings->len; j++)
        hint->is_aside &= !is_said_with_more (hint, &g_array_index (readings, DwReading, j));
    }
}
