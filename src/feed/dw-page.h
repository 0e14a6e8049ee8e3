/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-api-details.h"
#include "dw-dialect.h"
#include "dw-fault.h"
#include "dw-pagination.h"
#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwPageRecord: one record of a page, taken or quarantined.
 *
 * @raw is exactly what the publisher wrote for this record, in the page's bytes, unless a place had to be left out that
 * must not be known (dw-redact.h): then it is the record without it, and a DW_FAULT_WITHHELD says so.
 */
typedef struct
{
  const char *source_id;    /* NULL only when quarantined */
  gpointer object;          /* struct of the page's class (a DwService for services), NULL when quarantined */
  const char *raw;
  gsize raw_length;
  gboolean is_shallow;      /* a service with none of the nested lists of the full form: details are worth asking for */
} DwPageRecord;

/**
 * DwPage:
 *
 * One page of a feed, or one detail object, taken apart. Immutable; one owner. Holds its bytes.
 * n_taken + n_quarantined = n_records, always.
 */
typedef struct _DwPage DwPage;

/**
 * dw_page_parse:
 * @bytes: a response body or file
 * @class: what its records are; usually &DW_CLASS_SERVICE. Its first field is the record's id, and it has at most 64
 *
 * Takes an envelope (`contents`), a bare array, or a single object (its class's own members), of ORUK 3.x, HSDS 3.x or
 * any other dialect (dw-dialect.h). Lenient per record, strict per page: a bad field drops that field and is reported;
 * a record without id or (for services) name, or longer than DW_LIMIT_RECORD, is quarantined and reported; a page that
 * is not a page is an error. Pure: no files, no sockets, no clock. A leading UTF-8 byte order mark is accepted.
 *
 * Returns: (transfer full): the page, or NULL with DW_PAGE_ERROR
 */
DwPage *dw_page_parse (GBytes         *bytes,
                       const DwClass  *class,
                       GError        **error);

/** dw_page_free: Frees @page; services that were taken out of it live on. */
void dw_page_free (DwPage *page);

/**
 * dw_page_dup_kept:
 *
 * Returns: (transfer full): bytes of a page with the same records that may be written to a disk: the page's own, or,
 *   where a place had to be left out or a record was quarantined, its records without the one, of the other no more
 *   than its id, and what the envelope says of the whole list. A page of one line is one line
 */
GBytes *dw_page_dup_kept (DwPage *page);

/** dw_page_is_list: Returns: whether it is a list of records, bare or in an envelope, and no lone record. */
gboolean dw_page_is_list (DwPage *page);

/**
 * dw_page_get_dialect: Returns: the dialect that most of its records are in (a record with few members may show none);
 * ORUK 3.x of a page without any.
 */
DwDialect dw_page_get_dialect (DwPage *page);

/** dw_page_get_pagination: Returns: (transfer none): what the envelope says. */
const DwPagination *dw_page_get_pagination (DwPage *page);

/** dw_page_get_records: Returns: (transfer none) (array length=n_records): every record of the page, in order. */
const DwPageRecord *dw_page_get_records (DwPage *page,
                                         guint  *n_records);

/** dw_page_get_n_quarantined: Returns: how many records were left out. */
guint dw_page_get_n_quarantined (DwPage *page);

/**
 * dw_page_get_faults:
 * @n_faults: (out): how many are in the array (at most DW_LIMIT_FAULTS)
 * @n_in_all: (out) (optional): how many there were
 *
 * Returns: (transfer none) (array length=n_faults): the faults in the order of the page
 */
const DwFault *dw_page_get_faults (DwPage *page,
                                   guint  *n_faults,
                                   guint  *n_in_all);

/**
 * dw_page_dup_service:
 * @index: index of a record that was taken, of a page of services
 *
 * Returns: (transfer full): the service, alive after the page, and with it all that the page took apart: for a page of
 *   one record
 */
DwService *dw_page_dup_service (DwPage *page,
                                guint   index);

/**
 * dw_page_parse_kept:
 * @raw: one service object, as kept by the store
 * @cleared: (out) (optional) (nullable): the record without a place that must not be known, which an older Doorway
 *   kept; NULL when there is nothing to leave out
 *
 * Takes the root for the record, whatever members it has: no envelope is looked for.
 *
 * Returns: (transfer full): the service, or NULL with DW_PAGE_ERROR
 */
DwService *dw_page_parse_kept (GBytes  *raw,
                               GBytes **cleared,
                               GError **error);

/**
 * dw_page_parse_service: Returns: (transfer full): what dw_page_parse_kept() reads of @raw, or NULL with DW_PAGE_ERROR.
 */
DwService *dw_page_parse_service (GBytes  *raw,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPage, dw_page_free)

G_END_DECLS
