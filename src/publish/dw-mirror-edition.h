/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-manifest.h"
#include "dw-publication.h"
#include "dw-publish-settings.h"

G_BEGIN_DECLS

/** DwMirrorReport: what publishing came to. */
typedef struct
{
  gboolean is_new;              /* there is a new edition; else nothing had changed */
  gboolean is_by_recover_key;   /* a recover key signs it, which is not the everyday one */
  gboolean is_sign_key_new;     /* it replaces the sign key */
  gboolean is_recover_key_new;  /* it replaces the recover key */
  gboolean is_noted;            /* its number is noted beside the key too */
  guint64 version;
  gint64 expires;
  guint n_objects;
  guint n_objects_written;
  guint n_files_written;        /* beside objects: pages, settings, feed.oruk */
  guint n_files_removed;
  guint n_without_page;         /* services whose id cannot be a file's name: they are on the list pages only */
} DwMirrorReport;

/** DwMirrorEdition: what is to be in the folder of a mirror. */
typedef struct
{
  const char *folder;
  DwPublishSettings *settings;  /* the edition's number is noted in it when it is written */
  DwPublication *publication;
  const DwManifest *manifest;
  GBytes *before;               /* (nullable): feed.oruk as it is there */
  GBytes *head;                 /* (nullable): feed.oruk as it is to be; NULL: there is no new edition, and what is
                                   missing is mended */
  DwMirrorReport *report;       /* how many files were written is added to it */
} DwMirrorEdition;

/**
 * dw_mirror_edition_write: Writes it, what is there with the same bytes excepted. Returns: FALSE with
 * DW_PUBLISH_ERROR_WRITE; whoever reads the folder then finds what was there.
 */
gboolean dw_mirror_edition_write (const DwMirrorEdition  *edition,
                                  GError                **error);

G_END_DECLS
