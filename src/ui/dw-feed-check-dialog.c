/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-check-dialog.h"

#include <glib/gi18n-lib.h>

#include "dw-feed-check-view.h"
#include "dw-fit-over.h"
#include "dw-landing.h"
#include "dw-plain-text.h"
#include "dw-save-place.h"
#include "dw-scroll-keys.h"
#include "dw-sync-status.h"
#include "dw-wrap.h"

struct _DwFeedCheckDialog
{
  GtkWindow parent_instance;

  GtkScrolledWindow *scroller;
  DwLanding *landing;
  GtkLabel *name;
  DwSyncStatus *status;
  GtkLabel *hint;
  GtkWidget *again;
  GtkBox *report;
  GtkLabel *saved;
  GtkWidget *save_html;
  GtkWidget *save_json;

  DwSyncer *syncer;
  DwFeed *feed;
  DwFeedFindings *findings;     /* or NULL: none yet */
  GCancellable *checking;       /* of the check under way, or NULL */
  GCancellable *asking;         /* where to save, or NULL */
};

G_DEFINE_FINAL_TYPE (DwFeedCheckDialog, dw_feed_check_dialog, GTK_TYPE_WINDOW)

/* One file, from the question where it goes until it is written. */
typedef struct
{
  DwFeedCheckDialog *dialog;
  char *text;
  char *name;                   /* once it is chosen */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->dialog);
  g_free (saving->text);
  g_free (saving->name);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static gboolean
is_from_server (DwFeedCheckDialog *self)
{
  g_autofree char *scheme = g_uri_parse_scheme (self->feed->url);

  return g_strcmp0 (scheme, "file") != 0;
}

static void
show_findings (DwFeedCheckDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->report))) != NULL)
    gtk_box_remove (self->report, child);
  if (self->findings != NULL)
    dw_feed_check_view_fill (self->report, self->findings);

  gtk_widget_set_visible (GTK_WIDGET (self->report), self->findings != NULL);
  gtk_widget_set_sensitive (self->save_html, self->findings != NULL);
  gtk_widget_set_sensitive (self->save_json, self->findings != NULL);
}

/* A check that did not come to its end says what it would need. */
static void
show_end (DwFeedCheckDialog *self,
          const GError      *error)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_waiting = focus == NULL || focus == GTK_WIDGET (self->landing)
                        || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->status));
  const char *hint = NULL;

  if (error != NULL && is_from_server (self))
    hint = _ ("A check reads the publisher’s list afresh, so it needs a connection. Nothing in the directory has changed.");
  else if (error != NULL)
    hint = _ ("A check reads the publisher’s file afresh. Nothing in the directory has changed.");

  dw_sync_status_end (self->status, dw_sync_status_get_problem (error));
  dw_plain_text_show (self->hint, hint);
  gtk_widget_set_visible (self->again, error != NULL);
  show_findings (self);
  if (is_waiting)
    gtk_widget_grab_focus (error != NULL ? self->again : GTK_WIDGET (self->landing));
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (DwFeedCheckDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwFeedFindings) findings = dw_feed_findings_read_finish (result, &error);

  /* It was closed or stopped meanwhile, and maybe begun again. */
  if (self->checking == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->checking);
  self->findings = g_steal_pointer (&findings);
  show_end (self, error);
}

static void
check (DwFeedCheckDialog *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_clear_pointer (&self->findings, dw_feed_findings_free);
  show_findings (self);
  dw_plain_text_show (self->hint, NULL);
  dw_plain_text_show (self->saved, NULL);
  gtk_widget_set_visible (self->again, FALSE);
  dw_sync_status_begin (self->status, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->status), GTK_DIR_TAB_FORWARD);
  self->checking = g_cancellable_new ();
  dw_feed_findings_read_async (self->syncer, self->feed->url, now, self->checking, on_checked, g_object_ref (self));
}

static void
stop (DwFeedCheckDialog *self)
{
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

/* It stops at once for whoever looks at it; the worker comes to its end behind. */
static void
on_stop (DwFeedCheckDialog *self)
{
  g_autoptr (GError) stopped = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  stop (self);
  show_end (self, stopped);
}

static void
on_again_clicked (DwFeedCheckDialog *self)
{
  check (self);
}

static void
on_progress (DwFeedCheckDialog *self,
             const DwProgress  *progress)
{
  if (self->checking != NULL)
    dw_sync_status_set_progress (self->status, progress);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean is_saved = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (is_saved)
    words = g_strdup_printf (_ ("Saved as “%s”."), saving->name);
  else
    words = g_strdup_printf (_ ("“%s” could not be saved (%s). Choose another place."), saving->name, error->message);
  dw_plain_text_show (saving->dialog->saved, words);
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GFile) file = dw_save_place_ask_finish (result);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *base = NULL;

  g_clear_object (&saving->dialog->asking);
  if (file == NULL)
    return;

  base = g_file_get_basename (file);
  saving->name = g_filename_display_name (base);
  bytes = g_bytes_new (saving->text, strlen (saving->text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_saved,
                                       g_steal_pointer (&saving));
}

static void
ask_where (DwFeedCheckDialog *self,
           const char        *name,
           const char        *text)
{
  Saving *saving;

  if (self->asking != NULL)
    return;

  saving = g_new0 (Saving, 1);
  saving->dialog = g_object_ref (self);
  saving->text = g_strdup (text);
  self->asking = g_cancellable_new ();
  dw_save_place_ask_async (GTK_WINDOW (self), _ ("Save the report"), name, self->asking, on_place_chosen, saving);
}

static void
on_save_html_clicked (DwFeedCheckDialog *self)
{
  ask_where (self, "feed-check.html", self->findings->html);
}

static void
on_save_json_clicked (DwFeedCheckDialog *self)
{
  ask_where (self, "feed-check.json", self->findings->json);
}

static void
dw_feed_check_dialog_dispose (GObject *object)
{
  DwFeedCheckDialog *self = DW_FEED_CHECK_DIALOG (object);

  stop (self);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->syncer);
  g_clear_pointer (&self->feed, dw_feed_unref);
  g_clear_pointer (&self->findings, dw_feed_findings_free);

  G_OBJECT_CLASS (dw_feed_check_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-feed-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, landing);
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, status);
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, again);
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, report);
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, saved);
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, save_html);
  gtk_widget_class_bind_template_child (widget_class, DwFeedCheckDialog, save_json);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_html_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_json_clicked);
}

static void
dw_feed_check_dialog_class_init (DwFeedCheckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_feed_check_dialog_dispose;

  g_type_ensure (DW_TYPE_LANDING);
  g_type_ensure (DW_TYPE_SYNC_STATUS);
  g_type_ensure (DW_TYPE_WRAP);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dw_feed_check_dialog_init (DwFeedCheckDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dw_scroll_keys_add (self->scroller);
}

GtkWidget *
dw_feed_check_dialog_new (GtkWindow *parent,
                          DwSyncer  *syncer,
                          DwFeed    *feed)
{
  DwFeedCheckDialog *self = g_object_new (DW_TYPE_FEED_CHECK_DIALOG, "transient-for", parent, NULL);

  dw_fit_over (GTK_WINDOW (self), parent);
  self->syncer = g_object_ref (syncer);
  self->feed = dw_feed_ref (feed);
  dw_plain_text_show (self->name, feed->name);
  dw_landing_set_name (self->landing, feed->name);
  g_signal_connect_object (syncer, "check-progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  check (self);
  return GTK_WIDGET (self);
}
