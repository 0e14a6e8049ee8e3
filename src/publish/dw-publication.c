/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-publication.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dw-class-json.h"
#include "dw-publish-error.h"
#include "dw-signed-feed-write.h"

/* So much JSON waits in memory before it is written. */
enum { MOST_PENDING = 256 * 1024 };

/* Where the JSON of one service is. */
typedef struct
{
  char *id;
  guint64 offset;
  gsize length;
} Item;

struct _DwPublication
{
  GArray *items;        /* of Item */
  GHashTable *ids;      /* of char*, which the items own */
  int fd;               /* of the file without a name; -1 until something is written */
  guint64 n_written;
  GString *pending;     /* what comes after that */
};

static void
item_clear (gpointer data)
{
  g_free (((Item *) data)->id);
}

DwPublication *
dw_publication_new (void)
{
  DwPublication *self = g_new0 (DwPublication, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->pending = g_string_new (NULL);
  self->fd = -1;
  return self;
}

void
dw_publication_free (DwPublication *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_hash_table_unref (self->ids);
  g_array_unref (self->items);
  g_string_free (self->pending, TRUE);
  g_free (self);
}

static gboolean
fail (GError **error)
{
  int saved_errno = errno;
  g_autofree char *shown = g_filename_display_name (g_get_tmp_dir ());

  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_WRITE,
               _("What is to be published could not be put by in “%s” (%s). Nothing was published. Make room there, or name another folder by TMPDIR."),
               shown, g_strerror (saved_errno));
  return FALSE;
}

/* Nobody else ever finds the file, and it cannot be left behind. */
static gboolean
open_file (DwPublication *self)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), ".doorway-publish-XXXXXX", NULL);

  self->fd = g_mkstemp (path);
  if (self->fd >= 0)
    g_unlink (path);

  return self->fd >= 0;
}

static gboolean
write_pending (DwPublication  *self,
               GError        **error)
{
  gsize done = 0;

  if (self->pending->len > 0 && self->fd < 0 && !open_file (self))
    return fail (error);

  while (done < self->pending->len)
    {
      ssize_t n
          = pwrite (self->fd, self->pending->str + done, self->pending->len - done, (off_t) (self->n_written + done));

      if (n < 0 && errno != EINTR)
        return fail (error);
      if (n > 0)
        done += (gsize) n;
    }

  self->n_written += done;
  g_string_truncate (self->pending, 0);
  return TRUE;
}

gboolean
dw_publication_has (DwPublication *self,
                    const char    *id)
{
  return g_hash_table_contains (self->ids, id);
}

gboolean
dw_publication_add (DwPublication    *self,
                    const DwService  *service,
                    GError          **error)
{
  g_autofree char *json = dw_class_dup_json (&DW_CLASS_SERVICE, service);
  Item item = { g_strdup (service->id), dw_publication_get_bytes (self), strlen (json) };

  g_string_append_len (self->pending, json, (gssize) item.length);
  g_string_append_c (self->pending, '\n');
  g_array_append_val (self->items, item);
  g_hash_table_add (self->ids, item.id);
  return self->pending->len < MOST_PENDING || write_pending (self, error);
}

guint
dw_publication_get_n (DwPublication *self)
{
  return self->items->len;
}

guint64
dw_publication_get_bytes (DwPublication *self)
{
  return self->n_written + self->pending->len;
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
dw_publication_get_id (DwPublication *self,
                       guint          index)
{
  return get_item (self, index)->id;
}

static int
compare_id (gconstpointer id,
            gconstpointer item)
{
  return strcmp (id, ((const Item *) item)->id);
}

gboolean
dw_publication_find (DwPublication *self,
                     const char    *id,
                     guint         *index)
{
  const Item *found
      = self->items->len > 0 ? bsearch (id, self->items->data, self->items->len, sizeof (Item), compare_id) : NULL;

  if (found != NULL)
    *index = (guint) (found - get_item (self, 0));
  return found != NULL;
}

/* The JSON of the @index'th service at the end of @text. */
static gboolean
append (DwPublication  *self,
        guint           index,
        GString        *text,
        GError        **error)
{
  const Item *item = get_item (self, index);
  gsize start = text->len;
  gsize done = 0;

  if (!write_pending (self, error))
    return FALSE;

  g_string_set_size (text, start + item->length);
  while (done < item->length)
    {
      ssize_t n = pread (self->fd, text->str + start + done, item->length - done, (off_t) (item->offset + done));

      if (n == 0)
        errno = EIO;
      if (n == 0 || (n < 0 && errno != EINTR))
        return fail (error);
      if (n > 0)
        done += (gsize) n;
    }

  return TRUE;
}

gboolean
dw_publication_put (DwPublication  *self,
                    guint           index,
                    DwPublishSink   sink,
                    gpointer        data,
                    GError        **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  return append (self, index, text, error) && sink (text->str, text->len, data, error);
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

/* Puts the services from @first on, @size of them, with @before ahead of each but the very first, and @after behind
   each. */
static gboolean
put_some (DwPublication  *self,
          guint           first,
          guint           size,
          const char     *before,
          const char     *after,
          DwPublishSink   sink,
          gpointer        data,
          GError        **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < size; i++)
    {
      g_string_assign (text, i > 0 ? before : "");
      if (!append (self, first + i, text, error))
        return FALSE;
      g_string_append (text, after);
      if (!sink (text->str, text->len, data, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dw_publication_put_page (DwPublication  *self,
                         guint           number,
                         guint           per_page,
                         DwPublishSink   sink,
                         gpointer        data,
                         GError        **error)
{
  static const char end[] = "\n]}\n";
  guint n_pages = count_pages (self, per_page);
  guint first = (number - 1) * per_page;
  guint size = MIN (per_page, self->items->len - first);
  g_autofree char *start = g_strdup_printf (
    "{\"total_items\":%u,\"total_pages\":%u,\"page_number\":%u,\"size\":%u,\"first_page\":%s,\"last_page\":%s,\"empty\":%s,\"contents\":[%s",
    self->items->len, n_pages, number, size, number == 1 ? "true" : "false", number == n_pages ? "true" : "false", size == 0 ? "true" : "false",
    size > 0 ? "\n" : "");

  return sink (start, strlen (start), data, error) && put_some (self, first, size, ",\n", "", sink, data, error) && sink (end, strlen (end), data, error);
}

gboolean
dw_publication_put_lines (DwPublication  *self,
                          DwPublishSink   sink,
                          gpointer        data,
                          GError        **error)
{
  return put_some (self, 0, self->items->len, "", "\n", sink, data, error);
}

/* A service, and the object that it belongs to. */
typedef struct
{
  guint shard;
  guint index;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a;
  const Place *other = b;

  return one->shard != other->shard ? (one->shard < other->shard ? -1 : 1)
                                    : (one->index > other->index) - (one->index < other->index);
}

gboolean
dw_publication_foreach_shard (DwPublication           *self,
                              int                      bits,
                              DwPublicationShardFunc   func,
                              gpointer                 data,
                              GError                 **error)
{
  g_autofree Place *places = g_new (Place, self->items->len);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    places[i] = (Place) { dw_signed_feed_get_shard (get_item (self, i)->id, bits), i };
  qsort (places, self->items->len, sizeof *places, compare_places);

  for (guint i = 0; i < self->items->len; i++)
    {
      g_autofree char *name = NULL;

      if (!append (self, places[i].index, text, error))
        return FALSE;
      g_string_append_c (text, '\n');
      if (i + 1 < self->items->len && places[i + 1].shard == places[i].shard)
        continue;
      name = dw_signed_feed_dup_shard (get_item (self, places[i].index)->id, bits);
      if (!func (name, text, data, error))
        return FALSE;
      g_string_truncate (text, 0);
    }

  return TRUE;
}
