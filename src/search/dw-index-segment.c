/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-segment.h"

#include "dw-bits.h"
#include "dw-mapping.h"

#include <errno.h>
#include <string.h>

G_DEFINE_QUARK (dw-index-error-quark, dw_index_error)

struct _DwIndexSegment
{
  const guint8 *bytes;
  gsize length;
  DwMapping *mapping;       /* or NULL: */
  GBytes *owner;            /* whose bytes they are otherwise */
  DwIndexHeader header;     /* copied: what was checked cannot change any more */
  guint n_terms;
  guint n_prefixes;
  guint n_phrases;
  guint64 *is_checked;      /* one bit an entry: terms, then beginnings, then phrases */
  guint64 *are_positions_checked; /* one bit a term */
};

static gboolean
refuse (DwIndexError   code,
        const char    *reason,
        GError       **error)
{
  g_set_error_literal (error, DW_INDEX_ERROR, code, reason);
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  return refuse (DW_INDEX_ERROR_DAMAGED, "the search index is damaged", error);
}

/* Bytes that a section has for each service, and beyond that; 0 and 0: its length is free, in whole items of @unit. */
typedef struct
{
  guint a_service;
  guint beyond;
  guint unit;
} Shape;

static const Shape shapes[DW_INDEX_N_SECTIONS] = {
  [DW_INDEX_TERMS] = { .unit = sizeof (DwIndexEntry) },
  [DW_INDEX_PREFIXES] = { .unit = sizeof (DwIndexEntry) },
  [DW_INDEX_PHRASES] = { .unit = sizeof (DwIndexEntry) },
  [DW_INDEX_TEXTS] = { .unit = 1 },
  [DW_INDEX_LISTS] = { .unit = 1 },
  [DW_INDEX_POSITIONS] = { .unit = 1 },
  [DW_INDEX_ENDS] = { .a_service = DW_N_TEXT_COLUMNS * sizeof (guint16) },
  [DW_INDEX_IDS] = { .a_service = sizeof (gint64) },
  [DW_INDEX_ASSURED] = { .a_service = sizeof (gint32) },
  [DW_INDEX_MASKS] = { .a_service = DW_N_FACETS * sizeof (DwMask) },
  [DW_INDEX_BOROUGHS] = { .a_service = sizeof (DwMask) },
  [DW_INDEX_MINIMUM_AGE] = { .a_service = sizeof (float) },
  [DW_INDEX_MAXIMUM_AGE] = { .a_service = sizeof (float) },
  [DW_INDEX_TIMES] = { .a_service = sizeof (DwMask) },
  [DW_INDEX_LANGUAGES] = { .a_service = sizeof (DwMask) },
  [DW_INDEX_PRICES] = { .a_service = sizeof (DwPriceRange) },
  [DW_INDEX_FIRST_POINT] = { .a_service = sizeof (guint32), .beyond = sizeof (guint32) },
  [DW_INDEX_LATITUDES] = { .unit = sizeof (float) },
  [DW_INDEX_LONGITUDES] = { .unit = sizeof (float) },
  [DW_INDEX_NAME_RANK] = { .a_service = sizeof (guint32) },
  [DW_INDEX_NAME_ENDS] = { .a_service = sizeof (guint32) },
  [DW_INDEX_NAMES] = { .unit = 1 },
  [DW_INDEX_PLANES] = { .unit = sizeof (guint64) },
  [DW_INDEX_GONE] = { .unit = sizeof (guint64) },
  [DW_INDEX_WORDS] = { .unit = sizeof (DwIndexWord) },
  [DW_INDEX_WORD_TEXTS] = { .unit = 1 },
};

static gboolean
is_checked_by_entry (guint section)
{
  return section == DW_INDEX_LISTS || section == DW_INDEX_POSITIONS;
}

static gsize
get_length (const DwIndexSegment *self,
            DwIndexSection        section)
{
  return self->header.sections[section].length;
}

static guint
count_planes (void)
{
  guint n_planes = 0;

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      guint n_terms;

      dw_facet_get_terms (facet, &n_terms);
      n_planes += n_terms + 1;
    }

  return n_planes;
}

static gboolean
check_section (const DwIndexSegment  *self,
               guint                  section,
               GError               **error)
{
  const DwIndexPlace *place = &self->header.sections[section];
  const Shape *shape = &shapes[section];
  guint64 fixed = (guint64) shape->a_service * self->header.n_services + shape->beyond;

  if (place->offset % DW_INDEX_ALIGNMENT != 0 || place->offset < sizeof (DwIndexHeader) || place->offset > self->length
      || place->length > self->length - place->offset)
    return refuse_damaged (error);
  if (shape->unit == 0 ? place->length != fixed : place->length % shape->unit != 0)
    return refuse_damaged (error);
  if (!is_checked_by_entry (section)
      && place->digest != dw_index_digest (0, self->bytes + place->offset, place->length))
    return refuse_damaged (error);

  return TRUE;
}

/* Arrays that hold places in others. */
static gboolean
check_places (const DwIndexSegment  *self,
              GError               **error)
{
  guint n = self->header.n_services;
  const guint32 *first_point = dw_index_segment_get_section (self, DW_INDEX_FIRST_POINT);
  const guint32 *name_ends = dw_index_segment_get_section (self, DW_INDEX_NAME_ENDS);
  gboolean is_sound = TRUE;

  for (guint i = 0; i < n; i++)
    is_sound &= first_point[i] <= first_point[i + 1] && (i == 0 || name_ends[i - 1] <= name_ends[i]);

  is_sound = is_sound && first_point[0] == 0 && get_length (self, DW_INDEX_LATITUDES) == first_point[n] * sizeof (float)
             && get_length (self, DW_INDEX_LONGITUDES) == get_length (self, DW_INDEX_LATITUDES)
             && get_length (self, DW_INDEX_NAMES) == (n > 0 ? name_ends[n - 1] : 0)
             && get_length (self, DW_INDEX_PLANES) == count_planes () * dw_bits_n_words (n) * sizeof (guint64);

  return is_sound || refuse_damaged (error);
}

static gboolean
check_header (DwIndexSegment  *self,
              GError         **error)
{
  const DwIndexHeader *header = &self->header;

  if (self->length < sizeof (DwIndexHeader))
    return refuse_damaged (error);
  memcpy (&self->header, self->bytes, sizeof self->header);
  if (header->magic != DW_INDEX_MAGIC || header->format != DW_INDEX_FORMAT)
    return refuse (DW_INDEX_ERROR_OTHER, "the search index is of another version or another machine", error);
  if (header->digest != dw_index_digest (0, header, offsetof (DwIndexHeader, digest)))
    return refuse_damaged (error);

  return (header->file_length == self->length && header->n_services <= G_MAXINT32) || refuse_damaged (error);
}

static gboolean
count_entries (const DwIndexSegment *self,
               DwIndexSection        section,
               guint                *n)
{
  gsize n_entries = get_length (self, section) / sizeof (DwIndexEntry);

  *n = (guint) MIN (n_entries, G_MAXINT32 / 4);
  return *n == n_entries;
}

static gboolean
check (DwIndexSegment  *self,
       GError         **error)
{
  if (!check_header (self, error))
    return FALSE;

  for (guint i = 0; i < DW_INDEX_N_SECTIONS; i++)
    if (!check_section (self, i, error))
      return FALSE;

  if (!count_entries (self, DW_INDEX_TERMS, &self->n_terms)
      || !count_entries (self, DW_INDEX_PREFIXES, &self->n_prefixes)
      || !count_entries (self, DW_INDEX_PHRASES, &self->n_phrases))
    return refuse_damaged (error);
  self->is_checked = dw_bits_new (self->n_terms + self->n_prefixes + self->n_phrases);
  self->are_positions_checked = dw_bits_new (self->n_terms);
  return check_places (self, error);
}

DwIndexSegment *
dw_index_segment_open (const char  *path,
                       GError     **error)
{
  g_autoptr (DwIndexSegment) self = g_new0 (DwIndexSegment, 1);

  self->mapping = dw_mapping_open (path);
  if (self->mapping == NULL)
    {
      /* A link, a pipe, or somebody else's file is none of ours. */
      refuse (errno == ENOENT ? DW_INDEX_ERROR_NOT_FOUND : DW_INDEX_ERROR_OTHER, "there is no search index that can be read", error);
      return NULL;
    }

  self->bytes = dw_mapping_get_bytes (self->mapping, &self->length);
  return check (self, error) && (!dw_index_segment_is_torn (self) || refuse_damaged (error)) ? g_steal_pointer (&self)
                                                                                             : NULL;
}

gboolean
dw_index_segment_is_torn (const DwIndexSegment *self)
{
  return self->mapping != NULL && dw_mapping_is_torn (self->mapping);
}

void
dw_index_segment_let_go (DwIndexSegment *self)
{
  if (self->mapping != NULL)
    dw_mapping_let_go (self->mapping);
}

DwIndexSegment *
dw_index_segment_new (GBytes  *bytes,
                      GError **error)
{
  g_autoptr (DwIndexSegment) self = g_new0 (DwIndexSegment, 1);

  self->owner = g_bytes_ref (bytes);
  self->bytes = g_bytes_get_data (bytes, &self->length);
  return check (self, error) ? g_steal_pointer (&self) : NULL;
}

void
dw_index_segment_free (DwIndexSegment *self)
{
  g_clear_pointer (&self->mapping, dw_mapping_free);
  g_clear_pointer (&self->owner, g_bytes_unref);
  g_free (self->is_checked);
  g_free (self->are_positions_checked);
  g_free (self);
}

const DwIndexHeader *
dw_index_segment_get_header (const DwIndexSegment *self)
{
  return &self->header;
}

gconstpointer
dw_index_segment_get_section (const DwIndexSegment *self,
                              DwIndexSection        section)
{
  return self->bytes + self->header.sections[section].offset;
}

static const DwIndexEntry *
get_entries (const DwIndexSegment *self,
             DwIndexSection        section)
{
  return dw_index_segment_get_section (self, section);
}

/* Nothing where the entry points out of the texts. */
static const char *
get_text (const DwIndexSegment *self,
          const DwIndexEntry   *entry,
          gsize                *length)
{
  const char *texts = dw_index_segment_get_section (self, DW_INDEX_TEXTS);
  gsize room = get_length (self, DW_INDEX_TEXTS);

  *length = entry->text <= room && entry->text_length <= room - entry->text ? entry->text_length : 0;
  return *length > 0 ? texts + entry->text : texts;
}

const char *
dw_index_segment_get_term (const DwIndexSegment *self,
                           guint                 place,
                           gsize                *length,
                           guint                *n_holding)
{
  const DwIndexEntry *entry = &get_entries (self, DW_INDEX_TERMS)[place];

  *n_holding = entry->n_holding;
  return get_text (self, entry, length);
}

/* Whether the entry's text stands before @text; with @with_beginnings, also when it begins with it. */
static gboolean
is_before (const DwIndexSegment *self,
           const DwIndexEntry   *entry,
           const char           *text,
           gsize                 length,
           gboolean              with_beginnings)
{
  gsize own_length;
  const char *own = get_text (self, entry, &own_length);
  int order = memcmp (own, text, MIN (own_length, length));

  if (order != 0)
    return order < 0;

  return own_length < length || with_beginnings;
}

static guint
search (const DwIndexSegment *self,
        const DwIndexEntry   *entries,
        guint                 low,
        guint                 high,
        const char           *text,
        gsize                 length,
        gboolean              with_beginnings)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (is_before (self, &entries[middle], text, length, with_beginnings))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
dw_index_segment_find_run (const DwIndexSegment *self,
                           const char           *text,
                           gsize                 length,
                           guint                *first,
                           guint                *end)
{
  const DwIndexEntry *entries = get_entries (self, DW_INDEX_TERMS);

  *first = search (self, entries, 0, self->n_terms, text, length, FALSE);
  *end = search (self, entries, *first, self->n_terms, text, length, TRUE);
}

static gboolean
take_bytes (const DwIndexSegment  *self,
            DwIndexSection         section,
            guint64                offset,
            gsize                  length,
            guint32                digest,
            gboolean               is_checked,
            const guint8         **bytes)
{
  gsize room = get_length (self, section);

  if (offset > room || length > room - offset)
    return FALSE;

  *bytes = (const guint8 *) dw_index_segment_get_section (self, section) + offset;
  return is_checked || digest == (guint32) dw_index_digest (0, *bytes, length);
}

/* Whether the bytes of a list can be what its entry says. */
static gboolean
is_in_shape (const DwIndexSegment *self,
             DwIndexList          *list)
{
  switch (list->layout)
    {
    case DW_INDEX_SPARSE:
      return TRUE;
    case DW_INDEX_DENSE:
      return list->length == self->header.n_services;
    case DW_INDEX_PACKED:
      return dw_index_packed_open (&list->packed, list->bytes, list->length, self->header.n_services, list->n_holding);
    }

  return FALSE;
}

static gboolean
take_entry (DwIndexSegment      *self,
            const DwIndexEntry  *entry,
            guint                number,
            DwIndexList         *list,
            GError             **error)
{
  gboolean is_checked = dw_bits_has (self->is_checked, number);

  *list = (DwIndexList) {
    .length = entry->list_length,
    .n_holding = MIN (entry->n_holding, self->header.n_services),
    .layout = entry->layout,
  };
  if (!take_bytes (self, DW_INDEX_LISTS, entry->list, list->length, entry->list_digest, is_checked, &list->bytes)
      || !is_in_shape (self, list))
    return refuse_damaged (error);

  dw_bits_set (self->is_checked, number);
  return TRUE;
}

gboolean
dw_index_segment_get_list (DwIndexSegment  *self,
                           guint            place,
                           DwIndexList     *list,
                           GError         **error)
{
  return take_entry (self, &get_entries (self, DW_INDEX_TERMS)[place], place, list, error);
}

gboolean
dw_index_segment_get_list_and_positions (DwIndexSegment  *self,
                                         guint            place,
                                         DwIndexList     *list,
                                         GError         **error)
{
  const DwIndexEntry *entry = &get_entries (self, DW_INDEX_TERMS)[place];

  if (!take_entry (self, entry, place, list, error))
    return FALSE;
  if (entry->positions_length == 0)
    return TRUE;
  if (!take_bytes (self, DW_INDEX_POSITIONS, entry->positions, entry->positions_length, entry->positions_digest,
                   dw_bits_has (self->are_positions_checked, place), &list->positions))
    return refuse_damaged (error);

  list->positions_length = entry->positions_length;
  dw_bits_set (self->are_positions_checked, place);
  return TRUE;
}

/* Finds the entry that is @text, and its list. */
static gboolean
find_entry (DwIndexSegment  *self,
            DwIndexSection   section,
            guint            n_entries,
            guint            first_number,
            const char      *text,
            gsize            length,
            DwIndexList     *list,
            GError         **error)
{
  const DwIndexEntry *entries = get_entries (self, section);
  guint place = search (self, entries, 0, n_entries, text, length, FALSE);
  gsize own_length;

  if (place == n_entries)
    return FALSE;

  /* What is not before it and no longer is the same. */
  get_text (self, &entries[place], &own_length);
  return own_length == length && !is_before (self, &entries[place], text, length, FALSE)
         && memcmp (get_text (self, &entries[place], &own_length), text, length) == 0
         && take_entry (self, &entries[place], first_number + place, list, error);
}

gboolean
dw_index_segment_find_prefix (DwIndexSegment  *self,
                              const char      *text,
                              gsize            length,
                              DwIndexList     *list,
                              GError         **error)
{
  return find_entry (self, DW_INDEX_PREFIXES, self->n_prefixes, self->n_terms, text, length, list, error);
}

gboolean
dw_index_segment_find_phrase (DwIndexSegment  *self,
                              const char      *text,
                              gsize            length,
                              DwIndexList     *list,
                              GError         **error)
{
  return find_entry (self, DW_INDEX_PHRASES, self->n_phrases, self->n_terms + self->n_prefixes, text, length, list,
                     error);
}
