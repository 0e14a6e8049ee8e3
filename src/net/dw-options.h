/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <curl/curl.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_options_set:
 *
 * Gives @easy every setting that is the same for all transfers (reliability 5.2), and in a testing build the authority
 * that DOORWAY_TEST_CA names. Private to the room.
 *
 * Returns: the number of settings that this libcurl did not take
 */
guint dw_options_set (CURL *easy);

G_END_DECLS
