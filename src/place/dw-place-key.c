/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-place-key.h"

#include "dw-text.h"

#include <string.h>

enum { MAX_WORDS = 12, MAX_CHARACTERS = 40 };

/* The same as below for the plain letters that nearly all names are made of. */
static gboolean
make_plain_key (const char *name,
                GString    *key)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      if ((guchar) *p > 0x7F || p - name > MAX_CHARACTERS)
        return FALSE;
      if (g_ascii_isalnum (*p))
        g_string_append_c (key, g_ascii_tolower (*p));
      else if (*p != '\'' && key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
    }

  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);

  return TRUE;
}

static void
make_any_key (const char *name,
              GString    *key)
{
  g_auto (GStrv) words = dw_text_words (name, MAX_WORDS, MAX_CHARACTERS);
  g_autofree char *joined = g_strjoinv (" ", words);

  g_string_assign (key, joined);
}

/* Replaces @word, where it stands as a whole word, by @other. */
static void
replace_word (GString    *key,
              const char *word,
              const char *other)
{
  gsize length = strlen (word);

  for (const char *p = strstr (key->str, word); p != NULL;)
    {
      gsize at = (gsize) (p - key->str);
      gboolean is_whole = (at == 0 || key->str[at - 1] == ' ')
                          && (key->str[at + length] == ' ' || key->str[at + length] == '\0');

      if (is_whole)
        {
          g_string_erase (key, (gssize) at, (gssize) length);
          g_string_insert (key, (gssize) at, other);
          length = strlen (word);
        }
      p = strstr (key->str + at + (is_whole ? strlen (other) : length), word);
    }
}

char *
dw_place_key_new (const char *name)
{
  GString *key = g_string_new (NULL);

  if (!make_plain_key (name, key))
    make_any_key (name, key);

  replace_word (key, "saint", "st");
  g_string_replace (key, " and ", " ", 0);
  return g_string_free (key, FALSE);
}
