/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_PAGE_ERROR: the error domain of whole pages. */
#define DW_PAGE_ERROR (dw_page_error_quark ())

/** dw_page_error_quark: Returns: the domain of DwPageError. */
GQuark dw_page_error_quark (void);

/**
 * DwPageError:
 * @DW_PAGE_ERROR_NOT_JSON: the bytes are not JSON (cut short, UTF-16, trailing junk, NaN); the message gives the byte
 *   offset
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
 * @DW_FAULT_WITHHELD: a place that must not be known: left out before the record was kept
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
  DW_FAULT_WITHHELD,
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
  guint line;               /* of a file of one record a line, the one that the record is on, from 1; else 0 */
} DwFault;

/** dw_fault_kind_get_name: Returns: the kind as a word for reports: "missing", "type", … */
const char *dw_fault_kind_get_name (DwFaultKind kind);

/** dw_fault_handling_get_name: Returns: the handling as words for reports: "dropped-field", … */
const char *dw_fault_handling_get_name (DwFaultHandling handling);

/** DW_N_FAULT_HANDLINGS: how many there are. */
#define DW_N_FAULT_HANDLINGS (DW_HANDLED_NOTED + 1)

/** dw_fault_handling_get_meaning: Returns: what its name means, translated, a sentence. */
const char *dw_fault_handling_get_meaning (DwFaultHandling handling);

G_END_DECLS
