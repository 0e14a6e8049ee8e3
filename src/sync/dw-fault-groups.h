/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-fault.h"

G_BEGIN_DECLS

/** DwFaultGroup: faults of one kind in one member, over all records. */
typedef struct
{
  char *place;              /* the member, list indexes as stars: schedules, star, byday; "" for the page itself */
  DwFaultKind kind;
  DwFaultHandling handling;
  char *message;            /* of the first: what is wrong and what is right, one sentence */
  guint n;
  GPtrArray *examples;      /* of char*: "id: “what stood there”", at most 3 */
} DwFaultGroup;

/**
 * DwFaultGroups:
 *
 * Faults told apart by kind and member, for who has to mend them: one sentence for what is wrong a thousand times. At
 * most DW_LIMIT_FAULT_GROUPS groups. One thread.
 */
typedef struct _DwFaultGroups DwFaultGroups;

/** dw_fault_groups_new: Returns: (transfer full): no groups. */
DwFaultGroups *dw_fault_groups_new (void);

/** dw_fault_groups_free: Frees @self. */
void dw_fault_groups_free (DwFaultGroups *self);

/** dw_fault_groups_clear: Forgets every fault. */
void dw_fault_groups_clear (DwFaultGroups *self);

/** dw_fault_groups_add: Counts @fault. */
void dw_fault_groups_add (DwFaultGroups *self,
                          const DwFault *fault);

/**
 * dw_fault_groups_list: Returns: (transfer container) (element-type DwFaultGroup): what is to be mended first, the
 * commonest first; then members that no table knows.
 */
GPtrArray *dw_fault_groups_list (DwFaultGroups *self);

/**
 * dw_fault_groups_dup_place: Returns: (transfer full): the member that @pointer (RFC 6901, into a page, a bare list or
 * a record) names in its record, as DwFaultGroup.place.
 */
char *dw_fault_groups_dup_place (const char *pointer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwFaultGroups, dw_fault_groups_free)

G_END_DECLS
