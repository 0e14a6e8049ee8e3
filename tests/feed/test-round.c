/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-limits.h"
#include "dw-lines.h"
#include "dw-page.h"
#include "dw-tabular.h"
#include "random-services.h"
#include "tests/support/isolated.h"

/* The same made-up directory in each dialect says the same when it is taken in. */

enum { N_DIRECTORIES = 40, N_SERVICES = 8 };

/* What Outpost, as its servers send it, has no member for. */
static const Lacks OUTPOST_LACKS = LACKS_LANGUAGE | LACKS_AREA | LACKS_FUNDING | LACKS_ELIGIBILITY;

static char *
tell_text (const char *text,
           Lacks       lacks)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GString *told = g_string_new (NULL);

  made_tell_page (told, bytes, lacks);
  return g_string_free (told, FALSE);
}

static char *
tell_truth (GPtrArray *services,
            Lacks      lacks)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < services->len; i++)
    {
      g_autofree char *line = made_describe (g_ptr_array_index (services, i), lacks);

      g_string_append_printf (told, "%s\n", line);
    }

  return g_string_free (told, FALSE);
}

static void
check_texts (char *(*write) (GPtrArray *services),
             Lacks   lacks)
{
  for (guint32 seed = 0; seed < N_DIRECTORIES; seed++)
    {
      g_autoptr (GPtrArray) services = made_new (seed, N_SERVICES);
      g_autofree char *text = write (services);
      g_autofree char *told = tell_text (text, lacks);
      g_autofree char *truth = tell_truth (services, lacks);

      g_assert_cmpstr (told, ==, truth);
    }
}

static void
test_oruk_3 (void)
{
  check_texts (made_write_oruk_3, TELLS_ALL);
}

static void
test_oruk_1 (void)
{
  check_texts (made_write_oruk_1, TELLS_ALL);
}

static void
test_outpost (void)
{
  check_texts (made_write_outpost, OUTPOST_LACKS);
}

static void
test_lines (void)
{
  for (guint32 seed = 0; seed < N_DIRECTORIES; seed++)
    {
      g_autoptr (GPtrArray) services = made_new (seed, N_SERVICES);
      g_autofree char *text = made_write_lines (services);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autofree char *truth = tell_truth (services, TELLS_ALL);
      g_autoptr (GString) told = g_string_new (NULL);
      DwLines lines = dw_lines_enter (bytes);
      GBytes *page = NULL;

      g_assert_true (dw_lines_is_likely (bytes));
      while ((page = dw_lines_next (&lines, NULL)) != NULL)
        {
          made_tell_page (told, page, TELLS_ALL);
          g_bytes_unref (page);
        }
      g_assert_cmpstr (told->str, ==, truth);
    }
}

static char *
tell_tables (DwPackage *package)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwTabular) tabular = dw_tabular_open (package, &error);
  GString *told = g_string_new (NULL);
  GBytes *page = NULL;

  g_assert_no_error (error);
  while ((page = dw_tabular_next (tabular)) != NULL)
    {
      made_tell_page (told, page, TELLS_ALL);
      g_bytes_unref (page);
    }

  return g_string_free (told, FALSE);
}

static void
test_tables (void)
{
  for (guint32 seed = 0; seed < 2 * N_DIRECTORIES; seed++)
    {
      g_autoptr (GPtrArray) services = made_new (seed, N_SERVICES);
      g_autoptr (DwPackage) package = made_write_tables (services, seed % 2 == 1);
      g_autofree char *told = tell_tables (package);
      g_autofree char *truth = tell_truth (services, TELLS_ALL);

      g_assert_cmpstr (told, ==, truth);
    }
}

/* The text with each member of that name called otherwise, as if its row were not in the table. NULL when it has none. */
static char *
dup_without_member (const char *text,
                    const char *member)
{
  g_autofree char *name = g_strdup_printf ("\"%s\":", member);
  g_autofree char *other = g_strdup_printf ("\"%s_\":", member);
  GString *changed = g_string_new (text);

  if (g_string_replace (changed, name, other, 0) > 0)
    return g_string_free (changed, FALSE);

  g_string_free (changed, TRUE);
  return NULL;
}

static guint
count_found_out (const DwDialectTable *table,
                 const char           *text,
                 const char           *truth,
                 Lacks                 lacks)
{
  guint n_found = 0;

  for (guint i = 0; i < table->n_aliases; i++)
    {
      const DwAlias *alias = &table->aliases[i];
      g_autofree char *changed = alias->path != NULL ? dup_without_member (text, alias->member) : NULL;
      g_autofree char *told = changed != NULL ? tell_text (changed, lacks) : NULL;

      if (told == NULL || strcmp (alias->member, "slug") == 0 || strcmp (alias->member, "vocabulary") == 0)
        continue;
      g_test_message ("%s", alias->member);
      g_assert_cmpstr (told, !=, truth);
      n_found++;
    }

  return n_found;
}

/* This test itself: a row that is missing, or leads elsewhere, tells something else. */
static void
test_teeth (void)
{
  g_autoptr (GPtrArray) services = made_new (7, N_SERVICES);
  g_autofree char *old = made_write_oruk_1 (services);
  g_autofree char *old_truth = tell_truth (services, TELLS_ALL);
  g_autofree char *outpost = made_write_outpost (services);
  g_autofree char *outpost_truth = tell_truth (services, OUTPOST_LACKS);
  GString *swapped = g_string_new (outpost);
  g_autofree char *told = NULL;

  g_assert_cmpuint (count_found_out (&DW_DIALECT_TABLE_ORUK_1, old, old_truth, TELLS_ALL), >=, 10);
  g_assert_cmpuint (count_found_out (&DW_DIALECT_TABLE_OUTPOST, outpost, outpost_truth, OUTPOST_LACKS), >=, 11);

  g_string_replace (swapped, "\"min_age\":", "\"m\":", 0);
  g_string_replace (swapped, "\"max_age\":", "\"min_age\":", 0);
  g_string_replace (swapped, "\"m\":", "\"max_age\":", 0);
  told = tell_text (swapped->str, OUTPOST_LACKS);
  g_assert_cmpstr (told, !=, outpost_truth);
  g_string_free (swapped, TRUE);
}

static void
add_file (DwPackage  *package,
          const char *name,
          GString    *text)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autoptr (GError) error = NULL;

  dw_package_add (package, name, bytes, &error);
  g_assert_no_error (error);
}

static guint
count_in (GBytes     *page,
          const char *words)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (page, &length);
  guint n = 0;

  for (const char *p = text; (p = g_strstr_len (p, (gssize) (length - (gsize) (p - text)), words)) != NULL; p += strlen (words))
    n++;
  return n;
}

/* Walking all telephones of the organisation for each of its services would take many minutes. */
static void
test_one_organization (void)
{
  enum { N = 40000 };
  g_autoptr (DwPackage) package = dw_package_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DwTabular) tabular = NULL;
  GString *services = g_string_new ("id,name,organization_id\n");
  GString *phones = g_string_new ("id,service_id,organization_id,contact_id\np,gone,o,gone\n");
  GBytes *page = NULL;
  guint n_services = 0;
  guint n_own = 0;
  guint n_of_organization = 0;

  for (guint i = 0; i < N; i++)
    {
      g_string_append_printf (services, "s%u,A,o\n", i);
      g_string_append_printf (phones, "p%u,s%u,o,\n", i, i);
    }
  add_file (package, "services.csv", services);
  add_file (package, "phones.csv", phones);
  add_file (package, "organizations.csv", g_string_new ("id,name\no,B\n"));
  tabular = dw_tabular_open (package, &error);
  g_assert_no_error (error);

  while ((page = dw_tabular_next (tabular)) != NULL)
    {
      n_services += count_in (page, "\"name\":\"A\"");
      n_own += count_in (page, ",\"phones\":[{\"id\":\"p");
      n_of_organization += count_in (page, "\"name\":\"B\",\"phones\":[{\"id\":\"p\",\"service_id\":\"gone\",\"organization_id\":\"o\",\"contact_id\":\"gone\"}]}");
      g_bytes_unref (page);
    }
  g_assert_cmpuint (n_services, ==, N);
  g_assert_cmpuint (n_own, ==, 2 * N);
  g_assert_cmpuint (n_of_organization, ==, N);
}

/* A thousand columns, and @n_rows rows of one cell. */
static DwTabular *
open_wide (guint    n_rows,
           GError **error)
{
  g_autoptr (DwPackage) package = dw_package_new ();
  GString *text = g_string_new ("id,name");

  for (guint i = 2; i < 1000; i++)
    g_string_append_printf (text, ",c%u", i);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < n_rows; i++)
    g_string_append (text, "a\n");
  add_file (package, "services.csv", text);
  return dw_tabular_open (package, error);
}

static void
test_wide (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwTabular) widest = open_wide (DW_LIMIT_TABLE_CELLS / 1000, &error);
  g_autoptr (DwTabular) wider = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (widest);
  wider = open_wide (DW_LIMIT_TABLE_CELLS / 1000 + 1, &error);
  g_assert_null (wider);
  g_assert_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED);
  g_assert_nonnull (strstr (error->message, "more cells than Doorway takes in"));
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/feed/round/a directory in ORUK 3.0 tells what is true", test_oruk_3);
  g_test_add_func ("/feed/round/a directory in ORUK 1.0 tells what is true", test_oruk_1);
  g_test_add_func ("/feed/round/a directory in Outpost's dialect tells what is true", test_outpost);
  g_test_add_func ("/feed/round/a directory of a record a line tells what is true", test_lines);
  g_test_add_func ("/feed/round/a directory in tables of HSDS 3.x and 1.x tells what is true", test_tables);
  g_test_add_func ("/feed/round/a row of the tables that were wrong would be found out", test_teeth);
  g_test_add_func ("/feed/round/services of one organisation do not each walk all that it has", test_one_organization);
  g_test_add_func ("/feed/round/a table of few bytes and too many cells is refused", test_wide);
  return g_test_run ();
}
