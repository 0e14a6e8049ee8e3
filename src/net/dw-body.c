/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-body.h"

#include <gio/gio.h>
#include <string.h>

enum
{
  SCRATCH = 64 * 1024,
  RATIO_FROM = 1024 * 1024,   /* decoded bytes before the ratio counts: short bodies of spaces are innocent */
  MAX_RATIO = 200,            /* gzip's own limit is about 1030; the most repetitive real feed packs 1:50 */
  SNIFFED = 512,
};

struct _DwBody
{
  GByteArray *bytes;
  GConverter *unpacker;       /* or NULL: as they come */
  guint8 *scratch;
  gsize max_bytes;
  guint64 n_taken;
  gboolean has_ended;         /* the packed stream's own end was seen */
};

DwBody *
dw_body_new (gsize max_bytes)
{
  DwBody *body = g_new0 (DwBody, 1);

  body->bytes = g_byte_array_new ();
  body->max_bytes = max_bytes;
  return body;
}

void
dw_body_free (DwBody *body)
{
  g_clear_pointer (&body->bytes, g_byte_array_unref);
  g_clear_object (&body->unpacker);
  g_free (body->scratch);
  g_free (body);
}

void
dw_body_set_gzip (DwBody *body)
{
  g_return_if_fail (body->n_taken == 0);

  body->unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  body->scratch = g_malloc (SCRATCH);
}

guint64
dw_body_get_n_taken (const DwBody *body)
{
  return body->n_taken;
}

static DwNetFault
keep (DwBody       *body,
      const guint8 *bytes,
      gsize         length)
{
  if (length > body->max_bytes - body->bytes->len)
    return DW_NET_FAULT_TOO_LARGE;

  g_byte_array_append (body->bytes, bytes, (guint) length);

  if (body->unpacker != NULL && body->bytes->len > RATIO_FROM && body->bytes->len / MAX_RATIO > body->n_taken)
    return DW_NET_FAULT_BOMB;

  return DW_NET_FAULT_NONE;
}

/*
 * A gzip file may be several streams in a row (RFC 1952, 2.2); what follows the last must be one as well. A full
 * scratch never strands output in the unpacker: the stream's eight closing bytes are only read after all of it.
 */
static DwNetFault
unpack (DwBody       *body,
        const guint8 *bytes,
        gsize         length)
{
  DwNetFault fault = DW_NET_FAULT_NONE;

  while (fault == DW_NET_FAULT_NONE && length > 0)
    {
      g_autoptr (GError) error = NULL;
      gsize n_read = 0;
      gsize n_written = 0;
      GConverterResult result = G_CONVERTER_ERROR;

      if (body->has_ended)
        {
          g_converter_reset (body->unpacker);
          body->has_ended = FALSE;
        }

      result = g_converter_convert (body->unpacker, bytes, length, body->scratch, SCRATCH, G_CONVERTER_NO_FLAGS,
                                    &n_read, &n_written, &error);
      if (result == G_CONVERTER_ERROR)
        return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ? DW_NET_FAULT_NONE : DW_NET_FAULT_DAMAGED;

      body->has_ended = result == G_CONVERTER_FINISHED;
      bytes += n_read;
      length -= n_read;
      fault = keep (body, body->scratch, n_written);
    }

  return fault;
}

DwNetFault
dw_body_take (DwBody        *body,
              gconstpointer  bytes,
              gsize          length)
{
  body->n_taken += length;

  /* Packed bytes can unpack to nothing without end, so both sides have the limit. */
  if (body->n_taken > body->max_bytes)
    return DW_NET_FAULT_TOO_LARGE;

  return body->unpacker != NULL ? unpack (body, bytes, length) : keep (body, bytes, length);
}

/* What a Wi-Fi sign-in page or a web site's front page begins with, whatever it calls itself. */
static gboolean
begins_like_a_web_page (const GByteArray *bytes)
{
  static const char *const openings[] = { "<!doctype html", "<html", "<head", "<body", "<script", "<title", "<meta" };
  g_autofree char *start = g_strndup ((const char *) bytes->data, MIN (bytes->len, SNIFFED));
  const char *at = g_str_has_prefix (start, "\xef\xbb\xbf") ? start + 3 : start;

  while (g_ascii_isspace (*at))
    at++;
  while (g_str_has_prefix (at, "<!--") && strstr (at, "-->") != NULL)
    {
      at = strstr (at, "-->") + 3;
      while (g_ascii_isspace (*at))
        at++;
    }

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_ascii_strncasecmp (at, openings[i], strlen (openings[i])) == 0)
      return TRUE;

  return FALSE;
}

GBytes *
dw_body_finish (DwBody     *body,
                gint64      declared,
                DwNetFault *fault)
{
  *fault = DW_NET_FAULT_NONE;

  if (declared >= 0 && (guint64) declared != body->n_taken)
    *fault = DW_NET_FAULT_LENGTHS;
  else if (body->unpacker != NULL && body->n_taken > 0 && !body->has_ended)
    *fault = DW_NET_FAULT_CUT;
  else if (body->bytes->len == 0)
    *fault = DW_NET_FAULT_EMPTY;
  else if (begins_like_a_web_page (body->bytes))
    *fault = DW_NET_FAULT_WEB_PAGE;

  return *fault == DW_NET_FAULT_NONE ? g_byte_array_free_to_bytes (g_steal_pointer (&body->bytes)) : NULL;
}
