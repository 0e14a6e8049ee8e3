/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-draft.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dw-public-id.h"

/* The United Kingdom and its islands, in whole degrees: what lies outside is a slip of the pen. */
enum { SOUTH = 49, NORTH = 61, WEST = -9, EAST = 2 };

DwDraft *
dw_draft_new (const char *space,
              const char *key)
{
  DwDraft *draft = g_new0 (DwDraft, 1);
  g_autofree char *id = dw_public_id (space, key);

  draft->arena = dw_arena_new ();
  draft->service = dw_service_new_in (draft->arena);
  draft->space = dw_arena_strdup (draft->arena, space);
  draft->key = dw_arena_strdup (draft->arena, key);
  draft->service->id = dw_arena_strdup (draft->arena, id);
  draft->sessions = g_ptr_array_new ();
  draft->venues = g_ptr_array_new ();
  draft->lists = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  return draft;
}

void
dw_draft_free (DwDraft *draft)
{
  g_clear_pointer (&draft->service, dw_service_unref);
  g_ptr_array_unref (draft->sessions);
  g_ptr_array_unref (draft->venues);
  g_hash_table_unref (draft->lists);
  g_free (draft);
}

static const char *
keep_id (DwDraft *draft,
         char    *key)
{
  g_autofree char *taken = key;
  g_autofree char *id = dw_public_id (draft->space, taken);

  return dw_arena_strdup (draft->arena, id);
}

const char *
dw_draft_id (DwDraft    *draft,
             const char *format,
             ...)
{
  g_autofree char *part = NULL;
  va_list arguments;

  va_start (arguments, format);
  part = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return keep_id (draft, g_strdup_printf ("%s/%s", draft->key, part));
}

const char *
dw_draft_shared_id (DwDraft    *draft,
                    const char *format,
                    ...)
{
  va_list arguments;
  char *key;

  va_start (arguments, format);
  key = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return keep_id (draft, key);
}

void
dw_draft_set_text (const DwClass *class,
                   gpointer       object,
                   const char    *member,
                   const char    *text)
{
  const DwField *field = dw_class_find (class, member, strlen (member));

  G_STRUCT_MEMBER (const char *, object, field->offset) = text;
}

void
dw_draft_set_number (const DwClass *class,
                     gpointer       object,
                     const char    *member,
                     double         number)
{
  const DwField *field = dw_class_find (class, member, strlen (member));

  G_STRUCT_MEMBER (double, object, field->offset) = number;
}

void
dw_draft_append (DwDraft *draft,
                 DwList  *list,
                 gpointer item)
{
  GPtrArray *items = g_hash_table_lookup (draft->lists, list);

  if (items == NULL)
    {
      items = g_ptr_array_new ();
      g_hash_table_insert (draft->lists, list, items);
    }
  g_ptr_array_add (items, item);
}

guint
dw_draft_count (DwDraft *draft,
                DwList  *list)
{
  const GPtrArray *items = g_hash_table_lookup (draft->lists, list);

  return items != NULL ? items->len : 0;
}

void
dw_draft_set_programme (DwDraft    *draft,
                        const char *key,
                        const char *name)
{
  DwTaxonomyTerm *term = dw_class_new (&DW_CLASS_TAXONOMY_TERM, draft->arena);
  g_autofree char *id = dw_public_id (draft->space, key);

  term->id = dw_draft_shared_id (draft, "programme/%s", key);
  term->code = dw_arena_strdup (draft->arena, id);
  term->name = dw_arena_strdup (draft->arena, name);
  term->description = term->name;
  term->taxonomy = "Doorway programme";
  draft->part->id = dw_draft_id (draft, "programme/%s", key);
  draft->part->taxonomy_term = term;
  draft->part->taxonomy_term_id = term->id;
}

void
dw_draft_begin_venue (DwDraft *draft)
{
  draft->at = dw_class_new (&DW_CLASS_SERVICE_AT_LOCATION, draft->arena);
  draft->location = dw_class_new (&DW_CLASS_LOCATION, draft->arena);
  draft->address = NULL;
  draft->location->location_type = "physical";
  draft->at->location = draft->location;
}

static gboolean
lies_in (double latitude,
         double longitude)
{
  return latitude >= SOUTH && latitude <= NORTH && longitude >= WEST && longitude <= EAST;
}

static const char *
check_point (const DwLocation  *location,
             const char       **member)
{
  *member = isnan (location->longitude) ? "latitude" : "longitude";
  if (isnan (location->latitude) != isnan (location->longitude))
    return _("Write both the latitude and the longitude, or neither.");
  if (isnan (location->latitude) || lies_in (location->latitude, location->longitude))
    return NULL;
  if (lies_in (location->longitude, location->latitude))
    return _("Latitude and longitude have changed places: the latitude is the one near 51.");

  return _("This point is not in the United Kingdom. Write the latitude, such as 51.3647, and the longitude, such as -0.1402.");
}

/* The venue of this service that is called @id; NULL when there is none. */
static DwServiceAtLocation *
find_venue (DwDraft    *draft,
            const char *id)
{
  const GPtrArray *venues = g_hash_table_lookup (draft->lists, &draft->service->service_at_locations);

  for (guint i = 0; venues != NULL && i < venues->len; i++)
    {
      DwServiceAtLocation *venue = g_ptr_array_index (venues, i);

      if (strcmp (venue->location_id, id) == 0)
        return venue;
    }

  return NULL;
}

const char *
dw_draft_end_venue (DwDraft     *draft,
                    const char **member)
{
  const DwAddress *address = draft->address;
  const char *postcode = address != NULL ? address->postal_code : NULL;
  const char *street = address != NULL ? address->address_1 : NULL;
  const char *name = draft->location->name != NULL ? draft->location->name : street;
  g_autofree char *words = g_strjoin (" ", name != NULL ? name : "", postcode != NULL ? postcode : "", NULL);
  g_autofree char *slug = dw_public_slug (words);
  const char *wrong = check_point (draft->location, member);
  DwServiceAtLocation *known = NULL;

  if (wrong != NULL)
    return wrong;
  *member = NULL;
  if (*slug == '\0')
    return _("Write the name of the venue, its address or its postcode.");

  draft->location->id = dw_draft_shared_id (draft, "location/%s", slug);
  draft->at->id = dw_draft_id (draft, "at/%s", slug);
  draft->at->service_id = draft->service->id;
  draft->at->location_id = draft->location->id;
  if (draft->address != NULL)
    {
      draft->address->id = dw_draft_shared_id (draft, "address/%s", slug);
      draft->address->location_id = draft->location->id;
    }

  known = find_venue (draft, draft->location->id);
  if (known == NULL)
    dw_draft_append (draft, &draft->service->service_at_locations, draft->at);
  else
    draft->at = known;
  return NULL;
}

void
dw_draft_begin_session (DwDraft *draft)
{
  draft->schedule = dw_class_new (&DW_CLASS_SCHEDULE, draft->arena);
}

/* Whatever other cells the session has, @member is the one that somebody will look at. */
static const char *
check_session (const DwSchedule  *schedule,
               const char       **member)
{
  *member = schedule->opens_at != NULL ? "opens_at" : "closes_at";
  if (schedule->byday == NULL && (schedule->opens_at != NULL || schedule->closes_at != NULL))
    return _("Write the day that these times belong to, such as Mon. Times that have no day belong under “Times, in your words”.");
  *member = "closes_at";
  if (schedule->opens_at == NULL && schedule->closes_at != NULL)
    return _("Write when it starts as well.");
  if (schedule->closes_at != NULL && strcmp (schedule->closes_at, "00:00") == 0)
    return _("This is midnight, at the beginning of the day: it ends before it starts. Write noon or 12pm for the middle of the day, or midnight for its end.");
  if (schedule->closes_at != NULL && strcmp (schedule->opens_at, schedule->closes_at) >= 0)
    return _("It ends before it starts. Write both times with am or pm, such as 9.30am and 1pm. Times that go on past midnight belong under “Times, in "
             "your words”.");
  *member = "interval";
  if (schedule->interval > 1 && schedule->dtstart == NULL)
    return _("Write the date of the first session under “First date”, so that the weeks can be counted.");
  *member = "until";
  if (schedule->dtstart != NULL && schedule->until != NULL && strcmp (schedule->dtstart, schedule->until) > 0)
    return _("The last date comes before the first. Write them day first, such as 21/11/2026.");

  return NULL;
}

const char *
dw_draft_end_session (DwDraft              *draft,
                      DwServiceAtLocation  *at,
                      const char          **member)
{
  DwSchedule *schedule = draft->schedule;
  const char *wrong = check_session (schedule, member);

  if (wrong != NULL)
    return wrong;

  schedule->id = dw_draft_id (draft, "schedule/%u", draft->sessions->len + 1);
  schedule->service_id = draft->service->id;
  g_ptr_array_add (draft->sessions, schedule);
  g_ptr_array_add (draft->venues, at);
  return NULL;
}

/* Whether one of the sessions from @first on that begin on @date is on that day of the week. */
static gboolean
has_session_on (DwDraft    *draft,
                guint       first,
                const char *date)
{
  static const char *const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  g_autofree char *midnight = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (midnight, NULL);
  const char *day = days[g_date_time_get_day_of_week (moment) - 1];

  for (guint i = first; i < draft->sessions->len; i++)
    {
      const DwSchedule *schedule = g_ptr_array_index (draft->sessions, i);

      if (g_strcmp0 (schedule->dtstart, date) == 0
          && (schedule->byday == NULL || strstr (schedule->byday, day) != NULL))
        return TRUE;
    }

  return FALSE;
}

const char *
dw_draft_check_first_dates (DwDraft *draft,
                            guint    first)
{
  for (guint i = first; i < draft->sessions->len; i++)
    {
      const DwSchedule *schedule = g_ptr_array_index (draft->sessions, i);

      if (schedule->dtstart != NULL && !has_session_on (draft, first, schedule->dtstart))
        return _("This date is on another day of the week than the session. Write the day of the first session, day first, such as 21/11/2026.");
    }

  return NULL;
}

/* The UK profile has schedules on the service only: where there is one venue, it can say all there. */
static void
settle_sessions (DwDraft *draft)
{
  gboolean is_one_venue = dw_draft_count (draft, &draft->service->service_at_locations) == 1;

  for (guint i = 0; i < draft->sessions->len; i++)
    {
      DwSchedule *schedule = g_ptr_array_index (draft->sessions, i);
      DwServiceAtLocation *at = g_ptr_array_index (draft->venues, i);

      if (at != NULL)
        schedule->service_at_location_id = at->id;
      dw_draft_append (draft, at != NULL && !is_one_venue ? &at->schedules : &draft->service->schedules, schedule);
    }
}

static void
fill_lists (DwDraft *draft)
{
  GHashTableIter iter;
  gpointer list;
  gpointer items;

  g_hash_table_iter_init (&iter, draft->lists);
  while (g_hash_table_iter_next (&iter, &list, &items))
    {
      const GPtrArray *array = items;
      DwList *filled = list;

      filled->n_items = array->len;
      filled->items = dw_arena_alloc (draft->arena, array->len * sizeof (gpointer));
      memcpy (filled->items, array->pdata, array->len * sizeof (gpointer));
    }
}

DwService *
dw_draft_finish (DwDraft *draft)
{
  DwService *service = draft->service;

  settle_sessions (draft);
  fill_lists (draft);
  if (service->status == NULL)
    service->status = "active";
  if (draft->organization != NULL)
    {
      if (draft->organization->description == NULL)
        draft->organization->description = draft->organization->name;
      service->organization = draft->organization;
      service->organization_id = draft->organization->id;
    }

  draft->service = NULL;
  dw_draft_free (draft);
  return service;
}
