/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-nothing-page.h"

#include <glib/gi18n-lib.h>

#include "dw-notices.h"
#include "dw-tell.h"
#include "dw-way.h"

struct _DwNothingPage
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *explanation;
  GtkBox *ways;
  GtkLabel *council;        /* whom to ask, where the explanation does not say it */
  gint64 adviser;           /* 0: none */
};

enum
{
  WIDEN,
  SHOW_ALL,
  ASK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DwNothingPage, dw_nothing_page, GTK_TYPE_BOX)

static void
on_way_clicked (DwNothingPage *self,
                GtkButton     *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "way"));

  g_signal_emit (self, signals[WIDEN], 0, i);
}

static void
on_show_all_clicked (DwNothingPage *self)
{
  g_signal_emit (self, signals[SHOW_ALL], 0);
}

static void
on_ask_clicked (DwNothingPage *self)
{
  g_signal_emit (self, signals[ASK], 0, self->adviser);
}

static GtkWidget *
add_way (DwNothingPage *self,
         const char    *text)
{
  GtkWidget *way = dw_way_new (text, GTK_JUSTIFY_CENTER);

  gtk_box_append (self->ways, way);
  return way;
}

static void
remove_ways (DwNothingPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->ways))) != NULL)
    gtk_box_remove (self->ways, child);
}

/* Whether one of the wider questions is for every service already. */
static gboolean
offers_all (const DwAnswer *answer)
{
  for (guint i = 0; i < answer->n_wider; i++)
    if (answer->wider[i].question->text == NULL && !dw_question_has_filters (answer->wider[i].question))
      return TRUE;

  return FALSE;
}

static void
add_show_all (DwNothingPage  *self,
              const DwAnswer *answer)
{
  g_autofree char *text = NULL;

  if (answer->n_services == 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (add_way (self, _ ("Put the starter directory back"))),
                                      "win.restore-starter");
      return;
    }
  if (offers_all (answer))
    return;

  text = g_strdup_printf (ngettext ("Start again with all %'u service", "Start again with all %'u services",
                                    answer->n_services),
                          answer->n_services);
  g_signal_connect_swapped (add_way (self, text), "clicked", G_CALLBACK (on_show_all_clicked), self);
}

static void
add_advice (DwNothingPage  *self,
            const DwAnswer *answer)
{
  g_autofree char *text = dw_notices_dup_advice (answer);

  self->adviser = text != NULL ? answer->advice->id : 0;
  if (text != NULL)
    g_signal_connect_swapped (add_way (self, text), "clicked", G_CALLBACK (on_ask_clicked), self);
}

static void
dw_nothing_page_class_init (DwNothingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[WIDEN]
    = g_signal_new ("widen", DW_TYPE_NOTHING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SHOW_ALL]
    = g_signal_new ("show-all", DW_TYPE_NOTHING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ASK] = g_signal_new ("ask", DW_TYPE_NOTHING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-nothing-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DwNothingPage, title);
  gtk_widget_class_bind_template_child (widget_class, DwNothingPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, DwNothingPage, ways);
  gtk_widget_class_bind_template_child (widget_class, DwNothingPage, council);
}

static void
dw_nothing_page_init (DwNothingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dw_nothing_page_show_answer (DwNothingPage  *self,
                             const DwAnswer *answer)
{
  g_autofree char *title = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *ask = NULL;

  g_return_if_fail (DW_IS_NOTHING_PAGE (self));

  ask = dw_tell_dup_ask (answer);
  title = dw_notices_dup_nothing (answer);
  notice = dw_notices_dup_explanation (answer);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->explanation, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), notice != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->council), ask == NULL);

  remove_ways (self);
  for (guint i = 0; i < answer->n_wider; i++)
    {
      g_autofree char *text = dw_tell_dup_wider (&answer->wider[i]);
      GtkWidget *button = add_way (self, text);

      g_object_set_data (G_OBJECT (button), "way", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_way_clicked), self);
    }
  add_advice (self, answer);
  add_show_all (self, answer);
}

void
dw_nothing_page_show_error (DwNothingPage *self,
                            const char    *sentence)
{
  g_return_if_fail (DW_IS_NOTHING_PAGE (self));

  gtk_label_set_label (self->title, _ ("That could not be searched"));
  gtk_label_set_label (self->explanation, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->council), TRUE);
  remove_ways (self);
  g_signal_connect_swapped (add_way (self, _ ("Start again")), "clicked", G_CALLBACK (on_show_all_clicked), self);
}
