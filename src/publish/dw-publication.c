/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-publication.h"

#include <string.h>

#include "dw-class-json.h"
#include "dw-signed-feed-write.h"

typedef struct
{
  char *id;
  char *json;
} Item;

struct _DwPublication
{
  GArray *items;        /* of Item */
  GHashTable *ids;      /* of char*, which the items own */
  guint64 n_bytes;
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->id);
  g_free (item->json);
}

DwPublication *
dw_publication_new (void)
{
  DwPublication *self = g_new0 (DwPublication, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
dw_publication_free (DwPublication *self)
{
  g_hash_table_unref (self->ids);
  g_array_unref (self->items);
  g_free (self);
}

gboolean
dw_publication_add (DwPublication   *self,
                    const DwService *service)
{
  Item item = { NULL, NULL };

  if (g_hash_table_contains (self->ids, service->id))
    return FALSE;

  item.id = g_strdup (service->id);
  item.json = dw_class_dup_json (&DW_CLASS_SERVICE, service);
  g_array_append_val (self->items, item);
  g_hash_table_add (self->ids, item.id);
  self->n_bytes += strlen (item.json) + 1;
  return TRUE;
}

guint
dw_publication_get_n (DwPublication *self)
{
  return self->items->len;
}

guint64
dw_publication_get_bytes (DwPublication *self)
{
  return self->n_bytes;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Item *) a)->id, ((const Item *) b)->id);
}

void
dw_publication_sort (DwPublication *self)
{
  g_array_sort (self->items, compare_items);
}

static const Item *
get_item (DwPublication *self,
          guint          index)
{
  return &g_array_index (self->items, Item, index);
}

const char *
dw_publication_get (DwPublication  *self,
                    guint           index,
                    const char    **id)
{
  const Item *item = get_item (self, index);

  *id = item->id;
  return item->json;
}

static guint
count_pages (DwPublication *self,
             guint          per_page)
{
  return MAX (1, (self->items->len + per_page - 1) / per_page);
}

guint
dw_publication_get_n_pages (DwPublication *self)
{
  return count_pages (self, DW_PUBLICATION_PAGE);
}

GString *
dw_publication_dup_page (DwPublication *self,
                         guint          number,
                         guint          per_page)
{
  guint n_pages = count_pages (self, per_page);
  guint first = (number - 1) * per_page;
  guint size = MIN (per_page, self->items->len - first);
  GString *page = g_string_new (NULL);

  g_string_printf (page, "{\"total_items\":%u,\"total_pages\":%u,\"page_number\":%u,\"size\":%u,\"first_page\":%s,\"last_page\":%s,\"empty\":%s,\"contents\":[",
                   self->items->len, n_pages, number, size, number == 1 ? "true" : "false", number == n_pages ? "true" : "false",
                   size == 0 ? "true" : "false");
  for (guint i = 0; i < size; i++)
    g_string_append_printf (page, "%s\n%s", i > 0 ? "," : "", get_item (self, first + i)->json);
  g_string_append (page, "\n]}\n");
  return page;
}

GString *
dw_publication_dup_lines (DwPublication *self)
{
  GString *lines = g_string_sized_new (self->n_bytes);

  for (guint i = 0; i < self->items->len; i++)
    g_string_append_printf (lines, "%s\n", get_item (self, i)->json);

  return lines;
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

GHashTable *
dw_publication_dup_shards (DwPublication *self,
                           int            bits)
{
  GHashTable *shards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = get_item (self, i);
      g_autofree char *name = dw_signed_feed_dup_shard (item->id, bits);
      GString *shard = g_hash_table_lookup (shards, name);

      if (shard == NULL)
        {
          shard = g_string_new (NULL);
          g_hash_table_insert (shards, g_steal_pointer (&name), shard);
        }
      g_string_append (shard, item->json);
      g_string_append_c (shard, '\n');
    }

  return shards;
}
