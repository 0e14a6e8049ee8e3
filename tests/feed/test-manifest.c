/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "signed-fixture.h"

/* "Has a manifest one form, and is everything else refused?" */

typedef Publisher Fixture;

/* A line to look for in a good manifest, and what to write instead. */
typedef struct
{
  const char *what;
  const char *find;
  const char *write;
} Change;

static const Change changes[] = {
  { "another format", "manifest 1\n", "manifest 2\n" },
  { "upper-case UUID", "feed urn:uuid:5d1c", "feed urn:uuid:5D1C" },
  { "no URN", "feed urn:uuid:", "feed " },
  { "empty name", "name Example Council Family Directory", "name " },
  { "carriage return", "\nepoch", "\r\nepoch" },
  { "tab", "Example Council", "Example\tCouncil" },
  { "control character", "Example Council", "Example\001Council" },
  { "delete character", "Example Council", "Example\177Council" },
  { "bytes that are not UTF-8", "Example Council", "Example \377Council" },
  { "leading nought", "epoch 1\n", "epoch 01\n" },
  { "plus sign", "epoch 1\n", "epoch +1\n" },
  { "negative version", "version 10\n", "version -10\n" },
  { "empty number", "version 10\n", "version \n" },
  { "epoch of 2^31", "epoch 1\n", "epoch 2147483648\n" },
  { "version of 2^53", "version 10\n", "version 9007199254740992\n" },
  { "number of 17 digits", "version 10\n", "version 10000000000000000\n" },
  { "trailing space", "version 10\n", "version 10 \n" },
  { "day that there is not", "issued 2026-11-21T", "issued 2026-11-31T" },
  { "local time", "issued 2026-11-21T09:00:00Z", "issued 2026-11-21T09:00:00+" },
  { "fraction of a second", "issued 2026-11-21T09:00:00Z", "issued 2026-11-21T09:00:00.5Z" },
  { "expires before it is issued", "expires 2026-12-05", "expires 2026-11-20" },
  { "expires when it is issued", "expires 2026-12-05", "expires 2026-11-21" },
  { "good for longer than 400 days", "expires 2026-12-05", "expires 2027-12-27" },
  { "unknown schema", "schema oruk-3.0", "schema hsds-9" },
  { "wrong sum", "\nbytes ", "\nbytes 1" },
  { "unknown role", "key sign ", "key owner " },
  { "no recover key", "key recover ", "key sign " },
  { "base64 without its own alphabet", "key sign RW", "key sign R_" },
  { "unknown line", "object services/0 ", "colour blue\nobject services/0 " },
  { "extension after an object", "object services/8 ", "x-colour blue\nobject services/8 " },
  { "extension without text", "object services/0 ", "x-colour \nobject services/0 " },
  { "empty line", "object services/0 ", "\nobject services/0 " },
  { "objects not sorted", "object services/0 ", "object services/z " },
  { "object twice", "object services/8 ", "object services/0 " },
  { "name that climbs", "object services/0 ", "object ../services/0 " },
  { "name in upper case", "object services/0 ", "object Services/0 " },
  { "name of 65 bytes", "object services/0 ", "object s1234567890123456789012345678901234567890123456789012345678901234 " },
  { "hash in upper case", "services/8 ", "services/8 A" },
  { "order of fields", "epoch 1\nversion 10\n", "version 10\nepoch 1\n" },
  { "text after the end", "\nend\n", "\nend\nmore\n" },
  { "no end", "\nend\n", "\n" },
  { "no line end after the end", "\nend\n", "\nend" },
};

static char *
replace_once (const char *text,
              const char *find,
              const char *write)
{
  const char *at = strstr (text, find);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, write, at + strlen (find));
}

static char *
good_text (const Publisher *publisher)
{
  g_autoptr (DwManifest) manifest = make_manifest (publisher, 1, 10);
  g_autoptr (GError) error = NULL;
  char *text = dw_manifest_dup_text (manifest, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *text = good_text (fixture);
  g_autofree char *extended = replace_once (text, "object services/0 ", "x-note two words\nx-colour blue\nobject services/0 ");
  g_autoptr (GError) error = NULL;
  g_autoptr (DwManifest) manifest = dw_manifest_parse (text, strlen (text), &error);
  g_autoptr (DwManifest) with_extensions = dw_manifest_parse (extended, strlen (extended), NULL);
  g_autofree char *again = dw_manifest_dup_text (manifest, NULL);
  g_autofree char *without = dw_manifest_dup_text (with_extensions, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpstr (without, ==, text);
  g_assert_cmpint (manifest->issued, ==, NOW - DAYS (1));
  g_assert_cmpint (manifest->expires, ==, NOW + DAYS (13));
  g_assert_cmpuint (manifest->n_services, ==, 4);
  g_assert_cmpuint (manifest->keys->len, ==, 2);
  g_assert_cmpuint (manifest->objects->len, ==, 3);
}

static void
test_terms (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = good_text (fixture);
  g_autofree char *extended = replace_once (text, "object services/0 ",
                                            "x-publisher Example Borough\nx-licence OGL 3.0\nx-attribution © Example\nobject services/0 ");
  g_autofree char *twice = replace_once (extended, "x-attribution", "x-licence Another\nx-attribution");
  g_autoptr (GError) error = NULL;
  g_autoptr (DwManifest) manifest = dw_manifest_parse (extended, strlen (extended), &error);
  g_autoptr (DwManifest) repeated = dw_manifest_parse (twice, strlen (twice), NULL);
  g_autofree char *again = dw_manifest_dup_text (manifest, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (manifest->publisher, ==, "Example Borough");
  g_assert_cmpstr (manifest->licence, ==, "OGL 3.0");
  g_assert_cmpstr (manifest->attribution, ==, "© Example");
  g_assert_cmpstr (again, ==, extended);
  g_assert_cmpstr (repeated->licence, ==, "OGL 3.0");
}

static void
test_other_forms (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = good_text (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = replace_once (text, changes[i].find, changes[i].write);
      g_autoptr (GError) error = NULL;
      g_autoptr (DwManifest) manifest = dw_manifest_parse (changed, strlen (changed), &error);

      if (manifest != NULL)
        g_test_message ("taken: %s", changes[i].what);
      g_assert_null (manifest);
      g_assert_error (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_FORM);
    }
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwManifest) same_twice = make_manifest (fixture, 1, 1);
  g_autoptr (DwManifest) too_many = make_manifest (fixture, 1, 1);
  g_autofree char *text = NULL;

  dw_manifest_add_key (same_twice, DW_KEY_RECOVER, dw_secret_key_get_public (fixture->sign));
  g_assert_null (dw_manifest_dup_text (same_twice, NULL));

  for (guint i = 2; i < DW_MANIFEST_KEYS; i++)
    {
      g_autoptr (DwSecretKey) key = dw_secret_key_new ();

      dw_manifest_add_key (too_many, DW_KEY_SIGN, dw_secret_key_get_public (key));
    }
  text = dw_manifest_dup_text (too_many, NULL);
  g_assert_nonnull (text);
  dw_manifest_add_key (too_many, DW_KEY_SIGN, dw_secret_key_get_public (fixture->stranger));
  g_assert_null (dw_manifest_dup_text (too_many, NULL));
}

static void
test_most_objects (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DwManifest) manifest = make_manifest (fixture, 1, 1);
  g_autofree char *text = NULL;
  DwSha256 hash = dw_sha256_of ("x", 1);

  for (guint i = manifest->objects->len; i < DW_MANIFEST_OBJECTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("services/a%05x", i);

      dw_manifest_add_object (manifest, name, &hash, 1);
    }
  text = dw_manifest_dup_text (manifest, NULL);
  g_assert_nonnull (text);
  dw_manifest_add_object (manifest, "services/one-too-many", &hash, 1);
  g_assert_null (dw_manifest_dup_text (manifest, NULL));
}

static void
test_shards (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *all = dw_signed_feed_dup_shard ("s1", 0);
  DwSha256 hash = dw_sha256_of ("s1", 2);
  g_autofree char *hex = dw_sha256_dup_hex (&hash);

  g_assert_cmpstr (all, ==, "services/all");
  for (int bits = 1; bits <= DW_SHARD_BITS_MOST; bits++)
    {
      g_autofree char *shard = dw_signed_feed_dup_shard ("s1", bits);
      guint64 written = g_ascii_strtoull (shard + strlen ("services/"), NULL, 16);
      guint n_digits = (guint) (bits + 3) / 4;
      g_autofree char *prefix = g_strndup (hex, n_digits);
      guint64 wanted = g_ascii_strtoull (prefix, NULL, 16) >> (n_digits * 4 - (guint) bits) << (n_digits * 4 - (guint) bits);

      g_assert_cmpuint (strlen (shard), ==, strlen ("services/") + n_digits);
      g_assert_cmpuint (written, ==, wanted);
    }

  g_assert_cmpint (dw_signed_feed_choose_shards (10 * 1024, 12, -1), ==, 0);
  g_assert_cmpint (dw_signed_feed_choose_shards (120 * 1000 * 1000, 100000, -1), ==, 13);
  g_assert_cmpint (dw_signed_feed_choose_shards (G_GUINT64_CONSTANT (4) << 30, 2000000, -1), ==, DW_SHARD_BITS_MOST);
  g_assert_cmpint (dw_signed_feed_choose_shards (130 * 1000 * 1000, 110000, 12), ==, 12);
  g_assert_cmpint (dw_signed_feed_choose_shards (1200 * 1000 * 1000, 1000000, 12), ==, DW_SHARD_BITS_MOST);
}

static void
add (const char *title,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (title, Fixture, NULL, publisher_set_up, test, publisher_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/manifest/what-is-written-is-read-back-the-same", test_round_trip);
  add ("/manifest/publisher-licence-and-attribution-are-extensions-that-are-read-back", test_terms);
  add ("/manifest/every-other-form-is-refused", test_other_forms);
  add ("/manifest/no-key-comes-twice-and-eight-are-enough", test_keys);
  add ("/manifest/16384-objects-are-the-most", test_most_objects);
  add ("/manifest/a-service-goes-where-its-id-says", test_shards);

  return g_test_run ();
}
