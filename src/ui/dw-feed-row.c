/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-row.h"

#include <glib/gi18n-lib.h>

#include "dw-hold-note.h"
#include "dw-plain-text.h"
#include "dw-words.h"
#include "dw-wrap.h"

struct _DwFeedRow
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *name;
  GtkLabel *trust;
  GtkLabel *about;
  GtkLabel *result;
  GtkLabel *notice;
  GtkLabel *left_out;
  GtkLabel *signature;
  GtkLabel *licence;
  DwSyncStatus *status;
  DwHoldNote *hold;
  GtkWidget *choice;
  GtkWidget *sync;
  GtkWidget *check;
  GtkWidget *remove;
  GtkWidget *doubt;
  GtkLabel *question;
  GtkWidget *confirm;
  GtkWidget *keep;

  DwFeed *feed;
  gboolean is_asking;           /* whether the question stands */
};

G_DEFINE_FINAL_TYPE (DwFeedRow, dw_feed_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SYNC,
  SIGNAL_STOP,
  SIGNAL_CHECK,
  SIGNAL_REMOVE,
  SIGNAL_ANSWER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

char *
dw_feed_row_words (const DwFeed *feed,
                   gint64        now)
{
  g_autofree char *when = NULL;

  if (feed->synced_at <= 0)
    return g_strdup (_ ("Not synced yet"));

  if (feed->last_problem != NULL)
    {
      when = dw_words_from (feed->synced_at, now);
      /* Translators: after what went wrong; "from Tuesday" stands for %s */
      return g_strdup_printf (_ ("You have the copy %s."), when);
    }

  when = dw_words_ago (feed->synced_at, now);
  return feed->is_starter ? g_strdup_printf (_ ("Taken in %s"), when) : g_strdup_printf (_ ("Synced %s"), when);
}

static const char *
say_trust (const DwFeed *feed)
{
  if (feed->is_starter)
    return _ ("Comes with Doorway");

  return dw_words_trust (feed->trust);
}

/* What somebody has to know before anybody relies on the feed, or NULL. */
static char *
say_caution (const DwFeed *feed,
             gint64        now)
{
  g_autofree char *stale = dw_feed_is_stale (feed, now) ? dw_words_stale (feed->edition->expires) : NULL;
  const char *alert = feed->edition != NULL ? feed->edition->alert : NULL;

  if (stale != NULL && alert != NULL)
    return g_strdup_printf ("%s\n%s", alert, stale);

  return alert != NULL ? g_strdup (alert) : g_steal_pointer (&stale);
}

/* "120 services · directory.example.org" */
static char *
say_about (const DwFeed *feed)
{
  g_autofree char *services = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service", "%u services", feed->n_services),
                                               feed->n_services);
  g_autoptr (GUri) uri = g_uri_parse (feed->url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *file = NULL;

  if (feed->is_starter)
    return g_steal_pointer (&services);
  if (host != NULL && *host != '\0')
    return g_strdup_printf ("%s · %s", services, host);

  file = g_filename_display_basename (feed->url);
  return g_strdup_printf ("%s · %s", services, file);
}

/* "3 details could not be read, 1 record was left out", or NULL. */
static char *
say_left_out (const DwFeed *feed)
{
  g_autofree char *faults = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                          "%u detail could not be read",
                                                          "%u details could not be read",
                                                          feed->n_faults),
                                             feed->n_faults);
  g_autofree char *records = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                           "%u record was left out",
                                                           "%u records were left out",
                                                           feed->n_quarantined),
                                              feed->n_quarantined);

  if (feed->n_faults > 0 && feed->n_quarantined > 0)
    return g_strdup_printf ("%s, %s", faults, records);
  if (feed->n_quarantined > 0)
    return g_steal_pointer (&records);

  return feed->n_faults > 0 ? g_steal_pointer (&faults) : NULL;
}

/* Which key signed it, to be compared with what the publisher prints; NULL of a feed that is not signed. */
static char *
say_signature (const DwFeed *feed)
{
  return feed->edition != NULL ? dw_words_how_it_came (feed) : NULL;
}

static char *
say_licence (const DwFeed *feed)
{
  const char *licence = feed->licence != NULL ? feed->licence : _ ("not stated");

  if (feed->attribution != NULL)
    return g_strdup_printf (_ ("Licence: %s. %s"), licence, feed->attribution);

  return g_strdup_printf (_ ("Licence: %s"), licence);
}

/* What a screen reader says of a button beyond its word: whose it is and how that last went. */
static void
describe (GtkWidget  *button,
          const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* Whether the keyboard is in @widget. */
static gboolean
has_focus_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* What a person can do now. @had_focus: whether the keyboard was in the row before anything was hidden: it then goes to
 * what takes the place of that. */
static void
show_actions (DwFeedRow *self,
              gboolean   had_focus)
{
  gboolean is_running = dw_sync_status_is_running (self->status);

  gtk_widget_set_visible (self->choice, !is_running && !self->is_asking);
  gtk_widget_set_visible (self->doubt, !is_running && self->is_asking);
  gtk_widget_set_sensitive (GTK_WIDGET (self->hold), !is_running);
  gtk_widget_set_visible (self->sync, self->feed != NULL && !self->feed->is_starter);
  if (had_focus)
    gtk_widget_child_focus (is_running ? GTK_WIDGET (self->status) : self->choice, GTK_DIR_TAB_FORWARD);
}

void
dw_feed_row_set_feed (DwFeedRow *self,
                      DwFeed    *feed,
                      gint64     now)
{
  g_autofree char *about = say_about (feed);
  g_autofree char *result = dw_feed_row_words (feed, now);
  g_autofree char *caution = say_caution (feed, now);
  g_autofree char *left_out = say_left_out (feed);
  g_autofree char *signature = say_signature (feed);
  g_autofree char *licence = say_licence (feed);
  g_autofree char *description = g_strdup_printf ("%s. %s", feed->name, result);

  g_return_if_fail (DW_IS_FEED_ROW (self));

  dw_feed_ref (feed);
  g_clear_pointer (&self->feed, dw_feed_unref);
  self->feed = feed;

  dw_plain_text_show (self->name, feed->name);
  dw_plain_text_show (self->trust, say_trust (feed));
  dw_plain_text_show (self->about, about);
  dw_plain_text_show (self->result, result);
  dw_plain_text_show (self->notice, caution);
  dw_plain_text_show (self->left_out, left_out);
  dw_plain_text_show (self->signature, signature);
  dw_plain_text_show (self->licence, licence);
  /* What is held says itself why. */
  if (!dw_sync_status_is_running (self->status))
    dw_sync_status_end (self->status, feed->hold == NULL ? feed->last_problem : NULL);
  dw_hold_note_set_feed (self->hold, feed, now);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, feed->name, -1);
  describe (self->sync, description);
  describe (self->check, description);
  describe (self->remove, description);
  show_actions (self, FALSE);
}

DwFeed *
dw_feed_row_get_feed (DwFeedRow *self)
{
  g_return_val_if_fail (DW_IS_FEED_ROW (self), NULL);

  return self->feed;
}

void
dw_feed_row_begin (DwFeedRow *self,
                   gboolean   can_stop)
{
  gboolean had_focus;

  g_return_if_fail (DW_IS_FEED_ROW (self));

  had_focus = has_focus_in (self->content);
  dw_sync_status_begin (self->status, can_stop);
  self->is_asking = FALSE;
  show_actions (self, had_focus);
}

void
dw_feed_row_set_progress (DwFeedRow        *self,
                          const DwProgress *progress)
{
  g_return_if_fail (DW_IS_FEED_ROW (self));

  if (!dw_sync_status_is_running (self->status))
    dw_feed_row_begin (self, FALSE);
  dw_sync_status_set_progress (self->status, progress);
}

void
dw_feed_row_end (DwFeedRow  *self,
                 const char *problem)
{
  gboolean had_focus;

  g_return_if_fail (DW_IS_FEED_ROW (self));

  had_focus = has_focus_in (self->content);
  dw_sync_status_end (self->status, problem);
  show_actions (self, had_focus);
}

gboolean
dw_feed_row_is_running (DwFeedRow *self)
{
  g_return_val_if_fail (DW_IS_FEED_ROW (self), FALSE);

  return dw_sync_status_is_running (self->status);
}

static void
on_sync_clicked (DwFeedRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SYNC], 0);
}

static void
on_stop (DwFeedRow *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static void
on_check_clicked (DwFeedRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHECK], 0);
}

static void
on_remove_clicked (DwFeedRow *self)
{
  g_autofree char *question = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                            "Remove %s and its %u service?",
                                                            "Remove %s and its %u services?",
                                                            self->feed->n_services),
                                               self->feed->name,
                                               self->feed->n_services);

  dw_plain_text_show (self->question, question);
  describe (self->confirm, question);
  describe (self->keep, question);
  self->is_asking = TRUE;
  show_actions (self, FALSE);
  gtk_widget_grab_focus (self->keep);
}

static void
on_keep_clicked (DwFeedRow *self)
{
  self->is_asking = FALSE;
  show_actions (self, FALSE);
  gtk_widget_grab_focus (self->remove);
}

static void
on_answer (DwFeedRow *self,
           gboolean   accept)
{
  g_signal_emit (self, signals[SIGNAL_ANSWER], 0, accept);
}

static void
on_confirm_clicked (DwFeedRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  DwFeedRow *self = DW_FEED_ROW (widget);

  if (!self->is_asking)
    return FALSE;

  on_keep_clicked (self);
  return TRUE;
}

static void
dw_feed_row_dispose (GObject *object)
{
  DwFeedRow *self = DW_FEED_ROW (object);

  g_clear_pointer (&self->feed, dw_feed_unref);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_feed_row_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, DW_TYPE_FEED_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dw_feed_row_class_init (DwFeedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_feed_row_dispose;

  signals[SIGNAL_SYNC] = add_signal ("sync");
  signals[SIGNAL_STOP] = add_signal ("stop");
  signals[SIGNAL_CHECK] = add_signal ("check");
  signals[SIGNAL_REMOVE] = add_signal ("remove");
  signals[SIGNAL_ANSWER] = g_signal_new ("answer", DW_TYPE_FEED_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_BOOLEAN);

  g_type_ensure (DW_TYPE_HOLD_NOTE);
  g_type_ensure (DW_TYPE_SYNC_STATUS);
  g_type_ensure (DW_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-feed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, content);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, name);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, trust);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, about);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, result);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, notice);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, left_out);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, signature);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, licence);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, status);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, hold);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, choice);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, sync);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, check);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, remove);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, doubt);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, question);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, confirm);
  gtk_widget_class_bind_template_child (widget_class, DwFeedRow, keep);
  gtk_widget_class_bind_template_callback (widget_class, on_sync_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_answer);
  gtk_widget_class_bind_template_callback (widget_class, on_check_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked);
}

static void
dw_feed_row_init (DwFeedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dw_feed_row_new (void)
{
  return g_object_new (DW_TYPE_FEED_ROW, NULL);
}
