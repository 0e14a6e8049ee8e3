/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-options.h"

#include "dw-curl.h"

enum
{
  CONNECT_SECONDS = 15,
  LOW_SPEED = 64,             /* bytes a second … */
  LOW_SPEED_SECONDS = 30,     /* … for so long */
};

static const struct
{
  CURLoption option;
  long value;
} numbers[] = {
  { CURLOPT_FOLLOWLOCATION, 0 },
  { CURLOPT_SSL_VERIFYPEER, 1 },
  { CURLOPT_SSL_VERIFYHOST, 2 },
  { CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2 },
  { CURLOPT_PROXY_SSL_VERIFYPEER, 1 },
  { CURLOPT_PROXY_SSL_VERIFYHOST, 2 },
  { CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS },
  { CURLOPT_LOW_SPEED_LIMIT, LOW_SPEED },
  { CURLOPT_LOW_SPEED_TIME, LOW_SPEED_SECONDS },
  { CURLOPT_NOSIGNAL, 1 },
  { CURLOPT_NETRC, CURL_NETRC_IGNORED },
  { CURLOPT_HTTPAUTH, 0 },
  { CURLOPT_HTTP09_ALLOWED, 0 },
  { CURLOPT_UNRESTRICTED_AUTH, 0 },
  { CURLOPT_HTTP_CONTENT_DECODING, 0 },
  { CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS },
  { CURLOPT_PIPEWAIT, 1 },
  { CURLOPT_MAXLIFETIME_CONN, 3600 },
  { CURLOPT_SUPPRESS_CONNECT_HEADERS, 1 },
  { CURLOPT_AUTOREFERER, 0 },
  /* Otherwise giving up while a name is looked up waits, on the one thread, for the look-up to end. */
  { CURLOPT_QUICK_EXIT, 1 },
};

/* NULL in the column means the option's own reset. */
static const struct
{
  CURLoption option;
  const char *value;
} texts[] = {
  { CURLOPT_PROTOCOLS_STR, "https" },
  { CURLOPT_REDIR_PROTOCOLS_STR, "https" },
  { CURLOPT_ACCEPT_ENCODING, NULL },
  { CURLOPT_COOKIEFILE, NULL },
  { CURLOPT_REFERER, NULL },
  { CURLOPT_USERAGENT, "doorway/0" },
  /* Both set, so that http_proxy and no_proxy of the environment count for nothing. */
  { CURLOPT_PROXY, "" },
  { CURLOPT_NOPROXY, "" },
};

/* libcurl itself ignores SSL_CERT_FILE and CURL_CA_BUNDLE; a testing build has this one door. */
static guint
trust_test_authority (CURL *easy)
{
  const char *path = DW_TESTING ? g_getenv ("DOORWAY_TEST_CA") : NULL;

  if (path == NULL)
    return 0;

  return (dw_curl ()->easy_setopt (easy, CURLOPT_CAINFO, path) != CURLE_OK)
         + (dw_curl ()->easy_setopt (easy, CURLOPT_CAPATH, NULL) != CURLE_OK);
}

guint
dw_options_set (CURL *easy)
{
  guint n_refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    n_refused += dw_curl ()->easy_setopt (easy, numbers[i].option, numbers[i].value) != CURLE_OK;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    n_refused += dw_curl ()->easy_setopt (easy, texts[i].option, texts[i].value) != CURLE_OK;

  return n_refused + trust_test_authority (easy);
}
