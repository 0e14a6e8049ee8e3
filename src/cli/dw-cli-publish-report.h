/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-cli-source.h"
#include "dw-mirror.h"

G_BEGIN_DECLS

/** dw_cli_publish_print_source: Says what was read, and each thing to mend. */
void dw_cli_publish_print_source (const DwCliSource *source);

/** dw_cli_publish_print_hold: Says what the edition would change, which was not published for it. */
void dw_cli_publish_print_hold (const DwHold *hold);

/** dw_cli_publish_print_mirror: Says what edition is in @folder now. */
void dw_cli_publish_print_mirror (const char           *folder,
                                  DwMirror             *mirror,
                                  const DwMirrorReport *report);

/** dw_cli_publish_print_left_out: Says how many services --leave-out-bad left out of what was published. */
void dw_cli_publish_print_left_out (const DwCliSource *source);

/**
 * dw_cli_publish_print_json:
 *
 * Prints all that as one JSON object. @mirror is NULL where nothing was to be published; @report is NULL where @mirror
 * held it back.
 */
void dw_cli_publish_print_json (const DwCliSource    *source,
                                DwMirror             *mirror,
                                const DwMirrorReport *report);

G_END_DECLS
