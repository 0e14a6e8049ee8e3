/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dlfcn.h>
#include <string.h>

#include "dw-minisign.h"
#include "dw-sha256.h"

/* "Does what is signed verify, and nothing else?" for keys made here. */

static const char message[] = "Bumps & Babies, Tuesday 10:00, free\n";

static void
test_round_trip (void)
{
  g_autoptr (DwSecretKey) key = dw_secret_key_new ();
  g_autoptr (DwSecretKey) other = dw_secret_key_new ();
  g_autofree char *lines = dw_signature_make (key, message, strlen (message), "a comment that counts");
  DwSignature signature;

  g_assert_true (dw_signature_parse (lines, strlen (lines), &signature));
  g_assert_cmpuint (signature.length, ==, strlen (lines));
  g_assert_cmpmem (signature.comment, signature.comment_length, "a comment that counts", strlen ("a comment that counts"));
  g_assert_true (dw_signature_verify (&signature, dw_secret_key_get_public (key), message, strlen (message)));
  g_assert_false (dw_signature_verify (&signature, dw_secret_key_get_public (other), message, strlen (message)));
  g_assert_false (dw_signature_verify (&signature, dw_secret_key_get_public (key), message, strlen (message) - 1));
}

/* What may change without harm is the untrusted comment's own text: its prefix and its LF may not. */
static void
test_every_flip_of_a_signature (void)
{
  g_autoptr (DwSecretKey) key = dw_secret_key_new ();
  g_autofree char *lines = dw_signature_make (key, message, strlen (message), "counts");
  gsize n_lines = strlen (lines);
  gsize n_free_text = (gsize) (strchr (lines, '\n') - lines);
  guint n_survived = 0;

  for (gsize i = 0; i < n_lines * 8; i++)
    {
      DwSignature signature;

      lines[i / 8] = (char) (lines[i / 8] ^ 1 << i % 8);
      if (dw_signature_parse (lines, n_lines, &signature)
          && dw_signature_verify (&signature, dw_secret_key_get_public (key), message, strlen (message)))
        {
          g_assert_cmpuint (i / 8, <, n_free_text);
          n_survived++;
        }
      lines[i / 8] = (char) (lines[i / 8] ^ 1 << i % 8);
    }

  g_assert_cmpuint (n_survived, <, 8 * n_free_text);
  for (gsize n = 0; n < n_lines; n++)
    {
      DwSignature signature;

      g_assert_false (dw_signature_parse (lines, n, &signature));
    }
}

static void
test_the_older_algorithm_is_refused (void)
{
  g_autoptr (DwSecretKey) key = dw_secret_key_new ();
  g_autofree char *lines = dw_signature_make (key, message, strlen (message), "counts");
  char *second = lines + strcspn (lines, "\n") + 1;
  DwSignature signature;

  /* "RUR" is base64 of "ED", "RWQ" to "RWT" of "Ed". */
  g_assert_true (g_str_has_prefix (second, "RUQ") || g_str_has_prefix (second, "RUR") || g_str_has_prefix (second, "RUS")
                 || g_str_has_prefix (second, "RUT"));
  second[1] = 'W';
  g_assert_false (dw_signature_parse (lines, strlen (lines), &signature));
}

static void
test_key_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwSecretKey) key = dw_secret_key_new ();
  g_autoptr (DwSecretKey) again = NULL;
  g_autofree char *file = dw_public_key_dup_file (dw_secret_key_get_public (key));
  g_autofree char *twice = g_strconcat (file, file, NULL);
  g_autoptr (GArray) keys = dw_public_keys_parse (file, strlen (file), &error);
  char *secret = dw_secret_key_dup_file (key);

  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 1);
  g_assert_true (dw_public_key_equal (&g_array_index (keys, DwPublicKey, 0), dw_secret_key_get_public (key)));
  g_assert_null (dw_public_keys_parse (twice, strlen (twice), &error));
  g_assert_error (error, DW_KEY_ERROR, DW_KEY_ERROR_FORM);
  g_clear_error (&error);

  again = dw_secret_key_parse (secret, strlen (secret), &error);
  g_assert_no_error (error);
  g_assert_true (dw_public_key_equal (dw_secret_key_get_public (again), dw_secret_key_get_public (key)));

  /* A secret key is never taken for one that may be shown. */
  g_assert_null (dw_public_keys_parse (secret, strlen (secret), &error));
  g_assert_error (error, DW_KEY_ERROR, DW_KEY_ERROR_SECRET);
  g_clear_error (&error);
  dw_secret_text_free (secret);
}

static void
test_no_damaged_secret_key_is_taken (void)
{
  g_autoptr (DwSecretKey) key = dw_secret_key_new ();
  char *secret = dw_secret_key_dup_file (key);
  gsize length = strlen (secret);
  gsize begin = (gsize) (strchr (secret, '\n') + 1 - secret);

  for (gsize i = begin * 8; i < (length - 1) * 8; i++)
    {
      g_autoptr (GError) error = NULL;
      DwSecretKey *damaged;

      secret[i / 8] = (char) (secret[i / 8] ^ 1 << i % 8);
      damaged = dw_secret_key_parse (secret, length, &error);
      secret[i / 8] = (char) (secret[i / 8] ^ 1 << i % 8);
      if (damaged == NULL)
        {
          g_assert_nonnull (error);
          continue;
        }

      /* Only what a password would need is not under the checksum. */
      g_assert_true (dw_public_key_equal (dw_secret_key_get_public (damaged), dw_secret_key_get_public (key)));
      dw_secret_key_free (damaged);
    }

  dw_secret_text_free (secret);
}

static void
test_sha256 (void)
{
  /* FIPS 180-4's own example. */
  DwSha256 hash = dw_sha256_of ("abc", 3);
  DwSha256 read_back;
  g_autofree char *hex = dw_sha256_dup_hex (&hash);

  g_assert_cmpstr (hex, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_true (dw_sha256_parse (hex, &read_back));
  g_assert_true (dw_sha256_equal (&hash, &read_back));
  g_assert_false (dw_sha256_parse ("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", &read_back));
  g_assert_false (dw_sha256_parse ("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", &read_back));
}

/* What libcurl brings with it hashes like libsodium, every length of the last blocks. Last of all: it stays so. */
static void
test_faster_sha256 (void)
{
  guint8 bytes[600];
  DwSha256 ours[G_N_ELEMENTS (bytes)];
  void *brought = dlopen ("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);

  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      bytes[i] = (guint8) (i * 7);
      ours[i] = dw_sha256_of (bytes, i);
    }

  if (brought == NULL)
    {
      g_test_skip ("OpenSSL 3 is not installed");
      return;
    }
  g_assert_true (dw_sha256_find_faster ());
  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      DwSha256 theirs = dw_sha256_of (bytes, i);

      g_assert_true (dw_sha256_equal (&ours[i], &theirs));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/minisign/what-is-signed-verifies-and-nothing-else", test_round_trip);
  g_test_add_func ("/minisign/every-flip-and-cut-of-a-signature-is-refused", test_every_flip_of_a_signature);
  g_test_add_func ("/minisign/the-older-algorithm-is-refused", test_the_older_algorithm_is_refused);
  g_test_add_func ("/minisign/keys-survive-their-files", test_key_files);
  g_test_add_func ("/minisign/no-damaged-secret-key-is-taken-for-another", test_no_damaged_secret_key_is_taken);
  g_test_add_func ("/minisign/sha-256-is-the-standards", test_sha256);
  g_test_add_func ("/minisign/sha-256-of-openssl-is-the-same", test_faster_sha256);

  return g_test_run ();
}
