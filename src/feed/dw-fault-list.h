/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"
#include "dw-fault.h"

G_BEGIN_DECLS

/**
 * DwFaultList:
 *
 * The faults of one page while it is read: keeps DW_LIMIT_FAULTS of them and counts the rest. Members that no table
 * knows take at most half of the room, so that they never crowd out what is wrong.
 */
typedef struct
{
  DwArena *arena;   /* owns the texts; borrowed */
  GArray *faults;   /* of DwFault */
  guint n_in_all;
  guint n_unknown;  /* kept ones */
  guint record;     /* of the faults that come next */
  guint first;      /* index of this record's first kept fault */
  gboolean has_text_fault; /* this record has a TEXT fault */
} DwFaultList;

/** dw_fault_list_init: Makes @list empty; texts will live in @arena. */
void dw_fault_list_init (DwFaultList *list,
                         DwArena     *arena);

/** dw_fault_list_clear: Frees what @list holds; the texts stay with their arena. */
void dw_fault_list_clear (DwFaultList *list);

/** dw_fault_list_begin: Faults from here on belong to record @record, or to the page for DW_FAULT_NO_RECORD. */
void dw_fault_list_begin (DwFaultList *list,
                          guint        record);

/** dw_fault_list_end: Gives this record's faults their @source_id (owned by the arena, or NULL). */
void dw_fault_list_end (DwFaultList *list,
                        const char  *source_id);

/**
 * dw_fault_list_restart: Forgets every fault of this record, which is read again; @before is the list as it was at
 * dw_fault_list_begin().
 */
void dw_fault_list_restart (DwFaultList       *list,
                            const DwFaultList *before);

/**
 * dw_fault_list_hush: Forgets what stood where this record's faults are, but in any `id`: that tells no place, and says
 * which record it is.
 */
void dw_fault_list_hush (DwFaultList *list);

/** dw_fault_list_wants: Counts a fault of @kind. Returns: whether there is room to keep it: then add it. */
gboolean dw_fault_list_wants (DwFaultList *list,
                              DwFaultKind  kind);

/**
 * dw_fault_list_add:
 * @pointer: (transfer none): copied
 * @found: (nullable): what stood there, @found_length bytes; cleaned and cut to 80 characters
 * @message: one sentence, untranslated
 *
 * Keeps a fault that dw_fault_list_wants() counted.
 */
void dw_fault_list_add (DwFaultList     *list,
                        DwFaultKind      kind,
                        DwFaultHandling  handling,
                        const char      *pointer,
                        const char      *found,
                        gsize            found_length,
                        const char      *message);

G_END_DECLS
