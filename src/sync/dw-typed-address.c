/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-crawl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-feed-address.h"

/* The list's own place below a base address. */
#define LIST_PATH "/services"

static gboolean
set_bad_address (const char  *message,
                 GError     **error)
{
  g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_BAD_ADDRESS, message);
  return FALSE;
}

/* A window's person may type "~/feed.json"; no shell is between. */
static char *
dup_path_address (const char  *typed,
                  GError     **error)
{
  g_autofree char *expanded = g_str_has_prefix (typed, "~/") ? g_build_filename (g_get_home_dir (), typed + 2, NULL)
                                                             : g_strdup (typed);
  g_autofree char *path = g_canonicalize_filename (expanded, NULL);

  return g_filename_to_uri (path, NULL, error);
}

static char *
dup_file_address (const char  *typed,
                  GError     **error)
{
  g_autofree char *host = NULL;
  g_autofree char *path = g_filename_from_uri (typed, &host, NULL);

  if (path == NULL || (host != NULL && !g_str_equal (host, "localhost")))
    {
      set_bad_address (_("That is not the address of a file on this computer. It should look like file:///home/me/feed.json."),
                       error);
      return NULL;
    }

  return dup_path_address (path, error);
}

/* People copy the address of the list from a browser: its paging is ours to choose. */
static char *
dup_https_address (const char  *typed,
                   GError     **error)
{
  g_autoptr (GError) net_error = NULL;
  g_autofree char *address = dw_net_check_address (typed, &net_error);
  char *rest;

  if (address == NULL)
    {
      set_bad_address (net_error->message, error);
      return NULL;
    }

  rest = address + strcspn (address, "?#");
  if (*rest == '?' && (rest - address < (gssize) strlen (LIST_PATH) ||
                       strncmp (rest - strlen (LIST_PATH), LIST_PATH, strlen (LIST_PATH)) != 0))
    {
      set_bad_address (_("A feed's address has no question mark in it. Leave out everything from the “?” on."), error);
      return NULL;
    }
  while (rest > address && rest[-1] == '/')
    rest--;
  *rest = '\0';
  return g_steal_pointer (&address);
}

static gboolean
looks_like_a_path (const char *typed)
{
  if (strstr (typed, "://") != NULL)
    return FALSE;

  /* A name without a dot is no server's: a folder or a FIFO of that name is meant. */
  if (strchr (typed, '.') == NULL && g_file_test (typed, G_FILE_TEST_EXISTS))
    return TRUE;

  return *typed == '/' || *typed == '.' || g_str_has_prefix (typed, "~/") || g_str_has_suffix (typed, ".json") ||
         g_file_test (typed, G_FILE_TEST_IS_REGULAR);
}

char *
dw_crawl_check_address (const char  *typed,
                        GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));

  if (*trimmed == '\0' || !g_utf8_validate (trimmed, -1, NULL))
    {
      set_bad_address (_("Give the address of a feed, such as https://example.org/api, or of a file or folder."), error);
      return NULL;
    }
  if (dw_feed_address_is_file (trimmed))
    return dup_file_address (trimmed, error);
  if (looks_like_a_path (trimmed))
    return dup_path_address (trimmed, error);

  return dup_https_address (trimmed, error);
}
