/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-signed-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UUID_LENGTH 36

/* How far ahead of us a publisher's clock may be before somebody's clock is wrong. */
#define EARLY_SECONDS ((gint64) 48 * 60 * 60)

/* The head of a feed, found in its bytes. */
typedef struct
{
  DwSignature signature;
  const char *text;         /* the manifest */
  gsize length;
} Head;

void
dw_edition_free (DwEdition *edition)
{
  g_clear_pointer (&edition->manifest, dw_manifest_free);
  g_free (edition);
}

void
dw_signed_state_clear (DwSignedState *state)
{
  g_clear_pointer (&state->pins, g_array_unref);
  g_clear_pointer (&state->keys, g_array_unref);
  g_free (state->feed);
  *state = (DwSignedState) { 0 };
}

void
dw_edition_accept (const DwEdition *edition,
                   DwSignedState   *state)
{
  const DwManifest *manifest = edition->manifest;

  dw_signed_state_clear (state);
  state->feed = g_strdup (manifest->feed);
  state->epoch = manifest->epoch;
  state->version = manifest->version;
  state->manifest = edition->hash;
  state->keys = g_array_ref (manifest->keys);
}

gboolean
dw_signed_feed_is_one (GBytes *bytes)
{
  static const char begin[] = "untrusted comment: ";
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= strlen (begin) && memcmp (data, begin, strlen (begin)) == 0;
}

char *
dw_signed_feed_dup_claim (GBytes *bytes)
{
  static const char begin[] = "oruk-feed-manifest 1 urn:uuid:";
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  DwSignature signature;

  if (data == NULL || !dw_signature_parse (data, length, &signature)
      || signature.comment_length < strlen (begin) + UUID_LENGTH
      || memcmp (signature.comment, begin, strlen (begin)) != 0)
    return NULL;

  return g_utf8_make_valid (signature.comment + strlen (begin), UUID_LENGTH);
}

static gboolean
refuse (DwSignedError   code,
        const char     *message,
        GError        **error)
{
  g_set_error_literal (error, DW_SIGNED_ERROR, code, message);
  return FALSE;
}

/* Where the manifest ends is all that is looked for before it is verified: the first line that says "end". */
static gboolean
find_head (GBytes  *bytes,
           Head    *head,
           GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *stop;

  if (data == NULL || !dw_signature_parse (data, length, &head->signature))
    return refuse (DW_SIGNED_ERROR_FORM,
                   _("This is not a signed feed, or its first lines are damaged. Nothing was taken from it."), error);

  head->text = data + head->signature.length;
  length = MIN (length - head->signature.length, DW_MANIFEST_BYTES);
  stop = g_strstr_len (head->text, (gssize) length, "\nend\n");
  if (stop == NULL)
    return refuse (DW_SIGNED_ERROR_FORM,
                   _("The signed feed is cut short or damaged: its list of contents has no end. Nothing was taken from it."), error);

  head->length = (gsize) (stop - head->text) + strlen ("\nend\n");
  return TRUE;
}

static gboolean
refuse_key (const Head  *head,
            GError     **error)
{
  DwPublicKey unknown = { { 0 }, { 0 } };
  g_autofree char *id = NULL;

  memcpy (unknown.id, head->signature.key_id, sizeof unknown.id);
  id = dw_public_key_dup_id (&unknown);
  g_set_error (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_UNKNOWN_KEY,
               _("The feed is signed with the key %s, which is not trusted for it: it is none of its keys, or one that was replaced. Nothing was taken from it. "
                 "Ask its publisher, by another way than this feed, whether the key is theirs. If they replaced a key and you missed it, they can "
                 "publish once more with their recover key; or add the feed again with the new key."),
               id);
  return FALSE;
}

/* Returns: (nullable): the key of @keys, elements of @size bytes that begin with a DwPublicKey, with the number that
   signed. */
static const DwPublicKey *
find_key (const Head *head,
          GArray     *keys,
          gsize       size)
{
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const DwPublicKey *key = (gconstpointer) (keys->data + i * size);

      if (memcmp (key->id, head->signature.key_id, sizeof key->id) == 0)
        return key;
    }

  return NULL;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (DwManifestKey, key) == 0);

static gboolean
is_first_use (const DwSignedState *state)
{
  return state->feed == NULL && (state->pins == NULL || state->pins->len == 0);
}

/* Verified first, read after. At first use nobody is known who could vouch for it: then the manifest, which is strict
   and small, has to say whose key it is, and that key has to fit. */
static gboolean
verify (const Head           *head,
        const DwSignedState  *state,
        DwEdition            *edition,
        GError              **error)
{
  const DwPublicKey *key;

  if (is_first_use (state))
    {
      edition->manifest = dw_manifest_parse (head->text, head->length, error);
      if (edition->manifest == NULL)
        return FALSE;
      key = find_key (head, edition->manifest->keys, sizeof (DwManifestKey));
    }
  else if (state->feed == NULL)
    key = find_key (head, state->pins, sizeof (DwPublicKey));
  else
    key = find_key (head, state->keys, sizeof (DwManifestKey));

  if (key == NULL)
    return refuse_key (head, error);
  if (!dw_signature_verify (&head->signature, key, head->text, head->length))
    return refuse (DW_SIGNED_ERROR_SIGNATURE,
                   _("The feed’s signature does not fit its contents: they are damaged, or somebody changed them on the way. "
                     "Nothing was taken from it."),
                   error);

  edition->signer = *key;
  edition->hash = dw_sha256_of (head->text, head->length);
  if (edition->manifest == NULL)
    edition->manifest = dw_manifest_parse (head->text, head->length, error);
  return edition->manifest != NULL;
}

static gboolean
check_identity (const Head           *head,
                const DwSignedState  *state,
                const DwManifest     *manifest,
                GError              **error)
{
  g_autofree char *comment = dw_manifest_dup_comment (manifest);

  if (head->signature.comment_length != strlen (comment)
      || memcmp (head->signature.comment, comment, strlen (comment)) != 0)
    return refuse (DW_SIGNED_ERROR_COMMENT,
                   _("The feed’s signature names another edition than the one that came with it. Nothing was taken from it."), error);
  if (state->feed != NULL && strcmp (state->feed, manifest->feed) != 0)
    return refuse (DW_SIGNED_ERROR_OTHER_FEED,
                   _("The publisher signed this, but it is another feed than the one you have. Nothing was taken from it."), error);

  return TRUE;
}

/* −1: @manifest is older than what was accepted; 0: the same; 1: newer. */
static int
compare_age (const DwManifest    *manifest,
             const DwSignedState *state)
{
  if (manifest->epoch != state->epoch)
    return manifest->epoch < state->epoch ? -1 : 1;

  return manifest->version < state->version ? -1 : manifest->version > state->version;
}

static gboolean
check_age (const DwSignedState  *state,
           DwEdition            *edition,
           GError              **error)
{
  int age = compare_age (edition->manifest, state);

  if (age < 0)
    {
      g_set_error (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_ROLLBACK,
                   _("An older edition of the feed was offered (%" G_GUINT64_FORMAT ") than the one you have (%" G_GUINT64_FORMAT
                     "). Nothing was taken from it."),
                   edition->manifest->version, state->version);
      return FALSE;
    }
  if (age == 0 && !dw_sha256_equal (&edition->hash, &state->manifest))
    return refuse (DW_SIGNED_ERROR_EQUIVOCATION,
                   _("The publisher’s key signed two different contents as the same edition, so people may be shown different "
                     "directories. Nothing was taken from it. Tell the publisher."),
                   error);

  edition->is_unchanged = age == 0;
  return TRUE;
}

static gboolean
is_recover_key (const DwSignedState *state,
                const DwPublicKey   *signer)
{
  for (guint i = 0; i < state->keys->len; i++)
    {
      const DwManifestKey *key = &g_array_index (state->keys, DwManifestKey, i);

      if (key->role == DW_KEY_RECOVER && dw_public_key_equal (&key->key, signer))
        return TRUE;
    }

  return FALSE;
}

/* Whether every recover key of @some is one of @all, too. */
static gboolean
has_no_other_recover_keys (GArray *some,
                           GArray *all)
{
  for (guint i = 0; i < some->len; i++)
    {
      const DwManifestKey *key = &g_array_index (some, DwManifestKey, i);
      gboolean is_there = key->role != DW_KEY_RECOVER;

      for (guint j = 0; j < all->len && !is_there; j++)
        {
          const DwManifestKey *other = &g_array_index (all, DwManifestKey, j);

          is_there = other->role == DW_KEY_RECOVER && dw_public_key_equal (&key->key, &other->key);
        }
      if (!is_there)
        return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_recover_keys (GError **error)
{
  return refuse (DW_SIGNED_ERROR_RECOVER_KEYS,
                 _("This edition changes the feed’s recovery keys without being signed by one. The publisher’s everyday key may be "
                   "stolen. Nothing was taken from it. Ask the publisher."),
                 error);
}

static gboolean
check_keys (const DwSignedState  *state,
            const DwEdition      *edition,
            GError              **error)
{
  GArray *keys = edition->manifest->keys;

  if (is_recover_key (state, &edition->signer))
    return TRUE;
  if (edition->manifest->epoch > state->epoch)
    return refuse (DW_SIGNED_ERROR_EPOCH,
                   _("This edition begins the feed anew without being signed by a recovery key. The publisher’s everyday key may be "
                     "stolen. Nothing was taken from it. Ask the publisher."),
                   error);

  return (has_no_other_recover_keys (keys, state->keys) && has_no_other_recover_keys (state->keys, keys))
         || refuse_recover_keys (error);
}

static gboolean
check_pins (const DwSignedState  *state,
            const DwEdition      *edition,
            GError              **error)
{
  GArray *keys = edition->manifest->keys;

  if (state->pins == NULL || state->pins->len < 2)
    return TRUE;

  for (guint i = 0; i < keys->len; i++)
    {
      const DwManifestKey *key = &g_array_index (keys, DwManifestKey, i);
      gboolean is_pinned = key->role != DW_KEY_RECOVER;

      for (guint j = 0; j < state->pins->len && !is_pinned; j++)
        is_pinned = dw_public_key_equal (&key->key, &g_array_index (state->pins, DwPublicKey, j));
      if (!is_pinned)
        return refuse_recover_keys (error);
    }

  return TRUE;
}

DwEdition *
dw_edition_read (GBytes               *bytes,
                 const DwSignedState  *state,
                 gint64                now,
                 GError              **error)
{
  g_autoptr (DwEdition) edition = g_new0 (DwEdition, 1);
  gboolean is_good;
  Head head;

  if (!find_head (bytes, &head, error) || !verify (&head, state, edition, error)
      || !check_identity (&head, state, edition->manifest, error))
    return NULL;

  if (state->feed != NULL)
    is_good = check_age (state, edition, error) && (edition->is_unchanged || check_keys (state, edition, error));
  else
    is_good = check_pins (state, edition, error);
  if (!is_good)
    return NULL;

  edition->length = head.signature.length + head.length;
  edition->is_stale = now >= edition->manifest->expires;
  edition->is_early = edition->manifest->issued > now + EARLY_SECONDS;
  return g_steal_pointer (&edition);
}
