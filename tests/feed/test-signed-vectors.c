/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "signed-fixture.h"

/* "Does every published vector come out as its table says, and none of its mutants change anything?" The vectors are in
   $DOORWAY_SHARED/signed-feed-vectors; without them these tests are skipped. */

#define ACCEPTED -1
#define UNCHANGED -2

/* A row of the table in the vectors' README. */
typedef struct
{
  const char *file;
  const char *after;      /* what was accepted before, one after another; "!" stands for an accepted version 2^53-1 */
  int expected;           /* a DwSignedError, ACCEPTED or UNCHANGED */
} Vector;

static const Vector vectors[] = {
  { "good-v10", "", ACCEPTED },
  { "newer-version", "good-v10", ACCEPTED },
  { "rollback", "good-v10 newer-version", DW_SIGNED_ERROR_ROLLBACK },
  { "replay-same", "good-v10 newer-version", UNCHANGED },
  { "freeze-past-expiry", "good-v10 newer-version", UNCHANGED },
  { "equivocation", "good-v10 newer-version", DW_SIGNED_ERROR_EQUIVOCATION },
  { "evil-key", "good-v10", DW_SIGNED_ERROR_UNKNOWN_KEY },
  { "epoch-by-sign-key", "good-v10", DW_SIGNED_ERROR_EPOCH },
  { "sign-key-swaps-recover-key", "good-v10", DW_SIGNED_ERROR_RECOVER_KEYS },
  { "fast-forward-blocks-normal", "good-v10 !", DW_SIGNED_ERROR_ROLLBACK },
  { "recover-after-fast-forward", "good-v10 !", ACCEPTED },
  { "old-sign-key-after-recovery", "good-v10 ! recover-after-fast-forward", DW_SIGNED_ERROR_UNKNOWN_KEY },
  { "new-sign-key-after-recovery", "good-v10 ! recover-after-fast-forward", ACCEPTED },
  { "wrong-feed", "good-v10", DW_SIGNED_ERROR_OTHER_FEED },
  { "trusted-comment-lies", "good-v10", DW_SIGNED_ERROR_COMMENT },
  { "tampered-object", "good-v10", DW_SIGNED_ERROR_OBJECT },
  { "truncated-bundle", "good-v10", DW_SIGNED_ERROR_FORM },
  { "extra-unlisted-object", "good-v10", DW_SIGNED_ERROR_UNLISTED },
  { "mix-and-match-objects", "good-v10", DW_SIGNED_ERROR_UNLISTED },
  { "mix-and-match-manifest", "good-v10", DW_SIGNED_ERROR_SIGNATURE },
  { "no-end", "good-v10", DW_SIGNED_ERROR_FORM },
  { "crlf", "good-v10", DW_SIGNED_ERROR_FORM },
};

static char *
find_folder (void)
{
  const char *shared = g_getenv ("DOORWAY_SHARED");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "signed-feed-vectors", NULL) : NULL;

  return folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder) : NULL;
}

static GBytes *
load (const char *name,
      const char *suffix)
{
  g_autofree char *folder = find_folder ();
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
pin_file (Reader     *reader,
          const char *name)
{
  g_autoptr (GBytes) file = load (name, ".pub");
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (file, &length);
  g_autoptr (GArray) keys = dw_public_keys_parse (text, length, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < keys->len; i++)
    reader_pin (reader, &g_array_index (keys, DwPublicKey, i));
}

/* A reader that accepted what @vector comes after. */
static Reader
reader_before (const Vector *vector)
{
  Reader reader = reader_new ();
  g_auto (GStrv) steps = g_strsplit (vector->after, " ", -1);

  pin_file (&reader, "sign");
  pin_file (&reader, "recover");
  for (guint i = 0; steps[i] != NULL && *steps[i] != '\0'; i++)
    {
      g_autoptr (GBytes) feed = NULL;

      if (g_str_equal (steps[i], "!"))
        {
          reader.state.version = (G_GUINT64_CONSTANT (1) << 53) - 1;
          continue;
        }
      feed = load (steps[i], ".oruk");
      must_accept (&reader, feed);
    }

  return reader;
}

static gboolean
skip_without_vectors (void)
{
  g_autofree char *folder = find_folder ();

  if (folder == NULL)
    g_test_skip ("no signed-feed-vectors: set DOORWAY_SHARED to the folder that holds them");
  return folder == NULL;
}

static void
test_vector (gconstpointer data)
{
  const Vector *vector = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) feed = NULL;
  g_autoptr (DwEdition) edition = NULL;

  if (skip_without_vectors ())
    return;

  {
    g_auto (Reader) reader = reader_before (vector);

    feed = load (vector->file, ".oruk");
    edition = look_at (&reader, feed, NOW, &error);
  }
  if (vector->expected >= 0)
    {
      g_assert_null (edition);
      g_assert_error (error, DW_SIGNED_ERROR, vector->expected);
      return;
    }

  g_assert_no_error (error);
  g_assert_true (edition->is_unchanged == (vector->expected == UNCHANGED));
  g_assert_false (edition->is_stale);
}

/* The hash of the manifest in @feed, as its publisher wrote it; noughts where it has no end. @n_head: how long signature and
   manifest are. */
static DwSha256
hash_manifest (GBytes *feed,
               gsize  *n_head)
{
  gsize length;
  const char *bytes = g_bytes_get_data (feed, &length);
  const char *stop = g_strstr_len (bytes, (gssize) length, "\nend\n");
  DwSignature signature;

  g_assert_true (dw_signature_parse (bytes, length, &signature));
  *n_head = length;
  if (stop == NULL)
    return (DwSha256) { { 0 } };

  *n_head = (gsize) (stop - bytes) + strlen ("\nend\n");
  return dw_sha256_of (bytes + signature.length, (gsize) (stop - bytes) + strlen ("\nend\n") - signature.length);
}

/* What is refused for its objects alone is honest again once the flip is flipped back, or the tail is cut off where an object begins. */
static gboolean
is_refused_for_its_objects (const Vector *vector)
{
  return vector->expected == DW_SIGNED_ERROR_OBJECT || vector->expected == DW_SIGNED_ERROR_UNLISTED
         || g_str_equal (vector->file, "truncated-bundle");
}

static void
test_mutants (gconstpointer data)
{
  const Vector *vector = data;
  g_autoptr (GBytes) feed = NULL;
  DwSha256 content;
  Mutants mutants;
  gsize n_head, length;

  if (skip_without_vectors ())
    return;

  {
    g_auto (Reader) reader = reader_before (vector);

    feed = load (vector->file, ".oruk");
    length = g_bytes_get_size (feed);
    content = hash_manifest (feed, &n_head);
    if (g_str_equal (vector->file, "newer-version") || is_refused_for_its_objects (vector))
      n_head = length;
    mutants = try_all_mutants (feed, n_head, TRUE, &reader, &content);
  }

  g_test_message ("%u mutants, %u with the same content", mutants.n_mutants, mutants.n_same);
  g_assert_cmpuint (mutants.n_mutants, ==, n_head * 8 + length);
  g_assert_cmpuint (mutants.n_changed, ==, 0);
  if (vector->expected < 0)
    g_assert_cmpuint (mutants.n_same, <=, 8 * strlen ("signature from minisign secret key") + 12);
  else
    g_assert_cmpuint (mutants.n_same, <=, is_refused_for_its_objects (vector) ? 12 : 0);
}

static void
test_freeze (void)
{
  const Vector *frozen = &vectors[4];
  g_autoptr (GBytes) feed = NULL;
  g_autoptr (DwEdition) edition = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_without_vectors ())
    return;

  {
    g_auto (Reader) reader = reader_before (frozen);

    feed = load (frozen->file, ".oruk");
    edition = look_at (&reader, feed, NOW + DAYS (14), &error);
  }
  g_assert_no_error (error);
  g_assert_true (edition->is_unchanged);
  g_assert_true (edition->is_stale);
}

int
main (int    argc,
      char **argv)
{
  guint part = 0, n_parts = 1;

  g_test_init (&argc, &argv, NULL);

  /* "2of3": every third vector, from the third on; so that the parts run beside each other. */
  if (argc > 1 && sscanf (argv[1], "%uof%u", &part, &n_parts) != 2)
    return 2;

  for (guint i = part; i < G_N_ELEMENTS (vectors); i += n_parts)
    {
      g_autofree char *title = g_strdup_printf ("/signed-vectors/%s-comes-out-as-its-table-says", vectors[i].file);
      g_autofree char *mutants = g_strdup_printf ("/signed-vectors/no-flip-and-no-cut-of-%s-changes-what-is-taken", vectors[i].file);

      g_test_add_data_func (title, &vectors[i], test_vector);
      g_test_add_data_func (mutants, &vectors[i], test_mutants);
    }
  g_test_add_func ("/signed-vectors/a-feed-frozen-past-its-date-is-stale", test_freeze);

  return g_test_run ();
}
