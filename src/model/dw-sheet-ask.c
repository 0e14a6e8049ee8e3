/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sheet-maker.h"

#include "dw-dial.h"
#include "dw-link.h"
#include "dw-phrase.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The parts of a sheet that say whom it is for, what it costs and whom to ask. */

/* The labels of the bits of @mask, translated, as "A, B and C"; NULL for 0. */
static char *
say_terms (DwFacet facet,
           DwMask  mask)
{
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < n_terms; i++)
    if ((mask & ((DwMask) 1 << i)) != 0)
      g_strv_builder_add (builder, _ (terms[i].label));

  labels = g_strv_builder_end (builder);
  return dw_words_join ((const char *const *) labels);
}

static char *
say_languages (const DwService *service)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_nameless = 0;

  DW_LIST_FOREACH (DwLanguage, language, &service->languages)
    if (language->name != NULL || language->code != NULL)
      dw_sheet_append (names, ", ", language->name != NULL ? language->name : language->code);
    else
      n_nameless++;

  if (names->len == 0 && n_nameless > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u language, but the publisher does not say which",
                                         "%u languages, but the publisher does not say which",
                                         n_nameless),
                            n_nameless);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_languages (DwSheetMaker *maker)
{
  gboolean has_languages = dw_sheet_take (maker, _ ("Languages"), say_languages (maker->service), DW_BASIS_STATED);

  has_languages |= dw_sheet_add (maker,
                                 DW_LINE_TEXT,
                                 _ ("Interpreters"),
                                 maker->service->interpretation_services,
                                 DW_BASIS_STATED);
  if (!has_languages)
    dw_sheet_gap (maker, _ ("Languages"), DW_GAP_LANGUAGES);
}

/* Whether words beside a number tell of years, whichever: "for children aged 5 to 11", "under 5s". */
static gboolean
tells_age (const char *text)
{
  static const DwPhrase phrases[] = { { 1, "age|aged|ages|year|years|month|months|under|over", NULL, NULL } };
  static DwPhraseBook book = DW_PHRASE_BOOK (phrases);

  return text != NULL && strpbrk (text, G_CSET_DIGITS) != NULL && dw_phrase_read (text, &book) != 0;
}

static void
add_ages (DwSheetMaker *maker)
{
  if (maker->facts.age_basis == DW_BASIS_NONE && tells_age (maker->facts.who_for))
    dw_sheet_add (maker, DW_LINE_TEXT, _ ("Ages"), _ ("See “Who can use it”"), DW_BASIS_NONE);
  else if (maker->facts.age_basis == DW_BASIS_NONE)
    dw_sheet_gap (maker, _ ("Ages"), DW_GAP_AGES);
  else
    dw_sheet_take (maker,
                   _ ("Ages"),
                   dw_words_ages (maker->facts.minimum_age, maker->facts.maximum_age),
                   maker->facts.age_basis);
}

void
dw_sheet_fill_who (DwSheetMaker *maker)
{
  const DwFacts *facts = &maker->facts;

  add_ages (maker);
  if (!dw_sheet_add (maker, DW_LINE_PROSE, _ ("Who can use it"), facts->who_for, DW_BASIS_STATED))
    dw_sheet_gap (maker, _ ("Who can use it"), DW_GAP_ELIGIBILITY);
  if (!dw_sheet_take (maker,
                      _ ("Level of need"),
                      dw_words_levels (facts->terms[DW_FACET_LEVEL]),
                      facts->basis[DW_FACET_LEVEL]))
    dw_sheet_gap (maker, _ ("Level of need"), DW_GAP_LEVEL);
  dw_sheet_take (maker,
                 _ ("Helps with"),
                 say_terms (DW_FACET_NEED, facts->terms[DW_FACET_NEED]),
                 facts->basis[DW_FACET_NEED]);
  add_languages (maker);
}

/* A price says more than that there is one. */
static gboolean
has_amount (const DwService *service)
{
  DW_LIST_FOREACH (DwCostOption, option, &service->cost_options)
    if (option->amount > 0)
      return TRUE;

  return FALSE;
}

/* Where nothing but words tells the cost, they are the cost. */
static gboolean
add_fees (DwSheetMaker *maker,
          const char   *text)
{
  gboolean is_all = maker->facts.terms[DW_FACET_COST] == 0;

  return dw_sheet_add (maker, DW_LINE_TEXT, is_all ? _ ("Cost") : _ ("In their words"), text, DW_BASIS_STATED);
}

/* Nothing else of the record tells what a charge is: it has to be asked. */
static gboolean
has_only_charge (const DwService *service,
                 const DwFacts   *facts)
{
  return facts->terms[DW_FACET_COST] == DW_COST_PAID && facts->basis[DW_FACET_COST] == DW_BASIS_STATED
         && service->cost_options.n_items == 0 && service->fees == NULL && service->fees_description == NULL;
}

static void
add_cost (DwSheetMaker *maker,
          DwMask        costs)
{
  const DwPrice nothing = DW_PRICE_NOTHING;
  DwBasis basis = maker->facts.basis[DW_FACET_COST];

  if (has_only_charge (maker->service, &maker->facts))
    dw_sheet_take (maker, _ ("Cost"), dw_words_dup_price (&nothing, costs, basis), basis);
  else
    dw_sheet_add (maker, DW_LINE_TEXT, _ ("Cost"), dw_words_cost (costs), basis);
}

void
dw_sheet_fill_cost (DwSheetMaker *maker)
{
  const DwService *service = maker->service;
  DwMask costs = maker->facts.terms[DW_FACET_COST];
  gboolean is_priced = costs == DW_COST_PAID && has_amount (service);
  gboolean is_said = costs != 0;

  if (costs != 0 && !is_priced)
    add_cost (maker, costs);

  DW_LIST_FOREACH (DwCostOption, option, &service->cost_options)
    is_said |= dw_sheet_take (maker, is_priced ? _ ("Cost") : _ ("Price"), dw_words_cost_option (option), DW_BASIS_STATED);

  is_said |= add_fees (maker, service->fees);
  if (g_strcmp0 (service->fees, service->fees_description) != 0)
    is_said |= add_fees (maker, service->fees_description);
  if (!is_said)
    dw_sheet_gap (maker, _ ("Cost"), DW_GAP_COST);
}

static void
add_line (DwSheetMaker *maker,
          DwLineKind    kind,
          const char   *label,
          const char   *value,
          const char   *target,
          const char   *note)
{
  guint index = maker->lines->len;
  DwLine *line;

  if (!dw_sheet_add (maker, kind, label, value, DW_BASIS_STATED) || maker->lines->len == index)
    return;

  line = &g_array_index (maker->lines, DwLine, index);
  line->target = dw_arena_strdup (maker->arena, target);
  line->note = note != NULL && *note != '\0' ? dw_sheet_keep (maker, note) : NULL;
}

static void
add_phone (DwSheetMaker  *maker,
           const char    *label,
           const DwPhone *phone)
{
  const DwOrganization *organization = maker->service->organization;
  g_autoptr (GString) whose = g_string_new (label);
  g_auto (DwDial) dial = { NULL, };
  g_autoptr (GString) notes = g_string_new (NULL);

  if (phone->number == NULL)
    return;

  dw_sheet_append (whose, "\n", maker->service->name);
  dw_sheet_append (whose, "\n", organization != NULL ? organization->name : NULL);
  dw_dial_read (phone->number, phone->extension, whose->str, &dial);
  dw_sheet_append (notes, "\n", dial.words);
  dw_sheet_append (notes, "\n", phone->description);
  if (g_strcmp0 (phone->type, "voice") != 0)
    dw_sheet_append (notes, "\n", phone->type);
  if (dial.number != NULL)
    dw_sheet_append (notes, "\n", dial.caution);

  if (dial.number != NULL)
    add_line (maker, DW_LINE_PHONE, label, dial.number, NULL, notes->str);
  else
    add_line (maker, DW_LINE_TEXT, label, dial.caution, NULL, notes->str);
}

static void
add_phones (DwSheetMaker *maker,
            const char   *label,
            const DwList *phones)
{
  DW_LIST_FOREACH (DwPhone, phone, phones)
    add_phone (maker, label, phone);
}

static void
add_email (DwSheetMaker *maker,
           const char   *label,
           const char   *address)
{
  g_auto (DwLink) link = { NULL, };

  dw_link_read_email (address, &link);
  add_line (maker, link.uri != NULL ? DW_LINE_EMAIL : DW_LINE_TEXT, label, address, link.uri, NULL);
}

/* A role before a name: roles stay when people move on. NULL when there is neither. */
static char *
name_contact (const DwContact *contact)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  dw_sheet_append (parts, ", ", contact->title != NULL ? contact->title : contact->name);
  dw_sheet_append (parts, ", ", contact->department);

  return parts->len == 0 ? NULL : g_string_free (g_steal_pointer (&parts), FALSE);
}

static void
add_contacts (DwSheetMaker *maker,
              const DwList *contacts)
{
  DW_LIST_FOREACH (DwContact, contact, contacts)
    {
      g_autofree char *label = name_contact (contact);
      guint n_before = maker->lines->len;

      add_phones (maker, label != NULL ? label : _ ("Phone"), &contact->phones);
      add_email (maker, label != NULL ? label : _ ("E-mail"), contact->email);
      if (maker->lines->len == n_before)
        dw_sheet_add (maker, DW_LINE_TEXT, _ ("Ask for"), label, DW_BASIS_STATED);
    }
}

static void
add_location_contacts (DwSheetMaker *maker)
{
  DW_LIST_FOREACH (DwServiceAtLocation, there, &maker->service->service_at_locations)
    {
      const DwLocation *location = there->location;
      const char *label = location != NULL && location->name != NULL ? location->name : _ ("Phone");

      add_contacts (maker, &there->contacts);
      add_phones (maker, label, &there->phones);
      if (location == NULL)
        continue;
      add_contacts (maker, &location->contacts);
      add_phones (maker, label, &location->phones);
    }
}

static void
add_organisation_contacts (DwSheetMaker         *maker,
                           const DwOrganization *organization)
{
  const char *label = organization->name != NULL ? organization->name : _ ("The organisation");

  add_contacts (maker, &organization->contacts);
  add_phones (maker, label, &organization->phones);
  add_email (maker, label, organization->email);
  dw_sheet_add_web (maker, label, organization->website);
  DW_LIST_FOREACH (DwUrl, url, &organization->additional_websites)
    dw_sheet_add_web (maker, url->label != NULL ? url->label : label, url->url);
}

void
dw_sheet_fill_contact (DwSheetMaker *maker)
{
  const DwService *service = maker->service;

  add_phones (maker, _ ("Phone"), &service->phones);
  add_contacts (maker, &service->contacts);
  add_email (maker, _ ("E-mail"), service->email);
  dw_sheet_add_web (maker, _ ("Web page"), service->url);
  DW_LIST_FOREACH (DwUrl, url, &service->additional_urls)
    dw_sheet_add_web (maker, url->label != NULL ? url->label : _ ("Web page"), url->url);
  add_location_contacts (maker);
  if (service->organization != NULL)
    add_organisation_contacts (maker, service->organization);

  if (maker->lines->len == 0)
    dw_sheet_gap (maker, _ ("Contact"), DW_GAP_CONTACT);
}
