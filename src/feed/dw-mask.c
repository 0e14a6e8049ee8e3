/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-mask.h"

#include <string.h>

#include "dw-document.h"

#define MASK "mask_exact_address"

/* What a mask is when it masks nothing. */
static const char *const unmasked[] = { "", "false", "f", "0", "no", "n" };

static gboolean
is_masking_text (const char *text)
{
  g_autofree char *word = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (unmasked); i++)
    if (g_ascii_strcasecmp (word, unmasked[i]) == 0)
      return FALSE;

  return TRUE;
}

/* In doubt an address is masked. */
static gboolean
is_mask (const DwJsonMember *member)
{
  if (!dw_json_is_named (member, MASK))
    return FALSE;

  switch (member->value.type)
    {
    case DW_JSON_NULL:
      return FALSE;
    case DW_JSON_BOOLEAN:
      return member->value.boolean;
    case DW_JSON_INTEGER:
      return member->value.integer != 0;
    case DW_JSON_STRING:
      return is_masking_text (member->value.text);
    case DW_JSON_DOUBLE:
    case DW_JSON_ARRAY:
    case DW_JSON_OBJECT:
      break;
    }

  return TRUE;
}

gboolean
dw_mask_is_in_object (const DwJsonValue *object)
{
  DwJsonCursor cursor = dw_json_enter (object);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    if (is_mask (&member))
      return TRUE;

  return FALSE;
}

gboolean
dw_mask_is_within (const DwJsonValue *value)
{
  DwJsonCursor cursor;
  DwJsonMember member;

  if (value->type != DW_JSON_OBJECT && value->type != DW_JSON_ARRAY)
    return FALSE;

  cursor = dw_json_enter (value);
  while (dw_json_next (&cursor, &member))
    if ((value->type == DW_JSON_OBJECT && is_mask (&member)) || dw_mask_is_within (&member.value))
      return TRUE;

  return FALSE;
}

gboolean
dw_mask_is_in_text (const char *text,
                    gsize       length)
{
  g_auto (DwDocument) document = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  if (memmem (text, length, MASK, strlen (MASK)) == NULL)
    return FALSE;

  bytes = g_bytes_new_static (text, length);
  return !dw_document_open (&document, bytes, NULL) || dw_mask_is_within (&document.root);
}
