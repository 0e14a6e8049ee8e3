/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class.h"
#include "dw-rule.h"

G_BEGIN_DECLS

/** DW_CLASS_PLAN_FIELDS: the most fields that a class may have: a bit each. */
#define DW_CLASS_PLAN_FIELDS 64

/** DwClassPlanName: a name or alias of a field. */
typedef struct
{
  const char *name;     /* NULL: none has this place */
  gsize length;
  const DwField *field;
} DwClassPlanName;

/**
 * DwClassPlan:
 *
 * What reading a record asks of a class again and again, worked out once: each member's field by its name, each field's
 * rule, and which fields are looked at when a struct is filled. Immutable; any thread; never freed.
 */
typedef struct
{
  const DwClass *class;
  guint64 required;                                 /* fields that the standard requires, by bit */
  guint64 description;                              /* the description, where there is one */
  guint64 parents;                                  /* ids of what a thing is part of */
  const DwRule *rules[DW_CLASS_PLAN_FIELDS];        /* of each field, or NULL */
  DwClassPlanName names[4 * DW_CLASS_PLAN_FIELDS];  /*< private > names and aliases by hash */
} DwClassPlan;

/** dw_class_plan_get: Returns: (transfer none): the plan of @class, which must live as long as the program. */
const DwClassPlan *dw_class_plan_get (const DwClass *class);

/** dw_class_plan_find: Returns: (nullable): the field whose name or alias is the @length bytes at @name, as dw_class_find() would. */
const DwField *dw_class_plan_find (const DwClassPlan *self,
                                   const char        *name,
                                   gsize              length);

G_END_DECLS
