/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record-doubt.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dw-bad-cell.h"
#include "dw-cell.h"
#include "dw-guard.h"
#include "dw-home.h"
#include "dw-place-doubt.h"

/* The check of one service under way. */
typedef struct
{
  const DwRecordDoubt *check;
  const DwService *service;
  GPtrArray *bad;
} Asking;

static void
ask (const Asking *asking,
     const char   *title,
     const char   *found,
     const char   *write)
{
  g_ptr_array_add (asking->bad,
                   dw_bad_cell_new_of_record (asking->service->id, asking->service->name, title, found, write));
}

static gboolean
is_confirmed (const Asking   *asking,
              DwConfirmation  what)
{
  return dw_confirmations_has (asking->check->confirmations, asking->service->id, what);
}

/* --- Names of places --- */

static void
ask_name (const Asking *asking,
          const char   *title,
          const char   *name)
{
  g_autoptr (DwPlace) meant = name != NULL ? dw_place_doubt_find (asking->check->places, name) : NULL;
  g_autofree char *write = NULL;

  if (meant == NULL)
    return;

  write = g_strdup_printf (_("Is “%s” meant? Mend it where it comes from. If the name is right as it stands, write Yes under "
                             "“Are the place names right?” beside its ID in the file that --confirm names."), meant->name);
  ask (asking, title, name, write);
}

static void
ask_names (const Asking *asking)
{
  if (is_confirmed (asking, DW_CONFIRM_NAMES))
    return;

  DW_LIST_FOREACH (DwServiceArea, area, &asking->service->service_areas)
    ask_name (asking, _("Area it is for"), area->name);
  DW_LIST_FOREACH (DwServiceAtLocation, at, &asking->service->service_at_locations)
    if (at->location != NULL)
      DW_LIST_FOREACH (DwAddress, address, &at->location->addresses)
        ask_name (asking, _("Town"), address->city);
}

/* --- Somebody's own home --- */

static gboolean
is_at_home (const DwService *service)
{
  const char *prose[]
      = { service->description, service->application_process, service->eligibility_description, service->alert };
  const DwOrganization *organization = service->organization;

  for (guint i = 0; i < G_N_ELEMENTS (prose); i++)
    if (prose[i] != NULL && dw_home_is_told (prose[i]))
      return TRUE;

  return (service->name != NULL && dw_home_is_named (service->name)) ||
         (organization != NULL && organization->name != NULL && dw_home_is_named (organization->name));
}

/* What of an address says where a house is, or NULL: its town does not. */
static const char *
get_house (const DwLocation *location)
{
  DW_LIST_FOREACH (DwAddress, address, &location->addresses)
    if (address->address_1 != NULL || address->postal_code != NULL)
      return address->address_1 != NULL ? address->address_1 : address->postal_code;

  return isnan (location->latitude) ? NULL : "";
}

/* A building that has a name, such as a church hall, is nobody's home. */
static const char *
find_house (const DwService *service)
{
  DW_LIST_FOREACH (DwServiceAtLocation, at, &service->service_at_locations)
    {
      const DwLocation *location = at->location;

      if (location != NULL && !dw_home_is_venue (location->name) && get_house (location) != NULL)
        return get_house (location);
    }

  return NULL;
}

static void
ask_home (const Asking *asking)
{
  const DwService *service = asking->service;
  const char *house = NULL;

  if (is_confirmed (asking, DW_CONFIRM_ADDRESS) || dw_guard_has_public_place (service) || !is_at_home (service))
    return;

  house = find_house (service);
  if (house != NULL)
    ask (asking, _("Address"), house,
         _("This reads like the address of somebody’s own home, which is theirs to give away. Have it taken out where it comes from. If they have agreed "
           "that everybody may know it, write Yes under “May the address be known?” beside its ID in the file that --confirm names."));
  else if (service->description != NULL && dw_home_has_address (service->description))
    ask (asking, _("What happens there"), service->description,
         _("An address stands in these words, and this reads like somebody’s own home, which is theirs to give away. Have it taken out where it comes from. "
           "If they have agreed that everybody may know it, write Yes under “May the address be known?” beside its ID in the file that --confirm names."));
}

/* --- Telephone numbers and days --- */

static void
ask_phones (const Asking *asking,
            const DwList *phones)
{
  DW_LIST_FOREACH (DwPhone, phone, phones)
    if (phone->number != NULL && dw_cell_is_cut_phone (phone->number))
      ask (asking, _("Phone"), phone->number, _("Digits are missing: nobody can ring this. Have it mended where it comes from."));
}

static void
ask_all_phones (const Asking *asking)
{
  ask_phones (asking, &asking->service->phones);
  DW_LIST_FOREACH (DwContact, contact, &asking->service->contacts)
    ask_phones (asking, &contact->phones);
  DW_LIST_FOREACH (DwServiceAtLocation, at, &asking->service->service_at_locations)
    {
      ask_phones (asking, &at->phones);
      if (at->location != NULL)
        ask_phones (asking, &at->location->phones);
    }
}

static void
ask_day (const Asking *asking)
{
  const char *day = asking->service->assured_date;

  if (asking->check->today != NULL && day != NULL && strcmp (day, asking->check->today) > 0)
    ask (asking, _("Last checked"), day, _("This day is still to come. Have it mended where it comes from."));
}

gboolean
dw_record_doubt (const DwRecordDoubt *check,
                 const DwService     *service,
                 GPtrArray           *bad)
{
  const Asking asking = { check, service, bad };
  guint n_before = bad->len;

  ask_names (&asking);
  ask_home (&asking);
  ask_all_phones (&asking);
  ask_day (&asking);
  return bad->len == n_before;
}
