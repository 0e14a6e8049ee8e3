/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-query-words.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * DwRefusable: What can be refused, as bits.
 * @DW_REFUSABLE_WAY: a kind of help
 * @DW_REFUSABLE_BODY: who may give it or send people to it, and whom a family may miss: "no gp" is a complaint
 * @DW_REFUSABLE_OFFICE: who may give it, and whom nobody misses
 * @DW_REFUSABLE_AUDIENCE: for whom it is, where no hint says so
 * @DW_REFUSABLE_ANYTHING: the next word
 * @DW_REFUSABLE_NEED: what it is about, which a family may lack too: "no housing"
 * @DW_REFUSABLE_NAME: who or what the vocabulary says goes by a name: "triple p"; not here, as is the next
 * @DW_REFUSABLE_OFFER: what services say, in the vocabulary, that they are or do, which a family may lack too
 * @DW_REFUSABLE_TONGUE: the language that everything is in
 */
typedef enum
{
  DW_REFUSABLE_WAY = 1 << 0,
  DW_REFUSABLE_BODY = 1 << 1,
  DW_REFUSABLE_OFFICE = 1 << 2,
  DW_REFUSABLE_AUDIENCE = 1 << 3,
  DW_REFUSABLE_ANYTHING = 1 << 4,
  DW_REFUSABLE_NEED = 1 << 5,
  DW_REFUSABLE_NAME = 1 << 6,
  DW_REFUSABLE_OFFER = 1 << 7,
  DW_REFUSABLE_TONGUE = 1 << 8,
} DwRefusable;

/**
 * dw_refusable_find_end:
 * @kinds: bits of DwRefusable
 *
 * Returns: the word behind the thing of @kinds that stands at @at, with others that stand beside it; 0 for none
 */
guint dw_refusable_find_end (const DwQueryWords *words,
                             guint               at,
                             guint               kinds);

/**
 * dw_refusable_find_known_end:
 * @vocabulary: (nullable)
 * @readings: (nullable) (element-type DwReading): what it hears in @words
 *
 * Returns: the same of what @vocabulary knows, of DW_REFUSABLE_NAME and DW_REFUSABLE_OFFER
 */
guint dw_refusable_find_known_end (const DwVocabulary *vocabulary,
                                   const GArray       *readings,
                                   const DwQueryWords *words,
                                   guint               at,
                                   guint               kinds);

/**
 * dw_refusable_is_service: Returns: whether words @begin to @end − 1 name help with something, and not the thing
 * itself: "debt advice".
 */
gboolean dw_refusable_is_service (const DwQueryWords *words,
                                  guint               begin,
                                  guint               end);

G_END_DECLS
