/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DwPostcodeKey: a sector ("SM6 7") or outcode ("SM6") as one number; numbers sort as the texts do. 0 is none. */
typedef guint64 DwPostcodeKey;

/** DW_POSTCODE_OUTCODE_BYTES: a longest outcode with its closing NUL. */
#define DW_POSTCODE_OUTCODE_BYTES 5

/** dw_postcode_pack: Returns: the key of @text, at most 8 bytes. */
DwPostcodeKey dw_postcode_pack (const char *text,
                                gsize       length);

/**
 * DwPostcode: what a text can mean as a postcode, in the order to try.
 *
 * Without a space "E17" is the outcode E17 or the sector E1 7; the tables know which.
 */
typedef struct
{
  DwPostcodeKey outcode;      /* the text as an outcode, or 0 */
  DwPostcodeKey sector;       /* the text as a sector, or a postcode's sector, or 0 */
  char letters[9];            /* what was typed: capitals and digits without the space */
  gsize outward;              /* how many of them stood before the space, 0 when there was none */
} DwPostcode;

/**
 * dw_postcode_read:
 * @typed: any text
 * @postcode: (out): what it can mean
 *
 * Allocates nothing.
 *
 * Returns: whether @typed has the look of a postcode: one or two letters, a digit, then at most five more letters and
 *   digits
 */
gboolean dw_postcode_read (const char *typed,
                           DwPostcode *postcode);

G_END_DECLS
