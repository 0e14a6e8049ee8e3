/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-publisher-row.h"

#include <glib/gi18n-lib.h>

#include "dw-plain-text.h"

struct _DwPublisherRow
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *name_label;
  GtkLabel *host;
  GtkLabel *state;
  GtkWidget *add;
  GtkWidget *subscribed;
  DwSyncStatus *status;

  char *name;
  char *url;
  gboolean is_subscribed;
};

G_DEFINE_FINAL_TYPE (DwPublisherRow, dw_publisher_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ADD,
  SIGNAL_STOP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_add_clicked (DwPublisherRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD], 0);
}

static void
on_stop (DwPublisherRow *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static void
dw_publisher_row_dispose (GObject *object)
{
  DwPublisherRow *self = DW_PUBLISHER_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_publisher_row_parent_class)->dispose (object);
}

static void
dw_publisher_row_finalize (GObject *object)
{
  DwPublisherRow *self = DW_PUBLISHER_ROW (object);

  g_free (self->name);
  g_free (self->url);

  G_OBJECT_CLASS (dw_publisher_row_parent_class)->finalize (object);
}

static void
dw_publisher_row_class_init (DwPublisherRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_publisher_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dw_publisher_row_finalize;

  signals[SIGNAL_ADD] = g_signal_new ("add", DW_TYPE_PUBLISHER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STOP] = g_signal_new ("stop", DW_TYPE_PUBLISHER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DW_TYPE_SYNC_STATUS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-publisher-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DwPublisherRow, content);
  gtk_widget_class_bind_template_child (widget_class, DwPublisherRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, DwPublisherRow, host);
  gtk_widget_class_bind_template_child (widget_class, DwPublisherRow, state);
  gtk_widget_class_bind_template_child (widget_class, DwPublisherRow, add);
  gtk_widget_class_bind_template_child (widget_class, DwPublisherRow, subscribed);
  gtk_widget_class_bind_template_child (widget_class, DwPublisherRow, status);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
dw_publisher_row_init (DwPublisherRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dw_publisher_row_new (const DwPublisher *publisher)
{
  DwPublisherRow *self = g_object_new (DW_TYPE_PUBLISHER_ROW, NULL);
  g_autoptr (GUri) uri = g_uri_parse (publisher->url, G_URI_FLAGS_NONE, NULL);
  /* Translators: what a screen reader says of the button; the word that is seen comes first, for those who say it */
  g_autofree char *add = g_strdup_printf (_ ("Add %s"), publisher->name);

  self->name = g_strdup (publisher->name);
  self->url = g_strdup (publisher->url);
  dw_plain_text_show (self->name_label, publisher->name);
  dw_plain_text_show (self->host, uri != NULL ? g_uri_get_host (uri) : publisher->url);
  dw_plain_text_show (self->state, publisher->state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, publisher->name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  return GTK_WIDGET (self);
}

const char *
dw_publisher_row_get_url (DwPublisherRow *self)
{
  g_return_val_if_fail (DW_IS_PUBLISHER_ROW (self), NULL);

  return self->url;
}

const char *
dw_publisher_row_get_name (DwPublisherRow *self)
{
  g_return_val_if_fail (DW_IS_PUBLISHER_ROW (self), NULL);

  return self->name;
}

DwSyncStatus *
dw_publisher_row_get_status (DwPublisherRow *self)
{
  g_return_val_if_fail (DW_IS_PUBLISHER_ROW (self), NULL);

  return self->status;
}

void
dw_publisher_row_set_subscribed (DwPublisherRow *self,
                                 gboolean        is_subscribed)
{
  g_return_if_fail (DW_IS_PUBLISHER_ROW (self));

  self->is_subscribed = is_subscribed;
  dw_publisher_row_update (self);
}

void
dw_publisher_row_update (DwPublisherRow *self)
{
  g_return_if_fail (DW_IS_PUBLISHER_ROW (self));

  gtk_widget_set_visible (self->subscribed, self->is_subscribed);
  gtk_widget_set_visible (self->add, !self->is_subscribed && !dw_sync_status_is_running (self->status));
}
