/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-hold-note.h"

#include <glib/gi18n-lib.h>

#include "dw-plain-text.h"
#include "dw-words.h"
#include "dw-wrap.h"

struct _DwHoldNote
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *reason;
  GtkLabel *counts;
  GtkLabel *examples;
  GtkWidget *keep;
  GtkWidget *use;
};

G_DEFINE_FINAL_TYPE (DwHoldNote, dw_hold_note, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ANSWER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
say_counts (const DwHold *hold,
            gint64        now)
{
  g_autofree char *ago = dw_words_ago (hold->held_at, now);

  /* Translators: what a list fetched "3 hours ago" would do to the copy in use */
  return g_strdup_printf (_ ("Fetched %s: %u new, %u changed, %u gone of %u. The copy you have is the one in use."), ago, hold->n_added,
                          hold->n_changed, hold->n_gone, hold->n_before);
}

/* A line each: "Stay and play: left out". */
static char *
say_examples (const DwHold *hold)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < hold->n_examples; i++)
    {
      g_autofree char *line = dw_hold_dup_example (&hold->examples[i]);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (lines, FALSE);
}

static void
describe (GtkWidget  *button,
          const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

void
dw_hold_note_set_feed (DwHoldNote *self,
                       DwFeed     *feed,
                       gint64      now)
{
  g_autofree char *reason = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *examples = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (DW_IS_HOLD_NOTE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), feed->hold != NULL);
  if (feed->hold == NULL)
    return;

  reason = dw_hold_dup_reason (feed->hold);
  counts = say_counts (feed->hold, now);
  examples = say_examples (feed->hold);
  description = g_strdup_printf ("%s. %s", feed->name, reason);
  dw_plain_text_show (self->reason, reason);
  dw_plain_text_show (self->counts, counts);
  dw_plain_text_show (self->examples, examples);
  describe (self->keep, description);
  describe (self->use, description);
}

static void
on_keep_clicked (DwHoldNote *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWER], 0, FALSE);
}

static void
on_use_clicked (DwHoldNote *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWER], 0, TRUE);
}

static void
dw_hold_note_dispose (GObject *object)
{
  g_clear_pointer (&DW_HOLD_NOTE (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_hold_note_parent_class)->dispose (object);
}

static void
dw_hold_note_class_init (DwHoldNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_hold_note_dispose;
  signals[SIGNAL_ANSWER] = g_signal_new ("answer", DW_TYPE_HOLD_NOTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_BOOLEAN);

  g_type_ensure (DW_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-hold-note.ui");
  gtk_widget_class_bind_template_child (widget_class, DwHoldNote, content);
  gtk_widget_class_bind_template_child (widget_class, DwHoldNote, reason);
  gtk_widget_class_bind_template_child (widget_class, DwHoldNote, counts);
  gtk_widget_class_bind_template_child (widget_class, DwHoldNote, examples);
  gtk_widget_class_bind_template_child (widget_class, DwHoldNote, keep);
  gtk_widget_class_bind_template_child (widget_class, DwHoldNote, use);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_use_clicked);
}

static void
dw_hold_note_init (DwHoldNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("A new list waits for an answer"), -1);
}
