/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DwPagination: what the envelope says; −1 (or DW_TRI_NOT_STATED in @last and @empty) where it says nothing. */
typedef struct
{
  gint64 total_items;
  gint64 total_pages;
  gint64 page_number;       /* 1-based */
  gint64 size;
  int first_page;           /* DwTri */
  int last_page;            /* DwTri */
  int empty;                /* DwTri */
} DwPagination;

G_END_DECLS
