/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class-plan.h"
#include "dw-dialect.h"
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
  DwDialect dialect;       /* of the record being read */
  gboolean has_dialects;   /* this page has had a record of another dialect than ORUK 3.x: look before reading */
  gboolean is_foreign;     /* a member was met that ORUK 3.x lacks and some dialect has */
  gboolean has_mask;       /* something in the record, known or not, says that its publisher masks an address */
  guint n_of_dialect[DW_N_DIALECTS]; /* records read */
  guint n_steps;
  DwRecordStep steps[DW_LIMIT_JSON_DEPTH + 4];
} DwRecordReader;

/**
 * dw_record_make:
 *
 * Returns: (nullable): an empty struct of the class of @plan for the record; NULL, and the page is too large, when it
 *   took all the memory it may
 */
gpointer dw_record_make (DwRecordReader    *reader,
                         const DwClassPlan *plan);

/**
 * dw_record_push: Adds a step to the pointer that faults get. @name, of @length bytes, is borrowed; NULL for an @index.
 */
static inline void
dw_record_push (DwRecordReader *reader,
                const char     *name,
                gsize           length,
                guint           index)
{
  g_assert (reader->n_steps < G_N_ELEMENTS (reader->steps));
  reader->steps[reader->n_steps++] = (DwRecordStep) { name, length, index };
}

/** dw_record_pop: Takes back the last step. */
static inline void
dw_record_pop (DwRecordReader *reader)
{
  reader->n_steps--;
}

/** DW_RECORD_NUMBER: bytes that any number printed takes, with its NUL. */
#define DW_RECORD_NUMBER 32

/**
 * dw_record_describe: Returns: a scalar as @length bytes of text, in @value, in @buffer of DW_RECORD_NUMBER bytes or
 * static.
 */
const char *dw_record_describe (const DwJsonValue *value,
                                char              *buffer,
                                gsize             *length);

/** dw_record_fault: Reports a fault of the value where the reader stands. @value: (nullable): what stood there. */
void dw_record_fault (DwRecordReader    *reader,
                      DwFaultKind        kind,
                      DwFaultHandling    handling,
                      const DwJsonValue *value,
                      const char        *message);

G_END_DECLS
