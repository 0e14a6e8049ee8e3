/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-manifest.h"

G_BEGIN_DECLS

/*
 * The reading side of a signed feed: are these bytes authentic, are they of this feed, and are they newer than what we
 * have (feeds.md 6.3)? Pure: no files, no sockets, no clock; whoever calls says what was accepted before and what time
 * it is.
 */

/** DW_SIGNED_HEAD_BYTES: the longest feed.oruk without packed objects: signature and manifest. */
#define DW_SIGNED_HEAD_BYTES (DW_SIGNATURE_MOST_BYTES + DW_MANIFEST_BYTES)

/** DwSignedState: what a subscription trusts and last accepted. */
typedef struct
{
  GArray *pins;         /* (nullable) of DwPublicKey: what the person pinned; counts until the first edition is
                           accepted */
  char *feed;           /* UUID; NULL: no edition was accepted yet, and the rest is nothing */
  guint64 epoch;
  guint64 version;
  DwSha256 manifest;    /* of the accepted manifest's text */
  GArray *keys;         /* of DwManifestKey: who may sign the next edition */
} DwSignedState;

/** dw_signed_state_clear: Frees what @state holds and makes it empty: a first use. */
void dw_signed_state_clear (DwSignedState *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwSignedState, dw_signed_state_clear)

/** DwEdition: a feed's head that was found authentic, and what follows from it. */
typedef struct
{
  DwManifest *manifest;
  DwSha256 hash;            /* of the manifest's text */
  DwPublicKey signer;
  gsize length;             /* of signature and manifest; packed objects may follow */
  gboolean is_unchanged;    /* it is the very edition that was accepted before */
  gboolean is_stale;        /* past its date: still better than something older, but to be checked before travelling */
  gboolean is_early;        /* issued more than 48 hours from now: the computer's clock or the publisher's is wrong */
} DwEdition;

/**
 * dw_edition_read:
 * @bytes: a feed.oruk, or a bundle
 * @now: seconds since 1970-01-01T00:00:00Z
 *
 * Verifies both signatures with a key that @state trusts before anything of the manifest is read, then the rules in the
 * order of feeds.md 6.3. With neither pins nor an accepted edition (first use) the key is the one that the manifest
 * itself names. With several pins, every recover key of the first edition must be one of them: a thief of the sign
 * key must not bring his own.
 *
 * Returns: (transfer full): an edition to take in, or one that `is_unchanged`; NULL with DW_SIGNED_ERROR: refused
 */
DwEdition *dw_edition_read (GBytes               *bytes,
                            const DwSignedState  *state,
                            gint64                now,
                            GError              **error);

/** dw_edition_accept: Makes @edition the one that @state last accepted: its keys are trusted from now on. */
void dw_edition_accept (const DwEdition *edition,
                        DwSignedState   *state);

/** dw_edition_free: Frees @edition. */
void dw_edition_free (DwEdition *edition);

/** DwObjectFunc: Called with each object that was found whole; FALSE (with @error) ends it. */
typedef gboolean (*DwObjectFunc) (const DwManifestObject *object,
                                  GBytes                 *bytes,
                                  gpointer                data,
                                  GError                **error);

/**
 * dw_edition_unpack:
 * @bundle: the bytes that @edition was read from
 *
 * Hands out the objects packed behind the manifest. Each must be listed, come once, and have the listed size and hash.
 *
 * Returns: FALSE with DW_SIGNED_ERROR_FORM, _UNLISTED or _OBJECT, or what @func said
 */
gboolean dw_edition_unpack (const DwEdition  *edition,
                            GBytes           *bundle,
                            DwObjectFunc      func,
                            gpointer          data,
                            GError          **error);

/** dw_edition_check_object: Returns: whether @bytes are @object's: FALSE with DW_SIGNED_ERROR_OBJECT. */
gboolean dw_edition_check_object (const DwManifestObject *object,
                                  GBytes                 *bytes,
                                  GError                **error);

/**
 * dw_signed_feed_dup_claim: Returns: (transfer full) (nullable): the UUID of the feed that @bytes say they are, before
 * anything of them is verified: good for finding the subscription to judge them by, and for nothing else.
 */
char *dw_signed_feed_dup_claim (GBytes *bytes);

/** dw_signed_feed_is_one: Returns: whether @bytes begin as a signed feed does. */
gboolean dw_signed_feed_is_one (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwEdition, dw_edition_free)

G_END_DECLS
