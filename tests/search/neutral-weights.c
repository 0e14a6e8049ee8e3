/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-weights.h"

/*
 * Stands in for the program's own weights, by linking first: every signal beside the words is off, so that the order is
 * bm25's alone and can be held against FTS5. A new weight gets here the value that changes nothing.
 */
const DwWeights DW_WEIGHTS = {
  .columns = { 4, 3, 1, 2, 1, 2 },
  .coverage_floor = 1,
  .expansion = 1,
  .rarity = 1,
  .expansion_coverage = 1,
  .need = 0,
  .others_need = 1,
  .others_situation = 1,
  .beside = 0,
  .way_in = 1,
  .for_all = 1,
  .other_age = 1,
  .own_age = 1,
  .hint_word = 1,
  .saying_word = 1,
  .quiet_word = 1,
  .hint_met = { [0 ... DW_N_HINT_KINDS - 1] = 1 },
  .hint_missed = { [0 ... DW_N_HINT_KINDS - 1] = 1 },
  .answering = 0,
  .for_workers = 1,
  .planned = 1,
  .paused = 1,
  .historic = 1,
  .name = 0,
  .near = 0,
  .fresh = 0,
  .close = 0,
  .weak_coverage = 0,
  .weak_added = 0,
};
