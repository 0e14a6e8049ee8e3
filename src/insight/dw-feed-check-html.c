/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-text.h"

/* More than a publisher reads at once; the JSON has them all. */
enum { SHOWN_TERMS = 100 };

static const char head[] =
  "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
  "<meta name=\"referrer\" content=\"no-referrer\">\n";

static const char style[] =
  "<style>\n"
  ":root { color-scheme: light dark; }\n"
  "body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }\n"
  "h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 2.2rem; }\n"
  "table { border-collapse: collapse; width: 100%; } caption { text-align: start; padding: .4rem 0; }\n"
  "th, td { text-align: start; vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid; border-color: color-mix(in srgb, currentColor 25%, transparent); }\n"
  "code { font-size: .95em; } ul { margin: .2rem 0; padding-inline-start: 1.2rem; }\n"
  ".problem { border-inline-start: .3rem solid #c01c28; padding: .2rem .9rem; }\n"
  "@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }\n"
  "</style>\n";

/* Text as text: no markup of a feed's, and nothing that would turn the line around. */
static void
append_text (GString    *html,
             const char *text)
{
  g_autofree char *clean = dw_text_clean (text, -1, FALSE, NULL);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);

  g_string_append (html, escaped);
}

static void
append_element (GString    *html,
                const char *element,
                const char *text)
{
  g_string_append_printf (html, "<%s>", element);
  append_text (html, text);
  g_string_append_printf (html, "</%.*s>\n", (int) strcspn (element, " "), element);
}

static void
append_summary (GString           *html,
                const DwFeedCheck *check)
{
  const DwCrawlReport *report = check->report;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (check->now);
  g_autofree char *day = now != NULL ? g_date_time_format (now, "%-d %B %Y") : NULL;
  g_autofree char *checked = g_strdup_printf (_("Checked by Doorway on %s. Nothing of it was added to the directory."), day != NULL ? day : "?");
  g_autofree char *records = dw_feed_check_dup_records (check);
  g_autofree char *version = g_strdup_printf (_("Version: %s"), report->version != NULL ? report->version : _("not stated"));

  append_element (html, "p", checked);
  if (report->problem != NULL)
    append_element (html, "p class=\"problem\"", report->problem);
  if (report->warning != NULL)
    append_element (html, "p class=\"problem\"", report->warning);
  append_element (html, "p", records);
  append_element (html, "p", version);
}

static void
append_item (GString          *html,
             const DwCoverage *coverage,
             DwCoverageItem    item)
{
  guint n = dw_coverage_get_n_services (coverage);
  guint n_stated = dw_coverage_get_n_stated (coverage, item);
  guint n_read = dw_coverage_get_n_read (coverage, item);
  g_autofree char *stated = dw_feed_check_dup_share (n_stated, n);
  g_autofree char *read = n_read > 0 ? dw_feed_check_dup_share (n_read, n) : g_strdup ("–");

  g_string_append (html, "<tr>");
  append_element (html, "th scope=\"row\"", dw_coverage_item_get_label (item));
  append_element (html, "td", stated);
  append_element (html, "td", read);
  append_element (html, "td", n_stated == n ? "" : dw_coverage_item_get_advice (item));
  g_string_append (html, "</tr>\n");
}

static void
append_coverage (GString           *html,
                 const DwFeedCheck *check)
{
  const DwCoverage *coverage = check->report->coverage;
  g_autofree char *lately = dw_feed_check_dup_lately (check);
  g_autofree char *early = dw_feed_check_dup_early (check);
  g_autofree char *sample = dw_feed_check_dup_sample (check);
  const char *const columns[] = { _("What families ask"), _("Stated as data"), _("Only in the description"), _("How to state it") };

  append_element (html, "h2", _("What families ask, and how many records say it"));
  if (sample != NULL)
    append_element (html, "p", sample);
  if (dw_coverage_get_n_services (coverage) == 0)
    {
      append_element (html, "p", _("No record could be read whole."));
      return;
    }

  g_string_append (html, "<table>\n<thead><tr>");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    append_element (html, "th scope=\"col\"", columns[i]);
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < DW_N_COVERAGE_ITEMS; i++)
    append_item (html, coverage, i);
  g_string_append (html, "</tbody>\n</table>\n");
  append_element (html, "p", lately);
  if (early != NULL)
    append_element (html, "p", early);
}

static void
append_group (GString            *html,
              const DwFaultGroup *group)
{
  g_autofree char *n = g_strdup_printf ("%u", group->n);

  g_string_append (html, "<tr>");
  append_element (html, "td", n);
  g_string_append (html, "<td><code>");
  append_text (html, *group->place != '\0' ? group->place : _("the page"));
  g_string_append (html, "</code></td><td>");
  append_text (html, group->message);
  g_string_append (html, "</td><td><ul>");
  for (guint i = 0; i < group->examples->len; i++)
    append_element (html, "li", g_ptr_array_index (group->examples, i));
  g_string_append (html, "</ul></td></tr>\n");
}

/* Members that no table knows are no faults of the publisher's, and stand in a table of their own. */
static void
append_groups (GString    *html,
               GPtrArray  *groups,
               gboolean    unknown,
               const char *title,
               const char *nothing)
{
  const char *const columns[] = { _("How often"), _("Where"), _("What"), _("For example") };
  guint n = 0;

  append_element (html, "h2", title);
  for (guint i = 0; i < groups->len; i++)
    {
      const DwFaultGroup *group = g_ptr_array_index (groups, i);

      if ((group->kind == DW_FAULT_UNKNOWN) != unknown)
        continue;
      if (n++ == 0)
        {
          g_string_append (html, "<table>\n<thead><tr>");
          for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
            append_element (html, "th scope=\"col\"", columns[j]);
          g_string_append (html, "</tr></thead>\n<tbody>\n");
        }
      append_group (html, group);
    }

  if (n > 0)
    g_string_append (html, "</tbody>\n</table>\n");
  else
    append_element (html, "p", nothing);
}

static void
append_terms (GString          *html,
              const DwCoverage *coverage)
{
  g_autoptr (GPtrArray) terms = dw_coverage_list_unmapped (coverage);

  append_element (html, "h2", _("Terms that name no need to Doorway"));
  append_element (html, "p", terms->len > 0 ? _("People who browse by need do not find services by these. They are still found by their words.")
                                            : _("None."));
  if (terms->len == 0)
    return;

  g_string_append (html, "<ul>\n");
  for (guint i = 0; i < MIN (terms->len, SHOWN_TERMS); i++)
    {
      const DwUnmappedTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *line = dw_feed_check_dup_term (term);

      append_element (html, "li", line);
    }
  g_string_append (html, "</ul>\n");
}

char *
dw_feed_check_dup_html (const DwFeedCheck *check)
{
  g_autoptr (GPtrArray) groups = dw_fault_groups_list (check->report->groups);
  g_autofree char *name = dw_feed_check_dup_title (check);
  g_autofree char *title = g_strdup_printf (_("Feed check: %s"), name);
  GString *html = g_string_new (head);

  append_element (html, "title", title);
  g_string_append (html, style);
  g_string_append (html, "</head>\n<body>\n<main>\n");
  append_element (html, "h1", title);
  append_summary (html, check);
  append_coverage (html, check);
  append_groups (html, groups, FALSE, _("To mend"), _("Nothing is wrong with the records."));
  append_terms (html, check->report->coverage);
  append_groups (html, groups, TRUE, _("Members that Open Referral UK does not have"), _("None."));
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
