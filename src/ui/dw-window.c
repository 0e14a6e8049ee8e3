/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-window.h"

#include <glib/gi18n-lib.h>

#include "dw-errands.h"
#include "dw-finder.h"
#include "dw-focus-mark.h"
#include "dw-pages.h"
#include "dw-renewal-notice.h"
#include "dw-renewal.h"
#include "dw-stage.h"
#include "dw-status-button.h"

struct _DwWindow
{
  AdwApplicationWindow parent_instance;

  GtkBox *content;
  GtkWidget *back_button;
  GtkLabel *title;
  GtkMenuButton *menu_button;
  GtkWidget *urgent_button;
  GtkWidget *urgent_footer;
  DwStatusButton *status;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *renewal;       /* the notice of a directory that was begun again; NULL where there is none to read */
  DwFinder *finder;         /* NULL until the first frame is painted */

  DwDirectory *directory;
  DwInquiry *inquiry;
  DwErrands *errands;
  GCancellable *cancellable;
  DwFocusMark mark;         /* where the keyboard was when the finder was left */
  const char *opening;      /* the page that stands while the directory is not open */
};

G_DEFINE_FINAL_TYPE (DwWindow, dw_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *
get_page (DwWindow *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

static gboolean
is_open (DwWindow *self)
{
  return self->inquiry != NULL;
}

/* Beside the way back there is no room for all of it: the title goes before the status, and a record has a name of its
 * own. */
static void
make_room_for_title (DwWindow *self,
                     gboolean  is_tight,
                     gboolean  is_finding)
{
  gtk_widget_set_visible (GTK_WIDGET (self->status), is_open (self) && !is_tight);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !is_tight || !is_finding);
  if (is_tight)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "tight");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "tight");
}

/* The title, the way back and where typing goes follow the page. */
static void
follow_page (DwWindow *self)
{
  const char *page = get_page (self);
  gboolean is_finding = g_strcmp0 (page, "find") == 0;
  gboolean is_opening = g_strcmp0 (page, "opening") == 0 || g_strcmp0 (page, "failed") == 0;
  gboolean is_narrow = FALSE;

  if (self->finder != NULL)
    g_object_get (self->finder, "is-narrow", &is_narrow, NULL);
  gtk_widget_set_visible (self->urgent_button, !is_narrow);
  gtk_widget_set_visible (self->urgent_footer, is_narrow && g_strcmp0 (page, "urgent") != 0);
  gtk_label_set_label (self->title, dw_pages_get_title (page));
  gtk_widget_set_visible (self->back_button, is_finding ? dw_finder_get_is_deep (self->finder) : !is_opening);
  make_room_for_title (self, is_narrow && gtk_widget_get_visible (self->back_button), is_finding);
  if (self->finder != NULL)
    dw_finder_capture_keys (self->finder, is_finding ? GTK_WIDGET (self) : NULL);
}

static void
show_page (DwWindow   *self,
           const char *page)
{
  GtkWidget *shown;

  if (!is_open (self) && g_strcmp0 (page, "urgent") != 0)
    page = self->opening;

  if (g_strcmp0 (get_page (self), "find") == 0 && g_strcmp0 (page, "find") != 0)
    dw_focus_mark_set (&self->mark, GTK_WINDOW (self));
  dw_pages_ensure (self->stack, page, self->directory);
  gtk_stack_set_visible_child_name (self->stack, page);
  shown = gtk_stack_get_visible_child (self->stack);
  if (g_strcmp0 (page, "find") == 0)
    dw_finder_focus_words (self->finder);
  else if (!gtk_widget_grab_focus (shown) && gtk_widget_get_focus_child (shown) == NULL)
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

/* To where the keyboard was when another page was asked for. */
static void
return_to_finder (DwWindow *self)
{
  if (!is_open (self))
    {
      show_page (self, self->opening);
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "find");
  if (!dw_focus_mark_return (&self->mark))
    dw_finder_focus_words (self->finder);
}

static void
step_back_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DwWindow *self = user_data;

  if (is_open (self) && g_strcmp0 (get_page (self), "find") == 0)
    dw_finder_step_back (self->finder);
  else
    return_to_finder (self);
}

static void
back_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DwWindow *self = user_data;

  if (g_strcmp0 (get_page (self), "find") == 0)
    dw_finder_go_back (self->finder);
  else
    return_to_finder (self);
}

static void
forward_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  DwWindow *self = user_data;

  if (g_strcmp0 (get_page (self), "find") == 0)
    dw_finder_go_forward (self->finder);
}

/* feeds, keys, about, corrections and urgent: the action's name is the page's. */
static void
page_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  show_page (DW_WINDOW (user_data), g_action_get_name (G_ACTION (action)));
}

/* What the finder does for an action of that name. */
static const struct
{
  const char *name;
  void (*go) (DwFinder *finder);
} finder_verbs[] = {
  { "focus-words", dw_finder_focus_words },
  { "focus-place", dw_finder_focus_place },
  { "focus-results", dw_finder_focus_results },
  { "show-filters", dw_finder_show_filters },
  { "show-results", dw_finder_show_results },
};

static void
finder_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  DwWindow *self = user_data;

  if (!is_open (self))
    return;

  gtk_stack_set_visible_child_name (self->stack, "find");
  for (guint i = 0; i < G_N_ELEMENTS (finder_verbs); i++)
    if (g_strcmp0 (g_action_get_name (G_ACTION (action)), finder_verbs[i].name) == 0)
      finder_verbs[i].go (self->finder);
}

static void
next_pane_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DwWindow *self = user_data;

  if (is_open (self) && g_strcmp0 (get_page (self), "find") == 0)
    dw_finder_focus_next_pane (self->finder, g_variant_get_boolean (parameter));
}

static void
toggle_need_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  DwWindow *self = user_data;

  if (is_open (self))
    dw_finder_toggle_need (self->finder, g_variant_get_uint32 (parameter));
}

static void open_directory (DwWindow *self);

static void
try_again_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  open_directory (DW_WINDOW (user_data));
}

static void
dismiss_renewal_activated (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  DwWindow *self = user_data;

  if (self->renewal == NULL)
    return;

  dw_renewal_dismiss (dw_directory_get_data_dir (self->directory));
  gtk_box_remove (self->content, g_steal_pointer (&self->renewal));
  show_page (self, get_page (self));
}

/* The keyboard is on its button, the last of it, so that a screen reader says it; whoever types, types into the search
 * all the same. */
static void
show_renewal (DwWindow *self)
{
  g_autoptr (GtkWidget) notice = NULL;

  if (!dw_renewal_is_untold (dw_directory_get_data_dir (self->directory)))
    return;

  notice = dw_renewal_notice_new (dw_directory_get_data_dir (self->directory));
  gtk_box_insert_child_after (self->content, notice, gtk_widget_get_first_child (GTK_WIDGET (self->content)));
  gtk_widget_child_focus (notice, GTK_DIR_TAB_BACKWARD);
  self->renewal = notice;
}

static const GActionEntry actions[] = {
  { .name = "step-back", .activate = step_back_activated },
  { .name = "back", .activate = back_activated },
  { .name = "forward", .activate = forward_activated },
  { .name = "feeds", .activate = page_activated },
  { .name = "keys", .activate = page_activated },
  { .name = "about", .activate = page_activated },
  { .name = "urgent", .activate = page_activated },
  { .name = "corrections", .activate = page_activated },
  { .name = "focus-words", .activate = finder_activated },
  { .name = "focus-place", .activate = finder_activated },
  { .name = "focus-results", .activate = finder_activated },
  { .name = "show-filters", .activate = finder_activated },
  { .name = "show-results", .activate = finder_activated },
  { .name = "next-pane", .activate = next_pane_activated, .parameter_type = "b" },
  { .name = "toggle-need", .activate = toggle_need_activated, .parameter_type = "u" },
  { .name = "try-again", .activate = try_again_activated },
  { .name = "dismiss-renewal", .activate = dismiss_renewal_activated },
};

static void
on_directory_changed (DwWindow *self)
{
  dw_inquiry_refresh (self->inquiry);
  dw_finder_reload_record (self->finder);
}

static void
on_feed_done (DwWindow *self)
{
  dw_inquiry_refresh (self->inquiry);
}

/* Whoever reads whom to ring is not sent elsewhere because the directory has opened meanwhile. */
static void
leave_opening (DwWindow   *self,
               const char *page)
{
  if (g_strcmp0 (get_page (self), "urgent") != 0)
    show_page (self, page);
}

static void
start_finding (DwWindow *self)
{
  DwSyncer *syncer = dw_directory_get_syncer (self->directory);

  self->inquiry = dw_inquiry_new (dw_directory_get_search (self->directory));
  self->errands
      = dw_errands_new (GTK_APPLICATION_WINDOW (self), self->toasts, self->directory, self->inquiry, self->cancellable);
  dw_finder_set_inquiry (self->finder, self->inquiry, self->directory);
  dw_status_button_set_directory (self->status, self->directory, self->inquiry);
  g_signal_connect_object (syncer, "directory-changed", G_CALLBACK (on_directory_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "feed-done", G_CALLBACK (on_feed_done), self, G_CONNECT_SWAPPED);

  dw_inquiry_refresh (self->inquiry);
  leave_opening (self, "find");
  show_renewal (self);
  dw_syncer_watch (syncer);
}

/* @reason: a whole sentence, of the system or of Doorway. */
static void
show_failed (DwWindow   *self,
             const char *reason)
{
  g_autofree char *escaped = g_markup_escape_text (reason, -1);
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "failed");

  if (page == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/nowrongdoor/Doorway/ui/failed.ui");

      page = GTK_WIDGET (gtk_builder_get_object (builder, "page"));
      gtk_stack_add_named (self->stack, page, "failed");
    }

  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
  self->opening = "failed";
  leave_opening (self, self->opening);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DwWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dw_directory_open_finish (DW_DIRECTORY (source), result, &error))
    {
      if (self->directory != NULL)
        start_finding (self);
      return;
    }

  show_failed (self, error->message);
}

static void
build_finder (DwWindow *self)
{
  self->finder = g_object_new (DW_TYPE_FINDER, NULL);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->finder), "find", _ ("Search"));
  g_object_bind_property (self->finder, "is-narrow", self->status, "compact", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->finder, "notify::is-deep", G_CALLBACK (follow_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "notify::is-narrow", G_CALLBACK (follow_page), self, G_CONNECT_SWAPPED);
}

/* While another thread opens it, this one builds the page that will show it. */
static void
open_directory (DwWindow *self)
{
  self->opening = "opening";
  gtk_stack_set_visible_child_name (self->stack, self->opening);
  dw_directory_open_async (self->directory, self->cancellable, on_opened, g_object_ref (self));
  if (self->finder == NULL)
    build_finder (self);
}

static gboolean
begin (gpointer user_data)
{
  DwWindow *self = user_data;

  if (self->directory != NULL)
    open_directory (self);
  /* Drawn in five sizes, for what lists windows: the window itself need not wait for that. */
  gtk_window_set_default_icon_name (APPLICATION_ID);
  return G_SOURCE_REMOVE;
}

/*
 * What opens the directory takes both cores for a moment: the window is on the screen first. The frame is only on its
 * way there when it is painted, so the main loop has a turn in between.
 */
static void
on_first_frame (DwWindow      *self,
                GdkFrameClock *frames)
{
  g_signal_handlers_disconnect_by_func (frames, G_CALLBACK (on_first_frame), self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, begin, g_object_ref (self), g_object_unref);
}

static void
on_first_map (DwWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, G_CALLBACK (on_first_map), NULL);
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint", G_CALLBACK (on_first_frame), self,
                           G_CONNECT_SWAPPED);
}

static void
dw_window_dispose (GObject *object)
{
  DwWindow *self = DW_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  dw_focus_mark_clear (&self->mark);
  if (self->directory != NULL)
    dw_syncer_cancel (dw_directory_get_syncer (self->directory));
  g_clear_object (&self->errands);
  g_clear_object (&self->inquiry);
  g_clear_object (&self->directory);
  self->finder = NULL;

  G_OBJECT_CLASS (dw_window_parent_class)->dispose (object);
}

static void
dw_window_finalize (GObject *object)
{
  g_clear_object (&DW_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (dw_window_parent_class)->finalize (object);
}

static void
dw_window_class_init (DwWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dw_window_dispose;
  object_class->finalize = dw_window_finalize;

  g_type_ensure (DW_TYPE_STAGE);
  g_type_ensure (DW_TYPE_STATUS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DwWindow, content);
  gtk_widget_class_bind_template_child (widget_class, DwWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, DwWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DwWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DwWindow, urgent_button);
  gtk_widget_class_bind_template_child (widget_class, DwWindow, urgent_footer);
  gtk_widget_class_bind_template_child (widget_class, DwWindow, status);
  gtk_widget_class_bind_template_child (widget_class, DwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DwWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, follow_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.step-back", NULL);
}

/* Built when it is first asked for: a menu has as many widgets as the rest of the first frame. */
static void
create_menu (GtkMenuButton *button,
             gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/nowrongdoor/Doorway/ui/menu.ui");

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
}

static void
dw_window_init (DwWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu, NULL, NULL);
  self->cancellable = g_cancellable_new ();
  self->opening = "opening";
}

DwWindow *
dw_window_new (GtkApplication *application,
               DwDirectory    *directory)
{
  DwWindow *self = g_object_new (DW_TYPE_WINDOW, "application", application, NULL);

  self->directory = g_object_ref (directory);
  g_signal_connect (self, "map", G_CALLBACK (on_first_map), NULL);
  return self;
}
