/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facts.h"

G_BEGIN_DECLS

/**
 * DwMarkKind: what one mark of a likeness was made of. The highest four bits of a mark are its kind.
 */
typedef enum
{
  DW_MARK_NAME,             /* all words of the name that mean something, in any order */
  DW_MARK_NAME_WORD,        /* one of them */
  DW_MARK_ORGANISATION,     /* the same of who runs it */
  DW_MARK_REGISTER,         /* a number in a register of organisations: charity, company */
  DW_MARK_DOMAIN,           /* the host of a web address of the service or its organisation */
  DW_MARK_WEB,              /* the service's own page: host and path */
  DW_MARK_EMAIL,
  DW_MARK_PHONE,
  DW_MARK_PROPERTY,         /* UPRN of a place */
  DW_MARK_POSTCODE,
} DwMarkKind;

/**
 * DwMark: a short hash of one normalised fact, under its kind. Equal marks are the same fact; nothing can be read from
 * one.
 */
typedef guint64 DwMark;

/** DW_MARK_LIMIT: the most marks of one likeness. */
#define DW_MARK_LIMIT 64

/** dw_mark_of_phone: Returns: the DW_MARK_PHONE of the last ten digits of @number, less any extension; 0 of fewer. */
DwMark dw_mark_of_phone (const char *number);

/** dw_mark_get_kind: Returns: what @mark was made of. */
DwMarkKind dw_mark_get_kind (DwMark mark);

/**
 * DwLikeness:
 *
 * What tells whether two records of different publishers are about one service: marks of its name, of who runs it, and
 * of how and where it is found. Plain values.
 */
typedef struct
{
  const DwMark *marks;      /* ascending, so by kind; each once */
  guint n_marks;
  DwMask boroughs;          /* of its service areas; 0: not stated */
  double minimum_age;       /* years, NAN when not stated */
  double maximum_age;
} DwLikeness;

/**
 * DwSameness:
 * @DW_SAMENESS_NONE: nothing says that they are one service
 * @DW_SAMENESS_MAYBE: they may be: for a person to say
 * @DW_SAMENESS_SAME: they are
 */
typedef enum
{
  DW_SAMENESS_NONE,
  DW_SAMENESS_MAYBE,
  DW_SAMENESS_SAME,
} DwSameness;

/**
 * dw_likeness_read_marks:
 *
 * A web address that many unlike services share (a social network's) and an e-mail address that nobody has give no
 * mark.
 *
 * Returns: (transfer full) (element-type DwMark): the marks of @service, ascending; none when they are more than
 *   DW_MARK_LIMIT
 */
GArray *dw_likeness_read_marks (const DwService *service);

/**
 * dw_likeness_compare:
 *
 * A wrong merge is worse than a double. Two records are the same service only where their names have the same words, a
 * further fact agrees (who runs it, a register's number, a telephone, a page, an address; of two who say otherwise who
 * runs it, only a register's number, the service's own page or its e-mail), and nothing speaks against it: places,
 * registers, boroughs or ages of which both state some and share none.
 *
 * Returns: what is to be thought of two records of different publishers
 */
DwSameness dw_likeness_compare (const DwLikeness *one,
                                const DwLikeness *other);

G_END_DECLS
