/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-services.h"

#include <string.h>

#include "dw-page.h"

static const char *const words[] = {
  "Stay", "and", "play", "caf\xC3\xA9", "\xE2\x80\x9Cquoted\xE2\x80\x9D", "O'Neill", "10:30", "comma, here", "\xD8\xA8\xD9\x8A\xD8\xAA", "under-fives",
  "semi;colon", "a \"word\"", "back\\slash", "Sandgrove", "toys", "Tab",
};
static const char *const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
static const char *const day_names[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

static void
free_made (gpointer data)
{
  Made *made = data;
  char *const texts[] = {
    made->id, made->name, made->description, made->organization, made->website, made->email, made->eligibility, made->place, made->street,
    made->city, made->postcode, made->access, made->contact, made->phone, made->option, made->term, made->language, made->area, made->funding,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (made);
}

static char *
make_text (GRand *rand,
           char   before)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 1, 5);

  g_string_append_c (text, before);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static Made *
make_one (GRand *rand,
          guint  number)
{
  Made *made = g_new0 (Made, 1);

  made->id = g_strdup_printf ("%u", 1000 + number);
  made->name = make_text (rand, 'N');
  made->description = make_text (rand, 'D');
  made->organization = make_text (rand, 'O');
  made->website = g_strdup_printf ("https://example.org/%u", number);
  made->email = g_strdup_printf ("play%u@example.org", number);
  made->minimum_age = (guint) g_rand_int_range (rand, 0, 5);
  made->maximum_age = made->minimum_age + (guint) g_rand_int_range (rand, 1, 12);
  made->eligibility = make_text (rand, 'E');
  made->place = make_text (rand, 'P');
  made->latitude = 50 + g_rand_int_range (rand, 0, 5000) / 1000.0;
  made->longitude = -3 + g_rand_int_range (rand, 0, 3000) / 1000.0;
  made->street = g_strdup_printf ("%u High Street", number + 1);
  made->city = make_text (rand, 'C');
  made->postcode = g_strdup_printf ("N%u 1AA", number % 20 + 1);
  made->access = make_text (rand, 'A');
  made->contact = make_text (rand, 'W');
  made->phone = g_strdup_printf ("020 7946 %04u", number);
  made->n_sessions = (guint) g_rand_int_range (rand, 0, MOST_SESSIONS + 1);
  for (guint i = 0; i < made->n_sessions; i++)
    {
      made->sessions[i].day = (guint) g_rand_int_range (rand, 0, 7);
      made->sessions[i].from = (guint) g_rand_int_range (rand, 8, 14);
      made->sessions[i].to = made->sessions[i].from + 2;
    }
  made->option = make_text (rand, 'K');
  made->pence = (guint) g_rand_int_range (rand, 1, 2000);
  made->term = make_text (rand, 'T');
  made->language = make_text (rand, 'L');
  made->area = make_text (rand, 'R');
  made->funding = make_text (rand, 'F');
  return made;
}

GPtrArray *
made_new (guint32 seed,
          guint   n)
{
  GPtrArray *services = g_ptr_array_new_with_free_func (free_made);
  GRand *rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (services, make_one (rand, i));

  g_rand_free (rand);
  return services;
}

char *
made_describe (const Made *made,
               Lacks       lacks)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s|%s|%s|%s|%s|%s|%u-%u|", made->id, made->name, made->description, made->organization, made->website,
                          made->email, made->minimum_age, made->maximum_age);
  g_string_append_printf (text, "%s|%.3f %.3f|%s|%s|%s|physical|%s|", made->place, made->latitude, made->longitude, made->street, made->city,
                          made->postcode, made->access);
  g_string_append_printf (text, "%s|%s|%s %.2f|%s", made->contact, made->phone, made->option, made->pence / 100.0, made->term);
  for (guint i = 0; i < made->n_sessions; i++)
    g_string_append_printf (text, "|WEEKLY %s %02u:00-%02u:30", days[made->sessions[i].day], made->sessions[i].from, made->sessions[i].to);

  g_string_append_printf (text, "|%s|%s|%s|%s", lacks & LACKS_LANGUAGE ? "" : made->language, lacks & LACKS_AREA ? "" : made->area,
                          lacks & LACKS_FUNDING ? "" : made->funding, lacks & LACKS_ELIGIBILITY ? "" : made->eligibility);
  return g_string_free (text, FALSE);
}

static gconstpointer
first (const DwList *list)
{
  return list->n_items > 0 ? list->items[0] : NULL;
}

/* A text of a thing that may not be there. */
#define TEXT(Type, thing, member) ((thing) != NULL && ((const Type *) (thing))->member != NULL ? ((const Type *) (thing))->member : "?")

static void
describe_place (GString          *text,
                const DwLocation *location)
{
  const DwAddress *address = location != NULL ? first (&location->addresses) : NULL;
  const DwAccessibility *access = location != NULL ? first (&location->accessibility) : NULL;

  g_string_append_printf (text, "%s|%.3f %.3f|%s|%s|%s|%s|%s|", TEXT (DwLocation, location, name), location != NULL ? location->latitude : 0,
                          location != NULL ? location->longitude : 0, TEXT (DwAddress, address, address_1), TEXT (DwAddress, address, city),
                          TEXT (DwAddress, address, postal_code), TEXT (DwAddress, address, address_type),
                          access != NULL && access->description != NULL ? access->description : TEXT (DwAccessibility, access, accessibility));
}

static void
describe_sessions (GString      *text,
                   const DwList *schedules)
{
  DW_LIST_FOREACH (DwSchedule, schedule, schedules)
    g_string_append_printf (text, "|%s %s %s-%s", TEXT (DwSchedule, schedule, freq), TEXT (DwSchedule, schedule, byday),
                            TEXT (DwSchedule, schedule, opens_at), TEXT (DwSchedule, schedule, closes_at));
}

char *
made_describe_service (const DwService *service,
                       Lacks            lacks)
{
  GString *text = g_string_new (NULL);
  const DwServiceAtLocation *there = first (&service->service_at_locations);
  const DwContact *contact = first (&service->contacts);
  const DwPhone *phone = contact != NULL ? first (&contact->phones) : NULL;
  const DwCostOption *cost = first (&service->cost_options);
  const DwAttribute *attribute = first (&service->attributes);
  const DwLanguage *language = first (&service->languages);
  const DwServiceArea *area = first (&service->service_areas);
  const DwFunding *funding = first (&service->funding);

  g_string_append_printf (text, "%s|%s|%s|%s|%s|%s|%g-%g|", service->id, service->name, TEXT (DwService, service, description),
                          TEXT (DwOrganization, service->organization, name), TEXT (DwOrganization, service->organization, website),
                          TEXT (DwService, service, email), service->minimum_age, service->maximum_age);
  describe_place (text, there != NULL ? there->location : NULL);
  g_string_append_printf (text, "%s|%s|%s %.2f|%s", TEXT (DwContact, contact, name), TEXT (DwPhone, phone, number),
                          TEXT (DwCostOption, cost, option), cost != NULL ? cost->amount : 0,
                          attribute != NULL ? TEXT (DwTaxonomyTerm, attribute->taxonomy_term, name) : "?");
  describe_sessions (text, &service->schedules);
  if (there != NULL)
    describe_sessions (text, &there->schedules);

  g_string_append_printf (text, "|%s|%s|%s|%s", lacks & LACKS_LANGUAGE ? "" : TEXT (DwLanguage, language, name),
                          lacks & LACKS_AREA ? "" : area != NULL && area->name != NULL ? area->name : TEXT (DwServiceArea, area, service_area),
                          lacks & LACKS_FUNDING ? "" : TEXT (DwFunding, funding, source),
                          lacks & LACKS_ELIGIBILITY ? "" : TEXT (DwService, service, eligibility_description));
  return g_string_free (text, FALSE);
}

void
made_tell_page (GString *told,
                GBytes  *bytes,
                Lacks    lacks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  guint n_records = 0;
  const DwPageRecord *records = NULL;

  g_assert_no_error (error);
  records = dw_page_get_records (page, &n_records);
  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *line = records[i].object != NULL ? made_describe_service (records[i].object, lacks) : g_strdup ("left out");

      g_string_append_printf (told, "%s\n", line);
    }
}

/* Appends a template in which each %s is a text to be quoted as JSON, %n a number of thousandths, %d a whole number. */
static void
put (GString    *out,
     const char *template,
     ...)
{
  va_list values;

  va_start (values, template);
  for (const char *p = template; *p != '\0'; p++)
    if (p[0] == '%' && p[1] == 's')
      {
        g_string_append_c (out, '"');
        for (const char *text = va_arg (values, const char *); *text != '\0'; text++)
          g_string_append_printf (out, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
        g_string_append_c (out, '"');
        p++;
      }
    else if (p[0] == '%' && p[1] == 'n')
      {
        char digits[G_ASCII_DTOSTR_BUF_SIZE];

        g_string_append (out, g_ascii_formatd (digits, sizeof digits, "%.3f", va_arg (values, double)));
        p++;
      }
    else if (p[0] == '%' && p[1] == 'd')
      {
        g_string_append_printf (out, "%u", va_arg (values, guint));
        p++;
      }
    else
      g_string_append_c (out, *p == '\'' ? '"' : *p);
  va_end (values);
}

static void
put_clock (GString *out,
           guint    hour,
           guint    minute)
{
  g_string_append_printf (out, "\"%02u:%02u\"", hour, minute);
}

static void
put_sessions (GString    *out,
              const Made *made,
              gboolean    by_name)
{
  for (guint i = 0; i < made->n_sessions; i++)
    {
      put (out, i > 0 ? ",{'id':'h%d'," : "{'id':'h%d',", i);
      if (by_name && i % 2 == 0)
        put (out, "'weekday':%s", day_names[made->sessions[i].day]);
      else if (by_name)
        put (out, "'weekday':%d", made->sessions[i].day + 1);
      else
        put (out, "'freq':'WEEKLY','byday':%s", days[made->sessions[i].day]);
      put (out, ",'opens_at':");
      put_clock (out, made->sessions[i].from, 0);
      put (out, ",'closes_at':");
      put_clock (out, made->sessions[i].to, 30);
      put (out, "}");
    }
}

static void
put_oruk_3 (GString    *out,
            const Made *made)
{
  put (out, "{'id':%s,'name':%s,'status':'active','description':%s,'email':%s,'minimum_age':%d,'maximum_age':%d,'eligibility_description':%s,",
       made->id, made->name, made->description, made->email, made->minimum_age, made->maximum_age, made->eligibility);
  put (out, "'organization':{'id':'o','name':%s,'description':'D','website':%s},", made->organization, made->website);
  put (out, "'service_at_locations':[{'id':'a','location':{'id':'l','location_type':'physical','name':%s,'latitude':%n,'longitude':%n,",
       made->place, made->latitude, made->longitude);
  put (out, "'addresses':[{'id':'d','address_1':%s,'city':%s,'postal_code':%s,'address_type':'physical'}],'accessibility':[{'id':'x','description':%s}]}}],",
       made->street, made->city, made->postcode, made->access);
  put (out, "'contacts':[{'id':'c','name':%s,'phones':[{'id':'p','number':%s}]}],", made->contact, made->phone);
  put (out, "'cost_options':[{'id':'k','option':%s,'amount':%n}],", made->option, made->pence / 100.0);
  put (out, "'attributes':[{'id':'t','taxonomy_term':{'id':'u','name':%s,'description':'D'}}],", made->term);
  put (out, "'languages':[{'id':'g','name':%s}],'service_areas':[{'id':'r','name':%s}],'funding':[{'id':'f','source':%s}],'schedules':[",
       made->language, made->area, made->funding);
  put_sessions (out, made, FALSE);
  put (out, "]}");
}

static void
put_oruk_1 (GString    *out,
            const Made *made)
{
  put (out, "{'id':%s,'name':%s,'description':%s,'email':%s,'organization':{'id':'o','name':%s,'description':'D','url':%s},", made->id, made->name,
       made->description, made->email, made->organization, made->website);
  put (out, "'eligibilitys':[{'id':'e','eligibility':%s,'minimum_age':%d,'maximum_age':%d}],", made->eligibility, made->minimum_age, made->maximum_age);
  put (out, "'service_at_locations':[{'id':'a','location':{'id':'l','name':%s,'latitude':%n,'longitude':%n,", made->place, made->latitude, made->longitude);
  put (out, "'physical_addresses':[{'id':'d','address_1':%s,'city':%s,'postal_code':%s}],'accessibility_for_disabilities':[{'id':'x','accessibility':%s}]},",
       made->street, made->city, made->postcode, made->access);
  put (out, "'regular_schedule':[");
  put_sessions (out, made, TRUE);
  put (out, "]}],'contacts':[{'id':'c','name':%s,'phones':[{'id':'p','number':%s}]}],", made->contact, made->phone);
  put (out, "'cost_options':[{'id':'k','option':%s,'amount':%n}],", made->option, made->pence / 100.0);
  put (out, "'service_taxonomys':[{'id':'t','taxonomy':{'id':'u','name':%s,'vocabulary':'v'}}],", made->term);
  put (out, "'languages':[{'id':'g','language':%s}],'service_areas':[{'id':'r','service_area':%s}],'fundings':[{'id':'f','source':%s}]}",
       made->language, made->area, made->funding);
}

static void
put_outpost (GString    *out,
             const Made *made)
{
  put (out, "{'id':%s,'name':%s,'description':%s,'email':%s,'organisation':{'id':7,'name':%s,'url':%s},'min_age':%d,'max_age':%d,", made->id, made->name,
       made->description, made->email, made->organization, made->website, made->minimum_age, made->maximum_age);
  put (out, "'locations':[{'id':8,'name':%s,'geometry':{'type':'Point','coordinates':[%n,%n]},'address_1':%s,'city':%s,'postal_code':%s,",
       made->place, made->longitude, made->latitude, made->street, made->city, made->postcode);
  put (out, "'mask_exact_address':false,'accessibilities':[{'name':%s,'slug':'x'}]}],", made->access);
  put (out, "'contacts':[{'id':9,'name':%s,'phone':%s}],'cost_options':[{'option':%s,'amount':'%n'}],", made->contact, made->phone, made->option,
       made->pence / 100.0);
  put (out, "'taxonomies':[{'id':3,'name':%s,'slug':'s'}],'regular_schedules':[", made->term);
  put_sessions (out, made, TRUE);
  put (out, "]}");
}

static char *
write_page (GPtrArray   *services,
            const char  *before,
            const char  *between,
            const char  *after,
            void       (*put_one) (GString    *out,
                                   const Made *made))
{
  GString *out = g_string_new (before);

  for (guint i = 0; i < services->len; i++)
    {
      g_string_append (out, i > 0 ? between : "");
      put_one (out, g_ptr_array_index (services, i));
    }

  g_string_append (out, after);
  return g_string_free (out, FALSE);
}

char *
made_write_oruk_3 (GPtrArray *services)
{
  return write_page (services, "{\"contents\":[", ",", "]}", put_oruk_3);
}

char *
made_write_oruk_1 (GPtrArray *services)
{
  return write_page (services, "{\"content\":[", ",", "]}", put_oruk_1);
}

char *
made_write_outpost (GPtrArray *services)
{
  return write_page (services, "[", ",", "]", put_outpost);
}

char *
made_write_lines (GPtrArray *services)
{
  return write_page (services, "", "\n", "\n", put_oruk_3);
}

/* A row of CSV: each cell in quotation marks. Ends with NULL. */
static void
put_row (GString *out,
         ...)
{
  va_list cells;
  const char *cell = NULL;
  gboolean has_before = FALSE;

  va_start (cells, out);
  while ((cell = va_arg (cells, const char *)) != NULL)
    {
      g_string_append (out, has_before ? ",\"" : "\"");
      for (; *cell != '\0'; cell++)
        g_string_append_printf (out, *cell == '"' ? "\"%c" : "%c", *cell);
      g_string_append_c (out, '"');
      has_before = TRUE;
    }
  va_end (cells);
  g_string_append (out, "\r\n");
}

typedef struct
{
  DwPackage *package;
  GHashTable *files; /* char* to GString* */
} Tables;

static GString *
open_table (Tables     *tables,
            const char *name,
            const char *header)
{
  GString *out = g_hash_table_lookup (tables->files, name);

  if (out == NULL)
    {
      out = g_string_new (header);
      g_string_append (out, "\r\n");
      g_hash_table_insert (tables->files, g_strdup (name), out);
    }

  return out;
}

static void
put_rows_of_sessions (Tables     *tables,
                      const Made *made,
                      gboolean    is_old)
{
  for (guint i = 0; i < made->n_sessions; i++)
    {
      g_autofree char *id = g_strdup_printf ("h%s-%u", made->id, i);
      g_autofree char *number = g_strdup_printf ("%u", made->sessions[i].day + 1);
      g_autofree char *from = g_strdup_printf ("%02u:00", made->sessions[i].from);
      g_autofree char *to = g_strdup_printf ("%02u:30", made->sessions[i].to);

      if (is_old)
        put_row (open_table (tables, "regular_schedules.csv", "id,service_id,weekday,opens_at,closes_at"), id, made->id, number, from, to, NULL);
      else
        put_row (open_table (tables, "schedules.csv", "id,service_id,freq,byday,opens_at,closes_at"), id, made->id, "WEEKLY",
                 days[made->sessions[i].day], from, to, NULL);
    }
}

static void
put_rows (Tables     *tables,
          const Made *made,
          gboolean    is_old)
{
  g_autofree char *lowest = g_strdup_printf ("%u", made->minimum_age);
  g_autofree char *highest = g_strdup_printf ("%u", made->maximum_age);
  g_autofree char *latitude = g_strdup_printf ("%.3f", made->latitude);
  g_autofree char *longitude = g_strdup_printf ("%.3f", made->longitude);
  g_autofree char *amount = g_strdup_printf ("%.2f", made->pence / 100.0);
  const char *id = made->id;

  put_row (open_table (tables, "organizations.csv", is_old ? "id,name,description,url" : "id,name,description,website"), id, made->organization, "D",
           made->website, NULL);
  put_row (open_table (tables, is_old ? "services_at_location.csv" : "service_at_location.csv", "id,service_id,location_id"), id, id, id, NULL);
  put_row (open_table (tables, "locations.csv", "id,name,latitude,longitude"), id, made->place, latitude, longitude, NULL);
  put_row (open_table (tables, "contacts.csv", "id,service_id,name"), id, id, made->contact, NULL);
  put_row (open_table (tables, "phones.csv", "id,service_id,contact_id,number"), id, id, id, made->phone, NULL);
  put_row (open_table (tables, "cost_options.csv", "id,service_id,option,amount"), id, id, made->option, amount, NULL);
  put_row (open_table (tables, "funding.csv", "id,service_id,source"), id, id, made->funding, NULL);
  put_row (open_table (tables, "languages.csv", is_old ? "id,service_id,language" : "id,service_id,name"), id, id, made->language, NULL);
  put_row (open_table (tables, "service_areas.csv", is_old ? "id,service_id,service_area" : "id,service_id,name"), id, id, made->area, NULL);
  put_rows_of_sessions (tables, made, is_old);
  if (is_old)
    {
      put_row (open_table (tables, "services.csv", "id,organization_id,name,description,email"), id, id, made->name, made->description, made->email, NULL);
      put_row (open_table (tables, "eligibility.csv", "id,service_id,eligibility,minimum_age,maximum_age"), id, id, made->eligibility, lowest, highest, NULL);
      put_row (open_table (tables, "physical_addresses.csv", "id,location_id,address_1,city,postal_code"), id, id, made->street, made->city, made->postcode, NULL);
      put_row (open_table (tables, "accessibility_for_disabilities.csv", "id,location_id,accessibility"), id, id, made->access, NULL);
      put_row (open_table (tables, "services_taxonomy.csv", "id,service_id,taxonomy_id"), id, id, id, NULL);
      put_row (open_table (tables, "taxonomy.csv", "id,name,vocabulary"), id, made->term, "v", NULL);
      return;
    }

  put_row (open_table (tables, "services.csv", "id,organization_id,name,description,email,status,minimum_age,maximum_age,eligibility_description"), id, id,
           made->name, made->description, made->email, "active", lowest, highest, made->eligibility, NULL);
  put_row (open_table (tables, "addresses.csv", "id,location_id,address_1,city,postal_code,address_type"), id, id, made->street, made->city,
           made->postcode, "physical", NULL);
  put_row (open_table (tables, "accessibility.csv", "id,location_id,description"), id, id, made->access, NULL);
  put_row (open_table (tables, "attributes.csv", "id,link_id,taxonomy_term_id"), id, id, id, NULL);
  put_row (open_table (tables, "taxonomy_terms.csv", "id,name,description"), id, made->term, "D", NULL);
}

DwPackage *
made_write_tables (GPtrArray *services,
                   gboolean   is_old)
{
  Tables tables = { dw_package_new (), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer text = NULL;

  for (guint i = 0; i < services->len; i++)
    put_rows (&tables, g_ptr_array_index (services, i), is_old);

  g_hash_table_iter_init (&iter, tables.files);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

      g_assert_true (dw_package_add (tables.package, name, bytes, NULL));
    }

  g_hash_table_unref (tables.files);
  return tables.package;
}
