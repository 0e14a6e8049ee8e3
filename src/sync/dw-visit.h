/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-fetcher.h"
#include "dw-progress.h"
#include "dw-visit-ahead.h"

G_BEGIN_DECLS

/**
 * DwVisit:
 *
 * One polite visit to one publisher: one connection, a request at a time or a few over it (dw_visit_ask_ahead()),
 * waiting when asked to wait and not too long, counting what it costs, telling how far it is, over after
 * DW_VISIT_SECONDS. Zero-initialise, set the first five members. One thread.
 */
typedef struct
{
  DwFetcher *fetcher;         /* (transfer none) */
  GCancellable *cancellable;  /* (transfer none) (nullable) */
  DwProgressFunc func;        /* (nullable) */
  gpointer data;
  guint spacing_ms;           /* between the end of a request and the beginning of the next */
  DwProgress progress;
  guint n_requests;
  guint n_answers;
  gint64 date;                /* what the server's clock said first, seconds since 1970; 0: nothing */
  guint retry_after;          /* for how many seconds the publisher asks to be left alone, 0: not at all */
  gint64 began_at;            /*< private > monotonic µs */
  gint64 ended_at;            /*< private > the last request */
  gboolean
      is_multiplexed; /*< private > the server last answered over a connection that takes several requests at once */
  DwVisitAhead *ahead;        /*< private > (nullable) */
} DwVisit;

/**
 * DW_VISIT_SECONDS: the longest visit. What has come by then waits for the next one; the other feeds have their turn.
 */
#define DW_VISIT_SECONDS (2 * 60 * 60)

/** dw_visit_tell: Tells the caller's function that the visit is in @phase, and how far. */
void dw_visit_tell (DwVisit     *visit,
                    DwSyncPhase  phase);

/** dw_visit_get_bounded: Like dw_visit_get(), of a body of at most @max_bytes, decoded. */
DwResponse *dw_visit_get_bounded (DwVisit     *visit,
                                  const char  *url,
                                  const char  *etag,
                                  gsize        max_bytes,
                                  GError     **error);

/**
 * dw_visit_get:
 * @etag: (nullable): ask only for something else than this
 *
 * Fetches @url. A server that is busy and asks for no more than 30 seconds gets them, three times; one that broke off
 * in the middle of a visit is asked twice more.
 *
 * Returns: (transfer full): the response, or NULL with DW_NET_ERROR, G_IO_ERROR_CANCELLED or DW_SYNC_ERROR_TOO_SLOW
 */
DwResponse *dw_visit_get (DwVisit     *visit,
                          const char  *url,
                          const char  *etag,
                          GError     **error);

/**
 * dw_visit_ask_ahead:
 *
 * Asks for @url, of at most @max_bytes decoded, before its turn: dw_visit_get_bounded() then waits for the answer as if
 * it had asked itself. Only where the server takes several requests over one connection (HTTP/2), answers quickly, and
 * is owed no distance between two.
 *
 * Returns: whether it was asked for; FALSE: not now
 */
gboolean dw_visit_ask_ahead (DwVisit    *visit,
                             const char *url,
                             gsize       max_bytes);

/** dw_visit_end_ahead: Ends what was asked for before its turn and has not been taken. */
void dw_visit_end_ahead (DwVisit *visit);

G_END_DECLS
