/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <curl/curl.h>
#include <glib.h>

G_BEGIN_DECLS

/*
 * DW_CURL_EACH: Every function of libcurl that the room calls, without its "curl_". A call that goes past dw_curl()
 * does not link.
 */
#define DW_CURL_EACH(DO) \
  DO (easy_cleanup) \
  DO (easy_getinfo) \
  DO (easy_header) \
  DO (easy_init) \
  DO (easy_setopt) \
  DO (free) \
  DO (getdate) \
  DO (global_init) \
  DO (multi_add_handle) \
  DO (multi_cleanup) \
  DO (multi_info_read) \
  DO (multi_init) \
  DO (multi_perform) \
  DO (multi_poll) \
  DO (multi_remove_handle) \
  DO (multi_setopt) \
  DO (multi_wakeup) \
  DO (slist_append) \
  DO (slist_free_all) \
  DO (url) \
  DO (url_cleanup) \
  DO (url_get) \
  DO (url_set) \
  DO (version_info)

#define DW_CURL_MEMBER(name) typeof (curl_##name) *name;

/**
 * DwCurl:
 *
 * libcurl's functions, of the types that its header gives them. What its header checks of the arguments of
 * easy_setopt() and the like, nobody checks here: a value is a long, a curl_off_t or a pointer, never a bare number.
 * Private to the room.
 */
typedef struct
{
  DW_CURL_EACH (DW_CURL_MEMBER)
} DwCurl;

#undef DW_CURL_MEMBER

/**
 * dw_curl:
 *
 * Loads libcurl and starts it, the first time: with the 25 libraries behind it, it is half of what linking costs a
 * window, and most runs of Doorway ask nothing of the network. On any thread.
 *
 * Returns: (transfer none) (nullable): the functions, or NULL where this computer has no libcurl that will do. Who
 *   comes from outside the room asks for that first, and all behind him may count on it
 */
const DwCurl *dw_curl (void);

G_END_DECLS
