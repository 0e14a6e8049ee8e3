/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/*
 * A small second copy, beside a database, of what nobody can fetch again: lines of text, each with its own hash, so
 * that of a copy that came to harm itself the sound lines can be told from the others. Whole or not there, whenever the
 * power goes.
 */

/** DwSpareFile: what a second copy holds. */
typedef struct
{
  char *head;           /* (nullable): what the copy says of itself; NULL: it is lost */
  GPtrArray *lines;     /* of char*: the sound ones, in their order */
  gboolean is_whole;    /* no line is missing and none is damaged */
} DwSpareFile;

/**
 * dw_spare_file_write:
 * @head: one line, kept at both ends of the file
 * @lines: (element-type utf8): none of them with a line's end
 *
 * Writes the copy at @path (0600) and puts it in the place of the one that was there; when this returns TRUE it is on
 * the disk. One program at a time: whoever calls holds the database's lock.
 *
 * Returns: FALSE with DW_DB_ERROR_FULL, _READ_ONLY or _FAILED; a whole copy is then still there, the one from before,
 *   or, where nothing but its folder could not be made safe, the new one, which the caller writes over when it does not
 *   hold
 */
gboolean dw_spare_file_write (const char  *path,
                              const char  *head,
                              GPtrArray   *lines,
                              GError     **error);

/**
 * dw_spare_file_read:
 *
 * Returns: (transfer full) (nullable): the copy at @path, or what is left of it; NULL where there is none, or no line
 *   of it is sound; NULL with DW_DB_ERROR_FAILED where there may be one that could not be read
 */
DwSpareFile *dw_spare_file_read (const char  *path,
                                 GError     **error);

/**
 * dw_spare_file_digest:
 * @lines: (element-type utf8): what a copy says
 * @but: (nullable): how the lines begin that do not count
 *
 * Returns: what a database keeps to know its copy by: never 0, which says that there is none yet
 */
gint64 dw_spare_file_digest (const char *head,
                             GPtrArray  *lines,
                             const char *but);

/** dw_spare_file_free: Frees @spare. */
void dw_spare_file_free (DwSpareFile *spare);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSpareFile, dw_spare_file_free)

G_END_DECLS
