/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-status-button.h"

#include <glib/gi18n-lib.h>

#include "dw-words.h"

#define DAY (24 * 60 * 60)

/* How the words may change by themselves: "yesterday" is old at midnight. */
#define REFRESH_SECONDS 300

struct _DwStatusButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkImage *picture;
  GtkLabel *words;

  DwDirectory *directory;
  DwInquiry *inquiry;
  DwProgress progress;
  gboolean has_progress;
  gboolean compact;
  guint refresh_source;
};

typedef enum
{
  PROP_COMPACT = 1,
} DwStatusButtonProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

G_DEFINE_FINAL_TYPE (DwStatusButton, dw_status_button, GTK_TYPE_WIDGET)

/* What the feeds, without the starter directory, say together. */
typedef struct
{
  guint n_feeds;
  guint n_problems;
  gint64 oldest;            /* last good sync of the feed that waited longest */
} Standing;

static Standing
sum_up (DwInquiry *inquiry,
        gint64     now)
{
  GPtrArray *feeds = dw_inquiry_get_feeds (inquiry);
  Standing standing = { .oldest = G_MAXINT64 };

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      DwFeed *feed = g_ptr_array_index (feeds, i);

      if (feed->is_starter)
        continue;
      standing.n_feeds++;
      if (dw_feed_is_behind (feed, now))
        standing.n_problems++;
      standing.oldest = MIN (standing.oldest, feed->synced_at);
    }

  return standing;
}

static char *
describe_progress (DwStatusButton *self)
{
  g_autofree char *services = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *pages = NULL;

  if (!self->has_progress || self->progress.pages == 0)
    return g_strdup (_ ("Syncing…"));
  if (self->progress.phase == DW_SYNC_SAVING)
    return g_strdup (_ ("Syncing: saving"));

  services = g_strdup_printf (ngettext ("%'u service", "%'u services", self->progress.services), self->progress.services);
  bytes = g_format_size (self->progress.bytes);
  if (self->progress.pages_in_all > 0)
    pages = g_strdup_printf (_ ("page %'u of %'u"), self->progress.pages, self->progress.pages_in_all);
  else
    pages = g_strdup_printf (_ ("page %'u"), self->progress.pages);

  return g_strdup_printf (_ ("Syncing: %s, %s, %s"), pages, services, bytes);
}

/* Returns: the words, and the picture and whether it wants attention beside them. */
static char *
describe (DwStatusButton  *self,
          const char     **picture,
          gboolean        *attention)
{
  gboolean online, busy;
  gint64 now = dw_clock_now (dw_directory_get_clock (self->directory));
  Standing standing = sum_up (self->inquiry, now);
  g_autofree char *from = NULL;

  g_object_get (dw_directory_get_syncer (self->directory), "online", &online, "busy", &busy, NULL);
  *attention = FALSE;
  *picture = "emblem-synchronizing-symbolic";
  if (busy)
    return describe_progress (self);

  *picture = online ? "emblem-ok-symbolic" : "network-offline-symbolic";
  if (standing.n_feeds == 0 && !dw_inquiry_has_feed (self->inquiry, TRUE))
    {
      *attention = TRUE;
      *picture = online ? "dialog-warning-symbolic" : "network-offline-symbolic";
      return online ? g_strdup (_ ("No feeds")) : g_strdup (_ ("Offline · no feeds"));
    }
  if (standing.n_feeds == 0)
    return online ? g_strdup (_ ("Starter directory")) : g_strdup (_ ("Offline · starter directory"));

  from = dw_words_from (standing.oldest, now);
  if (standing.oldest > now + DAY)
    {
      *attention = TRUE;
      return g_strdup (_ ("Your computer’s clock looks wrong"));
    }
  if (!online)
    return g_strdup_printf (_ ("Offline · copy %s"), from);
  if (standing.n_problems > 0)
    {
      *attention = TRUE;
      *picture = "dialog-warning-symbolic";
      return g_strdup_printf (ngettext ("%u feed not up to date · copy %s", "%u feeds not up to date · copy %s",
                                        standing.n_problems),
                              standing.n_problems, from);
    }
  if (now - standing.oldest > 2 * DAY)
    return g_strdup_printf (_ ("Copy %s"), from);

  return g_strdup (_ ("Up to date"));
}

static void
refresh (DwStatusButton *self)
{
  const char *picture;
  gboolean attention;
  g_autofree char *words = describe (self, &picture, &attention);
  g_autofree char *spoken = g_strdup_printf (_ ("Feeds: %s"), words);

  gtk_image_set_from_icon_name (self->picture, picture);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_tooltip_text (self->button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (attention)
    gtk_widget_add_css_class (self->button, "attention");
  else
    gtk_widget_remove_css_class (self->button, "attention");
}

static void
on_progress (DwStatusButton *self,
             gint64          feed_id,
             DwProgress     *progress)
{
  self->progress = *progress;
  self->has_progress = TRUE;
  refresh (self);
}

static void
on_busy_changed (DwStatusButton *self)
{
  self->has_progress = FALSE;
  refresh (self);
}

static gboolean
on_refresh (gpointer user_data)
{
  refresh (DW_STATUS_BUTTON (user_data));
  return G_SOURCE_CONTINUE;
}

static void
dw_status_button_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((DwStatusButtonProperty) property_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, DW_STATUS_BUTTON (object)->compact);
      return;
    }
}

static void
dw_status_button_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  DwStatusButton *self = DW_STATUS_BUTTON (object);

  switch ((DwStatusButtonProperty) property_id)
    {
    case PROP_COMPACT:
      if (self->compact == g_value_get_boolean (value))
        return;
      self->compact = g_value_get_boolean (value);
      gtk_widget_set_visible (GTK_WIDGET (self->words), !self->compact);
      g_object_notify_by_pspec (object, properties[PROP_COMPACT]);
      return;
    }
}

static void
dw_status_button_dispose (GObject *object)
{
  DwStatusButton *self = DW_STATUS_BUTTON (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->directory);
  g_clear_object (&self->inquiry);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_status_button_parent_class)->dispose (object);
}

static void
dw_status_button_class_init (DwStatusButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dw_status_button_get_property;
  object_class->set_property = dw_status_button_set_property;
  object_class->dispose = dw_status_button_dispose;

  properties[PROP_COMPACT] = g_param_spec_boolean (
      "compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-status-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DwStatusButton, button);
  gtk_widget_class_bind_template_child (widget_class, DwStatusButton, picture);
  gtk_widget_class_bind_template_child (widget_class, DwStatusButton, words);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dw_status_button_init (DwStatusButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dw_status_button_set_directory (DwStatusButton *self,
                                DwDirectory    *directory,
                                DwInquiry      *inquiry)
{
  DwSyncer *syncer = dw_directory_get_syncer (directory);

  g_return_if_fail (DW_IS_STATUS_BUTTON (self));
  g_return_if_fail (self->directory == NULL);

  self->directory = g_object_ref (directory);
  self->inquiry = g_object_ref (inquiry);
  g_signal_connect_object (syncer, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::busy", G_CALLBACK (on_busy_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::online", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (inquiry, "feeds-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  self->refresh_source = g_timeout_add_seconds (REFRESH_SECONDS, on_refresh, self);
  refresh (self);
}
