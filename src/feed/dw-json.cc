/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json.h"

#include <atomic>
#include <cstring>
#include <new>
#include <type_traits>

#include <simdjson.h>

/* The project's one C++ file: simdjson's document behind C. Handles and cursors are copies of simdjson's own two-word
 * references; nothing here throws. */

namespace dom = simdjson::dom;

struct _DwJson
{
  dom::parser parser;
};

template <typename From, typename To>
static void
copy_words (const From &from,
            To         &to)
{
  static_assert (sizeof (From) == sizeof (To), "simdjson's references are two words");
  std::memcpy (static_cast<void *> (&to), static_cast<const void *> (&from), sizeof to);
}

/* What a parser takes is some 15 bytes for each of the largest text it read, of which less than 3 are ever touched. */
static const std::size_t LARGEST_SPARE = 8 * 1024 * 1024;

static std::atomic<DwJson *> spare{ nullptr };

DwJson *
dw_json_new (void)
{
  DwJson *json = spare.exchange (nullptr);

  if (json == nullptr)
    json = new (std::nothrow) DwJson;
  if (json == nullptr)
    g_error ("Out of memory");

  return json;
}

void
dw_json_free (DwJson *json)
{
  DwJson *none = nullptr;

  if (json->parser.capacity () > LARGEST_SPARE || !spare.compare_exchange_strong (none, json))
    delete json;
}

static DwJsonType
type_of (const dom::element &element)
{
  switch (element.type ())
    {
    case dom::element_type::ARRAY:
      return DW_JSON_ARRAY;
    case dom::element_type::OBJECT:
      return DW_JSON_OBJECT;
    case dom::element_type::INT64:
      return DW_JSON_INTEGER;
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
      return DW_JSON_DOUBLE;
    case dom::element_type::STRING:
      return DW_JSON_STRING;
    case dom::element_type::BOOL:
      return DW_JSON_BOOLEAN;
    case dom::element_type::NULL_VALUE:
      break;
    }

  return DW_JSON_NULL;
}

/* simdjson's unsafe getters are safe here: the type was just asked for. */
static void
read_value (const dom::element &element,
            DwJsonValue        *value)
{
  value->type = type_of (element);
  value->n_members = 0;
  value->length = 0;
  copy_words (element, value->handle);

  switch (value->type)
    {
    case DW_JSON_ARRAY:
      value->n_members = (guint) element.get_array ().value_unsafe ().size ();
      break;
    case DW_JSON_OBJECT:
      value->n_members = (guint) element.get_object ().value_unsafe ().size ();
      break;
    case DW_JSON_INTEGER:
      value->integer = element.get_int64 ().value_unsafe ();
      break;
    case DW_JSON_DOUBLE:
      value->number = element.get_double ().value_unsafe ();
      break;
    case DW_JSON_STRING:
      value->text = element.get_c_str ().value_unsafe ();
      value->length = element.get_string_length ().value_unsafe ();
      break;
    case DW_JSON_BOOLEAN:
      value->boolean = element.get_bool ().value_unsafe ();
      break;
    case DW_JSON_NULL:
      break;
    }
}

gboolean
dw_json_parse (DwJson      *json,
               const char  *text,
               gsize        length,
               guint        max_depth,
               DwJsonValue *root)
{
  dom::element element;

  /* simdjson counts the document itself as a level; what a larger text left behind is large enough. */
  if (json->parser.allocate (MAX (MAX (length, (gsize) 64), json->parser.capacity ()), max_depth + 1) != simdjson::SUCCESS
      || json->parser.parse (text, length, true).get (element) != simdjson::SUCCESS)
    return FALSE;

  read_value (element, root);
  return TRUE;
}

/* Not of simdjson's promised interface: a release without it makes the slower way do. */
template <typename Parser>
static auto
get_marks (const Parser &parser,
           DwJsonMarks  *marks,
           G_GNUC_UNUSED int preferred) -> decltype (parser.implementation->structural_indexes.get (), void ())
{
  marks->offsets = parser.implementation->structural_indexes.get ();
  marks->n_offsets = parser.implementation->n_structural_indexes;
}

template <typename Parser>
static void
get_marks (const Parser &parser,
           DwJsonMarks  *marks,
           G_GNUC_UNUSED long otherwise)
{
}

DwJsonMarks
dw_json_get_marks (const DwJson *json,
                   const char   *text)
{
  DwJsonMarks marks = { text, nullptr, 0 };

  get_marks (json->parser, &marks, 0);
  return marks;
}

DwJsonCursor
dw_json_enter (const DwJsonValue *container)
{
  DwJsonCursor cursor = {};
  dom::element element;

  copy_words (container->handle, element);
  cursor.is_object = container->type == DW_JSON_OBJECT;
  if (cursor.is_object)
    {
      dom::object object = element.get_object ().value_unsafe ();

      copy_words (object.begin (), cursor.at);
      copy_words (object.end (), cursor.end);
    }
  else
    {
      dom::array array = element.get_array ().value_unsafe ();

      copy_words (array.begin (), cursor.at);
      copy_words (array.end (), cursor.end);
    }

  return cursor;
}

gboolean
dw_json_next (DwJsonCursor *cursor,
              DwJsonMember *member)
{
  if (std::memcmp (cursor->at, cursor->end, sizeof cursor->at) == 0)
    return FALSE;

  if (cursor->is_object)
    {
      dom::object::iterator at;

      copy_words (cursor->at, at);
      member->key = at.key_c_str ();
      member->key_length = at.key_length ();
      read_value (at.value (), &member->value);
      ++at;
      copy_words (at, cursor->at);
    }
  else
    {
      dom::array::iterator at;

      copy_words (cursor->at, at);
      member->key = nullptr;
      member->key_length = 0;
      read_value (*at, &member->value);
      ++at;
      copy_words (at, cursor->at);
    }

  return TRUE;
}

gboolean
dw_json_is_named (const DwJsonMember *member,
                  const char         *name)
{
  return member->key_length == std::strlen (name) && std::memcmp (member->key, name, member->key_length) == 0;
}
