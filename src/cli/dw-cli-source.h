/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-cli.h"
#include "dw-publication.h"
#include "dw-record-doubt.h"
#include "dw-spreadsheet.h"

G_BEGIN_DECLS

/**
 * DwCliSource:
 *
 * What `doorwayctl publish` publishes: the services that were read, and what is wrong with the rest. Begin with `{ NULL
 * }`.
 */
typedef struct
{
  DwPublication *publication;
  DwSpreadsheet *spreadsheet;   /* (nullable): where they come from a spreadsheet */
  GPtrArray *asked;             /* (nullable) (element-type DwBadCell): what records of feeds are asked about */
  guint n_asked;                /* services of feeds that are asked about something */
  guint n_bad;                  /* services that cannot be published as they are, with those */
  guint n_left_out;             /* of these, when the others were published without them */
  guint n_mended;               /* fields that were left out or mended, of feeds */
} DwCliSource;

/**
 * dw_cli_source_read:
 * @from: "directory"; an address; a spreadsheet, a feed's file, or a folder of either
 * @feed_name: (nullable): of the directory, only this feed
 * @confirm: (nullable): a spreadsheet that confirms what records of feeds are asked about
 * @space: (nullable): the UUID of the feed that will be published, for ids
 *
 * Returns: FALSE with the error when it could not be read. Bad cells are none.
 */
gboolean dw_cli_source_read (DwCliSource  *source,
                             DwCli        *cli,
                             const char   *from,
                             const char   *feed_name,
                             const char   *confirm,
                             const char   *space,
                             GError      **error);

/** dw_cli_source_clear: Frees what @source holds. */
void dw_cli_source_clear (DwCliSource *source);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwCliSource, dw_cli_source_clear)

G_END_DECLS
