/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwObjectLine: a service of an object: the record of the directory that it is as it came before, or what is to be
 * read.
 */
typedef struct
{
  gint64 record;            /* 0 where @bytes is to be read */
  GBytes *bytes;            /* NULL where @record is it */
} DwObjectLine;

/**
 * dw_object_lines_next:
 * @body: an object of a signed feed: a service a line
 * @at: (inout): 0 for the first; how far it is read
 *
 * Returns: (transfer full) (nullable): the next line that is not empty, without its end; NULL after the last
 */
GBytes *dw_object_lines_next (GBytes *body,
                              gsize  *at);

/**
 * dw_object_lines_list:
 * @known: (nullable) (element-type DwHash gint64): numbers of records of the directory, by the hash of the bytes that
 *   each came in
 *
 * Returns: (transfer full) (element-type DwObjectLine): the lines of @body in their order
 */
GArray *dw_object_lines_list (GBytes     *body,
                              GHashTable *known);

/**
 * dw_object_lines_detach: Copies what is to be read of @lines, so that the object's body need not stay. Returns: how
 * many bytes that is.
 */
gsize dw_object_lines_detach (GArray *lines);

G_END_DECLS
