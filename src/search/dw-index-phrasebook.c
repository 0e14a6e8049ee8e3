/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-phrasebook.h"

#include <string.h>

enum { FIRST_SLOTS = 64 };

typedef struct
{
  char *text;               /* its stems with a space between */
  guint32 first_stem;       /* place in stems */
  guint32 n_stems;
  guint32 next_alike;       /* one more than the next phrase that begins with the same two stems; 0 for none */
  guint32 frequency;        /* in the present service; 0 for none yet */
  guint32 n_holding;
  guint32 next;             /* one more than the last service of the list */
  GByteArray *list;
} Phrase;

/* Two stems that phrases begin with. */
typedef struct
{
  guint32 stems[2];
  guint32 first_phrase;     /* one more than its number; 0: the place is free */
} Pair;

struct _DwIndexPhrasebook
{
  GArray *phrases;          /* of Phrase */
  GArray *stems;            /* of guint32: term numbers, phrase by phrase */
  guint32 n_known;          /* terms beyond those that the phrases are made of have no phrase */
  Pair *pairs;              /* open addressing */
  guint n_slots;            /* a power of two */
  GArray *touched;          /* of guint32: phrases of the present service */
};

typedef struct
{
  DwIndexLexicon *lexicon;
  GArray *stems;
  GString *text;
} Reading;

static void
take_stem (const char *stem,
           gsize       length,
           gpointer    data)
{
  Reading *reading = data;
  guint32 number = dw_index_lexicon_number_term (reading->lexicon, stem, length);

  g_array_append_val (reading->stems, number);
  if (reading->text->len > 0)
    g_string_append_c (reading->text, ' ');
  g_string_append_len (reading->text, stem, (gssize) length);
}

static void
clear_phrase (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->text);
  g_byte_array_unref (phrase->list);
}

static int
compare_phrases (gconstpointer a,
                 gconstpointer b)
{
  const Phrase *left = a;
  const Phrase *right = b;

  return strcmp (left->text, right->text);
}

static Phrase *
get_phrase (DwIndexPhrasebook *self,
            guint              number)
{
  return &g_array_index (self->phrases, Phrase, number);
}

static const guint32 *
get_stems (const DwIndexPhrasebook *self,
           const Phrase            *phrase)
{
  return &g_array_index (self->stems, guint32, phrase->first_stem);
}

/* The place of two stems, or a free one. */
static Pair *
find_pair (const DwIndexPhrasebook *self,
           guint32                  first,
           guint32                  second)
{
  guint32 digest = (first * 0x9e3779b1u ^ second) * 0x85ebca77u;

  for (guint slot = (digest ^ digest >> 15) & (self->n_slots - 1);; slot = (slot + 1) & (self->n_slots - 1))
    {
      Pair *pair = &self->pairs[slot];

      if (pair->first_phrase == 0 || (pair->stems[0] == first && pair->stems[1] == second))
        return pair;
    }
}

static gboolean
add_phrase (DwIndexPhrasebook  *self,
            const char         *text,
            DwIndexLexicon     *lexicon,
            DwReader           *reader,
            GError            **error)
{
  guint first = self->stems->len;
  g_autoptr (GString) stems = g_string_new (NULL);
  Reading reading = { lexicon, self->stems, stems };
  Phrase phrase = { .first_stem = first };

  if (!dw_reader_stem (reader, text, strlen (text), take_stem, &reading, error))
    return FALSE;

  phrase.n_stems = self->stems->len - first;
  if (phrase.n_stems < 2 || stems->len > G_MAXUINT16)
    {
      g_array_set_size (self->stems, first);
      return TRUE;
    }

  phrase.text = g_strdup (stems->str);
  phrase.list = g_byte_array_new ();
  g_array_append_val (self->phrases, phrase);
  return TRUE;
}

/* Sorts the phrases, leaves each out that says the same as another, and notes how they begin. */
static void
order_phrases (DwIndexPhrasebook *self)
{
  g_array_sort (self->phrases, compare_phrases);
  for (guint i = self->phrases->len; i-- > 1;)
    if (compare_phrases (get_phrase (self, i), get_phrase (self, i - 1)) == 0)
      g_array_remove_index (self->phrases, i);

  for (self->n_slots = FIRST_SLOTS; self->n_slots < 2 * self->phrases->len;)
    self->n_slots *= 2;
  self->pairs = g_new0 (Pair, self->n_slots);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      Phrase *phrase = get_phrase (self, i);
      const guint32 *stems = get_stems (self, phrase);
      Pair *pair = find_pair (self, stems[0], stems[1]);

      phrase->next_alike = pair->first_phrase;
      *pair = (Pair) { { stems[0], stems[1] }, i + 1 };
    }
}

DwIndexPhrasebook *
dw_index_phrasebook_new (const char *const  *phrases,
                         DwIndexLexicon     *lexicon,
                         DwReader           *reader,
                         GError            **error)
{
  g_autoptr (DwIndexPhrasebook) self = g_new0 (DwIndexPhrasebook, 1);

  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  g_array_set_clear_func (self->phrases, clear_phrase);
  self->stems = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; phrases[i] != NULL; i++)
    if (!add_phrase (self, phrases[i], lexicon, reader, error))
      return NULL;

  order_phrases (self);
  self->n_known = dw_index_lexicon_get_n_terms (lexicon);
  return g_steal_pointer (&self);
}

void
dw_index_phrasebook_free (DwIndexPhrasebook *self)
{
  g_array_unref (self->phrases);
  g_array_unref (self->stems);
  g_array_unref (self->touched);
  g_free (self->pairs);
  g_free (self);
}

/* Notes the phrases that begin at @terms, of which there are @n to the end of the column. */
static void
hear (DwIndexPhrasebook *self,
      const guint32     *terms,
      guint32            n,
      guint32            weight)
{
  guint32 next = find_pair (self, terms[0], terms[1])->first_phrase;

  while (next != 0)
    {
      guint32 number = next - 1;
      Phrase *phrase = get_phrase (self, number);

      next = phrase->next_alike;
      if (phrase->n_stems > n || memcmp (get_stems (self, phrase), terms, phrase->n_stems * sizeof *terms) != 0)
        continue;
      if (phrase->frequency == 0)
        g_array_append_val (self->touched, number);
      phrase->frequency += weight;
    }
}

static void
settle (Phrase  *phrase,
        guint32  service)
{
  guint8 bytes[DW_INDEX_LONGEST_SERVICE];

  g_byte_array_append (phrase->list, bytes,
                       dw_index_write_service (bytes, service + 1 - phrase->next, MIN (phrase->frequency, 255)));
  phrase->next = service + 1;
  phrase->n_holding++;
  phrase->frequency = 0;
}

void
dw_index_phrasebook_read (DwIndexPhrasebook *self,
                          const guint32     *terms,
                          const guint32     *ends,
                          const guint32     *weights,
                          guint32            service)
{
  guint32 at = 0;

  for (guint column = 0; column < DW_N_TEXT_COLUMNS; column++)
    {
      for (; at + 1 < ends[column]; at++)
        if (terms[at] < self->n_known && terms[at + 1] < self->n_known)
          hear (self, terms + at, ends[column] - at, weights[column]);
      at = ends[column];
    }

  for (guint i = 0; i < self->touched->len; i++)
    settle (get_phrase (self, g_array_index (self->touched, guint32, i)), service);
  g_array_set_size (self->touched, 0);
}

gboolean
dw_index_phrasebook_foreach (DwIndexPhrasebook  *self,
                             DwIndexDraftFunc    func,
                             gpointer            data,
                             GError            **error)
{
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = get_phrase (self, i);
      const DwIndexDraftList list = {
        .text = phrase->text,
        .text_length = strlen (phrase->text),
        .list = phrase->list->data,
        .list_length = phrase->list->len,
        .n_holding = phrase->n_holding,
      };

      if (!func (&list, data, error))
        return FALSE;
    }

  return TRUE;
}
