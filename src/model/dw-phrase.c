/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-phrase.h"

#include <string.h>

#include "dw-phrase-word.h"

/* How far from a phrase a denial is looked for, in words. */
enum { BEFORE = 4, AFTER = 3, MOST_AHEAD = DW_PHRASE_LONGEST + AFTER };

static const char denials_before[] = "no|not|never|cannot|cant|wont|dont|doesnt|isnt|arent|wasnt|unable|without|neither|nor|instead|rather|"
                                     "unfortunately|previously|formerly|stopped|ended";
static const char denials_after[] = "not|cannot|cant|isnt|arent|longer|unavailable|suspended|paused|stopped|ended|closed";
static const char clause_openers[] = "if|when|unless|because|but|and|or|who|so|as|where|while";

static gboolean
is_one_of (const char *word,
           const char *alternatives)
{
  gsize length = strlen (word);

  for (const char *p = alternatives; p != NULL && *p != '\0';)
    {
      gsize size = strcspn (p, "|");

      if (size == length && memcmp (p, word, length) == 0)
        return TRUE;
      p += size + (p[size] == '|');
    }

  return FALSE;
}

static gboolean
is_price (const char *word,
          gboolean    want_nothing)
{
  /* clang does not see that dw_phrase_word_read() ends the text.
     NOLINTNEXTLINE(clang-analyzer-core.uninitialized.ArraySubscript) */
  if (!g_str_has_prefix (word, DW_PHRASE_POUND) || !g_ascii_isdigit (word[strlen (DW_PHRASE_POUND)]))
    return FALSE;

  return (strcspn (word, "123456789") == strlen (word)) == want_nothing;
}

static gboolean
matches_word (const char *word,
              const char *wanted)
{
  if (g_str_equal (wanted, "*"))
    return TRUE;
  if (g_str_equal (wanted, "#"))
    return is_price (word, FALSE);
  if (g_str_equal (wanted, "0#"))
    return is_price (word, TRUE);

  return is_one_of (word, wanted);
}

/* A word that may begin a phrase, with what stands around it in its clause. */
typedef struct
{
  const char *before[BEFORE];   /* where the words before it begin, each in the place of its number */
  guint n_before;
  DwPhraseWord words[MOST_AHEAD]; /* it, and those after it as far as they were asked for */
  guint n_words;
  DwPhraseScan scan;            /* behind the last of these */
  gboolean is_whole;            /* no more of the clause follow */
} Place;

static const char *
peek_word (Place *place,
           guint  index)
{
  gboolean has_ended = FALSE;

  while (index >= place->n_words && !place->is_whole)
    {
      place->is_whole = place->n_words == MOST_AHEAD || !dw_phrase_word_find (&place->scan, &has_ended) || has_ended;
      if (!place->is_whole)
        dw_phrase_word_read (&place->scan, &place->words[place->n_words++]);
    }

  return index < place->n_words ? place->words[index].text : NULL;
}

/* Returns how many words from the first of @place the @pattern covers, 0 for no match. */
static guint
match (Place      *place,
       const char *pattern)
{
  guint at = 0;

  for (const char *p = pattern; *p != '\0';)
    {
      char wanted[256] = "";
      gsize size = strcspn (p, " ");
      gboolean is_optional = p[size - 1] == '?';
      const char *word = peek_word (place, at);

      g_assert (size < sizeof wanted);
      memcpy (wanted, p, size - (is_optional ? 1 : 0));
      p += size + (p[size] == ' ');

      if (word != NULL && matches_word (word, wanted))
        at++;
      else if (!is_optional)
        return 0;
    }

  return at;
}

/* The word that stands @distance words before the place, from 1. */
static const char *
read_before (const Place  *place,
             guint         distance,
             DwPhraseWord *word)
{
  DwPhraseScan scan = place->scan;

  if (distance > MIN (place->n_before, (guint) BEFORE))
    return NULL;

  scan.p = place->before[(place->n_before - distance) % BEFORE];
  dw_phrase_word_read (&scan, word);
  return word->text;
}

static gboolean
is_denied_before (const Place *place)
{
  const char *text = NULL;
  DwPhraseWord word;

  for (guint i = 1; (text = read_before (place, i, &word)) != NULL; i++)
    if (is_one_of (text, denials_before))
      return TRUE;

  return FALSE;
}

static gboolean
is_denied_after (Place *place,
                 guint  length)
{
  for (guint i = length; i < length + AFTER; i++)
    {
      const char *word = peek_word (place, i);

      if (word == NULL || is_one_of (word, clause_openers))
        return FALSE;
      if (is_one_of (word, denials_after))
        return TRUE;
    }

  return FALSE;
}

static gboolean
stands_alone (Place              *place,
              guint               length,
              const DwPhrase     *phrase,
              const DwPhraseBook *book)
{
  DwPhraseWord word;
  const char *before = read_before (place, 1, &word);
  const char *after = peek_word (place, length);

  return !(before != NULL && is_one_of (before, phrase->not_before))
         && !(after != NULL && is_one_of (after, phrase->not_after))
         && (book->heeds_no_denial || (!is_denied_before (place) && !is_denied_after (place, length)));
}

/* Prices have no first word of their own: they are kept under the sign that all of them begin with. */
static const char *
get_key (const char *word)
{
  return g_str_has_prefix (word, DW_PHRASE_POUND) ? "#" : word;
}

/* What the phrases say that begin at @place and are not in @found yet. */
static DwMask
read_at (Place              *place,
         const DwPhraseBook *book,
         DwMask              found)
{
  const GArray *places = g_hash_table_lookup (book->by_first_word, get_key (place->words[0].text));

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const DwPhrase *phrase = &book->phrases[g_array_index (places, guint, i)];
      guint length = (found & phrase->term) == 0 ? match (place, phrase->pattern) : 0;

      if (length > 0 && stands_alone (place, length, phrase, book))
        found |= phrase->term;
    }

  return found;
}

/* Reads the word at @scan as one that phrases may begin with. */
static void
take_place (Place        *place,
            DwPhraseScan *scan)
{
  dw_phrase_word_read (scan, &place->words[0]);
  place->scan = *scan;
  place->n_words = 1;
  place->is_whole = FALSE;
}

/* Whether the word after that at @p may follow a first word, or the first is enough. TRUE in any doubt. */
static gboolean
may_go_on (const DwPhraseBook *book,
           const char         *p)
{
  const char *end = p;

  while (g_ascii_isalnum (*end))
    end++;

  return *end != ' ' || !g_ascii_isalnum (end[1]) || dw_glance_may_begin (&book->seconds, end + 1)
         || dw_glance_may_begin (&book->alone, p);
}

/* Whether the words of any phrase begin where @scan stands. */
static gboolean
begins_here (const DwPhraseScan *scan,
             const DwPhraseBook *book)
{
  Place place;
  DwPhraseScan behind = *scan;
  const GArray *phrases = NULL;

  take_place (&place, &behind);
  phrases = g_hash_table_lookup (book->by_first_word, place.words[0].text);
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    if (match (&place, book->phrases[g_array_index (phrases, guint, i)].pattern) > 0)
      return TRUE;

  return FALSE;
}

/* Whether the words of any phrase that begins before @end stand in @text, whatever stands around them. TRUE in
   doubt. */
static gboolean
begins_any (const DwPhraseScan *text,
            const char         *end,
            const DwPhraseBook *book)
{
  DwGlanceWalk walk = dw_glance_walk (&book->glance, text->p, end);
  DwPhraseScan scan = *text;

  while ((scan.p = dw_glance_next (&walk)) != NULL)
    if (may_go_on (book, scan.p) && begins_here (&scan, book))
      return TRUE;

  return walk.is_foreign;
}

/*
 * To where @n_words words before @p begin, or further back, but not before @start. No word has a space in it, and only
 * a space straight behind a word is counted: of several, or of those around a stroke, the first.
 */
static const char *
step_back (const char *p,
           const char *start,
           guint       n_words)
{
  for (; p > start; p--)
    if (p[-1] == ' ' && p - 1 > start && g_ascii_isalnum (p[-2]) && n_words-- == 0)
      return p;

  return start;
}

/* What the word at @p is to the phrases that need one; NULL where it is none of these. */
static const DwPhraseAnchor *
find_anchor (const char         *p,
             const char         *end,
             const DwPhraseBook *book)
{
  DwPhraseScan scan = { p, end };
  DwPhraseWord word;

  dw_phrase_word_read (&scan, &word);
  return g_hash_table_lookup (book->anchor_words, word.text);
}

/* Whether the word right before @p, of a text that begins at @start, may stand before @anchor. TRUE in doubt: where it
 * is not of ASCII between spaces. */
static gboolean
may_follow (const DwPhraseAnchor *anchor,
            const char           *start,
            const char           *p)
{
  DwPhraseScan scan = { p - 1, p };
  DwPhraseWord word;

  if (anchor->is_after_any || p == start || p[-1] != ' ')
    return TRUE;
  while (scan.p > start && g_ascii_isalnum (scan.p[-1]))
    scan.p--;
  if (scan.p == p - 1 || (scan.p > start && scan.p[-1] != ' '))
    return TRUE;

  dw_phrase_word_read (&scan, &word);
  return g_hash_table_contains (anchor->before, word.text);
}

gboolean
dw_phrase_may_stand (const DwPhraseScan   *text,
                     const char           *p,
                     const DwPhraseAnchor *anchor,
                     const char          **rest,
                     const DwPhraseBook   *book)
{
  DwPhraseScan scan = { p, text->end };

  if (anchor->is_first && may_go_on (book, p) && begins_here (&scan, book))
    return TRUE;
  if (g_hash_table_size (anchor->before) == 0 || !may_follow (anchor, text->p, p))
    return FALSE;

  scan.p = step_back (p, *rest, book->longest);
  *rest = p + 1;
  return begins_any (&scan, p + MIN (text->end - p, 1 + DW_GLANCE_AHEAD), book);
}

/* The same as begins_any(), but looks only before the words that every phrase needs one of; what begins before such a
 * word is looked at once. */
static gboolean
holds_anchored (const DwPhraseScan *text,
                const DwPhraseBook *book)
{
  DwGlanceWalk walk = dw_glance_walk (&book->anchor_glance, text->p, text->end);
  const char *p = NULL;
  const char *rest = text->p;

  while ((p = dw_glance_next (&walk)) != NULL)
    {
      const DwPhraseAnchor *anchor = find_anchor (p, text->end, book);

      if (anchor != NULL && dw_phrase_may_stand (text, p, anchor, &rest, book))
        return TRUE;
    }

  return walk.is_foreign;
}

static gboolean
holds_any (const DwPhraseScan *text,
           const DwPhraseBook *book)
{
  return book->anchors != NULL ? holds_anchored (text, book) : begins_any (text, text->end, book);
}

/* What the phrases of a text say that holds some. */
static DwMask
read_whole (const DwPhraseScan *text,
            const DwPhraseBook *book)
{
  Place place;
  DwPhraseScan scan = *text;
  gboolean has_ended = FALSE;
  DwMask found = 0;

  place.n_before = 0;
  while (dw_phrase_word_find (&scan, &has_ended))
    {
      const char *start = scan.p;

      if (has_ended)
        place.n_before = 0;
      if ((guchar) *start < 0x80 && !dw_glance_may_begin (&book->glance, start))
        dw_phrase_word_read (&scan, NULL);
      else
        {
          take_place (&place, &scan);
          found = read_at (&place, book, found);
        }
      place.before[place.n_before++ % BEFORE] = start;
    }

  return found;
}

DwMask
dw_phrase_read (const char   *text,
                DwPhraseBook *book)
{
  DwPhraseScan scan;

  if (text == NULL)
    return 0;

  if (g_atomic_pointer_get (&book->is_indexed) == 0)
    dw_phrase_book_prepare (book);
  scan = dw_phrase_word_scan (text);
  return holds_any (&scan, book) ? read_whole (&scan, book) : 0;
}
