/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-manifest.h"
#include "dw-publication.h"
#include "dw-publish-settings.h"

G_BEGIN_DECLS

/** DwMirrorSigning: with what an edition is signed, and when. */
typedef struct
{
  const DwSecretKey *key;
  const char *key_file;             /* (nullable): where it was read from; which edition it signed last is noted beside
                                       that */
  GArray *recover_keys;             /* (nullable) of DwPublicKey: of a feed's first edition */
  const DwPublicKey *new_sign_key;  /* (nullable): takes the place of the sign keys; needs a recover key as @key */
  const DwPublicKey *new_recover_key; /* (nullable): takes the place of the recover keys; needs a recover key as @key */
  gint64 now;                       /* seconds since 1970-01-01T00:00:00Z */
} DwMirrorSigning;

/**
 * dw_edition_plan:
 * @before: (nullable): the edition that is there
 * @publication: its services, cut as @settings say
 *
 * Works out the next edition: its number, its dates, whose keys may sign the one after it.
 *
 * Returns: (transfer full): the manifest; NULL with DW_PUBLISH_ERROR
 */
DwManifest *dw_edition_plan (const DwManifest         *before,
                             const DwPublishSettings  *settings,
                             const DwMirrorSigning    *signing,
                             DwPublication            *publication,
                             GError                  **error);

/** dw_edition_is_recovered: Returns: whether @signing signs with a recover key of @before. */
gboolean dw_edition_is_recovered (const DwManifest      *before,
                                  const DwMirrorSigning *signing);

/**
 * dw_edition_says_more: Returns: whether @next differs from @before in more than its number and dates, or @before has
 * less than half of its time left.
 */
gboolean dw_edition_says_more (DwManifest *next,
                               DwManifest *before,
                               gint64      now);

G_END_DECLS
