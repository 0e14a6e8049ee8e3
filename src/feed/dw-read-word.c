/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-reading.h"

#include <string.h>

#include <glib/gi18n-lib.h>

enum { LONGEST_WORD = 32 };

/* Spellings seen in feeds, folded as fold_word() folds. They count only where the word they mean is in the list. */
static const struct
{
  const char *spelling;
  const char *word;
} spellings[] = {
  { "week", "WEEKLY" }, { "month", "MONTHLY" }, { "day", "DAILY" }, { "year", "YEARLY" }, { "annually", "YEARLY" },
  { "monday", "MO" }, { "tuesday", "TU" }, { "wednesday", "WE" }, { "thursday", "TH" }, { "friday", "FR" },
  { "saturday", "SA" }, { "sunday", "SU" }, { "temporary closed", "temporarily closed" },
  { "mobile", "cell" }, { "mobile phone", "cell" }, { "cellphone", "cell" }, { "landline", "voice" }, { "phone", "voice" },
  { "telephone", "voice" }, { "sms", "text" }, { "minicom", "textphone" }, { "online", "virtual" },
};

/* Lower case, with `_` and `-` as spaces. */
static void
fold_word (const char *text,
           gsize       length,
           char       *folded)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '_' || text[i] == '-')
      folded[i] = ' ';
    else
      folded[i] = g_ascii_tolower (text[i]);

  folded[length] = '\0';
}

static const char *
find_word (const char        *folded,
           const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], folded) == 0)
      return words[i];

  return NULL;
}

static const char *
find_spelling (const char        *folded,
               const char *const *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (strcmp (spellings[i].spelling, folded) == 0)
      {
        const char *word = find_word (spellings[i].word, words);

        if (word != NULL)
          return word;
      }

  return NULL;
}

/* The word of the list that is written just so. */
static const char *
find_exactly (const char        *text,
              gsize              length,
              const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] == text[0] && strlen (words[i]) == length && memcmp (words[i], text, length) == 0)
      return words[i];

  return NULL;
}

DwReading
dw_read_word (DwArena           *arena,
              const char        *text,
              gsize              length,
              const char *const *words)
{
  char folded[LONGEST_WORD + 1];
  const char *word = length > 0 ? find_exactly (text, length, words) : NULL;

  if (word != NULL)
    return dw_reading_taken (word);

  dw_reading_clean (arena, &text, &length, FALSE);
  if (length == 0)
    return dw_reading_not_stated ();
  if (length > LONGEST_WORD)
    return dw_reading_refused (DW_FAULT_WORD, N_("This is not a word of the list that the standard gives."));

  fold_word (text, length, folded);
  word = find_word (folded, words);
  if (word == NULL)
    word = find_spelling (folded, words);
  if (word == NULL)
    return dw_reading_refused (DW_FAULT_WORD, N_("This is not a word of the list that the standard gives."));
  if (strlen (word) == length && memcmp (word, text, length) == 0)
    return dw_reading_taken (word);

  return dw_reading_changed (word, DW_FAULT_COERCED, N_("The word is spelt differently in the standard's list; it was understood."));
}
