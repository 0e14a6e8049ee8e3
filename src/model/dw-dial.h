/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwDial:
 *
 * A feed's telephone number as it may be shown. Feeds are written by others: a number that would start a network code
 * (`*21*…#`), is in digits that few can dial, or stands under the name of a helpline that has another number, is
 * hidden, and @caution says so. The numbers in an emergency come from Doorway, never from a feed.
 */
typedef struct
{
  char *number;             /* what to dial, with " ext. 12" at its end; NULL when it is hidden */
  char *words;              /* what stands beside the number in words: "Bristol Youth MAPS", "Mon to Fri"; or NULL */
  const char *caution;      /* translated: why it is hidden, or that calls cost more; or NULL */
} DwDial;

/**
 * dw_dial_read:
 * @number: as the feed gives it
 * @extension: HSDS phone.extension, NAN when not stated
 * @whose: (nullable): the names it stands under (service, organisation, contact), one a line
 * @dial: (out): to be cleared with dw_dial_clear()
 */
void dw_dial_read (const char *number,
                   double      extension,
                   const char *whose,
                   DwDial     *dial);

/** dw_dial_clear: Frees what @dial holds. */
void dw_dial_clear (DwDial *dial);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwDial, dw_dial_clear)

G_END_DECLS
