/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-words.h"
#include "dw-words-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In the order of DwRouteTerm: from the widest open door to the narrowest. */
static const char *const route_words[] = {
  N_("Just turn up"),
  N_("You can refer yourself"),
  N_("Ring first"),
  N_("Ask your school"),
  N_("A professional has to ask for you: school, GP, health visitor"),
  N_("A panel decides"),
};

static const char *const level_words[] = {
  N_("for everyone"),
  N_("for families who need some extra help"),
  N_("specialist help"),
  N_("help that the law requires"),
};

static const char *const delivery_words[] = {
  N_("at a place you go to"),
  N_("comes to your home"),
  N_("online"),
  N_("by phone"),
  N_("goes out to where families are"),
  N_("in a mix of ways"),
  N_("in schools"),
};

static const char *const gap_words[] = {
  [DW_GAP_ROUTE] = N_("How to get in not stated."),
  [DW_GAP_PAPERS] = N_("Papers to bring not stated."),
  [DW_GAP_WAIT] = N_("Waiting time not stated."),
  [DW_GAP_TIMES] = N_("Times not stated."),
  [DW_GAP_AREA] = N_("Area served not stated."),
  [DW_GAP_ADDRESS] = N_("Address not stated."),
  [DW_GAP_ACCESS] = N_("Access for disabled people not stated."),
  [DW_GAP_AGES] = N_("Ages not stated."),
  [DW_GAP_ELIGIBILITY] = N_("Who can use it not stated."),
  [DW_GAP_LEVEL] = N_("Level of need not stated."),
  [DW_GAP_LANGUAGES] = N_("Languages not stated."),
  [DW_GAP_COST] = N_("Cost not stated."),
  [DW_GAP_CONTACT] = N_("Contact not stated."),
  [DW_GAP_DESCRIPTION] = N_("No description given."),
};

static const char *
advise (DwGap   gap,
        DwReach reach)
{
  gboolean before_going = gap == DW_GAP_TIMES || gap == DW_GAP_ADDRESS || gap == DW_GAP_ACCESS;

  switch (reach)
    {
    case DW_REACH_RING:
      return before_going ? _("Ring before you go.") : _("Ask when you ring.");
    case DW_REACH_WRITE:
      return before_going ? _("Ask before you go.") : _("Write and ask.");
    case DW_REACH_NONE:
    default:
      /* Whom to ask is said where it matters most, not at every gap of a record with nobody to ring. */
      if (gap == DW_GAP_ROUTE || gap == DW_GAP_CONTACT)
        return _("Your council's Family Information Service can help you find out.");
      return before_going ? _("Ask before you go.") : _("Ask first.");
    }
}

char *
dw_words_gap (DwGap   gap,
              DwReach reach)
{
  g_return_val_if_fail (gap < G_N_ELEMENTS (gap_words), NULL);

  return g_strdup_printf ("%s %s", _(gap_words[gap]), advise (gap, reach));
}

/* A record keeps what stood beside a number that was left out. */
static gboolean
phones_ring (const DwList *phones)
{
  DW_LIST_FOREACH (DwPhone, phone, phones)
    if (phone->number != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
contacts_ring (const DwList *contacts)
{
  DW_LIST_FOREACH (DwContact, contact, contacts)
    if (phones_ring (&contact->phones))
      return TRUE;

  return FALSE;
}

static gboolean
contacts_write (const DwList *contacts)
{
  DW_LIST_FOREACH (DwContact, contact, contacts)
    if (contact->email != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
locations_ring (const DwList *at_locations)
{
  DW_LIST_FOREACH (DwServiceAtLocation, at, at_locations)
    if (phones_ring (&at->phones) || contacts_ring (&at->contacts)
        || (at->location != NULL && (phones_ring (&at->location->phones) || contacts_ring (&at->location->contacts))))
      return TRUE;

  return FALSE;
}

static gboolean
locations_write (const DwList *at_locations)
{
  DW_LIST_FOREACH (DwServiceAtLocation, at, at_locations)
    if (contacts_write (&at->contacts)
        || (at->location != NULL && (at->location->url != NULL || contacts_write (&at->location->contacts))))
      return TRUE;

  return FALSE;
}

DwReach
dw_words_reach (const DwService *service)
{
  const DwOrganization *organization = service->organization;

  if (phones_ring (&service->phones) || contacts_ring (&service->contacts)
      || locations_ring (&service->service_at_locations)
      || (organization != NULL && (phones_ring (&organization->phones) || contacts_ring (&organization->contacts))))
    return DW_REACH_RING;

  if (service->email != NULL || service->url != NULL || service->additional_urls.n_items > 0
      || contacts_write (&service->contacts) || locations_write (&service->service_at_locations)
      || (organization != NULL
          && (organization->email != NULL || organization->website != NULL
              || contacts_write (&organization->contacts))))
    return DW_REACH_WRITE;

  return DW_REACH_NONE;
}

const char *
dw_words_basis (DwBasis basis)
{
  switch (basis)
    {
    case DW_BASIS_STATED:
      return _("stated");
    case DW_BASIS_PROSE:
      return _("read from the description");
    case DW_BASIS_WORDS:
    case DW_BASIS_NONE:
    default:
      return NULL;
    }
}

/* The translated @words whose bit is set in @mask, in the order of the bits. */
static char **
pick_words (DwMask             mask,
            const char *const *words,
            guint              n_words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n_words; i++)
    if ((mask & ((DwMask) 1 << i)) != 0)
      g_strv_builder_add (builder, _(words[i]));

  return g_strv_builder_end (builder);
}

char *
dw_words_capitalise (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, g_utf8_next_char (text) - text);

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/* For phrases that are written to be joined: the joined line begins with a capital. */
static char *
join_as_sentence (char **phrases)
{
  g_autofree char *joined = dw_words_join ((const char *const *) phrases);

  return joined == NULL ? NULL : dw_words_capitalise (joined);
}

const char *
dw_words_route (DwMask routes)
{
  for (guint i = 0; i < G_N_ELEMENTS (route_words); i++)
    if ((routes & ((DwMask) 1 << i)) != 0)
      return _(route_words[i]);

  return _("How to get in not stated");
}

char *
dw_words_mark_basis (const char *text,
                     DwBasis     basis,
                     const char *only_words)
{
  if (basis == DW_BASIS_WORDS)
    return g_strdup (only_words);

  return basis == DW_BASIS_PROSE ? g_strdup_printf ("%s (%s)", text, dw_words_basis (basis)) : g_strdup (text);
}

char *
dw_words_dup_route (DwMask  routes,
                    DwBasis basis)
{
  return dw_words_mark_basis (dw_words_route (routes), basis, _("How to get in: see their words"));
}

/* One of several ways in: nobody has to ask for a family that may come by itself. NULL where another line says it. */
static const char *
say_way (DwMask      way,
         DwMask      routes,
         const char *words)
{
  gboolean has_both = (routes & DW_ROUTE_OPEN) != 0 && (routes & DW_ROUTE_PROFESSIONAL) != 0;

  if (has_both && way == DW_ROUTE_SELF)
    return _("You can ask yourself, or a professional can ask for you: school, GP, health visitor");
  if (has_both && way == DW_ROUTE_PROFESSIONAL)
    return (routes & DW_ROUTE_SELF) != 0 ? NULL : _("Or a professional can ask for you: school, GP, health visitor");

  return _(words);
}

char **
dw_words_routes (DwMask routes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (route_words); i++)
    {
      DwMask way = (DwMask) 1 << i;
      const char *said = (routes & way) != 0 ? say_way (way, routes, route_words[i]) : NULL;

      if (said != NULL)
        g_strv_builder_add (builder, said);
    }

  return g_strv_builder_end (builder);
}

static gboolean
is_about_whole (double number,
                double tolerance)
{
  return fabs (number - round (number)) < tolerance;
}

/*
 * "5", "2½" or, under two years and not whole, "18 months"; or "6 weeks", where it is so many, or less than half a year
 * and no number of months.
 */
static char *
say_years (double years)
{
  double whole = floor (years);
  double weeks = years * 365.25 / 7;
  double months = years * 12;
  gulong n = 0;

  if (years - whole < 0.01)
    return g_strdup_printf ("%.0f", whole);
  if (years < 2 && (is_about_whole (weeks, 0.001) || (years < 0.5 && !is_about_whole (months, 0.05))))
    {
      n = (gulong) lround (weeks);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu week", "%lu weeks", n), n);
    }
  if (years < 2)
    {
      n = (gulong) lround (months);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu month", "%lu months", n), n);
    }

  return g_strdup_printf ("%g", round (years * 10) / 10);
}

char *
dw_words_ages (double minimum,
               double maximum)
{
  g_autofree char *from = isnan (minimum) ? NULL : say_years (minimum);
  g_autofree char *to = isnan (maximum) ? NULL : say_years (maximum);

  if (from == NULL && to == NULL)
    return g_strdup (_("Ages not stated"));
  if (to == NULL)
    return minimum > 0 ? g_strdup_printf (_("Age %s and over"), from) : g_strdup (_("From birth"));
  if (from == NULL)
    return g_strdup_printf (_("Up to age %s"), to);
  if (g_str_equal (from, to))
    return g_strdup_printf (_("Age %s"), from);

  return g_strdup_printf (_("Ages %s to %s"), from, to);
}

char *
dw_words_levels (DwMask levels)
{
  g_auto (GStrv) words = pick_words (levels, level_words, G_N_ELEMENTS (level_words));

  return join_as_sentence (words);
}

char *
dw_words_deliveries (DwMask deliveries)
{
  g_auto (GStrv) words = pick_words (deliveries, delivery_words, G_N_ELEMENTS (delivery_words));

  return join_as_sentence (words);
}

const char *
dw_words_status (DwMask statuses)
{
  if ((statuses & DW_STATUS_HISTORIC) != 0)
    return _("No longer running");
  if ((statuses & DW_STATUS_PAUSED) != 0)
    return _("Paused");
  if ((statuses & DW_STATUS_PLANNED) != 0)
    return _("Planned");

  return NULL;
}

char *
dw_words_join (const char *const *parts)
{
  g_autoptr (GString) joined = NULL;

  if (parts == NULL || parts[0] == NULL)
    return NULL;

  joined = g_string_new (parts[0]);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      /* Translators: between the last two of several things, with its spaces: "A, B and C" */
      g_string_append (joined, parts[i + 1] == NULL ? _(" and ") : _(", "));
      g_string_append (joined, parts[i]);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

char *
dw_words_address (const DwAddress *address)
{
  const char *lines[] = {
    address->attention, address->address_1, address->address_2, address->city, address->region, address->state_province,
    address->postal_code,
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;
  const char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      /* Councils often give the city again as the region or the county. */
      if (lines[i] == NULL || g_strcmp0 (lines[i], last) == 0)
        continue;
      last = lines[i];
      g_strv_builder_add (builder, last);
    }

  kept = g_strv_builder_end (builder);
  return last == NULL ? NULL : g_strjoinv (", ", kept);
}
