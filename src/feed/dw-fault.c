/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-fault.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dw-page-error-quark, dw_page_error)

static const char *const kind_names[] = {
  [DW_FAULT_MISSING] = "missing", [DW_FAULT_TYPE] = "type", [DW_FAULT_FORMAT] = "format", [DW_FAULT_RANGE] = "range",
  [DW_FAULT_WORD] = "word", [DW_FAULT_TEXT] = "text", [DW_FAULT_DUPLICATE] = "duplicate",
  [DW_FAULT_COERCED] = "coerced", [DW_FAULT_UNKNOWN] = "unknown",
  [DW_FAULT_WITHHELD] = "withheld",
};

static const char *const handling_names[] = {
  [DW_HANDLED_DROPPED_FIELD] = "dropped-field", [DW_HANDLED_CHANGED] = "changed", [DW_HANDLED_KEPT_RAW] = "kept-raw",
  [DW_HANDLED_QUARANTINED] = "quarantined", [DW_HANDLED_NOTED] = "noted",
};

static const char *const handling_meanings[] = {
  [DW_HANDLED_DROPPED_FIELD] = N_("The record is taken in without what stands there."),
  [DW_HANDLED_CHANGED] = N_("It is taken in, read as what it seems to mean."),
  [DW_HANDLED_KEPT_RAW] = N_("It is kept with the record as it stands, and shown nowhere else."),
  [DW_HANDLED_QUARANTINED] = N_("The whole record is left out."),
  [DW_HANDLED_NOTED] = N_("It is taken in as it stands; this is only to be known."),
};

const char *
dw_fault_kind_get_name (DwFaultKind kind)
{
  return kind_names[kind];
}

const char *
dw_fault_handling_get_name (DwFaultHandling handling)
{
  return handling_names[handling];
}

const char *
dw_fault_handling_get_meaning (DwFaultHandling handling)
{
  return _(handling_meanings[handling]);
}
