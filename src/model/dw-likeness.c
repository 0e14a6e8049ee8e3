/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-likeness.h"

#include <string.h>

#include "dw-hash.h"
#include "dw-text.h"

enum { KIND_SHIFT = 60, NAME_WORDS = 24, NAME_CHARACTERS = 40, PHONE_DIGITS = 10 };

/* Of the words of two names, how many of all must be the same for the names to be alike. */
#define ALIKE 0.6

/* Words that publishers put into a name or leave out of it. */
static const char *const empty_words[] = {
  "a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "our", "the", "to", "with", "service", "services", "team", "project",
  "programme", "program", "scheme", "ltd", "limited", "cic", "cio", "plc", "charity", "trust", "org", "uk", "london", "borough",
};

/* Hosts where everybody has a page. */
static const char *const shared_hosts[] = {
  "facebook.com", "instagram.com", "twitter.com", "x.com", "youtube.com", "linkedin.com", "eventbrite.co.uk", "eventbrite.com",
  "google.com", "sites.google.com", "docs.google.com", "forms.gle", "bit.ly", "linktr.ee", "nhs.uk", "gov.uk", "example.com", "example.org",
};

DwMarkKind
dw_mark_get_kind (DwMark mark)
{
  return (DwMarkKind) (mark >> KIND_SHIFT);
}

static DwMark
make_mark (DwMarkKind  kind,
           const char *text)
{
  DwHash hash = dw_hash_of (text, strlen (text));
  DwMark mark;

  memcpy (&mark, hash.bytes, sizeof mark);
  return (mark & (~G_GUINT64_CONSTANT (0) >> (64 - KIND_SHIFT))) | (guint64) kind << KIND_SHIFT;
}

static void
add_mark (GArray     *marks,
          DwMarkKind  kind,
          const char *text)
{
  DwMark mark;

  if (text == NULL || *text == '\0')
    return;

  mark = make_mark (kind, text);
  g_array_append_val (marks, mark);
}

static gboolean
is_listed (const char        *text,
           const char *const *list,
           gsize              n)
{
  for (gsize i = 0; i < n; i++)
    if (*text == *list[i] && g_str_equal (text, list[i]))
      return TRUE;

  return FALSE;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* “Parent group A” has a letter at its end, and no article. */
static gboolean
is_empty_word (char  **words,
               guint   index)
{
  return is_listed (words[index], empty_words, G_N_ELEMENTS (empty_words)) && (words[index + 1] != NULL || !g_str_equal (words[index], "a"));
}

/* The words that mean something, sorted, each once; a name of nothing but empty words keeps them all. */
static GPtrArray *
gather_words (char **words)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_empty_word (words, i))
      g_ptr_array_add (kept, words[i]);
  for (guint i = 0, is_empty = kept->len == 0; is_empty && words[i] != NULL; i++)
    g_ptr_array_add (kept, words[i]);

  g_ptr_array_sort (kept, compare_words);
  for (guint i = kept->len; i > 1; i--)
    if (g_str_equal (g_ptr_array_index (kept, i - 1), g_ptr_array_index (kept, i - 2)))
      g_ptr_array_remove_index (kept, i - 1);
  return kept;
}

static void
add_name (GArray     *marks,
          DwMarkKind  whole,
          const char *name)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  if (name == NULL)
    return;

  words = dw_text_words (name, NAME_WORDS, NAME_CHARACTERS);
  kept = gather_words (words);
  for (guint i = 0; i < kept->len; i++)
    {
      g_string_append (joined, g_ptr_array_index (kept, i));
      g_string_append_c (joined, ' ');
      if (whole == DW_MARK_NAME)
        add_mark (marks, DW_MARK_NAME_WORD, g_ptr_array_index (kept, i));
    }
  add_mark (marks, whole, joined->str);
}

static void
add_web (GArray     *marks,
         const char *address,
         gboolean    is_own_page)
{
  g_autoptr (GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;
  g_autofree char *host = NULL;
  g_autofree char *page = NULL;
  const char *bare, *path;
  gsize length;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  bare = g_str_has_prefix (host, "www.") ? host + 4 : host;
  path = g_uri_get_path (uri);
  length = strlen (path);
  while (length > 0 && path[length - 1] == '/')
    length--;

  if (is_own_page && length > 0)
    {
      page = g_strdup_printf ("%s%.*s?%s", bare, (int) length, path, g_uri_get_query (uri) != NULL ? g_uri_get_query (uri) : "");
      add_mark (marks, DW_MARK_WEB, page);
    }
  if (!is_listed (bare, shared_hosts, G_N_ELEMENTS (shared_hosts)))
    add_mark (marks, DW_MARK_DOMAIN, bare);
}

/* National digits: the last ten, whatever stands before them. */
DwMark
dw_mark_of_phone (const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *c = number; c != NULL && *c != '\0' && g_ascii_tolower (*c) != 'x'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);

  return digits->len < PHONE_DIGITS ? 0 : make_mark (DW_MARK_PHONE, digits->str + digits->len - PHONE_DIGITS);
}

static void
add_phone (GArray     *marks,
           const char *number)
{
  DwMark mark = dw_mark_of_phone (number);

  if (mark != 0)
    g_array_append_val (marks, mark);
}

static void
add_phones (GArray       *marks,
            const DwList *phones)
{
  DW_LIST_FOREACH (DwPhone, phone, phones)
    add_phone (marks, phone->number);
}

static void
add_email (GArray     *marks,
           const char *email)
{
  g_autofree char *folded = email != NULL ? g_ascii_strdown (email, -1) : NULL;

  if (folded != NULL && !g_str_has_suffix (folded, ".invalid"))
    add_mark (marks, DW_MARK_EMAIL, folded);
}

static void
add_contacts (GArray       *marks,
              const DwList *contacts)
{
  DW_LIST_FOREACH (DwContact, contact, contacts)
    {
      add_phones (marks, &contact->phones);
      add_email (marks, contact->email);
    }
}

/* Only letters and digits of @text: numbers and postcodes are written with and without spaces. */
static void
add_code (GArray     *marks,
          DwMarkKind  kind,
          const char *scheme,
          const char *text)
{
  g_autoptr (GString) code = g_string_new (scheme);

  if (text == NULL)
    return;

  g_string_append_c (code, ':');
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (code, g_ascii_toupper (*c));
  if (!g_str_has_suffix (code->str, ":"))
    add_mark (marks, kind, code->str);
}

static void
add_organisation (GArray               *marks,
                  const DwOrganization *organisation)
{
  if (organisation == NULL)
    return;

  add_name (marks, DW_MARK_ORGANISATION, organisation->name);
  add_web (marks, organisation->website, FALSE);
  add_web (marks, organisation->uri, FALSE);
  DW_LIST_FOREACH (DwOrganizationIdentifier, identifier, &organisation->organization_identifiers)
    add_code (marks, DW_MARK_REGISTER,
              identifier->identifier_scheme != NULL ? identifier->identifier_scheme : identifier->identifier_type,
              identifier->identifier);
}

static void
add_location (GArray           *marks,
              const DwLocation *location)
{
  if (g_strcmp0 (location->external_identifier_type, "UPRN") == 0)
    add_code (marks, DW_MARK_PROPERTY, NULL, location->external_identifier);
  DW_LIST_FOREACH (DwAddress, address, &location->addresses)
    add_code (marks, DW_MARK_POSTCODE, NULL, address->postal_code);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  DwMark one = *(const DwMark *) a;
  DwMark other = *(const DwMark *) b;

  return (one > other) - (one < other);
}

static void
sort_marks (GArray *marks)
{
  guint n = 0;

  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    if (n == 0 || g_array_index (marks, DwMark, n - 1) != g_array_index (marks, DwMark, i))
      g_array_index (marks, DwMark, n++) = g_array_index (marks, DwMark, i);
  /* With some marks cut off, what speaks against a merge could be among them. */
  g_array_set_size (marks, n <= DW_MARK_LIMIT ? n : 0);
}

GArray *
dw_likeness_read_marks (const DwService *service)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (DwMark));

  add_name (marks, DW_MARK_NAME, service->name);
  add_organisation (marks, service->organization);
  add_web (marks, service->url, TRUE);
  add_email (marks, service->email);
  add_phones (marks, &service->phones);
  add_contacts (marks, &service->contacts);
  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    {
      add_phones (marks, &there->phones);
      add_contacts (marks, &there->contacts);
      if (there->location != NULL)
        add_location (marks, there->location);
    }

  sort_marks (marks);
  return marks;
}

/* How the marks of one kind stand to each other. */
typedef struct
{
  guint n_one;
  guint n_other;
  guint n_shared;
} Shared;

static Shared
count_shared (const DwLikeness *one,
              const DwLikeness *other,
              DwMarkKind        kind)
{
  Shared shared = { 0, 0, 0 };
  guint j = 0;

  for (guint i = 0; i < other->n_marks; i++)
    shared.n_other += dw_mark_get_kind (other->marks[i]) == kind;

  for (guint i = 0; i < one->n_marks; i++)
    {
      if (dw_mark_get_kind (one->marks[i]) != kind)
        continue;
      shared.n_one++;
      while (j < other->n_marks && other->marks[j] < one->marks[i])
        j++;
      shared.n_shared += j < other->n_marks && other->marks[j] == one->marks[i];
    }

  return shared;
}

static gboolean
has_shared (const DwLikeness *one,
            const DwLikeness *other,
            DwMarkKind        kind)
{
  return count_shared (one, other, kind).n_shared > 0;
}

/* Both state some and share none. */
static gboolean
is_at_odds (const DwLikeness *one,
            const DwLikeness *other,
            DwMarkKind        kind)
{
  Shared shared = count_shared (one, other, kind);

  return shared.n_one > 0 && shared.n_other > 0 && shared.n_shared == 0;
}

static gboolean
is_contradicted (const DwLikeness *one,
                 const DwLikeness *other)
{
  /* Two buildings of one postcode are two places, and a place with a UPRN in one feed has only a postcode in
   * another. */
  gboolean elsewhere = is_at_odds (one, other, DW_MARK_POSTCODE) || is_at_odds (one, other, DW_MARK_PROPERTY);
  gboolean other_boroughs = one->boroughs != 0 && other->boroughs != 0 && (one->boroughs & other->boroughs) == 0;
  gboolean other_ages = one->minimum_age > other->maximum_age || other->minimum_age > one->maximum_age;

  return elsewhere || other_boroughs || other_ages || is_at_odds (one, other, DW_MARK_REGISTER);
}

/* Two who let the same hall, or answer one switchboard, each have a “Stay and play”: of those, only what is the
 * service's own counts. */
static gboolean
is_supported (const DwLikeness *one,
              const DwLikeness *other)
{
  static const DwMarkKind kinds[] = {
    DW_MARK_REGISTER, DW_MARK_WEB, DW_MARK_EMAIL,
    DW_MARK_ORGANISATION, DW_MARK_DOMAIN, DW_MARK_PHONE, DW_MARK_PROPERTY, DW_MARK_POSTCODE,
  };
  guint n = is_at_odds (one, other, DW_MARK_ORGANISATION) ? 3 : G_N_ELEMENTS (kinds);
  gboolean has_other_page = is_at_odds (one, other, DW_MARK_WEB);

  /* Two pages of one host are two entries of whoever keeps it. */
  for (guint i = 0; i < n; i++)
    if (!(kinds[i] == DW_MARK_DOMAIN && has_other_page) && has_shared (one, other, kinds[i]))
      return TRUE;

  return FALSE;
}

DwSameness
dw_likeness_compare (const DwLikeness *one,
                     const DwLikeness *other)
{
  Shared words = count_shared (one, other, DW_MARK_NAME_WORD);
  guint n_words = words.n_one + words.n_other - words.n_shared;
  gboolean is_alike = n_words > 0 && words.n_shared >= ALIKE * n_words;
  gboolean is_found_alike = has_shared (one, other, DW_MARK_WEB) || has_shared (one, other, DW_MARK_PHONE)
                            || has_shared (one, other, DW_MARK_EMAIL);

  if (is_contradicted (one, other))
    return DW_SAMENESS_NONE;
  if (has_shared (one, other, DW_MARK_NAME))
    return is_supported (one, other) ? DW_SAMENESS_SAME : DW_SAMENESS_MAYBE;

  return is_alike && is_found_alike ? DW_SAMENESS_MAYBE : DW_SAMENESS_NONE;
}
