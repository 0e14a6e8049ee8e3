/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class.h"
#include "dw-json-writer.h"

G_BEGIN_DECLS

/**
 * dw_class_write_json:
 * @object: a struct of @class
 * @name: (nullable): the member that the object becomes; NULL in a list and for the outermost value
 *
 * Writes @object as ORUK 3.0 / HSDS 3.x JSON, members in the order of the schema. What is not stated is left out, as
 * the compliance page of ORUK asks.
 */
void dw_class_write_json (const DwClass *class,
                          gconstpointer  object,
                          const char    *name,
                          DwJsonWriter  *writer);

/** dw_class_dup_json: Returns: (transfer full): @object as one JSON text of ORUK 3.0, as dw_class_write_json() writes it. */
char *dw_class_dup_json (const DwClass *class,
                         gconstpointer  object);

G_END_DECLS
