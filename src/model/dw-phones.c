/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-phones.h"

struct _DwPhones
{
  GPtrArray *written;         /* of char*: as the publisher wrote them, in order */
  GHashTable *digits;         /* of char*: what is dialled */
};

/* "+44 20 7946 0001" and "020 7946 0001" ring in the same place. */
static char *
dup_digits (const char *number)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = number; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  if (g_str_has_prefix (digits->str, "44") && digits->len == 12)
    {
      g_string_erase (digits, 0, 1);
      digits->str[0] = '0';
    }

  return g_string_free (digits, FALSE);
}

static void
add_list (DwPhones     *phones,
          const DwList *list)
{
  DW_LIST_FOREACH (DwPhone, phone, list)
    {
      g_autofree char *digits = phone->number != NULL ? dup_digits (phone->number) : NULL;

      if (digits == NULL || *digits == '\0' || g_hash_table_contains (phones->digits, digits))
        continue;
      g_hash_table_add (phones->digits, g_steal_pointer (&digits));
      g_ptr_array_add (phones->written, g_strdup (phone->number));
    }
}

static void
add_contacts (DwPhones     *phones,
              const DwList *contacts)
{
  DW_LIST_FOREACH (DwContact, contact, contacts)
    add_list (phones, &contact->phones);
}

static void
add_locations (DwPhones     *phones,
               const DwList *at_locations)
{
  DW_LIST_FOREACH (DwServiceAtLocation, at, at_locations)
    {
      add_list (phones, &at->phones);
      add_contacts (phones, &at->contacts);
      if (at->location == NULL)
        continue;
      add_list (phones, &at->location->phones);
      add_contacts (phones, &at->location->contacts);
    }
}

DwPhones *
dw_phones_of (const DwService *service)
{
  DwPhones *phones = g_new0 (DwPhones, 1);

  phones->written = g_ptr_array_new_with_free_func (g_free);
  phones->digits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_list (phones, &service->phones);
  add_contacts (phones, &service->contacts);
  add_locations (phones, &service->service_at_locations);
  if (service->organization != NULL)
    {
      add_list (phones, &service->organization->phones);
      add_contacts (phones, &service->organization->contacts);
    }
  return phones;
}

void
dw_phones_free (DwPhones *phones)
{
  g_ptr_array_unref (phones->written);
  g_hash_table_unref (phones->digits);
  g_free (phones);
}

guint
dw_phones_count (const DwPhones *phones)
{
  return g_hash_table_size (phones->digits);
}

guint
dw_phones_count_missing (const DwPhones *phones,
                         const DwPhones *others)
{
  GHashTableIter iter;
  gpointer digits;
  guint n = 0;

  g_hash_table_iter_init (&iter, phones->digits);
  while (g_hash_table_iter_next (&iter, &digits, NULL))
    n += !g_hash_table_contains (others->digits, digits);
  return n;
}

char *
dw_phones_dup_text (const DwPhones *phones)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < phones->written->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) phones->written->pdata[i]);
  return g_string_free (text, FALSE);
}
