/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-manifest.h"
#include "dw-publish-settings.h"

G_BEGIN_DECLS

/**
 * dw_mirror_page_dup_html: Returns: (transfer full): the page that tells people what the feed is and how to subscribe.
 * No script, nothing from elsewhere.
 */
GString *dw_mirror_page_dup_html (const DwPublishSettings *settings,
                                  const DwManifest        *manifest);

/**
 * dw_mirror_page_dup_api: Returns: (transfer full): what `/` answers in Open Referral UK 3.0: version, profile,
 * openapi_url.
 */
GString *dw_mirror_page_dup_api (const DwPublishSettings *settings);

G_END_DECLS
