/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-json.h"

G_BEGIN_DECLS

/*
 * JSON as bytes: where a text breaks, where an element stands, and mending of what is JSON but for its characters.
 * None of it recurses, so no nesting can exhaust the stack.
 */

/**
 * DwJsonFlaw:
 * @DW_JSON_FLAW_NONE: it is JSON
 * @DW_JSON_FLAW_SYNTAX: it breaks RFC 8259
 * @DW_JSON_FLAW_DEPTH: it is nested too deep
 * @DW_JSON_FLAW_NUMBER: a number that fits neither 64 bits nor a finite double
 *
 * Why bytes are not a JSON text Doorway takes.
 */
typedef enum
{
  DW_JSON_FLAW_NONE,
  DW_JSON_FLAW_SYNTAX,
  DW_JSON_FLAW_DEPTH,
  DW_JSON_FLAW_NUMBER,
} DwJsonFlaw;

/**
 * dw_json_check:
 * @max_depth: how many objects and arrays may be open at once, at most 64
 * @offset: (out): where the first flaw is, in bytes; @length when the text ends too soon
 *
 * Finds the first flaw. What dw_json_repair() mends is no flaw.
 *
 * Returns: the flaw
 */
DwJsonFlaw dw_json_check (const char *text,
                          gsize       length,
                          guint       max_depth,
                          gsize      *offset);

/**
 * dw_json_needs_repair:
 *
 * Returns: whether the strings of a JSON text have bytes that are not UTF-8, lone surrogate escapes or raw controls
 */
gboolean dw_json_needs_repair (const char *text,
                               gsize       length);

/**
 * dw_json_repair:
 *
 * Replaces each byte that is not UTF-8 and each lone surrogate escape by U+FFFD, and writes raw control characters in
 * strings as escapes.
 *
 * Returns: (transfer full): the mended text
 */
GString *dw_json_repair (const char *text,
                         gsize       length);

/** DwJsonSlices: a walk over the elements of one array, or the member values of one object, in the bytes of a text. */
typedef struct
{
  const char *at;            /*< private >*/
  const char *end;           /*< private >*/
  gboolean is_object;        /*< private >*/
  const char *text;          /*< private >*/
  const guint32 *mark;       /*< private > NULL: byte by byte */
  const guint32 *end_mark;   /*< private >*/
} DwJsonSlices;

/**
 * dw_json_slices_enter:
 * @marks: (nullable): of the text that @text is a part of; without them the walk looks at every byte
 *
 * Returns: a walk over the container that starts at @text, bytes that dw_json_check() passed
 */
DwJsonSlices dw_json_slices_enter (const char        *text,
                                   gsize              length,
                                   const DwJsonMarks *marks);

/**
 * dw_json_slices_next:
 * @length: (out) (nullable): its bytes; NULL only looks where the next starts, without passing it
 *
 * Returns: (nullable): the start of the next element or member value
 */
const char *dw_json_slices_next (DwJsonSlices *slices,
                                 gsize        *length);

G_END_DECLS
