/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-curl.h"

#include <dlfcn.h>

#include "dw-sha256.h"

/* The name of its interface, the same since 2006. */
#define LIBRARY "libcurl.so.4"

/* All of it at once: half of a library is to be found out here, and not in the midst of a transfer. */
static gboolean
find_functions (DwCurl *curl)
{
  void *library = dlopen (LIBRARY, RTLD_NOW | RTLD_LOCAL);
  gboolean is_whole = library != NULL;

#define FIND(name) is_whole = is_whole && (curl->name = dlsym (library, "curl_" #name)) != NULL;
  DW_CURL_EACH (FIND)
#undef FIND

  if (!is_whole)
    g_message ("%s", dlerror ());

  return is_whole;
}

static gboolean
start (const DwCurl *curl)
{
  const curl_version_info_data *info = NULL;

  if (curl->global_init (CURL_GLOBAL_DEFAULT) != CURLE_OK)
    {
      g_message (LIBRARY " could not be started");
      return FALSE;
    }

  info = curl->version_info (CURLVERSION_NOW);
  if (info->version_num >= 0x075801 && (info->features & CURL_VERSION_ASYNCHDNS) != 0
      && (info->features & CURL_VERSION_SSL) != 0)
    return TRUE;

  g_message (LIBRARY " %s will not do: 7.88.1 with TLS and name look-up in the background is needed", info->version);
  return FALSE;
}

static gpointer
load (gpointer nothing)
{
  static DwCurl curl;

  if (!find_functions (&curl) || !start (&curl))
    return NULL;

  dw_sha256_find_faster ();
  return &curl;
}

const DwCurl *
dw_curl (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}
