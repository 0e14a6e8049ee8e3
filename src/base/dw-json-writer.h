/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwJsonWriter:
 *
 * Writes one JSON text (RFC 8259), member by member: reports and the command line's answers. Whatever texts are handed
 * in, the result is valid JSON in UTF-8 that a terminal can print: invalid UTF-8 becomes U+FFFD, and control, bidi and
 * zero-width characters are escaped. One thread.
 *
 * Every function takes the member's name, which is NULL inside a list and for the outermost value.
 */
typedef struct _DwJsonWriter DwJsonWriter;

/** dw_json_writer_new: Returns: (transfer full): a writer of an empty text. */
DwJsonWriter *dw_json_writer_new (void);

/** dw_json_writer_free: Frees @self and what was written. */
void dw_json_writer_free (DwJsonWriter *self);

/**
 * dw_json_writer_finish: Returns: (transfer full): the text written; frees @self. Every object and list must have been
 * ended.
 */
char *dw_json_writer_finish (DwJsonWriter *self);

/** dw_json_writer_begin_object: Begins an object: members follow until dw_json_writer_end_object(). */
void dw_json_writer_begin_object (DwJsonWriter *self,
                                  const char   *name);

/** dw_json_writer_end_object: Ends the innermost object. */
void dw_json_writer_end_object (DwJsonWriter *self);

/** dw_json_writer_begin_list: Begins a list: values follow until dw_json_writer_end_list(). */
void dw_json_writer_begin_list (DwJsonWriter *self,
                                const char   *name);

/** dw_json_writer_end_list: Ends the innermost list. */
void dw_json_writer_end_list (DwJsonWriter *self);

/** dw_json_writer_add_text: Adds @text; NULL (not stated) is written as null. */
void dw_json_writer_add_text (DwJsonWriter *self,
                              const char   *name,
                              const char   *text);

/** dw_json_writer_add_integer: Adds a whole number. */
void dw_json_writer_add_integer (DwJsonWriter *self,
                                 const char   *name,
                                 gint64        value);

/**
 * dw_json_writer_add_number: Adds a number in the fewest digits that read back as @value; NAN (not stated) and
 * infinities are written as null.
 */
void dw_json_writer_add_number (DwJsonWriter *self,
                                const char   *name,
                                double        value);

/** dw_json_writer_add_boolean: Adds true or false. */
void dw_json_writer_add_boolean (DwJsonWriter *self,
                                 const char   *name,
                                 gboolean      value);

/** dw_json_writer_add_json: Adds @json, @length bytes that are one JSON value already, as they are. */
void dw_json_writer_add_json (DwJsonWriter *self,
                              const char   *name,
                              const char   *json,
                              gsize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwJsonWriter, dw_json_writer_free)

G_END_DECLS
