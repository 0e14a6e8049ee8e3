/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-fault-groups.h"
#include "dw-limits.h"

static void
add (DwFaultGroups *groups,
     DwFaultKind    kind,
     const char    *pointer,
     const char    *source_id,
     const char    *found)
{
  const DwFault fault = {
    .kind = kind, .handling = DW_HANDLED_DROPPED_FIELD, .pointer = pointer, .source_id = source_id, .found = found, .message = "It is wrong.",
  };

  dw_fault_groups_add (groups, &fault);
}

static void
test_places (void)
{
  static const struct { const char *pointer; const char *place; } table[] = {
    { "/contents/3/schedules/0/byday", "schedules/*/byday" },
    { "/content/3/name", "name" },
    { "/3/name", "name" },
    { "/name", "name" },
    { "/schedules/0/byday", "schedules/*/byday" },
    { "/contents", "contents" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DwFaultGroups) groups = dw_fault_groups_new ();
      g_autoptr (GPtrArray) list = NULL;

      add (groups, DW_FAULT_TYPE, table[i].pointer, "a", "b");
      list = dw_fault_groups_list (groups);
      g_assert_cmpuint (list->len, ==, 1);
      g_assert_cmpstr (((DwFaultGroup *) g_ptr_array_index (list, 0))->place, ==, table[i].place);
    }
}

static void
test_order (void)
{
  g_autoptr (DwFaultGroups) groups = dw_fault_groups_new ();
  g_autoptr (GPtrArray) list = NULL;
  const DwFaultGroup *group;

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/contents/%u/colour", i);

      add (groups, DW_FAULT_UNKNOWN, pointer, NULL, NULL);
    }
  add (groups, DW_FAULT_MISSING, "/contents/1/name", NULL, NULL);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/contents/%u/email", i);
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      add (groups, DW_FAULT_FORMAT, pointer, id, "nobody");
    }

  list = dw_fault_groups_list (groups);
  g_assert_cmpuint (list->len, ==, 3);
  group = g_ptr_array_index (list, 0);
  g_assert_cmpstr (group->place, ==, "email");
  g_assert_cmpuint (group->n, ==, 5);
  g_assert_cmpuint (group->examples->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (group->examples, 0), ==, "s-0: “nobody”");
  g_assert_cmpstr (((DwFaultGroup *) g_ptr_array_index (list, 1))->place, ==, "name");
  g_assert_cmpstr (((DwFaultGroup *) g_ptr_array_index (list, 2))->place, ==, "colour");
}

static void
test_flood (void)
{
  g_autoptr (DwFaultGroups) groups = dw_fault_groups_new ();
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < DW_LIMIT_FAULT_GROUPS * 2; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/contents/0/member%u", i);

      add (groups, DW_FAULT_UNKNOWN, pointer, "a", "b");
    }

  list = dw_fault_groups_list (groups);
  g_assert_cmpuint (list->len, ==, DW_LIMIT_FAULT_GROUPS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/fault-groups/a member is the same in every record and on every page", test_places);
  g_test_add_func ("/sync/fault-groups/what is wrong most often comes first, what no table knows last", test_order);
  g_test_add_func ("/sync/fault-groups/a flood of kinds is kept to its limit", test_flood);

  return g_test_run ();
}
