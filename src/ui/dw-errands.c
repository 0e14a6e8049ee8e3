/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-errands.h"

#include <glib/gi18n-lib.h>

#include "dw-correction-dialog.h"

struct _DwErrands
{
  GObject parent_instance;

  GtkWindow *window;        /* weak, as the toasts are: an errand may come back after both are gone */
  AdwToastOverlay *toasts;
  DwDirectory *directory;
  DwInquiry *inquiry;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DwErrands, dw_errands, G_TYPE_OBJECT)

/* A toast's title is markup: what a publisher or the system says is not. */
static void
say (DwErrands  *self,
     const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
on_synced (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DwErrands) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dw_syncer_sync_finish (DW_SYNCER (source), result, &error))
    say (self, _ ("The feeds are up to date."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
sync_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DwErrands *self = user_data;

  if (!dw_inquiry_has_feed (self->inquiry, FALSE))
    say (self, _ ("There are no feeds to sync yet. Add one on the Feeds page."));
  else
    dw_syncer_sync_async (dw_directory_get_syncer (self->directory), 0, self->cancellable, on_synced,
                          g_object_ref (self));
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DwErrands) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dw_syncer_restore_starter_finish (DW_SYNCER (source), result, &error))
    say (self, _ ("The starter directory is back."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
restore_starter_activated (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  DwErrands *self = user_data;

  dw_syncer_restore_starter_async (dw_directory_get_syncer (self->directory), self->cancellable, on_restored,
                                   g_object_ref (self));
}

static void
on_decided (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DwErrands) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dw_syncer_decide_sameness_finish (DW_SYNCER (source), result, &error))
    say (self, _ ("Remembered on this computer. The records stay as their publishers wrote them."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
decide_sameness_activated (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  DwErrands *self = user_data;
  gint64 one, other;
  guint32 sameness;

  g_variant_get (parameter, "(xxu)", &one, &other, &sameness);
  dw_syncer_decide_sameness_async (dw_directory_get_syncer (self->directory), one, other, (DwSameness) sameness,
                                   self->cancellable, on_decided, g_object_ref (self));
}

static void
on_correction_kept (DwErrands *self)
{
  say (self, _ ("Kept. Send it from the Corrections page when you choose."));
}

static void
on_record_to_correct (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (DwErrands) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwRecord) record = dw_search_read_record_finish (DW_SEARCH (source), result, &error);
  GtkWidget *dialog;

  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (record == NULL)
    {
      say (self, error->message);
      return;
    }

  dialog = dw_correction_dialog_new (self->window, dw_directory_get_data_dir (self->directory), record);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (on_correction_kept), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
correct_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  DwErrands *self = user_data;

  dw_search_read_record_async (dw_directory_get_search (self->directory), g_variant_get_int64 (parameter),
                               self->cancellable, on_record_to_correct, g_object_ref (self));
}

static const GActionEntry actions[] = {
  { .name = "correct", .activate = correct_activated, .parameter_type = "x" },
  { .name = "sync", .activate = sync_activated },
  { .name = "decide-sameness", .activate = decide_sameness_activated, .parameter_type = "(xxu)" },
  { .name = "restore-starter", .activate = restore_starter_activated },
};

/* A window may outlive its errands, and with it the actions. */
static void
dw_errands_dispose (GObject *object)
{
  DwErrands *self = DW_ERRANDS (object);

  for (guint i = 0; self->window != NULL && i < G_N_ELEMENTS (actions); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->window), actions[i].name);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (dw_errands_parent_class)->dispose (object);
}

static void
dw_errands_finalize (GObject *object)
{
  DwErrands *self = DW_ERRANDS (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->directory);
  g_clear_object (&self->inquiry);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dw_errands_parent_class)->finalize (object);
}

static void
dw_errands_class_init (DwErrandsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dw_errands_dispose;
  G_OBJECT_CLASS (klass)->finalize = dw_errands_finalize;
}

static void
dw_errands_init (DwErrands *self)
{
}

DwErrands *
dw_errands_new (GtkApplicationWindow *window,
                AdwToastOverlay      *toasts,
                DwDirectory          *directory,
                DwInquiry            *inquiry,
                GCancellable         *cancellable)
{
  DwErrands *self = g_object_new (DW_TYPE_ERRANDS, NULL);

  g_set_weak_pointer (&self->window, GTK_WINDOW (window));
  g_set_weak_pointer (&self->toasts, toasts);
  self->directory = g_object_ref (directory);
  self->inquiry = g_object_ref (inquiry);
  self->cancellable = g_object_ref (cancellable);
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), self);
  return self;
}
