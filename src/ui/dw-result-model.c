/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-result-model.h"

#include "dw-notices.h"
#include "dw-tell.h"

/* A list view holds about two hundred rows around what is seen; what is beyond these pages has scrolled far away. */
#define PAGE_SIZE 50
#define MAX_PAGES 40

/*
 * With the answer, as many rows say what it found as are seen, and no more; some more after the person has paused; the
 * others when wanted. So many a frame.
 */
#define ROWS_TO_BEGIN_WITH 20
#define ROWS_SEEN_AT_FIRST 6
#define ROWS_A_FRAME 4
#define ROWS_OF_VIEW 200
#define PAUSE_MS 250
#define FRAME_MS 16

struct _DwResultModel
{
  GObject parent_instance;

  DwInquiry *inquiry;
  DwAnswer *answer;
  GArray *ranked;           /* of DwHit: all hits, once those beyond the answer's own were asked for; or NULL */
  guint n_seen;             /* rows that the list has room for */
  guint n_shown;            /* how many rows the list has by now */
  guint n_current;          /* of those, from the first: the others, out of sight, say what an earlier answer found */
  gboolean wants_all;       /* somebody went to the list: not only the rows to begin with */
  guint reveal_source;
  DwResult *kept[ROWS_TO_BEGIN_WITH];   /* rows that stay when the answer changes; NULL until first looked at */
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

/* A row that nobody has looked at yet is NULL. */
static void
unref_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

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
fill_row (DwResultModel     *self,
          DwResult          *result,
          const DwSummary   *summary,
          const char *const *matched,
          const char        *other_times)
{
  dw_result_fill (result, summary, matched, other_times,
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
    fill_row (reading->model, g_ptr_array_index (reading->results, i), g_ptr_array_index (summaries, i), NULL, NULL);
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

/* The row of the hit at @position: one that is kept for the place, or a new one. */
static DwResult *
make_row (DwResultModel *self,
          guint          position)
{
  const DwHit *hit = get_hit (self, position);
  g_autofree char *group
      = dw_notices_dup_heading (self->answer, hit, position > 0 ? get_hit (self, position - 1) : NULL);
  DwResult *row;

  if (position < ROWS_TO_BEGIN_WITH && self->kept[position] != NULL)
    {
      dw_result_take_hit (self->kept[position], hit, self->answer->question, group);
      return g_object_ref (self->kept[position]);
    }

  row = dw_result_new (hit, self->answer->question, group);
  if (position < ROWS_TO_BEGIN_WITH)
    self->kept[position] = g_object_ref (row);
  return row;
}

/* The answer brings summaries of its own along. */
static gboolean
is_in_answer (DwResultModel *self,
              guint          position)
{
  guint offset = self->answer->question->offset;

  return position >= offset && position < offset + self->answer->summaries->len;
}

/* What matched is news only where there was more than one word. */
static void
fill_from_answer (DwResultModel *self,
                  DwResult      *row,
                  guint          position)
{
  guint at = position - self->answer->question->offset;
  gboolean is_news = self->answer->n_words > 1 || self->answer->also[0] != NULL;
  const DwMatched *matched = &self->answer->matched[at];
  g_autofree char *other_times = dw_tell_dup_other_times (matched);

  fill_row (self, row, g_ptr_array_index (self->answer->summaries, at), is_news ? matched->words : NULL, other_times);
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

/* Rows whose summaries came with the answer are made one by one; others together, to be read together. */
static Page *
make_page (DwResultModel *self,
           guint          number)
{
  guint first = number * PAGE_SIZE;
  guint end = MIN (first + PAGE_SIZE, get_n_ranked (self));
  gboolean is_answered = is_in_answer (self, first) && is_in_answer (self, end - 1);
  Page *page = g_new0 (Page, 1);

  page->results = g_ptr_array_new_with_free_func (unref_row);
  g_ptr_array_set_size (page->results, (int) (end - first));
  for (guint i = first; i < end && !is_answered; i++)
    g_ptr_array_index (page->results, i - first) = make_row (self, i);

  if (!is_answered)
    read_summaries (self, page);

  if (g_hash_table_size (self->pages) >= MAX_PAGES)
    forget_oldest_page (self);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  return page;
}

/* Returns: (transfer none): the row of the hit at @position. */
static DwResult *
look_at_row (DwResultModel *self,
             guint          position)
{
  guint number = position / PAGE_SIZE;
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  gpointer *row;

  if (page == NULL)
    page = make_page (self, number);
  page->looked_at = ++self->clock;

  row = &g_ptr_array_index (page->results, position % PAGE_SIZE);
  if (*row == NULL)
    {
      *row = make_row (self, position);
      fill_from_answer (self, *row, position);
    }

  return *row;
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
  if (position >= dw_result_model_get_n_items (list))
    return NULL;

  return g_object_ref (look_at_row (DW_RESULT_MODEL (list), position));
}

static void
dw_result_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dw_result_model_get_item_type;
  iface->get_n_items = dw_result_model_get_n_items;
  iface->get_item = dw_result_model_get_item;
}

/* The first @n rows are there, and say what this answer found. */
static void
show_up_to (DwResultModel *self,
            guint          n)
{
  guint n_before = self->n_shown;

  for (guint i = self->n_current; i < MIN (n, n_before); i++)
    look_at_row (self, i);
  self->n_current = MAX (self->n_current, n);
  self->n_shown = MAX (n, n_before);
  if (n > n_before)
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
  guint end = self->wants_all ? n_ranked : MIN (n_ranked, ROWS_TO_BEGIN_WITH);
  guint n = self->n_current + ROWS_A_FRAME < ROWS_OF_VIEW ? self->n_current + ROWS_A_FRAME : end;

  n = MIN (n, end);
  self->reveal_source = n < end ? g_timeout_add_full (G_PRIORITY_LOW, FRAME_MS, reveal_more, self, NULL) : 0;
  if (n > self->n_current)
    show_up_to (self, n);
  if (n == n_ranked && n < self->answer->n_hits)
    dw_search_rank_async (dw_inquiry_get_search (self->inquiry), self->answer, self->cancellable, on_ranked,
                          g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
reveal_after (DwResultModel *self,
              guint          ms)
{
  g_clear_handle_id (&self->reveal_source, g_source_remove);
  self->reveal_source = g_timeout_add_full (G_PRIORITY_LOW, ms, reveal_more, self, NULL);
}

static void
forget_answer (DwResultModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_hash_table_remove_all (self->pages);
  g_clear_pointer (&self->ranked, g_array_unref);
  g_clear_pointer (&self->answer, dw_answer_unref);
  self->wants_all = FALSE;
}

/*
 * The rows that were there stay, as objects, and say something else: GTK 4.8 takes the widgets of rows that are
 * replaced, or that go, apart and builds new ones, at half a millisecond each.
 */
static void
on_answered (DwInquiry *inquiry,
             gpointer   user_data)
{
  DwResultModel *self = user_data;
  DwAnswer *answer = dw_inquiry_get_answer (inquiry);
  guint n_before = self->n_shown;
  guint n_stay = MIN (n_before, ROWS_TO_BEGIN_WITH);

  if (answer == self->answer)
    return;

  forget_answer (self);
  self->answer = dw_answer_ref (answer);
  self->n_shown = MIN (n_stay, answer->n_hits);
  self->n_current = 0;
  if (self->n_shown < n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_shown, n_before - self->n_shown, 0);
  show_up_to (self, MIN (answer->n_hits, self->n_seen));
  if (self->n_current < answer->n_hits)
    reveal_after (self, PAUSE_MS);
}

static void
dw_result_model_dispose (GObject *object)
{
  DwResultModel *self = DW_RESULT_MODEL (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->inquiry);
  for (guint i = 0; i < G_N_ELEMENTS (self->kept); i++)
    g_clear_object (&self->kept[i]);

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
  self->n_seen = ROWS_SEEN_AT_FIRST;
}

DwResultModel *
dw_result_model_new (DwInquiry *inquiry)
{
  DwResultModel *self = g_object_new (DW_TYPE_RESULT_MODEL, NULL);

  self->inquiry = g_object_ref (inquiry);
  g_signal_connect_object (inquiry, "answered", G_CALLBACK (on_answered), self, 0);
  return self;
}

void
dw_result_model_set_seen (DwResultModel *self,
                          guint          n)
{
  g_return_if_fail (DW_IS_RESULT_MODEL (self));

  self->n_seen = CLAMP (n, 1, ROWS_TO_BEGIN_WITH);
  if (self->n_current < MIN (self->n_seen, self->n_shown))
    show_up_to (self, MIN (self->n_seen, self->n_shown));
}

void
dw_result_model_want_all (DwResultModel *self)
{
  g_return_if_fail (DW_IS_RESULT_MODEL (self));

  if (self->wants_all || self->answer == NULL)
    return;

  self->wants_all = TRUE;
  show_up_to (self, self->n_shown);
  if (self->n_shown < self->answer->n_hits)
    reveal_after (self, 0);
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
