/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Somebody's own home, as people write of it: a childminder's, a host's, that of whoever began the group. Its address
 * is personal data, and what is published is known for good: whoever fills in the spreadsheet is asked. Only asked: so
 * these err towards asking.
 */

/**
 * dw_home_is_named: Returns: whether @name is of one who works at home: "Sarah's Childminding", but no group of
 * childminders.
 */
gboolean dw_home_is_named (const char *name);

/**
 * dw_home_is_told: Returns: whether @prose says that it happens at its writer's or another person's home: "at my
 * house", "I am a childminder", "Anna's flat".
 */
gboolean dw_home_is_told (const char *prose);

/**
 * dw_home_has_address: Returns: whether an address stands in @prose: see dw_address_words_find(); or, after a house,
 * its number and a name.
 */
gboolean dw_home_has_address (const char *prose);

G_END_DECLS
