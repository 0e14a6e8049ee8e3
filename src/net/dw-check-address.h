/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_net_check_address:
 * @typed: what a person typed: with or without scheme, with outer white space
 *
 * Returns: (transfer full): the https address without a closing slash, or NULL with DW_NET_ERROR_BAD_ADDRESS,
 *   and DW_NET_ERROR_FAILED without libcurl
 */
char *dw_net_check_address (const char  *typed,
                            GError     **error);

/**
 * dw_address_check: dw_net_check_address() with the rule for loopback given, so that tests can try both. Private to the
 * room.
 */
char *dw_address_check (const char  *typed,
                        gboolean     is_testing,
                        GError     **error);

G_END_DECLS
