/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-head.h"

#include <string.h>

enum { LONGEST_ETAG = 1024 };

/* Returns: (nullable): the header's first value; @n_values of them were sent. Valid until the transfer goes on. */
static const char *
get_header (CURL       *easy,
            const char *name,
            gsize      *n_values)
{
  struct curl_header *header = NULL;

  *n_values = 0;
  if (curl_easy_header (easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
    return NULL;

  *n_values = header->amount;
  return header->value;
}

static const char *
get_one_header (CURL       *easy,
                const char *name)
{
  gsize n_values = 0;

  return get_header (easy, name, &n_values);
}

static gint64
parse_date (const char *value)
{
  time_t date = value != NULL ? curl_getdate (value, NULL) : -1;

  return date > 0 ? date : 0;
}

/* Two lengths that differ are how an answer is smuggled past a proxy: neither is believed. */
static DwNetFault
read_length (DwHead *head,
             CURL   *easy,
             gsize   max_bytes)
{
  gsize n_values = 0;
  g_autofree char *value = g_strdup (get_header (easy, "content-length", &n_values));
  guint64 length = 0;

  head->declared_length = -1;
  if (value == NULL)
    return DW_NET_FAULT_NONE;

  for (gsize i = 1; i < n_values; i++)
    {
      /* libcurl keeps one such structure a handle, so the first value was copied. */
      struct curl_header *other = NULL;

      if (curl_easy_header (easy, "content-length", i, CURLH_HEADER, -1, &other) != CURLHE_OK
          || strcmp (other->value, value) != 0)
        return DW_NET_FAULT_LENGTHS;
    }

  if (*value == '\0' || strspn (value, "0123456789") != strlen (value))
    return DW_NET_FAULT_LENGTHS;
  if (!g_ascii_string_to_unsigned (value, 10, 0, max_bytes, &length, NULL))
    return DW_NET_FAULT_TOO_LARGE;

  head->declared_length = (gint64) length;
  return DW_NET_FAULT_NONE;
}

/* Chunks are libcurl's to undo; packing inside the transfer would escape our own counters. */
static DwNetFault
read_codings (DwHead *head,
              CURL   *easy)
{
  gsize n_content = 0;
  gsize n_transfer = 0;
  const char *value = get_header (easy, "transfer-encoding", &n_transfer);

  if (n_transfer > 1 || (value != NULL && g_ascii_strcasecmp (value, "chunked") != 0))
    return DW_NET_FAULT_ENCODING;
  if (value != NULL)
    head->declared_length = -1;

  value = get_header (easy, "content-encoding", &n_content);
  if (value == NULL || (n_content == 1 && (*value == '\0' || g_ascii_strcasecmp (value, "identity") == 0)))
    return DW_NET_FAULT_NONE;

  head->is_gzip = n_content == 1 && (g_ascii_strcasecmp (value, "gzip") == 0 || g_ascii_strcasecmp (value, "x-gzip") == 0);
  return head->is_gzip ? DW_NET_FAULT_NONE : DW_NET_FAULT_ENCODING;
}

/* Any other type is let through: publishers label JSON in many ways, and the bytes are judged where they are read. */
static gboolean
is_web_page (const char *content_type)
{
  static const char *const types[] = { "text/html", "application/xhtml+xml" };

  for (guint i = 0; content_type != NULL && i < G_N_ELEMENTS (types); i++)
    {
      gsize length = strlen (types[i]);

      if (g_ascii_strncasecmp (content_type, types[i], length) == 0 && strchr ("; \t", content_type[length]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* An ETag goes back out in a header of ours, so it must be plain. */
static char *
dup_etag (const char *value)
{
  if (value == NULL || *value == '\0' || strlen (value) > LONGEST_ETAG)
    return NULL;

  for (const char *c = value; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c) && *c != ' ')
      return NULL;

  return g_strdup (value);
}

static DwNetFault
read_body_headers (DwHead *head,
                   CURL   *easy,
                   gsize   max_bytes)
{
  DwNetFault fault = DW_NET_FAULT_NONE;

  if (is_web_page (get_one_header (easy, "content-type")))
    return DW_NET_FAULT_WEB_PAGE;

  fault = read_length (head, easy, max_bytes);
  return fault != DW_NET_FAULT_NONE ? fault : read_codings (head, easy);
}

DwNetFault
dw_head_read (DwHead   *head,
              CURL     *easy,
              gboolean  asked_with_etag,
              gsize     max_bytes)
{
  long status = 0;

  dw_head_clear (head);
  curl_easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
  head->status = (guint) status;
  head->declared_length = -1;
  head->date = parse_date (get_one_header (easy, "date"));
  head->etag = dup_etag (get_one_header (easy, "etag"));
  head->location = g_strdup (get_one_header (easy, "location"));
  head->retry_after = dw_net_parse_retry_after (get_one_header (easy, "retry-after"),
                                                head->date > 0 ? head->date : g_get_real_time () / G_USEC_PER_SEC);

  if (head->status == 200)
    return read_body_headers (head, easy, max_bytes);
  if (head->status == 304 && asked_with_etag)
    return DW_NET_FAULT_NONE;
  if (dw_head_is_redirect (head))
    return head->location != NULL ? DW_NET_FAULT_NONE : DW_NET_FAULT_REDIRECT_NOWHERE;

  return dw_net_fault_of_status (head->status);
}

gboolean
dw_head_is_redirect (const DwHead *head)
{
  static const guint redirects[] = { 301, 302, 303, 307, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (redirects); i++)
    if (head->status == redirects[i])
      return TRUE;

  return FALSE;
}

void
dw_head_clear (DwHead *head)
{
  g_clear_pointer (&head->etag, g_free);
  g_clear_pointer (&head->location, g_free);
  *head = (DwHead) { 0 };
}
