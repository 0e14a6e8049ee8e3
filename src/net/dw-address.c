/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-address.h"

#include <gio/gio.h>
#include <string.h>

#include "dw-curl.h"
#include "dw-url.h"

enum { LONGEST_HOST = 253 };

char *
dw_address_dup_host (const char *url)
{
  g_autoptr (DwUrl) parts = dw_url_new ();

  if (dw_curl ()->url_set (parts, CURLUPART_URL, url, 0) != CURLUE_OK || !dw_url_is_https (parts)
      || dw_url_has_user (parts))
    return NULL;

  return dw_url_dup_host (parts);
}

char *
dw_address_show_host (const char *host)
{
  g_autofree char *valid = host != NULL ? g_utf8_make_valid (host, -1) : g_strdup ("");
  char *shown = g_hostname_to_ascii (valid);

  if (shown == NULL)
    shown = g_steal_pointer (&valid);
  if (strlen (shown) > LONGEST_HOST)
    shown[LONGEST_HOST] = '\0';

  for (char *c = shown; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (".-:", *c) == NULL)
      *c = '?';

  return shown;
}

/* Where on the machine: two addresses with the same answer are one server. */
static gboolean
is_same_server (DwUrl *a,
                DwUrl *b)
{
  g_autofree char *host_a = dw_url_dup_host (a);
  g_autofree char *host_b = dw_url_dup_host (b);
  g_autofree char *port_a = dw_url_dup_part (a, CURLUPART_PORT);
  g_autofree char *port_b = dw_url_dup_part (b, CURLUPART_PORT);

  return g_strcmp0 (host_a, host_b) == 0 && g_strcmp0 (port_a, port_b) == 0;
}

/* Returns: (transfer full): the host and, where it is not the usual one, the port of @url, fit to show. */
static char *
show_server (DwUrl *url)
{
  g_autofree char *host = dw_url_dup_host (url);
  g_autofree char *shown = dw_address_show_host (host);
  char *port = NULL;
  char *server = NULL;

  if (dw_curl ()->url_get (url, CURLUPART_PORT, &port, CURLU_NO_DEFAULT_PORT) != CURLUE_OK)
    return g_steal_pointer (&shown);

  server = g_strdup_printf ("%s:%s", shown, port);
  dw_curl ()->free (port);
  return server;
}

char *
dw_address_follow (const char  *url,
                   const char  *location,
                   char       **other,
                   DwNetFault  *fault)
{
  g_autoptr (DwUrl) here = dw_url_new ();
  g_autoptr (DwUrl) there = dw_url_new ();
  g_autofree char *host = NULL;
  g_autofree char *scheme = NULL;

  *other = NULL;
  *fault = *location != '\0' ? DW_NET_FAULT_OTHER_SCHEME : DW_NET_FAULT_REDIRECT_NOWHERE;
  if (*location == '\0' || dw_curl ()->url_set (here, CURLUPART_URL, url, 0) != CURLUE_OK
      || dw_curl ()->url_set (there, CURLUPART_URL, url, 0) != CURLUE_OK
      || dw_curl ()->url_set (there, CURLUPART_URL, location, CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE) != CURLUE_OK)
    return NULL;

  scheme = dw_url_dup_part (there, CURLUPART_SCHEME);
  host = dw_url_dup_host (there);
  *fault = DW_NET_FAULT_NONE;

  if (host == NULL || !(dw_url_is_https (there) || g_strcmp0 (scheme, "http") == 0))
    *fault = DW_NET_FAULT_OTHER_SCHEME;
  else if (!dw_url_is_https (there))
    *fault = DW_NET_FAULT_NOT_ENCRYPTED;
  else if (!is_same_server (here, there) || dw_url_has_user (there))
    *fault = DW_NET_FAULT_OTHER_HOST;

  if (*fault == DW_NET_FAULT_NONE)
    {
      dw_curl ()->url_set (there, CURLUPART_FRAGMENT, NULL, 0);
      return dw_url_dup_part (there, CURLUPART_URL);
    }

  *other = show_server (there);
  return NULL;
}
