/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-api-details.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-document.h"
#include "dw-fault-list.h"
#include "dw-reading.h"

typedef struct
{
  const char *name;
  gsize offset;
  DwReadFunc read;
} Member;

/* All three are required by ORUK 3.0 (schema/api_details.json). */
static const Member members[] = {
  { "version", offsetof (DwApiDetails, version), dw_read_line },
  { "profile", offsetof (DwApiDetails, profile), dw_read_uri },
  { "openapi_url", offsetof (DwApiDetails, openapi_url), dw_read_uri },
};

static void
add_fault (DwFaultList     *list,
           const Member    *member,
           DwFaultKind      kind,
           DwFaultHandling  handling,
           const char      *found,
           gsize            length,
           const char      *message)
{
  g_autofree char *pointer = g_strconcat ("/", member->name, NULL);

  if (dw_fault_list_wants (list, kind))
    dw_fault_list_add (list, kind, handling, pointer, found, length, message);
}

static void
read_member (DwFaultList       *list,
             const Member      *member,
             const DwJsonValue *value,
             DwApiDetails      *details)
{
  gboolean is_text = value->type == DW_JSON_STRING;
  DwReading reading = dw_reading_refused (DW_FAULT_TYPE, N_("A text belongs here."));

  if (is_text)
    reading = member->read (list->arena, value->text, value->length);

  G_STRUCT_MEMBER (const char *, details, member->offset) = reading.text;
  if (reading.fault != DW_READING_FINE)
    add_fault (list, member, (DwFaultKind) reading.fault,
               reading.text != NULL ? DW_HANDLED_CHANGED : DW_HANDLED_DROPPED_FIELD, is_text ? value->text : NULL,
               is_text ? value->length : 0, reading.message);
  else if (reading.text == NULL)
    add_fault (list, member, DW_FAULT_MISSING, DW_HANDLED_NOTED, NULL, 0, N_("The standard requires this member."));
}

/* Finds @member in @root; an absent one and null are the same. */
static void
find_member (DwFaultList       *list,
             const Member      *member,
             const DwJsonValue *root,
             DwApiDetails      *details)
{
  DwJsonCursor cursor = dw_json_enter (root);
  DwJsonMember found;

  while (dw_json_next (&cursor, &found))
    if (dw_json_is_named (&found, member->name) && found.value.type != DW_JSON_NULL)
      {
        read_member (list, member, &found.value, details);
        return;
      }

  add_fault (list, member, DW_FAULT_MISSING, DW_HANDLED_NOTED, NULL, 0, N_("The standard requires this member."));
}

static void
keep_faults (const DwFaultList *list,
             DwApiDetails      *details)
{
  gsize size = list->faults->len * sizeof (DwFault);
  DwFault *faults = dw_arena_alloc (list->arena, size);

  if (size > 0)
    memcpy (faults, list->faults->data, size);
  details->faults = faults;
  details->n_faults = list->faults->len;
}

gboolean
dw_api_details_parse (GBytes        *bytes,
                      DwArena       *arena,
                      DwApiDetails  *details,
                      GError       **error)
{
  g_auto (DwDocument) document = { 0 };
  DwFaultList list;

  memset (details, 0, sizeof *details);
  if (!dw_document_open (&document, bytes, error))
    return FALSE;

  if (document.root.type == DW_JSON_OBJECT)
    {
      dw_fault_list_init (&list, arena);
      for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
        find_member (&list, &members[i], &document.root, details);
      keep_faults (&list, details);
      dw_fault_list_clear (&list);
    }

  if (details->version != NULL)
    return TRUE;

  g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED,
                       _("The page is JSON, but it does not say which version of Open Referral it is."));
  return FALSE;
}
