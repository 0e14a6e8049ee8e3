/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-add-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-feed.h"
#include "dw-into-view.h"
#include "dw-paths.h"
#include "dw-publisher-row.h"

struct _DwAddFeed
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkEntry *entry;
  GtkWidget *key_box;
  GtkEntry *key;
  GtkWidget *add;
  DwSyncStatus *status;
  GtkWidget *publishers_section;
  GtkBox *publishers;

  DwSyncer *syncer;
  GQueue additions;             /* of Addition: the first is the one under way, the others wait */
};

G_DEFINE_FINAL_TYPE (DwAddFeed, dw_add_feed, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One feed being added, and who asked: the entry (no row) or a publisher's row. */
typedef struct
{
  DwAddFeed *form;
  DwPublisherRow *row;
  GCancellable *cancellable;
} Addition;

static void
addition_free (Addition *addition)
{
  g_object_unref (addition->form);
  g_clear_object (&addition->row);
  g_object_unref (addition->cancellable);
  g_free (addition);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Addition, addition_free)

static DwSyncStatus *
get_status (const Addition *addition)
{
  return addition->row != NULL ? dw_publisher_row_get_status (addition->row) : addition->form->status;
}

/* Only the address of a signed feed is asked about a key; one that has its key behind it is not. */
static gboolean
looks_signed (const char *typed)
{
  return strstr (typed, ".oruk") != NULL && strchr (typed, '#') == NULL;
}

/* What can be asked for now, where @addition was (or is) asked for. */
static void
update (DwAddFeed      *self,
        DwPublisherRow *row)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean is_adding = dw_sync_status_is_running (self->status);

  gtk_widget_set_visible (self->key_box, looks_signed (typed));
  gtk_editable_set_editable (GTK_EDITABLE (self->key), !is_adding);
  gtk_widget_set_sensitive (self->add, self->syncer != NULL && *typed != '\0' && !is_adding);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !is_adding);
  if (row != NULL)
    dw_publisher_row_update (row);
}

/* An address that failed stays where it can be mended. */
static void
on_feed_added (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (Addition) addition = data;
  DwAddFeed *self = addition->form;
  g_autoptr (GError) error = NULL;
  gint64 feed_id = dw_syncer_add_feed_finish (DW_SYNCER (source), result, &error);

  g_queue_remove (&self->additions, addition);
  dw_sync_status_end (get_status (addition), dw_sync_status_get_problem (error));
  if (feed_id == 0)
    dw_into_view (GTK_WIDGET (get_status (addition)));
  if (addition->row == NULL && feed_id != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      gtk_editable_set_text (GTK_EDITABLE (self->key), "");
    }
  if (addition->row == NULL && feed_id == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  update (self, addition->row);
  if (feed_id != 0)
    g_signal_emit (self, signals[SIGNAL_ADDED], 0, feed_id);
}

static void
start (DwAddFeed      *self,
       DwPublisherRow *row,
       const char     *typed,
       const char     *name,
       const char     *key)
{
  Addition *addition;

  if (self->syncer == NULL)
    return;

  addition = g_new0 (Addition, 1);
  addition->form = g_object_ref (self);
  addition->row = row != NULL ? g_object_ref (row) : NULL;
  addition->cancellable = g_cancellable_new ();
  g_queue_push_tail (&self->additions, addition);
  dw_sync_status_begin (get_status (addition), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (get_status (addition)), GTK_DIR_TAB_FORWARD);
  update (self, row);
  dw_syncer_add_feed_async (self->syncer, typed, name, key, addition->cancellable, on_feed_added, addition);
}

static void
stop (DwAddFeed      *self,
      DwPublisherRow *row)
{
  for (GList *link = self->additions.head; link != NULL; link = link->next)
    if (((Addition *) link->data)->row == row)
      g_cancellable_cancel (((Addition *) link->data)->cancellable);
}

static void
on_add (DwAddFeed *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *key = gtk_editable_get_text (GTK_EDITABLE (self->key));

  if (gtk_widget_get_sensitive (self->add))
    start (self, NULL, typed, NULL, looks_signed (typed) && *key != '\0' ? key : NULL);
}

static void
on_stop (DwAddFeed *self)
{
  stop (self, NULL);
}

static void
on_typed (DwAddFeed *self)
{
  if (!dw_sync_status_is_running (self->status))
    dw_sync_status_end (self->status, NULL);
  update (self, NULL);
}

static void
on_publisher_add (DwAddFeed      *self,
                  DwPublisherRow *row)
{
  start (self, row, dw_publisher_row_get_url (row), dw_publisher_row_get_name (row), NULL);
}

static void
on_publisher_stop (DwAddFeed      *self,
                   DwPublisherRow *row)
{
  stop (self, row);
}

static gboolean
on_file_dropped (GtkDropTarget *target,
                 const GValue  *value,
                 double         x,
                 double         y,
                 DwAddFeed     *self)
{
  GFile *file = g_value_get_object (value);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || dw_sync_status_is_running (self->status))
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (g_str_has_suffix (path, ".pub") ? self->key : self->entry), path);
  gtk_widget_grab_focus (self->add);
  return TRUE;
}

/* A feed that is being added has no number yet. */
static void
on_progress (DwAddFeed        *self,
             gint64            feed_id,
             const DwProgress *progress)
{
  Addition *addition = g_queue_peek_head (&self->additions);

  if (addition != NULL && feed_id == 0)
    dw_sync_status_set_progress (get_status (addition), progress);
}

static gboolean
has_feed_at (GPtrArray  *feeds,
             const char *url)
{
  for (guint i = 0; i < feeds->len; i++)
    if (g_strcmp0 (((DwFeed *) g_ptr_array_index (feeds, i))->url, url) == 0)
      return TRUE;

  return FALSE;
}

static void
load_publishers (DwAddFeed *self)
{
  g_autofree char *path = dw_paths_dup_data ("catalogue/feeds.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) publishers = dw_publishers_load (path, &error);

  gtk_widget_set_visible (self->publishers_section, publishers != NULL);
  if (publishers == NULL)
    {
      g_message ("The list of publishers is not offered: %s", error->message);
      return;
    }

  for (guint i = 0; i < publishers->len; i++)
    {
      const DwPublisher *publisher = g_ptr_array_index (publishers, i);
      GtkWidget *row;

      /* An entry of the list whose address was no address leads nowhere. */
      if (publisher->name == NULL || publisher->url == NULL)
        continue;

      row = dw_publisher_row_new (publisher);
      g_signal_connect_object (row, "add", G_CALLBACK (on_publisher_add), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "stop", G_CALLBACK (on_publisher_stop), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->publishers, row);
    }
}

static gboolean
dw_add_feed_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DW_ADD_FEED (widget)->entry));
}

/* GtkWidget's own way out of a widget backwards ends in its grab_focus, which here would lead back in. */
static gboolean
dw_add_feed_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  return gtk_widget_child_focus (DW_ADD_FEED (widget)->content, direction);
}

static void
dw_add_feed_dispose (GObject *object)
{
  DwAddFeed *self = DW_ADD_FEED (object);

  g_clear_object (&self->syncer);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_add_feed_parent_class)->dispose (object);
}

static void
dw_add_feed_class_init (DwAddFeedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_add_feed_dispose;
  widget_class->focus = dw_add_feed_focus;
  widget_class->grab_focus = dw_add_feed_grab_focus;

  signals[SIGNAL_ADDED] = g_signal_new ("added", DW_TYPE_ADD_FEED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_INT64);

  g_type_ensure (DW_TYPE_SYNC_STATUS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-add-feed.ui");
  gtk_widget_class_bind_template_child (widget_class, DwAddFeed, content);
  gtk_widget_class_bind_template_child (widget_class, DwAddFeed, entry);
  gtk_widget_class_bind_template_child (widget_class, DwAddFeed, key_box);
  gtk_widget_class_bind_template_child (widget_class, DwAddFeed, key);
  gtk_widget_class_bind_template_child (widget_class, DwAddFeed, add);
  gtk_widget_class_bind_template_child (widget_class, DwAddFeed, status);
  gtk_widget_class_bind_template_child (widget_class, DwAddFeed, publishers_section);
  gtk_widget_class_bind_template_child (widget_class, DwAddFeed, publishers);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
}

static void
dw_add_feed_init (DwAddFeed *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_queue_init (&self->additions);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_file_dropped), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  load_publishers (self);
  update (self, NULL);
}

void
dw_add_feed_set_syncer (DwAddFeed *self,
                        DwSyncer  *syncer)
{
  g_return_if_fail (DW_IS_ADD_FEED (self));

  if (self->syncer != NULL)
    g_signal_handlers_disconnect_by_data (self->syncer, self);
  g_set_object (&self->syncer, syncer);
  if (syncer != NULL)
    g_signal_connect_object (syncer, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  update (self, NULL);
}

void
dw_add_feed_set_feeds (DwAddFeed *self,
                       GPtrArray *feeds)
{
  GtkWidget *row;

  g_return_if_fail (DW_IS_ADD_FEED (self));

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->publishers)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      DwPublisherRow *publisher = DW_PUBLISHER_ROW (row);

      dw_publisher_row_set_subscribed (publisher, has_feed_at (feeds, dw_publisher_row_get_url (publisher)));
    }
}
