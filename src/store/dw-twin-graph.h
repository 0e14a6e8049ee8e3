/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-likeness.h"

G_BEGIN_DECLS

/** DwTwinEdge: what is thought of two services of different feeds. */
typedef struct
{
  gint64 one;               /* the lower service number */
  gint64 other;
  gint64 one_feed;
  gint64 other_feed;
  DwSameness sameness;
  gboolean is_decided;      /* a person said so: NONE or SAME */
} DwTwinEdge;

/**
 * dw_twin_graph_settle:
 * @edges: (element-type DwTwinEdge): each pair once
 *
 * Makes whole groups of pairs, never merging more than is certain: a service that could be two of another feed is
 * neither; a group that would hold two services of one feed, or two that a person told apart, falls back to what a
 * person said. Then every two of a group are the same, also those that were not compared. What a person said stays; the
 * rest of the pairs that are NONE go.
 */
void dw_twin_graph_settle (GArray *edges);

G_END_DECLS
