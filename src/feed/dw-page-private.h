/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-fault-list.h"
#include "dw-page.h"

G_BEGIN_DECLS

/* What the parts of a page share. */

struct _DwPage
{
  GBytes *bytes;
  const DwClass *class;
  DwArena *arena;         /* faults, ids of what was left out, and structs that are not services */
  DwPagination pagination;
  gboolean is_list;
  GArray *records;        /* of DwPageRecord */
  guint n_quarantined;
  guint n_withheld;       /* records that are kept without a place that must not be known */
  DwDialect dialect;
  DwFaultList faults;
};

G_END_DECLS
