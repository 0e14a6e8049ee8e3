/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-gazetteer.h"
#include "dw-vocabulary.h"
#include "dw-index.h"
#include "dw-reader.h"

G_BEGIN_DECLS

/**
 * DwIndexSource:
 *
 * Where a search gets its index from: opens the one of the present generation where there is one, and sees to it that
 * there is going to be one where it was told to. Belongs to one thread.
 */
typedef struct _DwIndexSource DwIndexSource;

/**
 * dw_index_source_new:
 * @vocabulary: (nullable): what it adds to questions is quicker found
 *
 * Returns: (transfer full): the source of the index of the directory in @data_dir. Nothing is opened or made yet.
 */
DwIndexSource *dw_index_source_new (const char   *data_dir,
                                    DwGazetteer  *gazetteer,
                                    DwVocabulary *vocabulary);

/** dw_index_source_free: Ends what is being made. */
void dw_index_source_free (DwIndexSource *self);

/** dw_index_source_keep: From now on makes what is missing: a little at once, more in the background. */
void dw_index_source_keep (DwIndexSource *self);

/**
 * dw_index_source_open:
 * @reader: of the directory, on this thread
 * @generation: the generation that is wanted
 *
 * Returns: (transfer full) (nullable): the index of that generation, or NULL: there is none now
 */
DwIndex *dw_index_source_open (DwIndexSource *self,
                               DwReader      *reader,
                               gint64         generation);

/** dw_index_source_has_news: Returns: whether the files of the index are others than when they were last opened. */
gboolean dw_index_source_has_news (DwIndexSource *self);

/** dw_index_source_discard: The index was found damaged: removes it, so that a new one is made. */
void dw_index_source_discard (DwIndexSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndexSource, dw_index_source_free)

G_END_DECLS
