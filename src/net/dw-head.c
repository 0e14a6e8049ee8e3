/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-head.h"

#include <string.h>

#include "dw-curl.h"

enum { LONGEST_ETAG = 1024 };

/* Returns: (transfer full) (nullable): a header's value number @index of @n_values, without outer white space. */
static char *
dup_header (CURL       *easy,
            const char *name,
            gsize       index,
            gsize      *n_values)
{
  struct curl_header *header = NULL;

  *n_values = 0;
  if (dw_curl ()->easy_header (easy, name, index, CURLH_HEADER, -1, &header) != CURLHE_OK)
    return NULL;

  /* libcurl 7.88 leaves the line end as the value of an empty header. */
  *n_values = header->amount;
  return g_strstrip (g_strdup (header->value));
}

static char *
dup_first_header (CURL       *easy,
                  const char *name)
{
  gsize n_values = 0;

  return dup_header (easy, name, 0, &n_values);
}

static gint64
parse_date (const char *value)
{
  time_t date = value != NULL ? dw_curl ()->getdate (value, NULL) : -1;

  return date > 0 ? date : 0;
}

/* Two lengths that differ are how an answer is smuggled past a proxy: neither is believed. */
static DwNetFault
read_length (DwHead *head,
             CURL   *easy,
             gsize   max_bytes)
{
  gsize n_values = 0;
  g_autofree char *value = dup_header (easy, "content-length", 0, &n_values);
  guint64 length = 0;

  head->declared_length = -1;
  if (value == NULL)
    return DW_NET_FAULT_NONE;

  for (gsize i = 1; i < n_values; i++)
    {
      g_autofree char *other = dup_header (easy, "content-length", i, &n_values);

      if (g_strcmp0 (other, value) != 0)
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
  g_autofree char *content = dup_header (easy, "content-encoding", 0, &n_content);
  g_autofree char *transfer = dup_header (easy, "transfer-encoding", 0, &n_transfer);

  if (n_transfer > 1 || (transfer != NULL && g_ascii_strcasecmp (transfer, "chunked") != 0))
    return DW_NET_FAULT_ENCODING;
  if (transfer != NULL)
    head->declared_length = -1;

  if (content == NULL || (n_content == 1 && (*content == '\0' || g_ascii_strcasecmp (content, "identity") == 0)))
    return DW_NET_FAULT_NONE;

  head->is_gzip = n_content == 1 && (g_ascii_strcasecmp (content, "gzip") == 0 || g_ascii_strcasecmp (content, "x-gzip") == 0);
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

/* An ETag goes back out in a header of ours, so it must be plain. Returns: (nullable): @value, or NULL when it is
 * not. */
static char *
take_etag (char *value)
{
  gboolean is_plain = value != NULL && *value != '\0' && strlen (value) <= LONGEST_ETAG;

  for (const char *c = value; is_plain && *c != '\0'; c++)
    is_plain = g_ascii_isgraph (*c) || *c == ' ';

  if (!is_plain)
    g_clear_pointer (&value, g_free);

  return value;
}

static DwNetFault
read_body_headers (DwHead *head,
                   CURL   *easy,
                   gsize   max_bytes)
{
  g_autofree char *type = dup_first_header (easy, "content-type");
  DwNetFault fault = DW_NET_FAULT_NONE;

  if (is_web_page (type))
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
  g_autofree char *date = dup_first_header (easy, "date");
  g_autofree char *retry_after = dup_first_header (easy, "retry-after");
  long status = 0;

  dw_head_clear (head);
  dw_curl ()->easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
  head->status = (guint) status;
  head->declared_length = -1;
  head->date = parse_date (date);
  head->etag = take_etag (dup_first_header (easy, "etag"));
  head->location = dup_first_header (easy, "location");
  head->retry_after = dw_net_parse_retry_after (retry_after, head->date > 0 ? head->date
                                                                            : g_get_real_time () / G_USEC_PER_SEC);

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
