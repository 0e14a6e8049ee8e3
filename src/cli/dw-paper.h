/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a person reads in a terminal: wrapped to its width, and never anything that the terminal would obey, whatever a
 * publisher wrote.
 */

/**
 * dw_paper_print: Prints @text from column @indent, and its further lines from column @hanging; each line feed begins a
 * new line.
 */
void dw_paper_print (guint       indent,
                     guint       hanging,
                     const char *text);

/** dw_paper_printf: The same of a format. */
void dw_paper_printf (guint       indent,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

/** dw_paper_blank: Prints an empty line. */
void dw_paper_blank (void);

/** dw_paper_print_raw: Prints @text as it is: for JSON, which the writer has made safe. */
void dw_paper_print_raw (const char *text);

/** dw_paper_complain: Prints a sentence on standard error, after the program's name. */
void dw_paper_complain (const char *sentence);

/**
 * dw_paper_finish: Flushes what was printed.
 *
 * Returns: FALSE when it could not all be written, which has then been said.
 */
gboolean dw_paper_finish (void);

G_END_DECLS
