/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-fault-list.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-limits.h"
#include "dw-text.h"

enum { FOUND_CHARACTERS = 80, FOUND_BYTES = 4 * FOUND_CHARACTERS };

void
dw_fault_list_init (DwFaultList *list,
                    DwArena     *arena)
{
  memset (list, 0, sizeof *list);
  list->arena = arena;
  list->faults = g_array_new (FALSE, TRUE, sizeof (DwFault));
  list->record = DW_FAULT_NO_RECORD;
}

void
dw_fault_list_clear (DwFaultList *list)
{
  g_clear_pointer (&list->faults, g_array_unref);
}

void
dw_fault_list_begin (DwFaultList *list,
                     guint        record)
{
  list->record = record;
  list->first = list->faults->len;
  list->has_text_fault = FALSE;
}

void
dw_fault_list_end (DwFaultList *list,
                   const char  *source_id)
{
  for (guint i = list->first; i < list->faults->len; i++)
    g_array_index (list->faults, DwFault, i).source_id = source_id;

  dw_fault_list_begin (list, DW_FAULT_NO_RECORD);
}

void
dw_fault_list_restart (DwFaultList       *list,
                       const DwFaultList *before)
{
  g_array_set_size (list->faults, before->first);
  list->n_in_all = before->n_in_all;
  list->n_unknown = before->n_unknown;
  list->has_text_fault = FALSE;
}

void
dw_fault_list_hush (DwFaultList *list)
{
  for (guint i = list->first; i < list->faults->len; i++)
    {
      DwFault *fault = &g_array_index (list->faults, DwFault, i);

      if (!g_str_has_suffix (fault->pointer, "/id"))
        fault->found = NULL;
    }
}

gboolean
dw_fault_list_wants (DwFaultList *list,
                     DwFaultKind  kind)
{
  list->n_in_all++;
  list->has_text_fault |= kind == DW_FAULT_TEXT;

  if (kind == DW_FAULT_UNKNOWN && list->n_unknown == DW_LIMIT_FAULTS / 2)
    return FALSE;

  return list->faults->len < DW_LIMIT_FAULTS;
}

/* What stood there, fit to show: at most 80 characters, the last an ellipsis when it was cut. Cut before it is cleaned,
 * so that a long text costs nothing. */
static const char *
keep_found (DwFaultList *list,
            const char  *found,
            gsize        length)
{
  g_autofree char *clean = dw_text_clean (found, (gssize) MIN (length, FOUND_BYTES), FALSE, NULL);
  g_autofree char *start = NULL;
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (clean, -1) <= FOUND_CHARACTERS && length <= FOUND_BYTES)
    return dw_arena_strdup (list->arena, clean);

  start = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), FOUND_CHARACTERS - 1));
  cut = g_strconcat (start, "\xE2\x80\xA6", NULL);
  return dw_arena_strdup (list->arena, cut);
}

void
dw_fault_list_add (DwFaultList     *list,
                   DwFaultKind      kind,
                   DwFaultHandling  handling,
                   const char      *pointer,
                   const char      *found,
                   gsize            found_length,
                   const char      *message)
{
  DwFault fault = { list->record, NULL, NULL, kind, handling, NULL, NULL };

  fault.pointer = dw_arena_strdup (list->arena, pointer);
  fault.found = found != NULL ? keep_found (list, found, found_length) : NULL;
  fault.message = _(message);
  list->n_unknown += kind == DW_FAULT_UNKNOWN;
  g_array_append_val (list->faults, fault);
}
