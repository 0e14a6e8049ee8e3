/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-facts.h"

#include "dw-borough.h"
#include "dw-need-words.h"
#include "dw-language.h"
#include "dw-phrase.h"
#include "dw-price.h"

#include <math.h>
#include <string.h>

enum { OLDEST_AGE = 120 };

/* Terms that tell of the record, not of the help: nobody looks for a service by them. */
static const char *const record_taxonomies[] = { "Doorway status", "Doorway source document" };

/* Words on getting in, as publishers write them. Read from application_process, else from the description. */
static const DwPhrase route_phrases[] = {
  { DW_ROUTE_DROP_IN, "drop-in|drop-ins|dropin", NULL, "attendance|numbers|income|centre-based|referrals" },
  { DW_ROUTE_DROP_IN, "drop in session|sessions|service|clinic|clinics|advice|group|groups|cafe|hub|any|anytime|and|or|basis|at|between|on|without", NULL, NULL },
  { DW_ROUTE_DROP_IN, "just|can|may|please|simply drop in", NULL, "attendance|numbers|income" },
  { DW_ROUTE_DROP_IN, "free|welcome to drop in", NULL, NULL },
  { DW_ROUTE_DROP_IN, "just|simply|can turn up|along", NULL, "the|your" },
  { DW_ROUTE_DROP_IN, "walk-in|walk-ins", NULL, "wardrobe|shower" },
  { DW_ROUTE_DROP_IN, "no need to book", NULL, NULL },
  { DW_ROUTE_DROP_IN, "no booking|appointment is? needed|required|necessary", NULL, NULL },
  { DW_ROUTE_SELF, "self-refer|self-referral|self-referrals|self-referring", NULL, NULL },
  { DW_ROUTE_SELF, "self refer|referral|referrals", NULL, NULL },
  { DW_ROUTE_SELF, "refer yourself|themselves|yourselves", NULL, NULL },
  { DW_ROUTE_SELF, "no referral is? needed|required|necessary", NULL, NULL },
  { DW_ROUTE_SELF, "without a? referral", NULL, NULL },
  { DW_ROUTE_SELF, "do|does not need a|any referral", NULL, NULL },
  { DW_ROUTE_SELF, "dont need a|any referral", NULL, NULL },
  { DW_ROUTE_PHONE, "call|ring|phone|telephone us|our", NULL, "back|first" },
  { DW_ROUTE_PHONE, "call|ring|telephone and? ask", NULL, NULL },
  { DW_ROUTE_PHONE, "call our? helpline|advice", NULL, NULL },
  { DW_ROUTE_PHONE, "give us a call|ring", NULL, NULL },
  { DW_ROUTE_SCHOOL, "through|via|from|by your|their|a|the? childs|childrens? school|schools|nursery|senco", NULL, "attendance|holidays|term|age|meals|run" },
  { DW_ROUTE_SCHOOL, "refer|referred|referral|referrals by|from|through|via your|their|a|the? school|schools|nursery|senco", NULL, NULL },
  { DW_ROUTE_SCHOOL, "referrals come from schools", NULL, NULL },
  { DW_ROUTE_SCHOOL, "schools|school can|must|may refer", NULL, NULL },
  { DW_ROUTE_SCHOOL, "ask your|the childs? school|nursery|senco", NULL, NULL },
  { DW_ROUTE_PROFESSIONAL, "refer|referred|referral|referrals by|from|through|via a|an|your|their|another|any? professional|professionals|practitioner|gp|gps|doctor|midwife|worker|social|health|lead|agency|agencies|caseworker", NULL, NULL },
  { DW_ROUTE_PROFESSIONAL, "professional|professionals|practitioner|gp|gps|worker|workers|agency referral|referrals", NULL, NULL },
  { DW_ROUTE_PROFESSIONAL, "professionals|practitioners|gps|agencies|workers can|must|may|should refer", NULL, NULL },
  { DW_ROUTE_PROFESSIONAL, "your gp|doctor|midwife|professional can|must|may|will refer", NULL, NULL },
  { DW_ROUTE_PANEL, "referred|referral|referrals|application|applications to|through|via the|a|our? panel", NULL, NULL },
  { DW_ROUTE_PANEL, "through|via|by the|a|our? help|support|hub|multi-agency|referral|allocation panel", NULL, NULL },
  { DW_ROUTE_PANEL, "panel decides|agrees|considers|allocates|picks", NULL, NULL },
  { DW_ROUTE_PANEL, "decided|agreed|considered|allocated by a|the|our? multi-agency|weekly|monthly? panel", NULL, NULL },
};

/* Words on price where the field is about price: a bare "free" means what it says. */
static const DwPhrase fee_phrases[] = {
  { DW_COST_FREE, "free", "feel|fee|toll|hands", "school|parking|trial|from|childcare|time|wifi|phone|entitlement|hours|places" },
  { DW_COST_FREE, "no charge|charges|cost|costs|fee|fees", NULL, NULL },
  { DW_COST_FREE, "without charge|cost|payment", NULL, NULL },
  { DW_COST_FREE, "nothing to pay", NULL, NULL },
  { DW_COST_FREE, "0#", NULL, NULL },
  { DW_COST_SOME, "free for|to under|over|children|members|those|people|anyone|siblings|residents|babies|carers", NULL, NULL },
  { DW_COST_SOME, "free for|to families|parents with|on|who|in|receiving", NULL, NULL },
  { DW_COST_SOME, "free if|when|with|places|trial|taster", NULL, NULL },
  { DW_COST_SOME, "free school meals", NULL, NULL },
  { DW_COST_SOME, "free childcare|entitlement|hours", NULL, NULL },
  { DW_COST_SOME, "first session|visit|class|week|appointment is? free", NULL, NULL },
  { DW_COST_PAID, "#", NULL, NULL },
  { DW_COST_PAID, "charge|charges|fee|fees applies|apply|payable", NULL, NULL },
  { DW_COST_PAID, "is|are a|an small|nominal|weekly|monthly|annual? charge|fee|cost", NULL, NULL },
};

/* What is asked for and need not be given: in prose about the price nobody can tell whether it is the price. */
static const DwPhrase donation_phrases[] = {
  { DW_COST_SOME, "donation|donations|voluntary", NULL, NULL },
};

/* Of what is for nothing: for whom alone, or when alone. Somebody else pays, whether the record says so or not. */
static const DwPhrase free_for_phrases[] = {
  { DW_COST_SOME, "universal credit", NULL, NULL },
  { DW_COST_SOME, "benefits", "other|many|health|social", "of" },
  { DW_COST_SOME, "low|lower income|incomes", NULL, NULL },
  { DW_COST_SOME, "pupil premium", NULL, NULL },
  { DW_COST_SOME, "means tested", NULL, NULL },
  { DW_COST_SOME, "means-tested|eligible|unwaged|unemployed|concession|concessions|concessionary", NULL, NULL },
  { DW_COST_SOME, "member|members|sibling|siblings", NULL, NULL },
  { DW_COST_SOME, "trial|taster", NULL, NULL },
  { DW_COST_SOME, "on mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays|weekends", NULL, NULL },
  { DW_COST_SOME, "first session|visit|class|week|appointment|hour|lesson", NULL, NULL },
};

/* Words on price in a description, where "free" has a dozen other meanings: only whole phrases, and not what schools
 * pay. */
#define NOT_FOR_FAMILIES "to|for|from|of"
static const DwPhrase description_cost_phrases[] = {
  { DW_COST_FREE, "free of charge to|for all|families|parents|everyone|residents|children|you", NULL, NULL },
  { DW_COST_FREE, "free of charge", NULL, "to|for" },
  { DW_COST_FREE, "free to attend|access|join|use", "feel", NULL },
  { DW_COST_FREE, "free and confidential|impartial|independent", "feel|toll|hands", NULL },
  { DW_COST_FREE, "free confidential? service|course|courses|session|sessions|programme|class|classes|workshop|workshops|advice|support|counselling", "smoke|drug|alcohol|toll|violence|gluten|risk|hands|pain|debt", NOT_FOR_FAMILIES },
  { DW_COST_FREE, "free confidential? service|course|courses|session|sessions|programme|class|classes|workshop|workshops|advice|support|counselling to|for all|families|parents|everyone|residents|children|young", "smoke|drug|alcohol|toll|violence|gluten|risk|hands|pain|debt", NULL },
  { DW_COST_FREE, "service|course|courses|session|sessions|programme|group|groups|classes|workshops is|are all|always|completely|totally|also? free", NULL, "from|school|to|for|time" },
  { DW_COST_FREE, "no charge|cost to|for families|parents|you|children|users|attend", NULL, NULL },
  { DW_COST_FREE, "there is no charge|cost|fee", NULL, "to|for" },
  { DW_COST_SOME, "free and|or low-cost|paid|subsidised|discounted", NULL, NULL },
  { DW_COST_PAID, "costs|cost is|from? #", NULL, NULL },
  { DW_COST_PAID, "charge|fee|price of|is #", NULL, NULL },
  { DW_COST_PAID, "# per|a|each session|class|visit|child|family|week", NULL, "voucher|vouchers|grant" },
  { DW_COST_PAID, "charge|charges|fee|fees applies|apply|payable", NULL, NULL },
};

/* Any price at all: what a description calls free beside it is free for some. */
static const DwPhrase price_phrases[] = {
  { DW_COST_PAID, "#", "worth|save|saving|win|grant|grants", "voucher|vouchers|grant|off" },
};

/* How a session is attended (schedule.attending_type is free text) and what kind of place it is (location_type). */
static const DwPhrase delivery_phrases[] = {
  { DW_DELIVERY_VENUE, "venue|in-person|physical|face-to-face|onsite|on-site", NULL, NULL },
  { DW_DELIVERY_VENUE, "in person", NULL, NULL },
  { DW_DELIVERY_VENUE, "face to face", NULL, NULL },
  { DW_DELIVERY_HOME, "home|home-visit|home-visits|home-based", "at", NULL },
  { DW_DELIVERY_ONLINE, "online|virtual|remote|video|zoom|teams|web", NULL, NULL },
  { DW_DELIVERY_PHONE, "phone|telephone|helpline", NULL, NULL },
  { DW_DELIVERY_OUTREACH, "outreach|mobile|detached|street", NULL, NULL },
  { DW_DELIVERY_SCHOOL, "school|schools", NULL, NULL },
};

static DwPhraseBook route_book = DW_PHRASE_BOOK (route_phrases);
static DwPhraseBook fee_book = DW_PHRASE_BOOK (fee_phrases);
static DwPhraseBook donation_book = DW_PHRASE_BOOK (donation_phrases);
static DwPhraseBook free_for_book = DW_PHRASE_BOOK (free_for_phrases);
static DwPhraseBook description_cost_book = DW_PHRASE_BOOK (description_cost_phrases);
static DwPhraseBook price_book = DW_PHRASE_BOOK (price_phrases);
static DwPhraseBook delivery_book = DW_PHRASE_BOOK (delivery_phrases);

static const struct { const char *word; DwStatusTerm term; } statuses[] = {
  { "active", DW_STATUS_RUNNING },
  { "temporarily closed", DW_STATUS_PAUSED },
  { "inactive", DW_STATUS_HISTORIC },
  { "defunct", DW_STATUS_HISTORIC },
};

static const char *
get_taxonomy (const DwTaxonomyTerm *term)
{
  if (term->taxonomy != NULL)
    return term->taxonomy;

  return term->taxonomy_detail != NULL ? term->taxonomy_detail->name : NULL;
}

static DwMask
find_term (DwFacet               facet,
           const DwTaxonomyTerm *term)
{
  const char *const names[] = { term->code, term->name, term->term };
  DwMask mask = 0;

  for (guint i = 0; mask == 0 && i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      mask = dw_facet_find (facet, names[i]);

  return mask;
}

/* The bits of the terms of Doorway's own taxonomies. @is_told: facets that have any term, known to us or not. */
static void
read_terms (DwFacts      *facts,
            const DwList *attributes,
            gboolean     *is_told)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;
      const char *taxonomy = term != NULL ? get_taxonomy (term) : NULL;

      if (taxonomy == NULL || !g_str_has_prefix (taxonomy, "Doorway "))
        continue;

      for (guint facet = 0; facet < DW_N_FACETS; facet++)
        if (strcmp (taxonomy, dw_facet_get_taxonomy (facet)) == 0)
          {
            facts->terms[facet] |= find_term (facet, term);
            is_told[facet] = TRUE;
          }
    }
}

static void
state (DwFacts *facts,
       DwFacet  facet,
       DwMask   terms,
       DwBasis  basis)
{
  facts->terms[facet] |= terms;
  if (terms != 0)
    facts->basis[facet] = basis;
}

static DwMask
read_status (const DwService *service)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (service->status, statuses[i].word) == 0)
      return statuses[i].term;

  return 0;
}

/* Free beside a price is free for some. */
static DwMask
settle_cost (DwMask found)
{
  if ((found & DW_COST_SOME) != 0 || found == (DW_COST_FREE | DW_COST_PAID))
    return DW_COST_SOME;

  return found;
}

static DwMask
read_fees (const char *words)
{
  return dw_phrase_read (words, &fee_book) | dw_phrase_read (words, &donation_book);
}

/* Of an amount of 0: "for under 5s" goes on from it, as "free for under 5s" would. A gift that is welcome is no price. */
static DwMask
read_condition (const char *words)
{
  g_autofree char *whole = words != NULL ? g_strconcat ("free ", words, NULL) : NULL;

  return dw_phrase_read (words, &fee_book) | dw_phrase_read (whole, &fee_book) | dw_phrase_read (words, &free_for_book);
}

/* An amount is data; its words only qualify it: 0 beside "£3 for others", or for "universal credit", is free for some. */
static DwMask
read_amount (const DwCostOption *option)
{
  if (isnan (option->amount) || option->amount < 0)
    return 0;
  if (option->amount > 0)
    return DW_COST_PAID;

  return DW_COST_FREE | read_condition (option->option) | read_condition (option->amount_description);
}

static void
read_cost (DwFacts         *facts,
           const DwService *service)
{
  DwMask stated = 0;
  DwMask prose = 0;

  DW_LIST_FOREACH (DwCostOption, option, &service->cost_options)
    if (!dw_price_is_past (option, &service->cost_options))
      {
        stated |= read_amount (option);
        prose |= read_fees (option->option) | read_fees (option->amount_description);
      }

  if (stated != 0)
    {
      state (facts, DW_FACET_COST, settle_cost (stated), DW_BASIS_STATED);
      return;
    }

  prose |= read_fees (service->fees) | read_fees (service->fees_description);
  if (prose == 0)
    prose = dw_phrase_read (service->description, &description_cost_book);
  if ((prose & DW_COST_FREE) != 0)
    prose |= dw_phrase_read (service->description, &price_book);
  state (facts, DW_FACET_COST, settle_cost (prose), DW_BASIS_PROSE);
}

static void
read_route (DwFacts         *facts,
            const DwService *service)
{
  DwMask found = dw_phrase_read (service->application_process, &route_book);

  if (found == 0)
    found = dw_phrase_read (service->description, &route_book);

  state (facts, DW_FACET_ROUTE, found, DW_BASIS_PROSE);
}

static DwMask
read_attending (const DwList *schedules)
{
  DwMask found = 0;

  DW_LIST_FOREACH (DwSchedule, schedule, schedules)
    found |= dw_phrase_read (schedule->attending_type, &delivery_book);

  return found;
}

/* The standard demands a location_type of every location, so most say "physical": it tells a venue only beside a place
 * to go to. */
static DwMask
read_place (const DwLocation *location)
{
  DwMask found = dw_phrase_read (location->location_type, &delivery_book);
  gboolean is_somewhere = location->addresses.n_items > 0 || !isnan (location->latitude);

  return is_somewhere ? found : found & ~(DwMask) DW_DELIVERY_VENUE;
}

static DwMask
read_delivery (const DwService *service)
{
  DwMask found = read_attending (&service->schedules);

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    {
      found |= read_attending (&there->schedules);
      if (there->location == NULL)
        continue;
      found |= read_attending (&there->location->schedules) | read_place (there->location);
    }

  return found;
}

static DwMask
read_areas (const DwList *areas)
{
  DwMask found = 0;

  DW_LIST_FOREACH (DwServiceArea, area, areas)
    {
      DwMask named = dw_borough_read_code (area->uri);

      if (named == 0)
        named = dw_borough_read_names (area->name);
      if (named == 0)
        named = dw_borough_read_names (area->service_area);
      found |= named;
    }

  return found;
}

static DwMask
read_boroughs (const DwService *service)
{
  DwMask found = read_areas (&service->service_areas);

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    found |= read_areas (&there->service_areas);

  return found;
}

static double
check_age (double age)
{
  return age >= 0 && age <= OLDEST_AGE ? age : NAN;
}

/* Ages are never swapped or guessed: a range that is upside down, or 0 to 0 as empty forms have it, states nothing. */
static void
read_ages (DwFacts         *facts,
           const DwService *service)
{
  double youngest = check_age (service->minimum_age);
  double oldest = check_age (service->maximum_age);

  if (youngest > oldest || (youngest <= 0 && oldest <= 0))
    youngest = oldest = NAN;

  facts->minimum_age = youngest;
  facts->maximum_age = oldest;
  facts->age_basis = isnan (youngest) && isnan (oldest) ? DW_BASIS_NONE : DW_BASIS_STATED;
}

static DwTri
needs_referral (DwMask routes)
{
  if ((routes & DW_ROUTE_OPEN) != 0)
    return DW_TRI_NO;

  return routes != 0 ? DW_TRI_YES : DW_TRI_NOT_STATED;
}

static const char *
get_who_for (const DwService *service)
{
  if (service->eligibility_description != NULL)
    return service->eligibility_description;

  DW_LIST_FOREACH (DwAttribute, attribute, &service->attributes)
    if (g_strcmp0 (attribute->link_type, "audience") == 0 || g_strcmp0 (attribute->link_type, "eligibility") == 0)
      {
        if (attribute->value != NULL)
          return attribute->value;
        if (attribute->taxonomy_term != NULL && attribute->taxonomy_term->name != NULL)
          return attribute->taxonomy_term->name;
      }

  return NULL;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/* What is said in words that tell Doorway nothing is still said: nobody is to hear that it is not stated. */
static void
note_words (DwFacts         *facts,
            const DwService *service)
{
  gboolean has_cost = has_text (service->fees) || has_text (service->fees_description);

  DW_LIST_FOREACH (DwCostOption, option, &service->cost_options)
    has_cost |= has_text (option->option) || has_text (option->amount_description);

  if (facts->terms[DW_FACET_ROUTE] == 0 && has_text (service->application_process))
    facts->basis[DW_FACET_ROUTE] = DW_BASIS_WORDS;
  if (facts->terms[DW_FACET_COST] == 0 && has_cost)
    facts->basis[DW_FACET_COST] = DW_BASIS_WORDS;
}

/* A publisher's own terms are stated, in whose words ever. */
static void
read_needs (DwFacts         *facts,
            const DwService *service)
{
  DwMask stated = dw_need_words_map (service);

  if (stated != 0)
    state (facts, DW_FACET_NEED, stated, DW_BASIS_STATED);
  else
    state (facts, DW_FACET_NEED, dw_need_words_read (service), DW_BASIS_PROSE);
}

DwFacts
dw_facts_read (const DwService *service)
{
  DwFacts facts = { .minimum_age = NAN, .maximum_age = NAN };
  gboolean is_told[DW_N_FACETS] = { FALSE };

  read_terms (&facts, &service->attributes, is_told);
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    facts.basis[facet] = facts.terms[facet] != 0 ? DW_BASIS_STATED : DW_BASIS_NONE;

  if (!is_told[DW_FACET_NEED])
    read_needs (&facts, service);
  if (!is_told[DW_FACET_STATUS])
    state (&facts, DW_FACET_STATUS, read_status (service), DW_BASIS_STATED);
  if (!is_told[DW_FACET_COST])
    read_cost (&facts, service);
  if (!is_told[DW_FACET_ROUTE])
    read_route (&facts, service);
  if (!is_told[DW_FACET_DELIVERY])
    state (&facts, DW_FACET_DELIVERY, read_delivery (service), DW_BASIS_STATED);
  state (&facts, DW_FACET_BOROUGH, read_boroughs (service), DW_BASIS_STATED);
  note_words (&facts, service);

  read_ages (&facts, service);
  facts.times = dw_times_read (service, &facts.times_basis);
  facts.languages = dw_language_read (service);
  facts.needs_referral = needs_referral (facts.terms[DW_FACET_ROUTE]);
  facts.route_text = service->application_process;
  facts.who_for = get_who_for (service);
  return facts;
}

static void
append_names (GString      *names,
              const DwList *attributes)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;
      gboolean is_about_record = FALSE;

      if (term == NULL || term->name == NULL)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (record_taxonomies); i++)
        is_about_record |= g_strcmp0 (get_taxonomy (term), record_taxonomies[i]) == 0;
      if (is_about_record)
        continue;
      if (names->len > 0)
        g_string_append_c (names, ' ');
      g_string_append (names, term->name);
    }
}

char *
dw_facts_dup_terms_text (const DwService *service)
{
  GString *names = g_string_new (NULL);

  append_names (names, &service->attributes);
  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    append_names (names, &there->attributes);

  return g_string_free (names, FALSE);
}
