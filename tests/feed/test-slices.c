/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-class-plan.h"
#include "dw-json-text.h"
#include "dw-service.h"
#include "dw-traits.h"

#include <string.h>

/* What a quick way finds must be what the plain way finds. */
enum { N_TEXTS = 3000, MAX_DEPTH = 5, SEED = 20261122 };

static void
append_gap (GRand   *random,
            GString *text)
{
  static const char *const gaps[] = { "", "", "", " ", "\n  ", "\t", "\r\n" };

  g_string_append (text, gaps[g_rand_int_range (random, 0, G_N_ELEMENTS (gaps))]);
}

static void
append_scalar (GRand   *random,
               GString *text)
{
  static const char *const scalars[] = { "\"\"", "\"a\"", "\"]},{[\"", "\"\\\"\"", "\"\\\\\"", "\"\\u005d \\\\\\\" }\"", "0", "-1.5e3", "true",
                                         "false", "null", "\"\xC2\xA3 1,20\"" };

  g_string_append (text, scalars[g_rand_int_range (random, 0, G_N_ELEMENTS (scalars))]);
}

static void
append_value (GRand   *random,
              GString *text,
              guint    depth)
{
  gboolean is_object = g_rand_boolean (random);
  guint n = (guint) g_rand_int_range (random, 0, 5);

  if (depth > 0 && (depth == MAX_DEPTH || g_rand_int_range (random, 0, 3) > 0))
    {
      append_scalar (random, text);
      return;
    }

  g_string_append_c (text, is_object ? '{' : '[');
  append_gap (random, text);
  for (guint i = 0; i < n; i++)
    {
      if (is_object)
        {
          g_string_append_printf (text, "\"%u, {\\\"\"", i);
          append_gap (random, text);
          g_string_append_c (text, ':');
          append_gap (random, text);
        }
      append_value (random, text, depth + 1);
      append_gap (random, text);
      if (i + 1 < n)
        {
          g_string_append_c (text, ',');
          append_gap (random, text);
        }
    }
  g_string_append_c (text, is_object ? '}' : ']');
}

/* Walks a container both ways, and every container in it. Returns how many elements there were in all. */
static guint
compare (const char        *text,
         gsize              length,
         const DwJsonMarks *marks)
{
  DwJsonSlices plain = dw_json_slices_enter (text, length, NULL);
  DwJsonSlices quick = dw_json_slices_enter (text, length, marks);
  guint n = 0;

  for (;;)
    {
      const char *peeked = dw_json_slices_next (&quick, NULL);
      gsize quick_length = 0;
      gsize plain_length = 0;
      const char *found = dw_json_slices_next (&quick, &quick_length);
      const char *expected = dw_json_slices_next (&plain, &plain_length);

      g_assert_true (found == expected && peeked == expected);
      if (expected == NULL)
        return n;

      g_assert_cmpuint (quick_length, ==, plain_length);
      n += 1 + (*found == '{' || *found == '[' ? compare (found, quick_length, marks) : 0);
    }
}

static void
test_slices (void)
{
  g_autoptr (DwJson) json = dw_json_new ();
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_elements = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      DwJsonValue root;
      DwJsonMarks marks;

      append_gap (random, text);
      append_value (random, text, 0);
      append_gap (random, text);
      g_assert_true (dw_json_parse (json, text->str, text->len, 32, &root));
      marks = dw_json_get_marks (json, text->str);
      g_assert_cmpuint (marks.n_offsets, >, 0);
      n_elements += compare (text->str, text->len, &marks);
    }

  g_assert_cmpuint (n_elements, >, N_TEXTS);
  g_rand_free (random);
}

static void
compare_names (const DwClass *class,
               const char    *name,
               gsize          length)
{
  const DwClassPlanName *found = dw_class_plan_find (dw_class_plan_get (class), name, length);

  g_assert_true ((found != NULL ? &class->fields[found->index] : NULL) == dw_class_find (class, name, length));
}

static void
check_class (const DwClass *class,
             GHashTable    *seen)
{
  const DwClassPlan *plan = dw_class_plan_get (class);

  g_assert_true (plan->class == class && dw_class_plan_get (class) == plan);
  if (!g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) plan)))
    return;

  for (guint i = 0; i < class->n_fields; i++)
    {
      const DwField *field = &class->fields[i];
      const char *const others[] = { "", "x", "id\0x", "names", "nam", "Name" };

      compare_names (class, field->name, strlen (field->name));
      compare_names (class, field->name, strlen (field->name) - 1);
      compare_names (class, field->name, strlen (field->name) + 1);
      if (field->alias != NULL)
        compare_names (class, field->alias, strlen (field->alias));
      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        compare_names (class, others[j], j == 2 ? 4 : strlen (others[j]));

      g_assert_true (plan->rules[i] == dw_rule_find (class, field));
      g_assert_cmpint ((plan->required >> i & 1) != 0, ==, (field->flags & DW_FIELD_REQUIRED) != 0);
      if (field->of != NULL)
        check_class (field->of, seen);
    }
}

static void
test_plans (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  check_class (&DW_CLASS_SERVICE, seen);
  g_assert_cmpuint (g_hash_table_size (seen), >, 20);
}

/* Every length to 70 bytes, in memory of just that length, with no odd byte or one: the quick look must see it wherever it stands. */
static void
test_traits (void)
{
  static const guchar odd[] = { 0, 9, 10, 31, ' ', '!', '&', '<', '\\', '~', 127, 128, 255, '%', '\'', ';', '=', '[', ']', 0xC2 };

  for (gsize length = 1; length <= 70; length++)
    for (gsize at = 0; at < length; at++)
      for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
        {
          g_autofree char *text = g_malloc (length);
          gboolean is_simple = FALSE;

          memset (text, 'a' + (int) (length + i) % 26, length);
          text[at] = (char) odd[i];
          is_simple = dw_traits_of (text, length) == 0 && text[0] != ' ' && text[length - 1] != ' ';
          g_assert_cmpint (dw_traits_is_simple (text, length), ==, is_simple);
        }

  g_assert_false (dw_traits_is_simple ("", 0));
}

/* Whatever stands behind it, and wherever in its block the arena is. */
static void
test_short (void)
{
  static const char odd[] = { 0, 9, 31, ' ', '&', '<', '\\', 127, (char) 0x80, 'x' };
  g_autoptr (DwArena) arena = dw_arena_new ();

  for (gsize length = 0; length <= DW_TRAITS_SHORT; length++)
    for (gsize at = 0; at <= DW_TRAITS_SHORT; at++)
      for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
        {
          g_autofree char *text = g_malloc (DW_TRAITS_SHORT + 1);
          const char *taken = NULL;

          memset (text, 'a' + (int) (length + i) % 26, DW_TRAITS_SHORT + 1);
          text[at] = odd[i];
          taken = dw_traits_take_short (arena, text, length);
          g_assert_cmpint (taken != NULL, ==, dw_traits_is_simple (text, length));
          if (taken != NULL)
            g_assert_true (memcmp (taken, text, length) == 0 && taken[length] == '\0');
        }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/slices/records are cut out by the parser's marks as they are byte by byte", test_slices);
  g_test_add_func ("/feed/slices/a class's plan finds every field and rule that its table has", test_plans);
  g_test_add_func ("/feed/slices/a text that is taken as it is holds nothing that is not", test_traits);
  g_test_add_func ("/feed/slices/a short text is taken where it is simple, and as it is", test_short);
  return g_test_run ();
}
