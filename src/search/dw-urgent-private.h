/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dw-urgent.h"

/* The tables behind dw_urgent_read(); nobody else reads them. */

G_BEGIN_DECLS

/**
 * DwUrgentManner: how a pattern is taken.
 *
 * @DW_URGENT_PLAIN: as danger, unless a word of it is in something that only sounds so
 * @DW_URGENT_TOPIC: so, but it is also the name of a subject: no danger in the words of somebody who teaches it
 * @DW_URGENT_SURE: as danger, whatever else its words may be in
 */
typedef enum
{
  DW_URGENT_PLAIN,
  DW_URGENT_TOPIC,
  DW_URGENT_SURE,
} DwUrgentManner;

/** DwUrgentPattern: words of danger, or words that only sound so. */
typedef struct
{
  guint when;               /* bits of DwUrgent; 0: the words only sound like danger */
  const char *pattern;      /* see dw_word_pattern_match(); NULL at the end of a table */
  DwUrgentManner manner;
} DwUrgentPattern;

/**
 * dw_urgent_find_number:
 * @digits: without spaces
 *
 * Returns: what danger the helpline of the number @digits is there for first, with DW_URGENT_YOUNG where children ring
 *   it; 0 where it is none, or too short to be sure
 */
guint dw_urgent_find_number (const char *digits);

/** dw_urgent_english: what people write in English of what is done to somebody. */
extern const DwUrgentPattern dw_urgent_english[];

/** dw_urgent_english_home: the same of a home that is lost, on fire or taken over, and of people who are used. */
extern const DwUrgentPattern dw_urgent_english_home[];

/** dw_urgent_english_family: the same of a parent at the end of their strength, and what is said short or mistyped. */
extern const DwUrgentPattern dw_urgent_english_family[];

/** dw_urgent_english_force: the same of force at home in other words, and of too much to do, which is none. */
extern const DwUrgentPattern dw_urgent_english_force[];

/** dw_urgent_english_signs: the same of what tells of danger without its name: signs of illness, a farewell. */
extern const DwUrgentPattern dw_urgent_english_signs[];

/** dw_urgent_languages: the same in other languages. */
extern const DwUrgentPattern dw_urgent_languages[];

/** dw_urgent_harmless: (array zero-terminated=1): parts of words without spaces that only sound like danger. */
extern const char *const dw_urgent_harmless[];

G_END_DECLS
