/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-corrections-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dw-correction-row.h"
#include "dw-into-view.h"
#include "dw-landing.h"
#include "dw-outbox-task.h"
#include "dw-scroll-keys.h"

struct _DwCorrectionsPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *list;
  GtkWidget *said;          /* (nullable) what came of the last press, in @list */
  char *trouble;            /* (nullable) what is to be said when the list is there again */
  char *data_dir;
  GCancellable *cancellable;
  guint n_listings;         /* asked for: only the last says how the outbox is now */
  GPtrArray *corrections;   /* (nullable) of DwCorrection: those on screen */
  GHashTable *leaving;      /* of gint64*: the numbers of those on their way out, which are not shown meanwhile */
  GPtrArray *removed;       /* of DwCorrection: all that were, the last one last, in memory alone and while the page is
                               open: a wrong press takes nothing that somebody wrote. No number is given twice */
};

G_DEFINE_FINAL_TYPE (DwCorrectionsPage, dw_corrections_page, GTK_TYPE_WIDGET)

static void reload (DwCorrectionsPage *self);

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
  self->said = dw_correction_row_build_label (sentence, css_class);
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

/* Shows the outbox as it is now, and what went wrong with it; what went well takes no trouble away that nobody saw. */
static void
reload_with (DwCorrectionsPage *self,
             const GError      *error)
{
  if (error != NULL)
    {
      g_free (self->trouble);
      self->trouble = g_strdup (error->message);
    }
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

/* Its place among @corrections, or −1. */
static int
find_correction (GPtrArray *corrections,
                 gint64     id)
{
  for (guint i = 0; corrections != NULL && i < corrections->len; i++)
    if (((DwCorrection *) g_ptr_array_index (corrections, i))->id == id)
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
  int place = find_correction (self->corrections, id);
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
  int place = find_correction (self->corrections, g_variant_get_int64 (parameter));
  g_autofree char *text
      = place >= 0 ? dw_correction_dup_text (g_ptr_array_index (self->corrections, (guint) place)) : NULL;

  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say_first (self, _ ("The text is copied."), NULL);
}

/* A correction on its way out of the outbox, or back into it. */
typedef struct
{
  DwCorrectionsPage *page;
  DwCorrection *correction;
} Errand;

static Errand *
errand_new (DwCorrectionsPage *self,
            DwCorrection      *correction)
{
  Errand *errand = g_new (Errand, 1);

  *errand = (Errand) { g_object_ref (self), correction };
  return errand;
}

/* Who has left the page meanwhile finds nothing more to put back there. */
static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Errand *errand = data;
  g_autoptr (DwCorrectionsPage) self = errand->page;
  g_autoptr (DwCorrection) correction = errand->correction;
  g_autoptr (GError) error = NULL;
  gboolean is_removed = dw_outbox_change_finish (result, &error);

  if (self->cancellable == NULL)
    return;
  g_hash_table_remove (self->leaving, &correction->id);
  if (is_removed && gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_ptr_array_add (self->removed, g_steal_pointer (&correction));
  reload_with (self, error);
}

static void
remove_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  int place = find_correction (self->corrections, id);

  if (place < 0)
    return;

  g_hash_table_add (self->leaving, g_memdup2 (&id, sizeof id));
  dw_outbox_remove_async (self->data_dir, id, self->cancellable, on_removed,
                          errand_new (self, g_ptr_array_steal_index (self->corrections, (guint) place)));
}

/* What could not be put back can be once more, also where somebody has left the page meanwhile and comes again. */
static void
on_put_back (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Errand *errand = data;
  g_autoptr (DwCorrectionsPage) self = errand->page;
  g_autoptr (DwCorrection) correction = errand->correction;
  g_autoptr (GError) error = NULL;
  gboolean is_back = dw_outbox_change_finish (result, &error);

  if (self->cancellable == NULL)
    return;
  if (!is_back)
    g_ptr_array_add (self->removed, g_steal_pointer (&correction));
  reload_with (self, error);
}

static void
put_back_activated (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (widget);
  int place = find_correction (self->removed, g_variant_get_int64 (parameter));
  DwCorrection *correction;

  if (place < 0)
    return;

  correction = g_ptr_array_steal_index (self->removed, (guint) place);
  dw_outbox_add_async (self->data_dir, dw_correction_copy (correction), self->cancellable, on_put_back,
                       errand_new (self, correction));
}

static void
show_list (DwCorrectionsPage *self,
           const char        *notice)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  clear_list (self);
  if (notice != NULL)
    gtk_box_append (self->list, dw_correction_row_build_label (notice, "attention"));
  for (guint i = self->removed->len; i > 0; i--)
    gtk_box_append (self->list, dw_correction_row_new_removed (g_ptr_array_index (self->removed, i - 1)));
  if (self->corrections->len == 0)
    gtk_box_append (self->list, dw_correction_row_build_label (_ ("No corrections are waiting. Write one on the record that is wrong."), NULL));
  for (guint i = 0; i < self->corrections->len; i++)
    gtk_box_append (self->list, dw_correction_row_new (g_ptr_array_index (self->corrections, i), now));
}

static void
take_list (DwCorrectionsPage *self,
           GPtrArray         *corrections)
{
  for (guint i = corrections->len; i > 0; i--)
    if (g_hash_table_contains (self->leaving, &((DwCorrection *) g_ptr_array_index (corrections, i - 1))->id))
      g_ptr_array_remove_index (corrections, i - 1);

  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  self->corrections = corrections;
}

/* The outbox being read. */
typedef struct
{
  DwCorrectionsPage *page;
  guint number;
} Listing;

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Listing *listing = data;
  g_autoptr (DwCorrectionsPage) self = listing->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (GPtrArray) corrections = dw_outbox_list_finish (result, &notice, &error);
  gboolean had_focus = self->scroller != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (self->cancellable == NULL || listing->number != self->n_listings)
    return;
  if (corrections == NULL)
    {
      show_trouble (self, error);
      return;
    }

  take_list (self, g_steal_pointer (&corrections));
  show_list (self, notice);
  if (self->trouble != NULL)
    say_first (self, self->trouble, "attention");
  g_clear_pointer (&self->trouble, g_free);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
reload (DwCorrectionsPage *self)
{
  Listing *listing = g_new (Listing, 1);

  *listing = (Listing) { g_object_ref (self), ++self->n_listings };
  dw_outbox_list_async (self->data_dir, self->cancellable, on_listed, listing);
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
  g_ptr_array_set_size (DW_CORRECTIONS_PAGE (widget)->removed, 0);
  GTK_WIDGET_CLASS (dw_corrections_page_parent_class)->unmap (widget);
}

static void
dw_corrections_page_dispose (GObject *object)
{
  DwCorrectionsPage *self = DW_CORRECTIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_clear_pointer (&self->leaving, g_hash_table_unref);
  g_clear_pointer (&self->trouble, g_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
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

  gtk_widget_set_parent (dw_correction_row_build_label (_ ("Corrections you wrote"), "record-name"), heading);
  dw_landing_set_name (DW_LANDING (heading), _ ("Corrections you wrote"));
  return heading;
}

static void
dw_corrections_page_init (DwCorrectionsPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->cancellable = g_cancellable_new ();
  self->leaving = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->removed = g_ptr_array_new_with_free_func ((GDestroyNotify) dw_correction_free);
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
