/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** check_page_promises: Reads @bytes as a page of services, and checks what holds of every page, and of each record that is kept of it. */
void check_page_promises (GBytes *bytes);

/** check_record_promises: The same of one service whose further members are @data: `"free":true`. */
void check_record_promises (const guint8 *data,
                            gsize         size);
