/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-parse ours|json-glib FOLDER: parses FOLDER/page-*.json and takes every text and number out of it, each page three
 * times; prints megabytes and CPU seconds of the best round as JSON. "ours" also checks every field and cuts out each
 * record's own bytes; json-glib is the reference.
 */
#include "config.h"

#include "put-page.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

enum { N_ROUNDS = 3 };

typedef gsize (*ReadPageFunc) (const char *text,
                               gsize       length);

static gsize
read_ours (const char *text,
           gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  guint n_records = 0;

  if (page == NULL)
    g_error ("%s", error->message);

  dw_page_get_records (page, &n_records);
  return n_records;
}

static gsize take_node (JsonNode *node);

static void
take_member (JsonObject *object,
             const char *name,
             JsonNode   *node,
             gpointer    total)
{
  *(gsize *) total += take_node (node);
}

static void
take_element (JsonArray *array,
              guint      index,
              JsonNode  *node,
              gpointer   total)
{
  *(gsize *) total += take_node (node);
}

/* Copies each text, as a program must that keeps it. */
static gsize
take_node (JsonNode *node)
{
  gsize total = 1;

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      json_object_foreach_member (json_node_get_object (node), take_member, &total);
      break;
    case JSON_NODE_ARRAY:
      json_array_foreach_element (json_node_get_array (node), take_element, &total);
      break;
    case JSON_NODE_VALUE:
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_free (json_node_dup_string (node));
      else
        total += json_node_get_double (node) > 0;
      break;
    case JSON_NODE_NULL:
    default:
      break;
    }

  return total;
}

static gsize
read_json_glib (const char *text,
                gsize       length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    g_error ("%s", error->message);

  return take_node (json_parser_get_root (parser));
}

int
main (int    argc,
      char **argv)
{
  ReadPageFunc read_page = argc > 2 && g_str_equal (argv[1], "ours") ? read_ours : read_json_glib;
  double best = G_MAXDOUBLE;
  gsize n_bytes = 0;

  if (argc < 3)
    return 2;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double seconds = 0;

      n_bytes = 0;
      for (guint number = 1;; number++)
        {
          g_autofree char *path = g_strdup_printf ("%s/page-%u.json", argv[2], number);
          g_autofree char *text = NULL;
          gsize length = 0;
          double start = 0;

          if (!g_file_get_contents (path, &text, &length, NULL))
            break;
          start = cpu_seconds ();
          read_page (text, length);
          seconds += cpu_seconds () - start;
          n_bytes += length;
        }
      best = MIN (best, seconds);
    }

  printf ("{\"mb\": %.2f, \"cpu_s\": %.4f}\n", (double) n_bytes / 1e6, best);
  return 0;
}
