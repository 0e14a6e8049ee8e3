/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-limits.h"
#include "dw-walk.h"
#include "tests/support/isolated.h"

/* A page of services with ids FIRST … LAST, and @envelope between its other members: `"total_items": 5,`. */
static DwPage *
make_page (guint       first,
           guint       last,
           const char *envelope)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DwPage *page;

  g_string_append_printf (text, "%s \"contents\": [", envelope);
  for (guint i = first; i <= last; i++)
    g_string_append_printf (text, "%s{\"id\": \"%u\", \"name\": \"Service %u\", \"status\": \"active\"}",
                            i > first ? "," : "", i, i);
  g_string_append (text, "]}");

  bytes = g_bytes_new (text->str, text->len);
  page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  g_assert_no_error (error);
  return page;
}

static DwWalkStep
take (DwWalk      *walk,
      guint        first,
      guint        last,
      const char  *envelope,
      GError     **error)
{
  g_autoptr (DwPage) page = make_page (first, last, envelope);

  return dw_walk_take (walk, page, NULL, NULL, error);
}

static void
test_numbers (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  const char *said = "\"total_items\": 5, \"total_pages\": 2, \"last_page\": false,";

  g_assert_cmpuint (dw_walk_get_page_number (walk), ==, 1);
  g_assert_cmpint (take (walk, 1, 3, said, NULL), ==, DW_WALK_NEXT);
  g_assert_cmpuint (dw_walk_get_page_number (walk), ==, 2);
  g_assert_cmpint (take (walk, 4, 5, said, NULL), ==, DW_WALK_LAST);
  g_assert_true (dw_walk_check (walk, NULL));
  g_assert_cmpuint (dw_walk_get_n_seen (walk), ==, 5);
  g_assert_cmpuint (dw_walk_get_n_taken (walk), ==, 5);
}

static void
test_flag (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();

  g_assert_cmpint (take (walk, 1, 3, "\"last_page\": false,", NULL), ==, DW_WALK_NEXT);
  g_assert_cmpint (take (walk, 4, 4, "\"last_page\": true,", NULL), ==, DW_WALK_LAST);
  g_assert_true (dw_walk_check (walk, NULL));
}

static void
test_empty_page (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();

  g_assert_cmpint (take (walk, 1, 3, "\"last_page\": false,", NULL), ==, DW_WALK_NEXT);
  g_assert_cmpint (take (walk, 1, 0, "\"last_page\": false,", NULL), ==, DW_WALK_OVER);
  g_assert_true (dw_walk_check (walk, NULL));
}

static void
test_repetition (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();

  g_assert_cmpint (take (walk, 1, 3, "", NULL), ==, DW_WALK_NEXT);
  g_assert_cmpint (take (walk, 2, 3, "", NULL), ==, DW_WALK_OVER);
  g_assert_true (dw_walk_check (walk, NULL));
  g_assert_cmpuint (dw_walk_get_n_seen (walk), ==, 3);
}

static void
on_repeated (guint                index,
             const DwPageRecord  *record,
             gpointer             data)
{
  guint *n_repeated = data;

  g_assert_cmpstr (record->source_id, ==, "3");
  g_assert_cmpuint (index, ==, 0);
  ++*n_repeated;
}

static void
test_overlap (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (DwPage) second = make_page (3, 4, "");
  guint n_repeated = 0;

  g_assert_cmpint (take (walk, 1, 3, "", NULL), ==, DW_WALK_NEXT);
  g_assert_cmpint (dw_walk_take (walk, second, on_repeated, &n_repeated, NULL), ==, DW_WALK_NEXT);
  g_assert_cmpuint (n_repeated, ==, 1);
  g_assert_cmpuint (dw_walk_get_n_seen (walk), ==, 5);
  g_assert_cmpuint (dw_walk_get_n_taken (walk), ==, 4);
}

static void
test_fewer_than_promised (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (take (walk, 1, 3, "\"total_items\": 5,", NULL), ==, DW_WALK_NEXT);
  g_assert_cmpint (take (walk, 1, 0, "\"total_items\": 5,", NULL), ==, DW_WALK_OVER);
  g_assert_false (dw_walk_check (walk, &error));
  g_assert_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT);
  g_assert_nonnull (strstr (error->message, "says it has 5 services but sent 3 different ones."));
}

/* Numbers of one are said as one. */
static void
test_one (void)
{
  g_autoptr (DwWalk) few = dw_walk_new ();
  g_autoptr (DwWalk) many = dw_walk_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (take (few, 1, 1, "\"total_items\": 2,", NULL), ==, DW_WALK_NEXT);
  g_assert_cmpint (take (few, 1, 0, "\"total_items\": 2,", NULL), ==, DW_WALK_OVER);
  g_assert_false (dw_walk_check (few, &error));
  g_assert_nonnull (strstr (error->message, "says it has 2 services but sent 1 different one."));
  g_clear_error (&error);
  g_assert_cmpint (take (many, 1, 2, "\"total_items\": 1,", &error), ==, DW_WALK_FAILED);
  g_assert_nonnull (strstr (error->message, "says it has 1 service but sent 2 different ones."));
}

static void
test_more_than_promised (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (take (walk, 1, 3, "\"total_items\": 5,", NULL), ==, DW_WALK_NEXT);
  g_assert_cmpint (take (walk, 4, 6, "\"total_items\": 5,", &error), ==, DW_WALK_FAILED);
  g_assert_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT);
}

static void
test_nonsense_totals (void)
{
  static const char *const said[] = {
    "\"total_items\": 0, \"total_pages\": 0, \"page_number\": 0, \"first_page\": true, \"last_page\": true, \"empty\": true,",
    "\"total_items\": -9007199254740991, \"total_pages\": -2147483648, \"page_number\": -2147483648, \"last_page\": true,",
    "\"total_items\": null, \"total_pages\": null, \"last_page\": true,",
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (DwWalk) walk = dw_walk_new ();

      g_assert_cmpint (take (walk, 1, 1, said[i], NULL), ==, DW_WALK_LAST);
      g_assert_true (dw_walk_check (walk, NULL));
      g_assert_cmpint (dw_walk_get_n_promised (walk), ==, 0);
    }
}

static void
test_changing_totals (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < DW_WALK_MAX_RESTARTS; i++)
    {
      g_assert_cmpint (take (walk, 1, 3, "\"total_items\": 10,", NULL), ==, DW_WALK_NEXT);
      g_assert_cmpint (take (walk, 4, 6, "\"total_items\": 11,", NULL), ==, DW_WALK_AGAIN);
      g_assert_cmpuint (dw_walk_get_page_number (walk), ==, 1);
      g_assert_cmpuint (dw_walk_get_n_seen (walk), ==, 0);
    }
  g_assert_cmpint (take (walk, 1, 3, "\"total_items\": 10,", NULL), ==, DW_WALK_NEXT);
  g_assert_cmpint (take (walk, 4, 6, "\"total_items\": 11,", &error), ==, DW_WALK_FAILED);
  g_assert_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT);
}

/* Every page brings one new service and none is the last. */
static void
test_endless (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (GError) error = NULL;
  DwWalkStep step = DW_WALK_NEXT;
  guint n_pages = 0;

  while (step == DW_WALK_NEXT && n_pages <= DW_LIMIT_PAGES)
    {
      n_pages++;
      step = take (walk, n_pages, n_pages, "\"total_pages\": 1000000000, \"last_page\": false,", &error);
    }

  g_assert_cmpint (step, ==, DW_WALK_FAILED);
  g_assert_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_TOO_LARGE);
  g_assert_cmpuint (n_pages, ==, DW_LIMIT_PAGES);
}

static void
test_empty_feed (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (take (walk, 1, 0, "\"total_items\": 1, \"empty\": false, \"last_page\": false,", NULL), ==, DW_WALK_OVER);
  g_assert_false (dw_walk_check (walk, &error));
  g_assert_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_EMPTY);
}

static DwPage *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  DwPage *page = dw_page_parse (bytes, &DW_CLASS_SERVICE, NULL);

  g_assert_nonnull (page);
  return page;
}

static void
test_records_without_id (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (DwPage) page = parse ("{\"total_items\": 4, \"contents\": [{\"name\": \"A\", \"status\": \"active\"}, "
                                   "{\"name\": \"A\", \"status\": \"active\"}, {\"id\": \"1\", \"status\": \"active\"}, "
                                   "{\"id\": \"2\", \"name\": \"B\", \"status\": \"active\"}]}");

  g_assert_cmpint (dw_walk_take (walk, page, NULL, NULL, NULL), ==, DW_WALK_NEXT);
  g_assert_cmpint (dw_walk_take (walk, page, NULL, NULL, NULL), ==, DW_WALK_OVER);
  g_assert_true (dw_walk_check (walk, NULL));
  g_assert_cmpuint (dw_walk_get_n_seen (walk), ==, 4);
  g_assert_cmpuint (dw_walk_get_n_taken (walk), ==, 1);
}

static void
test_nothing_readable (void)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (DwPage) page = parse ("{\"contents\": [{\"id\": \"1\"}, {\"name\": \"A\"}], \"last_page\": true}");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dw_walk_take (walk, page, NULL, NULL, NULL), ==, DW_WALK_LAST);
  g_assert_false (dw_walk_check (walk, &error));
  g_assert_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_EMPTY);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/walk/a list ends at its last page by number, whatever its flag says", test_numbers);
  g_test_add_func ("/walk/a list without totals ends at its flag", test_flag);
  g_test_add_func ("/walk/a list without totals or flag ends at an empty page", test_empty_page);
  g_test_add_func ("/walk/a page that brings nothing new is not counted and ends the list", test_repetition);
  g_test_add_func ("/walk/a record that comes again on a later page is told of and taken once", test_overlap);
  g_test_add_func ("/walk/fewer services than promised are inconsistent", test_fewer_than_promised);
  g_test_add_func ("/walk/one service is said as one", test_one);
  g_test_add_func ("/walk/more services than promised are inconsistent at once", test_more_than_promised);
  g_test_add_func ("/walk/totals of zero or less above a record say nothing", test_nonsense_totals);
  g_test_add_func ("/walk/totals that change begin the list again three times and no more", test_changing_totals);
  g_test_add_func ("/walk/a list without end is given up at the limit of pages", test_endless);
  g_test_add_func ("/walk/a first page without records is an empty feed", test_empty_feed);
  g_test_add_func ("/walk/records without an id count once each", test_records_without_id);
  g_test_add_func ("/walk/a feed of which nothing can be read is empty", test_nothing_readable);
  return g_test_run ();
}
