/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl-report.h"
#include "dw-signed-feed.h"
#include "dw-signed-store.h"
#include "dw-visit.h"

G_BEGIN_DECLS

/**
 * DwSignedLoad:
 *
 * One edition of a signed feed on its way in: its verified head, which of its objects are held already, and the
 * verified bytes of the others, waiting in a spool or in the bundle's own memory. One thread.
 */
typedef struct _DwSignedLoad DwSignedLoad;

/**
 * dw_signed_load_new:
 * @before: (transfer none): what the subscription trusts and has; must outlive the load
 * @now: seconds since 1970-01-01T00:00:00Z
 */
DwSignedLoad *dw_signed_load_new (const DwSignedState *before,
                                  gint64               now);

/** dw_signed_load_free: Frees @load. */
void dw_signed_load_free (DwSignedLoad *load);

/**
 * dw_signed_load_take_bundle:
 * @bundle: a file's bytes
 *
 * Reads head and objects out of a bundle.
 *
 * Returns: FALSE with DW_SIGNED_ERROR
 */
gboolean dw_signed_load_take_bundle (DwSignedLoad  *load,
                                     GBytes        *bundle,
                                     GError       **error);

/**
 * dw_signed_load_take_first:
 * @urls: (element-type utf8): the feed's addresses, or the one of a file
 *
 * Reads the head of a feed that is not in the directory, and of a file what is packed with it.
 *
 * Returns: FALSE with DW_SIGNED_ERROR, DW_NET_ERROR, DW_SYNC_ERROR or G_IO_ERROR
 */
gboolean dw_signed_load_take_first (DwSignedLoad  *load,
                                    DwVisit       *visit,
                                    GPtrArray     *urls,
                                    GError       **error);

/**
 * dw_signed_load_fetch_head:
 * @urls: (element-type utf8): the feed's addresses
 * @etag: (nullable): of the head that the first address gave when it was last taken in
 * @expires: until when the copy in the directory was vouched for, 0 when there is none
 *
 * Asks one address after another until one has a newer edition; the last one's answer counts where none has.
 *
 * Returns: FALSE with the most telling error when no address had anything to take
 */
gboolean dw_signed_load_fetch_head (DwSignedLoad  *load,
                                    DwVisit       *visit,
                                    GPtrArray     *urls,
                                    const char    *etag,
                                    gint64         expires,
                                    GError       **error);

/** dw_signed_load_is_confirmed: Returns: whether an address said that nothing changed without sending a head (304). */
gboolean dw_signed_load_is_confirmed (DwSignedLoad *load);

/** dw_signed_load_get_edition: Returns: (transfer none) (nullable): the edition; NULL when it is only confirmed. */
const DwEdition *dw_signed_load_get_edition (DwSignedLoad *load);

/** dw_signed_load_get_etag: Returns: (transfer none) (nullable): of the first address's head. */
const char *dw_signed_load_get_etag (DwSignedLoad *load);

/**
 * dw_signed_load_check_size: Returns: whether the edition is no larger than Doorway takes in; FALSE with
 * DW_SIGNED_ERROR_TOO_LARGE.
 */
gboolean dw_signed_load_check_size (DwSignedLoad  *load,
                                    GError       **error);

/**
 * dw_signed_load_set_held: Takes @held (transfer full): objects that the directory has (dw_signed_store_list_held()).
 */
void dw_signed_load_set_held (DwSignedLoad *load,
                              GHashTable   *held);

/**
 * dw_signed_load_set_known: Takes @known (transfer full): dw_signed_store_list_known(), whose records are told by their
 * hash.
 */
void dw_signed_load_set_known (DwSignedLoad *load,
                               GHashTable   *known);

/** dw_signed_load_get_held: Returns: (transfer none): those of dw_signed_load_set_held() that the edition has too. */
GHashTable *dw_signed_load_get_held (DwSignedLoad *load);

/** dw_signed_load_count_missing: Returns: how many objects of the edition the directory does not have. */
guint dw_signed_load_count_missing (DwSignedLoad *load);

/**
 * dw_signed_load_fetch_objects:
 * @key: (nullable): under which objects that came are left for a next sync (dw-object-shelf.h); NULL: none are
 * @urls: as for dw_signed_load_fetch_head(); or the address of one head that is a file, in whose folder the objects may
 *   lie as on a server; or none
 *
 * Fetches every missing object that no bundle brought: its size is asked for and no more, and its hash must fit. An
 * object that one address spoils is asked of the next. What an earlier sync left is not asked for again.
 *
 * Returns: FALSE with DW_SIGNED_ERROR_MISSING (of files), DW_SIGNED_ERROR_OBJECT, DW_NET_ERROR, DW_PAGE_ERROR or
 *   DW_SYNC_ERROR
 */
gboolean dw_signed_load_fetch_objects (DwSignedLoad  *load,
                                       const char    *key,
                                       DwVisit       *visit,
                                       GPtrArray     *urls,
                                       GError       **error);

/** dw_signed_load_leave: Objects that came stay on the disk for a next sync. */
void dw_signed_load_leave (DwSignedLoad *load);

/**
 * dw_signed_load_read_objects: Like dw_signed_load_fetch_objects(), but hands every missing object to @func, once, and
 * keeps none.
 */
gboolean dw_signed_load_read_objects (DwSignedLoad  *load,
                                      DwVisit       *visit,
                                      GPtrArray     *urls,
                                      DwObjectFunc   func,
                                      gpointer       data,
                                      GError       **error);

/**
 * dw_signed_load_store:
 * @snapshot: (transfer full): of the feed, just begun
 * @mirrors: (nullable) (element-type utf8): to be noted with it
 *
 * Puts the edition into @snapshot and commits it.
 *
 * Returns: whether it is in the directory; FALSE with an error, nothing changed
 */
gboolean dw_signed_load_store (DwSignedLoad   *load,
                               DwWriter       *writer,
                               DwSnapshot     *snapshot,
                               GPtrArray      *mirrors,
                               DwVisit        *visit,
                               DwCrawlReport  *report,
                               GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSignedLoad, dw_signed_load_free)

G_END_DECLS
