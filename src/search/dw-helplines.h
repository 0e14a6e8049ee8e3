/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-matches.h"

G_BEGIN_DECLS

/**
 * DwHelpline: a number of the whole country for a need that few local services are for, and that is no danger of the
 * moment.
 */
typedef struct
{
  const char *number;
  const char *name;         /* for a person, translated by who shows it */
} DwHelpline;

/** DW_HELPLINES_MOST: how many there are; of each, a bit in DwAnswer.helplines. */
#define DW_HELPLINES_MOST 3

/** dw_helplines_get: Returns: (transfer none): helpline @i of DW_HELPLINES_MOST. */
const DwHelpline *dw_helplines_get (guint i);

/**
 * dw_helplines_hear:
 *
 * Returns: one bit of each helpline for what the words ask for, where the vocabulary hears drink, drugs or gambling in
 *   them, in any language; 0 elsewhere: who drinks no milk is not told of it
 */
guint dw_helplines_hear (const DwMatches *matches);

G_END_DECLS
