/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-filter-group.h"

#include <glib/gi18n-lib.h>

#define MAX_TERMS 64

/* Room for a count of three figures; it grows with the first that is longer, and never shrinks. */
#define COUNT_CHARS 3

struct _DwFilterGroup
{
  GtkBox parent_instance;

  GtkWidget *header;
  GtkLabel *title;
  GtkLabel *n_chosen;
  GtkImage *arrow;
  GtkRevealer *revealer;
  GtkBox *rows;
  GtkBox *not_stated_row;
  GtkInscription *not_stated_count;

  DwInquiry *inquiry;
  DwFacet facet;
  GtkCheckButton *checks[MAX_TERMS];
  GtkInscription *counts[MAX_TERMS];
  int shown[MAX_TERMS];     /* the count that each row shows; -1 before the first */
  gboolean is_built;
  gboolean is_following;    /* the check buttons follow the question now, not the person */
};

G_DEFINE_FINAL_TYPE (DwFilterGroup, dw_filter_group, GTK_TYPE_BOX)

static void
on_check_toggled (GtkCheckButton *check,
                  gpointer        user_data)
{
  DwFilterGroup *self = user_data;

  if (self->is_following)
    return;

  for (guint i = 0; i < MAX_TERMS; i++)
    if (self->checks[i] == check)
      dw_inquiry_choose (self->inquiry, self->facet, G_GUINT64_CONSTANT (1) << i, gtk_check_button_get_active (check));
}

/* Not a label: one that says something else has the whole window laid out again, and fifty of them do so at every key.
 * */
static GtkWidget *
build_count (void)
{
  return g_object_new (GTK_TYPE_INSCRIPTION, "css-name", "label", "css-classes", (const char *const[]){ "count", NULL },
                       "xalign", 1.0F, "min-chars", COUNT_CHARS, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static GtkWidget *
build_row (DwFilterGroup *self,
           const DwTerm  *term,
           guint          i)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ (term->label));
  GtkWidget *count = build_count ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_add_css_class (check, "filter");
  g_signal_connect (check, "toggled", G_CALLBACK (on_check_toggled), self);

  self->checks[i] = GTK_CHECK_BUTTON (check);
  self->counts[i] = GTK_INSCRIPTION (count);
  self->shown[i] = -1;
  return check;
}

static void
build_rows (DwFilterGroup *self)
{
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (self->facet, &n_terms);

  self->is_built = TRUE;
  for (guint i = 0; i < n_terms; i++)
    gtk_box_append (self->rows, build_row (self, &terms[i], i));
  gtk_box_reorder_child_after (self->rows, GTK_WIDGET (self->not_stated_row),
                               gtk_widget_get_last_child (GTK_WIDGET (self->rows)));
}

static void
write_count (GtkInscription *inscription,
             guint           count)
{
  g_autofree char *number = g_strdup_printf ("%'u", count);
  guint n_chars = (guint) g_utf8_strlen (number, -1);

  if (n_chars > gtk_inscription_get_min_chars (inscription))
    gtk_inscription_set_min_chars (inscription, n_chars);
  gtk_inscription_set_text (inscription, number);
}

static void
show_count (DwFilterGroup *self,
            const DwTerm  *term,
            guint          i,
            guint          count)
{
  g_autofree char *spoken = NULL;

  if (self->shown[i] == (int) count)
    return;

  self->shown[i] = (int) count;
  spoken = g_strdup_printf (ngettext ("%s, %u service", "%s, %u services", count), _ (term->label), count);
  write_count (self->counts[i], count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (count == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->checks[i]), "nothing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->checks[i]), "nothing");
}

static void
follow_question (DwFilterGroup *self)
{
  DwMask chosen = dw_inquiry_get_question (self->inquiry)->chosen[self->facet];
  int n_chosen = __builtin_popcountll (chosen);
  g_autofree char *number = g_strdup_printf (ngettext ("%d chosen", "%d chosen", n_chosen), n_chosen);

  gtk_label_set_label (self->n_chosen, number);
  gtk_widget_set_visible (GTK_WIDGET (self->n_chosen), n_chosen > 0);
  self->is_following = TRUE;
  for (guint i = 0; i < MAX_TERMS; i++)
    if (self->checks[i] != NULL)
      gtk_check_button_set_active (self->checks[i], (chosen >> i & 1) != 0);
  self->is_following = FALSE;
}

static void
set_expanded (DwFilterGroup *self,
              gboolean       is_expanded)
{
  if (is_expanded && !self->is_built)
    {
      build_rows (self);
      follow_question (self);
    }

  gtk_revealer_set_reveal_child (self->revealer, is_expanded);
  dw_filter_group_follow_answer (self);
  gtk_image_set_from_icon_name (self->arrow, is_expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, is_expanded, -1);
}

static void
on_header_clicked (DwFilterGroup *self)
{
  set_expanded (self, !gtk_revealer_get_reveal_child (self->revealer));
}

static void
dw_filter_group_dispose (GObject *object)
{
  DwFilterGroup *self = DW_FILTER_GROUP (object);

  g_clear_object (&self->inquiry);

  G_OBJECT_CLASS (dw_filter_group_parent_class)->dispose (object);
}

static void
dw_filter_group_class_init (DwFilterGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_filter_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-filter-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DwFilterGroup, header);
  gtk_widget_class_bind_template_child (widget_class, DwFilterGroup, title);
  gtk_widget_class_bind_template_child (widget_class, DwFilterGroup, n_chosen);
  gtk_widget_class_bind_template_child (widget_class, DwFilterGroup, arrow);
  gtk_widget_class_bind_template_child (widget_class, DwFilterGroup, revealer);
  gtk_widget_class_bind_template_child (widget_class, DwFilterGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, DwFilterGroup, not_stated_row);
  gtk_widget_class_bind_template_child (widget_class, DwFilterGroup, not_stated_count);
  gtk_widget_class_bind_template_callback (widget_class, on_header_clicked);
}

static void
dw_filter_group_init (DwFilterGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dw_filter_group_new (DwInquiry *inquiry,
                     DwFacet    facet,
                     gboolean   is_expanded)
{
  DwFilterGroup *self = g_object_new (DW_TYPE_FILTER_GROUP, NULL);
  const char *title = _ (dw_facet_get_label (facet));

  self->inquiry = g_object_ref (inquiry);
  self->facet = facet;
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (inquiry, "question-changed", G_CALLBACK (follow_question), self, G_CONNECT_SWAPPED);
  set_expanded (self, is_expanded);
  return GTK_WIDGET (self);
}

void
dw_filter_group_follow_answer (DwFilterGroup *self)
{
  DwAnswer *answer = dw_inquiry_get_answer (self->inquiry);
  const DwFacetCounts *counts = answer != NULL ? &answer->facets[self->facet] : NULL;
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (self->facet, &n_terms);

  g_return_if_fail (DW_IS_FILTER_GROUP (self));

  /* What is folded away is not kept up: it follows when it unfolds. */
  if (!gtk_revealer_get_reveal_child (self->revealer) || counts == NULL)
    return;

  for (guint i = 0; i < n_terms; i++)
    show_count (self, &terms[i], i, counts->counts[i]);

  write_count (self->not_stated_count, counts->not_stated);
  gtk_widget_set_visible (GTK_WIDGET (self->not_stated_row), counts->not_stated > 0);
}
