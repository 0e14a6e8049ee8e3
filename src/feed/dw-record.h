/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-fault-list.h"
#include "dw-json.h"
#include "dw-limits.h"

G_BEGIN_DECLS

/** DwRecordStep: one step of a JSON pointer: a member's name, or an element's index when @name is NULL. */
typedef struct
{
  const char *name;
  gsize name_length;
  guint index;
} DwRecordStep;

/**
 * DwRecordReader:
 *
 * Fills the structs of one record from its JSON value, by the field tables of its class: there is no code per member.
 * What is wrong goes to @faults. On the stack of one page's reading.
 */
typedef struct
{
  DwFaultList *faults;
  DwArena *arena;          /* owns the structs and texts of the record being read */
  gsize room;              /* bytes of structs that this page may still take */
  gboolean is_repaired;    /* the page's bytes were mended: U+FFFD may stand for what was not text */
  gboolean is_too_large;   /* a limit of the page was passed: the page is refused */
  const DwClass *class;    /* of the record being read */
  gconstpointer record;    /* its struct */
  const char *record_id;   /* its id as the publisher wrote it, or NULL */
  guint n_steps;
  DwRecordStep steps[DW_LIMIT_JSON_DEPTH + 4];
} DwRecordReader;

/** dw_record_push: Adds a step to the pointer that faults get. @name, of @length bytes, is borrowed; NULL for an @index. */
void dw_record_push (DwRecordReader *reader,
                     const char     *name,
                     gsize           length,
                     guint           index);

/** dw_record_pop: Takes back the last step. */
void dw_record_pop (DwRecordReader *reader);

/** dw_record_fault: Reports a fault of the value where the reader stands. @value: (nullable): what stood there. */
void dw_record_fault (DwRecordReader    *reader,
                      DwFaultKind        kind,
                      DwFaultHandling    handling,
                      const DwJsonValue *value,
                      const char        *message);

/**
 * dw_record_read:
 * @value: a JSON object
 * @object: an empty struct of @reader's class
 *
 * Fills @object. A record that lacks what no record can do without is reported as quarantined; leaving it out is the
 * caller's.
 *
 * Returns: whether it has an id and, of a service, a name
 */
gboolean dw_record_read (DwRecordReader    *reader,
                         const DwJsonValue *value,
                         gpointer           object);

G_END_DECLS
