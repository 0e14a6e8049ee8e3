/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-check-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-curl.h"
#include "dw-net-words.h"
#include "dw-peer.h"
#include "dw-url.h"

enum { LONGEST_ADDRESS = 2048, LONGEST_HOST = 253, LONGEST_LABEL = 63, MOST_STEPS = 4 };

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, DW_NET_ERROR, DW_NET_ERROR_BAD_ADDRESS, sentence);
  return FALSE;
}

/* Returns: (transfer full): @typed without the white space around it, which may be of any script. */
static char *
trim (const char *typed)
{
  const char *end = typed + strlen (typed);

  while (typed < end && g_unichar_isspace (g_utf8_get_char (typed)))
    typed = g_utf8_next_char (typed);
  while (end > typed && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (typed, (gsize) (end - typed));
}

static gboolean
has_strange_characters (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isgraph (c) || (c < 0x80 && strchr ("\\\"<>^`{|}", (int) c) != NULL))
        return TRUE;
    }

  return FALSE;
}

/*
 * Returns: the scheme's length before its colon, 0 without one. "localhost:8443" has none: what follows the
 * colon is a port.
 */
static gsize
measure_scheme (const char *text)
{
  gsize length = 0;
  gsize n_digits = 0;

  if (!g_ascii_isalpha (text[0]))
    return 0;

  while (g_ascii_isalnum (text[length]) || (text[length] != '\0' && strchr ("+-.", text[length]) != NULL))
    length++;
  if (text[length] != ':')
    return 0;

  while (g_ascii_isdigit (text[length + 1 + n_digits]))
    n_digits++;
  if (n_digits > 0 && strchr ("/?#", text[length + 1 + n_digits]) != NULL)
    return 0;

  return length;
}

/* Returns: (transfer full): @text with "https://" before it, or NULL. */
static char *
add_scheme (const char  *text,
            GError     **error)
{
  gsize length = measure_scheme (text);

  if (length == 0)
    return g_str_has_prefix (text, "//") ? g_strconcat ("https:", text, NULL) : g_strconcat ("https://", text, NULL);

  if (length == 5 && g_ascii_strncasecmp (text, "https://", 8) == 0)
    return g_strconcat ("https", text + 5, NULL);

  if (length == 4 && g_ascii_strncasecmp (text, "http", 4) == 0)
    refuse (error, _("This address starts with http:, which is not secure: try it with https: instead."));
  else
    refuse (error, _("This is not a web address: a feed’s address starts with https://."));

  return NULL;
}

static gboolean
is_loopback_name (const char *host)
{
  return strcmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost");
}

static gboolean
is_host_name (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);

      if (length == 0 || length > LONGEST_LABEL || labels[i][0] == '-' || labels[i][length - 1] == '-'
          || strspn (labels[i], "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
        return FALSE;
    }

  return strlen (host) <= LONGEST_HOST && strchr (host, '.') != NULL;
}

/* Returns: (nullable): what is wrong with @host, which is in ASCII and lower case. */
static const char *
judge_host (const char *host,
            gboolean    is_testing)
{
  if (g_hostname_is_ip_address (host))
    return dw_peer_is_allowed (host, host, is_testing)
             ? NULL : _("This address points to this computer itself or to no server at all.");
  if (is_loopback_name (host))
    return is_testing ? NULL : _("This address points to this computer itself.");

  return is_host_name (host) ? NULL : _("This address names no server. A feed’s address looks like https://example.org/api.");
}

/* Checks the host and writes it in ASCII, so that a name in look-alike letters shows itself. */
static gboolean
settle_host (DwUrl     *url,
             gboolean   is_testing,
             GError   **error)
{
  g_autofree char *host = dw_url_dup_host (url);
  g_autofree char *ascii = host != NULL ? g_hostname_to_ascii (host) : NULL;
  g_autofree char *zone = dw_url_dup_part (url, CURLUPART_ZONEID);
  g_autofree char *written = NULL;
  const char *problem = NULL;

  if (ascii == NULL || zone != NULL)
    return refuse (error, _("This address names no server. A feed’s address looks like https://example.org/api."));

  problem = judge_host (ascii, is_testing);
  if (problem != NULL)
    return refuse (error, problem);

  written = strchr (ascii, ':') != NULL ? g_strdup_printf ("[%s]", ascii) : g_steal_pointer (&ascii);
  return dw_curl ()->url_set (url, CURLUPART_HOST, written, 0) == CURLUE_OK
         || refuse (error, _("This address has a server name that cannot be used."));
}

/* Pages are asked for by adding to the address: "/services". */
static char *
dup_without_closing_slash (DwUrl *url)
{
  g_autofree char *path = dw_url_dup_part (url, CURLUPART_PATH);
  g_autofree char *query = dw_url_dup_part (url, CURLUPART_QUERY);
  char *address = NULL;
  gsize length = path != NULL ? strlen (path) : 0;

  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
  if (path != NULL && dw_curl ()->url_set (url, CURLUPART_PATH, path, 0) != CURLUE_OK)
    return NULL;

  address = dw_url_dup_part (url, CURLUPART_URL);
  if (address != NULL && query == NULL && g_str_has_suffix (address, "/"))
    address[strlen (address) - 1] = '\0';

  return address;
}

/* Another reader of addresses must see the same server: an address that two programs read differently is a trap. */
static gboolean
is_read_alike (const char *address,
               DwUrl      *url)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  g_autofree char *host = dw_url_dup_host (url);

  return uri != NULL && g_uri_get_userinfo (uri) == NULL && g_strcmp0 (g_uri_get_host (uri), host) == 0;
}

static char *
check_trimmed (const char  *trimmed,
               gboolean     is_testing,
               GError     **error)
{
  g_autofree char *full = add_scheme (trimmed, error);
  g_autofree char *port = NULL;
  g_autofree char *address = NULL;
  g_autoptr (DwUrl) url = dw_url_new ();

  if (full == NULL)
    return NULL;

  if (dw_curl ()->url_set (url, CURLUPART_URL, full, CURLU_URLENCODE) != CURLUE_OK)
    {
      refuse (error, _("This is not a web address: a feed’s address looks like https://example.org/api."));
      return NULL;
    }
  if (dw_url_has_user (url))
    {
      refuse (error, _("This address has a user name or password in it, which Doorway does not send."));
      return NULL;
    }
  if (!settle_host (url, is_testing, error))
    return NULL;

  dw_curl ()->url_set (url, CURLUPART_FRAGMENT, NULL, 0);
  port = dw_url_dup_part (url, CURLUPART_PORT);
  if (g_strcmp0 (port, "443") == 0)
    dw_curl ()->url_set (url, CURLUPART_PORT, NULL, 0);
  address = dup_without_closing_slash (url);

  if (g_strcmp0 (port, "0") == 0 || address == NULL || !is_read_alike (address, url))
    {
      refuse (error, _("This address can be read in more than one way."));
      return NULL;
    }

  return g_steal_pointer (&address);
}

/* What is kept is its own form: "example.org/..?" takes two steps to it, and would be two feeds. */
static char *
check_until_settled (const char  *trimmed,
                     gboolean     is_testing,
                     GError     **error)
{
  g_autofree char *address = check_trimmed (trimmed, is_testing, error);

  for (guint i = 0; address != NULL && i < MOST_STEPS; i++)
    {
      g_autofree char *again = check_trimmed (address, is_testing, error);

      if (again == NULL || g_str_equal (again, address))
        return g_steal_pointer (&again);
      g_free (address);
      address = g_steal_pointer (&again);
    }
  if (address != NULL)
    refuse (error, _("This address can be read in more than one way."));

  return NULL;
}

char *
dw_address_check (const char  *typed,
                  gboolean     is_testing,
                  GError     **error)
{
  g_autofree char *trimmed = g_utf8_validate (typed, -1, NULL) ? trim (typed) : NULL;

  if (trimmed != NULL && *trimmed == '\0')
    {
      refuse (error, _("Type the address of a feed, such as https://example.org/api."));
      return NULL;
    }
  if (trimmed == NULL || strlen (trimmed) > LONGEST_ADDRESS || has_strange_characters (trimmed))
    {
      refuse (error, _("This address has characters that no web address has, or too many of them."));
      return NULL;
    }

  if (dw_curl () == NULL)
    {
      dw_net_set_error (error, DW_NET_FAULT_NO_LIBRARY, "", NULL);
      return NULL;
    }

  return check_until_settled (trimmed, is_testing, error);
}

char *
dw_net_check_address (const char  *typed,
                      GError     **error)
{
  g_return_val_if_fail (typed != NULL, NULL);

  return dw_address_check (typed, DW_TESTING, error);
}
