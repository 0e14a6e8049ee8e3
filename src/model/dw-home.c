/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-home.h"

#include <string.h>

#include "dw-address-words.h"
#include "dw-phrase.h"
#include "dw-trail.h"

/* By phrases and no patterns: one childminder in a feed would have PCRE2 in memory (see dw-address-words.c). */

/* What phrases say: it is plain, or only asked about. */
enum { PLAIN = 1, ASKED = 2 };

/* A book of warnings, but without rare words that each of its phrases has one of. */
#define HEEDLESS_BOOK(array) { .phrases = (array), .n_phrases = G_N_ELEMENTS (array), .heeds_no_denial = TRUE }

/* --- Names --- */

static const DwPhrase minder_phrases[] = {
  { PLAIN, "childminder|childminding|childminders|child-minder|child-minding|child-minders", NULL, NULL },
  { PLAIN, "child minder|minders|minding", NULL, NULL },
};

/* What else has childminders in its name: people meet there, or learn, or are told of them. */
static const DwPhrase gathering_phrases[] = {
  { PLAIN, "group|groups|drop-in|drop-ins|dropin|drop|stay|network|networks|training|course|courses|support|agency|agencies", NULL, NULL },
  { PLAIN, "association|hub|centre|forum|team|library|become|becoming|find|finding|finder|list|directory|register|information", NULL, NULL },
  { PLAIN, "advice|meeting|meetings|briefing|briefings|conference|college|academy|grant|grants|recruitment|vacancies|council", NULL, NULL },
  { PLAIN, "for|and childminders|child-minders", NULL, NULL },
};

DwPhraseBook dw_home_minder_book = DW_PHRASE_BOOK_OF_WARNINGS (
  minder_phrases, "childminder|childminding|childminders|child-minder|child-minding|child-minders|minder|minders|minding");
static DwPhraseBook gathering_book = HEEDLESS_BOOK (gathering_phrases);

/* --- Prose --- */

#define DWELLING "home|house|flat|garden|kitchen|living|front|place"
#define ROOF "home|house|flat"
#define AN_ANYBODY "a|an|the|our|your|any|every|each|or|and|to|with|of|for|by|find|choose|use|using|local|new|become|becoming|paying|funded"
#define MINDER "childminder|child-minder"
#define MINDING MINDER "|childminding|child-minding"
#define NO_MINDER "agency|agencies|network|group|training|course|support|team|association|start-up|led|register|vacancies|is|and|or|drop-in|s"
#define HOME_BASED "childcare|daycare|nursery|creche|playgroup|preschool|childminder|nanny|tutor|tuition|tutoring|lessons|teacher"
#define LESSONS "childcare|daycare|care|tuition|tutoring|lessons|classes|sessions|group|playgroup|nursery|creche|club|nanny|tutor|teacher"
#define LEARNT "registered|ofsted-registered|qualified|experienced|insured|approved|professional"

/* Who fled, or wants to stay: it is where they live, and not where anything happens. */
#define NO_GUEST \
  "evicted|away|out|safe|safer|safely|alone|trapped|stuck|isolated|live|lives|lived|living|stay|stays|staying|remain|removed|moved|" \
  "independent|independently|visit|visits|visited|you|them|afraid|unsafe|scared|frightened|felt|feel|feels|feeling|cared|for|helped"
#define NO_DWELLING "visit|visits|visiting|visitor|team|library|page|start|help|care|office|office's|town|country|village|improvement"

static const DwPhrase told_phrases[] = {
  /* A childminder, who works at home. */
  { PLAIN, LEARNT " " MINDING, AN_ANYBODY, NO_MINDER },
  { PLAIN, LEARNT " child minder|minding", AN_ANYBODY, NO_MINDER },
  { PLAIN, "is|was a|an " LEARNT " " MINDER, NULL, NO_MINDER },
  { PLAIN, "is|was a|an " LEARNT " child minder", NULL, NO_MINDER },
  { PLAIN, "im|am a|an " MINDER "|nanny|host", NULL, NULL },
  { PLAIN, "im|am a|an * " MINDER "|nanny|host", NULL, NULL },
  { PLAIN, "im|am a|an * * " MINDER "|nanny|host", NULL, NULL },
  { PLAIN, "im|am a|an * * * " MINDER "|nanny|host", NULL, NULL },
  { PLAIN, "im|am a|an child minder", NULL, NULL },
  { PLAIN, "we are|were childminders|child-minders", NULL, NULL },
  { PLAIN, "we are * childminders|child-minders", NULL, NULL },
  { PLAIN, "we are * * * childminders|child-minders", NULL, NULL },
  { PLAIN, MINDER "s own? " ROOF, NULL, NO_DWELLING },
  { PLAIN, "child minder|minding for|in|near|with|offering|based|providing", AN_ANYBODY "|if|as|their|his|her|my|" LEARNT, NULL },

  /* Whose home it is. */
  { PLAIN, "in|at|from|to my own? " DWELLING, NO_GUEST, NO_DWELLING },
  { PLAIN, "in|at|from her|his own " ROOF "|kitchen|garden", NO_GUEST, NO_DWELLING },
  { PLAIN, LESSONS " is|are? held|based|run? in|at|from her|his|my|our own? family? " ROOF "|kitchen|garden", NULL, NO_DWELLING },
  { PLAIN, "runs|run|operates|teaches|cares in|at|from her|his|their|my|our own? family? " ROOF "|kitchen|garden", NULL, NO_DWELLING },
  { PLAIN, "in|at|from our own|family " ROOF "|kitchen", "safe|isolated|stuck", NO_DWELLING },
  { PLAIN, "comfort|warmth of my own? " ROOF, NULL, NULL },
  { PLAIN, "in|at|from my back|spare garden|room|bedroom", NO_GUEST, NULL },
  { PLAIN, "from our back garden", NULL, NULL },
  { PLAIN, "my own? " ROOF " is your", NULL, NULL },
  { PLAIN, "my|our own? family " ROOF " hosts|welcomes", NULL, NULL },
  { PLAIN, "my own? " ROOF " hosts|welcomes", NULL, NULL },
  { PLAIN, "in|at|from a|the|our leaders|organisers|hosts|tutors|teachers|therapists|owners|founders own? " ROOF, NULL, NO_DWELLING },
  { PLAIN, "in|at a|one members|volunteers|neighbours own? " ROOF, NULL, NO_DWELLING },
  { PLAIN, "teaches|childminds|childmind from home", NULL, NULL },
  { PLAIN, "i teach|tutor|work from home", NULL, NULL },
  { PLAIN, "teacher|tutor|nanny who|that? works|teaching|working from home", NULL, NULL },
  { PLAIN, "in|at|from our house|flat|kitchen", NO_GUEST, NULL },
  { PLAIN, "in|at|from|to mrs|mr|miss|ms|dr * own? " ROOF "|kitchen|garden|place", NO_GUEST, NO_DWELLING },
  { PLAIN, "in|at|from|to mrs|mr|miss|ms|dr * * " ROOF "|kitchen|garden|place", NO_GUEST, NO_DWELLING },
  { PLAIN, "home|house|flat of mrs|mr|miss|ms|dr", NULL, NULL },
  { PLAIN, "at|in the? home|homes|house|houses of one? of? a|our members|member|volunteers|volunteer|parents|families|hosts|host|leader", NULL, NULL },

  /* What is a home by its kind. */
  { PLAIN, "home-based registered? " HOME_BASED, NULL, NULL },
  { PLAIN, "home based registered? " HOME_BASED, NULL, NULL },
  { PLAIN, HOME_BASED " based|working at|from home", NULL, NO_DWELLING },
  { PLAIN, "home nursery|daycare", "care|nursing|childrens|from|at", NULL },
  { PLAIN, "childminding|child-minding setting|business|practice", AN_ANYBODY "|own", NULL },
  { PLAIN, "home childminding|child-minding", NULL, NULL },
  { PLAIN, MINDING " for|in|near|with|offering|based|providing|available", AN_ANYBODY "|if|as|their|his|her|my|" LEARNT, NULL },
  { PLAIN, "nanny share|shares|sharing|shared is|are? based|hosted? at|in|from a|an|the|one|our|my|her|your? family|familys|host? " ROOF, NULL, NULL },
  { PLAIN, "nanny-share|nanny-shares|nannyshare at|in|from a|an|the|one|our|my|her? family|familys|host? " ROOF, NULL, NULL },
  { PLAIN, LESSONS "|meets|meetings|held|hosted is|are? held|based|hosted? in|at a|the private|family home|house", NULL, NO_DWELLING },
  { PLAIN, "at|in a private residence", NULL, NULL },

  /* What may be one. */
  { ASKED, "my own? home|house|flat|garden|kitchen", NULL, NULL },
  { ASKED, "my own? living|front room", NULL, NULL },
  { ASKED, "at|in|from|to my own? place|address", NULL, NULL },
  { ASKED, "our own|family home", NULL, NULL },
  { ASKED, "at|in|from|to our own|family? house|flat|kitchen", NULL, NULL },
  { ASKED, "at|in|from|to our own|family? living room", NULL, NULL },
  { ASKED, "at|in|from|to the family? home of", NULL, NULL },
  { ASKED, "childminder|childminders|child-minder|child-minders own? " ROOF, NULL, NULL },
  { ASKED, "child minder|minders own? " ROOF, NULL, NULL },
  { ASKED, "im|am a|an foster carer", NULL, NULL },
  { ASKED, "im|am a|an * foster carer", NULL, NULL },
  { ASKED, "nanny share|shares|sharing", NULL, NULL },
  { ASKED, "nanny-share|nanny-shares|nannyshare", NULL, NULL },
};

/* Also what read_owners() and begins_with_minder() find nothing without. */
DwPhraseBook dw_home_told_book = DW_PHRASE_BOOK_OF_WARNINGS (
  told_phrases, "home|homes|house|houses|flat|flats|garden|gardens|kitchen|kitchens|living|front|place|room|rooms|bedroom|address|"
                "residence|home-based|nanny|host|carer|nannyshare|nanny-share|nanny-shares|childminder|childminders|childminding|"
                "child-minder|child-minders|child-minding|minder|minders|minding");

/* The same whatever stands between. */
#define AT "in|at|from|round|around|behind|beside"
#define OUR_ROOM "home|house|flat|garden|kitchen|garage|conservatory|lounge|dining|table|summerhouse|annexe|shed|bungalow|cottage|cabin"
#define ROOM "garage|conservatory|lounge|loft|annexe|cabin|playroom|studio|shed|summerhouse|bedroom"
#define HOMES "home|homes|house|houses|flat|flats"
#define HELPER \
  "trustee|trustees|member|members|volunteer|volunteers|carer|carers|host|hosts|leader|leaders|organiser|organisers|neighbour|neighbours|" \
  "tutor|tutors|teacher|teachers|owner|owners|helper|helpers"
#define MIND "mind|minding|minded|childmind|look|looked|looking|care|cared|caring|nanny"
#define SMALL "children|babies|toddlers|kids|infants|little|under|baby"

static const DwTrail home_trails[] = {
  { { { AT, 0, NO_GUEST }, { "my", 2 }, { OUR_ROOM, 4, NULL, NO_DWELLING } } },
  { { { ROOM },
      { "of|in|to|behind|beside|at", 3 },
      { "my|family|own", 3, "your|their" },
      { HOMES "|garden", 2, NULL, NO_DWELLING } } },
  { { { "our" }, { "converted|spare|own", 1 }, { "garage|bedroom|loft|conservatory|lounge", 2 } } },
  { { { AT, 0, NO_GUEST }, { HOMES, 3, NULL, NO_DWELLING }, { "of", 1 }, { HELPER, 5, NULL, NULL, "who|with|supported" } } },
  { { { AT, 0, NO_GUEST }, { HELPER, 4, "to|your|for|by" }, { HOMES, 2, NULL, NO_DWELLING } } },
  { { { AT, 0, NO_GUEST }, { HOMES, 3 }, { "of", 1 }, { "trained|approved|host|foster", 3 }, { "family|families|couple|couples", 2 } } },
  { { { "i" }, { MIND, 3, "how|can|could|should|do|to" }, { SMALL, 5 } } },
  { { { "welcome|welcomes|invite" }, { "our|my", 8, "to" }, { HOMES, 2, NULL, NO_DWELLING } } },
  { { { "come|comes|take|have" }, { "my", 8, "to" }, { HOMES "|family", 2, NULL, NO_DWELLING } } },
  { { { "i" }, { "have|run|offer|collect|provide", 2 }, { "home", 14, "your|their|them|you|children", NO_DWELLING } } },
  { { { "opens|open" }, { "their|our", 1 }, { "own|home|homes", 1 }, { "to|home|homes", 1 } } },
};

static DwTrailBook home_trail_book = DW_TRAIL_BOOK (home_trails, "my|i|" HOMES "|" ROOM, 12, 12);

DwPhraseBook dw_home_hint_book = DW_PHRASE_BOOK_OF_ANCHORS (HOMES "|bedroom");

/* --- Buildings --- */

/* A street may be called after any of them. */
#define NO_STREET \
  "road|rd|street|st|lane|avenue|ave|close|drive|way|terrace|gardens|crescent|grove|walk|hill|court|square|row|mews|rise|view|" \
  "cottage|cottages|lodge|end|flat|flats|house|home"

static const DwPhrase venue_phrases[] = {
  { PLAIN, "hall|centre|center|library|church|school|college|university|hospital|clinic|surgery|museum|chapel|mosque|temple", NULL, NO_STREET },
  { PLAIN, "synagogue|gurdwara|cathedral|pavilion|theatre|cinema|office|offices|clubhouse|cafe|pub|hotel|baths|gym|station|park", NULL, NO_STREET },
  { PLAIN, "childrens|family|leisure|community|health|sports|youth|town|civic centre|centres|hub|hall|house|offices", NULL, NO_STREET },
};

static DwPhraseBook venue_book = HEEDLESS_BOOK (venue_phrases);

gboolean
dw_home_is_minder (const char *name)
{
  return dw_phrase_read (name, &dw_home_minder_book) != 0;
}

gboolean
dw_home_is_gathering (const char *name)
{
  return dw_phrase_read (name, &gathering_book) != 0;
}

gboolean
dw_home_is_named (const char *name)
{
  return dw_home_is_minder (name) && !dw_home_is_gathering (name);
}

/* --- Somebody's name before a house --- */

static const char *const dwellings[] = {
  "home", "house", "flat", "garden", "kitchen", "living room", "front room", "lounge", "conservatory", "garage", "place",
};

/* Whose houses these are is nobody's name. */
static const char *const not_names[] = {
  "Children", "Women", "Men", "People", "Nurse", "Pensioner", "Family", "Parent", "Client", "Patient", "Carer", "User",
};

/* What stands before a place, and how many words of a name between. */
static const char *const openers[] = { "at", "in", "from", "to", "At", "In", "From", "To" };
enum { MOST_NAMES = 4 };

/* What may follow "at Anna's flat", and shows that it is no "home library" or "house rules". */
static const char *const followers[] = { "in", "on", "at", "near", "every", "each", "and", "or", "with", "where", "from", "by", "for", "once" };

static gboolean
is_letter (const char *p)
{
  return g_unichar_isalpha (g_utf8_get_char (p));
}

/* Whether a word of @words begins at @p and ends there. */
static gboolean
is_word_of (const char        *p,
            const char *const *words,
            gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      gsize length = strlen (words[i]);

      if (strncmp (p, words[i], length) == 0 && !is_letter (p + length))
        return TRUE;
    }

  return FALSE;
}

/* Behind the dwelling at @p, which is written without a capital: "at St Mary's House" is a house that has a name. */
static const char *
skip_dwelling (const char *p)
{
  if (g_str_has_prefix (p, "own "))
    p += strlen ("own ");
  for (gsize i = 0; i < G_N_ELEMENTS (dwellings); i++)
    {
      gsize length = strlen (dwellings[i]);

      if (strncmp (p, dwellings[i], length) == 0 && !is_letter (p + length))
        return p + length;
    }

  return NULL;
}

/* Where the word begins that ends before @end. */
static const char *
step_back (const char *text,
           const char *end)
{
  for (const char *p = end; p > text; p = g_utf8_prev_char (p))
    {
      const char *before = g_utf8_prev_char (p);

      if (!is_letter (before) && *before != '-')
        return p;
    }

  return text;
}

/* The word before @name that is no part of it: behind "at", in "at Anna Patel's" and "at Anna and Tom's". NULL where
 * none is, or where it is the name of a house after all: "St Mary's house". */
static const char *
find_before (const char *text,
             const char *name)
{
  static const char *const joining[] = { "and", "&" };
  static const char *const honoured[] = { "St", "Saint", "Queen", "King", "Our", "Lady" };

  for (guint i = 0; i < MOST_NAMES && name > text && name[-1] == ' '; i++)
    {
      name = step_back (text, name - 1);
      if (is_word_of (name, honoured, G_N_ELEMENTS (honoured)))
        return NULL;
      if (is_word_of (name, openers, G_N_ELEMENTS (openers)))
        return name;
      if (!g_unichar_isupper (g_utf8_get_char (name)) && !is_word_of (name, joining, G_N_ELEMENTS (joining)))
        return NULL;
    }

  return NULL;
}

/* Whether "at", "in" or "from" stand before @name, and nothing behind @end makes something else of it. */
static gboolean
is_place_of (const char *text,
             const char *name,
             const char *end)
{
  return find_before (text, name) != NULL && *end != '-'
         && (*end != ' ' || is_word_of (end + 1, followers, G_N_ELEMENTS (followers)));
}

/* What "Anna's flat" says: as a place it is plain. */
static DwMask
read_owners (const char *prose)
{
  static const char *const signs[] = { "'s ", "\xe2\x80\x99s " };
  DwMask found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    for (const char *p = strchr (prose, *signs[i]); p != NULL; p = strchr (p + 1, *signs[i]))
      {
        const char *end = g_str_has_prefix (p, signs[i]) ? skip_dwelling (p + strlen (signs[i])) : NULL;
        const char *name = end != NULL ? step_back (prose, p) : NULL;

        if (name != NULL && name < p && g_unichar_isupper (g_utf8_get_char (name))
            && !is_word_of (name, not_names, G_N_ELEMENTS (not_names)))
          found |= is_place_of (prose, name, end) ? PLAIN : ASKED;
      }

  return found;
}

/* What begins with one: "Childminder (two vacancies)". Its first words tell whether it is a group of them. */
static gboolean
begins_with_minder (const char *prose)
{
  static const char minder[] = "childminder";
  g_autofree char *line = NULL;

  if (g_ascii_strncasecmp (prose, minder, strlen (minder)) != 0 || g_ascii_isalpha (prose[strlen (minder)]))
    return FALSE;

  line = g_strndup (prose, strcspn (prose, ".,(\n"));
  return dw_home_is_named (line);
}

gboolean
dw_home_is_owned (const char *prose)
{
  return (read_owners (prose) & PLAIN) != 0 || begins_with_minder (prose);
}

gboolean
dw_home_is_hinted (const char *prose)
{
  return dw_trail_is_said (prose, &home_trail_book);
}

gboolean
dw_home_has_i (const char *prose)
{
  for (const char *p = prose != NULL ? strchr (prose, 'I') : NULL; p != NULL; p = strchr (p + 1, 'I'))
    if (p[1] == ' ' && (p == prose || p[-1] == ' '))
      return TRUE;

  return FALSE;
}

gboolean
dw_home_is_plain (const char *prose)
{
  return prose != NULL
         && ((dw_phrase_read (prose, &dw_home_told_book) & PLAIN) != 0 || dw_home_is_owned (prose)
             || dw_home_is_hinted (prose));
}

gboolean
dw_home_is_told (const char *prose)
{
  return prose != NULL
         && ((dw_phrase_read (prose, &dw_home_told_book) | read_owners (prose)) != 0 || dw_home_is_hinted (prose));
}

gboolean
dw_home_is_venue (const char *name)
{
  return name != NULL && dw_phrase_read (name, &venue_book) != 0 && !g_ascii_isdigit (*name)
         && dw_address_words_find (name, NULL) == NULL && !dw_home_is_named (name) && !dw_home_is_told (name);
}

/* --- Addresses --- */

/* Behind "12" or "12b" at @p, of as many digits as a house has; NULL where none is. */
static const char *
skip_number (const char *p)
{
  gsize n_digits = strspn (p, "0123456789");

  if (n_digits == 0 || n_digits > 4)
    return NULL;

  p += n_digits;
  return p + g_ascii_isalpha (*p);
}

static const char *
skip_any (const char        *p,
          const char *const *words,
          gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_has_prefix (p, words[i]))
      return p + strlen (words[i]);

  return p;
}

/* Whether a house's number and a name stand at @p, behind the word for a house: ", 12 Quibble". */
static gboolean
is_number_and_name (const char *p)
{
  static const char *const signs[] = { ", ", ": ", " \xe2\x80\x93 ", " - ", " " };
  static const char *const links[] = { "is at ", "is ", "at " };
  static const char *const numbers[] = { "number ", "Number ", "no. ", "No. ", "no ", "No " };
  const char *sign = skip_any (p, signs, G_N_ELEMENTS (signs));
  const char *name = NULL;

  if (sign == p)
    return FALSE;

  p = skip_any (sign, links, G_N_ELEMENTS (links));
  name = skip_number (skip_any (p, numbers, G_N_ELEMENTS (numbers)));
  if (name == NULL)
    return FALSE;

  name += *name == ',';
  if (*name++ != ' ')
    return FALSE;

  return g_unichar_isupper (g_utf8_get_char (name)) && g_unichar_islower (g_utf8_get_char (g_utf8_next_char (name)));
}

gboolean
dw_home_has_address (const char *prose)
{
  if (dw_address_words_find (prose, NULL) != NULL)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (dwellings); i++)
    for (const char *p = strstr (prose, dwellings[i]); p != NULL; p = strstr (p + 1, dwellings[i]))
      if ((p == prose || !is_letter (g_utf8_prev_char (p))) && is_number_and_name (p + strlen (dwellings[i])))
        return TRUE;

  return FALSE;
}
