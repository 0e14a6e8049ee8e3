/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feared.h"

#include "dw-word-pattern.h"

/* How people say that somebody is hurt: the verbs. */
#define HURT "hit|hits|hitting|hurt|hurts|hurting|punch|punches|punched|punching|slap|slaps|slapped|slapping|beat|beats|beating|beaten|kick|kicks|" \
             "kicked|kicking|strangle|strangles|strangled|choke|chokes|choked|attack|attacks|attacked|assaulted|threatened|smack|smacks|smacked|" \
             "burn|burns|burned|burnt|push|pushes|pushed|shove|shoves|shoved|grabs|grabbed|bites|controls|controlled|bullied|harmed|stabbed|raped"
#define PEOPLE "men|man|women|woman|wife|wives|husband|husbands|mum|mums|mother|mothers|dad|dads|father|fathers|person|people|girl|girls|boy|boys|child|children"

/* How people tell that it was done to them, and by others than themselves, … */
static const char *const suffering[] = {
  HURT "|abused by my|her|his|a|the|their|our|an|him|them|someone|somebody", HURT "|abused|abuses me|us",
  "found|follows|followed|threatens|finds|stalks|stalked me|us",
  "am|im|is|are|was|were|be|been|being|get|gets|getting|got|feel|feels being|often|always|still? abused|beaten|battered|assaulted|raped|bullied|controlled",
  "with|from|by|against|of|leave|leaving|left|flee|fled|escape|escaped an|a|my|her|his|their abusive|violent|controlling",
  "abused|beaten|battered " PEOPLE, "victim|victims|survivor|survivors",
  "afraid|scared|frightened|terrified|petrified of him|her|them|my|going|being|what",
};
/* … that they do it themselves, … */
static const char *const own_doing[] = { "i " HURT " my|her|him|them|people", "i am|was|have|feel abusive|violent|controlling", "im|ive abusive|violent|controlling",
                                         "ive|have been abusive|violent|controlling", "stop hitting|hurting|being|shouting|abusing|controlling", "i want|need to change|stop",
                                         "my violence|anger|temper|behaviour" };
/* … of which these tell of nothing else, where nobody else is spoken of, … */
static const char *const harming[] = {
  "i " HURT " my partner|husband|wife|boyfriend|girlfriend|ex|family|kids|children", "i am|was|have|get abusive|violent|controlling",
  "im|ive abusive|violent|controlling", "ive|have been abusive|violent|controlling", "stop " HURT "|abusing my|her|him",
  "i lose|lost|losing|keep losing? my temper",
};
static const char whoever[] = "he|hes|she|shes|they|me|us";
/* … and how others say it of them, with what may stand between. */
static const char accusing[] = "says|said|saying|tells|told|telling|thinks|claims|claimed|accuses|accused|makes|made|making|blames|blamed|insists|pretends|reckons|lies";
static const char accused[] = "i|that|me|them|us|everyone|everybody|people|the|police|social|services|my|his|her|family|friends|mum|kids|children|think|feel|believe|of|for";
enum { MOST_BETWEEN = 4 };
/* … and of whom they tell otherwise. */
static const char partner[] = "my|our grown|adult|older? up? partner|husband|wife|boyfriend|girlfriend|ex|fiance|spouse|dad|mum|father|mother|son|daughter|brother|bf|gf|hubby|stepdad|uncle|"
                              "family|parents|carer|laws|inlaws|brothers|cousin|grandson|grandad|stepfather|perpetrator|abuser";
static const char others[] = "he|hes|him|his|she|shes|her|hers|they|theyre|them";
static const char done_to[] = HURT "|abuse|abused|abusing|at|to|towards|control|controlling";
static const char whoever_abuses[] = "perpetrator|perpetrators|abuser|abusers|perp|perps";
static const char articles[] = "a|an|the|my|her|his|our|their|your|another";
static const char denials[] = "not|no|without|never|isnt";
static const char programmes[] = "programme|programmes|program|programs|course|courses|group|groups|service|services|intervention|interventions|work|help|support|"
                                 "behaviour|change|treatment|training|scheme|project";

gboolean
dw_feared_is_hurting (const DwQueryWords *words,
                       guint               at)
{
  return dw_word_pattern_match (words->all, at, HURT) > 0;
}

static gboolean
matches_any (const DwQueryWords *words,
             guint               at,
             const char *const  *patterns,
             gsize               n_patterns)
{
  for (gsize i = 0; i < n_patterns; i++)
    if (dw_word_pattern_match (words->all, at, patterns[i]) > 0)
      return TRUE;

  return FALSE;
}

gboolean
dw_feared_is_hurt (const DwQueryWords *words)
{
  for (guint i = 0; i < words->n_all; i++)
    if (matches_any (words, i, suffering, G_N_ELEMENTS (suffering)))
      return TRUE;

  return FALSE;
}

/* The word before the first is none. */
static gboolean
stands_before (const DwQueryWords *words,
               guint               at,
               const char         *list)
{
  return at > 0 && dw_word_pattern_match (words->all, at - 1, list) > 0;
}

/* Whether somebody else says what stands at word @at: "he keeps telling me that I am abusive". */
static gboolean
is_accusation (const DwQueryWords *words,
               guint               at)
{
  for (guint n = 0; n < MOST_BETWEEN && stands_before (words, at, accused); n++)
    at--;

  return stands_before (words, at, accusing) && !stands_before (words, at - 1, "i|ive");
}

static gboolean
does_it_oneself (const DwQueryWords *words)
{
  for (guint i = 0; i < words->n_all; i++)
    if (matches_any (words, i, own_doing, G_N_ELEMENTS (own_doing)) && !is_accusation (words, i))
      return TRUE;

  return FALSE;
}

gboolean
dw_feared_is_oneself (const DwQueryWords *words)
{
  gboolean is_told = FALSE;

  for (guint i = 0; i < words->n_all; i++)
    {
      if (dw_word_pattern_match (words->all, i, whoever) > 0 && !(stands_before (words, i, "help") && i == 1))
        return FALSE;
      is_told |= matches_any (words, i, harming, G_N_ELEMENTS (harming)) && !is_accusation (words, i);
    }

  return is_told;
}

/* Whether somebody else than who asks does what is told of: "my partner", and not "I hit my partner". */
static gboolean
tells_of_another (const DwQueryWords *words)
{
  if (does_it_oneself (words))
    return FALSE;

  for (guint i = 0; i < words->n_all; i++)
    if (dw_word_pattern_match (words->all, i, others) > 0
        || (dw_word_pattern_match (words->all, i, partner) > 0 && !stands_before (words, i, done_to)))
      return TRUE;

  return FALSE;
}

/* Whether words for people who abuse tell only of somebody who is feared ("my abuser", "the perpetrator came back"), and of no programme. */
static gboolean
fears_abusers (const DwQueryWords *words)
{
  gboolean is_feared = FALSE;

  for (guint i = 0; i < words->n_all; i++)
    {
      if (dw_word_pattern_match (words->all, i, whoever_abuses) == 0)
        continue;
      is_feared = stands_before (words, i, denials)
                  || (stands_before (words, i, articles) && dw_word_pattern_match (words->all, i + 1, programmes) == 0);
      if (!is_feared)
        return FALSE;
    }

  return is_feared;
}

gboolean
dw_feared_is_told (const DwQueryWords *words)
{
  return dw_feared_is_hurt (words) || tells_of_another (words) || fears_abusers (words);
}
