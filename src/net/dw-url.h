/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <curl/curl.h>
#include <glib.h>

G_BEGIN_DECLS

/** DwUrl: libcurl's parsed address, with a name that g_autoptr can be given. Private to the room. */
typedef CURLU DwUrl;

/** dw_url_new: Returns: (transfer full): an address without parts. dw_curl() is not NULL here and below. */
DwUrl *dw_url_new (void);

/** dw_url_free: Frees @url. */
void dw_url_free (DwUrl *url);

/**
 * dw_url_dup_part:
 *
 * Returns: (transfer full) (nullable): a part, or with CURLUPART_URL all, of @url; the scheme's own port if it names
 *   none.
 */
char *dw_url_dup_part (DwUrl     *url,
                       CURLUPart  part);

/** dw_url_dup_host: Returns: (transfer full) (nullable): the host in lower case, without brackets and closing dot. */
char *dw_url_dup_host (DwUrl *url);

/** dw_url_has_user: Returns: whether a user name or password stands before the host. */
gboolean dw_url_has_user (DwUrl *url);

/** dw_url_is_https: Returns: whether the scheme is https. */
gboolean dw_url_is_https (DwUrl *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwUrl, dw_url_free)

G_END_DECLS
