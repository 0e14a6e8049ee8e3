/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dw-tri.h"

G_BEGIN_DECLS

/**
 * DwLineKind:
 * @DW_LINE_TEXT: a fact in words
 * @DW_LINE_PROSE: a long text of the publisher's, to be read and not scanned
 * @DW_LINE_PHONE: a telephone number to dial and to copy
 * @DW_LINE_EMAIL: an e-mail address to write to and to copy
 * @DW_LINE_WEB: a web address to open
 * @DW_LINE_GAP: what is not stated, and what to do about it
 */
typedef enum
{
  DW_LINE_TEXT,
  DW_LINE_PROSE,
  DW_LINE_PHONE,
  DW_LINE_EMAIL,
  DW_LINE_WEB,
  DW_LINE_GAP,
} DwLineKind;

/**
 * DwLine: one line of a section. @label and @value are translated or the publisher's plain text, which may hold line
 * feeds.
 */
typedef struct
{
  DwLineKind kind;
  const char *label;
  const char *value;
  const char *target;       /* the http, https or mailto address to open; NULL when there is none that may be */
  const char *note;         /* beside the value: whose number it is, that calls cost more; or NULL */
  DwBasis basis;            /* NONE for what Doorway knows itself and for gaps */
} DwLine;

G_END_DECLS
