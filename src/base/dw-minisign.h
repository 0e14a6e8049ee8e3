/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * minisign's keys and signatures (https://jedisct1.github.io/minisign/; format of its src/minisign.h): Ed25519 over the
 * BLAKE2b-512 of the message, which minisign calls "ED", and a second signature over the first and the trusted comment.
 * The older "Ed" over the bare message is refused. What is written here, minisign verifies, and the other way round. Pure;
 * any thread.
 */

/** DW_KEY_ERROR: the error domain of key files. */
#define DW_KEY_ERROR (dw_key_error_quark ())

/** dw_key_error_quark: Returns: the domain of DwKeyError. */
GQuark dw_key_error_quark (void);

/**
 * DwKeyError:
 * @DW_KEY_ERROR_FORM: not a minisign key
 * @DW_KEY_ERROR_ENCRYPTED: a secret key that is locked with a password
 * @DW_KEY_ERROR_SECRET: a secret key where a public one is asked for
 */
typedef enum
{
  DW_KEY_ERROR_FORM,
  DW_KEY_ERROR_ENCRYPTED,
  DW_KEY_ERROR_SECRET,
} DwKeyError;

/** DW_PUBLIC_KEY_TEXT: characters of a public key as text: the second line of a minisign.pub, "RW…". */
#define DW_PUBLIC_KEY_TEXT 56

/** DW_KEY_ID_BYTES: bytes of a key's number. */
#define DW_KEY_ID_BYTES 8

/** DwPublicKey: the public half of a key. */
typedef struct
{
  guint8 id[DW_KEY_ID_BYTES];
  guint8 key[32];
} DwPublicKey;

/**
 * dw_public_key_parse: Reads the @length characters at @text, which must be exactly a key's text. Returns: FALSE when
 * they are not.
 */
gboolean dw_public_key_parse (const char  *text,
                              gsize        length,
                              DwPublicKey *key);

/** dw_public_key_dup_text: Returns: (transfer full): DW_PUBLIC_KEY_TEXT characters. */
char *dw_public_key_dup_text (const DwPublicKey *key);

/**
 * dw_public_key_dup_id: Returns: (transfer full): the key's number as minisign shows it: hexadecimal, upper case, no
 * leading nought.
 */
char *dw_public_key_dup_id (const DwPublicKey *key);

/** dw_public_key_dup_file: Returns: (transfer full): the text of a minisign.pub. */
char *dw_public_key_dup_file (const DwPublicKey *key);

/** dw_public_key_equal: Returns: whether @a and @b are the same key, number and all. */
gboolean dw_public_key_equal (const DwPublicKey *a,
                              const DwPublicKey *b);

/**
 * dw_public_keys_parse:
 * @text: one or more minisign.pub files one after another, or keys alone; a key a line, comment lines beside them
 *
 * Returns: (transfer full) (element-type DwPublicKey): the keys, at least one and at most 8, none twice; NULL with
 *   DW_KEY_ERROR
 */
GArray *dw_public_keys_parse (const char  *text,
                              gsize        length,
                              GError     **error);

/**
 * DwSecretKey:
 *
 * A key that signs, in memory that is not swapped out and is wiped.
 */
typedef struct _DwSecretKey DwSecretKey;

/** dw_secret_key_new: Returns: (transfer full): a new key made of random numbers. */
DwSecretKey *dw_secret_key_new (void);

/**
 * dw_secret_key_parse:
 * @text: a minisign.key file that was made without a password (`minisign -G -W`, or dw_secret_key_dup_file())
 *
 * Returns: (transfer full): the key, or NULL with DW_KEY_ERROR
 */
DwSecretKey *dw_secret_key_parse (const char  *text,
                                  gsize        length,
                                  GError     **error);

/**
 * dw_secret_key_dup_file: Returns: (transfer full): the text of a minisign.key, not encrypted: for a file of mode 0600;
 * free it with dw_secret_text_free().
 */
char *dw_secret_key_dup_file (const DwSecretKey *key);

/** dw_secret_text_free: Wipes and frees a text that held a secret key. */
void dw_secret_text_free (char *text);

/** dw_secret_key_get_public: Returns: (transfer none): the half that may be shown. */
const DwPublicKey *dw_secret_key_get_public (const DwSecretKey *key);

/** dw_secret_key_free: Wipes and frees @key. */
void dw_secret_key_free (DwSecretKey *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSecretKey, dw_secret_key_free)

/** DW_SIGNATURE_MOST_BYTES: the longest that the four lines of a signature may be. */
#define DW_SIGNATURE_MOST_BYTES ((gsize) 9 * 1024)

/** DwSignature: the four lines that minisign writes. */
typedef struct
{
  guint8 key_id[DW_KEY_ID_BYTES];
  guint8 signature[64];
  guint8 global[64];          /* over signature and comment */
  const char *comment;        /* the trusted comment, in the bytes that were parsed: not NUL-terminated */
  gsize comment_length;
  gsize length;               /* of the four lines; the message follows where both are in one file */
} DwSignature;

/**
 * dw_signature_parse: Reads four lines at the head of @bytes; strict: LF line ends, canonical base64. Returns: FALSE
 * when they are not that.
 */
gboolean dw_signature_parse (const char  *bytes,
                             gsize        length,
                             DwSignature *signature);

/** dw_signature_verify: Returns: whether @key made @signature over @message and over its trusted comment. */
gboolean dw_signature_verify (const DwSignature *signature,
                              const DwPublicKey *key,
                              gconstpointer      message,
                              gsize              length);

/**
 * dw_signature_make:
 * @comment: the trusted comment, without line ends
 *
 * Returns: (transfer full): the four lines
 */
char *dw_signature_make (const DwSecretKey *key,
                         gconstpointer      message,
                         gsize              length,
                         const char        *comment);

G_END_DECLS
