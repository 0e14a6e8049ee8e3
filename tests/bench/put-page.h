/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-page.h"
#include "dw-writer.h"

/* Parses one page and puts its records into @snapshot; ends the program when that fails. Returns the page. */
DwPage *put_page (DwSnapshot *snapshot,
                  GBytes     *bytes);

/* CPU seconds of this process so far. */
double cpu_seconds (void);
