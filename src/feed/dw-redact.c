/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-redact.h"

#include <string.h>

#include "dw-address-words.h"
#include "dw-home.h"
#include "dw-json-writer.h"
#include "dw-limits.h"
#include "dw-mask.h"

#define WITHHELD "[withheld]"

/* Members that tell a place, by any dialect's name. */
static const char *const exact_members[] = {
  "address_1", "address_2", "address_3", "address_4", "attention", "postal_code", "latitude", "longitude", "geometry", "coordinates",
  "external_identifier", "external_identifier_type", "uprn", "google_place_id", "transportation",
  "lat", "lng", "lon", "long", "geo", "easting", "northing", "what3words", "plus_code",
};

/* What else must go where nothing of a place may be known. */
static const char *const rough_members[] = {
  "addresses", "physical_addresses", "postal_addresses", "address", "city", "region", "state_province",
};

/* What of a location itself tells where it is. */
static const char *const place_members[] = { "name", "alternate_name", "description", "url" };

/* Members whose objects are locations. */
static const char *const location_members[] = { "location", "locations" };

/* Members whose text may stand in other texts too. */
static const char *const telling_members[] = {
  "address_1", "address_2", "address_3", "address_4", "postal_code", "external_identifier", "uprn",
};

enum { SHORTEST_SECRET = 5, SHORTEST_LETTERS = 4, MOST_SECRETS = 64 };

typedef struct
{
  DwGuard guard;
  DwJsonWriter *writer;
  GPtrArray *secrets;     /* of char*: what was left out and must not stand elsewhere, by dup_letters() */
  guint n_lost;           /* what was left out of a place that must not be known, or of an address */
  guint n_echoes;         /* other texts that repeated it */
} Redactor;

/* Where in the record a value stands. */
typedef struct
{
  gboolean is_record;     /* it is the record itself */
  gboolean is_location;   /* it is a location, or a list of them */
  gboolean is_masked;     /* it is within a location whose publisher masks it */
  gboolean is_home;       /* it is of a service at somebody's home, and within no building open to all */
} Context;

static gboolean
is_one_of (const DwJsonMember *member,
           const char *const  *names,
           guint               n_names)
{
  for (guint i = 0; i < n_names; i++)
    if (*member->key == *names[i] && dw_json_is_named (member, names[i]))
      return TRUE;

  return FALSE;
}

#define IS_ONE_OF(member, names) is_one_of (member, names, G_N_ELEMENTS (names))

static gboolean
is_empty (const DwJsonValue *value)
{
  return value->type == DW_JSON_NULL || (value->type == DW_JSON_STRING && value->length == 0)
         || ((value->type == DW_JSON_ARRAY || value->type == DW_JSON_OBJECT) && value->n_members == 0);
}

/* Whether @location has a name that makes it nobody's home. */
static gboolean
is_venue (const DwJsonValue *location)
{
  DwJsonCursor cursor = dw_json_enter (location);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    if (dw_json_is_named (&member, "name") && member.value.type == DW_JSON_STRING)
      {
        g_autofree char *name = g_utf8_make_valid (member.value.text, (gssize) member.value.length);

        return dw_home_is_venue (name);
      }

  return FALSE;
}

static void
look_into (Context           *context,
           const DwJsonValue *object)
{
  context->is_masked |= dw_mask_is_in_object (object);
  if (context->is_home && context->is_location && is_venue (object))
    context->is_home = FALSE;
}

/* The context of the value of @member, which stands in an object of @context. */
static Context
step_into (Context             context,
           const DwJsonMember *member)
{
  context.is_record = FALSE;
  context.is_location = IS_ONE_OF (member, location_members);
  if (member->value.type == DW_JSON_OBJECT)
    look_into (&context, &member->value);

  return context;
}

/* The context of an element of a list of @context. */
static Context
step_to (Context            context,
         const DwJsonValue *element)
{
  if (element->type == DW_JSON_OBJECT)
    look_into (&context, element);

  return context;
}

/* Whether nothing at all may be known of where it is. */
static gboolean
is_secret (const Redactor *redactor)
{
  return redactor->guard == DW_GUARD_SAFETY || redactor->guard == DW_GUARD_UNTOLD;
}

/* Why a location lost what it did. */
static const char *
get_reason (const Redactor *redactor,
            Context         context)
{
  if (is_secret (redactor))
    return redactor->guard == DW_GUARD_SAFETY ? DW_GUARD_SAFE : DW_GUARD_KEPT;

  return context.is_home && !context.is_masked ? DW_GUARD_AT_HOME : DW_GUARD_MASKED;
}

static gboolean
must_go (const Redactor     *redactor,
         Context             context,
         const DwJsonMember *member)
{
  gboolean is_guarded = is_secret (redactor);

  if ((!is_guarded && !context.is_masked && !context.is_home) || is_empty (&member->value))
    return FALSE;

  return IS_ONE_OF (member, exact_members) || (is_guarded && IS_ONE_OF (member, rough_members))
         || (context.is_location && IS_ONE_OF (member, place_members));
}

static gboolean
is_letter (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* The letters and digits of @text, in lower case: what it says however it is spaced and punctuated. */
static char *
dup_letters (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_letter (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (p)));

  return g_string_free (letters, FALSE);
}

static void
add_secret (Redactor   *redactor,
            const char *text)
{
  g_autofree char *letters = dup_letters (text);

  if (strlen (letters) < SHORTEST_LETTERS || redactor->secrets->len == MOST_SECRETS
      || g_ptr_array_find_with_equal_func (redactor->secrets, letters, g_str_equal, NULL))
    return;

  g_ptr_array_add (redactor->secrets, g_steal_pointer (&letters));
}

/* A postcode within an address is looked for by itself too. */
static void
add_postcodes (Redactor   *redactor,
               const char *text)
{
  const char *end = text;
  const char *found = NULL;

  while ((found = dw_address_words_find_postcode (end, &end)) != NULL)
    {
      g_autofree char *postcode = g_strndup (found, end - found);

      add_secret (redactor, postcode);
    }
}

/* A single word ("London") says too little to be looked for in every text. */
static void
learn_secret (Redactor          *redactor,
              const DwJsonValue *value)
{
  g_autofree char *secret
      = value->type == DW_JSON_STRING ? g_strstrip (g_utf8_make_valid (value->text, (gssize) value->length)) : NULL;

  if (secret == NULL || strlen (secret) < SHORTEST_SECRET || strpbrk (secret, " 0123456789") == NULL)
    return;

  add_secret (redactor, secret);
  add_postcodes (redactor, secret);
}

/* Finds what the writing will leave out, everywhere first: a text may stand before the address that it repeats. */
static void
learn (Redactor          *redactor,
       Context            context,
       gboolean           is_within,
       const DwJsonValue *value)
{
  DwJsonCursor cursor;
  DwJsonMember member;

  if (value->type != DW_JSON_OBJECT && value->type != DW_JSON_ARRAY)
    return;

  cursor = dw_json_enter (value);
  while (dw_json_next (&cursor, &member))
    if (value->type == DW_JSON_ARRAY)
      learn (redactor, step_to (context, &member.value), is_within, &member.value);
    else
      {
        gboolean goes = is_within || must_go (redactor, context, &member);

        if (goes && IS_ONE_OF (&member, telling_members))
          learn_secret (redactor, &member.value);
        learn (redactor, step_into (context, &member), goes, &member.value);
      }
}

static void write_value (Redactor          *redactor,
                         Context            context,
                         const char        *name,
                         const DwJsonValue *value);

/* Where @secret ends that begins at @text, whatever stands between its letters; NULL when it does not. Digits alone
 * must stand together, or a telephone number could hold them. */
static const char *
find_end (const char *text,
          const char *secret)
{
  gboolean is_number = secret[strspn (secret, "0123456789")] == '\0';
  const char *p = text;

  while (*secret != '\0')
    {
      gunichar character = g_utf8_get_char (p);

      if (is_letter (character))
        {
          if (g_unichar_tolower (character) != g_utf8_get_char (secret))
            return NULL;
          secret = g_utf8_next_char (secret);
        }
      else if (character == 0 || p == text || is_number)
        return NULL;
      p = g_utf8_next_char (p);
    }

  return p;
}

/* Whether @secret, letters and digits in lower case, may begin at @p, told by one byte: nearly every place of a text
 * costs no more. What is beyond ASCII may be a letter of ASCII in lower case. */
static gboolean
may_begin (const char *p,
           const char *secret)
{
  return (guchar) *p >= 0x80 || (*p | 0x20) == *secret;
}

/* @text without @secret, in whatever case and spacing; NULL when it is not in it. */
static char *
dup_without (const char *text,
             const char *secret)
{
  GString *kept = NULL;
  const char *from = text;

  for (const char *p = text; *p != '\0';)
    {
      const char *end = may_begin (p, secret) ? find_end (p, secret) : NULL;

      if (end == NULL)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (kept == NULL)
        kept = g_string_new (NULL);
      g_string_append_len (kept, from, p - from);
      g_string_append (kept, WITHHELD);
      from = end;
      p = end;
    }

  if (kept == NULL)
    return NULL;

  g_string_append (kept, from);
  return g_string_free (kept, FALSE);
}

/* Ids, and the name of the service, are what it is known by: they stay whatever they say. */
static gboolean
is_identity (Context             context,
             const DwJsonMember *member)
{
  return dw_json_is_named (member, "id") || g_str_has_suffix (member->key, "_id") || (context.is_record && dw_json_is_named (member, "name"));
}

/* @text without the addresses in it; NULL where there are none. Neither a postcode nor a house is without a digit. */
static char *
dup_without_addresses (const char *text)
{
  const char *end = text;
  const char *from = text;
  const char *found = strpbrk (text, "0123456789") != NULL ? dw_address_words_find (text, &end) : NULL;
  GString *kept = found != NULL ? g_string_new (NULL) : NULL;

  for (; found != NULL; from = end, found = dw_address_words_find (end, &end))
    {
      g_string_append_len (kept, from, found - from);
      g_string_append (kept, WITHHELD);
    }

  return kept != NULL ? g_string_free (g_string_append (kept, from), FALSE) : NULL;
}

/* @text without what must not stand in it; NULL where nothing of that does. */
static char *
dup_cleared (const Redactor *redactor,
             Context         context,
             const char     *text)
{
  char *cleared = NULL;

  for (guint i = 0; i < redactor->secrets->len; i++)
    {
      char *without = dup_without (cleared != NULL ? cleared : text, g_ptr_array_index (redactor->secrets, i));

      if (without != NULL)
        {
          g_free (cleared);
          cleared = without;
        }
    }
  if (context.is_home || is_secret (redactor))
    {
      char *without = dup_without_addresses (cleared != NULL ? cleared : text);

      if (without != NULL)
        {
          g_free (cleared);
          cleared = without;
        }
    }

  return cleared;
}

/* @is_own: what is cleared of @value is lost of the place it stands in; an open place may repeat another's address. */
static void
write_text (Redactor          *redactor,
            Context            context,
            const char        *name,
            const DwJsonValue *value,
            gboolean           is_identity,
            gboolean           is_own)
{
  gboolean has_nul = memchr (value->text, '\0', value->length) != NULL;
  g_autofree char *valid = has_nul ? g_utf8_make_valid (value->text, (gssize) value->length) : NULL;
  const char *text = has_nul ? valid : value->text;
  g_autofree char *cleared = is_identity ? NULL : dup_cleared (redactor, context, text);

  *(is_own ? &redactor->n_lost : &redactor->n_echoes) += cleared != NULL;
  dw_json_writer_add_text (redactor->writer, name, cleared != NULL ? cleared : text);
}

static void
write_object (Redactor          *redactor,
              Context            context,
              const char        *name,
              const DwJsonValue *value)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;
  guint n_before = redactor->n_lost;
  gboolean is_own = context.is_masked || context.is_home || is_secret (redactor);
  gboolean has_lost = FALSE;

  dw_json_writer_begin_object (redactor->writer, name);
  while (dw_json_next (&cursor, &member))
    if (must_go (redactor, context, &member))
      redactor->n_lost++;
    else if (context.is_location && dw_json_is_named (&member, "doorway_withheld"))
      has_lost = TRUE;
    else if (member.value.type == DW_JSON_STRING)
      write_text (redactor, context, member.key, &member.value, is_identity (context, &member),
                  is_own || IS_ONE_OF (&member, telling_members));
    else
      write_value (redactor, step_into (context, &member), member.key, &member.value);

  /* What is lost of its addresses is lost of it. */
  has_lost |= redactor->n_lost > n_before;
  if (has_lost && context.is_location)
    dw_json_writer_add_text (redactor->writer, "doorway_withheld", get_reason (redactor, context));
  dw_json_writer_end_object (redactor->writer);
}

static void
write_list (Redactor          *redactor,
            Context            context,
            const char        *name,
            const DwJsonValue *value)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;

  dw_json_writer_begin_list (redactor->writer, name);
  while (dw_json_next (&cursor, &member))
    write_value (redactor, step_to (context, &member.value), NULL, &member.value);
  dw_json_writer_end_list (redactor->writer);
}

static void
write_value (Redactor          *redactor,
             Context            context,
             const char        *name,
             const DwJsonValue *value)
{
  switch (value->type)
    {
    case DW_JSON_STRING:
      write_text (redactor, context, name, value, FALSE, context.is_masked || context.is_home || is_secret (redactor));
      return;
    case DW_JSON_OBJECT:
      write_object (redactor, context, name, value);
      return;
    case DW_JSON_ARRAY:
      write_list (redactor, context, name, value);
      return;
    case DW_JSON_INTEGER:
      dw_json_writer_add_integer (redactor->writer, name, value->integer);
      return;
    case DW_JSON_DOUBLE:
      dw_json_writer_add_number (redactor->writer, name, value->number);
      return;
    case DW_JSON_BOOLEAN:
      dw_json_writer_add_boolean (redactor->writer, name, value->boolean);
      return;
    case DW_JSON_NULL:
      dw_json_writer_add_text (redactor->writer, name, NULL);
      return;
    }
}

char *
dw_redact (const DwJsonValue *record,
           DwGuard            guard)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DwJsonWriter) writer = dw_json_writer_new ();
  Redactor redactor = { guard, writer, secrets, 0, 0 };
  Context context = { .is_record = TRUE, .is_masked = dw_mask_is_in_object (record),
                      .is_home = guard == DW_GUARD_HOME };
  g_autofree char *text = NULL;

  learn (&redactor, context, FALSE, record);
  write_value (&redactor, context, NULL, record);
  text = dw_json_writer_finish (g_steal_pointer (&writer));
  return redactor.n_lost + redactor.n_echoes > 0 ? g_steal_pointer (&text) : NULL;
}
