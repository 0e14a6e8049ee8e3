/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-edition-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_A_DAY ((gint64) 24 * 60 * 60)

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_KEY, message);
  return FALSE;
}

/* The role of @key in @manifest, or -1. */
static int
find_role (const DwManifest  *manifest,
           const DwPublicKey *key)
{
  for (guint i = 0; i < manifest->keys->len; i++)
    {
      const DwManifestKey *known = &g_array_index (manifest->keys, DwManifestKey, i);

      if (dw_public_key_equal (&known->key, key))
        return (int) known->role;
    }

  return -1;
}

static gboolean
add_first_keys (DwManifest             *manifest,
                const DwMirrorSigning  *signing,
                GError                **error)
{
  const DwPublicKey *own = dw_secret_key_get_public (signing->key);

  if (signing->recover_keys == NULL)
    return refuse (_("A feed needs a second key, to be kept in a drawer. Make both with “doorwayctl keys new”, or name its public half with --recover."), error);

  dw_manifest_add_key (manifest, DW_KEY_SIGN, own);
  for (guint i = 0; i < signing->recover_keys->len; i++)
    {
      const DwPublicKey *key = &g_array_index (signing->recover_keys, DwPublicKey, i);

      if (dw_public_key_equal (key, own))
        return refuse (_("The key that recovers a feed must be another one than the key that signs it."), error);
      dw_manifest_add_key (manifest, DW_KEY_RECOVER, key);
    }

  return TRUE;
}

/* Keys that are not replaced go on; the ones that replace them come at their place. */
static gboolean
add_next_keys (DwManifest             *manifest,
               const DwManifest       *before,
               const DwMirrorSigning  *signing,
               GError                **error)
{
  int role = find_role (before, dw_secret_key_get_public (signing->key));
  const DwPublicKey *replacements[]
      = { [DW_KEY_SIGN] = signing->new_sign_key, [DW_KEY_RECOVER] = signing->new_recover_key };

  if (role < 0)
    return refuse (_("That key is not one of this feed's: whoever reads the feed would refuse it. Use the one that it was begun with, or that took its place."), error);
  if ((signing->new_sign_key != NULL || signing->new_recover_key != NULL) && role != DW_KEY_RECOVER)
    return refuse (_("Only the recover key can replace a key. Give it with --key."), error);

  for (guint i = 0; i < before->keys->len; i++)
    {
      const DwManifestKey *key = &g_array_index (before->keys, DwManifestKey, i);

      if (replacements[key->role] == NULL)
        dw_manifest_add_key (manifest, key->role, &key->key);
    }
  for (int i = DW_KEY_SIGN; i <= DW_KEY_RECOVER; i++)
    if (replacements[i] != NULL)
      dw_manifest_add_key (manifest, i, replacements[i]);

  manifest->epoch = before->epoch + (signing->new_sign_key != NULL || signing->new_recover_key != NULL);
  return TRUE;
}

/*
 * The moment, as YYYYMMDDhhmmss, or one more than was published last where that is higher. A moment does not come
 * again, so that a folder that was put back from an older copy, where nothing remembers what was signed since, gives no
 * number to a second edition.
 */
static guint64
choose_version (const DwManifest         *before,
                const DwPublishSettings  *settings,
                gint64                    now)
{
  guint64 last = MAX (before != NULL ? before->version : 0, settings->version);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (now);
  g_autofree char *number = g_date_time_format (moment, "%Y%m%d%H%M%S");

  return MAX (last + 1, g_ascii_strtoull (number, NULL, 10));
}

static gboolean
add_object (const char     *name,
            const GString  *text,
            gpointer        data,
            GError        **error)
{
  DwSha256 sha256 = dw_sha256_of (text->str, text->len);

  dw_manifest_add_object (data, name, &sha256, text->len);
  return TRUE;
}

DwManifest *
dw_edition_plan (const DwManifest         *before,
                 const DwPublishSettings  *settings,
                 const DwMirrorSigning    *signing,
                 DwPublication            *publication,
                 GError                  **error)
{
  g_autoptr (DwManifest) manifest = dw_manifest_new ();

  manifest->epoch = MAX (1, settings->epoch);
  if (before == NULL ? !add_first_keys (manifest, signing, error) : !add_next_keys (manifest, before, signing, error))
    return NULL;

  g_free (manifest->feed);
  g_free (manifest->name);
  manifest->feed = g_ascii_strdown (settings->feed, -1);
  manifest->name = g_strdup (settings->name);
  manifest->publisher = g_strdup (settings->publisher);
  manifest->licence = g_strdup (settings->licence);
  manifest->attribution = g_strdup (settings->attribution);
  manifest->version = choose_version (before, settings, signing->now);
  manifest->issued = signing->now;
  manifest->expires = signing->now + settings->valid_days * SECONDS_A_DAY;
  manifest->n_services = dw_publication_get_n (publication);
  if (!dw_publication_foreach_shard (publication, settings->shard_bits, add_object, manifest, error))
    return NULL;

  return g_steal_pointer (&manifest);
}

gboolean
dw_edition_is_recovered (const DwManifest      *before,
                         const DwMirrorSigning *signing)
{
  return find_role (before, dw_secret_key_get_public (signing->key)) == DW_KEY_RECOVER;
}

gboolean
dw_edition_says_more (DwManifest *next,
                      DwManifest *before,
                      gint64      now)
{
  guint64 version = next->version;
  gint64 issued = next->issued;
  gint64 expires = next->expires;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  gboolean says_more = FALSE;

  if (now - before->issued > (before->expires - before->issued) / 2)
    return TRUE;

  next->version = before->version;
  next->issued = before->issued;
  next->expires = before->expires;
  mine = dw_manifest_dup_text (next, NULL);
  theirs = dw_manifest_dup_text (before, NULL);
  says_more = g_strcmp0 (mine, theirs) != 0;
  next->version = version;
  next->issued = issued;
  next->expires = expires;
  return says_more;
}
