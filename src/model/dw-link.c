/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-link.h"

#include <string.h>

/* Browsers and mail programs differ beyond this, and nobody reads so far. */
#define LONGEST_URI 2048

/* Past the host, only as much as tells two pages of one site apart. */
#define LONGEST_PATH_SHOWN 40

static gboolean
is_plain_ascii (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at) || strchr ("\\<>\"^`{|}", *at) != NULL)
      return FALSE;

  return TRUE;
}

/* Whether @host, as people read it, has letters of one script only (digits, dots and hyphens have none). */
static gboolean
is_one_script (const char *host)
{
  GUnicodeScript first = G_UNICODE_SCRIPT_COMMON;

  for (const char *at = host; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (at));

      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED || script == first)
        continue;
      if (first != G_UNICODE_SCRIPT_COMMON)
        return FALSE;
      first = script;
    }

  return TRUE;
}

/* Letters that look Latin: a whole name in them can pose as a British site. */
static gboolean
looks_latin (gunichar character)
{
  GUnicodeScript script = g_unichar_get_script (character);

  return script == G_UNICODE_SCRIPT_CYRILLIC || script == G_UNICODE_SCRIPT_GREEK || script == G_UNICODE_SCRIPT_ARMENIAN
         || script == G_UNICODE_SCRIPT_CHEROKEE;
}

/* The host for eyes: its own letters where they are of one script and no look-alikes, else `xn--`. */
static char *
show_host (const char *ascii_host)
{
  g_autofree char *host = g_hostname_to_unicode (ascii_host);

  if (host == NULL || !is_one_script (host))
    return g_strdup (ascii_host);

  for (const char *at = host; *at != '\0'; at = g_utf8_next_char (at))
    if (looks_latin (g_utf8_get_char (at)))
      return g_strdup (ascii_host);

  return g_steal_pointer (&host);
}

static char *
show_web (GUri *uri)
{
  g_autofree char *host = show_host (g_uri_get_host (uri));
  const char *path = g_uri_get_path (uri);
  const char *bare = g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host;

  if (*path == '\0' || g_str_equal (path, "/"))
    return g_strdup (bare);
  if (strlen (path) <= LONGEST_PATH_SHOWN && g_uri_get_query (uri) == NULL)
    return g_strconcat (bare, path, NULL);

  return g_strdup_printf ("%s%.*s…", bare, (int) MIN (strlen (path), LONGEST_PATH_SHOWN), path);
}

gboolean
dw_link_read_web (const char *text,
                  DwLink     *link)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) opened = NULL;
  g_autofree char *host = NULL;

  *link = (DwLink) { NULL, };
  if (text == NULL || strlen (text) > LONGEST_URI)
    return FALSE;

  uri = g_uri_parse (text, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL || g_uri_get_userinfo (uri) != NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return FALSE;
  if (strcmp (g_uri_get_scheme (uri), "https") != 0 && strcmp (g_uri_get_scheme (uri), "http") != 0)
    return FALSE;

  host = g_hostname_to_ascii (g_uri_get_host (uri));
  if (host == NULL || !is_plain_ascii (host) || strpbrk (host, "@:/?#%") != NULL)
    return FALSE;

  opened = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri),
                        g_uri_get_path (uri), g_uri_get_query (uri), g_uri_get_fragment (uri));
  link->uri = g_uri_to_string (opened);

  /* Two programs that read one address differently is how people end elsewhere: leave nothing to read differently. */
  if (!is_plain_ascii (link->uri))
    {
      dw_link_clear (link);
      return FALSE;
    }

  link->shown = show_web (opened);
  return TRUE;
}

static gboolean
is_of (const char *text,
       gsize       length,
       const char *marks)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr (marks, text[i]) == NULL)
      return FALSE;

  return length > 0;
}

gboolean
dw_link_read_email (const char *text,
                    DwLink     *link)
{
  const char *at = text == NULL ? NULL : strchr (text, '@');
  g_autofree char *escaped = NULL;

  *link = (DwLink) { NULL, };
  if (at == NULL || strlen (text) > 254 || strchr (at + 1, '.') == NULL || !is_of (text, (gsize) (at - text), "._+-'")
      || !is_of (at + 1, strlen (at + 1), ".-"))
    return FALSE;

  escaped = g_uri_escape_string (text, "@", FALSE);
  link->uri = g_strconcat ("mailto:", escaped, NULL);
  link->shown = g_strdup (text);
  return TRUE;
}

void
dw_link_clear (DwLink *link)
{
  g_clear_pointer (&link->uri, g_free);
  g_clear_pointer (&link->shown, g_free);
}
