/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-column.h"
#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwDraft:
 *
 * One service while it is put together from the cells of a spreadsheet. Members are for the functions of
 * dw-draft-put.h.
 */
struct _DwDraft
{
  DwArena *arena;               /* the service's own */
  DwService *service;
  const char *space;            /* (nullable): the feed's UUID, see dw_public_id() */
  const char *key;              /* names the service in every id made for it */
  DwOrganization *organization; /* NULL until there is one */
  DwContact *contact;           /* NULL until there is one */
  DwServiceAtLocation *at;      /* the venue being put together or put together last, NULL before the first */
  DwLocation *location;         /* of @at, while it can still be changed */
  DwAddress *address;           /* of @location, NULL until there is one */
  DwSchedule *schedule;         /* the session being put together, or NULL */
  const char *programme;        /* ID or name of the service that this one is part of, or NULL */
  DwAttribute *part;            /* that says so, without its term until dw_draft_set_programme() */
  gboolean are_names_right;     /* its publisher says so of names of places that nobody knows */
  gboolean is_organization_missed; /* somebody was asked for its name */
  DwAttribute *source;          /* the document that it comes from, or NULL */
  GPtrArray *sessions;          /* (element-type DwSchedule): finished ones */
  GPtrArray *venues;            /* (element-type DwServiceAtLocation): of each of @sessions its venue, or NULL */
  GHashTable *lists;            /* of DwList* to GPtrArray: what each will hold */
};

/** dw_draft_new: Returns: (transfer full): an empty service called @key. */
DwDraft *dw_draft_new (const char *space,
                       const char *key);

/** dw_draft_free: Frees @draft and the service, unless it was finished. */
void dw_draft_free (DwDraft *draft);

/** dw_draft_finish: Returns: (transfer full): the service, whole; frees @draft. */
DwService *dw_draft_finish (DwDraft *draft);

/**
 * dw_draft_id: Returns: (transfer none): the id of the part of this service that @format names: "cost", "area/hackney".
 */
const char *dw_draft_id (DwDraft    *draft,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);

/**
 * dw_draft_shared_id: Returns: (transfer none): the id of a thing that services share: "organisation/hackney-council".
 */
const char *dw_draft_shared_id (DwDraft    *draft,
                                const char *format,
                                ...) G_GNUC_PRINTF (2, 3);

/** dw_draft_set_text: Sets the member of @object, a struct of @class, that is called @member and holds a text. */
void dw_draft_set_text (const DwClass *class,
                        gpointer       object,
                        const char    *member,
                        const char    *text);

/** dw_draft_set_number: Sets the member of @object, a struct of @class, that is called @member and holds a number. */
void dw_draft_set_number (const DwClass *class,
                          gpointer       object,
                          const char    *member,
                          double         number);

/** dw_draft_append: Puts @item at the end of @list, which lies in the service. */
void dw_draft_append (DwDraft *draft,
                      DwList  *list,
                      gpointer item);

/** dw_draft_count: Returns: how many items @list has so far. */
guint dw_draft_count (DwDraft *draft,
                      DwList  *list);

/**
 * dw_draft_set_programme: Says which service this one is part of: the one that a draft called @key is going to be, of
 * that name.
 */
void dw_draft_set_programme (DwDraft    *draft,
                             const char *key,
                             const char *name);

/** dw_draft_begin_venue: Cells of venues that follow are those of a further one. */
void dw_draft_begin_venue (DwDraft *draft);

/**
 * dw_draft_end_venue:
 * @member: (out): the member of DwColumn of the cell to be mended, or NULL when it is no cell's in particular
 *
 * The cells of this venue are all there. One that the service has already is taken for the same.
 *
 * Returns: (nullable): what to write instead
 */
const char *dw_draft_end_venue (DwDraft     *draft,
                                const char **member);

/** dw_draft_begin_session: Cells of sessions that follow are those of a further one. */
void dw_draft_begin_session (DwDraft *draft);

/**
 * dw_draft_end_session:
 * @at: (nullable): where it is
 * @member: (out): the member of DwColumn of the cell to be mended, or NULL when it is no cell's in particular
 *
 * Returns: (nullable): what to write instead
 */
const char *dw_draft_end_session (DwDraft              *draft,
                                  DwServiceAtLocation  *at,
                                  const char          **member);

/**
 * dw_draft_check_first_dates: Whether one of the sessions from @first on begins on a day of the week on which none of
 * those that share its date is: day and month may have changed places.
 *
 * Returns: (nullable): what to write instead
 */
const char *dw_draft_check_first_dates (DwDraft *draft,
                                        guint    first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwDraft, dw_draft_free)

G_END_DECLS
