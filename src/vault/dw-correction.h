/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-feed.h"

G_BEGIN_DECLS

/** DwCorrectionKind: what is wrong in a record, as people at a desk find it. */
typedef enum
{
  DW_CORRECTION_WRONG_NUMBER,
  DW_CORRECTION_CLOSED,
  DW_CORRECTION_FULL,
  DW_CORRECTION_WRONG_TIMES,
  DW_CORRECTION_WRONG_PLACE,
  DW_CORRECTION_WRONG_AGES,
  DW_CORRECTION_OTHER,
} DwCorrectionKind;

/** DW_N_CORRECTION_KINDS: how many kinds there are. */
#define DW_N_CORRECTION_KINDS (DW_CORRECTION_OTHER + 1)

/** dw_correction_kind_get_slug: Returns: the kind's name on the command line: "wrong-number", … */
const char *dw_correction_kind_get_slug (DwCorrectionKind kind);

/** dw_correction_kind_by_slug: Returns: the kind named @slug, or −1. */
int dw_correction_kind_by_slug (const char *slug);

/** dw_correction_kind_get_label: Returns: what people read, translated: "The telephone number is wrong". */
const char *dw_correction_kind_get_label (DwCorrectionKind kind);

/** DW_CORRECTION_TEXT: the most characters of what a person writes beside the kind. */
#define DW_CORRECTION_TEXT 2000

/**
 * DwCorrection:
 *
 * A correction of one record, for its publisher. Immutable. It names the record as it was when this was written, so
 * that it can be sent when the record, or its feed, is gone.
 */
typedef struct
{
  gint64 id;                /* in the outbox; 0 before it is kept */
  DwCorrectionKind kind;
  char *text;               /* in the writer's words, or NULL */
  char *service;            /* the record's name */
  char *source_id;
  char *feed;               /* the publisher's name */
  char *feed_url;
  char *email;              /* whom to write to: the organisation's or the service's public address; or NULL */
  gint64 written_at;        /* seconds since 1970-01-01T00:00:00Z */
  gint64 handed_at;         /* when it was last handed to a mail program; 0: never */
} DwCorrection;

/**
 * dw_correction_new:
 * @record: what it corrects
 * @text: (nullable): cut at DW_CORRECTION_TEXT characters and cleaned
 * @now: when it is written
 *
 * The address is the organisation's, else the service's, else a contact's; never `assurer_email`, which is a person's.
 *
 * Returns: (transfer full): a correction of @record
 */
DwCorrection *dw_correction_new (DwRecord         *record,
                                 DwCorrectionKind  kind,
                                 const char       *text,
                                 gint64            now);

/** dw_correction_copy: Returns: (transfer full): another that says the same. */
DwCorrection *dw_correction_copy (const DwCorrection *correction);

/** dw_correction_free: Frees @correction. */
void dw_correction_free (DwCorrection *correction);

/**
 * dw_correction_dup_text:
 *
 * Returns: (transfer full): what is to be said to the publisher, in lines, for whoever has no mail program here
 */
char *dw_correction_dup_text (const DwCorrection *correction);

/**
 * dw_correction_dup_mailto:
 *
 * Returns: (transfer full): a mailto address (RFC 6068) with subject and body, for the person's own mail program, which
 *   shows it before anything is sent; without a recipient where the record names none
 */
char *dw_correction_dup_mailto (const DwCorrection *correction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwCorrection, dw_correction_free)

G_END_DECLS
