/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-reading.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define NOT_ADDRESS N_("A web address must be absolute and start with http:// or https://.")
#define NOT_EMAIL N_("An e-mail address must look like name@example.org.")
#define NOT_PHONE N_("A telephone number must have digits, and no * or # code.")

/* A host name with a dot, of letters, digits and hyphens; numbers of an IP address pass too. */
static gboolean
is_host (const char *host,
         gsize       length)
{
  gboolean has_dot = FALSE;
  char before = '.';

  for (gsize i = 0; i < length; before = host[i++])
    {
      if (host[i] == '.' ? before == '.' || before == '-' : !g_ascii_isalnum (host[i]) && host[i] != '-')
        return FALSE;
      if (host[i] == '-' && before == '.')
        return FALSE;
      has_dot |= host[i] == '.' && i + 1 < length;
    }

  return has_dot && length <= 253 && before != '-';
}

/* Names outside ASCII are taken when they have an ASCII form, and shown in that form: no look-alike passes for
   another. */
static char *
dup_ascii_host (const char *host)
{
  g_autofree char *ascii = g_hostname_to_ascii (host);

  return ascii != NULL && is_host (ascii, strlen (ascii)) ? g_steal_pointer (&ascii) : NULL;
}

/* Most addresses are plain: this knows them without taking them apart. */
static gboolean
is_plain_address (const char *text,
                  gsize       length)
{
  gsize start = g_str_has_prefix (text, "https://") ? 8 : 7;
  gsize host = 0;

  if (start == 7 && !g_str_has_prefix (text, "http://"))
    return FALSE;

  host = strcspn (text + start, "/?#");
  if (!is_host (text + start, host))
    return FALSE;

  for (gsize i = start + host; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("-._~/?#&=+,;:@!()", text[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* Returns the address in @arena when @text is an http or https address without user information, else NULL. */
static const char *
take_address (DwArena    *arena,
              const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autofree char *host = NULL;
  g_autofree char *normal = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_userinfo (uri) != NULL)
    return NULL;
  if (strcmp (g_uri_get_scheme (uri), "http") != 0 && strcmp (g_uri_get_scheme (uri), "https") != 0)
    return NULL;

  /* GLib ends a host at a semicolon too, and then asserts that what follows is a path. */
  if (*g_uri_get_path (uri) != '\0' && *g_uri_get_path (uri) != '/')
    return NULL;

  host = dup_ascii_host (g_uri_get_host (uri));
  if (host == NULL)
    return NULL;

  normal = g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri),
                       g_uri_get_path (uri), g_uri_get_query (uri), g_uri_get_fragment (uri));
  return dw_arena_strdup (arena, normal);
}

/* "www.example.org/page" and "example.org:8080/": a host, and no scheme before it. */
static gboolean
starts_with_host (const char *text)
{
  gsize length = strcspn (text, "/?#:");

  return is_host (text, length) && (text[length] != ':' || g_ascii_isdigit (text[length + 1]))
         && !g_ascii_isdigit (text[length - 1]);
}

DwReading
dw_read_uri (DwArena    *arena,
             const char *text,
             gsize       length)
{
  gboolean changed = dw_reading_clean (arena, &text, &length, FALSE);
  const char *address = NULL;
  g_autofree char *with_scheme = NULL;

  if (length == 0)
    return dw_reading_not_stated ();

  text = dw_arena_strndup (arena, text, length);
  if (changed)
    return dw_reading_refused (DW_FAULT_TEXT, N_("A web address must not hold invisible or control characters."));
  if (is_plain_address (text, length))
    return dw_reading_taken (text);

  if (starts_with_host (text))
    {
      with_scheme = g_strconcat ("https://", text, NULL);
      address = take_address (arena, with_scheme);
      if (address != NULL)
        return dw_reading_changed (address, DW_FAULT_COERCED, N_("The web address has no http:// or https://; https:// was put before it."));
      return dw_reading_refused (DW_FAULT_FORMAT, NOT_ADDRESS);
    }

  address = take_address (arena, text);
  if (address == NULL)
    return dw_reading_refused (DW_FAULT_FORMAT, NOT_ADDRESS);

  if (g_ascii_strcasecmp (address, text) == 0)
    return dw_reading_taken (address);

  return dw_reading_changed (address, DW_FAULT_COERCED, N_("The web address holds characters that must be escaped; it was written properly."));
}

/* RFC 5321 Mailbox without quoted local parts and address literals. */
static gboolean
is_mailbox (const char *text,
            gsize       length)
{
  const char *sign = memchr (text, '@', length);
  gsize local = sign != NULL ? (gsize) (sign - text) : 0;
  const char *domain = sign != NULL ? sign + 1 : text;
  gsize domain_length = length - (gsize) (domain - text);

  if (local == 0 || local > 64 || !is_host (domain, domain_length) || text[0] == '.' || sign[-1] == '.')
    return FALSE;

  for (gsize i = 0; i < local; i++)
    if ((!g_ascii_isalnum (text[i]) && strchr ("!#$%&'*+/=?^_`{|}~.-", text[i]) == NULL)
        || (text[i] == '.' && text[i + 1] == '.'))
      return FALSE;

  return g_ascii_isalpha (text[length - 1]);
}

/* RFC 2606: names in .invalid never exist; exports write them where there is no address. */
static gboolean
is_fake (const char *text,
         gsize       length)
{
  return length > 8 && g_ascii_strncasecmp (text + length - 8, ".invalid", 8) == 0;
}

DwReading
dw_read_email (DwArena    *arena,
               const char *text,
               gsize       length)
{
  gboolean changed = dw_reading_clean (arena, &text, &length, FALSE);
  gsize whole = length;

  if (length == 0)
    return dw_reading_not_stated ();
  if (changed)
    return dw_reading_refused (DW_FAULT_TEXT, N_("An e-mail address must not hold invisible or control characters."));

  if (length > 7 && g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    {
      text += 7;
      length -= 7;
    }
  if (!is_mailbox (text, length))
    return dw_reading_refused (DW_FAULT_FORMAT, NOT_EMAIL);
  if (is_fake (text, length))
    return dw_reading_refused (DW_FAULT_FORMAT, N_("This e-mail address cannot exist."));

  text = dw_arena_strndup (arena, text, length);
  return length == whole ? dw_reading_taken (text)
                         : dw_reading_changed (text, DW_FAULT_COERCED, N_("The e-mail address is written as a link; the address was taken from it."));
}

/* One layer of what exports put around a number: quotation marks, "tel:", and the spaces within them. */
static gboolean
unwrap_once (const char **text,
             gsize       *length)
{
  gsize before = *length;

  if (*length >= 2 && (**text == '"' || **text == '\'') && (*text)[*length - 1] == **text)
    {
      (*text)++;
      *length -= 2;
    }
  else if (*length > 4 && g_ascii_strncasecmp (*text, "tel:", 4) == 0)
    {
      *text += 4;
      *length -= 4;
    }

  for (; *length > 0 && **text == ' '; (*length)--)
    (*text)++;
  while (*length > 0 && (*text)[*length - 1] == ' ')
    (*length)--;

  return *length != before;
}

static gboolean
unwrap_phone (const char **text,
              gsize       *length)
{
  gboolean was_wrapped = FALSE;

  while (unwrap_once (text, length))
    was_wrapped = TRUE;

  return was_wrapped;
}

/* "2.08E+09": what a spreadsheet that took a number for a sum has saved of it. */
static gboolean
is_sum (const char *text,
        gsize       length)
{
  gsize before = strspn (text, "0123456789.,");
  gsize behind = before + 2;

  return before > 0 && behind < length && g_ascii_toupper (text[before]) == 'E' && text[before + 1] == '+'
         && behind + strspn (text + behind, "0123456789") == length;
}

DwReading
dw_read_phone (DwArena    *arena,
               const char *text,
               gsize       length)
{
  DwReading line = dw_read_line (arena, text, length);
  guint n_digits = 0;

  if (line.text == NULL)
    return line;

  text = line.text;
  length = strlen (text);
  if (unwrap_phone (&text, &length) && line.fault == DW_READING_FINE)
    line = dw_reading_changed (line.text, DW_FAULT_COERCED, N_("The telephone number stands in quotation marks or a link; it was taken out."));

  for (gsize i = 0; i < length; i++)
    {
      n_digits += g_ascii_isdigit (text[i]);
      if (text[i] == '*' || text[i] == '#')
        return dw_reading_refused (DW_FAULT_FORMAT, NOT_PHONE);
    }
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0x80 && g_unichar_isdigit (g_utf8_get_char (p)))
      return dw_reading_refused (DW_FAULT_FORMAT, N_("A telephone number must be written with the digits 0 to 9."));
  if (n_digits == 0)
    return dw_reading_refused (DW_FAULT_FORMAT, NOT_PHONE);
  if (is_sum (text, length))
    return dw_reading_refused (DW_FAULT_FORMAT, N_("A spreadsheet has turned the telephone number into a sum, and its digits are lost. Format the column as text, and write it again."));

  line.text = dw_arena_strndup (arena, text, length);
  return line;
}
