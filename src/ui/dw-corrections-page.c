/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-corrections-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dw-into-view.h"
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
  GtkWidget *said;          /* (nullable) what came of the last press, in @list */
  char *trouble;            /* (nullable) what is to be said when the list is there again */
  char *data_dir;
  GCancellable *cancellable;
  GPtrArray *corrections;   /* (nullable) of DwCorrection: those on screen */
  DwCorrection *removed;    /* (nullable) the last that was, in memory alone and while the page is open: a wrong press
                               takes nothing that somebody wrote */
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

  self->said = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
}

/* Says @sentence before all else on the page, where the last one stood. */
static void
say_first (DwCorrectionsPage *self,
           const char        *sentence,
           const char        *css_class)
{
  if (self->said != NULL)
    gtk_box_remove (self->list, self->said);
  self->said = build_label (sentence, css_class);
  gtk_box_prepend (self->list, self->said);
  dw_into_view (self->said);
}

static void
show_trouble (DwCorrectionsPage *self,
              const GError      *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_first (self, error->message, "attention");
}

/* Shows the outbox as it is now, and what went wrong with it. */
static void
reload_with (DwCorrectionsPage *self,
             const GError      *error)
{
  g_free (self->trouble);
  self->trouble = error != NULL ? g_strdup (error->message) : NULL;
  reload (self);
}

static void
on_marked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DwCorrectionsPage) self = data;
  g_autoptr (GError) error = NULL;

  dw_outbox_change_finish (result, &error);
  if (self->cancellable != NULL)
    reload_with (self, error);
}

/* Its place among those on screen, or −1. */
static int
find_correction (DwCorrectionsPage *self,
                 gint64             id)
{
  for (guint i = 0; self->corrections != NULL && i < self->corrections->len; i++)
    if (((DwCorrection *) g_ptr_array_index (self->corrections, i))->id == id)
      return (int) i;

  return -1;
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

  /* The page is gone: nobody is there to be told. */
  if (self->cancellable == NULL)
    return;

  if (is_open)
    {
      dw_outbox_mark_handed_async (self->data_dir, launch->id, g_get_real_time () / G_USEC_PER_SEC, self->cancellable,
                                   on_marked, g_object_ref (self));
      return;
    }

  g_message ("No mail program could be opened: %s", error->message);
  say_first (self, _ ("No mail program could be opened. The correction is still here: copy its text, and send it as you like."),
             "attention");
}

static void
mail_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  int place = find_correction (self, id);
  g_autofree char *mailto
      = place >= 0 ? dw_correction_dup_mailto (g_ptr_array_index (self->corrections, (guint) place)) : NULL;
  Launch *launch;

  if (mailto == NULL)
    return;

  launch = g_new (Launch, 1);
  *launch = (Launch) { g_object_ref (self), id };
  g_app_info_launch_default_for_uri_async (mailto, NULL, self->cancellable, on_launched, launch);
}

static void
copy_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (widget);
  int place = find_correction (self, g_variant_get_int64 (parameter));
  g_autofree char *text
      = place >= 0 ? dw_correction_dup_text (g_ptr_array_index (self->corrections, (guint) place)) : NULL;

  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say_first (self, _ ("The text is copied."), NULL);
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (DwCorrectionsPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_removed = dw_outbox_change_finish (result, &error);

  if (self->cancellable == NULL)
    return;
  if (!is_removed)
    g_clear_pointer (&self->removed, dw_correction_free);
  reload_with (self, error);
}

static void
remove_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  int place = find_correction (self, id);

  if (place < 0)
    return;

  g_clear_pointer (&self->removed, dw_correction_free);
  self->removed = g_ptr_array_steal_index (self->corrections, (guint) place);
  dw_outbox_remove_async (self->data_dir, id, self->cancellable, on_removed, g_object_ref (self));
}

/* A correction on its way back into the outbox. */
typedef struct
{
  DwCorrectionsPage *page;
  DwCorrection *correction;
} Return;

/* What could not be put back can be once more, also where somebody has left the page meanwhile and comes again. */
static void
on_put_back (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Return *back = data;
  g_autoptr (DwCorrectionsPage) self = back->page;
  g_autoptr (GError) error = NULL;
  gboolean is_back = dw_outbox_change_finish (result, &error);

  if (!is_back && self->cancellable != NULL && self->removed == NULL)
    self->removed = g_steal_pointer (&back->correction);
  g_clear_pointer (&back->correction, dw_correction_free);
  if (self->cancellable != NULL)
    reload_with (self, error);
}

static void
put_back_activated (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (widget);
  Return *back;

  if (self->removed == NULL)
    return;

  back = g_new0 (Return, 1);
  back->page = g_object_ref (self);
  back->correction = g_steal_pointer (&self->removed);
  dw_outbox_add_async (self->data_dir, dw_correction_copy (back->correction), self->cancellable, on_put_back, back);
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
  append_button (buttons, _ ("Copy the text"), "corrections.copy", correction);
  append_button (buttons, _ ("Remove"), "corrections.remove", correction);
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}

static GtkWidget *
build_removed (const DwCorrection *correction)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = dw_wrap_new ();
  /* TRANSLATORS: %s: the name of a service. */
  g_autofree char *sentence = g_strdup_printf (_ ("What you wrote about “%s” is removed."), correction->service);

  gtk_box_append (GTK_BOX (row), build_label (sentence, NULL));
  append_button (buttons, _ ("Put it back"), "corrections.put-back", correction);
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
  if (self->removed != NULL)
    gtk_box_append (self->list, build_removed (self->removed));
  if (corrections->len == 0)
    gtk_box_append (self->list, build_label (_ ("No corrections are waiting. Write one on the record that is wrong."), NULL));
  for (guint i = 0; i < corrections->len; i++)
    gtk_box_append (self->list, build_row (g_ptr_array_index (corrections, i), now));

  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  self->corrections = g_steal_pointer (&corrections);
  if (self->trouble != NULL)
    say_first (self, self->trouble, "attention");
  g_clear_pointer (&self->trouble, g_free);
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
dw_corrections_page_unmap (GtkWidget *widget)
{
  g_clear_pointer (&DW_CORRECTIONS_PAGE (widget)->removed, dw_correction_free);
  GTK_WIDGET_CLASS (dw_corrections_page_parent_class)->unmap (widget);
}

static void
dw_corrections_page_dispose (GObject *object)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_clear_pointer (&self->removed, dw_correction_free);
  g_clear_pointer (&self->trouble, g_free);
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
  widget_class->unmap = dw_corrections_page_unmap;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "corrections.mail", "x", mail_activated);
  gtk_widget_class_install_action (widget_class, "corrections.copy", "x", copy_activated);
  gtk_widget_class_install_action (widget_class, "corrections.remove", "x", remove_activated);
  gtk_widget_class_install_action (widget_class, "corrections.put-back", "x", put_back_activated);
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
