/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json.h"

#include <atomic>
#include <new>

#include <simdjson.h>

/* The project's one C++ file: simdjson's document behind C. Nothing here throws. */

namespace dom = simdjson::dom;

struct _DwJson
{
  dom::parser parser;
  DwJsonTape tape;    /* of the document that was read last */
};

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

  /* The first word stands for the document itself. */
  json->tape.words = json->parser.doc.tape.get ();
  json->tape.texts = reinterpret_cast<const char *> (json->parser.doc.string_buf.get ());
  dw_json_tape_read (&json->tape, 1, root);
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
