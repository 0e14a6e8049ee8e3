/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-twin-graph.h"

/* A service with the group it is in so far. */
typedef struct
{
  gint64 id;
  gint64 feed;
  guint parent;             /* index of another node, or its own */
} Node;

typedef struct
{
  GArray *nodes;            /* of Node */
  GHashTable *by_id;        /* gint64* of a node → its index + 1 */
} Graph;

static guint
add_node (Graph  *graph,
          gint64  id,
          gint64  feed)
{
  gpointer found = g_hash_table_lookup (graph->by_id, &id);
  Node node = { id, feed, graph->nodes->len };
  gint64 *key;

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;

  key = g_new (gint64, 1);
  *key = id;
  g_array_append_val (graph->nodes, node);
  g_hash_table_insert (graph->by_id, key, GUINT_TO_POINTER (graph->nodes->len));
  return graph->nodes->len - 1;
}

static guint
find_root (Graph *graph,
           guint  node)
{
  Node *nodes = (Node *) graph->nodes->data;

  while (nodes[node].parent != node)
    node = nodes[node].parent = nodes[nodes[node].parent].parent;

  return node;
}

static void
graph_clear (Graph *graph)
{
  g_clear_pointer (&graph->nodes, g_array_unref);
  g_clear_pointer (&graph->by_id, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Graph, graph_clear)

static void
graph_join (Graph  *graph,
            GArray *edges)
{
  graph_clear (graph);
  graph->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  graph->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < edges->len; i++)
    {
      const DwTwinEdge *edge = &g_array_index (edges, DwTwinEdge, i);
      guint one = add_node (graph, edge->one, edge->one_feed);
      guint other = add_node (graph, edge->other, edge->other_feed);

      if (edge->sameness == DW_SAMENESS_SAME)
        g_array_index (graph->nodes, Node, find_root (graph, one)).parent = find_root (graph, other);
    }
}

static guint
get_group (Graph  *graph,
           gint64  id)
{
  return find_root (graph, GPOINTER_TO_UINT (g_hash_table_lookup (graph->by_id, &id)) - 1);
}

/* --- A service that could be two of another feed is neither --- */

typedef struct
{
  gint64 service;
  gint64 feed;
} Choice;

static guint
choice_hash (gconstpointer data)
{
  const Choice *choice = data;

  return g_int64_hash (&choice->service) * 31 + g_int64_hash (&choice->feed);
}

static gboolean
choice_equal (gconstpointer a,
              gconstpointer b)
{
  const Choice *one = a;
  const Choice *other = b;

  return one->service == other->service && one->feed == other->feed;
}

static void
count_choice (GHashTable *choices,
              gint64      service,
              gint64      feed)
{
  Choice *choice = g_new (Choice, 1);
  guint n;

  *choice = (Choice) { service, feed };
  n = GPOINTER_TO_UINT (g_hash_table_lookup (choices, choice));
  g_hash_table_replace (choices, choice, GUINT_TO_POINTER (n + 1));
}

static gboolean
has_choice (GHashTable *choices,
            gint64      service,
            gint64      feed)
{
  const Choice choice = { service, feed };

  return GPOINTER_TO_UINT (g_hash_table_lookup (choices, &choice)) > 1;
}

static void
doubt_choices (GArray *edges)
{
  g_autoptr (GHashTable) choices = g_hash_table_new_full (choice_hash, choice_equal, g_free, NULL);

  for (guint i = 0; i < edges->len; i++)
    {
      const DwTwinEdge *edge = &g_array_index (edges, DwTwinEdge, i);

      if (edge->sameness != DW_SAMENESS_SAME)
        continue;
      count_choice (choices, edge->one, edge->other_feed);
      count_choice (choices, edge->other, edge->one_feed);
    }

  for (guint i = 0; i < edges->len; i++)
    {
      DwTwinEdge *edge = &g_array_index (edges, DwTwinEdge, i);

      if (edge->sameness == DW_SAMENESS_SAME && !edge->is_decided
          && (has_choice (choices, edge->one, edge->other_feed) || has_choice (choices, edge->other, edge->one_feed)))
        edge->sameness = DW_SAMENESS_MAYBE;
    }
}

/* --- A group that cannot be --- */

static void
find_broken (Graph      *graph,
             GArray     *edges,
             GHashTable *broken)
{
  g_autoptr (GHashTable) choices = g_hash_table_new_full (choice_hash, choice_equal, g_free, NULL);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const Node *node = &g_array_index (graph->nodes, Node, i);
      guint group = find_root (graph, i);

      count_choice (choices, group, node->feed);
      if (has_choice (choices, group, node->feed))
        g_hash_table_add (broken, GUINT_TO_POINTER (group));
    }

  for (guint i = 0; i < edges->len; i++)
    {
      const DwTwinEdge *edge = &g_array_index (edges, DwTwinEdge, i);

      if (edge->is_decided && edge->sameness == DW_SAMENESS_NONE
          && get_group (graph, edge->one) == get_group (graph, edge->other))
        g_hash_table_add (broken, GUINT_TO_POINTER (get_group (graph, edge->one)));
    }
}

static void
doubt_broken_groups (GArray *edges)
{
  g_auto (Graph) graph = { NULL, NULL };
  g_autoptr (GHashTable) broken = g_hash_table_new (NULL, NULL);

  graph_join (&graph, edges);
  find_broken (&graph, edges, broken);
  for (guint i = 0; i < edges->len; i++)
    {
      DwTwinEdge *edge = &g_array_index (edges, DwTwinEdge, i);

      if (edge->sameness == DW_SAMENESS_SAME && !edge->is_decided
          && g_hash_table_contains (broken, GUINT_TO_POINTER (get_group (&graph, edge->one))))
        edge->sameness = DW_SAMENESS_MAYBE;
    }
}

/* --- Every two of a group --- */

static guint
edge_hash (gconstpointer data)
{
  const DwTwinEdge *edge = data;

  return g_int64_hash (&edge->one) * 31 + g_int64_hash (&edge->other);
}

static gboolean
edge_equal (gconstpointer a,
            gconstpointer b)
{
  const DwTwinEdge *one = a;
  const DwTwinEdge *other = b;

  return one->one == other->one && one->other == other->other;
}

/* An edge of two nodes of one group: added where it is missing, the same where a person did not tell them apart. */
static void
close_pair (GHashTable *known,
            GArray     *added,
            const Node *a,
            const Node *b)
{
  const Node *low = a->id < b->id ? a : b;
  const Node *high = a->id < b->id ? b : a;
  const DwTwinEdge wanted = { low->id, high->id, low->feed, high->feed, DW_SAMENESS_SAME, FALSE };
  DwTwinEdge *found = g_hash_table_lookup (known, &wanted);

  if (found == NULL)
    g_array_append_val (added, wanted);
  else if (!found->is_decided)
    found->sameness = DW_SAMENESS_SAME;
}

static void
close_groups (GArray *edges)
{
  g_auto (Graph) graph = { NULL, NULL };
  g_autoptr (GHashTable) known = g_hash_table_new (edge_hash, edge_equal);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (DwTwinEdge));

  graph_join (&graph, edges);
  for (guint i = 0; i < edges->len; i++)
    g_hash_table_add (known, &g_array_index (edges, DwTwinEdge, i));

  for (guint i = 0; i < graph.nodes->len; i++)
    {
      gpointer root = GUINT_TO_POINTER (find_root (&graph, i));
      GArray *members = g_hash_table_lookup (groups, root);

      if (members == NULL)
        {
          members = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (groups, root, members);
        }
      for (guint j = 0; j < members->len; j++)
        close_pair (known, added, &g_array_index (graph.nodes, Node, g_array_index (members, guint, j)),
                    &g_array_index (graph.nodes, Node, i));
      g_array_append_val (members, i);
    }

  g_array_append_vals (edges, added->data, added->len);
}

void
dw_twin_graph_settle (GArray *edges)
{
  doubt_choices (edges);
  doubt_broken_groups (edges);
  close_groups (edges);

  for (guint i = edges->len; i > 0; i--)
    {
      const DwTwinEdge *edge = &g_array_index (edges, DwTwinEdge, i - 1);

      if (edge->sameness == DW_SAMENESS_NONE && !edge->is_decided)
        g_array_remove_index_fast (edges, i - 1);
    }
}
