/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-publish-error.h"

G_BEGIN_DECLS

/**
 * DwPublishSettings:
 *
 * What a publisher says once of a feed: kept in `publish.ini` beside it, which holds nothing secret.
 */
typedef struct
{
  char *feed;           /* its UUID */
  char *name;           /* what it is called */
  char *publisher;      /* (nullable): who publishes it */
  char *licence;        /* (nullable): what others may do with it */
  char *attribution;    /* (nullable): what they have to say then */
  char *address;        /* (nullable): where it is served, https, without feed.oruk */
  int valid_days;       /* after how many days readers are told that it may be out of date */
  int shard_bits;       /* into how many objects it is cut; -1 before the first edition */
  guint64 epoch;        /* of the edition that was published last; 0: none was */
  guint64 version;
} DwPublishSettings;

/** DW_PUBLISH_SETTINGS_FILE: their file's name in the folder of a feed. */
#define DW_PUBLISH_SETTINGS_FILE "publish.ini"

/** DW_PUBLISH_VALID_DAYS: how long an edition is valid unless its publisher says otherwise (feeds.md 6.2). */
#define DW_PUBLISH_VALID_DAYS 14

/**
 * dw_publish_settings_load: Returns: (transfer full): those of the feed in @folder, or, in an empty or new folder,
 * those of a new feed; NULL with DW_PUBLISH_ERROR_BAD_FEED.
 */
DwPublishSettings *dw_publish_settings_load (const char  *folder,
                                             GError     **error);

/** dw_publish_settings_print: Returns: (transfer full): what DW_PUBLISH_SETTINGS_FILE is to hold. */
GString *dw_publish_settings_print (const DwPublishSettings *settings);

/** dw_publish_settings_free: Frees @settings. */
void dw_publish_settings_free (DwPublishSettings *settings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPublishSettings, dw_publish_settings_free)

G_END_DECLS
