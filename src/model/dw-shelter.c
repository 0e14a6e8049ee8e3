/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-shelter.h"

#include "dw-trail.h"

/*
 * It errs towards keeping an address back: one that is withheld for nothing costs a telephone call, one that is shown
 * can cost a life. Only what is advice about a home, or happens somewhere for an hour, is told apart.
 */

/* What was done to people. */
#define NAMED "abuse|abusive|violence|exploitation|slavery|trafficking|abused|exploited|trafficked"
#define ABUSE NAMED "|abuser|abusers|violent"
#define THREATS "groomed|enslaved|honour-based|so-called|refuge|stalking|stalked|controlling|coercive|threats|threatened|hurt|hit|cruelty"
#define HARM ABUSE "|" THREATS

#define ROOF \
  "accommodation|housing|hostel|hostels|flat|flats|apartment|apartments|bedsits|studios|lodgings|rooms|room|house|houses|home|homes|beds|" \
  "bed|spaces|lodging|bedspaces|shelter|stay|stays|sleep|pad|sanctuary|haven|placements|units"
#define PEOPLE \
  "women|woman|girls|men|man|people|families|survivors|survivor|victims|victim|mothers|mums|parents|children|those|adults|anyone|" \
  "somebody|someone|you|youve|female|females|males|person|boys|teenagers|wives|daughters|individuals|residents"

/* Before a home: it is not this one, or it is about one. */
#define ABOUT \
  "advice|advise|information|about|training|find|finding|access|accessing|options|apply|applying|your|their|own|on|into|at|leaving|" \
  "counselling|therapy|meeting|care|nursing|council|help|helps|helping|with|between|from|new|rough"
/* Behind it: somebody's work, who sits in an office. */
#define WORKS \
  "advice|options|support|officer|officers|benefit|benefits|team|association|associations|office|needs|issues|rights|problems|service|" \
  "services|visits|scheme|cafe|department|of|and|debt|solicitors|law|matters|applications|register|hire"
/* On the way to harm: it is of another kind, or people come to speak of it. */
#define OTHERS \
  "talk|learn|meet|discuss|group|groups|advice|understand|counselling|therapy|substance|drug|drugs|alcohol|solvent|class|classes|training|" \
  "course|courses|workshop|workshops|drop-in|helpline|prevent|worried|tackle|free"
#define LINK "for|to|where|whose|that"
#define LIVE "stay|live|lives|living|staying|reside|residing|sleep|housed|accommodated|sheltered"

/* What is given to people who come to live there. */
#define BED "bed|beds|room|rooms|home|homes|flat|flats|accommodation|housing|somewhere"
#define GIVE "give|gives|given|offer|offers|offered|provide|provides|provided"

static const DwTrail trails[] = {
  { { { ROOF, 0, ABOUT, WORKS, NULL, TRUE },
      { LINK, 6, NULL, NULL, OTHERS },
      { PEOPLE, 6, NULL, NULL, OTHERS },
      { HARM, 12, NULL, NULL, OTHERS } } },
  { { { "we|which|that|who|charity|project|team" },
      { "house|houses|accommodate|accommodates|shelter|shelters", 2 },
      { PEOPLE, 6, NULL, NULL, OTHERS },
      { HARM, 12, NULL, NULL, OTHERS } } },
  { { { HARM, 0, OTHERS }, { GIVE, 10, NULL, NULL, OTHERS }, { BED, 4, ABOUT, WORKS } } },
  { { { "residents|tenants" }, { PEOPLE, 3 }, { HARM, 12, NULL, NULL, OTHERS } } },
  { { { PEOPLE }, { HARM, 8, NULL, NULL, OTHERS }, { "housed|accommodated|sheltered", 8, NULL, NULL, OTHERS }, { "here|us|by|in|under", 1 } } },
  { { { PEOPLE }, { HARM, 12, NULL, NULL, OTHERS }, { LIVE, 10, NULL, NULL, OTHERS }, { ROOF "|us", 8, "your|their|own|at|about|council" } } },
};

static DwTrailBook trail_book = DW_TRAIL_BOOK (trails, HARM, 22, 16);

DwPhraseBook dw_shelter_book = DW_PHRASE_BOOK_OF_ANCHORS (NAMED "|refuge|stalking|stalked|enslaved|cruelty|violent|coercive|threatened|hurt|groomed");

gboolean
dw_shelter_is_told (const char *prose)
{
  return dw_trail_is_said (prose, &trail_book);
}
