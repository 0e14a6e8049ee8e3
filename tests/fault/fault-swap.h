/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-feed.h"

/* Opens the directory in @folder, made where there is none, and swaps a snapshot in. Returns: FALSE with the error. */
gboolean fault_swap (const char     *folder,
                     FaultSnapshot   which,
                     GError        **error);
