/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent.h"

#include "dw-text.h"
#include "dw-urgent-private.h"
#include "dw-word-pattern.h"

#include <string.h>

/* A danger is told in the first breath: what stands behind these many words is not looked at. A word of Chinese is a
 * sentence. */
enum { MOST_WORDS = 256, LONGEST_WORD = 96 };

/* So many letters has a word whose last "g" people leave out. */
enum { SHORTEST_CLIPPED = 4 };

/* Somebody who uses these words teaches, writes or plans: a subject in their words is a subject. */
static const char teaching[] =
  "training|train|practitioner|practitioners|professional|professionals|staff|policy|policies|awareness|volunteer|"
  "volunteering|workshop|workshops|teacher|teachers|research|toolkit|webinar|course|courses|programme|programmes|"
  "perpetrator|perpetrators|prevention|leaflet|lesson|assembly|commission*|strategy";

static const DwUrgentPattern *const tables[] = {
  dw_urgent_english,       dw_urgent_english_home,  dw_urgent_english_family,
  dw_urgent_english_force, dw_urgent_english_signs, dw_urgent_languages,
};

/* The marks of every pattern of a table, in its order: most have nothing to do with what somebody says. */
static gpointer
list_marks (gpointer data)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (const DwUrgentPattern *pattern = tables[GPOINTER_TO_UINT (data)]; pattern->pattern != NULL; pattern++)
    {
      guint64 own = dw_word_pattern_get_marks (pattern->pattern);

      g_array_append_val (marks, own);
    }

  return g_array_free (marks, FALSE);
}

static const guint64 *
get_marks (guint table)
{
  static GOnce onces[G_N_ELEMENTS (tables)] = {
    G_ONCE_INIT, G_ONCE_INIT, G_ONCE_INIT, G_ONCE_INIT, G_ONCE_INIT, G_ONCE_INIT,
  };

  return g_once (&onces[table], list_marks, GUINT_TO_POINTER (table));
}

/* Where words have no spaces between them, a sentence is one word: what is harmless is cut out, the rest is read. */
static void
cut_harmless (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; dw_urgent_harmless[j] != NULL; j++)
      {
        const char *harmless = dw_urgent_harmless[j];

        for (char *part = strstr (words[i], harmless); part != NULL; part = strstr (part, harmless))
          memset (part, ' ', strlen (harmless));
      }
}

/* What is read for danger. */
typedef struct
{
  char **words;
  guint64 *marks;           /* of each word: what begins with another is not compared with it */
  guint64 said;             /* of all */
  gboolean *covered;        /* by what only sounds like danger */
} Heard;

static Heard
hear (char **words)
{
  guint n = g_strv_length (words);
  Heard heard = { .words = words, .marks = g_new0 (guint64, n + 1), .covered = g_new0 (gboolean, n + 1) };

  for (guint i = 0; i < n; i++)
    heard.said |= heard.marks[i] = dw_word_pattern_mark (words[i]);

  return heard;
}

static void
clear_heard (Heard *heard)
{
  g_free (heard->marks);
  g_free (heard->covered);
}

/* Where @pattern ends in what was heard, if it begins at word @first; 0: it does not. @marks: of the pattern */
static guint
match (const Heard *heard,
       guint        first,
       const char  *pattern,
       guint64      marks)
{
  return (heard->marks[first] & marks) != 0 ? dw_word_pattern_match (heard->words, first, pattern) : 0;
}

static gboolean
is_covered (const gboolean *covered,
            guint           first,
            guint           end)
{
  for (guint i = first; i < end; i++)
    if (covered[i])
      return TRUE;

  return FALSE;
}

static gboolean
is_teaching (const Heard *heard)
{
  guint64 marks = dw_word_pattern_get_marks (teaching);

  for (guint i = 0; heard->words[i] != NULL; i++)
    if (match (heard, i, teaching, marks) > 0)
      return TRUE;

  return FALSE;
}

/* The words that only sound like danger. */
static void
cover (Heard *heard,
       guint  table)
{
  const guint64 *marks = get_marks (table);

  for (const DwUrgentPattern *pattern = tables[table]; pattern->pattern != NULL; pattern++, marks++)
    for (guint first = 0; pattern->when == 0 && (*marks & heard->said) != 0 && heard->words[first] != NULL; first++)
      for (guint at = first, end = match (heard, first, pattern->pattern, *marks); at < end; at++)
        heard->covered[at] = TRUE;
}

static gboolean
is_told (const Heard           *heard,
         const DwUrgentPattern *pattern,
         guint64                marks)
{
  for (guint first = 0; heard->words[first] != NULL; first++)
    {
      guint end = match (heard, first, pattern->pattern, marks);

      if (end > first && (pattern->manner == DW_URGENT_SURE || !is_covered (heard->covered, first, end)))
        return TRUE;
    }

  return FALSE;
}

/* Who types the number of a helpline wants whom it rings: "0800 1111". */
static guint
read_number (char **words)
{
  g_autofree char *digits = g_strjoinv (NULL, words);

  return digits[strspn (digits, "0123456789")] == '\0' ? dw_urgent_find_number (digits) : 0;
}

/* "Self harmin": whether any ending was whole again. */
static gboolean
finish_endings (char **words)
{
  gboolean is_any = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= SHORTEST_CLIPPED && g_str_has_suffix (words[i], "in"))
      {
        char *whole = g_strconcat (words[i], "g", NULL);

        g_free (words[i]);
        words[i] = whole;
        is_any = TRUE;
      }

  return is_any;
}

static guint
read_words (char **words)
{
  Heard heard = hear (words);
  gboolean is_subject = is_teaching (&heard);
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    cover (&heard, i);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const guint64 *marks = get_marks (i);

      for (const DwUrgentPattern *pattern = tables[i]; pattern->pattern != NULL; pattern++, marks++)
        {
          gboolean is_taught = pattern->manner == DW_URGENT_TOPIC && is_subject;
          gboolean is_news = (found & pattern->when) != pattern->when;

          if ((*marks & heard.said) != 0 && is_news && !is_taught && is_told (&heard, pattern, *marks))
            found |= pattern->when;
        }
    }

  clear_heard (&heard);
  return found;
}

gboolean *
dw_urgent_find_harmless (char **words)
{
  Heard heard = hear (words);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    cover (&heard, i);

  g_free (heard.marks);
  return heard.covered;
}

gboolean
dw_urgent_is_young (char **words)
{
  return (read_words (words) & DW_URGENT_YOUNG) != 0;
}

guint
dw_urgent_read (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_auto (GStrv) words = dw_text_words (valid, MOST_WORDS, LONGEST_WORD);
  guint found = 0;

  cut_harmless (words);
  found = read_words (words) | read_number (words);
  if (finish_endings (words))
    found |= read_words (words);

  /* Who writes is no danger. */
  return (found & DW_URGENT_ALL) != 0 ? found : 0;
}
