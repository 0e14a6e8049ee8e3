/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-helplines.h"

/* What the vocabulary searches for whoever speaks of drink, drugs or gambling, of it alone. */
static const char need[] = "substance misuse";

enum { DRUGS = 1 << 0, DRINK = 1 << 1, GAMBLING = 1 << 2, UNLESS_CHILDS = 1 << 3 };

/* As for danger (dw-urgent-contacts.c): numbers that have stood for years, and hours only where they are "always". */
static const DwHelpline helplines[DW_HELPLINES_MOST] = {
  { "0300 123 6600", N_ ("Talk to Frank, about drugs") },
  { "0300 123 1110", N_ ("Drinkline, about alcohol") },
  { "0808 8020 133", N_ ("National Gambling Helpline, free and at any time") },
};

static const struct
{
  const char *pattern;
  guint helplines;
} told[] = {
  { "gambl*|betting|bets|bookies|casino|casinos", GAMBLING },
  { "drinker|drunk|alcohol*|booze|boozing|sober|vodka|wine", DRINK },
  { "drink|drinks|drinking", DRINK | UNLESS_CHILDS },
  { "drug|drugs|weed|cannabis|cocaine|coke|crack|heroin|ketamine|ket|spice|skunk|pills|mdma|methadone|vaping|vape|vapes|balloons|stoned", DRUGS },
};

/* What a small child drinks, or drinks from; who it is, where no grown-up is spoken of who may drink. */
static const char childs[] = "milk|water|juice|squash|bottle|bottles|formula|cup|beaker|bedtime";
static const char small[] = "toddler|toddlers|baby|babies|newborn";
static const char grown_up[] = "i|im|ive|husband|wife|partner|ex|boyfriend|girlfriend|dad|dads|daddy|father|mum|mums|mummy|mother|nan|gran|grandad|uncle|he|we|parent|parents";

static gboolean
says_any (const DwQueryWords *words,
          const char         *pattern)
{
  for (guint at = 0; at < words->n_all; at++)
    if (dw_query_words_say (words, at, pattern))
      return TRUE;

  return FALSE;
}

const DwHelpline *
dw_helplines_get (guint i)
{
  return &helplines[i];
}

guint
dw_helplines_hear (const DwMatches *matches)
{
  const DwQueryWords *words = matches->words;
  gboolean is_childs = says_any (words, childs) || (says_any (words, small) && !says_any (words, grown_up));
  gboolean is_drink = says_any (words, "drink|drinks|drinking");
  gboolean is_heard = FALSE;
  guint heard = 0;

  for (guint i = 0; i < matches->expansions->n_items; i++)
    is_heard |= g_str_equal (matches->expansions->items[i].text, need);

  if (!is_heard)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (says_any (words, told[i].pattern) && ((told[i].helplines & UNLESS_CHILDS) == 0 || !is_childs))
      heard |= told[i].helplines & ~(guint) UNLESS_CHILDS;

  /* Said in another language, or as "substance misuse". */
  return heard == 0 && !(is_drink && is_childs) ? DRUGS | DRINK : heard;
}
