/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-hint-words.h"

#include "dw-language.h"
#include "dw-times.h"
#include "dw-word-pattern.h"

#include <math.h>
#include <string.h>

/* What must be at hand to be a wish, and not a tale: "every morning he screams" asks for no morning. */
#define SESSIONS \
  "open|group|groups|class|classes|course|courses|session|sessions|club|clubs|something|somewhere|things|activity|" \
  "activities|drop"

#define GRANDPARENTS "nan|nana|nanna|nanny|gran|granny|grandma|grandmother|grandad|granddad|grandpa|grandfather"
#define ANY_WORD "*"    /* that is: only as the first */

static const struct
{
  DwHintKind kind;
  DwMask terms;
  const char *pattern;
  const char *not_before;   /* of the word before, or NULL */
} patterns[] = {
  { DW_HINT_ASKER, DW_ASKER_DADS, "dads|fathers", NULL },
  { DW_HINT_ASKER, DW_ASKER_DADS,
    "im|am|as|being|become|becoming a? new|young|single|separated|first? time? dad|father", NULL },
  { DW_HINT_ASKER, DW_ASKER_DADS,
    "dad|father of|to|group|groups|looking|needing|seeking|club", "my|his|her|their|the" },
  { DW_HINT_ASKER, DW_ASKER_DADS, "dad|father on|by his|my own", "my|his|her|their|the|your" },
  { DW_HINT_ASKER, DW_ASKER_DADS, "dad|father|dads|fathers $", ANY_WORD },
  { DW_HINT_ASKER, DW_ASKER_GRANDPARENTS, "grandparent|grandparents", "their|his|her" },
  { DW_HINT_ASKER, DW_ASKER_GRANDPARENTS, GRANDPARENTS " $", ANY_WORD },
  { DW_HINT_ASKER, DW_ASKER_GRANDPARENTS,
    GRANDPARENTS " is? now? raising|caring|looking|bringing|support|group|groups|of|needs|needing|fostering",
    "my|his|her|their|our|the|for|after|your" },
  { DW_HINT_ASKER, DW_ASKER_GRANDPARENTS,
    "raising|after|for|up|got|have|minding the|our|two|three|2|3|four? grandkids|grandchildren|grandson|granddaughter|"
    "grandsons|granddaughters|grandchild", NULL },
  { DW_HINT_ASKER, DW_ASKER_GRANDPARENTS,
    "my grandson|granddaughter|grandchild|grandchildren|grandkids|grandsons|granddaughters", NULL },
  { DW_HINT_ASKER, DW_ASKER_GRANDPARENTS, "im|am|as a? nan|gran|granny|grandad|grandmother|grandfather|grandma", NULL },
  { DW_HINT_ASKER, DW_ASKER_FOSTER, "fostercarer|fostercarers|fosterparent|fosterparents|fosterer|fosterers", NULL },
  { DW_HINT_ASKER, DW_ASKER_FOSTER,
    "foster carer|carers|parent|parents|mum|dad|family|child|children|placement", NULL },
  { DW_HINT_ASKER, DW_ASKER_FOSTER, "im|am|we|are fostering", NULL },
  { DW_HINT_ASKER, DW_ASKER_KINSHIP, "kinship carer|carers|care|family|parent?", NULL },
  { DW_HINT_ASKER, DW_ASKER_KINSHIP, "special guardian|guardians|guardianship", NULL },
  { DW_HINT_ASKER, DW_ASKER_KINSHIP, "sgo", NULL },
  { DW_HINT_ASKER, DW_ASKER_KINSHIP,
    "raising|bringing up? my grandson|granddaughter|grandchild|grandchildren|grandkids|niece|nephew|sisters|"
    "brothers", NULL },
  { DW_HINT_ASKER, DW_ASKER_YOUNG_CARERS, "young carer|carers", NULL },
  { DW_HINT_ASKER, DW_ASKER_YOUNG_CARERS,
    "child|daughter|son|boy|girl|kid|he|she looks|look|looking|cares|caring after|for his|her|my|their|a? disabled|"
    "sick|ill|poorly? mum|dad|mother|father|brother|sister|parent|parents|nan", NULL },
  { DW_HINT_ASKER, DW_ASKER_ADOPTERS, "adopted|adoptive|adopters|adopter", NULL },
  { DW_HINT_ASKER, DW_ASKER_LONE_PARENTS,
    "single|lone mum|mums|dad|dads|parent|parents|mother|mothers|father|fathers", NULL },
  { DW_HINT_ASKER, DW_ASKER_LONE_PARENTS,
    "mum|mummy|mother|mom|dad|father on|by his|her|my own",
    "my|his|her|their|the|your" },
  { DW_HINT_ASKER, DW_ASKER_LONE_PARENTS, "bringing|raising|parenting up? *? *? *? *? on my|our? own", NULL },
  { DW_HINT_ASKER, DW_ASKER_YOUNG_PARENTS,
    "young|teen|teenage mum|mums|dad|dads|parent|parents|mother|mothers|father|fathers", NULL },
  { DW_HINT_ASKER, DW_ASKER_WORKERS, "practitioner|practitioners|professionals", NULL },
  { DW_HINT_ASKER, DW_ASKER_WORKERS,
    "im|am|as a|an? professional|practitioner|teacher|senco|social|dsl|midwife|headteacher", NULL },
  { DW_HINT_ASKER, DW_ASKER_WORKERS, "i work with families|children|young|parents", NULL },
  { DW_HINT_ASKER, DW_ASKER_WORKERS, "my|our client|clients|caseload|pupils|colleagues|colleague", NULL },

  { DW_HINT_DAY, 1 << 0, "monday|mondays", "every|last" },
  { DW_HINT_DAY, 1 << 1, "tuesday|tuesdays", "every|last" },
  { DW_HINT_DAY, 1 << 2, "wednesday|wednesdays", "every|last" },
  { DW_HINT_DAY, 1 << 3, "thursday|thursdays", "every|last" },
  { DW_HINT_DAY, 1 << 4, "friday|fridays", "every|last" },
  { DW_HINT_DAY, DW_TIMES_SATURDAY, "saturday|saturdays", "every|last" },
  { DW_HINT_DAY, DW_TIMES_SUNDAY, "sunday|sundays", "every|last" },
  { DW_HINT_DAY, DW_TIMES_SATURDAY | DW_TIMES_SUNDAY, "weekend|weekends", "every|last|long" },

  { DW_HINT_TIME, DW_TIMES_EVENING, "evening|evenings", "every|each|last|all|good|most" },
  { DW_HINT_TIME, DW_TIMES_EVENING, "tonight", NULL },
  { DW_HINT_TIME, DW_TIMES_EVENING, "after work|hours", NULL },
  { DW_HINT_TIME, DW_TIMES_EVENING, "out|outside of? work|hours|office", NULL },
  { DW_HINT_TIME, DW_TIMES_EVENING, "after 5pm|6pm|7pm|5|6|six|five", NULL },
  { DW_HINT_TIME, DW_TIMES_MORNING,
    SESSIONS " in|on? the|weekday|monday|tuesday|wednesday|thursday|friday|saturday|sunday? morning|mornings", NULL },
  { DW_HINT_TIME, DW_TIMES_MORNING, "morning|mornings only|group|groups|class|classes|session|sessions|club", NULL },
  { DW_HINT_TIME, DW_TIMES_MORNING,
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday morning|mornings", "every|last" },
  { DW_HINT_TIME, DW_TIMES_AFTERNOON,
    SESSIONS " in|on? the|weekday|monday|tuesday|wednesday|thursday|friday|saturday|sunday? afternoon|"
    "afternoons", NULL },
  { DW_HINT_TIME, DW_TIMES_AFTERNOON,
    "afternoon|afternoons only|group|groups|class|classes|session|sessions|club", NULL },
  { DW_HINT_TIME, DW_TIMES_AFTERNOON,
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday afternoon|afternoons", "every|last" },
  { DW_HINT_TIME, DW_TIMES_AFTER_SCHOOL,
    "after school club|clubs|care|activit*|group|groups|provision|session|sessions|football|homework|somewhere|"
    "something", NULL },
  { DW_HINT_TIME, DW_TIMES_AFTER_SCHOOL, SESSIONS " to? do? after school", NULL },
  { DW_HINT_TIME, DW_TIMES_HOLIDAYS, "school|summer|easter|christmas holiday|holidays", NULL },
  { DW_HINT_TIME, DW_TIMES_HOLIDAYS, "half term|terms", NULL },
};

static const char *const asker_labels[DW_N_ASKERS] = {
  N_ ("For dads"),          N_ ("For grandparents"),   N_ ("For foster carers"), N_ ("For kinship carers"), N_ ("For young carers"),
  N_ ("For adopters"),      N_ ("For lone parents"),   N_ ("For young parents"), N_ ("For people who work with families"),
};

/* Names of languages this short are words of English too ("so", "am", "as" a code): only the longer are looked for. */
enum { SHORTEST_LANGUAGE = 4, N_WEEKDAYS = 7 };

static char *
dup_label (DwHintKind kind,
           DwMask     terms)
{
  if (kind == DW_HINT_ASKER)
    return g_strdup (_(asker_labels[__builtin_ctzll (terms)]));
  if (kind == DW_HINT_LANGUAGE)
    return g_strdup_printf (_("In %s"), dw_language_get_name (terms));

  return dw_times_dup_text (terms);
}

static gboolean
is_known (const GArray *hints,
          DwHintKind    kind,
          DwMask        terms)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->kind == kind && (hint->terms & terms) == terms)
        return TRUE;
    }

  return FALSE;
}

/* Takes @label over; NULL: the terms' own. */
static void
add (GArray     *hints,
     DwHintKind  kind,
     DwMask      terms,
     guint       first,
     guint       n,
     char       *label)
{
  DwHint hint = {
    .kind = kind, .terms = terms, .minimum_age = NAN, .maximum_age = NAN, .first = first, .n = n,
    .is_only_that = kind == DW_HINT_DAY || kind == DW_HINT_LANGUAGE,
  };

  if (is_known (hints, kind, terms))
    {
      g_free (label);
      return;
    }

  hint.label = label != NULL ? label : dup_label (kind, terms);
  g_array_append_val (hints, hint);
}

/* What is said in words that stand in names and texts in another sense, and so are not searched: "open", "person". Takes @label over. */
static void
add_aside (GArray     *hints,
           DwHintKind  kind,
           DwMask      terms,
           guint       first,
           guint       n,
           char       *label)
{
  guint n_before = hints->len;

  add (hints, kind, terms, first, n, label);
  for (guint i = n_before; i < hints->len; i++)
    g_array_index (hints, DwHint, i).is_aside = TRUE;
}

/* Where words that are only said of a day begin before word @first: "open on Sunday" asks for nothing that calls itself open. */
static guint
find_opening (const DwQueryWords *words,
              guint               first)
{
  guint at = first - (first > 0 && dw_query_words_say (words, first - 1, "on|at|in|a"));

  return at > 0 && dw_query_words_say (words, at - 1, "open|opens|opened|opening") ? at - 1 : first;
}

static void
read_patterns (const DwQueryWords *words,
               GArray             *hints)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    for (guint first = 0; first < words->n_all; first++)
      {
        guint end = dw_word_pattern_match (words->all, first, patterns[i].pattern);
        guint opening;

        if (end == 0 || (patterns[i].not_before != NULL && first > 0
                         && dw_word_pattern_match (&words->all[first - 1], 0, patterns[i].not_before) > 0))
          continue;
        opening = patterns[i].kind == DW_HINT_DAY ? find_opening (words, first) : first;
        if (opening < first)
          add_aside (hints, patterns[i].kind, patterns[i].terms, opening, end - opening, NULL);
        else
          add (hints, patterns[i].kind, patterns[i].terms, first, end - first, NULL);
      }
}

static void
read_in_person (const DwQueryWords *words,
                GArray             *hints)
{
  static const DwMask in_person
      = DW_DELIVERY_VENUE | DW_DELIVERY_HOME | DW_DELIVERY_OUTREACH | DW_DELIVERY_SCHOOL | DW_DELIVERY_MIXED;

  for (guint i = 0; i < words->n_all; i++)
    {
      guint end = MAX (dw_word_pattern_match (words->all, i, "in person only?"), dw_word_pattern_match (words->all, i, "face to face only"));

      if (end > 0 && (i == 0 || dw_word_pattern_match (&words->all[i - 1], 0, "litigant|litigants") == 0))
        add_aside (hints, DW_HINT_DELIVERY, in_person, i, end - i, g_strdup (_("In person")));
    }
}

/* "Open now" is today: nobody states what the hour is there, and a record is too old to tell. */
static void
read_today (const DwQueryWords *words,
            guint               today,
            GArray             *hints)
{
  if (today < 1 || today > N_WEEKDAYS)
    return;

  for (guint i = 0; i < words->n_all; i++)
    {
      guint open = dw_word_pattern_match (words->all, i, "open|available right? now|today|tonight");
      gboolean is_today = open > 0 || dw_word_pattern_match (words->all, i, "today|tonight") > 0;

      if (is_today || dw_word_pattern_match (words->all, i, "tomorrow") > 0)
        {
          DwMask day = 1u << ((today - (is_today ? 1 : 0)) % N_WEEKDAYS);
          g_autofree char *name = dw_times_dup_text (day);
          char *label = g_strdup_printf (is_today ? _("Today, %s") : _("Tomorrow, %s"), name);

          if (open > 0)
            add_aside (hints, DW_HINT_DAY, day, i, open - i, label);
          else
            add (hints, DW_HINT_DAY, day, i, 1, label);
        }
    }
}

/* Whether nothing stands beside word @at but who is asked for and where: "Somali", "Polish mums Ealing". "English" alone is to be learnt. */
static gboolean
is_of_people (const DwQueryWords *words,
              guint               at,
              const GArray       *hints)
{
  static const char people[] = "mum|mums|mother|mothers|dad|dads|parent|parents|family|families|woman|women|ladies|man|men|girls|boys|people|person|community|"
                               "communities|group|groups|network|worker|workers|support|help|advice|service|services|kids|children|baby|toddler|carer|carers|"
                               "refugee|refugees|please|need|want|any|here|local|near|nearby";

  if (g_str_equal (words->all[at], "english"))
    return FALSE;

  for (guint i = 0; i < words->n_all; i++)
    {
      gboolean is_place = FALSE;

      for (guint j = 0; j < hints->len; j++)
        {
          const DwHint *hint = &g_array_index (hints, DwHint, j);

          is_place |= hint->kind == DW_HINT_PLACE && i >= hint->first && i < hint->first + hint->n;
        }
      if (i != at && !is_place && words->item_of[i] >= 0 && dw_word_pattern_match (&words->all[i], 0, people) == 0)
        return FALSE;
    }

  return TRUE;
}

/*
 * The language that @word names, where the words around it speak of speaking: "in Bengali", "Somali speaking"; or where they only
 * say who: whoever types the name of a people wants to be understood.
 */
static void
read_language (const DwQueryWords *words,
               guint               at,
               GArray             *hints)
{
  static const char behind[] = "speaking|speaker|speakers|language|interpreter|interpreters|translator|translation|interpreting";
  static const char before[] = "in|speak|speaks|speaking|spoken|talks|into";
  gboolean is_sign = dw_word_pattern_match (words->all, at, "sign language") > 0;
  gboolean is_long = strlen (words->all[at]) >= SHORTEST_LANGUAGE;
  DwMask language = is_sign || g_str_equal (words->all[at], "bsl") ? dw_language_find ("bsl") : is_long ? dw_language_find (words->all[at]) : 0;
  gboolean is_behind = at + 1 < words->n_all && dw_word_pattern_match (words->all, at + 1, behind) > 0;
  gboolean is_before = at > 0 && dw_word_pattern_match (words->all, at - 1, before) > 0;

  if (language != 0 && (is_behind || is_before || is_sign || is_of_people (words, at, hints)))
    add (hints, DW_HINT_LANGUAGE, language, at, is_behind || is_sign ? 2 : 1, NULL);
}

void
dw_hint_words_read (const DwQueryWords *words,
                    guint               today,
                    GArray             *hints)
{
  read_today (words, today, hints);
  read_in_person (words, hints);
  read_patterns (words, hints);
  for (guint i = 0; i < words->n_all; i++)
    read_language (words, i, hints);
}

/* Where the words before @first deny what follows: "not", "can't do"; a small word may stand between. @first: they do not. */
static guint
find_denial (const DwQueryWords *words,
             guint               first,
             DwHintKind          kind)
{
  static const char between[] = "in|at|on|by|the|a|an|any|for|over|via|to|do|make|manage|come|with|through|near";
  static const char denials[] = "not|without|except|avoid|dont|isnt|nothing|rather|instead|excluding";
  static const char cannot[] = "cant|cannot|cant|unable|dont";
  guint at = first;

  for (guint i = 0; i < 2 && at > 0 && dw_word_pattern_match (&words->all[at - 1], 0, between) > 0; i++)
    at--;
  if (at == 0)
    return first;

  at--;
  if (dw_word_pattern_match (&words->all[at], 0, denials) > 0
      || ((kind == DW_HINT_DAY || kind == DW_HINT_TIME) && dw_word_pattern_match (&words->all[at], 0, cannot) > 0)
      || (kind == DW_HINT_DELIVERY && dw_word_pattern_match (&words->all[at], 0, "no|cannot|cant") > 0))
    return at;

  return first;
}

/* How people say where they are not: "I am not from Hackney", "anywhere but Hackney". */
static const char *const not_there[] = {
  "not|isnt|arent from",
  "not|dont|doesnt|cant|longer actually|currently|really|want|to? live|living|lives|based|staying|stay|reside|residing|resident in|at|around|near|within|of?",
  "anywhere|anything|everywhere|somewhere|all but|except|besides in|from?",
  "moved|moving|move out|away from|of",
  "live|living|lives|based|from|somewhere|anything|anywhere|someone|services|groups|help outside of?",
  "outside of",
  "used to live|be|stay|come in|at|near|around|from?",
  "moved here|over? from",
};
/* Before those: it is somebody else who is not there. */
static const char somebody[] = "mum|dad|mother|father|husband|wife|partner|ex|son|daughter|he|she|they|nan|family|parents|friend|friends";

/* As find_denial(), before the place at @first. */
static guint
find_absence (const DwQueryWords *words,
              guint               first)
{
  for (guint at = 0; at < first; at++)
    for (gsize i = 0; i < G_N_ELEMENTS (not_there); i++)
      if (dw_word_pattern_match (words->all, at, not_there[i]) == first
          && (at == 0 || dw_word_pattern_match (words->all, at - 1, somebody) == 0)
          && (at < 2 || dw_word_pattern_match (words->all, at - 2, somebody) == 0))
        return at;

  return first;
}

/* "Baby classes, not baby sensory" refuses a class, not babies. */
static gboolean
is_asked_elsewhere (const GArray *hints,
                    const DwHint *hint)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *other = &g_array_index (hints, DwHint, i);

      if (other != hint && other->kind == DW_HINT_AGE && hint->kind == DW_HINT_AGE && !other->is_not
          && fabs (other->minimum_age - hint->minimum_age) < 0.01
          && fabs (other->maximum_age - hint->maximum_age) < 0.01)
        return TRUE;
    }

  return FALSE;
}

void
dw_hint_words_deny (const DwQueryWords *words,
                    GArray             *hints)
{
  for (guint i = 0; i < hints->len; i++)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i);
      guint denial
          = dw_hint_kind_can_be_denied (hint->kind) ? find_denial (words, hint->first, hint->kind) : hint->first;

      if (hint->kind == DW_HINT_PLACE && denial == hint->first)
        denial = find_absence (words, hint->first);
      if (denial < hint->first && !is_asked_elsewhere (hints, hint))
        dw_hint_deny (hint, denial);
    }
}
