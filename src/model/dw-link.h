/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwLink:
 *
 * An address of a feed that may be opened: http or https with a host and nothing hidden in it, or mailto of one
 * address with no headers. Everything else a feed calls an address (`javascript:`, `file:`, a name and password
 * before the host, …) is text to read and nothing more.
 */
typedef struct
{
  char *uri;                /* ASCII: what is opened */
  char *shown;              /* what a person reads: the host and the path's beginning, or the e-mail address */
} DwLink;

/**
 * dw_link_read_web:
 * @text: as the feed gives it
 * @link: (out): to be cleared with dw_link_clear()
 *
 * A host with letters of several scripts (a look-alike) is shown in its `xn--` form.
 *
 * Returns: whether it may be opened
 */
gboolean dw_link_read_web (const char *text,
                           DwLink     *link);

/** dw_link_read_email: Returns: whether @text is one plain e-mail address, which is then in @link as mailto. */
gboolean dw_link_read_email (const char *text,
                             DwLink     *link);

/** dw_link_clear: Frees what @link holds. */
void dw_link_clear (DwLink *link);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwLink, dw_link_clear)

G_END_DECLS
