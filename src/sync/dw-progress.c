/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-progress.h"

G_DEFINE_QUARK (dw-sync-error-quark, dw_sync_error)
