/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class.h"
#include "dw-document.h"
#include "dw-pagination.h"

G_BEGIN_DECLS

/**
 * DwEnvelope: where a page's records are, and what stands around them.
 *
 * @records is an array of records, or the one record itself when @is_single.
 */
typedef struct
{
  DwJsonValue records;
  const char *raw;           /* the bytes of @records in the publisher's text; of an array, and what stands behind it */
  gsize raw_length;
  const char *member;        /* "contents", or NULL when the array or object is the whole text */
  gboolean is_single;
  DwPagination pagination;
} DwEnvelope;

/**
 * dw_envelope_read:
 * @document: an open one
 *
 * An object with the id and name of its @class that counts no records in all is one record, even when it has
 * `contents`.
 *
 * Returns: whether @document is a page or object of @class; else DW_PAGE_ERROR_NOT_A_FEED
 */
gboolean dw_envelope_read (DwEnvelope        *envelope,
                           const DwDocument  *document,
                           const DwClass     *class,
                           GError           **error);

/**
 * dw_envelope_read_record: Takes an object for the one record that it is known to be. Returns: whether @document is an
 * object.
 */
gboolean dw_envelope_read_record (DwEnvelope        *envelope,
                                  const DwDocument  *document,
                                  GError           **error);

G_END_DECLS
