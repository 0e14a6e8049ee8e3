/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-service.h"
#include "dw-tri.h"

G_BEGIN_DECLS

/**
 * DwTimes: days and times of day, as bits. The seven days are bits 0 (Monday) to 6.
 *
 * @DW_TIMES_MORNING: before noon
 * @DW_TIMES_AFTERNOON: noon to five
 * @DW_TIMES_EVENING: from half past five
 * @DW_TIMES_AFTER_SCHOOL: some of half past three to half past five, on a weekday
 * @DW_TIMES_HOLIDAYS: in the school holidays
 */
typedef enum
{
  DW_TIMES_MONDAY = 1 << 0,
  DW_TIMES_SATURDAY = 1 << 5,
  DW_TIMES_SUNDAY = 1 << 6,
  DW_TIMES_MORNING = 1 << 7,
  DW_TIMES_AFTERNOON = 1 << 8,
  DW_TIMES_EVENING = 1 << 9,
  DW_TIMES_AFTER_SCHOOL = 1 << 10,
  DW_TIMES_HOLIDAYS = 1 << 11,
} DwTimes;

/** DW_TIMES_DAYS: the bits of the seven days. */
#define DW_TIMES_DAYS 0x7Fu

/** DW_TIMES_PARTS: the bits of times of day. */
#define DW_TIMES_PARTS (DW_TIMES_MORNING | DW_TIMES_AFTERNOON | DW_TIMES_EVENING | DW_TIMES_AFTER_SCHOOL | DW_TIMES_HOLIDAYS)

/**
 * dw_times_read:
 * @basis: (out): DW_BASIS_STATED from days and hours, DW_BASIS_PROSE from what a schedule is described as ("Evenings")
 *
 * Reads when @service happens, of its own schedules and those of its places (HSDS 3.0 `schedule.byday`, `.freq`,
 * `.dtstart`, `.opens_at`, `.closes_at`, `.description`). Any week will do: nobody asks what day it is. Days and hours
 * of one schedule are not tied to each other, so that "Saturday morning" may be a Saturday and some morning.
 *
 * Returns: bits of DwTimes; 0 for not stated
 */
DwMask dw_times_read (const DwService *service,
                      DwBasis         *basis);

/** dw_times_dup_text: Returns: (transfer full): "Saturday", "Saturday and Sunday", "Evenings". */
char *dw_times_dup_text (DwMask times);

G_END_DECLS
