/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-borough.h"

#include "dw-text.h"

#include <string.h>

enum { GSS_LENGTH = 9, MAX_WORDS = 64, MAX_CHARACTERS = 32, LONGEST_NAME = 9 };

/* Areas that hold every London borough. */
static const char *const wider_codes[] = { "E12000007", "E92000001", "K02000001", "K03000001", "K04000001" };
static const char *const wider_names[] = {
  "london", "greater london", "all london boroughs", "all of london", "london wide", "london region",
  "england", "england and wales", "great britain", "united kingdom", "uk", "uk wide", "nationwide", "national",
};

/* What stands around a borough's name in a longer form of it. */
static const char *const openings[] = {
  "the london borough of ", "london borough of ", "the royal borough of ", "royal borough of ", "borough of ", "lb of ", "lb ",
  "city of ", "the city of ", "all of ", "across ", "whole of ",
};
static const char *const endings[] = { " london borough council", " borough council", " city council", " council", " london borough", " borough" };

/* Names that people use beside the official ones. Alone, Kingston and Richmond could be towns far from London. */
static const struct { const char *name; const char *slug; gboolean is_plain; } other_names[] = {
  { "h and f", "hammersmith-and-fulham", TRUE },
  { "lbhf", "hammersmith-and-fulham", TRUE },
  { "rbkc", "kensington-and-chelsea", TRUE },
  { "kingston", "kingston-upon-thames", FALSE },
  { "richmond", "richmond-upon-thames", FALSE },
};

static DwMask
every_borough (void)
{
  guint n_terms = 0;

  dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  return (G_GUINT64_CONSTANT (1) << n_terms) - 1;
}

static gboolean
is_listed (const char        *text,
           const char *const *list,
           gsize              n_list)
{
  for (gsize i = 0; i < n_list; i++)
    if (g_str_equal (text, list[i]))
      return TRUE;

  return FALSE;
}

DwMask
dw_borough_read_code (const char *uri)
{
  gsize length = uri != NULL ? strlen (uri) : 0;
  g_autofree char *code = NULL;

  if (length < GSS_LENGTH || (length > GSS_LENGTH && g_ascii_isalnum (uri[length - GSS_LENGTH - 1])))
    return 0;

  code = g_ascii_strup (uri + length - GSS_LENGTH, -1);
  if (is_listed (code, wider_codes, G_N_ELEMENTS (wider_codes)))
    return every_borough ();

  return g_str_has_prefix (code, "E09") ? dw_facet_find (DW_FACET_BOROUGH, code) : 0;
}

/* @is_council: the name stood beside words such as "London Borough of". */
static DwMask
find_plain (const char *name,
            gboolean    is_council)
{
  DwMask found = dw_facet_find (DW_FACET_BOROUGH, name);

  if (found == 0 && is_listed (name, wider_names, G_N_ELEMENTS (wider_names)))
    found = every_borough ();

  for (guint i = 0; found == 0 && i < G_N_ELEMENTS (other_names); i++)
    if ((is_council || other_names[i].is_plain) && g_str_equal (name, other_names[i].name))
      found = dw_facet_find (DW_FACET_BOROUGH, other_names[i].slug);

  return found;
}

/* One name, as it is, else without what may stand around it. @name is folded words with one space between. */
static DwMask
find_name (const char *name)
{
  g_autofree char *bare = g_strdup (name);
  DwMask found = find_plain (bare, FALSE);

  for (guint i = 0; found == 0 && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (bare, endings[i]))
      {
        bare[strlen (bare) - strlen (endings[i])] = '\0';
        found = find_plain (bare, TRUE);
        break;
      }

  for (guint i = 0; found == 0 && i < G_N_ELEMENTS (openings); i++)
    if (g_str_has_prefix (bare, openings[i]))
      found = find_plain (bare + strlen (openings[i]), TRUE);

  return found;
}

/* The longest name that starts at @words and ends at an "and" or at the end; NULL's place in @n_used when there is
 * none. */
static DwMask
find_longest (char **words,
              guint *n_used)
{
  DwMask found = 0;

  *n_used = 1;
  for (guint n = MIN (g_strv_length (words), LONGEST_NAME); n > 0 && found == 0; n--)
    {
      char *held = words[n];
      g_autofree char *name = NULL;

      if (held != NULL && !g_str_equal (held, "and"))
        continue;
      words[n] = NULL;
      name = g_strjoinv (" ", words);
      words[n] = held;
      found = find_name (name);
      if (found != 0)
        *n_used = n;
    }

  return found;
}

/* One part of a list: names joined by "and", of which some hold an "and" themselves. */
static DwMask
read_part (const char *part)
{
  g_auto (GStrv) words = dw_text_words (part, MAX_WORDS, MAX_CHARACTERS);
  gboolean at_start = TRUE;
  DwMask found = 0;
  guint n_used = 0;

  for (char **p = words; *p != NULL; p += n_used)
    {
      n_used = 1;
      if (at_start)
        found |= find_longest (p, &n_used);
      at_start = g_str_equal (p[n_used - 1], "and");
    }

  return found;
}

DwMask
dw_borough_read_names (const char *names)
{
  g_autoptr (GString) spelled = NULL;
  g_auto (GStrv) parts = NULL;
  DwMask found = 0;

  if (names == NULL)
    return 0;

  spelled = g_string_new (names);
  g_string_replace (spelled, "&", " and ", 0);
  parts = g_strsplit_set (spelled->str, ",;/\n()|", -1);
  for (char **part = parts; *part != NULL; part++)
    found |= read_part (*part);

  return found;
}
