/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwPublication:
 *
 * The services of one edition as JSON: what every file of a published feed is made of. Held in memory whole. One thread.
 */
typedef struct _DwPublication DwPublication;

/** DW_PUBLICATION_PAGE: services on a page. A static page cannot heed `per_page`, so it says how many it has. */
#define DW_PUBLICATION_PAGE 500

/** dw_publication_new: Returns: (transfer full): one without services. */
DwPublication *dw_publication_new (void);

/** dw_publication_free: Frees @self. */
void dw_publication_free (DwPublication *self);

/** dw_publication_add: Adds @service, which is not kept. Returns: FALSE when one with its id is there already: it is not added. */
gboolean dw_publication_add (DwPublication   *self,
                             const DwService *service);

/** dw_publication_sort: Puts the services in the order of their ids, as a signed feed has them; until then they stand as they were added. */
void dw_publication_sort (DwPublication *self);

/** dw_publication_get_n: Returns: how many services there are. */
guint dw_publication_get_n (DwPublication *self);

/** dw_publication_get_bytes: Returns: how many bytes dw_publication_dup_lines() has for all of them. */
guint64 dw_publication_get_bytes (DwPublication *self);

/** dw_publication_get: Returns: (transfer none): the JSON of the @index'th service; @id (out) (transfer none) is its id. */
const char *dw_publication_get (DwPublication  *self,
                                guint           index,
                                const char    **id);

/** dw_publication_get_n_pages: Returns: how many pages of DW_PUBLICATION_PAGE there are; at least 1. */
guint dw_publication_get_n_pages (DwPublication *self);

/**
 * dw_publication_dup_page:
 * @number: from 1
 * @per_page: services on a page
 *
 * Returns: (transfer full): the page with the envelope of Open Referral UK 3.0, a service a line
 */
GString *dw_publication_dup_page (DwPublication *self,
                                  guint          number,
                                  guint          per_page);

/** dw_publication_dup_lines: Returns: (transfer full): every service, a line each (`format=ndjson`). */
GString *dw_publication_dup_lines (DwPublication *self);

/** dw_publication_dup_shards: Returns: (transfer full) (element-type utf8 GString): what each object of a signed feed of 2^@bits holds, by its name, in the order of the services; empty ones are not there. */
GHashTable *dw_publication_dup_shards (DwPublication *self,
                                       int            bits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPublication, dw_publication_free)

G_END_DECLS
