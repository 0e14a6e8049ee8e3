/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwFieldKind:
 * @DW_FIELD_ID: an identifier, up to DW_LIMIT_ID bytes; whole numbers are taken as their digits
 * @DW_FIELD_LINE: plain text on one line
 * @DW_FIELD_PROSE: text with line breaks; HTML is turned into text
 * @DW_FIELD_URI: an absolute http or https address; a scheme-less host is taken as https
 * @DW_FIELD_EMAIL: an e-mail address
 * @DW_FIELD_DATE: `YYYY-MM-DD`
 * @DW_FIELD_DATE_TIME: `YYYY-MM-DDThh:mm:ssZ`
 * @DW_FIELD_TIME: `hh:mm`, local wall clock (Europe/London)
 * @DW_FIELD_NUMBER: a double; NAN when not stated
 * @DW_FIELD_WORD: one word of a closed list (@DwField.words)
 * @DW_FIELD_OBJECT: (nullable) pointer to one struct of @DwField.of
 * @DW_FIELD_LIST: a DwList of structs of @DwField.of
 *
 * How one member is read from a feed, checked and kept. All texts are `const char *`, NULL when not stated.
 */
typedef enum
{
  DW_FIELD_ID,
  DW_FIELD_LINE,
  DW_FIELD_PROSE,
  DW_FIELD_URI,
  DW_FIELD_EMAIL,
  DW_FIELD_DATE,
  DW_FIELD_DATE_TIME,
  DW_FIELD_TIME,
  DW_FIELD_NUMBER,
  DW_FIELD_WORD,
  DW_FIELD_OBJECT,
  DW_FIELD_LIST,
} DwFieldKind;

/** DwFieldFlags: @DW_FIELD_REQUIRED: `required` in the ORUK 3.0 JSON schema of its class: absence is a fault. */
typedef enum
{
  DW_FIELD_OPTIONAL = 0,
  DW_FIELD_REQUIRED = 1 << 0,
} DwFieldFlags;

typedef struct _DwClass DwClass;

/** DwField: one member of one HSDS class: its HSDS name, its place in the C struct, how it is read. */
typedef struct
{
  const char *name;          /* the HSDS / ORUK 3.0 member name, as in JSON */
  const char *alias;         /* another accepted member name ("modified_date"), or NULL */
  gsize offset;              /* of the member in the struct */
  DwFieldKind kind;
  DwFieldFlags flags;
  const char *const *words;  /* DW_FIELD_WORD: NULL-terminated canonical words */
  const DwClass *of;         /* DW_FIELD_OBJECT and DW_FIELD_LIST */
} DwField;

/** DwClass: one HSDS class as data: what feed, store and export walk instead of code per member. */
struct _DwClass
{
  const char *name;          /* "service", "organization", … as HSDS names the table */
  gsize size;                /* of the struct */
  const DwField *fields;
  guint n_fields;
};

/** DwList: a list of structs of one class, in the publisher's order. Empty when not stated. */
typedef struct
{
  gpointer *items;
  guint n_items;
} DwList;

/** DW_LIST_FOREACH: Loops @item, a `const Type *`, over @list (a `const DwList *`). */
#define DW_LIST_FOREACH(Type, item, list)                                                        \
  for (guint item##_index = 0; item##_index < (list)->n_items; item##_index = (list)->n_items)   \
    for (const Type *item = NULL;                                                                \
         item##_index < (list)->n_items && ((item = (list)->items[item##_index]), TRUE);         \
         item##_index++)

/** dw_class_find: Returns: (nullable): the field of @class whose name or alias is the @length bytes at @name. */
const DwField *dw_class_find (const DwClass *class,
                              const char    *name,
                              gsize          length);

/** dw_field_text: Returns: (nullable): the text of @field (any text kind) in @object, NULL when not stated. */
static inline const char *
dw_field_text (const DwField *field,
               gconstpointer  object)
{
  return G_STRUCT_MEMBER (const char *, object, field->offset);
}

/** dw_field_number: Returns: the number of @field in @object, NAN when not stated. */
double dw_field_number (const DwField *field,
                        gconstpointer  object);

/** dw_field_list: Returns: the list of @field (DW_FIELD_LIST) in @object. */
const DwList *dw_field_list (const DwField *field,
                             gconstpointer  object);

/** dw_field_object: Returns: (nullable): the struct of @field (DW_FIELD_OBJECT) in @object. */
gconstpointer dw_field_object (const DwField *field,
                               gconstpointer  object);

G_END_DECLS
