/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-fetcher.h"

/*
 * What the tests of the fetcher share: one fetcher each, addresses of the servers that with-servers.py started.
 */

typedef struct
{
  DwFetcher *fetcher;
} Fixture;

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->fetcher = dw_fetcher_new ();
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->fetcher);
}

/* Returns: (transfer full): "https://host:port/path" on the port of the fault server with that name. */
static inline char *
make_url (const char *host,
          const char *port,
          const char *path)
{
  g_autofree char *upper = g_ascii_strup (port, -1);
  g_autofree char *variable = g_strconcat ("DOORWAY_TEST_PORT_", upper, NULL);

  g_assert_nonnull (g_getenv (variable));
  return g_strconcat ("https://", host, ":", g_getenv (variable), path, NULL);
}

/* Returns: (transfer full): what the fault server has counted under @name. */
static inline gint64
ask_count (DwFetcher  *fetcher,
           const char *name)
{
  g_autofree char *url = g_strconcat (g_getenv ("DOORWAY_TEST_FAULTS"), "/ask/counts", NULL);
  g_autofree char *pattern = g_strdup_printf ("\"%s\": ([0-9]+)", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = dw_fetcher_fetch (fetcher, &(DwRequest) { .url = url, .deadline_seconds = 20 }, NULL, &error);
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body));
  g_assert_true (g_regex_match (regex, text, 0, &match));
  number = g_match_info_fetch (match, 1);
  return g_ascii_strtoll (number, NULL, 10);
}
