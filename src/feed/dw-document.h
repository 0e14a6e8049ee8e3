/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-fault.h"
#include "dw-json.h"

G_BEGIN_DECLS

/**
 * DwDocument:
 *
 * The JSON text of one response: parsed, and mended first where only its characters were wrong. On the stack.
 */
typedef struct
{
  const char *text; /* the publisher's bytes, without a byte order mark */
  gsize length;
  DwJson *json;
  DwJsonValue root;
  DwJsonMarks marks;  /* of @text; none when it was mended */
  gboolean is_repaired;
} DwDocument;

/**
 * dw_document_open: Returns: whether @bytes is a JSON text within the limits; else DW_PAGE_ERROR. @bytes must outlive
 * @document.
 */
gboolean dw_document_open (DwDocument  *document,
                           GBytes      *bytes,
                           GError     **error);

/** dw_document_clear: Frees what @document holds. */
void dw_document_clear (DwDocument *document);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwDocument, dw_document_clear)

G_END_DECLS
