/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"

G_BEGIN_DECLS

/** DW_VOCABULARY_MAX_WORDS: the most words of one phrase. */
#define DW_VOCABULARY_MAX_WORDS 8

/**
 * DwVocabulary:
 *
 * What families say and what services call it: the tables of data/vocabulary. Phrases are compared by dw_word_key(), so
 * that one line serves "kicked off", "kicks off" and "kicking off". Immutable once loaded; any thread; reference counted.
 */
typedef struct _DwVocabulary DwVocabulary;

/** DwReading: what the vocabulary makes of some neighbouring words of a question. */
typedef struct
{
  guint first;                /* word of the question where it begins */
  guint n;                    /* words that it spans, words passed over included */
  const char *const *finds;   /* NULL-terminated: what else to search; folded, each of one word or several */
  DwMask needs;               /* terms of DW_FACET_NEED that it speaks of; 0 for none */
  int facet;                  /* of a hint: whose @terms these are; −1 for ages */
  DwMask terms;
  const char *label;          /* of a hint with terms: what people read */
  double minimum_age;         /* of a hint without: years */
  double maximum_age;
} DwReading;

/**
 * dw_vocabulary_load:
 * @folder: holds `phrases.csv`, `same.csv`, `short.csv` and `hints.csv`; its README.md says how they are written
 * @faults: (nullable) (element-type utf8): gets a sentence with file, line and reason for everything that cannot be used
 *
 * A line that cannot be read, and a file that is not there, are left out; the rest is used.
 *
 * Returns: (transfer full): the vocabulary, maybe empty
 */
DwVocabulary *dw_vocabulary_load (const char *folder,
                                  GPtrArray  *faults);

/** dw_vocabulary_ref: Returns: (transfer full): @self with one more reference. */
DwVocabulary *dw_vocabulary_ref (DwVocabulary *self);

/** dw_vocabulary_unref: Drops one reference. */
void dw_vocabulary_unref (DwVocabulary *self);

/** dw_vocabulary_get_size: Returns: how many phrases it knows. */
guint dw_vocabulary_get_size (const DwVocabulary *self);

/**
 * dw_vocabulary_read:
 * @words: (array length=n_words): every word of a question, folded, those without meaning included
 *
 * Finds the phrases among the words: the longest first, none over another; of one that stands in several lines, every line.
 * One word without meaning may stand between two of a phrase: "kicking us out".
 *
 * Returns: (transfer full) (element-type DwReading): readings that live as long as @self, in the order of the words
 */
GArray *dw_vocabulary_read (const DwVocabulary *self,
                            char              **words,
                            guint               n_words);

/** dw_vocabulary_read_hints: Returns: (transfer full) (element-type DwReading): the same of `hints.csv`: what the words say of place, age, cost, delivery and route. */
GArray *dw_vocabulary_read_hints (const DwVocabulary *self,
                                  char              **words,
                                  guint               n_words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwVocabulary, dw_vocabulary_unref)

G_END_DECLS
