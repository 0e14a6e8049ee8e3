/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "harm-memory.h"

#include <sqlite3.h>

static sqlite3_mem_methods beneath;
static gboolean is_armed, is_forever;
static guint armed_at, n_seen;

static gboolean
fails (void)
{
  if (!is_armed)
    return FALSE;

  n_seen++;
  return armed_at != 0 && (is_forever ? n_seen >= armed_at : n_seen == armed_at);
}

static void *
allocate (int size)
{
  return fails () ? NULL : beneath.xMalloc (size);
}

static void *
reallocate (void *memory,
            int   size)
{
  return fails () ? NULL : beneath.xRealloc (memory, size);
}

void
harm_memory_install (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &beneath), ==, SQLITE_OK);
  methods = beneath;
  methods.xMalloc = allocate;
  methods.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
}

void
harm_memory_arm (guint    at,
                 gboolean forever)
{
  armed_at = at;
  is_forever = forever;
  n_seen = 0;
  is_armed = TRUE;
}

guint
harm_memory_disarm (void)
{
  is_armed = FALSE;
  return n_seen;
}
