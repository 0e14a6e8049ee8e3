/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-document.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-html-text.h"
#include "dw-json-text.h"
#include "dw-limits.h"

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

static gboolean
set_flaw (DwJsonFlaw flaw,
          gsize      offset,
          gsize      length,
          GError   **error)
{
  switch (flaw)
    {
    case DW_JSON_FLAW_DEPTH:
      g_set_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_TOO_LARGE,
                   _("The page is nested more than %d levels deep at byte %" G_GSIZE_FORMAT "."), DW_LIMIT_JSON_DEPTH, offset);
      break;
    case DW_JSON_FLAW_NUMBER:
      g_set_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_JSON,
                   _("The page has a number that is too large at byte %" G_GSIZE_FORMAT "."), offset);
      break;
    case DW_JSON_FLAW_SYNTAX:
    case DW_JSON_FLAW_NONE:
      if (offset < length)
        g_set_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_JSON,
                     _("The page is not JSON: it breaks at byte %" G_GSIZE_FORMAT "."), offset);
      else
        g_set_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_JSON,
                     g_dngettext (GETTEXT_PACKAGE, "The page is not whole: it ends after %" G_GSIZE_FORMAT " byte, in the middle.",
                                  "The page is not whole: it ends after %" G_GSIZE_FORMAT " bytes, in the middle.", length), length);
      break;
    }

  return FALSE;
}

static gboolean
parse (DwDocument *document,
       const char *text,
       gsize       length)
{
  return dw_json_parse (document->json, text, length, DW_LIMIT_JSON_DEPTH, &document->root);
}

/* simdjson says that a text is wrong, not where: the slow reader says where, or that only characters are. */
static gboolean
parse_repaired (DwDocument *document,
                gsize       n_before,
                GError    **error)
{
  g_autoptr (GString) mended = NULL;
  gsize offset = 0;
  DwJsonFlaw flaw = dw_json_check (document->text, document->length, DW_LIMIT_JSON_DEPTH, &offset);

  if (flaw != DW_JSON_FLAW_NONE)
    return set_flaw (flaw, n_before + offset, n_before + document->length, error);

  mended = dw_json_repair (document->text, document->length);
  document->is_repaired = TRUE;
  return parse (document, mended->str, mended->len) || set_flaw (DW_JSON_FLAW_NONE, n_before, G_MAXSIZE, error);
}

gboolean
dw_document_open (DwDocument *document,
                  GBytes     *bytes,
                  GError    **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize n_before = length >= 3 && memcmp (text, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0;

  memset (document, 0, sizeof *document);
  if (length > DW_LIMIT_PAGE)
    {
      g_set_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_TOO_LARGE,
                   _("The page is larger than %" G_GSIZE_FORMAT " MiB."), DW_LIMIT_PAGE >> 20);
      return FALSE;
    }

  document->text = length > 0 ? text + n_before : "";
  document->length = length - n_before;
  if (dw_html_is_page (document->text, document->length))
    {
      g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_HTML,
                           _("A web page came instead of a feed. The address may be wrong, or a Wi-Fi sign-in page stands in between."));
      return FALSE;
    }

  document->json = dw_json_new ();
  if (!parse (document, document->text, document->length))
    return parse_repaired (document, n_before, error);

  document->marks = dw_json_get_marks (document->json, document->text);
  return TRUE;
}

void
dw_document_clear (DwDocument *document)
{
  g_clear_pointer (&document->json, dw_json_free);
}
