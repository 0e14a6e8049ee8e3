/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-class-plan.h"

#include <string.h>

#include "dw-json-bytes.h"

enum
{
  N_PLANS = 64,   /* more than twice the classes that there are */
  N_SLOTS = 4 * DW_CLASS_PLAN_FIELDS,
};

static DwClassPlan *plans[N_PLANS];

/* Where the search for a name begins: its length and three of its letters part the members of every class well. */
static guint
choose_slot (const char *name,
             gsize       length)
{
  const guchar *bytes = (const guchar *) name;

  if (length == 0)
    return 0;

  return ((guint) length * 5 + bytes[0] + bytes[length - 1] * 3u + bytes[length / 2] * 7u) % N_SLOTS;
}

static inline guint32
load_half (const char *p)
{
  guint32 half = 0;

  memcpy (&half, p, sizeof half);
  return half;
}

/* memcmp() in place: names are short, and to call it costs more than to compare. What is compared may overlap. */
static inline gboolean
is_same (const char *a,
         const char *b,
         gsize       length)
{
  if (length > 16)
    return memcmp (a, b, length) == 0;
  if (length >= 8)
    return ((dw_json_load_word (a) ^ dw_json_load_word (b)) | (dw_json_load_word (a + length - 8) ^ dw_json_load_word (b + length - 8))) == 0;
  if (length >= 4)
    return ((load_half (a) ^ load_half (b)) | (load_half (a + length - 4) ^ load_half (b + length - 4))) == 0;

  return length == 0 || (a[0] == b[0] && a[length / 2] == b[length / 2] && a[length - 1] == b[length - 1]);
}

const DwField *
dw_class_plan_find (const DwClassPlan *self,
                    const char        *name,
                    gsize              length)
{
  for (guint slot = choose_slot (name, length); self->names[slot].name != NULL; slot = (slot + 1) % N_SLOTS)
    if (self->names[slot].length == length && is_same (self->names[slot].name, name, length))
      return self->names[slot].field;

  return NULL;
}

/* The first field of a name has it. */
static void
put_name (DwClassPlan   *plan,
          const char    *name,
          const DwField *field)
{
  guint slot = 0;

  if (name == NULL || dw_class_plan_find (plan, name, strlen (name)) != NULL)
    return;

  slot = choose_slot (name, strlen (name));
  while (plan->names[slot].name != NULL)
    slot = (slot + 1) % N_SLOTS;
  plan->names[slot] = (DwClassPlanName) { name, strlen (name), field };
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

      put_name (plan, field->name, field);
      plan->rules[i] = dw_rule_find (class, field);
      plan->required |= (field->flags & DW_FIELD_REQUIRED) != 0 ? bit : 0;
      plan->description |= strcmp (field->name, "description") == 0 ? bit : 0;
      plan->parents |= i > 0 && field->kind == DW_FIELD_ID && g_str_has_prefix (field->name, "parent_") ? bit : 0;
    }

  /* A name comes before the same word as another field's alias. */
  for (guint i = 0; i < class->n_fields; i++)
    put_name (plan, class->fields[i].alias, &class->fields[i]);

  return plan;
}

const DwClassPlan *
dw_class_plan_get (const DwClass *class)
{
  guint place = (guint) (GPOINTER_TO_SIZE (class) / sizeof (DwClass)) % N_PLANS;
  const DwClassPlan *first = g_atomic_pointer_get (&plans[place]);
  DwClassPlan *made = NULL;

  if (first != NULL && first->class == class)
    return first;

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
