/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "harm-vfs.h"

G_BEGIN_DECLS

/*
 * What the layer notes (harm-vfs.c), and how it is played (harm-log.c).
 */

/** HarmStepKind: what was done to a file. HARM_STEP_WHOLE: it appeared, whole and safe, as @bytes. */
typedef enum
{
  HARM_STEP_WRITE,
  HARM_STEP_TRUNCATE,
  HARM_STEP_SYNC,
  HARM_STEP_DELETE,
  HARM_STEP_WHOLE,
} HarmStepKind;

/** harm_log_new: Returns: (transfer full): a log that begins with the files of @folder as they are. */
HarmLog *harm_log_new (const char *folder);

/** harm_log_owns: Returns: whether the file at @path is in the folder. */
gboolean harm_log_owns (HarmLog    *log,
                        const char *path);

/** harm_log_add: Notes a step. @at: the offset, or the new size. @bytes: (nullable): @length of them. */
void harm_log_add (HarmLog       *log,
                   HarmStepKind   kind,
                   const char    *path,
                   gsize          at,
                   gconstpointer  bytes,
                   gsize          length);

/** harm_log_mark: See harm_vfs_mark(). */
void harm_log_mark (HarmLog *log);

G_END_DECLS
