/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-publish-sink.h"
#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwPublication:
 *
 * The services of one edition as JSON: what every file of a published feed is made of. In memory are their ids; the
 * JSON waits in a file of the system's temporary folder, which has no name and is gone with the process. One thread.
 *
 * Whatever gives bytes fails with DW_PUBLISH_ERROR_WRITE when that file cannot be written or read, or with the sink's
 * error.
 */
typedef struct _DwPublication DwPublication;

/** DW_PUBLICATION_PAGE: services on a page. A static page cannot heed `per_page`, so it says how many it has. */
#define DW_PUBLICATION_PAGE 500

/** dw_publication_new: Returns: (transfer full): one without services. */
DwPublication *dw_publication_new (void);

/** dw_publication_free: Frees @self. */
void dw_publication_free (DwPublication *self);

/** dw_publication_has: Returns: whether a service called @id is there. */
gboolean dw_publication_has (DwPublication *self,
                             const char    *id);

/**
 * dw_publication_add: Adds @service, which is not kept, and whose id is not there yet. Returns: FALSE with
 * DW_PUBLISH_ERROR_WRITE.
 */
gboolean dw_publication_add (DwPublication    *self,
                             const DwService  *service,
                             GError          **error);

/**
 * dw_publication_sort: Puts the services in the order of their ids, as a signed feed has them; until then they stand as
 * they were added.
 */
void dw_publication_sort (DwPublication *self);

/** dw_publication_get_n: Returns: how many services there are. */
guint dw_publication_get_n (DwPublication *self);

/** dw_publication_get_bytes: Returns: how many bytes dw_publication_put_lines() puts. */
guint64 dw_publication_get_bytes (DwPublication *self);

/** dw_publication_get_id: Returns: (transfer none): the id of the @index'th service. */
const char *dw_publication_get_id (DwPublication *self,
                                   guint          index);

/** dw_publication_find: Returns: whether a service called @id is there, and where, once they are sorted. */
gboolean dw_publication_find (DwPublication *self,
                              const char    *id,
                              guint         *index);

/** dw_publication_put: Puts the JSON of the @index'th service. Returns: FALSE with the error. */
gboolean dw_publication_put (DwPublication  *self,
                             guint           index,
                             DwPublishSink   sink,
                             gpointer        data,
                             GError        **error);

/** dw_publication_get_n_pages: Returns: how many pages of DW_PUBLICATION_PAGE there are; at least 1. */
guint dw_publication_get_n_pages (DwPublication *self);

/**
 * dw_publication_put_page:
 * @number: from 1
 * @per_page: services on a page
 *
 * Puts the page with the envelope of Open Referral UK 3.0, a service a line.
 *
 * Returns: FALSE with the error
 */
gboolean dw_publication_put_page (DwPublication  *self,
                                  guint           number,
                                  guint           per_page,
                                  DwPublishSink   sink,
                                  gpointer        data,
                                  GError        **error);

/** dw_publication_put_lines: Puts every service, a line each (`format=ndjson`). Returns: FALSE with the error. */
gboolean dw_publication_put_lines (DwPublication  *self,
                                   DwPublishSink   sink,
                                   gpointer        data,
                                   GError        **error);

/**
 * DwPublicationShardFunc: is told of an object of a signed feed: its name, and what it holds. Returns: FALSE with the
 * error.
 */
typedef gboolean (*DwPublicationShardFunc) (const char     *name,
                                            const GString  *text,
                                            gpointer        data,
                                            GError        **error);

/**
 * dw_publication_foreach_shard:
 * @bits: the feed is cut into 2^@bits objects
 *
 * Calls @func with every object that is not empty, one after the other in the order of their names; the services in it
 * stand in their order here.
 *
 * Returns: FALSE with the error
 */
gboolean dw_publication_foreach_shard (DwPublication           *self,
                                       int                      bits,
                                       DwPublicationShardFunc   func,
                                       gpointer                 data,
                                       GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPublication, dw_publication_free)

G_END_DECLS
