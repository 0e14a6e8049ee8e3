/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwCsvResult:
 * @DW_CSV_ROW: a row was read
 * @DW_CSV_END: there is none left
 * @DW_CSV_OPEN_QUOTE: a quotation mark is not closed
 * @DW_CSV_AFTER_QUOTE: text stands after a closing quotation mark
 *
 * What asking for the next row came to. After a fault there is nothing more to read.
 */
typedef enum
{
  DW_CSV_ROW,
  DW_CSV_END,
  DW_CSV_OPEN_QUOTE,
  DW_CSV_AFTER_QUOTE,
} DwCsvResult;

/**
 * DwCsvReader:
 *
 * A table as text (RFC 4180), read in place: cells lie within the text that it was given, and live as long. Line breaks
 * within quotes belong to their cell; CR LF, LF and a missing last line break are all fine. On the stack; one thread.
 */
typedef struct
{
  char *next;           /* where the next row starts */
  char separator;
  guint line;           /* the line of the file on which the row last read starts, from 1 */
  guint n_lines;        /* lines of the file that have been read */
  guint row;            /* the number of the row last read, as a spreadsheet counts, from 1 */
  GPtrArray *cells;     /* of char*: the row last read */
} DwCsvReader;

/**
 * dw_csv_reader_init:
 * @text: (transfer none): NUL-terminated; it is written to, and must outlive the cells
 * @separator: what stands between cells: ',', ';' or '\t'
 */
void dw_csv_reader_init (DwCsvReader *reader,
                         char        *text,
                         char         separator);

/** dw_csv_reader_clear: Frees what @reader holds; the cells stay with the text. */
void dw_csv_reader_clear (DwCsvReader *reader);

/** dw_csv_reader_next: Reads a row into @reader->cells. Returns: what it came to. */
DwCsvResult dw_csv_reader_next (DwCsvReader *reader);

/**
 * dw_csv_dup_text:
 * @bytes: (array length=length): a file as a spreadsheet program saved it
 *
 * UTF-8 with or without a byte order mark, UTF-16 with one, and else Windows-1252, as Excel saves "CSV". NUL bytes become U+FFFD.
 * Where lines end in CR alone, each CR becomes a line feed.
 *
 * Returns: (transfer full): the text as UTF-8
 */
char *dw_csv_dup_text (const char *bytes,
                       gsize       length);

/**
 * dw_csv_guess_separator: Returns: ',', ';' or '\t': the one that the first line of @text has most of, outside quotes.
 */
char dw_csv_guess_separator (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwCsvReader, dw_csv_reader_clear)

G_END_DECLS
