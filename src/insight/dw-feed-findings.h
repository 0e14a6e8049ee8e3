/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-syncer.h"

G_BEGIN_DECLS

/** DwFeedShare: one of the things that families ask, and how many records say it. Texts are for people, translated. */
typedef struct
{
  char *item;               /* "How to get in" */
  char *stated;             /* how many say it as data: "12 of 40 (30 %)" */
  char *read;               /* how many others only in their description; NULL: none */
  char *advice;             /* how to state it; NULL: all do */
} DwFeedShare;

/** DwFeedFinding: one kind of fault, over all records. */
typedef struct
{
  guint n;
  char *place;              /* the member, list indexes as stars; or "the page" */
  char *message;            /* what is wrong and what is right, one sentence */
  GPtrArray *examples;      /* of char*: "id: “what stood there”", at most 3 */
} DwFeedFinding;

/**
 * DwFeedFindings:
 *
 * What the check of a feed found, as a window shows it and as files keep it. Never changes; one owner.
 */
typedef struct
{
  char *problem;            /* why the feed could not be taken in, one sentence; NULL: it could */
  char *warning;            /* what else somebody should know at once, one sentence, or NULL */
  GPtrArray *notes;         /* of char*: sentences on how much there is, and what the shares are of */
  GPtrArray *shares;        /* of DwFeedShare; empty when no record could be read whole */
  GPtrArray *to_mend;       /* of DwFeedFinding: the worst and commonest first */
  GPtrArray *unknown;       /* of DwFeedFinding: members that Open Referral UK does not have */
  GPtrArray *terms;         /* of char*: terms that name no need, the commonest first */
  char *html;               /* the whole report as one web page */
  char *json;               /* and as one JSON object */
} DwFeedFindings;

/** dw_feed_findings_free: Frees @findings. */
void dw_feed_findings_free (DwFeedFindings *findings);

/**
 * dw_feed_findings_read_async:
 * @syncer: whose worker reads the feed, after what it has to do before; its `check-progress` tells how far it is
 * @address: the feed's, as it was typed or as the directory has it
 * @now: seconds since 1970-01-01T00:00:00Z
 *
 * Reads a whole feed and changes nothing in the directory.
 */
void dw_feed_findings_read_async (DwSyncer            *syncer,
                                  const char          *address,
                                  gint64               now,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/**
 * dw_feed_findings_read_finish:
 *
 * Returns: (transfer full): what was found; NULL with an error whose message is one sentence for a person.
 */
DwFeedFindings *dw_feed_findings_read_finish (GAsyncResult  *result,
                                              GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwFeedFindings, dw_feed_findings_free)

G_END_DECLS
