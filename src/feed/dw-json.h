/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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
  guintptr handle[2]; /*< private >*/
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
  guintptr at[2];    /*< private >*/
  guintptr end[2];   /*< private >*/
  gboolean is_object; /*< private >*/
} DwJsonCursor;

/** DwJson: a JSON parser and the document it read last. One thread at a time. */
typedef struct _DwJson DwJson;

/** dw_json_new: Returns: (transfer full): a parser without a document; one that was freed before, when there is one. */
DwJson *dw_json_new (void);

/**
 * dw_json_free:
 *
 * Frees @json and its document. The memory of one parser that read no large page is kept for the next: a crawl reads hundreds of pages,
 * and fetching memory anew from the system for each took a third of its time.
 */
void dw_json_free (DwJson *json);

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

/** DwJsonMarks: where in a text each bracket, brace, colon and comma outside strings, and the first byte of each string and scalar, stands. */
typedef struct
{
  const char *text;       /* borrowed: as it was parsed */
  const guint32 *offsets; /* array of n_offsets, ascending; owned by the document */
  gsize n_offsets;        /* 0: not known */
} DwJsonMarks;

/** dw_json_get_marks: Returns: the marks of @text, which @json parsed last: the parser found them anyway. */
DwJsonMarks dw_json_get_marks (const DwJson *json,
                               const char   *text);

/** dw_json_enter: Returns: a cursor before the first member of @container, an array or object. */
DwJsonCursor dw_json_enter (const DwJsonValue *container);

/** dw_json_next: Returns: FALSE at the end; else TRUE, with the next member in @member. */
gboolean dw_json_next (DwJsonCursor *cursor,
                       DwJsonMember *member);

/** dw_json_is_named: Returns: whether @member, of an object, is named @name. Names may hold NUL bytes; @name does not. */
gboolean dw_json_is_named (const DwJsonMember *member,
                           const char         *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwJson, dw_json_free)

G_END_DECLS
