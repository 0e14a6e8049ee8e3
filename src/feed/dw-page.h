/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-service.h"

G_BEGIN_DECLS

/** DW_PAGE_ERROR: the error domain of whole pages. */
#define DW_PAGE_ERROR (dw_page_error_quark ())

/** dw_page_error_quark: Returns: the domain of DwPageError. */
GQuark dw_page_error_quark (void);

/**
 * DwPageError:
 * @DW_PAGE_ERROR_NOT_JSON: the bytes are not JSON (cut short, UTF-16, trailing junk, NaN); the message gives the byte offset
 * @DW_PAGE_ERROR_HTML: the bytes are a web page: a captive portal or a wrong address
 * @DW_PAGE_ERROR_NOT_A_FEED: JSON, but not a page or object of Open Referral
 * @DW_PAGE_ERROR_TOO_LARGE: deeper, longer or with more members than dw-limits.h allows
 *
 * Why a page was refused whole. Messages are one sentence for a person.
 */
typedef enum
{
  DW_PAGE_ERROR_NOT_JSON,
  DW_PAGE_ERROR_HTML,
  DW_PAGE_ERROR_NOT_A_FEED,
  DW_PAGE_ERROR_TOO_LARGE,
} DwPageError;

/**
 * DwFaultKind:
 * @DW_FAULT_MISSING: a required member is absent
 * @DW_FAULT_TYPE: a value of another JSON type than the schema's, which could not be read
 * @DW_FAULT_FORMAT: text that is not of its format (address, e-mail, date, time, uuid is not required)
 * @DW_FAULT_RANGE: a number outside its range (latitude 100, age −1)
 * @DW_FAULT_WORD: not a word of its closed list
 * @DW_FAULT_TEXT: text with invalid UTF-8, NUL, control or bidi characters, or too long: cleaned
 * @DW_FAULT_DUPLICATE: an id that came before in this page
 * @DW_FAULT_COERCED: a value of another type or spelling that was understood ("12" for 12, "week" for WEEKLY)
 * @DW_FAULT_UNKNOWN: a member that no table knows: kept in the raw record, not shown. Not a fault of the publisher.
 */
typedef enum
{
  DW_FAULT_MISSING,
  DW_FAULT_TYPE,
  DW_FAULT_FORMAT,
  DW_FAULT_RANGE,
  DW_FAULT_WORD,
  DW_FAULT_TEXT,
  DW_FAULT_DUPLICATE,
  DW_FAULT_COERCED,
  DW_FAULT_UNKNOWN,
} DwFaultKind;

/** DwFaultHandling: what was done about a fault. */
typedef enum
{
  DW_HANDLED_DROPPED_FIELD, /* the record is taken without that field */
  DW_HANDLED_CHANGED,       /* the value is taken, cleaned or converted */
  DW_HANDLED_KEPT_RAW,      /* only the raw record has it */
  DW_HANDLED_QUARANTINED,   /* the record is left out */
  DW_HANDLED_NOTED,         /* nothing to do: the record is taken as it is */
} DwFaultHandling;

/** DW_FAULT_NO_RECORD: @record of a fault of the page itself: its envelope contradicts its records. */
#define DW_FAULT_NO_RECORD G_MAXUINT

/** DwFault: one thing wrong in one record. Owned by its page. */
typedef struct
{
  guint record;             /* index of the record in the page, from 0, or DW_FAULT_NO_RECORD */
  const char *source_id;    /* the record's id, or NULL when it has none */
  const char *pointer;      /* RFC 6901 JSON pointer within the page: "/contents/3/schedules/0/byday" */
  DwFaultKind kind;
  DwFaultHandling handling;
  const char *found;        /* what stood there, at most 80 characters, cleaned; NULL when nothing did */
  const char *message;      /* one sentence: what is wrong and what is right */
} DwFault;

/** dw_fault_kind_get_name: Returns: the kind as a word for reports: "missing", "type", … */
const char *dw_fault_kind_get_name (DwFaultKind kind);

/** dw_fault_handling_get_name: Returns: the handling as words for reports: "dropped-field", … */
const char *dw_fault_handling_get_name (DwFaultHandling handling);

/**
 * DwPageRecord: one record of a page, taken or quarantined.
 *
 * @raw points into the page's bytes: exactly what the publisher wrote for this record.
 */
typedef struct
{
  const char *source_id;    /* NULL only when quarantined */
  gpointer object;          /* struct of the page's class (a DwService for services), NULL when quarantined */
  const char *raw;
  gsize raw_length;
  gboolean is_shallow;      /* a service with none of the nested lists of the full form: details are worth asking for */
} DwPageRecord;

/** DwPagination: what the envelope says; −1 (or DW_TRI_NOT_STATED in @last and @empty) where it says nothing. */
typedef struct
{
  gint64 total_items;
  gint64 total_pages;
  gint64 page_number;       /* 1-based */
  gint64 size;
  int first_page;           /* DwTri */
  int last_page;            /* DwTri */
  int empty;                /* DwTri */
} DwPagination;

/**
 * DwPage:
 *
 * One page of a feed, or one detail object, taken apart. Immutable; any thread. Holds its bytes.
 * n_taken + n_quarantined = n_records, always.
 */
typedef struct _DwPage DwPage;

/**
 * dw_page_parse:
 * @bytes: a response body or file
 * @class: what its records are; usually &DW_CLASS_SERVICE
 *
 * Takes an envelope (`contents`), a bare array, or a single object (its class's own members) of ORUK 3.x or HSDS 3.x.
 * Lenient per record, strict per page: a bad field drops that field and is reported; a record without id or (for
 * services) name is quarantined and reported; a page that is not a page is an error. Pure: no files, no sockets, no clock.
 * A leading UTF-8 byte order mark is accepted.
 *
 * Returns: (transfer full): the page, or NULL with DW_PAGE_ERROR
 */
DwPage *dw_page_parse (GBytes         *bytes,
                       const DwClass  *class,
                       GError        **error);

/** dw_page_ref: Returns: (transfer full): @page with one more reference. */
DwPage *dw_page_ref (DwPage *page);

/** dw_page_unref: Drops one reference. */
void dw_page_unref (DwPage *page);

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
 * Returns: (transfer full): the service, alive after the page
 */
DwService *dw_page_dup_service (DwPage *page,
                                guint   index);

/**
 * dw_page_parse_service:
 * @raw: one service object, as kept by the store
 *
 * Returns: (transfer full): the service, or NULL with DW_PAGE_ERROR
 */
DwService *dw_page_parse_service (GBytes  *raw,
                                  GError **error);

/**
 * DwApiDetails: what `/` of an API says of itself. NULL where it says nothing. Owned by the caller's arena.
 */
typedef struct
{
  const char *version;      /* "HSDS-UK-3.0" */
  const char *profile;
  const char *openapi_url;
} DwApiDetails;

/**
 * dw_api_details_parse:
 * @arena: owns the texts
 * @details: (out caller-allocates): what was read
 *
 * Returns: TRUE when @bytes is an Open Referral metadata object; FALSE with DW_PAGE_ERROR when it is anything else
 */
gboolean dw_api_details_parse (GBytes        *bytes,
                               DwArena       *arena,
                               DwApiDetails  *details,
                               GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPage, dw_page_unref)

G_END_DECLS
