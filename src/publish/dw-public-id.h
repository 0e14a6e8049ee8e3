/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_public_slug: Returns: (transfer full): @text in small letters and digits, '-' between: "Hammersmith & Fulham" is
 * "hammersmith-and-fulham".
 */
char *dw_public_slug (const char *text);

/**
 * dw_public_id:
 * @space: (nullable): the UUID of the feed
 * @key: what names a thing within the feed
 *
 * Open Referral UK wants UUIDs as ids. The same @key of the same feed always gets the same one (RFC 4122 version 5).
 *
 * Returns: (transfer full): the UUID; @key itself when it is one, or when there is no @space
 */
char *dw_public_id (const char *space,
                    const char *key);

G_END_DECLS
