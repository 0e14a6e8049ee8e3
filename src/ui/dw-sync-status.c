/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sync-status.h"

#include <glib/gi18n-lib.h>

#include "dw-plain-text.h"

struct _DwSyncStatus
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *running;
  GtkLabel *words;
  GtkProgressBar *bar;
  GtkWidget *stop;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (DwSyncStatus, dw_sync_status, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_STOP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
say_pages (const DwProgress *progress)
{
  if (progress->pages_in_all > 0)
    return g_strdup_printf (_ ("Reading the list: page %u of %u"), progress->pages, progress->pages_in_all);
  if (progress->pages > 0)
    return g_strdup_printf (_ ("Reading the list: page %u"), progress->pages);

  return g_strdup (_ ("Reading the list"));
}

static char *
say_phase (const DwProgress *progress)
{
  switch (progress->phase)
    {
    case DW_SYNC_CONNECTING:
      return g_strdup (_ ("Connecting"));
    case DW_SYNC_READING_LIST:
      return say_pages (progress);
    case DW_SYNC_READING_DETAILS:
      return g_strdup (_ ("Reading each service"));
    case DW_SYNC_SAVING:
    default:
      return g_strdup (_ ("Saving"));
    }
}

/* NULL before there is any. */
static char *
say_services (const DwProgress *progress)
{
  if (progress->services == 0 && progress->services_in_all == 0)
    return NULL;
  if (progress->services_in_all > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u of %u service",
                                         "%u of %u services",
                                         progress->services_in_all),
                            progress->services,
                            progress->services_in_all);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service", "%u services", progress->services),
                          progress->services);
}

char *
dw_sync_status_words (const DwProgress *progress)
{
  g_autofree char *phase = say_phase (progress);
  g_autofree char *services = say_services (progress);
  g_autofree char *bytes = progress->bytes > 0 ? g_format_size (progress->bytes) : NULL;
  const char *between = services != NULL ? " · " : "";

  if (progress->phase == DW_SYNC_CONNECTING)
    return g_steal_pointer (&phase);

  return g_strconcat (phase, between, services != NULL ? services : "", bytes != NULL ? " · " : NULL, bytes, NULL);
}

/* How much of the phase is done, from 0 to 1; negative when nobody knows. */
static double
find_fraction (const DwProgress *progress)
{
  if (progress->phase == DW_SYNC_READING_LIST && progress->pages_in_all > 0)
    return MIN (1.0, (double) progress->pages / progress->pages_in_all);
  if (progress->phase == DW_SYNC_READING_DETAILS && progress->services_in_all > 0)
    return MIN (1.0, (double) progress->services / progress->services_in_all);
  if (progress->phase == DW_SYNC_SAVING)
    return 1.0;

  return -1;
}

static void
show_running (DwSyncStatus *self,
              const char   *words,
              double        fraction)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (self->running, TRUE);
  dw_plain_text_show (self->words, words);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

void
dw_sync_status_begin (DwSyncStatus *self,
                      gboolean      can_stop)
{
  g_return_if_fail (DW_IS_SYNC_STATUS (self));

  dw_plain_text_show (self->problem, NULL);
  gtk_widget_set_visible (self->stop, can_stop);
  show_running (self, _ ("Waiting for its turn"), 0);
}

void
dw_sync_status_set_progress (DwSyncStatus     *self,
                             const DwProgress *progress)
{
  g_autofree char *words = NULL;

  g_return_if_fail (DW_IS_SYNC_STATUS (self));

  words = dw_sync_status_words (progress);
  show_running (self, words, find_fraction (progress));
}

void
dw_sync_status_end (DwSyncStatus *self,
                    const char   *problem)
{
  g_return_if_fail (DW_IS_SYNC_STATUS (self));

  gtk_widget_set_visible (self->running, FALSE);
  dw_plain_text_show (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (GTK_WIDGET (self->problem)));
}

const char *
dw_sync_status_get_problem (const GError *error)
{
  return error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message;
}

gboolean
dw_sync_status_is_running (DwSyncStatus *self)
{
  g_return_val_if_fail (DW_IS_SYNC_STATUS (self), FALSE);

  return gtk_widget_get_visible (self->running);
}

static void
on_stop_clicked (DwSyncStatus *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static void
dw_sync_status_dispose (GObject *object)
{
  DwSyncStatus *self = DW_SYNC_STATUS (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_sync_status_parent_class)->dispose (object);
}

static void
dw_sync_status_class_init (DwSyncStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_sync_status_dispose;

  signals[SIGNAL_STOP] = g_signal_new ("stop", DW_TYPE_SYNC_STATUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-sync-status.ui");
  gtk_widget_class_bind_template_child (widget_class, DwSyncStatus, content);
  gtk_widget_class_bind_template_child (widget_class, DwSyncStatus, running);
  gtk_widget_class_bind_template_child (widget_class, DwSyncStatus, words);
  gtk_widget_class_bind_template_child (widget_class, DwSyncStatus, bar);
  gtk_widget_class_bind_template_child (widget_class, DwSyncStatus, stop);
  gtk_widget_class_bind_template_child (widget_class, DwSyncStatus, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
}

static void
dw_sync_status_init (DwSyncStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  dw_sync_status_end (self, NULL);
}
