/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-telephone.h"

#include "dw-bits.h"
#include "dw-likeness.h"
#include "dw-text-holders.h"
#include "dw-word-pattern.h"

#include <string.h>

enum
{
  LEAST_DIGITS = 7,         /* that many, from a 0 or a + on, are a number or a part of one: no postcode, age or house
                               has them */
  DASHED_DIGITS = 10,       /* with dashes, fewer may be a date */
  MOST_DIGITS = 15,         /* ITU-T E.164 */
};

/* What people say around a number that they ask about, and ask for nothing else with. */
static const char around[] = "rang|ring|ringing|called|calling|call|calls|phoned|phoning|phone|telephone|tel|mobile|missed|number|numbers|no|num|whose|who|whos|text|texted"
                             "|message|voicemail|left|unknown|was|line|landline|caller|find|search|lookup|number's|belongs|this|today|yesterday|morning|someone|just";

/* Of a number, as the first of each: what is being typed by itself ("020 8"), and a local one, without its code ("7946 0002"; "2024 2025" is years). */
static const char *const parts[] = {
  "^\\s*((?:\\+\\d|\\(?0\\d)[\\d ()]*?)\\s*$",
  "^\\D*?((?!(?:19|20)\\d\\d[ -](?:19|20)\\d\\d(?!\\d))[1-9]\\d{2,3}[ -]?\\d{4})\\D*$",
};
/* Childline's has eight digits and is whole: services state it, and no mark holds so short a number. It is searched as
   words are. */
static const char short_number[] = "08001111";

/* How long the number is that @text, from its first 0 or + on, goes on as; 0 for none. */
static gsize
measure (const char *text)
{
  gsize length = 0;
  guint n_digits = 0;
  gboolean has_dash = FALSE;

  for (const char *c = text; g_ascii_isdigit (*c) || (*c != '\0' && strchr ("+ ().-", *c) != NULL); c++)
    {
      n_digits += g_ascii_isdigit (*c) ? 1 : 0;
      has_dash |= *c == '-';
      if (g_ascii_isdigit (*c))
        length = (gsize) (c - text) + 1;
    }

  return n_digits >= (has_dash ? DASHED_DIGITS : LEAST_DIGITS) && n_digits <= MOST_DIGITS ? length : 0;
}

static char *
dup_number (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if ((*c == '0' || *c == '+') && (c == text || !g_ascii_isalnum (c[-1])) && measure (c) > 0)
      return g_strndup (c, measure (c));

  return NULL;
}

/* What of @text is only a part of a number, as long as no more is asked. */
static char *
dup_part (const char *text)
{
  for (guint i = 0; strpbrk (text, "0123456789") != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GRegex) part = g_regex_new (parts[i], G_REGEX_DEFAULT, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (part, text, 0, &match))
        return g_match_info_fetch (match, 1);
    }

  return NULL;
}

static char *
dup_digits (const char *number)
{
  GString *digits = g_string_new (NULL);

  for (const char *c = number; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);

  return g_string_free (digits, FALSE);
}

/* The first of the words that are @digits together; −1 where none are. */
static int
find_words (const DwQueryWords *words,
            const char         *digits,
            guint              *n)
{
  for (guint first = 0; first < words->n_all; first++)
    {
      const char *left = digits;

      for (*n = 0; first + *n < words->n_all && g_str_has_prefix (left, words->all[first + *n]); ++*n)
        left += strlen (words->all[first + *n]);
      if (*n > 0 && *left == '\0')
        return (int) first;
    }

  return -1;
}

DwTelephone *
dw_telephone_read (DwQueryWords *words)
{
  g_autofree char *longer = dup_number (words->text);
  g_autofree char *part = longer == NULL ? dup_part (words->text) : NULL;
  const char *number = longer != NULL ? longer : part;
  g_autofree char *digits = number != NULL ? dup_digits (number) : NULL;
  g_autofree gboolean *is_kept = g_new0 (gboolean, words->n_all + 1);
  DwTelephone *self;
  gboolean is_all = TRUE;
  guint n = 0;
  int first;

  if (digits == NULL || g_str_equal (digits, short_number) || strlen (digits) > MOST_DIGITS)
    return NULL;

  first = find_words (words, digits, &n);
  for (guint i = 0; first >= 0 && i < words->n_all; i++)
    {
      is_kept[i] = words->item_of[i] >= 0 && (i < (guint) first || i >= (guint) first + n);
      is_all &= !is_kept[i] || dw_word_pattern_match (&words->all[i], 0, around) > 0;
    }
  if (first < 0 || (part != NULL && !is_all))
    return NULL;

  if (is_all)
    memset (is_kept, 0, words->n_all * sizeof *is_kept);
  dw_query_words_keep (words, is_kept);

  self = g_new0 (DwTelephone, 1);
  self->is_whole = dw_mark_of_phone (number) != 0;
  self->is_local = strchr ("0+(", number[0]) == NULL;
  self->is_all = is_all;
  self->number = g_strdup (number);
  return self;
}

typedef struct
{
  const DwCatalogue *catalogue;
  guint64 *holders;
} Gathering;

static void
take_holder (gint64   service_id,
             gpointer data)
{
  Gathering *gathering = data;
  int slot = dw_catalogue_find (gathering->catalogue, service_id);

  if (slot >= 0)
    dw_bits_set (gathering->holders, (guint) slot);
}

/* In the texts stands what is written there: the digits as they were typed, and without a space. */
static char *
dup_phrases (const char *number)
{
  g_autofree char *digits = dup_digits (number);
  g_autofree char *typed = g_strdelimit (g_strdup (number), "+().-", ' ');

  return g_strdup_printf ("%s|%s", g_strstrip (typed), digits);
}

gboolean
dw_telephone_look_up (DwTelephone        *self,
                      DwReader           *reader,
                      const DwCatalogue  *catalogue,
                      GError            **error)
{
  g_autofree char *phrases = dup_phrases (self->number);
  g_autofree guint64 *holders = self->is_whole || self->is_local
                                    ? dw_text_holders_find (reader, catalogue, DW_TEXT_ALL, phrases, error)
                                    : dw_bits_new (catalogue->columns->n_services);
  Gathering gathering = { catalogue, holders };

  if (holders == NULL)
    return FALSE;
  /* The beginning of a number is that of many. */
  if (self->is_whole
      && !dw_reader_find_marked (reader, dw_mark_of_phone (self->number), take_holder, &gathering, error))
    return FALSE;

  self->n_holders = dw_bits_count (holders, catalogue->columns->n_services);
  self->holders = g_steal_pointer (&holders);
  return TRUE;
}

gboolean
dw_telephone_is_answer (const DwTelephone *self)
{
  return self != NULL && (self->n_holders > 0 || self->is_all);
}

void
dw_telephone_free (DwTelephone *self)
{
  g_free (self->number);
  g_free (self->holders);
  g_free (self);
}
