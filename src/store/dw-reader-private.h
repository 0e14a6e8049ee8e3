/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"
#include "dw-reader.h"
#include "dw-tokenizer.h"

G_BEGIN_DECLS

/*
 * What the files of the reader share. Statements are prepared when they are first needed, and kept.
 */

struct _DwReader
{
  char *data_dir;
  DwDb *db;
  gboolean saw_damage; /* a record, or the file itself */
  DwStatement *record;
  DwStatement *generation;
  DwStatement *summary;
  DwStatement *summary_alone;
  DwStatement *hold;
  DwStatement *match;
  DwTokenizer *tokenizer;
  GCancellable *cancellable;
  gint64 deadline;
};

/** dw_reader_read_generation: Reads the generation into @generation, in whatever transaction is open. */
gboolean dw_reader_read_generation (DwReader  *reader,
                                    gint64    *generation,
                                    GError   **error);

G_END_DECLS
