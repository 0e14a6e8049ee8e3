/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-search.h"

/*
 * PlainDirectory: answers questions about a directory in the plainest way: FTS5 MATCH finds the words and SQL does the
 * rest, row by row, in a database of the test's own. What the search room holds of the directory is not looked at.
 */
typedef struct _PlainDirectory PlainDirectory;

/* What one question comes to. */
typedef struct
{
  GArray *hits;                       /* of PlainHit, by id */
  guint n_fits;
  guint n_not_stated;
  DwFacetCounts facets[DW_N_FACETS];
} PlainAnswer;

typedef struct
{
  gint64 id;
  DwTri fits;
  guint unstated;                     /* as DwHit.unstated */
} PlainHit;

/* Copies what is stored in @folder/directory.db. */
PlainDirectory *plain_directory_open (const char  *folder,
                                      DwGazetteer *gazetteer);

void plain_directory_close (PlainDirectory *self);

/* Answers all but the order of @question. @expression: of FTS5, for its words; NULL for none. */
PlainAnswer *plain_directory_ask (PlainDirectory   *self,
                                  const DwQuestion *question,
                                  const char       *expression);

void plain_answer_free (PlainAnswer *answer);

/* What FTS5 expression @question's words are: any of them, each as the search reads it. NULL without words. */
char *plain_directory_dup_expression (PlainDirectory   *self,
                                      const DwQuestion *question);

/* Returns: (element-type gint64): the @limit best for @expression by FTS5's bm25() with @weights, best first. */
GArray *plain_directory_rank (PlainDirectory *self,
                              const char     *expression,
                              const double   *weights,
                              guint           limit);

/* Returns: whether a service's distance from @place is within 20 m of @metres: too near to call between two ways to measure. */
gboolean plain_directory_is_on_edge (PlainDirectory *self,
                                     const DwPlace  *place,
                                     double          metres);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlainAnswer, plain_answer_free)
