/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-envelope.h"

#include <glib/gi18n-lib.h>

#include "dw-json-text.h"
#include "dw-tri.h"

/* How many members of its class a lone object must have to be taken for one, when it has no id. */
enum { FEWEST_KNOWN_MEMBERS = 3 };

static gboolean
set_not_a_feed (const char *message,
                GError    **error)
{
  g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED, message);
  return FALSE;
}

/* By the names of ORUK 3.x and of ORUK 1.0. */
static const struct
{
  const char *name;
  const char *old_name;
  gsize offset;
} numbers[] = {
  { "total_items", "totalElements", offsetof (DwPagination, total_items) },
  { "total_pages", "totalPages", offsetof (DwPagination, total_pages) },
  { "page_number", "number", offsetof (DwPagination, page_number) },
  { "size", "size", offsetof (DwPagination, size) },
};

static const struct
{
  const char *name;
  const char *old_name;
  gsize offset;
} answers[] = {
  { "first_page", "first", offsetof (DwPagination, first_page) },
  { "last_page", "last", offsetof (DwPagination, last_page) },
  { "empty", "empty", offsetof (DwPagination, empty) },
};

static void
read_number (DwPagination       *pagination,
             gsize               offset,
             const DwJsonValue  *value)
{
  gint64 number = -1;

  if (value->type == DW_JSON_INTEGER)
    number = value->integer;
  else if (value->type == DW_JSON_STRING && !g_ascii_string_to_signed (value->text, 10, 0, G_MAXINT64, &number, NULL))
    number = -1;

  G_STRUCT_MEMBER (gint64, pagination, offset) = MAX (number, -1);
}

static void
read_answer (DwPagination      *pagination,
             gsize              offset,
             const DwJsonValue *value)
{
  gboolean is_text = value->type == DW_JSON_STRING;
  DwTri answer = DW_TRI_NOT_STATED;

  if (value->type == DW_JSON_BOOLEAN)
    answer = value->boolean ? DW_TRI_YES : DW_TRI_NO;
  else if (is_text && g_ascii_strcasecmp (value->text, "true") == 0)
    answer = DW_TRI_YES;
  else if (is_text && g_ascii_strcasecmp (value->text, "false") == 0)
    answer = DW_TRI_NO;

  G_STRUCT_MEMBER (int, pagination, offset) = (int) answer;
}

static void
read_pagination (DwPagination       *pagination,
                 const DwJsonMember *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (dw_json_is_named (member, numbers[i].name) || dw_json_is_named (member, numbers[i].old_name))
      read_number (pagination, numbers[i].offset, &member->value);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (dw_json_is_named (member, answers[i].name) || dw_json_is_named (member, answers[i].old_name))
      read_answer (pagination, answers[i].offset, &member->value);
}

/* The value of member number @index in the publisher's bytes. */
static void
find_raw (DwEnvelope       *envelope,
          const DwDocument *document,
          guint             index)
{
  DwJsonSlices slices = dw_json_slices_enter (document->text, document->length, &document->marks);

  for (guint i = 0; i < index; i++)
    dw_json_slices_next (&slices, &envelope->raw_length);

  /* A list ends where it ends: to look for that here would be to go through the whole page once more. */
  envelope->raw = dw_json_slices_next (&slices, NULL);
  envelope->raw_length = (gsize) (document->text + document->length - envelope->raw);
}

/* Which member holds the list, and how many of its name there are. */
typedef struct
{
  const char *name;
  DwJsonValue value;
  guint index;
  guint n_found;
} Contents;

static void
note_contents (Contents           *contents,
               const DwJsonMember *member,
               guint               index)
{
  contents->value = member->value;
  contents->index = index;
  contents->n_found++;
}

/* Looks for an envelope: `contents`, or the `content` of ORUK 1.0 where there is none. */
static Contents
find_contents (DwEnvelope        *envelope,
               const DwJsonValue *root)
{
  Contents contents = { .name = "contents" };
  Contents old = { .name = "content" };
  DwJsonCursor cursor = dw_json_enter (root);
  DwJsonMember member;

  for (guint i = 0; dw_json_next (&cursor, &member); i++)
    {
      read_pagination (&envelope->pagination, &member);
      if (dw_json_is_named (&member, contents.name))
        note_contents (&contents, &member, i);
      else if (dw_json_is_named (&member, old.name) && member.value.type == DW_JSON_ARRAY)
        note_contents (&old, &member, i);
    }

  return contents.n_found > 0 ? contents : old;
}

/* Whether the root counts records in all, as only a page does. */
static gboolean
is_counted (const DwPagination *pagination)
{
  return pagination->total_items >= 0 || pagination->total_pages >= 0 || pagination->page_number >= 0;
}

/* A record may have a `contents` of its own, as an extension: what has the id and the name of its class is no page. */
static gboolean
is_named_record (const DwJsonValue *value,
                 const DwClass     *class)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;
  gboolean has_id = FALSE;
  gboolean has_name = FALSE;

  while (dw_json_next (&cursor, &member))
    {
      has_id |= dw_json_is_named (&member, "id");
      has_name |= dw_json_is_named (&member, "name") && dw_class_find (class, member.key, member.key_length) != NULL;
    }

  return has_id && has_name;
}

/* An error object has `status` and perhaps `name` too: one member in common is not enough. */
static gboolean
is_record (const DwJsonValue *value,
           const DwClass     *class)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;
  guint n_known = 0;

  while (dw_json_next (&cursor, &member))
    {
      if (dw_json_is_named (&member, "id"))
        return TRUE;
      n_known += dw_class_find (class, member.key, member.key_length) != NULL;
    }

  return n_known >= FEWEST_KNOWN_MEMBERS;
}

static gboolean
has_object (const DwJsonValue *array)
{
  DwJsonCursor cursor = dw_json_enter (array);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    if (member.value.type == DW_JSON_OBJECT)
      return TRUE;

  return array->n_members == 0;
}

static gboolean
read_array (DwEnvelope  *envelope,
            GError     **error)
{
  if (envelope->records.type != DW_JSON_ARRAY)
    return set_not_a_feed (_("The page has contents that are no list of records."), error);
  if (!has_object (&envelope->records))
    return set_not_a_feed (_("The page is a list, but not of records."), error);

  return TRUE;
}

/* The whole text, and no pagination: a lone record has none. */
static DwEnvelope
make_envelope (const DwDocument *document,
               gboolean          is_single)
{
  return (DwEnvelope) { document->root, document->text, document->length, NULL, is_single,
                        { -1, -1, -1, -1, DW_TRI_NOT_STATED, DW_TRI_NOT_STATED, DW_TRI_NOT_STATED } };
}

gboolean
dw_envelope_read_record (DwEnvelope        *envelope,
                         const DwDocument  *document,
                         GError           **error)
{
  *envelope = make_envelope (document, TRUE);

  return document->root.type == DW_JSON_OBJECT || set_not_a_feed (_("The record is JSON, but no object."), error);
}

gboolean
dw_envelope_read (DwEnvelope        *envelope,
                  const DwDocument  *document,
                  const DwClass     *class,
                  GError           **error)
{
  const DwJsonValue *root = &document->root;
  Contents contents;

  *envelope = make_envelope (document, FALSE);

  if (root->type == DW_JSON_ARRAY)
    return read_array (envelope, error);
  if (root->type != DW_JSON_OBJECT)
    return set_not_a_feed (_("The page is JSON, but neither a list nor an object."), error);

  contents = find_contents (envelope, root);
  if (!is_counted (&envelope->pagination) && is_named_record (root, class))
    return dw_envelope_read_record (envelope, document, error);

  if (contents.n_found == 1)
    {
      envelope->member = contents.name;
      envelope->records = contents.value;
      find_raw (envelope, document, contents.index);
      return read_array (envelope, error);
    }

  if (contents.n_found > 1)
    return set_not_a_feed (_("The page has more than one list of contents."), error);
  if (!is_record (root, class))
    return set_not_a_feed (_("The page is JSON, but not Open Referral: it has no list of contents."), error);

  return dw_envelope_read_record (envelope, document, error);
}
