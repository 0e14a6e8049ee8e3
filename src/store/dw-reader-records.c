/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-hash.h"
#include "dw-hold-store.h"
#include "dw-minisign.h"
#include "dw-page.h"
#include "dw-queries.h"
#include "dw-reader-private.h"
#include "dw-writer.h"

static char *
dup_signer (DwStatement *row)
{
  DwPublicKey key = { { 0 }, { 0 } };
  gsize length;
  gconstpointer id = dw_statement_get_blob (row, DW_FEED_SIGNER, &length);

  if (length == sizeof key.id)
    memcpy (key.id, id, sizeof key.id);
  return dw_public_key_dup_id (&key);
}

static DwFeed *
read_feed (DwStatement *row)
{
  g_autofree char *signer = dup_signer (row);
  const DwSignedFacts edition = {
    .epoch = (guint64) dw_statement_get_int (row, DW_FEED_EPOCH),
    .version = (guint64) dw_statement_get_int (row, DW_FEED_VERSION),
    .issued = dw_statement_get_int (row, DW_FEED_ISSUED),
    .expires = dw_statement_get_int (row, DW_FEED_EXPIRES),
    .key = signer,
    .alert = dw_statement_get_text (row, DW_FEED_ALERT),
  };
  DwFeed draft = {
    .id = dw_statement_get_int (row, DW_FEED_ID),
    .url = dw_statement_get_text (row, DW_FEED_URL),
    .name = dw_statement_get_text (row, DW_FEED_NAME),
    .licence = dw_statement_get_text (row, DW_FEED_LICENCE),
    .attribution = dw_statement_get_text (row, DW_FEED_ATTRIBUTION),
    .notice = dw_statement_get_text (row, DW_FEED_NOTICE),
    .trust = (DwTrust) dw_statement_get_int (row, DW_FEED_TRUST),
    .is_starter = dw_statement_get_int (row, DW_FEED_IS_STARTER) != 0,
    .added_at = dw_statement_get_int (row, DW_FEED_ADDED_AT),
    .attempted_at = dw_statement_get_int (row, DW_FEED_ATTEMPTED_AT),
    .synced_at = dw_statement_get_int (row, DW_FEED_SYNCED_AT),
    .last_problem = dw_statement_get_text (row, DW_FEED_LAST_PROBLEM),
    .n_services = (guint) dw_statement_get_int (row, DW_FEED_N_SERVICES),
    .n_faults = (guint) dw_statement_get_int (row, DW_FEED_N_FAULTS),
    .n_quarantined = (guint) dw_statement_get_int (row, DW_FEED_N_QUARANTINED),
    .etag = dw_statement_get_text (row, DW_FEED_ETAG),
    .edition = dw_statement_is_null (row, DW_FEED_VERSION) ? NULL : &edition,
  };

  return dw_feed_new (&draft);
}

/* Returns: (transfer full): @feed with what is held of it. */
static DwFeed *
add_hold (DwReader  *reader,
          DwFeed    *feed,
          GError   **error)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  DwFeed draft = *feed;
  DwHold hold;
  gboolean is_held;

  if (!dw_hold_read (reader->db, feed->id, arena, &hold, &is_held, error))
    return NULL;
  if (!is_held)
    return dw_feed_ref (feed);

  draft.hold = &hold;
  return dw_feed_new (&draft);
}

GPtrArray *
dw_reader_list_feeds (DwReader  *reader,
                      GError   **error)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dw_feed_unref);
  g_autoptr (DwStatement) row = dw_query_prepare (&DW_QUERY_FEEDS, reader->db, error);
  DwStep step;

  if (row == NULL)
    return NULL;

  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      g_autoptr (DwFeed) feed = read_feed (row);
      DwFeed *whole = add_hold (reader, feed, error);

      if (whole == NULL)
        return NULL;
      g_ptr_array_add (feeds, whole);
    }

  return step == DW_STEP_DONE ? g_steal_pointer (&feeds) : NULL;
}

static void
refuse_damaged (GError **error)
{
  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_RECORD_DAMAGED,
                       _("What is stored of this service is damaged and is not shown. "
                         "Syncing its feed brings it back."));
}

/* The record of @row, whose feed is @feed; NULL with RECORD_DAMAGED when its bytes are not what was fetched. */
static DwRecord *
read_record (DwReader     *reader,
             DwStatement  *row,
             DwFeed       *feed,
             GError      **error)
{
  gsize hash_length, length;
  gconstpointer json = dw_statement_get_blob (row, DW_RECORD_JSON, &length);
  gconstpointer hash = dw_statement_get_blob (row, DW_RECORD_HASH, &hash_length);
  const char *source_id = dw_statement_get_text (row, DW_RECORD_SOURCE_ID);
  DwHash found = dw_hash_of (json, length);
  g_autoptr (GBytes) raw = NULL;
  DwService *service = NULL;

  if (hash_length == DW_HASH_BYTES && dw_hash_equal (&found, hash) && g_utf8_validate (source_id, -1, NULL))
    {
      raw = g_bytes_new (json, length);
      service = dw_page_parse_service (raw, NULL);
    }
  if (service == NULL)
    {
      reader->saw_damage = TRUE;
      refuse_damaged (error);
      return NULL;
    }

  return dw_record_new (dw_statement_get_int (row, DW_RECORD_ID), feed, source_id, service, raw,
                        dw_statement_get_int (row, DW_RECORD_FETCHED_AT));
}

static gboolean
refuse_record (GError **error)
{
  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND,
                       _("That service is not in the directory any more."));
  return FALSE;
}

DwRecord *
dw_reader_read_record (DwReader  *reader,
                       gint64     service_id,
                       GError   **error)
{
  g_autoptr (DwFeed) feed = NULL;
  DwRecord *record = NULL;

  if (!dw_query_ensure (&DW_QUERY_RECORD, reader->db, &reader->record, error))
    return NULL;

  dw_statement_bind_int (reader->record, 1, service_id);
  switch (dw_statement_step (reader->record, error))
    {
    case DW_STEP_ROW:
      feed = read_feed (reader->record);
      record = read_record (reader, reader->record, feed, error);
      break;
    case DW_STEP_DONE:
      refuse_record (error);
      break;
    case DW_STEP_ERROR:
    default:
      break;
    }

  dw_statement_reset (reader->record);
  return record;
}

gint64
dw_reader_find (DwReader    *reader,
                gint64       feed_id,
                const char  *source_id,
                GError     **error)
{
  g_autoptr (DwStatement) find = NULL;
  DwStep step;

  find = dw_statement_new (reader->db,
                           "SELECT r.id FROM feed AS f JOIN raw_record AS r ON r.feed_id = f.id"
                           " WHERE ?1 IN (0, f.id) AND r.source_id = ?2 ORDER BY r.id LIMIT 1",
                           error);
  if (find == NULL)
    return 0;

  dw_statement_bind_int (find, 1, feed_id);
  dw_statement_bind_text (find, 2, source_id);
  step = dw_statement_step (find, error);
  if (step == DW_STEP_ROW)
    return dw_statement_get_int (find, 0);
  if (step == DW_STEP_DONE)
    refuse_record (error);
  return 0;
}

static gboolean
walk_records (DwReader      *reader,
              DwStatement   *row,
              DwRecordFunc   func,
              gpointer       data,
              guint         *n_damaged,
              GError       **error)
{
  g_autoptr (DwFeed) feed = NULL;
  DwStep step;

  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      g_autoptr (DwRecord) record = NULL;

      if (feed == NULL || feed->id != dw_statement_get_int (row, DW_FEED_ID))
        {
          g_clear_pointer (&feed, dw_feed_unref);
          feed = read_feed (row);
        }

      record = read_record (reader, row, feed, NULL);
      if (record == NULL)
        (*n_damaged)++;
      else if (!func (record, data, error))
        return FALSE;
    }

  return step == DW_STEP_DONE;
}

gboolean
dw_reader_foreach_record (DwReader      *reader,
                          gint64         feed_id,
                          DwRecordFunc   func,
                          gpointer       data,
                          guint         *n_damaged,
                          GError       **error)
{
  g_autoptr (DwStatement) row = dw_query_prepare (&DW_QUERY_RECORDS, reader->db, error);
  guint n_bad = 0;
  gboolean is_whole;

  if (row == NULL)
    return FALSE;

  dw_statement_bind_int (row, 1, feed_id);
  is_whole = walk_records (reader, row, func, data, &n_bad, error);
  if (n_damaged != NULL)
    *n_damaged = n_bad;

  return is_whole;
}
