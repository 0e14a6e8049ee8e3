/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-dial.h"

#include "dw-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* More is no telephone number; ITU-T E.164 allows 15 digits, an extension and spacing beside. */
#define MOST_CHARACTERS 40

/* Helplines that a wrong number must not pose as, with every number that they have. Digits only, national form. */
static const struct
{
  const char *name;         /* folded, whole words */
  const char *shown;
  const char *digits[4];
} helplines[] = {
  { "999", "999", { "999", "112" } },
  { "police emergency", "999", { "999", "112", "101" } },
  { "childline", "0800 1111", { "08001111" } },
  { "nspcc helpline", "0808 800 5000", { "08088005000" } },
  { "nspcc", "0808 800 5000", { "08088005000", "08001111" } },
  { "samaritans", "116 123", { "116123" } },
  { "nhs 111", "111", { "111" } },
  { "national domestic abuse helpline", "0808 2000 247", { "08082000247" } },
};

/* Prefixes of numbers that cost more than a call to 01, 02 or 03 (Ofcom's numbering plan). */
static const char *const dear_prefixes[] = { "09", "070", "118" };
static const char *const dearer_prefixes[] = { "084", "087" };

/* Spaces, dots and dashes of every kind become one plain one; brackets and plus stay. FALSE for anything else. */
static gboolean
add_spacing (GString  *plain,
             gunichar  character)
{
  if (g_unichar_isspace (character) || character == '.' || character == '/')
    {
      if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
      return TRUE;
    }
  if (character == '-' || g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION)
    {
      g_string_append_c (plain, '-');
      return TRUE;
    }
  if (character == '(' || character == ')' || (character == '+' && plain->len == 0))
    {
      g_string_append_c (plain, (char) character);
      return TRUE;
    }

  return FALSE;
}

/* Where the extension begins in @text: "ext", "extn", "extension" or "x" before digits; NULL without one. */
static const char *
find_extension (const char  *text,
                const char **digits)
{
  static const char *const words[] = { "extension", "extn", "ext", "x" };

  for (const char *at = text; *at != '\0'; at++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (g_ascii_strncasecmp (at, words[i], strlen (words[i])) == 0)
        {
          *digits = at + strlen (words[i]) + strspn (at + strlen (words[i]), ". :");
          return at;
        }

  return NULL;
}

static const char *
skip_label (const char *text)
{
  static const char *const labels[] = { "telephone", "phone", "tel" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strncasecmp (text, labels[i], strlen (labels[i])) == 0)
      return text + strlen (labels[i]) + strspn (text + strlen (labels[i]), ".: ");

  return text;
}

/* Whether @length bytes of @text are words that leave no doubt which number is meant: letters, and nothing that is
 * dialled. */
static gboolean
are_words (const char *text,
           gsize       length)
{
  gboolean has_letter = FALSE;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isdigit (character) || character == '*' || character == '#' || character == '+')
        return FALSE;
      has_letter |= g_unichar_isalpha (character);
    }

  return has_letter;
}

/* Takes words off @text that stand before a colon ("Bristol Youth MAPS: ") or in brackets behind (" (Mon to Fri)").
 * Returns: (nullable): them. */
static char *
take_words (char *text)
{
  char *colon = g_strrstr_len (text, (gssize) strcspn (text, "0123456789+*#"), ":");
  char *bracket = strrchr (text, '(');
  gsize length = strlen (text);
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;

  if (bracket != NULL && text[length - 1] == ')' && are_words (bracket, (gsize) (text + length - bracket)))
    {
      behind = g_strndup (bracket + 1, (gsize) (text + length - bracket) - 2);
      *bracket = '\0';
    }
  if (colon != NULL && (bracket == NULL || colon < bracket) && are_words (text, (gsize) (colon - text)))
    {
      before = g_strndup (text, (gsize) (colon - text));
      memmove (text, colon + 1, strlen (colon + 1) + 1);
    }
  g_strstrip (text);

  if (before != NULL && behind != NULL)
    return g_strjoin (", ", before, behind, NULL);

  return before != NULL ? g_steal_pointer (&before) : g_steal_pointer (&behind);
}

/* @length bytes of @text as digits and plain spacing, or NULL when anything else is among them. */
static char *
make_plain (const char *text,
            gsize       length)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  guint n_digits = 0;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 128 && g_ascii_isdigit (character))
        {
          g_string_append_c (plain, (char) character);
          n_digits++;
        }
      else if (!add_spacing (plain, character))
        return NULL;
    }
  if (n_digits < 3 || plain->len > MOST_CHARACTERS)
    return NULL;

  return g_strchomp (g_string_free (g_steal_pointer (&plain), FALSE));
}

/* "02083565500" of "+44 (0)20 8356 5500". */
static char *
make_national (const char *plain)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *at = plain; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);

  if (g_str_has_prefix (digits->str, "0044"))
    g_string_erase (digits, 0, 2);
  if (g_str_has_prefix (digits->str, "44") && digits->len > 10)
    {
      g_string_erase (digits, 0, 2);
      if (digits->str[0] != '0')
        g_string_prepend_c (digits, '0');
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
has_prefix_of (const char        *digits,
               const char *const *prefixes,
               guint              n_prefixes)
{
  for (guint i = 0; i < n_prefixes; i++)
    if (g_str_has_prefix (digits, prefixes[i]))
      return TRUE;

  return FALSE;
}

/* The number that the first helpline named in @whose really has, when it is another; else NULL. */
static const char *
find_true_number (const char *whose,
                  const char *digits)
{
  g_auto (GStrv) words = whose == NULL ? NULL : dw_text_words (whose, 200, 64);
  g_autofree char *joined = words == NULL ? NULL : g_strjoinv (" ", words);
  g_autofree char *names = joined == NULL ? NULL : g_strconcat (" ", joined, " ", NULL);

  for (guint i = 0; names != NULL && i < G_N_ELEMENTS (helplines); i++)
    {
      g_autofree char *name = g_strconcat (" ", helplines[i].name, " ", NULL);

      if (strstr (names, name) == NULL)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (helplines[i].digits) && helplines[i].digits[j] != NULL; j++)
        if (strcmp (digits, helplines[i].digits[j]) == 0)
          return NULL;
      return helplines[i].shown;
    }

  return NULL;
}

static void
hide (DwDial     *dial,
      const char *caution)
{
  g_clear_pointer (&dial->number, g_free);
  dial->caution = caution;
}

void
dw_dial_read (const char *number,
              double      extension,
              const char *whose,
              DwDial     *dial)
{
  g_autofree char *given = g_strdup (skip_label (number));
  g_autofree char *words = take_words (given);
  g_autofree char *names = g_strconcat (whose != NULL ? whose : "", "\n", words, NULL);
  const char *start = given;
  const char *extra = NULL;
  const char *end = find_extension (start, &extra);
  g_autofree char *plain = make_plain (start, end == NULL ? strlen (start) : (gsize) (end - start));
  g_autofree char *digits = plain == NULL ? NULL : make_national (plain);

  *dial = (DwDial) { NULL, };
  if (plain == NULL || (extra != NULL && extra[strspn (extra, "0123456789")] != '\0'))
    {
      hide (dial, _("The number given is not one that can be dialled, so it is hidden."));
      return;
    }
  if (find_true_number (names, digits) != NULL)
    {
      hide (dial, _("The number given is not the one that this helpline is known by, so it is hidden."));
      return;
    }

  dial->words = g_steal_pointer (&words);
  if (has_prefix_of (digits, dear_prefixes, G_N_ELEMENTS (dear_prefixes)))
    dial->caution = _("Calls to this number can cost a lot.");
  else if (has_prefix_of (digits, dearer_prefixes, G_N_ELEMENTS (dearer_prefixes)))
    dial->caution = _("Calls to this number cost more than usual.");

  if (extra != NULL && *extra != '\0')
    dial->number = g_strdup_printf (_("%s ext. %s"), plain, extra);
  else if (extension >= 0 && extension < 1e7)
    dial->number = g_strdup_printf (_("%s ext. %d"), plain, (int) extension);
  else
    dial->number = g_steal_pointer (&plain);
}

void
dw_dial_clear (DwDial *dial)
{
  g_clear_pointer (&dial->number, g_free);
  g_clear_pointer (&dial->words, g_free);
  dial->caution = NULL;
}
