/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwPhones:
 *
 * Every telephone number that a record gives, wherever it hangs: on the service, its contacts, locations or
 * organisation. Numbers are the same when their digits are.
 */
typedef struct _DwPhones DwPhones;

/** dw_phones_of: Returns: (transfer full): the numbers of @service. */
DwPhones *dw_phones_of (const DwService *service);

/** dw_phones_free: Frees @phones. */
void dw_phones_free (DwPhones *phones);

/** dw_phones_count: Returns: how many different numbers there are. */
guint dw_phones_count (const DwPhones *phones);

/** dw_phones_count_missing: Returns: how many of @phones are not among @others. */
guint dw_phones_count_missing (const DwPhones *phones,
                               const DwPhones *others);

/** dw_phones_dup_text: Returns: (transfer full): the numbers as the publisher wrote them, joined by ", ". */
char *dw_phones_dup_text (const DwPhones *phones);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPhones, dw_phones_free)

G_END_DECLS
