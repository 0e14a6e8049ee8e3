/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-correction-dialog.h"

#include <glib/gi18n-lib.h>

#include "dw-fit-over.h"
#include "dw-outbox-task.h"
#include "dw-plain-text.h"
#include "dw-spoken.h"
#include "dw-wrap.h"

struct _DwCorrectionDialog
{
  GtkWindow parent_instance;

  GtkLabel *service;
  GtkBox *kinds;
  GtkTextView *text;
  GtkLabel *trouble;
  GtkWidget *keep;

  GtkCheckButton *choices[DW_N_CORRECTION_KINDS];
  char *data_dir;
  DwRecord *record;
  gboolean is_keeping;
};

G_DEFINE_FINAL_TYPE (DwCorrectionDialog, dw_correction_dialog, GTK_TYPE_WINDOW)

enum
{
  SIGNAL_KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (DwCorrectionDialog) self = data;
  g_autoptr (GError) error = NULL;

  gboolean is_kept = dw_outbox_change_finish (result, &error);

  /* The window beneath was closed, and this one with it. */
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (is_kept)
    {
      g_signal_emit (self, signals[SIGNAL_KEPT], 0);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  /* What was typed is still there. It cannot be left while it is being kept. */
  dw_plain_text_show (self->trouble, error->message);
  self->is_keeping = FALSE;
  gtk_widget_set_sensitive (self->keep, TRUE);
}

static DwCorrectionKind
get_kind (DwCorrectionDialog *self)
{
  for (guint i = 0; i < DW_N_CORRECTION_KINDS; i++)
    if (gtk_check_button_get_active (self->choices[i]))
      return (DwCorrectionKind) i;

  return DW_CORRECTION_OTHER;
}

static void
on_keep_clicked (DwCorrectionDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  self->is_keeping = TRUE;
  gtk_widget_set_sensitive (self->keep, FALSE);
  dw_outbox_add_async (self->data_dir,
                       dw_correction_new (self->record, get_kind (self), text, g_get_real_time () / G_USEC_PER_SEC),
                       NULL, on_kept, g_object_ref (self));
}

static gboolean
dw_correction_dialog_close_request (GtkWindow *window)
{
  return DW_CORRECTION_DIALOG (window)->is_keeping;
}

static void
dw_correction_dialog_finalize (GObject *object)
{
  DwCorrectionDialog *self = DW_CORRECTION_DIALOG (object);

  g_clear_pointer (&self->record, dw_record_unref);
  g_free (self->data_dir);

  G_OBJECT_CLASS (dw_correction_dialog_parent_class)->finalize (object);
}

static void
dw_correction_dialog_class_init (DwCorrectionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dw_correction_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dw_correction_dialog_close_request;

  signals[SIGNAL_KEPT] = g_signal_new ("kept", DW_TYPE_CORRECTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DW_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-correction-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DwCorrectionDialog, service);
  gtk_widget_class_bind_template_child (widget_class, DwCorrectionDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, DwCorrectionDialog, text);
  gtk_widget_class_bind_template_child (widget_class, DwCorrectionDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, DwCorrectionDialog, keep);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Nothing is chosen for anybody: a claim that nobody made must not be two keys away. */
static void
on_chosen (DwCorrectionDialog *self)
{
  gtk_widget_set_sensitive (self->keep, TRUE);
}

/* A check button's own label does not wrap, and would make the dialog wider than a small screen. */
static GtkWidget *
build_choice (const char *text)
{
  GtkWidget *choice = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), label);
  dw_spoken_name (choice, text);
  return choice;
}

static void
dw_correction_dialog_init (DwCorrectionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < DW_N_CORRECTION_KINDS; i++)
    {
      GtkWidget *choice = build_choice (dw_correction_kind_get_label (i));

      self->choices[i] = GTK_CHECK_BUTTON (choice);
      if (i > 0)
        gtk_check_button_set_group (self->choices[i], self->choices[0]);
      g_signal_connect_object (choice, "toggled", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->kinds, choice);
    }
  gtk_widget_set_sensitive (self->keep, FALSE);
}

GtkWidget *
dw_correction_dialog_new (GtkWindow  *parent,
                          const char *data_dir,
                          DwRecord   *record)
{
  DwCorrectionDialog *self = g_object_new (DW_TYPE_CORRECTION_DIALOG, "transient-for", parent, NULL);
  const char *name = dw_record_get_service (record)->name;
  self->data_dir = g_strdup (data_dir);
  self->record = dw_record_ref (record);
  dw_plain_text_show (self->service, name);
  dw_fit_over (GTK_WINDOW (self), parent);
  return GTK_WIDGET (self);
}
