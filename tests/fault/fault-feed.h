/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define FAULT_FEED_URL "https://feed.example/"

/* Two snapshots of one made-up feed, as pages of ORUK 3.0 JSON: in B every third record of A is changed, every tenth is
   gone, and some are new. The same bytes on every call. */
typedef enum
{
  FAULT_SNAPSHOT_A,
  FAULT_SNAPSHOT_B,
} FaultSnapshot;

/* Returns: (transfer full): the whole snapshot as one page. */
GBytes *fault_feed_new_page (FaultSnapshot snapshot);
