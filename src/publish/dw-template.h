/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-column.h"

G_BEGIN_DECLS

/*
 * The template's columns: the mapping from a spreadsheet to Open Referral UK 3.0, whole. The guide in data/template is
 * checked against it.
 */

/**
 * DW_COLUMN_ID: the column that names a service for good; DW_COLUMN_NAME and DW_COLUMN_ORGANISATION tell services apart
 * without one.
 */
enum
{
  DW_COLUMN_ID,
  DW_COLUMN_NAME,
  DW_COLUMN_ORGANISATION,
};

/**
 * dw_template_get_columns: Returns: (transfer none) (array length=n_columns): every column, in the order in which a
 * record's parts are made.
 */
const DwColumn *dw_template_get_columns (guint *n_columns);

/** DW_COLUMN_MOST: the highest number that a heading can have at its end. */
#define DW_COLUMN_MOST 99

/**
 * dw_template_find:
 * @title: a heading as a spreadsheet has it: any case, maybe with a number at its end ("Day 2") or a star
 * @number: (out) (optional): that number, 1 to DW_COLUMN_MOST; 0 when there is none
 *
 * Returns: the index of the column that @title means, or -1
 */
int dw_template_find (const char *title,
                    guint      *number);

G_END_DECLS
