/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-net-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-curl.h"

enum { LONGEST_WAIT = 24 * 60 * 60 };

typedef struct
{
  guint retry_after;
} DwNetErrorPrivate;

/* GLib's macro below hands over pointers that gcc cannot see are never NULL. */
static void
dw_net_error_private_init (DwNetErrorPrivate *private)
{
  if (private != NULL)
    private->retry_after = 0;
}

static void
dw_net_error_private_copy (const DwNetErrorPrivate *source,
                           DwNetErrorPrivate       *copy)
{
  if (source != NULL && copy != NULL)
    *copy = *source;
}

static void
dw_net_error_private_clear (DwNetErrorPrivate *private)
{
}

G_DEFINE_EXTENDED_ERROR (DwNetError, dw_net_error)

/* {host} is the host that was asked, {other} the one it points to. */
static const struct
{
  DwNetError code;
  const char *sentence;
} faults[DW_NET_N_FAULTS] = {
  [DW_NET_FAULT_UNKNOWN] = { DW_NET_ERROR_FAILED, N_("The transfer from {host} failed.") },
  [DW_NET_FAULT_NO_LIBRARY] = { DW_NET_ERROR_FAILED,
                                N_("Doorway cannot go online: a part of this computer’s software that it needs for that is missing "
                                   "or too old. Whoever looks after this computer can install it.") },
  [DW_NET_FAULT_ADDRESS] = { DW_NET_ERROR_BAD_ADDRESS, N_("This is not an https address that Doorway can use.") },
  [DW_NET_FAULT_OFFLINE] = { DW_NET_ERROR_OFFLINE, N_("This computer is not connected to a network.") },
  [DW_NET_FAULT_NO_SUCH_HOST] = { DW_NET_ERROR_NO_SUCH_HOST,
                                  N_("No server called {host} was found: check the address and the connection.") },
  [DW_NET_FAULT_NO_SUCH_PROXY] = { DW_NET_ERROR_UNREACHABLE,
                                   N_("The proxy in this computer’s network settings was not found.") },
  [DW_NET_FAULT_PROXY] = { DW_NET_ERROR_UNREACHABLE,
                           N_("The proxy in this computer’s network settings did not connect to {host}.") },
  [DW_NET_FAULT_UNREACHABLE] = { DW_NET_ERROR_UNREACHABLE, N_("The server {host} could not be reached.") },
  [DW_NET_FAULT_INSIDE] = { DW_NET_ERROR_UNREACHABLE,
                            N_("The name {host} leads into a private network, where Doorway does not follow it.") },
  [DW_NET_FAULT_TOO_SLOW] = { DW_NET_ERROR_TIMED_OUT, N_("The server {host} took too long to answer.") },
  [DW_NET_FAULT_CERTIFICATE] = { DW_NET_ERROR_NOT_SECURE,
                                 N_("The server that answered could not prove that it is {host}.") },
  [DW_NET_FAULT_CERTIFICATE_DATE] = { DW_NET_ERROR_NOT_SECURE,
                                      N_("The certificate of {host} is out of date, or this computer’s clock is wrong.") },
  [DW_NET_FAULT_WEAK_TLS] = { DW_NET_ERROR_NOT_SECURE,
                              N_("The server {host} and this computer could not agree on a secure connection.") },
  [DW_NET_FAULT_NO_AUTHORITIES] = { DW_NET_ERROR_NOT_SECURE,
                                    N_("This computer’s list of certificate authorities could not be read.") },
  [DW_NET_FAULT_CUT] = { DW_NET_ERROR_INCOMPLETE, N_("The connection to {host} broke before everything had arrived.") },
  [DW_NET_FAULT_LENGTHS] = { DW_NET_ERROR_INCOMPLETE,
                             N_("The server {host} sent more or less than it said it would.") },
  [DW_NET_FAULT_DAMAGED] = { DW_NET_ERROR_INCOMPLETE, N_("What {host} sent arrived damaged.") },
  [DW_NET_FAULT_EMPTY] = { DW_NET_ERROR_INCOMPLETE, N_("The server {host} sent an empty answer.") },
  [DW_NET_FAULT_TOO_LARGE] = { DW_NET_ERROR_TOO_LARGE, N_("The server {host} sent more than Doorway takes in at once.") },
  [DW_NET_FAULT_BOMB] = { DW_NET_ERROR_TOO_LARGE,
                          N_("What {host} sent would unpack to an unreasonable size.") },
  [DW_NET_FAULT_WEB_PAGE] = { DW_NET_ERROR_PORTAL,
                              N_("The server {host} sent a web page instead of data: "
                                 "sign in to the Wi-Fi if it asks for that, or check the address.") },
  [DW_NET_FAULT_SIGN_IN] = { DW_NET_ERROR_PORTAL,
                             N_("This network wants you to sign in first: open a web browser, sign in and try again.") },
  [DW_NET_FAULT_OTHER_HOST] = { DW_NET_ERROR_REDIRECTED,
                                N_("The server {host} points to {other}: if that is right, use that address instead.") },
  [DW_NET_FAULT_NOT_ENCRYPTED] = { DW_NET_ERROR_REDIRECTED,
                                   N_("The server {host} points to {other} without encryption: "
                                      "sign in to the Wi-Fi if it asks for that, or check the address.") },
  [DW_NET_FAULT_OTHER_SCHEME] = { DW_NET_ERROR_REDIRECTED,
                                  N_("The server {host} points to something that is not an https address.") },
  [DW_NET_FAULT_REDIRECT_LOOP] = { DW_NET_ERROR_PROTOCOL, N_("The server {host} points from page to page without end.") },
  [DW_NET_FAULT_REDIRECT_NOWHERE] = { DW_NET_ERROR_PROTOCOL,
                                      N_("The server {host} says that the data has moved, but not where to.") },
  [DW_NET_FAULT_NOT_FOUND] = { DW_NET_ERROR_NOT_FOUND, N_("There is nothing at this address on {host}.") },
  [DW_NET_FAULT_GONE] = { DW_NET_ERROR_NOT_FOUND, N_("The server {host} says that what was at this address is gone.") },
  [DW_NET_FAULT_NEEDS_PASSWORD] = { DW_NET_ERROR_REFUSED,
                                    N_("The server {host} gives this out only to those with a key or password.") },
  [DW_NET_FAULT_PROXY_PASSWORD] = { DW_NET_ERROR_REFUSED,
                                    N_("The proxy in this computer’s network settings asks for a password.") },
  [DW_NET_FAULT_REFUSED] = { DW_NET_ERROR_REFUSED, N_("The server {host} refused the request.") },
  [DW_NET_FAULT_TOO_OFTEN] = { DW_NET_ERROR_TRY_LATER, N_("The server {host} asks not to be asked so often.") },
  [DW_NET_FAULT_BUSY] = { DW_NET_ERROR_TRY_LATER, N_("The server {host} is busy or being worked on.") },
  [DW_NET_FAULT_SERVER] = { DW_NET_ERROR_SERVER, N_("The server {host} has a fault of its own.") },
  [DW_NET_FAULT_NOT_HTTP] = { DW_NET_ERROR_PROTOCOL, N_("What answered at {host} did not answer as a web server does.") },
  [DW_NET_FAULT_UNASKED] = { DW_NET_ERROR_PROTOCOL, N_("The server {host} answered something that was not asked.") },
  [DW_NET_FAULT_ENCODING] = { DW_NET_ERROR_PROTOCOL,
                              N_("The server {host} packed its answer in a way that Doorway did not ask for.") },
};

/*
 * Every code that a GET over https can end with in libcurl 7.88. Those of other protocols, of uploads and of wrong use
 * of the library have no row and mean DW_NET_FAULT_UNKNOWN.
 */
static const struct
{
  CURLcode code;
  DwNetFault fault;
} curl_faults[] = {
  /* The addresses are checked before: this is an answer in an unknown version of HTTP. */
  { CURLE_UNSUPPORTED_PROTOCOL, DW_NET_FAULT_NOT_HTTP },
  { CURLE_URL_MALFORMAT, DW_NET_FAULT_ADDRESS },
  { CURLE_COULDNT_RESOLVE_PROXY, DW_NET_FAULT_NO_SUCH_PROXY },
  { CURLE_COULDNT_RESOLVE_HOST, DW_NET_FAULT_NO_SUCH_HOST },
  { CURLE_COULDNT_CONNECT, DW_NET_FAULT_UNREACHABLE },
  { CURLE_WEIRD_SERVER_REPLY, DW_NET_FAULT_NOT_HTTP },
  { CURLE_REMOTE_ACCESS_DENIED, DW_NET_FAULT_REFUSED },
  { CURLE_HTTP2, DW_NET_FAULT_CUT },
  { CURLE_PARTIAL_FILE, DW_NET_FAULT_CUT },
  { CURLE_HTTP_RETURNED_ERROR, DW_NET_FAULT_REFUSED },
  { CURLE_WRITE_ERROR, DW_NET_FAULT_TOO_LARGE },
  /* GLib aborts when memory runs out long before curl says so: here it means a header line beyond curl's limit. */
  { CURLE_OUT_OF_MEMORY, DW_NET_FAULT_TOO_LARGE },
  { CURLE_OPERATION_TIMEDOUT, DW_NET_FAULT_TOO_SLOW },
  { CURLE_SSL_CONNECT_ERROR, DW_NET_FAULT_WEAK_TLS },
  { CURLE_INTERFACE_FAILED, DW_NET_FAULT_OFFLINE },
  { CURLE_TOO_MANY_REDIRECTS, DW_NET_FAULT_REDIRECT_LOOP },
  { CURLE_GOT_NOTHING, DW_NET_FAULT_CUT },
  { CURLE_SSL_ENGINE_NOTFOUND, DW_NET_FAULT_WEAK_TLS },
  { CURLE_SSL_ENGINE_SETFAILED, DW_NET_FAULT_WEAK_TLS },
  { CURLE_SEND_ERROR, DW_NET_FAULT_CUT },
  { CURLE_RECV_ERROR, DW_NET_FAULT_CUT },
  { CURLE_SSL_CERTPROBLEM, DW_NET_FAULT_WEAK_TLS },
  { CURLE_SSL_CIPHER, DW_NET_FAULT_WEAK_TLS },
  { CURLE_PEER_FAILED_VERIFICATION, DW_NET_FAULT_CERTIFICATE },
  { CURLE_BAD_CONTENT_ENCODING, DW_NET_FAULT_DAMAGED },
  { CURLE_FILESIZE_EXCEEDED, DW_NET_FAULT_TOO_LARGE },
  { CURLE_USE_SSL_FAILED, DW_NET_FAULT_WEAK_TLS },
  { CURLE_SSL_ENGINE_INITFAILED, DW_NET_FAULT_WEAK_TLS },
  { CURLE_SSL_CACERT_BADFILE, DW_NET_FAULT_NO_AUTHORITIES },
  { CURLE_SSL_SHUTDOWN_FAILED, DW_NET_FAULT_CUT },
  { CURLE_SSL_CRL_BADFILE, DW_NET_FAULT_NO_AUTHORITIES },
  { CURLE_SSL_ISSUER_ERROR, DW_NET_FAULT_CERTIFICATE },
  { CURLE_NO_CONNECTION_AVAILABLE, DW_NET_FAULT_UNREACHABLE },
  { CURLE_SSL_PINNEDPUBKEYNOTMATCH, DW_NET_FAULT_CERTIFICATE },
  { CURLE_SSL_INVALIDCERTSTATUS, DW_NET_FAULT_CERTIFICATE },
  { CURLE_HTTP2_STREAM, DW_NET_FAULT_CUT },
  { CURLE_HTTP3, DW_NET_FAULT_CUT },
  { CURLE_QUIC_CONNECT_ERROR, DW_NET_FAULT_UNREACHABLE },
  { CURLE_PROXY, DW_NET_FAULT_PROXY },
  { CURLE_SSL_CLIENTCERT, DW_NET_FAULT_NEEDS_PASSWORD },
};

/* The first row that holds the status wins: single ones before their class. */
static const struct
{
  guint first;
  guint last;
  DwNetFault fault;
} status_faults[] = {
  { 200, 200, DW_NET_FAULT_NONE },
  { 401, 401, DW_NET_FAULT_NEEDS_PASSWORD },
  { 403, 403, DW_NET_FAULT_REFUSED },
  { 404, 404, DW_NET_FAULT_NOT_FOUND },
  { 407, 407, DW_NET_FAULT_PROXY_PASSWORD },
  { 410, 410, DW_NET_FAULT_GONE },
  { 429, 429, DW_NET_FAULT_TOO_OFTEN },
  { 503, 503, DW_NET_FAULT_BUSY },
  { 511, 511, DW_NET_FAULT_SIGN_IN },
  { 100, 399, DW_NET_FAULT_UNASKED },
  { 400, 499, DW_NET_FAULT_REFUSED },
  { 500, 599, DW_NET_FAULT_SERVER },
};

DwNetFault
dw_net_fault_of_curl (CURLcode code)
{
  if (code == CURLE_OK)
    return DW_NET_FAULT_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (curl_faults); i++)
    if (curl_faults[i].code == code)
      return curl_faults[i].fault;

  return DW_NET_FAULT_UNKNOWN;
}

DwNetFault
dw_net_fault_of_status (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_faults); i++)
    if (status >= status_faults[i].first && status <= status_faults[i].last)
      return status_faults[i].fault;

  return DW_NET_FAULT_NOT_HTTP;
}

DwNetError
dw_net_fault_get_code (DwNetFault fault)
{
  return faults[fault].code;
}

gboolean
dw_net_set_error (GError     **error,
                  DwNetFault   fault,
                  const char  *host,
                  const char  *other)
{
  g_autoptr (GString) sentence = g_string_new (_(faults[fault].sentence));

  /* Both are clean host names, which have no braces: neither can name a placeholder. */
  g_string_replace (sentence, "{host}", host, 0);
  if (other != NULL)
    g_string_replace (sentence, "{other}", other, 0);
  if (faults[fault].code != DW_NET_ERROR_BAD_ADDRESS)
    g_string_append_printf (sentence, " %s", _("What you have stays as it was."));

  g_set_error_literal (error, DW_NET_ERROR, (int) faults[fault].code, sentence->str);
  return FALSE;
}

void
dw_net_error_set_retry_after (GError *error,
                              guint   seconds)
{
  DwNetErrorPrivate *private = dw_net_error_get_private (error);

  if (private != NULL)
    private->retry_after = seconds;
}

guint
dw_net_error_get_retry_after (const GError *error)
{
  const DwNetErrorPrivate *private = NULL;

  g_return_val_if_fail (error != NULL, 0);

  if (error->domain == DW_NET_ERROR)
    private = dw_net_error_get_private (error);

  return private != NULL ? private->retry_after : 0;
}

guint
dw_net_parse_retry_after (const char *value,
                          gint64      now)
{
  gint64 seconds = 0;

  if (value == NULL || *value == '\0')
    return 0;

  if (strspn (value, "+-0123456789") == strlen (value))
    seconds = g_ascii_strtoll (value, NULL, 10);
  else if (dw_curl () == NULL)
    return 0;
  else
    {
      time_t when = dw_curl ()->getdate (value, NULL);

      if (when == -1)
        return 0;
      seconds = when - now;
    }

  return (guint) CLAMP (seconds, 1, LONGEST_WAIT);
}
