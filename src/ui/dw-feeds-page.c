/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feeds-page.h"

#include <glib/gi18n-lib.h>

#include "dw-add-feed.h"
#include "dw-feed-check-dialog.h"
#include "dw-feed-row.h"
#include "dw-into-view.h"
#include "dw-plain-text.h"

struct _DwFeedsPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *sync_all;
  GtkWidget *restore;
  GtkLabel *problem;
  GtkBox *feeds;
  DwAddFeed *add;

  DwSearch *search;
  DwSyncer *syncer;
  GHashTable *rows;             /* gint64 feed id → DwFeedRow, owned by @feeds */
  GHashTable *syncs;            /* gint64 feed id → GCancellable of the sync that was asked for here */
  GCancellable *reading;
  gint64 focus_on;              /* the feed just added: its row gets the keyboard when it appears; 0 for none */
};

G_DEFINE_FINAL_TYPE (DwFeedsPage, dw_feeds_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SEARCH = 1,
  PROP_SYNCER,
} DwFeedsPageProperty;

static GParamSpec *properties[PROP_SYNCER + 1];

/* One sync or removal of one feed. */
typedef struct
{
  DwFeedsPage *page;
  gint64 feed_id;
} Errand;

static void read_feeds (DwFeedsPage *self);

static gint64 *
make_key (gint64 feed_id)
{
  return g_memdup2 (&feed_id, sizeof feed_id);
}

static Errand *
errand_new (DwFeedsPage *self,
            gint64       feed_id)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->page = g_object_ref (self);
  errand->feed_id = feed_id;
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->page);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
on_feed_synced (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Errand) errand = data;
  DwFeedsPage *self = errand->page;
  g_autoptr (GError) error = NULL;
  DwFeedRow *row;

  dw_syncer_sync_finish (DW_SYNCER (source), result, &error);
  g_hash_table_remove (self->syncs, &errand->feed_id);
  row = g_hash_table_lookup (self->rows, &errand->feed_id);
  if (row != NULL)
    dw_feed_row_end (row, dw_sync_status_get_problem (error));
  read_feeds (self);
}

static void
start_sync (DwFeedsPage *self,
            DwFeedRow   *row)
{
  gint64 feed_id = dw_feed_row_get_feed (row)->id;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (self->syncer == NULL || dw_feed_row_is_running (row))
    return;

  dw_feed_row_begin (row, TRUE);
  dw_syncer_sync_async (self->syncer, feed_id, cancellable, on_feed_synced, errand_new (self, feed_id));
  g_hash_table_replace (self->syncs, make_key (feed_id), g_steal_pointer (&cancellable));
}

static void
on_row_sync (DwFeedsPage *self,
             DwFeedRow   *row)
{
  start_sync (self, row);
}

static void
on_row_stop (DwFeedsPage *self,
             DwFeedRow   *row)
{
  gint64 feed_id = dw_feed_row_get_feed (row)->id;

  g_cancellable_cancel (g_hash_table_lookup (self->syncs, &feed_id));
}

static void
on_row_check (DwFeedsPage *self,
              DwFeedRow   *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->syncer != NULL)
    gtk_window_present (GTK_WINDOW (dw_feed_check_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                              self->syncer, dw_feed_row_get_feed (row))));
}

static void
on_feed_removed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  DwFeedRow *row;

  if (dw_syncer_remove_feed_finish (DW_SYNCER (source), result, &error))
    gtk_widget_grab_focus (GTK_WIDGET (errand->page->add));

  row = g_hash_table_lookup (errand->page->rows, &errand->feed_id);
  if (row != NULL)
    dw_feed_row_end (row, dw_sync_status_get_problem (error));
  read_feeds (errand->page);
}

static void
on_row_remove (DwFeedsPage *self,
               DwFeedRow   *row)
{
  gint64 feed_id = dw_feed_row_get_feed (row)->id;

  if (self->syncer == NULL)
    return;

  dw_feed_row_begin (row, FALSE);
  dw_syncer_remove_feed_async (self->syncer, feed_id, NULL, on_feed_removed, errand_new (self, feed_id));
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  DwFeedRow *row;

  dw_syncer_answer_finish (DW_SYNCER (source), result, &error);
  row = g_hash_table_lookup (errand->page->rows, &errand->feed_id);
  if (row != NULL)
    dw_feed_row_end (row, dw_sync_status_get_problem (error));
  read_feeds (errand->page);
}

static void
on_row_answer (DwFeedsPage *self,
               gboolean     accept,
               DwFeedRow   *row)
{
  gint64 feed_id = dw_feed_row_get_feed (row)->id;

  if (self->syncer == NULL)
    return;

  dw_feed_row_begin (row, FALSE);
  dw_syncer_answer_async (self->syncer, feed_id, accept, NULL, on_answered, errand_new (self, feed_id));
}

void
dw_feeds_page_sync_all (DwFeedsPage *self)
{
  GtkWidget *row;

  g_return_if_fail (DW_IS_FEEDS_PAGE (self));

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->feeds)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (!dw_feed_row_get_feed (DW_FEED_ROW (row))->is_starter)
      start_sync (self, DW_FEED_ROW (row));
}

static void
on_added (DwFeedsPage *self,
          gint64       feed_id)
{
  self->focus_on = feed_id;
  read_feeds (self);
}

static DwFeedRow *
make_row (DwFeedsPage *self,
          gint64       feed_id)
{
  GtkWidget *row = dw_feed_row_new ();

  g_signal_connect_object (row, "sync", G_CALLBACK (on_row_sync), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "stop", G_CALLBACK (on_row_stop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "check", G_CALLBACK (on_row_check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_row_remove), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "answer", G_CALLBACK (on_row_answer), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->feeds, row);
  g_hash_table_replace (self->rows, make_key (feed_id), row);
  return DW_FEED_ROW (row);
}

/* Rows stay the same widgets while their feeds stay, so that the keyboard and a question asked in a row stay too. */
static void
show_feeds (DwFeedsPage *self,
            GPtrArray   *feeds)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GtkWidget *previous = NULL;
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < feeds->len; i++)
    {
      DwFeed *feed = g_ptr_array_index (feeds, i);
      DwFeedRow *row = g_hash_table_lookup (self->rows, &feed->id);

      if (row == NULL)
        row = make_row (self, feed->id);
      dw_feed_row_set_feed (row, feed, now);
      gtk_box_reorder_child_after (self->feeds, GTK_WIDGET (row), previous);
      previous = GTK_WIDGET (row);
      g_hash_table_add (seen, &feed->id);
      if (self->focus_on == feed->id)
        {
          self->focus_on = 0;
          gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
          dw_into_view (GTK_WIDGET (row));
        }
    }

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (seen, key))
      {
        gtk_box_remove (self->feeds, value);
        g_hash_table_iter_remove (&iter);
      }
}

static gboolean
has_feed_to_sync (GPtrArray *feeds)
{
  for (guint i = 0; i < feeds->len; i++)
    if (!((DwFeed *) g_ptr_array_index (feeds, i))->is_starter)
      return TRUE;

  return FALSE;
}

static gboolean
has_starter (GPtrArray *feeds)
{
  for (guint i = 0; i < feeds->len; i++)
    if (((DwFeed *) g_ptr_array_index (feeds, i))->is_starter)
      return TRUE;

  return FALSE;
}

static void
on_feeds_read (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (DwFeedsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dw_search_list_feeds_finish (DW_SEARCH (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  dw_plain_text_show (self->problem, dw_sync_status_get_problem (error));
  if (feeds == NULL)
    return;

  show_feeds (self, feeds);
  gtk_widget_set_visible (self->sync_all, self->syncer != NULL && has_feed_to_sync (feeds));
  gtk_widget_set_visible (self->restore, self->syncer != NULL && !has_starter (feeds));
  dw_add_feed_set_feeds (self->add, feeds);
}

static void
stop_reading (DwFeedsPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_feeds (DwFeedsPage *self)
{
  if (self->search == NULL)
    return;

  stop_reading (self);
  self->reading = g_cancellable_new ();
  dw_search_list_feeds_async (self->search, self->reading, on_feeds_read, g_object_ref (self));
}

static void
on_progress (DwFeedsPage      *self,
             gint64            feed_id,
             const DwProgress *progress)
{
  DwFeedRow *row = g_hash_table_lookup (self->rows, &feed_id);

  if (row != NULL)
    dw_feed_row_set_progress (row, progress);
}

/* Of a sync that was begun elsewhere; one begun here ends when it is finished. */
static void
on_feed_done (DwFeedsPage *self,
              gint64       feed_id,
              const char  *problem)
{
  DwFeedRow *row = g_hash_table_lookup (self->rows, &feed_id);

  if (row != NULL && !g_hash_table_contains (self->syncs, &feed_id))
    dw_feed_row_end (row, problem);
  read_feeds (self);
}

static void
set_syncer (DwFeedsPage *self,
            DwSyncer    *syncer)
{
  if (self->syncer != NULL)
    g_signal_handlers_disconnect_by_data (self->syncer, self);
  g_set_object (&self->syncer, syncer);
  dw_add_feed_set_syncer (self->add, syncer);
  if (syncer == NULL)
    return;

  g_signal_connect_object (syncer, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "feed-done", G_CALLBACK (on_feed_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "directory-changed", G_CALLBACK (read_feeds), self, G_CONNECT_SWAPPED);
}

/* "3 hours ago" grows old while nobody looks. */
static void
dw_feeds_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dw_feeds_page_parent_class)->map (widget);

  read_feeds (DW_FEEDS_PAGE (widget));
}

static gboolean
dw_feeds_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DW_FEEDS_PAGE (widget)->add));
}

/* GtkWidget's own way out of a widget backwards ends in its grab_focus, which here would lead back in. */
static gboolean
dw_feeds_page_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  return gtk_widget_child_focus (DW_FEEDS_PAGE (widget)->scroller, direction);
}

static void
dw_feeds_page_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DwFeedsPage *self = DW_FEEDS_PAGE (object);

  switch ((DwFeedsPageProperty) property_id)
    {
    case PROP_SEARCH:
      g_value_set_object (value, self->search);
      return;
    case PROP_SYNCER:
      g_value_set_object (value, self->syncer);
      return;
    }
}

static void
dw_feeds_page_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DwFeedsPage *self = DW_FEEDS_PAGE (object);

  switch ((DwFeedsPageProperty) property_id)
    {
    case PROP_SEARCH:
      if (g_set_object (&self->search, g_value_get_object (value)))
        {
          g_object_notify_by_pspec (object, pspec);
          read_feeds (self);
        }
      return;
    case PROP_SYNCER:
      if (self->syncer != g_value_get_object (value))
        {
          set_syncer (self, g_value_get_object (value));
          g_object_notify_by_pspec (object, pspec);
        }
      return;
    }
}

static void
dw_feeds_page_dispose (GObject *object)
{
  DwFeedsPage *self = DW_FEEDS_PAGE (object);

  stop_reading (self);
  g_clear_object (&self->search);
  g_clear_object (&self->syncer);
  g_hash_table_remove_all (self->rows);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_feeds_page_parent_class)->dispose (object);
}

static void
dw_feeds_page_finalize (GObject *object)
{
  DwFeedsPage *self = DW_FEEDS_PAGE (object);

  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->syncs);

  G_OBJECT_CLASS (dw_feeds_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-feeds-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DwFeedsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DwFeedsPage, sync_all);
  gtk_widget_class_bind_template_child (widget_class, DwFeedsPage, restore);
  gtk_widget_class_bind_template_child (widget_class, DwFeedsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, DwFeedsPage, feeds);
  gtk_widget_class_bind_template_child (widget_class, DwFeedsPage, add);
  gtk_widget_class_bind_template_callback (widget_class, dw_feeds_page_sync_all);
  gtk_widget_class_bind_template_callback (widget_class, on_added);
}

static void
dw_feeds_page_class_init (DwFeedsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dw_feeds_page_get_property;
  object_class->set_property = dw_feeds_page_set_property;
  object_class->dispose = dw_feeds_page_dispose;
  object_class->finalize = dw_feeds_page_finalize;
  widget_class->map = dw_feeds_page_map;
  widget_class->focus = dw_feeds_page_focus;
  widget_class->grab_focus = dw_feeds_page_grab_focus;

  properties[PROP_SEARCH] = g_param_spec_object ("search", NULL, NULL, DW_TYPE_SEARCH, flags);
  properties[PROP_SYNCER] = g_param_spec_object ("syncer", NULL, NULL, DW_TYPE_SYNCER, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (DW_TYPE_ADD_FEED);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
}

static void
dw_feeds_page_init (DwFeedsPage *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->syncs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Feeds"), -1);
}

GtkWidget *
dw_feeds_page_new (DwSearch *search,
                   DwSyncer *syncer)
{
  return g_object_new (DW_TYPE_FEEDS_PAGE, "search", search, "syncer", syncer, NULL);
}
