/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-guard.h"

#include <string.h>

#include "dw-home.h"
#include "dw-phrase-shelf.h"
#include "dw-phrase.h"
#include "dw-shelter.h"
#include "dw-untold.h"

/* What phrases say: @OF_SOMETHING is a refuge unless it is @A_CHURCH. */
enum { UNSAFE = 1, OF_SOMETHING = 2, A_CHURCH = 4 };

#define FLEEING "fleeing|escaping|flee|escape|fled|escaped from? domestic|sexual|gender-based|honour-based|abuse|violence|abusive"
#define HARM "domestic|sexual|gender-based|honour-based|abuse|violence|trafficking|slavery|exploitation|stalking"
#define HOME "emergency|safe|temporary|secure|supported|crisis|confidential accommodation|housing|house|houses|home|homes|flats"
#define WHOM "for? women|men|people|families|survivors|victims|anyone|those|adults|girls|mothers? and|or? their? children|girls|families? " \
  "who|which? have|are? been? at|of|affected|experiencing|experienced|experience|suffering|suffered|facing|escaping|fleeing? by|from|risk|of?"

/* Somebody, and no war, that people flee from. */
#define A_VIOLENT "a|an|their|her|his|the|any? violent|abusive|controlling|coercive|abuser|abusers"
#define NO_PARTNER "conflict|conflicts|crime|gangs|gang|regime|regimes|war|wars|country|countries|offenders|games|films"
#define FLEEING_SOMEBODY "fleeing|escaping|running|flee|escape|fled|escaped from? " A_VIOLENT
#define OWN_KIN "husband|husbands|partner|partners|boyfriend|boyfriends|ex|family|families|father|parents|relatives|in-laws"

/* Somewhere to live, and who must have left somebody to live there. */
#define ROOMS "accommodation|housing|house|houses|home|homes|flat|flats|shelter|shelters|hostel|room|rooms|bed|beds|pad|pads|crash-pad"
#define WHO_HAVE "for|to women|men|people|families|mothers|mums|parents|girls|anyone|anybody|those|adults|survivors|victims " \
  "and|or|with? their? children|girls|families|men? who|that? have|has|are|need|want? had|just|recently? to? "
#define LEAVING WHO_HAVE "leaving|leave|left|fleeing|escaping from? " A_VIOLENT
#define OF_ABUSE "of modern? domestic|sexual|gender-based|honour-based|abuse|violence|forced|trafficking|slavery|exploitation|stalking"
#define HAVEN "emergency|safe|temporary|secure|supported|crisis|confidential|short-term|specialist " \
  "accommodation|housing|house|houses|home|homes|flats|rooms|beds|shelter|stays"

/* Said of a place in a name as in a description. */
#define SAYINGS \
  { UNSAFE, FLEEING, NULL, NULL }, \
  { UNSAFE, FLEEING_SOMEBODY, NULL, NO_PARTNER }, \
  { UNSAFE, ROOMS " " LEAVING, "open", NO_PARTNER }, \
  { UNSAFE, ROOMS " " WHO_HAVE "leave|left|flee|fled their? home|homes because|due of|to domestic? abuse|violence", NULL, NULL }, \
  { UNSAFE, ROOMS " for|to female|male|women|men|adult|young? survivors|survivor|victims|victim " OF_ABUSE, NULL, NULL }, \
  { UNSAFE, "fleeing|escaping|flee|escape|fled from? a|an|their|her|his " OWN_KIN, NULL, NO_PARTNER }, \
  { UNSAFE, "fleeing|escaping|flee|escape|fled|away from? a|an? forced marriage|marriages", NULL, NULL }, \
  { UNSAFE, "place|places of safety for women|mothers|girls|families|survivors|victims", NULL, NULL }, \
  { UNSAFE, "refuge for * women|girls|survivors|victims", OTHER_REFUGES, NULL }, \
  { UNSAFE, "womens shelter|shelters", NULL, NULL }, \
  { UNSAFE, "place|places|somewhere to stay|sleep|live " LEAVING, NULL, NO_PARTNER }, \
  { UNSAFE, HAVEN " for|to female|male|women|men|adult|young? survivors|survivor|victims|victim", NULL, "of" }, \
  { UNSAFE, "safe house|houses", NULL, "scheme|schemes" }, \
  { UNSAFE, "hiding place|places for women|mothers|mums|girls|families|survivors|victims|anyone|those|adults", NULL, NULL }, \
  { UNSAFE, "safe-house|safe-houses|safehouse|safehouses", NULL, NULL }

#define SAYING_WORDS "hiding|safe-house|safe-houses|safehouse|safehouses|safe|survivors|survivor|victims|victim|" \
  "violent|abusive|controlling|coercive|abuser|abusers|safety|shelter|shelters|" \
  "fleeing|escaping|flee|escape|fled|marriage|marriages"

/* What else is called a refuge. Only words that no home for people who flee has in its name: an address that is
 * withheld for nothing costs a telephone call, one that is shown can cost a life. So no "White Horse", "Warm",
 * "Building", "Hotel", "Cafe". */
#define OTHER_REFUGES "wildlife|bird|animal|donkey|cat|dog|pet|hedgehog|tortoise|reptile|nature|climate|pedestrian|traffic"
#define OTHER_HOUSES "temple|church|ministries|collection"
#define CHURCHES "church|chapel|temple|ministries|ministry|fellowship|tabernacle"

/* Of names and terms, which say what a service is. */
static const DwPhrase name_phrases[] = {
  { UNSAFE, "refuge|refuges", OTHER_REFUGES, OTHER_HOUSES "|recovery|of" },
  { OF_SOMETHING, "refuge|refuges of", OTHER_REFUGES, NULL },
  { A_CHURCH, "refuge of * " CHURCHES, NULL, NULL },
  { A_CHURCH, "refuge of * * " CHURCHES, NULL, NULL },
  { UNSAFE, "domestic|sexual|gender-based|honour-based abuse|violence|assault|exploitation", NULL, NULL },
  { UNSAFE, "honour based abuse|violence", NULL, NULL },
  { UNSAFE, "violence against women", NULL, NULL },
  { UNSAFE, "forced marriage|marriages", NULL, NULL },
  { UNSAFE, "rape crisis|support|centre", NULL, NULL },
  { UNSAFE, "womens aid", NULL, NULL },
  SAYINGS,
  { UNSAFE, "vawg|dva|idva|idvas|isva|isvas", NULL, NULL },
};

/* Of a description, which says much else. */
static const DwPhrase prose_phrases[] = {
  { UNSAFE, "refuge accommodation|space|spaces|flat|flats|house|houses|bed|beds", NULL, NULL },
  { UNSAFE, "refuge for women|families|survivors|people|victims", NULL, NULL },
  { UNSAFE, "womens|our|specialist|family|emergency refuge|refuges", NULL, OTHER_HOUSES },
  { UNSAFE, "refuge that|which? provides|offers|houses|accommodates", OTHER_REFUGES, NULL },
  SAYINGS,
  { UNSAFE, HOME " " WHOM " of? modern? " HARM, NULL, NULL },
  { UNSAFE, "domestic abuse|violence emergency|safe|temporary accommodation|housing|house|houses", NULL, NULL },
};

/* Of who it is for: nobody else than people who are not safe. */
static const DwPhrase audience_phrases[] = {
  { UNSAFE, FLEEING, NULL, NULL },
  { UNSAFE, FLEEING_SOMEBODY, NULL, NO_PARTNER },
  { UNSAFE, "survivors|survivor|victims|victim of domestic|sexual|gender-based|honour-based abuse|violence|exploitation|assault", NULL, NULL },
  { UNSAFE, "survivors|survivor|victims|victim of trafficking|stalking", NULL, NULL },
  { UNSAFE, "survivors|survivor|victims|victim of modern|forced slavery|marriage", NULL, NULL },
  { UNSAFE, "risk of domestic|sexual|gender-based|honour-based abuse|violence", NULL, NULL },
  { UNSAFE, "experiencing|experienced|suffering|suffered|affected by? domestic|sexual|gender-based|honour-based abuse|violence", NULL, NULL },
};

/* What a list of people holds: then it is for others too. */
static const char *const lists[] = { ",", ";", "/", "\n", " or ", "ncluding ", " such as ", " e.g", " as well as ", "veryone", "nyone", " all ", "All " };

/* One of these is in all that says that people are not safe, and few texts have one. */
#define ABUSE "domestic|sexual|gender-based|honour-based|abuse|abusive|violence|assault|exploitation"

static DwPhraseBook name_book = DW_PHRASE_BOOK_OF_WARNINGS (
  name_phrases, ABUSE "|" SAYING_WORDS "|refuge|refuges|marriage|marriages|rape|womens|vawg|dva|idva|idvas|isva|isvas");
static DwPhraseBook prose_book = DW_PHRASE_BOOK_OF_WARNINGS (
  prose_phrases, ABUSE "|" SAYING_WORDS "|refuge|refuges|trafficking|slavery|stalking");
static DwPhraseBook audience_book = DW_PHRASE_BOOK_OF_WARNINGS (
  audience_phrases, ABUSE "|" SAYING_WORDS "|trafficking|stalking|slavery|marriage");

static gboolean
is_unsafe_name (const char *name)
{
  DwMask found = name != NULL ? dw_phrase_read (name, &name_book) : 0;

  return (found & UNSAFE) != 0 || (found & (OF_SOMETHING | A_CHURCH)) == OF_SOMETHING;
}

static gboolean
is_unsafe_prose (const char *prose)
{
  return prose != NULL && dw_phrase_read (prose, &prose_book) != 0;
}

/* A council's housing desk names people who flee from abuse among ten others, and everybody knows where it is. */
static gboolean
is_unsafe_audience (const char *people)
{
  if (people == NULL || dw_phrase_read (people, &audience_book) == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strstr (people, lists[i]) != NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_public (const DwList *attributes)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;

      if ((attribute->value != NULL && g_ascii_strcasecmp (attribute->value, "public address") == 0)
          || (attribute->label != NULL && g_ascii_strcasecmp (attribute->label, "public address") == 0)
          || (term != NULL && term->name != NULL && g_ascii_strcasecmp (term->name, "public address") == 0))
        return TRUE;
    }

  return FALSE;
}

gboolean
dw_guard_has_public_place (const DwService *service)
{
  if (is_public (&service->attributes))
    return TRUE;

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (is_public (&there->attributes) || (there->location != NULL && is_public (&there->location->attributes)))
      return TRUE;

  return FALSE;
}

static const char *
get_taxonomy (const DwTaxonomyTerm *term)
{
  return term->taxonomy != NULL ? term->taxonomy : term->taxonomy_id != NULL ? term->taxonomy_id : "";
}

/* Whether the service has no term of the taxonomy of @one but such as this. */
static gboolean
is_only_kind (const DwList         *attributes,
              const DwTaxonomyTerm *one)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;

      if (term != NULL && strcmp (get_taxonomy (term), get_taxonomy (one)) == 0 && !is_unsafe_name (term->name))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_unsafe_terms (const DwList *attributes)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;

      if (term != NULL && is_unsafe_name (term->name) && is_only_kind (attributes, term))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_unsafe_name (const DwService *service)
{
  const DwOrganization *organization = service->organization;

  return is_unsafe_name (service->name) || is_unsafe_name (service->alternate_name)
         || (organization != NULL && is_unsafe_name (organization->name)) || has_unsafe_terms (&service->attributes);
}

/* A form's field that holds one word for the address that is not there. */
#define UNTOLD_WORDS "confidential|withheld|undisclosed|disclosed|secret"

static gboolean
is_untold_line (const char *line)
{
  static const char *const words[] = { "confidential", "withheld", "undisclosed", "not disclosed", "secret" };

  for (guint i = 0; line != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (line, words[i]) == 0)
      return TRUE;

  return dw_untold_is_said (line);
}

static gboolean
is_untold_location (const DwLocation *location)
{
  if (is_untold_line (location->name) || dw_untold_is_said (location->description))
    return TRUE;

  DW_LIST_FOREACH (DwAddress, address, &location->addresses)
    if (is_untold_line (address->attention) || is_untold_line (address->address_1))
      return TRUE;

  return FALSE;
}

static gboolean
is_untold (const DwService *service)
{
  const char *prose[] = { service->name, service->application_process, service->alert };

  for (guint i = 0; i < G_N_ELEMENTS (prose); i++)
    if (dw_untold_is_said (prose[i]))
      return TRUE;

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (there->location != NULL && is_untold_location (there->location))
      return TRUE;

  return FALSE;
}

/* A childminder by a term, where the name does not say that people meet there. */
static gboolean
has_minder_term (const DwService *service)
{
  DW_LIST_FOREACH (DwAttribute, attribute, &service->attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;

      if (term != NULL && term->name != NULL && dw_home_is_minder (term->name))
        return !dw_home_is_gathering (service->name);
    }

  return FALSE;
}

/* Whether the service is wherever everybody may go, as far as it says where it is. */
static gboolean
is_at_venues (const DwService *service)
{
  gboolean has_place = FALSE;

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (there->location != NULL && g_strcmp0 (there->location->location_type, "virtual") != 0)
      {
        if (!dw_home_is_venue (there->location->name))
          return FALSE;
        has_place = TRUE;
      }

  return has_place;
}

static gboolean
is_at_home (const DwService *service)
{
  const char *prose[] = { service->name, service->application_process, service->alert };
  const DwOrganization *organization = service->organization;

  if (dw_home_is_named (service->name) || dw_home_is_named (service->alternate_name) || has_minder_term (service))
    return TRUE;
  if (organization != NULL && dw_home_is_named (organization->name) && !dw_home_is_gathering (service->name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (prose); i++)
    if (dw_home_is_plain (prose[i]))
      return TRUE;

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (there->location != NULL && (dw_home_is_named (there->location->name) || dw_home_is_plain (there->location->name)
                                    || dw_home_is_plain (there->location->description)))
      return TRUE;

  return FALSE;
}

/* --- What is worth reading --- */

/* A service has a long text and twenty short ones, and in nearly none stands a word of what is looked for: it is looked
 * through once, the short texts together, for all books, before any of the above is asked of each. */

static const DwPhrase line_phrases[] = { { UNSAFE, UNTOLD_WORDS, NULL, NULL } };
static DwPhraseBook line_book = DW_PHRASE_BOOK_OF_WARNINGS (line_phrases, UNTOLD_WORDS);

/* The bit of each book on the shelves. */
enum { UNTOLD = 1, TOLD = 2, PROSE = 4, SHELTER = 8, HINTED = 16 };
enum { NAME = 4, AUDIENCE = 8, LINE = 16, MINDER = 32 };

static DwPhraseBook *const long_books[] = {
  &dw_untold_book, &dw_home_told_book, &prose_book, &dw_shelter_book, &dw_home_hint_book,
};
static DwPhraseBook *const short_books[] = {
  &dw_untold_book, &dw_home_told_book, &name_book, &audience_book, &line_book, &dw_home_minder_book,
};
static DwPhraseShelf long_shelf = DW_PHRASE_SHELF (long_books);
static DwPhraseShelf short_shelf = DW_PHRASE_SHELF (short_books);

/* Short texts after one another, each on a line of its own: no phrase goes over the end of a line. */
typedef struct
{
  char lines[1024];
  gsize length;
  guint named;    /* the books that those before name, and may find something in */
} Look;

static void
look_at_lines (Look *look)
{
  look->lines[look->length] = '\0';
  look->named |= dw_phrase_shelf_name (&short_shelf, look->lines);
  look->length = 0;
}

static void
add_text (Look       *look,
          const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if (length + 2 > sizeof look->lines)
    look->named |= dw_phrase_shelf_name (&short_shelf, text);
  else if (length > 0)
    {
      if (length + 2 > sizeof look->lines - look->length)
        look_at_lines (look);
      memcpy (look->lines + look->length, text, length);
      look->length += length;
      look->lines[look->length++] = '\n';
    }
}

static void
add_location (Look             *look,
              const DwLocation *location)
{
  add_text (look, location->name);
  add_text (look, location->description);
  DW_LIST_FOREACH (DwAddress, address, &location->addresses)
    {
      add_text (look, address->attention);
      add_text (look, address->address_1);
    }
}

/* Looks at all that is read of @service but its description. */
static guint
look_at_short_texts (const DwService *service)
{
  const char *texts[] = { service->name, service->alternate_name, service->application_process, service->alert,
                          service->eligibility_description,
                          service->organization != NULL ? service->organization->name : NULL };
  Look look;

  look.length = 0;
  look.named = 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (&look, texts[i]);
  DW_LIST_FOREACH (DwAttribute, attribute, &service->attributes)
    add_text (&look, attribute->taxonomy_term != NULL ? attribute->taxonomy_term->name : NULL);
  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (there->location != NULL)
      add_location (&look, there->location);

  look_at_lines (&look);
  return look.named;
}

static gboolean
is_home_described (const char          *description,
                   const DwPhraseFound *found)
{
  if ((found->held & TOLD) != 0)
    return dw_home_is_plain (description);

  return ((found->named & TOLD) != 0 && dw_home_is_owned (description))
         || (((found->named & HINTED) != 0 || dw_home_has_i (description)) && dw_home_is_hinted (description));
}

DwGuard
dw_guard_read (const DwService *service)
{
  const char *description = service->description;
  DwPhraseFound found = dw_phrase_shelf_look (&long_shelf, description);
  guint named = look_at_short_texts (service);
  DwGuard guard = DW_GUARD_NONE;

  if (((found.held & PROSE) != 0 && is_unsafe_prose (description))
      || ((found.named & SHELTER) != 0 && dw_shelter_is_told (description))
      || ((named & NAME) != 0 && has_unsafe_name (service))
      || ((named & AUDIENCE) != 0 && is_unsafe_audience (service->eligibility_description)))
    guard = DW_GUARD_SAFETY;
  else if (((found.named & UNTOLD) != 0 && dw_untold_is_said (description))
           || ((named & (UNTOLD | LINE)) != 0 && is_untold (service)))
    guard = DW_GUARD_UNTOLD;
  else if ((is_home_described (description, &found) || ((named & (TOLD | MINDER)) != 0 && is_at_home (service)))
           && !is_at_venues (service))
    guard = DW_GUARD_HOME;

  return guard != DW_GUARD_NONE && dw_guard_has_public_place (service) ? DW_GUARD_NONE : guard;
}
