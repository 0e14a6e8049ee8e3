/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-cli.h"
#include "dw-urgent.h"

G_BEGIN_DECLS

/** dw_cli_print_urgent: Prints whom to ring for @when, bits of DwUrgent. */
void dw_cli_print_urgent (guint when);

/**
 * dw_cli_add_urgent:
 * @when: bits of DwUrgent that the words call for; 0 for none
 *
 * Adds an object `urgent`: whether the words call for it, what for, and whom to ring, which is there in any case.
 */
void dw_cli_add_urgent (DwJsonWriter *json,
                        guint         when);

G_END_DECLS
