/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-urgent-private.h"

/*
 * Words that several patterns of English share: dw-urgent-english.c has what is done to people,
 * dw-urgent-english-home.c what happens to their home and who uses them. Nobody else includes it.
 */

#define NOW DW_URGENT_NOW
#define CHILD DW_URGENT_CHILD
#define ABUSE DW_URGENT_ABUSE
#define SELF DW_URGENT_SELF
#define HEALTH DW_URGENT_HEALTH
#define SEXUAL DW_URGENT_SEXUAL
#define MISSING DW_URGENT_MISSING
#define HOME DW_URGENT_HOME
#define GAS DW_URGENT_GAS
#define SLAVERY DW_URGENT_SLAVERY
#define YOUNG DW_URGENT_YOUNG
#define PARENT DW_URGENT_PARENT

#define PLAIN DW_URGENT_PLAIN
#define TOPIC DW_URGENT_TOPIC
#define SURE DW_URGENT_SURE

#define KIDS \
  "child|children|childs|kid|kids|baby|babies|toddler|son|daughter|girl|girls|boy|boys|niece|nephew|" \
  "grandson|granddaughter|stepson|stepdaughter|pupil|student|teenager|teen"
#define ADULTS \
  "mum|mummy|mom|mother|wife|husband|partner|girlfriend|boyfriend|fiance|dad|father|stepdad|stepfather|" \
  "stepmum|sister|brother|uncle|aunt|nan|gran|grandad|ex|bf|gf|hubby|family|parents|friend|neighbour|" \
  "stepmother|stepbrother|grandma|granny|grandfather|grandpa|cousin"
#define THEM "me|us|him|her|them|mum|mummy"
#define OWN "myself|himself|herself|themselves|themself|ourselves|yourself|itself"
#define HURT \
  "hit|hits|hitting|hurt|hurts|hurting|punch|punches|punched|punching|slap|slaps|slapped|slapping|beat|" \
  "beats|beating|beaten|kick|kicks|kicked|kicking|strangle|strangles|strangled|strangling|choke|chokes|" \
  "choked|choking|throttled|attack|attacks|attacked|attacking|assault|assaults|assaulted|harm|harms|harmed|" \
  "harming|stab|stabs|stabbed|smack|smacks|smacked|smacking|burn|burns|burnt|burned|threaten|threatens|" \
  "threatened|threatening|rape|rapes|raped|kill|kills|abuse|abuses|abused|abusing|mistreat|mistreats|" \
  "torture|shoot|shakes|shook|whack|whacks|whacked|whacking|thump|thumps|thumped|thumping|wallops|walloped|" \
  "clouts|clouted|thrashed|batters|battered|battering|headbutts|headbutted|canes|caned|whips|whipped|belts|belted"
#define SLANG_DIE "die|dead"
/* Relatives, and others whom a child has cause to trust, who may come too near. */
#define MEN \
  "dad|father|stepdad|stepfather|uncle|grandad|grandfather|grandpa|brother|stepbrother|cousin|lodger|man|" \
  "boyfriend|babysitter"
#define TRUSTED \
  "teacher|tutor|coach|trainer|imam|priest|vicar|pastor|mentor|instructor|scout|babysitter|driver|carer|" MEN
#define STAFF \
  "teacher|teachers|staff|childminder|nanny|carer|carers|coach|tutor|imam|ta|assistant|worker|babysitter|police|" \
  "neighbour|stranger|dad|father|stepdad|mum|mother"
/* Who does it to whom, at home. */
#define MINE "he|she|they|hes|shes|theyre|who|" ADULTS
#define SAME_PEOPLE "me|us|him|her|them|my|our"
#define VIEWS "picture|pictures|photo|photos|pic|pics|video|videos|images"
#define DRUGS "drug|drugs|weed|crack|cocaine|heroin|cannabis|pills|packages|coke|spice|ketamine"
#define CHILDS_AGE "10|11|12|13|14|15"
#define GROWN_AGE \
  "19|20|21|22|23|24|25|26|27|28|29|30|31|32|33|34|35|36|37|38|39|40|41|42|43|44|45|46|47|48|49|50|older|adult"
#define SMALL_HURTS \
  "hit|hits|hitting|hurt|hurts|hurting|punches|punching|slaps|slapping|kick|kicks|kicking|smacks|smacking|" \
  "attacks|attacking|bites|biting|pinches|pushes|pushing|throws|throwing"
/* Who comes into a home and does not go, whom somebody works for, and what they keep. */
#define STRANGERS "dealers|dealer|gang|gangs|strangers|stranger|addicts|users|druggies|youths|lads"
#define EMPLOYER "boss|employer|employers|manager|agent|agency|gangmaster|madam|sponsor|landlord"
#define PAPERS "passport|passports|papers|documents|visa|brp"
