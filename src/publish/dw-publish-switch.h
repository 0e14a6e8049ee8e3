/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-publish-batch.h"

G_BEGIN_DECLS

/**
 * DwPublishSwitch:
 *
 * What batches wrote under other names, put in the place of what is there, one after the other and each in one step.
 * When one of them cannot be, those before it are put back. What gave way goes when the switch is freed.
 *
 * Where the file system cannot exchange two files (some of the network), they cannot be put back; where it cannot
 * exchange two folders, the files in them take their places one by one.
 */
typedef struct _DwPublishSwitch DwPublishSwitch;

/** dw_publish_switch_new: Returns: (transfer full): one in which nothing waits. */
DwPublishSwitch *dw_publish_switch_new (void);

/** dw_publish_switch_add: Takes over what waits in @batch, to come after what was added before. */
void dw_publish_switch_add (DwPublishSwitch *self,
                            DwPublishBatch  *batch);

/**
 * dw_publish_switch_commit:
 *
 * Puts everything in its place: all of it is on the disk before the first step, and all steps but the last before the
 * last.
 *
 * Returns: FALSE with DW_PUBLISH_ERROR_WRITE; what was there is then there again
 */
gboolean dw_publish_switch_commit (DwPublishSwitch  *self,
                                   GError          **error);

/** dw_publish_switch_free: Removes what gave way, or what was not committed, and frees @self. */
void dw_publish_switch_free (DwPublishSwitch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPublishSwitch, dw_publish_switch_free)

G_END_DECLS
