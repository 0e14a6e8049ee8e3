/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-net-words.h"

G_BEGIN_DECLS

/*
 * Private to the room: what an address is and where a redirect leads. One parser, libcurl's own, so that what is
 * checked is what is asked.
 */

/**
 * dw_address_dup_host:
 * @url: an absolute address
 *
 * Returns: (transfer full) (nullable): its host in lower case, without brackets; NULL unless @url is an https address
 *   with a host and without a user name or password
 */
char *dw_address_dup_host (const char *url);

/**
 * dw_address_show_host:
 * @host: (nullable): a host name from anywhere
 *
 * Returns: (transfer full): @host fit for a sentence: punycode, and nothing but letters, digits, dot, hyphen, colon; a
 *   question mark for anything else
 */
char *dw_address_show_host (const char *host);

/**
 * dw_address_follow:
 * @url: where the answer came from
 * @location: the Location header it carried
 * @other: (out) (transfer full) (nullable): on DW_NET_FAULT_OTHER_HOST and _NOT_ENCRYPTED, the host it names, fit to
 *   show
 * @fault: (out): why it is not followed, or DW_NET_FAULT_NONE
 *
 * Returns: (transfer full) (nullable): the next address, on the same host and port and over https, or NULL
 */
char *dw_address_follow (const char  *url,
                         const char  *location,
                         char       **other,
                         DwNetFault  *fault);

G_END_DECLS
