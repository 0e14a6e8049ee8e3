/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>
#include <sys/mman.h>

G_BEGIN_DECLS

/** DW_INDEX_PAGE: bytes of a huge page on the common machines. */
#define DW_INDEX_PAGE ((gsize) 2 * 1024 * 1024)

/**
 * dw_index_pages_new:
 *
 * Tables that are reached into all over wait less for their addresses when these lie in huge pages; asked for, never
 * insisted on.
 *
 * Returns: (transfer full): @length zeros, aligned to a cache line at least; free with g_aligned_free()
 */
static inline gpointer
dw_index_pages_new (gsize length)
{
  gpointer bytes = g_aligned_alloc (1, length, length >= DW_INDEX_PAGE ? DW_INDEX_PAGE : 64);

#ifdef MADV_HUGEPAGE
  if (length >= DW_INDEX_PAGE)
    madvise (bytes, length, MADV_HUGEPAGE);
#endif

  return memset (bytes, 0, length);
}

G_END_DECLS
