/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class.h"
#include "dw-reading.h"

G_BEGIN_DECLS

/**
 * DwRule: what a member must be beyond its kind.
 *
 * Of a number: its bounds. Of a text: how it is read instead of its kind's way.
 */
typedef struct
{
  const DwClass *class;
  const char *member;
  double lowest;
  double highest;
  DwReadFunc read; /* NULL for numbers */
} DwRule;

/** dw_rule_find: Returns: (nullable): the rule of @field of @class. */
const DwRule *dw_rule_find (const DwClass *class,
                            const DwField *field);

G_END_DECLS
