/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-transfer.h"

#include <gio/gio.h>
#include <string.h>

#include "dw-address.h"
#include "dw-body.h"
#include "dw-curl.h"
#include "dw-head.h"
#include "dw-limits.h"
#include "dw-options.h"
#include "dw-peer.h"

enum
{
  MAX_HOPS = 5,
  MAX_HEADER_BYTES = 256 * 1024,      /* of all answers together, interim ones and trailers included */
  MAX_IDLE_BYTES = 64 * 1024,         /* of a body that nobody reads: below this the connection is kept */
  DEADLINE_SECONDS = 60,
  SLOWEST = 1024,                     /* bytes a second that a long transfer must reach on average */
  /* X509_V_ERR_CERT_NOT_YET_VALID and _HAS_EXPIRED of OpenSSL, which CURLINFO_SSL_VERIFYRESULT passes on. */
  CERTIFICATE_TOO_YOUNG = 9,
  CERTIFICATE_EXPIRED = 10,
};

struct _DwTransfer
{
  CURL *easy;
  struct curl_slist *headers;
  char *url;
  char *host;
  char *shown_host;
  char *etag;
  gboolean through_proxy;
  gsize max_bytes;
  guint deadline_seconds;
  gint64 started_at;          /* monotonic, µs; 0: not yet */
  guint n_hops;
  guint64 earlier_bytes;      /* wire bytes of earlier hops */

  /* of the hop under way */
  guint64 n_header_bytes;
  guint64 n_idle_bytes;
  gboolean has_head;          /* the headers of the final answer are all here */
  gboolean is_judged;
  DwNetFault fault;
  DwHead head;
  DwBody *body;
};

/* The final answer's headers, judged once; callable as soon as they are all there. */
static void
judge_head (DwTransfer *transfer)
{
  if (transfer->is_judged)
    return;

  transfer->is_judged = TRUE;
  transfer->fault = dw_head_read (&transfer->head, transfer->easy, transfer->etag != NULL, transfer->max_bytes);
  if (transfer->fault == DW_NET_FAULT_NONE && transfer->head.is_gzip)
    dw_body_set_gzip (transfer->body);
}

static size_t
on_header (char   *bytes,
           size_t  size,
           size_t  length,
           void   *data)
{
  DwTransfer *transfer = data;
  long status = 0;

  transfer->n_header_bytes += length;
  if (transfer->n_header_bytes > MAX_HEADER_BYTES)
    {
      transfer->fault = DW_NET_FAULT_TOO_LARGE;
      return 0;
    }

  /* The empty line after an interim answer (100, 103) is not the end. */
  dw_curl ()->easy_getinfo (transfer->easy, CURLINFO_RESPONSE_CODE, &status);
  if (status >= 200 && (length == 0 || bytes[0] == '\r' || bytes[0] == '\n'))
    transfer->has_head = TRUE;

  return length;
}

static size_t
on_body (char   *bytes,
         size_t  size,
         size_t  length,
         void   *data)
{
  DwTransfer *transfer = data;

  judge_head (transfer);
  if (transfer->fault != DW_NET_FAULT_NONE)
    return 0;

  if (transfer->head.status == 200)
    {
      transfer->fault = dw_body_take (transfer->body, bytes, length);
      return transfer->fault == DW_NET_FAULT_NONE ? length : 0;
    }

  transfer->n_idle_bytes += length;
  return transfer->n_idle_bytes <= MAX_IDLE_BYTES ? length : 0;
}

/* Connected, nothing sent yet: the last moment to see where the name has led. A proxy looks up names itself. */
static int
on_connected (void *data,
              char *peer,
              char *local,
              int   peer_port,
              int   local_port)
{
  DwTransfer *transfer = data;

  if (transfer->through_proxy || dw_peer_is_allowed (peer, transfer->host, DW_TESTING))
    return CURL_PREREQFUNC_OK;

  transfer->fault = DW_NET_FAULT_INSIDE;
  return CURL_PREREQFUNC_ABORT;
}

static guint
set_request (DwTransfer *transfer)
{
  CURL *easy = transfer->easy;
  guint n_refused = 0;

  n_refused += dw_curl ()->easy_setopt (easy, CURLOPT_URL, transfer->url) != CURLE_OK;
  n_refused += dw_curl ()->easy_setopt (easy, CURLOPT_HTTPHEADER, transfer->headers) != CURLE_OK;
  n_refused += dw_curl ()->easy_setopt (easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t) transfer->max_bytes) != CURLE_OK;
  n_refused += dw_curl ()->easy_setopt (easy, CURLOPT_HEADERFUNCTION, on_header) != CURLE_OK;
  n_refused += dw_curl ()->easy_setopt (easy, CURLOPT_HEADERDATA, transfer) != CURLE_OK;
  n_refused += dw_curl ()->easy_setopt (easy, CURLOPT_WRITEFUNCTION, on_body) != CURLE_OK;
  n_refused += dw_curl ()->easy_setopt (easy, CURLOPT_WRITEDATA, transfer) != CURLE_OK;
  n_refused += dw_curl ()->easy_setopt (easy, CURLOPT_PREREQFUNCTION, on_connected) != CURLE_OK;
  n_refused += dw_curl ()->easy_setopt (easy, CURLOPT_PREREQDATA, transfer) != CURLE_OK;

  return n_refused;
}

static void
add_header (DwTransfer *transfer,
            const char *header)
{
  transfer->headers = dw_curl ()->slist_append (transfer->headers, header);
}

/* What one hop knows, forgotten. */
static void
reset_hop (DwTransfer *transfer)
{
  transfer->n_header_bytes = 0;
  transfer->n_idle_bytes = 0;
  transfer->has_head = FALSE;
  transfer->is_judged = FALSE;
  transfer->fault = DW_NET_FAULT_NONE;
  dw_head_clear (&transfer->head);
  g_clear_pointer (&transfer->body, dw_body_free);
  transfer->body = dw_body_new (transfer->max_bytes);
}

static void
set_headers (DwTransfer *transfer,
             const char *etag)
{
  add_header (transfer, "Accept: application/json");
  add_header (transfer, "Accept-Encoding: gzip");
  if (etag != NULL && strpbrk (etag, "\r\n") == NULL)
    {
      g_autofree char *header = g_strconcat ("If-None-Match: ", etag, NULL);

      transfer->etag = g_strdup (etag);
      add_header (transfer, header);
    }
}

/* Returns: why the transfer cannot be, or DW_NET_FAULT_NONE. */
static DwNetFault
prepare (DwTransfer      *transfer,
         const DwRequest *request)
{
  transfer->host = dw_curl () != NULL ? dw_address_dup_host (request->url) : NULL;
  transfer->shown_host = dw_address_show_host (transfer->host);
  if (transfer->host == NULL)
    return dw_curl () != NULL ? DW_NET_FAULT_ADDRESS : DW_NET_FAULT_NO_LIBRARY;

  transfer->url = g_strdup (request->url);
  transfer->max_bytes = MIN (request->max_bytes > 0 ? request->max_bytes : DW_LIMIT_PAGE, DW_LIMIT_BODY);
  transfer->deadline_seconds = request->deadline_seconds;
  reset_hop (transfer);
  set_headers (transfer, request->etag);

  transfer->easy = dw_curl ()->easy_init ();
  if (dw_options_set (transfer->easy) + set_request (transfer) == 0)
    return DW_NET_FAULT_NONE;

  g_warning ("This libcurl lacks a setting that safe transfers need");
  return DW_NET_FAULT_UNKNOWN;
}

DwTransfer *
dw_transfer_new (const DwRequest  *request,
                 GError          **error)
{
  DwTransfer *transfer = g_new0 (DwTransfer, 1);
  DwNetFault fault = prepare (transfer, request);

  if (fault == DW_NET_FAULT_NONE)
    return transfer;

  dw_net_set_error (error, fault, transfer->shown_host, NULL);
  dw_transfer_free (transfer);
  return NULL;
}

void
dw_transfer_free (DwTransfer *transfer)
{
  if (transfer->easy != NULL)
    dw_curl ()->easy_cleanup (transfer->easy);
  if (transfer->headers != NULL)
    dw_curl ()->slist_free_all (transfer->headers);
  g_clear_pointer (&transfer->body, dw_body_free);
  dw_head_clear (&transfer->head);
  g_free (transfer->url);
  g_free (transfer->host);
  g_free (transfer->shown_host);
  g_free (transfer->etag);
  g_free (transfer);
}

void
dw_transfer_set_proxy (DwTransfer *transfer,
                       const char *proxy)
{
  /* GLib's "socks" is version 5, with the name looked up by the proxy. */
  g_autofree char *socks = g_str_has_prefix (proxy, "socks://") ? g_strconcat ("socks5h", proxy + 5, NULL) : NULL;

  transfer->through_proxy = !g_str_has_prefix (proxy, "direct://");
  dw_curl ()->easy_setopt (transfer->easy, CURLOPT_PROXY,
                           !transfer->through_proxy ? "" : socks != NULL ? socks : proxy);
}

CURL *
dw_transfer_get_handle (DwTransfer *transfer)
{
  return transfer->easy;
}

const char *
dw_transfer_get_host (const DwTransfer *transfer)
{
  return transfer->host;
}

void
dw_transfer_start (DwTransfer *transfer)
{
  transfer->started_at = g_get_monotonic_time ();
}

static guint64
count_wire_bytes (const DwTransfer *transfer)
{
  return transfer->earlier_bytes + transfer->n_header_bytes + transfer->n_idle_bytes
         + dw_body_get_n_taken (transfer->body);
}

gint64
dw_transfer_get_deadline (const DwTransfer *transfer)
{
  gint64 seconds = transfer->deadline_seconds;

  if (seconds == 0)
    seconds = MAX (DEADLINE_SECONDS, (gint64) (count_wire_bytes (transfer) / SLOWEST));

  return transfer->started_at + seconds * G_USEC_PER_SEC;
}

/* A finer word than libcurl's code has for it, where there is one. */
static DwNetFault
explain_code (DwTransfer *transfer,
              CURLcode    code)
{
  DwNetFault fault = dw_net_fault_of_curl (code);
  long verdict = 0;
  long proxy_status = 0;

  if (fault != DW_NET_FAULT_NONE
      && dw_curl ()->easy_getinfo (transfer->easy, CURLINFO_HTTP_CONNECTCODE, &proxy_status) == CURLE_OK
      && proxy_status != 0 && proxy_status != 200)
    return proxy_status == 407 ? DW_NET_FAULT_PROXY_PASSWORD : DW_NET_FAULT_PROXY;

  if (fault == DW_NET_FAULT_CERTIFICATE
      && dw_curl ()->easy_getinfo (transfer->easy, CURLINFO_SSL_VERIFYRESULT, &verdict) == CURLE_OK
      && (verdict == CERTIFICATE_TOO_YOUNG || verdict == CERTIFICATE_EXPIRED))
    return DW_NET_FAULT_CERTIFICATE_DATE;

  /* The monitor never stops a request; it only chooses between two explanations of one that failed. */
  if ((fault == DW_NET_FAULT_NO_SUCH_HOST || fault == DW_NET_FAULT_UNREACHABLE)
      && !g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    return DW_NET_FAULT_OFFLINE;

  return fault == DW_NET_FAULT_UNREACHABLE && transfer->through_proxy ? DW_NET_FAULT_PROXY : fault;
}

static gboolean
fail (DwTransfer  *transfer,
      DwNetFault   fault,
      const char  *other,
      GError     **error)
{
  dw_net_set_error (error, fault, transfer->shown_host, other);
  if (error != NULL && dw_net_fault_get_code (fault) == DW_NET_ERROR_TRY_LATER)
    dw_net_error_set_retry_after (*error, transfer->head.retry_after);

  return FALSE;
}

/* Returns: whether there is a next hop, which the handle is then set to. */
static gboolean
follow_redirect (DwTransfer  *transfer,
                 GError     **error)
{
  g_autofree char *other = NULL;
  g_autofree char *next = NULL;
  DwNetFault fault = DW_NET_FAULT_NONE;

  next = dw_address_follow (transfer->url, transfer->head.location, &other, &fault);
  if (next == NULL)
    return fail (transfer, fault, other, error);
  if (strcmp (next, transfer->url) == 0 || transfer->n_hops == MAX_HOPS)
    return fail (transfer, DW_NET_FAULT_REDIRECT_LOOP, NULL, error);

  transfer->n_hops++;
  transfer->earlier_bytes = count_wire_bytes (transfer);
  g_free (transfer->url);
  transfer->url = g_steal_pointer (&next);
  reset_hop (transfer);
  dw_curl ()->easy_setopt (transfer->easy, CURLOPT_URL, transfer->url);
  return TRUE;
}

static DwResponse *
make_response (DwTransfer  *transfer,
               GError     **error)
{
  DwResponse *response = NULL;
  g_autoptr (GBytes) body = NULL;
  guint64 wire_bytes = count_wire_bytes (transfer);
  DwNetFault fault = DW_NET_FAULT_NONE;
  long version = CURL_HTTP_VERSION_NONE;

  body = transfer->head.status == 304 ? g_bytes_new (NULL, 0)
                                      : dw_body_finish (transfer->body, transfer->head.declared_length, &fault);
  if (body == NULL)
    {
      fail (transfer, fault, NULL, error);
      return NULL;
    }

  response = g_new0 (DwResponse, 1);
  response->status = transfer->head.status;
  response->body = g_steal_pointer (&body);
  /* A 304 confirms the validator that was sent; the one it carries may be the same in another form (weak, strong). */
  response->etag = response->status == 304 ? g_strdup (transfer->etag) : g_steal_pointer (&transfer->head.etag);
  response->final_url = g_strdup (transfer->url);
  response->wire_bytes = wire_bytes;
  response->date = transfer->head.date;
  response->is_multiplexed = dw_curl ()->easy_getinfo (transfer->easy, CURLINFO_HTTP_VERSION, &version) == CURLE_OK
                             && version >= CURL_HTTP_VERSION_2_0;
  return response;
}

gboolean
dw_transfer_end (DwTransfer  *transfer,
                 CURLcode     code,
                 DwResponse **response,
                 GError     **error)
{
  DwNetFault fault = transfer->fault;

  *response = NULL;

  /* A verdict of our own comes first, then what the server said, then how the connection ended. */
  if (fault == DW_NET_FAULT_NONE && transfer->has_head)
    {
      judge_head (transfer);
      fault = transfer->fault;
    }
  if (fault == DW_NET_FAULT_NONE && transfer->has_head && dw_head_is_redirect (&transfer->head))
    return follow_redirect (transfer, error);
  if (fault == DW_NET_FAULT_NONE)
    fault = explain_code (transfer, code);
  if (fault == DW_NET_FAULT_NONE && !transfer->has_head)
    fault = DW_NET_FAULT_NOT_HTTP;
  if (fault != DW_NET_FAULT_NONE)
    return fail (transfer, fault, NULL, error);

  *response = make_response (transfer, error);
  return FALSE;
}
