/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-words.h"
#include "dw-words-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
is_for_some (DwMask costs)
{
  const DwMask both = DW_COST_FREE | DW_COST_PAID;

  return (costs & DW_COST_SOME) != 0 || (costs & both) == both;
}

const char *
dw_words_cost (DwMask costs)
{
  if (is_for_some (costs))
    return _("Free for some");
  if ((costs & DW_COST_FREE) != 0)
    return _("Free");
  if ((costs & DW_COST_PAID) != 0)
    return _("There is a charge");

  return _("Cost not stated");
}

/* With where it comes from: "Free (read from the description)", "Cost: see their words". */
static char *
say_cost (DwMask  costs,
          DwBasis basis)
{
  return dw_words_mark_basis (dw_words_cost (costs), basis, _("Cost: see their words"));
}

/* "£4.50", "£4", "€10"; @currency is ISO 4217 and pounds when NULL. */
static char *
say_amount (double      amount,
            const char *currency)
{
  static const struct { const char *code, *sign; } signs[] = { { "GBP", "£" }, { "EUR", "€" }, { "USD", "$" } };
  gboolean is_whole = fabs (amount - round (amount)) < 0.005;
  g_autofree char *number = NULL;

  if (amount > DW_PRICE_MOST)
    number = g_strdup_printf ("%g", amount);
  else
    number = g_strdup_printf ("%.*f", is_whole ? 0 : 2, amount);

  if (currency == NULL)
    return g_strconcat ("£", number, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_ascii_strcasecmp (currency, signs[i].code) == 0)
      return g_strconcat (signs[i].sign, number, NULL);

  return g_strconcat (number, " ", currency, NULL);
}

/* "until 31 March 2026", "from 1 April 2026", both or none. */
static char *
say_validity (const DwCostOption *option)
{
  g_autofree char *from = dw_words_day (option->valid_from);
  g_autofree char *to = dw_words_day (option->valid_to);

  if (from != NULL && to != NULL)
    return g_strdup_printf (_("from %s to %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_("from %s"), from);
  if (to != NULL)
    return g_strdup_printf (_("until %s"), to);

  return NULL;
}

char *
dw_words_cost_option (const DwCostOption *option)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) details = NULL;
  g_autofree char *validity = say_validity (option);
  g_autofree char *about = NULL;
  g_autofree char *amount = NULL;

  if (option->option != NULL)
    g_strv_builder_add (builder, option->option);
  if (option->amount_description != NULL)
    g_strv_builder_add (builder, option->amount_description);
  if (validity != NULL)
    g_strv_builder_add (builder, validity);

  details = g_strv_builder_end (builder);
  about = g_strjoinv (", ", details);
  if (isnan (option->amount))
    return option->option == NULL && option->amount_description == NULL ? NULL : g_steal_pointer (&about);

  amount = option->amount > 0 ? say_amount (option->amount, option->currency) : g_strdup (_("Free"));
  if (details[0] == NULL)
    return g_steal_pointer (&amount);

  /* Translators: a price and what it is for: "£4.50: under 5s, a session" */
  return g_strdup_printf (_("%s: %s"), amount, about);
}

/* "£2.50", "£2 to £5". */
static char *
say_sums (const DwPrice *price)
{
  g_autofree char *lowest = say_amount (price->lowest, NULL);
  g_autofree char *highest = NULL;

  if (price->highest <= price->lowest)
    return g_steal_pointer (&lowest);

  highest = say_amount (price->highest, NULL);
  /* Translators: the lowest and the highest price: "£2 to £5" */
  return g_strdup_printf (_("%s to %s"), lowest, highest);
}

/* Whether @words go on from a price: "a session", "per child". */
static gboolean
is_unit (const char *words)
{
  static const char *const beginnings[] = { "a ", "an ", "per ", "each ", "each", "every ", "for each " };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      gsize length = strlen (beginnings[i]);
      gboolean is_word = beginnings[i][length - 1] != ' ';

      if (g_ascii_strncasecmp (words, beginnings[i], length) == 0 && (!is_word || words[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

/* "£2.50 a session", "£3 (Under 18s, until 31 August 2026)", "From £3". */
static char *
say_sums_and_words (const DwPrice *price)
{
  const DwCostOption dates = { .valid_from = price->from, .valid_to = price->until };
  g_autofree char *sums = say_sums (price);
  g_autofree char *validity = say_validity (&dates);
  g_autoptr (GString) text = NULL;
  const char *words = price->words;

  if (words != NULL && g_ascii_strcasecmp (words, "from") == 0)
    {
      /* Translators: the lowest price: "From £3" */
      text = g_string_new (NULL);
      g_string_printf (text, _("From %s"), sums);
      words = NULL;
    }
  else
    text = g_string_new (sums);

  if (words != NULL && is_unit (words))
    {
      g_string_append_printf (text, " %c%s", g_ascii_tolower (*words), words + 1);
      words = NULL;
    }
  if (words != NULL && validity != NULL)
    g_string_append_printf (text, " (%s, %s)", words, validity);
  else if (words != NULL || validity != NULL)
    g_string_append_printf (text, " (%s)", words != NULL ? words : validity);

  return g_strdup (text->str);
}

static char *
say_price_of (const DwPrice *price,
              DwMask         costs)
{
  g_autofree char *text = say_sums_and_words (price);

  /* Translators: a price that not everybody pays: "Free for some, else £3 a session" */
  if (is_for_some (costs))
    return g_strdup_printf (_("Free for some, else %s"), text);

  return price->is_more ? g_strdup_printf (_("%s (see their words)"), text) : g_steal_pointer (&text);
}

/* "Free (Under 5s)": for whom, where their words do more than say it again. */
static char *
say_free_for (const DwPrice *price,
              DwMask         costs)
{
  g_autofree char *lower = price->words != NULL ? g_ascii_strdown (price->words, -1) : NULL;

  if (lower == NULL || strstr (lower, "free") != NULL || strstr (lower, "no charge") != NULL)
    return g_strdup (dw_words_cost (costs));

  return g_strdup_printf ("%s (%s)", dw_words_cost (costs), price->words);
}

char *
dw_words_dup_price (const DwPrice *price,
                    DwMask         costs,
                    DwBasis        basis)
{
  gboolean is_free = costs == DW_COST_FREE;
  gboolean is_stated = basis == DW_BASIS_STATED;

  if (is_free && !isnan (price->lowest))
    return g_strdup (_("Free (see their words)"));
  if (!isnan (price->lowest))
    return say_price_of (price, costs);

  if (is_stated && (is_free || is_for_some (costs)))
    return say_free_for (price, costs);

  /* What was read from their words is not said better than by these. */
  if (price->words != NULL && !is_free && !is_stated)
    return g_strdup_printf (_("Cost: “%s”"), price->words);
  if (costs == DW_COST_PAID && is_stated)
    return g_strdup (price->is_more || price->words != NULL ? _("There is a charge (see their words)")
                                                            : _("There is a charge, no amount stated"));

  return say_cost (costs, basis);
}
