/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-abusers.h"

#include "dw-alarms.h"
#include "dw-bits.h"
#include "dw-feared.h"
#include "dw-text-holders.h"
#include "dw-urgent.h"

/* --- Services --- */

/* The index holds stems: "abused", "abusive" and "abuser" are one word in it, and "who are abusive" is "who are abused".
 *
 * What only those write who work with people who abuse, … */
static const char sure[] =
  "perpetrator programme|perpetrator program|perpetrator work|perpetrator intervention|perpetrator service|perpetrator course|"
  "perpetrator group|perpetrator helpline|perpetrator project|for perpetrators|with perpetrators|help perpetrators|support perpetrators|"
  "challenge perpetrators|engage perpetrators|perpetrators who|perpetrators to|perpetrators of domestic|abuse perpetrators|violence perpetrators|"
  "harm perpetrators|risk perpetrators|use abuse|use abusive|use violence|use of violence|use force|use controlling|use harmful|"
  "abusive towards their|abusive towards a|abusive to their|violent towards their|violent towards a|violent to their|violent to a|"
  "stop being abusive|stop being violent|stop using violence|hurting someone they|hurting someone you|hurting the people|"
  "behaviour towards your partner|behaviour towards their partner|behaviour towards partners|caring dads";
/* … what some of them write, and others as well, … */
static const char maybe[] = "perpetrators|abusive behaviour|been abusive|who abuse|violent behaviour|controlling behaviour";
/* … and what counts where abuse is spoken of too. */
static const char change[] = "behaviour change|change their behaviour|change your behaviour|change how they act|change how they behave|men who are violent";
static const char abuse[] = "domestic abuse|domestic violence|abusive|your partner|their partner";

/* What those write that are for people who were hurt, perhaps beside the others; the first is stronger than @sure. */
static const char survivors_first[] = "refuge|for survivors|for victims|and survivors of|hurt by domestic abuse|people fleeing|women fleeing|have fled";
static const char survivors[] =
  "survivors|victims|refuge|people fleeing|fleeing|fled|abused by|hurt by|been hurt|affected by domestic|affected by abuse|experience abuse|experience abusive|experience domestic|"
  "experiencing violence|women's aid";

typedef struct
{
  DwReader *reader;
  const DwCatalogue *catalogue;
  gsize n_words;
  GError **error;
} Looking;

/* Puts into @bits the services that hold any of @phrases in @part. */
static gboolean
look (const Looking *looking,
      DwTextPart     part,
      const char    *phrases,
      guint64      **bits)
{
  *bits = dw_text_holders_find (looking->reader, looking->catalogue, part, phrases, looking->error);
  return *bits != NULL;
}

guint64 *
dw_abusers_find (DwReader           *reader,
                 const DwCatalogue  *catalogue,
                 GError            **error)
{
  Looking looking = { reader, catalogue, dw_bits_n_words (catalogue->columns->n_services), error };
  g_autofree guint64 *named = NULL;
  g_autofree guint64 *surely = NULL;
  g_autofree guint64 *changing = NULL;
  g_autofree guint64 *abusing = NULL;
  g_autofree guint64 *likely = NULL;
  g_autofree guint64 *first = NULL;
  g_autofree guint64 *others = NULL;

  if (!look (&looking, DW_TEXT_NAMES, "perpetrators|caring dads", &named) || !look (&looking, DW_TEXT_ALL, sure, &surely)
      || !look (&looking, DW_TEXT_ALL, change, &changing) || !look (&looking, DW_TEXT_ALL, abuse, &abusing)
      || !look (&looking, DW_TEXT_ALL, maybe, &likely) || !look (&looking, DW_TEXT_ALL, survivors_first, &first)
      || !look (&looking, DW_TEXT_ALL, survivors, &others))
    return NULL;

  for (gsize i = 0; i < looking.n_words; i++)
    {
      surely[i] |= changing[i] & abusing[i];
      named[i] |= (surely[i] & ~first[i]) | (likely[i] & ~others[i]);
    }

  return g_steal_pointer (&named);
}

/* --- Questions --- */

static gboolean
asks_for_abusers (const DwMatches *matches)
{
  for (guint i = 0; i < matches->n_terms; i++)
    if (dw_alarms_is_for_abusers (dw_matches_get_term (matches, i)))
      return TRUE;

  return FALSE;
}

gboolean
dw_abusers_are_set_apart (const DwMatches *matches,
                          DwMask           needs,
                          guint            danger)
{
  DwMask asked = (needs | matches->expansions->needs) & dw_facet_find (DW_FACET_NEED, "domestic-abuse");

  if (dw_feared_is_told (matches->words))
    return TRUE;

  /* Who fears what they may do themselves is helped by those programmes. */
  return !asks_for_abusers (matches) && !dw_feared_is_oneself (matches->words)
         && (asked != 0 || (danger != 0 && (danger & DW_URGENT_PARENT) == 0));
}
