/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-guard.h"

#include <string.h>

/* The most that is looked at at once in dw-guard.c. */
enum { AT_ONCE = 1024 };

static DwGuard
read_names (const char *name,
            const char *alternate_name,
            const char *organisation)
{
  DwOrganization organization = { .name = organisation };
  DwService service = { .name = name, .alternate_name = alternate_name, .organization = organisation != NULL ? &organization : NULL };

  return dw_guard_read (&service);
}

static void
a_refuge_is_one_by_whichever_of_its_names_says_so (void)
{
  g_assert_cmpint (read_names ("Refuge", NULL, NULL), ==, DW_GUARD_SAFETY);
  g_assert_cmpint (read_names ("Refuge", "Church hall", NULL), ==, DW_GUARD_SAFETY);
  g_assert_cmpint (read_names ("Church hall", "Refuge", NULL), ==, DW_GUARD_SAFETY);
  g_assert_cmpint (read_names ("Church hall", NULL, "Refuge"), ==, DW_GUARD_SAFETY);
  g_assert_cmpint (read_names ("Church hall", "Stay and play", "Sutton Council"), ==, DW_GUARD_NONE);
  g_assert_cmpint (read_names (NULL, NULL, NULL), ==, DW_GUARD_NONE);
}

static void
no_word_of_one_name_changes_what_another_says (void)
{
  g_assert_cmpint (read_names ("Wildlife", NULL, "Refuge"), ==, DW_GUARD_SAFETY);
  g_assert_cmpint (read_names ("Refuge", "Wildlife", NULL), ==, DW_GUARD_SAFETY);
  g_assert_cmpint (read_names ("Wildlife refuge", NULL, NULL), ==, DW_GUARD_NONE);
}

/* @n letters that say nothing. */
static char *
dup_filler (gsize n)
{
  char *text = g_strnfill (n, 'x');

  for (gsize i = 7; i < n; i += 8)
    text[i] = ' ';

  return text;
}

static void
a_refuge_is_found_behind_names_of_any_length (void)
{
  for (gsize n = AT_ONCE - 24; n < AT_ONCE + 24; n++)
    {
      g_autofree char *name = dup_filler (n);

      g_assert_cmpint (read_names (name, NULL, "Refuge"), ==, DW_GUARD_SAFETY);
      g_assert_cmpint (read_names (name, "Refuge", NULL), ==, DW_GUARD_SAFETY);
      g_assert_cmpint (read_names ("Refuge", name, NULL), ==, DW_GUARD_SAFETY);
      g_assert_cmpint (read_names (name, NULL, NULL), ==, DW_GUARD_NONE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/a refuge is one by whichever of its names says so", a_refuge_is_one_by_whichever_of_its_names_says_so);
  g_test_add_func ("/guard/no word of one name changes what another says", no_word_of_one_name_changes_what_another_says);
  g_test_add_func ("/guard/a refuge is found behind names of any length", a_refuge_is_found_behind_names_of_any_length);
  return g_test_run ();
}
