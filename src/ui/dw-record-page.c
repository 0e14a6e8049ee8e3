/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dw-fact-row.h"
#include "dw-landing.h"
#include "dw-plain-text.h"
#include "dw-scroll-keys.h"
#include "dw-sheet-others.h"
#include "dw-twin-note.h"
#include "dw-why.h"

struct _DwRecordPage
{
  GtkWidget parent_instance;

  GtkWidget *empty;
  GtkScrolledWindow *scroller;
  AdwStatusPage *problem;
  DwLanding *landing;
  GtkLabel *name;
  GtkLabel *organisation;
  GtkLabel *badge;
  GtkWidget *alert_box;
  GtkLabel *alert;
  GtkWidget *notice_box;
  GtkLabel *notice;
  GtkBox *sections;
  GtkWidget *correct;

  DwSearch *search;
  DwAnswer *answer;             /* (nullable): that found the service */
  gint64 service_id;
  GCancellable *load;           /* NULL when nothing is being loaded */
  GCancellable *explaining;     /* NULL when nothing is being explained */
  GtkWidget *why;               /* (nullable): the section that says why the service is here, in @sections */
  gboolean wants_focus;         /* the keyboard was sent here before there was anything to land on */
};

G_DEFINE_FINAL_TYPE (DwRecordPage, dw_record_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SEARCH = 1,
  PROP_SERVICE_ID,
} DwRecordPageProperty;

static GParamSpec *properties[PROP_SERVICE_ID + 1];

/* One of the three at a time: what is hidden is not there for screen readers either, as the pages of a stack would be.
 * */
static void
show_only (DwRecordPage *self,
           gpointer      shown)
{
  gpointer faces[] = { self->empty, self->problem, self->scroller };

  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    gtk_widget_set_visible (faces[i], faces[i] == shown);
}

static GtkWidget *
make_heading (const char *title)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", title,
                                     "xalign", 0.0,
                                     "wrap", TRUE,
                                     NULL);

  gtk_widget_add_css_class (heading, "section-name");
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, 2,
                                  -1);
  return heading;
}

static GtkWidget *
make_section (const char   *title,
              const DwLine *lines,
              guint         n_lines)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 "spacing", 6,
                                 NULL);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "dw-card");
  gtk_widget_add_css_class (card, "fact-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), make_heading (title));
  gtk_box_append (GTK_BOX (box), card);
  for (guint i = 0; i < n_lines; i++)
    gtk_box_append (GTK_BOX (card), dw_fact_row_new (&lines[i]));

  return box;
}

static GtkWidget *
make_sheet_section (const DwSheet *sheet,
                    DwSection      section)
{
  GtkWidget *box = make_section (dw_section_get_title (section), sheet->lines[section], sheet->n_lines[section]);

  if (section == DW_SECTION_ROUTE)
    gtk_widget_add_css_class (gtk_widget_get_last_child (box), "route-card");

  return box;
}

static void
clear_sections (DwRecordPage *self)
{
  GtkWidget *child;

  self->why = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
}

static void
show_sheet (DwRecordPage  *self,
            const DwSheet *sheet,
            GPtrArray     *twins)
{
  dw_plain_text_show (self->name, sheet->name);
  dw_landing_set_name (self->landing, sheet->name);
  dw_plain_text_show (self->organisation, sheet->organisation);
  dw_plain_text_show (self->badge, sheet->status);
  dw_plain_text_show (self->alert, sheet->alert);
  dw_plain_text_show (self->notice, sheet->notice);
  gtk_widget_set_visible (self->alert_box, sheet->alert != NULL);
  gtk_widget_set_visible (self->notice_box, sheet->notice != NULL);

  /* The target goes first: the action takes no press without one. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->correct), "x", self->service_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->correct), "win.correct");
  clear_sections (self);
  for (guint section = 0; section < DW_N_SECTIONS; section++)
    {
      if (sheet->n_lines[section] > 0)
        gtk_box_append (self->sections, make_sheet_section (sheet, (DwSection) section));
      for (guint i = 0; section == DW_SECTION_OTHERS && i < twins->len; i++)
        gtk_box_append (self->sections, dw_twin_note_new (self->service_id, g_ptr_array_index (twins, i)));
    }

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_only (self, self->scroller);
  if (self->wants_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->landing));
  self->wants_focus = FALSE;
}

/* AdwStatusPage takes its description as markup. */
static void
show_problem (DwRecordPage *self,
              const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  clear_sections (self);
  adw_status_page_set_description (self->problem, escaped);
  show_only (self, self->problem);
}

/* A record on its way to the screen, and whose page it is. */
typedef struct
{
  DwRecordPage *page;
  DwRecord *record;
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_object_unref (arrival->page);
  dw_record_unref (arrival->record);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static void
on_explained (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (DwRecordPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) why = dw_search_explain_finish (DW_SEARCH (source), result, &error);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (DwLine));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->explaining);
  for (guint i = 0; why != NULL && i < why->len; i++)
    {
      const DwWhyLine *line = &g_array_index (why, DwWhyLine, i);
      const DwLine shown = { .kind = DW_LINE_TEXT, .label = line->label, .value = line->value };

      g_array_append_val (lines, shown);
    }

  if (self->why != NULL)
    gtk_box_remove (self->sections, self->why);
  self->why = lines->len > 0 ? make_section (_ ("Why this is in the results"), &g_array_index (lines, DwLine, 0), lines->len) : NULL;
  if (self->why != NULL)
    gtk_box_append (self->sections, self->why);
}

static void
stop_explaining (DwRecordPage *self)
{
  g_cancellable_cancel (self->explaining);
  g_clear_object (&self->explaining);
}

static void
explain (DwRecordPage *self)
{
  stop_explaining (self);
  if (self->answer == NULL || self->search == NULL)
    return;

  self->explaining = g_cancellable_new ();
  dw_search_explain_async (self->search, self->answer, self->service_id, self->explaining, on_explained,
                           g_object_ref (self));
}

static void
on_twins_read (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (Arrival) arrival = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) twins = dw_search_read_twins_finish (DW_SEARCH (source), result, &error);
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (DwSheet) sheet = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&arrival->page->load);
  if (twins == NULL)
    {
      show_problem (arrival->page, error);
      return;
    }

  same = dw_twin_records_list_same (twins);
  sheet = dw_sheet_new_beside (arrival->record, same, g_get_real_time () / G_USEC_PER_SEC);
  show_sheet (arrival->page, sheet, twins);
  explain (arrival->page);
}

static void
on_record_read (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (DwRecordPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwRecord) record = dw_search_read_record_finish (DW_SEARCH (source), result, &error);
  Arrival *arrival;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (record == NULL)
    {
      g_clear_object (&self->load);
      show_problem (self, error);
      return;
    }

  arrival = g_new (Arrival, 1);
  *arrival = (Arrival) { g_object_ref (self), g_steal_pointer (&record) };
  dw_search_read_twins_async (DW_SEARCH (source), self->service_id, self->load, on_twins_read, arrival);
}

static void
stop_load (DwRecordPage *self)
{
  stop_explaining (self);
  g_cancellable_cancel (self->load);
  g_clear_object (&self->load);
}

void
dw_record_page_reload (DwRecordPage *self)
{
  g_return_if_fail (DW_IS_RECORD_PAGE (self));

  stop_load (self);
  self->wants_focus = FALSE;
  if (self->service_id == 0 || self->search == NULL)
    {
      clear_sections (self);
      show_only (self, self->empty);
      return;
    }

  self->load = g_cancellable_new ();
  dw_search_read_record_async (self->search, self->service_id, self->load, on_record_read, g_object_ref (self));
}

static gboolean
dw_record_page_grab_focus (GtkWidget *widget)
{
  DwRecordPage *self = DW_RECORD_PAGE (widget);

  self->wants_focus = self->load != NULL;
  if (self->wants_focus)
    return TRUE;

  return gtk_widget_get_visible (GTK_WIDGET (self->scroller)) && gtk_widget_grab_focus (GTK_WIDGET (self->landing));
}

/* GtkWidget's own way out of a widget backwards ends in its grab_focus, which here would lead back in. */
static gboolean
dw_record_page_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkWidget *scroller = GTK_WIDGET (DW_RECORD_PAGE (widget)->scroller);

  return gtk_widget_get_visible (scroller) && gtk_widget_child_focus (scroller, direction);
}

static void
dw_record_page_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DwRecordPage *self = DW_RECORD_PAGE (object);

  switch ((DwRecordPageProperty) property_id)
    {
    case PROP_SEARCH:
      g_value_set_object (value, self->search);
      return;
    case PROP_SERVICE_ID:
      g_value_set_int64 (value, self->service_id);
      return;
    }
}

static void
dw_record_page_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DwRecordPage *self = DW_RECORD_PAGE (object);

  switch ((DwRecordPageProperty) property_id)
    {
    case PROP_SEARCH:
      if (g_set_object (&self->search, g_value_get_object (value)))
        {
          g_object_notify_by_pspec (object, pspec);
          dw_record_page_reload (self);
        }
      return;
    case PROP_SERVICE_ID:
      dw_record_page_set_service_id (self, g_value_get_int64 (value));
      return;
    }
}

static void
dw_record_page_dispose (GObject *object)
{
  DwRecordPage *self = DW_RECORD_PAGE (object);
  GtkWidget *child;

  stop_load (self);
  g_clear_object (&self->search);
  g_clear_pointer (&self->answer, dw_answer_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dw_record_page_parent_class)->dispose (object);
}

static void
dw_record_page_class_init (DwRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dw_record_page_get_property;
  object_class->set_property = dw_record_page_set_property;
  object_class->dispose = dw_record_page_dispose;
  widget_class->focus = dw_record_page_focus;
  widget_class->grab_focus = dw_record_page_grab_focus;

  properties[PROP_SEARCH] = g_param_spec_object ("search", NULL, NULL, DW_TYPE_SEARCH, flags);
  properties[PROP_SERVICE_ID] = g_param_spec_int64 ("service-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (DW_TYPE_LANDING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, empty);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, problem);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, landing);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, name);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, organisation);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, badge);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, alert_box);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, alert);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, notice_box);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, notice);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, sections);
  gtk_widget_class_bind_template_child (widget_class, DwRecordPage, correct);
}

static void
dw_record_page_init (DwRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Service"), -1);
  dw_scroll_keys_add (self->scroller);
}

GtkWidget *
dw_record_page_new (DwSearch *search)
{
  return g_object_new (DW_TYPE_RECORD_PAGE, "search", search, NULL);
}

void
dw_record_page_set_service_id (DwRecordPage *self,
                               gint64        service_id)
{
  g_return_if_fail (DW_IS_RECORD_PAGE (self));

  if (self->service_id == service_id)
    return;

  self->service_id = service_id;
  dw_record_page_reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVICE_ID]);
}

void
dw_record_page_explain (DwRecordPage *self,
                        DwAnswer     *answer)
{
  g_return_if_fail (DW_IS_RECORD_PAGE (self));

  if (self->answer == answer)
    return;

  g_clear_pointer (&self->answer, dw_answer_unref);
  self->answer = answer != NULL ? dw_answer_ref (answer) : NULL;
  if (self->load == NULL && gtk_widget_get_visible (GTK_WIDGET (self->scroller)))
    explain (self);
}
