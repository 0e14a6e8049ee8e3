/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-publish-file.h"
#include "dw-publish-sink.h"

G_BEGIN_DECLS

/**
 * DwPublishBatch:
 *
 * Many files of one folder, made durable together: each is written under another name, and all get their own when the
 * whole batch is on the disk. One wait for the disk instead of one a file. What is there with the same bytes is left
 * alone.
 */
typedef struct _DwPublishBatch DwPublishBatch;

/**
 * dw_publish_batch_new: Returns: (transfer full): an empty batch for @folder, which is made unless it is there; NULL
 * with DW_PUBLISH_ERROR_WRITE.
 */
DwPublishBatch *dw_publish_batch_new (const char  *folder,
                                      GError     **error);

/**
 * dw_publish_batch_new_beside:
 *
 * A batch that makes a new folder beside @folder, to take its place as a whole (dw-publish-switch.h): nobody ever finds
 * some of the new files beside some of the old. What stays the same is the same file under a second name, or a copy
 * where the file system has no such names.
 *
 * Returns: (transfer full): it, or NULL with DW_PUBLISH_ERROR_WRITE
 */
DwPublishBatch *dw_publish_batch_new_beside (const char  *folder,
                                             GError     **error);

/**
 * dw_publish_batch_write: Adds the file @name, unless the folder's holds these bytes already. Returns: FALSE with
 * DW_PUBLISH_ERROR_WRITE.
 */
gboolean dw_publish_batch_write (DwPublishBatch  *batch,
                                 const char      *name,
                                 gconstpointer    bytes,
                                 gsize            length,
                                 GError         **error);

/** dw_publish_batch_begin: Begins the file @name, which is then given piece by piece. */
void dw_publish_batch_begin (DwPublishBatch *batch,
                             const char     *name);

/**
 * dw_publish_batch_append: Adds @bytes to the file begun by @data, the batch: a DwPublishSink. Nothing is written as
 * long as the folder's says the same. Returns: FALSE with DW_PUBLISH_ERROR_WRITE.
 */
gboolean dw_publish_batch_append (gconstpointer   bytes,
                                  gsize           length,
                                  gpointer        data,
                                  GError        **error);

/** dw_publish_batch_end: Ends the file begun. Returns: FALSE with DW_PUBLISH_ERROR_WRITE. */
gboolean dw_publish_batch_end (DwPublishBatch  *batch,
                               GError         **error);

/**
 * dw_publish_batch_carry:
 * @batch: of dw_publish_batch_new_beside()
 * @n_gone: how many files of the old folder will not be in the new one is added to it
 *
 * Takes over what else is in the old folder and is wanted by @keep.
 *
 * Returns: FALSE with DW_PUBLISH_ERROR_WRITE
 */
gboolean dw_publish_batch_carry (DwPublishBatch     *batch,
                                 DwPublishKeepFunc   keep,
                                 gpointer            data,
                                 guint              *n_gone,
                                 GError            **error);

/** dw_publish_batch_get_n: Returns: how many files wait that are new, or other than before. */
guint dw_publish_batch_get_n (const DwPublishBatch *batch);

/**
 * dw_publish_batch_commit: Gives every file its name, durably; the batch is then empty. Adds to @n_written how many.
 * Returns: FALSE with DW_PUBLISH_ERROR_WRITE.
 */
gboolean dw_publish_batch_commit (DwPublishBatch  *batch,
                                  guint           *n_written,
                                  GError         **error);

/**
 * dw_publish_batch_steal:
 * @unfinished: (element-type filename): where the names are added that what was written has now
 * @names: (element-type filename): likewise those that it is to get
 *
 * Hands over what dw_publish_batch_commit() would give its names, in the order in which it was begun; of a folder made
 * beside another, the folder. The batch is then empty.
 */
void dw_publish_batch_steal (DwPublishBatch *batch,
                             GPtrArray      *unfinished,
                             GPtrArray      *names);

/** dw_publish_batch_free: Removes what was neither committed nor handed over, and frees @batch. */
void dw_publish_batch_free (DwPublishBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPublishBatch, dw_publish_batch_free)

/**
 * dw_publish_batch_write_alone: Writes @path, durably, unless it holds these bytes already. Adds 1 to @n_written when
 * it did. Returns: FALSE with DW_PUBLISH_ERROR_WRITE.
 */
gboolean dw_publish_batch_write_alone (const char     *path,
                                       gconstpointer   bytes,
                                       gsize           length,
                                       guint          *n_written,
                                       GError        **error);

G_END_DECLS
