/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-save-place.h"

/* GtkFileDialog came with 4.10, which deprecates the only dialog that 4.8 has. */
#if GTK_CHECK_VERSION (4, 10, 0)

G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* it is newer than the floor that GDK_VERSION_MAX_ALLOWED names */

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;

  g_task_return_pointer (task, gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL), g_object_unref);
}

static void
ask (GtkWindow  *parent,
     const char *title,
     const char *name,
     GTask      *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task), on_chosen, g_object_ref (task));
}

G_GNUC_END_IGNORE_DEPRECATIONS

#else

static void
free_dialog (GtkNativeDialog *dialog)
{
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* Ends the question, once. */
static void
end (GTask *task,
     GFile *file)
{
  g_signal_handlers_disconnect_by_data (g_task_get_task_data (task), task);
  if (g_task_get_cancellable (task) != NULL)
    g_signal_handlers_disconnect_by_data (g_task_get_cancellable (task), task);

  gtk_native_dialog_hide (g_task_get_task_data (task));
  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (task);
}

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             GTask           *task)
{
  end (task, response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL);
}

static void
on_cancelled (GCancellable *cancellable,
              GTask        *task)
{
  end (task, NULL);
}

static void
ask (GtkWindow  *parent,
     const char *title,
     const char *name,
     GTask      *task)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  g_task_set_task_data (task, dialog, (GDestroyNotify) free_dialog);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_ref (task); /* until end() */
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect (g_task_get_cancellable (task), "cancelled", G_CALLBACK (on_cancelled), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

void
dw_save_place_ask_async (GtkWindow            *parent,
                         const char           *title,
                         const char           *name,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, dw_save_place_ask_async);
  g_task_set_check_cancellable (task, FALSE);
  ask (parent, title, name, task);
}

GFile *
dw_save_place_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
