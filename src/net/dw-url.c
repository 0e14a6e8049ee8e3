/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-url.h"

#include <string.h>

#include "dw-curl.h"

DwUrl *
dw_url_new (void)
{
  return dw_curl ()->url ();
}

void
dw_url_free (DwUrl *url)
{
  dw_curl ()->url_cleanup (url);
}

char *
dw_url_dup_part (DwUrl     *url,
                 CURLUPart  part)
{
  char *text = NULL;
  char *copy = NULL;

  if (dw_curl ()->url_get (url, part, &text, part == CURLUPART_PORT ? CURLU_DEFAULT_PORT : 0) != CURLUE_OK)
    return NULL;

  copy = g_strdup (text);
  dw_curl ()->free (text);
  return copy;
}

char *
dw_url_dup_host (DwUrl *url)
{
  g_autofree char *host = dw_url_dup_part (url, CURLUPART_HOST);
  gsize length = host != NULL ? strlen (host) : 0;

  if (length == 0)
    return NULL;
  if (host[0] == '[' && host[length - 1] == ']')
    return g_ascii_strdown (host + 1, (gssize) length - 2);
  if (length > 1 && host[length - 1] == '.')
    length--;

  return g_ascii_strdown (host, (gssize) length);
}

gboolean
dw_url_has_user (DwUrl *url)
{
  g_autofree char *user = dw_url_dup_part (url, CURLUPART_USER);
  g_autofree char *password = dw_url_dup_part (url, CURLUPART_PASSWORD);

  return user != NULL || password != NULL;
}

gboolean
dw_url_is_https (DwUrl *url)
{
  g_autofree char *scheme = dw_url_dup_part (url, CURLUPART_SCHEME);

  return g_strcmp0 (scheme, "https") == 0;
}
