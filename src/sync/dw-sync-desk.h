/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-clock.h"
#include "dw-crawl.h"

G_BEGIN_DECLS

/**
 * DwSyncDesk:
 *
 * Everything that changes a directory, blocking: opened, taken in, synced, added, removed. What DwSyncer does on its
 * thread and `doorwayctl` in the foreground. Belongs to the thread of its first call.
 */
typedef struct _DwSyncDesk DwSyncDesk;

/** DwSyncAudience: whom the desk tells, on its own thread. Any function may be NULL. */
typedef struct
{
  void (*progress) (gint64 feed_id, const DwProgress *progress, gpointer data);   /* feed_id 0: a feed being added */
  void (*feed_done) (gint64 feed_id, const char *problem, gpointer data);         /* problem NULL: it went well */
  void (*feed_reported) (const DwFeed *feed, const DwCrawlReport *report, gpointer data);
  void (*changed) (gpointer data);                                                /* feeds or services changed */
  gpointer data;
} DwSyncAudience;

/** DwSyncChoice: which feeds. */
typedef enum
{
  DW_SYNC_ONE,          /* the one named */
  DW_SYNC_EVERY,        /* all but the starter directory, which ships with Doorway and does not change */
  DW_SYNC_DUE,          /* https feeds with no whole copy of the last day whose server was not got through to for nearly
                           an hour and does not ask for more */
} DwSyncChoice;

/** dw_sync_desk_new: Returns: (transfer full): a desk for @data_dir. Touches no file yet. */
DwSyncDesk *dw_sync_desk_new (const char *data_dir,
                              const char *starter,
                              DwClock    *clock);

/** dw_sync_desk_free: Closes the directory and frees @desk. */
void dw_sync_desk_free (DwSyncDesk *desk);

/**
 * dw_sync_desk_prepare: Opens or makes the directory and takes in the starter when it is new. Every other call does so
 * first.
 */
gboolean dw_sync_desk_prepare (DwSyncDesk            *desk,
                               const DwSyncAudience  *audience,
                               GCancellable          *cancellable,
                               GError               **error);

/**
 * dw_sync_desk_sync:
 * @feed_id: with DW_SYNC_ONE
 *
 * Syncs one feed after another; one that fails does not keep the next from its turn.
 *
 * Returns: whether all went well; FALSE with the first feed's error
 */
gboolean dw_sync_desk_sync (DwSyncDesk            *desk,
                            DwSyncChoice           choice,
                            gint64                 feed_id,
                            const DwSyncAudience  *audience,
                            GCancellable          *cancellable,
                            GError               **error);

/**
 * dw_sync_desk_sync_from:
 * @feed_id: a signed feed, or 0 for the one that the file is of
 * @path: a bundle, whole or of what changed, as from a USB stick
 *
 * Brings a signed feed up to date from a file.
 *
 * Returns: whether all went well
 */
gboolean dw_sync_desk_sync_from (DwSyncDesk            *desk,
                                 gint64                 feed_id,
                                 const char            *path,
                                 const DwSyncAudience  *audience,
                                 GCancellable          *cancellable,
                                 GError               **error);

/** DwNewFeed: a feed to be added, as somebody typed it. */
typedef struct
{
  const char *typed;              /* see dw_subscription_parse() */
  const char *name;               /* what to call it; NULL: what the feed, its host or its file is called */
  const char *pin;                /* the key that the feed must be signed with (see dw_subscription_parse()), or NULL */
  const char *const *mirrors;     /* NULL-terminated: further addresses of a signed feed; or NULL */
} DwNewFeed;

/** dw_sync_desk_add: Adds a feed and all it has. Returns: its id, or 0 with an error and nothing changed. */
gint64 dw_sync_desk_add (DwSyncDesk            *desk,
                         const DwNewFeed       *wanted,
                         const DwSyncAudience  *audience,
                         GCancellable          *cancellable,
                         GError               **error);

/** dw_sync_desk_restore_starter: Takes the starter directory in again where it was removed. */
gboolean dw_sync_desk_restore_starter (DwSyncDesk            *desk,
                                       const DwSyncAudience  *audience,
                                       GCancellable          *cancellable,
                                       GError               **error);

/** dw_sync_desk_remove: Removes a feed and all it brought. */
gboolean dw_sync_desk_remove (DwSyncDesk            *desk,
                              gint64                 feed_id,
                              const DwSyncAudience  *audience,
                              GCancellable          *cancellable,
                              GError               **error);

/**
 * dw_sync_desk_answer: Takes in what is held of the feed when @accept, else throws it away. FALSE with
 * DW_STORE_ERROR_NOT_FOUND when nothing is held.
 */
gboolean dw_sync_desk_answer (DwSyncDesk            *desk,
                              gint64                 feed_id,
                              gboolean               accept,
                              const DwSyncAudience  *audience,
                              GCancellable          *cancellable,
                              GError               **error);

/**
 * dw_sync_desk_decide_sameness: Remembers what a person says of two records of different feeds; see
 * dw_writer_decide_sameness().
 */
gboolean dw_sync_desk_decide_sameness (DwSyncDesk            *desk,
                                       gint64                 one,
                                       gint64                 other,
                                       DwSameness             sameness,
                                       const DwSyncAudience  *audience,
                                       GError               **error);

/**
 * dw_sync_desk_check: Returns: (transfer full): the report of the feed at @typed, which is not added; NULL with an
 * error.
 */
DwCrawlReport *dw_sync_desk_check (DwSyncDesk            *desk,
                                   const char            *typed,
                                   const DwSyncAudience  *audience,
                                   GCancellable          *cancellable,
                                   GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSyncDesk, dw_sync_desk_free)

G_END_DECLS
