/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-minisign-private.h"

/* minisign.key, second line. Numbers that only a password needs are nought. */
typedef struct
{
  guint8 algorithm[2];        /* "Ed" */
  guint8 kdf[2];              /* "Sc" with a password, two noughts without */
  guint8 checksum_kind[2];    /* "B2": BLAKE2b-256 */
  guint8 salt[32];
  guint8 ops_limit[8];
  guint8 memory_limit[8];
  guint8 id[DW_KEY_ID_BYTES];
  guint8 key[crypto_sign_SECRETKEYBYTES];
  guint8 checksum[32];        /* over algorithm, id and key */
} SecretBytes;

G_STATIC_ASSERT (sizeof (SecretBytes) == 158);

struct _DwSecretKey
{
  DwPublicKey public_key;
  guint8 key[crypto_sign_SECRETKEYBYTES];
};

static DwSecretKey *
allocate_key (void)
{
  DwSecretKey *key = NULL;

  if (sodium_init () < 0 || (key = sodium_malloc (sizeof *key)) == NULL)
    g_error ("There is no memory for a key");

  return key;
}

DwSecretKey *
dw_secret_key_new (void)
{
  DwSecretKey *key = allocate_key ();

  crypto_sign_keypair (key->public_key.key, key->key);
  randombytes_buf (key->public_key.id, sizeof key->public_key.id);
  return key;
}

void
dw_secret_key_free (DwSecretKey *key)
{
  sodium_free (key);
}

const DwPublicKey *
dw_secret_key_get_public (const DwSecretKey *key)
{
  return &key->public_key;
}

static void
checksum (const SecretBytes *bytes,
          guint8             sum[static 32])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, 32);
  crypto_generichash_update (&state, bytes->algorithm, sizeof bytes->algorithm);
  crypto_generichash_update (&state, bytes->id, sizeof bytes->id);
  crypto_generichash_update (&state, bytes->key, sizeof bytes->key);
  crypto_generichash_final (&state, sum, 32);
}

char *
dw_secret_key_dup_file (const DwSecretKey *key)
{
  SecretBytes bytes = { .algorithm = { 'E', 'd' }, .checksum_kind = { 'B', '2' } };
  g_autofree char *id = dw_public_key_dup_id (&key->public_key);
  char *line;
  char *text;

  memcpy (bytes.id, key->public_key.id, sizeof bytes.id);
  memcpy (bytes.key, key->key, sizeof bytes.key);
  checksum (&bytes, bytes.checksum);

  line = dw_base64_dup (&bytes, sizeof bytes);
  text = g_strdup_printf ("untrusted comment: minisign secret key %s\n%s\n", id, line);
  sodium_memzero (&bytes, sizeof bytes);
  dw_secret_text_free (line);
  return text;
}

void
dw_secret_text_free (char *text)
{
  sodium_memzero (text, strlen (text));
  g_free (text);
}

static DwSecretKey *
refuse (DwKeyError    code,
        const char   *message,
        GError      **error)
{
  g_set_error_literal (error, DW_KEY_ERROR, code, message);
  return NULL;
}

/* minisign writes noughts for the checksum of a key without a password: then the key's own two halves have to agree. */
static gboolean
is_whole (const SecretBytes *bytes)
{
  static const guint8 no_checksum[sizeof bytes->checksum] = { 0 };
  guint8 sum[32];
  guint8 public_half[crypto_sign_PUBLICKEYBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  gboolean is_same;

  if (memcmp (bytes->checksum, no_checksum, sizeof no_checksum) != 0)
    {
      checksum (bytes, sum);
      return sodium_memcmp (sum, bytes->checksum, sizeof sum) == 0;
    }

  crypto_sign_seed_keypair (public_half, secret, bytes->key);
  is_same = sodium_memcmp (secret, bytes->key, sizeof secret) == 0;
  sodium_memzero (secret, sizeof secret);
  return is_same;
}

static DwSecretKey *
make_key (const SecretBytes  *bytes,
          GError            **error)
{
  static const guint8 no_password[2] = { 0 };
  DwSecretKey *key;

  if (memcmp (bytes->algorithm, "Ed", 2) != 0 || memcmp (bytes->checksum_kind, "B2", 2) != 0)
    return refuse (DW_KEY_ERROR_FORM, _("That is not a secret key of minisign."), error);
  if (memcmp (bytes->kdf, no_password, sizeof no_password) != 0)
    return refuse (DW_KEY_ERROR_ENCRYPTED,
                   _("That secret key is locked with a password. Unlock it first: “minisign -C -W -s FILE” takes the password off."), error);

  if (!is_whole (bytes))
    return refuse (DW_KEY_ERROR_FORM, _("That secret key is damaged."), error);

  key = allocate_key ();
  memcpy (key->public_key.id, bytes->id, sizeof key->public_key.id);
  memcpy (key->key, bytes->key, sizeof key->key);
  crypto_sign_ed25519_sk_to_pk (key->public_key.key, key->key);
  return key;
}

DwSecretKey *
dw_secret_key_parse (const char  *text,
                     gsize        length,
                     GError     **error)
{
  static const char prefix[] = "untrusted comment: ";
  const char *line = memchr (text, '\n', length);
  const char *end;
  SecretBytes bytes;
  DwSecretKey *key;

  if (line == NULL || (gsize) (line - text) < strlen (prefix) || memcmp (text, prefix, strlen (prefix)) != 0)
    return refuse (DW_KEY_ERROR_FORM, _("That is not a secret key of minisign."), error);

  line++;
  end = memchr (line, '\n', length - (gsize) (line - text));
  if (end == NULL)
    end = text + length;
  if (!dw_base64_read (line, (gsize) (end - line), &bytes, sizeof bytes))
    return refuse (DW_KEY_ERROR_FORM, _("That is not a secret key of minisign."), error);

  key = make_key (&bytes, error);
  sodium_memzero (&bytes, sizeof bytes);
  return key;
}

char *
dw_signature_make (const DwSecretKey *key,
                   gconstpointer      message,
                   gsize              length,
                   const char        *comment)
{
  DwSignatureBytes bytes = { .algorithm = { 'E', 'D' } };
  g_autoptr (GByteArray) sealed = g_byte_array_new ();
  g_autofree char *line = NULL;
  g_autofree char *global_line = NULL;
  guint8 hash[crypto_generichash_BYTES_MAX];
  guint8 global[crypto_sign_BYTES];

  g_return_val_if_fail (strpbrk (comment, "\r\n") == NULL, NULL);

  memcpy (bytes.key_id, key->public_key.id, sizeof bytes.key_id);
  crypto_generichash (hash, sizeof hash, message, length, NULL, 0);
  crypto_sign_detached (bytes.signature, NULL, hash, sizeof hash, key->key);

  g_byte_array_append (sealed, bytes.signature, sizeof bytes.signature);
  g_byte_array_append (sealed, (const guint8 *) comment, (guint) strlen (comment));
  crypto_sign_detached (global, NULL, sealed->data, sealed->len, key->key);

  line = dw_base64_dup (&bytes, sizeof bytes);
  global_line = dw_base64_dup (global, sizeof global);
  return g_strdup_printf ("untrusted comment: signature from minisign secret key\n%s\n" DW_TRUSTED_COMMENT "%s\n%s\n", line, comment,
                          global_line);
}
