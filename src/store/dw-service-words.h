/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facts.h"

G_BEGIN_DECLS

/** DW_N_WORD_COLUMNS: columns of the text index: name, alternate name, organisation, terms, description, place. */
#define DW_N_WORD_COLUMNS 6

/** DW_WORD_COLUMN_NAME: the first of them. */
#define DW_WORD_COLUMN_NAME 0

/** DW_JULIAN_OF_1970: the day number of GDate for 1970-01-01. */
#define DW_JULIAN_OF_1970 719163

/**
 * dw_service_words_is_visited: Returns: whether a location or address of @type ("physical", "postal", "virtual", NULL)
 * is one to go to.
 */
gboolean dw_service_words_is_visited (const char *type);

/**
 * dw_service_words_gather:
 * @columns: (array fixed-size=6): are emptied and filled, each a line of folded words
 *
 * Gathers the words that each column of the text index holds for @service.
 */
void dw_service_words_gather (const DwService  *service,
                              const DwFacts    *facts,
                              GString         **columns);

/**
 * dw_service_words_dup_areas: Returns: (transfer full) (nullable): names of the areas served, each once, joined by ",
 * ".
 */
char *dw_service_words_dup_areas (const DwService *service);

/**
 * dw_service_words_dup_head:
 * @text: (nullable): UTF-8
 * @max_characters: about how many characters
 *
 * Returns: (transfer full) (nullable): the beginning of @text on one line, cut between two words, with an ellipsis
 *   where there is more
 */
char *dw_service_words_dup_head (const char *text,
                                 guint       max_characters);

G_END_DECLS
