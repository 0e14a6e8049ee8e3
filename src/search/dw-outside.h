/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-gazetteer.h"
#include "dw-hint.h"
#include "dw-query-words.h"

G_BEGIN_DECLS

/*
 * Places outside the boroughs that a question names. Their words are no words of need: where no service is there
 * (dw-served.h) they are not searched, and the answer says so; where services are, the words are searched as any
 * others.
 */

/**
 * dw_outside_read:
 * @place: (nullable): what the gazetteer knows the @n words from @first as: a place outside the boroughs
 * @hints: (element-type DwHint): gets the place, where it is meant
 *
 * A large town that is no everyday word and no surname is meant wherever it is said, a smaller one after "in" or
 * "near"; a name that is another word too ("Reading", "Bath") where "in" or "near" goes before and nothing of that
 * other sense comes after. Counties and nations, which the gazetteer has not, are known by name and their main town.
 * "London" alone, or at the end, is all boroughs.
 *
 * Returns: how many words were taken; 0 where no place is meant
 */
guint dw_outside_read (DwGazetteer        *gazetteer,
                       const DwPlace      *place,
                       const DwQueryWords *words,
                       guint               first,
                       guint               n,
                       GArray             *hints);

/**
 * dw_outside_keep_words:
 *
 * Has the words of places searched, as whoever wants those very words asks: a place outside the boroughs is then no
 * place.
 */
void dw_outside_keep_words (GArray *hints);

G_END_DECLS
