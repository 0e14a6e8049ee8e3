/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-result-model.h"

#include <glib/gi18n-lib.h>

#include "dw-named.h"

/* A list view holds about two hundred rows around what is seen; what is beyond these pages has scrolled far away. */
#define PAGE_SIZE 50
#define MAX_PAGES 40

/* Rows shown with the answer; then, after the person has paused, so many more a frame until the view has all it holds. */
#define ROWS_AT_ONCE 16
#define ROWS_A_FRAME 6
#define ROWS_OF_VIEW 200
#define PAUSE_MS 250
#define FRAME_MS 16

struct _DwResultModel
{
  GObject parent_instance;

  DwInquiry *inquiry;
  DwAnswer *answer;
  GArray *ranked;           /* of DwHit: all hits, once those beyond the answer's own were asked for; or NULL */
  guint n_shown;            /* how many hits the list has by now */
  guint reveal_source;
  GHashTable *pages;        /* page number -> Page */
  GCancellable *cancellable;  /* of the readings for this answer */
  guint64 clock;            /* of looks, to know the page that was looked at longest ago */
};

/* The rows [number * PAGE_SIZE …) of the answer. */
typedef struct
{
  GPtrArray *results;       /* of DwResult */
  guint64 looked_at;
} Page;

static void dw_result_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DwResultModel, dw_result_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dw_result_model_list_model_init))

static void
page_free (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->results);
  g_free (page);
}

static const DwHit *
get_hit (DwResultModel *self,
         guint          position)
{
  return self->ranked != NULL ? &g_array_index (self->ranked, DwHit, position) : &self->answer->hits[position];
}

/* How many hits are ranked by now. */
static guint
get_n_ranked (DwResultModel *self)
{
  return self->ranked != NULL ? self->ranked->len : self->answer->n_ranked;
}

/* The heading stands above the first row of each group, and only where there are two; what may fit is one group. */
static char *
dup_group (DwResultModel *self,
           guint          position)
{
  const DwAnswer *answer = self->answer;
  guint8 standing = get_hit (self, position)->standing;

  if (answer->n_not_stated > 0 && position == answer->n_fits)
    return g_strdup (_ ("May fit: something you asked for is not stated"));
  if (dw_named_tells_apart (answer) && position < answer->n_fits && (position == 0 || get_hit (self, position - 1)->standing != standing))
    return dw_named_dup_heading (answer, standing);
  if (answer->n_not_stated > 0 && position == 0)
    return g_strdup (_ ("Fit everything you asked for"));

  return NULL;
}

typedef struct
{
  DwResultModel *model;
  GPtrArray *results;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->model);
  g_ptr_array_unref (reading->results);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
fill (DwResultModel     *self,
      DwResult          *result,
      const DwSummary   *summary,
      const char *const *matched)
{
  dw_result_fill (result, summary, matched,
                  summary != NULL ? dw_inquiry_find_feed (self->inquiry, summary->feed_id) : NULL);
}

static void
on_summaries_read (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = dw_search_read_summaries_finish (DW_SEARCH (source), result, &error);

  if (summaries == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Could not read %u summaries: %s", reading->results->len, error->message);
      return;
    }

  for (guint i = 0; i < MIN (summaries->len, reading->results->len); i++)
    fill (reading->model, g_ptr_array_index (reading->results, i), g_ptr_array_index (summaries, i), NULL);
}

static void
read_summaries (DwResultModel *self,
                Page          *page)
{
  gint64 ids[PAGE_SIZE];
  Reading *reading = g_new0 (Reading, 1);

  for (guint i = 0; i < page->results->len; i++)
    ids[i] = dw_result_get_id (g_ptr_array_index (page->results, i));

  reading->model = g_object_ref (self);
  reading->results = g_ptr_array_ref (page->results);
  dw_search_read_summaries_async (dw_inquiry_get_search (self->inquiry), ids, page->results->len, self->cancellable,
                                  on_summaries_read, reading);
}

/* The answer brings the summaries of its first page along. What matched is news only where there was more than one word. */
static gboolean
fill_from_answer (DwResultModel *self,
                  Page          *page,
                  guint          first)
{
  guint offset = self->answer->question->offset;

  if (first < offset || first + page->results->len > offset + self->answer->summaries->len)
    return FALSE;

  for (guint i = 0; i < page->results->len; i++)
    {
      guint at = first - offset + i;

      fill (self, g_ptr_array_index (page->results, i), g_ptr_array_index (self->answer->summaries, at),
            self->answer->n_words > 1 || self->answer->also[0] != NULL ? self->answer->matched[at].words : NULL);
    }

  return TRUE;
}

static void
forget_oldest_page (DwResultModel *self)
{
  GHashTableIter iter;
  gpointer key, value;
  gpointer oldest_key = NULL;
  guint64 oldest = G_MAXUINT64;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((Page *) value)->looked_at < oldest)
      {
        oldest = ((Page *) value)->looked_at;
        oldest_key = key;
      }

  g_hash_table_remove (self->pages, oldest_key);
}

static Page *
make_page (DwResultModel *self,
           guint          number)
{
  guint first = number * PAGE_SIZE;
  guint end = MIN (first + PAGE_SIZE, get_n_ranked (self));
  Page *page = g_new0 (Page, 1);

  page->results = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = first; i < end; i++)
    {
      g_autofree char *group = dup_group (self, i);

      g_ptr_array_add (page->results, dw_result_new (get_hit (self, i), self->answer->question, group));
    }

  if (!fill_from_answer (self, page, first))
    read_summaries (self, page);

  if (g_hash_table_size (self->pages) >= MAX_PAGES)
    forget_oldest_page (self);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  return page;
}

static GType
dw_result_model_get_item_type (GListModel *list)
{
  return DW_TYPE_RESULT;
}

static guint
dw_result_model_get_n_items (GListModel *list)
{
  return DW_RESULT_MODEL (list)->n_shown;
}

static gpointer
dw_result_model_get_item (GListModel *list,
                          guint       position)
{
  DwResultModel *self = DW_RESULT_MODEL (list);
  guint number = position / PAGE_SIZE;
  Page *page;

  if (position >= dw_result_model_get_n_items (list))
    return NULL;

  page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  if (page == NULL)
    page = make_page (self, number);
  page->looked_at = ++self->clock;

  return g_object_ref (g_ptr_array_index (page->results, position % PAGE_SIZE));
}

static void
dw_result_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dw_result_model_get_item_type;
  iface->get_n_items = dw_result_model_get_n_items;
  iface->get_item = dw_result_model_get_item;
}

static void
show_up_to (DwResultModel *self,
            guint          n)
{
  guint n_before = self->n_shown;

  self->n_shown = n;
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n - n_before);
}

static void
on_ranked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DwResultModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ranked = dw_search_rank_finish (DW_SEARCH (source), result, &error);

  if (ranked == NULL || ranked->len != self->answer->n_hits)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Could not rank the rest of %u hits", self->answer->n_hits);
      return;
    }

  /* The last page may have ended where the answer's own hits did. */
  g_hash_table_remove (self->pages, GUINT_TO_POINTER (self->n_shown / PAGE_SIZE));
  self->ranked = g_steal_pointer (&ranked);
  show_up_to (self, self->ranked->len);
}

static gboolean
reveal_more (gpointer user_data)
{
  DwResultModel *self = user_data;
  guint n_ranked = get_n_ranked (self);
  guint n = self->n_shown + ROWS_A_FRAME < ROWS_OF_VIEW ? self->n_shown + ROWS_A_FRAME : n_ranked;

  n = MIN (n, n_ranked);
  self->reveal_source = n < n_ranked ? g_timeout_add_full (G_PRIORITY_LOW, FRAME_MS, reveal_more, self, NULL) : 0;
  show_up_to (self, n);
  if (n == n_ranked && n < self->answer->n_hits)
    dw_search_rank_async (dw_inquiry_get_search (self->inquiry), self->answer, self->cancellable, on_ranked, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
on_answered (DwInquiry *inquiry,
             gpointer   user_data)
{
  DwResultModel *self = user_data;
  DwAnswer *answer = dw_inquiry_get_answer (inquiry);
  guint n_before = self->n_shown;

  if (answer == self->answer)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->pages);
  g_clear_pointer (&self->ranked, g_array_unref);
  g_clear_pointer (&self->answer, dw_answer_unref);
  self->answer = dw_answer_ref (answer);
  self->n_shown = MIN (answer->n_hits, ROWS_AT_ONCE);
  g_clear_handle_id (&self->reveal_source, g_source_remove);
  if (self->n_shown < answer->n_hits)
    self->reveal_source = g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, reveal_more, self, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n_shown);
}

static void
dw_result_model_dispose (GObject *object)
{
  DwResultModel *self = DW_RESULT_MODEL (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->inquiry);

  G_OBJECT_CLASS (dw_result_model_parent_class)->dispose (object);
}

static void
dw_result_model_finalize (GObject *object)
{
  DwResultModel *self = DW_RESULT_MODEL (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->pages);
  g_clear_pointer (&self->ranked, g_array_unref);
  g_clear_pointer (&self->answer, dw_answer_unref);

  G_OBJECT_CLASS (dw_result_model_parent_class)->finalize (object);
}

static void
dw_result_model_class_init (DwResultModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dw_result_model_dispose;
  object_class->finalize = dw_result_model_finalize;
}

static void
dw_result_model_init (DwResultModel *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  self->cancellable = g_cancellable_new ();
}

DwResultModel *
dw_result_model_new (DwInquiry *inquiry)
{
  DwResultModel *self = g_object_new (DW_TYPE_RESULT_MODEL, NULL);

  self->inquiry = g_object_ref (inquiry);
  g_signal_connect_object (inquiry, "answered", G_CALLBACK (on_answered), self, 0);
  return self;
}

guint
dw_result_model_find (DwResultModel *self,
                      gint64         id)
{
  g_return_val_if_fail (DW_IS_RESULT_MODEL (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->n_shown; i++)
    if (get_hit (self, i)->id == id)
      return i;

  return GTK_INVALID_LIST_POSITION;
}
