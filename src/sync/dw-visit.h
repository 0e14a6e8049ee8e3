/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-fetcher.h"
#include "dw-progress.h"

G_BEGIN_DECLS

/**
 * DwVisit:
 *
 * One polite visit to one publisher: a request at a time, waiting when asked to wait and not too long, counting what
 * it costs, telling how far it is. Zero-initialise, set the first five members. One thread.
 */
typedef struct
{
  DwFetcher *fetcher;         /* (transfer none) */
  GCancellable *cancellable;  /* (transfer none) (nullable) */
  DwProgressFunc func;        /* (nullable) */
  gpointer data;
  guint spacing_ms;           /* between detail requests */
  DwProgress progress;
  guint n_requests;
  guint n_answers;
} DwVisit;

/** dw_visit_tell: Tells the caller's function that the visit is in @phase, and how far. */
void dw_visit_tell (DwVisit     *visit,
                    DwSyncPhase  phase);

/** dw_visit_pause: Waits @milliseconds, or until cancelled. Returns: FALSE with G_IO_ERROR_CANCELLED when cancelled. */
gboolean dw_visit_pause (DwVisit  *visit,
                         guint     milliseconds,
                         GError  **error);

/**
 * dw_visit_get:
 * @etag: (nullable): ask only for something else than this
 *
 * Fetches @url. A server that is busy and asks for no more than 30 seconds gets them, three times; one that broke off
 * in the middle of a visit is asked twice more.
 *
 * Returns: (transfer full): the response, or NULL with DW_NET_ERROR or G_IO_ERROR_CANCELLED
 */
DwResponse *dw_visit_get (DwVisit     *visit,
                          const char  *url,
                          const char  *etag,
                          GError     **error);

G_END_DECLS
