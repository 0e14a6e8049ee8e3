/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/*
 * The whole of simdjson that Doorway uses: one document, walked by value and cursor. Values and texts are owned by the
 * document and last until it parses again or is freed.
 */

/** DwJsonType: the JSON type of a value; numbers without fraction or exponent that fit 64 signed bits are integers. */
typedef enum
{
  DW_JSON_NULL,
  DW_JSON_BOOLEAN,
  DW_JSON_INTEGER,
  DW_JSON_DOUBLE,
  DW_JSON_STRING,
  DW_JSON_ARRAY,
  DW_JSON_OBJECT,
} DwJsonType;

/**
 * DwJsonTape:
 *
 * A document as simdjson keeps it (its doc/tape.md). Each word has what it is in its highest byte: an opening bracket,
 * with the place behind its closing one and the number of its members; a text, with where it stands among the texts,
 * behind its length; a number, which is the next word; or a scalar that is its own name. Private: read here, because a
 * call for each member costs more than reading it.
 */
typedef struct
{
  const guint64 *words;
  const char *texts;
} DwJsonTape;

/** DwJsonValue: one value. Which member holds it depends on @type. */
typedef struct
{
  DwJsonType type;
  guint n_members;    /* ARRAY, OBJECT: how many, at most 2^24 - 1 */
  union
  {
    gboolean boolean; /* BOOLEAN */
    gint64 integer;   /* INTEGER */
    double number;    /* DOUBLE */
    const char *text; /* STRING: valid UTF-8, maybe with NUL bytes, closed by another NUL */
  };
  gsize length;       /* STRING: bytes of @text */
  const DwJsonTape *tape; /*< private >*/
  gsize at;           /*< private > its word */
} DwJsonValue;

/** DwJsonMember: one member of an object, or one element of an array (then @key is NULL). */
typedef struct
{
  const char *key;
  gsize key_length;
  DwJsonValue value;
} DwJsonMember;

/** DwJsonCursor: a walk through the members of one object or array. On the stack; needs no end. */
typedef struct
{
  const DwJsonTape *tape; /*< private >*/
  gsize at;               /*< private >*/
  gsize end;              /*< private >*/
  gboolean is_object;     /*< private >*/
} DwJsonCursor;

/** DwJson: a JSON parser and the document it read last. One thread at a time. */
typedef struct _DwJson DwJson;

/** dw_json_new: Returns: (transfer full): a parser without a document; one that was freed before, when there is one. */
DwJson *dw_json_new (void);

/**
 * dw_json_free:
 *
 * Frees @json and its document. The memory of two parsers that read no large page is kept for the next: a crawl reads
 * hundreds of pages, and fetching memory anew from the system for each took a third of its time.
 */
void dw_json_free (DwJson *json);

/**
 * dw_json_drop_spares:
 *
 * Frees the readers that wait to be used again: what read whole pages is some bytes for each of theirs, which nobody
 * needs who reads parts of them from here on. Any thread.
 */
void dw_json_drop_spares (void);

/**
 * dw_json_parse:
 * @text: bytes that should be one JSON text in UTF-8
 * @max_depth: how many objects and arrays may be open at once
 * @root: (out caller-allocates): the document's value
 *
 * Strict: checks all of RFC 8259, UTF-8 and surrogate pairs before it returns. dw_json_check() says what is wrong.
 *
 * Returns: whether it is JSON of at most that depth, with numbers that fit 64 bits or a finite double
 */
gboolean dw_json_parse (DwJson      *json,
                        const char  *text,
                        gsize        length,
                        guint        max_depth,
                        DwJsonValue *root);

/**
 * DwJsonMarks: where in a text each bracket, brace, colon and comma outside strings, and the first byte of each string
 * and scalar, stands.
 */
typedef struct
{
  const char *text;       /* borrowed: as it was parsed */
  const guint32 *offsets; /* array of n_offsets, ascending; owned by the document */
  gsize n_offsets;        /* 0: not known */
} DwJsonMarks;

/** dw_json_get_marks: Returns: the marks of @text, which @json parsed last: the parser found them anyway. */
DwJsonMarks dw_json_get_marks (const DwJson *json,
                               const char   *text);

/* Returns the text that @word of @tape tells of, and its @length. */
static inline const char *
dw_json_tape_text (const DwJsonTape *tape,
                   guint64           word,
                   gsize            *length)
{
  const char *entry = tape->texts + (word & G_GUINT64_CONSTANT (0x00FFFFFFFFFFFFFF));
  guint32 size = 0;

  memcpy (&size, entry, sizeof size);
  *length = size;
  return entry + sizeof size;
}

/* Reads the value at word @at. Returns the place behind it. */
static inline gsize
dw_json_tape_read (const DwJsonTape *tape,
                   gsize             at,
                   DwJsonValue      *value)
{
  guint64 word = tape->words[at];

  value->tape = tape;
  value->at = at;
  value->n_members = 0;
  if (G_LIKELY (word >> 56 == '"'))
    {
      value->type = DW_JSON_STRING;
      value->text = dw_json_tape_text (tape, word, &value->length);
      return at + 1;
    }

  value->length = 0;
  switch (word >> 56)
    {
    case '{':
    case '[':
      value->type = word >> 56 == '{' ? DW_JSON_OBJECT : DW_JSON_ARRAY;
      value->n_members = (guint) (word >> 32) & 0xFFFFFF;
      return (guint32) word;
    case 'l':
      value->type = DW_JSON_INTEGER;
      value->integer = (gint64) tape->words[at + 1];
      return at + 2;
    case 'u':
      value->type = DW_JSON_DOUBLE;
      value->number = (double) tape->words[at + 1];
      return at + 2;
    case 'd':
      value->type = DW_JSON_DOUBLE;
      memcpy (&value->number, &tape->words[at + 1], sizeof value->number);
      return at + 2;
    case 't':
    case 'f':
      value->type = DW_JSON_BOOLEAN;
      value->boolean = word >> 56 == 't';
      return at + 1;
    default:
      value->type = DW_JSON_NULL;
      return at + 1;
    }
}

/**
 * dw_json_enter: Returns: a cursor before the first member of @container; of what is no array or object, at its end.
 */
static inline DwJsonCursor
dw_json_enter (const DwJsonValue *container)
{
  DwJsonCursor cursor = { container->tape, 0, 0, container->type == DW_JSON_OBJECT };

  if (cursor.is_object || container->type == DW_JSON_ARRAY)
    {
      cursor.at = container->at + 1;
      cursor.end = (guint32) container->tape->words[container->at] - 1;
    }

  return cursor;
}

/** dw_json_next: Returns: FALSE at the end; else TRUE, with the next member in @member. */
static inline gboolean
dw_json_next (DwJsonCursor *cursor,
              DwJsonMember *member)
{
  if (cursor->at == cursor->end)
    return FALSE;

  member->key = NULL;
  member->key_length = 0;
  if (cursor->is_object)
    member->key = dw_json_tape_text (cursor->tape, cursor->tape->words[cursor->at++], &member->key_length);
  cursor->at = dw_json_tape_read (cursor->tape, cursor->at, &member->value);
  return TRUE;
}

/**
 * dw_json_is_named: Returns: whether @member, of an object, is named @name. Names may hold NUL bytes; @name does not.
 */
static inline gboolean
dw_json_is_named (const DwJsonMember *member,
                  const char         *name)
{
  return member->key_length == strlen (name) && memcmp (member->key, name, member->key_length) == 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwJson, dw_json_free)

G_END_DECLS
