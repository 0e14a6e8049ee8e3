/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-db.h"
#include "dw-json-writer.h"
#include "dw-page.h"
#include "dw-paths.h"
#include "dw-writer.h"

#include <glib/gstdio.h>

enum
{
  MOST_ATTEMPTS = 20,
  PATIENCE_MS = 60 * 1000,
};

Sample
sample_named (const char *id,
              const char *name)
{
  return (Sample) {
    .id = id,
    .name = name,
    .latitude = NAN,
    .longitude = NAN,
    .minimum_age = NAN,
    .maximum_age = NAN,
  };
}

void
directory_init (Directory *directory)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *places = dw_paths_dup_data ("places");

  directory->folder = g_dir_make_tmp ("doorway-search-XXXXXX", &error);
  g_assert_no_error (error);
  directory->gazetteer = dw_gazetteer_load (places, &error);
  g_assert_no_error (error);
  directory->feed_id = 0;
  directory->vocabulary = NULL;
}

void
directory_clear (Directory *directory)
{
  g_autoptr (GDir) entries = g_dir_open (directory->folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (directory->folder), ==, 0);
  g_free (directory->folder);
  dw_gazetteer_unref (directory->gazetteer);
}

static void
write_term (DwJsonWriter *writer,
            DwFacet       facet,
            const DwTerm *term)
{
  dw_json_writer_begin_object (writer, NULL);
  dw_json_writer_add_text (writer, "id", term->slug);
  dw_json_writer_begin_object (writer, "taxonomy_term");
  dw_json_writer_add_text (writer, "id", term->slug);
  dw_json_writer_add_text (writer, "code", term->slug);
  dw_json_writer_add_text (writer, "name", term->slug);
  dw_json_writer_add_text (writer, "description", term->slug);
  dw_json_writer_add_text (writer, "taxonomy", dw_facet_get_taxonomy (facet));
  dw_json_writer_end_object (writer);
  dw_json_writer_end_object (writer);
}

/* Boroughs are stated as service areas, every other facet as terms of its taxonomy. */
static void
write_terms (DwJsonWriter *writer,
             const Sample *sample)
{
  guint n_terms = 0;
  const DwTerm *boroughs = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);

  dw_json_writer_begin_list (writer, "service_areas");
  for (guint i = 0; i < n_terms; i++)
    if ((sample->terms[DW_FACET_BOROUGH] >> i & 1) != 0)
      {
        dw_json_writer_begin_object (writer, NULL);
        dw_json_writer_add_text (writer, "id", boroughs[i].slug);
        dw_json_writer_add_text (writer, "name", boroughs[i].label);
        dw_json_writer_end_object (writer);
      }
  if (sample->area != NULL)
    {
      dw_json_writer_begin_object (writer, NULL);
      dw_json_writer_add_text (writer, "id", "area");
      dw_json_writer_add_text (writer, "name", sample->area);
      dw_json_writer_end_object (writer);
    }
  dw_json_writer_end_list (writer);

  dw_json_writer_begin_list (writer, "attributes");
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

      for (guint i = 0; facet != DW_FACET_BOROUGH && i < n_terms; i++)
        if ((sample->terms[facet] >> i & 1) != 0)
          write_term (writer, facet, &terms[i]);
    }
  dw_json_writer_end_list (writer);
}

static void
write_prices (DwJsonWriter *writer,
              const Sample *sample)
{
  dw_json_writer_begin_list (writer, "cost_options");
  for (guint i = 0; i < G_N_ELEMENTS (sample->prices) && sample->prices[i] > 0; i++)
    {
      g_autofree char *id = g_strdup_printf ("price-%u", i);

      dw_json_writer_begin_object (writer, NULL);
      dw_json_writer_add_text (writer, "id", id);
      dw_json_writer_add_number (writer, "amount", sample->prices[i]);
      dw_json_writer_end_object (writer);
    }
  dw_json_writer_end_list (writer);
}

static void
write_phones (DwJsonWriter *writer)
{
  dw_json_writer_begin_list (writer, "phones");
  dw_json_writer_begin_object (writer, NULL);
  dw_json_writer_add_text (writer, "id", "phone");
  dw_json_writer_add_text (writer, "number", "020 7946 0000");
  dw_json_writer_end_object (writer);
  dw_json_writer_end_list (writer);
}

/* How to reach the service, where it is @holder that says so. */
static void
write_reached (DwJsonWriter  *writer,
               const Sample  *sample,
               SampleReached  holder)
{
  if (sample->reached != holder)
    return;

  if (sample->reached_by == REACHED_BY_EMAIL)
    dw_json_writer_add_text (writer, "email", "someone@example.org");
  if (sample->reached_by == REACHED_BY_PAGE)
    dw_json_writer_add_text (writer, holder == REACHED_ORGANIZATION ? "website" : "url", "https://example.org/");
  if (sample->reached_by == REACHED_BY_PHONE)
    write_phones (writer);
  if (sample->reached_by != REACHED_BY_CONTACTS_EMAIL && sample->reached_by != REACHED_BY_CONTACTS_PHONE)
    return;

  dw_json_writer_begin_list (writer, "contacts");
  dw_json_writer_begin_object (writer, NULL);
  dw_json_writer_add_text (writer, "id", "contact");
  if (sample->reached_by == REACHED_BY_CONTACTS_EMAIL)
    dw_json_writer_add_text (writer, "email", "someone@example.org");
  else
    write_phones (writer);
  dw_json_writer_end_object (writer);
  dw_json_writer_end_list (writer);
}

static void
write_schedule (DwJsonWriter *writer,
                const Sample *sample)
{
  dw_json_writer_begin_list (writer, "schedules");
  dw_json_writer_begin_object (writer, NULL);
  dw_json_writer_add_text (writer, "id", "schedule");
  dw_json_writer_add_text (writer, "freq", "WEEKLY");
  dw_json_writer_add_text (writer, "byday", sample->weekday);
  dw_json_writer_end_object (writer);
  dw_json_writer_end_list (writer);
}

static void
write_place (DwJsonWriter *writer,
             const Sample *sample)
{
  dw_json_writer_begin_list (writer, "service_at_locations");
  dw_json_writer_begin_object (writer, NULL);
  dw_json_writer_add_text (writer, "id", "at");
  write_reached (writer, sample, REACHED_THERE);
  dw_json_writer_begin_object (writer, "location");
  dw_json_writer_add_text (writer, "id", "there");
  write_reached (writer, sample, REACHED_LOCATION);
  if (!isnan (sample->latitude))
    {
      dw_json_writer_add_number (writer, "latitude", sample->latitude);
      dw_json_writer_add_number (writer, "longitude", sample->longitude);
    }
  if (sample->postcode != NULL)
    {
      dw_json_writer_begin_list (writer, "addresses");
      dw_json_writer_begin_object (writer, NULL);
      dw_json_writer_add_text (writer, "id", "address");
      dw_json_writer_add_text (writer, "postal_code", sample->postcode);
      dw_json_writer_add_text (writer, "address_type", "physical");
      dw_json_writer_end_object (writer);
      dw_json_writer_end_list (writer);
    }
  dw_json_writer_end_object (writer);
  dw_json_writer_end_object (writer);
  dw_json_writer_end_list (writer);
}

static void
write_sample (DwJsonWriter *writer,
              const Sample *sample)
{
  dw_json_writer_begin_object (writer, NULL);
  dw_json_writer_add_text (writer, "id", sample->id);
  dw_json_writer_add_text (writer, "name", sample->name);
  if (sample->alternate_name != NULL)
    dw_json_writer_add_text (writer, "alternate_name", sample->alternate_name);
  if (sample->description != NULL)
    dw_json_writer_add_text (writer, "description", sample->description);
  if (sample->organisation != NULL)
    {
      dw_json_writer_begin_object (writer, "organization");
      dw_json_writer_add_text (writer, "id", sample->organisation);
      dw_json_writer_add_text (writer, "name", sample->organisation);
      write_reached (writer, sample, REACHED_ORGANIZATION);
      dw_json_writer_end_object (writer);
    }
  if (sample->assured_date != NULL)
    dw_json_writer_add_text (writer, "assured_date", sample->assured_date);
  if (!isnan (sample->minimum_age))
    dw_json_writer_add_number (writer, "minimum_age", sample->minimum_age);
  if (!isnan (sample->maximum_age))
    dw_json_writer_add_number (writer, "maximum_age", sample->maximum_age);
  write_reached (writer, sample, REACHED_ITSELF);
  write_terms (writer, sample);
  write_prices (writer, sample);
  if (sample->weekday != NULL)
    write_schedule (writer, sample);
  if (sample->postcode != NULL || !isnan (sample->latitude))
    write_place (writer, sample);
  dw_json_writer_end_object (writer);
}

static DwPage *
parse_samples (const Sample *samples,
               guint         n_samples)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DwJsonWriter *writer = dw_json_writer_new ();
  DwPage *page = NULL;
  char *json = NULL;

  dw_json_writer_begin_list (writer, NULL);
  for (guint i = 0; i < n_samples; i++)
    write_sample (writer, &samples[i]);
  dw_json_writer_end_list (writer);

  json = dw_json_writer_finish (writer);
  bytes = g_bytes_new_take (json, strlen (json));
  page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 0);
  return page;
}

static void
put_page (DwSnapshot *snapshot,
          DwPage     *page)
{
  g_autoptr (GError) error = NULL;
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      dw_snapshot_put (snapshot, records[i].source_id, records[i].raw, records[i].raw_length, records[i].object, &error);
      g_assert_no_error (error);
    }
}

void
directory_fill (Directory    *directory,
                const Sample *samples,
                guint         n_samples)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwClock) clock = dw_clock_new_fixed (1700000000);
  g_autoptr (DwPage) page = parse_samples (samples, n_samples);
  g_autoptr (DwWriter) writer = dw_writer_open (directory->folder, clock, &error);
  const DwFeed draft = { .url = "https://feed.example/api", .name = "Example" };
  DwSnapshot *snapshot = NULL;

  g_assert_no_error (error);
  if (directory->feed_id == 0)
    directory->feed_id = dw_writer_add_feed (writer, &draft, &error);
  g_assert_no_error (error);

  snapshot = dw_snapshot_begin (writer, directory->feed_id, &error);
  g_assert_no_error (error);
  put_page (snapshot, page);
  dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, &error);
  g_assert_no_error (error);
}

DwSearch *
directory_search (const Directory *directory)
{
  DwSearch *search = dw_search_new (directory->folder, directory->gazetteer, directory->vocabulary);

  dw_search_set_time (search, PATIENCE_MS);
  return search;
}

DwAnswer *
ask (DwSearch         *search,
     const DwQuestion *question)
{
  g_autoptr (GError) error = NULL;
  DwAnswer *answer = dw_search_ask (search, question, NULL, &error);

  /* A machine that is busy with other tests can use up a question's time before the question does. */
  for (guint i = 0; i < MOST_ATTEMPTS && g_error_matches (error, DW_DB_ERROR, DW_DB_ERROR_INTERRUPTED); i++)
    {
      g_clear_error (&error);
      answer = dw_search_ask (search, question, NULL, &error);
    }

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  return answer;
}

DwAnswer *
ask_text (DwSearch   *search,
          const char *text)
{
  DwQuestion question;
  DwAnswer *answer = NULL;

  dw_question_init (&question);
  question.text = g_strdup (text);
  answer = ask (search, &question);
  dw_question_clear (&question);
  return answer;
}

char *
list_ids (const DwAnswer *answer)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < answer->summaries->len; i++)
    {
      const DwSummary *summary = g_ptr_array_index (answer->summaries, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", summary != NULL ? summary->source_id : "gone");
    }

  return g_string_free (ids, FALSE);
}
