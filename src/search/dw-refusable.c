/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-refusable.h"

#include "dw-word-pattern.h"

static const struct
{
  guint kind;
  const char *pattern;
} things[] = {
  { DW_REFUSABLE_WAY, "group|groups|class|classes|course|courses|programme|programmes|workshop|workshops|webinar|webinars|session|sessions" },
  { DW_REFUSABLE_WAY, "counselling|counsellor|counsellors|therapy|therapies|therapist|therapists|cbt|mediation|mentoring" },
  { DW_REFUSABLE_WAY, "medication|medications|medicine|medicines|meds|tablets|tablet|pills|pill|antidepressants|injections|vaccine|vaccines" },
  { DW_REFUSABLE_WAY, "foodbank|foodbanks" },
  { DW_REFUSABLE_WAY, "food bank|banks|parcel|parcels" },
  { DW_REFUSABLE_WAY, "loan|loans|charity|charities|handouts|handout|referral|referrals|volunteer|volunteers" },
  { DW_REFUSABLE_WAY, "waiting list|lists" },
  { DW_REFUSABLE_WAY, "phone|video call|calls" },
  { DW_REFUSABLE_WAY, "helpline|helplines|app|apps|website|websites|leaflet|leaflets|chatbot|chatbots" },
  { DW_REFUSABLE_WAY, "hostel|hostels|refuge|refuges|shelter|shelters|residential" },
  { DW_REFUSABLE_WAY, "playgroup|playgroups|creche|creches|camp|camps" },
  { DW_REFUSABLE_WAY, "religion|religious|christian|faith|prayer|competitive" },
  { DW_REFUSABLE_WAY, "sport|sports|football|swimming|dance|dancing|boxing|cricket|gym|drama|gaming|crafts" },
  { DW_REFUSABLE_WAY, "yoga|pilates|zumba|mindfulness|meditation|massage|singing|karate|tennis|rugby|ballet|gymnastics|hypnobirthing" },
  { DW_REFUSABLE_WAY, "stay and play" },
  { DW_REFUSABLE_WAY, "coffee morning|mornings" },
  { DW_REFUSABLE_TONGUE, "english" },
  { DW_REFUSABLE_BODY, "school|schools|gp|gps|doctor|doctors|hospital|hospitals" },
  { DW_REFUSABLE_OFFICE, "church|churches|camhs|police|council|councils|men|man" },
  { DW_REFUSABLE_OFFICE, "social services|worker|workers|care" },
  { DW_REFUSABLE_AUDIENCE, "adults|kids|children|men|women|boys|girls|parents|families" },
  { DW_REFUSABLE_NEED, "housing benefit?" },
  { DW_REFUSABLE_NEED, "benefits|money|debt|debts|jobs|employment|esol|immigration|volunteering" },
  { DW_REFUSABLE_NEED, "domestic abuse|violence" },
  { DW_REFUSABLE_NEED, "mental|sexual|child health" },
  { DW_REFUSABLE_NEED, "autism|adhd|asd|sen|send|ehcp|ehcps|disability|disabilities|respite|speech|dyslexia|exclusion|attendance|bullying|homework" },
  { DW_REFUSABLE_NEED, "anxiety|depression|bereavement|grief|addiction|gambling|drugs|drug|alcohol|gangs|fostering|adoption" },
  { DW_REFUSABLE_NEED, "parenting|childcare|breastfeeding|pregnancy|nursery|nurseries" },
  { DW_REFUSABLE_NEED, "early help" },
  { DW_REFUSABLE_NEED, "youth club|clubs|centre|centres|justice|work" },
  { DW_REFUSABLE_NEED, "family hub|hubs|centre|centres|support" },
};

/* What makes of the word before it another thing: "a school place" is what is missed. */
static const char made_another[] = "place|places|space|spaces|uniform|meals|dinners|transport|run|age|holidays|holiday|teacher|friends"
                                   "|friendly|aware|diagnosed|free";

/* What stands behind a need and is of it. */
static const char of_need[] = "help|support|advice|information|service|services|stuff|things|issues|problems|related|team|teams";

guint
dw_refusable_find_end (const DwQueryWords *words,
                       guint               at,
                       guint               kinds)
{
  gboolean is_need = FALSE;
  guint end = 0;

  for (guint i = 0; at < words->n_all && i < G_N_ELEMENTS (things); i++)
    {
      guint one = (things[i].kind & kinds) != 0 ? dw_word_pattern_match (words->all, at, things[i].pattern) : 0;

      is_need |= one > 0 && things[i].kind == DW_REFUSABLE_NEED;
      end = MAX (end, one);
    }
  if (end == 0 || dw_query_words_say (words, end, made_another))
    return 0;
  if (is_need && dw_query_words_say (words, end, of_need))
    return end + 1;

  return MAX (end, dw_refusable_find_end (words, end, is_need ? DW_REFUSABLE_WAY : kinds & DW_REFUSABLE_WAY));
}

guint
dw_refusable_find_known_end (const DwVocabulary *vocabulary,
                             const GArray       *readings,
                             const DwQueryWords *words,
                             guint               at,
                             guint               kinds)
{
  guint end = 0;

  if ((kinds & DW_REFUSABLE_OFFER) != 0 && vocabulary != NULL)
    end = dw_vocabulary_find_offer (vocabulary, words->all, at);
  end += end > 0 ? at : 0;

  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);

      if (reading->is_own_thing && reading->first == at && reading->n == reading->n_places
          && ((kinds & DW_REFUSABLE_OFFER) != 0 || (reading->is_named && (kinds & DW_REFUSABLE_NAME) != 0)))
        end = MAX (end, at + reading->n);
    }
  if (end == 0 || dw_query_words_say (words, end, made_another))
    return 0;

  return MAX (end, dw_refusable_find_end (words, end, DW_REFUSABLE_WAY));
}

gboolean
dw_refusable_is_service (const DwQueryWords *words,
                         guint               begin,
                         guint               end)
{
  return end > begin + 1 && dw_query_words_say (words, end - 1, of_need);
}
