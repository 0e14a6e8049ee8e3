/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-signed-feed-write.h"
#include "dw-signed-feed.h"

G_BEGIN_DECLS

/* A publisher for tests: keys made here and now, and editions as the tests want them. */

/** NOW: 2026-11-22T09:00:00Z, when nothing of these feeds is out of date. */
#define NOW ((gint64) 1795338000)

/** DAYS: seconds in @n days. */
#define DAYS(n) ((gint64) (n) * 24 * 60 * 60)

/** Publisher: whoever signs. */
typedef struct
{
  DwSecretKey *sign;
  DwSecretKey *recover;
  DwSecretKey *stranger;
} Publisher;

static inline void
publisher_set_up (Publisher     *publisher,
                  gconstpointer  data)
{
  publisher->sign = dw_secret_key_new ();
  publisher->recover = dw_secret_key_new ();
  publisher->stranger = dw_secret_key_new ();
}

static inline void
publisher_tear_down (Publisher     *publisher,
                     gconstpointer  data)
{
  dw_secret_key_free (publisher->sign);
  dw_secret_key_free (publisher->recover);
  dw_secret_key_free (publisher->stranger);
}

/** OBJECTS: what the feed of these tests holds, an object a line. */
static const char *const OBJECTS[] = {
  "{\"id\":\"s1\",\"name\":\"Bumps and Babies\"}\n",
  "{\"id\":\"s2\",\"name\":\"Stay and Play\"}\n{\"id\":\"s4\",\"name\":\"Rhyme Time\"}\n",
  "{\"id\":\"s3\",\"name\":\"Talking Tots\"}\n",
};

/* An edition of three objects. */
static inline DwManifest *
make_manifest (const Publisher *publisher,
               guint64          epoch,
               guint64          version)
{
  static const char *const names[] = { "services/0", "services/8", "services/f" };
  DwManifest *manifest = dw_manifest_new ();

  manifest->feed = g_strdup ("5d1c1a3e-0c3a-4c76-9b3f-0a4a9f3b1142");
  manifest->name = g_strdup ("Example Council Family Directory");
  manifest->epoch = epoch;
  manifest->version = version;
  manifest->issued = NOW - DAYS (1);
  manifest->expires = NOW + DAYS (13);
  manifest->n_services = 4;
  dw_manifest_add_key (manifest, DW_KEY_SIGN, dw_secret_key_get_public (publisher->sign));
  dw_manifest_add_key (manifest, DW_KEY_RECOVER, dw_secret_key_get_public (publisher->recover));
  for (guint i = 0; i < G_N_ELEMENTS (OBJECTS); i++)
    {
      DwSha256 hash = dw_sha256_of (OBJECTS[i], strlen (OBJECTS[i]));

      dw_manifest_add_object (manifest, names[i], &hash, strlen (OBJECTS[i]));
    }

  return manifest;
}

/* @manifest (transfer full), signed. */
static inline GBytes *
sign (DwManifest        *manifest,
      const DwSecretKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwManifest) signed_manifest = manifest;
  GBytes *feed = dw_signed_feed_write (signed_manifest, key, &error);

  g_assert_no_error (error);
  return feed;
}

/* @feed (transfer full) with every object behind it. */
static inline GBytes *
pack (GBytes *feed)
{
  g_autoptr (GByteArray) bundle = g_bytes_unref_to_array (feed);

  for (guint i = 0; i < G_N_ELEMENTS (OBJECTS); i++)
    dw_signed_feed_append_object (bundle, OBJECTS[i], strlen (OBJECTS[i]));

  return g_byte_array_free_to_bytes (g_steal_pointer (&bundle));
}

/* Who takes feeds in: what they trust, and which objects they have. */
typedef struct
{
  DwSignedState state;
  GHashTable *held;     /* of char*: hashes */
} Reader;

static inline void
reader_clear (Reader *reader)
{
  dw_signed_state_clear (&reader->state);
  g_hash_table_unref (reader->held);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static inline Reader
reader_new (void)
{
  return (Reader) { .held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
}

static inline void
reader_pin (Reader            *reader,
            const DwPublicKey *key)
{
  if (reader->state.pins == NULL)
    reader->state.pins = g_array_new (FALSE, FALSE, sizeof (DwPublicKey));
  g_array_append_vals (reader->state.pins, key, 1);
}

static inline gboolean
note_object (const DwManifestObject  *object,
             GBytes                  *bytes,
             gpointer                 data,
             GError                 **error)
{
  g_hash_table_add (data, dw_sha256_dup_hex (&object->sha256));
  return TRUE;
}

/* Whether every object of @edition is packed in @feed or held already; the packed ones are added to @held. */
static inline gboolean
is_whole (const DwEdition  *edition,
          GBytes           *feed,
          GHashTable       *held,
          GError          **error)
{
  if (!dw_edition_unpack (edition, feed, note_object, held, error))
    return FALSE;

  for (guint i = 0; i < edition->manifest->objects->len; i++)
    {
      const DwManifestObject *object = &g_array_index (edition->manifest->objects, DwManifestObject, i);
      g_autofree char *hex = dw_sha256_dup_hex (&object->sha256);

      if (!g_hash_table_contains (held, hex))
        {
          g_set_error (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_MISSING, "%s is missing", object->name);
          return FALSE;
        }
    }

  return TRUE;
}

/* Reads a bundle as the directory would, without accepting it. */
static inline DwEdition *
look_at (const Reader  *reader,
         GBytes        *feed,
         gint64         now,
         GError       **error)
{
  g_autoptr (DwEdition) edition = dw_edition_read (feed, &reader->state, now, error);
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter each;
  gpointer hash;

  g_hash_table_iter_init (&each, reader->held);
  while (g_hash_table_iter_next (&each, &hash, NULL))
    g_hash_table_add (held, g_strdup (hash));

  return edition != NULL && is_whole (edition, feed, held, error) ? g_steal_pointer (&edition) : NULL;
}

/* Takes a bundle in. Returns: what was accepted; the caller's to free. */
static inline DwEdition *
accept (Reader  *reader,
        GBytes  *feed,
        gint64   now,
        GError **error)
{
  DwEdition *edition = look_at (reader, feed, now, error);

  if (edition == NULL)
    return NULL;

  is_whole (edition, feed, reader->held, NULL);
  dw_edition_accept (edition, &reader->state);
  return edition;
}

/* The same, of a feed that must be taken. */
static inline void
must_accept (Reader *reader,
             GBytes *feed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwEdition) edition = accept (reader, feed, NOW, &error);

  g_assert_no_error (error);
}

/* Whether a bundle is refused with @code, in one sentence or two, and nothing of @reader changed. */
static inline void
must_refuse (const Reader  *reader,
             GBytes        *feed,
             DwSignedError  code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwEdition) edition = look_at (reader, feed, NOW, &error);

  g_assert_null (edition);
  g_assert_error (error, DW_SIGNED_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* What became of every mutant of one feed. */
typedef struct
{
  guint n_mutants;
  guint n_same;         /* accepted, content as it was */
  guint n_changed;      /* accepted with other content: must be none */
} Mutants;

static inline void
try_mutant (GBytes         *mutant,
            const Reader   *reader,
            const DwSha256 *content,
            Mutants        *mutants)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwEdition) edition = look_at (reader, mutant, NOW, &error);

  mutants->n_mutants++;
  g_assert_true ((edition == NULL) == (error != NULL));
  if (edition == NULL)
    return;
  if (content != NULL && dw_sha256_equal (&edition->hash, content))
    mutants->n_same++;
  else
    mutants->n_changed++;
}

/* Every single-bit flip of the first @n_bytes, and with @cuts every truncation. @content: the hash of the feed's own
   manifest, or NULL when not even that may be taken. */
static inline Mutants
try_all_mutants (GBytes         *feed,
                 gsize           n_bytes,
                 gboolean        cuts,
                 const Reader   *reader,
                 const DwSha256 *content)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (feed, &length);
  g_autofree guint8 *copy = g_memdup2 (bytes, length);
  Mutants mutants = { 0 };

  for (gsize bit = 0; bit < n_bytes * 8; bit++)
    {
      g_autoptr (GBytes) mutant = g_bytes_new_static (copy, length);

      copy[bit / 8] = (guint8) (copy[bit / 8] ^ 1 << bit % 8);
      try_mutant (mutant, reader, content, &mutants);
      copy[bit / 8] = bytes[bit / 8];
    }
  for (gsize n = 0; cuts && n < length; n++)
    {
      g_autoptr (GBytes) mutant = g_bytes_new_static (copy, n);

      try_mutant (mutant, reader, content, &mutants);
    }

  return mutants;
}

G_END_DECLS
