/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-rule.h"

#include <string.h>

#include "dw-service.h"

/* Bounds that HSDS leaves to common sense: WGS84 degrees, years of age, RFC 5545 counts. */
static const DwRule rules[] = {
  { &DW_CLASS_LOCATION, "latitude", -90, 90, NULL },
  { &DW_CLASS_LOCATION, "longitude", -180, 180, NULL },
  { &DW_CLASS_SERVICE, "minimum_age", 0, 150, NULL },
  { &DW_CLASS_SERVICE, "maximum_age", 0, 150, NULL },
  { &DW_CLASS_SCHEDULE, "timezone", -14, 14, NULL },
  { &DW_CLASS_SCHEDULE, "interval", 1, 1000, NULL },
  { &DW_CLASS_SCHEDULE, "count", 1, 100000, NULL },
  { &DW_CLASS_SCHEDULE, "byday", 0, 0, dw_read_byday },
  { &DW_CLASS_PHONE, "number", 0, 0, dw_read_phone },
  { &DW_CLASS_PHONE, "extension", 0, 1e9, NULL },
  { &DW_CLASS_COST_OPTION, "amount", 0, 1e9, NULL },
  { &DW_CLASS_ORGANIZATION, "year_incorporated", 1, 9999, NULL },
};

const DwRule *
dw_rule_find (const DwClass *class,
              const DwField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].class == class && strcmp (rules[i].member, field->name) == 0)
      return &rules[i];

  return NULL;
}
