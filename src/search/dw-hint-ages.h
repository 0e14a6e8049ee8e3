/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hint.h"
#include "dw-query-words.h"

G_BEGIN_DECLS

/**
 * dw_hint_ages_add: Adds to @hints (element-type DwHint) that words @first to @first + @n − 1 say an age from @minimum
 * to @maximum, in years.
 */
void dw_hint_ages_add (GArray   *hints,
                       double    minimum,
                       double    maximum,
                       guint     first,
                       guint     n,
                       gboolean  is_only_that);

/**
 * dw_hint_ages_read:
 * @first: the word where it must begin
 *
 * Reads an age as people write it: "4 year old", "6 y/o", "nearly 3", "turning 5", "under 1s", "5 to 11 year olds", "my daughter, 13", "year 9",
 * "key stage 2", "starting secondary". Numbers of weeks, months or years that tell how long something takes are none.
 *
 * Returns: how many words say it; 0 where none begins there
 */
guint dw_hint_ages_read (const DwQueryWords *words,
                         guint               first,
                         GArray             *hints);

G_END_DECLS
