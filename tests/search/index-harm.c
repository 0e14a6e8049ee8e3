/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "index-harm.h"

#include "dw-bits.h"
#include "dw-dictionary.h"
#include "dw-filter.h"
#include "dw-index-words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Of a harmed file, which may say that it has any number. */
enum { MOST_TERMS = 300 };

static gboolean
is_inside (guint64 offset,
           guint64 length,
           guint64 room)
{
  return offset <= room && length <= room - offset;
}

static void
mend_entries (guint8              *bytes,
              gsize                length,
              const DwIndexHeader *header,
              DwIndexSection       section)
{
  const DwIndexPlace *place = &header->sections[section];
  const DwIndexPlace *lists = &header->sections[DW_INDEX_LISTS];
  const DwIndexPlace *positions = &header->sections[DW_INDEX_POSITIONS];

  if (!is_inside (place->offset, place->length, length))
    return;

  for (guint64 at = 0; at + sizeof (DwIndexEntry) <= place->length; at += sizeof (DwIndexEntry))
    {
      DwIndexEntry entry;

      memcpy (&entry, bytes + place->offset + at, sizeof entry);
      if (is_inside (lists->offset, lists->length, length) && is_inside (entry.list, entry.list_length, lists->length))
        entry.list_digest = (guint32) dw_index_digest (0, bytes + lists->offset + entry.list, entry.list_length);
      if (is_inside (positions->offset, positions->length, length)
          && is_inside (entry.positions, entry.positions_length, positions->length))
        entry.positions_digest
          = (guint32) dw_index_digest (0, bytes + positions->offset + entry.positions, entry.positions_length);
      memcpy (bytes + place->offset + at, &entry, sizeof entry);
    }
}

void
harm_mend (guint8 *bytes,
           gsize   length)
{
  DwIndexHeader header;

  if (length < sizeof header)
    return;

  memcpy (&header, bytes, sizeof header);
  mend_entries (bytes, length, &header, DW_INDEX_TERMS);
  mend_entries (bytes, length, &header, DW_INDEX_PREFIXES);
  mend_entries (bytes, length, &header, DW_INDEX_PHRASES);
  for (guint i = 0; i < DW_INDEX_N_SECTIONS; i++)
    if (is_inside (header.sections[i].offset, header.sections[i].length, length))
      header.sections[i].digest = dw_index_digest (0, bytes + header.sections[i].offset, header.sections[i].length);

  header.magic = DW_INDEX_MAGIC;
  header.format = DW_INDEX_FORMAT;
  header.file_length = length;
  header.digest = dw_index_digest (0, &header, offsetof (DwIndexHeader, digest));
  memcpy (bytes, &header, sizeof header);
}

/* What was found is among what there is, and can be scored. */
static void
check_hold (const DwIndex     *index,
            const DwIndexHold *hold,
            float              scores[64])
{
  guint n_slots = dw_index_get_n_slots (index);

  g_assert_cmpuint (hold->n_services, <=, dw_index_get_n_services (index));
  DW_BITS_FOREACH (slot, hold->slots, n_slots)
    g_assert_cmpuint (slot, <, n_slots);
  for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
    dw_index_score_word (index, hold, dw_index_weigh (index, hold, 1), word, hold->slots[word], scores);
}

typedef enum
{
  STEM,
  BEGINNING,
  BEGINNINGS,
  PHRASE,
  HOLDERS,
  N_WAYS,
} Way;

static gboolean
ask_once (DwIndex    *index,
          Way         way,
          const char *text,
          const char *next)
{
  const char *const both[] = { text, next, NULL };
  g_autofree guint64 *slots = dw_bits_new (dw_index_get_n_slots (index));
  float scores[64] = { 0 };
  g_auto (DwIndexHold) hold = { .slots = slots };
  g_autoptr (GError) error = NULL;
  gboolean is_found = way == STEM         ? dw_index_find_stem (index, text, strlen (text), &hold, &error)
                      : way == BEGINNING  ? dw_index_find_beginning (index, text, MIN (strlen (text), 2), &hold, &error)
                      : way == BEGINNINGS ? dw_index_find_beginnings (index, both, &hold, &error)
                      : way == PHRASE     ? dw_index_find_phrase (index, both, 2, DW_INDEX_ALL_COLUMNS, &hold, &error)
                                          : dw_index_add_holders (index, both, 1, 1u << 0, slots, &error);

  if (is_found)
    check_hold (index, &hold, scores);
  else
    g_assert_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_DAMAGED);

  return is_found;
}

static guint
count_terms (DwIndexSegment *part)
{
  return (guint) (dw_index_segment_get_header (part)->sections[DW_INDEX_TERMS].length / sizeof (DwIndexEntry));
}

static gboolean
ask_words_of (DwIndex        *index,
              DwIndexSegment *part)
{
  guint n_terms = count_terms (part);
  g_autofree char *before = g_strdup ("");
  gboolean is_answered = TRUE;

  for (guint i = 0; i < MIN (n_terms, MOST_TERMS); i++)
    {
      gsize length;
      guint n_holding;
      const char *bytes = dw_index_segment_get_term (part, i, &length, &n_holding);
      g_autofree char *text = g_strndup (bytes, length);

      for (Way way = STEM; way < N_WAYS; way++)
        is_answered &= ask_once (index, way, text, before);
      is_answered &= ask_once (index, PHRASE, before, text);
      g_free (before);
      before = g_steal_pointer (&text);
    }

  return is_answered;
}

static gboolean
ask_words (DwIndex *index)
{
  guint n_parts;
  const guint *first_slots;
  DwIndexSegment *const *parts = dw_index_get_parts (index, &n_parts, &first_slots);
  gboolean is_answered = TRUE;

  for (guint i = 0; i < n_parts; i++)
    is_answered &= ask_words_of (index, parts[i]);

  /* In the book of phrases, where one was made for a test. */
  return is_answered & ask_once (index, PHRASE, "debt", "advic") & ask_once (index, PHRASE, "parent", "cours")
         & ask_once (index, PHRASE, "cours", "debt");
}

static void
ask_filters (const DwCatalogue *catalogue)
{
  g_autofree guint64 *all = g_memdup2 (catalogue->alive, dw_bits_n_words (catalogue->columns->n_services) * sizeof (guint64));
  DwFacetCounts facets[DW_N_FACETS];
  g_auto (DwFound) found = { 0 };
  DwQuestion question;

  dw_question_init (&question);
  question.age = 5;
  question.chosen[DW_FACET_COST] = DW_COST_FREE;
  dw_filter_apply (catalogue, &question, all, NULL, NULL, facets, &found);
  g_assert_cmpuint (found.n_fits, <=, found.n_may);
  g_assert_cmpuint (found.n_may, <=, catalogue->n_services);
  DW_BITS_FOREACH (slot, found.may, catalogue->columns->n_services)
    {
      const DwVicinity nowhere = { 0, 0 };
      DwHit hit = dw_filter_make_hit (catalogue, &question, &nowhere, NULL, slot);
      gsize length;
      const char *name = dw_catalogue_get_name (catalogue, slot, &length);

      dw_catalogue_find (catalogue, hit.id);
      g_free (g_memdup2 (name, length));
      dw_catalogue_measure_slot (catalogue, 51.5, 0, slot);
    }
  dw_question_clear (&question);
}

/* Whatever the file says, what is shown for a mistyped word is a word. */
static void
ask_for_spellings (DwIndex *index)
{
  static const char *const typed[] = { "parentnig", "famliy", "skool", "autisim", "advcie", "grup", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };
  g_autoptr (DwDictionary) dictionary = dw_dictionary_new_from_index (index, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *shown = dw_dictionary_correct (dictionary, typed[i]);

      g_assert_true (shown == NULL || dw_index_words_is_plain (shown, strlen (shown)));
    }
}

static void
ask_for_distances (DwCatalogue *catalogue,
                   DwGazetteer *gazetteer)
{
  g_autoptr (DwPlace) near = dw_gazetteer_resolve (gazetteer, "E8 1EA", NULL);

  g_free (dw_catalogue_measure (catalogue, near));
}

static DwIndexSegment *
open_copy (HarmBytes whole)
{
  guint8 *copy = g_aligned_alloc (MAX (whole.length, 1), 1, DW_INDEX_ALIGNMENT);
  g_autoptr (GBytes) held = g_bytes_new_with_free_func (copy, whole.length, g_aligned_free, copy);

  memcpy (copy, whole.bytes, whole.length);
  return dw_index_segment_new (held, NULL);
}

static gboolean
ask (DwIndex     *index,
     DwCatalogue *catalogue,
     DwGazetteer *gazetteer)
{
  ask_for_distances (catalogue, gazetteer);
  ask_filters (catalogue);
  ask_for_spellings (index);
  return ask_words (index);
}

gboolean
harm_ask (HarmBytes        base,
          const HarmBytes *delta,
          DwGazetteer     *gazetteer)
{
  g_autoptr (DwIndexSegment) segment = open_copy (base);
  g_autoptr (DwIndexSegment) other = delta != NULL ? open_copy (*delta) : NULL;
  g_autoptr (DwIndex) index = NULL;
  g_autoptr (DwCatalogue) catalogue = NULL;

  if (segment != NULL && (delta == NULL || other != NULL))
    index = dw_index_new (g_steal_pointer (&segment), g_steal_pointer (&other), NULL);
  if (index != NULL)
    catalogue = dw_catalogue_new_from_index (index, gazetteer, NULL);

  return catalogue != NULL && ask (index, catalogue, gazetteer);
}

gboolean
harm_ask_cut (const char  *folder,
              const char  *file,
              gsize        length,
              gboolean     is_late,
              DwGazetteer *gazetteer)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (DwIndex) index = dw_index_open (folder, &error);
  g_autoptr (DwCatalogue) catalogue = NULL;

  g_assert_no_error (error);
  if (is_late)
    catalogue = dw_catalogue_new_from_index (index, gazetteer, NULL);
  g_assert_false (dw_index_is_torn (index));
  g_assert_cmpint (truncate (path, (off_t) length), ==, 0);
  if (catalogue == NULL)
    catalogue = dw_catalogue_new_from_index (index, gazetteer, NULL);
  if (catalogue != NULL)
    ask (index, catalogue, gazetteer);

  return dw_index_is_torn (index);
}
