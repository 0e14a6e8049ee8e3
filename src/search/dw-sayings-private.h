/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-sayings.h"

/* How sayings are kept: for those who hear them (dw-sayings-hear.c) and those who count their words (dw-leanings.c). */

/** DwSayingChoice: one way to say one part: words side by side. */
typedef struct
{
  const char *const *keys;
  guint n_keys;
  gboolean is_literal;    /* every word counts, small ones too, and nothing stands between */
} DwSayingChoice;

/** DwSayingPart: the ways to say one part, any of which will do. */
typedef struct
{
  DwSayingChoice *choices;
  guint n_choices;
} DwSayingPart;

/** DwSaying: parts in any order, and what is made of them. */
typedef struct
{
  DwSayingPart *parts;
  guint n_parts;
  DwReading reads;
} DwSaying;

struct _DwSayings
{
  DwArena *arena;         /* not owned */
  GPtrArray *all;         /* of DwSaying */
  GPtrArray *unspaced;    /* of DwSaying: one word in writing without spaces, found inside longer ones */
  GHashTable *by_first;   /* first key of any choice of the first part → GPtrArray of DwSaying, each once */
};

/** dw_sayings_is_unspaced: Returns: whether @text is in a writing that puts no spaces between words. */
gboolean dw_sayings_is_unspaced (const char *text);
