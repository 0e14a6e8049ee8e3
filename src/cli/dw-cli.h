/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-clock.h"
#include "dw-json-writer.h"
#include "dw-reader.h"
#include "dw-sync-desk.h"

G_BEGIN_DECLS

/**
 * DwExit: how `doorwayctl` ends, as its manual says.
 *
 * @DW_EXIT_DONE: it did what was asked
 * @DW_EXIT_NOTHING: nothing was found
 * @DW_EXIT_USAGE: the command line is wrong, or asks for what cannot be
 * @DW_EXIT_FEED: a feed or the network did not do, and nothing has changed; or a signed feed is past its date, or its
 *   own file holds an older edition
 * @DW_EXIT_DIRECTORY: the directory, or a file to write, could not be used
 * @DW_EXIT_HELD: a feed would change so much that it is held until somebody says which copy is right
 */
typedef enum
{
  DW_EXIT_DONE = 0,
  DW_EXIT_NOTHING = 1,
  DW_EXIT_USAGE = 2,
  DW_EXIT_FEED = 3,
  DW_EXIT_DIRECTORY = 4,
  DW_EXIT_HELD = 5,
} DwExit;

/** DW_CLI_ERROR: the error domain of command lines; always DW_EXIT_USAGE. */
#define DW_CLI_ERROR (dw_cli_error_quark ())

/** dw_cli_error_quark: Returns: the domain. */
GQuark dw_cli_error_quark (void);

/** DwCli: what holds for every command. */
typedef struct
{
  char *data_dir;       /* the data folder */
  gboolean json;        /* print one JSON object */
  DwClock *clock;
  gboolean is_writing;  /* a desk was opened: what is damaged may give way to something new */
  gboolean was_renewed; /* and it had done so before */
} DwCli;

/** DwCommandFunc: Runs one command; @argv[0] is its name. Returns: how it ended; a failure has been said. */
typedef DwExit (*DwCommandFunc) (DwCli  *cli,
                                 int     argc,
                                 char  **argv);

/**
 * DwCommand: one command of the command line.
 */
typedef struct
{
  const char *name;
  const char *parameters;   /* as the help shows them */
  const char *summary;      /* marked for translation */
  DwCommandFunc run;
} DwCommand;

/**
 * dw_cli_parse:
 * @entries: the command's own options; the rest of the line goes to the one named G_OPTION_REMAINING
 * @parameters: as the help shows them
 * @summary: one sentence, translated
 *
 * Reads a command's line together with `--data-dir` and `--json`. `--help` prints help and ends the program.
 *
 * Returns: FALSE with the error when it cannot be read
 */
gboolean dw_cli_parse (DwCli               *cli,
                       int                  argc,
                       char               **argv,
                       const GOptionEntry  *entries,
                       const char          *parameters,
                       const char          *summary,
                       GError             **error);

/**
 * dw_cli_fail: Says @error on standard error, in one line that a terminal can show.
 *
 * Returns: the exit status that goes with it.
 */
DwExit dw_cli_fail (const GError *error);

/**
 * dw_cli_tell_renewal: To be called when the command is done: says on standard error where it met a directory beyond
 * help, and began a new one.
 */
void dw_cli_tell_renewal (const DwCli *cli);

/** dw_cli_name_remedy: Where @error is that the directory is damaged, goes on with what to do about it. */
void dw_cli_name_remedy (GError **error);

/** dw_cli_open_desk: Returns: (transfer full): a desk for the data folder. */
DwSyncDesk *dw_cli_open_desk (DwCli *cli);

/**
 * dw_cli_open_reader:
 *
 * Returns: (transfer full): a reader of the directory, which is made and given its starter when it is new; NULL with
 *   @error.
 */
DwReader *dw_cli_open_reader (DwCli   *cli,
                              GError **error);

/**
 * dw_cli_bring_index: Brings the search index to the directory as it is now, after everything has been said. It is
 * derived: where it cannot be made, nothing is amiss, and the window makes it.
 */
void dw_cli_bring_index (DwCli *cli);

/**
 * dw_cli_find_feed:
 *
 * Returns: (transfer none): the feed of @feeds whose number, address or name is @wanted; NULL with
 *   DW_STORE_ERROR_NOT_FOUND, or DW_CLI_ERROR when several have that name.
 */
DwFeed *dw_cli_find_feed (GPtrArray   *feeds,
                          const char  *wanted,
                          GError     **error);

/**
 * dw_cli_find_record:
 *
 * Returns: (transfer full): the record that the feed @feed_name (NULL: any feed) or Doorway calls @wanted; NULL with
 *   DW_STORE_ERROR, or DW_CLI_ERROR when several feeds do.
 */
DwRecord *dw_cli_find_record (DwReader    *reader,
                              const char  *wanted,
                              const char  *feed_name,
                              GError     **error);

/**
 * dw_cli_only_argument:
 *
 * Returns: (transfer none) (nullable): the one argument in @rest; NULL with DW_CLI_ERROR when there is none or several,
 *   or it is not UTF-8. @what says what was expected.
 */
const char *dw_cli_only_argument (char       **rest,
                                  const char  *what,
                                  GError     **error);

/** dw_cli_print_json: Finishes @json (transfer full) and prints it on a line. */
void dw_cli_print_json (DwJsonWriter *json);

/** dw_cli_add_time: Adds a time as `YYYY-MM-DDThh:mm:ssZ`, or null for 0. */
void dw_cli_add_time (DwJsonWriter *json,
                      const char   *name,
                      gint64        time);

/** dw_cli_add_feed: Adds @feed as an object. */
void dw_cli_add_feed (DwJsonWriter *json,
                      const char   *name,
                      const DwFeed *feed);

/** dw_cli_add_hold: Adds what is held of a feed as an object. */
void dw_cli_add_hold (DwJsonWriter *json,
                      const char   *name,
                      const DwHold *hold);

/** dw_cli_print_hold: Prints what is held of @feed beside what is in use. */
void dw_cli_print_hold (const DwFeed *feed,
                        gint64        now);

/** dw_cli_search: `doorwayctl search`. */
DwExit dw_cli_search (DwCli  *cli,
                      int     argc,
                      char  **argv);

/** dw_cli_show: `doorwayctl show`. */
DwExit dw_cli_show (DwCli  *cli,
                    int     argc,
                    char  **argv);

/** dw_cli_feeds: `doorwayctl feeds`. */
DwExit dw_cli_feeds (DwCli  *cli,
                     int     argc,
                     char  **argv);

/** dw_cli_sync: `doorwayctl sync`. */
DwExit dw_cli_sync (DwCli  *cli,
                    int     argc,
                    char  **argv);

/** dw_cli_check_feed: `doorwayctl check-feed`. */
DwExit dw_cli_check_feed (DwCli  *cli,
                          int     argc,
                          char  **argv);

/** dw_cli_urgent: `doorwayctl urgent`: the numbers for when somebody is not safe. Needs no directory. */
DwExit dw_cli_urgent (DwCli  *cli,
                      int     argc,
                      char  **argv);

/** dw_cli_duplicates: `doorwayctl duplicates`. */
DwExit dw_cli_duplicates (DwCli  *cli,
                          int     argc,
                          char  **argv);

/** dw_cli_corrections: `doorwayctl corrections`. */
DwExit dw_cli_corrections (DwCli  *cli,
                           int     argc,
                           char  **argv);

/** dw_cli_export: `doorwayctl export`. */
DwExit dw_cli_export (DwCli  *cli,
                      int     argc,
                      char  **argv);

/** dw_cli_publish: `doorwayctl publish`. */
DwExit dw_cli_publish (DwCli  *cli,
                       int     argc,
                       char  **argv);

/** dw_cli_keys: `doorwayctl keys`. */
DwExit dw_cli_keys (DwCli  *cli,
                    int     argc,
                    char  **argv);

G_END_DECLS
