/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-cli.h"
#include "dw-question.h"

G_BEGIN_DECLS

/**
 * dw_cli_read_question:
 * @gazetteer: where places are
 * @question: (out caller-allocates): what is asked; to be cleared with dw_question_clear()
 * @explain: (out): whether each result is to say why it is there
 *
 * Reads the line of `doorwayctl search`.
 *
 * Returns: FALSE with DW_CLI_ERROR, G_OPTION_ERROR or DW_PLACE_ERROR; @question is then empty
 */
gboolean dw_cli_read_question (DwCli        *cli,
                               int           argc,
                               char        **argv,
                               DwGazetteer  *gazetteer,
                               DwQuestion   *question,
                               gboolean     *explain,
                               GError      **error);

G_END_DECLS
