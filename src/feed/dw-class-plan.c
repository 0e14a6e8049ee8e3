/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-class-plan.h"

#include <math.h>
#include <string.h>

enum { N_PLANS = 64 };   /* more than twice the classes that there are */

static DwClassPlan *plans[N_PLANS];

/* The first field of a name has it. */
static void
put_name (DwClassPlan *plan,
          const char  *name,
          guint        index)
{
  guint slot = 0;

  if (name == NULL || dw_class_plan_find (plan, name, strlen (name)) != NULL)
    return;

  slot = dw_class_plan_choose_slot (name, strlen (name));
  while (plan->names[slot].name != NULL)
    slot = (slot + 1) % DW_CLASS_PLAN_SLOTS;
  plan->names[slot] = (DwClassPlanName) { name, (guint32) strlen (name), index };
}

static gboolean
is_plain (const DwField *field,
          const DwRule  *rule)
{
  return field->kind == DW_FIELD_ID || field->kind == DW_FIELD_PROSE || (field->kind == DW_FIELD_LINE && rule == NULL);
}

static DwClassPlan *
make_plan (const DwClass *class)
{
  DwClassPlan *plan = g_new0 (DwClassPlan, 1);

  g_assert (class->n_fields <= DW_CLASS_PLAN_FIELDS);
  plan->class = class;

  for (guint i = 0; i < class->n_fields; i++)
    {
      const DwField *field = &class->fields[i];
      guint64 bit = G_GUINT64_CONSTANT (1) << i;

      put_name (plan, field->name, i);
      plan->rules[i] = dw_rule_find (class, field);
      plan->required |= (field->flags & DW_FIELD_REQUIRED) != 0 ? bit : 0;
      plan->description |= strcmp (field->name, "description") == 0 ? bit : 0;
      plan->plain |= is_plain (field, plan->rules[i]) ? bit : 0;
      plan->numbers |= field->kind == DW_FIELD_NUMBER ? bit : 0;
      plan->parents |= i > 0 && field->kind == DW_FIELD_ID && g_str_has_prefix (field->name, "parent_") ? bit : 0;
    }

  /* A name comes before the same word as another field's alias. */
  for (guint i = 0; i < class->n_fields; i++)
    put_name (plan, class->fields[i].alias, i);

  return plan;
}

/* The plan of @class, from @place on; made where there is none. */
static G_GNUC_NO_INLINE const DwClassPlan *
find_plan (const DwClass *class,
           guint          place)
{
  DwClassPlan *made = NULL;

  for (guint i = 0; i < N_PLANS; i++, place = (place + 1) % N_PLANS)
    {
      const DwClassPlan *plan = g_atomic_pointer_get (&plans[place]);

      if (plan == NULL && made == NULL)
        made = make_plan (class);
      if (plan == NULL && g_atomic_pointer_compare_and_exchange (&plans[place], NULL, made))
        return made;

      /* Another thread may have been quicker, with this class or with another. */
      plan = g_atomic_pointer_get (&plans[place]);
      if (plan->class == class)
        {
          g_free (made);
          return plan;
        }
    }

  g_assert_not_reached ();
}

const DwClassPlan *
dw_class_plan_get (const DwClass *class)
{
  guint place = (guint) (GPOINTER_TO_SIZE (class) / sizeof (DwClass)) % N_PLANS;
  const DwClassPlan *first = g_atomic_pointer_get (&plans[place]);

  return first != NULL && first->class == class ? first : find_plan (class, place);
}

gpointer
dw_class_plan_make (const DwClassPlan *self,
                    DwArena           *arena)
{
  gpointer object = dw_arena_alloc (arena, self->class->size);

  for (guint64 left = self->numbers; left != 0; left &= left - 1)
    G_STRUCT_MEMBER (double, object, self->class->fields[__builtin_ctzll (left)].offset) = NAN;

  return object;
}
