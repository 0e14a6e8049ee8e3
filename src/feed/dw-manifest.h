/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-minisign.h"
#include "dw-sha256.h"

G_BEGIN_DECLS

/*
 * The manifest of a signed feed ("ORUK signed feed 1"): what the feed is, which edition this is, whose keys may sign
 * the next one, and which objects hold its services. Text of fixed order, one form for one meaning. Pure: no files, no
 * clock.
 */

/** DW_SIGNED_ERROR: the error domain of signed feeds. Messages are one sentence for a person. */
#define DW_SIGNED_ERROR (dw_signed_error_quark ())

/** dw_signed_error_quark: Returns: the domain of DwSignedError. */
GQuark dw_signed_error_quark (void);

/**
 * DwSignedError:
 * @DW_SIGNED_ERROR_FORM: not a signed feed, cut short, or not of the one form
 * @DW_SIGNED_ERROR_UNKNOWN_KEY: signed with a key that is not trusted for this feed
 * @DW_SIGNED_ERROR_SIGNATURE: the bytes are not the ones that were signed
 * @DW_SIGNED_ERROR_COMMENT: the trusted comment and the manifest differ
 * @DW_SIGNED_ERROR_OTHER_FEED: authentic, but another feed than the one subscribed to
 * @DW_SIGNED_ERROR_ROLLBACK: older than what was accepted before
 * @DW_SIGNED_ERROR_EQUIVOCATION: two contents under one version: somebody must look into it
 * @DW_SIGNED_ERROR_EPOCH: the epoch rises without a recover key
 * @DW_SIGNED_ERROR_RECOVER_KEYS: the recover keys change without a recover key
 * @DW_SIGNED_ERROR_UNLISTED: an object that the manifest does not list
 * @DW_SIGNED_ERROR_OBJECT: an object whose size or hash is not the listed one
 * @DW_SIGNED_ERROR_MISSING: an object is neither in the file nor in the directory
 * @DW_SIGNED_ERROR_TOO_LARGE: more than Doorway takes in
 */
typedef enum
{
  DW_SIGNED_ERROR_FORM,
  DW_SIGNED_ERROR_UNKNOWN_KEY,
  DW_SIGNED_ERROR_SIGNATURE,
  DW_SIGNED_ERROR_COMMENT,
  DW_SIGNED_ERROR_OTHER_FEED,
  DW_SIGNED_ERROR_ROLLBACK,
  DW_SIGNED_ERROR_EQUIVOCATION,
  DW_SIGNED_ERROR_EPOCH,
  DW_SIGNED_ERROR_RECOVER_KEYS,
  DW_SIGNED_ERROR_UNLISTED,
  DW_SIGNED_ERROR_OBJECT,
  DW_SIGNED_ERROR_MISSING,
  DW_SIGNED_ERROR_TOO_LARGE,
} DwSignedError;

/** DW_MANIFEST_BYTES: the longest manifest. */
#define DW_MANIFEST_BYTES ((gsize) 4 * 1024 * 1024)

/** DW_MANIFEST_OBJECTS: the most objects of one feed. */
#define DW_MANIFEST_OBJECTS 16384

/** DW_MANIFEST_OBJECT_BYTES: the largest object. */
#define DW_MANIFEST_OBJECT_BYTES ((gsize) 16 * 1024 * 1024)

/** DW_MANIFEST_KEYS: the most keys of one feed. */
#define DW_MANIFEST_KEYS 8

/** DW_MANIFEST_LIFE_DAYS: the longest from issued to expires; 14 is usual. */
#define DW_MANIFEST_LIFE_DAYS 400

/**
 * DwKeyRole: what a key may do. A sign key is online in a timer; a recover key lies in a drawer and may also change
 * recover keys and raise the epoch.
 */
typedef enum
{
  DW_KEY_SIGN,
  DW_KEY_RECOVER,
} DwKeyRole;

/** DwManifestKey: a key that may sign the next edition. */
typedef struct
{
  DwPublicKey key;
  DwKeyRole role;
} DwManifestKey;

/** DwManifestObject: one file of the feed: services as newline-delimited JSON, sorted by id. */
typedef struct
{
  char *name;           /* a label such as "services/a3f"; never a path */
  DwSha256 sha256;      /* of the object's own bytes; it is served as objects/<sha256> */
  guint64 size;         /* bytes, at most DW_MANIFEST_OBJECT_BYTES */
} DwManifestObject;

/** DwManifest: one edition of a feed. Times are seconds since 1970-01-01T00:00:00Z. */
typedef struct
{
  char *feed;           /* UUID in lower case, 36 characters, without "urn:uuid:"; never changes for a feed */
  char *name;           /* 1 to 200 bytes */
  guint64 epoch;        /* to 2^31 - 1 */
  guint64 version;      /* to 2^53 - 1; such as 2026112101 */
  gint64 issued;
  gint64 expires;       /* after issued, by DW_MANIFEST_LIFE_DAYS at most */
  char *schema;         /* "oruk-3.0" or "oruk-1.0" */
  guint64 n_services;
  char *publisher;      /* (nullable) who publishes it; 1 to 200 bytes, like the next two. "x-publisher" and so on: extensions, which older readers pass over */
  char *licence;        /* (nullable) what others may do with it */
  char *attribution;    /* (nullable) what they have to say then */
  GArray *keys;         /* of DwManifestKey: at least one of each role, no number twice */
  GArray *objects;      /* of DwManifestObject: sorted by name, no name twice */
} DwManifest;

/** dw_manifest_new: Returns: (transfer full): a manifest without keys and objects, schema oruk-3.0. */
DwManifest *dw_manifest_new (void);

/** dw_manifest_free: Frees @manifest. */
void dw_manifest_free (DwManifest *manifest);

/** dw_manifest_add_key: Adds a key; it goes to the end. */
void dw_manifest_add_key (DwManifest        *manifest,
                          DwKeyRole          role,
                          const DwPublicKey *key);

/** dw_manifest_add_object: Adds an object (@name is copied); dw_manifest_dup_text() sorts. */
void dw_manifest_add_object (DwManifest     *manifest,
                             const char     *name,
                             const DwSha256 *sha256,
                             guint64         size);

/** dw_manifest_get_bytes: Returns: the sum of the sizes of all objects. */
guint64 dw_manifest_get_bytes (const DwManifest *manifest);

/**
 * dw_manifest_parse:
 * @text: from "oruk-feed-manifest 1" to "end" with its LF, and nothing after it
 *
 * Returns: (transfer full): the manifest, or NULL with DW_SIGNED_ERROR_FORM or _TOO_LARGE
 */
DwManifest *dw_manifest_parse (const char  *text,
                               gsize        length,
                               GError     **error);

/**
 * dw_manifest_dup_text:
 * @manifest: its objects are sorted by this
 *
 * Returns: (transfer full): the manifest's text, which dw_manifest_parse() takes; NULL with its error when @manifest
 *   breaks a rule
 */
char *dw_manifest_dup_text (DwManifest  *manifest,
                            GError     **error);

/** dw_manifest_dup_comment: Returns: (transfer full): the trusted comment that goes with @manifest. */
char *dw_manifest_dup_comment (const DwManifest *manifest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwManifest, dw_manifest_free)

G_END_DECLS
