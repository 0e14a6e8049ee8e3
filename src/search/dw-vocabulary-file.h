/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwVocabularyFile:
 *
 * One table of data/vocabulary, read line by line: cells between commas, lines that begin with `#` are comments. What
 * cannot be read becomes a fault with file, line and reason, and is passed over.
 */
typedef struct _DwVocabularyFile DwVocabularyFile;

/**
 * dw_vocabulary_file_open:
 * @n_cells: that every line must have
 * @is_own: whether it is one of the tables that people add beside those that ship: it may be missing, and its faults
 *   say where it is
 * @faults: (nullable) (element-type utf8): gets a sentence for each fault
 *
 * Returns: (transfer full): the file; without any line when it cannot be read
 */
DwVocabularyFile *dw_vocabulary_file_open (const char *folder,
                                           const char *name,
                                           guint       n_cells,
                                           gboolean    is_own,
                                           GPtrArray  *faults);

/** dw_vocabulary_file_free: Closes. */
void dw_vocabulary_file_free (DwVocabularyFile *self);

/**
 * dw_vocabulary_file_next: Returns: (transfer none) (nullable): the cells of the next good line, alive until the next
 * call; NULL at the end.
 */
char **dw_vocabulary_file_next (DwVocabularyFile *self);

/** dw_vocabulary_file_complain: The line last read cannot be used: adds @reason to the faults. */
void dw_vocabulary_file_complain (DwVocabularyFile *self,
                                  const char       *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwVocabularyFile, dw_vocabulary_file_free)

G_END_DECLS
