/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-package.h"
#include "dw-service.h"

/*
 * Made-up services, written in each dialect by hand: no name of a member here comes from the program's tables, so that a row
 * which is wrong there is found out.
 */

enum { MOST_SESSIONS = 3 };

/** Made: what is true of one made-up service. */
typedef struct
{
  char *id;
  char *name;
  char *description;
  char *organization;
  char *website;
  char *email;
  guint minimum_age;
  guint maximum_age;
  char *eligibility;
  char *place;
  double latitude;
  double longitude;
  char *street;
  char *city;
  char *postcode;
  char *access;
  char *contact;
  char *phone;
  struct { guint day; guint from; guint to; } sessions[MOST_SESSIONS]; /* day 0: Monday; hours */
  guint n_sessions;
  char *option;
  guint pence;
  char *term;
  char *language;
  char *area;
  char *funding;
} Made;

/** Told: what a dialect has no member for. */
typedef enum
{
  TELLS_ALL = 0,
  LACKS_LANGUAGE = 1 << 0,
  LACKS_AREA = 1 << 1,
  LACKS_FUNDING = 1 << 2,
  LACKS_ELIGIBILITY = 1 << 3,
} Lacks;

/** made_new: Returns: (transfer full) (element-type Made): @n services of @seed. */
GPtrArray *made_new (guint32 seed,
                     guint   n);

/** made_describe: Returns: (transfer full): what is true of @made, but for what a dialect lacks. */
char *made_describe (const Made *made,
                     Lacks       lacks);

/** made_describe_service: Returns: (transfer full): the same of a service as it was read. */
char *made_describe_service (const DwService *service,
                             Lacks            lacks);

/** made_tell_page: Appends to @told a line a service of the page @bytes, as made_describe_service() tells it; "left out" for what is none. */
void made_tell_page (GString *told,
                     GBytes  *bytes,
                     Lacks    lacks);

/** made_write_oruk_3: Returns: (transfer full): a page of Open Referral UK 3.0. */
char *made_write_oruk_3 (GPtrArray *services);

/** made_write_oruk_1: Returns: (transfer full): a page of Open Referral UK 1.0. */
char *made_write_oruk_1 (GPtrArray *services);

/** made_write_outpost: Returns: (transfer full): a page of Outpost. */
char *made_write_outpost (GPtrArray *services);

/** made_write_lines: Returns: (transfer full): one record of Open Referral UK 3.0 a line. */
char *made_write_lines (GPtrArray *services);

/** made_write_tables: Returns: (transfer full): an HSDS Tabular Data Package, of 1.x or 3.x. */
DwPackage *made_write_tables (GPtrArray *services,
                              gboolean   is_old);
