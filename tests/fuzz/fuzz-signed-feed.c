/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-signed-feed.h"
#include "fuzz.h"

static gboolean
has_extensions (const char *text,
                gsize       length)
{
  return g_strstr_len (text, (gssize) length, "\nx-") != NULL;
}

/* A manifest has one form: what is read is written back byte for byte (extensions are not kept). */
static void
check_manifest (const char *text,
                gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwManifest) manifest = dw_manifest_parse (text, length, &error);
  g_autofree char *again = NULL;

  FUZZ_CHECK ((manifest == NULL) == (error != NULL));
  if (manifest == NULL)
    return;

  again = dw_manifest_dup_text (manifest, &error);
  FUZZ_CHECK (again != NULL);
  FUZZ_CHECK (has_extensions (text, length) || (strlen (again) == length && memcmp (again, text, length) == 0));
}

static gboolean
check_object (const DwManifestObject  *object,
              GBytes                  *bytes,
              gpointer                 data,
              GError                 **error)
{
  FUZZ_CHECK (g_bytes_get_size (bytes) == object->size);
  return TRUE;
}

/* The bytes that a server or a USB stick holds, to somebody who trusts nobody yet: the way that reads the most. */
static void
check_feed (GBytes *bytes)
{
  const DwSignedState nobody = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwEdition) edition = dw_edition_read (bytes, &nobody, 0, &error);

  FUZZ_CHECK ((edition == NULL) == (error != NULL));
  if (edition == NULL)
    return;

  FUZZ_CHECK (edition->length <= g_bytes_get_size (bytes));
  FUZZ_CHECK (dw_edition_unpack (edition, bytes, check_object, NULL, &error) == (error == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GArray) keys = dw_public_keys_parse (text, strlen (text), NULL);
  g_autoptr (DwSecretKey) secret = dw_secret_key_parse ((const char *) data, size, NULL);
  DwSignature signature;

  check_manifest ((const char *) data, size);
  if (dw_signature_parse ((const char *) data, size, &signature))
    check_manifest ((const char *) data + signature.length, size - signature.length);
  check_feed (bytes);
  return 0;
}
