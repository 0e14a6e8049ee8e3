/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-private.h"

#include "dw-bits.h"
#include "dw-index-walker.h"
#include "dw-weights.h"

#include <string.h>

/* Bytes of the lists of phrases that are kept. */
enum { MOST_KEPT = 8 * 1024 * 1024 };

typedef struct
{
  DwIndexWalker *walkers;
  guint n_walkers;
  guint columns;            /* a bit each: where the phrase may stand */
  guint32 *starts;          /* positions at which the phrase may begin in the present service */
  guint n_starts;
  guint room;
  const guint16 *ends;
  GByteArray *list;         /* what is found */
  guint32 next;
  guint distance;           /* of dw_index_find_near(), as are the next */
  guint first_slot;
  guint64 *anywhere;
  guint64 *in_columns;
} Phrase;

static void
read_starts (Phrase *phrase,
             DwIndexWalker *walker)
{
  guint32 position = 0;

  phrase->n_starts = 0;
  while (walker->at < walker->next)
    {
      if (phrase->n_starts == phrase->room)
        {
          phrase->room = 2 * phrase->room + 16;
          phrase->starts = g_renew (guint32, phrase->starts, phrase->room);
        }
      position += dw_index_read_varint (&walker->at, walker->next);
      phrase->starts[phrase->n_starts++] = position;
    }
}

/* Keeps the starts that have a position of @walker @distance after them. */
static void
keep_starts (Phrase *phrase,
             DwIndexWalker *walker,
             guint   distance)
{
  guint32 position = 0;
  guint n_kept = 0;
  guint i = 0;

  while (walker->at < walker->next)
    {
      position += dw_index_read_varint (&walker->at, walker->next);
      while (i < phrase->n_starts && phrase->starts[i] + distance < position)
        i++;
      if (i < phrase->n_starts && phrase->starts[i] + distance == position)
        phrase->starts[n_kept++] = phrase->starts[i++];
    }

  phrase->n_starts = n_kept;
}

static guint
find_column (const guint16 *ends,
             guint32        position)
{
  guint column = 0;

  while (column < DW_N_TEXT_COLUMNS - 1 && position >= ends[column])
    column++;

  return column;
}

/* How often the phrase stands in the present service, weighted by column. */
static guint32
weigh_starts (const Phrase *phrase,
              guint32       service)
{
  const guint16 *ends = phrase->ends + (gsize) service * DW_N_TEXT_COLUMNS;
  guint32 frequency = 0;

  for (guint i = 0; i < phrase->n_starts; i++)
    {
      guint column = find_column (ends, phrase->starts[i]);

      if ((phrase->columns >> column & 1) != 0)
        frequency += dw_index_round_weight (DW_WEIGHTS.columns[column]);
    }

  return MIN (frequency, 255);
}

static void
take_service (Phrase  *phrase,
              guint32  service)
{
  guint32 frequency;
  guint8 bytes[DW_INDEX_LONGEST_SERVICE];

  read_starts (phrase, &phrase->walkers[0]);
  for (guint i = 1; i < phrase->n_walkers; i++)
    keep_starts (phrase, &phrase->walkers[i], i);

  frequency = weigh_starts (phrase, service);
  if (frequency == 0)
    return;

  g_byte_array_append (phrase->list, bytes, dw_index_write_service (bytes, service + 1 - phrase->next, frequency));
  phrase->next = service + 1;
}

/* Returns: whether there is nothing left to learn of @service. */
static gboolean
note_place (Phrase  *phrase,
            guint32  service,
            guint    column)
{
  dw_bits_set (phrase->anywhere, phrase->first_slot + service);
  if ((phrase->columns >> column & 1) != 0)
    dw_bits_set (phrase->in_columns, phrase->first_slot + service);

  return dw_bits_has (phrase->in_columns, phrase->first_slot + service);
}

/*
 * Notes in which columns a position of the other stem is near a start; or all starts, where there is no other. Whatever
 * is left of the service's places is stepped over.
 */
static void
note_near (Phrase  *phrase,
           guint32  service)
{
  const guint16 *ends = phrase->ends + (gsize) service * DW_N_TEXT_COLUMNS;
  DwIndexWalker *other = &phrase->walkers[phrase->n_walkers - 1];
  guint32 position = 0;
  guint first = 0;

  read_starts (phrase, &phrase->walkers[0]);
  for (guint i = 0; phrase->n_walkers == 1 && i < phrase->n_starts; i++)
    if (note_place (phrase, service, find_column (ends, phrase->starts[i])))
      return;

  while (phrase->n_walkers > 1 && other->at < other->next)
    {
      position += dw_index_read_varint (&other->at, other->next);
      while (first < phrase->n_starts && phrase->starts[first] + phrase->distance < position)
        first++;
      for (guint i = first; i < phrase->n_starts && phrase->starts[i] <= position + phrase->distance; i++)
        if (find_column (ends, phrase->starts[i]) == find_column (ends, position)
            && note_place (phrase, service, find_column (ends, position)))
          return;
    }
}

/* Goes along all lists at once, from one service that holds every stem to the next. */
static void
walk (Phrase *phrase)
{
  guint32 service = 0;

  for (guint i = 0; i < phrase->n_walkers; i++)
    if (!dw_index_walker_step (&phrase->walkers[i]))
      return;

  for (;;)
    {
      guint n_there = 0;

      for (guint i = 0; i < phrase->n_walkers; i++)
        {
          if (!dw_index_walker_move_to (&phrase->walkers[i], service))
            return;
          if (phrase->walkers[i].service > service)
            {
              service = phrase->walkers[i].service;
              n_there = 0;
            }
          n_there++;
        }

      if (n_there < phrase->n_walkers)
        continue;
      if (phrase->list != NULL)
        take_service (phrase, service++);
      else
        note_near (phrase, service++);
    }
}

/* FALSE without @error where a stem is not in the segment. */
static gboolean
start_walker (DwIndexSegment  *segment,
              const char      *stem,
              guint            n_services,
              DwIndexWalker   *walker,
              GError         **error)
{
  DwIndexList list;
  guint place;

  if (!dw_index_find_term (segment, stem, strlen (stem), &place)
      || !dw_index_segment_get_list_and_positions (segment, place, &list, error) || list.positions == NULL)
    return FALSE;

  *walker = (DwIndexWalker) {
    .cursor = { list.bytes, list.bytes + list.length, 0, n_services },
    .layout = list.layout,
    .walk = { .packed = list.packed },
    .next = list.positions,
    .end = list.positions + list.positions_length,
  };
  return TRUE;
}

/* Returns whether every stem is in the segment; FALSE without @error where one is not. */
static gboolean
start_walkers (DwIndex            *self,
               guint               part,
               const char *const  *stems,
               Phrase             *phrase,
               GError            **error)
{
  for (guint i = 0; i < phrase->n_walkers; i++)
    if (!start_walker (self->parts[part], stems[i], self->n_own[part], &phrase->walkers[i], error))
      return FALSE;

  phrase->ends = dw_index_segment_get_section (self->parts[part], DW_INDEX_ENDS);
  return TRUE;
}

/* The list of a phrase in one segment; NULL with @error. */
static GBytes *
find_in (DwIndex            *self,
         guint               part,
         const char *const  *stems,
         guint               n_stems,
         guint               columns,
         GError            **error)
{
  g_autofree DwIndexWalker *walkers = g_new0 (DwIndexWalker, n_stems);
  g_autoptr (GError) damage = NULL;
  Phrase phrase = { .walkers = walkers, .n_walkers = n_stems, .columns = columns };

  if (!start_walkers (self, part, stems, &phrase, &damage))
    {
      if (damage == NULL)
        return g_bytes_new (NULL, 0);
      g_propagate_error (error, g_steal_pointer (&damage));
      return NULL;
    }

  phrase.list = g_byte_array_new ();
  walk (&phrase);
  g_free (phrase.starts);
  return g_byte_array_free_to_bytes (phrase.list);
}

static char *
make_key (const char *const *stems,
          guint              n_stems,
          guint              part,
          guint              columns)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%u %u", part, columns);
  for (guint i = 0; i < n_stems; i++)
    g_string_append_printf (key, "\n%s", stems[i]);

  return g_string_free (key, FALSE);
}

/* A phrase of the vocabulary comes back at every keystroke of the question that it was added to: its list is kept. */
static GBytes *
look_up (DwIndex            *self,
         guint               part,
         const char *const  *stems,
         guint               n_stems,
         guint               columns,
         GError            **error)
{
  g_autofree char *key = make_key (stems, n_stems, part, columns);
  GBytes *bytes = g_hash_table_lookup (self->phrases, key);

  if (bytes != NULL)
    return g_bytes_ref (bytes);

  bytes = find_in (self, part, stems, n_stems, columns, error);
  if (bytes == NULL)
    return NULL;

  self->n_phrase_bytes += g_bytes_get_size (bytes) + strlen (key);
  if (self->n_phrase_bytes > MOST_KEPT)
    {
      g_hash_table_remove_all (self->phrases);
      self->n_phrase_bytes = 0;
    }
  g_hash_table_insert (self->phrases, g_steal_pointer (&key), g_bytes_ref (bytes));
  return bytes;
}

/* Takes a phrase that is not in the book from the places of its words. */
static gboolean
take_found (DwIndex            *self,
            guint               part,
            const char *const  *stems,
            guint               n_stems,
            guint               columns,
            DwIndexHold        *hold,
            GError            **error)
{
  g_autoptr (GBytes) bytes = look_up (self, part, stems, n_stems, columns, error);
  gsize length;
  DwIndexList list = { NULL };

  if (bytes == NULL)
    return FALSE;

  list.bytes = g_bytes_get_data (bytes, &length);
  list.length = length;
  if (length > 0)
    dw_index_hold_take (hold, part, &list, FALSE);
  return TRUE;
}

gboolean
dw_index_add_holders (DwIndex            *self,
                      const char *const  *stems,
                      guint               n_stems,
                      guint               columns,
                      guint64            *slots,
                      GError            **error)
{
  for (guint part = 0; part < self->n_parts; part++)
    {
      g_autoptr (GBytes) list = find_in (self, part, stems, n_stems, columns, error);
      gsize length = 0;
      const guint8 *bytes = NULL;
      DwIndexCursor cursor;
      guint32 service;
      guint32 frequency;

      if (list == NULL)
        return FALSE;
      bytes = g_bytes_get_data (list, &length);
      if (length == 0)
        continue;
      cursor = (DwIndexCursor) { bytes, bytes + length, 0, self->n_own[part] };
      while (dw_index_cursor_step (&cursor, &service, &frequency))
        if (dw_bits_has (self->alive, self->first_slots[part] + service))
          dw_bits_set (slots, self->first_slots[part] + service);
    }

  return TRUE;
}

static char *
join (const char *const *stems,
      guint              n_stems)
{
  GString *text = g_string_new (stems[0]);

  for (guint i = 1; i < n_stems; i++)
    g_string_append_printf (text, " %s", stems[i]);

  return g_string_free (text, FALSE);
}

gboolean
dw_index_find_phrase (DwIndex            *self,
                      const char *const  *stems,
                      guint               n_stems,
                      guint               columns,
                      DwIndexHold        *hold,
                      GError            **error)
{
  g_autofree char *text = join (stems, n_stems);

  hold->index = self;
  for (guint part = 0; part < self->n_parts; part++)
    {
      g_autoptr (GError) damage = NULL;
      DwIndexList list;

      if (columns == DW_INDEX_ALL_COLUMNS
          && dw_index_segment_find_phrase (self->parts[part], text, strlen (text), &list, &damage))
        dw_index_hold_take (hold, part, &list, TRUE);
      else if (damage == NULL)
        {
          if (!take_found (self, part, stems, n_stems, columns, hold, error))
            return FALSE;
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&damage));
          return FALSE;
        }
    }

  return dw_index_hold_settle (hold);
}

gboolean
dw_index_find_near (DwIndex     *self,
                    const char  *stem,
                    const char  *other,
                    guint        distance,
                    guint        columns,
                    guint64     *anywhere,
                    guint64     *in_columns,
                    GError     **error)
{
  const char *const stems[] = { stem, other };

  for (guint part = 0; part < self->n_parts; part++)
    {
      DwIndexWalker walkers[G_N_ELEMENTS (stems)] = { 0 };
      g_autoptr (GError) damage = NULL;
      Phrase phrase = {
        .walkers = walkers,
        .n_walkers = other != NULL ? 2 : 1,
        .columns = columns,
        .distance = distance,
        .first_slot = self->first_slots[part],
        .anywhere = anywhere,
        .in_columns = in_columns,
      };

      if (start_walkers (self, part, stems, &phrase, &damage))
        walk (&phrase);
      g_free (phrase.starts);
      if (damage != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&damage));
          return FALSE;
        }
    }

  return TRUE;
}
