/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-phrase.h"

#include <string.h>

/* How much prose is read, and how far from a phrase a denial is looked for, in words. */
enum { MAX_BYTES = 32 * 1024, BEFORE = 4, AFTER = 3 };

static const char POUND[] = "£";

/* One word of the text. */
typedef struct
{
  const char *word;
  gboolean ends_clause;
} Token;

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
  if (!g_str_has_prefix (word, POUND) || !g_ascii_isdigit (word[sizeof POUND - 1]))
    return FALSE;

  return (strcspn (word, "123456789") == strlen (word)) == want_nothing;
}

/* Whether @character belongs to a word at whose end @word stands, with @next after it. */
static gboolean
belongs_to_word (gunichar       character,
                 const GString *word,
                 gunichar       next)
{
  if (g_unichar_isalnum (character) || g_unichar_ismark (character) || character == 0xA3)
    return TRUE;
  if (word->len == 0)
    return FALSE;

  return ((character == '-' || character == 0x2011) && g_unichar_isalnum (next))
         || ((character == '.' || character == ',') && g_unichar_isdigit (next) && g_str_has_prefix (word->str, POUND));
}

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2019;
}

static gboolean
ends_clause (gunichar character)
{
  if (g_unichar_isspace (character))
    return character == '\n';

  return character > 0x7F || strchr ("/\"*_", (int) character) == NULL;
}

static void
take_word (GArray       *tokens,
           GString      *word,
           GStringChunk *words)
{
  Token token = { g_string_chunk_insert_len (words, word->str, (gssize) word->len), FALSE };

  g_array_append_val (tokens, token);
  g_string_truncate (word, 0);
}

/* Splits @text into lower-case words. White space, a slash and quotation marks part words; any other sign ends a clause. */
static GArray *
split (const char   *text,
       GStringChunk *words)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = text; *p != '\0' && p - text < MAX_BYTES; p = g_utf8_next_char (p))
    {
      gunichar character = 0;

      /* Nearly every character is one of these. */
      if (g_ascii_isalnum (*p))
        {
          g_string_append_c (word, g_ascii_tolower (*p));
          continue;
        }
      character = g_utf8_get_char (p);
      if (is_apostrophe (character))
        continue;
      if (belongs_to_word (character, word, g_utf8_get_char (g_utf8_next_char (p))))
        {
          g_string_append_unichar (word, character == 0x2011 ? '-' : g_unichar_tolower (character));
          continue;
        }
      if (word->len > 0)
        take_word (tokens, word, words);
      if (character == ' ')
        continue;
      if (tokens->len > 0 && ends_clause (character))
        g_array_index (tokens, Token, tokens->len - 1).ends_clause = TRUE;
    }

  if (word->len > 0)
    take_word (tokens, word, words);

  return tokens;
}

static gboolean
matches_word (const Token *token,
              const char  *wanted)
{
  if (g_str_equal (wanted, "#"))
    return is_price (token->word, FALSE);
  if (g_str_equal (wanted, "0#"))
    return is_price (token->word, TRUE);

  return is_one_of (token->word, wanted);
}

/* Returns how many tokens from @start the @pattern covers, 0 for no match. */
static guint
match (const GArray *tokens,
       guint         start,
       const char   *pattern)
{
  guint at = start;

  for (const char *p = pattern; *p != '\0';)
    {
      char wanted[160] = "";
      gsize size = strcspn (p, " ");
      gboolean is_optional = p[size - 1] == '?';

      g_assert (size < sizeof wanted);
      memcpy (wanted, p, size - (is_optional ? 1 : 0));
      p += size + (p[size] == ' ');

      if (at < tokens->len && (at == start || !g_array_index (tokens, Token, at - 1).ends_clause)
          && matches_word (&g_array_index (tokens, Token, at), wanted))
        at++;
      else if (!is_optional)
        return 0;
    }

  return at - start;
}

static gboolean
is_denied_before (const GArray *tokens,
                  guint         start)
{
  for (guint i = start; i > 0 && start - i < BEFORE; i--)
    {
      const Token *token = &g_array_index (tokens, Token, i - 1);

      if (token->ends_clause)
        return FALSE;
      if (is_one_of (token->word, denials_before))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_denied_after (const GArray *tokens,
                 guint         end)
{
  for (guint i = end; i < tokens->len && i - end < AFTER; i++)
    {
      const char *word = g_array_index (tokens, Token, i).word;

      if (g_array_index (tokens, Token, i - 1).ends_clause || is_one_of (word, clause_openers))
        return FALSE;
      if (is_one_of (word, denials_after))
        return TRUE;
    }

  return FALSE;
}

static gboolean
stands_alone (const GArray   *tokens,
              guint           start,
              guint           end,
              const DwPhrase *phrase)
{
  const Token *before = start > 0 ? &g_array_index (tokens, Token, start - 1) : NULL;
  const Token *last = &g_array_index (tokens, Token, end - 1);

  if (before != NULL && !before->ends_clause && is_one_of (before->word, phrase->not_before))
    return FALSE;
  if (end < tokens->len && !last->ends_clause && is_one_of (last[1].word, phrase->not_after))
    return FALSE;

  return !is_denied_before (tokens, start) && !is_denied_after (tokens, end);
}

/* Prices have no first word of their own: they are kept under the sign that all of them begin with. */
static const char *
get_key (const char *word)
{
  return g_str_has_prefix (word, POUND) ? "#" : word;
}

static void
add_to_index (GHashTable *index,
              const char *word,
              guint       phrase)
{
  GArray *places = g_hash_table_lookup (index, word);

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index, g_strdup (word), places);
    }

  g_array_append_val (places, phrase);
}

/* The mark of a word's second byte, which is its NUL when it has but one. */
static guint32
mark_second (const char *word)
{
  return 1u << ((guchar) word[1] % 32);
}

static void
index_phrases (DwPhraseBook *book)
{
  if (!g_once_init_enter (&book->is_indexed))
    return;

  book->by_first_word = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < book->n_phrases; i++)
    {
      const char *pattern = book->phrases[i].pattern;
      g_autofree char *first = g_strndup (pattern, strcspn (pattern, " "));
      g_auto (GStrv) alternatives = g_strsplit (first, "|", -1);

      g_assert (!g_str_has_suffix (first, "?"));
      for (guint j = 0; alternatives[j] != NULL; j++)
        {
          const char *word = g_str_equal (alternatives[j], "0#") ? "#" : alternatives[j];

          add_to_index (book->by_first_word, word, i);
          book->seconds[(guchar) *word] |= mark_second (word);
        }
    }

  g_once_init_leave (&book->is_indexed, 1);
}

/*
 * Whether any word of @text may begin a phrase: quick, and TRUE in any doubt. A word begins after whatever is no letter or
 * digit; its second byte is not known where a sign follows the first, and nothing is where not all is ASCII.
 */
static gboolean
may_begin_any (const char         *text,
               const DwPhraseBook *book)
{
  gboolean is_inside = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      guchar byte = (guchar) g_ascii_tolower (*p);
      char pair[3] = { (char) byte, g_ascii_tolower (p[1]), '\0' };

      if (byte >= 0x80)
        return TRUE;
      if (!is_inside && g_ascii_isalnum (*p) && book->seconds[byte] != 0
          && (!g_ascii_isalnum (p[1]) || (book->seconds[byte] & mark_second (pair)) != 0))
        return TRUE;
      is_inside = g_ascii_isalnum (*p);
    }

  return FALSE;
}

/* What the phrases say that begin at @start and are not in @found yet. */
static DwMask
read_at (const GArray       *tokens,
         guint               start,
         const DwPhraseBook *book,
         DwMask              found)
{
  const char *key = get_key (g_array_index (tokens, Token, start).word);
  const GArray *places = NULL;

  /* Nearly every word begins no phrase, and two bytes of it tell. */
  if ((book->seconds[(guchar) *key] & mark_second (key)) == 0)
    return found;

  places = g_hash_table_lookup (book->by_first_word, key);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const DwPhrase *phrase = &book->phrases[g_array_index (places, guint, i)];
      guint length = (found & phrase->term) == 0 ? match (tokens, start, phrase->pattern) : 0;

      if (length > 0 && stands_alone (tokens, start, start + length, phrase))
        found |= phrase->term;
    }

  return found;
}

DwMask
dw_phrase_read (const char   *text,
                DwPhraseBook *book)
{
  g_autoptr (GStringChunk) words = NULL;
  g_autoptr (GArray) tokens = NULL;
  DwMask found = 0;

  if (text == NULL)
    return 0;

  index_phrases (book);
  if (!may_begin_any (text, book))
    return 0;

  words = g_string_chunk_new (1024);
  tokens = split (text, words);
  for (guint at = 0; at < tokens->len; at++)
    found = read_at (tokens, at, book, found);

  return found;
}
