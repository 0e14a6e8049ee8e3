/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-press.h"

#include "dw-bits.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum
{
  BUFFER_BYTES = 1024 * 1024,
  SPARSE_SHARE = 16,        /* a list of less than that part of the services is never packed */
  MOST_TIMES_LONGER = 2,    /* is a packed list than a sparse one */
};

typedef struct
{
  int file;
  guint8 *buffer;
  gsize n_buffered;
  guint64 at;               /* how long the file is with what is in the buffer */
  DwIndexHeader header;
  GArray *entries[3];       /* of DwIndexEntry: terms, beginnings, phrases */
  guint which;              /* of them is being written */
  guint next;               /* of its entries, when positions are written */
  GString *texts;
  guint8 *dense;            /* for a frequency of every service */
  GByteArray *packed;       /* (nullable): for the list that was packed last */
} Press;

static gboolean
fail (GError **error)
{
  g_set_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_FAILED, "the search index cannot be written: %s", g_strerror (errno));
  return FALSE;
}

static gboolean
flush (Press   *press,
       GError **error)
{
  const guint8 *bytes = press->buffer;

  while (press->n_buffered > 0)
    {
      gssize n = write (press->file, bytes, press->n_buffered);

      if (n < 0 && errno != EINTR)
        return fail (error);
      bytes += MAX (n, 0);
      press->n_buffered -= (gsize) MAX (n, 0);
    }

  return TRUE;
}

static gboolean
put (Press          *press,
     gconstpointer   bytes,
     gsize           length,
     GError        **error)
{
  const guint8 *from = bytes;

  press->at += length;
  while (length > 0)
    {
      gsize n = MIN (length, BUFFER_BYTES - press->n_buffered);

      memcpy (press->buffer + press->n_buffered, from, n);
      press->n_buffered += n;
      from += n;
      length -= n;
      if (press->n_buffered == BUFFER_BYTES && !flush (press, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
align (Press   *press,
       GError **error)
{
  static const guint8 nothing[DW_INDEX_ALIGNMENT];

  return put (press, nothing, (DW_INDEX_ALIGNMENT - press->at % DW_INDEX_ALIGNMENT) % DW_INDEX_ALIGNMENT, error);
}

static gboolean
begin_section (Press           *press,
               DwIndexSection   section,
               GError         **error)
{
  if (!align (press, error))
    return FALSE;

  press->header.sections[section].offset = press->at;
  return TRUE;
}

static gboolean
put_section (Press           *press,
             DwIndexSection   section,
             gconstpointer    bytes,
             gsize            length,
             GError         **error)
{
  DwIndexPlace *place = &press->header.sections[section];

  if (!begin_section (press, section, error))
    return FALSE;

  place->length = length;
  place->digest = dw_index_digest (0, bytes, length);
  return put (press, bytes, length, error);
}

/* A list that hardly saves anything is written as a frequency for every service: what a question reads, it reads of
   those at once. */
static void
thicken (Press            *press,
         DwIndexDraftList *list)
{
  guint32 n_services = press->header.n_services;
  DwIndexCursor cursor = { list->list, list->list + list->list_length, 0, n_services };
  guint32 service;
  guint32 frequency;

  if (press->dense == NULL)
    press->dense = g_malloc (n_services);
  memset (press->dense, 0, n_services);
  while (dw_index_cursor_step (&cursor, &service, &frequency))
    press->dense[service] = (guint8) frequency;

  list->list = press->dense;
  list->list_length = n_services;
}

/* Long lists are packed: walking along many is most of a question's work. */
static gboolean
pack (Press            *press,
      DwIndexDraftList *list)
{
  /* A directory of nobody has lists that nobody is on. */
  if (list->n_holding == 0 || list->n_holding < press->header.n_services / SPARSE_SHARE)
    return FALSE;

  g_clear_pointer (&press->packed, g_byte_array_unref);
  press->packed = dw_index_packed_write (list->list, list->list_length, press->header.n_services, list->n_holding);
  if (press->packed->len > MOST_TIMES_LONGER * list->list_length)
    return FALSE;

  list->list = press->packed->data;
  list->list_length = press->packed->len;
  return TRUE;
}

static DwIndexLayout
lay_out (Press            *press,
         DwIndexDraftList *list)
{
  guint32 n_services = press->header.n_services;

  if (list->is_dense)
    return DW_INDEX_DENSE;
  if (list->list_length <= n_services - n_services / 4)
    return pack (press, list) ? DW_INDEX_PACKED : DW_INDEX_SPARSE;

  thicken (press, list);
  return DW_INDEX_DENSE;
}

static gboolean
put_list (const DwIndexDraftList  *drafted,
          gpointer                 data,
          GError                 **error)
{
  Press *press = data;
  DwIndexDraftList laid_out = *drafted;
  const DwIndexDraftList *list = &laid_out;
  DwIndexEntry entry = {
    .list = press->at - press->header.sections[DW_INDEX_LISTS].offset,
    .positions_digest = (guint32) dw_index_digest (0, NULL, 0),
    .text = (guint32) press->texts->len,
    .text_length = (guint16) list->text_length,
    .n_holding = list->n_holding,
  };

  entry.layout = (guint8) lay_out (press, &laid_out);
  entry.list_length = (guint32) list->list_length;
  entry.list_digest = (guint32) dw_index_digest (0, list->list, list->list_length);
  g_string_append_len (press->texts, list->text, (gssize) list->text_length);
  g_array_append_val (press->entries[press->which], entry);
  return put (press, list->list, list->list_length, error);
}

static gboolean
put_positions (const DwIndexDraftList  *list,
               gpointer                 data,
               GError                 **error)
{
  Press *press = data;
  DwIndexEntry *entry = &g_array_index (press->entries[0], DwIndexEntry, press->next++);

  entry->positions = press->at - press->header.sections[DW_INDEX_POSITIONS].offset;
  entry->positions_length = (guint32) list->positions_length;
  entry->positions_digest = (guint32) dw_index_digest (0, list->positions, list->positions_length);
  return put (press, list->positions, list->positions_length, error);
}

static gboolean
put_entries (Press           *press,
             DwIndexSection   section,
             const GArray    *entries,
             GError         **error)
{
  return put_section (press, section, entries->data, entries->len * sizeof (DwIndexEntry), error);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      texts)
{
  const DwIndexEntry *left = a;
  const DwIndexEntry *right = b;
  int order = memcmp ((const char *) texts + left->text, (const char *) texts + right->text,
                      MIN (left->text_length, right->text_length));

  return order != 0 ? order : (int) left->text_length - (int) right->text_length;
}

static gboolean
put_words (Press         *press,
           DwIndexDraft  *draft,
           GError       **error)
{
  gsize n_ends = (gsize) dw_index_draft_get_n_services (draft) * DW_N_TEXT_COLUMNS;

  if (!begin_section (press, DW_INDEX_LISTS, error) || !dw_index_draft_foreach_term (draft, put_list, press, error))
    return FALSE;
  press->which = 1;
  if (!dw_index_draft_foreach_prefix (draft, put_list, press, error))
    return FALSE;
  press->which = 2;
  if (!dw_index_draft_foreach_phrase (draft, put_list, press, error))
    return FALSE;
  g_array_sort_with_data (press->entries[1], compare_entries, press->texts->str);
  press->header.sections[DW_INDEX_LISTS].length = press->at - press->header.sections[DW_INDEX_LISTS].offset;

  if (!begin_section (press, DW_INDEX_POSITIONS, error)
      || !dw_index_draft_foreach_position (draft, put_positions, press, error))
    return FALSE;
  press->header.sections[DW_INDEX_POSITIONS].length = press->at - press->header.sections[DW_INDEX_POSITIONS].offset;

  return put_entries (press, DW_INDEX_TERMS, press->entries[0], error)
         && put_entries (press, DW_INDEX_PREFIXES, press->entries[1], error)
         && put_entries (press, DW_INDEX_PHRASES, press->entries[2], error)
         && put_section (press, DW_INDEX_TEXTS, press->texts->str, press->texts->len, error)
         && put_section (press, DW_INDEX_ENDS, dw_index_draft_get_ends (draft), n_ends * sizeof (guint16), error);
}

static gboolean
put_spellings (Press               *press,
               const DwIndexDraft  *draft,
               GError             **error)
{
  g_autoptr (DwIndexWords) words = dw_index_draft_list_words (draft);

  return put_section (press, DW_INDEX_WORDS, words->words->data, words->words->len * sizeof (DwIndexWord), error)
         && put_section (press, DW_INDEX_WORD_TEXTS, words->texts->str, words->texts->len, error);
}

/* The sets of all facets, one after another. */
static gboolean
put_planes (Press              *press,
            const DwCatalogue  *catalogue,
            GError            **error)
{
  g_autoptr (GByteArray) planes = g_byte_array_new ();
  gsize n_words = dw_bits_n_words (catalogue->columns->n_services);

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      guint n_terms;

      dw_facet_get_terms (facet, &n_terms);
      g_byte_array_append (planes, (const guint8 *) catalogue->planes[facet],
                           (guint) ((n_terms + 1) * n_words * sizeof (guint64)));
    }

  return put_section (press, DW_INDEX_PLANES, planes->data, planes->len, error);
}

static gboolean
put_masks (Press            *press,
           const DwColumns  *columns,
           GError          **error)
{
  gsize n = columns->n_services;
  g_autofree DwMask *masks = g_new (DwMask, MAX (DW_N_FACETS * n, 1));

  for (guint facet = 0; n > 0 && facet < DW_N_FACETS; facet++)
    memcpy (masks + facet * n, columns->terms[facet], n * sizeof *masks);

  return put_section (press, DW_INDEX_MASKS, masks, DW_N_FACETS * n * sizeof *masks, error);
}

static gboolean
put_columns (Press              *press,
             const DwCatalogue  *catalogue,
             GError            **error)
{
  const DwColumns *columns = catalogue->columns;
  gsize n = columns->n_services;
  gsize n_points = catalogue->first_point[n];
  gsize n_bytes = n > 0 ? catalogue->name_ends[n - 1] : 0;

  return put_section (press, DW_INDEX_IDS, columns->ids, n * sizeof (gint64), error)
         && put_section (press, DW_INDEX_ASSURED, columns->assured_day, n * sizeof (gint32), error)
         && put_masks (press, columns, error)
         && put_section (press, DW_INDEX_BOROUGHS, catalogue->boroughs, n * sizeof (DwMask), error)
         && put_section (press, DW_INDEX_MINIMUM_AGE, columns->minimum_age, n * sizeof (float), error)
         && put_section (press, DW_INDEX_MAXIMUM_AGE, columns->maximum_age, n * sizeof (float), error)
         && put_section (press, DW_INDEX_TIMES, columns->times, n * sizeof (DwMask), error)
         && put_section (press, DW_INDEX_LANGUAGES, columns->languages, n * sizeof (DwMask), error)
         && put_section (press, DW_INDEX_PRICES, columns->prices, n * sizeof (DwPriceRange), error)
         && put_section (press, DW_INDEX_FIRST_POINT, catalogue->first_point, (n + 1) * sizeof (guint32), error)
         && put_section (press, DW_INDEX_LATITUDES, catalogue->latitudes, n_points * sizeof (float), error)
         && put_section (press, DW_INDEX_LONGITUDES, catalogue->longitudes, n_points * sizeof (float), error)
         && put_section (press, DW_INDEX_NAME_RANK, catalogue->name_rank, n * sizeof (guint32), error)
         && put_section (press, DW_INDEX_NAME_ENDS, catalogue->name_ends, n * sizeof (guint32), error)
         && put_section (press, DW_INDEX_NAMES, catalogue->folded_names, n_bytes, error)
         && put_planes (press, catalogue, error);
}

/* The header is written last: before it is, the file is no index. */
static gboolean
put_header (Press   *press,
            GError **error)
{
  press->header.magic = DW_INDEX_MAGIC;
  press->header.format = DW_INDEX_FORMAT;
  press->header.file_length = press->at;
  press->header.digest = dw_index_digest (0, &press->header, offsetof (DwIndexHeader, digest));

  return flush (press, error)
         && (pwrite (press->file, &press->header, sizeof press->header, 0) == sizeof press->header || fail (error));
}

static gboolean
press_all (Press              *press,
           const guint64      *gone,
           gsize               n_gone,
           const DwCatalogue  *catalogue,
           DwIndexDraft       *draft,
           GError            **error)
{
  static const DwIndexHeader nothing;

  return put (press, &nothing, sizeof nothing, error) && put_words (press, draft, error)
         && put_spellings (press, draft, error) && put_columns (press, catalogue, error)
         && put_section (press, DW_INDEX_GONE, gone, n_gone, error) && put_header (press, error);
}

gboolean
dw_index_press (int                  file,
                const DwIndexStamp  *stamp,
                guint64              base,
                const guint64       *gone,
                gsize                n_gone,
                const DwCatalogue   *catalogue,
                DwIndexDraft        *draft,
                GError             **error)
{
  Press press = { .file = file, .header = { .stamp = *stamp, .base = base } };
  gboolean is_done;

  press.header.n_services = catalogue->columns->n_services;
  press.header.n_tokens = dw_index_draft_get_n_tokens (draft);
  press.buffer = g_malloc (BUFFER_BYTES);
  press.texts = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (press.entries); i++)
    press.entries[i] = g_array_new (FALSE, FALSE, sizeof (DwIndexEntry));

  is_done = press_all (&press, gone, n_gone, catalogue, draft, error);

  for (guint i = 0; i < G_N_ELEMENTS (press.entries); i++)
    g_array_unref (press.entries[i]);
  g_string_free (press.texts, TRUE);
  g_free (press.dense);
  g_clear_pointer (&press.packed, g_byte_array_unref);
  g_free (press.buffer);
  return is_done;
}
