/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-answer-notes.h"

#include <glib/gi18n-lib.h>

#include "dw-notices.h"
#include "dw-paragraph.h"
#include "dw-plain-text.h"
#include "dw-spoken.h"
#include "dw-ways-on.h"

struct _DwAnswerNotes
{
  GtkBox parent_instance;

  DwParagraph *notice;
  DwWaysOn *ways;
  GtkToggleButton *more;    /* unfolds what follows */
  DwParagraph *rest;
  GtkWidget *also_line;
  GtkLabel *also;
  GtkButton *undo;

  DwInquiry *inquiry;
  gboolean is_urgent;
};

enum
{
  WIDEN,
  ASK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DwAnswerNotes, dw_answer_notes, GTK_TYPE_BOX)

/* What was searched beyond the words typed is never done in secret: it is said, and undone with one press. Returns
 * whether there is any. */
static gboolean
fill_also (DwAnswerNotes *self,
           DwAnswer      *answer)
{
  g_autofree char *also = answer != NULL ? dw_notices_dup_also (answer) : NULL;
  const char *verb = answer != NULL && answer->question->plain ? _ ("Search other words too") : _ ("Undo");

  dw_plain_text_show (self->also, also);
  gtk_button_set_label (self->undo, verb);
  dw_spoken_name (GTK_WIDGET (self->undo), verb);
  return also != NULL;
}

static void
show (DwAnswerNotes *self)
{
  DwAnswer *answer = dw_inquiry_get_error (self->inquiry) == NULL ? dw_inquiry_get_answer (self->inquiry) : NULL;
  g_auto (GStrv) notices = answer != NULL && answer->n_hits > 0 ? dw_notices_list (answer) : g_new0 (char *, 1);
  guint n = g_strv_length (notices);
  gboolean is_open = gtk_toggle_button_get_active (self->more);
  gboolean has_also = fill_also (self, answer);
  /* What a press just did is not folded away. */
  gboolean is_undone = has_also && answer->question->plain;
  guint room = DW_NOTICES_MOST - (self->is_urgent ? 1 : 0) - (is_undone ? 1 : 0);
  g_autofree char *notice = dw_notices_dup_run (notices, 0, room);
  g_autofree char *rest = is_open ? dw_notices_dup_run (notices, room, G_MAXUINT) : NULL;

  g_object_set (self->notice, "text", notice, NULL);
  g_object_set (self->rest, "text", rest, NULL);
  dw_ways_on_show (self->ways, answer);
  gtk_widget_set_visible (self->also_line, has_also && (n < room || is_open || is_undone));
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > room || (n == room && has_also && !is_undone));
  gtk_widget_set_visible (GTK_WIDGET (self), has_also || n > 0 || gtk_widget_get_visible (GTK_WIDGET (self->ways)));
}

static void
on_more (DwAnswerNotes *self)
{
  gboolean is_open = gtk_toggle_button_get_active (self->more);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
  if (self->inquiry != NULL)
    show (self);
}

static void
on_undo (DwAnswerNotes *self)
{
  dw_inquiry_set_plain (self->inquiry, !dw_inquiry_get_question (self->inquiry)->plain);
}

static void
on_widen (DwAnswerNotes *self,
          guint          i)
{
  g_signal_emit (self, signals[WIDEN], 0, i);
}

static void
on_ask (DwAnswerNotes *self,
        gint64         id)
{
  g_signal_emit (self, signals[ASK], 0, id);
}

static void
dw_answer_notes_dispose (GObject *object)
{
  g_clear_object (&DW_ANSWER_NOTES (object)->inquiry);

  G_OBJECT_CLASS (dw_answer_notes_parent_class)->dispose (object);
}

static void
dw_answer_notes_class_init (DwAnswerNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_answer_notes_dispose;

  signals[WIDEN] = g_signal_new ("widen", DW_TYPE_ANSWER_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ASK] = g_signal_new ("ask", DW_TYPE_ANSWER_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (DW_TYPE_PARAGRAPH);
  g_type_ensure (DW_TYPE_WAYS_ON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-answer-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, DwAnswerNotes, notice);
  gtk_widget_class_bind_template_child (widget_class, DwAnswerNotes, ways);
  gtk_widget_class_bind_template_child (widget_class, DwAnswerNotes, more);
  gtk_widget_class_bind_template_child (widget_class, DwAnswerNotes, rest);
  gtk_widget_class_bind_template_child (widget_class, DwAnswerNotes, also_line);
  gtk_widget_class_bind_template_child (widget_class, DwAnswerNotes, also);
  gtk_widget_class_bind_template_child (widget_class, DwAnswerNotes, undo);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_undo);
  gtk_widget_class_bind_template_callback (widget_class, on_widen);
  gtk_widget_class_bind_template_callback (widget_class, on_ask);
}

static void
dw_answer_notes_init (DwAnswerNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

void
dw_answer_notes_set_inquiry (DwAnswerNotes *self,
                             DwInquiry     *inquiry)
{
  g_return_if_fail (DW_IS_ANSWER_NOTES (self));
  g_return_if_fail (self->inquiry == NULL);

  self->inquiry = g_object_ref (inquiry);
}

void
dw_answer_notes_show (DwAnswerNotes *self,
                      gboolean       is_urgent)
{
  g_return_if_fail (DW_IS_ANSWER_NOTES (self));

  self->is_urgent = is_urgent;
  show (self);
}

GtkWidget *
dw_answer_notes_get_ways (DwAnswerNotes *self)
{
  g_return_val_if_fail (DW_IS_ANSWER_NOTES (self), NULL);

  return GTK_WIDGET (self->ways);
}
