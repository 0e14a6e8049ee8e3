/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-price.h"

#include <math.h>
#include <string.h>

/* As much as a row of results can say beside all else. */
enum { MOST_CHARACTERS = 48 };

/* Words that say that some pay nothing. */
static const char *const free_words[] = { "free", "no charge", "no cost", "no fee", "nothing to pay", "waived", "exempt" };

gboolean
dw_price_is_past (const DwCostOption *option,
                  const DwList       *options)
{
  if (option->valid_to == NULL)
    return FALSE;

  DW_LIST_FOREACH (DwCostOption, other, options)
    if (other->valid_from != NULL && strcmp (other->valid_from, option->valid_to) > 0)
      return TRUE;

  return FALSE;
}

gboolean
dw_price_is_said (const DwPrice *price)
{
  return !isnan (price->lowest) || price->words != NULL;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_in_pounds (const DwCostOption *option)
{
  return !has_text (option->currency) || g_ascii_strcasecmp (option->currency, "GBP") == 0;
}

static gboolean
is_sum (const DwCostOption *option)
{
  return option->amount > 0 && option->amount <= DW_PRICE_MOST && is_in_pounds (option);
}

/* Neither cut nor broken: half of a condition is another condition. */
static gboolean
is_short (const char *text)
{
  return strpbrk (text, "\r\n") == NULL && g_utf8_strlen (text, -1) <= MOST_CHARACTERS;
}

static const char *
join_words (const DwCostOption *option,
            DwArena            *arena)
{
  g_autofree char *joined = NULL;

  if (!has_text (option->option))
    return has_text (option->amount_description) ? option->amount_description : NULL;
  if (!has_text (option->amount_description) || g_str_equal (option->option, option->amount_description))
    return option->option;

  joined = g_strconcat (option->option, ", ", option->amount_description, NULL);
  return dw_arena_strdup (arena, joined);
}

/* What is the same of all sums is said; what differs is not. */
static void
keep_if_same (DwPrice     *price,
              const char **kept,
              const char  *value,
              gboolean     is_first)
{
  if (is_first)
    *kept = value;
  else if (g_strcmp0 (*kept, value) != 0)
    {
      *kept = NULL;
      price->is_more = TRUE;
    }
}

static void
add_sum (DwPrice            *price,
         const DwCostOption *option,
         DwArena            *arena)
{
  gboolean is_first = isnan (price->lowest);

  price->lowest = is_first ? option->amount : fmin (price->lowest, option->amount);
  price->highest = is_first ? option->amount : fmax (price->highest, option->amount);
  keep_if_same (price, &price->words, join_words (option, arena), is_first);
  keep_if_same (price, &price->from, option->valid_from, is_first);
  keep_if_same (price, &price->until, option->valid_to, is_first);
}

/* A number that is none of the sums, or that some pay nothing. */
static gboolean
says_more (const DwPrice *price,
           const char    *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (free_words); i++)
    if (strstr (lower, free_words[i]) != NULL)
      return TRUE;

  for (char *at = lower; *at != '\0';)
    if (g_ascii_isdigit (*at))
      {
        double number = g_ascii_strtod (at, &at);

        if (fabs (number - price->lowest) > 0.001 && fabs (number - price->highest) > 0.001)
          return TRUE;
      }
    else
      at++;

  return FALSE;
}

static void
read_sums (DwPrice         *price,
           const DwService *service,
           DwArena         *arena)
{
  DW_LIST_FOREACH (DwCostOption, option, &service->cost_options)
    if (is_sum (option) && !dw_price_is_past (option, &service->cost_options))
      add_sum (price, option, arena);
  if (isnan (price->lowest))
    return;

  /* What is free is told by the facts of the service; anything else beside a sum is not in it. */
  DW_LIST_FOREACH (DwCostOption, option, &service->cost_options)
    if (!is_sum (option) && !dw_price_is_past (option, &service->cost_options))
      price->is_more = TRUE;

  if (has_text (service->fees))
    price->is_more |= says_more (price, service->fees);
  if (has_text (service->fees_description))
    price->is_more |= says_more (price, service->fees_description);
}

/* Their words for the cost, where they are one text. */
static void
read_words (DwPrice         *price,
            const DwService *service,
            DwArena         *arena)
{
  const char *texts[2] = { service->fees, service->fees_description };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (has_text (texts[i]) && g_strcmp0 (price->words, texts[i]) != 0)
      {
        price->is_more |= price->words != NULL;
        price->words = texts[i];
      }

  DW_LIST_FOREACH (DwCostOption, option, &service->cost_options)
    if (!dw_price_is_past (option, &service->cost_options))
      {
        const char *words = join_words (option, arena);

        /* A sum that cannot be repeated, or words that hold only for some time. */
        price->is_more |= option->amount > 0 || option->valid_from != NULL || option->valid_to != NULL;
        if (words == NULL || g_strcmp0 (price->words, words) == 0)
          continue;
        price->is_more |= price->words != NULL;
        price->words = words;
      }

  /* Words that are not all of it are not repeated: what is left out may be what counts. */
  if (price->is_more)
    price->words = NULL;
}

/* A unit of a range is 2p, so that £999 has room; odd pence are rounded to the side of not knowing. */
static const double RANGE_UNITS = 50;

/* 0.29 pounds are 14.4999… units. */
static const double ROUNDING = 1e-6;

static guint16
pack (double units)
{
  return (guint16) CLAMP (units, 0, G_MAXUINT16 - 1) + 1;
}

DwPriceRange
dw_price_range_make (double   lowest,
                     double   highest,
                     gboolean is_more)
{
  if (isnan (lowest) || isnan (highest))
    return (DwPriceRange) { 0, 0 };

  return (DwPriceRange) {
    .lowest = is_more ? 1 : pack (floor (lowest * RANGE_UNITS + ROUNDING)),
    .highest = pack (ceil (highest * RANGE_UNITS - ROUNDING)),
  };
}

DwTri
dw_price_range_is_within (DwPriceRange range,
                          double       pounds)
{
  guint16 bound = pack (floor (pounds * RANGE_UNITS + ROUNDING));

  if (range.highest == 0)
    return DW_TRI_NOT_STATED;
  if (range.highest <= bound)
    return DW_TRI_YES;

  return range.lowest > bound ? DW_TRI_NO : DW_TRI_NOT_STATED;
}

DwPrice
dw_price_read (const DwService *service,
               DwArena         *arena)
{
  DwPrice price = DW_PRICE_NOTHING;

  if (service->cost_options.n_items == 0 && !has_text (service->fees) && !has_text (service->fees_description))
    return price;

  read_sums (&price, service, arena);
  if (isnan (price.lowest))
    read_words (&price, service, arena);
  if (price.words != NULL && !is_short (price.words))
    {
      price.words = NULL;
      price.is_more = TRUE;
    }

  return price;
}
