/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * Corpus: deterministic made-up services for benchmarks: 64,000 words by Zipf and Mandelbrot (s = 1.10), a list of domain
 * words among the frequent ones, descriptions of 80 to 300 words, 300 taxonomy terms beside those that Doorway filters by,
 * 0 to 5 sessions.
 */
typedef struct
{
  GPtrArray *words;       /* of char*, most frequent first */
  double *cumulative;     /* of the words' frequencies, last is 1 */
  GRand *rand;
} Corpus;

/** corpus_new: Returns: (transfer full): the corpus; the same for every run. */
Corpus *corpus_new (void);

/** corpus_free: Frees the corpus. */
void corpus_free (Corpus *corpus);

/** corpus_append_service: Appends service @number as one ORUK 3.0 full JSON object to @json and one row a table to @csv (5 strings: service, place, term, schedule, cost), each ending in a line feed. */
void corpus_append_service (Corpus   *corpus,
                            guint     number,
                            GString  *json,
                            GString **csv);

/** corpus_pick_word: Returns: (transfer none): a word, as often as it occurs. */
const char *corpus_pick_word (Corpus *corpus);

/** corpus_pick_query_word: Returns: (transfer none): one of the domain words four times of five; otherwise any word as often as it occurs. */
const char *corpus_pick_query_word (Corpus *corpus);

/** corpus_dup_query: Returns: (transfer full): query @number of the set: prefixes of 1, 2, 3 and 5 characters, two and three words, the last one unfinished; 80 % domain words. */
char *corpus_dup_query (Corpus *corpus,
                        guint   number);
