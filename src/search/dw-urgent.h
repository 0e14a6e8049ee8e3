/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwUrgent: what words may tell of danger, as bits. Product rule 7: whom to ring then comes from Doorway itself, never
 * from a feed, and needs no network. Nothing of it is stored or logged.
 *
 * @DW_URGENT_NOW: somebody may be hurt now
 * @DW_URGENT_CHILD: a child may not be safe
 * @DW_URGENT_ABUSE: somebody may not be safe at home, or with somebody they know
 * @DW_URGENT_SELF: somebody may harm or kill themselves
 * @DW_URGENT_HEALTH: somebody needs a doctor or an ambulance
 * @DW_URGENT_SEXUAL: sexual abuse, assault or exploitation
 * @DW_URGENT_MISSING: a child or somebody else is missing
 * @DW_URGENT_HOME: somebody has no place to sleep tonight
 * @DW_URGENT_GAS: gas leaks, or an alarm for carbon monoxide goes off
 * @DW_URGENT_SLAVERY: somebody is forced to work, or used by others
 * @DW_URGENT_PARENT: somebody is afraid of what they may do, mostly to a child of theirs
 */
typedef enum
{
  DW_URGENT_NOW = 1 << 0,
  DW_URGENT_CHILD = 1 << 1,
  DW_URGENT_ABUSE = 1 << 2,
  DW_URGENT_SELF = 1 << 3,
  DW_URGENT_HEALTH = 1 << 4,
  DW_URGENT_SEXUAL = 1 << 5,
  DW_URGENT_MISSING = 1 << 6,
  DW_URGENT_HOME = 1 << 7,
  DW_URGENT_GAS = 1 << 8,
  DW_URGENT_SLAVERY = 1 << 9,
  DW_URGENT_PARENT = 1 << 10,
} DwUrgent;

/** DW_N_URGENT: how many bits there are. */
#define DW_N_URGENT 11

/** DW_URGENT_ALL: every bit. */
#define DW_URGENT_ALL ((1u << DW_N_URGENT) - 1)

/** DW_URGENT_YOUNG: beside a danger, and never alone: who writes is a child, whom Childline is there for first. */
#define DW_URGENT_YOUNG (1u << DW_N_URGENT)

/**
 * dw_urgent_read:
 * @text: (nullable): a question as typed
 *
 * Reads what @text may tell of danger. To show the numbers once too often costs a glance, to miss once may cost a life;
 * but words that only sound so ("killing time", "safe sleeping") tell of none.
 *
 * Returns: bits of DwUrgent, with DW_URGENT_YOUNG where a child writes of itself; 0 for no danger
 */
guint dw_urgent_read (const char *text);

/**
 * dw_urgent_find_harmless:
 *
 * Returns: (transfer full) (array): of each of @words, folded, whether it is in words that only sound like danger
 */
gboolean *dw_urgent_find_harmless (char **words);

/** dw_urgent_is_young: Returns: whether @words, folded, sound as if a child wrote them, danger or not. */
gboolean dw_urgent_is_young (char **words);

/** DwUrgentContact: somebody to ring or write to. Texts marked for translation. */
typedef struct
{
  guint when;               /* bits of DwUrgent that it is for, and DW_URGENT_YOUNG */
  const char *number;       /* what to dial, or text; NULL for the council, which has a number of its own everywhere */
  const char *name;         /* "NSPCC helpline" */
  const char *what;         /* one sentence: for whom, and what it costs or how it is done */
} DwUrgentContact;

/**
 * dw_urgent_list_contacts:
 * @when: bits of DwUrgent; 0 for the way out that is always there, which is that of DW_URGENT_CHILD
 *
 * Returns: (transfer container) (array zero-terminated=1): who can help, 999 first
 */
const DwUrgentContact **dw_urgent_list_contacts (guint when);

/**
 * dw_urgent_get_title:
 *
 * Returns: (transfer none): the question that stands over the numbers for @when, translated: "Are you safe?"
 */
const char *dw_urgent_get_title (guint when);

/** dw_urgent_get_slug: Returns: the name of bit @i in JSON: "child", "abuse", … */
const char *dw_urgent_get_slug (guint i);

G_END_DECLS
