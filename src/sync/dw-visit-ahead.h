/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-fetcher.h"

G_BEGIN_DECLS

/**
 * DwVisitAhead:
 *
 * Requests of a visit that are under way before their turn comes, side by side over the one connection that the visit
 * has: a server far away then answers several in the time of one. How many: one more after each answer that came at
 * once, half as many after a slow one, none after a failure until something is answered again. One thread.
 */
typedef struct _DwVisitAhead DwVisitAhead;

/** dw_visit_ahead_new: @fetcher: (transfer none). @cancellable: (nullable) (transfer none): ends what is under way. */
DwVisitAhead *dw_visit_ahead_new (DwFetcher    *fetcher,
                                  GCancellable *cancellable);

/** dw_visit_ahead_free: Ends what is under way, and frees @ahead. */
void dw_visit_ahead_free (DwVisitAhead *ahead);

/** dw_visit_ahead_has_room: Returns: whether another request may be begun. */
gboolean dw_visit_ahead_has_room (const DwVisitAhead *ahead);

/** dw_visit_ahead_ask: Begins @request (copied). */
void dw_visit_ahead_ask (DwVisitAhead    *ahead,
                         const DwRequest *request);

/**
 * dw_visit_ahead_take:
 * @response: (out) (transfer full) (nullable): NULL where @error says what came of it
 *
 * Waits for what was begun of @url. Of several that fail, by one broken line, only the first is told of: the others
 * were not asked for.
 *
 * Returns: whether there was any
 */
gboolean dw_visit_ahead_take (DwVisitAhead  *ahead,
                              const char    *url,
                              DwResponse   **response,
                              GError       **error);

/**
 * dw_visit_ahead_note: A request of the visit, which began at @asked_at by g_get_monotonic_time(), has ended now,
 * answered or not.
 */
void dw_visit_ahead_note (DwVisitAhead *ahead,
                          gboolean      is_answered,
                          gint64        asked_at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwVisitAhead, dw_visit_ahead_free)

G_END_DECLS
