/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-twins.h"

#include <glib/gi18n-lib.h>

#include "dw-twin-graph.h"

/* A mark that so many services of the smaller feeds have tells nothing; a service is compared with so many at most. */
enum { MOST_HOLDERS = 32, MOST_CANDIDATES = 64 };

/* What candidates are found by: the rest of the marks only speaks for or against them. */
#define KINDS_THAT_FIND (1u << DW_MARK_NAME | 1u << DW_MARK_WEB | 1u << DW_MARK_EMAIL | 1u << DW_MARK_PHONE)

typedef struct
{
  gint64 id;
  gint64 feed;
} Service;

/* Services of the smaller feeds by mark: a hash of arrays of Service. */
typedef struct
{
  DwDb *db;
  gint64 largest;           /* the feed with the most services */
  GHashTable *holders;      /* DwMark* → GArray of Service */
  GArray *edges;            /* of DwTwinEdge */
  GHashTable *seen;         /* of DwTwinEdge*: pairs that were compared, each owned by the table */
  DwStatement *read;        /* of one service's likeness */
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->holders, g_hash_table_unref);
  g_clear_pointer (&search->edges, g_array_unref);
  g_clear_pointer (&search->seen, g_hash_table_unref);
  g_clear_pointer (&search->read, dw_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static guint
pair_hash (gconstpointer data)
{
  const gint64 *pair = data;

  return g_int64_hash (&pair[0]) * 31 + g_int64_hash (&pair[1]);
}

static gboolean
pair_equal (gconstpointer a,
            gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return one[0] == other[0] && one[1] == other[1];
}

/* A likeness with its own marks. */
typedef struct
{
  DwLikeness likeness;
  DwMark marks[DW_MARK_LIMIT];
} Portrait;

/* A blob of another length than whole marks was not written by us: no marks, so like nothing. */
static guint
copy_marks (DwStatement *row,
            int          column,
            DwMark      *marks)
{
  gsize length;
  gconstpointer blob = dw_statement_get_blob (row, column, &length);

  if (blob == NULL || length % sizeof (DwMark) != 0 || length > DW_MARK_LIMIT * sizeof (DwMark))
    return 0;

  memcpy (marks, blob, length);
  return (guint) (length / sizeof (DwMark));
}

static gboolean
read_portrait (Search    *search,
               gint64     id,
               Portrait  *portrait,
               GError   **error)
{
  DwStep step;

  dw_statement_reset (search->read);
  dw_statement_bind_int (search->read, 1, id);
  step = dw_statement_step (search->read, error);
  if (step == DW_STEP_ERROR)
    return FALSE;

  portrait->likeness = (DwLikeness) { .marks = portrait->marks };
  if (step == DW_STEP_ROW)
    {
      portrait->likeness.n_marks = copy_marks (search->read, 0, portrait->marks);
      portrait->likeness.boroughs = (DwMask) dw_statement_get_int (search->read, 1);
      portrait->likeness.minimum_age = dw_statement_get_double (search->read, 2);
      portrait->likeness.maximum_age = dw_statement_get_double (search->read, 3);
    }
  dw_statement_reset (search->read);
  return TRUE;
}

static gboolean
compare (Search        *search,
         const Service *a,
         const Service *b,
         GError       **error)
{
  const Service *low = a->id < b->id ? a : b;
  const Service *high = a->id < b->id ? b : a;
  DwTwinEdge edge = { low->id, high->id, low->feed, high->feed, DW_SAMENESS_NONE, FALSE };
  gint64 *pair = g_new (gint64, 2);
  Portrait one, other;

  pair[0] = low->id;
  pair[1] = high->id;
  if (a->feed == b->feed || g_hash_table_contains (search->seen, pair))
    {
      g_free (pair);
      return TRUE;
    }

  g_hash_table_add (search->seen, pair);
  if (!read_portrait (search, low->id, &one, error) || !read_portrait (search, high->id, &other, error))
    return FALSE;

  edge.sameness = dw_likeness_compare (&one.likeness, &other.likeness);
  if (edge.sameness != DW_SAMENESS_NONE)
    g_array_append_val (search->edges, edge);
  return TRUE;
}

static gboolean
finds (DwMark mark)
{
  return (KINDS_THAT_FIND >> dw_mark_get_kind (mark) & 1) != 0;
}

static gboolean
compare_with_holders (Search        *search,
                      const Service *service,
                      const DwMark  *marks,
                      guint          n_marks,
                      GError       **error)
{
  guint n_candidates = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      GArray *holders = finds (marks[i]) ? g_hash_table_lookup (search->holders, &marks[i]) : NULL;

      if (holders == NULL || holders->len > MOST_HOLDERS)
        continue;
      for (guint j = 0; j < holders->len && n_candidates++ < MOST_CANDIDATES; j++)
        if (!compare (search, service, &g_array_index (holders, Service, j), error))
          return FALSE;
    }

  return TRUE;
}

static void
hold_marks (Search        *search,
            const Service *service,
            const DwMark  *marks,
            guint          n_marks)
{
  for (guint i = 0; i < n_marks; i++)
    {
      GArray *holders;

      if (!finds (marks[i]))
        continue;
      holders = g_hash_table_lookup (search->holders, &marks[i]);
      if (holders == NULL)
        {
          holders = g_array_new (FALSE, FALSE, sizeof (Service));
          g_hash_table_insert (search->holders, g_memdup2 (&marks[i], sizeof (DwMark)), holders);
        }
      if (holders->len <= MOST_HOLDERS)
        g_array_append_vals (holders, service, 1);
    }
}

/* First all feeds but the largest, each service compared with those before it, then the largest against them. CROSS: in
   the order of service_fact, so that SQLite sorts nothing. */
static gboolean
walk (Search    *search,
      gboolean   the_largest,
      GError   **error)
{
  g_autoptr (DwStatement) rows = NULL;
  DwStep step;

  rows = dw_statement_new (search->db,
                           "SELECT t.id, t.feed_id, s.marks FROM service_fact AS t CROSS JOIN service AS s ON s.id = t.id"
                           " WHERE (t.feed_id = ?1) = ?2 AND s.marks IS NOT NULL ORDER BY t.id",
                           error);
  if (rows == NULL)
    return FALSE;

  dw_statement_bind_int (rows, 1, search->largest);
  dw_statement_bind_int (rows, 2, the_largest);
  while ((step = dw_statement_step (rows, error)) == DW_STEP_ROW)
    {
      const Service service = { dw_statement_get_int (rows, 0), dw_statement_get_int (rows, 1) };
      DwMark marks[DW_MARK_LIMIT];
      guint n_marks = copy_marks (rows, 2, marks);

      if (!compare_with_holders (search, &service, marks, n_marks, error))
        return FALSE;
      if (!the_largest)
        hold_marks (search, &service, marks, n_marks);
    }

  return step == DW_STEP_DONE;
}

/* Of the records: in the order of their index nothing has to be sorted, which SQLite does in memory. */
static gboolean
find_largest (DwDb    *db,
              gint64  *largest,
              guint   *n_feeds,
              GError **error)
{
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  *n_feeds = 0;
  row = dw_statement_new (db, "SELECT feed_id FROM raw_record GROUP BY feed_id ORDER BY count(*) DESC, feed_id", error);
  if (row == NULL)
    return FALSE;

  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    if ((*n_feeds)++ == 0)
      *largest = dw_statement_get_int (row, 0);

  return step == DW_STEP_DONE;
}

/* What a person said wins over what was found. */
static gboolean
apply_decisions (Search  *search,
                 GError **error)
{
  g_autoptr (GHashTable) decided = g_hash_table_new_full (pair_hash, pair_equal, g_free, NULL);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (DwTwinEdge));
  g_autoptr (DwStatement) rows = NULL;
  DwStep step;

  rows = dw_statement_new (search->db,
                           "SELECT min(a.id, b.id), max(a.id, b.id), iif(a.id < b.id, f.id, g.id), iif(a.id < b.id, g.id, f.id), d.is_same"
                           " FROM sameness_decision AS d"
                           " JOIN feed AS f ON f.url = d.one_url JOIN raw_record AS a ON a.feed_id = f.id AND a.source_id = d.one_id"
                           " JOIN feed AS g ON g.url = d.other_url JOIN raw_record AS b ON b.feed_id = g.id AND b.source_id = d.other_id",
                           error);
  if (rows == NULL)
    return FALSE;

  while ((step = dw_statement_step (rows, error)) == DW_STEP_ROW)
    {
      gint64 *pair = g_new (gint64, 2);
      const DwTwinEdge edge = {
        pair[0] = dw_statement_get_int (rows, 0), pair[1] = dw_statement_get_int (rows, 1),
        dw_statement_get_int (rows, 2), dw_statement_get_int (rows, 3),
        dw_statement_get_int (rows, 4) != 0 ? DW_SAMENESS_SAME : DW_SAMENESS_NONE, TRUE,
      };

      g_hash_table_add (decided, pair);
      g_array_append_val (edges, edge);
    }
  if (step != DW_STEP_DONE)
    return FALSE;

  for (guint i = 0; i < search->edges->len; i++)
    {
      const DwTwinEdge *edge = &g_array_index (search->edges, DwTwinEdge, i);
      const gint64 pair[] = { edge->one, edge->other };

      if (!g_hash_table_contains (decided, pair))
        g_array_append_vals (edges, edge, 1);
    }
  g_array_unref (search->edges);
  search->edges = g_steal_pointer (&edges);
  return TRUE;
}

static gboolean
insert_twin (DwStatement  *insert,
             gint64        service,
             gint64        other,
             const DwTwinEdge *edge,
             GError      **error)
{
  dw_statement_bind_int (insert, 1, service);
  dw_statement_bind_int (insert, 2, other);
  dw_statement_bind_int (insert, 3, edge->sameness);
  dw_statement_bind_int (insert, 4, edge->is_decided);
  return dw_statement_run (insert, error);
}

static gboolean
write_edges (DwDb    *db,
             GArray  *edges,
             GError **error)
{
  g_autoptr (DwStatement) insert = NULL;

  insert = dw_statement_new (db, "INSERT INTO service_twin (service_id, other_id, sameness, is_decided) VALUES (?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < edges->len; i++)
    {
      const DwTwinEdge *edge = &g_array_index (edges, DwTwinEdge, i);

      if (!insert_twin (insert, edge->one, edge->other, edge, error)
          || !insert_twin (insert, edge->other, edge->one, edge, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_twins (Search  *search,
            GError **error)
{
  search->holders = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  search->seen = g_hash_table_new_full (pair_hash, pair_equal, g_free, NULL);
  search->edges = g_array_new (FALSE, FALSE, sizeof (DwTwinEdge));
  search->read = dw_statement_new (search->db,
                                   "SELECT s.marks, t.borough, t.minimum_age, t.maximum_age FROM service AS s"
                                   " JOIN service_fact AS t ON t.id = s.id WHERE s.id = ?",
                                   error);

  return search->read != NULL && walk (search, FALSE, error) && walk (search, TRUE, error)
         && apply_decisions (search, error);
}

gboolean
dw_twins_work_out (DwDb    *db,
                   GError **error)
{
  g_auto (Search) search = { .db = db };
  guint n_feeds;

  if (!dw_db_exec (db, _("Comparing the feeds"), "DELETE FROM service_twin", error) || !find_largest (db, &search.largest, &n_feeds, error))
    return FALSE;
  if (n_feeds < 2)
    return TRUE;
  if (!find_twins (&search, error))
    return FALSE;

  dw_twin_graph_settle (search.edges);
  return write_edges (db, search.edges, error);
}
