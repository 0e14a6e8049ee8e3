/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class.h"

G_BEGIN_DECLS

/**
 * dw_class_dup_json:
 * @object: a struct of @class
 *
 * Returns: (transfer full): @object as one JSON text of ORUK 3.0 / HSDS 3.x, members in the order of the schema; what
 *   is not stated is left out, as the compliance page of ORUK asks
 */
char *dw_class_dup_json (const DwClass *class,
                         gconstpointer  object);

G_END_DECLS
