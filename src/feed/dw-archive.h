/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>

G_BEGIN_DECLS

/*
 * DW_ARCHIVE_EACH: Every function of libarchive that the room calls, without its "archive_". A call that goes past
 * dw_archive() does not link.
 */
#define DW_ARCHIVE_EACH(DO) \
  DO (entry_filetype) \
  DO (entry_pathname) \
  DO (read_data) \
  DO (read_free) \
  DO (read_new) \
  DO (read_next_header) \
  DO (read_open_memory) \
  DO (read_support_filter_gzip) \
  DO (read_support_format_raw) \
  DO (read_support_format_zip)

#define DW_ARCHIVE_MEMBER(name) typeof (archive_##name) *name;

/** DwArchive: libarchive's functions, of the types that its headers give them. Private to the room. */
typedef struct
{
  DW_ARCHIVE_EACH (DW_ARCHIVE_MEMBER)
} DwArchive;

#undef DW_ARCHIVE_MEMBER

/**
 * dw_archive:
 *
 * Loads libarchive the first time, with the ten libraries behind it: few feeds come packed. On any thread.
 *
 * Returns: (transfer none) (nullable): the functions, or NULL where this computer has no libarchive
 */
const DwArchive *dw_archive (void);

G_END_DECLS
