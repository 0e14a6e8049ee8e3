/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-check-view.h"

#include <glib/gi18n-lib.h>

#include "dw-plain-text.h"

/* More than somebody reads in a window, and few enough that they are there within a frame. */
enum { MOST_SHOWN = 20 };

static GtkWidget *
add_words (GtkBox     *box,
           const char *words,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  dw_plain_text_show (GTK_LABEL (label), words);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return label;
}

static void
add_heading (GtkBox     *box,
             const char *words)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, "wrap", TRUE, NULL);

  dw_plain_text_show (GTK_LABEL (heading), words);
  gtk_widget_add_css_class (heading, "section-name");
  gtk_box_append (box, heading);
}

/* One thing of a list. A screen reader says @name of it in one breath. */
static GtkBox *
add_card (GtkBox     *box,
          const char *name)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "orientation", GTK_ORIENTATION_VERTICAL,
                                  "spacing", 3, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (card, "dw-card");
  gtk_widget_add_css_class (card, "check-card");
  gtk_box_append (box, card);
  return GTK_BOX (card);
}

static void
add_share (GtkBox            *box,
           const DwFeedShare *share)
{
  /* Translators: what families ask, and how many records say it: "Cost: 12 of 40 (30 %)" */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), share->item, share->stated);
  g_autofree char *read = share->read != NULL ? g_strdup_printf (_ ("Only in the description: %s"), share->read) : NULL;
  GtkBox *card = add_card (box, name);

  add_words (card, name, "question");
  if (read != NULL)
    add_words (card, read, NULL);
  if (share->advice != NULL)
    add_words (card, share->advice, "provenance");
}

static void
add_finding (GtkBox              *box,
             const DwFeedFinding *finding)
{
  /* Translators: how often, and where: "37 times: schedules, *, byday" */
  g_autofree char *where = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u time: %s", "%u times: %s", finding->n), finding->n,
                                            finding->place);
  GtkBox *card = add_card (box, where);

  add_words (card, finding->message, "question");
  add_words (card, where, NULL);
  for (guint i = 0; i < finding->examples->len; i++)
    add_words (card, finding->examples->pdata[i], "provenance");
}

/* Of those that are not shown, how many there are and where. */
static void
add_others (GtkBox *box,
            guint   n)
{
  g_autofree char *words = NULL;

  if (n <= MOST_SHOWN)
    return;

  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… and %u more, which the saved report lists.",
                                        "… and %u more, which the saved report lists.", n - MOST_SHOWN),
                           n - MOST_SHOWN);
  add_words (box, words, "provenance");
}

static void
add_findings (GtkBox     *box,
              const char *title,
              GPtrArray  *findings,
              const char *nothing)
{
  add_heading (box, title);
  if (findings->len == 0)
    add_words (box, nothing, NULL);
  for (guint i = 0; i < MIN (findings->len, MOST_SHOWN); i++)
    add_finding (box, findings->pdata[i]);
  add_others (box, findings->len);
}

static void
add_terms (GtkBox    *box,
           GPtrArray *terms)
{
  add_heading (box, _ ("Terms that name no need to Doorway"));
  if (terms->len == 0)
    add_words (box, _ ("None."), NULL);
  else
    add_words (box, _ ("People who browse by need do not find services by these. They are still found by their words."), NULL);
  for (guint i = 0; i < MIN (terms->len, MOST_SHOWN); i++)
    add_words (box, terms->pdata[i], "provenance");
  add_others (box, terms->len);
}

static void
add_caution (GtkBox     *box,
             const char *words)
{
  if (words != NULL)
    gtk_widget_add_css_class (add_words (box, words, "strip"), "attention");
}

void
dw_feed_check_view_fill (GtkBox               *box,
                         const DwFeedFindings *findings)
{
  add_caution (box, findings->problem);
  add_caution (box, findings->warning);
  for (guint i = 0; i < findings->notes->len; i++)
    add_words (box, findings->notes->pdata[i], NULL);

  add_findings (box, _ ("To mend"), findings->to_mend, _ ("Nothing is wrong with the records."));
  if (findings->shares->len > 0)
    add_heading (box, _ ("What families ask, and how many records say it"));
  for (guint i = 0; i < findings->shares->len; i++)
    add_share (box, findings->shares->pdata[i]);
  add_terms (box, findings->terms);
  add_findings (box, _ ("Members that Open Referral UK does not have"), findings->unknown, _ ("None."));
}
