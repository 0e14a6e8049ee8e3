/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-publish-error.h"
#include "dw-publish-sink.h"

G_BEGIN_DECLS

/*
 * Files of a published feed. A file appears under its name when it is whole and on the disk, and never before; one that is there
 * with the same bytes is left alone.
 */

/** dw_publish_file_write: Writes @path, durably, unless it holds these bytes already. Adds 1 to @n_written when it did. Returns: FALSE with DW_PUBLISH_ERROR_WRITE. */
gboolean dw_publish_file_write (const char     *path,
                                gconstpointer   bytes,
                                gsize           length,
                                guint          *n_written,
                                GError        **error);

/**
 * DwPublishBatch:
 *
 * Many files of one folder, made durable together: each is written under another name, and all get their own when the whole
 * batch is on the disk. One wait for the disk instead of one a file.
 */
typedef struct _DwPublishBatch DwPublishBatch;

/** dw_publish_batch_new: Returns: (transfer full): an empty batch for @folder, which is made unless it is there; NULL with DW_PUBLISH_ERROR_WRITE. */
DwPublishBatch *dw_publish_batch_new (const char  *folder,
                                      GError     **error);

/** dw_publish_batch_write: Adds the file @name, unless the folder's holds these bytes already. Returns: FALSE with DW_PUBLISH_ERROR_WRITE. */
gboolean dw_publish_batch_write (DwPublishBatch  *batch,
                                 const char      *name,
                                 gconstpointer    bytes,
                                 gsize            length,
                                 GError         **error);

/** dw_publish_batch_begin: Begins the file @name, which is then given piece by piece. */
void dw_publish_batch_begin (DwPublishBatch *batch,
                             const char     *name);

/** dw_publish_batch_append: Adds @bytes to the file begun by @data, the batch: a DwPublishSink. Nothing is written as long as the folder's says the same. Returns: FALSE with DW_PUBLISH_ERROR_WRITE. */
gboolean dw_publish_batch_append (gconstpointer   bytes,
                                  gsize           length,
                                  gpointer        data,
                                  GError        **error);

/** dw_publish_batch_end: Ends the file begun. Returns: FALSE with DW_PUBLISH_ERROR_WRITE. */
gboolean dw_publish_batch_end (DwPublishBatch  *batch,
                               GError         **error);

/** dw_publish_batch_get_n: Returns: how many files wait for their names. */
guint dw_publish_batch_get_n (const DwPublishBatch *batch);

/** dw_publish_batch_commit: Gives every file its name, durably; the batch is then empty. Adds to @n_written how many. Returns: FALSE with DW_PUBLISH_ERROR_WRITE. */
gboolean dw_publish_batch_commit (DwPublishBatch  *batch,
                                  guint           *n_written,
                                  GError         **error);

/** dw_publish_batch_free: Removes what was not committed, and frees @batch. */
void dw_publish_batch_free (DwPublishBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPublishBatch, dw_publish_batch_free)

/** dw_publish_file_make_secret: Writes @path with mode 0600, and never over another file. Returns: FALSE with DW_PUBLISH_ERROR_WRITE. */
gboolean dw_publish_file_make_secret (const char  *path,
                                      const char  *text,
                                      GError     **error);

/** dw_publish_folder_make: Makes the folder @path unless it is there. Returns: FALSE with DW_PUBLISH_ERROR_WRITE. */
gboolean dw_publish_folder_make (const char  *path,
                                 GError     **error);

/** DwPublishKeepFunc: Returns: whether the file called @name is to stay. */
typedef gboolean (*DwPublishKeepFunc) (const char *name,
                                       gpointer    data);

/** dw_publish_folder_sweep: Removes every file of the folder @path that @keep does not want, and what an interrupted run left. Returns: how many. */
guint dw_publish_folder_sweep (const char        *path,
                               DwPublishKeepFunc  keep,
                               gpointer           data);

G_END_DECLS
