/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwPublishSink: takes the next @length bytes of something that is written piece by piece. Returns: FALSE with the
 * error, which ends the writing.
 */
typedef gboolean (*DwPublishSink) (gconstpointer   bytes,
                                   gsize           length,
                                   gpointer        data,
                                   GError        **error);

G_END_DECLS
