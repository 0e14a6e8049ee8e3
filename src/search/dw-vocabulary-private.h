/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-vocabulary.h"

#include "dw-arena.h"
#include "dw-leanings.h"
#include "dw-offers.h"
#include "dw-vocabulary-needs.h"

/* What the vocabulary holds: for what reads its tables (dw-vocabulary.c) and what is asked of it
   (dw-vocabulary-ask.c). */

struct _DwVocabulary
{
  gatomicrefcount n_refs;
  DwArena *arena;
  DwVocabularyNeeds *needs;
  DwSayings *sayings;
  DwSayings *hints;           /* of hints.csv */
  DwLeanings *leanings;       /* of @sayings and told.csv */
  DwDanger *danger;
  DwOffers *offers;
  GHashTable *leads;          /* DwVocabularyNeed → what services write of it, folded */
  GHashTable *quiet;          /* set of dw_word_key() */
  GHashTable *spelled;        /* set of the words that people say, folded */
  GHashTable *phrases;        /* set of what is searched of several words, folded */
};
