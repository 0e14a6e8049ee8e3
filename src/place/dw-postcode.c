/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-postcode.h"

#include <string.h>

enum { MAX_LETTERS = 8, MAX_OUTCODE = 4, MIN_OUTCODE = 2 };

DwPostcodeKey
dw_postcode_pack (const char *text,
                  gsize       length)
{
  DwPostcodeKey key = 0;

  for (gsize i = 0; i < sizeof key; i++)
    key = key << 8 | (i < length ? (guchar) text[i] : 0);

  return key;
}

/* Copies capitals and digits. @space: how many stood before the first space within, or 0. */
static gboolean
take_letters (const char *typed,
              char       *letters,
              gsize      *space)
{
  gsize n = 0;
  gboolean has_space = FALSE;

  *space = 0;
  for (const char *p = typed; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        {
          has_space = n > 0;
          continue;
        }
      if (!g_ascii_isalnum (*p) || n == MAX_LETTERS)
        return FALSE;
      if (has_space && *space == 0)
        *space = n;
      letters[n++] = g_ascii_toupper (*p);
    }

  letters[n] = '\0';
  return TRUE;
}

static gboolean
looks_like_outcode (const char *letters)
{
  gsize n_alphas = strspn (letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return n_alphas >= 1 && n_alphas <= 2 && g_ascii_isdigit (letters[n_alphas]);
}

/* How much of @letters is an inward code, whole or begun: "7", "7D", "7DA". */
static gsize
measure_inward (const char *letters,
                gsize       length)
{
  gsize n_alphas = 0;

  while (n_alphas < length && g_ascii_isalpha (letters[length - n_alphas - 1]))
    n_alphas++;

  return n_alphas <= 2 && n_alphas < length && g_ascii_isdigit (letters[length - n_alphas - 1]) ? n_alphas + 1 : 0;
}

static DwPostcodeKey
pack_sector (const char *letters,
             gsize       outward)
{
  char sector[MAX_OUTCODE + 2] = "";

  if (outward < MIN_OUTCODE || outward > MAX_OUTCODE)
    return 0;

  memcpy (sector, letters, outward);
  sector[outward] = ' ';
  sector[outward + 1] = letters[outward];
  return dw_postcode_pack (sector, outward + 2);
}

gboolean
dw_postcode_read (const char *typed,
                  DwPostcode *postcode)
{
  gsize length = 0;
  gsize space = 0;
  gsize inward = 0;

  *postcode = (DwPostcode) { 0 };
  if (!take_letters (typed, postcode->letters, &space) || !looks_like_outcode (postcode->letters))
    return FALSE;

  length = strlen (postcode->letters);
  postcode->outward = space;
  inward = measure_inward (postcode->letters, length);
  if (space == 0 && length <= MAX_OUTCODE)
    postcode->outcode = dw_postcode_pack (postcode->letters, length);
  if (inward > 0 && inward < length && (space == 0 || space == length - inward))
    postcode->sector = pack_sector (postcode->letters, length - inward);

  return TRUE;
}
