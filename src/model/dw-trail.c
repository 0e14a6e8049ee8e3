/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-trail.h"

#include <string.h>

#include "dw-glance.h"
#include "dw-phrase-word.h"

/* Each list of words is a kind, a bit; the last says that a word is within a name. */
typedef guint64 Kinds;

enum { MOST_KINDS = 63, MOST_WORDS = 96 };

/* What sentences are made with. */
#define LITTLE_WORDS "the|and|for|of|to|in|at|with|we|my|our|is|are|by|on|or|your|you|from|who|not|will|be|has|have"

#define IN_NAME (G_GUINT64_CONSTANT (1) << MOST_KINDS)

/* A step, with bits for lists. */
typedef struct
{
  Kinds words;
  Kinds not_before;
  Kinds not_after;
  Kinds broken_by;
  guint within;
} Step;

typedef struct DwTrailIndex
{
  GHashTable *of_word;    /* of each word its Kinds */
  GHashTable *of_list;    /* of each list its number */
  GHashTable *anchors;    /* a set of words */
  DwGlance anchor_glance;
  GHashTable *little_words;
  DwGlance little_glance;
  DwGlance glance;        /* of all words */
  Step *steps;            /* DW_TRAIL_MOST_STEPS + 1 of each trail */
} Index;

/* A word of a sentence that is of any kind, and where it stands. */
typedef struct
{
  Kinds kinds;
  const char *start;
  const char *end;
} Word;

typedef struct
{
  Word words[MOST_WORDS];
  guint n_words;
} Sentence;

/* --- The index --- */

static Kinds
add_list (Index      *index,
          const char *list)
{
  guint number = g_hash_table_size (index->of_list);
  Kinds bit = 0;
  g_auto (GStrv) words = NULL;

  if (list == NULL)
    return 0;
  if (g_hash_table_contains (index->of_list, list))
    return G_GUINT64_CONSTANT (1) << GPOINTER_TO_UINT (g_hash_table_lookup (index->of_list, list));

  g_assert (number < MOST_KINDS);
  g_hash_table_insert (index->of_list, g_strdup (list), GUINT_TO_POINTER (number));
  bit = G_GUINT64_CONSTANT (1) << number;
  words = g_strsplit (list, "|", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      Kinds *kinds = g_hash_table_lookup (index->of_word, words[i]);

      if (kinds == NULL)
        {
          kinds = g_new0 (Kinds, 1);
          g_hash_table_insert (index->of_word, g_strdup (words[i]), kinds);
        }
      *kinds |= bit;
    }

  return bit;
}

/* The set of the words of @list, which are added to @glance. */
static GHashTable *
make_set (const char *list,
          DwGlance   *glance)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char **words = g_strsplit (list, "|", -1);

  dw_glance_add_all (glance, words);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_hash_table_contains (set, words[i]))
      g_free (words[i]);
    else
      g_hash_table_add (set, words[i]);

  return set;
}

static void
prepare (DwTrailBook *book)
{
  g_autofree char **words = NULL;
  Index *index = NULL;

  if (!g_once_init_enter (&book->is_indexed))
    return;

  index = g_new0 (Index, 1);
  index->of_word = g_hash_table_new (g_str_hash, g_str_equal);
  index->of_list = g_hash_table_new (g_str_hash, g_str_equal);
  index->steps = g_new0 (Step, book->n_trails * (DW_TRAIL_MOST_STEPS + 1));
  for (guint i = 0; i < book->n_trails; i++)
    for (guint k = 0; book->trails[i].steps[k].words != NULL; k++)
      {
        const DwTrailStep *step = &book->trails[i].steps[k];

        g_assert (k < DW_TRAIL_MOST_STEPS);
        index->steps[i * (DW_TRAIL_MOST_STEPS + 1) + k] = (Step) {
          .words = add_list (index, step->words),
          .not_before = add_list (index, step->not_before),
          .not_after = add_list (index, step->not_after) | (step->is_no_name ? IN_NAME : 0),
          .broken_by = add_list (index, step->broken_by),
          .within = step->within,
        };
      }

  words = (char **) g_hash_table_get_keys_as_array (index->of_word, NULL);
  dw_glance_add_all (&index->glance, words);
  index->little_words = make_set (LITTLE_WORDS, &index->little_glance);
  index->anchors = make_set (book->anchors, &index->anchor_glance);
  book->index = index;
  g_once_init_leave (&book->is_indexed, 1);
}

/* --- Words --- */

/* A walk through those words of a text that are in a set: by glances, or, where these cannot tell, word by word. */
typedef struct
{
  GHashTable *set;
  DwGlanceWalk glances;
  DwPhraseScan rest;
  DwPhraseScan word;    /* behind it: where it ends */
  gpointer value;       /* of the word, in the set */
} Walk;

static Walk
walk_words (GHashTable     *set,
            const DwGlance *glance,
            DwPhraseScan    text)
{
  return (Walk) { .set = set, .glances = dw_glance_walk (glance, text.p, text.end), .rest = text };
}

static const char *
next_start (Walk *walk)
{
  gboolean has_ended = FALSE;
  const char *p = walk->glances.is_foreign ? NULL : dw_glance_next (&walk->glances);

  if (p != NULL || !walk->glances.is_foreign)
    return p;

  /* From where the last was found: words that were passed over are in no set. */
  return dw_phrase_word_find (&walk->rest, &has_ended) ? walk->rest.p : NULL;
}

/* Returns: where the next word of the set begins; NULL at the end. A glance also finds "on" in "move-on". */
static const char *
next_word (Walk *walk)
{
  const char *start = walk->rest.p;
  const char *p = NULL;

  while ((p = next_start (walk)) != NULL)
    {
      gboolean is_begun = (p > start && p[-1] == ' ') || dw_phrase_word_is_begun (start, p);
      DwPhraseWord word;

      walk->word = (DwPhraseScan) { p, walk->rest.end };
      dw_phrase_word_read (&walk->word, &word);
      walk->rest.p = walk->word.p;
      if (is_begun && g_hash_table_lookup_extended (walk->set, word.text, NULL, &walk->value))
        return p;
    }

  return NULL;
}

/* --- A sentence --- */

/* Words are not counted, as most are not read: this many bytes are one, with the space behind it. */
enum { WORD_BYTES = 7 };

static gboolean
is_step (const Sentence *sentence,
         guint           at,
         const Step     *step)
{
  const Word *word = &sentence->words[at];
  gboolean is_next = at + 1 < sentence->n_words && word[1].start - word->end <= 2;
  Kinds after = (is_next ? word[1].kinds & ~IN_NAME : 0) | (word->kinds & IN_NAME);

  if ((word->kinds & step->words) == 0 || (after & step->not_after) != 0)
    return FALSE;
  for (guint i = at; i > 0 && word->start - sentence->words[i - 1].start <= DW_TRAIL_BEFORE * WORD_BYTES; i--)
    if ((sentence->words[i - 1].kinds & step->not_before) != 0)
      return FALSE;

  return TRUE;
}

/* Whether @step and all behind it follow the word @from. */
static gboolean
goes_on (const Sentence *sentence,
         guint           from,
         const Step     *step)
{
  const char *last = sentence->words[from].end + step->within * WORD_BYTES;

  if (step->words == 0)
    return TRUE;

  for (guint i = from + 1; i < sentence->n_words && sentence->words[i].start <= last; i++)
    {
      if (is_step (sentence, i, step) && goes_on (sentence, i, step + 1))
        return TRUE;
      if ((sentence->words[i].kinds & step->broken_by) != 0)
        return FALSE;
    }

  return FALSE;
}

static gboolean
has_trail (const Sentence    *sentence,
           const DwTrailBook *book)
{
  for (guint i = 0; i < sentence->n_words; i++)
    for (guint k = 0; k < book->n_trails; k++)
      {
        const Step *steps = book->index->steps + k * (DW_TRAIL_MOST_STEPS + 1);

        if (is_step (sentence, i, steps) && goes_on (sentence, i, steps + 1))
          return TRUE;
      }

  return FALSE;
}

/* "House", but neither "house" nor "HOUSE". */
static gboolean
is_capital (const char *p)
{
  return g_ascii_isupper (p[0]) && g_ascii_islower (p[1]);
}

/* Whether the word at @p goes on with a name that the word before it begins: "Maple House". */
static gboolean
is_in_name (const char *from,
            const char *p)
{
  const char *before = p;

  if (!is_capital (p) || before == from || before[-1] != ' ')
    return FALSE;

  before--;
  while (before > from && g_ascii_isgraph (before[-1]))
    before--;
  return is_capital (before);
}

/* Whether @near, of one sentence, has a trail. */
static gboolean
read_sentence (DwPhraseScan       near,
               const DwTrailBook *book)
{
  Walk walk = walk_words (book->index->of_word, &book->index->glance, near);
  Sentence sentence;
  const char *p = NULL;

  sentence.n_words = 0;
  while (sentence.n_words < MOST_WORDS && (p = next_word (&walk)) != NULL)
    sentence.words[sentence.n_words++] = (Word) {
      .kinds = *(const Kinds *) walk.value | (is_in_name (near.p, p) ? IN_NAME : 0), .start = p, .end = walk.word.p,
    };

  return has_trail (&sentence, book);
}

/* What ends a sentence. */
static const gboolean ends[256] = {
  ['\0'] = TRUE, ['\n'] = TRUE, ['.'] = TRUE, [';'] = TRUE, ['!'] = TRUE, ['?'] = TRUE,
};

static gboolean
is_end (char character)
{
  return ends[(guchar) character];
}

/* The sentence around @anchor, or of a long one what is near it: whole words. */
static DwPhraseScan
cut_around (const DwPhraseScan *text,
            const char         *anchor,
            const DwTrailBook  *book)
{
  const gssize before = (gssize) book->n_before * WORD_BYTES;
  const gssize after = (gssize) book->n_after * WORD_BYTES;
  const char *from = anchor;
  const char *to = anchor;

  while (from > text->p && anchor - from < before && !is_end (from[-1]))
    from--;
  while (from < anchor && from > text->p && g_ascii_isgraph (from[-1]) && !is_end (from[-1]))
    from++;
  while (to < text->end && to - anchor < after && !is_end (*to))
    to++;
  while (to < text->end && *to != ' ' && !is_end (*to))
    to++;

  return (DwPhraseScan) { from, to };
}

/* How many bytes of a text are looked through for a word that sentences are made with. */
enum { BEGINNING = 128 };

/* A list of keywords has no such word, and says nothing. */
static gboolean
has_sentences (const DwTrailBook  *book,
               const DwPhraseScan *text)
{
  DwPhraseScan beginning = { text->p, MIN (text->end, text->p + BEGINNING) };
  Walk walk;

  if (text->end - text->p < BEGINNING)
    return TRUE;

  walk = walk_words (book->index->little_words, &book->index->little_glance, beginning);
  return next_word (&walk) != NULL;
}

static gboolean
stands_near (const DwPhraseScan *text,
             const char         *anchor,
             const DwTrailBook  *book)
{
  DwPhraseScan near = cut_around (text, anchor, book);

  return *near.end != '?' && read_sentence (near, book);
}

gboolean
dw_trail_is_said (const char  *prose,
                  DwTrailBook *book)
{
  const char *p = NULL;
  DwPhraseScan text;
  Walk anchors;

  if (prose == NULL)
    return FALSE;

  prepare (book);
  text = dw_phrase_word_scan (prose);
  if (!has_sentences (book, &text))
    return FALSE;

  anchors = walk_words (book->index->anchors, &book->index->anchor_glance, text);
  while ((p = next_word (&anchors)) != NULL)
    if (stands_near (&text, p, book))
      return TRUE;

  return FALSE;
}
