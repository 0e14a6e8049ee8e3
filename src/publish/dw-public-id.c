/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-public-id.h"

#include <string.h>

#include "dw-text.h"

char *
dw_public_slug (const char *text)
{
  g_autofree char *folded = dw_text_fold (text);
  g_autoptr (GString) spelled = g_string_new (folded);
  GString *slug = g_string_new (NULL);

  g_string_replace (spelled, "'", "", 0);
  g_string_replace (spelled, "’", "", 0);
  g_string_replace (spelled, "&", " and ", 0);
  for (const char *p = spelled->str; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, *p);
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return g_string_free (slug, FALSE);
}

/* The sixteen bytes of a UUID written out. */
static void
read_uuid (const char *text,
           guint8      bytes[16])
{
  guint n = 0;

  for (; *text != '\0' && n < 32; text++)
    if (*text != '-')
      {
        guint8 digit = (guint8) g_ascii_xdigit_value (*text);

        bytes[n / 2] = (guint8) (n % 2 == 0 ? digit << 4 : bytes[n / 2] | digit);
        n++;
      }
}

char *
dw_public_id (const char *space,
              const char *key)
{
  g_autoptr (GChecksum) checksum = NULL;
  guint8 bytes[20] = { 0 };
  gsize length = sizeof bytes;

  if (space == NULL || g_uuid_string_is_valid (key))
    return g_strdup (key);

  checksum = g_checksum_new (G_CHECKSUM_SHA1);
  read_uuid (space, bytes);
  g_checksum_update (checksum, bytes, 16);
  g_checksum_update (checksum, (const guchar *) key, (gssize) strlen (key));
  g_checksum_get_digest (checksum, bytes, &length);
  bytes[6] = (guint8) ((bytes[6] & 0x0f) | 0x50);
  bytes[8] = (guint8) ((bytes[8] & 0x3f) | 0x80);
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
                          bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]);
}
