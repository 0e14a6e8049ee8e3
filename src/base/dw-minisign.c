/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-minisign.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "dw-minisign-private.h"

G_DEFINE_QUARK (dw-key-error-quark, dw_key_error)

#define COMMENT "untrusted comment: "
#define MOST_KEYS 8

/* minisign.pub, second line: "Ed", number, key. */
typedef struct
{
  guint8 algorithm[2];
  guint8 id[DW_KEY_ID_BYTES];
  guint8 key[crypto_sign_PUBLICKEYBYTES];
} PublicBytes;

G_STATIC_ASSERT (sizeof (PublicBytes) == 42);
G_STATIC_ASSERT (sizeof (((DwPublicKey *) NULL)->key) == crypto_sign_PUBLICKEYBYTES);

gboolean
dw_base64_read (const char *text,
                gsize       length,
                gpointer    bytes,
                gsize       n_bytes)
{
  g_autofree char *again = NULL;
  gsize n_read = 0;

  if (length + 1 != sodium_base64_ENCODED_LEN (n_bytes, sodium_base64_VARIANT_ORIGINAL)
      || sodium_base642bin (bytes, n_bytes, text, length, NULL, &n_read, NULL, sodium_base64_VARIANT_ORIGINAL) != 0
      || n_read != n_bytes)
    return FALSE;

  again = dw_base64_dup (bytes, n_bytes);
  return memcmp (again, text, length) == 0;
}

char *
dw_base64_dup (gconstpointer bytes,
               gsize         n_bytes)
{
  gsize size = sodium_base64_ENCODED_LEN (n_bytes, sodium_base64_VARIANT_ORIGINAL);

  return sodium_bin2base64 (g_malloc (size), size, bytes, n_bytes, sodium_base64_VARIANT_ORIGINAL);
}

gboolean
dw_public_key_parse (const char  *text,
                     gsize        length,
                     DwPublicKey *key)
{
  PublicBytes bytes;

  if (!dw_base64_read (text, length, &bytes, sizeof bytes) || memcmp (bytes.algorithm, "Ed", 2) != 0)
    return FALSE;

  memcpy (key->id, bytes.id, sizeof key->id);
  memcpy (key->key, bytes.key, sizeof key->key);
  return TRUE;
}

char *
dw_public_key_dup_text (const DwPublicKey *key)
{
  PublicBytes bytes = { .algorithm = { 'E', 'd' } };

  memcpy (bytes.id, key->id, sizeof bytes.id);
  memcpy (bytes.key, key->key, sizeof bytes.key);
  return dw_base64_dup (&bytes, sizeof bytes);
}

char *
dw_public_key_dup_id (const DwPublicKey *key)
{
  guint64 id;

  memcpy (&id, key->id, sizeof id);
  return g_strdup_printf ("%" G_GINT64_MODIFIER "X", GUINT64_FROM_LE (id));
}

char *
dw_public_key_dup_file (const DwPublicKey *key)
{
  g_autofree char *id = dw_public_key_dup_id (key);
  g_autofree char *text = dw_public_key_dup_text (key);

  return g_strdup_printf (COMMENT "minisign public key %s\n%s\n", id, text);
}

gboolean
dw_public_key_equal (const DwPublicKey *a,
                     const DwPublicKey *b)
{
  return memcmp (a->id, b->id, sizeof a->id) == 0 && memcmp (a->key, b->key, sizeof a->key) == 0;
}

static gboolean
refuse_keys (const char  *message,
             GError     **error)
{
  g_set_error_literal (error, DW_KEY_ERROR, DW_KEY_ERROR_FORM, message);
  return FALSE;
}

/* Two keys of one number could not be told apart by a signature that names the number. */
static gboolean
add_key (GArray             *keys,
         const DwPublicKey  *key,
         GError            **error)
{
  for (guint i = 0; i < keys->len; i++)
    if (memcmp (g_array_index (keys, DwPublicKey, i).id, key->id, sizeof key->id) == 0)
      return refuse_keys (_("The same key is there twice."), error);
  if (keys->len == MOST_KEYS)
    return refuse_keys (_("There are more than 8 keys. A feed has no more than that."), error);

  g_array_append_val (keys, *key);
  return TRUE;
}

/* How the line of a secret key begins: "Ed", how it is locked (scrypt, or not at all), and how it is checked. */
static gboolean
is_secret (const char *line)
{
  return g_str_has_prefix (line, "RWRTY0Iy") || g_str_has_prefix (line, "RWQAAEIy");
}

static gboolean
refuse_secret (GError **error)
{
  g_set_error_literal (error, DW_KEY_ERROR, DW_KEY_ERROR_SECRET,
                       _("That is a secret key, and nothing was kept of it. Whoever has it can sign in its publisher’s name: tell them that it "
                         "came to you, and ask for the public key, often called sign.pub or minisign.pub."));
  return FALSE;
}

static gboolean
read_key_line (GArray      *keys,
               const char  *line,
               GError     **error)
{
  DwPublicKey key;

  if (*line == '\0' || g_str_has_prefix (line, COMMENT))
    return TRUE;
  if (dw_public_key_parse (line, strlen (line), &key))
    return add_key (keys, &key, error);
  if (is_secret (line))
    return refuse_secret (error);

  return refuse_keys (_("That is not a public key of minisign. Such a key is one line of 56 letters and digits that begins with “RW”; "
                        "ask the publisher for it."),
                      error);
}

GArray *
dw_public_keys_parse (const char  *text,
                      gsize        length,
                      GError     **error)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (DwPublicKey));

  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_key_line (keys, g_strstrip (lines[i]), error))
      return NULL;

  if (keys->len > 0)
    return g_steal_pointer (&keys);

  refuse_keys (_("There is no key in it."), error);
  return NULL;
}

/* Returns: (nullable): the line at @bytes without its LF, which @cursor then is past; NULL where no LF comes. */
static const char *
take_line (const char **cursor,
           const char  *end,
           gsize       *length)
{
  const char *line = *cursor;
  const char *stop = memchr (line, '\n', (gsize) (end - line));

  if (stop == NULL)
    return NULL;

  *length = (gsize) (stop - line);
  *cursor = stop + 1;
  return line;
}

static gboolean
has_prefix (const char *line,
            gsize       length,
            const char *prefix)
{
  return length >= strlen (prefix) && memcmp (line, prefix, strlen (prefix)) == 0;
}

static gboolean
read_signature_line (DwSignature *signature,
                     const char  *line,
                     gsize        length)
{
  DwSignatureBytes bytes;

  if (!dw_base64_read (line, length, &bytes, sizeof bytes) || memcmp (bytes.algorithm, "ED", 2) != 0)
    return FALSE;

  memcpy (signature->key_id, bytes.key_id, sizeof signature->key_id);
  memcpy (signature->signature, bytes.signature, sizeof signature->signature);
  return TRUE;
}

gboolean
dw_signature_parse (const char  *bytes,
                    gsize        length,
                    DwSignature *signature)
{
  const char *cursor = bytes;
  const char *end = bytes + MIN (length, DW_SIGNATURE_MOST_BYTES);
  const char *line;
  gsize n = 0;

  line = take_line (&cursor, end, &n);
  if (line == NULL || !has_prefix (line, n, COMMENT))
    return FALSE;

  line = take_line (&cursor, end, &n);
  if (line == NULL || !read_signature_line (signature, line, n))
    return FALSE;

  line = take_line (&cursor, end, &n);
  if (line == NULL || !has_prefix (line, n, DW_TRUSTED_COMMENT))
    return FALSE;
  signature->comment = line + strlen (DW_TRUSTED_COMMENT);
  signature->comment_length = n - strlen (DW_TRUSTED_COMMENT);

  line = take_line (&cursor, end, &n);
  if (line == NULL || !dw_base64_read (line, n, signature->global, sizeof signature->global))
    return FALSE;

  signature->length = (gsize) (cursor - bytes);
  return TRUE;
}

gboolean
dw_signature_verify (const DwSignature *signature,
                     const DwPublicKey *key,
                     gconstpointer      message,
                     gsize              length)
{
  g_autofree guint8 *sealed = NULL;
  guint8 hash[crypto_generichash_BYTES_MAX];
  gsize n = sizeof signature->signature;

  if (memcmp (signature->key_id, key->id, sizeof key->id) != 0)
    return FALSE;

  crypto_generichash (hash, sizeof hash, message, length, NULL, 0);
  if (crypto_sign_verify_detached (signature->signature, hash, sizeof hash, key->key) != 0)
    return FALSE;

  sealed = g_malloc (n + signature->comment_length);
  memcpy (sealed, signature->signature, n);
  memcpy (sealed + n, signature->comment, signature->comment_length);
  return crypto_sign_verify_detached (signature->global, sealed, n + signature->comment_length, key->key) == 0;
}
