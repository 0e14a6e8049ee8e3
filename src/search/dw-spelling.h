/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-dictionary.h"
#include "dw-gazetteer.h"
#include "dw-matches.h"

G_BEGIN_DECLS

/** DwCorrected: one word of a question that no service holds, and the nearest that one does. */
typedef struct
{
  char *typed;
  char *shown;
} DwCorrected;

/**
 * dw_spelling_correct:
 * @matches: what the words found, the vocabulary's terms included
 * @undone: (nullable): keys (dw_spelling_dup_key()) of corrections that are not wanted
 * @deadline: dw_clock_get_effort(), after which words are what they are; the first is looked at whatever the time
 * @text: (out) (transfer full): the words with the corrections in their place
 *
 * Corrects the words that are doubtful (dw_spelling_is_doubtful()). A place, a postcode, a number, a language
 * or a word that was understood in another way is never taken for a mistake.
 *
 * Returns: (transfer full) (element-type DwCorrected) (nullable): the corrections; NULL for none
 */
GArray *dw_spelling_correct (const DwDictionary  *dictionary,
                             DwGazetteer         *gazetteer,
                             const DwMatches     *matches,
                             const char *const   *undone,
                             gint64               deadline,
                             char               **text);

/**
 * dw_spelling_is_doubtful: Returns: whether word @word found nothing, and the vocabulary makes nothing of it; or is a
 * mistake whatever it found.
 */
gboolean dw_spelling_is_doubtful (const DwMatches *matches,
                                  guint            word);

/**
 * dw_spelling_dup_key: Returns: (transfer full): what names the correction of @typed to undo it: "spelling autisim".
 */
char *dw_spelling_dup_key (const char *typed);

G_END_DECLS
