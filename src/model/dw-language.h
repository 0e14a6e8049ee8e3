/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-service.h"

G_BEGIN_DECLS

/**
 * dw_language_find:
 * @name: a name or a code of a language (ISO 639-1 or 639-2), in any case, a country behind it or not: "Bangla", "bn",
 *   "pt-BR"
 *
 * Returns: the bit of the language, or 0 for one that is not among those most spoken in London, and for English
 */
DwMask dw_language_find (const char *name);

/**
 * dw_language_read:
 *
 * Returns: the languages that @service states (HSDS 3.0 `language`), as bits of dw_language_find(); 0 for not stated.
 */
DwMask dw_language_read (const DwService *service);

/**
 * dw_language_get_name:
 *
 * Returns: (transfer none): the name, translated, of the language of the lowest bit of @languages (not 0).
 */
const char *dw_language_get_name (DwMask languages);

G_END_DECLS
