/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-mistyped.h"

#include "dw-index-words.h"

#include <string.h>

enum
{
  LONG = 6,               /* letters from which two mistakes are forgiven, if it is not for the sound */
  VERY_LONG = 9,          /* letters from which they are, however it sounds */
  A_MISTAKE = 4,          /* what one counts, … */
  OTHER_SOUND = 5,        /* … and that a word sounds otherwise: who types "wate" hears "wait", and not "hate" */
};

/*
 * What a word sounds like, about: the first letter, then its consonants, with those alike that people mix up, none
 * twice in a row. After Soundex and Metaphone, with f for ph and k for hard c and q.
 */
static void
find_sound (const char *text,
            guint       length,
            char       *sound)
{
  static const char classes[] = "abkdefgh-gklmnop-rstuvwksz";
  guint n = 0;
  char last = 0;

  for (guint i = 0; i < length && n < DW_MISTYPED_LONGEST_SOUND; i++)
    {
      char c = classes[text[i] - 'a'];
      char after = i + 1 < length ? text[i + 1] : ' ';

      if (text[i] == 'p' && after == 'h')
        c = 'f';
      else if (text[i] == 'q')
        c = 'k';
      else if (text[i] == 'j' || (text[i] == 'g' && strchr ("ei", after) != NULL))
        c = 'j';
      else if (text[i] == 'z' || (text[i] == 'c' && strchr ("eiy", after) != NULL))
        c = 's';
      else if (strchr ("aeiouyhw", text[i]) != NULL)
        c = i > 0 ? 0 : strchr ("aeiou", text[i]) != NULL ? 'a' : text[i];
      if (c != 0 && c != last)
        sound[n++] = c;
      last = c != 0 ? c : last;
    }

  sound[n] = '\0';
}

void
dw_mistyped_prepare (DwMistyped *self,
                     const char *word)
{
  memset (self, 0, sizeof *self);
  self->text = word;
  self->n_letters = (guint) strlen (word);
  self->letters = dw_index_words_find_letters (word, self->n_letters);
  for (guint i = 0; i < self->n_letters; i++)
    self->at[(guchar) word[i]] |= G_GUINT64_CONSTANT (1) << i;
  find_sound (word, self->n_letters, self->sound);
}

/* Hyyrö 2003, figure 4 with the line for swapped letters. */
guint
dw_mistyped_measure (const DwMistyped *self,
                     const char       *text,
                     guint             length)
{
  guint64 last = G_GUINT64_CONSTANT (1) << (self->n_letters - 1);
  guint64 pv = G_MAXUINT64;
  guint64 mv = 0;
  guint64 d0 = 0;
  guint64 before = 0;
  guint distance = self->n_letters;

  for (guint i = 0; i < length; i++)
    {
      guint64 at = self->at[(guchar) text[i]];
      guint64 swapped = ((~d0 & at) << 1) & before;
      guint64 ph, mh;

      d0 = ((((at & pv) + pv) ^ pv) | at | mv) | swapped;
      ph = mv | ~(d0 | pv);
      mh = d0 & pv;
      distance += (ph & last) != 0;
      distance -= (mh & last) != 0;
      ph = ph << 1 | 1;
      mh <<= 1;
      pv = mh | ~(d0 | ph);
      mv = d0 & ph;
      before = at;
    }

  return distance;
}

static gboolean
is_vowel (char letter)
{
  return letter != '\0' && strchr ("aeiou", letter) != NULL;
}

/* Whether two words differ in nothing but vowels, two consonants at least: "wate", "wait", and not "with". */
static gboolean
has_same_consonants (const DwMistyped *self,
                     const char       *text,
                     guint             length)
{
  const char *typed = self->text;
  guint n = 0;

  for (guint i = 0; i < length; i++)
    {
      if (is_vowel (text[i]))
        continue;
      while (is_vowel (*typed))
        typed++;
      if (*typed++ != text[i])
        return FALSE;
      n++;
    }
  while (is_vowel (*typed))
    typed++;

  return *typed == '\0' && n > 1;
}

/*
 * Two mistakes turn many a right word into another: they are forgiven where more speaks for it. That a word of no
 * record is long does not: of other languages the vocabulary knows a few words, and "alimentação" (food) is no
 * "amamentação" (breastfeeding).
 */
static gboolean
is_likely (const DwMistyped *self,
           const char       *text,
           guint             length,
           guint             n_uses,
           guint             distance,
           gboolean          sounds_alike)
{
  if (distance < 2)
    return TRUE;
  /* Of a short word two mistakes leave nothing but its consonants. */
  if (self->n_letters < LONG)
    return text[0] == self->text[0] && has_same_consonants (self, text, length);

  return sounds_alike || (text[0] == self->text[0] && self->n_letters >= VERY_LONG && n_uses > 0);
}

/* Whether a word is the same but for letters that stand twice: "sleep" for "slep". */
static gboolean
is_doubled_only (const DwMistyped *self,
                 const char       *text,
                 guint             length)
{
  const char *typed = self->text;
  guint i = 0;

  while (i < length && *typed == text[i])
    {
      char letter = *typed;

      while (*typed == letter)
        typed++;
      while (i < length && text[i] == letter)
        i++;
    }

  return i == length && *typed == '\0';
}

/* Whether two words differ in more letters than @most mistakes change, two each: without counting them. */
static gboolean
differ_widely (guint32 letters,
               guint   most)
{
  for (guint i = 0; i < 2 * most; i++)
    letters &= letters - 1;

  return letters != 0;
}

gboolean
dw_mistyped_may_be (const DwMistyped *self,
                    guint32           letters,
                    char              first)
{
  /* Of a short word two mistakes leave nothing but its first letter and its consonants. */
  guint most = self->n_letters < LONG && first != self->text[0] ? 1 : DW_MISTYPED_MOST_MISTAKES;

  return !differ_widely (letters ^ self->letters, most);
}

gboolean
dw_mistyped_judge (const DwMistyped *self,
                   const char       *text,
                   guint             length,
                   guint             n_uses,
                   guint             distance,
                   guint            *rank)
{
  char sound[DW_MISTYPED_LONGEST_SOUND + 1];
  gboolean sounds_alike;

  find_sound (text, length, sound);
  sounds_alike = strcmp (sound, self->sound) == 0;
  *rank = A_MISTAKE * distance + (sounds_alike ? 0 : OTHER_SOUND) + (text[0] != self->text[0])
          + !is_doubled_only (self, text, length);
  return is_likely (self, text, length, n_uses, distance, sounds_alike);
}
