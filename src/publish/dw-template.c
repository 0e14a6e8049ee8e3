/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-template.h"

#include <string.h>

#include "dw-draft-put.h"
#include "dw-text.h"

#define SERVICE(title, also, flags, read, put, member) { title, also, DW_COLUMN_SERVICE, flags, read, put, member, 0 }
#define FACET(title, also, flags, facet) { title, also, DW_COLUMN_SERVICE, DW_COLUMN_LIST | flags, dw_cell_line, dw_put_facet, NULL, facet }
#define VENUE(title, also, flags, read, put, member) { title, also, DW_COLUMN_VENUE, flags, read, put, member, 0 }
#define SESSION(title, also, flags, read, put, member) { title, also, DW_COLUMN_SESSION, flags, read, put, member, 0 }

static const DwColumn columns[] = {
  SERVICE ("ID", "id|service id|reference|ref", DW_COLUMN_ONE, dw_cell_line, NULL, NULL),
  SERVICE ("Name of the service", "name|service|service name|title|activity", DW_COLUMN_PLAIN | DW_COLUMN_SHARED, dw_cell_line, dw_put_text, "name"),
  SERVICE ("Organisation", "organization|provider|run by|organisation name|who runs it", DW_COLUMN_PLAIN | DW_COLUMN_SHARED, dw_cell_line, dw_put_organization, "name"),
  SERVICE ("About the organisation", "organisation description", DW_COLUMN_SHARED, dw_cell_prose, dw_put_organization, "description"),
  SERVICE ("Organisation website", "organisation web", DW_COLUMN_SHARED, dw_cell_uri, dw_put_organization, "website"),
  SERVICE ("Charity number", "charity no|registered charity number", DW_COLUMN_SHARED, dw_cell_line, dw_put_register, "GB-CHC"),
  SERVICE ("Company number", "company no|companies house number", DW_COLUMN_SHARED, dw_cell_line, dw_put_register, "GB-COH"),
  SERVICE ("Other names", "also known as|alternate name|alternative name", DW_COLUMN_LIST, dw_cell_line, dw_put_joined, "alternate_name"),
  SERVICE ("What happens there", "description|what happens|about|details|summary|what it is", DW_COLUMN_PLAIN, dw_cell_prose, dw_put_text, "description"),
  SERVICE ("Website", "web|url|web address|webpage|link|web site", DW_COLUMN_PLAIN, dw_cell_uri, dw_put_text, "url"),
  SERVICE ("E-mail", "email|email address|e mail address|mail", DW_COLUMN_PLAIN, dw_cell_email, dw_put_text, "email"),
  SERVICE ("How to get in, in your words", "how to get in|how to book|booking|referral|referral details|access|application process", DW_COLUMN_PLAIN,
           dw_cell_prose, dw_put_text, "application_process"),
  SERVICE ("How long is the wait?", "waiting time|wait|waiting list", DW_COLUMN_ONE, dw_cell_prose, dw_put_text, "wait_time"),
  SERVICE ("Who it is for", "who is it for|eligibility|for whom|who can come|audience", DW_COLUMN_PLAIN, dw_cell_prose, dw_put_text, "eligibility_description"),
  SERVICE ("Youngest age", "minimum age|min age|age from|from age", DW_COLUMN_PLAIN, dw_cell_age, dw_put_number, "minimum_age"),
  SERVICE ("Oldest age", "maximum age|max age|age to|to age", DW_COLUMN_PLAIN, dw_cell_age, dw_put_number, "maximum_age"),
  SERVICE ("News", "alert|notice", DW_COLUMN_ONE, dw_cell_prose, dw_put_text, "alert"),
  SERVICE ("Interpreters", "interpretation services", DW_COLUMN_ONE, dw_cell_prose, dw_put_text, "interpretation_services"),
  SERVICE ("Last checked", "date checked|checked|assured date|checked on", DW_COLUMN_PLAIN, dw_cell_date, dw_put_text, "assured_date"),
  SERVICE ("Languages", "language", DW_COLUMN_LIST, dw_cell_line, dw_put_language, NULL),
  SERVICE ("Papers to bring", "documents|required documents|what to bring", DW_COLUMN_LIST, dw_cell_line, dw_put_document, NULL),
  SERVICE ("Cost", "price|fee|fees|charge|how much", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_cost, dw_put_cost, NULL),
  SERVICE ("About the cost", "cost details|fees description|price details", DW_COLUMN_ONE, dw_cell_prose, dw_put_text, "fees_description"),
  SERVICE ("Who to ask for", "contact|contact role|role|ask for", DW_COLUMN_ONE, dw_cell_line, dw_put_contact, "title"),
  SERVICE ("Phone", "telephone|tel|phone number|telephone number|contact number", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_phone, dw_put_phone, NULL),
  SERVICE ("Area it is for", "area|borough|boroughs|service area|areas it is for|areas", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_line, dw_put_area, NULL),
  SERVICE ("Times, in your words", "times|opening times|opening hours|when|schedule", DW_COLUMN_ONE, dw_cell_prose, dw_put_times, NULL),
  SERVICE ("Where, in your words", "where|place", DW_COLUMN_ONE, dw_cell_prose, dw_put_where, NULL),
  FACET ("What does it help with?", "needs|need|help with|category|categories|it helps with", DW_COLUMN_PLAIN, DW_FACET_NEED),
  FACET ("Level of help", "level|level of need", DW_COLUMN_ONE, DW_FACET_LEVEL),
  FACET ("How do people get in?", "route in|way in|how do people get in|route", DW_COLUMN_PLAIN, DW_FACET_ROUTE),
  FACET ("How is it given?", "delivery|how is it given", DW_COLUMN_ONE, DW_FACET_DELIVERY),
  SERVICE ("Is it running?", "running|status|still running", DW_COLUMN_ONE, dw_cell_line, dw_put_status, NULL),
  SERVICE ("Communities", "community", DW_COLUMN_LIST | DW_COLUMN_LINES, dw_cell_line, dw_put_community, NULL),
  SERVICE ("May the address be known?", "public address|address is public", DW_COLUMN_ONE, dw_cell_yes_no, dw_put_public_address, NULL),
  SERVICE ("Are the place names right?", "place names right|are the place names right", DW_COLUMN_ONE, dw_cell_yes_no, dw_put_names_right, NULL),
  SERVICE ("Part of", "programme|program|part of service", DW_COLUMN_ONE, dw_cell_line, dw_put_programme, NULL),
  SERVICE ("Source document", "source", DW_COLUMN_ONE, dw_cell_line, dw_put_source, NULL),
  SERVICE ("Where in the source", "source words", DW_COLUMN_ONE, dw_cell_line, dw_put_source_words, NULL),
  VENUE ("Venue", "venue name|location|location name|building", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_line, dw_put_location_text, "name"),
  VENUE ("Address", "street|street address|address 1|address line", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_line, dw_put_address_text, "address_1"),
  VENUE ("Address line 2", "address 2", DW_COLUMN_LIST, dw_cell_line, dw_put_address_text, "address_2"),
  VENUE ("Town", "city|town or city", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_line, dw_put_address_text, "city"),
  VENUE ("Postcode", "post code|postal code|zip", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_postcode, dw_put_address_text, "postal_code"),
  VENUE ("Latitude", "lat", DW_COLUMN_LIST, dw_cell_degrees, dw_put_degrees, "latitude"),
  VENUE ("Longitude", "lon|long|lng", DW_COLUMN_LIST, dw_cell_degrees, dw_put_degrees, "longitude"),
  VENUE ("UPRN", "unique property reference number", DW_COLUMN_LIST, dw_cell_line, dw_put_uprn, NULL),
  VENUE ("About the venue", "venue description", DW_COLUMN_ONE, dw_cell_prose, dw_put_location_text, "description"),
  VENUE ("Getting there", "transport|transportation", DW_COLUMN_ONE, dw_cell_prose, dw_put_location_text, "transportation"),
  VENUE ("Wheelchairs and access", "accessibility|access to the building|disabled access", DW_COLUMN_ONE, dw_cell_prose, dw_put_accessibility, NULL),
  SESSION ("Day", "days|weekday", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_days, dw_put_day, NULL),
  SESSION ("Starts", "start|start time|from|opens|opens at", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_time, dw_put_schedule_text, "opens_at"),
  SESSION ("Ends", "end|end time|to|closes|closes at|finish|finishes", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_time, dw_put_schedule_text, "closes_at"),
  SESSION ("How often", "frequency|every", DW_COLUMN_LIST, dw_cell_every, dw_put_every, "interval"),
  SESSION ("Term time only?", "term time|term time only|term-time only", DW_COLUMN_LIST | DW_COLUMN_PLAIN, dw_cell_yes_no, dw_put_term_time, NULL),
  SESSION ("First date", "start date|first session|date from", DW_COLUMN_LIST, dw_cell_date, dw_put_schedule_text, "dtstart"),
  SESSION ("Last date", "end date|last session|date to|until", DW_COLUMN_LIST, dw_cell_date, dw_put_schedule_text, "until"),
  SESSION ("About the session", "session|session description|session name", DW_COLUMN_LIST, dw_cell_prose, dw_put_schedule_text, "description"),
};

const DwColumn *
dw_template_get_columns (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/* The words of a heading, without stars, question marks and the like. */
static char *
make_key (const char *title)
{
  g_auto (GStrv) words = dw_text_words (title, 16, 64);

  return g_strjoinv (" ", words);
}

/* Takes the number off the end of @key. Returns: it, or 0. */
static guint
take_number (char *key)
{
  char *space = strrchr (key, ' ');
  guint64 number = 0;

  if (space == NULL || !g_ascii_string_to_unsigned (space + 1, 10, 1, DW_COLUMN_MOST, &number, NULL))
    return 0;

  *space = '\0';
  return (guint) number;
}

static void
add_titles (GHashTable *index,
            guint       column)
{
  g_auto (GStrv) also = g_strsplit (columns[column].also != NULL ? columns[column].also : "", "|", -1);

  g_hash_table_insert (index, make_key (columns[column].title), GUINT_TO_POINTER (column + 1));
  for (guint i = 0; also[i] != NULL; i++)
    g_hash_table_insert (index, make_key (also[i]), GUINT_TO_POINTER (column + 1));
}

static GHashTable *
get_index (void)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    {
      GHashTable *made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        add_titles (made, i);
      g_once_init_leave (&index, made);
    }

  return index;
}

int
dw_template_find (const char *title,
                guint      *number)
{
  g_autofree char *key = make_key (title);
  gpointer found = g_hash_table_lookup (get_index (), key);
  guint ending = 0;

  /* "Address 2" is a column of its own; "Day 2" is the second Day. */
  if (found == NULL && (ending = take_number (key)) > 0)
    found = g_hash_table_lookup (get_index (), key);
  if (number != NULL)
    *number = ending;
  return GPOINTER_TO_INT (found) - 1;
}
