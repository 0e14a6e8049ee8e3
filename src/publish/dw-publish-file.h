/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-publish-error.h"

G_BEGIN_DECLS

/*
 * Files and folders on the disk, as publishing needs them (dw-publish-batch.h, dw-publish-switch.h).
 */

/** DW_PUBLISH_UNFINISHED: how the names of files and folders begin that are still being made. */
#define DW_PUBLISH_UNFINISHED ".doorway-"

/** dw_publish_file_fail: Sets DW_PUBLISH_ERROR_WRITE from errno. Returns: FALSE. */
gboolean dw_publish_file_fail (const char  *path,
                               GError     **error);

/** dw_publish_file_write_all: Returns: whether all of @bytes went into @fd; FALSE with errno. */
gboolean dw_publish_file_write_all (int            fd,
                                    gconstpointer  bytes,
                                    gsize          length);

/**
 * dw_publish_file_make_secret: Writes @path with mode 0600, and never over another file. Returns: FALSE with
 * DW_PUBLISH_ERROR_WRITE.
 */
gboolean dw_publish_file_make_secret (const char  *path,
                                      const char  *text,
                                      GError     **error);

/** dw_publish_folder_make: Makes the folder @path unless it is there. Returns: FALSE with DW_PUBLISH_ERROR_WRITE. */
gboolean dw_publish_folder_make (const char  *path,
                                 GError     **error);

/**
 * dw_publish_folder_make_beside: Makes @beside, with the mode and group of @folder, in the place of what an interrupted
 * run left there. Returns: FALSE with DW_PUBLISH_ERROR_WRITE.
 */
gboolean dw_publish_folder_make_beside (const char  *beside,
                                        const char  *folder,
                                        GError     **error);

/**
 * dw_publish_folder_dissolve: Removes the folder @beside with its files; folders in it are somebody's own, and move to
 * @folder. Best effort.
 */
void dw_publish_folder_dissolve (const char *beside,
                                 const char *folder);

/** DwPublishKeepFunc: Returns: whether the file called @name is to stay. */
typedef gboolean (*DwPublishKeepFunc) (const char *name,
                                       gpointer    data);

/**
 * dw_publish_folder_sweep: Removes every file of the folder @path that @keep does not want, and what an interrupted run
 * left. Returns: how many.
 */
guint dw_publish_folder_sweep (const char        *path,
                               DwPublishKeepFunc  keep,
                               gpointer           data);

G_END_DECLS
