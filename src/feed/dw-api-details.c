/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-document.h"
#include "dw-reading.h"

typedef struct
{
  const char *name;
  gsize offset;
  DwReadFunc read;
} Member;

static const Member members[] = {
  { "version", offsetof (DwApiDetails, version), dw_read_line },
  { "profile", offsetof (DwApiDetails, profile), dw_read_uri },
  { "openapi_url", offsetof (DwApiDetails, openapi_url), dw_read_uri },
};

static void
read_member (DwArena           *arena,
             const Member      *member,
             const DwJsonValue *value,
             DwApiDetails      *details)
{
  DwReading reading = dw_reading_refused (DW_FAULT_TYPE, NULL);

  if (value->type == DW_JSON_NULL)
    return;
  if (value->type == DW_JSON_STRING)
    reading = member->read (arena, value->text, value->length);

  G_STRUCT_MEMBER (const char *, details, member->offset) = reading.text;
}

gboolean
dw_api_details_parse (GBytes        *bytes,
                      DwArena       *arena,
                      DwApiDetails  *details,
                      GError       **error)
{
  g_auto (DwDocument) document = { 0 };
  DwJsonCursor cursor = { { 0 }, { 0 }, FALSE };
  DwJsonMember member;

  memset (details, 0, sizeof *details);
  if (!dw_document_open (&document, bytes, error))
    return FALSE;

  if (document.root.type == DW_JSON_OBJECT)
    {
      cursor = dw_json_enter (&document.root);
      while (dw_json_next (&cursor, &member))
        for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
          if (strcmp (member.key, members[i].name) == 0)
            read_member (arena, &members[i], &member.value, details);
    }

  if (details->version != NULL)
    return TRUE;

  g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED,
                       _("The page is JSON, but it does not say which version of Open Referral it is."));
  return FALSE;
}
