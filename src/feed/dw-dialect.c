/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-dialect.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const struct
{
  const char *label;
  const DwDialectTable *table;
} dialects[DW_N_DIALECTS] = {
  [DW_DIALECT_ORUK_3] = { N_("Open Referral UK 3"), NULL },
  [DW_DIALECT_ORUK_1] = { N_("Open Referral UK 1.0"), &DW_DIALECT_TABLE_ORUK_1 },
  [DW_DIALECT_OUTPOST] = { N_("Outpost"), &DW_DIALECT_TABLE_OUTPOST },
};

const char *
dw_dialect_get_label (DwDialect dialect)
{
  return _(dialects[dialect].label);
}

static gboolean
is_of (const DwAlias *alias,
       const DwClass *class,
       const char    *name,
       gsize          length)
{
  return alias->class == class && strlen (alias->member) == length && memcmp (alias->member, name, length) == 0;
}

const DwAlias *
dw_dialect_find (DwDialect      dialect,
                 const DwClass *class,
                 const char    *name,
                 gsize          length,
                 const DwAlias *after)
{
  for (const DwDialectTable *table = dialects[dialect].table; table != NULL; table = table->base)
    {
      const DwAlias *end = table->aliases + table->n_aliases;
      gboolean is_table_of_after = after != NULL && after >= table->aliases && after < end;

      if (after != NULL && !is_table_of_after)
        continue;
      for (const DwAlias *alias = after != NULL ? after + 1 : table->aliases; alias < end; alias++)
        if (is_of (alias, class, name, length))
          return alias;
      if (is_table_of_after)
        break;
    }

  return NULL;
}

gboolean
dw_dialect_is_known (const DwClass *class,
                     const char    *name,
                     gsize          length)
{
  for (DwDialect dialect = DW_DIALECT_ORUK_3 + 1; dialect < DW_N_DIALECTS; dialect++)
    if (dw_dialect_find (dialect, class, name, length, NULL) != NULL)
      return TRUE;

  return FALSE;
}
