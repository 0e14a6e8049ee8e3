/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"
#include "dw-fault.h"

G_BEGIN_DECLS

/*
 * How a publisher's text becomes a value: one pure function per kind of field. Every text is valid UTF-8 of @length
 * bytes, maybe with NUL bytes, not necessarily NUL-terminated.
 */

/** DW_READING_FINE: no fault: what DwReading.fault says when nothing was wrong. */
#define DW_READING_FINE (-1)

/**
 * DwReading: what reading one value came to.
 *
 * @text NULL and no fault: not stated. @text NULL and a fault: dropped. @text and a fault: taken, changed.
 */
typedef struct
{
  const char *text;    /* in the arena, or a static word */
  int fault;           /* DwFaultKind or DW_READING_FINE */
  const char *message; /* one sentence, untranslated; NULL without a fault */
} DwReading;

/** DwReadFunc: Returns: what the @length bytes at @text mean; texts in @arena. */
typedef DwReading (*DwReadFunc) (DwArena    *arena,
                                 const char *text,
                                 gsize       length);

/** dw_reading_not_stated: Returns: nothing stated, no fault. */
DwReading dw_reading_not_stated (void);

/** dw_reading_taken: Returns: @text taken as it is. */
DwReading dw_reading_taken (const char *text);

/** dw_reading_changed: Returns: @text taken with a fault. */
DwReading dw_reading_changed (const char  *text,
                              DwFaultKind  fault,
                              const char  *message);

/** dw_reading_refused: Returns: nothing taken, for @fault. */
DwReading dw_reading_refused (DwFaultKind  fault,
                              const char  *message);

/**
 * dw_reading_clean:
 * @text: (inout): the text; then clean and trimmed, in @arena or within the text given
 * @length: (inout): its bytes
 *
 * dw_text_clean() without a copy where there is nothing to clean.
 *
 * Returns: whether anything beyond outer white space was replaced or removed
 */
gboolean dw_reading_clean (DwArena     *arena,
                           const char **text,
                           gsize       *length,
                           gboolean     keep_lines);

/**
 * dw_read_id: Reads an identifier: at most DW_LIMIT_ID bytes without a control, bidi, replaced or invisible character.
 */
DwReading dw_read_id (DwArena    *arena,
                      const char *text,
                      gsize       length);

/** dw_read_line: Reads plain text as one line. */
DwReading dw_read_line (DwArena    *arena,
                        const char *text,
                        gsize       length);

/** dw_read_prose: Reads text with line breaks; HTML becomes text. */
DwReading dw_read_prose (DwArena    *arena,
                         const char *text,
                         gsize       length);

/** dw_read_uri: Reads an absolute http or https address. */
DwReading dw_read_uri (DwArena    *arena,
                       const char *text,
                       gsize       length);

/** dw_read_email: Reads one e-mail address. */
DwReading dw_read_email (DwArena    *arena,
                         const char *text,
                         gsize       length);

/** dw_read_phone: Reads a telephone number, with words around it; never a `*` or `#` code. */
DwReading dw_read_phone (DwArena    *arena,
                         const char *text,
                         gsize       length);

/** dw_read_date: Reads `YYYY-MM-DD`, or the date of a date-time. */
DwReading dw_read_date (DwArena    *arena,
                        const char *text,
                        gsize       length);

/** dw_read_date_time: Reads ISO 8601 date-times, as `YYYY-MM-DDThh:mm:ssZ`. Without a zone it is taken as UTC. */
DwReading dw_read_date_time (DwArena    *arena,
                             const char *text,
                             gsize       length);

/** dw_read_epoch: Reads seconds or milliseconds since 1970 as dw_read_date_time() would. */
DwReading dw_read_epoch (DwArena *arena,
                         gint64   seconds);

/** dw_read_time: Reads a wall-clock time as `hh:mm`: "10:00:00", "09:00:00Z", "9:00am". A zone is left out. */
DwReading dw_read_time (DwArena    *arena,
                        const char *text,
                        gsize       length);

/** dw_read_byday: Reads a list of weekdays as RFC 5545 BYDAY has it: "MO,TU", "1SA", "-1FR"; "Thursday" is "TH". */
DwReading dw_read_byday (DwArena    *arena,
                         const char *text,
                         gsize       length);

/**
 * dw_read_word:
 * @words: (array zero-terminated=1): the canonical words
 *
 * Reads one word of a closed list, in any case and in the known other spellings.
 */
DwReading dw_read_word (DwArena           *arena,
                        const char        *text,
                        gsize              length,
                        const char *const *words);

G_END_DECLS
