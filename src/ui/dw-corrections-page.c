/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-corrections-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dw-landing.h"
#include "dw-outbox-task.h"
#include "dw-plain-text.h"
#include "dw-scroll-keys.h"
#include "dw-words.h"
#include "dw-wrap.h"

struct _DwCorrectionsPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *list;
  char *data_dir;
  GCancellable *cancellable;
  GPtrArray *corrections;   /* (nullable) of DwCorrection: those on screen */
};

G_DEFINE_FINAL_TYPE (DwCorrectionsPage, dw_corrections_page, GTK_TYPE_WIDGET)

static void reload (DwCorrectionsPage *self);

static GtkWidget *
build_label (const char *text,
             const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  dw_plain_text_show (GTK_LABEL (label), text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clear_list (DwCorrectionsPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
}

static void
show_trouble (DwCorrectionsPage *self,
              const GError      *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_box_prepend (self->list, build_label (error->message, "attention"));
}

static void
on_changed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (DwCorrectionsPage) self = data;
  g_autoptr (GError) error = NULL;

  gboolean done = dw_outbox_change_finish (result, &error);

  if (self->cancellable == NULL)
    return;
  if (done)
    reload (self);
  else
    show_trouble (self, error);
}

static const DwCorrection *
find_correction (DwCorrectionsPage *self,
                 gint64             id)
{
  for (guint i = 0; self->corrections != NULL && i < self->corrections->len; i++)
    if (((DwCorrection *) g_ptr_array_index (self->corrections, i))->id == id)
      return g_ptr_array_index (self->corrections, i);

  return NULL;
}

/* A mail program being opened for one correction. */
typedef struct
{
  DwCorrectionsPage *page;
  gint64 id;
} Launch;

/* The mail program shows the e-mail; whether it is sent is the person's business. */
static void
on_launched (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Launch *launch = data;
  g_autoptr (DwCorrectionsPage) self = launch->page;
  g_autoptr (GError) error = NULL;
  gboolean is_open = g_app_info_launch_default_for_uri_finish (result, &error);
  g_autofree char *sentence = NULL;

  /* The page is gone: nobody is there to be told. */
  if (self->cancellable == NULL)
    return;

  if (is_open)
    {
      dw_outbox_mark_handed_async (self->data_dir, launch->id, g_get_real_time () / G_USEC_PER_SEC, self->cancellable,
                                   on_changed, g_object_ref (self));
      return;
    }

  sentence = g_strdup_printf (_ ("No mail program could be opened. The correction is still here. (%s)"), error->message);
  gtk_box_prepend (self->list, build_label (sentence, "attention"));
}

static void
mail_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  const DwCorrection *correction = find_correction (self, id);
  g_autofree char *mailto = correction != NULL ? dw_correction_dup_mailto (correction) : NULL;
  Launch *launch;

  if (mailto == NULL)
    return;

  launch = g_new (Launch, 1);
  *launch = (Launch) { g_object_ref (self), id };
  g_app_info_launch_default_for_uri_async (mailto, NULL, self->cancellable, on_launched, launch);
}

static void
remove_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (widget);

  dw_outbox_remove_async (self->data_dir, g_variant_get_int64 (parameter), self->cancellable, on_changed,
                          g_object_ref (self));
}

static void
append_button (GtkWidget          *buttons,
               const char         *label,
               const char         *action,
               const DwCorrection *correction)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", correction->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, correction->service,
                                  -1);
  dw_wrap_append (DW_WRAP (buttons), button);
}

static GtkWidget *
build_row (const DwCorrection *correction,
           gint64              now)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = dw_wrap_new ();
  g_autofree char *when
      = dw_words_ago (correction->handed_at > 0 ? correction->handed_at : correction->written_at, now);
  g_autofree char *handed = g_strdup_printf (_ ("Handed to the mail program %s"), when);
  g_autofree char *written = g_strdup_printf (_ ("Written %s"), when);
  g_autofree char *to = correction->email != NULL ? g_strdup_printf (_ ("To %s"), correction->email)
                                                  : g_strdup_printf (_ ("%s gives no e-mail address: you will need to find one."), correction->feed);

  g_object_set (buttons, "column-spacing", 6, "row-spacing", 6, NULL);
  gtk_widget_add_css_class (row, "dw-card");
  gtk_widget_add_css_class (row, "fact-card");
  gtk_widget_add_css_class (row, "correction");
  gtk_box_append (GTK_BOX (row), build_label (correction->service, "section-name"));
  gtk_box_append (GTK_BOX (row), build_label (dw_correction_kind_get_label (correction->kind), NULL));
  if (correction->text != NULL)
    gtk_box_append (GTK_BOX (row), build_label (correction->text, NULL));
  gtk_box_append (GTK_BOX (row), build_label (to, "provenance"));
  gtk_box_append (GTK_BOX (row), build_label (correction->handed_at > 0 ? handed : written, "provenance"));
  append_button (buttons, _ ("Write the e-mail"), "corrections.mail", correction);
  append_button (buttons, _ ("Remove"), "corrections.remove", correction);
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DwCorrectionsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (GPtrArray) corrections = dw_outbox_list_finish (result, &notice, &error);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean had_focus = self->scroller != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (self->cancellable == NULL)
    return;
  if (corrections == NULL)
    {
      show_trouble (self, error);
      return;
    }

  clear_list (self);
  if (notice != NULL)
    gtk_box_append (self->list, build_label (notice, "attention"));
  if (corrections->len == 0)
    gtk_box_append (self->list, build_label (_ ("No corrections are waiting. Write one on the record that is wrong."), NULL));
  for (guint i = 0; i < corrections->len; i++)
    gtk_box_append (self->list, build_row (g_ptr_array_index (corrections, i), now));

  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  self->corrections = g_steal_pointer (&corrections);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
reload (DwCorrectionsPage *self)
{
  dw_outbox_list_async (self->data_dir, self->cancellable, on_listed, g_object_ref (self));
}

static void
dw_corrections_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dw_corrections_page_parent_class)->map (widget);
  reload (DW_CORRECTIONS_PAGE (widget));
}

static void
dw_corrections_page_dispose (GObject *object)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->data_dir, g_free);

  G_OBJECT_CLASS (dw_corrections_page_parent_class)->dispose (object);
}

static void
dw_corrections_page_class_init (DwCorrectionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_corrections_page_dispose;
  widget_class->map = dw_corrections_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "corrections.mail", "x", mail_activated);
  gtk_widget_class_install_action (widget_class, "corrections.remove", "x", remove_activated);
}

/* What comes to this page lands on its heading, whether or not there is something to press. */
static GtkWidget *
build_heading (void)
{
  GtkWidget *heading = g_object_new (DW_TYPE_LANDING, NULL);

  gtk_widget_set_parent (build_label (_ ("Corrections you wrote"), "record-name"), heading);
  dw_landing_set_name (DW_LANDING (heading), _ ("Corrections you wrote"));
  return heading;
}

static void
dw_corrections_page_init (DwCorrectionsPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->cancellable = g_cancellable_new ();
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (GTK_BOX (page), build_heading ());
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (page, "corrections");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);

  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  dw_scroll_keys_add (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Corrections"), -1);
}

GtkWidget *
dw_corrections_page_new (const char *data_dir)
{
  DwCorrectionsPage *self = g_object_new (DW_TYPE_CORRECTIONS_PAGE, NULL);

  self->data_dir = g_strdup (data_dir);
  return GTK_WIDGET (self);
}
