/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>

#include "dw-twin-graph.h"
#include "dw-twins.h"
#include "store-fixture.h"

#define RECORD(id, name, phone) \
  "{\"id\":\"" id "\",\"name\":\"" name "\",\"status\":\"active\",\"phones\":[{\"id\":\"p\",\"number\":\"" phone "\"}]}"

#define LIBRARY(id) RECORD (id, "Toy Library", "020 7946 0018")

static GArray *
list_twins (DwReader   *reader,
            const char *source_id)
{
  g_autoptr (GError) error = NULL;
  GArray *twins = dw_reader_list_twins (reader, find_id (reader, source_id), &error);

  g_assert_no_error (error);
  return twins;
}

static void
assert_twin (DwReader   *reader,
             const char *source_id,
             const char *other,
             DwSameness  sameness,
             gboolean    is_decided)
{
  g_autoptr (GArray) twins = list_twins (reader, source_id);
  gint64 id = find_id (reader, other);

  for (guint i = 0; i < twins->len; i++)
    if (g_array_index (twins, DwTwin, i).id == id)
      {
        g_assert_cmpint (g_array_index (twins, DwTwin, i).sameness, ==, sameness);
        g_assert_cmpint (g_array_index (twins, DwTwin, i).is_decided, ==, is_decided);
        return;
      }

  g_assert_cmpint (sameness, ==, DW_SAMENESS_NONE);
  g_assert_false (is_decided);
}

static void
decide (Fixture    *fixture,
        DwWriter   *writer,
        const char *one,
        const char *other,
        DwSameness  sameness)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = open_reader (fixture);

  dw_writer_decide_sameness (writer, find_id (reader, one), find_id (reader, other), sameness, &error);
  g_assert_no_error (error);
}

static void
test_two_feeds (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GArray) leaders = NULL;

  sync_feed (writer, add_feed (writer, "https://one.example", "One"), "[" LIBRARY ("a") "," RECORD ("x", "Debt advice", "020 7946 0019") "]");
  sync_feed (writer, add_feed (writer, "https://two.example", "Two"), "[" LIBRARY ("b") "," RECORD ("y", "Housing advice", "020 7946 0020") "]");
  reader = open_reader (fixture);

  assert_twin (reader, "a", "b", DW_SAMENESS_SAME, FALSE);
  assert_twin (reader, "b", "a", DW_SAMENESS_SAME, FALSE);
  assert_twin (reader, "x", "y", DW_SAMENESS_NONE, FALSE);
  leaders = dw_reader_load_twin_leaders (reader, NULL);
  g_assert_cmpuint (leaders->len, ==, 2);
  g_assert_cmpint (g_array_index (leaders, DwTwinLeader, 0).leader, ==, find_id (reader, "a"));
  g_assert_cmpint (g_array_index (leaders, DwTwinLeader, 1).service, ==, find_id (reader, "b"));
  g_assert_cmpint (g_array_index (leaders, DwTwinLeader, 1).leader, ==, find_id (reader, "a"));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record"), ==, 4);
}

static void
test_one_feed (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);

  sync_feed (writer, add_feed (writer, "https://one.example", "One"), "[" LIBRARY ("a") "," LIBRARY ("b") "]");

  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin"), ==, 0);
}

static void
test_ambiguous (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;

  sync_feed (writer, add_feed (writer, "https://one.example", "One"), "[" LIBRARY ("a") "]");
  sync_feed (writer, add_feed (writer, "https://two.example", "Two"), "[" LIBRARY ("b") "," LIBRARY ("c") "]");
  reader = open_reader (fixture);

  assert_twin (reader, "a", "b", DW_SAMENESS_MAYBE, FALSE);
  assert_twin (reader, "a", "c", DW_SAMENESS_MAYBE, FALSE);
}

static void
test_removal (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 two;

  sync_feed (writer, add_feed (writer, "https://one.example", "One"), "[" LIBRARY ("a") "]");
  two = add_feed (writer, "https://two.example", "Two");
  sync_feed (writer, two, "[" LIBRARY ("b") "]");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin"), ==, 2);

  sync_feed (writer, two, "[" RECORD ("b", "Debt advice", "020 7946 0019") "]");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin"), ==, 0);
  sync_feed (writer, two, "[" LIBRARY ("b") "]");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin"), ==, 2);
  g_assert_true (dw_writer_remove_feed (writer, two, NULL));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin"), ==, 0);
}

/* What a description says tells no twin: those that are known stay, and no others are looked for. */
static void
test_untold (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 two;

  sync_feed (writer, add_feed (writer, "https://one.example", "One"), "[" LIBRARY ("a") "]");
  two = add_feed (writer, "https://two.example", "Two");
  sync_feed (writer, two, "[" LIBRARY ("b") "]");
  run_sql (fixture, "DELETE FROM service_twin");
  sync_feed (writer, two, "[{\"id\":\"b\",\"name\":\"Toy Library\",\"status\":\"active\",\"description\":\"New toys.\","
                          "\"phones\":[{\"id\":\"p\",\"number\":\"020 7946 0018\"}]}]");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin"), ==, 0);
  sync_feed (writer, two, "[" LIBRARY ("b") "," RECORD ("y", "Housing advice", "020 7946 0020") "]");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin"), ==, 2);
}

/* A feed of some of the services @prefix0 to @prefix5, each as one of @states says; 0: it is not there. */
static char *
print_feed (char         prefix,
            const guint *states)
{
  static const char *const names[] = { "Toy Library", "Debt advice", "Housing advice" };
  GString *json = g_string_new ("[");

  for (guint i = 0; i < 6; i++)
    if (states[i] > 0)
      g_string_append_printf (json,
                              "%s{\"id\":\"%c%u\",\"name\":\"%s\",\"status\":\"active\",\"description\":\"Text %u\",\"minimum_age\":%u,"
                              "\"phones\":[{\"id\":\"p\",\"number\":\"020 7946 001%u\"}]}",
                              json->len > 1 ? "," : "", prefix, i, names[states[i] % 3], states[i] / 3 % 2, states[i] / 6 % 2 * 9, states[i] / 12 % 3);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static gint64
sum_twins (Fixture *fixture)
{
  return read_int (fixture, "SELECT ifnull(sum(service_id * 7919 + other_id * 104729 + sameness * 1299709), 0) FROM service_twin");
}

static void
test_always_afresh (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (DwWriter) writer = open_writer (fixture);
  const gint64 feeds[] = { add_feed (writer, "https://one.example", "One"), add_feed (writer, "https://two.example", "Two") };
  guint states[2][6] = { { 0 } };
  guint n_with_twins = 0;

  for (guint round = 0; round < 120; round++)
    {
      guint feed = g_rand_int_range (random, 0, 2);
      g_autoptr (DwDb) db = NULL;
      g_autofree char *json = NULL;
      gint64 found;

      states[feed][g_rand_int_range (random, 0, 6)] = (guint) g_rand_int_range (random, 0, 36);
      json = print_feed ("ab"[feed], states[feed]);
      sync_feed (writer, feeds[feed], json);
      found = sum_twins (fixture);
      n_with_twins += found != 0;

      db = open_raw (fixture);
      g_assert_true (dw_twins_work_out (db, NULL));
      g_assert_cmpint (sum_twins (fixture), ==, found);
    }

  g_assert_cmpuint (n_with_twins, >, 60);
}

static void
test_decisions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  gint64 one = add_feed (writer, "https://one.example", "One");
  gint64 two = add_feed (writer, "https://two.example", "Two");

  sync_feed (writer, one, "[" LIBRARY ("a") "," RECORD ("x", "Debt advice", "020 7946 0019") "]");
  sync_feed (writer, two, "[" LIBRARY ("b") "," RECORD ("y", "Money help", "020 7946 0020") "]");
  reader = open_reader (fixture);

  decide (fixture, writer, "a", "b", DW_SAMENESS_NONE);
  assert_twin (reader, "a", "b", DW_SAMENESS_NONE, TRUE);
  decide (fixture, writer, "y", "x", DW_SAMENESS_SAME);
  assert_twin (reader, "x", "y", DW_SAMENESS_SAME, TRUE);

  /* Remembered over a sync that changes both, and over a feed that goes and comes back. */
  sync_feed (writer, two, "[" RECORD ("b", "Toy Library", "+44 20 7946 0018") "," RECORD ("y", "Money help", "020 7946 0021") "]");
  assert_twin (reader, "b", "a", DW_SAMENESS_NONE, TRUE);
  g_assert_true (dw_writer_remove_feed (writer, two, NULL));
  two = add_feed (writer, "https://two.example", "Two");
  sync_feed (writer, two, "[" LIBRARY ("b") "," RECORD ("y", "Money help", "020 7946 0020") "]");
  assert_twin (reader, "a", "b", DW_SAMENESS_NONE, TRUE);
  assert_twin (reader, "y", "x", DW_SAMENESS_SAME, TRUE);

  decide (fixture, writer, "b", "a", DW_SAMENESS_MAYBE);
  assert_twin (reader, "a", "b", DW_SAMENESS_SAME, FALSE);
  decide (fixture, writer, "x", "y", DW_SAMENESS_MAYBE);
  assert_twin (reader, "x", "y", DW_SAMENESS_NONE, FALSE);
}

static void
test_bad_decisions (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GError) same_feed = NULL;
  g_autoptr (GError) gone = NULL;
  gint64 generation;

  sync_feed (writer, add_feed (writer, "https://one.example", "One"), "[" LIBRARY ("a") "," LIBRARY ("b") "]");
  reader = open_reader (fixture);
  generation = dw_reader_get_generation (reader, NULL);

  g_assert_false (dw_writer_decide_sameness (writer, find_id (reader, "a"), find_id (reader, "b"), DW_SAMENESS_SAME, &same_feed));
  g_assert_error (same_feed, DW_STORE_ERROR, DW_STORE_ERROR_SAME_FEED);
  g_assert_false (dw_writer_decide_sameness (writer, find_id (reader, "a"), 999, DW_SAMENESS_SAME, &gone));
  g_assert_error (gone, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (dw_reader_get_generation (reader, NULL), ==, generation);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM sameness_decision"), ==, 0);
}

static void
test_bad_marks (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 two = add_feed (writer, "https://two.example", "Two");

  sync_feed (writer, add_feed (writer, "https://one.example", "One"), "[" LIBRARY ("a") "]");
  run_sql (fixture, "UPDATE service SET marks = x'00112233'");
  sync_feed (writer, two, "[" LIBRARY ("b") "]");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin"), ==, 0);

  run_sql (fixture, "UPDATE service SET marks = zeroblob(1000000)");
  sync_feed (writer, two, "[" RECORD ("c", "Toy Library", "020 7946 0018") "]");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin"), ==, 0);
}

static void
test_generic (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (GString) many = g_string_new ("[");

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (many, "%s{\"id\":\"s%u\",\"name\":\"Stay and play\",\"status\":\"active\"}", i > 0 ? "," : "", i);
  g_string_append_c (many, ']');
  sync_feed (writer, add_feed (writer, "https://one.example", "One"), many->str);
  sync_feed (writer, add_feed (writer, "https://two.example", "Two"), "[{\"id\":\"z\",\"name\":\"Stay and play\",\"status\":\"active\"}]");

  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_twin WHERE sameness = 2"), ==, 0);
}

/* --- The graph alone --- */

static DwSameness
find_edge (GArray *edges,
           gint64  one,
           gint64  other)
{
  for (guint i = 0; i < edges->len; i++)
    if (g_array_index (edges, DwTwinEdge, i).one == one && g_array_index (edges, DwTwinEdge, i).other == other)
      return g_array_index (edges, DwTwinEdge, i).sameness;

  return DW_SAMENESS_NONE;
}

/* So many services that a list of them could not go unseen, each unlike all others. */
enum { MANY_SERVICES = 3000, LITTLE_MEMORY = 64 * 1024 };

static void
sync_many (DwWriter   *writer,
           const char *url,
           const char *word)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < MANY_SERVICES; i++)
    g_string_append_printf (json, "%s{\"id\":\"%u\",\"name\":\"%s %u\"}", i > 0 ? "," : "", i, word, i);
  g_string_append_c (json, ']');
  sync_feed (writer, add_feed (writer, url, word), json->str);
}

/* SQLite sorts in memory: whatever it must sort for this grows with the directory. */
static void
test_memory (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DwWriter *writer = open_writer (fixture);
  g_autoptr (DwDb) db = NULL;
  gint64 before;

  sync_many (writer, "https://one.example", "Choir");
  sync_many (writer, "https://two.example", "Club");
  dw_writer_close (writer);
  db = open_raw (fixture);
  dw_twins_work_out (db, &error); /* so that the pages are read */
  g_assert_no_error (error);

  before = sqlite3_memory_used ();
  sqlite3_memory_highwater (TRUE);
  dw_twins_work_out (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_memory_highwater (FALSE) - before, <, LITTLE_MEMORY);
}

static GArray *
settle (const DwTwinEdge *edges,
        guint             n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (DwTwinEdge));

  g_array_append_vals (array, edges, n);
  dw_twin_graph_settle (array);
  return array;
}

/* Services are numbered by feed: 10 and 11 are of feed 1, 20 of feed 2, 30 of feed 3. */
#define EDGE(a, b, what) { a, b, (a) / 10, (b) / 10, DW_SAMENESS_##what, FALSE }
#define SAID(a, b, what) { a, b, (a) / 10, (b) / 10, DW_SAMENESS_##what, TRUE }

static void
test_three_feeds (void)
{
  static const DwTwinEdge edges[] = { EDGE (10, 20, SAME), EDGE (20, 30, SAME) };
  g_autoptr (GArray) settled = settle (edges, G_N_ELEMENTS (edges));

  g_assert_cmpint (find_edge (settled, 10, 30), ==, DW_SAMENESS_SAME);
}

static void
test_broken_group (void)
{
  static const DwTwinEdge edges[] = { EDGE (10, 20, SAME), EDGE (20, 30, SAME), EDGE (11, 30, SAME) };
  g_autoptr (GArray) settled = settle (edges, G_N_ELEMENTS (edges));

  g_assert_cmpint (find_edge (settled, 10, 20), ==, DW_SAMENESS_MAYBE);
  g_assert_cmpint (find_edge (settled, 11, 30), ==, DW_SAMENESS_MAYBE);
  g_assert_cmpint (find_edge (settled, 10, 11), ==, DW_SAMENESS_NONE);
}

static void
test_told_apart (void)
{
  static const DwTwinEdge edges[] = { EDGE (10, 20, SAME), EDGE (20, 30, SAME), SAID (10, 30, NONE) };
  static const DwTwinEdge said[] = { SAID (10, 20, SAME), EDGE (20, 30, SAME), SAID (10, 30, NONE) };
  g_autoptr (GArray) settled = settle (edges, G_N_ELEMENTS (edges));
  g_autoptr (GArray) settled_said = settle (said, G_N_ELEMENTS (said));

  g_assert_cmpint (find_edge (settled, 10, 20), ==, DW_SAMENESS_MAYBE);
  g_assert_cmpint (find_edge (settled, 20, 30), ==, DW_SAMENESS_MAYBE);
  g_assert_cmpint (find_edge (settled_said, 10, 20), ==, DW_SAMENESS_SAME);
  g_assert_cmpint (find_edge (settled_said, 20, 30), ==, DW_SAMENESS_MAYBE);
  g_assert_cmpint (find_edge (settled_said, 10, 30), ==, DW_SAMENESS_NONE);
}

#define ADD(title, func) g_test_add ("/store/twins/" title, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("one service of two feeds is found, and both records stay", test_two_feeds);
  ADD ("two records of one feed are two services", test_one_feed);
  ADD ("a service that could be two of another feed is neither", test_ambiguous);
  ADD ("twins go when a record changes and when a feed is removed", test_removal);
  ADD ("twins are not looked for where nothing changed that tells them", test_untold);
  ADD ("after any change the twins are those that would be found afresh", test_always_afresh);
  ADD ("what a person said is remembered over syncs and removals, and can be taken back", test_decisions);
  ADD ("nothing can be said of one feed's records or of one that is gone", test_bad_decisions);
  ADD ("damaged marks are like nothing", test_bad_marks);
  ADD ("a name that everybody has merges nothing", test_generic);
  ADD ("looking for twins takes no more of SQLite's memory in a large directory", test_memory);
  g_test_add_func ("/store/twins/three feeds' records of one service are one group", test_three_feeds);
  g_test_add_func ("/store/twins/a group with two records of one feed is doubted whole", test_broken_group);
  g_test_add_func ("/store/twins/a pair that a person told apart breaks a group that was only found", test_told_apart);

  return g_test_run ();
}
