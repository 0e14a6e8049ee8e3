/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-other-words.h"

#include "dw-cell.h"

static const struct
{
  DwFacet facet;
  const char *slug;
  const char *pattern;  /* of a whole cell: see dw_cell_match() */
} others[] = {
  { DW_FACET_ROUTE, "drop-in", "(?:just )?(?:drop|walk|turn|come|pop)[ -]?(?:in|up|along)s?(?: sessions?)?|no (?:need to book|booking|appointment)(?: (?:needed|necessary|required))?" },
  { DW_FACET_ROUTE, "self", "self[ -]?refer(?:rals?|ring)?|refer (?:yourself|themselves)|(?:parents|families|parents and carers) can (?:self[ -]?refer|refer themselves)" },
  { DW_FACET_ROUTE, "phone", "(?:ring|call|phone|telephone)(?: (?:us|to book|first|the office|up))?|(?:book )?by (?:phone|telephone)" },
  { DW_FACET_ROUTE, "school", "(?:via|by|from)? ?(?:a |the )?school(?: referral)?|ask (?:your|the) school|senco" },
  { DW_FACET_ROUTE, "professional", "(?:(?:by|via|from) )?(?:a )?(?:professionals?|gp|doctor|health visitor|social worker)(?: (?:only|referrals?))?|referral (?:by|from) a (?:professional|gp)" },
  { DW_FACET_ROUTE, "panel", "(?:by |via )?(?:a )?panel(?: (?:decision|referral))?" },
  { DW_FACET_NEED, "autism-send", "send?|autism|asd|adhd|special (?:educational )?needs(?: and disabilit(?:y|ies))?|disabilit(?:y|ies)" },
  { DW_FACET_NEED, "mental-health", "mental health|(?:emotional )?well-?being|feelings" },
  { DW_FACET_NEED, "parenting-programme", "parenting(?: (?:courses?|groups?|programmes?|support))?" },
  { DW_FACET_NEED, "school-support", "schools?|education|school support" },
  { DW_FACET_NEED, "early-help", "early help|family support" },
  { DW_FACET_NEED, "youth", "youth|teen(?:ager)?s|young people" },
  { DW_FACET_NEED, "speech-language", "(?:speech|language|speech & language|speech therapy|talking|communication)|slt|salt" },
  { DW_FACET_NEED, "baby-infant", "bab(?:y|ies)|toddlers?|bab(?:y|ies) (?:and|&) toddlers?|pregnancy|maternity|infants?|under (?:5|five)s" },
  { DW_FACET_NEED, "family-hub", "family hubs?|children['’]?s cent(?:re|er)s?" },
  { DW_FACET_NEED, "money-food", "money|food|benefits|debts?|food ?banks?|money advice" },
  { DW_FACET_NEED, "housing", "homeless(?:ness)?|housing advice" },
  { DW_FACET_NEED, "domestic-abuse", "domestic (?:violence|abuse)|dv|da" },
  { DW_FACET_DELIVERY, "venue", "face[ -]to[ -]face|in[ -]person|at (?:a|the|our) (?:venue|cent(?:re|er)|hall)" },
  { DW_FACET_DELIVERY, "home", "(?:at )?home|home visit(?:s|ing)?|(?:in|at) (?:your|the) (?:own )?home" },
  { DW_FACET_DELIVERY, "online", "on-?line|zoom|(?:microsoft |ms )?teams|virtual(?:ly)?|remote(?:ly)?|webinars?" },
  { DW_FACET_DELIVERY, "phone", "(?:by |on the )?(?:tele)?phone(?: calls?)?" },
  { DW_FACET_DELIVERY, "outreach", "outreach|out and about|detached" },
  { DW_FACET_DELIVERY, "mixed", "both|hybrid|blended|mix(?:ed|ture)?|(?:face[ -]to[ -]face|in[ -]person) (?:and|or|&) online|online (?:and|or|&) (?:face[ -]to[ -]face|in[ -]person)" },
  { DW_FACET_DELIVERY, "school", "(?:in|at) schools?" },
  { DW_FACET_LEVEL, "universal", "everyone|all|open to (?:all|everyone)|for all" },
};

DwMask
dw_other_words_find (DwFacet     facet,
                     const char *text)
{
  DwMask found = dw_facet_find (facet, text);

  for (guint i = 0; found == 0 && i < G_N_ELEMENTS (others); i++)
    if (others[i].facet == facet && dw_cell_match (others[i].pattern, text, NULL))
      found = dw_facet_find (facet, others[i].slug);

  return found;
}
