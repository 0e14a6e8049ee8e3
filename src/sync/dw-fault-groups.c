/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-fault-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-limits.h"

enum { MOST_EXAMPLES = 3 };

struct _DwFaultGroups
{
  GHashTable *groups;   /* "kind handling place" → DwFaultGroup */
};

static void
fault_group_free (gpointer data)
{
  DwFaultGroup *group = data;

  g_ptr_array_unref (group->examples);
  g_free (group->message);
  g_free (group->place);
  g_free (group);
}

DwFaultGroups *
dw_fault_groups_new (void)
{
  DwFaultGroups *self = g_new0 (DwFaultGroups, 1);

  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, fault_group_free);
  return self;
}

void
dw_fault_groups_free (DwFaultGroups *self)
{
  g_hash_table_unref (self->groups);
  g_free (self);
}

void
dw_fault_groups_clear (DwFaultGroups *self)
{
  g_hash_table_remove_all (self->groups);
}

static gboolean
is_index (const char *step)
{
  return *step != '\0' && strspn (step, "0123456789") == strlen (step);
}

/* The member without its record: of "/contents/3/schedules/0/byday" the steps from "schedules", a star for an index. */
char *
dw_fault_groups_dup_place (const char *pointer)
{
  g_auto (GStrv) steps = g_strsplit (pointer, "/", -1);
  GString *place = g_string_new (NULL);

  for (guint i = 1; *pointer != '\0' && steps[i] != NULL; i++)
    {
      if (i == 1 && (is_index (steps[i]) || (g_str_has_prefix (steps[i], "content") && steps[i + 1] != NULL)))
        continue;
      if (i == 2 && is_index (steps[i]) && place->len == 0)
        continue;
      if (place->len > 0)
        g_string_append_c (place, '/');
      g_string_append (place, is_index (steps[i]) ? "*" : steps[i]);
    }

  return g_string_free (place, FALSE);
}

static DwFaultGroup *
find_group (DwFaultGroups *self,
            const DwFault *fault)
{
  g_autofree char *place = dw_fault_groups_dup_place (fault->pointer);
  char *key = g_strdup_printf ("%u %u %s", fault->kind, fault->handling, place);
  DwFaultGroup *group = g_hash_table_lookup (self->groups, key);

  if (group != NULL || g_hash_table_size (self->groups) == DW_LIMIT_FAULT_GROUPS)
    {
      g_free (key);
      return group;
    }

  group = g_new0 (DwFaultGroup, 1);
  group->place = g_steal_pointer (&place);
  group->kind = fault->kind;
  group->handling = fault->handling;
  group->message = g_strdup (fault->message);
  group->examples = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->groups, key, group);
  return group;
}

/* "line 4, 12: “MONDAY”", as much of it as is known. A line that is no JSON is a null in its page, and none in its file. */
static char *
describe (const DwFault *fault)
{
  g_autofree char *line = fault->line > 0 ? g_strdup_printf (_("line %u"), fault->line) : NULL;
  g_autofree char *who = line != NULL && fault->source_id != NULL ? g_strconcat (line, ", ", fault->source_id, NULL)
                                                                  : g_strdup (line != NULL ? line : fault->source_id);
  const char *found = line != NULL && fault->source_id == NULL && g_strcmp0 (fault->found, "null") == 0 ? NULL : fault->found;

  if (found == NULL)
    return g_steal_pointer (&who);

  return who != NULL ? g_strdup_printf ("%s: “%s”", who, found) : g_strdup_printf ("“%s”", found);
}

void
dw_fault_groups_add (DwFaultGroups *self,
                     const DwFault *fault)
{
  DwFaultGroup *group = find_group (self, fault);
  char *example;

  if (group == NULL)
    return;

  group->n++;
  if (group->examples->len < MOST_EXAMPLES && (example = describe (fault)) != NULL)
    g_ptr_array_add (group->examples, example);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const DwFaultGroup *one = *(DwFaultGroup *const *) a;
  const DwFaultGroup *other = *(DwFaultGroup *const *) b;
  gboolean one_is_theirs = one->kind == DW_FAULT_UNKNOWN;
  gboolean other_is_theirs = other->kind == DW_FAULT_UNKNOWN;

  if (one_is_theirs != other_is_theirs)
    return one_is_theirs - other_is_theirs;
  if (one->n != other->n)
    return one->n < other->n ? 1 : -1;
  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;

  return strcmp (one->place, other->place);
}

GPtrArray *
dw_fault_groups_list (DwFaultGroups *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    g_ptr_array_add (list, group);

  g_ptr_array_sort (list, compare);
  return list;
}
