/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-untold.h"

#include <string.h>

#include "dw-phrase.h"
#include "dw-trail.h"

/*
 * Only what refuses to tell it. "Addresses not given", of a list that was made from a document, tells of nothing but a
 * gap in it.
 */
enum { UNTOLD = 1 };

#define PLACE "address|addresses|location|locations|venue|venues|whereabouts"

/* Whose address is not the service's, or what is no place. */
#define NOT_OURS "your|their|his|her|my|callers|clients|users|patients|members|email|e-mail|ip|web|website|zoom|meeting|home|online"

#define KEPT "confidential|undisclosed|withheld|secret|unpublished"
#define TOLD "disclosed|published|publicised|publicized|revealed|divulged|shared|advertised"
#define BOOKING "booking|registration|enquiry|request|application|confirmation|contact|joining"
#define TELL "disclose|publish|publicise|publicize|reveal|divulge|give|share|advertise"

static const DwPhrase phrases[] = {
  { UNTOLD, KEPT " " PLACE, NULL, NULL },
  { UNTOLD, PLACE " details? is|are|remains|remain|stays? being? kept|held? strictly|completely? " KEPT, NOT_OURS, NULL },
  { UNTOLD, PLACE " of the|this|our|its * is|are being? kept|held? strictly|completely? " KEPT, NOT_OURS, NULL },
  { UNTOLD, PLACE " details? will be? only? given|provided|sent|disclosed|shared to? parents|families|you|members|attendees|guests? " \
            "once|on|upon|after|when", NOT_OURS, NULL },
  { UNTOLD, PLACE " details? given|provided|sent|supplied|disclosed|shared only? on|upon|after first? " BOOKING, NOT_OURS, NULL },
  { UNTOLD, PLACE " details? given|provided|sent|supplied|disclosed|shared only? once", NOT_OURS, NULL },
  { UNTOLD, "unable to " TELL " out? our|the|its exact|full? " PLACE, NULL, "of|data" },
  { UNTOLD, "home address " KEPT, NOT_OURS, NULL },
  { UNTOLD, "meeting|meet place|places|point is|are? being? kept? strictly|completely? " KEPT, NULL, NULL },
  { UNTOLD, "where we meet is being? kept? strictly|completely? " KEPT, NULL, NULL },
  { UNTOLD, PLACE " details? which|that? will|is|are|was|has|have|can|must? be|been? not|never|cannot|isnt|arent|wont|cant be|been? " TOLD,
    NOT_OURS, NULL },
  { UNTOLD, PLACE " will|is|are? not|never|cannot|isnt|arent|wont be? given out", NOT_OURS, NULL },
  { UNTOLD, PLACE " is|are? not|never made public", NOT_OURS, NULL },
  { UNTOLD, "not|dont|never|cannot|wont|cant " TELL " out? our|the|its exact|full? " PLACE, NULL, "of|data" },
  { UNTOLD, "exact|full|precise " PLACE " details? is|are|will? only|be? be|only? given|provided|sent|disclosed|shared|released " \
            "only? on|upon|after|once|when|at|to", NULL, NULL },
  { UNTOLD, PLACE " is|are|will? be? only given|provided|sent|disclosed|shared|released|revealed on|upon|after|once|when|to",
    NOT_OURS, NULL },
  { UNTOLD, PLACE " is|are|will? be? disclosed|revealed|divulged only? on|upon|after|once|when", NOT_OURS, NULL },
};

DwPhraseBook dw_untold_book = DW_PHRASE_BOOK_OF_WARNINGS (phrases, PLACE "|meeting|meet");

/* The same whatever stands between. */
#define WHERE PLACE "|postcode"
#define NEVER "not|never|cannot|cant|wont|dont|isnt|arent|without|refuse|unable"
#define PUBLIC \
  "put|list|listed|publish|published|publicise|publicised|publicize|share|shared|disclose|disclosed|reveal|revealed|print|printed|post|posted|advertise|" \
  "advertised|public|publicly|divulge|divulged|release|released|display|displayed"
#define GIVEN "given|sent|shared|texted|emailed|supplied|disclosed|released|revealed|told|tell|passed|send|text|email|know"
#define LATER "after|once|when|upon|following|until|before"
#define CONTACT \
  "you|youve|booking|booked|referral|referred|registration|assessment|contact|call|enquiry|joined|joining|enrolled|accepted|confirmed|" \
  "interview|phone|deposit|payment|day|session|place"

static const DwTrail trails[] = {
  { { { NEVER }, { PUBLIC, 4 }, { WHERE, 5, NOT_OURS, "of|data" } } },
  { { { WHERE, 0, NOT_OURS }, { NEVER, 6 }, { PUBLIC, 5 } } },
  { { { WHERE, 0, NOT_OURS },
      { "is|are|remains|remain|kept|stay|stays|be|held|treated", 5 },
      { KEPT, 4, NEVER, "space|room|service|advice|place|talk|garden|and" } } },
  { { { WHERE, 0, NOT_OURS }, { GIVEN, 6 }, { LATER, 8 }, { CONTACT, 4 } } },
  { { { GIVEN, 0 }, { "where", 3 }, { "come|meet|held|we|is", 3 }, { LATER, 8 }, { CONTACT, 4 } } },
  { { { GIVEN, 0 }, { "how", 3 }, { "find|reach|get", 2 }, { "us", 2 }, { LATER "|closer", 4 } } },
  { { { WHERE, 0, NOT_OURS }, { "available|disclosed|known|given", 4, NEVER }, { "request|members|professionals|referrers", 5 }, { "only|alone", 4 } } },
  { { { WHERE, 0, NOT_OURS }, { GIVEN, 4 }, { "by", 3 }, { "worker|referrer|caseworker|keyworker|social|text|phone|email", 4 } } },
  { { { "told|given" }, { "place|where|venue|address", 2 }, { "on|by|over", 1 }, { "phone|telephone|text|email", 2 } } },
  { { { "no" }, { "address", 1 }, { "shown|given|here|listed|published", 3 }, { "because|as|for|to", 1 }, { "safe|safety|protect|security", 8 } } },
  { { { "keep|kept" }, { "where", 1 }, { "we", 1 }, { "are|meet|live", 1 }, { "secret|private|ourselves|confidential|quiet", 3 } } },
  { { { WHERE "|place", 0, NOT_OURS }, { "must|has|should", 4 }, { "stay|remain|be|kept", 3 }, { KEPT "|us|private", 2 } } },
  { { { LATER }, { CONTACT, 6 }, { "send|text|email|share|tell|told|given|sent", 10 }, { WHERE, 4, NOT_OURS "|with|at|from" } } },
};

static DwTrailBook trail_book = DW_TRAIL_BOOK (trails, WHERE "|place|where|how", 20, 20);

/* Signs between "Address" and "withheld" become a space: a phrase would end at them, and forms have "Address: withheld". */
static char *
dup_joined (const char *prose)
{
  GString *joined = g_string_new (prose);

  for (const char *sign = ":()\xe2\x80\x93"; *sign != '\0'; sign = g_utf8_next_char (sign))
    {
      g_autofree char *one = g_strndup (sign, (gsize) (g_utf8_next_char (sign) - sign));

      g_string_replace (joined, one, " ", 0);
    }
  g_string_replace (joined, " - ", " ", 0);
  g_string_replace (joined, ", which", " which", 0);
  return g_string_free (joined, FALSE);
}

/* Nearly every text ends here. */
static gboolean
may_be_said (const char *prose)
{
  static const char *const stems[] = { "onfidential", "ndisclosed", "ithheld", "ecret", "isclosed", "ublish", "ONFIDENTIAL", "ITHHELD", "ISCLOSED" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    if (strstr (prose, stems[i]) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
dw_untold_is_said (const char *prose)
{
  g_autofree char *joined = NULL;

  if (prose == NULL)
    return FALSE;
  if (dw_phrase_read (prose, &dw_untold_book) != 0 || dw_trail_is_said (prose, &trail_book))
    return TRUE;
  if (strpbrk (prose, ":(\xe2-,") == NULL || !may_be_said (prose))
    return FALSE;

  joined = dup_joined (prose);
  return dw_phrase_read (joined, &dw_untold_book) != 0;
}
