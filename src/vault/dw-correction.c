/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-correction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-link.h"
#include "dw-text.h"

static const struct
{
  const char *slug;
  const char *label;
} kinds[DW_N_CORRECTION_KINDS] = {
  [DW_CORRECTION_WRONG_NUMBER] = { "wrong-number", N_ ("The telephone number is wrong") },
  [DW_CORRECTION_CLOSED] = { "closed", N_ ("It has closed") },
  [DW_CORRECTION_FULL] = { "full", N_ ("It is full") },
  [DW_CORRECTION_WRONG_TIMES] = { "wrong-times", N_ ("The times are wrong") },
  [DW_CORRECTION_WRONG_PLACE] = { "wrong-place", N_ ("The place is wrong") },
  [DW_CORRECTION_WRONG_AGES] = { "wrong-ages", N_ ("It is not for these ages") },
  [DW_CORRECTION_OTHER] = { "other", N_ ("Something else is wrong") },
};

const char *
dw_correction_kind_get_slug (DwCorrectionKind kind)
{
  return kinds[kind].slug;
}

int
dw_correction_kind_by_slug (const char *slug)
{
  for (guint i = 0; i < DW_N_CORRECTION_KINDS; i++)
    if (g_strcmp0 (kinds[i].slug, slug) == 0)
      return (int) i;

  return -1;
}

const char *
dw_correction_kind_get_label (DwCorrectionKind kind)
{
  return _ (kinds[kind].label);
}

/* One plain address, which dw_link_read_email() has looked at; NULL for anything else a feed calls one. */
static char *
read_email (const char *text)
{
  g_auto (DwLink) link = { NULL, };

  return text != NULL && dw_link_read_email (text, &link) ? g_strdup (link.shown) : NULL;
}

static char *
find_email (const DwService *service)
{
  char *email = service->organization != NULL ? read_email (service->organization->email) : NULL;

  if (email == NULL)
    email = read_email (service->email);
  DW_LIST_FOREACH (DwContact, contact, &service->contacts)
    if (email == NULL)
      email = read_email (contact->email);

  return email;
}

static char *
clean_text (const char *text)
{
  g_autofree char *clean = text != NULL ? dw_text_clean (text, -1, TRUE, NULL) : NULL;

  if (clean == NULL || *clean == '\0')
    return NULL;

  return g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), DW_CORRECTION_TEXT));
}

DwCorrection *
dw_correction_new (DwRecord         *record,
                   DwCorrectionKind  kind,
                   const char       *text,
                   gint64            now)
{
  DwCorrection *self = g_new0 (DwCorrection, 1);
  const DwService *service = dw_record_get_service (record);
  const DwFeed *feed = dw_record_get_feed (record);

  self->kind = kind;
  self->text = clean_text (text);
  self->service = g_strdup (service->name != NULL ? service->name : _ ("A service without a name"));
  self->source_id = g_strdup (dw_record_get_source_id (record));
  self->feed = g_strdup (feed->name);
  self->feed_url = g_strdup (feed->url);
  self->email = find_email (service);
  self->written_at = now;
  return self;
}

DwCorrection *
dw_correction_copy (const DwCorrection *correction)
{
  DwCorrection *copy = g_memdup2 (correction, sizeof *correction);

  copy->text = g_strdup (correction->text);
  copy->service = g_strdup (correction->service);
  copy->source_id = g_strdup (correction->source_id);
  copy->feed = g_strdup (correction->feed);
  copy->feed_url = g_strdup (correction->feed_url);
  copy->email = g_strdup (correction->email);
  return copy;
}

void
dw_correction_free (DwCorrection *correction)
{
  g_free (correction->text);
  g_free (correction->service);
  g_free (correction->source_id);
  g_free (correction->feed);
  g_free (correction->feed_url);
  g_free (correction->email);
  g_free (correction);
}

char *
dw_correction_dup_text (const DwCorrection *self)
{
  g_autoptr (GDateTime) written = g_date_time_new_from_unix_local (self->written_at);
  g_autofree char *day = written != NULL ? g_date_time_format (written, "%-d %B %Y") : g_strdup ("");
  GString *body = g_string_new (_ ("Your directory has a record that we think needs correcting."));

  g_string_append_printf (body, "\n\n%s\n", dw_correction_kind_get_label (self->kind));
  if (self->text != NULL)
    g_string_append_printf (body, "%s\n", self->text);
  g_string_append_c (body, '\n');
  g_string_append_printf (body, _ ("Service: %s"), self->service);
  g_string_append_c (body, '\n');
  g_string_append_printf (body, _ ("Record: %s"), self->source_id);
  g_string_append_c (body, '\n');
  g_string_append_printf (body, _ ("Directory: %s"), self->feed);
  g_string_append_c (body, '\n');
  g_string_append_printf (body, _ ("Noticed on %s"), day);
  g_string_append_c (body, '\n');
  return g_string_free (body, FALSE);
}

/* RFC 6068, 5: line breaks are %0D%0A. */
static char *
escape_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines);

  return g_uri_escape_string (joined, NULL, FALSE);
}

char *
dw_correction_dup_mailto (const DwCorrection *correction)
{
  g_autofree char *subject = g_strdup_printf (_ ("Correction: %s"), correction->service);
  g_autofree char *body = dw_correction_dup_text (correction);
  g_autofree char *escaped_subject = g_uri_escape_string (subject, NULL, FALSE);
  g_autofree char *escaped_body = escape_lines (body);
  g_autofree char *to = correction->email != NULL ? g_uri_escape_string (correction->email, "@", FALSE) : g_strdup ("");

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, escaped_subject, escaped_body);
}
