/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli-answer.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "dw-cli-urgent.h"
#include "dw-named.h"
#include "dw-paper.h"
#include "dw-tell.h"
#include "dw-why.h"
#include "dw-words.h"

#define INDENT 5

const DwFeed *
dw_cli_feed_of (GPtrArray *feeds,
                gint64     id)
{
  for (guint i = 0; i < feeds->len; i++)
    if (((const DwFeed *) feeds->pdata[i])->id == id)
      return feeds->pdata[i];

  return NULL;
}

/* "parenting, autism", or NULL for no words. */
static char *
dup_matched (const DwMatched *matched)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; matched->words != NULL && matched->words[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", matched->words[i]);

  return g_string_free (words, words->len == 0);
}

/* "A · B · C", without what is not there. */
static char *
join_dots (const char *const *parts,
           guint              n_parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return g_string_free (text, FALSE);
}

static void
print_where (const DwSummary *summary,
             const DwHit     *hit)
{
  g_autofree char *distance = isnan (hit->distance_m) ? NULL : dw_distance_dup_text ((double) hit->distance_m);
  g_autofree char *deliveries = dw_words_deliveries (summary->terms[DW_FACET_DELIVERY]);
  const char *parts[] = { summary->organisation, summary->area != NULL ? summary->area : _("area not stated"), deliveries, distance };
  g_autofree char *text = join_dots (parts, G_N_ELEMENTS (parts));

  dw_paper_print (INDENT, INDENT, text);
}

static void
print_terms (const DwSummary *summary)
{
  g_autofree char *ages = dw_words_ages (summary->minimum_age, summary->maximum_age);
  g_autofree char *route = dw_words_dup_route (summary->terms[DW_FACET_ROUTE], summary->basis[DW_FACET_ROUTE]);
  g_autofree char *cost
      = dw_words_dup_price (&summary->price, summary->terms[DW_FACET_COST], summary->basis[DW_FACET_COST]);
  const char *parts[] = {
    dw_words_status (summary->terms[DW_FACET_STATUS]),
    route,
    cost,
    ages,
  };
  g_autofree char *text = join_dots (parts, G_N_ELEMENTS (parts));

  dw_paper_print (INDENT, INDENT, text);
}

/* When a copy was taken says nothing of how true it still is: what the publisher says of that comes first, and alone
 * where nothing was fetched. */
static void
print_source (const DwSummary *summary,
              const DwFeed    *feed,
              gint64           now)
{
  gboolean was_fetched = summary->fetched_at != 0 && feed != NULL && !feed->is_starter;
  g_autofree char *checked = dw_words_freshness (feed, summary->assured_date);
  g_autofree char *ago = was_fetched ? dw_words_ago (summary->fetched_at, now) : NULL;
  g_autofree char *fetched = ago != NULL ? g_strdup_printf (_("fetched %s"), ago) : NULL;
  const char *parts[] = { feed != NULL ? feed->name : NULL, checked, fetched };
  g_autofree char *text = join_dots (parts, G_N_ELEMENTS (parts));
  g_autofree char *source = g_strdup_printf (_("Source: %s"), text);

  dw_paper_print (INDENT, INDENT, source);
}

static void
print_matched (const DwMatched *matched)
{
  g_autofree char *words = dup_matched (matched);
  g_autofree char *other_times = dw_tell_dup_other_times (matched);

  if (other_times != NULL)
    dw_paper_print (INDENT, INDENT, other_times);
  if (words != NULL)
    dw_paper_printf (INDENT, _("Matched: %s"), words);
}

static void
print_why (const DwMatched *matched)
{
  g_autoptr (GArray) lines = dw_why_list_lines (matched);

  for (guint i = 0; i < lines->len; i++)
    {
      const DwWhyLine *line = &g_array_index (lines, DwWhyLine, i);

      dw_paper_printf (INDENT, _("%s: %s"), line->label, line->value);
    }
}

/* A line to copy into a shell: what a publisher chose for an id must be no more than a word there, and no option. */
static void
print_command (const char *id)
{
  gboolean is_plain = strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-") == strlen (id) && *id != '\0';
  g_autofree char *word = is_plain ? g_strdup (id) : g_shell_quote (id);

  dw_paper_printf (INDENT, "doorwayctl show %s%s", *id == '-' ? "-- " : "", word);
}

static void
print_result (guint            number,
              const DwHit     *hit,
              const DwSummary *summary,
              const DwMatched *matched,
              const DwFeed    *feed,
              gint64           now,
              gboolean         explain)
{
  g_autofree char *heading = g_strdup_printf ("%u. %s", number, summary->name);

  dw_paper_blank ();
  dw_paper_print (number < 10 ? 2 : 1, INDENT, heading);
  print_where (summary, hit);
  if (hit->is_for_workers)
    dw_paper_print (INDENT, INDENT, _("For people who work with families"));
  print_terms (summary);
  if (explain)
    print_why (matched);
  else
    print_matched (matched);
  print_source (summary, feed, now);
  print_command (summary->source_id);
}

/* Of what was understood, what is denied or what is not, and how near it must be: "Mitcham, Merton · Age 4"; NULL for nothing. */
static char *
dup_understood (const DwAnswer *answer,
                gboolean        is_not,
                gboolean        is_distance)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < answer->n_understood; i++)
    if (answer->understood[i].is_not == is_not && (answer->understood[i].kind == DW_HINT_DISTANCE) == is_distance
        && !answer->understood[i].lacks_place && g_strcmp0 (answer->understood[i].label, answer->outside) != 0)
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? " · " : "", answer->understood[i].label);

  return labels->len > 0 ? g_strdup (labels->str) : NULL;
}

static void
print_understood (const DwAnswer *answer)
{
  g_autofree char *asked = dup_understood (answer, FALSE, FALSE);
  g_autofree char *denied = dup_understood (answer, TRUE, FALSE);
  g_autofree char *near = dup_understood (answer, FALSE, TRUE);
  g_autofree char *stating = dw_tell_dup_stating (answer);

  if (near != NULL)
    dw_paper_printf (0, _("Understood: %s. Only what is so near, may be, or is for families there is listed; --ignore KEY lists all."), near);
  if (asked != NULL)
    dw_paper_printf (0, _("Understood: %s. Services that state so come earlier; none is hidden, and --ignore KEY leaves one out."), asked);
  if (denied != NULL)
    dw_paper_printf (0, _("Understood: %s. This was not searched, and services that say so come later; none is hidden, and --ignore KEY leaves one out."),
                     denied);
  if (stating != NULL)
    dw_paper_print (0, 0, stating);
  if (dw_named_tells_apart (answer) && answer->outside == NULL)
    dw_paper_print (0, 0, _("What is for the place comes first, then what states no London borough, then what is for elsewhere."));
}

static void
print_corrections (const DwAnswer *answer)
{
  for (guint i = 0; i < answer->n_corrections; i++)
    dw_paper_printf (0, answer->corrections[i].is_held ? _("Nothing for “%s”: showing %s. Add --ignore \"%s\" for what you typed.")
                                                       : _("“%s” is read as “%s”. Add --ignore \"%s\" for what you typed."),
                     answer->corrections[i].typed, answer->corrections[i].shown, answer->corrections[i].key);
}

static void
print_also (const DwAnswer *answer)
{
  g_autofree char *terms = dup_matched (&(DwMatched) { .words = answer->also });

  if (terms != NULL)
    dw_paper_printf (0, _("Also searched: %s. Add --plain for your own words alone."), terms);
}

/* How many say all that is asked for, and how many may. */
static void
print_fits (const DwAnswer *answer)
{
  g_autofree char *fits = g_strdup_printf (ngettext ("%u fits", "%u fit", answer->n_fits), answer->n_fits);
  g_autofree char *may_fit = g_strdup_printf (ngettext ("%u may fit: it does not state all that you ask",
                                                        "%u may fit: they do not state all that you ask", answer->n_not_stated),
                                              answer->n_not_stated);

  dw_paper_printf (0, "%s, %s.", fits, may_fit);
}

static void
print_standings (const DwAnswer *answer)
{
  g_autofree char *counts = dw_named_dup_counts (answer);

  dw_paper_printf (0, "%s:", counts);
}

static void
print_weak (const DwAnswer *answer)
{
  g_autofree char *weak = dw_tell_dup_weak (answer);

  dw_paper_print (0, 0, weak);
}

/* Where services have other words for all that was asked. */
static void
print_unsaid (const DwAnswer *answer)
{
  g_autofree char *unsaid = answer->confidence == DW_CONFIDENCE_MATCHES ? dw_tell_dup_unsaid (answer) : NULL;

  if (unsaid != NULL)
    dw_paper_print (0, 0, unsaid);
}

static void
print_heading (DwAnswer *answer)
{
  g_autofree char *telephone = dw_tell_dup_telephone (answer);
  g_autofree char *no_word = dw_tell_dup_no_word (answer);
  g_autofree char *outside = dw_tell_dup_outside (answer);
  g_autofree char *where = dw_tell_dup_where (answer);
  g_autofree char *order = dw_tell_dup_order (answer);
  g_autofree char *unmeasured = dw_tell_dup_unmeasured (answer);

  if (outside != NULL && answer->confidence != DW_CONFIDENCE_WEAK)
    dw_paper_print (0, 0, outside);
  if (telephone != NULL)
    dw_paper_print (0, 0, telephone);
  if (where != NULL)
    dw_paper_print (0, 0, where);
  if (no_word != NULL)
    dw_paper_print (0, 0, no_word);

  switch (answer->confidence)
    {
    case DW_CONFIDENCE_NONE:
      if (telephone == NULL && outside == NULL)
        dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "Nothing in the directory fits. It holds %u service.",
                                         "Nothing in the directory fits. It holds %u services.", answer->n_services),
                         answer->n_services);
      break;
    case DW_CONFIDENCE_WEAK:
      print_weak (answer);
      break;
    case DW_CONFIDENCE_MATCHES:
      if (dw_named_tells_apart (answer))
        print_standings (answer);
      else if (answer->n_not_stated > 0)
        print_fits (answer);
      else
        dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "%u of %u service", "%u of %u services", answer->n_services), answer->n_fits,
                         answer->n_services);
      if (order != NULL)
        dw_paper_print (0, 0, order);
      if (unmeasured != NULL)
        dw_paper_print (0, 0, unmeasured);
      break;
    default:
      g_return_if_reached ();
    }

  if (answer->n_words_left_out > 0)
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "The last word was left out: the question is too long.",
                                     "The last %u words were left out: the question is too long.", answer->n_words_left_out),
                     answer->n_words_left_out);
}

static void
print_standing_heading (const DwAnswer *answer,
                        DwStanding      standing)
{
  g_autofree char *heading = dw_named_dup_heading (answer, standing);

  dw_paper_blank ();
  dw_paper_print (0, 0, heading);
}

static void
print_results (DwCli     *cli,
               DwAnswer  *answer,
               GPtrArray *feeds,
               gboolean   explain)
{
  gboolean tells_apart = dw_named_tells_apart (answer);
  gboolean said_may_fit = FALSE;
  guint said_standing = DW_N_STANDINGS;

  for (guint i = 0; i < answer->summaries->len; i++)
    {
      const DwSummary *summary = g_ptr_array_index (answer->summaries, i);
      guint place = answer->question->offset + i;

      if (summary == NULL)
        continue;
      if (answer->hits[place].fits != DW_TRI_YES && !said_may_fit && answer->n_fits > 0)
        {
          dw_paper_blank ();
          dw_paper_print (0, 0, dw_answer_sets_stated_back (answer) ? _("May fit: not stated, or sharing little with your words")
                                                                    : _("May fit: what you ask is not stated"));
          said_may_fit = TRUE;
        }
      if (tells_apart && !said_may_fit && answer->hits[place].standing != said_standing)
        {
          said_standing = answer->hits[place].standing;
          print_standing_heading (answer, said_standing);
        }
      print_result (place + 1, &answer->hits[place], summary, &answer->matched[i],
                    dw_cli_feed_of (feeds, summary->feed_id), dw_clock_now (cli->clock), explain);
    }
}

static void
print_wider (DwAnswer *answer)
{
  if (answer->n_wider == 0)
    return;

  dw_paper_blank ();
  dw_paper_print (0, 0, _("To find more:"));
  for (guint i = 0; i < answer->n_wider; i++)
    {
      g_autofree char *text = dw_tell_dup_wider (&answer->wider[i]);

      dw_paper_print (2, INDENT, text);
    }
}

/* Who knows what else there is, where little or nothing fits. */
static void
print_advice (const DwAnswer *answer)
{
  const DwSummary *advice = answer->advice;
  const char *parts[3];
  g_autofree char *ask = dw_tell_dup_ask (answer);
  g_autofree char *helplines = dw_tell_dup_helplines (answer);
  g_autofree char *route = NULL;
  g_autofree char *text = NULL;

  if (helplines != NULL)
    {
      dw_paper_blank ();
      dw_paper_print (0, 0, helplines);
    }

  if (ask != NULL)
    {
      dw_paper_blank ();
      dw_paper_print (0, 0, ask);
    }
  if (advice == NULL)
    return;

  parts[0] = advice->organisation;
  parts[1] = advice->area != NULL ? advice->area : _("area not stated");
  route = dw_words_dup_route (advice->terms[DW_FACET_ROUTE], advice->basis[DW_FACET_ROUTE]);
  parts[2] = route;
  text = join_dots (parts, G_N_ELEMENTS (parts));
  dw_paper_blank ();
  dw_paper_print (0, 0, _("Can tell you what else there is:"));
  dw_paper_print (2, INDENT, advice->name);
  dw_paper_print (INDENT, INDENT, text);
  print_command (advice->source_id);
}

static gboolean
is_shown (DwAnswer     *answer,
          const DwFeed *feed)
{
  for (guint i = 0; i < answer->summaries->len; i++)
    {
      const DwSummary *summary = g_ptr_array_index (answer->summaries, i);

      if (summary != NULL && summary->feed_id == feed->id)
        return TRUE;
    }

  return FALSE;
}

static void
print_notices (DwAnswer  *answer,
               GPtrArray *feeds,
               gint64     now)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      const DwFeed *feed = g_ptr_array_index (feeds, i);
      g_autofree char *notice = dw_words_notice (feed, now);

      if (notice == NULL || !is_shown (answer, feed))
        continue;
      dw_paper_blank ();
      dw_paper_printf (0, "%s: %s", feed->name, notice);
    }
}

void
dw_cli_print_answer (DwCli     *cli,
                     DwAnswer  *answer,
                     GPtrArray *feeds,
                     gboolean   explain)
{
  guint shown_to = answer->question->offset + answer->summaries->len;

  if (answer->urgent != 0)
    {
      dw_cli_print_urgent (answer->urgent);
      dw_paper_blank ();
    }
  print_heading (answer);
  print_unsaid (answer);
  if (answer->is_hurried)
    dw_paper_print (0, 0, _("This computer was too busy to look for other words too. Search again to find more."));
  print_corrections (answer);
  print_understood (answer);
  print_also (answer);
  print_results (cli, answer, feeds, explain);
  if (shown_to < answer->n_hits)
    {
      dw_paper_blank ();
      dw_paper_printf (0, _("%u more: add --offset %u."), answer->n_hits - shown_to, shown_to);
    }
  print_wider (answer);
  print_advice (answer);
  print_notices (answer, feeds, dw_clock_now (cli->clock));
  if (answer->urgent == 0)
    {
      dw_paper_blank ();
      dw_paper_print (0, 0, _("Worried a child is not safe? In danger now: ring 999. More numbers: doorwayctl urgent"));
    }
}
