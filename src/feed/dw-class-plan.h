/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class.h"
#include "dw-json-bytes.h"
#include "dw-rule.h"

G_BEGIN_DECLS

/** DW_CLASS_PLAN_FIELDS: the most fields that a class may have: a bit each. */
#define DW_CLASS_PLAN_FIELDS 64

/** DW_CLASS_PLAN_SLOTS: the places that names are kept in. */
#define DW_CLASS_PLAN_SLOTS (4 * DW_CLASS_PLAN_FIELDS)

/** DwClassPlanName: a name or alias of a field. */
typedef struct
{
  const char *name;     /* NULL: none has this place */
  guint32 length;
  guint32 index;        /* of the field in its class */
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
  guint64 plain;                                    /* texts with no rule of their own: nearly all are taken as they
                                                       are */
  guint64 numbers;                                  /* NAN until they are stated */
  const DwRule *rules[DW_CLASS_PLAN_FIELDS];        /* of each field, or NULL */
  DwClassPlanName names[DW_CLASS_PLAN_SLOTS];       /*< private > names and aliases by hash */
} DwClassPlan;

/** dw_class_plan_get: Returns: (transfer none): the plan of @class, which must live as long as the program. */
const DwClassPlan *dw_class_plan_get (const DwClass *class);

/** dw_class_plan_make: Returns: (transfer none): an empty struct of the class, as dw_class_new() makes it. */
gpointer dw_class_plan_make (const DwClassPlan *self,
                             DwArena           *arena);

/* Where the search for a name begins: its length and three of its letters part the members of every class well. */
static inline guint
dw_class_plan_choose_slot (const char *name,
                           gsize       length)
{
  const guchar *bytes = (const guchar *) name;

  if (length == 0)
    return 0;

  return ((guint) length * 5 + bytes[0] + bytes[length - 1] * 3u + bytes[length / 2] * 7u) % DW_CLASS_PLAN_SLOTS;
}

/**
 * dw_class_plan_find: Returns: (nullable): the name that is the @length bytes at @name, of the field that
 * dw_class_find() would find.
 */
static inline const DwClassPlanName *
dw_class_plan_find (const DwClassPlan *self,
                    const char        *name,
                    gsize              length)
{
  guint slot = dw_class_plan_choose_slot (name, length);

  for (const DwClassPlanName *found = &self->names[slot]; found->name != NULL; found = &self->names[slot])
    {
      if (found->length == length && dw_json_is_same (found->name, name, length))
        return found;
      slot = (slot + 1) % DW_CLASS_PLAN_SLOTS;
    }

  return NULL;
}

G_END_DECLS
