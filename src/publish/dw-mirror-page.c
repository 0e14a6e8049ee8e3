/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-mirror-page.h"

#include <glib/gi18n-lib.h>

#include "dw-json-writer.h"

/* What the official api_details.json of version 3.0 has. */
#define VERSION "HSDS-UK-3.0"
#define PROFILE "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md"
#define OPENAPI_URL "https://docs.openreferraluk.org/en/latest/openapi30.json"

static const char head[] =
  "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
  "<style>\n"
  "body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1d1d20; background: #fff }\n"
  "dt { font-weight: bold; margin-top: .75rem } dd { margin: 0; overflow-wrap: anywhere } code { font-size: 1rem }\n"
  "@media (prefers-color-scheme: dark) { body { color: #eee; background: #1d1d20 } a { color: #8ab4f8 } }\n"
  "</style>\n";

static void
add_text (GString    *html,
          const char *before,
          const char *text,
          const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "%s%s%s", before, escaped, after);
}

static void
add_fact (GString    *html,
          const char *term,
          const char *text)
{
  if (text == NULL)
    return;

  add_text (html, "<dt>", term, "</dt>");
  add_text (html, "<dd>", text, "</dd>\n");
}

static char *
dup_day (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (moment, "%-d %B %Y");
}

/* The address that subscribes and pins the key in one: what stands after # is never sent to a server. A page that does
 * not know its own address has a link, which every browser copies with the address before it, and says how to put the
 * two together by hand. */
static void
add_subscription (GString                 *html,
                  const DwPublishSettings *settings,
                  const char              *key)
{
  const char *address = settings->address;
  g_autofree char *name = g_strdup_printf ("feed.oruk#%s", key);
  g_autofree char *whole = NULL;

  if (address != NULL)
    {
      whole = g_strdup_printf ("oruk+%s%s%s", address, g_str_has_suffix (address, "/") ? "" : "/", name);
      add_fact (html, _("Subscribe in Doorway with"), whole);
      return;
    }

  add_text (html, "<dt>", _("Subscribe in Doorway with"), "</dt>");
  add_text (html, "<dd>", _("the address of this link (in a browser: “Copy link”):"), " ");
  add_text (html, "<a href=\"", name, "\">");
  add_text (html, "", name, "</a>");
  add_text (html, "<br>", _("By hand: copy the address of this page, take away what stands after its last “/”, and write there:"), " ");
  add_text (html, "<code>", name, "</code></dd>\n");
}

static void
add_keys (GString                 *html,
          const DwPublishSettings *settings,
          const DwManifest        *manifest)
{
  for (guint i = 0; i < manifest->keys->len; i++)
    {
      const DwManifestKey *key = &g_array_index (manifest->keys, DwManifestKey, i);
      g_autofree char *text = dw_public_key_dup_text (&key->key);

      add_fact (html, key->role == DW_KEY_SIGN ? _("Signed with the key") : _("Recovered with the key"), text);
      if (key->role == DW_KEY_SIGN)
        add_subscription (html, settings, text);
    }
}

GString *
dw_mirror_page_dup_html (const DwPublishSettings *settings,
                         const DwManifest        *manifest)
{
  GString *html = g_string_new (head);
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, manifest->n_services);
  g_autofree char *version = g_strdup_printf ("%" G_GUINT64_FORMAT, manifest->version);
  g_autofree char *issued = dup_day (manifest->issued);
  g_autofree char *expires = dup_day (manifest->expires);

  add_text (html, "<title>", settings->name, "</title>\n</head>\n<body>\n");
  add_text (html, "<h1>", settings->name, "</h1>\n");
  add_text (html, "<p>", _("This is a feed of services for families, for programs such as Doorway to read. It is in Open Referral UK 3.0, and signed, "
                           "so that a copy of it can be trusted wherever it comes from."), "</p>\n<dl>\n");
  add_fact (html, _("Published by"), settings->publisher);
  add_fact (html, _("Licence"), settings->licence != NULL ? settings->licence : _("Not stated. Ask the publisher before you use it."));
  add_fact (html, _("To be said by those who use it"), settings->attribution);
  add_fact (html, _("Services"), count);
  add_fact (html, _("Edition"), version);
  add_fact (html, _("Published"), issued);
  add_fact (html, _("To be checked if there is no newer one after"), expires);
  add_keys (html, settings, manifest);
  g_string_append (html, "</dl>\n<p>");
  add_text (html, "<a href=\"feed.oruk\">", _("The signed feed"), "</a> · ");
  add_text (html, "<a href=\"services/index.json\">", _("The first page"), "</a> · ");
  add_text (html, "<a href=\"services.ndjson\">", _("All services, one a line"), "</a></p>\n</body>\n</html>\n");
  return html;
}

GString *
dw_mirror_page_dup_api (const DwPublishSettings *settings)
{
  DwJsonWriter *json = dw_json_writer_new ();
  g_autofree char *text = NULL;
  GString *line = NULL;

  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "version", VERSION);
  dw_json_writer_add_text (json, "profile", PROFILE);
  dw_json_writer_add_text (json, "openapi_url", OPENAPI_URL);
  dw_json_writer_add_text (json, "name", settings->name);
  if (settings->publisher != NULL)
    dw_json_writer_add_text (json, "publisher", settings->publisher);
  if (settings->licence != NULL)
    dw_json_writer_add_text (json, "license", settings->licence);
  if (settings->attribution != NULL)
    dw_json_writer_add_text (json, "attribution", settings->attribution);
  dw_json_writer_end_object (json);
  text = dw_json_writer_finish (json);
  line = g_string_new (text);
  g_string_append_c (line, '\n');
  return line;
}
