/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-cli-source.h"
#include "dw-mirror.h"

G_BEGIN_DECLS

/** dw_cli_publish_print_source: Says what was read, and each thing to mend. */
void dw_cli_publish_print_source (const DwCliSource *source);

/** dw_cli_publish_print_mirror: Says what edition is in @folder now. */
void dw_cli_publish_print_mirror (const char           *folder,
                                  DwMirror             *mirror,
                                  const DwMirrorReport *report);

/**
 * dw_cli_publish_print_json:
 *
 * Prints all that as one JSON object; @mirror and @report are NULL where nothing was published.
 */
void dw_cli_publish_print_json (const DwCliSource    *source,
                                DwMirror             *mirror,
                                const DwMirrorReport *report);

G_END_DECLS
