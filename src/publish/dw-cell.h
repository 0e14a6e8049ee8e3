/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"

G_BEGIN_DECLS

/**
 * DwCell: what one cell of a spreadsheet came to, as a person in an office wrote it.
 *
 * Either @write is NULL and the value is there, or @write is a translated sentence that says what to write instead.
 */
typedef struct
{
  const char *write;    /* static, or in the arena; NULL when the cell was understood */
  const char *text;     /* in the arena; NULL when the cell says nothing */
  const char *rest;     /* words that stand beside the value ("per child"), or NULL */
  double number;        /* NAN unless the value is one */
} DwCell;

/** DwCellFunc: reads @text, which is trimmed and not empty. Returns: what it came to. */
typedef DwCell (*DwCellFunc) (DwArena    *arena,
                              const char *text);

/** dw_cell_line: Plain text on one line. */
DwCell dw_cell_line (DwArena    *arena,
                     const char *text);

/** dw_cell_prose: Text with line breaks. */
DwCell dw_cell_prose (DwArena    *arena,
                      const char *text);

/** dw_cell_uri: A web address; "www.…" is taken as https. */
DwCell dw_cell_uri (DwArena    *arena,
                    const char *text);

/** dw_cell_email: An e-mail address. */
DwCell dw_cell_email (DwArena    *arena,
                      const char *text);

/**
 * dw_cell_phone:
 *
 * A telephone number, maybe with words before a colon, which become @rest: "Bookings: 020 7946 0001". A number that a spreadsheet
 * has taken for a sum ("2079460001", "2.08E+09") is refused with how to keep its digits, and one that has not as many digits as
 * the numbers of its kind ("020 7946", "7946 0001") with how to write it whole.
 */
DwCell dw_cell_phone (DwArena    *arena,
                      const char *text);

/**
 * dw_cell_is_cut_phone:
 * @text: a telephone number as somebody wrote it
 *
 * Returns: whether it is one in digits of which some are missing: the 0 that a spreadsheet dropped, or its end. What
 *   has an area to be guessed, further words or several numbers in it may be rung by who reads it, and is none
 */
gboolean dw_cell_is_cut_phone (const char *text);

/** dw_cell_postcode: A whole postcode of the United Kingdom, written "SM6 7AA" (BS 7666). */
DwCell dw_cell_postcode (DwArena    *arena,
                         const char *text);

/** dw_cell_age: An age in years: "5", "5 years", "18+", "18 months" (1.5), "6 weeks" (0.115), "birth" (0). */
DwCell dw_cell_age (DwArena    *arena,
                    const char *text);

/** dw_cell_degrees: A number as latitude or longitude; its range is the caller's to check. */
DwCell dw_cell_degrees (DwArena    *arena,
                        const char *text);

/**
 * dw_cell_cost: "Free" (0) or a price in pounds ("£2.50", "2.50", "50p"); words after it become @rest, and all of
 * "Donation", which is no price.
 */
DwCell dw_cell_cost (DwArena    *arena,
                     const char *text);

/** dw_cell_yes_no: @number 1 or 0: "Yes", "y", "No", "✓", "x". */
DwCell dw_cell_yes_no (DwArena    *arena,
                       const char *text);

/**
 * dw_cell_date: A date, day before month as in Britain: "21/11/2026", "21.11.26", "21 November 2026", "2026-11-21".
 * @text is `YYYY-MM-DD`.
 */
DwCell dw_cell_date (DwArena    *arena,
                     const char *text);

/**
 * dw_cell_time:
 *
 * A time of day: "9.30am", "09:30", "1 pm", "noon", "17:00:00". @text is `hh:mm`; of "midnight", which may begin a day or
 * end it, 24:00. Hours 1 to 8 of one digit without am or pm are
 * refused, as nobody can tell whether a group at 1.30 meets at night.
 */
DwCell dw_cell_time (DwArena    *arena,
                     const char *text);

/**
 * dw_cell_days:
 *
 * Days of the week: "Mon", "Mon, Wed and Fri", "Monday to Friday", "weekdays"; and days of the month: "first Monday",
 * "2nd and 4th Tuesday", "last Friday". @text is an RFC 5545 BYDAY: "MO,WE", "1MO", "-1FR"; @number is 1 for days of the month.
 */
DwCell dw_cell_days (DwArena    *arena,
                     const char *text);

/** dw_cell_every: How often: "every week" (1), "fortnightly" (2), "every 3 weeks" (3). @number is the weeks between. */
DwCell dw_cell_every (DwArena    *arena,
                      const char *text);

/** dw_cell_refuse: Returns: a cell that was not understood; @write is static. */
DwCell dw_cell_refuse (const char *write);

/** dw_cell_take: Returns: a cell that says @text, which is copied. */
DwCell dw_cell_take (DwArena    *arena,
                     const char *text);

/**
 * dw_cell_match: Returns: whether all of @text is @pattern (GRegex, any case, white space runs as one space); @match
 * (out) (transfer full) (optional).
 */
gboolean dw_cell_match (const char  *pattern,
                        const char  *text,
                        GMatchInfo **match);

G_END_DECLS
