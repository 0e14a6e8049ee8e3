/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-gazetteer.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * DwIndexKeeper:
 *
 * Makes the search index in the background, on a thread of its own with a connection of its own: nobody who searches
 * waits for it. Belongs to one thread.
 */
typedef struct _DwIndexKeeper DwIndexKeeper;

/**
 * dw_index_keeper_new:
 * @vocabulary: (nullable): what it adds to questions is quicker found
 *
 * Returns: (transfer full): a keeper of the index in @folder, of the directory in @data_dir. Nothing is made yet.
 */
DwIndexKeeper *dw_index_keeper_new (const char   *data_dir,
                                    const char   *folder,
                                    DwGazetteer  *gazetteer,
                                    DwVocabulary *vocabulary);

/** dw_index_keeper_free: Ends what is being made and waits until it has ended. */
void dw_index_keeper_free (DwIndexKeeper *self);

/**
 * dw_index_keeper_want: Asks for the index of generation @generation. What was asked for within the last minute is not
 * asked for again.
 */
void dw_index_keeper_want (DwIndexKeeper *self,
                           gint64         generation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndexKeeper, dw_index_keeper_free)

G_END_DECLS
