/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-archive.h"

#include <dlfcn.h>

/* The name of its interface, the same since 2011. */
#define LIBRARY "libarchive.so.13"

static gpointer
load (gpointer nothing)
{
  static DwArchive archive;
  void *library = dlopen (LIBRARY, RTLD_NOW | RTLD_LOCAL);
  gboolean is_whole = library != NULL;

#define FIND(name) is_whole = is_whole && (archive.name = dlsym (library, "archive_" #name)) != NULL;
  DW_ARCHIVE_EACH (FIND)
#undef FIND

  if (!is_whole)
    g_message ("%s", dlerror ());

  return is_whole ? &archive : NULL;
}

const DwArchive *
dw_archive (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}
