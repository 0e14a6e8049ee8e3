/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index-draft.h"

#include "dw-index-lexicon.h"
#include "dw-index-phrasebook.h"
#include "dw-index-runs.h"
#include "dw-index-streams.h"

G_BEGIN_DECLS

/*
 * What the files of a draft share: dw-index-draft.c, which takes services in, and dw-index-draft-walk.c, which hands
 * out their lists. Nobody else includes it.
 */

/** DwIndexDraftKind: What each term has two streams of. */
typedef enum
{
  DW_INDEX_DRAFT_LISTS,
  DW_INDEX_DRAFT_POSITIONS,
  DW_INDEX_DRAFT_N_KINDS,
} DwIndexDraftKind;

/**
 * DwIndexDraftTerm: One term of the draft, in a cache line: nearly every token is of another term than the one before.
 */
typedef struct
{
  DwIndexStream streams[DW_INDEX_DRAFT_N_KINDS];
  guint32 n_holding;
  guint32 next;             /* one more than the last service of the list */
  guint32 first;            /* its first token in the present service, or NO_TOKEN */
  guint32 spare;
} DwIndexDraftTerm;

G_STATIC_ASSERT (sizeof (DwIndexDraftTerm) == 64);

struct _DwIndexDraft
{
  guint32 weights[DW_N_TEXT_COLUMNS];
  DwIndexLexicon *lexicon;
  DwIndexPhrasebook *phrases; /* (nullable) */
  DwIndexStreams *streams;
  gsize most_bytes;         /* of them */
  char *folder;
  DwIndexRuns *runs[DW_INDEX_DRAFT_N_KINDS]; /* what went out of the streams; NULL while nothing did */
  DwIndexDraftTerm *terms;
  guint n_terms;            /* that are ready; the lexicon may know more */
  guint room;               /* for terms */
  GArray *found;            /* of guint32: the terms of the present service, token by token */
  GArray *touched;          /* of guint32: the same, each once */
  GArray *tokens;           /* of Token */
  GByteArray *scratch;
  GArray *ends;             /* of guint16 */
  guint32 *sorted;          /* terms by text; made when first asked for */
  guint32 n_services;
  guint64 n_tokens;
};

/** dw_index_draft_ready_terms: Gives every term of the lexicon its lists, still empty. */
void dw_index_draft_ready_terms (DwIndexDraft *self);

G_END_DECLS
