/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-desk-private.h"

#include "dw-clock.h"
#include "dw-writer.h"

DwDesk *
dw_desk_new (const char   *data_dir,
             DwGazetteer  *gazetteer,
             DwVocabulary *vocabulary)
{
  DwDesk *self = g_new0 (DwDesk, 1);

  self->data_dir = g_strdup (data_dir);
  self->gazetteer = dw_gazetteer_ref (gazetteer);
  self->source = dw_index_source_new (data_dir, gazetteer, vocabulary);
  self->vocabulary = vocabulary != NULL ? dw_vocabulary_ref (vocabulary) : NULL;
  self->question_us = DW_DESK_QUESTION_US;
  self->share_from = g_get_num_processors () > 1 ? DW_DESK_SHARE_FROM : G_MAXUINT;
  return self;
}

void
dw_desk_forget_generation (DwDesk *self)
{
  g_clear_pointer (&self->distances, g_free);
  g_clear_pointer (&self->look, dw_closer_look_free);
  g_clear_pointer (&self->named, dw_named_free);
  g_clear_pointer (&self->matches, dw_matches_free);
  g_clear_pointer (&self->matched, dw_question_free);
  g_clear_pointer (&self->corrections, g_array_unref);
  g_clear_pointer (&self->dictionary, dw_dictionary_free);
  g_clear_pointer (&self->advice, dw_advice_free);
  g_clear_pointer (&self->audience, dw_audience_free);
  g_clear_pointer (&self->catalogue, dw_catalogue_free);
}

static void
close_reader (DwDesk *self)
{
  dw_desk_forget_generation (self);
  g_clear_pointer (&self->reader, dw_reader_close);
}

void
dw_desk_free (DwDesk *self)
{
  close_reader (self);
  g_clear_pointer (&self->helper, dw_helper_free);
  dw_index_source_free (self->source);
  dw_gazetteer_unref (self->gazetteer);
  g_clear_pointer (&self->vocabulary, dw_vocabulary_unref);
  g_free (self->data_dir);
  g_free (self);
}

void
dw_desk_keep_index (DwDesk *self)
{
  dw_index_source_keep (self->source);
}

void
dw_desk_set_time (DwDesk *self,
                  guint   milliseconds)
{
  self->question_us = (gint64) milliseconds * 1000;
}

void
dw_desk_share_from (DwDesk *self,
                    guint   n_slots)
{
  self->share_from = n_slots;
}

gboolean
dw_desk_begin (DwDesk        *self,
               GCancellable  *cancellable,
               gint64         deadline,
               GError       **error)
{
  if (self->reader == NULL)
    self->reader = dw_reader_open (self->data_dir, error);
  if (self->reader == NULL)
    return FALSE;

  self->deadline = deadline;
  dw_reader_set_limit (self->reader, cancellable, deadline);
  return TRUE;
}

gboolean
dw_desk_is_late (DwDesk *self)
{
  return self->deadline != 0 && dw_clock_get_effort () >= self->deadline;
}

void
dw_desk_settle_failure (DwDesk        *self,
                        GCancellable  *cancellable,
                        GError       **error)
{
  GError *cancelled = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &cancelled))
    {
      g_clear_error (error);
      g_propagate_error (error, cancelled);
    }
  else if (!dw_desk_is_late (self) && !(error != NULL && *error != NULL && (*error)->domain == DW_STORE_ERROR))
    close_reader (self);
}

/* From the index where there is one of this generation, else from the tables. */
static DwCatalogue *
load_catalogue (DwDesk  *self,
                gint64   generation,
                GError **error)
{
  g_autoptr (DwIndex) index = dw_index_source_open (self->source, self->reader, generation);
  DwCatalogue *catalogue = index != NULL ? dw_catalogue_new_from_index (index, self->gazetteer, NULL) : NULL;

  if (catalogue != NULL)
    return catalogue;
  if (index != NULL)
    dw_index_source_discard (self->source);

  return dw_catalogue_load (self->reader, self->gazetteer, error);
}

/* The helper stays when the directory shrinks: it costs nothing while nobody asks it. */
static void
find_helper (DwDesk *self)
{
  gboolean is_shared = self->catalogue->columns->n_services >= self->share_from;

  if (is_shared && self->helper == NULL)
    self->helper = dw_helper_new ("search-helper");
  self->catalogue->helper = is_shared ? self->helper : NULL;
}

static gboolean
load_generation (DwDesk  *self,
                 gint64   generation,
                 GError **error)
{
  dw_desk_forget_generation (self);
  self->catalogue = load_catalogue (self, generation, error);
  if (self->catalogue == NULL || !dw_catalogue_load_twins (self->catalogue, self->reader, error))
    return FALSE;

  find_helper (self);
  self->audience = dw_audience_load (self->reader, self->catalogue, error);
  if (self->audience != NULL)
    self->advice = dw_advice_load (self->reader, self->catalogue, self->audience, error);
  if (self->advice != NULL && self->catalogue->index != NULL)
    dw_index_let_go (self->catalogue->index);

  return self->advice != NULL;
}

/* Loading the columns is not cut short: every later question needs them, and a typist would never see them done. */
gboolean
dw_desk_catch_up (DwDesk  *self,
                  GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 generation = dw_desk_begin (self, NULL, 0, error) ? dw_reader_get_generation (self->reader, error) : -1;

  if (generation < 0)
    return FALSE;
  if (self->catalogue != NULL && self->catalogue->columns->generation == generation
      && !dw_index_source_has_news (self->source))
    return TRUE;

  if (load_generation (self, generation, &problem))
    return TRUE;

  /* A list of the index was damaged: what it said, the tables say too. */
  if (g_error_matches (problem, DW_INDEX_ERROR, DW_INDEX_ERROR_DAMAGED))
    {
      g_clear_error (&problem);
      dw_index_source_discard (self->source);
      if (load_generation (self, generation, &problem))
        return TRUE;
    }

  dw_desk_forget_generation (self);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GPtrArray *
dw_desk_read_summaries (DwDesk        *self,
                        const gint64  *ids,
                        guint          n_ids,
                        GCancellable  *cancellable,
                        GError       **error)
{
  GPtrArray *summaries = NULL;

  if (dw_desk_begin (self, cancellable, 0, error))
    summaries = dw_reader_read_summaries (self->reader, ids, n_ids, FALSE, error);
  if (summaries == NULL)
    dw_desk_settle_failure (self, cancellable, error);

  return summaries;
}

DwRecord *
dw_desk_read_record (DwDesk        *self,
                     gint64         service_id,
                     GCancellable  *cancellable,
                     GError       **error)
{
  DwRecord *record = NULL;

  if (dw_desk_begin (self, cancellable, 0, error))
    record = dw_reader_read_record (self->reader, service_id, error);
  if (record == NULL)
    dw_desk_settle_failure (self, cancellable, error);

  return record;
}

GPtrArray *
dw_desk_read_twins (DwDesk        *self,
                    gint64         service_id,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GPtrArray *twins = NULL;

  if (dw_desk_begin (self, cancellable, 0, error))
    twins = dw_reader_read_twins (self->reader, service_id, error);
  if (twins == NULL)
    dw_desk_settle_failure (self, cancellable, error);

  return twins;
}

GPtrArray *
dw_desk_list_feeds (DwDesk        *self,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GPtrArray *feeds = NULL;

  if (dw_desk_begin (self, cancellable, 0, error))
    feeds = dw_reader_list_feeds (self->reader, error);
  if (feeds == NULL)
    dw_desk_settle_failure (self, cancellable, error);

  return feeds;
}
