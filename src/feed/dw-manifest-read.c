/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-manifest.h"

/* The one form of a manifest (feeds.md 6.2), read line by line. Where a line is not what must come, it is refused:
   there is no second try, so that nothing can be written in two ways. */

#define MOST_EPOCH ((G_GUINT64_CONSTANT (1) << 31) - 1)
#define MOST_VERSION ((G_GUINT64_CONSTANT (1) << 53) - 1)
#define MOST_DIGITS 16
#define MOST_TEXT 200
#define MOST_NAME 64
#define UUID_LENGTH 36
#define TIME_LENGTH 20
#define DAY ((gint64) 24 * 60 * 60)

/* Some of the bytes. */
typedef struct
{
  const char *at;
  gsize length;
} Span;

typedef struct
{
  Span rest;
  guint line_number;
  DwManifest *manifest;
  guint64 n_bytes;          /* as stated */
} Reading;

static gboolean
refuse (const Reading  *reading,
        GError        **error)
{
  g_set_error (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_FORM,
               _("The signed feed is damaged or was not made as it should be: line %u of its list of contents will not do."),
               reading->line_number);
  return FALSE;
}

/* The next line, without its LF; FALSE where none ends. */
static gboolean
next_line (Reading *reading,
           Span    *line)
{
  const char *stop = memchr (reading->rest.at, '\n', reading->rest.length);

  reading->line_number++;
  if (stop == NULL)
    return FALSE;

  line->at = reading->rest.at;
  line->length = (gsize) (stop - line->at);
  reading->rest.at = stop + 1;
  reading->rest.length -= line->length + 1;
  return TRUE;
}

static gboolean
starts_with (const Span *span,
             const char *prefix)
{
  return span->length >= strlen (prefix) && memcmp (span->at, prefix, strlen (prefix)) == 0;
}

static gboolean
is_text (const Span *span,
         const char *text)
{
  return span->length == strlen (text) && starts_with (span, text);
}

/* Takes @prefix off @span. */
static gboolean
skip (Span       *span,
      const char *prefix)
{
  if (!starts_with (span, prefix))
    return FALSE;

  span->at += strlen (prefix);
  span->length -= strlen (prefix);
  return TRUE;
}

/* Takes off the word before the next space, and the space. */
static gboolean
next_word (Span *span,
           Span *word)
{
  const char *space = memchr (span->at, ' ', span->length);

  if (space == NULL)
    return FALSE;

  word->at = span->at;
  word->length = (gsize) (space - span->at);
  span->at = space + 1;
  span->length -= word->length + 1;
  return TRUE;
}

static gboolean
next_value (Reading    *reading,
            const char *member,
            Span       *value)
{
  return next_line (reading, value) && skip (value, member);
}

static gboolean
read_uint (const Span *span,
           guint64     most,
           guint64    *number)
{
  guint64 sum = 0;

  if (span->length == 0 || span->length > MOST_DIGITS || (span->at[0] == '0' && span->length > 1))
    return FALSE;

  for (gsize i = 0; i < span->length; i++)
    {
      if (!g_ascii_isdigit (span->at[i]))
        return FALSE;
      sum = sum * 10 + (guint64) (span->at[i] - '0');
    }

  *number = sum;
  return sum <= most;
}

static gboolean
read_uuid (const Span *span)
{
  if (span->length != UUID_LENGTH)
    return FALSE;

  for (gsize i = 0; i < UUID_LENGTH; i++)
    {
      const char c = span->at[i];
      gboolean is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;

      if (is_hyphen ? c != '-' : !g_ascii_isdigit (c) && !(c >= 'a' && c <= 'f'))
        return FALSE;
    }

  return TRUE;
}

static int
two_digits (const char *at)
{
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) ? (at[0] - '0') * 10 + at[1] - '0' : -1;
}

/* YYYY-MM-DDThh:mm:ssZ, a time that there is. */
static gboolean
read_time (const Span *span,
           gint64     *time)
{
  static const char pattern[] = "dddd-dd-ddTdd:dd:ddZ";
  g_autoptr (GDateTime) date = NULL;

  if (span->length != TIME_LENGTH)
    return FALSE;
  for (gsize i = 0; i < TIME_LENGTH; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (span->at[i]) : span->at[i] != pattern[i])
      return FALSE;

  date = g_date_time_new_utc (two_digits (span->at) * 100 + two_digits (span->at + 2), two_digits (span->at + 5),
                              two_digits (span->at + 8), two_digits (span->at + 11), two_digits (span->at + 14),
                              two_digits (span->at + 17));
  *time = date != NULL ? g_date_time_to_unix (date) : 0;
  return *time > 0;
}

static gboolean
is_name (const Span *span)
{
  if (span->length == 0 || span->length > MOST_NAME
      || !(g_ascii_islower (span->at[0]) || g_ascii_isdigit (span->at[0])))
    return FALSE;

  for (gsize i = 0; i < span->length; i++)
    {
      const char c = span->at[i];

      if (!g_ascii_islower (c) && !g_ascii_isdigit (c) && c != '/' && c != '_' && c != '-')
        return FALSE;
    }

  return TRUE;
}

/* No control character but LF, and UTF-8 throughout. */
static gboolean
is_clean (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (((guchar) text[i] < 0x20 && text[i] != '\n') || text[i] == 0x7f)
      return FALSE;

  return g_utf8_validate_len (text, length, NULL);
}

static gboolean
read_what_it_is (Reading *reading)
{
  DwManifest *manifest = reading->manifest;
  Span value;

  if (!next_line (reading, &value) || !is_text (&value, "oruk-feed-manifest 1"))
    return FALSE;

  if (!next_value (reading, "feed urn:uuid:", &value) || !read_uuid (&value))
    return FALSE;
  manifest->feed = g_strndup (value.at, value.length);

  if (!next_value (reading, "name ", &value) || value.length == 0 || value.length > MOST_TEXT)
    return FALSE;
  manifest->name = g_strndup (value.at, value.length);

  return next_value (reading, "epoch ", &value) && read_uint (&value, MOST_EPOCH, &manifest->epoch)
         && next_value (reading, "version ", &value) && read_uint (&value, MOST_VERSION, &manifest->version);
}

static gboolean
read_times (Reading *reading)
{
  DwManifest *manifest = reading->manifest;
  Span value;

  return next_value (reading, "issued ", &value) && read_time (&value, &manifest->issued)
         && next_value (reading, "expires ", &value) && read_time (&value, &manifest->expires)
         && manifest->expires > manifest->issued && manifest->expires <= manifest->issued + DW_MANIFEST_LIFE_DAYS * DAY;
}

static gboolean
read_totals (Reading *reading)
{
  DwManifest *manifest = reading->manifest;
  Span value;

  if (!next_value (reading, "schema ", &value) || !(is_text (&value, "oruk-3.0") || is_text (&value, "oruk-1.0")))
    return FALSE;
  g_free (manifest->schema);
  manifest->schema = g_strndup (value.at, value.length);

  return next_value (reading, "services ", &value) && read_uint (&value, G_MAXUINT64, &manifest->n_services)
         && next_value (reading, "bytes ", &value) && read_uint (&value, G_MAXUINT64, &reading->n_bytes);
}

/* Two keys of one number could not be told apart by a signature, and one key in both roles would be no second key. */
static gboolean
read_key (Reading *reading,
          Span     value)
{
  GArray *keys = reading->manifest->keys;
  DwManifestKey key = { .role = DW_KEY_SIGN };

  if (skip (&value, "recover "))
    key.role = DW_KEY_RECOVER;
  else if (!skip (&value, "sign "))
    return FALSE;

  if (keys->len == DW_MANIFEST_KEYS || !dw_public_key_parse (value.at, value.length, &key.key))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    if (memcmp (g_array_index (keys, DwManifestKey, i).key.id, key.key.id, DW_KEY_ID_BYTES) == 0)
      return FALSE;

  g_array_append_val (keys, key);
  return TRUE;
}

static gboolean
has_both_roles (const DwManifest *manifest)
{
  guint n[2] = { 0 };

  for (guint i = 0; i < manifest->keys->len; i++)
    n[g_array_index (manifest->keys, DwManifestKey, i).role]++;

  return n[DW_KEY_SIGN] > 0 && n[DW_KEY_RECOVER] > 0;
}

/* The first line of its kind counts. */
static void
take_extension (DwManifest *manifest,
                const Span *word,
                const Span *text)
{
  const struct { const char *word; char **place; } known[] = {
    { "publisher", &manifest->publisher },
    { "licence", &manifest->licence },
    { "attribution", &manifest->attribution },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (is_text (word, known[i].word) && *known[i].place == NULL)
      *known[i].place = g_strndup (text->at, text->length);
}

/* "x-token text": what is said beside the feed, or what a later version may add, for whoever knows it. */
static gboolean
read_extension (Reading *reading,
                Span     rest)
{
  Span word;

  if (!skip (&rest, "x-") || !next_word (&rest, &word) || !is_name (&word) || rest.length == 0 || rest.length > MOST_TEXT)
    return FALSE;

  take_extension (reading->manifest, &word, &rest);
  return TRUE;
}

static gboolean
read_object (Reading *reading,
             Span     value)
{
  GArray *objects = reading->manifest->objects;
  DwManifestObject object = { 0 };
  Span name, hex;

  if (!next_word (&value, &name) || !is_name (&name) || !next_word (&value, &hex) || hex.length != DW_SHA256_HEX
      || !dw_sha256_parse (hex.at, &object.sha256) || !read_uint (&value, DW_MANIFEST_OBJECT_BYTES, &object.size))
    return FALSE;
  if (objects->len == DW_MANIFEST_OBJECTS)
    return FALSE;

  object.name = g_strndup (name.at, name.length);
  if (objects->len > 0 && strcmp (g_array_index (objects, DwManifestObject, objects->len - 1).name, object.name) >= 0)
    {
      g_free (object.name);
      return FALSE;
    }

  g_array_append_val (objects, object);
  return TRUE;
}

/* Keys, then extensions, then objects, then "end". */
static gboolean
read_lists (Reading *reading)
{
  Span line = { 0 };
  gboolean more = next_line (reading, &line);

  for (; more && skip (&line, "key "); more = next_line (reading, &line))
    if (!read_key (reading, line))
      return FALSE;
  if (!has_both_roles (reading->manifest))
    return FALSE;

  while (more && read_extension (reading, line))
    more = next_line (reading, &line);

  for (; more && skip (&line, "object "); more = next_line (reading, &line))
    if (!read_object (reading, line))
      return FALSE;

  return more && is_text (&line, "end") && reading->rest.length == 0
         && dw_manifest_get_bytes (reading->manifest) == reading->n_bytes;
}

static gboolean
refuse_too_large (GError **error)
{
  g_set_error_literal (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_TOO_LARGE,
                       _("The signed feed’s list of contents is larger than Doorway takes in."));
  return FALSE;
}

DwManifest *
dw_manifest_parse (const char  *text,
                   gsize        length,
                   GError     **error)
{
  g_autoptr (DwManifest) manifest = dw_manifest_new ();
  Reading reading = { .rest = { text, length }, .manifest = manifest };

  if (length > DW_MANIFEST_BYTES)
    {
      refuse_too_large (error);
      return NULL;
    }
  if (is_clean (text, length) && read_what_it_is (&reading) && read_times (&reading) && read_totals (&reading)
      && read_lists (&reading))
    return g_steal_pointer (&manifest);

  refuse (&reading, error);
  return NULL;
}
