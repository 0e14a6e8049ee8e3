/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json.h"

#include <atomic>
#include <cstdint>
#include <iterator>
#include <new>

#include <simdjson.h>

/* AddressSanitizer minds each byte that is nobody's. */
#if defined(__SANITIZE_ADDRESS__)
#define HAS_STRICT_MEMORY true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_STRICT_MEMORY true
#endif
#endif
#ifndef HAS_STRICT_MEMORY
#define HAS_STRICT_MEMORY false
#endif

/* The project's one C++ file: simdjson's document behind C. Nothing here throws. */

namespace dom = simdjson::dom;

struct _DwJson
{
  dom::parser parser;
  DwJsonTape tape;    /* of the document that was read last */
};

/* What a parser takes is some 15 bytes for each of the largest text it read, of which less than 3 are ever touched. */
static const std::size_t LARGEST_SPARE = 8 * 1024 * 1024;

/* One for a page, and one for a record of it that is written and read again. They are taken from the first and given
 * back to the last, so that each is as large as what it reads. */
static std::atomic<DwJson *> spares[2];

DwJson *
dw_json_new (void)
{
  DwJson *json = nullptr;

  for (auto spare = std::begin (spares); json == nullptr && spare != std::end (spares); spare++)
    json = spare->exchange (nullptr);
  if (json == nullptr)
    json = new (std::nothrow) DwJson;
  if (json == nullptr)
    g_error ("Out of memory");

  return json;
}

void
dw_json_free (DwJson *json)
{
  bool is_kept = false;

  for (auto spare = std::rbegin (spares);
       !is_kept && json->parser.capacity () <= LARGEST_SPARE && spare != std::rend (spares); spare++)
    {
      DwJson *none = nullptr;

      is_kept = spare->compare_exchange_strong (none, json);
    }
  if (!is_kept)
    delete json;
}

void
dw_json_drop_spares (void)
{
  for (auto &spare : spares)
    delete spare.exchange (nullptr);
}

/* simdjson may read so many bytes behind a text, and what they are changes nothing: where they are on the page of the
 * text's last byte there is no need for a copy with room behind it (its doc/performance.md, "Free Padding"). */
static bool
needs_copy (const char  *text,
            std::size_t  length)
{
  const std::uintptr_t smallest_page = 4096;
  std::uintptr_t behind = reinterpret_cast<std::uintptr_t> (text) + length;

  return HAS_STRICT_MEMORY || length == 0 || (behind - 1) % smallest_page + simdjson::SIMDJSON_PADDING >= smallest_page;
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
  if (json->parser.allocate (MAX (MAX (length, (gsize) 64), json->parser.capacity ()), max_depth + 1)
          != simdjson::SUCCESS
      || json->parser.parse (text, length, needs_copy (text, length)).get (element) != simdjson::SUCCESS)
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
