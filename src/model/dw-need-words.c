/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-need-words.h"

#include "dw-phrase.h"
#include "dw-text.h"

#include <string.h>

#include "dw-need-tables.h"

enum { LONGEST_WORD = 64, MOST_WORDS = 24 };

static DwPhraseBook book = DW_PHRASE_BOOK (need_phrases);
static DwPhraseBook name_book = DW_PHRASE_BOOK (need_name_phrases);

static char *
make_key (const char *text)
{
  g_auto (GStrv) words = dw_text_words (text, MOST_WORDS, LONGEST_WORD);

  return g_strjoinv (" ", words);
}

/* Every term's key to its place in the table plus one; of a term that stands there twice, the first. Made once. */
static GHashTable *
make_index (void)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = G_N_ELEMENTS (need_mappings); i > 0; i--)
    g_hash_table_replace (index, make_key (need_mappings[i - 1].term), GUINT_TO_POINTER (i));

  return index;
}

static DwMask
map (const char *term,
     const char *taxonomy)
{
  static GHashTable *index;
  g_autofree char *key = term != NULL ? make_key (term) : NULL;
  guint place = 0;

  if (key == NULL)
    return 0;
  if (g_once_init_enter (&index))
    g_once_init_leave (&index, make_index ());

  place = GPOINTER_TO_UINT (g_hash_table_lookup (index, key));
  if (place == 0)
    return 0;
  if (need_mappings[place - 1].scheme[0] != '\0'
      && (taxonomy == NULL || strstr (taxonomy, need_mappings[place - 1].scheme) == NULL))
    return 0;

  return need_mappings[place - 1].needs;
}

static DwMask
map_terms (const DwList *attributes)
{
  DwMask needs = 0;

  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;
      const char *taxonomy = NULL;

      if (term == NULL)
        continue;
      taxonomy = term->taxonomy != NULL          ? term->taxonomy
                 : term->taxonomy_detail != NULL ? term->taxonomy_detail->name
                                                 : NULL;
      needs |= map (term->name, taxonomy) | map (term->term, taxonomy) | map (term->code, taxonomy);
    }

  return needs;
}

DwMask
dw_need_words_map (const DwService *service)
{
  return map_terms (&service->attributes);
}

/* Up to the first full stop that ends a word, or the first line. */
static char *
dup_first_sentence (const char *text)
{
  const char *end = text;

  while (*end != '\0' && *end != '\n' && !(*end == '.' && (end[1] == ' ' || end[1] == '\0' || end[1] == '\n')))
    end++;

  return g_strndup (text, (gsize) (end - text));
}

static DwMask
read_name (const char *name)
{
  return dw_phrase_read (name, &book) | dw_phrase_read (name, &name_book);
}

DwMask
dw_need_words_read (const DwService *service)
{
  g_autofree char *first = service->description != NULL ? dup_first_sentence (service->description) : NULL;

  return read_name (service->name) | read_name (service->alternate_name) | dw_phrase_read (first, &book)
         | dw_phrase_read (service->eligibility_description, &book);
}
