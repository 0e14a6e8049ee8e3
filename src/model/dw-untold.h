/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-phrase-book.h"

G_BEGIN_DECLS

/**
 * dw_untold_is_said:
 * @prose: (nullable): what a service says of itself
 *
 * Returns: whether @prose says that the service's own address is not given out: "address withheld", "location not
 *   disclosed". That other people's addresses are kept to oneself ("your address is confidential") says nothing of it.
 */
gboolean dw_untold_is_said (const char *prose);

/** dw_untold_book: for a DwPhraseShelf: dw_untold_is_said() finds nothing where none of its anchors stands. */
extern DwPhraseBook dw_untold_book;

G_END_DECLS
