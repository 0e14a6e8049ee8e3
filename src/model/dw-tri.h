/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwTri:
 * @DW_TRI_NOT_STATED: the publisher says nothing: neither yes nor no
 * @DW_TRI_YES: stated yes
 * @DW_TRI_NO: stated no
 *
 * What is known of a yes-or-no fact. Unknown is not yes (product rule 1).
 */
typedef enum
{
  DW_TRI_NOT_STATED,
  DW_TRI_YES,
  DW_TRI_NO,
} DwTri;

/**
 * DwBasis:
 * @DW_BASIS_NONE: nothing is known
 * @DW_BASIS_STATED: the publisher gave it as data
 * @DW_BASIS_PROSE: Doorway read it from the publisher's description, and says so on screen
 * @DW_BASIS_WORDS: the publisher says something of it, in words that tell Doorway nothing: a person has to read them
 *
 * Where a fact comes from within its record (product rule 2).
 */
typedef enum
{
  DW_BASIS_NONE,
  DW_BASIS_STATED,
  DW_BASIS_PROSE,
  DW_BASIS_WORDS,
} DwBasis;

G_END_DECLS
