/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DwIndexDraftList: one list that a draft made; borrowed from it. */
typedef struct
{
  const char *text;
  gsize text_length;
  const guint8 *list;
  gsize list_length;
  const guint8 *positions;
  gsize positions_length;
  guint n_holding;
  gboolean is_dense;
} DwIndexDraftList;

/** DwIndexDraftFunc: Called with each list; FALSE (with @error) ends the walk. */
typedef gboolean (*DwIndexDraftFunc) (const DwIndexDraftList  *list,
                                      gpointer                 data,
                                      GError                 **error);

G_END_DECLS
