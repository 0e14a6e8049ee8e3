/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_DANGER_MOST_WORDS: how many words of a question are weighed. */
#define DW_DANGER_MOST_WORDS 256

/**
 * DwDanger:
 *
 * Words that tell of danger together, where no pattern of dw_urgent_read() hears any: "he checks the mileage on my car
 * every evening". What each weighs is a table, `danger.csv`, learned from sentences by tests/search/learn-danger.
 * Immutable once loaded.
 */
typedef struct _DwDanger DwDanger;

/** dw_danger_new: Returns: (transfer full): a table that hears nothing. */
DwDanger *dw_danger_new (void);

/**
 * dw_danger_load:
 * @is_own: whether the table may be missing
 * @faults: (nullable) (element-type utf8): gets a sentence for each line that cannot be used
 *
 * Adds the lines of `danger.csv` in @folder. A line that is there already is replaced.
 */
void dw_danger_load (DwDanger   *self,
                     const char *folder,
                     gboolean    is_own,
                     GPtrArray  *faults);

/** dw_danger_free: Frees. */
void dw_danger_free (DwDanger *self);

/** dw_danger_key: Returns: (transfer full): what @word, folded, is weighed as: dw_word_key(), or itself. */
char *dw_danger_key (const char *word);

/**
 * dw_danger_read:
 * @words: (array length=n_words zero-terminated=1): of a question, folded
 *
 * Weighs @words, but for those that only sound like danger. Fewer than five are never enough: one word would decide.
 *
 * Returns: the bit of DwUrgent of the danger that they tell of the most, 0 for none
 */
guint dw_danger_read (const DwDanger *self,
                      char          **words,
                      guint           n_words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwDanger, dw_danger_free)

G_END_DECLS
