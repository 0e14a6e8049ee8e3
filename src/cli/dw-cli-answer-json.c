/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli-answer.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dw-cli-urgent.h"
#include "dw-helplines.h"
#include "dw-named.h"
#include "dw-tell.h"
#include "dw-why.h"
#include "dw-words.h"

/* DwHit.unstated's bit for age and distance, after the facets. */
#define UNSTATED_AGE_OR_DISTANCE 7

static const char *const confidence_names[] = {
  [DW_CONFIDENCE_MATCHES] = "matches",
  [DW_CONFIDENCE_WEAK] = "weak",
  [DW_CONFIDENCE_NONE] = "none",
};

static void
add_terms (DwJsonWriter *json,
           const char   *name,
           DwFacet       facet,
           DwMask        mask,
           gboolean      as_labels)
{
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

  dw_json_writer_begin_list (json, name);
  for (guint i = 0; i < n_terms; i++)
    if (mask & ((DwMask) 1 << i))
      dw_json_writer_add_text (json, NULL, as_labels ? terms[i].label : terms[i].slug);
  dw_json_writer_end_list (json);
}

static void
add_ages (DwJsonWriter    *json,
          const DwSummary *summary)
{
  g_autofree char *text = dw_words_ages (summary->minimum_age, summary->maximum_age);

  dw_json_writer_begin_object (json, "ages");
  dw_json_writer_add_number (json, "minimum", summary->minimum_age);
  dw_json_writer_add_number (json, "maximum", summary->maximum_age);
  dw_json_writer_add_text (json, "text", text);
  dw_json_writer_end_object (json);
}

static void
add_texts (DwJsonWriter      *json,
           const char        *name,
           const char *const *texts,
           guint              n_texts)
{
  dw_json_writer_begin_list (json, name);
  for (guint i = 0; texts != NULL && i < n_texts && texts[i] != NULL; i++)
    dw_json_writer_add_text (json, NULL, texts[i]);
  dw_json_writer_end_list (json);
}

/* Why it is here: in one text for a person, and in lists. */
static void
add_why (DwJsonWriter    *json,
         const DwMatched *matched)
{
  g_autoptr (GArray) lines = dw_why_list_lines (matched);
  g_autoptr (GString) why = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DwWhyLine *line = &g_array_index (lines, DwWhyLine, i);

      g_string_append_printf (why, "%s%s: %s", i > 0 ? " · " : "", line->label, line->value);
    }

  add_texts (json, "matched", matched->words, G_MAXUINT);
  dw_json_writer_add_text (json, "why", why->len > 0 ? why->str : NULL);
  dw_json_writer_begin_object (json, "explained");
  add_texts (json, "own_words", matched->words, matched->n_own);
  add_texts (json, "also_searched", matched->words != NULL ? matched->words + matched->n_own : NULL, G_MAXUINT);
  add_texts (json, "fits", matched->fits, G_MAXUINT);
  add_texts (json, "does_not_fit", matched->misfits, G_MAXUINT);
  add_texts (json, "not_stated", matched->unstated, G_MAXUINT);
  dw_json_writer_end_object (json);
}

/* What was read from the description has a list of its own beside the words. */
static DwBasis
leave_out_prose (DwBasis basis)
{
  return basis == DW_BASIS_PROSE ? DW_BASIS_STATED : basis;
}

static void
add_route_text (DwJsonWriter    *json,
                const DwSummary *summary)
{
  g_autofree char *text = dw_words_dup_route (summary->terms[DW_FACET_ROUTE],
                                              leave_out_prose (summary->basis[DW_FACET_ROUTE]));

  dw_json_writer_add_text (json, "route_text", text);
}

static void
add_cost_text (DwJsonWriter    *json,
               const DwSummary *summary)
{
  DwBasis basis = summary->basis[DW_FACET_COST];
  DwMask costs = summary->terms[DW_FACET_COST];
  g_autofree char *text = basis == DW_BASIS_PROSE && !dw_price_is_said (&summary->price)
                              ? g_strdup (dw_words_cost (costs))
                              : dw_words_dup_price (&summary->price, costs, basis);

  dw_json_writer_add_text (json, "cost_text", text);
}

static void
add_price (DwJsonWriter  *json,
           const DwPrice *price)
{
  dw_json_writer_begin_object (json, "price");
  dw_json_writer_add_number (json, "lowest", price->lowest);
  dw_json_writer_add_number (json, "highest", price->highest);
  dw_json_writer_add_text (json, "words", price->words);
  dw_json_writer_add_text (json, "from", price->from);
  dw_json_writer_add_text (json, "until", price->until);
  dw_json_writer_add_boolean (json, "more_is_said", price->is_more);
  dw_json_writer_end_object (json);
}

/* The facets that Doorway read from the description, and no publisher stated. */
static void
add_read_from_prose (DwJsonWriter    *json,
                     const DwSummary *summary)
{
  dw_json_writer_begin_list (json, "read_from_description");
  for (guint i = 0; i < DW_N_FACETS; i++)
    if (summary->basis[i] == DW_BASIS_PROSE)
      dw_json_writer_add_text (json, NULL, dw_facet_get_slug (i));
  dw_json_writer_end_list (json);
}

static void
add_unstated (DwJsonWriter *json,
              const DwHit  *hit)
{
  dw_json_writer_begin_list (json, "unstated");
  for (guint i = 0; i < DW_N_FACETS; i++)
    if (hit->unstated & (1 << i))
      dw_json_writer_add_text (json, NULL, dw_facet_get_slug (i));
  if (hit->unstated & (1 << UNSTATED_AGE_OR_DISTANCE))
    dw_json_writer_add_text (json, NULL, "age or distance");
  dw_json_writer_end_list (json);
}

static void
add_distance (DwJsonWriter *json,
              const DwHit  *hit)
{
  double distance_m = (double) hit->distance_m;
  g_autofree char *text = isnan (distance_m) ? NULL : dw_distance_dup_text (distance_m);

  dw_json_writer_add_number (json, "distance_m", isnan (distance_m) ? NAN : round (distance_m));
  dw_json_writer_add_text (json, "distance", text);
}

static void
add_result (DwJsonWriter    *json,
            const DwHit     *hit,
            const DwSummary *summary,
            const DwMatched *matched,
            const DwFeed    *feed,
            gboolean         tells_standing)
{
  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "source_id", summary->source_id);
  dw_json_writer_add_integer (json, "feed", summary->feed_id);
  dw_json_writer_add_text (json, "source", feed != NULL ? feed->name : NULL);
  dw_json_writer_add_integer (json, "id", summary->id);
  dw_json_writer_add_text (json, "name", summary->name);
  dw_json_writer_add_text (json, "organisation", summary->organisation);
  dw_json_writer_add_text (json, "description", summary->description);
  dw_json_writer_add_text (json, "area", summary->area);
  add_terms (json, "boroughs", DW_FACET_BOROUGH, summary->terms[DW_FACET_BOROUGH], TRUE);
  for (guint i = 0; i < DW_N_FACETS; i++)
    if (i != DW_FACET_BOROUGH)
      add_terms (json, dw_facet_get_slug (i), i, summary->terms[i], FALSE);
  add_route_text (json, summary);
  add_cost_text (json, summary);
  add_price (json, &summary->price);
  add_read_from_prose (json, summary);
  add_ages (json, summary);
  add_distance (json, hit);
  dw_json_writer_add_text (json, "assured_date", summary->assured_date);
  dw_cli_add_time (json, "fetched_at", summary->fetched_at);
  dw_json_writer_add_boolean (json, "fits", hit->fits == DW_TRI_YES);
  add_unstated (json, hit);
  if (tells_standing)
    dw_json_writer_add_text (json, "for_place", dw_standing_get_slug (hit->standing));
  dw_json_writer_add_boolean (json, "for_professionals", hit->is_for_workers);
  add_why (json, matched);
  dw_json_writer_end_object (json);
}

static void
add_results (DwJsonWriter *json,
             DwAnswer     *answer,
             GPtrArray    *feeds)
{
  dw_json_writer_begin_list (json, "results");
  for (guint i = 0; i < answer->summaries->len; i++)
    {
      const DwSummary *summary = g_ptr_array_index (answer->summaries, i);

      if (summary != NULL)
        add_result (json, &answer->hits[answer->question->offset + i], summary, &answer->matched[i],
                    dw_cli_feed_of (feeds, summary->feed_id), answer->names_place);
    }
  dw_json_writer_end_list (json);
}

static void
add_facets (DwJsonWriter *json,
            DwAnswer     *answer)
{
  dw_json_writer_begin_object (json, "facets");
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      const DwFacetCounts *counts = &answer->facets[facet];
      guint n_terms;
      const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

      dw_json_writer_begin_object (json, dw_facet_get_slug (facet));
      dw_json_writer_begin_object (json, "counts");
      for (guint i = 0; i < n_terms; i++)
        if (counts->counts[i] > 0)
          dw_json_writer_add_integer (json, terms[i].slug, counts->counts[i]);
      dw_json_writer_end_object (json);
      dw_json_writer_add_integer (json, "not_stated", counts->not_stated);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_object (json);
}

static void
add_words (DwJsonWriter *json,
           DwAnswer     *answer)
{
  dw_json_writer_begin_list (json, "words");
  for (guint i = 0; i < answer->n_words; i++)
    {
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "word", answer->words[i].word);
      dw_json_writer_add_integer (json, "services", answer->words[i].n_services);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
  dw_json_writer_add_integer (json, "words_left_out", answer->n_words_left_out);
}

static void
add_also (DwJsonWriter *json,
          DwAnswer     *answer)
{
  dw_json_writer_begin_list (json, "also_searched");
  for (guint i = 0; answer->also[i] != NULL; i++)
    dw_json_writer_add_text (json, NULL, answer->also[i]);
  dw_json_writer_end_list (json);
}

static void
add_understood (DwJsonWriter *json,
                DwAnswer     *answer)
{
  dw_json_writer_begin_list (json, "understood");
  for (guint i = 0; i < answer->n_understood; i++)
    {
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "kind", dw_hint_kind_get_slug (answer->understood[i].kind));
      dw_json_writer_add_text (json, "label", answer->understood[i].label);
      dw_json_writer_add_text (json, "key", answer->understood[i].key);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
}

static void
add_named_place (DwJsonWriter *json,
                 DwAnswer     *answer)
{
  if (!answer->names_place)
    return;

  dw_json_writer_begin_object (json, "place_in_words");
  dw_json_writer_add_text (json, "name", answer->named);
  if (answer->outside != NULL)
    {
      g_autofree char *sentence = dw_tell_dup_outside (answer);

      dw_json_writer_add_text (json, "outside", sentence);
    }
  for (guint i = 0; i < DW_N_STANDINGS; i++)
    dw_json_writer_add_integer (json, dw_standing_get_slug (i), answer->n_standing[i]);
  dw_json_writer_end_object (json);
}

static void
add_beyond (DwJsonWriter *json,
            DwAnswer     *answer)
{
  g_autofree char *sentence = answer->beyond != NULL ? dw_tell_dup_outside (answer) : NULL;

  if (sentence != NULL)
    dw_json_writer_add_text (json, "beyond", sentence);
}

static void
add_corrections (DwJsonWriter *json,
                 DwAnswer     *answer)
{
  dw_json_writer_begin_list (json, "corrected");
  for (guint i = 0; i < answer->n_corrections; i++)
    {
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "typed", answer->corrections[i].typed);
      dw_json_writer_add_text (json, "shown", answer->corrections[i].shown);
      dw_json_writer_add_text (json, "key", answer->corrections[i].key);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
}

static void
add_wider (DwJsonWriter *json,
           DwAnswer     *answer)
{
  dw_json_writer_begin_list (json, "wider");
  for (guint i = 0; i < answer->n_wider; i++)
    {
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "label", answer->wider[i].label);
      dw_json_writer_add_integer (json, "fits", answer->wider[i].n_fits);
      dw_json_writer_add_integer (json, "not_stated", answer->wider[i].n_not_stated);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
}

static void
add_advice (DwJsonWriter    *json,
            const DwSummary *advice)
{
  if (advice == NULL)
    return;

  dw_json_writer_begin_object (json, "advice");
  dw_json_writer_add_text (json, "source_id", advice->source_id);
  dw_json_writer_add_integer (json, "feed", advice->feed_id);
  dw_json_writer_add_integer (json, "id", advice->id);
  dw_json_writer_add_text (json, "name", advice->name);
  dw_json_writer_add_text (json, "organisation", advice->organisation);
  dw_json_writer_add_text (json, "area", advice->area);
  add_route_text (json, advice);
  dw_json_writer_end_object (json);
}

static void
add_telephone (DwJsonWriter   *json,
               const DwAnswer *answer)
{
  if (answer->telephone == NULL)
    return;

  dw_json_writer_begin_object (json, "telephone");
  dw_json_writer_add_text (json, "number", answer->telephone);
  dw_json_writer_add_integer (json, "services", answer->n_telephone);
  dw_json_writer_end_object (json);
}

static void
add_place (DwJsonWriter  *json,
           const DwPlace *place)
{
  if (place == NULL)
    return;

  dw_json_writer_begin_object (json, "near");
  dw_json_writer_add_text (json, "name", place->name);
  dw_json_writer_add_text (json, "borough", place->borough_name);
  dw_json_writer_end_object (json);
}

static void
add_notices (DwJsonWriter *json,
             GPtrArray    *feeds,
             gint64        now)
{
  dw_json_writer_begin_list (json, "notices");
  for (guint i = 0; i < feeds->len; i++)
    {
      const DwFeed *feed = g_ptr_array_index (feeds, i);
      g_autofree char *notice = dw_words_notice (feed, now);

      if (notice == NULL)
        continue;
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_integer (json, "feed", feed->id);
      dw_json_writer_add_text (json, "source", feed->name);
      dw_json_writer_add_text (json, "notice", notice);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
}

static void
add_helplines (DwJsonWriter   *json,
               const DwAnswer *answer)
{
  dw_json_writer_begin_list (json, "helplines");
  for (guint i = 0; i < DW_HELPLINES_MOST; i++)
    if ((answer->helplines & 1u << i) != 0)
      {
        dw_json_writer_begin_object (json, NULL);
        dw_json_writer_add_text (json, "number", dw_helplines_get (i)->number);
        dw_json_writer_add_text (json, "name", _ (dw_helplines_get (i)->name));
        dw_json_writer_end_object (json);
      }
  dw_json_writer_end_list (json);
}

void
dw_cli_print_answer_json (DwAnswer  *answer,
                          GPtrArray *feeds,
                          gint64     now)
{
  DwJsonWriter *json = dw_json_writer_new ();

  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "answer", confidence_names[answer->confidence]);
  dw_cli_add_urgent (json, answer->urgent);
  dw_json_writer_add_integer (json, "total", answer->n_hits);
  dw_json_writer_add_integer (json, "fits", answer->n_fits);
  dw_json_writer_add_integer (json, "not_stated", answer->n_not_stated);
  dw_json_writer_add_integer (json, "services", answer->n_services);
  dw_json_writer_add_integer (json, "offset", answer->question->offset);
  add_place (json, answer->question->near);
  add_results (json, answer, feeds);
  add_facets (json, answer);
  add_words (json, answer);
  add_also (json, answer);
  add_understood (json, answer);
  add_named_place (json, answer);
  add_beyond (json, answer);
  add_telephone (json, answer);
  add_corrections (json, answer);
  add_wider (json, answer);
  add_advice (json, answer->advice);
  dw_json_writer_add_text (json, "ask_in", answer->ask_in);
  add_helplines (json, answer);
  dw_json_writer_add_boolean (json, "hurried", answer->is_hurried);
  add_notices (json, feeds, now);
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
}
