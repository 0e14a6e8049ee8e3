/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hints.h"
#include "dw-reader.h"

G_BEGIN_DECLS

/** DwWeights: every weight of the ranking, in one place. */
typedef struct
{
  double columns[DW_N_TEXT_COLUMNS]; /* bm25 weights: name, alternate name, organisation, terms, description, place */
  double coverage_floor;    /* 0 to 1: what of its score a service keeps that holds next to none of the question */
  double expansion;         /* factor of the score of a term that the vocabulary added */
  double rarity;            /* 0 to 1: how far a term that is rarer than its concept counts for no more than the
                               concept: 0 not at all, 1 wholly */
  double expansion_coverage; /* 0 to 1: what of a concept a service covers that holds only what the vocabulary added */
  double need;              /* added to a factor of 1 for a service that states a need the question speaks of */
  double others_need;       /* factor for a service of a need that only some families have, where the question speaks of
                               other needs */
  double others_situation;  /* … for those in a situation that it does not speak of; see dw_situations_load() */
  double beside;            /* taken from a factor of 1 for a service with none of the needs that the question speaks
                               of, and less for one with others beside them */
  double way_in;            /* factor for a family hub or children's centre, which leads to all else … */
  double for_all;           /* … and for what says that every family may use it */
  double other_age;         /* factor for a service that states no age and is, by its needs, for others than is asked
                               for */
  double own_age;           /* factor for a service that is for the age asked for and few others: "16 to 25", of 17 */
  double hint_word;         /* factor of the score of a word that only says where or of what age */
  double saying_word;       /* factor of the score of a word that means something else with others than by itself */
  double quiet_word;        /* factor of the score of a word that says little */
  double hint_met[DW_N_HINT_KINDS];    /* factors for a service that states what a hint asks for, … */
  double hint_missed[DW_N_HINT_KINDS]; /* … and for one that states something else */
  double answering;         /* 0 to 1: what a service must have of the best score to fit a question with filters that
                               the best may fit */
  double for_workers;       /* factor for what is for people who work with families, when a family asks */
  double planned;           /* factors for what does not run, or not now */
  double paused;
  double historic;
  double name;              /* added to a factor of 1 for a service whose name is the question; see DwSeen, as are the
                               next */
  double near;              /* … that holds the question's words close together */
  double fresh;             /* … that was checked today; half of it after a year */
  double close;             /* … at the very place that is named or set */
  double weak_coverage;     /* below it, the best hits hold too little of what is asked to be called a match … */
  double weak_added;        /* 0 to 1: below it, the share that a service holds of what the vocabulary added says too
                               little of what was asked */
  guint story_words;        /* … where words that nothing holds do not count in a question of so many that tells what is
                               needed */
} DwWeights;

/** DW_WEIGHTS: the weights in use. */
extern const DwWeights DW_WEIGHTS;

G_END_DECLS
