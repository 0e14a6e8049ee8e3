/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-json.h"

G_BEGIN_DECLS

/**
 * dw_mask_is_in_object:
 *
 * Returns: whether `mask_exact_address` of @object itself says that its publisher masks the address; in doubt it does.
 */
gboolean dw_mask_is_in_object (const DwJsonValue *object);

/** dw_mask_is_within: Returns: whether @value, or anything within it, is an object that says so. */
gboolean dw_mask_is_within (const DwJsonValue *value);

/** dw_mask_is_in_text: Returns: whether the record of @length bytes at @text does; in doubt it does. */
gboolean dw_mask_is_in_text (const char *text,
                             gsize       length);

G_END_DECLS
