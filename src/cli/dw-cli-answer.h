/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-cli.h"

G_BEGIN_DECLS

/**
 * dw_cli_print_answer: Prints @answer for a person. @feeds (element-type DwFeed) are where its services come from;
 * @explain: why each is there.
 */
void dw_cli_print_answer (DwCli     *cli,
                          DwAnswer  *answer,
                          GPtrArray *feeds,
                          gboolean   explain);

/** dw_cli_print_answer_json: Prints @answer as one JSON object. */
void dw_cli_print_answer_json (DwAnswer  *answer,
                               GPtrArray *feeds,
                               gint64     now);

/** dw_cli_feed_of: Returns: (transfer none) (nullable): the feed numbered @id. */
const DwFeed *dw_cli_feed_of (GPtrArray *feeds,
                              gint64     id);

G_END_DECLS
