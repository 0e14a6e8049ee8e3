/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "signed-fixture.h"

/* "Is a signed feed taken only when it should be?" with feeds signed here, so that the rules of feeds.md 6.3 hold without any
   file from elsewhere. */

typedef Publisher Fixture;

static Reader
pinned_reader (const Publisher *publisher)
{
  Reader reader = reader_new ();

  reader_pin (&reader, dw_secret_key_get_public (publisher->sign));
  reader_pin (&reader, dw_secret_key_get_public (publisher->recover));
  return reader;
}

/* A reader that has edition 1.10. */
static Reader
settled_reader (const Publisher *publisher)
{
  Reader reader = pinned_reader (publisher);
  g_autoptr (GBytes) feed = pack (sign (make_manifest (publisher, 1, 10), publisher->sign));

  must_accept (&reader, feed);
  return reader;
}

static void
test_first_edition (Fixture       *fixture,
                    gconstpointer  data)
{
  g_auto (Reader) pinned = pinned_reader (fixture);
  g_auto (Reader) first_use = reader_new ();
  g_autoptr (GBytes) feed = pack (sign (make_manifest (fixture, 1, 10), fixture->sign));
  g_autoptr (GBytes) strange = pack (sign (make_manifest (fixture, 1, 10), fixture->stranger));

  must_refuse (&pinned, strange, DW_SIGNED_ERROR_UNKNOWN_KEY);
  must_refuse (&first_use, strange, DW_SIGNED_ERROR_UNKNOWN_KEY);
  must_accept (&pinned, feed);
  must_accept (&first_use, feed);
  must_refuse (&first_use, strange, DW_SIGNED_ERROR_UNKNOWN_KEY);
}

static void
test_several_pins_hold_recover_keys (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_auto (Reader) two_pins = pinned_reader (fixture);
  g_auto (Reader) one_pin = reader_new ();
  DwManifest *manifest = make_manifest (fixture, 1, 10);
  g_autoptr (GBytes) feed = NULL;

  dw_manifest_add_key (manifest, DW_KEY_RECOVER, dw_secret_key_get_public (fixture->stranger));
  feed = pack (sign (manifest, fixture->sign));
  reader_pin (&one_pin, dw_secret_key_get_public (fixture->sign));

  must_refuse (&two_pins, feed, DW_SIGNED_ERROR_RECOVER_KEYS);
  must_accept (&one_pin, feed);
}

static void
test_age (Fixture       *fixture,
          gconstpointer  data)
{
  g_auto (Reader) reader = settled_reader (fixture);
  g_autoptr (GBytes) newer = pack (sign (make_manifest (fixture, 1, 11), fixture->sign));
  g_autoptr (GBytes) older = pack (sign (make_manifest (fixture, 1, 9), fixture->sign));
  g_autoptr (GBytes) other_epoch = pack (sign (make_manifest (fixture, 0, 12), fixture->recover));
  DwManifest *twin = make_manifest (fixture, 1, 11);
  g_autoptr (GBytes) twin_feed = NULL;
  g_autoptr (DwEdition) again = NULL;

  must_refuse (&reader, older, DW_SIGNED_ERROR_ROLLBACK);
  must_refuse (&reader, other_epoch, DW_SIGNED_ERROR_ROLLBACK);
  must_accept (&reader, newer);
  must_refuse (&reader, older, DW_SIGNED_ERROR_ROLLBACK);

  twin->issued++;
  twin_feed = pack (sign (twin, fixture->sign));
  must_refuse (&reader, twin_feed, DW_SIGNED_ERROR_EQUIVOCATION);

  again = look_at (&reader, newer, NOW, NULL);
  g_assert_true (again->is_unchanged);
  g_assert_false (again->is_stale);
}

static void
test_identity (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto (Reader) reader = settled_reader (fixture);
  DwManifest *other = make_manifest (fixture, 1, 11);
  g_autoptr (DwManifest) manifest = make_manifest (fixture, 1, 11);
  g_autofree char *text = dw_manifest_dup_text (manifest, NULL);
  g_autofree char *head = NULL;
  g_autoptr (GBytes) other_feed = NULL;
  g_autoptr (GBytes) lie = NULL;

  g_free (other->feed);
  other->feed = g_strdup ("00000000-0000-4000-8000-000000000000");
  other_feed = pack (sign (other, fixture->sign));
  must_refuse (&reader, other_feed, DW_SIGNED_ERROR_OTHER_FEED);

  head = dw_signature_make (fixture->sign, text, strlen (text), "oruk-feed-manifest 1 urn:uuid:5d1c1a3e-0c3a-4c76-9b3f-0a4a9f3b1142 1 12");
  lie = g_bytes_new_take (g_strconcat (head, text, NULL), strlen (head) + strlen (text));
  must_refuse (&reader, lie, DW_SIGNED_ERROR_COMMENT);
}

static void
test_epoch_and_recover_keys (Fixture       *fixture,
                             gconstpointer  data)
{
  g_auto (Reader) reader = settled_reader (fixture);
  g_autoptr (GBytes) anew = pack (sign (make_manifest (fixture, 2, 1), fixture->sign));
  g_autoptr (GBytes) recovered = pack (sign (make_manifest (fixture, 2, 1), fixture->recover));
  DwManifest *more = make_manifest (fixture, 1, 11);
  DwManifest *swapped = make_manifest (fixture, 1, 11);
  DwManifest *allowed = make_manifest (fixture, 2, 2);
  g_autoptr (GBytes) more_feed = NULL;
  g_autoptr (GBytes) swapped_feed = NULL;
  g_autoptr (GBytes) allowed_feed = NULL;

  must_refuse (&reader, anew, DW_SIGNED_ERROR_EPOCH);

  dw_manifest_add_key (more, DW_KEY_RECOVER, dw_secret_key_get_public (fixture->stranger));
  more_feed = pack (sign (more, fixture->sign));
  must_refuse (&reader, more_feed, DW_SIGNED_ERROR_RECOVER_KEYS);

  g_array_index (swapped->keys, DwManifestKey, 1).key = *dw_secret_key_get_public (fixture->stranger);
  swapped_feed = pack (sign (swapped, fixture->sign));
  must_refuse (&reader, swapped_feed, DW_SIGNED_ERROR_RECOVER_KEYS);

  must_accept (&reader, recovered);
  dw_manifest_add_key (allowed, DW_KEY_RECOVER, dw_secret_key_get_public (fixture->stranger));
  allowed_feed = pack (sign (allowed, fixture->recover));
  must_accept (&reader, allowed_feed);
}

static void
test_sign_key_change (Fixture       *fixture,
                      gconstpointer  data)
{
  g_auto (Reader) reader = settled_reader (fixture);
  DwManifest *handing_over = make_manifest (fixture, 1, 11);
  DwManifest *next = make_manifest (fixture, 1, 12);
  g_autoptr (GBytes) old_key = pack (sign (make_manifest (fixture, 1, 12), fixture->sign));
  g_autoptr (GBytes) handing_over_feed = NULL;
  g_autoptr (GBytes) next_feed = NULL;

  g_array_index (handing_over->keys, DwManifestKey, 0).key = *dw_secret_key_get_public (fixture->stranger);
  g_array_index (next->keys, DwManifestKey, 0).key = *dw_secret_key_get_public (fixture->stranger);
  handing_over_feed = pack (sign (handing_over, fixture->sign));
  next_feed = pack (sign (next, fixture->stranger));

  must_refuse (&reader, next_feed, DW_SIGNED_ERROR_UNKNOWN_KEY);
  must_accept (&reader, handing_over_feed);
  must_refuse (&reader, old_key, DW_SIGNED_ERROR_UNKNOWN_KEY);
  must_accept (&reader, next_feed);
}

static void
test_dates (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto (Reader) reader = settled_reader (fixture);
  g_autoptr (GBytes) feed = pack (sign (make_manifest (fixture, 1, 11), fixture->sign));
  g_autoptr (DwEdition) last_minute = look_at (&reader, feed, NOW + DAYS (13) - 1, NULL);
  g_autoptr (DwEdition) late = look_at (&reader, feed, NOW + DAYS (13), NULL);
  g_autoptr (DwEdition) by_a_slow_clock = look_at (&reader, feed, NOW - DAYS (1) - DAYS (2) - 1, NULL);

  g_assert_false (last_minute->is_stale);
  g_assert_true (late->is_stale);
  g_assert_false (late->is_unchanged);
  g_assert_true (by_a_slow_clock->is_early);
  g_assert_false (late->is_early);
}

static void
test_objects (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto (Reader) reader = settled_reader (fixture);
  DwManifest *changed = make_manifest (fixture, 1, 11);
  static const char NEW[] = "{\"id\":\"s3\",\"name\":\"Talking Tots, new time\"}\n";
  DwSha256 hash = dw_sha256_of (NEW, strlen (NEW));
  DwManifestObject *last = &g_array_index (changed->objects, DwManifestObject, 2);
  g_autoptr (GBytes) head = NULL;
  g_autoptr (GByteArray) delta = g_byte_array_new ();
  g_autoptr (GBytes) whole_delta = NULL;
  g_autoptr (GBytes) with_old = NULL;

  last->sha256 = hash;
  last->size = strlen (NEW);
  head = sign (changed, fixture->sign);
  must_refuse (&reader, head, DW_SIGNED_ERROR_MISSING);

  with_old = pack (g_bytes_ref (head));
  must_refuse (&reader, with_old, DW_SIGNED_ERROR_UNLISTED);

  g_byte_array_append (delta, g_bytes_get_data (head, NULL), (guint) g_bytes_get_size (head));
  dw_signed_feed_append_object (delta, NEW, strlen (NEW));
  whole_delta = g_bytes_new (delta->data, delta->len);

  dw_signed_feed_append_object (delta, NEW, strlen (NEW));
  {
    g_autoptr (GBytes) twice = g_bytes_new (delta->data, delta->len);

    must_refuse (&reader, twice, DW_SIGNED_ERROR_UNLISTED);
  }
  must_accept (&reader, whole_delta);
}

static void
test_every_mutant (Fixture       *fixture,
                   gconstpointer  data)
{
  g_auto (Reader) reader = settled_reader (fixture);
  g_auto (Reader) first_use = reader_new ();
  g_autoptr (GBytes) feed = pack (sign (make_manifest (fixture, 1, 11), fixture->sign));
  g_autoptr (DwEdition) good = look_at (&reader, feed, NOW, NULL);
  gsize length = g_bytes_get_size (feed);
  gsize n_free_text = strlen ("signature from minisign secret key");
  Mutants mutants = try_all_mutants (feed, length, TRUE, &reader, &good->hash);
  Mutants unpinned = try_all_mutants (feed, good->length, FALSE, &first_use, &good->hash);

  g_test_message ("%u mutants, %u with the same content", mutants.n_mutants, mutants.n_same);
  g_assert_cmpuint (mutants.n_mutants, ==, length * 9);
  g_assert_cmpuint (mutants.n_changed, ==, 0);
  /* A flip in the untrusted comment's text, and a cut that leaves out objects that the reader has. */
  g_assert_cmpuint (mutants.n_same, <=, n_free_text * 8 + G_N_ELEMENTS (OBJECTS));
  g_assert_cmpuint (mutants.n_same, >, n_free_text);
  g_assert_cmpuint (unpinned.n_changed, ==, 0);
  g_assert_cmpuint (unpinned.n_same, <=, n_free_text * 8);
}

/* The test above has teeth only if a reader that forgets a check would be caught: one that has no state takes whatever its own
   manifest vouches for. */
static void
test_a_careless_reader_is_caught (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_auto (Reader) careful = settled_reader (fixture);
  g_auto (Reader) careless = reader_new ();
  DwManifest *evil = make_manifest (fixture, 1, 11);
  g_autoptr (GBytes) feed = NULL;

  g_array_index (evil->keys, DwManifestKey, 0).key = *dw_secret_key_get_public (fixture->stranger);
  feed = pack (sign (evil, fixture->stranger));
  must_refuse (&careful, feed, DW_SIGNED_ERROR_UNKNOWN_KEY);
  must_accept (&careless, feed);
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

  add ("/signed/only-a-pinned-or-named-key-begins-a-feed", test_first_edition);
  add ("/signed/with-several-pins-no-other-recover-key-begins-a-feed", test_several_pins_hold_recover_keys);
  add ("/signed/no-older-and-no-second-edition-of-a-version-is-taken", test_age);
  add ("/signed/another-feed-or-a-lying-comment-is-refused", test_identity);
  add ("/signed/only-a-recover-key-raises-the-epoch-or-changes-recover-keys", test_epoch_and_recover_keys);
  add ("/signed/a-sign-key-hands-over-and-is-then-unknown", test_sign_key_change);
  add ("/signed/past-its-date-an-edition-is-taken-and-called-stale", test_dates);
  add ("/signed/objects-come-listed-once-and-whole", test_objects);
  add ("/signed/no-flip-and-no-cut-changes-what-is-taken", test_every_mutant);
  add ("/signed/these-tests-tell-a-careful-reader-from-a-careless-one", test_a_careless_reader_is_caught);

  return g_test_run ();
}
